# Upsell and cross-sell: opportunities, their sums, and where there is room for more.

expansions-title = Expansions
expansions-sum = amount { $money }
expansions-weighted = weighted { $money }
expansions-weighted-within = weighted { $money } ({ $low }–{ $high })
expansions-count = { $n ->
    [one] { $n } opportunity
   *[other] { $n } opportunities
}
expansions-all = Open
expansions-convention = Without a likelihood of its own an opportunity counts by its stage: idea 10 %, proposed 40 %, negotiating 70 %. * marks one of its own.
expansions-closed = Decided
expansions-outcomes = { $won } won ({ $money }), { $lost } lost
expansions-empty = There is no opportunity yet. `mimamori expansions suggest` says where there is room for one.
expansions-no-match = No opportunity fits.

expansions-head-account = ACCOUNT
expansions-head-title = OPPORTUNITY
expansions-head-kind = KIND
expansions-head-stage = STAGE
expansions-head-amount = AMOUNT
expansions-head-likelihood = LIKELY
expansions-head-weighted = WEIGHTED
expansions-head-source = SOURCE
expansions-head-expected = EXPECTED
expansions-head-health = HEALTH
expansions-head-closed = DECIDED
expansions-head-note = NOTE
expansions-head-about = ABOUT
expansions-head-why = WHY
expansions-head-holds = HELD BACK BY

# Where there is room for more.
expansions-suggested = Suggested
expansions-suggested-none = The rule sees no room for more that trust allows.
expansions-held = Not now
expansions-held-none = Nothing is held back.
expansions-title-seats = More seats
expansions-title-usage = A larger plan
expansions-short-seats = { $active } of { $seats } seats
expansions-short-usage = use { $change } %
expansions-room-seats = seats nearly full: { $said }
expansions-room-usage = use rises: { $said }
expansions-room-request = asked for “{ $title }” on { $on }
expansions-room-product = { $n } others run { $product }, they do not; { $active } of { $seats } seats in use
expansions-room-praise = NPS: { $said }
expansions-room-champion = a champion is there
expansions-hold-health = health { $health }
expansions-hold-override = your own word is { $to } since { $on }
expansions-hold-answer = { $kind } { $answer } of { $of } unanswered since { $on }
expansions-hold-tickets = { $n ->
    [one] a severe ticket open for { $days } days
   *[other] { $n } severe tickets open, the oldest for { $days } days
}
expansions-hold-pulse = pulse { $rating } of 5 on { $on }
expansions-hold-onboarding = onboarding stands still: { $late } late, { $blocked } blocked
expansions-hold-renewal = renewal of { $on } is { $forecast }
expansions-hold-lost = they said no on { $on }; not before { $until }
expansions-rule = The rule
expansions-rule-upsell = Upsell: { $full } of the seats or more in use, or use up by { $rise } or more, or an open request of the last { $days } days that asks for more (seats, licences, a higher plan …), stands beside another sign, or comes from an account that praises it (NPS { $nps } or more).
expansions-rule-cross-sell = Cross-sell: { $n } other customers run the product or more, this one does not, { $used } of its seats or more are in use, its NPS answers average { $nps } or more, and a champion is there.
expansions-rule-holds = Held back: health not green, your own word against it, a low answer nobody came back to, a severe ticket open for more than { $tickets } days, a pulse of { $pulse } or less, an onboarding that stands still, a renewal at risk or lost, the last champion gone, notice given, or a no in the last { $days } days.
expansions-rule-amount = The amount is a start: { $more } of the largest contract for an upsell; for a product, as large a share of all running contracts as other customers pay for it beside the rest (median).

