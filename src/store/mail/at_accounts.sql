-- Addresses in mail that belongs to accounts, each with its newest message; not drafts and what lies in the bin.
SELECT mail_address.email, count(DISTINCT mail.id), max(mail.at), mail.id
FROM mail
JOIN mail_address ON mail_address.mail_id = mail.id
WHERE mail.account_id IS NOT NULL AND mail.deleted_at IS NULL AND mail.kind IN ('message', 'calendar')
    AND mail.id NOT IN (SELECT id FROM mail WHERE flags GLOB '*[DT]*')
GROUP BY mail_address.email
