-- When each of some people was written to last: in a logged mail, a message that was read in, or a draft that was sent.
SELECT contact_id, max(at) FROM (
    SELECT touch_contact.contact_id AS contact_id, touch.at AS at FROM touch_contact
        JOIN touch ON touch.id = touch_contact.touch_id
        WHERE touch_contact.contact_id IN (SELECT value FROM json_each(?1))
            AND touch.kind = 'email' AND touch.direction <> 'in' AND touch.deleted_at IS NULL AND touch.at <= ?2
    UNION ALL
    SELECT contact_id, at FROM mail
        WHERE contact_id IN (SELECT value FROM json_each(?1)) AND direction <> 'in' AND kind = 'message' AND deleted_at IS NULL AND at <= ?2
    UNION ALL
    SELECT contact_id, sent_at FROM mail_draft
        WHERE contact_id IN (SELECT value FROM json_each(?1)) AND sent_at IS NOT NULL AND deleted_at IS NULL AND sent_at <= ?2
) GROUP BY contact_id
