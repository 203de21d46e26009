SELECT id, plan_id, due_on, done_on, blocked IS NOT NULL, known_at FROM step WHERE account_id = ?1 AND deleted_at IS NULL
