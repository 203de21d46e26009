SELECT id, arr_minor, arr_currency, created_on, churned_on, segment, industry, region, touch_model, stage
FROM account WHERE deleted_at IS NULL ORDER BY id
