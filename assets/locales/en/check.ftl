# What a check of the book found. Tables and columns are named as in the file.
check-damaged = The file is damaged: { $why }
check-schema-missing = { $part } is missing.
check-schema-altered = { $part } was altered by another program.
check-schema-foreign = { $part } was put there by another program.
check-log-incomplete = The change log has lost a part of change { $op }: it cannot be undone.
check-log-off = The change log is switched off: what is written now cannot be undone.
check-row-no-parent = { $table } { $row }: the { $parent } it belongs to is not there.
check-row-account-deleted = { $table } { $row }: its account is deleted.
check-row-not-a-date = { $table } { $row }: { $column } is not a date ({ $value }).
check-row-ends-before-start = { $table } { $row }: { $end } is before { $start }.
check-row-negative = { $table } { $row }: { $column } is negative ({ $value }).
check-row-no-currency = { $table } { $row }: { $column } has no currency.
check-row-unreadable = { $table } { $row } cannot be read: { $why }
check-row-twice = { $table } { $row }: row { $of } has the same day, metric and person.
