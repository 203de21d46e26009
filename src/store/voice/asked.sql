SELECT survey_invitation.id, survey_invitation.account_id, contact_id, kind, at, response_id
FROM survey_invitation JOIN account ON account.id = survey_invitation.account_id AND account.deleted_at IS NULL
WHERE survey_invitation.deleted_at IS NULL
ORDER BY at, survey_invitation.id
