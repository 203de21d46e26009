//! The health model as data: weights, ends of each input's line, windows, caps and bands, read from TOML and checked.
//!
//! A model that reads is sound: weights are positive, lines have two ends, bounds are in order. Errors name the key.

use crate::domain::health::input::{CapId, Group, InputId};
use crate::domain::{Band, Stage, TomlFault, TouchModel};
use serde::Deserialize;
use std::collections::BTreeMap;
use thiserror::Error;

/// The model that comes with the program.
const BUILT_IN: &str = include_str!("../../../assets/health.toml");

/// Why a model cannot be used; `key` is the path of the entry in the file.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ModelError {
    #[error("{0}")]
    Syntax(TomlFault),
    #[error("{key}: {value} is not above zero")]
    NotPositive { key: String, value: f64 },
    #[error("{key}: {value} is outside {min} to {max}")]
    OutOfRange { key: String, value: f64, min: f64, max: f64 },
    #[error("{key}: worst and best are the same, or no numbers")]
    NoLine { key: String },
    #[error("{key}: must come after the one before it")]
    OutOfOrder { key: String },
    #[error("{key}: no input belongs to this group")]
    EmptyGroup { key: String },
    #[error("{key}: the group has no weight")]
    NoGroup { key: String },
}

/// The two ends of an input's line; the best may be the lower one.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Line {
    /// The raw value that is worth 0.
    pub worst: f64,
    /// The raw value that is worth 100.
    pub best: f64,
}

impl Line {
    /// Returns what a raw value is worth, 0–100.
    pub fn value(&self, raw: f64) -> f64 {
        (100.0 * (raw - self.worst) / (self.best - self.worst)).clamp(0.0, 100.0)
    }

    /// Returns the raw value that is worth a value: the inverse of `value` between the ends.
    pub fn raw(&self, value: f64) -> f64 {
        self.worst + value / 100.0 * (self.best - self.worst)
    }

    /// Returns the line in another unit, `factor` of which make one of the present.
    pub fn times(&self, factor: f64) -> Line {
        Line { worst: self.worst * factor, best: self.best * factor }
    }
}

/// A line that holds from an age of the account on.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tighter {
    after_days: u32,
    worst: f64,
    best: f64,
}

/// One input as the model weighs it.
#[derive(Clone, Debug, PartialEq)]
pub struct InputModel {
    pub id: InputId,
    pub group: Group,
    /// The input's part of the whole, in the unit of the group weights.
    pub weight: f64,
    line: Line,
    tighten: Vec<Tighter>,
}

impl InputModel {
    /// Returns the line for an account of an age in days. An unknown age takes the last line: a missing date must not flatter.
    pub fn line(&self, age_days: Option<u32>) -> Line {
        let reached = self.tighten.iter().rfind(|tighter| age_days.is_none_or(|age| age >= tighter.after_days));
        reached.map_or(self.line, |tighter| Line { worst: tighter.worst, best: tighter.best })
    }
}

/// Lower bounds of the bands, as whole scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// From here on a green score has the best grade.
    pub excellent: u8,
    pub green: u8,
    pub yellow: u8,
}

impl Bands {
    /// Returns the band of a whole score; the lower bound belongs to the band.
    pub fn of(&self, score: u8) -> Band {
        if score >= self.green {
            Band::Green
        } else if score >= self.yellow {
            Band::Yellow
        } else {
            Band::Red
        }
    }
}

/// Expected days between two-way touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    pub high: u32,
    pub low: u32,
    pub tech: u32,
    pub onboarding: u32,
    /// The touch model of an account that states none.
    pub default: TouchModel,
    /// What these stages expect in place of the numbers above.
    #[serde(default)]
    pub adopting: StageCadence,
    #[serde(default)]
    pub mature: StageCadence,
    #[serde(default)]
    pub renewing: StageCadence,
}

/// The cadences of one stage, in days; a touch model that is not named keeps its usual one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StageCadence {
    pub high: Option<u32>,
    pub low: Option<u32>,
    pub tech: Option<u32>,
}

