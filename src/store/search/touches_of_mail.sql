-- ?1: an op. The touches that its mails name, now, before and after.
SELECT touch_id FROM mail WHERE touch_id IS NOT NULL AND id IN (SELECT row_id FROM change WHERE op = ?1 AND table_name = 'mail')
UNION
SELECT before ->> 'touch_id' FROM change WHERE op = ?1 AND table_name = 'mail' AND before IS NOT NULL
UNION
SELECT after ->> 'touch_id' FROM change WHERE op = ?1 AND table_name = 'mail' AND after IS NOT NULL
