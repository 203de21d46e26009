//! How a score has gone: twelve weekly points, and the change over 30 days, each scored with what was known on its day.

use crate::domain::Zone;
use crate::domain::health::facts::Facts;
use crate::domain::health::model::Model;
use crate::domain::health::score::{Score, score};
use crate::domain::health::signals::Signals;
use chrono::{Days, NaiveDate};

/// How many weekly points a trend has.
pub const WEEKS: usize = 12;
/// How far back the shown change looks.
const CHANGE_DAYS: u64 = 30;

/// Returns the score of each week, oldest first, today's last; `None` where too little was known for a band.
pub fn trend(facts: &Facts, model: &Model, today: NaiveDate, zone: &Zone) -> [Option<u8>; WEEKS] {
    std::array::from_fn(|index| {
        let weeks_ago = (WEEKS - 1 - index) as u64;
        score_before(facts, model, today, 7 * weeks_ago, zone)?.sure()
    })
}

/// Returns today's whole score less that of 30 days before; `None` where either was not sure.
pub fn change_30d(now: &Score, facts: &Facts, model: &Model, zone: &Zone) -> Option<i16> {
    let before = score_before(facts, model, now.day, CHANGE_DAYS, zone)?.sure()?;
    Some(i16::from(now.sure()?) - i16::from(before))
}

fn score_before(facts: &Facts, model: &Model, today: NaiveDate, days: u64, zone: &Zone) -> Option<Score> {
    let day = today.checked_sub_days(Days::new(days))?;
    Some(score(&Signals::numbers_at(facts, model, day, zone), model))
}
