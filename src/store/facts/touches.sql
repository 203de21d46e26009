-- ?2: since when; the last two-way touch before that comes along, however old. The rows of one touch stand together.
SELECT wanted.key, touch.id, touch.at, touch.known_at, touch.direction, touch_contact.contact_id
FROM json_each(?1) AS wanted
CROSS JOIN touch ON touch.account_id = wanted.value AND touch.deleted_at IS NULL AND touch.kind <> 'note'
  AND touch.at >= min(?2, coalesce((SELECT max(at) FROM touch AS latest
      WHERE latest.account_id = wanted.value AND latest.deleted_at IS NULL AND latest.kind <> 'note' AND latest.direction = 'two_way' AND latest.at < ?2), ?2))
LEFT JOIN touch_contact ON touch_contact.touch_id = touch.id
