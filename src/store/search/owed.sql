SELECT doc.id FROM mail_thread
    JOIN mail ON mail.thread_id = mail_thread.id AND mail.deleted_at IS NULL AND mail.kind = 'message'
    JOIN search_doc AS doc ON doc.kind = 'mail' AND doc.row_id = mail.id
WHERE mail_thread.deleted_at IS NULL AND mail.direction = 'in'
    AND (mail_thread.settled_at IS NULL OR mail_thread.settled_at < mail.at)
    AND NOT EXISTS (
        SELECT 1 FROM mail AS later
        WHERE later.thread_id = mail.thread_id AND later.deleted_at IS NULL AND later.kind = 'message' AND later.at > mail.at
    )
