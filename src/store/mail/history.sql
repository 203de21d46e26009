-- Everything that was exchanged with an account or a person, newest first. Whose it is stands in the place of the mark.
SELECT mail.id, mail.thread_id, mail.at, mail.direction, mail.subject, mail.people, contact.name, mail.attachments <> '[]'
FROM mail
LEFT JOIN contact ON contact.id = mail.contact_id
WHERE mail.deleted_at IS NULL AND mail.kind = 'message' AND instr(mail.flags, 'D') = 0 AND instr(mail.flags, 'T') = 0
    AND (mail.at, mail.id) < (?2, ?3) AND TRUE /*whose*/
ORDER BY mail.at DESC, mail.id DESC
LIMIT ?4
