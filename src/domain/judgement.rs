//! The manager's own word on an account: the pulse, and an override of the health score. Both expire.

use crate::domain::{AccountId, Invalid, Moment, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    /// The colour of a health score.
    pub enum Band { Green = "green", Yellow = "yellow", Red = "red", Unknown = "unknown" }
}

impl Band {
    /// Returns its place, the higher the healthier; a band that is not known has none.
    pub fn place(self) -> Option<u8> {
        match self {
            Band::Red => Some(0),
            Band::Yellow => Some(1),
            Band::Green => Some(2),
            Band::Unknown => None,
        }
    }
}

/// The manager's rating of an account, 1 (worst) to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PulseRating(u8);

impl PulseRating {
    pub fn new(value: u8) -> Result<PulseRating, Invalid> {
        if (1..=5).contains(&value) {
            Ok(PulseRating(value))
        } else {
            Err(Invalid::OutOfRange { value: value.to_string(), min: "1".into(), max: "5".into() })
        }
    }

    pub fn value(self) -> u8 {
        self.0
    }

    /// Returns the rating as a health value: 1 is 0, 3 is 50, 5 is 100.
    pub fn as_health(self) -> f64 {
        f64::from(self.0 - 1) * 25.0
    }
}

/// How many days a pulse counts when no other day is given.
pub const PULSE_DAYS: u64 = 90;

#[derive(Clone, Debug, PartialEq)]
pub struct Pulse {
    pub account: AccountId,
    pub rating: PulseRating,
    pub note: Option<String>,
    pub at: Moment,
    /// The last day on which it counts.
    pub expires_on: NaiveDate,
}

/// What an override puts beside the model's own score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OverrideTo {
    /// 0–100.
    Score(u8),
    Band(Band),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    pub account: AccountId,
    pub to: OverrideTo,
    pub reason: String,
    pub at: Moment,
    /// The last day on which it counts.
    pub expires_on: NaiveDate,
    pub cleared_at: Option<Moment>,
}
