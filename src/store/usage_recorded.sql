SELECT metric, min(on_day), max(on_day) FROM usage
WHERE account_id = ?1 AND on_day <= ?2 AND value > 0
    AND (length(known_at) = 10 AND known_at <= ?2 OR length(known_at) = 20 AND known_at < ?3)
GROUP BY metric ORDER BY metric
