//! Support: severe tickets that wait, more tickets than usual, and tickets that come back.

use super::as_of::{AsOf, Latest};
use super::{Reading, View};
use crate::domain::Severity;
use crate::domain::health::facts::TicketFact;
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason};

pub(super) fn read(view: &View) -> [Reading; 3] {
    match absent(view) {
        Some(missing) => [InputId::SevereTickets, InputId::TicketRate, InputId::Reopened].map(|input| Reading::missing(input, missing)),
        None => [severe_tickets(view), ticket_rate(view), reopened(view)],
    }
}

fn known_tickets<'a>(view: &'a View) -> impl Iterator<Item = &'a TicketFact> {
    view.facts.tickets.iter().filter(|ticket| view.as_of.counts(ticket.opened_at, ticket.known_at))
}

fn is_open(as_of: &AsOf, ticket: &TicketFact) -> bool {
    ticket.closed_at.is_none_or(|closed_at| !as_of.is_known(closed_at))
}

/// Returns the severe tickets that were open.
pub(super) fn open_severe<'a>(view: &'a View) -> impl Iterator<Item = &'a TicketFact> {
    known_tickets(view).filter(|ticket| ticket.severity.is_some_and(Severity::is_severe) && is_open(&view.as_of, ticket))
}

/// Says why nothing about tickets is known. An account that never had one may be silent or simply not in the help desk.
fn absent(view: &View) -> Option<Missing> {
    let mut latest = Latest::new();
    for ticket in known_tickets(view) {
        latest.offer(ticket.opened_at, ticket.id);
    }
    let Some((last_on, _)) = latest.found(&view.as_of) else { return Some(Missing::NoTickets) };
    let ended = view.as_of.days_since(last_on) >= view.model.windows.ticket_stale && open_severe(view).next().is_none();
    ended.then_some(Missing::TicketsEnded { last_on })
}

fn severe_tickets(view: &View) -> Reading {
    let days_open = |ticket: &TicketFact| view.as_of.days_since(view.as_of.day_of(ticket.opened_at));
    let (mut open, mut waited, mut oldest_days) = (0, 0_u32, 0);
    for ticket in open_severe(view) {
        let days = days_open(ticket);
        open += 1;
        waited = waited.saturating_add(days.max(1));
        oldest_days = oldest_days.max(days);
    }
    let evidence = view.evidence(open_severe(view).map(|ticket| (ticket.id, view.as_of.day_of(ticket.opened_at))));
    Reading::known(InputId::SevereTickets, f64::from(waited), Reason::SevereTickets { open, oldest_days }, evidence)
}

/// Compares the tickets of the recent days with what the account's own past and its present seats lead one to expect.
fn ticket_rate(view: &View) -> Reading {
    let windows = view.model.windows;
    if view.age_days.is_some_and(|age| age < windows.ticket_young) {
        return Reading::missing(InputId::TicketRate, Missing::TooYoung);
    }
    let recent_days = view.as_of.last_days(windows.ticket_recent);
    let own_days = view.as_of.last_days(windows.ticket_recent + windows.ticket_own);
    let opened = |ticket: &&TicketFact| recent_days.holds(ticket.opened_at);
    let recent = known_tickets(view).filter(opened).count() as u32;
    let own = known_tickets(view).filter(|ticket| own_days.holds(ticket.opened_at)).count() as u32 - recent;
    // A young account's own past is shorter than the window.
    let days = view.age_days.map_or(windows.ticket_own, |age| windows.ticket_own.min(age - windows.ticket_recent));
    let expected = f64::from(own) / f64::from(days) * f64::from(windows.ticket_recent) * seat_growth(view);
    let raw = (f64::from(recent) + 1.0) / (expected + 1.0);
    let evidence = view.evidence(known_tickets(view).filter(opened).map(|ticket| (ticket.id, view.as_of.day_of(ticket.opened_at))));
    Reading::known(InputId::TicketRate, raw, Reason::TicketRate { recent, expected, days: windows.ticket_recent }, evidence)
}

/// Returns how many times the seats there are now of when the recent days began, 1 where they are not known.
fn seat_growth(view: &View) -> f64 {
    let before = view.seats(view.as_of.day_before(view.model.windows.ticket_recent));
    match (view.seats(view.as_of.day), before) {
        (Some(now), Some(before)) => f64::from(now) / f64::from(before),
        _ => 1.0,
    }
}

