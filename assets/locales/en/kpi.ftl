# Figures: their formulas, and the command line

kpi-hours = { $n } h
kpi-days = { $n } d
kpi-points = { $n } pt
kpi-times = { $n } times
kpi-month = month { $n }
kpi-chosen = { $formula } As chosen here: { $list }.
kpi-choice-is = { $name }: { $value }
kpi-percent = { $n } %
kpi-on-track = { $target } reached
kpi-off-track = { $target } missed
kpi-no-group = (nothing)
kpi-no-reason = (no reason given)
kpi-short = { $figure ->
    [logo_retention] logo
    [grr] GRR
    [nrr] NRR
    [arr] ARR
    [renewal_rate] renewal
    [nps] NPS
   *[other] CSAT
}

## What can be chosen
kpi-values-retention = logo, arr, active
kpi-values-churn = end, notice
kpi-values-cohort = first_day, day_before
kpi-values-repeat = 2, 3
kpi-values-gross-margin = 0% to 100%, for the lifetime value
kpi-values-year-begins = 1 to 12
kpi-values-currency = a code such as USD, JPY or EUR

## Formulas
kpi-formula-nps = 100 × (promoters − detractors) ÷ answers. Promoters answer 9–10, detractors 0–6. Of one person’s answers in the period the latest counts.
kpi-formula-csat = Answers of 4–5 on a scale of 1–5 (from three quarters of any other scale on) ÷ answers. Of one person’s answers the latest counts.
kpi-formula-ces = The mean of the answers, on a scale of 1–7. Of one person’s answers the latest counts.
kpi-formula-ces-share = Answers of 5–7 on a scale of 1–7 (from two thirds of any other scale on) ÷ answers. Of one person’s answers the latest counts.
kpi-formula-retention = What was kept of the opening cohort, counted as you chose.
kpi-formula-logo-retention = Accounts of the opening cohort with a running contract on the last day ÷ accounts of the opening cohort. New accounts never count. An account without contracts stands for one from the day it was created to the day it churned.
kpi-formula-logo-churn = 1 − logo retention: accounts of the opening cohort without a running contract on the last day ÷ accounts of the opening cohort.
kpi-formula-active-retention = Accounts of the opening cohort in use at both ends ÷ those in use at the start. In use: some use in the seven days up to the day, and a running contract.
kpi-formula-grr = Σ min(ARR at the end, ARR at the start) ÷ Σ ARR at the start, account by account, opening cohort only. Both at the exchange rates of the last day.
kpi-formula-nrr = Σ ARR at the end ÷ Σ ARR at the start, opening cohort only. Both at the exchange rates of the last day.
kpi-formula-renewal-rate = Σ min(what was renewed, what was due) ÷ Σ what was due, over renewals due in the period that were decided. Open ones are listed.
kpi-formula-renewal-rate-net = Σ what was renewed ÷ Σ what was due, over renewals due in the period that were decided, growth included.
kpi-formula-expected-renewal = Σ chance × min(forecast, what is due), over renewals due in the period; decided ones count with what came. The interval follows from Σ p (1 − p) a².
kpi-formula-arr = Σ annual recurring revenue of all contracts that run on the last day, each converted at that day’s exchange rate and rounded to the minor unit.
kpi-formula-arr-at-risk = ARR of accounts that are red, or whose last day for notice is within 90 days and that are not green.
kpi-formula-ltv = ARR per account of the opening cohort × gross margin ÷ the share of ARR lost in a year (1 − GRR, brought to a year).
kpi-formula-purchase-ltv = Mean purchase × purchases per buying account and year × years such accounts have stayed so far.
kpi-formula-upsell-rate = Accounts of the opening cohort with a won upsell in the period ÷ accounts of the opening cohort.
kpi-formula-cross-sell-rate = Accounts of the opening cohort with a won cross-sell in the period ÷ accounts of the opening cohort.
kpi-formula-repeat-rate = Accounts that bought or renewed in the period as often as chosen ÷ accounts that did so at least once.
kpi-formula-first-response-hours = The middle of the hours from opening to the first response, tickets opened in the period. Unanswered ones are listed.
kpi-formula-first-response-hours-p90 = The hours within which nine of ten tickets opened in the period were answered. Unanswered ones are listed.
kpi-formula-resolution-hours = The middle of the hours from opening to closing, tickets opened in the period. Open ones are listed.
kpi-formula-resolution-hours-p90 = The hours within which nine of ten tickets opened in the period were closed. Open ones are listed.
kpi-formula-time-to-value-days = The middle of the days from the start of a plan to first value, plans that reached it in the period. Open ones are listed.

