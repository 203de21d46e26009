SELECT id, seats, start_on, end_on, notice_given_on, coalesce(notice_known_at, notice_given_on), known_at
FROM contract WHERE account_id = ?1 AND deleted_at IS NULL
