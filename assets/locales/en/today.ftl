# The morning's queue.

triage-why-health-fell = health { $from } → { $to } in { $days } ({ $before } → { $after })
triage-why-cause = { $points } { $cause }, { $why }
triage-why-notice-in = { $n ->
    [0] last day for notice is today ({ $notice }), renews { $due }
    [one] notice in { $n } day ({ $notice }), renews { $due }
   *[other] notice in { $n } days ({ $notice }), renews { $due }
}
triage-why-renewal-in = { $n ->
    [0] renews today ({ $due })
    [one] renews in { $n } day ({ $due })
   *[other] renews in { $n } days ({ $due })
}
triage-why-notice-passed = the last day for notice was { $notice }; renews { $due }
triage-why-renewal-overdue = { $n ->
    [one] was due { $due }, { $n } day ago, and has no outcome
   *[other] was due { $due }, { $n } days ago, and has no outcome
}
triage-why-reply-owed = { $n ->
    [one] they wrote on { $since } and wait since ({ $workdays } working days)
   *[other] { $n } messages unanswered, the first of { $since } ({ $workdays } working days)
}
triage-why-promise-overdue = { $n ->
    [one] promised for { $due }, { $n } day late
   *[other] promised for { $due }, { $n } days late
}
triage-why-detractor = { $n ->
    [one] NPS { $answer } of { $of } on { $on }, unanswered for { $n } working day
   *[other] NPS { $answer } of { $of } on { $on }, unanswered for { $n } working days
}
triage-why-silent = { $n ->
    [one] last spoke { $n } day ago ({ $on }); every { $cadence } is expected
   *[other] last spoke { $n } days ago ({ $on }); every { $cadence } is expected
}
triage-why-never-spoken = { $n ->
    [one] one side alone since { $since }, { $n } day; every { $cadence } is expected
   *[other] one side alone since { $since }, { $n } days; every { $cadence } is expected
}
triage-why-step-late = { $n ->
    [one] step due { $due }, { $n } day late
   *[other] step due { $due }, { $n } days late
}
triage-why-step-blocked = step blocked
triage-why-step-blocked-due = step blocked, due { $due }
triage-why-ticket = { $n ->
    [0] severe ticket opened today ({ $on })
    [one] severe ticket open for { $n } day, since { $on }
   *[other] severe ticket open for { $n } days, since { $on }
}
triage-why-champion-left = { $n ->
    [0] the champion left today ({ $on }) and has no successor
    [one] the champion left { $n } day ago ({ $on }) and has no successor
   *[other] the champion left { $n } days ago ({ $on }) and has no successor
}
triage-why-usage-fell = usage −{ $percent } %: { $after } in { $days }, { $before } in those before
triage-why-gap = { $what } missing; renews { $due }
triage-why-first-value = reached first value on { $on }
triage-why-anniversary = { $n ->
    [one] { $n } year together on { $on }
   *[other] { $n } years together on { $on }
}
triage-why-goal-due = goal due { $due }
triage-why-goal-review = last looked at { $on }; agreed every { $every }
triage-why-goal-never = never looked at together
triage-why-meeting = meeting of { $on } is not logged

triage-gap-contract = contract
triage-gap-arr = ARR
triage-gap-notice = notice period

triage-do-find-cause = Find the cause; call about what fell most
triage-do-agree-goals = Agree what the renewal will be measured by
triage-do-show-value = Show what they gained: numbers and next goals
triage-do-make-offer = Put the offer before the one who decides
triage-do-get-decision = Get the decision in writing
triage-do-note-outcome = Note how the renewal went
triage-do-reply = Reply
triage-do-keep-promise = Do it, or name a new day
triage-do-answer-detractor = Call the person: thank, ask, say what happens next
triage-do-call = Call, with something useful for them
triage-do-unblock-step = Clear what blocks it, with its owner
triage-do-move-step = Agree a new day with its owner
triage-do-follow-ticket = Ask support for the state and tell the customer
triage-do-find-champion = Find the successor; ask the one who decides
triage-do-ask-usage = Ask what changed in their work
triage-do-complete-contract = Complete the contract
triage-do-share-success = Congratulate and tell their sponsor
triage-do-thank-them = Thank them
triage-do-review-goal = Look at the goal together
triage-do-log-meeting = Log the meeting

triage-terms = weight { $weight } × { $share } % of ARR × urgency { $urgency } = { $priority }
triage-share-own = its own share of the book’s ARR
triage-share-no-arr = no ARR: the median share of the book stands in
triage-share-other-currency = ARR in another currency than most: the median share stands in

# The command line.
today-cli-empty = Nothing asks for you today.
today-cli-line = today’s capacity: { $n }
today-cli-count = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
today-cli-no-item = There is no open item { $id }. `mimamori today` lists them.
today-cli-col-id = id
today-cli-col-account = account
today-cli-col-reason = reason
today-cli-col-why = why
today-cli-col-next = next step
today-cli-col-due = due
today-cli-col-priority = priority
today-cli-col-weight = weight
today-cli-col-fired = fired
today-cli-col-acted = done
today-cli-col-snoozed = snoozed
today-cli-col-skipped = skipped
today-cli-col-rests = rests
today-cli-col-muted = muted

about-today = Lists who needs you today, why, and the next step
about-today-done = Says that an item is done
about-today-snooze = Holds an item back until a day
about-today-skip = Lets an item pass
about-today-rules = Lists the rules, how often each fired and what came of it
arg-item = The item’s id, as today lists it: reason and account, such as silent-7351
arg-capacity = How many items you mean to do today

