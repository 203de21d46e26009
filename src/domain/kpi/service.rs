//! How long customers wait: for a first response, for a solution, for first value.

use super::measured::Measured;
use crate::domain::kpi::{Aside, Figure, Part, Span, TicketFact, Undefined, Unit};
use crate::domain::{AccountId, Moment};

/// The shares of waiting times that are told.
pub const MEDIAN: f64 = 0.5;
pub const NINE_TENTHS: f64 = 0.9;

/// Hours from opening to the first response, of the tickets opened in the period. Those nobody answered are listed as open; those
/// whose times are known by the day only are listed too.
pub fn first_response<'a>(tickets: impl Iterator<Item = (AccountId, &'a TicketFact)>, span: Span, share: f64) -> Figure {
    waiting(tickets, span, share, |ticket| match (ticket.first_response_minutes, ticket.first_response_at) {
        (Some(minutes), _) => Ok(f64::from(minutes) / 60.0),
        (None, Some(at)) => hours(ticket.opened_at, at).ok_or(Aside::NoTime),
        (None, None) => Err(Aside::Open),
    })
}

/// Hours from opening to closing, of the tickets opened in the period. Open ones are listed.
pub fn resolution<'a>(tickets: impl Iterator<Item = (AccountId, &'a TicketFact)>, span: Span, share: f64) -> Figure {
    waiting(tickets, span, share, |ticket| match ticket.closed_at {
        Some(at) => hours(ticket.opened_at, at).ok_or(Aside::NoTime),
        None => Err(Aside::Open),
    })
}

/// Days from the start of a plan to first value, of those that reached it in the period. Plans under way on the last day are
/// listed as open.
pub fn time_to_value(measured: &Measured<'_>) -> Figure {
    let span = measured.ground.span;
    let mut parts = Vec::new();
    for standing in &measured.accounts {
        for plan in &standing.facts.plans {
            let reached = plan.first_value_on.filter(|on| *on <= span.to);
            match reached {
                Some(on) if span.contains(on) => {
                    let days = (on - plan.start_on).num_days() as f64;
                    parts.push(Part::counted(plan.id, standing.facts.id, Some(on), (days, 1.0)));
                }
                None if plan.start_on <= span.to && plan.done_on.is_none_or(|on| on > span.to) => {
                    parts.push(Part::aside(plan.id, standing.facts.id, Some(plan.start_on), Aside::Open));
                }
                _ => {}
            }
        }
    }
    Figure::quantile(Unit::Days, parts, MEDIAN, Undefined::NoFirstValue)
}

fn waiting<'a>(
    tickets: impl Iterator<Item = (AccountId, &'a TicketFact)>,
    span: Span,
    share: f64,
    waited: impl Fn(&TicketFact) -> Result<f64, Aside>,
) -> Figure {
    let part = |(account, ticket): (AccountId, &TicketFact)| match waited(ticket) {
        Ok(hours) => Part::counted(ticket.id, account, Some(ticket.opened_on), (hours, 1.0)),
        Err(why) => Part::aside(ticket.id, account, Some(ticket.opened_on), why),
    };
    let parts = tickets.filter(|(_, ticket)| span.contains(ticket.opened_on)).map(part).collect();
    Figure::quantile(Unit::Hours, parts, share, Undefined::NoTickets)
}

/// Returns the hours between two instants; `None` where one is known by the day only, or they are the wrong way round.
fn hours(from: Moment, to: Moment) -> Option<f64> {
    match (from, to) {
        (Moment::At(from), Moment::At(to)) if from <= to => Some((to - from).num_seconds() as f64 / 3600.0),
        _ => None,
    }
}
