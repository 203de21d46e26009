# The field's own words: closed sets, in lower case as they stand in tables and chips.

## Health bands
band-green = healthy
band-yellow = watch
band-red = at risk
band-unknown = unknown

## Billing of a contract
billing-monthly = monthly
billing-quarterly = quarterly
billing-annual = annual
billing-other = other

## Who spoke in a touch
direction-in = in
direction-out = out
direction-two-way = two-way

## Kinds of rows
entity-account = account
entity-contact = contact
entity-contract = contract
entity-renewal = renewal
entity-touch = touch
entity-survey = survey response
entity-ticket = ticket
entity-usage = usage
entity-plan = onboarding plan
entity-step = onboarding step
entity-task = task
entity-pulse = pulse
entity-override = score override

## Rows of a kind, counted
count-account = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
count-contact = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}
count-contract = { $n ->
    [one] { $n } contract
   *[other] { $n } contracts
}
count-renewal = { $n ->
    [one] { $n } renewal
   *[other] { $n } renewals
}
count-touch = { $n ->
    [one] { $n } touch
   *[other] { $n } touches
}
count-survey = { $n ->
    [one] { $n } survey response
   *[other] { $n } survey responses
}
count-ticket = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
count-usage = { $n ->
    [one] { $n } usage row
   *[other] { $n } usage rows
}
count-plan = { $n ->
    [one] { $n } onboarding plan
   *[other] { $n } onboarding plans
}
count-step = { $n ->
    [one] { $n } onboarding step
   *[other] { $n } onboarding steps
}
count-task = { $n ->
    [one] { $n } task
   *[other] { $n } tasks
}
count-pulse = { $n ->
    [one] { $n } pulse
   *[other] { $n } pulses
}
count-override = { $n ->
    [one] { $n } score override
   *[other] { $n } score overrides
}

## What is expected of a renewal
forecast-commit = commit
forecast-likely = likely
forecast-open = open
forecast-at-risk = at risk
forecast-lost = expected lost

## Kinds of touches
kind-call = call
kind-meeting = meeting
kind-email = mail
kind-chat = chat
kind-visit = visit
kind-note = note
kind-webinar = webinar
kind-community = community

## Languages, each in itself
lang-en = English
lang-ja = 日本語

## How a renewal went
outcome-renewed = renewed
outcome-upsell = upsell
outcome-downsell = downsell
outcome-churned = churned

## How much a task presses
priority-1 = high
priority-2 = normal
priority-3 = low

## Roles of contacts
role-champion = champion
role-decision-maker = decision maker
role-user = user
role-billing = billing
role-other = other

## How a touch felt
sentiment-good = good
sentiment-neutral = neutral
sentiment-bad = bad

## Severity of a ticket
severity-urgent = urgent
severity-high = high
severity-medium = medium
severity-low = low

## Lifecycle
stage-onboarding = onboarding
stage-adopting = adopting
stage-mature = mature
stage-renewing = renewing
stage-churned = churned

## Who has to do an onboarding step
step-owner-us = us
step-owner-customer = customer

## Kinds of surveys
survey-kind-nps = NPS
survey-kind-csat = CSAT
survey-kind-ces = CES

## Touch models
touch-model-high = high touch
touch-model-low = low touch
touch-model-tech = tech touch

## What the timeline can be narrowed to
entry-kind-mail = mails
entry-kind-touch = touches
entry-kind-survey = surveys
entry-kind-ticket = tickets
entry-kind-onboarding = onboarding
entry-kind-renewal = renewals
entry-kind-contract = contracts
entry-kind-contact = contacts
entry-kind-task = tasks
entry-kind-pulse = pulses
entry-kind-health = health
entry-kind-calendar = calendar

