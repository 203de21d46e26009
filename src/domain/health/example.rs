//! Facts for the tests of this folder: one account, and short ways to say what is known of it.

use crate::domain::health::facts::*;
use crate::domain::health::{CapId, InputId, Missing, Model, Part, Reason, Score, Signals, score};
use crate::domain::{
    AccountId, ContactId, ContactRole, ContractId, Direction, Moment, OverrideId, OverrideTo, PlanId, PulseId, PulseRating, ResponseId,
    Severity, Stage, StepId, SurveyKind, TicketId, TouchId, TouchModel, UsageId, Zone, survey,
};
use chrono::{Days, NaiveDate};

/// The day the tests stand on.
pub(super) fn today() -> NaiveDate {
    "2026-11-22".parse().expect("a day")
}

/// A day so many days before today; negative ones lie ahead.
pub(super) fn ago(days: i64) -> NaiveDate {
    today() - chrono::Duration::days(days)
}

pub(super) fn at(days: i64) -> Moment {
    Moment::Day(ago(days))
}

/// A mature low-touch account of two years with 10 seats, of which nothing else is known.
pub(super) fn account() -> Facts {
    Facts::of(AccountFacts {
        id: AccountId(1),
        created_on: today().checked_sub_days(Days::new(730)),
        seats: Some(10),
        stage: Some(Stage::Mature),
        touch_model: Some(TouchModel::Low),
        churned_on: None,
    })
}

/// Something that is known of an account.
pub(super) type Fact = fn(&mut Facts);

pub(super) fn with(facts: &[Fact]) -> Facts {
    let mut account = account();
    facts.iter().for_each(|fact| fact(&mut account));
    account
}

pub(super) fn usage(days: i64, user: Option<&str>, value: f64) -> UsageFact {
    UsageFact { id: UsageId(days), on: ago(days), counts_people: false, user: user.map(UserKey::of), value, known_at: at(days) }
}

pub(super) fn touch(days: i64, direction: Direction, contacts: &[i64]) -> TouchFact {
    let contacts = contacts.iter().map(|id| ContactId(*id)).collect();
    TouchFact { id: TouchId(1000 - days), at: at(days), known_at: at(days), direction, contacts }
}

pub(super) fn answer(days: i64, kind: SurveyKind, contact: Option<i64>, value: i64) -> ResponseFact {
    ResponseFact {
        id: ResponseId(1000 - days),
        contact: contact.map(ContactId),
        kind,
        score: survey::Score::new(value, kind.usual_scale()).expect("on the scale"),
        at: at(days),
        known_at: at(days),
        answered_at: None,
    }
}

pub(super) fn ticket(days: i64, severity: Severity) -> TicketFact {
    TicketFact {
        id: TicketId(1000 - days),
        severity: Some(severity),
        reopened: false,
        opened_at: at(days),
        closed_at: None,
        known_at: at(days),
    }
}

pub(super) fn closed(days: i64, closed_days: i64) -> TicketFact {
    TicketFact { closed_at: Some(at(closed_days)), ..ticket(days, Severity::Low) }
}

pub(super) fn contact(id: i64, role: ContactRole, left: Option<i64>) -> ContactFact {
    let left = left.map(|days| Learned { on: ago(days), known_at: at(days) });
    ContactFact { id: ContactId(id), role, left, known_at: at(700) }
}

pub(super) fn contract(id: i64, end: i64, notice: Option<i64>) -> ContractFact {
    let notice = notice.map(|days| Learned { on: ago(days), known_at: at(days) });
    ContractFact { id: ContractId(id), seats: None, start_on: Some(ago(700)), end_on: Some(ago(end)), notice, known_at: at(700) }
}

pub(super) fn plan(start: i64, done: Option<i64>) -> PlanFact {
    PlanFact { id: PlanId(1), start_on: ago(start), done_on: done.map(ago), known_at: at(start) }
}

pub(super) fn step(id: i64, due: i64, done: Option<i64>) -> StepFact {
    StepFact { id: StepId(id), plan: PlanId(1), due_on: Some(ago(due)), done_on: done.map(ago), blocked: false, known_at: at(700) }
}

pub(super) fn pulse(days: i64, rating: u8, expires: i64) -> PulseFact {
    let rating = PulseRating::new(rating).expect("a rating");
    PulseFact { id: PulseId(1000 - days), rating, at: at(days), known_at: at(days), expires_on: ago(expires) }
}

pub(super) fn override_to(days: i64, to: OverrideTo, expires: i64) -> OverrideFact {
    OverrideFact { id: OverrideId(1000 - days), to, at: at(days), known_at: at(days), expires_on: ago(expires), cleared_at: None }
}

pub(super) fn scored(facts: &Facts) -> Score {
    scored_on(facts, 0)
}

/// Scores the account as of so many days ago.
pub(super) fn scored_on(facts: &Facts, days: i64) -> Score {
    let model = Model::built_in();
    score(&Signals::at(facts, &model, ago(days), &Zone::utc()), &model)
}

