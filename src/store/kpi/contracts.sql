SELECT account_id, id, arr_minor, currency, start_on, end_on, notice_days, notice_given_on FROM contract WHERE deleted_at IS NULL
