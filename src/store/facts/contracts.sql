SELECT wanted.key, contract.id, seats, start_on, end_on, notice_given_on, coalesce(notice_known_at, notice_given_on), known_at
FROM json_each(?1) AS wanted CROSS JOIN contract ON contract.account_id = wanted.value AND deleted_at IS NULL
