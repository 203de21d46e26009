-- ?1 and ?2: from when and until when. What customers say: answers with words, touches in which they spoke, tickets, and what a
-- matter quotes without another row; and whatever else a theme was put to. Touches are sought account by account, along their index.
SELECT 'survey', response.id, response.account_id, contact_id, at, response.kind, response.score, NULL, comment
FROM response JOIN account ON account.id = response.account_id AND account.deleted_at IS NULL
WHERE response.deleted_at IS NULL AND at >= ?1 AND at < ?2 AND trim(coalesce(comment, '')) <> ''
UNION ALL
SELECT 'touch', touch.id, touch.account_id, (SELECT min(contact_id) FROM touch_contact WHERE touch_id = touch.id), at, kind, NULL, subject,
    body
FROM account CROSS JOIN touch ON touch.account_id = account.id AND touch.deleted_at IS NULL AND at >= ?1 AND at < ?2
WHERE account.deleted_at IS NULL AND (direction <> 'out' AND kind <> 'note' AND trim(coalesce(subject, '') || body) <> ''
    OR touch.id IN (SELECT row_id FROM theme_tag WHERE row_kind = 'touch' AND deleted_at IS NULL))
UNION ALL
SELECT 'ticket', ticket.id, ticket.account_id, contact_id, opened_at, NULL, NULL, subject, NULL
FROM ticket JOIN account ON account.id = ticket.account_id AND account.deleted_at IS NULL
WHERE ticket.deleted_at IS NULL AND opened_at >= ?1 AND opened_at < ?2 AND trim(coalesce(subject, '')) <> ''
UNION ALL
SELECT 'voice', feedback_voice.id, feedback_voice.account_id, contact_id, at, feedback.kind, NULL, feedback.title, quote
FROM feedback_voice JOIN feedback ON feedback.id = feedback_id AND feedback.deleted_at IS NULL
    JOIN account ON account.id = feedback_voice.account_id AND account.deleted_at IS NULL
WHERE feedback_voice.deleted_at IS NULL AND row_kind IS NULL AND at >= ?1 AND at < ?2
ORDER BY 5 DESC, 2 DESC
