//! What is coming up in contracts: the notice deadline, and what is missing before a renewal.

use super::case::{Case, Day};
use super::raised::{Gap, Line, Raised, Suggestion, Why};
use crate::domain::EntityRef;
use crate::domain::renewal::Coming;
use crate::domain::triage::Reason;

/// The deadline is the last day for notice, else the end. Each step of the rule is an occasion of its own, so that what was
/// done at 90 days comes back at 60.
pub(super) fn renewal_near(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::RenewalNear);
    let coming = case.more.coming?;
    let (why, suggestion, occasion, left) = if coming.due_on < day.today {
        let days = day.days_since(coming.due_on);
        (Why::RenewalOverdue { due_on: coming.due_on, days }, Suggestion::NoteOutcome, "overdue".to_owned(), -days)
    } else if let Some(notice_by) = coming.notice_by.filter(|by| *by < day.today) {
        let why = Why::NoticePassed { notice_by, due_on: coming.due_on };
        (why, Suggestion::GetDecision, "notice".to_owned(), -day.days_since(notice_by))
    } else {
        let left = -day.days_since(coming.notice_by.unwrap_or(coming.due_on));
        let step = settings.steps.iter().rev().find(|step| left <= i64::from(**step))?;
        let why = Why::RenewalIn { notice_by: coming.notice_by, due_on: coming.due_on, days: left };
        (why, suggestion_at(left), step.to_string(), left)
    };
    Some(Raised {
        reason: Reason::RenewalNear,
        occasion: format!("{}:{occasion}", coming.due_on),
        why: vec![Line::of(why, row_of(case, &coming), Some(coming.due_on))],
        suggestion,
        due_on: Some(coming.notice_by.filter(|by| *by >= day.today).unwrap_or(coming.due_on)),
        pressing: i64::from(settings.urgent_at) - left,
    })
}

/// What is to be done so many days before the last day for notice.
fn suggestion_at(days: i64) -> Suggestion {
    match days {
        91.. => Suggestion::AgreeGoals,
        61..=90 => Suggestion::ShowValue,
        31..=60 => Suggestion::MakeOffer,
        _ => Suggestion::GetDecision,
    }
}

fn row_of(case: &Case<'_>, coming: &Coming) -> EntityRef {
    let contract = coming.contract.map(EntityRef::from);
    contract.or(coming.renewal.map(EntityRef::from)).unwrap_or(case.facts.account.id.into())
}

/// What the coming renewal cannot be judged without.
pub(super) fn contract_gap(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::ContractGap);
    let coming = case.more.coming?;
    let left = -day.days_since(coming.due_on);
    if !(0..=i64::from(settings.days)).contains(&left) {
        return None;
    }
    let gaps = gaps(case);
    let row = row_of(case, &coming);
    let line = |gap: &Gap| Line::of(Why::Gap { gap: *gap, due_on: coming.due_on }, row, Some(coming.due_on));
    let spelled: Vec<&str> = gaps.iter().map(|gap| gap.as_str()).collect();
    (!gaps.is_empty()).then(|| Raised {
        reason: Reason::ContractGap,
        occasion: format!("{}:{}", coming.due_on, spelled.join("+")),
        why: gaps.iter().map(line).collect(),
        suggestion: Suggestion::CompleteContract,
        due_on: Some(coming.due_on),
        pressing: i64::from(settings.urgent_at) - left,
    })
}

fn gaps(case: &Case<'_>) -> Vec<Gap> {
    let missing = match case.more.terms {
        None => [(Gap::Contract, true), (Gap::Arr, !case.more.has_arr), (Gap::Notice, false)],
        Some(terms) => [(Gap::Contract, false), (Gap::Arr, !terms.has_arr && !case.more.has_arr), (Gap::Notice, !terms.has_notice)],
    };
    missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(gap, _)| gap).collect()
}
