SELECT lower(trim(email)), id AS contact, account_id, left_on IS NOT NULL AS has_left, 0 AS is_further
FROM contact
WHERE email IS NOT NULL AND deleted_at IS NULL
UNION ALL
SELECT contact_address.email, contact.id, contact.account_id, contact.left_on IS NOT NULL, 1
FROM contact_address
JOIN contact ON contact.id = contact_address.contact_id AND contact.deleted_at IS NULL
WHERE contact_address.deleted_at IS NULL
ORDER BY has_left, is_further, contact