## Sources
kpi-source-nps = Reichheld, The One Number You Need to Grow (HBR 2003); interval: Rocks 2016, adjusted Wald
kpi-source-csat = share of the two best answers; interval: Wilson 1927
kpi-source-ces = Dixon, Freeman, Toman, Stop Trying to Delight Your Customers (HBR 2010), version 2.0
kpi-source-ces-share = Dixon, Freeman, Toman, Stop Trying to Delight Your Customers (HBR 2010), version 2.0; interval: Wilson 1927
kpi-source-retention = your own choice of three usual definitions
kpi-source-logo-retention = (E − N) ÷ S, the usual definition of customer retention; interval: Wilson 1927
kpi-source-logo-churn = 1 − customer retention; interval: Wilson 1927
kpi-source-active-retention = customer retention, counted by use; interval: Wilson 1927
kpi-source-grr = gross dollar retention as subscription businesses report it
kpi-source-nrr = net dollar retention as subscription businesses report it
kpi-source-renewal-rate = gross renewal rate of what was due
kpi-source-renewal-rate-net = net renewal rate of what was due
kpi-source-expected-renewal = expected value and variance of independent outcomes
kpi-source-arr = annualised contract value of running contracts
kpi-source-arr-at-risk = a rule of this program
kpi-source-ltv = Gupta and Lehmann, Customers as Assets (2003), simple form
kpi-source-purchase-ltv = mean order × frequency × lifespan
kpi-source-upsell-rate = share of the cohort; interval: Wilson 1927
kpi-source-cross-sell-rate = share of the cohort; interval: Wilson 1927
kpi-source-repeat-rate = share of the buyers; interval: Wilson 1927
kpi-source-first-response-hours = median
kpi-source-first-response-hours-p90 = 90th percentile, linear between two values
kpi-source-resolution-hours = median
kpi-source-resolution-hours-p90 = 90th percentile, linear between two values
kpi-source-time-to-value-days = median

## The command line
cli-kpi-compared = Change: against { $before } and against { $year }
cli-kpi-compared-once = Change: against { $before }
cli-kpi-by = By { $field }
cli-kpi-waterfall = ARR from opening to closing
cli-kpi-reasons = Lost renewals by reason
cli-kpi-cohorts = Accounts still there, by the quarter they began (quarters after it)
cli-kpi-unpriced = { $n ->
    [one] { $n } contract is in no sum: it has no amount, or its currency no exchange rate. kpi explain arr lists it.
   *[other] { $n } contracts are in no sum: they have no amount, or their currency no exchange rate. kpi explain arr lists them.
}
cli-kpi-source = Source: { $source }
cli-kpi-interval = 95 %: { $interval }
cli-kpi-more = { $n ->
    [one] … and { $n } more row: --limit
   *[other] … and { $n } more rows: --limit
}
cli-kpi-col-id = ID
cli-kpi-col-name = FIGURE
cli-kpi-col-value = VALUE
cli-kpi-col-interval = 95 %
cli-kpi-col-n = N
cli-kpi-col-before = BEFORE
cli-kpi-col-year = A YEAR BEFORE
cli-kpi-col-target = TARGET
cli-kpi-col-accounts = ACCOUNTS
cli-kpi-col-reason = REASON
cli-kpi-col-lost = LOST
cli-kpi-col-arr = ARR
cli-kpi-col-start = BEGAN
cli-kpi-col-kind = ROW
cli-kpi-col-on = ON
cli-kpi-col-numerator = NUMERATOR
cli-kpi-col-denominator = DENOMINATOR
cli-kpi-col-choice = CHOICE
cli-kpi-col-values = TAKES
cli-rate-base = Amounts are added up in { $currency }.
cli-rate-empty = No exchange rates yet. Add one: mimamori rate add EUR USD 1.08 --from 2026-01-01
cli-rate-col-rate = RATE
cli-rate-col-from = FROM
cli-rate-col-source = SOURCE
cli-no-rate = No exchange rate has the id “{ $id }”. mimamori rate list shows them.
about-kpi = Shows the figures of a period, compared with the one before and a year before
about-kpi-explain = Shows the formula of a figure, its parts and the rows behind it
about-kpi-target = Sets what a figure is to reach; without a value takes the target away
about-kpi-choose = Chooses a definition; without a value goes back to the usual one
about-kpi-choices = Lists the definitions and what they can be
about-rate = Works with exchange rates
about-rate-list = Lists the exchange rates
about-rate-add = Adds what one unit of a currency is worth in another, from a day on
about-rate-delete = Deletes an exchange rate
arg-kpi-by = Also by groups of accounts
arg-kpi-csv = Write a table as CSV
arg-kpi-period = A period by its name; one that is not over counts up to today. Twelve months when nothing is said
arg-kpi-figure = The figure’s id
arg-kpi-target = The target: 90%, 40, 4h, 45d or 1.2M
arg-kpi-choice = What to choose
arg-kpi-chosen = The definition; kpi choices lists them
arg-rate-currency = The currency that is worth something: EUR
arg-rate-quote = The currency it is worth it in: USD
arg-rate-value = How much: 1.08
arg-rate-from = The day it holds from; today when nothing is said
arg-rate-source = Where it comes from
arg-rate = The rate’s id, as rate list shows it
kpi-aside = { $n } { $why }
