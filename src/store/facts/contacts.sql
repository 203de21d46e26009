SELECT wanted.key, contact.id, role, left_on, coalesce(left_known_at, left_on), known_at
FROM json_each(?1) AS wanted CROSS JOIN contact ON contact.account_id = wanted.value AND deleted_at IS NULL
