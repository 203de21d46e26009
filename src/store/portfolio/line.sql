SELECT account.id, external_id, name, kana, segment, industry, region, country, touch_model, stage, owner, arr_minor, arr_currency, currency,
    created_on, churned_on,
    (SELECT max(at) FROM touch WHERE touch.account_id = account.id AND touch.deleted_at IS NULL AND touch.kind <> 'note' AND touch.at < ?1),
    next_task.id, next_task.title, next_task.due_on, next_task.priority
FROM account LEFT JOIN task AS next_task ON next_task.id = (
    SELECT task.id FROM task
    WHERE task.account_id = account.id AND task.done_at IS NULL AND task.deleted_at IS NULL
        AND (task.snoozed_until IS NULL OR task.snoozed_until <= ?2)
    ORDER BY task.due_on IS NULL, task.due_on, task.priority, task.id LIMIT 1)
WHERE account.deleted_at IS NULL
