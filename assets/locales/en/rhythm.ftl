# The rhythm: the day or the week looked back on.

review-title-day = Daily review
review-title-week = Weekly review
review-week = week { $week }, { $from } to { $to }
review-done = done
review-slipped = slipped
review-health = health moved
review-renewals = renewals closed
review-coming = coming week
review-col-when = WHEN
review-col-account = ACCOUNT
review-col-text = WHAT
review-nothing = nothing
review-wait = still comparing
review-comparing = { $done } of { $total } accounts compared
review-touches = { $kind }: { $n }
review-touches-time = { $kind }: { $n } ({ $time })
review-items = today’s items: { $done } done, { $snoozed } snoozed, { $skipped } skipped
review-moved = { $way }: { $causes }
review-notice = last day for notice
review-renewal = contract renews
review-meeting = meeting: { $title }
review-step = onboarding: { $title }
review-is-last = The days after this are still to come.
review-already-open = The review is open already.
review-export-title = Write as Markdown to
review-export-hint = a name beside the book, or a whole path
review-exported = Written to { $file }
review-not-exported = { $file } could not be written: { $why }. Nothing was lost; try another name.

## Commands
cmd-review = review
cmd-review-help = Look back on the day or the week
cmd-review-length = day or week
cmd-review-length-help = Go from the day to its week, and back
cmd-review-previous = earlier
cmd-review-previous-help = Go to the day or week before
cmd-review-next = later
cmd-review-next-help = Go to the day or week after
cmd-export-review = export
cmd-export-review-help = Write the review to a file as Markdown
cmd-save-export = write
cmd-save-export-help = Write the file

## Command line
about-review = Looks back on a day or a week: done, slipped, health moved, coming
arg-day = The day; today, if not given
arg-week = The week of this day; this week, if not given
arg-markdown = Answer in Markdown
review-empty = What you log, finish and change is looked back on here. { $log } logs a call, { $tasks } shows your tasks.
