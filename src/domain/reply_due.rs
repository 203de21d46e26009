//! How long somebody has waited for an answer, in hours that are worked, and when it is due by how the account is served.

use crate::domain::triage::Settings;
use crate::domain::{Timestamp, TouchModel, Workdays, Zone};
use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// When answers are worked on, and how many hours they may take.
#[derive(Clone, Copy, Debug)]
pub struct ReplyClock<'a> {
    pub workdays: &'a Workdays,
    pub zone: Zone,
    opens: NaiveTime,
    closes: NaiveTime,
    high: u32,
    low: u32,
    tech: u32,
}

/// What is waiting longer than this is not counted on.
const LONGEST: u64 = 366;

impl<'a> ReplyClock<'a> {
    /// Takes hours and allowances from the morning's rule about answers.
    pub fn new(settings: &Settings, workdays: &'a Workdays, zone: Zone) -> ReplyClock<'a> {
        let hour = |hour: u32| NaiveTime::from_hms_opt(hour.min(23), 0, 0).unwrap_or(NaiveTime::MIN);
        let (opens, closes) = (hour(settings.opens), hour(settings.closes));
        let (opens, closes) = if opens < closes { (opens, closes) } else { (hour(9), hour(18)) };
        ReplyClock { workdays, zone, opens, closes, high: settings.hours_high, low: settings.hours_low, tech: settings.hours_tech }
    }

    /// Returns the working hours within which an answer is due; an account of no touch model is served like one of low touch.
    pub fn allowed_hours(&self, model: Option<TouchModel>) -> u32 {
        match model {
            Some(TouchModel::High) => self.high,
            Some(TouchModel::Tech) => self.tech,
            Some(TouchModel::Low) | None => self.low,
        }
    }

    /// Returns the hours of a working day.
    pub fn hours_of_day(&self) -> u32 {
        u32::try_from((self.closes - self.opens).num_hours()).unwrap_or(0)
    }

    /// Counts the worked minutes from one instant to a later one.
    pub fn worked_minutes(&self, from: Timestamp, to: Timestamp) -> i64 {
        let (from, to) = (self.zone.wall(from), self.zone.wall(to));
        self.days(from.date()).take_while(|day| *day <= to.date()).map(|day| overlap(self.worked(day), (from, to))).sum()
    }

    /// Returns when an answer to a message is due.
    pub fn due(&self, since: Timestamp, model: Option<TouchModel>) -> Timestamp {
        let from = self.zone.wall(since);
        let mut left = i64::from(self.allowed_hours(model)) * 60;
        for day in self.days(from.date()) {
            let (opens, closes) = self.worked(day);
            let there = overlap((opens, closes), (from, closes.max(from)));
            if there >= left {
                return self.zone.instant(opens.max(from) + Duration::minutes(left));
            }
            left -= there;
        }
        since
    }

    fn days(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let workdays = self.workdays;
        let days = (0..LONGEST).filter_map(move |ago| from.checked_add_days(Days::new(ago)));
        days.filter(move |day| workdays.is_workday(*day))
    }

    fn worked(&self, day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
        (day.and_time(self.opens), day.and_time(self.closes))
    }
}

fn overlap(one: (NaiveDateTime, NaiveDateTime), other: (NaiveDateTime, NaiveDateTime)) -> i64 {
    (one.1.min(other.1) - one.0.max(other.0)).num_minutes().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::triage::{Reason, Rules};
    use chrono::{FixedOffset, Weekday};

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn only_worked_hours_count() {
        let rules = Rules::built_in();
        // Friday 20 November 2026; the Monday after it is free.
        let workdays = Workdays::new([Weekday::Sat, Weekday::Sun], ["2026-11-23".parse().expect("a day")]);
        let clock = ReplyClock::new(rules.of(Reason::ReplyOwed), &workdays, Zone::utc());
        for (case, from, to, minutes) in [
            ("within a day", "2026-11-20T10:00:00Z", "2026-11-20T12:30:00Z", 150),
            ("before the day opens", "2026-11-20T05:00:00Z", "2026-11-20T10:00:00Z", 60),
            ("after it closes", "2026-11-20T17:00:00Z", "2026-11-20T23:00:00Z", 60),
            ("over a weekend and a holiday", "2026-11-20T17:00:00Z", "2026-11-24T10:00:00Z", 120),
            ("on a Saturday", "2026-11-21T10:00:00Z", "2026-11-21T16:00:00Z", 0),
            ("backwards", "2026-11-20T12:00:00Z", "2026-11-20T10:00:00Z", 0),
        ] {
            assert_eq!(clock.worked_minutes(at(from), at(to)), minutes, "{case}");
        }
        for (case, since, model, due) in [
            ("high touch, within the day", "2026-11-20T10:00:00Z", Some(TouchModel::High), "2026-11-20T14:00:00Z"),
            ("high touch, over night", "2026-11-19T16:00:00Z", Some(TouchModel::High), "2026-11-20T11:00:00Z"),
            ("low touch: a working day", "2026-11-20T10:00:00Z", Some(TouchModel::Low), "2026-11-24T10:00:00Z"),
            ("tech touch: two", "2026-11-20T10:00:00Z", Some(TouchModel::Tech), "2026-11-25T10:00:00Z"),
            ("of no model", "2026-11-21T10:00:00Z", None, "2026-11-24T18:00:00Z"),
        ] {
            assert_eq!(clock.due(at(since), model), at(due), "{case}");
        }
    }

    #[test]
    fn hours_are_those_of_the_persons_clock() {
        let rules = Rules::built_in();
        let workdays = Workdays::plain();
        let zone = Zone::Fixed(FixedOffset::east_opt(9 * 3600).expect("in range"));
        let clock = ReplyClock::new(rules.of(Reason::ReplyOwed), &workdays, zone);
        // Nine to six in Japan.
        assert_eq!(clock.worked_minutes(at("2026-11-20T00:00:00Z"), at("2026-11-20T12:00:00Z")), 9 * 60);
    }
}
