SELECT doc.id FROM mail AS theirs
    JOIN mail_thread ON mail_thread.id = theirs.thread_id AND mail_thread.deleted_at IS NULL
    JOIN search_doc AS doc ON doc.kind = 'mail' AND doc.row_id = theirs.id
WHERE theirs.direction = 'in' AND theirs.kind = 'message' AND theirs.deleted_at IS NULL AND instr(theirs.flags, 'T') = 0
    AND theirs.account_id IS NOT NULL AND (mail_thread.settled_at IS NULL OR mail_thread.settled_at < theirs.at)
    AND NOT EXISTS (
        SELECT 1 FROM mail AS ours
        WHERE ours.thread_id = theirs.thread_id AND ours.direction <> 'in' AND ours.kind = 'message' AND ours.deleted_at IS NULL
            AND ours.at >= theirs.at AND instr(ours.flags, 'D') = 0 AND instr(ours.flags, 'T') = 0)
