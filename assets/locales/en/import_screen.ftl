# The import screen: the form, the preview, and what was imported.
import-screen-title = Import
import-screen-intro = Nothing is written before you have seen a preview.
import-screen-path = File
import-screen-path-hint = type, paste or drag it here
import-screen-kind = What it holds
import-screen-same = Kind
import-screen-same-hint = of every row
import-screen-by-column = as the file says
import-screen-unknown-accounts = Unknown accounts
import-screen-add = are added
import-screen-leave-out = are left out
import-screen-dates = Dates
import-screen-day-first = day first (21/7/2026)
import-screen-month-first = month first (7/21/2026)
import-screen-year-first = year first (26/7/21)
import-screen-encoding = Encoding
import-screen-delimiter = Divided by
import-screen-comma = comma
import-screen-semicolon = semicolon
import-screen-tab = tab
import-screen-sheet = Sheet
import-screen-sheet-hint = empty: the first with a table
import-screen-header-row = Row of headings
import-screen-header-row-hint = empty: recognised
import-screen-recognised = recognised
import-screen-working = The file is being read or written. { $key-cancel-job } stops it.
import-screen-kept = The path is kept for next time.
import-screen-not-yet = Nothing is written yet. { $key-import-run } imports.
import-screen-open-already = This is the import screen.
import-screen-other-key = Enter goes on here.
import-screen-in-columns = Go to the list of columns first: 1.
import-screen-in-rows = Go to the list of rows first: 2.
import-screen-missing-field = No column fills { $needed } yet. Select the column that does and press Enter.
import-screen-missing-kind = No column fills { $needed } yet. Select one that does and press Enter, or go back (Esc) and choose what every row is.
import-screen-ambiguous-dates = The dates in “{ $column }” can be read day-first or month-first (like { $example }). Choose their order above; nothing was imported.
import-screen-of-sheet = sheet “{ $sheet }”
import-screen-remembered = columns as last time
import-screen-headings-at = headings in row { $row }
import-screen-read = { $n } read
import-screen-to-add = { $n } to add
import-screen-to-update = { $n } to update
import-screen-unchanged = { $n } unchanged
import-screen-left-out = { $n } left out
import-screen-to-add-accounts = { $n ->
    [one] { $n } new account
   *[other] { $n } new accounts
}
import-screen-added = { $n } added
import-screen-updated = { $n } updated
import-screen-added-accounts = { $n ->
    [one] { $n } account added
   *[other] { $n } accounts added
}
import-screen-columns = Columns { $n }
import-screen-rows = First rows { $n }
import-screen-problems = Problems { $n }
import-screen-column = COLUMN
import-screen-field = GOES INTO
import-screen-sample = SAMPLE
import-screen-row = ROW
import-screen-reason = WHY IT IS LEFT OUT
import-screen-custom-field = custom field
import-screen-ignored = not imported
import-screen-filled-by = now “{ $column }”
import-screen-choose-field = “{ $column }” goes into
import-screen-unknown-account = no account goes by “{ $named }”; import accounts first, or choose in the form: { $field } { $choice }
import-screen-bad-bytes = the text is not valid { $encoding }; choose another under “{ $field }” in the form
import-screen-no-header-row = Row { $row } holds no headings. Give the row of the headings under “{ $field }”.
import-screen-no-problems = No row is left out.
import-screen-problem-in = Row { $row }, { $column }: { $why }
import-screen-problem = Row { $row }: { $why }
import-screen-first-problems = The first { $shown } of { $total }.
import-screen-imported = Imported { $files }.
import-screen-undone = Taken back: { $files }.
import-screen-nothing-new = Nothing changed: the book has all of it already.
import-screen-take-back = { $key-undo } takes all of it back in one step.
import-screen-do-again = R does it again.
