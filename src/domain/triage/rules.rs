//! The rules of the morning as data: what each reason weighs, when it fires, how long it rests. The built-in file stands below,
//! a person's own over it, rule by rule and key by key.
//!
//! Rules that read are sound: every reason has its settings, and a key that a rule does not know is an error with its line.

use crate::domain::TomlFault;
use crate::domain::triage::Reason;
use std::collections::BTreeMap;
use thiserror::Error;
use toml::{Spanned, Value};

/// The rules that come with the program.
const BUILT_IN: &str = include_str!("../../../assets/playbooks/rules.toml");

/// Why rules cannot be used; lines count from 1.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RulesError {
    #[error("{0}")]
    Syntax(TomlFault),
    #[error("line {line}: there is no rule {rule}")]
    UnknownRule { line: usize, rule: String },
    #[error("line {line}: {rule} has no {key}; it has {known}")]
    UnknownKey { line: usize, rule: Reason, key: String, known: String },
    #[error("line {line}: {rule}.{key} = {value}, but it takes {takes:?}")]
    OutOfRange { line: usize, rule: Reason, key: String, value: String, takes: Takes },
}

impl RulesError {
    /// Returns the line the mistake stands in.
    pub fn line(&self) -> usize {
        match self {
            RulesError::Syntax(fault) => fault.line,
            RulesError::UnknownRule { line, .. } | RulesError::UnknownKey { line, .. } | RulesError::OutOfRange { line, .. } => *line,
        }
    }
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    YesNo,
    /// Above 0, up to `MOST_WEIGHT`.
    Weight,
    /// A whole number from 1 to `MOST_DAYS`: days, points, percent.
    Whole,
    /// A list of such numbers that is not empty.
    Steps,
}

/// The heaviest weight.
pub const MOST_WEIGHT: f64 = 100.0;
/// Ten years; the largest whole number a rule takes.
pub const MOST_DAYS: u32 = 3_660;

/// What one rule is set to. A number that the rule does not use is 0.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Settings {
    pub muted: bool,
    /// Above 0 to 100.
    pub weight: f64,
    /// How long the same occasion is quiet after it was done or skipped.
    pub rest_days: u32,
    /// Urgency grows from 1 to 2 until this is reached: days, or points or percent fallen.
    pub urgent_at: u32,
    pub days: u32,
    pub workdays: u32,
    pub points: u32,
    pub percent: u32,
    /// Working hours within which mail is to be answered, by touch model.
    pub hours_high: u32,
    pub hours_low: u32,
    pub hours_tech: u32,
    /// The hours of the day between which work is done.
    pub opens: u32,
    pub closes: u32,
    /// Days before a deadline, the furthest first.
    pub steps: Vec<u32>,
}

/// The settings of every rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    settings: BTreeMap<Reason, Settings>,
}

/// A file: the settings it names, with where they stand in it.
type Document = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<Value>>>;

impl Rules {
    /// Returns the rules that come with the program.
    pub fn built_in() -> Rules {
        let empty = Rules { settings: Reason::ALL.iter().map(|reason| (*reason, Settings::default())).collect() };
        empty.laid_over(BUILT_IN, |_, _| true).expect("a test reads the built-in rules")
    }

    /// Returns the text of the built-in rules, to begin one's own with.
    pub fn built_in_toml() -> &'static str {
        BUILT_IN
    }

    /// Lays a person's own file over the built-in rules.
    pub fn from_toml(text: &str) -> Result<Rules, RulesError> {
        let known = keys_of_built_in();
        Rules::built_in().laid_over(text, |reason, key| known.iter().any(|(rule, name)| *rule == reason && name == key))
    }

    pub fn of(&self, reason: Reason) -> &Settings {
        &self.settings[&reason]
    }

    /// Mutes rules or lets them speak, whatever the files say.
    pub fn mute(&mut self, reason: Reason, muted: bool) {
        self.settings.entry(reason).or_default().muted = muted;
    }

    fn laid_over(mut self, text: &str, knows: impl Fn(Reason, &str) -> bool) -> Result<Rules, RulesError> {
        let document: Document = toml::from_str(text).map_err(|error| RulesError::Syntax(TomlFault::new(text, &error)))?;
        for (rule, entries) in &document {
            let unknown = |_| RulesError::UnknownRule { line: line_of(text, rule.span().start), rule: rule.get_ref().clone() };
            let reason: Reason = rule.get_ref().parse().map_err(unknown)?;
            for (key, value) in entries {
                let line = line_of(text, key.span().start);
                let settings = self.settings.entry(reason).or_default();
                let is_known = knows(reason, key.get_ref())
                    && set(settings, key.get_ref(), value.get_ref()).map_err(|takes| {
                        let value = value.get_ref().to_string();
                        RulesError::OutOfRange { line, rule: reason, key: key.get_ref().clone(), value, takes }
                    })?;
                if !is_known {
                    let known = keys_of_built_in().into_iter().filter(|(rule, _)| *rule == reason).map(|(_, key)| key);
                    let known = known.collect::<Vec<_>>().join(", ");
                    return Err(RulesError::UnknownKey { line, rule: reason, key: key.get_ref().clone(), known });
                }
            }
        }
        Ok(self)
    }
}

