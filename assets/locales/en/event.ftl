# Programmes for many: the list, one event, invitations, attendance, and the command line.
events-name = Programmes
events-empty = No webinar, training or newsletter is noted yet.
events-here = These are the programmes.
events-coming = { $n } to come
events-when = WHEN
events-kind = KIND
events-title = TITLE
events-invited = INVITED
events-attended = ATTENDED
events-rate = RATE
events-after = USAGE AFTER
event-empty = Nobody is invited yet.
event-no-guest = Nobody is invited yet.
event-nothing-marked = No guest is marked.
event-not-yet = It has not taken place yet.
event-reading = Reading what came after: { $n ->
    [one] { $n } account to go
   *[other] { $n } accounts to go
}
event-invited-n = { $n } invited
event-attended-n = { $n } attended
event-absent-n = { $n } absent
event-those-who-came = Attended
event-those-absent = Absent
event-after-health = health { $change } (n { $n })
event-after-usage = usage { $change } (n { $n })
event-after-bands = { $better } up a band, { $worse } down
event-after-thin = too few to say much
event-after-nothing = nothing to compare yet
event-col-account = ACCOUNT
event-col-person = PERSON
event-col-state = STATE
event-col-health = HEALTH
event-col-usage = USAGE
event-col-row = ROW
event-col-why = LEFT OUT BECAUSE
event-names-more = { $names } and { $n } more
event-remove-ask = { $n ->
    [one] Take this guest off the list?
   *[other] Take { $n } guests off the list?
}
event-remove-consequence = { $name }: the touch of whoever attended goes too. Undo brings it back.
event-invite-title = Invite
event-invite-hint = a name, or a filter as model:tech stage:adopting
event-invite-how = Type an account, a person, or a filter; Enter invites the selected row.
event-invite-to = { $n ->
    [one] Invite { $n } account to
   *[other] Invite { $n } accounts to
}
event-invite-none = There is no programme yet. Enter adds one.
event-all-fitting = { $n ->
    [one] { $n } account that fits
   *[other] all { $n } accounts that fit
}
event-new-of = invites { $new }, { $asked } already invited
event-hint-account = account
event-asked = already invited
event-all-asked = All of them are already invited.
event-nobody = Nothing goes by that name.
event-nobody-chosen = Type whom to invite first.
event-enter-invites = Enter invites the selected row here.
event-hint-at = 2026-12-10 15:00, fri 15:00
event-form-about = The touches of those who attended follow title and time.
event-list-title = Attendance
event-list-path = path of a CSV or Excel file
event-list-how = Columns for account, e-mail or name, and attended (yes or no). Enter reads the file.
event-list-no-path = Type the path of the file first.
event-enter-reads = Enter reads the file here.
event-list-undo = Undo takes all of it back in one step.
event-list-read = { $n ->
    [one] { $n } row of { $file }
   *[other] { $n } rows of { $file }
}
event-list-marked = { $attended } marked as attended, { $absent } as absent
event-list-invited = { $n ->
    [one] { $n } guest added to the list
   *[other] { $n } guests added to the list
}
event-list-people = { $n ->
    [one] { $n } new contact
   *[other] { $n } new contacts
}
event-list-silent = Nobody was marked: no column says who attended, or the programme is still to come.
event-list-left-out = { $n ->
    [one] { $n } row left out
   *[other] { $n } rows left out
}
event-no-guest-column = { $file }: no column names an account or a person. Headings such as account, e-mail or name are needed.
label-event-title = Title
cli-no-event = There is no programme with the id “{ $id }”. mimamori event list shows all of them.
cli-event-not-asked = { $name } is not invited to this programme. Invite first, or import a list.
cli-event-nobody = Say whom: --account, --contact, --filter or --all.
cli-event-undone = With --dry-run nothing was changed.
event-row-unknown-account = no account goes by “{ $named }”; add it to the book first, or correct the name in the list
