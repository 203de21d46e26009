SELECT account_id, id, contact_id, kind, scale_min, scale_max, score, at
FROM response WHERE at >= ?1 AND at < ?2 AND deleted_at IS NULL