/// Lists which keys each built-in rule has: a rule can be set, but not given what it does not ask for.
fn keys_of_built_in() -> Vec<(Reason, String)> {
    let document: BTreeMap<Reason, BTreeMap<String, Value>> = toml::from_str(BUILT_IN).expect("a test reads the built-in rules");
    document.into_iter().flat_map(|(reason, keys)| keys.into_keys().map(move |key| (reason, key))).collect()
}

/// Puts a value in its place; `false` for a key that nobody has, and what it takes for a value that it does not.
fn set(settings: &mut Settings, key: &str, value: &Value) -> Result<bool, Takes> {
    match key {
        "muted" => settings.muted = value.as_bool().ok_or(Takes::YesNo)?,
        "weight" => settings.weight = weight(value)?,
        "rest_days" => settings.rest_days = whole(value)?,
        "urgent_at" => settings.urgent_at = whole(value)?,
        "days" => settings.days = whole(value)?,
        "workdays" => settings.workdays = whole(value)?,
        "points" => settings.points = whole(value)?,
        "percent" => settings.percent = whole(value)?,
        "hours_high" => settings.hours_high = whole(value)?,
        "hours_low" => settings.hours_low = whole(value)?,
        "hours_tech" => settings.hours_tech = whole(value)?,
        "opens" => settings.opens = whole(value)?,
        "closes" => settings.closes = whole(value)?,
        "steps" => settings.steps = steps(value)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn weight(value: &Value) -> Result<f64, Takes> {
    let weight = value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    weight.filter(|weight| *weight > 0.0 && *weight <= MOST_WEIGHT).ok_or(Takes::Weight)
}

fn whole(value: &Value) -> Result<u32, Takes> {
    let days = value.as_integer().and_then(|days| u32::try_from(days).ok());
    days.filter(|days| (1..=MOST_DAYS).contains(days)).ok_or(Takes::Whole)
}

fn steps(value: &Value) -> Result<Vec<u32>, Takes> {
    let list = value.as_array().filter(|list| !list.is_empty()).ok_or(Takes::Steps)?;
    let mut steps = list.iter().map(whole).collect::<Result<Vec<u32>, _>>().map_err(|_| Takes::Steps)?;
    steps.sort_unstable_by(|one, other| other.cmp(one));
    steps.dedup();
    Ok(steps)
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_built_in_rule() {
        let rules = Rules::built_in();
        for reason in Reason::ALL {
            let settings = rules.of(*reason);
            assert!(settings.weight > 0.0 && settings.rest_days > 0 && settings.urgent_at > 0, "{reason}: {settings:?}");
        }
        assert_eq!(rules.of(Reason::RenewalNear).steps, [120, 90, 60, 30]);
    }

    #[test]
    fn a_file_of_ones_own_changes_what_it_names_and_nothing_else() {
        let rules = Rules::from_toml("[silent]\nmuted = true\n\n[renewal_near]\nsteps = [30, 45]\nweight = 12.5\n").expect("sound");
        let built_in = Rules::built_in();
        assert!(rules.of(Reason::Silent).muted && !built_in.of(Reason::Silent).muted);
        assert_eq!(rules.of(Reason::Silent).weight, built_in.of(Reason::Silent).weight);
        assert_eq!((rules.of(Reason::RenewalNear).steps.as_slice(), rules.of(Reason::RenewalNear).weight), ([45, 30].as_slice(), 12.5));
        assert_eq!(rules.of(Reason::HealthFell), built_in.of(Reason::HealthFell));
        assert_eq!(Rules::from_toml("").expect("empty"), built_in);
    }

    #[test]
    fn an_error_says_its_line() {
        for (text, expected) in [
            ("\n[no_such]\nweight = 1", "line 2: there is no rule no_such"),
            ("[silent]\nweight = 10\npoints = 3", "line 3: silent has no points; it has muted, rest_days, urgent_at, weight"),
            ("[silent]\nweight = 0", "line 2: silent.weight = 0, but it takes Weight"),
            ("[health_fell]\npoints = \"many\"", "line 2: health_fell.points = \"many\", but it takes Whole"),
            ("[renewal_near]\n\nsteps = []", "line 3: renewal_near.steps = [], but it takes Steps"),
        ] {
            assert_eq!(Rules::from_toml(text).expect_err(text).to_string(), expected, "{text}");
        }
        let broken = Rules::from_toml("[silent]\nweight = ").expect_err("no value");
        assert!(broken.to_string().contains("line 2"), "{broken}");
    }
}
