-- One address in mail that belongs to an account: how often it is named there, and its newest message.
SELECT mail_address.email, count(DISTINCT mail.id), max(mail.at), mail.id, mail.subject, mail.people
FROM mail_address
JOIN mail ON mail.id = mail_address.mail_id
WHERE mail_address.email = ? AND mail.account_id IS NOT NULL AND mail.deleted_at IS NULL AND mail.kind IN ('message', 'calendar')
GROUP BY mail_address.email