impl StageCadence {
    fn days(&self, touch_model: TouchModel) -> Option<u32> {
        match touch_model {
            TouchModel::High => self.high,
            TouchModel::Low => self.low,
            TouchModel::Tech => self.tech,
        }
    }
}

impl Cadence {
    /// Returns the cadence of an account in days; onboarding asks for the shorter of its own and the touch model's.
    pub fn days(&self, touch_model: Option<TouchModel>, stage: Option<Stage>, onboarding: bool) -> u32 {
        let touch_model = touch_model.unwrap_or(self.default);
        let usual = match touch_model {
            TouchModel::High => self.high,
            TouchModel::Low => self.low,
            TouchModel::Tech => self.tech,
        };
        let days = stage.and_then(|stage| self.of_stage(stage)?.days(touch_model)).unwrap_or(usual);
        if onboarding { days.min(self.onboarding) } else { days }
    }

    fn of_stage(&self, stage: Stage) -> Option<&StageCadence> {
        match stage {
            Stage::Adopting => Some(&self.adopting),
            Stage::Mature => Some(&self.mature),
            Stage::Renewing => Some(&self.renewing),
            Stage::Onboarding | Stage::Churned => None,
        }
    }

    /// Lists the days that a stage asks for, each with its key in the file.
    fn days_of_stages(&self) -> impl Iterator<Item = (String, u32)> {
        let stages = [("adopting", self.adopting), ("mature", self.mature), ("renewing", self.renewing)];
        stages.into_iter().flat_map(|(stage, of)| {
            let models = TouchModel::ALL.iter().filter_map(move |model| Some((model, of.days(*model)?)));
            models.map(move |(model, days)| (format!("cadence.{stage}.{model}"), days))
        })
    }
}

/// Days over which inputs look back; `usage_rows` is a number of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Windows {
    pub usage: u32,
    pub usage_rows: u32,
    pub usage_stale: u32,
    pub reach: u32,
    pub touch_stale: u32,
    pub survey_fade: u32,
    pub ticket_recent: u32,
    pub ticket_own: u32,
    pub ticket_young: u32,
    pub ticket_stale: u32,
    pub reopened: u32,
}

impl Windows {
    /// Returns how many days of usage a score needs, the day it is made for included.
    pub fn usage_days(&self) -> u32 {
        self.usage_stale.max(self.usage_compared_days())
    }

    /// Returns how many of them are measured. Those before tell only when usage was last seen, and whether it ever told of people:
    /// one known row of people among the measured days settles both.
    pub fn usage_compared_days(&self) -> u32 {
        self.usage.saturating_mul(2)
    }

    /// Returns how many days of touches, answers and tickets a score needs, the day it is made for included. Tickets still open
    /// and the last two-way touch are needed however old they are.
    pub fn event_days(&self) -> u32 {
        let tickets = self.ticket_stale.max(self.ticket_recent.saturating_add(self.ticket_own)).max(self.reopened);
        tickets.max(self.touch_stale).max(self.reach).max(self.survey_fade)
    }
}

/// The limits of the caps and what sets them off, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caps {
    limits: [f64; CapId::ALL.len()],
    /// A severe ticket caps once it is open for more days than this.
    pub severe_over_days: u32,
    /// A detractor caps once unanswered for so many days.
    pub detractor_after_days: u32,
}

impl Caps {
    /// Returns the score that a cap does not let pass.
    pub fn limit(&self, cap: CapId) -> f64 {
        self.limits[cap as usize]
    }
}

/// The whole model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub version: u32,
    pub bands: Bands,
    /// Least known share of the weight (0–1) for a band.
    pub minimum_coverage: f64,
    pub cadence: Cadence,
    pub windows: Windows,
    pub caps: Caps,
    inputs: Vec<InputModel>,
}

impl Model {
    /// Returns the model that comes with the program.
    pub fn built_in() -> Model {
        Model::from_toml(BUILT_IN).expect("a test reads the built-in model")
    }

