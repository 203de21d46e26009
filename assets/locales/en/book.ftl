# The book: every account, ranked.
book-title = Book
book-head-health = HEALTH
book-head-change = 30 d
book-head-trend = 12 wk
book-head-account = ACCOUNT
book-head-arr = ARR
book-head-renewal = RENEWAL
book-head-last-touch = LAST TOUCH
book-head-next-step = NEXT STEP

## Facts of the title
book-shown-of = { $shown } of { $all }
book-arr = ARR
book-at-risk = at risk
book-marked = { $n } marked
book-reading = scoring { $read } of { $all }, by name until then
book-reading-first = It can be sorted once every account is scored.

## Cells
book-override = override { $to }
book-known = {" "}({ $share } known)
book-churned = {" "}(churned)
book-notice = notice { $when }
book-overdue = overdue { $n } d
book-never = never

## Sorting
book-sort-title = Sort by
book-sort-turns = now { $now }, Enter reverses
book-by-health = health
book-by-change = change over 30 days
book-by-trend = change over 12 weeks
book-by-account = account
book-by-arr = ARR
book-by-renewal = renewal
book-by-last-touch = last touch
book-by-next-step = next step
book-first-risk = most at risk first
book-first-healthy = healthiest first
book-first-fallen = largest fall first
book-first-risen = largest rise first
book-first-a = from A to Z
book-first-z = from Z to A
book-first-large = largest first
book-first-small = smallest first
book-first-soon = soonest first
book-first-late = latest first
book-first-long-ago = longest ago first
book-first-recent = most recent first

## The filter
book-filter-hint = words, or conditions: seg:smb score<40 renews<60d
book-filter-keys = { $n } · Tab completes, ? explains
book-filter-kept = Esc clears
book-filter-list-closed = Esc again clears the filter.
book-filter-first = Enter keeps the filter first.
book-filter-cleared = { $n ->
    [one] The filter is cleared: { $n } account.
   *[other] The filter is cleared: all { $n } accounts.
}
book-no-match = No account matches.
book-clear-filter = clear the filter

## A task for the marked accounts
book-task-for = { $n ->
    [one] Task for { $n } account:
   *[other] Task for { $n } accounts:
}
book-task-hint = what to do, and when: send renewal plan >fri
book-task-keys = Enter adds, Esc keeps the text
book-task-due = due { $day }
book-task-empty = Type what is to be done first.
book-task-kept = The text is kept; the same key brings it back.
book-task-left = No task was added.

## When something is not there
book-empty = No accounts yet. Import what your CRM exports, or press { $add } to add the first one.
book-no-account = No account is shown.
book-nothing-marked = Nothing is marked.
