SELECT id, role, left_on, coalesce(left_known_at, left_on), known_at FROM contact WHERE account_id = ?1 AND deleted_at IS NULL
