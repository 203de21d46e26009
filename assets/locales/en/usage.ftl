# Usage: the account's tab and the command line.

usage-people = active people
usage-active-label = active
usage-active = { $active } of { $seats } seats in 28 days ({ $share })
usage-active-no-seats = { $active ->
    [one] 1 person in 28 days; no seats are stated
   *[other] { $active } people in 28 days; no seats are stated
}
usage-weekly-label = back the next week
usage-daily-label = back the next day
usage-share = { $share } ({ $part } of { $whole })
usage-course = { $now } in { $days } days, { $before } before ({ $change })
usage-course-new = { $now } in { $days } days, nothing before
usage-course-slope = { $course }, { $slope } a week
usage-first-used = { $share }, first used { $on }
usage-of-people = { $part } of { $whole } people ({ $share })
usage-of-days = on { $part } of { $whole } days ({ $share })
usage-parts-people = { $part } of { $whole } people
usage-parts-days = { $part } of { $whole } days
usage-outside-day = { $on }: { $value } (usually { $low } to { $high })
usage-outside-week = week to { $on }: { $value } (usually { $low } to { $high })
usage-chart-sums = each day with the six before it, added up
usage-chart-people = people in each day and the six before it
usage-by-day = compared day by day with the same weekday of 12 weeks
usage-by-week = compared week by week with the 12 weeks before
usage-empty = No usage is recorded of this account.
usage-facts-active = active { $text }
usage-facts-weekly = back the next week { $share }
usage-facts-daily = the next day { $share }
usage-facts-until = data until { $on }
usage-all-usual = The last 28 days are as usual here.
usage-odd = not as usual: { $text }
usage-metric = METRIC
usage-now = 28 DAYS
usage-before = BEFORE
usage-change = CHANGE
usage-slope = A WEEK
usage-course-head = 12 WEEKS
usage-share-head = USED BY
usage-day = DAY
usage-value = VALUE
usage-people-head = PEOPLE
usage-usual = USUALLY
usage-usual-band = { $low } to { $high }
usage-high = ▪ high
usage-low = ▪ low
usage-no-row = Nothing is recorded of this day.
usage-twin = { $metric }, day by day

## Tab and commands
account-tab-usage = Usage
cmd-tab-usage = usage
cmd-tab-usage-help = Show what is used, by whom, and how it goes
cmd-usage-table = table
cmd-usage-table-help = Show the chart as a table, day by day, and back

## Command line
about-usage = Shows an account’s usage: trend, active seats, features, who comes back, days out of the usual
arg-usage-metric = Only this metric, day by day
cli-no-metric = There is no metric “{ $name }”. There are: { $metrics }
cli-usage-no-metric = No usage is recorded.