pub(super) fn part(score: &Score, id: InputId) -> &Part {
    score.parts.iter().find(|part| part.id == id).expect("an input that counts")
}

/// What an input should come to: its value (0–100), or why there is none.
pub(super) type Expected = Result<f64, Missing>;

/// Checks an input over a table of what is known.
pub(super) fn check(input: InputId, cases: &[(&str, Fact, Expected)]) {
    for (name, fact, expected) in cases {
        let score = scored(&with(&[*fact]));
        let part = part(&score, input);
        match expected {
            Ok(value) => {
                let found = part.value.unwrap_or_else(|| panic!("{input}, {name}: {:?}", part.reason));
                assert!((found - value).abs() < 0.01, "{input}, {name}: {found} is not {value}; {:?}", part.reason);
            }
            Err(missing) => assert_eq!((part.value, part.reason), (None, Reason::Missing(*missing)), "{input}, {name}"),
        }
    }
}

/// Checks whether a cap holds over a table of what is known.
pub(super) fn check_cap(cap: CapId, cases: &[(&str, Fact, bool)]) {
    for (name, fact, expected) in cases {
        let score = scored(&with(&[*fact]));
        assert_eq!(score.caps.iter().any(|hit| hit.id == cap), *expected, "{cap}, {name}: {:?}", score.caps);
    }
}

/// Makes up facts from a seed: 15 months of everything, some of it known late or still ahead.
pub(super) fn made_up(seed: u64) -> Facts {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut facts = account();
    let random = &mut random;
    facts.account.stage = random.choice(Stage::ALL).copied();
    facts.account.touch_model = random.choice(TouchModel::ALL).copied().filter(|_| random.bool());
    facts.account.seats = random.bool().then(|| random.u32(0..40));
    facts.account.created_on = random.bool().then(|| ago(random.i64(0..800)));
    facts.account.churned_on = (random.u8(0..20) == 0).then(|| ago(random.i64(-30..200)));
    let contact_of = |random: &mut fastrand::Rng| random.i64(1..5);
    for index in 0..random.i64(0..4) {
        let left = random.bool().then(|| random.i64(-20..400));
        let role = random.choice(ContactRole::ALL).copied().expect("there are roles");
        facts.contacts.push(contact(index + 1, role, left));
        let notice = (random.u8(0..6) == 0).then(|| random.i64(-20..100));
        facts.contracts.push(ContractFact { seats: Some(random.u32(0..30)), ..contract(index, random.i64(-300..300), notice) });
    }
    for _ in 0..random.i64(0..20) {
        let direction = random.choice(Direction::ALL).copied().expect("there are directions");
        let touched = touch(random.i64(-10..450), direction, &[contact_of(random)]);
        facts.touches.push(TouchFact { id: TouchId(random.i64(1..i64::MAX)), known_at: at(random.i64(-10..450)), ..touched });
        facts.usage.push(UsageFact { id: UsageId(random.i64(1..i64::MAX)), ..usage(random.i64(-10..200), None, random.f64() * 99.0) });
        facts.usage.push(usage(random.i64(-10..60), Some(["a", "b", "c"][random.usize(0..3)]), random.f64()));
    }
    for index in 0..random.i64(0..8) {
        let kind = random.choice(SurveyKind::ALL).copied().expect("there are kinds");
        let answered = answer(random.i64(-10..300), kind, random.bool().then(|| contact_of(random)), random.i64(1..6));
        facts.responses.push(ResponseFact { id: ResponseId(index), known_at: at(random.i64(-10..300)), ..answered });
        let severity = random.choice(Severity::ALL).copied().expect("there are severities");
        let opened = random.i64(-10..400);
        let closed_at = random.bool().then(|| at(opened - random.i64(0..30)));
        facts.tickets.push(TicketFact { id: TicketId(index), reopened: random.bool(), closed_at, ..ticket(opened, severity) });
        let due = random.i64(-30..60);
        facts.steps.push(StepFact { blocked: random.bool(), ..step(index, due, random.bool().then(|| due - random.i64(-5..9))) });
        facts.pulses.push(PulseFact { id: PulseId(index), ..pulse(random.i64(-5..200), random.u8(1..6), random.i64(-80..120)) });
    }
    facts.plans.push(plan(random.i64(-10..100), random.bool().then(|| random.i64(-10..60))));
    facts
}

/// Puts the rows of facts into another order.
pub(super) fn shuffled(facts: &Facts, seed: u64) -> Facts {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut facts = facts.clone();
    random.shuffle(&mut facts.contracts);
    random.shuffle(&mut facts.contacts);
    random.shuffle(&mut facts.touches);
    random.shuffle(&mut facts.responses);
    random.shuffle(&mut facts.tickets);
    random.shuffle(&mut facts.usage);
    random.shuffle(&mut facts.steps);
    random.shuffle(&mut facts.pulses);
    facts
}