anchor-start = start
anchor-notice = notice deadline
anchor-renewal = renewal
anchor-kickoff = kickoff
anchor-detractor = detractor's answer
event-kind-webinar = webinar
event-kind-training = training
event-kind-newsletter = newsletter
event-kind-community = community
event-kind-other = other
goal-outcome-reached = reached
goal-outcome-missed = missed
goal-outcome-dropped = dropped
guest-state-invited = invited
guest-state-attended = attended
guest-state-absent = absent
mark-action-done = done
mark-action-snoozed = snoozed
mark-action-skipped = skipped
mark-action-merged = merged
meeting-status-confirmed = confirmed
meeting-status-tentative = tentative
meeting-status-cancelled = cancelled
reason-health-fell = health fell
reason-renewal-near = renewal near
reason-reply-owed = reply owed
reason-promise-overdue = promise overdue
reason-detractor-unanswered = detractor unanswered
reason-silent = silent
reason-onboarding-late = onboarding late
reason-ticket-severe = severe ticket
reason-champion-left = champion left
reason-usage-fell = usage fell
reason-contract-gap = contract data missing
reason-first-value = first value
reason-anniversary = anniversary
reason-goal-review = goal review
reason-meeting-unlogged = meeting not logged
repeat-unit-d = day
repeat-unit-w = week
repeat-unit-m = month
repeat-unit-y = year
repeat-unit-wd = working day
template-kind-playbook = playbook template
template-kind-onboarding = onboarding template
template-kind-mail = mail template
template-kind-rule = rule
entity-goal = goal
count-goal = { $n ->
    [one] { $n } goal
   *[other] { $n } goals
}
entity-reading = goal reading
count-reading = { $n ->
    [one] { $n } goal reading
   *[other] { $n } goal readings
}
entity-event = programme
count-event = { $n ->
    [one] { $n } programme
   *[other] { $n } programmes
}
entity-meeting = meeting
count-meeting = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
}
entity-playbook = playbook
count-playbook = { $n ->
    [one] { $n } playbook
   *[other] { $n } playbooks
}
entity-template = template
count-template = { $n ->
    [one] { $n } template
   *[other] { $n } templates
}
entity-segment = segment
count-segment = { $n ->
    [one] { $n } segment
   *[other] { $n } segments
}
goal-standing-reached = reached
goal-standing-on-track = on track
goal-standing-behind = behind
goal-standing-overdue = overdue
goal-standing-unmeasured = not measured
goal-standing-closed = closed
action-kind-playbook = playbook
action-kind-event = programme
action-kind-template = template
action-kind-other = something else
expansion-kind-upsell = upsell
expansion-kind-cross-sell = cross-sell
expansion-source-request = the customer asked
expansion-source-usage = usage
expansion-source-talk = a talk
expansion-source-renewal = a renewal
expansion-source-programme = a programme
expansion-source-other = other
expansion-stage-idea = idea
expansion-stage-proposed = proposed
expansion-stage-negotiating = negotiating
expansion-stage-won = won
expansion-stage-lost = lost
feedback-kind-request = request
feedback-kind-praise = praise
feedback-kind-complaint = complaint
feedback-status-new = new
feedback-status-passed-on = passed on
feedback-status-planned = planned
feedback-status-done = done
feedback-status-told = told the customer
feedback-status-declined = declined
verdict-adopt = adopt
verdict-adapt = adapt
verdict-drop = drop
verdict-unclear = unclear
entity-expansion = expansion
count-expansion = { $n ->
    [one] { $n } expansion
   *[other] { $n } expansions
}
entity-theme = theme
count-theme = { $n ->
    [one] { $n } theme
   *[other] { $n } themes
}
entity-feedback = feedback
count-feedback = { $n ->
    [one] { $n } piece of feedback
   *[other] { $n } pieces of feedback
}
entity-voice = voice
count-voice = { $n ->
    [one] { $n } voice
   *[other] { $n } voices
}
entity-rate = exchange rate
count-rate = { $n ->
    [one] { $n } exchange rate
   *[other] { $n } exchange rates
}
entity-initiative = initiative
count-initiative = { $n ->
    [one] { $n } initiative
   *[other] { $n } initiatives
}
entity-story = success story
count-story = { $n ->
    [one] { $n } success story
   *[other] { $n } success stories
}

