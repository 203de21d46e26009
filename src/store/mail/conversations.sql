-- Conversations by their last message, newest first; what lies in the bin is part of none. What narrows them stands in the place of the marks.
SELECT last.thread_id, last.id, last.account_id, account.name, mail_thread.subject, last.at, last.direction, last.kind, last.people,
    contact.name, last.attachments <> '[]', mail_thread.settled, mail_thread.settled_at >= last.at, mail_thread.snoozed_until,
    (SELECT count(*) FROM mail AS each_one WHERE each_one.thread_id = last.thread_id AND each_one.deleted_at IS NULL
        AND instr(each_one.flags, 'T') = 0)
FROM mail AS last
JOIN mail_thread ON mail_thread.id = last.thread_id
LEFT JOIN account ON account.id = last.account_id
LEFT JOIN contact ON contact.id = last.contact_id
WHERE last.deleted_at IS NULL AND (last.at, last.id) < (?1, ?2) /*last*/ AND instr(last.flags, 'T') = 0
    AND NOT EXISTS (
        SELECT 1 FROM mail AS later
        WHERE later.thread_id = last.thread_id AND later.deleted_at IS NULL AND (later.at, later.id) > (last.at, last.id) /*later*/
            AND instr(later.flags, 'T') = 0)
ORDER BY last.at DESC, last.id DESC
