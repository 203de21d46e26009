# Renewals: the pipeline, its sums, the outlook, and how good forecasts were.

renewals-title = Renewals
renewals-group-notice-past = Notice passed
renewals-quarter = Q{ $quarter } { $year }
renewals-due = due { $money }
renewals-committed = committed { $money }
renewals-expected = expected { $money }
renewals-expected-within = expected { $money } ({ $low }–{ $high })
renewals-at-risk = at risk { $money }
renewals-unforecast = { $n } without a forecast ({ $money })
renewals-without-amount = { $n } without an amount
renewals-without-rate = no rate for { $currencies }
renewals-outlook = Outlook for { $quarter }
renewals-outlook-grr = GRR { $expected } ({ $worst } to { $best })
renewals-outlook-nrr = NRR { $expected } ({ $worst } to { $best })
renewals-outlook-open = { $n ->
    [one] { $n } renewal open
   *[other] { $n } renewals open
}
renewals-outlook-left-out = { $n } without an amount left out
renewals-outlook-no-cohort = no account had a contract when the quarter began
renewals-outlook-no-amounts = no contract that ran when the quarter began has an amount
renewals-no-forecast = no forecast
renewals-early = { $days ->
    [one] { $days } day early
   *[other] { $days } days early
}
renewals-on-time = on the day
renewals-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
renewals-new = new
renewals-changes = Changed in { $days } days
renewals-changes-none = Nothing changed in { $days } days.
renewals-missing = Missing
renewals-endless = { $account }: a contract without an end and without a term
renewals-count = { $n ->
    [one] { $n } renewal
   *[other] { $n } renewals
}
renewals-convention = Without a chance of its own a renewal counts by its forecast: commit 95 %, likely 75 %, open 50 %, at risk 25 %, lost 0 %.
renewals-empty = No renewal is coming up.
renewals-no-match = No renewal fits.
renewals-closed = Decided
renewals-churn-reasons = Why customers left
renewals-no-reason = no reason given
renewals-calibration = { $days } days before: { $renewed } of { $n } renewed
renewals-calibration-none = { $days } days before: no decided renewal had a forecast ({ $without } had none)
renewals-calibration-without = { $n } decided without a forecast by then
renewals-calibration-empty = No renewal with a forecast has been decided yet.
renewals-brier = Brier score { $brier } (always saying the average: { $reference }; 0 is perfect)
renewals-few = only { $n }: too few to tell
renewals-bias-few = { $points } pts (too few)
renewals-bias-hopeful = { $points } pts: too hopeful
renewals-bias-careful = { $points } pts: too careful
renewals-bias-fair = { $points } pts: about right

renewals-head-account = ACCOUNT
renewals-head-due = DUE
renewals-head-notice = NOTICE BY
renewals-head-amount = AMOUNT
renewals-head-forecast = FORECAST
renewals-head-expected = EXPECTED
renewals-head-health = HEALTH
renewals-head-risk = RISK
renewals-head-touch = LAST TOUCH
renewals-head-next = NEXT STEP
renewals-head-outcome = OUTCOME
renewals-head-reason = REASON
renewals-head-n = N
renewals-head-said = SAID
renewals-head-came = CAME
renewals-head-bias = DIFFERENCE

# The command line.
cli-no-renewal = There is no open renewal “{ $id }”. `mimamori renewals` lists the ids.
cli-many-renewals = “{ $id }” has { $n } open renewals. Name one by its id:
cli-renewals-nothing = Say what to change: --forecast, --probability, --amount, --due, --risk or --note.
cli-renewals-reasons = Reasons on the list: { $reasons }.
about-renewals = Shows the coming renewals with forecast, sums and outlook, and works on them
about-renewals-set = Changes forecast, chance, amount, day, risk or note of renewals
about-renewals-close = Notes how a renewal ended; one that was renewed makes the next contract
about-renewals-add = Adds a renewal that no contract stands for
about-renewals-summary = Shows the sums per group, the outlook of the quarter, what changed, what is missing and why customers left
about-renewals-calibration = Compares the forecasts that stood 90, 60 and 30 days before with what came
arg-by-group = Groups by days ahead, month or quarter
arg-basis = Goes by the day due or by the last day for notice
arg-only-open = Only those to be decided
arg-only-closed = Only those that are decided
arg-renewal = The id of a renewal or of a contract, as renewals shows it, or an account with a single open renewal
arg-renewals = Ids of renewals or contracts, as renewals shows them, or accounts with a single open renewal
arg-forecast = What is forecast
arg-probability = The chance of a renewal in percent; empty takes it away
arg-renewal-amount = What it is expected to be renewed for in a year, as 1.2M or 480000 USD; empty takes it away
arg-renewal-due = When it is due: 2026-12-31, eom
arg-risk = What stands against it; empty takes it away
arg-renewal-note = A note; empty takes it away
arg-renewal-outcome = How it ended; with another amount than before, renewed becomes upsell or downsell
arg-churn-reason = Why they left: a key or word of the list, or words of your own
arg-closed-on = The day it was decided; today when nothing is said
arg-final-amount = What it was renewed for in a year
arg-next-start = The first day of the next contract; the day after the end when nothing is said
arg-change-days = How many days back changes are told

# The screen.
renewals-all = All
renewals-marked = { $n } marked
renewals-empty-screen = No renewal is coming up. Contracts with an end bring them here; { $key } imports contracts.
renewals-filter-hint = account, product, risk or note
renewals-no-row = There is no renewal here.
renewals-no-mark = Nothing is marked.
renewals-ask-forecast = { $n ->
    [one] Forecast
   *[other] Forecast of { $n } renewals
}
renewals-ask-group = Group by
renewals-ask-account = Whose renewal
renewals-report = What moved
renewals-page-changes = Changes
renewals-page-missing = Missing
renewals-page-decided = Decided
renewals-page-calibration = Calibration
renewals-missing-none = Nothing is missing.
renewals-decided-none = No renewal has been decided yet.
renewals-form-change = Change the renewal
renewals-form-close = How the renewal ended
renewals-form-add = New renewal
renewals-several = { $n } renewals: only what is typed is changed
renewals-label-probability = Chance
renewals-label-amount = Expected amount
renewals-label-due = Due
renewals-label-risk = Risk
renewals-label-note = Note
renewals-label-forecast = Forecast
renewals-label-outcome = Outcome
renewals-label-closed-on = Decided on
renewals-label-final = Renewed for
renewals-label-reason = Why they left
renewals-label-own-reason = In other words
renewals-label-next-start = Next contract from
renewals-hint-probability = percent; empty: that of the forecast
renewals-hint-amount-plain = a year; empty: that of the contract
renewals-hint-reason = where no reason of the list fits
renewals-hint-next-start = empty: the day after the end
renewals-reasons-ignored = Your reasons for leaving are not used. { $problem } The built-in ones hold.

renewals-detail-chance = chance { $chance }
renewals-detail-touch = last touch { $when }
renewals-detail-no-touch = never touched
renewals-detail-next = Next
renewals-detail-risk = Risk
renewals-detail-missing = Missing
renewals-changes-how = A forecast that moves stands here: { $renewals } shows all renewals, where { $say } says what you expect.
