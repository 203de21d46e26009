# The account's screen: header, tabs, timeline, and rows read in full.

## Header
account-position = { $n } of { $total }
account-change = { $change } in 30 d
account-override = your word: { $to }, until { $day }
account-arr = ARR
account-notice-by = notice by { $day }
account-renews = renews { $day }
account-renewal-overdue = renewal overdue since { $day }
account-no-renewal = no renewal known
account-champion = champion: { $names }
account-champion-none = champion: none
account-champion-left = champion: none ({ $name } left { $day })
account-churned = churned { $day }
account-gone = This account is no longer in the book.
account-delete = Delete { $account }?
account-delete-consequence = Its contacts, contracts, touches, surveys and tasks go with it. u brings all of it back.
account-last = This is the last account of the list.
account-first = This is the first account of the list.
account-alone = This account was not opened from a list.

## Tabs
account-tab-timeline = Timeline
account-tab-health = Health
account-tab-contacts = Contacts
account-tab-contracts = Contracts
account-tab-tasks = Tasks
account-tab-goals = Goals
account-tab-details = Details

## Rows of any tab
row-delete = Delete this { $kind }?
row-delete-consequence = “{ $name }” goes. u brings it back.
row-none = Nothing is selected.
row-gone = This row is no longer in the book.

## Timeline
timeline-empty = Nothing has happened with this account yet.
timeline-empty-kind = There is nothing of this kind. Esc shows everything again.
timeline-coming = Coming
timeline-today = Today
timeline-kinds = Show
timeline-all = everything
timeline-more = Enter shows the rest
timeline-cannot-edit = An entry of this kind cannot be edited here.
timeline-cannot-delete = A change of health follows from the facts; it cannot be deleted.
timeline-not-unanswered = Select a survey answer that is still unanswered.

## Entries
entry-mail-in = mail in
entry-mail-out = mail out
entry-step = step
entry-plan = onboarding
entry-health = health
entry-override = your word
entry-pulse = pulse { $rating }/5
entry-comment = “{ $comment }”
entry-no-comment = no comment
entry-left = { $name } left ({ $role })
entry-plan-start = { $plan } started
entry-step-title = { $phase }: { $title }
entry-renewal-due = due { $day }
entry-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
entry-override-to = { $to }: { $reason }
entry-band = from { $from } to { $to }
entry-score = score { $score }
entry-answered = answered
entry-unanswered = { $days ->
    [0] unanswered
   *[other] unanswered, { $days } d
}
entry-to-do = open
entry-open = { $days ->
    [0] open
   *[other] open, { $days } d
}
entry-closed = closed
entry-done = done
entry-running = under way
entry-blocked = blocked
entry-overdue = overdue, { $days } d
entry-due = due { $when }
entry-snoozed = snoozed to { $day }
entry-until = until { $day }
entry-expired = expired
entry-ended = ended

## Contacts
people-empty = Nobody is known at this account yet.
people-name = NAME
people-role = ROLE
people-title = TITLE
people-email = E-MAIL
people-last = LAST TOUCH
people-never = never
people-left = left { $day }

## Contracts
contracts-empty = No contract is known yet.
contracts-what = CONTRACT
contracts-seats = SEATS
contracts-arr = ARR
contracts-start = START
contracts-end = END
contracts-notice = NOTICE BY
contracts-auto = AUTO-RENEW
contracts-billing = BILLING
contracts-unnamed = contract
contracts-ended = ended
contracts-renewal = renewal, { $state }
contracts-renewal-open = renewal, open

## Tasks
tasks-empty = There is no task for this account.
tasks-due = DUE
tasks-what = TASK
tasks-priority = PRIORITY
tasks-with = WITH
tasks-state = STATE
tasks-no-day = no day
tasks-is-done = The task is done already.

## Fields of a row
fact-name = Name
fact-kana = Reading
fact-external-id = External id
fact-domain = Domain
fact-segment = Segment
fact-industry = Industry
fact-region = Region
fact-country = Country
fact-touch-model = Touch model
fact-stage = Stage
fact-seats = Seats
fact-arr = ARR
fact-currency = Currency
fact-created = Customer since
fact-churned = Churned on
fact-owner = Owner
fact-role = Role
fact-title = Title
fact-email = E-mail
fact-phone = Phone
fact-left = Left on
fact-opted-out = No mailings since
fact-on = Day
fact-value = Value
fact-user = User
fact-people = With
fact-kind = Kind
fact-direction = Direction
fact-at = When
fact-duration = Duration
fact-sentiment = Felt
fact-survey = Survey
fact-score = Score
fact-score-of = { $score } (from { $min } to { $max })
fact-answered = Answered
fact-severity = Severity
fact-status = Status
fact-opened = Opened
fact-first-response = First response
fact-closed = Closed
fact-satisfaction = Satisfaction
fact-of-five = { $n } of 5
fact-start = Start
fact-first-value = First value
fact-done = Done
fact-phase = Phase
fact-step-owner = To be done by
fact-due = Due
fact-blocked = Blocked by
fact-forecast = Forecast
fact-chance = Chance
fact-risk = Risk
fact-amount = Up for renewal
fact-settled = Settled on
fact-outcome = Outcome
fact-final = ARR afterwards
fact-reason = Reason
fact-yes = yes
fact-no = no
fact-product = Product
fact-plan = Plan
fact-end = Last day
fact-term = Term
fact-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
fact-auto-renew = Renews by itself
fact-notice-period = Notice period
fact-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
fact-notice-by = Notice by
fact-notice-given = Notice given on
fact-billing = Billing
fact-priority = Priority
fact-snoozed = Snoozed until
fact-rating = Rating
fact-expires = Counts until
fact-override = Beside the score
fact-ended = Ended
fact-source = Source
fact-expected = Expected on
people-merge = Who is the same person as { $name }?
people-merge-none = There is nobody else here.
timeline-when = WHEN
timeline-kind = KIND
timeline-title = WHAT
timeline-people = PEOPLE
timeline-state = STATE
