//! Worked examples of effects; the expected numbers were worked out apart, from the formulas of the papers.

use super::example::initiative;
use super::*;
use crate::domain::kpi::{AccountFacts, Choices, ContractFact, Figure, Undefined};
use crate::domain::voice::Answer;
use crate::domain::{AccountId, ContactId, ContractId, Currency, Moment, Rates, ResponseId, Score, SurveyKind};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A customer since the beginning of 2025, up to a day.
fn customer(id: i64, end: &str) -> AccountFacts {
    let mut facts = AccountFacts::of(AccountId(id));
    facts.contracts.push(ContractFact {
        id: ContractId(id),
        arr: None,
        start_on: Some(day("2025-01-01")),
        end_on: Some(day(end)),
        notice_days: None,
        notice_given_on: None,
    });
    facts
}

fn answer(id: i64, account: i64, score: i64, on: &str) -> Answer {
    let (on, kind) = (day(on), SurveyKind::Nps);
    let score = Score::new(score, kind.usual_scale()).expect("on the scale");
    Answer { id: ResponseId(id), account: AccountId(account), contact: Some(ContactId(id)), kind, score, at: Moment::Day(on), on }
}

/// Works out an effect on the accounts; the members are those with an id below 100.
fn worked_out(yardstick: Yardstick, facts: &[AccountFacts], measured: &Measurements, today: &str) -> Effect {
    let (rates, choices) = (Rates::new(Currency::USD, []), Choices::default());
    let members: HashSet<AccountId> = facts.iter().map(|facts| facts.id).filter(|id| id.0 < 100).collect();
    let evidence = Evidence { facts, rates: &rates, choices: &choices, members: &members, measured };
    effect(yardstick, initiative("2026-09-01", "2026-09-30").windows(day(today)), &evidence)
}

fn measurements(before: &[(i64, f64)], after: &[(i64, f64)]) -> Measurements {
    let side = |values: &[(i64, f64)]| -> HashMap<AccountId, f64> { values.iter().map(|(id, value)| (AccountId(*id), *value)).collect() };
    Measurements { before: side(before), after: side(after) }
}

fn told(figure: &Figure) -> (f64, f64, f64, usize) {
    let interval = figure.interval.expect("has an interval");
    let round = |value: f64| (value * 100.0).round() / 100.0;
    (round(figure.value.expect("has a value")), round(interval.low), round(interval.high), figure.n)
}

/// Six members and six others, each with a score before and after.
fn scores() -> (Vec<AccountFacts>, Measurements) {
    let facts = (1..=6).chain(101..=106).map(|id| customer(id, "2027-12-31")).collect();
    let before = [(1, 40.0), (2, 50.0), (3, 45.0), (4, 60.0), (5, 55.0), (6, 50.0), (101, 70.0), (102, 65.0), (103, 80.0)];
    let after = [(1, 52.0), (2, 58.0), (3, 57.0), (4, 70.0), (5, 61.0), (6, 64.0), (101, 71.0), (102, 63.0), (103, 83.0)];
    let more =
        |values: &[(i64, f64)], last: [f64; 3]| values.iter().copied().chain([104, 105, 106].into_iter().zip(last)).collect::<Vec<_>>();
    (facts, measurements(&more(&before, [75.0, 60.0, 68.0]), &more(&after, [74.0, 62.0, 69.0])))
}

#[test]
fn means_are_compared_account_by_account_and_with_the_rest() {
    let (facts, measured) = scores();
    let found = worked_out(Yardstick::Health, &facts, &measured, "2026-11-22");
    // Changes of the members 12 8 12 10 6 14: mean 10.33, deviation 2.944, t(5) = 2.571. Of the rest 1 −2 3 −1 2 1: 0.67, 1.862.
    assert_eq!(told(&found.members.change), (10.33, 7.24, 13.42, 6));
    assert_eq!(told(&found.rest.change), (0.67, -1.29, 2.62, 6));
    // Welch: 9.67, standard error 1.422, 8.45 degrees of freedom, rounded down 8: t = 2.306.
    assert_eq!(told(&found.beyond), (9.67, 6.39, 12.95, 6));
    assert_eq!((found.finding, found.is_against_rest), (Finding::Better, true));
    assert_eq!(found.members.change.parts.len(), 6, "each account's change can be opened");
}

#[test]
fn few_accounts_prove_nothing_and_who_is_known_on_one_side_only_does_not_count() {
    let (facts, mut measured) = scores();
    measured.after.remove(&AccountId(1));
    measured.before.remove(&AccountId(2));
    let found = worked_out(Yardstick::Health, &facts, &measured, "2026-11-22");
    assert_eq!((found.finding, found.members.change.n, found.members.before.n), (Finding::TooFew, 4, 4));
    assert_eq!(found.members.change.asides(crate::domain::kpi::Aside::OneSided), 2);
}

#[test]
fn what_has_not_begun_has_only_a_before() {
    let (facts, measured) = scores();
    let found = worked_out(Yardstick::Health, &facts, &Measurements { after: HashMap::new(), ..measured }, "2026-08-20");
    assert_eq!((found.finding, found.members.after.value), (Finding::NotBegun, Err(Undefined::NotYet)));
    assert_eq!(found.members.before.value, Ok(50.0));
}

