SELECT id, on_day, metric, user, value, known_at FROM usage WHERE account_id = ?1 AND on_day >= ?2 AND on_day <= ?3
