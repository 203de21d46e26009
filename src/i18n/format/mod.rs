//! Dates, money and numbers as people of each language write them.
//!
//! Everything is given: the language, the day it is, the zone of the wall clock. Columns align on their own; nothing here pads.

pub mod date;
pub mod money;
pub mod number;

use crate::domain::{Lang, Zone};
use chrono::NaiveDate;

/// How one person reads dates, money and numbers.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    pub lang: Lang,
    /// The day from which relative dates count, and whose year goes without saying.
    pub today: NaiveDate,
    pub zone: Zone,
}

/// What stands where there is no value.
pub const NOTHING: &str = "–";
