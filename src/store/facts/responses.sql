SELECT wanted.key, response.id, contact_id, kind, scale_min, scale_max, score, at, known_at, answered_at
FROM json_each(?1) AS wanted CROSS JOIN response ON response.account_id = wanted.value AND at >= ?2 AND deleted_at IS NULL
