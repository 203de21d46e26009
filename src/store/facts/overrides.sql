SELECT wanted.key, health_override.id, score, band, at, known_at, expires_on, cleared_at
FROM json_each(?1) AS wanted CROSS JOIN health_override ON health_override.account_id = wanted.value AND deleted_at IS NULL
