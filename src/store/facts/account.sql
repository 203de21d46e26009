-- ?1, here and in the files beside: a JSON array of account ids; a row names its account by the place in it.
SELECT wanted.key, account.id, created_on, seats, stage, touch_model, churned_on
FROM json_each(?1) AS wanted CROSS JOIN account ON account.id = wanted.value