# The command line.
cli-no-expansion = There is no opportunity “{ $id }”. `mimamori expansions` lists the ids.
cli-expansions-nothing = Say what to change: --title, --kind, --amount, --stage, --likelihood, --source, --expected-on, --product or --note.
cli-expansion-contract = Contract: { $product }, { $arr } a year from { $start }
cli-expansion-contract-until = Contract: { $product }, { $arr } a year from { $start } to { $end }
about-expansions = Shows upsell and cross-sell opportunities with sums, and works on them
about-expansions-add = Adds an opportunity
about-expansions-set = Changes opportunities: any field of one or several
about-expansions-win = Notes that an opportunity was won, and makes its contract
about-expansions-lose = Notes that opportunities were lost
about-expansions-reopen = Opens decided opportunities again; the contract of a won one goes with it
about-expansions-delete = Deletes an opportunity; a contract it became stays
about-expansions-suggest = Says where there is room for more and trust allows it, and what holds the others back
arg-expansions-open = Only those that are open
arg-expansions-closed = Only those that are decided
arg-expansions-suggested = Only what the rule suggests; the same as expansions suggest
arg-expansion-title = What it is about, in a few words
arg-expansion-new-title = What it is about, in a few words
arg-expansion-kind = More of what they have, or another product
arg-expansion-amount = What it would bring in a year, as 24k or 3600000 JPY; empty takes it away
arg-expansion-stage = How far it is; won and lost have commands of their own
arg-expansion-likelihood = The likelihood in percent; empty takes it away and the stage decides
arg-expansion-source = Where it came from; empty takes it away
arg-expansion-expected = When it is expected to be decided; empty takes it away
arg-expansion-product = The product; empty takes it away
arg-expansion-note = A note; empty takes it away
arg-expansion = The id of an opportunity, as expansions shows it
arg-expansions = Ids of opportunities, as expansions shows them
arg-win-from = The first day of the contract; the day it was won when nothing is said
arg-win-on = The day it was won; today when nothing is said
arg-win-months = How many months the contract runs; an upsell ends with the running contract, another product runs as long as it, when nothing is said
arg-win-amount = What was agreed on for a year; the amount of the opportunity when nothing is said
arg-win-seats = How many seats the contract adds
arg-win-product = The product, where the opportunity has none
arg-win-note = A note in place of the one that stands; empty takes it away
arg-lose-on = The day it was lost; today when nothing is said
arg-lose-note = Why it was lost: added to the note as its last line
arg-reopen-stage = The stage it goes on from; the one it was closed from when nothing is said
arg-only-rule = Only the rule

# The screen.
expansions-page-open = Open
expansions-page-suggested = Suggested
expansions-page-held = Not now
expansions-page-decided = Decided
expansions-marked = { $n } marked
expansions-suggested-count = { $n } suggested
expansions-held-count = { $n } held back
expansions-empty-screen = There is no open opportunity. Suggested ({ $key }) says where there is room for one.
expansions-empty-suggested = The rule sees no room for more that trust allows. Not now ({ $key }) says what holds the others back.
expansions-empty-held = No account with room for more is held back.
expansions-empty-decided = No opportunity has been won or lost yet.
expansions-filter-hint = account, opportunity, product or note
expansions-no-row = There is no opportunity here.
expansions-no-mark = Nothing is marked.
expansions-one-at-a-time = One at a time: { $key } takes the marks off.
expansions-at-end = It is at the last stage. { $key } notes that it was won.
expansions-at-start = It is at the first stage.
expansions-ask-account = Whose opportunity
expansions-detail-source = source: { $source }
expansions-detail-expected = expected { $day }
expansions-detail-about = about { $money } a year
expansions-detail-contract = contract { $arr } from { $start }
expansions-form-add = New opportunity
expansions-form-edit = Opportunity
expansions-form-win = How it was won
expansions-form-lose = How it was lost
expansions-several = { $n } opportunities: only what is typed is changed
expansions-label-title = Opportunity
expansions-label-kind = Kind
expansions-label-product = Product
expansions-label-stage = Stage
expansions-label-amount = Amount
expansions-label-likelihood = Likelihood
expansions-label-source = Source
expansions-label-expected = Expected on
expansions-label-note = Note
expansions-label-won-on = Won on
expansions-label-lost-on = Lost on
expansions-label-start = Contract from
expansions-label-months = Term
expansions-label-seats = More seats
expansions-label-reason = Why
expansions-hint-likelihood = percent; empty: that of the stage
expansions-hint-amount = what it would bring in a year
expansions-hint-won-amount = a year
expansions-hint-start = empty: the day it was won
expansions-hint-months-upsell = months; empty: ends with the contract
expansions-hint-months-cross-sell = months; empty: as the running contract
contracts-expansion = expansion, { $stage }: { $title }