    /// Returns the text of the built-in model, to begin one's own with.
    pub fn built_in_toml() -> &'static str {
        BUILT_IN
    }

    /// Reads and checks a model.
    pub fn from_toml(text: &str) -> Result<Model, ModelError> {
        let document: Document = toml::from_str(text).map_err(|error| ModelError::Syntax(TomlFault::new(text, &error)))?;
        document.check()?;
        Ok(document.into_model())
    }

    /// Returns the inputs in the order of `InputId`; an input the file leaves out is not among them.
    pub fn inputs(&self) -> &[InputModel] {
        &self.inputs
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    bands: Bands,
    coverage: CoverageEntry,
    cadence: Cadence,
    windows: Windows,
    groups: BTreeMap<Group, f64>,
    inputs: BTreeMap<InputId, InputEntry>,
    caps: CapEntries,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverageEntry {
    /// In percent.
    minimum: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputEntry {
    group: Group,
    share: f64,
    worst: f64,
    best: f64,
    #[serde(default)]
    tighten: Vec<Tighter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CapEntries {
    severe_ticket: SevereTicketEntry,
    champion_left: LimitEntry,
    detractor_unanswered: DetractorEntry,
    notice_given: LimitEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitEntry {
    limit: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SevereTicketEntry {
    limit: f64,
    over_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DetractorEntry {
    limit: f64,
    after_days: u32,
}

impl CapEntries {
    /// Returns the limits in the order of `CapId`.
    fn limits(&self) -> [f64; CapId::ALL.len()] {
        [self.severe_ticket.limit, self.champion_left.limit, self.detractor_unanswered.limit, self.notice_given.limit]
    }
}

impl Document {
    fn check(&self) -> Result<(), ModelError> {
        positive("version", f64::from(self.version))?;
        within("coverage.minimum", self.coverage.minimum, 0.0, 100.0)?;
        self.check_bands()?;
        self.check_days()?;
        self.check_groups()?;
        for (id, input) in &self.inputs {
            self.check_input(*id, input)?;
        }
        CapId::ALL.iter().zip(self.caps.limits()).try_for_each(|(id, limit)| within(&format!("caps.{id}.limit"), limit, 0.0, 100.0))
    }

    fn check_bands(&self) -> Result<(), ModelError> {
        let bands = self.bands;
        positive("bands.yellow", f64::from(bands.yellow))?;
        within("bands.excellent", f64::from(bands.excellent), 0.0, 100.0)?;
        if bands.green <= bands.yellow {
            return Err(ModelError::OutOfOrder { key: "bands.green".into() });
        }
        if bands.excellent < bands.green {
            return Err(ModelError::OutOfOrder { key: "bands.excellent".into() });
        }
        Ok(())
    }

    fn check_days(&self) -> Result<(), ModelError> {
        let (windows, cadence) = (self.windows, self.cadence);
        let days = [
            ("cadence.high", cadence.high),
            ("cadence.low", cadence.low),
            ("cadence.tech", cadence.tech),
            ("cadence.onboarding", cadence.onboarding),
            ("windows.usage", windows.usage),
            ("windows.usage_rows", windows.usage_rows),
            ("windows.usage_stale", windows.usage_stale),
            ("windows.reach", windows.reach),
            ("windows.touch_stale", windows.touch_stale),
            ("windows.survey_fade", windows.survey_fade),
            ("windows.ticket_recent", windows.ticket_recent),
            ("windows.ticket_own", windows.ticket_own),
            ("windows.ticket_stale", windows.ticket_stale),
            ("windows.reopened", windows.reopened),
        ];
        days.iter().try_for_each(|(key, days)| positive(key, f64::from(*days)))?;
        cadence.days_of_stages().try_for_each(|(key, days)| positive(&key, f64::from(days)))?;
        if windows.ticket_young <= windows.ticket_recent {
            return Err(ModelError::OutOfOrder { key: "windows.ticket_young".into() });
        }
        Ok(())
    }

    fn check_groups(&self) -> Result<(), ModelError> {
        for (group, weight) in &self.groups {
            let key = format!("groups.{group}");
            positive(&key, *weight)?;
            if !self.inputs.values().any(|input| input.group == *group) {
                return Err(ModelError::EmptyGroup { key });
            }
        }
        Ok(())
    }

    fn check_input(&self, id: InputId, input: &InputEntry) -> Result<(), ModelError> {
        let key = |name: &str| format!("inputs.{id}.{name}");
        positive(&key("share"), input.share)?;
        if !self.groups.contains_key(&input.group) {
            return Err(ModelError::NoGroup { key: key("group") });
        }
        check_line(key("best"), input.worst, input.best)?;
        let mut last = 0;
        for tighter in &input.tighten {
            if tighter.after_days <= last {
                return Err(ModelError::OutOfOrder { key: key("tighten.after_days") });
            }
            check_line(key("tighten.best"), tighter.worst, tighter.best)?;
            last = tighter.after_days;
        }
        Ok(())
    }

    fn into_model(self) -> Model {
        let caps = Caps {
            limits: self.caps.limits(),
            severe_over_days: self.caps.severe_ticket.over_days,
            detractor_after_days: self.caps.detractor_unanswered.after_days,
        };
        let inputs = self.inputs.iter().map(|(id, input)| self.weighed(*id, input)).collect();
        Model {
            version: self.version,
            bands: self.bands,
            minimum_coverage: self.coverage.minimum / 100.0,
            cadence: self.cadence,
            windows: self.windows,
            caps,
            inputs,
        }
    }

    /// Divides the weight of a group among its inputs by their shares.
    fn weighed(&self, id: InputId, input: &InputEntry) -> InputModel {
        let shares: f64 = self.inputs.values().filter(|other| other.group == input.group).map(|other| other.share).sum();
        InputModel {
            id,
            group: input.group,
            weight: self.groups[&input.group] * input.share / shares,
            line: Line { worst: input.worst, best: input.best },
            tighten: input.tighten.clone(),
        }
    }
}

/// Refuses what is not above zero; `NaN` and infinity too.
fn positive(key: &str, value: f64) -> Result<(), ModelError> {
    if value > 0.0 && value.is_finite() { Ok(()) } else { Err(ModelError::NotPositive { key: key.to_owned(), value }) }
}

fn within(key: &str, value: f64, min: f64, max: f64) -> Result<(), ModelError> {
    if (min..=max).contains(&value) { Ok(()) } else { Err(ModelError::OutOfRange { key: key.to_owned(), value, min, max }) }
}

fn check_line(key: String, worst: f64, best: f64) -> Result<(), ModelError> {
    if worst.is_finite() && best.is_finite() && worst != best { Ok(()) } else { Err(ModelError::NoLine { key }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_has_the_published_weights() {
        let model = Model::built_in();
        let weight = |group| model.inputs().iter().filter(|input| input.group == group).map(|input| input.weight).sum::<f64>();
        let weights: Vec<i64> = Group::ALL.iter().map(|group| weight(*group).round() as i64).collect();
        assert_eq!(weights, [35, 20, 20, 15, 10]);
        assert_eq!(model.inputs().iter().map(|input| input.id).collect::<Vec<_>>(), InputId::ALL);
        assert_eq!(CapId::ALL.iter().map(|cap| model.caps.limit(*cap)).collect::<Vec<_>>(), [40.0, 60.0, 60.0, 10.0]);
        assert_eq!((model.caps.severe_over_days, model.caps.detractor_after_days, model.minimum_coverage), (7, 14, 0.3));
    }

    #[test]
    fn cadences_follow_the_touch_model_and_onboarding() {
        let cadence = Model::built_in().cadence;
        let cases = [
            (Some(TouchModel::High), false, 14),
            (Some(TouchModel::Low), false, 30),
            (Some(TouchModel::Tech), false, 90),
            (None, false, 30),
            (Some(TouchModel::Tech), true, 10),
        ];
        for (touch_model, onboarding, days) in cases {
            assert_eq!(cadence.days(touch_model, None, onboarding), days, "{touch_model:?} {onboarding}");
        }
    }

    #[test]
    fn a_stage_may_have_a_cadence_of_its_own() {
        let text = BUILT_IN.replace("default = \"low\"", "default = \"low\"\nrenewing = { high = 7 }\nmature = { low = 45 }");
        let cadence = Model::from_toml(&text).expect("reads").cadence;
        let days = |touch_model, stage| cadence.days(Some(touch_model), Some(stage), false);
        assert_eq!((days(TouchModel::High, Stage::Renewing), days(TouchModel::High, Stage::Mature)), (7, 14));
        assert_eq!((days(TouchModel::Low, Stage::Mature), days(TouchModel::Low, Stage::Adopting)), (45, 30));
        let nothing = Model::from_toml(&text.replace("high = 7", "high = 0")).map(|model| model.version);
        assert_eq!(nothing, Err(ModelError::NotPositive { key: "cadence.renewing.high".into(), value: 0.0 }));
    }

    #[test]
    fn the_lower_bound_belongs_to_the_band() {
        let bands = Model::built_in().bands;
        let found = [0, 39, 40, 69, 70, 100].map(|score| bands.of(score));
        assert_eq!(found, [Band::Red, Band::Red, Band::Yellow, Band::Yellow, Band::Green, Band::Green]);
    }

    #[test]
    fn lines_run_either_way_and_back() {
        let (up, down) = (Line { worst: 0.2, best: 0.8 }, Line { worst: 42.0, best: 14.0 });
        for (line, raw, value) in
            [(up, 0.0, 0.0), (up, 0.5, 50.0), (up, 2.0, 100.0), (down, 50.0, 0.0), (down, 28.0, 50.0), (down, 0.0, 100.0)]
        {
            assert!((line.value(raw) - value).abs() < 1e-9, "{line:?} {raw}");
        }
        assert!((down.raw(50.0) - 28.0).abs() < 1e-9);
    }

    #[test]
    fn lines_tighten_with_age_and_an_unknown_age_is_not_flattered() {
        let model = Model::built_in();
        let active = &model.inputs()[0];
        let best = [Some(0), Some(89), Some(90), Some(364), Some(365), None].map(|age| active.line(age).best);
        assert_eq!(best, [0.40, 0.40, 0.55, 0.65, 0.75, 0.75]);
    }

    #[test]
    fn a_broken_model_is_refused_by_the_name_of_its_key() {
        let cases = [
            ("adoption = 35", "adoption = 0", "groups.adoption"),
            ("adoption = 35", "adoption = nan", "groups.adoption"),
            ("adoption = 35", "adoptoin = 35", "adoptoin"),
            ("share = 8", "share = -1", "inputs.pulse.share"),
            ("worst = 3.0\nbest = 1.0", "worst = 1.0\nbest = 1.0", "inputs.silence.best"),
            ("after_days = 180, worst", "after_days = 90, worst", "inputs.active_share.tighten.after_days"),
            ("limit = 10", "limit = 101", "caps.notice_given.limit"),
            ("green = 70", "green = 40", "bands.green"),
            ("excellent = 85", "excellent = 60", "bands.excellent"),
            ("minimum = 30", "minimum = 130", "coverage.minimum"),
            ("usage = 28 ", "usage = 0 ", "windows.usage"),
            ("ticket_young = 60", "ticket_young = 30", "windows.ticket_young"),
            ("high = 14", "high = 0", "cadence.high"),
            ("onboarding = 10\n\n# Active", "\n# Active", "inputs.overdue_steps.group"),
            ("version = 1", "", "version"),
            ("[inputs.pulse]", "[inputs.mood]", "mood"),
        ];
        for (from, to, key) in cases {
            assert!(BUILT_IN.contains(from), "{from}");
            let error = Model::from_toml(&BUILT_IN.replacen(from, to, 1)).expect_err(to).to_string();
            assert!(error.contains(key), "{to}: {error}");
        }
    }
}
