-- How much was exchanged with an account or a person. Whose it is stands in the place of the mark.
SELECT count(*) FILTER (WHERE mail.direction = 'in'), count(*) FILTER (WHERE mail.direction <> 'in'), count(DISTINCT mail.contact_id),
    min(mail.at), max(mail.at)
FROM mail
WHERE mail.deleted_at IS NULL AND mail.kind = 'message' AND instr(mail.flags, 'D') = 0 AND instr(mail.flags, 'T') = 0 AND TRUE /*whose*/
