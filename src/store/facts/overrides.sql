SELECT id, score, band, at, known_at, expires_on, cleared_at FROM health_override WHERE account_id = ?1 AND deleted_at IS NULL
