//! A date relative to another: `+3d`, `-90d`, `+2w`, `+1m`, `+5wd`.

use crate::domain::{Invalid, repeat::RepeatUnit, workdays::Workdays};
use chrono::{Days, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// So many days, weeks, months, years or working days after (or, negative, before) a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    pub n: i32,
    pub unit: RepeatUnit,
}

/// Ten years in days; a longer offset is a slip of the keys.
const MOST: i32 = 3_660;

impl Offset {
    pub fn days(n: i32) -> Offset {
        Offset { n, unit: RepeatUnit::Day }
    }

    /// Returns the day itself; only an offset of working days looks at which days are worked. The end of a month stays one:
    /// a month after 31 January is 28 February.
    pub fn from(self, anchor: NaiveDate, workdays: &Workdays) -> NaiveDate {
        let months = match self.unit {
            RepeatUnit::Day => return shifted(anchor, i64::from(self.n)),
            RepeatUnit::Week => return shifted(anchor, i64::from(self.n) * 7),
            RepeatUnit::Workday => return workdays.add(anchor, self.n),
            RepeatUnit::Month => self.n,
            RepeatUnit::Year => self.n.saturating_mul(12),
        };
        let size = Months::new(months.unsigned_abs());
        let found = if months < 0 { anchor.checked_sub_months(size) } else { anchor.checked_add_months(size) };
        found.unwrap_or(anchor)
    }
}

fn shifted(day: NaiveDate, by: i64) -> NaiveDate {
    let size = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(size) } else { day.checked_add_days(size) }.unwrap_or(day)
}

impl FromStr for Offset {
    type Err = Invalid;

    /// The sign may be left out; then it is after.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || Invalid::UnknownWord { value: text.to_owned(), allowed: "+3d, -90d, +2w, +1m, +5wd".into() };
        let unit_at = text.find(|c: char| c.is_ascii_lowercase()).ok_or_else(unknown)?;
        let (n, unit) = text.split_at(unit_at);
        let n: i32 = n.parse().map_err(|_| unknown())?;
        if n.abs() > MOST {
            return Err(Invalid::OutOfRange { value: n.to_string(), min: (-MOST).to_string(), max: MOST.to_string() });
        }
        Ok(Offset { n, unit: unit.parse().map_err(|_| unknown())? })
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+}{}", self.n, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_it_is_written() {
        for text in ["+3d", "-90d", "+0d", "+2w", "+1m", "+5wd", "-1y"] {
            assert_eq!(text.parse::<Offset>().expect(text).to_string(), text);
        }
        assert_eq!("3d".parse::<Offset>().expect("without a sign").to_string(), "+3d");
        for text in ["", "d", "+d", "+3", "3x", "+99999d", "--3d"] {
            assert!(text.parse::<Offset>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_follow_the_unit() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let cases = [
            ("+3d", "2026-11-22", "2026-11-25"),
            ("-90d", "2026-12-25", "2026-09-26"),
            ("+1m", "2027-01-31", "2027-02-28"),
            ("-1y", "2028-02-29", "2027-02-28"),
            ("+5wd", "2026-11-20", "2026-11-27"),
        ];
        for (offset, anchor, expected) in cases {
            assert_eq!(offset.parse::<Offset>().expect(offset).from(day(anchor), &Workdays::plain()), day(expected), "{offset}");
        }
    }
}
