//! The score: what the signals are worth under a model, with every part, cap and bound.
//!
//! Pure and deterministic; an override is carried along and changes nothing.

use crate::domain::health::input::{CapId, Group, InputId};
use crate::domain::health::model::{Bands, Line, Model};
use crate::domain::health::reason::{CapReason, Evidence, Reason};
use crate::domain::health::signals::{Reading, Signals};
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
fn line(signals: &Signals, input: &crate::domain::health::model::InputModel) -> Line {
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
    let hit = |cap: &crate::domain::health::signals::CapSignal| {
        let limit = model.caps.limit(cap.id);
        let holds = uncapped.is_some_and(|value| value > limit);
        CapHit { id: cap.id, limit, holds, reason: cap.reason, evidence: cap.evidence.clone() }
    };
    signals.caps.iter().map(hit).collect()
}

fn band(value: Option<f64>, coverage: f64, model: &Model) -> Band {
    match value {
        Some(value) if coverage >= model.minimum_coverage => model.bands.of(whole(value)),
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
