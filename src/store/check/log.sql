-- Ops that have not as many changes as they had, or changes whose images are no JSON.
SELECT op.id FROM op
WHERE op.changes <> (SELECT count(*) FROM change WHERE change.op = op.id)
   OR EXISTS (SELECT 1 FROM change WHERE change.op = op.id AND (NOT json_valid(before) OR NOT json_valid(after)))
ORDER BY op.id