fn reopened(view: &View) -> Reading {
    let days = view.model.windows.reopened;
    let window = view.as_of.last_days(days);
    let again = || known_tickets(view).filter(|ticket| ticket.reopened && window.holds(ticket.opened_at));
    let tickets = again().count() as u32;
    let evidence = view.evidence(again().map(|ticket| (ticket.id, view.as_of.day_of(ticket.opened_at))));
    Reading::known(InputId::Reopened, f64::from(tickets), Reason::Reopened { tickets, days }, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{ago, check, closed, contract, part, scored, ticket, with};
    use crate::domain::health::facts::ContractFact;

    #[test]
    fn severe_tickets_weigh_by_the_days_they_wait() {
        check(
            InputId::SevereTickets,
            &[
                ("none open", |facts| facts.tickets.push(closed(20, 10)), Ok(100.0)),
                ("one of today", |facts| facts.tickets.push(ticket(0, Severity::Urgent)), Ok(92.857)),
                ("a week", |facts| facts.tickets.push(ticket(7, Severity::High)), Ok(50.0)),
                ("two add up", |facts| facts.tickets.extend([ticket(5, Severity::High), ticket(2, Severity::Urgent)]), Ok(50.0)),
                ("two weeks", |facts| facts.tickets.push(ticket(14, Severity::High)), Ok(0.0)),
                ("not severe", |facts| facts.tickets.extend([ticket(14, Severity::Medium), ticket(20, Severity::Low)]), Ok(100.0)),
                ("open long beyond a year", |facts| facts.tickets.push(ticket(500, Severity::High)), Ok(0.0)),
                ("no tickets", |_| (), Err(Missing::NoTickets)),
                ("ended", |facts| facts.tickets.push(closed(365, 360)), Err(Missing::TicketsEnded { last_on: ago(365) })),
            ],
        );
    }

    #[test]
    fn tickets_are_compared_with_the_accounts_own_past() {
        check(
            InputId::TicketRate,
            &[
                ("fewer than ever", |facts| facts.tickets.push(closed(100, 99)), Ok(100.0)),
                (
                    "as many as ever: one a month",
                    |facts| facts.tickets.extend([5, 35, 65, 95, 125, 155, 185].map(|days| closed(days, days - 1))),
                    Ok(100.0),
                ),
                // (3 + 1) / (6 / 6 + 1) = 2
                (
                    "twice",
                    |facts| facts.tickets.extend([1, 2, 3, 35, 65, 95, 125, 155, 185].map(|days| closed(days, days - 1))),
                    Ok(66.667),
                ),
                ("four times", |facts| facts.tickets.extend([1, 2, 3].map(|days| closed(days, days - 1))), Ok(0.0)),
                (
                    "with twice the seats twice the tickets are expected",
                    |facts| {
                        facts.tickets.extend([1, 2, 35, 65, 95, 125, 155, 185].map(|days| closed(days, days - 1)));
                        let seats =
                            |id, seats, start| ContractFact { seats: Some(seats), start_on: Some(ago(start)), ..contract(id, -100, None) };
                        facts.contracts.extend([seats(1, 10, 700), seats(2, 10, 20)]);
                    },
                    Ok(100.0),
                ),
                ("young", |facts| (facts.tickets.push(closed(9, 8)), facts.account.created_on = Some(ago(59))).0, Err(Missing::TooYoung)),
                // 30 days of its own past with 2 tickets: (4 + 1) / (2 + 1)
                (
                    "a short past is stretched",
                    |facts| {
                        facts.tickets.extend([1, 2, 3, 4, 35, 45].map(|days| closed(days, days - 1)));
                        facts.account.created_on = Some(ago(60));
                    },
                    Ok(77.778),
                ),
                ("no tickets", |_| (), Err(Missing::NoTickets)),
            ],
        );
    }

    #[test]
    fn tickets_that_come_back_count_for_90_days() {
        let again = |days| TicketFact { reopened: true, ..closed(days, days - 1) };
        let cases = [(vec![], 100.0), (vec![5], 66.667), (vec![5, 6, 89], 0.0), (vec![90], 100.0)];
        for (days, value) in cases {
            let mut facts = with(&[|facts| facts.tickets.push(closed(9, 8))]);
            facts.tickets.extend(days.iter().map(|days| again(*days)));
            let score = scored(&facts);
            let found = part(&score, InputId::Reopened).value.expect("known");
            assert!((found - value).abs() < 0.01, "{days:?}: {found}");
        }
        check(InputId::Reopened, &[("no tickets", |_| (), Err(Missing::NoTickets))]);
    }
}
