SELECT id FROM response
WHERE account_id = ?1 AND kind = ?2 AND (?3 IS NULL OR contact_id = ?3) AND deleted_at IS NULL
    AND date(at) >= date(?4) AND date(at) <= date(?4, '+' || ?5 || ' days')
    AND NOT EXISTS (SELECT 1 FROM survey_invitation WHERE response_id = response.id AND survey_invitation.deleted_at IS NULL)
ORDER BY at, id LIMIT 1
