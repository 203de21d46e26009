-- Conversations whose last message of a person is theirs. A draft that was not sent answers nothing; what is in the bin asks nothing.
SELECT last.thread_id, last.id, last.touch_id, last.account_id, account.name, account.touch_model, last.contact_id, contact.name, last.people,
    last.subject, last.at, mail_thread.snoozed_until, waiting.since, waiting.letters
FROM mail AS last
JOIN mail_thread ON mail_thread.id = last.thread_id
JOIN account ON account.id = last.account_id
LEFT JOIN contact ON contact.id = last.contact_id
JOIN (
    SELECT theirs.thread_id, min(theirs.at) AS since, count(*) AS letters
    FROM mail AS theirs
    WHERE theirs.at >= ?1 AND theirs.direction = 'in' AND theirs.kind = 'message' AND theirs.deleted_at IS NULL
        AND instr(theirs.flags, 'T') = 0
        AND theirs.account_id IS NOT NULL AND (?2 IS NULL OR theirs.account_id = ?2)
        AND NOT EXISTS (
            SELECT 1 FROM mail AS ours
            WHERE ours.thread_id = theirs.thread_id AND ours.direction <> 'in' AND ours.kind = 'message' AND ours.deleted_at IS NULL
                AND ours.at >= theirs.at AND instr(ours.flags, 'D') = 0 AND instr(ours.flags, 'T') = 0)
        AND NOT EXISTS (
            SELECT 1 FROM mail_thread AS said WHERE said.id = theirs.thread_id AND said.settled_at >= theirs.at)
    GROUP BY theirs.thread_id) AS waiting ON waiting.thread_id = last.thread_id
WHERE last.id = (
        SELECT id FROM mail AS theirs
        WHERE theirs.thread_id = waiting.thread_id AND theirs.direction = 'in' AND theirs.kind = 'message' AND theirs.deleted_at IS NULL
            AND instr(theirs.flags, 'T') = 0 AND theirs.account_id IS NOT NULL
        ORDER BY theirs.at DESC, theirs.id DESC LIMIT 1)
    AND account.deleted_at IS NULL AND mail_thread.deleted_at IS NULL AND (?2 IS NULL OR last.account_id = ?2)
ORDER BY waiting.since, last.thread_id
