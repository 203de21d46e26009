SELECT id, rating, at, known_at, expires_on FROM pulse WHERE account_id = ?1 AND deleted_at IS NULL
