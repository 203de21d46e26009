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
pub const CHANGE_DAYS: u32 = 30;

/// Returns the score of each week, oldest first, today's last; `None` where too little was known for a band.
pub fn trend(facts: &Facts, model: &Model, today: NaiveDate, zone: &Zone) -> [Option<u8>; WEEKS] {
    std::array::from_fn(|index| {
        let weeks_ago = (WEEKS - 1 - index) as u64;
        score_before(facts, model, today, 7 * weeks_ago, zone)?.sure()
    })
}

/// Returns today's whole score less that of 30 days before; `None` where either was not sure.
pub fn change_30d(now: &Score, facts: &Facts, model: &Model, zone: &Zone) -> Option<i16> {
    let before = score_before(facts, model, now.day, u64::from(CHANGE_DAYS), zone)?.sure()?;
    Some(i16::from(now.sure()?) - i16::from(before))
}

fn score_before(facts: &Facts, model: &Model, today: NaiveDate, days: u64, zone: &Zone) -> Option<Score> {
    let day = today.checked_sub_days(Days::new(days))?;
    Some(score(&Signals::numbers_at(facts, model, day, zone), model))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Direction;
    use crate::domain::health::example::{account, scored, scored_on, today, touch, usage};

    /// Used as much as ever, and spoken to once, 40 days ago: with less than both no band is known.
    fn facts() -> Facts {
        let mut facts = account();
        facts.touches.push(touch(40, Direction::TwoWay, &[1, 2, 3]));
        facts.usage.extend((0..200).step_by(4).map(|day| usage(day, None, 5.0)));
        facts
    }

    #[test]
    fn a_trend_ends_today_and_begins_where_enough_was_known() {
        let model = Model::built_in();
        let points = trend(&facts(), &model, today(), &Zone::utc());
        assert_eq!(points[11], scored(&facts()).shown());
        assert_eq!(points.map(|point| point.is_some()), std::array::from_fn(|week| week >= 6), "35 days ago is the sixth week from today");
        assert!(points[6] > points[11], "the silence has grown since");
    }

    #[test]
    fn the_change_compares_the_numbers_shown() {
        let (facts, model) = (facts(), Model::built_in());
        let now = scored(&facts);
        let before = scored_on(&facts, 30).shown().expect("known");
        let change = i16::from(now.shown().expect("known")) - i16::from(before);
        assert_eq!(change_30d(&now, &facts, &model, &Zone::utc()), Some(change));
        assert!(change < 0);
        assert_eq!(change_30d(&scored(&account()), &account(), &model, &Zone::utc()), None);
    }
}
