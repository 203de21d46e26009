//! The score: what the signals are worth under a model, with every part, cap and bound.
//!
//! Pure and deterministic; an override is carried along and changes nothing.

use crate::domain::health::input::{CapId, Group, InputId};
use crate::domain::health::model::{Bands, InputModel, Line, Model};
use crate::domain::health::reason::{CapReason, Evidence, Reason};
use crate::domain::health::signals::{CapSignal, Reading, Signals};
use crate::domain::{Band, OverrideId, OverrideTo};
use chrono::NaiveDate;

/// The health of one account on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub day: NaiveDate,
    pub model_version: u32,
    /// 0–100 after the caps; `None` if no input at all is known.
    pub value: Option<f64>,
    /// The value before the caps.
    pub uncapped: Option<f64>,
    pub band: Band,
    pub grade: Grade,
    /// Known weight as a share of all weight, 0–1.
    pub coverage: f64,
    /// The value if everything missing were worth 0, capped too.
    pub low: f64,
    /// The value if everything missing were worth 100, capped too.
    pub high: f64,
    /// One for each input that counts, in the order of `InputId`, missing ones among them.
    pub parts: Vec<Part>,
    pub caps: Vec<CapHit>,
    pub override_: Option<ActiveOverride>,
}

/// What one input brings to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub id: InputId,
    pub group: Group,
    /// The weight in the model, in the unit of the group weights.
    pub weight: f64,
    /// What of the weight counts: none where the value is missing, less where it has faded.
    pub known_weight: f64,
    /// In the unit of the input.
    pub raw: Option<f64>,
    /// The ends of the line that gave the value, in the unit of the input.
    pub line: Line,
    /// 0–100.
    pub value: Option<f64>,
    /// Points of the score before the caps; the contributions of all parts add up to it.
    pub contribution: f64,
    pub reason: Reason,
    pub evidence: Vec<Evidence>,
}

/// A cap whose sign is there.
#[derive(Clone, Debug, PartialEq)]
pub struct CapHit {
    pub id: CapId,
    pub limit: f64,
    /// Whether the parts alone would come to more than the limit.
    pub holds: bool,
    pub reason: CapReason,
    pub evidence: Vec<Evidence>,
}

/// The manager's own word, shown beside the score; its reason stands in its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActiveOverride {
    pub id: OverrideId,
    pub to: OverrideTo,
    pub on: NaiveDate,
    /// The last day on which it counts.
    pub expires_on: NaiveDate,
}

crate::domain::words::text_enum! {
    /// A band as a letter, with the excellent set off from the green: A, B green; C yellow; D red.
    pub enum Grade { A = "A", B = "B", C = "C", D = "D", Unknown = "·" }
}

impl Score {
    /// Returns the whole score that is shown; band, grade and ranking follow it, so that 69.5, shown as 70, is green.
    pub fn shown(&self) -> Option<u8> {
        self.value.map(whole)
    }

    /// Returns the whole score if enough is known for a band.
    pub fn sure(&self) -> Option<u8> {
        self.shown().filter(|_| self.band != Band::Unknown)
    }

    /// Returns the points that the caps take away.
    pub fn capped_by(&self) -> f64 {
        self.uncapped.zip(self.value).map_or(0.0, |(uncapped, value)| uncapped - value)
    }
}

/// Returns a value as a whole score, halves up.
pub(super) fn whole(value: f64) -> u8 {
    value.clamp(0.0, 100.0).round() as u8
}

/// Scores what was known on the day of the signals.
pub fn score(signals: &Signals, model: &Model) -> Score {
    let mut parts = parts(signals, model);
    let sum = Sum::of(parts.iter().map(|part| Weighed { weight: part.weight, known_weight: part.known_weight, value: part.value }));
    for part in &mut parts {
        part.contribution = sum.contribution(part.known_weight, part.value);
    }
    let uncapped = sum.value();
    let caps = cap_hits(signals, model, uncapped);
    let limit = caps.iter().map(|cap| cap.limit).fold(100.0, f64::min);
    let value = uncapped.map(|value| value.min(limit));
    let coverage = sum.coverage();
    let band = band(value, coverage, model);
    Score {
        day: signals.day,
        model_version: model.version,
        value,
        uncapped,
        band,
        grade: grade(band, value, &model.bands),
        coverage,
        low: sum.low().min(limit),
        high: sum.high().min(limit),
        parts,
        caps,
        override_: signals.override_,
    }
}

fn parts(signals: &Signals, model: &Model) -> Vec<Part> {
    let read = |id: InputId| signals.readings.iter().find(|reading| reading.input == id);
    let known = model.inputs().iter().filter_map(|input| read(input.id).map(|reading| (input, reading)));
    known.map(|(input, reading)| part(reading, input.group, input.weight, line(signals, input))).collect()
}

