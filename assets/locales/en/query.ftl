# The filter language: what is wrong with a filter, and its help.

query-unknown-field = There is no field "{ $name }".
query-nearest = Did you mean { $names }?
query-missing-name = A name is missing here.
query-missing-value = A value for "{ $field }" is missing.
query-wrong-number = "{ $value }" is not a number; write for example { $field }<40.
query-wrong-percent = "{ $value }" is not a percentage; write for example { $field }<50%.
query-wrong-money = "{ $value }" is not an amount; write for example { $field }>1M or { $field }>USD50K.
query-wrong-day = "{ $value }" is neither a length of time nor a date; write for example { $field }<60d or { $field }<2026-12-31.
query-wrong-word = "{ $value }" is no value of "{ $field }"; it can be { $words }, none or any.
query-unit-number = "{ $unit }" cannot follow this number; "{ $field }" is a plain number.
query-unit-percent = "{ $unit }" cannot follow this number; write a number or a percentage.
query-unit-money = "{ $unit }" is no size and no currency; use K, M or B and a code such as USD.
query-unit-day = "{ $unit }" is no unit of time; use d, w, m or y.
query-wrong-relation = "{ $field }" cannot be compared this way; write { $field }:value, or { $field }:none.
query-unknown-currency = "{ $code }" is no currency; use a code such as USD or JPY.
query-unclosed-quote = This quotation has no closing mark.
query-unclosed-parenthesis = This parenthesis is not closed.
query-unopened-parenthesis = This parenthesis closes nothing.
query-empty-parentheses = There is nothing in these parentheses.
query-missing-operand = "{ $word }" needs a condition beside it.
query-missing-field = The name of a field is missing before this sign.
query-too-long = A filter can have { $limit } characters at most.
query-too-deep = More than { $limit } conditions within each other cannot be read.
query-unknown-view = There is no segment "{ $name }".
query-view-cycle = This segment leads back to itself: { $path }.

query-help-title = Filter: fields and examples
query-help-intro = Conditions side by side must all hold. OR (or |) between them: one must. A minus sign (or NOT) before one: it must not. Parentheses group. Text without a sign is looked for in names, ids, domain and filing.
query-help-values = { "seg:smb,ent     one of several values" }
    { "region:none     nothing is known        region:any   something is" }
    { "name:acme*      a star leaves an end open" }
    { "score<40  arr>=1M  change<-10  score:40..60" }
    { "renews<60d      less than 60 days ahead; d w m y, or a date" }
    { "touch>21d       the last touch is more than 21 days ago" }
    { "touch:none>21d  no two-way touch for more than 21 days" }
    { "arr>100K        in the account's own currency; arr>USD100K only in that one" }
    { "@name           a saved segment" }
query-help-unknown = What is unknown fits no comparison: score<40 leaves out accounts without a score; score:none finds them.
query-help-fields = Fields
query-help-examples = Examples
query-help-example-list = { "seg:smb score<40 renews<60d" }
    { "touch:none>21d -model:tech" }
    { "nps<=6 (ticket:severe OR champion:none)" }
    { "band:red,yellow arr>1M \"acme\"" }
query-help-back = Esc goes back to the filter.
