-- Every playbook that was started, the newest first, with its tasks counted and the next of the open ones.
SELECT playbook_run.id, playbook_run.account_id, playbook_run.playbook, playbook_run.name, playbook_run.anchor_on, playbook_run.reason,
       playbook_run.stopped_on, account.name,
       (SELECT count(*) FROM task WHERE task.run_id = playbook_run.id AND task.deleted_at IS NULL),
       (SELECT count(*) FROM task WHERE task.run_id = playbook_run.id AND task.deleted_at IS NULL AND task.done_at IS NOT NULL),
       next.due_on, next.title
FROM playbook_run
JOIN account ON account.id = playbook_run.account_id AND account.deleted_at IS NULL
LEFT JOIN task AS next ON next.id = (
    SELECT task.id FROM task
    WHERE task.run_id = playbook_run.id AND task.deleted_at IS NULL AND task.done_at IS NULL
    ORDER BY task.due_on, task.id LIMIT 1)
WHERE playbook_run.deleted_at IS NULL
ORDER BY playbook_run.id DESC
