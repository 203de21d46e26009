# The command line: help, headings, answers and errors.

cli-about = Watches over your accounts: an offline workbench for customer success managers. Without a command it opens the workbench.
cli-usage = Usage
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-default = default: { $value }
cli-examples =
    Examples:
      mimamori list red                 the accounts at risk
      mimamori health acme --json       a score with everything behind it
      mimamori undo                     takes back the last change

    An account is named by its id, its external id or a unique part of its name.
    Exit codes: 0 done, 1 failed and nothing changed, 2 wrong usage, 3 done but some rows were left out.

## Commands
about-demo = Opens a sample book in a throw-away copy, or writes it to a file
about-import = Brings in rows from the exports of a CRM, a help desk or a survey, calendars, and mail
about-list = Lists the book, the account that needs you most first
about-show = Shows one account with its people, contracts and tasks
about-timeline = Shows everything that happened with an account, newest first
about-health = Explains an account’s health score
about-log = Logs a touch in one line
about-survey = Enters survey answers
about-survey-add = Enters one answer to NPS, CSAT or CES
about-pulse = Sets your own rating of an account, 1 (worst) to 5
about-override = Puts your own score or band beside the model’s, or ends that
about-task = Works with tasks
about-task-add = Adds a task
about-task-done = Finishes a task
about-task-snooze = Holds a task back until a day
about-task-list = Lists the open tasks
about-undo = Takes back the last change
about-redo = Does again what was undone last
about-history = Lists the changes, newest first
about-backup = Copies the book and proves the copy
about-restore = Puts a backup in the book's place and keeps the present book
about-check = Looks the book over for damage
about-completions = Writes completions for a shell
about-man = Writes the manual page
about-help = Prints this message or the help of a command

## Options
arg-help = Print help
arg-version = Print the version
arg-book = The book, a file [env: MIMAMORI_BOOK]
arg-lang = The language [env: MIMAMORI_LANG]
arg-today = The day to take for today [env: MIMAMORI_TODAY]
arg-json = Answer in JSON
arg-color = When to colour text [env: NO_COLOR]
arg-theme = The colours of the workbench [env: MIMAMORI_THEME]
arg-plain = The daily actions as questions and sentences, for screen readers and pipes
arg-accounts = How many accounts
arg-seed = Another number gives another book
arg-paths = The files: CSV, XLSX, XLS or ODS; of a calendar ICS, and folders of them; of mail a Maildir, mbox files, folders with .eml (none: what is new where mail was read before)
arg-map = Which column fills a field; may be given several times
arg-set = A fixed value for a field of every row
arg-date-format = How dates are written, such as %d/%m/%Y
arg-encoding = UTF-8, UTF-16 or CP932, if not detected
arg-delimiter = What stands between columns, if not detected: , ; tab
arg-sheet = The sheet of a workbook
arg-header-row = The row of the headings, counted from 1
arg-new-accounts = Add accounts that rows name and the book does not have
arg-dry-run = Only say what would happen
arg-line = What happened: “#acme @sato /call 15m discussed rollout +send quote >fri”
arg-new-account = Add the account when the book does not have it
arg-filter = Conditions such as seg:smb score<40 renews<60d; words alone must stand in names or filing. Put it in quotation marks
arg-limit = At most so many
arg-account = The account: id, external id or a unique part of its name
arg-kind = What kind
arg-from = From this day on
arg-to = Up to this day
arg-as-of = Score what was known on this day
arg-score = The score
arg-comment = What the person wrote
arg-contact = The person: id, e-mail address or a unique part of the name
arg-at = When it was; now, if not given
arg-scale = Lowest and highest answer, if not the usual ones
arg-rating = Your rating, 1 (worst) to 5
arg-note = A note
arg-expires = The last day on which it counts
arg-band = The band
arg-reason = Why
arg-clear = End the override
arg-id = The task’s id, as task list shows it
arg-title = What is to be done
arg-due = When it is due: 2026-12-01, fri, 3d, eom
arg-priority = 1 (high) to 3 (low)
arg-date = Until when: 2026-12-01, mon, 2w
arg-all = Finished ones too
arg-out = Where to write the file
arg-backup = a book made by backup
arg-shell = The shell
arg-subcommand = The command to explain

