-- Addresses in mail that belongs to nobody, each with its newest message. Newsletters and automatic mail ask for nothing.
SELECT mail_address.email, count(DISTINCT mail.id), max(mail.at), mail.id
FROM mail
JOIN mail_address ON mail_address.mail_id = mail.id
WHERE mail.account_id IS NULL AND mail.deleted_at IS NULL AND mail.kind IN ('message', 'calendar')
GROUP BY mail_address.email
