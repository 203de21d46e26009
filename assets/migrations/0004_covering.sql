-- Health reads the touches, tickets and answers of every account: whatever it asks of a row stands in the index, so that the row itself,
-- which lies elsewhere in the file, is not looked up. `deleted_at` is among the columns because a statement that names it reads it.
DROP INDEX touch_account_at;
CREATE INDEX touch_account_at ON touch (account_id, at, kind, direction, known_at, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX ticket_account_opened;
CREATE INDEX ticket_account_opened ON ticket (account_id, opened_at, closed_at, severity, status, known_at, deleted_at);
DROP INDEX response_account_at;
CREATE INDEX response_account_at
    ON response (account_id, at, kind, contact_id, score, scale_min, scale_max, known_at, answered_at, deleted_at);
