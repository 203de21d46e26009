-- Use of some days by account: amounts, and rows that count people; empty where there is no row of the kind.
SELECT account.id, sum(CASE WHEN metric <> ?3 THEN value END), sum(CASE WHEN metric = ?3 THEN value END)
FROM account JOIN usage ON usage.account_id = account.id AND on_day BETWEEN ?1 AND ?2
WHERE account.deleted_at IS NULL GROUP BY account.id
