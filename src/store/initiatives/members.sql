SELECT initiative_account.id, initiative_id, account_id, account.name
FROM initiative_account JOIN account ON account.id = account_id AND account.deleted_at IS NULL
WHERE initiative_account.deleted_at IS NULL AND (?1 IS NULL OR initiative_id = ?1)
ORDER BY account.name, initiative_account.id
