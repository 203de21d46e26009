# What is wrong with a file of one's own: config.toml, rules.toml, health.toml, a playbook.

settings-unreadable = { $file } cannot be read: { $why }.
settings-in-file = { $file }: { $why }
settings-line = { $file }:{ $line }: { $why }
settings-ignored = { $problem } None of its settings hold until it is corrected.
rules-ignored = Your rules are not used. { $problem } The built-in ones hold.
model-ignored = Your health model is not used. { $problem } The built-in one holds.
cadence-ignored = Your days between touches are not used. config.toml, [cadence]: { $why } Those of the health model hold.

toml-syntax = “{ $source }” is not TOML; correct this line.
toml-unknown-key = There is no setting “{ $key }” here; there are { $known }.
toml-unknown-word = { $key } cannot be “{ $word }”; give one of { $known }.
toml-missing = “{ $key }” is missing.
toml-twice = “{ $key }” stands here twice.
toml-wrong = { $key } cannot be “{ $value }”; give { $needed }.
toml-wrong-here = “{ $value }” cannot stand here; give { $needed }.
toml-needed-number = a number
toml-needed-text = a text in quotation marks
toml-needed-yes-no = true or false
toml-needed-list = a list in square brackets
toml-needed-table = a table
toml-needed-days = a day such as "2026-12-29", or a span such as "2026-12-29..2027-01-03"
toml-needed-other = another kind of value

rules-unknown = There is no rule { $rule }.
rules-unknown-key = { $rule } has no { $key }; it has { $known }.
rules-out-of-range = { $key } is { $value }; give { $takes }.
rules-takes-yes-no = true or false
rules-takes-weight = a number above 0, up to 100
rules-takes-whole = a whole number from 1 to { $most }
rules-takes-steps = a list of days, each from 1 to { $most }

model-not-positive = { $key } is { $value }; give a number above 0.
model-out-of-range = { $key } is { $value }; give a number from { $min } to { $max }.
model-no-line = { $key }: worst and best must be two different numbers.
model-out-of-order = { $key } must come after the one before it.
model-empty-group = { $key }: no input belongs to this group.
model-no-group = { $key }: the group has no weight.
