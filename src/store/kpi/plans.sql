SELECT account_id, id, start_on, first_value_on, done_on FROM plan WHERE deleted_at IS NULL
