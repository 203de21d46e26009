SELECT wanted.key, usage.id, on_day, metric, user, usage.value, known_at
FROM json_each(?1) AS wanted CROSS JOIN usage ON usage.account_id = wanted.value AND on_day >= ?2 AND on_day <= ?3
