# Working days, cadence and the tasks of all accounts.

working-ignored = Some of your days off are not used: { $problem }
working-no-country = No holidays are known for “{ $country }”. Put them into holidays/{ $country }.csv, .ics or .txt beside config.toml.
working-empty = { $file } holds no holidays.
working-format = { $file } is no list of holidays: a .csv, .ics or .txt file is needed.

cadence-next = next touch { $day }
cadence-silent = silent, touch was due { $day }

## The screen of all tasks
task-title = Tasks
task-none = There is no task in the book.
task-no-match = No task matches.
task-filter-hint = words of a task, an account or a note
task-filter-cleared = Filter cleared.
task-marked = { $n } marked
task-none-marked = Nothing is marked.
task-already-open = The tasks are open already.
task-overdue-count = { $n } overdue
task-today-count = { $n } today
task-col-when = WHEN
task-col-account = ACCOUNT
task-col-repeats = REPEATS
task-group-overdue = overdue
task-group-today = today
task-group-week = next 7 days
task-group-later = later
task-group-undated = no day
task-group-snoozed = snoozed
task-group-done = done lately
task-delete = { $n ->
    [one] Delete this task?
   *[other] Delete { $n } tasks?
}
task-delete-consequence = { $n ->
    [one] “{ $title }”. u brings it back.
   *[other] “{ $title }” first. u brings all of them back.
}
task-shift-title = { $n ->
    [one] Move a task
   *[other] Move { $n } tasks
}
task-shift-hint = +3d, +2wd, -1w from each own day; mon, next mon, 1 Dec for all
task-shift-more = and { $n } more
task-snooze-several = { $n } tasks
task-close-title = Which tasks did this answer?
task-close-none = none
label-repeat = Comes back
label-done-when = Done when
label-account = Account
form-hint-repeat = 2w, monthly, 5wd
form-hint-done-when = a filter: usage>10
form-hint-task-account = empty: of no account
task-every-day = { $n ->
    [one] every day
   *[other] every { $n } days
}
task-every-week = { $n ->
    [one] every week
   *[other] every { $n } weeks
}
task-every-month = { $n ->
    [one] every month
   *[other] every { $n } months
}
task-every-year = { $n ->
    [one] every year
   *[other] every { $n } years
}
task-every-workday = { $n ->
    [one] every workday
   *[other] every { $n } workdays
}

## Commands
cmd-all-tasks = tasks
cmd-all-tasks-help = Show the tasks of all accounts
cmd-finish-tasks = done
cmd-finish-tasks-help = Finish the selected task, or all marked ones
cmd-snooze-tasks = snooze
cmd-snooze-tasks-help = Hold the selected task, or all marked ones, back until a day
cmd-shift-tasks = move
cmd-shift-tasks-help = Move the selected task, or all marked ones, to another day
cmd-mark-task = mark
cmd-mark-task-help = Mark the task, or take the mark away
cmd-mark-all-tasks = mark all
cmd-mark-all-tasks-help = Mark every open task shown
cmd-mark-no-task = no marks
cmd-mark-no-task-help = Take all marks away
cmd-add-to-tasks = add
cmd-add-to-tasks-help = Add a task, for the account of the selected one
cmd-edit-task = edit
cmd-edit-task-help = Change the task
cmd-task-filter = filter
cmd-task-filter-help = Show only tasks with these words
cmd-delete-tasks = delete
cmd-delete-tasks-help = Delete the selected task, or all marked ones; undo brings them back
cmd-keep-task-filter = keep
cmd-keep-task-filter-help = Keep the filter and go to the list
cmd-save-shift = move
cmd-save-shift-help = Move the tasks to the days shown
cmd-tick-task = tick
cmd-tick-task-help = Tick the task as answered
cmd-close-ticked = done
cmd-close-ticked-help = Finish what is ticked, else the selected task

## Command line
about-task-edit = Changes a task
about-task-shift = Moves tasks to other days
arg-ids = The tasks’ ids, as task list shows them
arg-by = +3d, +2wd or -1w from each own day; or one day for all: mon, 2026-12-01
arg-repeat = Come back when done: 2w, monthly, 5wd
arg-done-when = A filter over accounts under which it counts as done
arg-overdue = Only what is late
cli-condition-no-account = --done-when looks at the task’s account, and this task has none.
cli-not-yet = { $name }: { $day } is still to come. Give today or an earlier day.
cli-due = due { $day }
cli-due-past = due { $day }, which is past
cli-until = until { $day }
cli-not-later = { $name }: { $day } is not after today. Give a later day.
