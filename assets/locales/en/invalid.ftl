# Why a value was not taken: what is wrong, then what to do. Both sentences fit one line of 76 cells for usual values.

invalid-empty = Nothing is filled in here. Give a value.
invalid-not-a-number = “{ $value }” is not a number. Write digits, such as 1200 or 1,200.50.
invalid-not-whole = “{ $value }” is not a whole number. Leave out the decimals.
invalid-negative = “{ $value }” is below zero. Give zero or more.
invalid-out-of-range = “{ $value }” is out of range. Give a value from { $min } to { $max }.
invalid-not-a-date = “{ $value }” is not a date. Write it like 2026-04-30.
invalid-not-a-bool = “{ $value }” is neither yes nor no. Write yes or no.
invalid-unknown-word = “{ $value }” is not known here. Choose one of: { $allowed }.
invalid-unknown-currency = “{ $value }” is not a currency. Use a code such as USD, JPY or EUR.
invalid-not-an-email = “{ $value }” is not an e-mail address. Write it like name@company.example.
invalid-too-long = This is too long. Shorten it to { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
invalid-end-before-start = The end, { $end }, is before the start, { $start }. Correct one of them.
invalid-not-above = { $value } is not more than { $than }. Give more, or another outcome.
invalid-not-below = { $value } is not less than { $than }. Give less, or another outcome.
invalid-holds-nul = The text holds an invisible NUL character. Delete it and type again.
invalid-taken = “{ $value }” is taken. Give another name.
invalid-needs-account = This looks at the account, and none is given. Name one, or leave this empty.
invalid-same-currency = Both currencies are { $value }. Name another one for one side.
invalid-no-running-contract = No contract runs on { $value }. Say how many months this one runs.
invalid-not-comparable = { $value } cannot be compared without its rate. Add it, or say the months.
invalid-not-an-open-stage = Won and lost are not set as a stage. Note how it was won or lost instead.
invalid-contract-in-use = A renewal names the contract that it became. Delete that renewal first, or change the contract itself.
invalid-rule-open-quote = Line { $line }: a quotation mark is not closed. Add the closing one.
invalid-rule-empty-quote = Line { $line }: the quotation marks are empty. Put words in.
invalid-rule-lone-sign = Line { $line }: no word follows “{ $sign }”. Put it right before a word.
invalid-rule-only-not = Line { $line }: every word is excluded. Add a word to look for.
invalid-rule-both = Line { $line }: “{ $word }” is wanted and excluded. Remove one.
invalid-nothing-to-tell = Its status is “{ $status }”. First set it to done or declined.
invalid-already-told = { $value } was told already. Choose a customer still to tell.
invalid-nobody-fits = No account fits { $value }. Widen it: there must be someone to measure.
invalid-not-an-account = No account is called “{ $value }”. Give its name, or leave this empty.
invalid-public-domain = Anybody may have an address at { $value }. Assign single addresses instead.
invalid-other-account = “{ $value }” is not another person of this account. Choose one of them.