op-triage-done = Done: { $account }, { $rule }
op-triage-snooze = Snoozed: { $account }, { $rule }
op-triage-skip = Skipped: { $account }, { $rule }
op-triage-merge = { $n ->
    [one] Merged { $n } item of { $account }
   *[other] Merged { $n } items of { $account }
}
op-triage-mute = Muted the rule “{ $rule }”
op-triage-hear = Let the rule “{ $rule }” speak again

# The screen.
today-title = Today
today-left = { $n ->
    [one] { $n } left
   *[other] { $n } left
}
today-done-count = { $n } done
today-reading = looking at { $done } of { $total }
today-counts-others = others { $n }
today-reading-share = Reading the book: { $share }
today-still-reading = The book is still being read.
today-col-account = ACCOUNT
today-col-reason = WHY
today-col-due = DUE
today-col-priority = PRIORITY
today-col-health = HEALTH
today-col-queue = QUEUE
today-col-cause = CAUSE
today-playbook-fits = Playbook: { $name }
today-playbook-runs = The playbook “{ $name }” is running already.
today-no-playbook = There is no playbook for this reason.
today-meetings = Meetings today: { $list }
today-meetings-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
today-next = Next: { $step }
today-also = Also here: { $reasons }
today-notice-by = notice { $notice }, renews { $due }
today-renews = renews { $due }
today-no-item = There is no item.
today-nothing-to-merge = This account has no other item.
today-no-capacity = First say with c how many you can do today.
today-first-look = This is your first look: there is nothing to compare with yet.
today-no-accounts = There are no accounts yet: nothing can ask for you.
today-end = That was everything for today.
today-end-above = { $n ->
    [one] What you meant to do today is done. { $n } item waits below the line.
   *[other] What you meant to do today is done. { $n } items wait below the line.
}
today-end-done = { $n } done
today-end-snoozed = { $n } snoozed
today-end-skipped = { $n } skipped
today-end-merged = { $n } merged into others
today-end-next = Next to come back: { $account }, { $rule }, { $day }
today-snooze-title = Snooze until
today-snooze-other = Another day
today-capacity-title = Today I can do
today-capacity-none = no limit
today-since-title = Since your last look
today-since = Since { $when }: { $moved } moved in health, { $new } new, { $resolved } resolved by themselves
today-since-nothing = Nothing has changed since your last look.
today-since-new = new: { $reasons }
today-since-resolved = resolved: { $reasons }
today-rules-title = Rules of the queue, last 90 days
today-rules-col-reason = WHY
today-rules-col-weight = WEIGHT
today-rules-col-fired = FIRED
today-rules-col-acted = DONE
today-rules-col-snoozed = SNOOZED
today-rules-col-skipped = SKIPPED
today-rules-keys = m mutes the rule or lets it speak again; weights and thresholds stand in rules.toml beside the settings.
today-mail-written = The draft is in { $path }
today-mail-failed = The draft could not be written: { $why }. Your text is kept.
label-mail-to = To
label-mail-body = Text

cmd-today = today
cmd-today-help = Opens the queue of who needs you today
cmd-today-done = done
cmd-today-done-help = Says that the item is done and goes to the next; promises and survey answers it is about are settled with it
cmd-today-snooze = snooze
cmd-today-snooze-help = Holds the item back: 1 tomorrow, 2 three days, 3 next Monday, 4 another day; Tab adds a reason
cmd-today-log = log
cmd-today-log-help = Opens the quick log for the account; saving it does the item
cmd-today-mail = mail
cmd-today-mail-help = Writes a mail draft for the item, in the account’s language
cmd-today-playbook = playbook
cmd-today-playbook-help = Shows what the playbook for this reason would bring; starting it does the item
cmd-today-task = task
cmd-today-task-help = Adds a task for the account
cmd-today-why = priority
cmd-today-why-help = Shows how the priority comes about
cmd-today-skip = skip
cmd-today-skip-help = Lets the item pass this time; the rule’s numbers show how often
cmd-today-merge = merge
cmd-today-merge-help = Merges the account’s other items into this one
cmd-today-evidence = evidence
cmd-today-evidence-help = Goes to the rows behind the item; Enter opens one
cmd-today-queue = queue
cmd-today-queue-help = Goes back to the queue
cmd-today-capacity = capacity
cmd-today-capacity-help = Says how many items you can do today, and draws the line in the queue
cmd-today-all = all / above
cmd-today-all-help = Shows all items, or only those above the line
cmd-today-since = since last look
cmd-today-since-help = Shows what changed since you last looked, account by account
cmd-today-leave-since = queue
cmd-today-leave-since-help = Goes back to the queue
cmd-today-rules = rules
cmd-today-rules-help = Shows the rules, how often each fired and what came of it
cmd-today-mute = mute
cmd-today-mute-help = Mutes the rule in this book, or lets it speak again
cmd-choose-more = with a reason
cmd-choose-more-help = Takes the row and asks for a reason
cmd-choose-first = first
cmd-choose-first-help = Chooses the first row
cmd-choose-second = second
cmd-choose-second-help = Chooses the second row
cmd-choose-third = third
cmd-choose-third-help = Chooses the third row
cmd-choose-fourth = fourth
cmd-choose-fourth-help = Chooses the fourth row

today-since-never = This is the first look: nothing to compare with.
today-mail-nobody = nobody is known
today-cli-col-open = open
about-today-mail = Writes a mail for an item, to be gone over; nothing is sent
about-today-since = Says what changed since the last look, and why
arg-save-draft = Keeps it as a draft that mail programs open, in the folder drafts beside the book
