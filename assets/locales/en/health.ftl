# Health in words: what the score is made of, why each part has its value, and what would change the band.
# Reasons fit one line of 76 cells for usual values; names fit a column of 17 cells.

## What the score is made of
group-adoption = adoption
group-engagement = engagement
group-sentiment = sentiment
group-support = support
group-onboarding = onboarding
input-active-share = active users
input-usage-change = usage trend
input-silence = last talk
input-reach = people reached
input-nps = NPS answers
input-csat = CSAT answers
input-pulse = your pulse
input-severe-tickets = severe tickets
input-ticket-rate = ticket volume
input-reopened = reopened tickets
input-overdue-steps = overdue steps
input-progress = progress to plan
cap-severe-ticket = severe ticket
cap-champion-left = champion left
cap-detractor-unanswered = detractor waiting
cap-notice-given = notice given

## The score as a whole
health-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
health-coverage-share = known { $known }
health-coverage = known { $known }, between { $low } and { $high }
health-coverage-none = nothing known yet
health-model = model { $version }
health-parts = parts give { $points }
health-held = held at { $limit }
health-override = override: { $to } until { $until }: { $reason }
health-override-bare = override: { $to } until { $until }

## Why an input has its value
reason-active-share = { $active } of { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
} active in { $days }
reason-usage-people = { $after } active people in { $days }, { $before } before ({ $change })
reason-usage-amount = usage { $after } in { $days }, { $before } before ({ $change })
reason-silence = last spoke { $n ->
    [0] today
    [one] { $n } day ago ({ $on })
   *[other] { $n } days ago ({ $on })
}; expected every { $cadence }
reason-never-two-way = no two-way talk since { $since } ({ $days }); expected every { $cadence }
reason-reach = { $n ->
    [0] nobody reached
    [one] only { $n } person reached
   *[other] { $n } people reached
} in { $days }
reason-answers = { $n ->
    [one] answered { $mean } on { $on }
   *[other] mean { $mean } of { $n } answers, newest { $on }
}
reason-pulse = rated { $rating } of 5 on { $on }; counts until { $until }
reason-severe-tickets = { $n ->
    [0] no severe ticket is open
    [one] { $n } severe ticket open for { $days }
   *[other] { $n } severe tickets open, the oldest for { $days }
}
reason-ticket-rate = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
} in { $days }; usually about { $expected }
reason-reopened = { $n ->
    [0] no ticket reopened
    [one] { $n } ticket reopened
   *[other] { $n } tickets reopened
} in { $days }
reason-overdue-steps = { $n ->
    [0] no step is open
    [one] { $n } step open: { $late } late, { $blocked } blocked
   *[other] { $n } steps open: { $late } late, { $blocked } blocked
}
reason-progress = { $done } of { $n ->
    [one] { $n } step
   *[other] { $n } steps
} done; { $due } due by now

## Why an input has no value
missing-no-usage = no recent usage data
missing-usage-ended = no usage data since { $on }
missing-no-people = usage is known, but not who used it
missing-no-seats = the number of seats is not known
missing-nothing-to-compare = too little earlier usage to compare with
missing-no-touches = no touch logged lately
missing-touches-ended = no touch logged since { $on }
missing-nobody-named = touches are logged without names
missing-no-answers = no answer yet
missing-answers-faded = last answer on { $on }, too old to count
missing-no-pulse = not rated yet
missing-pulse-expired = your rating expired on { $on }
missing-no-tickets = no ticket recorded lately
missing-tickets-ended = no ticket recorded since { $on }
missing-too-young = too new to compare with its own past
missing-no-steps = no onboarding steps
missing-no-due-dates = no step has a due date

## Why a cap is there
held-severe-ticket = a severe ticket has been open for { $days }
held-champion-left = the champion left on { $on }; nobody has taken over
held-detractor = an answer of { $answer } on the scale to { $of } has waited { $days } for a reply
held-notice = notice was given on { $on }
held-notice-ends = notice was given on { $on }; the contract ends on { $ends }
held-churned = the account churned on { $on }

## What would change the band
change-rise = Smallest change to { $band } ({ $score }): { $steps }.
change-fall = Nearest way down to { $band } ({ $score }): { $steps }.
change-none = No two changes together would leave this band.
change-unknown = Too little is known for a band: { $known } of the weight, { $needed } is needed.
shift-active-share = { $to } of seats active instead of { $from }
shift-usage-change = usage trend { $to } instead of { $from }
shift-silence = last talk { $to } ago instead of { $from }
shift-reach = people reached { $to } instead of { $from }
shift-nps = mean NPS answer { $to } instead of { $from }
shift-csat = mean CSAT answer { $to } instead of { $from }
shift-pulse = your pulse { $to } instead of { $from }
shift-severe-tickets = severe tickets open for { $to } in all instead of { $from }
shift-ticket-rate = ticket volume { $to } times the usual instead of { $from }
shift-reopened = reopened tickets { $to } instead of { $from }
shift-overdue-steps = late or blocked steps { $to } instead of { $from }
shift-progress = progress { $to } against plan instead of { $from }
lift-severe-ticket = the severe ticket is closed
lift-champion-left = a new champion is found
lift-detractor-unanswered = the detractor is answered
lift-notice-given = the notice is withdrawn

## Why the score moved
moved-name = in { $days }
moved-none = no change
moved-most = mostly { $cause }, { $why }
moved-unscored = nothing was known { $days } ago
moved-by-override = override
moved-by-model = health model
why-time = time passed
why-new-data = new data
why-model = new version

## The breakdown
health-column-group = GROUP
health-column-input = INPUT
health-column-weight = WEIGHT
health-column-value = VALUE
health-column-points = POINTS
health-column-lost = LOST
health-column-reason = REASON
health-no-rows = No rows behind this.
health-cap-idle = not in force: the parts give less
health-no-override = There is no override to end. o puts one on.
health-limit = limit
