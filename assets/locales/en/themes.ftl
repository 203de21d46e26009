# Themes: tags with a written criterion for what customers say; feedback: matters they raised.
theme-col-theme = THEME
theme-col-rows = TIMES
theme-col-change = +/−
theme-col-customers = CUSTOMERS
theme-col-arr = ARR
theme-col-suggested = SUGGESTED
theme-col-criterion = CRITERION
theme-col-row = ROW
theme-col-source = IN
theme-col-standing = STATE
theme-col-said = WHAT WAS SAID
theme-is-set = set
theme-is-suggested = suggested: { $words }
theme-is-refused = refused
theme-without-arr = { $n ->
    [one] The ARR leaves out { $n } customer without an amount.
   *[other] The ARR leaves out { $n } customers without an amount.
}
theme-without-rate = { $n ->
    [one] The ARR leaves out { $n } customer whose currency has no rate.
   *[other] The ARR leaves out { $n } customers whose currency has no rate.
}
theme-without-both = The ARR leaves out { $n } without an amount and { $m } without a rate.
theme-unheard = { $n } of { $all } things said in this period have no theme and no suggestion.
theme-rows-empty = Nothing was said of it in this period, and its rules suggest nothing.
feedback-col-status = STATUS
feedback-col-since = SINCE
feedback-col-kind = KIND
feedback-col-title = FEEDBACK
feedback-col-to-tell = TO TELL
feedback-col-raised = RAISED BY
feedback-col-told = TOLD
feedback-col-quote = WORDS
feedback-and-more = { $first }, { $second } + { $n }
feedback-all-told = all told
feedback-n-to-tell = { $n } to tell
feedback-untold = to tell
feedback-head = { $kind } · { $status } { $since } · { $n ->
    [one] { $n } customer
   *[other] { $n } customers
} · ARR { $arr }
theme-counts = Said { $n ->
    [one] once
   *[other] { $n } times
} by { $customers ->
    [one] 1 customer
   *[other] { $customers } customers
} · ARR { $arr } · { $suggested } suggested
theme-catches = catches { $n } of { $of }, 90 days
theme-hint-criterion = what belongs to it
theme-hint-rules = one rule a line: slow, "takes days"
theme-rules = Rules: { $rules }
theme-no-rules = No rules: nothing is suggested. { $key } adds some.
theme-no-criterion = No criterion is written yet. { $key } adds one.
theme-leave = Leave { $n ->
    [one] 1 choice
   *[other] { $n } choices
} unsaved?
theme-leave-consequence = They are put with { $key }; without it nothing changes.
theme-none-yet = There is no theme yet.
theme-nothing-suggested = Its rules suggest nothing here that nobody has decided on.
theme-is-first = It is the first already.
theme-is-last = It is the last already.
theme-nothing-said = Nothing was said here: themes and feedback belong to touches, answers and tickets.
theme-of-several = { $n } rows together
theme-set-on = on { $n } of { $of }
themes-empty = No themes yet. A theme groups what customers say: give it a name, a criterion and words that suggest it.
label-theme-name = Name
label-criterion = Criterion
label-rules = Rules
voice-tab-themes = Themes
voice-tab-feedback = Feedback
voice-mark-comments = Answers are marked among the comments.
feedback-shown-open = open
feedback-shown-to-tell = somebody to tell
feedback-shown-all = all
feedback-empty = No feedback yet. Add what customers ask for, praise or complain about; or make it out of a comment with { $key }.
feedback-empty-open = Nothing is open.
feedback-empty-to-tell = Nobody is waiting to be told.
feedback-none-selected = No feedback is selected.
feedback-is-through = It goes no further.
feedback-is-new = It is new: nothing comes before.
feedback-nothing-to-tell = There is nothing to tell while it is { $status }.
feedback-told-already = Everybody was told already.
feedback-nobody-yet = Nobody is noted who raised this. Add a customer.
feedback-ask-customer = Who raised it?
feedback-no-quote = No words are noted.
feedback-reference = Passed on: { $reference }
feedback-new-matter = new
feedback-of-several = What { $n } customers said
feedback-joins = stays as it is there
feedback-hint-quote = the customer’s words
feedback-hint-reference = a number, a person
label-matter = Belongs to
label-feedback-kind = Kind
label-feedback-title = Title
label-quote = Words
label-reference = Passed on to
label-said-by = Said by
feedback-ask-status = Status
feedback-no-period = Feedback is shown whatever its time.
