# Segments: saved filters, the views of the book, and the rules for touch models.

segment-name = Segment
segment-filter = Filter
segment-touch-model = Touch model
segment-accounts = Accounts
segment-arr = ARR
segment-from = From
segment-to = To
segment-by = By
segment-broken = broken
segment-cli-none = There are no segments yet. Save one: mimamori segment add NAME "FILTER"
segment-none-named = There is no segment "{ $name }". mimamori segment list shows them.
segment-no-rules = No segment has a touch model. Give one: mimamori segment edit NAME --touch-model high
segment-rule-broken = The filter of the segment "{ $name }" cannot be read: { $why }
segment-after = { $model }: { $count }, ARR { $arr }
segment-summary = { $changes } would change or did, { $fitting } fit already, { $unmatched } fit no rule
