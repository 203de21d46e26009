-- The touch of a draft that was sent, for the message it is: the newest first.
SELECT mail_draft.touch_id FROM mail_draft
    JOIN touch ON touch.id = mail_draft.touch_id AND touch.deleted_at IS NULL
    WHERE mail_draft.account_id = ?1 AND trim(mail_draft.subject) = ?2 AND mail_draft.state = 'sent' AND mail_draft.deleted_at IS NULL
        AND mail_draft.sent_at BETWEEN ?3 AND ?4
        AND NOT EXISTS (SELECT 1 FROM mail WHERE mail.touch_id = mail_draft.touch_id AND mail.deleted_at IS NULL)
    ORDER BY mail_draft.sent_at DESC LIMIT 1