## Headings
cli-col-account = ACCOUNT
cli-col-health = HEALTH
cli-col-change = 30 D
cli-col-arr = ARR
cli-col-renewal = RENEWAL
cli-col-last-touch = LAST TOUCH
cli-col-next-task = NEXT TASK
cli-col-name = NAME
cli-col-role = ROLE
cli-col-email = E-MAIL
cli-col-left = LEFT
cli-col-product = PRODUCT
cli-col-start = START
cli-col-end = END
cli-col-due = DUE
cli-col-outcome = OUTCOME
cli-col-reason = REASON
cli-col-when = WHEN
cli-col-what = WHAT
cli-col-title = TITLE
cli-col-state = STATE
cli-col-who = WHO
cli-col-part = PART
cli-col-weight = WEIGHT
cli-col-value = VALUE
cli-col-points = POINTS
cli-col-why = WHY
cli-col-priority = PRIORITY
cli-col-task = TASK

## Fields of an account
cli-field-id = id
cli-field-external-id = external id
cli-field-arr = ARR
cli-field-stage = stage
cli-field-touch-model = touch model
cli-field-segment = segment
cli-field-industry = industry
cli-field-region = region
cli-field-country = country
cli-field-domain = domain
cli-field-seats = seats
cli-field-owner = owner
cli-field-created = customer since
cli-field-churned = churned on
cli-field-last-touch = last touch
cli-field-renewal = renewal

## Answers
cli-book-empty = There are no accounts in this book yet.
cli-of-all = { $shown } of { $all }
cli-known = { $share } known, { $change } in 30 days
cli-notice-by = notice by { $day }
cli-capped = Held at { $limit } or less: { $reason }
cli-overridden = Override: { $to } until { $until }. { $reason }
cli-left = { $name } left
cli-timeline-empty = Nothing is noted here. A wider range, or no --kind, may show more.
cli-tasks-empty = No task is open.
cli-done = done
cli-snoozed = snoozed until { $until }
cli-ended = Stopped. Nothing was kept.
cli-demo-progress = Writing the sample book
cli-demo-made = A sample book with { $accounts } and { $events } events stands at { $path }
cli-import-done = { $kind }: { $read } read, { $added } added, { $updated } updated, { $unchanged } unchanged, { $skipped } left out
cli-import-would = { $kind } (nothing was written): { $read } read, { $added } would be added, { $updated } updated, { $unchanged } unchanged, { $skipped } left out
cli-import-unmapped = Columns without a field: { $columns }
cli-import-no-rows = There is no row below the headings. Was the right list exported?
cli-import-more = … and { $n } more. --json lists all of them.
cli-log-contact = new contact: { $name }
cli-log-task = task: { $title }
cli-log-task-due = task: { $title }, due { $due }
cli-undo-hint = mimamori undo takes it back.
cli-nothing-changed = Nothing changed: it was so already.
cli-backup-made = The book was copied and the copy proved: { $path }
cli-check-sound = The book is sound: { $counted }.
cli-check-problems = { $n ->
    [one] { $n } problem was found:
   *[other] { $n } problems were found:
}
cli-check-next = Copy the file away before anything else, then put back the newest backup without problems.

## Mistakes in the call
cli-misuse-no-value = { $argument } has no value.
cli-misuse-value = “{ $value }” cannot be taken for { $argument }.
cli-misuse-choices = Choose one of: { $values }
cli-misuse-argument = There is no argument or option { $argument } here.
cli-misuse-command = There is no command “{ $command }”.
cli-misuse-missing = This is missing: { $arguments }
cli-misuse-twice = { $argument } can be given only once.
cli-misuse-conflict = { $argument } cannot be given together with { $others }.
cli-misuse-near = Did you mean: { $names }
cli-misuse-help = --help says more.

