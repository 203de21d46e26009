SELECT DISTINCT contact.id, contact.name, contact.role FROM response JOIN contact ON contact.id = response.contact_id
WHERE response.deleted_at IS NULL AND contact.deleted_at IS NULL
UNION
SELECT contact.id, contact.name, contact.role FROM survey_invitation JOIN contact ON contact.id = survey_invitation.contact_id
WHERE survey_invitation.deleted_at IS NULL AND contact.deleted_at IS NULL
