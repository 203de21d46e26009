-- The row of an opportunity before it was decided last, of the decisions that stand.
SELECT json_extract(before, '$.stage'), json_extract(before, '$.product'),
       json_extract(before, '$.amount_minor'), json_extract(before, '$.currency'),
       CAST(json_extract(before, '$.probability') AS REAL)
FROM op
JOIN change ON change.op = op.id
WHERE op.kind IN ('expansion-win', 'expansion-lose') AND op.state = 'done'
  AND change.table_name = 'expansion' AND change.row_id = ?1
  AND json_extract(before, '$.stage') NOT IN ('won', 'lost')
ORDER BY change.id DESC
LIMIT 1
