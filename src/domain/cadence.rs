//! When an account is due to be spoken to next, and whether it has fallen silent.
//!
//! The days come from the health model's `cadence` and from nowhere else. Health counts them by the calendar and lets the score
//! fall from one cadence on, little by little; here the day is moved to a working day, and the account is silent only after it.
//! Both count from the last touch in which both sides took part: a mail of theirs, like one of ours, is one side alone.

use crate::domain::health::model::Cadence;
use crate::domain::workdays::Workdays;
use crate::domain::{Stage, TouchModel};
use chrono::{Days, NaiveDate};

/// How an account is served: what its cadence follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
}

/// The days from which a silence can be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// The last two-way touch.
    pub two_way_on: Option<NaiveDate>,
    /// The first touch of any kind.
    pub first_on: Option<NaiveDate>,
}

/// What the next touch is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    TwoWay(NaiveDate),
    /// The first touch: one side has been talking alone since.
    OneSided(NaiveDate),
}

impl Since {
    pub fn day(self) -> NaiveDate {
        match self {
            Since::TwoWay(day) | Since::OneSided(day) => day,
        }
    }
}

/// The next touch with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTouch {
    pub cadence_days: u32,
    pub since: Since,
    /// A working day.
    pub due_on: NaiveDate,
}

impl NextTouch {
    /// Says whether the day has passed without a word.
    pub fn is_silent(&self, today: NaiveDate) -> bool {
        today > self.due_on
    }
}

/// Returns when the next touch is due; `None` for an account that has left, and for one with no touch at all, of which nothing
/// can be said: it may never have been logged.
pub fn next_touch(cadence: &Cadence, served: Served, spoken: Spoken, workdays: &Workdays) -> Option<NextTouch> {
    if served.stage == Some(Stage::Churned) {
        return None;
    }
    let since = spoken.two_way_on.map(Since::TwoWay).or(spoken.first_on.map(Since::OneSided))?;
    let cadence_days = cadence.days(served.touch_model, served.stage, served.stage == Some(Stage::Onboarding));
    let due_on = workdays.on_or_after(since.day().checked_add_days(Days::new(cadence_days.into()))?);
    Some(NextTouch { cadence_days, since, due_on })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::Model;
    use crate::domain::holidays;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Japan's week, with the days off around New Year that most companies have.
    fn japan() -> Workdays {
        let new_year = (29..=31).map(|date| day(&format!("2026-12-{date}"))).chain([day("2027-01-02"), day("2027-01-03")]);
        Workdays::new([Weekday::Sat, Weekday::Sun], holidays::built_in("JP").expect("is built in").into_iter().chain(new_year))
    }

    fn next(touch_model: TouchModel, stage: Stage, spoken: Spoken) -> Option<NextTouch> {
        next_touch(&Model::built_in().cadence, Served { touch_model: Some(touch_model), stage: Some(stage) }, spoken, &japan())
    }

    fn after(last: &str) -> Spoken {
        Spoken { two_way_on: Some(day(last)), first_on: None }
    }

    #[test]
    fn the_next_touch_is_a_cadence_later_on_a_working_day() {
        let cases = [
            ("a Friday", TouchModel::High, Stage::Mature, "2026-06-05", "2026-06-19"),
            ("a Saturday", TouchModel::High, Stage::Mature, "2026-06-06", "2026-06-22"),
            ("a Saturday before a free Monday", TouchModel::Low, Stage::Mature, "2026-10-22", "2026-11-24"),
            ("Golden Week", TouchModel::High, Stage::Adopting, "2026-04-18", "2026-05-07"),
            ("between two holidays", TouchModel::Low, Stage::Adopting, "2026-08-20", "2026-09-24"),
            ("New Year", TouchModel::High, Stage::Renewing, "2026-12-15", "2027-01-04"),
            ("tech touch", TouchModel::Tech, Stage::Mature, "2026-06-01", "2026-08-31"),
            ("onboarding asks for more", TouchModel::Tech, Stage::Onboarding, "2026-06-01", "2026-06-11"),
        ];
        for (case, touch_model, stage, last, due) in cases {
            assert_eq!(next(touch_model, stage, after(last)).map(|next| next.due_on), Some(day(due)), "{case}");
        }
    }

    #[test]
    fn silence_begins_after_the_due_day() {
        // Two weeks end on the first day of Golden Week; the first working day after it is Thursday, the 7th.
        let next = next(TouchModel::High, Stage::Mature, after("2026-04-19")).expect("a day");
        assert!(!next.is_silent(day("2026-05-06")) && !next.is_silent(day("2026-05-07")) && next.is_silent(day("2026-05-08")));
    }

    #[test]
    fn one_side_alone_is_counted_from_its_first_touch_and_nothing_from_nothing() {
        let one_sided = Spoken { two_way_on: None, first_on: Some(day("2026-06-01")) };
        let found = next(TouchModel::High, Stage::Mature, one_sided).expect("a day");
        assert_eq!((found.since, found.due_on), (Since::OneSided(day("2026-06-01")), day("2026-06-15")));
        assert_eq!(next(TouchModel::High, Stage::Mature, Spoken::default()), None);
        assert_eq!(next(TouchModel::High, Stage::Churned, after("2026-06-01")), None);
    }
}
