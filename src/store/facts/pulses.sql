SELECT wanted.key, pulse.id, rating, at, known_at, expires_on
FROM json_each(?1) AS wanted CROSS JOIN pulse ON pulse.account_id = wanted.value AND deleted_at IS NULL
