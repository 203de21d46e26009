-- Every theme that was put to a row or refused for it, with whose row it is and when it was said; rows that are gone drop out.
SELECT theme_id, state, row_kind, row_id, account_id, contact_id, at FROM (
    SELECT theme_id, state, row_kind, row_id, response.account_id, contact_id, at
    FROM theme_tag JOIN response ON row_kind = 'survey' AND response.id = row_id AND response.deleted_at IS NULL
    WHERE theme_tag.deleted_at IS NULL
    UNION ALL
    SELECT theme_id, state, row_kind, row_id, touch.account_id, (SELECT min(contact_id) FROM touch_contact WHERE touch_id = touch.id), at
    FROM theme_tag JOIN touch ON row_kind = 'touch' AND touch.id = row_id AND touch.deleted_at IS NULL
    WHERE theme_tag.deleted_at IS NULL
    UNION ALL
    SELECT theme_id, state, row_kind, row_id, ticket.account_id, contact_id, opened_at
    FROM theme_tag JOIN ticket ON row_kind = 'ticket' AND ticket.id = row_id AND ticket.deleted_at IS NULL
    WHERE theme_tag.deleted_at IS NULL
    UNION ALL
    SELECT theme_id, state, theme_tag.row_kind, theme_tag.row_id, voice.account_id, contact_id, at
    FROM theme_tag JOIN feedback_voice AS voice ON theme_tag.row_kind = 'voice' AND voice.id = theme_tag.row_id AND voice.deleted_at IS NULL
    WHERE theme_tag.deleted_at IS NULL
) AS tagged
WHERE EXISTS (SELECT 1 FROM account WHERE account.id = tagged.account_id AND account.deleted_at IS NULL)
    AND EXISTS (SELECT 1 FROM theme WHERE theme.id = tagged.theme_id AND theme.deleted_at IS NULL)
