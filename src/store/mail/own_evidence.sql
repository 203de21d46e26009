-- How many messages each address wrote, and how many were for it.
SELECT mail_address.email,
    count(DISTINCT mail_address.mail_id) FILTER (WHERE role = 'from') AS wrote,
    count(DISTINCT mail_address.mail_id) FILTER (WHERE role IN ('to', 'cc', 'bcc')) AS got,
    count(DISTINCT mail_address.mail_id) AS named
FROM mail_address
GROUP BY mail_address.email
ORDER BY named DESC, mail_address.email
LIMIT 20
