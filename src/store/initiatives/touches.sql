-- Touches of some days by account, a note left out: those dated by the day, and those with a time of the person's own days.
SELECT account.id, (
    SELECT count(*) FROM touch
    WHERE touch.account_id = account.id AND touch.deleted_at IS NULL AND touch.kind <> 'note'
        AND (length(at) = 10 AND at BETWEEN ?1 AND ?2 OR length(at) = 20 AND at >= ?3 AND at < ?4)
) AS touches
FROM account WHERE account.deleted_at IS NULL AND touches > 0
