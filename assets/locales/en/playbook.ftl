# Playbooks: the screens, the command line, and what is wrong with a step.

## Faults in the text of a playbook
playbook-fault = Line { $line }, character { $at }: { $why }
playbook-fault-no-offset = Begin with the day: +3d, -2w, +1m or +5wd, a space, then what to do.
playbook-fault-unit = No unit of time. Write d, w, m, y, or wd for working days.
playbook-fault-too-far = More than ten years away. Write a smaller number.
playbook-fault-no-title = Nothing says what to do. Write it behind the day.
playbook-fault-title-long = Too long for a task. Shorten it to 400 characters.
playbook-fault-priority = No such priority. Write !1, !2 or !3.
playbook-fault-twice = This stands here a second time. Keep one of the two.
playbook-fault-unclosed = The bracket is not closed. Put ) behind the condition.
playbook-fault-empty = The condition is empty. Write a filter such as score<40.
playbook-fault-clause = Meant as a condition? Write (done when …) or (only if …).
playbook-fault-text-after = Only another condition may follow. Put this before the bracket.
playbook-fault-words = This asks nothing about the account. Write a filter such as score<40.
playbook-fault-too-many = More than 100 steps are no playbook. Make two of it.
playbook-fault-no-steps = There is no step yet. Write a line such as +0d Call the sponsor.

## Steps with their days
playbook-left-out = left out: not { $condition }
playbook-past = was for { $day }, due at once
playbook-done-when = done when { $condition }
playbook-only-if = because { $condition }
playbook-runs-already = Running here already, counted from { $day }: stop it first
playbook-already-running = “{ $playbook }” is running for { $account } already. Stop that one first.
playbook-no-day = No { $anchor } here: enter the contract, or give a date
playbook-no-kickoff = No onboarding plan to count from: start one, or give a date
playbook-no-detractor = No detractor’s answer to count from: give a date
playbook-nothing-to-do = None of its steps applies here: look at the conditions

## The list
playbook-title = Playbooks
playbook-tab-all = Playbooks
playbook-tab-running = Running
playbook-col-name = PLAYBOOK
playbook-col-for = FOR
playbook-col-reason = OFFERED WHEN
playbook-col-steps = STEPS
playbook-col-started = STARTED
playbook-col-done = TASKS DONE
playbook-col-account = ACCOUNT
playbook-col-progress = DONE
playbook-col-next = NEXT STEP
playbook-col-state = STATE
playbook-for-all = all
playbook-by-hand = by hand
playbook-own = own
playbook-changed = changed
playbook-counted-from = Days count from: { $anchor }
playbook-offered = Offered when: { $reason }
playbook-not-offered = Started by hand
playbook-for = For: { $model }
playbook-started-n = { $n ->
    [0] Not started yet
   *[other] Started { $n } times, { $done } of { $tasks } tasks done
}
playbook-none-running = No playbook is running. Choose one and start it for an account.
playbook-state-running = running
playbook-state-done = done
playbook-state-stopped = stopped { $day }
playbook-for-account = for { $account }
playbook-for-accounts = for { $n } accounts
playbook-gone = This playbook is no longer there.

## One playbook
playbook-col-day = DAY
playbook-col-task = TASK
playbook-col-remark = REMARK
playbook-no-account = Open it from an account or the book to start it.
playbook-built-in = comes with the program
playbook-own-one = your own
playbook-replaced = your own, in place of the one that comes with the program
playbook-dates-of = Dates for { $account }, counted from { $day }
playbook-dates-from-today = Dates as if started today
playbook-delete = Delete the playbook “{ $name }”?
playbook-delete-consequence = Playbooks that are running go on. It can be undone.
playbook-restore = Bring back “{ $name }” as it came with the program?
playbook-restore-consequence = Your own version is deleted. It can be undone.
playbook-not-own = It comes with the program and cannot be deleted. Change it, and your own stands in its place.
playbook-faulty = Its text has a fault. Edit its steps first.
playbook-copy-name = { $name }, copy

## Starting
playbook-start-title = Start “{ $name }”
playbook-start-head = { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
} for { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}
playbook-start-blocked = { $n ->
    [one] { $n } account is left out
   *[other] { $n } accounts are left out
}
playbook-start-from = Count from
playbook-start-own-day = { $n ->
    [one] the account's own day
   *[other] each account's own day
}
playbook-start-bad-day = This is no day. Write 12-01, fri or 2w.
playbook-start-nothing = There is nothing to start. See the reason beside the account.
playbook-start-counted = counted from { $day }
playbook-skipped = not wanted

## Running
playbook-stop = Stop “{ $name }” for { $account }?
playbook-stop-consequence = { $n ->
    [one] { $n } open task of it goes.
   *[other] { $n } open tasks of it go.
} It can be undone.
playbook-is-over = It is over already.
playbook-none-selected = Nothing is selected.
playbook-settled = { $n ->
    [one] “{ $task }” is done: its condition holds.
   *[other] { $n } tasks of playbooks are done: their conditions hold.
}

## Editing
playbook-edit-title = Steps
playbook-edit-head = One step a line: when, what, !1 to !3, conditions in brackets. A line with # is a remark.
playbook-edit-fine = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
playbook-edit-faults = { $n ->
    [one] { $n } line cannot be read
   *[other] { $n } lines cannot be read
}
playbook-edit-refused = Not saved: { $why }
playbook-form-title = Playbook
playbook-label-name = Name
playbook-label-description = What for
playbook-label-model = For
playbook-label-anchor = Days count from
playbook-label-reason = Offered when

## Command line
about-playbook = Works with playbooks: lists of tasks with their days
about-playbook-list = Lists the playbooks, and how often each was started
about-playbook-show = Shows one playbook, with days for an account
about-playbook-start = Starts a playbook for one or several accounts
about-playbook-running = Lists the playbooks that are running
about-playbook-stop = Stops a running playbook; its open tasks go
about-playbook-check = Finishes the tasks whose condition has come to hold
about-playbook-edit = Changes a playbook from a file or standard input: steps, or the whole as export writes it
about-playbook-copy = Makes a playbook of your own from another
about-playbook-export = Writes a playbook as a file
about-playbook-delete = Deletes a playbook of your own; a built-in one comes back
arg-playbook = The playbook’s key, as playbook list shows it
arg-accounts-named = The accounts: id, external id or a unique part of the name
arg-anchor-day = Count days from this one, instead of the account’s own
arg-run = The run’s id, as playbook running shows it; or a playbook’s key, with the account
arg-steps-file = Read from this file, instead of standard input
arg-new-key = The key of the copy
arg-copy-name = The name of the copy
cli-playbook-none = There is no playbook “{ $key }”. See: mimamori playbook list
cli-playbook-taken = There is a playbook “{ $key }” already. Choose another key.
cli-playbook-bad-key = A key has small letters, digits and hyphens. “{ $key }” has others.
cli-playbook-no-run = “{ $key }” is not running. See: mimamori playbook running
cli-playbook-empty = Nothing came in. Give the steps on standard input, or a file with --file.
cli-playbook-not-one = The file holds no playbook, or more than one. Give one.
cli-playbook-file = Line { $line }: { $why }
cli-playbook-not-own = “{ $key }” comes with the program and cannot be deleted.
cli-playbook-nothing-settled = No condition has come to hold.
cli-playbook-would-start = Would start “{ $name }” for { $account }, counted from { $day }:
cli-playbook-cannot = { $account }: { $why }
cli-col-key = KEY
