SELECT id, concat_ws(' | ', name, email, phone) FROM contact WHERE deleted_at IS NULL
UNION ALL
SELECT contact_id, email FROM contact_address WHERE deleted_at IS NULL
