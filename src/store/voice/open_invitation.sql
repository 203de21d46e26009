SELECT id FROM survey_invitation
WHERE account_id = ?1 AND kind = ?2 AND (contact_id IS ?3 OR contact_id IS NULL) AND response_id IS NULL AND deleted_at IS NULL
    AND date(at) <= date(?4) AND date(at) >= date(?4, '-' || ?5 || ' days')
ORDER BY contact_id IS NULL, at DESC, id DESC LIMIT 1
