-- The touch of a draft that was sent, for the message it is: the newest first. A draft that says nobody may have gone to anybody.
SELECT mail_draft.touch_id FROM mail_draft
    JOIN touch ON touch.id = mail_draft.touch_id AND touch.deleted_at IS NULL
    WHERE mail_draft.account_id = ?1 AND trim(mail_draft.subject) = ?2 AND mail_draft.state = 'sent' AND mail_draft.deleted_at IS NULL
        AND mail_draft.sent_at BETWEEN ?3 AND ?4
        AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.touch_id = mail_draft.touch_id AND mail.deleted_at IS NULL)
        AND (NOT EXISTS (SELECT 1 FROM json_each(mail_draft.people) WHERE value ->> 'role' = 'to')
            OR EXISTS (
                SELECT 1 FROM json_each(mail_draft.people) AS named
                WHERE named.value ->> 'role' = 'to' AND lower(named.value ->> 'email') IN (SELECT value FROM json_each(?5))))
    ORDER BY mail_draft.sent_at DESC LIMIT 1
