-- Mails of ours to an account that may be a draft somebody says was sent: read in before, and of no other draft. The newest first.
SELECT mail.id FROM mail
    JOIN touch ON touch.id = mail.touch_id AND touch.deleted_at IS NULL
    WHERE mail.account_id = ?1 AND mail.direction = 'out' AND mail.kind = 'message' AND mail.deleted_at IS NULL
        AND instr(mail.flags, 'D') = 0 AND instr(mail.flags, 'T') = 0 AND mail.at BETWEEN ?2 AND ?3
        AND NOT EXISTS (
            SELECT 1 FROM mail_draft
            WHERE mail_draft.touch_id = mail.touch_id AND mail_draft.state = 'sent' AND mail_draft.deleted_at IS NULL)
    ORDER BY mail.at DESC, mail.id DESC
