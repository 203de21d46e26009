//! Every rule with a case that fires and one that does not, and what marks hold back.

use super::Priority;
use super::*;
use crate::domain::health::facts::*;
use crate::domain::health::{Facts, Model, Signals, score};
use crate::domain::renewal::Coming;
use crate::domain::*;
use chrono::{Duration, NaiveDate};

/// A Wednesday.
fn today() -> NaiveDate {
    "2026-11-25".parse().expect("a day")
}

fn ago(days: i64) -> NaiveDate {
    today() - Duration::days(days)
}

fn at(days: i64) -> Moment {
    Moment::Day(ago(days))
}

/// A mature account of two years that was spoken to last week.
struct Known {
    facts: Facts,
    more: More,
}

fn known() -> Known {
    let account = AccountFacts {
        id: AccountId(7),
        created_on: Some(ago(700)),
        seats: Some(10),
        stage: Some(Stage::Mature),
        touch_model: Some(TouchModel::Low),
        churned_on: None,
    };
    let mut facts = Facts::of(account);
    facts.touches.extend([touch(20, Direction::TwoWay, &[1]), touch(7, Direction::TwoWay, &[1])]);
    Known { facts, more: More { has_arr: true, ..More::default() } }
}

fn touch(days: i64, direction: Direction, contacts: &[i64]) -> TouchFact {
    let contacts = contacts.iter().map(|id| ContactId(*id)).collect();
    TouchFact { id: TouchId(1000 - days), at: at(days), known_at: at(days), direction, contacts }
}

fn nps(days: i64, value: i64, answered: Option<i64>) -> ResponseFact {
    ResponseFact {
        id: ResponseId(1000 - days),
        contact: Some(ContactId(2)),
        kind: SurveyKind::Nps,
        score: survey::Score::new(value, SurveyKind::Nps.usual_scale()).expect("on the scale"),
        at: at(days),
        known_at: at(days),
        answered_at: answered.map(at),
    }
}

fn usage(days: i64, value: f64) -> UsageFact {
    UsageFact { id: UsageId(days), on: ago(days), counts_people: false, user: None, value, known_at: at(days) }
}

fn used(facts: &mut Facts, now: f64, before: f64) {
    facts.usage.extend((0..56).map(|days| usage(days, if days < 28 { now } else { before })));
}

fn ticket(days: i64, severity: Severity, closed: Option<i64>) -> TicketFact {
    let (opened_at, known_at) = (at(days), at(days));
    TicketFact { id: TicketId(1000 - days), severity: Some(severity), reopened: false, opened_at, closed_at: closed.map(at), known_at }
}

fn champion(id: i64, left: Option<i64>) -> ContactFact {
    let left = left.map(|days| Learned { on: ago(days), known_at: at(days) });
    ContactFact { id: ContactId(id), role: ContactRole::Champion, left, known_at: at(600) }
}

fn onboards(facts: &mut Facts, due: i64, done: Option<i64>, blocked: bool) {
    facts.plans.push(PlanFact { id: PlanId(1), start_on: ago(60), done_on: None, known_at: at(60) });
    let (due_on, done_on) = (Some(ago(due)), done.map(ago));
    facts.steps.push(StepFact { id: StepId(3), plan: PlanId(1), due_on, done_on, blocked, known_at: at(60) });
}

fn ends(more: &mut More, notice: i64, end: i64) {
    let notice_by = Some(ago(-notice));
    more.coming = Some(Coming { renewal: None, contract: Some(ContractId(5)), due_on: ago(-end), notice_by });
    more.terms = Some(Terms { has_arr: true, has_notice: true });
}

fn task(due: i64, snoozed: Option<i64>) -> OpenTask {
    OpenTask { id: TaskId(1000 - due), due_on: Some(ago(due)), snoozed_until: snoozed.map(|days| ago(-days)) }
}

fn goal(due: Option<i64>, read: i64, every: Option<u32>) -> OpenGoal {
    OpenGoal { id: GoalId(4), due_on: due.map(ago), review_days: every, read_on: Some(ago(read)) }
}

