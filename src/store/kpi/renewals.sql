SELECT account_id, id, contract_id, due_on, closed_on, outcome, forecast, probability, amount_minor, currency, final_minor, final_currency,
    churn_reason, next_contract_id
FROM renewal WHERE deleted_at IS NULL
