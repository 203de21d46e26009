SELECT account_id, id, opened_at, first_response_at, first_response_minutes, closed_at
FROM ticket WHERE opened_at >= ?1 AND opened_at < ?2 AND deleted_at IS NULL