fn raised_by(known: &Known, rules: &Rules) -> Vec<Raised> {
    let (model, workdays) = (Model::built_in(), Workdays::plain());
    let day = Day::new(today(), Zone::utc(), &model, rules, &workdays);
    let scored = |on: NaiveDate| score(&Signals::numbers_at(&known.facts, &model, on, &Zone::utc()), &model);
    let (now, before) = (scored(today()), scored(ago(14)));
    raise(&day, &Case { facts: &known.facts, more: &known.more, score: &now, before: Some(&before) })
}

fn raised(change: fn(&mut Known), reason: Reason) -> Option<Raised> {
    let mut known = known();
    change(&mut known);
    raised_by(&known, &Rules::built_in()).into_iter().find(|raised| raised.reason == reason)
}

type Change = fn(&mut Known);

type RuleCase = (Reason, &'static str, Change, bool);

/// What goes down, what comes up, and who waits.
const CASES: &[RuleCase] = &[
    (Reason::HealthFell, "used half as much since", |known| used_until(&mut known.facts, 13), true),
    (Reason::HealthFell, "as ever", |known| used(&mut known.facts, 5.0, 5.0), false),
    (Reason::RenewalNear, "inside 120 days of notice", |known| ends(&mut known.more, 119, 149), true),
    (Reason::RenewalNear, "121 days", |known| ends(&mut known.more, 121, 130), false),
    (Reason::RenewalNear, "notice is over", |known| ends(&mut known.more, -3, 27), true),
    (Reason::RenewalNear, "no outcome", |known| ends(&mut known.more, -40, -10), true),
    (Reason::ReplyOwed, "two working days", |known| letter(known, 2), true),
    (Reason::ReplyOwed, "yesterday", |known| letter(known, 1), false),
    (Reason::ReplyOwed, "long forgotten", |known| (known.facts.touches.clear(), letter(known, 60)).1, false),
    (Reason::PromiseOverdue, "due yesterday", |known| known.more.tasks.push(task(1, None)), true),
    (Reason::PromiseOverdue, "due today", |known| known.more.tasks.push(task(0, None)), false),
    (Reason::PromiseOverdue, "held back", |known| known.more.tasks.push(task(5, Some(1))), false),
    (Reason::DetractorUnanswered, "five days", |known| known.facts.responses.push(nps(5, 6, None)), true),
    (Reason::DetractorUnanswered, "two working days", |known| known.facts.responses.push(nps(2, 6, None)), false),
    (Reason::DetractorUnanswered, "answered", |known| known.facts.responses.push(nps(5, 6, Some(1))), false),
    (Reason::DetractorUnanswered, "a passive", |known| known.facts.responses.push(nps(5, 7, None)), false),
    (
        Reason::DetractorUnanswered,
        "called since",
        |known| (known.facts.responses.push(nps(9, 2, None)), known.facts.touches.push(touch(3, Direction::Out, &[2]))).1,
        false,
    ),
    (
        Reason::DetractorUnanswered,
        "has left",
        |known| (known.facts.responses.push(nps(9, 2, None)), known.facts.contacts.push(champion(2, Some(1)))).1,
        false,
    ),
    (Reason::Silent, "31 days", |known| known.facts.touches = vec![touch(31, Direction::TwoWay, &[]), touch(2, Direction::Out, &[])], true),
    (Reason::Silent, "30 days", |known| known.facts.touches = vec![touch(30, Direction::TwoWay, &[])], false),
    (Reason::Silent, "never spoken", |known| known.facts.touches = vec![touch(40, Direction::Out, &[])], true),
    (Reason::Silent, "nothing logged", |known| known.facts.touches.clear(), false),
];

/// Work that is due, and good news.
const MORE_CASES: &[RuleCase] = &[
    (Reason::OnboardingLate, "late", |known| onboards(&mut known.facts, 1, None, false), true),
    (Reason::OnboardingLate, "blocked", |known| onboards(&mut known.facts, -9, None, true), true),
    (Reason::OnboardingLate, "due today", |known| onboards(&mut known.facts, 0, None, false), false),
    (Reason::OnboardingLate, "done", |known| onboards(&mut known.facts, 9, Some(3), false), false),
    (Reason::TicketSevere, "open", |known| known.facts.tickets.push(ticket(2, Severity::Urgent, None)), true),
    (Reason::TicketSevere, "not severe", |known| known.facts.tickets.push(ticket(2, Severity::Medium, None)), false),
    (Reason::TicketSevere, "closed", |known| known.facts.tickets.push(ticket(2, Severity::Urgent, Some(0))), false),
    (Reason::ChampionLeft, "left", |known| known.facts.contacts.push(champion(1, Some(20))), true),
    (Reason::ChampionLeft, "replaced", |known| known.facts.contacts.extend([champion(1, Some(20)), champion(2, None)]), false),
    (Reason::ChampionLeft, "history", |known| known.facts.contacts.push(champion(1, Some(300))), false),
    (Reason::UsageFell, "30 %", |known| used(&mut known.facts, 7.0, 10.0), true),
    (Reason::UsageFell, "29 %", |known| used(&mut known.facts, 7.1, 10.0), false),
    (
        Reason::ContractGap,
        "no notice period",
        |known| (ends(&mut known.more, 100, 170), known.more.terms = Some(Terms { has_arr: true, has_notice: false })).1,
        true,
    ),
    (Reason::ContractGap, "all there", |known| ends(&mut known.more, 100, 170), false),
    (Reason::ContractGap, "far away", |known| (ends(&mut known.more, 100, 190), known.more.terms = None).1, false),
    (Reason::FirstValue, "last week", |known| known.more.first_values.push((PlanId(1), ago(7))), true),
    (Reason::FirstValue, "last month", |known| known.more.first_values.push((PlanId(1), ago(30))), false),
    (Reason::Anniversary, "two years", |known| known.facts.account.created_on = "2024-11-24".parse().ok(), true),
    (Reason::Anniversary, "next week", |known| known.facts.account.created_on = "2024-12-02".parse().ok(), false),
    (Reason::Anniversary, "began this week", |known| known.facts.account.created_on = Some(ago(1)), false),
    (Reason::GoalReview, "due", |known| known.more.goals.push(goal(Some(0), 3, None)), true),
    (Reason::GoalReview, "not looked at", |known| known.more.goals.push(goal(Some(-60), 31, Some(30))), true),
    (Reason::GoalReview, "looked at", |known| known.more.goals.push(goal(Some(-60), 29, Some(30))), false),
    (Reason::MeetingUnlogged, "yesterday", |known| known.more.meetings.push(PastMeeting { id: MeetingId(1), at: at(1) }), true),
    (Reason::MeetingUnlogged, "last month", |known| known.more.meetings.push(PastMeeting { id: MeetingId(1), at: at(30) }), false),
];

#[test]
fn every_rule_fires_and_keeps_quiet() {
    let cases = || CASES.iter().chain(MORE_CASES);
    for (reason, name, change, expected) in cases() {
        assert_eq!(raised(*change, *reason).is_some(), *expected, "{reason}, {name}");
    }
    for reason in Reason::ALL {
        let of_rule = || cases().filter(|(rule, ..)| rule == reason);
        assert!(of_rule().any(|(.., fires)| *fires) && of_rule().any(|(.., fires)| !fires), "{reason} has a case of each kind");
    }
}

/// Used steadily, and a fifth as much in the last days.
fn used_until(facts: &mut Facts, days: i64) {
    facts.usage.extend((0..90).map(|day| usage(day, if day < days { 1.0 } else { 9.0 })));
}

fn letter(known: &mut Known, days: i64) {
    let letter = touch(days, Direction::In, &[2]);
    known.more.letters.push(letter.id);
    known.facts.touches.push(letter);
}

#[test]
fn they_wait_from_their_first_word_after_ours() {
    let mut known = known();
    known.facts.touches.extend([
        touch(9, Direction::In, &[]),
        touch(3, Direction::In, &[]),
        touch(2, Direction::In, &[]),
        touch(-1, Direction::In, &[]),
    ]);
    let (model, workdays, rules) = (Model::built_in(), Workdays::plain(), Rules::built_in());
    let day = Day::new(today(), Zone::utc(), &model, &rules, &workdays);
    assert_eq!(waiting_touches(&day, &known.facts), [TouchId(997), TouchId(998)]);
}

#[test]
fn working_days_pass_over_the_weekend() {
    // Friday to Wednesday: three working days.
    let owed = raised(|known| letter(known, 5), Reason::ReplyOwed).expect("is raised");
    assert!(matches!(owed.why[0].why, Why::ReplyOwed { workdays: 3, letters: 1, .. }), "{owed:?}");
    assert_eq!(owed.due_on, Some(ago(2)), "the Monday after");
}

#[test]
fn a_step_closer_to_the_deadline_is_a_new_occasion() {
    let occasion = |change: Change| raised(change, Reason::RenewalNear).expect("is raised").occasion;
    let far = occasion(|known| ends(&mut known.more, 100, 130));
    assert_eq!(far, occasion(|known| ends(&mut known.more, 100, 130)));
    assert!(far.ends_with(":120"));
    assert!(occasion(|known| ends(&mut known.more, 90, 130)).ends_with(":90"), "the step itself belongs to it");
    assert!(occasion(|known| ends(&mut known.more, 0, 30)).ends_with(":30"));
}

#[test]
fn muted_rules_and_churned_customers_are_quiet() {
    let mut known = known();
    known.facts.tickets.push(ticket(2, Severity::Urgent, None));
    known.more.tasks.push(task(3, None));
    let reasons = |known: &Known, rules: &Rules| raised_by(known, rules).iter().map(|raised| raised.reason).collect::<Vec<_>>();
    let mut rules = Rules::built_in();
    assert_eq!(reasons(&known, &rules), [Reason::PromiseOverdue, Reason::TicketSevere]);
    rules.mute(Reason::TicketSevere, true);
    assert_eq!(reasons(&known, &rules), [Reason::PromiseOverdue]);
    known.facts.account.churned_on = Some(ago(1));
    assert_eq!(reasons(&known, &Rules::built_in()), [Reason::PromiseOverdue], "what was promised still holds");
}

#[test]
fn urgency_doubles_at_most() {
    let rules = Rules::built_in();
    let share = Share { percent: 4.0, of: ShareOf::Own };
    for (days, urgency) in [(0, 1.0), (7, 2.0), (70, 2.0)] {
        let mut known = known();
        known.facts.tickets.push(ticket(days, Severity::High, None));
        let raised = raised_by(&known, &rules).into_iter().find(|raised| raised.reason == Reason::TicketSevere).expect("is raised");
        let priority = Priority::of(&raised, rules.of(Reason::TicketSevere), share);
        assert_eq!((priority.urgency, priority.value), (urgency, 85.0 * 4.0 * urgency), "{days} days");
    }
}

fn mark(occasion: &str, action: MarkAction, until: Option<i64>, minute: i64) -> Mark {
    let at = Zone::utc().end_of(ago(3)) + Duration::minutes(minute);
    let until = until.map(|days| ago(-days));
    Mark { account: AccountId(7), reason: Reason::Silent, occasion: occasion.into(), action, until, merged_into: None, note: None, at }
}

#[test]
fn a_mark_holds_for_its_occasion_until_its_day() {
    let silent = raised(|known| known.facts.touches = vec![touch(31, Direction::TwoWay, &[])], Reason::Silent).expect("is raised");
    let id = ItemId { account: AccountId(7), reason: Reason::Silent };
    let occasion = silent.occasion.as_str();
    let held = |marks: Vec<Mark>| Marks::of(marks).holding(id, &silent, today()).map(|mark| mark.action);
    let cases = [
        (vec![], None),
        (vec![mark(occasion, MarkAction::Snoozed, Some(1), 0)], Some(MarkAction::Snoozed)),
        (vec![mark(occasion, MarkAction::Snoozed, Some(0), 0)], None),
        (vec![mark("another", MarkAction::Done, Some(9), 0)], None),
        (vec![mark(occasion, MarkAction::Skipped, None, 0)], Some(MarkAction::Skipped)),
        (vec![mark(occasion, MarkAction::Done, Some(0), 1), mark(occasion, MarkAction::Snoozed, Some(5), 0)], None),
        (vec![mark(occasion, MarkAction::Snoozed, Some(0), 0), mark(occasion, MarkAction::Done, Some(7), 1)], Some(MarkAction::Done)),
    ];
    for (marks, expected) in cases {
        assert_eq!(held(marks.clone()), expected, "{marks:?}");
    }
}

#[test]
fn ids_are_read_as_they_are_written() {
    let id = ItemId { account: AccountId(12), reason: Reason::DetractorUnanswered };
    assert_eq!(id.to_string(), "detractor_unanswered-12");
    assert_eq!(id.to_string().parse(), Ok(id));
    for text in ["", "silent", "silent-", "silent-x", "nothing-12"] {
        assert!(text.parse::<ItemId>().is_err(), "{text}");
    }
}
