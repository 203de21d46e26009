SELECT id, name, segment, industry, touch_model, stage, churned_on FROM account WHERE deleted_at IS NULL