## Figures
choice-retention = retention counts
choice-churn = a contract is lost
choice-cohort = the opening cohort
choice-repeat = a repeated purchase
choice-gross-margin = gross margin
choice-year-begins = the year begins in
choice-currency = currency of the book
churn-by-end = after its last day
churn-by-notice = when notice was given
cohort-day-first-day = active on the first day
cohort-day-day-before = active on the day before
figure-nps = NPS
figure-csat = CSAT
figure-ces = CES, mean
figure-ces-share = CES, share for whom it was easy
figure-retention = retention
figure-logo-retention = logo retention
figure-logo-churn = logo churn
figure-active-retention = retention of accounts in use
figure-grr = gross revenue retention
figure-nrr = net revenue retention
figure-renewal-rate = renewal rate
figure-renewal-rate-net = renewal rate, net
figure-expected-renewal = expected renewal
figure-arr = ARR
figure-arr-at-risk = ARR at risk
figure-ltv = lifetime value of subscriptions
figure-purchase-ltv = lifetime value of purchases
figure-upsell-rate = upsell rate
figure-cross-sell-rate = cross-sell rate
figure-repeat-rate = repeat rate
figure-first-response-hours = first response, median
figure-first-response-hours-p90 = first response, 9 of 10
figure-resolution-hours = resolution, median
figure-resolution-hours-p90 = resolution, 9 of 10
figure-time-to-value-days = time to value, median
group-by-segment = segment
group-by-touch-model = touch model
group-by-industry = industry
group-by-region = region
group-by-stage = stage
group-by-start-quarter = start quarter
movement-opening = opening
movement-new = new
movement-expansion = expansion
movement-contraction = contraction
movement-churn = churn
movement-closing = closing
named-span-this-month = this month
named-span-last-month = last month
named-span-this-quarter = this quarter
named-span-last-quarter = last quarter
named-span-this-year = this year
named-span-last-year = last year
named-span-12-months = twelve months
named-span-90-days = ninety days
not-counted-superseded = answered again later
not-counted-open = still open
not-counted-no-amount = without an amount
not-counted-no-rate = without an exchange rate
not-counted-no-time = without a time
not-counted-other = not counted
retention-by-logo = accounts
retention-by-arr = ARR without growth
retention-by-active = accounts in use weekly
undefined-empty-cohort = no account was active on the first day
undefined-no-amounts = no contract has an amount
undefined-no-answers = nobody answered in the period
undefined-nothing-due = no renewal was due and decided
undefined-no-purchases = nobody bought or renewed in the period
undefined-no-tickets = no ticket of the period has one
undefined-no-first-value = no plan reached first value in the period
undefined-no-churn = no revenue was lost in the period
undefined-no-invitations = no invitations are known
undefined-not-given = needs the gross margin: kpi choose gross_margin 80%
undefined-not-scored = known for the last day only
undefined-no-usage = no account of the cohort was in use
## Voice
measure-nps = NPS
measure-csat = CSAT
measure-ces = CES, mean
measure-ces-share = CES, easy
measure-response-rate = response rate
stretch-month = month
stretch-quarter = quarter
stretch-year = year
stretch-90d = last 90 days
voice-by-segment = segment
voice-by-role = role
voice-by-touch-model = touch model
voice-by-stage = stage
voice-by-industry = industry
voice-by-account = account
voice-standing-unanswered = unanswered
voice-standing-answered = answered
voice-standing-planned = planned
voice-standing-closed = closed
voice-standing-told = told
voice-standing-quiet = nothing to do
# Renewals.
renewal-basis-due = day due
renewal-basis-notice = notice deadline
renewal-by-window = days ahead
renewal-by-month = month
renewal-by-quarter = quarter
renewal-gap-contract = no contract
renewal-gap-amount = no amount
renewal-gap-notice = no notice period
renewal-gap-notice-before-start = notice falls before the start
renewal-gap-forecast = no forecast
renewal-window-past = Overdue
renewal-window-0-30 = 0–30 days
renewal-window-31-60 = 31–60 days
renewal-window-61-90 = 61–90 days
renewal-window-later = Later
undefined-no-people = the data names no people
undefined-no-seats = no seats are stated
undefined-nothing-before = there was nothing before
undefined-nothing-used = nothing was used in these days
undefined-not-yet = the days have not come yet
undefined-only-those = whoever is a member was a customer at the start
undefined-no-pairs = no account is known on both sides
undefined-no-accounts = no accounts
finding-not-begun = not begun
finding-untold = cannot be told
finding-too-few = too few
finding-no-difference = not told apart
finding-better = better
finding-worse = worse
phase-plan = Plan
phase-do = Do
phase-check = Check
phase-act = Act
yardstick-health = health score
yardstick-active = accounts in use
yardstick-usage = use in a week
yardstick-touches = touches in 30 days
yardstick-nps = NPS
yardstick-csat = CSAT
yardstick-ces = CES
yardstick-logo-retention = logo retention
yardstick-logo-churn = logo churn
yardstick-renewal-rate = renewal rate
yardstick-time-to-value-days = time to value
yardstick-first-response-hours = first response
not-counted-one-sided = known on one side only

# Mail.
entity-mail = message
count-mail = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
entity-thread = conversation
count-thread = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
}
entity-mail-source = place of mail
count-mail-source = { $n ->
    [one] { $n } place of mail
   *[other] { $n } places of mail
}
entity-address = address
count-address = { $n ->
    [one] { $n } address
   *[other] { $n } addresses
}
entity-mail-rule = rule for mail
count-mail-rule = { $n ->
    [one] { $n } rule for mail
   *[other] { $n } rules for mail
}
entity-draft = draft
count-draft = { $n ->
    [one] { $n } draft
   *[other] { $n } drafts
}
entity-search = kept search
count-search = { $n ->
    [one] { $n } kept search
   *[other] { $n } kept searches
}
mail-kind-message = message
mail-kind-auto = automatic answer
mail-kind-list = newsletter or list
mail-kind-calendar = invitation
mail-kind-bounce = undeliverable
mail-kind-unreadable = unreadable
mail-rule-own = own address
mail-rule-account = belongs to
mail-rule-public = open to everybody
mail-rule-ignore = set aside
mail-rule-forbidden = forbidden word
## Holidays
holiday-new-year = New Year’s Day
holiday-coming-of-age = Coming of Age Day
holiday-foundation = National Foundation Day
holiday-emperors-birthday = Emperor’s Birthday
holiday-vernal-equinox = Vernal Equinox Day
holiday-showa = Showa Day
holiday-constitution = Constitution Day
holiday-greenery = Greenery Day
holiday-children = Children’s Day
holiday-marine = Marine Day
holiday-mountain = Mountain Day
holiday-respect-for-the-aged = Respect for the Aged Day
holiday-autumnal-equinox = Autumnal Equinox Day
holiday-sports = Sports Day
holiday-culture = Culture Day
holiday-labour-thanksgiving = Labour Thanksgiving Day
holiday-in-between = public holiday
