# Imports: why a file or a row did not come in, and what to do next.
import-kind-accounts = accounts
import-kind-contacts = contacts
import-kind-contracts = contracts
import-kind-renewals = renewals
import-kind-touches = touches
import-kind-usage = usage
import-kind-tickets = tickets
import-kind-surveys = survey responses
import-kind-calendar = calendar
import-cannot-read = { $path } cannot be read: { $why }. Check the path and its permissions.
import-is-folder = { $path } is a folder. Name a file in it: CSV, TSV, XLSX, XLS or ODS.
import-no-file = No file was named. Name a CSV, TSV, XLSX, XLS or ODS file.
import-empty = The file is empty. Export it again from your CRM.
import-not-a-table = This is { $what }, not a table. Export as CSV, XLSX, XLS or ODS.
import-too-large = The file has { $bytes } bytes; at most { $limit } are read. Split it and import the parts together.
import-too-many-rows = The file has more than { $limit } rows. Split it and import the parts one after the other.
import-too-many-columns = The file has more than { $limit } columns. Leave out what you do not need.
import-password = The workbook has a password. Save it without one and import again.
import-broken-workbook = The workbook is damaged ({ $detail }). Open it in a spreadsheet program and save it again, or export CSV.
import-unknown-sheet = There is no sheet “{ $sheet }”. There are: { $sheets }
import-no-header-row = Row { $row } holds no headings. Give the row of the headings with --header-row.
import-not-a-pair = “{ $text }” should be field=value.
import-unknown-field = { $kind } have no field “{ $field }”. Near it: { $near }
import-unknown-column = There is no column “{ $column }”. Near it: { $near }
import-missing-field = { $file }: no column for { $needed }. Say which one it is with --map { $field }=COLUMN, or a fixed value with --set { $field }=VALUE.
import-ambiguous-dates = { $file }: the dates in “{ $column }” can be read day-first or month-first (like { $example }). Say which with --date-format dmy or mdy. Nothing was imported.
import-stopped = Stopped. Nothing was imported.
import-row-no-account = the row names no account
import-row-unknown-account = no account goes by “{ $named }”; import accounts first, or add new ones with --new-accounts
import-row-ambiguous-account = { $count } accounts go by “{ $named }”; name it by id
import-row-missing = { $field } is missing
import-row-too-few-cells = { $found } cells where the header has { $expected }
import-row-too-many-cells = { $found } cells where the header has { $expected }; a comma in the text may lack its quotes
import-row-unclosed-quote = a quotation mark is not closed
import-row-cell-too-long = a cell is longer than { $limit } bytes
import-row-bad-bytes = the text is not valid { $encoding }; give the encoding with --encoding
import-row-replaced = row { $row } of { $file } says something else about the same thing and counts instead
