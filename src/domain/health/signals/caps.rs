//! The signs that hold a score down, and the manager's override.

use super::sentiment::{freshness, latest_answers};
use super::{CapSignal, View, support};
use crate::domain::health::facts::{ContractFact, ResponseFact, TicketFact};
use crate::domain::health::input::CapId;
use crate::domain::health::reason::{CapReason, Evidence};
use crate::domain::health::score::ActiveOverride;
use crate::domain::{ContactRole, Direction, SurveyKind};
use chrono::NaiveDate;

pub(super) fn read(view: &View) -> Vec<CapSignal> {
    [severe_ticket(view), champion_left(view), detractor_unanswered(view), notice_given(view)].into_iter().flatten().collect()
}

fn severe_ticket(view: &View) -> Option<CapSignal> {
    let opened = |ticket: &TicketFact| view.as_of.day_of(ticket.opened_at);
    let over = view.model.caps.severe_over_days;
    let waiting =
        || support::open_severe(view).map(|ticket| (ticket.id, opened(ticket))).filter(|(_, on)| view.as_of.days_since(*on) > over);
    let oldest = waiting().map(|(_, on)| on).min()?;
    let reason = CapReason::SevereTicket { days: view.as_of.days_since(oldest) };
    Some(CapSignal { id: CapId::SevereTicket, reason, evidence: view.evidence(waiting()) })
}

fn champion_left(view: &View) -> Option<CapSignal> {
    let champions =
        || view.facts.contacts.iter().filter(|contact| contact.role == ContactRole::Champion && view.as_of.is_known(contact.known_at));
    if champions().any(|contact| !view.is_gone(contact)) {
        return None;
    }
    let gone = || champions().filter_map(|contact| contact.left.map(|left| (contact.id, left.on)));
    let (_, on) = gone().max_by_key(|(id, on)| (*on, *id))?;
    Some(CapSignal { id: CapId::ChampionLeft, reason: CapReason::ChampionLeft { on }, evidence: view.evidence(gone()) })
}

/// A detractor's answer stands until the person answers again, we answer, or it has faded.
fn detractor_unanswered(view: &View) -> Option<CapSignal> {
    let dated = |answer: &ResponseFact| view.as_of.day_of(answer.at);
    let waiting: Vec<(NaiveDate, &ResponseFact)> = latest_answers(view, SurveyKind::Nps)
        .into_iter()
        .filter(|answer| answer.score.is_detractor() && !is_answered(view, answer))
        .map(|answer| (dated(answer), answer))
        .filter(|(on, _)| view.as_of.days_since(*on) >= view.model.caps.detractor_after_days && freshness(view, *on) > 0.0)
        .collect();
    let (on, oldest) = waiting.iter().min_by_key(|(on, answer)| (*on, answer.id))?;
    let (answer, of) = (oldest.score.value(), oldest.score.scale().max);
    let reason = CapReason::DetractorUnanswered { answer, of, days: view.as_of.days_since(*on) };
    let evidence = view.evidence(waiting.iter().map(|(on, answer)| (answer.id, *on)));
    Some(CapSignal { id: CapId::DetractorUnanswered, reason, evidence })
}

/// Says whether we came back to the person: as noted, or by a later touch with them (with anyone, where no person is named).
fn is_answered(view: &View, answer: &ResponseFact) -> bool {
    let noted = answer.answered_at.is_some_and(|answered_at| view.as_of.is_known(answered_at));
    noted
        || view.facts.touches.iter().any(|touch| {
            touch.direction != Direction::In
                && touch.at > answer.at
                && view.as_of.counts(touch.at, touch.known_at)
                && answer.contact.is_none_or(|contact| touch.contacts.contains(&contact))
        })
}

/// Notice on a contract counts while it runs, and afterwards until another contract runs; a churned account is past notice.
fn notice_given(view: &View) -> Option<CapSignal> {
    let churned = view.facts.account.churned_on.filter(|on| view.as_of.is_known_day(*on));
    if let Some(on) = churned {
        let evidence = view.evidence(std::iter::once((view.facts.account.id, on)));
        return Some(CapSignal { id: CapId::NoticeGiven, reason: CapReason::Churned { on }, evidence });
    }
    let day = view.as_of.day;
    let given = |contract: &ContractFact| contract.notice.filter(|notice| view.learned(*notice)).map(|notice| notice.on);
    let goes_on = view.contracts().any(|contract| contract.is_active(day) && given(contract).is_none());
    let ended = |contract: &ContractFact| contract.end_on.is_some_and(|end| end < day);
    let counted = || view.contracts().filter(|contract| !(ended(contract) && goes_on));
    let (on, ends_on) = counted().filter_map(|contract| given(contract).map(|on| (on, contract.end_on))).max()?;
    let evidence: Vec<Evidence> = view.evidence(counted().filter_map(|contract| given(contract).map(|on| (contract.id, on))));
    Some(CapSignal { id: CapId::NoticeGiven, reason: CapReason::NoticeGiven { on, ends_on }, evidence })
}

/// Returns the latest override if it still holds. It stands beside the score and changes nothing in it.
pub(super) fn active_override(view: &View) -> Option<ActiveOverride> {
    let given = view.facts.overrides.iter().filter(|given| view.as_of.counts(given.at, given.known_at));
    let latest = given.max_by_key(|given| (given.at, given.id))?;
    let cleared = latest.cleared_at.is_some_and(|cleared_at| view.as_of.is_known(cleared_at));
    let holds = latest.expires_on >= view.as_of.day && !cleared;
    holds.then(|| ActiveOverride { id: latest.id, to: latest.to, on: view.as_of.day_of(latest.at), expires_on: latest.expires_on })
}
