SELECT id, coalesce(answered_at, CASE WHEN contact_id IS NULL
        THEN (SELECT touch.at FROM touch
              WHERE touch.account_id = response.account_id AND touch.at > response.at AND touch.deleted_at IS NULL
                AND touch.kind <> 'note' AND touch.direction <> 'in' ORDER BY touch.at LIMIT 1)
        ELSE (SELECT min(touch.at) FROM touch_contact JOIN touch ON touch.id = touch_contact.touch_id
              WHERE touch_contact.contact_id = response.contact_id AND touch.account_id = response.account_id
                AND touch.at > response.at AND touch.deleted_at IS NULL
                AND touch.kind <> 'note' AND touch.direction <> 'in')
        END) AS answered
FROM response WHERE deleted_at IS NULL AND answered IS NOT NULL
