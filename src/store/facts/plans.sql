SELECT id, start_on, done_on, known_at FROM plan WHERE account_id = ?1 AND deleted_at IS NULL