## Errors
cli-io = { $path }: { $why }. Nothing was changed. Check the folder, its permissions and the disk.
cli-option = { $name }: { $why }
cli-no-data-folder = This system names no folder for data. Name the book with --book.
cli-held-by = { $user } on { $host } has this book open (process { $process }, since { $since }). Nothing was changed. Close it there and try again.
cli-held-by-nobody = Another mimamori on { $host } has this book open (process { $process }, since { $since }). Nothing was changed. Close it there and try again.
cli-held-by-unknown = Another program has this book open. Nothing was changed. Close it there and try again.
cli-no-account = No account is called “{ $name }”. mimamori list shows all of them.
cli-ambiguous-account = “{ $name }” fits { $n } accounts. Name one by its id or by more of its name:
cli-no-contact = Nobody at this account is called “{ $name }”. mimamori show lists the people.
cli-ambiguous-contact = “{ $name }” fits several people. Name one by the id or by more of the name:
cli-log-new-account = No account is called “{ $name }”. Correct the name, or add the account with --new-account.
cli-log-empty = The line says nothing. Write what happened, such as: mimamori log "#acme /call discussed rollout"
cli-log-no-account = The line names no account. Put # and its name into the line, or give --account.
cli-no-task = There is no task with the id “{ $id }”. mimamori task list shows all of them.
cli-task-is-done = This task is done already: it cannot be held back.
cli-no-override = No override is in force for { $account }: there is nothing to end.
cli-file-exists = { $path } is there already. Name another file with --out.
cli-no-terminal = The workbench needs a terminal. In a script use a command, such as: mimamori list --json
cli-no-theme = There is no theme “{ $name }”. Choose one of: { $known }.
cli-restored = { $path } is now what { $from } holds.
cli-restored-kept = The book that was there before is kept: { $kept }

# Segments on the command line.
about-segment = Works with segments: saved filters, and rules for touch models
about-segment-list = Lists the segments with their accounts and ARR
about-segment-show = Lists the accounts of a segment
about-segment-add = Saves a filter as a segment
about-segment-edit = Changes the filter, the touch model or the place of a segment
about-segment-rename = Gives a segment another name, in the filters that use it too
about-segment-delete = Deletes a segment
about-segment-assign = Gives accounts the touch model of the first segment that fits
arg-segment = Name or id of the segment
arg-new-filter = The new filter
arg-new-name = The new name
arg-touch-model = The touch model that accounts of the segment should have
arg-no-touch-model = The segment is no rule for touch models
arg-position = Its place among the segments, 1 for the first
# The calendar.
about-agenda = Shows meetings to come, and past ones that are not logged
about-agenda-log = Logs meetings that were as touches
about-agenda-decline = Puts meetings aside without logging them
about-agenda-assign = Says whose meeting it is
about-export = Writes data for other programs
about-export-calendar = Writes renewals, deadlines, tasks, onboarding steps and goal reviews as a calendar (ICS)
arg-own = Your own address, kept for the next import (calendar)
arg-days = How many days ahead
arg-meetings = Ids of meetings, as agenda shows them
arg-meeting = The meeting’s id, as agenda shows it
arg-dates = Only dates of these kinds
arg-todo = Writes tasks as to-dos
# Goals
about-goal = Works with what customers call success
about-goal-list = Lists the open goals with their progress
about-goal-add = Adds a goal to an account
about-goal-read = Notes where a goal stands
about-goal-close = Closes a goal and says how it ended
about-goal-reopen = Opens a closed goal again
arg-metric = What is counted
arg-unit = Its unit, as %, h or reports
arg-baseline = The value at the start
arg-target = The value that counts as success; it may lie below the baseline
arg-review-days = Days from one review with the customer to the next
arg-goal-title = What the customer wants to reach
arg-goal = The goal’s id, as goal list shows it
arg-value = The value that was read
arg-on = The day it is of; today when nothing is said
arg-source = Who says so
arg-outcome = How it ended

# Programmes
about-event = Works with programmes for many: webinars, trainings, newsletters
about-event-list = Lists the programmes, the latest first
about-event-add = Adds a programme
about-event-show = Shows a programme with its guests and what came after
about-event-invite = Invites accounts and people; those already invited stay
about-event-attend = Marks guests as attended; each account gets a touch
about-event-absent = Marks guests as absent
about-event-open = Takes the mark of guests back: invited, and no more is known
about-event-import = Reads who attended from a CSV or Excel file
arg-event = The programme’s id, as event list shows it
arg-event-title = What it is called
arg-event-at = When it takes place: 2026-12-10, or with a time “2026-12-10 15:00”
arg-event-minutes = How many minutes it takes
arg-guest = A person: id, e-mail address or a unique part of the name
arg-everybody = Every guest; of an invitation, every account
arg-attendance = The file: columns for account, e-mail or name, and attended

