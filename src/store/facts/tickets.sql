-- ?2: since when; tickets that were still open then come along.
SELECT wanted.key, ticket.id, severity, status, opened_at, closed_at, known_at
FROM json_each(?1) AS wanted CROSS JOIN ticket ON ticket.account_id = wanted.value
WHERE deleted_at IS NULL AND (opened_at >= ?2 OR closed_at IS NULL OR closed_at >= ?2)