/// Returns the line of an input for this account; the model states silence in cadences, the part in days.
fn line(signals: &Signals, input: &InputModel) -> Line {
    let line = input.line(signals.age_days);
    if input.id == InputId::Silence { line.times(f64::from(signals.cadence_days)) } else { line }
}

fn part(reading: &Reading, group: Group, weight: f64, line: Line) -> Part {
    Part {
        id: reading.input,
        group,
        weight,
        known_weight: if reading.raw.is_some() { weight * reading.freshness } else { 0.0 },
        raw: reading.raw,
        line,
        value: reading.raw.map(|raw| line.value(raw)),
        contribution: 0.0,
        reason: reading.reason,
        evidence: reading.evidence.clone(),
    }
}

fn cap_hits(signals: &Signals, model: &Model, uncapped: Option<f64>) -> Vec<CapHit> {
    let hit = |cap: &CapSignal| {
        let limit = model.caps.limit(cap.id);
        let holds = uncapped.is_some_and(|value| value > limit);
        CapHit { id: cap.id, limit, holds, reason: cap.reason, evidence: cap.evidence.clone() }
    };
    signals.caps.iter().map(hit).collect()
}

fn band(value: Option<f64>, coverage: f64, model: &Model) -> Band {
    match value {
        Some(value) if coverage + LAST_DIGIT >= model.minimum_coverage => model.bands.of(whole(value)),
        _ => Band::Unknown,
    }
}

fn grade(band: Band, value: Option<f64>, bands: &Bands) -> Grade {
    match band {
        Band::Green if value.map(whole).is_some_and(|shown| shown >= bands.excellent) => Grade::A,
        Band::Green => Grade::B,
        Band::Yellow => Grade::C,
        Band::Red => Grade::D,
        Band::Unknown => Grade::Unknown,
    }
}

/// A share that is exact on paper may miss its bound by this in a division.
const LAST_DIGIT: f64 = 1e-9;

/// A value with the weight it has in the model and the weight that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) weight: f64,
    pub(super) known_weight: f64,
    pub(super) value: Option<f64>,
}

/// The weighted sum over what is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    all: f64,
    known: f64,
    weighted: f64,
}

impl Sum {
    pub(super) fn of(parts: impl Iterator<Item = Weighed>) -> Sum {
        parts.fold(Sum::default(), |sum, part| Sum {
            all: sum.all + part.weight,
            known: sum.known + part.known_weight,
            weighted: sum.weighted + part.known_weight * part.value.unwrap_or(0.0),
        })
    }

    /// Returns `Σ w·v / Σ w` over what is known.
    pub(super) fn value(&self) -> Option<f64> {
        (self.known > 0.0).then(|| (self.weighted / self.known).clamp(0.0, 100.0))
    }

    fn contribution(&self, known_weight: f64, value: Option<f64>) -> f64 {
        value.map_or(0.0, |value| known_weight * value / self.known)
    }

    fn coverage(&self) -> f64 {
        if self.all > 0.0 { (self.known / self.all).min(1.0) } else { 0.0 }
    }

    /// Never above the value, whatever the last digit of a division says.
    fn low(&self) -> f64 {
        let low = if self.all > 0.0 { self.weighted / self.all } else { 0.0 };
        low.clamp(0.0, self.value().unwrap_or(100.0))
    }

