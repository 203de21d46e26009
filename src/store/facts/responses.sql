SELECT id, contact_id, kind, scale_min, scale_max, score, at, known_at, answered_at
FROM response WHERE account_id = ?1 AND at >= ?2 AND deleted_at IS NULL