#[test]
fn promoter_scores_are_compared_answer_by_answer() {
    let mut facts: Vec<AccountFacts> = (1..=20).chain(101..=120).map(|id| customer(id, "2027-12-31")).collect();
    for (place, facts) in (0..).zip(&mut facts) {
        let (id, is_member) = (facts.id.0, facts.id.0 < 100);
        // Members go from 5 promoters and 10 detractors to 15 and 2; the rest stays at 8 and 6.
        let nth = place % 20;
        let now = if is_member { (15, 18) } else { (8, 14) };
        let then = if is_member { (5, 10) } else { (8, 14) };
        let score = |(promoters, passives): (i64, i64)| {
            if nth < promoters {
                10
            } else if nth < passives {
                8
            } else {
                3
            }
        };
        facts.answers = vec![answer(id, id, score(then), "2026-08-15"), answer(id + 1000, id, score(now), "2026-09-15")];
    }
    let found = worked_out(Yardstick::Nps, &facts, &Measurements::default(), "2026-11-22");
    assert_eq!((found.members.before.value, found.members.after.value, found.rest.change.value), (Ok(-25.0), Ok(65.0), Ok(0.0)));
    assert_eq!((told(&found.members.before), told(&found.members.after)), ((-25.0, -55.2, 11.72, 20), (65.0, 28.06, 84.98, 20)));
    // √((65 − 28.06)² + (11.72 + 25)²) below, √((84.98 − 65)² + (−25 + 55.20)²) above.
    assert_eq!(told(&found.members.change), (90.0, 37.92, 126.21, 20));
    assert_eq!(told(&found.beyond), (90.0, 19.7, 149.5, 20));
    assert_eq!(found.finding, Finding::Better);
}

#[test]
fn who_is_a_member_had_to_be_there_so_that_retention_is_compared_with_the_rest_only() {
    let gone = |id: i64| customer(id, "2026-09-15");
    let stays = |id: i64| customer(id, "2027-12-31");
    let facts: Vec<AccountFacts> =
        (1..=30).map(stays).chain((101..=120).map(stays)).chain((121..=140).map(gone)).chain([customer(141, "2026-08-01")]).collect();
    let found = worked_out(Yardstick::LogoRetention, &facts, &Measurements::default(), "2026-11-22");
    assert_eq!((found.members.before.value, found.members.after.value), (Err(Undefined::OnlyThose), Ok(1.0)));
    assert_eq!((found.rest.after.value, found.rest.after.n), (Ok(0.5), 40), "who left before it began is no part of the rest");
    // 30/30 against 20/40 by Newcombe: 0.5, 0.313…0.648.
    assert_eq!(told(&found.beyond), (0.5, 0.31, 0.65, 30));
    assert_eq!(found.finding, Finding::Better);
    let churn = worked_out(Yardstick::LogoChurn, &facts, &Measurements::default(), "2026-11-22");
    assert_eq!((told(&churn.beyond).0, churn.finding), (-0.5, Finding::Better));
}

#[test]
fn use_of_those_who_left_is_none_and_who_came_late_has_no_before() {
    let mut facts: Vec<AccountFacts> = (1..=5).chain(101..=105).map(|id| customer(id, "2027-12-31")).collect();
    facts[0].contracts[0].end_on = Some(day("2026-09-10"));
    facts[1].contracts[0].start_on = Some(day("2026-08-20"));
    let all = |value: f64| (1..=5).chain(101..=104).map(|id| (id, value)).collect::<Vec<_>>();
    let mut measured = measurements(&all(10.0), &all(12.0));
    measured.after.remove(&AccountId(1));
    let found = worked_out(Yardstick::Usage, &facts, &measured, "2026-11-22");
    let changes: Vec<(i64, f64)> =
        found.members.change.parts.iter().filter(|part| part.counts).map(|part| (part.row.id, part.numerator)).collect();
    assert_eq!(changes, [(1, -10.0), (3, 2.0), (4, 2.0), (5, 2.0)]);
    assert_eq!(found.rest.change.n, 4, "one has no use on either side, so that it is not known to be used");
}

#[test]
fn accounts_in_use_are_compared_with_themselves() {
    let mut facts: Vec<AccountFacts> = (1..=50).chain(101..=150).map(|id| customer(id, "2027-12-31")).collect();
    for facts in &mut facts {
        let (id, is_member) = (facts.id.0 % 100, facts.id.0 < 100);
        let (before, after) = if is_member { (id <= 38, id <= 36 || id > 38) } else { (id <= 38, id <= 38) };
        facts.in_use_on.extend(before.then(|| day("2026-08-31")));
        facts.in_use_on.extend(after.then(|| day("2026-09-30")));
    }
    let found = worked_out(Yardstick::Active, &facts, &Measurements::default(), "2026-11-22");
    // 36 used it both times, 12 only later, 2 only before: 0.20, 0.0569…0.3404.
    assert_eq!(told(&found.members.change), (0.2, 0.06, 0.34, 50));
    assert_eq!((told(&found.beyond), found.finding), ((0.2, 0.05, 0.35, 50), Finding::Better));
}
