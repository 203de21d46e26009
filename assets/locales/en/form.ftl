# Forms and the survey pane.
form-new = New { $kind }
form-edit = Edit { $kind }
form-snooze = Snooze
form-restored = This is your draft from last time. Ctrl-X throws it away.
form-draft-kept = Not saved. Your draft is kept and comes back when you open this form.
form-reset = The draft is thrown away.
form-unchanged = Nothing was changed.
form-not-saved = Not saved yet: { $n ->
    [one] one field needs another look.
   *[other] { $n } fields need another look.
}
form-no-undo = Undo works outside forms. Ctrl-X starts this form over.
form-new-people = new: { $names }
form-person-left = { $name } (left)

## What stands beside an empty field
form-hint-needed = needed
form-hint-planned-day = fri, 3d, 2026-11-27
form-hint-past-day = yesterday, 2026-04-01
form-hint-snooze = keys 1 to 4
form-hint-moment = 14:10, yesterday 9:30
form-hint-money = 480000 USD, 1.2M
form-hint-currency = USD, JPY, EUR
form-hint-kana = reading of the name
form-hint-domain = acme.example
form-hint-external-id = its id in your CRM
form-hint-months = months
form-hint-notice-days = days
form-hint-minutes = 15, 1h30m
form-hint-contacts = names, with commas
form-hint-digit = one key
form-hint-scale = one key; 10 is 1 0 or -
form-hint-override-score = 0 to 100

## Labels of fields
label-name = Name
label-kana = Reading
label-touch-model = Touch model
label-stage = Stage
label-arr = ARR
label-currency = Currency
label-seats = Seats
label-segment = Segment
label-industry = Industry
label-region = Region
label-country = Country
label-domain = Domain
label-owner = Owner
label-created-on = Customer since
label-churned-on = Churned on
label-external-id = External id
label-note = Note
label-person = Name
label-role = Role
label-job-title = Job title
label-email = E-mail
label-phone = Phone
label-left-on = Left on
label-opted-out-on = Wants no mailings since
label-product = Product
label-plan = Plan
label-start-on = Starts
label-end-on = Ends
label-term-months = Term
label-auto-renew = Renews by itself
label-notice-days = Notice period
label-notice-given-on = Notice given on
label-billing = Billing
label-title = Title
label-due-on = Due
label-priority = Priority
label-kind = Kind
label-direction = Direction
label-at = When
label-minutes = Minutes
label-contacts = With
label-subject = Subject
label-body = What was said
label-sentiment = Felt
label-rating = Rating
label-expires-on = Counts until
label-override-to = Put it at
label-override-score = Score
label-reason = Reason
label-until = Until
label-date = Other day
label-snooze-reason = Why
label-survey = Survey
label-score = Score
label-comment = Comment
label-answered-by = Answered by

## The manager's rating, 1 to 5
pulse-1 = about to leave
pulse-2 = worrying
pulse-3 = neither good nor bad
pulse-4 = going well
pulse-5 = excellent

## Overriding the score, and snoozing
override-score = a score
snooze-tomorrow = tomorrow
snooze-three-days = in 3 days
snooze-monday = next Monday
snooze-other = another day

## What an answer says
survey-promoter = promoter
survey-passive = passive
survey-detractor = detractor
survey-satisfied = satisfied
survey-neutral = neutral
survey-dissatisfied = dissatisfied
survey-easy = easy
survey-hard = hard
label-further-emails = Other e-mails
form-hint-further-emails = several apart by commas

## The month beside a day
calendar-today = today
calendar-day-off = day off

## The person’s own editor
form-editor-taken = The text is back from the editor. Ctrl-S saves.
form-editor-same = The editor changed nothing.
form-offer-close = close
editor-none = No editor is known. Set VISUAL or EDITOR (for example: export EDITOR=nano), then start again.
editor-not-started = The editor did not start ({ $what }: { $why }). Nothing was changed.
editor-ended = The editor did not end well ({ $how }). Nothing was changed.
editor-ended-kept = The editor did not end well ({ $how }). Nothing was changed; what it wrote is in { $file }.
editor-not-text = What the editor wrote is no UTF-8 text. Nothing was changed; it is in { $file }.
