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
