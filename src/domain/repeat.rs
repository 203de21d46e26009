//! How a task comes back: every so many days, weeks, months, years or working days.

use crate::domain::{Invalid, words::text_enum};
use std::fmt;
use std::str::FromStr;

text_enum! {
    pub enum RepeatUnit { Day = "d", Week = "w", Month = "m", Year = "y", Workday = "wd" }
}

/// Spelled as its number and unit: `2w`, `1m`, `5wd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    every: u16,
    pub unit: RepeatUnit,
}

/// Nothing that is done less often than every ten years is a repeating task.
const MOST: u16 = 3_660;

impl Repeat {
    /// Refuses "every 0 days" and what is longer than ten years of days.
    pub fn new(every: u16, unit: RepeatUnit) -> Result<Repeat, Invalid> {
        if (1..=MOST).contains(&every) {
            Ok(Repeat { every, unit })
        } else {
            Err(Invalid::OutOfRange { value: every.to_string(), min: "1".into(), max: MOST.to_string() })
        }
    }

    pub fn every(self) -> u16 {
        self.every
    }
}

impl FromStr for Repeat {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "3d, 2w, 1m, 1y, 5wd".into() };
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(unknown)?;
        let (every, unit) = text.split_at(unit_at);
        Repeat::new(every.parse().map_err(|_| unknown())?, unit.parse().map_err(|_| unknown())?)
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.every, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeat_is_read_as_it_is_written_and_nonsense_is_refused() {
        for text in ["3d", "2w", "1m", "1y", "5wd"] {
            assert_eq!(text.parse::<Repeat>().expect(text).to_string(), text);
        }
        for text in ["", "w", "0d", "2", "2x", "-1d", "99999d", "4000d"] {
            assert!(text.parse::<Repeat>().is_err(), "{text}");
        }
    }
}
