SELECT account_id, id, kind, stage = 'won', closed_on, amount_minor, currency, contract_id FROM expansion WHERE deleted_at IS NULL
