-- What the figures of a year are made of, from ?1 to ?2, each once.
WITH held AS (
    SELECT account_id,
        max(start_on <= ?1 AND end_on >= ?1) AS was, max(start_on <= ?2 AND end_on >= ?2) AS is_on,
        sum(arr_minor * (start_on <= ?1 AND end_on >= ?1)) AS start, sum(arr_minor * (start_on <= ?2 AND end_on >= ?2)) AS end
    FROM contract WHERE deleted_at IS NULL GROUP BY account_id)
SELECT sum(was AND is_on), sum(was), sum(was * min(start, end)), sum(was * end), sum(was * start), sum(end) FROM held;
SELECT sum(min(coalesce(final_minor, 0), amount_minor)), sum(coalesce(final_minor, 0)), sum(amount_minor), count(*)
FROM renewal WHERE due_on BETWEEN ?1 AND ?2 AND outcome IS NOT NULL AND deleted_at IS NULL;
SELECT churn_reason, count(*), sum(amount_minor) FROM renewal
WHERE outcome = 'churned' AND closed_on BETWEEN ?1 AND ?2 AND deleted_at IS NULL GROUP BY churn_reason;
SELECT kind, count(*), sum(score >= 9), sum(score <= 6), sum(score >= 4), avg(score) FROM (
    SELECT kind, score, max(at) FROM response WHERE at BETWEEN ?1 AND ?2 AND deleted_at IS NULL GROUP BY kind, coalesce(contact_id, id))
GROUP BY kind;
SELECT count(*), avg(hours) FROM (
    SELECT 24 * (julianday(coalesce(first_response_at, opened_at)) - julianday(opened_at)) AS hours, 24 * (julianday(closed_at) - julianday(opened_at)) AS solved
    FROM ticket WHERE opened_at BETWEEN ?1 AND ?2 AND deleted_at IS NULL ORDER BY hours);
SELECT count(*), avg(julianday(first_value_on) - julianday(start_on)) FROM plan WHERE first_value_on BETWEEN ?1 AND ?2 AND deleted_at IS NULL;
SELECT count(*) FROM account WHERE deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM usage WHERE usage.account_id = account.id AND on_day > date(?1, '-7 days') AND on_day <= ?1 AND value > 0)
    AND EXISTS (SELECT 1 FROM usage WHERE usage.account_id = account.id AND on_day > date(?2, '-7 days') AND on_day <= ?2 AND value > 0);
SELECT account_id, count(*) FROM contract WHERE start_on BETWEEN ?1 AND ?2 AND deleted_at IS NULL GROUP BY account_id
