# Calendars: what is wrong with a file or an event.
agenda-fault-no-calendar = no calendar is in this file
agenda-fault-not-text = this is no calendar ({ $what })
agenda-fault-no-line = a line that means nothing was passed over: { $text }
agenda-fault-long-line = a line longer than { $limit } bytes was cut
agenda-fault-no-end = { $name } has no end; it was read as far as it goes
agenda-fault-no-start = the event does not say when it starts ({ $uid })
agenda-fault-bad-time = “{ $value }” is no time ({ $uid })
agenda-fault-bad-end = “{ $value }” is no usable end; the event came in without one
agenda-fault-bad-rule = “{ $value }” is no repetition that can be read; the event came in once
agenda-fault-bad-date = “{ $value }” is no time; it was passed over
agenda-fault-unknown-zone = the time zone “{ $name }” is not known; taken as your own time
agenda-fault-too-many = the event repeats too often; only its first { $limit } meetings came in
agenda-fault-replaced = line { $line } of { $file } is a newer version of this event and counts instead ({ $uid })
agenda-fault-long-text = a text longer than { $limit } characters was cut

# The agenda.
agenda-screen = Agenda
agenda-tab-to-log = To log { $n }
agenda-tab-coming = Coming { $n }
agenda-day = Day
agenda-time = Time
agenda-account = Account
agenda-title = Meeting
agenda-people = People
agenda-place = Place
agenda-col-day = DAY
agenda-col-time = TIME
agenda-col-account = ACCOUNT
agenda-col-title = MEETING
agenda-col-people = PEOPLE
agenda-col-place = PLACE
agenda-id = Id
agenda-to-log = To log
agenda-coming = Coming
agenda-all-day = all day
agenda-until = until { $day }
agenda-no-title = (no title)
agenda-tentative = { $title } (tentative)
agenda-suggested = { $name }?
agenda-whose = Whose is “{ $title }”?
agenda-empty = No meetings. Bring a calendar in with: mimamori import calendar FILE
agenda-nothing-to-log = Every meeting of the last 30 days is logged or put aside.
agenda-nothing-coming = No meetings ahead. Bring your calendar in to see them here.
agenda-no-account = Nobody knows whose meeting this is. Press # to say.
agenda-no-such-account = No account has this name.
agenda-no-meeting = No meeting has the id “{ $id }”. mimamori agenda shows them.
agenda-none-ticked = No meeting is ticked. { $key-tick-meeting } ticks one.
agenda-enter-logs = Enter logs the ticked meetings here; { $key-meeting-account } opens the account.
agenda-assign-first = Say first whose meeting this is: #
agenda-open-already = This is the agenda.
agenda-next-meeting = next meeting { $when }: { $title }

# The import of calendars.
agenda-no-calendars = No calendar file (.ics) is in { $path }.
agenda-import-title = Import a calendar
agenda-import-intro = An .ics file, or a folder of them. Nothing is written before you have seen what would happen.
agenda-import-path = File or folder
agenda-import-path-hint = Type, paste or drag it here
agenda-import-addresses = Your addresses
agenda-import-addresses-hint = Left empty: the one that most meetings have
agenda-import-file = File
agenda-import-line = Line
agenda-import-ahead = { $added } to add · { $updated } to update · { $unchanged } unchanged · { $skipped } left out
agenda-import-events = { $events ->
    [one] { $events } event read; { $matched } meetings belong to accounts
   *[other] { $events } events read; { $matched } meetings belong to accounts
}
agenda-import-outside = { $n ->
    [one] { $n } time of repeating events lies before or after the window (18 months back, 12 months ahead)
   *[other] { $n } times of repeating events lie before or after the window (18 months back, 12 months ahead)
}
agenda-import-not-meetings = { $n ->
    [one] { $n } entry is no meeting (to-do, journal, free-busy)
   *[other] { $n } entries are no meetings (to-dos, journals, free-busy)
}
agenda-import-own = Taken for your own: { $list }
agenda-import-to-log = { $n ->
    [one] { $n } past meeting is not logged yet: mimamori agenda
   *[other] { $n } past meetings are not logged yet: mimamori agenda
}

# Own dates as a calendar.
agenda-export-title = Export to a calendar
agenda-export-intro = Writes renewals, notice deadlines, tasks, onboarding steps and goal reviews as an .ics file.
agenda-export-name = mimamori
agenda-exported = { $n ->
    [one] Wrote { $n } date to { $path }
   *[other] Wrote { $n } dates to { $path }
}
agenda-date-renewal = Renewal
agenda-date-notice = Notice deadline
agenda-date-task = Task
agenda-date-step = Onboarding
agenda-date-goal = Goal review
agenda-entry = meeting
