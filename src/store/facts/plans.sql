SELECT wanted.key, plan.id, start_on, done_on, known_at
FROM json_each(?1) AS wanted CROSS JOIN plan ON plan.account_id = wanted.value AND deleted_at IS NULL
