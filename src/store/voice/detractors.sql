SELECT DISTINCT response.account_id FROM response JOIN account ON account.id = response.account_id AND account.deleted_at IS NULL
WHERE response.kind = 'nps' AND response.at >= ?1 AND response.deleted_at IS NULL
    AND 10 * (score - scale_min) <= 6 * (scale_max - scale_min)
ORDER BY response.account_id
