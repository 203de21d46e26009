-- One seek for each account: the first row of the week that has any use ends it.
SELECT id FROM account WHERE deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM usage WHERE usage.account_id = account.id AND on_day > ?1 AND on_day <= ?2 AND value > 0)
