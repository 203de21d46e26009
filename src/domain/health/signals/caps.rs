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
                && answer.contact.is_none_or(|contact| touch.contacts.contains(&contact))
                && view.as_of.counts(touch.at, touch.known_at)
                && touch.at > answer.at
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{
        Fact, account, ago, answer, at, check_cap, closed, contact, contract, override_to, scored, ticket, touch,
    };
    use crate::domain::health::facts::{Facts, OverrideFact};
    use crate::domain::{Band, OverrideTo, Severity};

    #[test]
    fn a_severe_ticket_caps_after_seven_days() {
        check_cap(
            CapId::SevereTicket,
            &[
                ("eight days", |facts| facts.tickets.push(ticket(8, Severity::High)), true),
                ("seven days", |facts| facts.tickets.push(ticket(7, Severity::High)), false),
                ("not severe", |facts| facts.tickets.push(ticket(80, Severity::Medium)), false),
                ("closed", |facts| facts.tickets.push(TicketFact { severity: Some(Severity::High), ..closed(20, 1) }), false),
                ("closed tomorrow", |facts| facts.tickets.push(TicketFact { severity: Some(Severity::High), ..closed(20, -1) }), true),
            ],
        );
    }

    #[test]
    fn a_champion_who_left_caps_until_replaced() {
        check_cap(
            CapId::ChampionLeft,
            &[
                ("left", |facts| facts.contacts.push(contact(1, ContactRole::Champion, Some(5))), true),
                ("leaves tomorrow", |facts| facts.contacts.push(contact(1, ContactRole::Champion, Some(-1))), false),
                (
                    "replaced",
                    |facts| facts.contacts.extend([contact(1, ContactRole::Champion, Some(5)), contact(2, ContactRole::Champion, None)]),
                    false,
                ),
                (
                    "a user does not replace",
                    |facts| facts.contacts.extend([contact(1, ContactRole::Champion, Some(5)), contact(2, ContactRole::User, None)]),
                    true,
                ),
                ("a user left", |facts| facts.contacts.push(contact(1, ContactRole::User, Some(5))), false),
            ],
        );
    }

    fn detractor(facts: &mut Facts, days: i64) {
        facts.responses.push(answer(days, SurveyKind::Nps, Some(1), 4));
    }

    #[test]
    fn a_detractor_caps_when_unanswered() {
        let cases: &[(&str, Fact, bool)] = &[
            ("14 days", |facts| detractor(facts, 14), true),
            ("13 days", |facts| detractor(facts, 13), false),
            ("faded", |facts| detractor(facts, 180), false),
            ("no detractor", |facts| facts.responses.push(answer(20, SurveyKind::Nps, Some(1), 7)), false),
            ("CSAT has none", |facts| facts.responses.push(answer(20, SurveyKind::Csat, Some(1), 1)), false),
            (
                "answered by note",
                |facts| facts.responses.push(ResponseFact { answered_at: Some(at(3)), ..answer(20, SurveyKind::Nps, Some(1), 4) }),
                false,
            ),
            (
                "answered tomorrow",
                |facts| facts.responses.push(ResponseFact { answered_at: Some(at(-1)), ..answer(20, SurveyKind::Nps, Some(1), 4) }),
                true,
            ),
            ("called", |facts| (detractor(facts, 20), facts.touches.push(touch(5, Direction::TwoWay, &[1]))).0, false),
            ("written to", |facts| (detractor(facts, 20), facts.touches.push(touch(5, Direction::Out, &[1]))).0, false),
            ("wrote to us", |facts| (detractor(facts, 20), facts.touches.push(touch(5, Direction::In, &[1]))).0, true),
            ("called before", |facts| (detractor(facts, 20), facts.touches.push(touch(21, Direction::TwoWay, &[1]))).0, true),
            ("called someone else", |facts| (detractor(facts, 20), facts.touches.push(touch(5, Direction::TwoWay, &[2]))).0, true),
            (
                "anyone, where no person is named",
                |facts| (facts.responses.push(answer(20, SurveyKind::Nps, None, 0)), facts.touches.push(touch(5, Direction::Out, &[2]))).0,
                false,
            ),
            (
                "answered better since",
                |facts| (detractor(facts, 20), facts.responses.push(answer(2, SurveyKind::Nps, Some(1), 9))).0,
                false,
            ),
        ];
        check_cap(CapId::DetractorUnanswered, cases);
    }

    #[test]
    fn notice_caps_until_the_account_goes_on_without_that_contract() {
        check_cap(
            CapId::NoticeGiven,
            &[
                ("given", |facts| facts.contracts.push(contract(1, -30, Some(2))), true),
                ("of one of two", |facts| facts.contracts.extend([contract(1, -30, Some(2)), contract(2, -30, None)]), true),
                ("comes tomorrow", |facts| facts.contracts.push(contract(1, -30, Some(-1))), false),
                ("ended, nothing else runs", |facts| facts.contracts.push(contract(1, 30, Some(90))), true),
                ("ended, another runs", |facts| facts.contracts.extend([contract(1, 30, Some(90)), contract(2, -30, None)]), false),
                ("none", |facts| facts.contracts.push(contract(1, -30, None)), false),
                ("churned", |facts| facts.account.churned_on = Some(ago(1)), true),
                ("churns tomorrow", |facts| facts.account.churned_on = Some(ago(-1)), false),
            ],
        );
    }

    #[test]
    fn an_override_stands_beside_until_it_expires_or_is_cleared() {
        let green = OverrideTo::Band(Band::Green);
        let cases = [
            ("holds", vec![override_to(5, green, 0)], Some(green)),
            ("expired", vec![override_to(5, green, 1)], None),
            ("cleared", vec![OverrideFact { cleared_at: Some(at(1)), ..override_to(5, green, -9) }], None),
            ("the latest", vec![override_to(5, green, -9), override_to(2, OverrideTo::Score(20), -9)], Some(OverrideTo::Score(20))),
            ("set tomorrow", vec![override_to(-1, green, -9)], None),
        ];
        for (name, overrides, expected) in cases {
            let mut facts = account();
            facts.touches.push(touch(60, Direction::TwoWay, &[1]));
            let plain = scored(&facts);
            facts.overrides = overrides;
            let score = scored(&facts);
            assert_eq!(score.override_.map(|active| active.to), expected, "{name}");
            assert_eq!((score.value, score.band), (plain.value, plain.band), "{name}: beside, never instead");
        }
    }
}