# Themes and feedback
about-theme = Shows what customers say by themes, and works with themes
about-theme-list = Counts the themes of a period: how often, by whom, with what ARR
about-theme-show = Lists what was said of a theme, and what its rules suggest
about-theme-add = Adds a theme with its criterion and its rules
about-theme-edit = Changes name, criterion, rules or place of a theme
about-theme-delete = Deletes a theme with everything it was put to
about-theme-suggest = Lists what the rules suggest, or accepts all of it
about-theme-tag = Puts a theme to what was said
about-theme-untag = Takes a theme off what it was put to
about-theme-dismiss = Refuses a theme for what was said, so that it is not suggested again
arg-theme-name = Name or id of the theme
arg-theme-criterion = What belongs to the theme, so that two people would decide alike
arg-theme-rule = Words that suggest it: slow, "takes days", support + slow, export -csv; several rules with several options
arg-theme-more-rule = A rule to add to those that are there
arg-new-theme-name = The new name
arg-theme-position = Its place among the themes, 1 for the first
arg-theme-accept = Put every suggested theme to its row
arg-said-row = What was said: survey:ID, touch:ID, ticket:ID or voice:ID, as theme show lists them
about-feedback = Shows what customers raised and what became of it
about-feedback-list = Lists the matters by their status
about-feedback-show = Shows feedback with everybody who raised it
about-feedback-add = Adds a request, praise or complaint
about-feedback-edit = Changes the words of feedback
about-feedback-set = Says how far matters are
about-feedback-link = Notes who else raised it
about-feedback-unlink = Takes a customer off feedback
about-feedback-told = Notes that customers were told what became of it
about-feedback-to-tell = Lists the customers who are still to be told
about-feedback-delete = Deletes feedback
arg-feedback-id = The feedback’s id, as feedback list shows it
arg-feedback-status = How far it is
arg-feedback-kind = What kind of feedback it is
arg-feedback-to-tell = Only matters of which somebody is still to be told
arg-feedback-title = The feedback in a few words
arg-feedback-account = A customer: id, external id or a unique part of the name
arg-feedback-source = The row that says it: survey:ID, touch:ID or ticket:ID; customer, person and words come from it
arg-feedback-contact = The person: id, e-mail address or a unique part of the name
arg-feedback-quote = What the customer said, in their words
arg-feedback-at = When it was said
arg-feedback-reference = Where it was passed on to: a number in another system, a person
arg-feedback-on = The day of it; today when nothing is said
arg-feedback-not = They were not told
cli-themes-empty = There are no themes yet. Add one: mimamori theme add NAME --criterion TEXT --rule WORDS
cli-themes-title = Themes, { $span }
cli-themes-by = The indented lines split a theme by { $by }.
cli-no-such-theme = There is no theme “{ $name }”. mimamori theme list shows them.
cli-bad-row = “{ $row }” names no row. Write survey:ID, touch:ID, ticket:ID or voice:ID, as theme show lists them.
cli-no-such-row = There is no { $row }. mimamori theme show, voice comments and timeline list the ids.
cli-theme-position-alone = The place of a theme is changed by itself. Give --position without other options.
cli-no-suggestions = The rules suggest nothing in this period that nobody has decided on.
cli-suggested = { $n ->
    [one] { $n } suggestion. --accept puts it.
   *[other] { $n } suggestions. --accept puts all of them.
}
cli-accepted = { $n ->
    [one] Accepted { $n } suggestion.
   *[other] Accepted { $n } suggestions.
}
cli-no-such-feedback = There is no feedback with the id “{ $id }”. mimamori feedback list shows them.
cli-feedback-empty = No feedback here. Add some: mimamori feedback add request TITLE --account NAME
cli-feedback-one-contact = A person belongs to one customer. Give --contact with one --account or one --source.
cli-feedback-nobody = Say who raised it: --account NAME or --source survey:ID
cli-feedback-not-theirs = { $account } did not raise this. mimamori feedback show lists who did.
cli-feedback-all-told = Everybody who raised this was told already. mimamori feedback to-tell lists who is not.
cli-feedback-no-customer = Nobody is noted who raised this. Add a customer: mimamori feedback link ID --account NAME
cli-nobody-to-tell = Nobody is waiting to be told.
