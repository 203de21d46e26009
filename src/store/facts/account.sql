SELECT id, created_on, seats, stage, touch_model, churned_on FROM account WHERE id = ?1
