-- ?2: since when; tickets that were still open then come along.
SELECT id, severity, status, opened_at, closed_at, known_at
FROM ticket WHERE account_id = ?1 AND deleted_at IS NULL AND (opened_at >= ?2 OR closed_at IS NULL OR closed_at >= ?2)
