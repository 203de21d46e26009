# Segments: saved filters, the views of the book, and the rules for touch models.

segment-name = Segment
segment-filter = Filter
segment-touch-model = Touch model
segment-accounts = Accounts
segment-arr = ARR
segment-from = FROM
segment-to = TO
segment-by = RULE
segment-broken = broken
segment-cli-none = There are no segments yet. Save one: mimamori segment add NAME "FILTER"
segment-none-named = There is no segment "{ $name }". mimamori segment list shows them.
segment-no-rules = No segment has a touch model. Give one: mimamori segment edit NAME --touch-model high
segment-rule-broken = The filter of the segment "{ $name }" cannot be read: { $why }
segment-after = { $model }: { $count }, ARR { $arr }
segment-summary = { $changes } would change or did, { $fitting } fit already, { $unmatched } fit no rule
segment-views = Views
segment-none = No view is saved yet. Filter the book with /, then save the filter here with a.
segment-no-filter = Nothing is filtered: there is nothing to save.
segment-hint-filter = conditions such as seg:smb score<40
segment-hint-model = a rule: accounts of this segment should have it
segment-account = ACCOUNT
segment-assign-title = Touch models by rule
segment-assign-facts = { $changes } would change · { $fitting } fit · { $unmatched } without a rule
segment-assign-no-rules = No segment has a touch model yet. Give one to a segment, and it becomes a rule.
segment-assign-nothing = Every account has the touch model its rule names.
