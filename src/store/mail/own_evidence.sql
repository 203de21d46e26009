-- How many messages each address wrote, and how many were for it. What lists and machines send says nothing about who reads it,
-- nor do drafts and what lies in the bin.
SELECT mail_address.email,
    count(DISTINCT mail.id) FILTER (WHERE mail_address.role = 'from') AS wrote,
    count(DISTINCT mail.id) FILTER (WHERE mail_address.role IN ('to', 'cc', 'bcc')) AS got,
    count(DISTINCT mail.id) AS named
FROM mail
JOIN mail_address ON mail_address.mail_id = mail.id
WHERE mail.deleted_at IS NULL AND mail.kind = 'message' AND mail.id NOT IN (SELECT id FROM mail WHERE flags GLOB '*[DT]*')
GROUP BY mail_address.email
ORDER BY named DESC, mail_address.email
LIMIT 20
