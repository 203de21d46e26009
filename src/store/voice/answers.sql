SELECT response.id, response.account_id, contact_id, kind, scale_min, scale_max, score, at
FROM response JOIN account ON account.id = response.account_id AND account.deleted_at IS NULL
WHERE response.deleted_at IS NULL
ORDER BY at, response.id
