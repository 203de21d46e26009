# The brief for a renewal or a quarterly talk.

brief-title = Brief: { $account }
brief-as-of = As of { $day }, from what was known by then.
brief-past = Segment, stage, touch model and the wording of rows are as the book has them now; it keeps no earlier ones.
brief-situation = Situation
brief-health = Health and why
brief-goals = Goals
brief-usage = Usage
brief-voice = Voice
brief-issues = Open issues
brief-renewal = Renewal
brief-next = Next steps
brief-notes = The rows behind it
brief-no-situation = Nothing is known of the customer.
brief-no-health = There is no score.
brief-no-goals = No goal is noted.
brief-no-usage = No usage is recorded.
brief-no-voice = No survey answer and no feedback is known.
brief-no-issues = Nothing is open.
brief-no-renewal = No renewal and no end of a contract is known.
brief-no-next = No task is open.

## Notes
brief-note = { $kind }, { $on }: { $text } (id { $id })
brief-note-bare = { $kind }, { $on } (id { $id })
brief-note-undated = { $kind }: { $text } (id { $id })
brief-note-rows = { $rows }, { $from } to { $to } (the newest has id { $id })

## Lines
brief-day = { $on } ({ $far })
brief-customer = customer
brief-churned = churned
brief-arr = ARR
brief-contract = contract
brief-term = { $from } to { $to }
brief-term-open = from { $from } on
brief-term-until = until { $to }
brief-seats = { $n ->
    [one] 1 seat
   *[other] { $n } seats
}
brief-months = { $n ->
    [one] term 1 month
   *[other] term { $n } months
}
brief-renews-itself = renews by itself
brief-renews-not = does not renew by itself
brief-notice-by = notice by { $day }
brief-notice-given = notice was given on { $day }
brief-by = by { $day }
brief-given = was given on { $day }
brief-notice-unknown = the notice period is not known
brief-people = people
brief-person = { $name } ({ $role })
brief-no-champion = no champion
brief-left = left
brief-left-on = { $who } on { $day }
brief-last-talk = last talk
brief-score = score
brief-cap = held at { $limit }
brief-override = own judgement
brief-part = { $value } of 100: { $reason }
brief-unknown = not known
brief-missing = { $name } ({ $why })
brief-since = since { $day }
brief-moved = { $from } → { $to } ({ $change })
brief-value-on = { $value } ({ $on })
brief-goal = { $from } → { $now }, target { $target }
brief-goal-done = { $share } of the way
brief-due = due { $day }
brief-come-back = { $share } of a week’s people are there again the next week
brief-odd = not as usual: { $metric }
brief-data-until = data until
brief-quote = “{ $text }”
brief-answered = answered { $day }
brief-unanswered = { $n ->
    [0] unanswered, from today
    [one] unanswered for 1 day
   *[other] unanswered for { $n } days
}
brief-status = { $status } since { $day }
brief-promise = promise
brief-risk = risk
brief-open-since = open since { $day }
brief-blocked = blocked
brief-blocked-by = blocked: { $why }
brief-held-until = held back until { $day }
brief-due-on = due
brief-notice = notice
brief-amount = amount
brief-forecast = forecast
brief-no-forecast = no forecast yet

## The screen
brief-screen = Brief
brief-is-today = The days after this are still to come.
brief-already-open = The brief is open already.
brief-no-account = Select an account first.
brief-gone = The account is gone.

## Commands
cmd-brief = brief
cmd-brief-help = Read the brief of the account for a renewal or quarterly talk
cmd-export-brief = write
cmd-export-brief-help = Write the brief to a file as Markdown
cmd-brief-earlier = a week back
cmd-brief-earlier-help = Read the brief as it was known a week earlier
cmd-brief-later = a week on
cmd-brief-later-help = Read the brief as it was known a week later

## Command line
about-brief = Writes one page of Markdown for a renewal or quarterly talk
arg-brief-out = Write to this file instead of standard output
cli-brief-written = Written to { $path }