    fn high(&self) -> f64 {
        let high = if self.all > 0.0 { (self.weighted + 100.0 * (self.all - self.known)) / self.all } else { 100.0 };
        high.clamp(self.value().unwrap_or(0.0), 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{
        Fact, account, ago, answer, at, contact, contract, made_up, override_to, part, plan, pulse, scored, scored_on, shuffled, step,
        ticket, today, touch, usage, with,
    };
    use crate::domain::health::facts::{Facts, StepFact, TicketFact, UsageFact};
    use crate::domain::{ContactRole, Direction, Moment, Severity, Stage, SurveyKind, Zone};
    use proptest::prelude::*;

    /// Four inputs with the weights of the published example, on plain lines.
    fn example_model() -> Model {
        let (head, rest) = Model::built_in_toml().split_once("[groups]").expect("there are groups");
        let (_, caps) = rest.split_once("[caps.severe_ticket]").expect("there are caps");
        let middle = "
            [groups]
            adoption = 40\nengagement = 25\nsentiment = 20\nsupport = 15
            [inputs]
            active_share = { group = 'adoption', share = 1, worst = 0, best = 1 }
            silence = { group = 'engagement', share = 1, worst = 3, best = 1 }
            nps = { group = 'sentiment', share = 1, worst = 0, best = 10 }
            reopened = { group = 'support', share = 1, worst = 3, best = 0 }
            ";
        Model::from_toml(&format!("{head}{middle}[caps.severe_ticket]{caps}")).expect("a sound model")
    }

    #[test]
    fn the_published_example_comes_out() {
        let mut facts = account();
        facts.usage.push(UsageFact { counts_people: true, ..usage(1, None, 8.0) });
        facts.touches.push(touch(66, Direction::TwoWay, &[]));
        let model = example_model();
        let score = score(&Signals::at(&facts, &model, today(), &Zone::utc()), &model);
        assert_eq!(score.shown(), Some(65));
        assert!((score.value.expect("known") - 65.0 + 5.0 / 13.0).abs() < 1e-9, "(80 * 40 + 40 * 25) / 65");
        assert!((score.coverage - 0.65).abs() < 1e-9 && (score.low - 42.0).abs() < 1e-9 && (score.high - 77.0).abs() < 1e-9);
        assert_eq!((score.band, score.grade), (Band::Yellow, Grade::C));
    }

    #[test]
    fn the_band_follows_the_number_shown() {
        let model = Model::built_in();
        let cases =
            [(69.5, Band::Green), (69.49, Band::Yellow), (40.0, Band::Yellow), (39.5, Band::Yellow), (39.49, Band::Red), (0.0, Band::Red)];
        for (value, expected) in cases {
            assert_eq!(band(Some(value), 1.0, &model), expected, "{value}");
        }
        let grades = [85.0, 84.4, 70.0, 40.0, 12.0].map(|value| grade(band(Some(value), 1.0, &model), Some(value), &model.bands));
        assert_eq!(grades, [Grade::A, Grade::B, Grade::B, Grade::C, Grade::D]);
    }

    #[test]
    fn too_little_known_has_no_band() {
        let nothing = scored(&account());
        assert_eq!((nothing.value, nothing.band, nothing.grade, nothing.coverage), (None, Band::Unknown, Grade::Unknown, 0.0));
        assert_eq!((nothing.low, nothing.high), (0.0, 100.0));
        let pulse_only = scored(&with(&[|facts| facts.pulses.push(pulse(1, 5, -80))]));
        assert_eq!((pulse_only.shown(), pulse_only.sure(), pulse_only.band), (Some(100), None, Band::Unknown));
        let model = Model::built_in();
        assert_eq!((band(Some(80.0), 0.3, &model), band(Some(80.0), 0.299, &model)), (Band::Green, Band::Unknown));
    }

    /// An account of which everything is known and fine.
    fn healthy(facts: &mut Facts) {
        facts.usage.extend((0..56).flat_map(|day| ["a", "b", "c", "d", "e", "f", "g", "h"].map(|user| usage(day, Some(user), 1.0))));
        facts.touches.push(touch(3, Direction::TwoWay, &[1, 2, 3]));
        facts.responses.extend([answer(0, SurveyKind::Nps, Some(1), 9), answer(0, SurveyKind::Csat, Some(1), 5)]);
        facts.pulses.push(pulse(1, 5, -80));
        facts.tickets.push(TicketFact { closed_at: Some(at(90)), ..ticket(100, Severity::Low) });
    }

    #[test]
    fn everything_at_its_best_is_a_hundred_and_certain() {
        let score = scored(&with(&[healthy]));
        assert_eq!((score.shown(), score.band, score.grade), (Some(100), Band::Green, Grade::A));
        assert!((score.coverage - 1.0).abs() < 1e-9 && (score.high - score.low).abs() < 1e-9, "onboarding is over and out of the weights");
    }

    #[test]
    fn caps_hold_the_sum_and_its_bounds() {
        let cases: [(CapId, Fact, f64); 4] = [
            (CapId::SevereTicket, |facts| facts.tickets.push(ticket(8, Severity::High)), 40.0),
            (CapId::ChampionLeft, |facts| facts.contacts.push(contact(9, ContactRole::Champion, Some(5))), 60.0),
            (CapId::DetractorUnanswered, |facts| facts.responses.push(answer(20, SurveyKind::Nps, Some(7), 6)), 60.0),
            (CapId::NoticeGiven, |facts| facts.contracts.push(contract(1, -30, Some(2))), 10.0),
        ];
        for (id, fact, limit) in cases {
            let score = scored(&with(&[healthy, fact]));
            assert_eq!((score.value, score.low, score.high), (Some(limit), limit, limit), "{id}");
            assert_eq!(score.caps.iter().map(|cap| (cap.id, cap.limit, cap.holds)).collect::<Vec<_>>(), [(id, limit, true)]);
            assert!(score.uncapped.expect("known") > limit && !score.caps[0].evidence.is_empty());
            assert!((score.capped_by() - (score.uncapped.expect("known") - limit)).abs() < 1e-9);
        }
        let low = scored(&with(&[
            |facts| facts.touches.push(touch(90, Direction::TwoWay, &[])),
            |facts| facts.contacts.push(contact(9, ContactRole::Champion, Some(5))),
        ]));
        assert!(!low.caps[0].holds && low.value == Some(0.0), "a cap above the sum changes nothing");
    }

    #[test]
    fn a_fact_known_later_does_not_count_earlier() {
        let late = Moment::Day(ago(5));
        let everything = |known_at: Moment| {
            let mut facts = with(&[healthy]);
            facts.account.stage = Some(Stage::Onboarding);
            facts.plans.push(plan(60, None));
            facts.steps.push(StepFact { blocked: true, ..step(1, 9, None) });
            facts.contracts.push(contract(1, -30, Some(20)));
            facts.contacts.push(contact(9, ContactRole::Champion, Some(20)));
            facts.overrides.push(override_to(20, OverrideTo::Score(50), -9));
            facts.usage.iter_mut().for_each(|row| row.known_at = known_at);
            facts.touches.iter_mut().for_each(|row| row.known_at = known_at);
            facts.responses.iter_mut().for_each(|row| row.known_at = known_at);
            facts.tickets.iter_mut().for_each(|row| row.known_at = known_at);
            facts.pulses.iter_mut().for_each(|row| row.known_at = known_at);
            facts.steps.iter_mut().for_each(|row| row.known_at = known_at);
            facts.overrides.iter_mut().for_each(|row| row.known_at = known_at);
            facts.contracts.iter_mut().for_each(|row| row.notice.iter_mut().for_each(|notice| notice.known_at = known_at));
            facts.contacts.iter_mut().for_each(|row| row.left.iter_mut().for_each(|left| left.known_at = known_at));
            facts
        };
        let before = scored_on(&everything(late), 6);
        assert_eq!((before.value, before.coverage, before.override_), (None, 0.0, None));
        assert!(before.caps.is_empty(), "{:?}", before.caps);
        let after = scored_on(&everything(late), 5);
        assert!(after.value.is_some() && after.override_.is_some() && after.caps.len() == 2);
    }

    #[test]
    fn contributions_add_up_and_missing_parts_bring_nothing() {
        let score =
            scored(&with(&[|facts| facts.pulses.push(pulse(1, 4, -80)), |facts| facts.touches.push(touch(45, Direction::TwoWay, &[1]))]));
        let sum: f64 = score.parts.iter().map(|part| part.contribution).sum();
        assert!((sum - score.uncapped.expect("known")).abs() < 1e-9);
        let csat = part(&score, InputId::Csat);
        assert_eq!((csat.value, csat.known_weight, csat.contribution), (None, 0.0, 0.0));
        assert_eq!(part(&score, InputId::Silence).line, Line { worst: 90.0, best: 30.0 });
    }

    proptest! {
        #[test]
        fn whatever_is_known_the_score_lies_between_its_bounds(seed: u64) {
            let score = scored(&made_up(seed));
            prop_assert!((0.0..=1.0).contains(&score.coverage));
            prop_assert!((0.0..=100.0).contains(&score.low) && (0.0..=100.0).contains(&score.high) && score.low <= score.high);
            if let Some(value) = score.value {
                prop_assert!(score.low <= value && value <= score.high, "{} {value} {}", score.low, score.high);
            }
        }

        #[test]
        fn older_rows_than_the_model_asks_for_change_nothing(seed: u64) {
            let windows = Model::built_in().windows;
            let mut facts = made_up(seed);
            facts.touches.push(touch(1, Direction::Out, &[1]));
            let whole = scored(&facts);
            let recent = |on: chrono::NaiveDate, days: u32| on > ago(i64::from(days));
            facts.usage.retain(|row| recent(row.on, windows.usage_days()));
            facts.responses.retain(|row| recent(row.at.day(&Zone::utc()), windows.event_days()));
            facts.tickets.retain(|row| row.closed_at.is_none() || recent(row.opened_at.day(&Zone::utc()), windows.event_days()));
            prop_assert_eq!((whole.value, whole.coverage), (scored(&facts).value, scored(&facts).coverage));
        }

        #[test]
        fn the_order_of_facts_does_not_matter(seed: u64, order: u64) {
            let facts = made_up(seed);
            prop_assert_eq!(scored(&facts), scored(&shuffled(&facts, order)));
        }
    }
}
