SELECT wanted.key, step.id, plan_id, due_on, done_on, blocked IS NOT NULL, known_at
FROM json_each(?1) AS wanted CROSS JOIN step ON step.account_id = wanted.value AND deleted_at IS NULL
