//! What time it is, for the whole program: the system's clock, or a day somebody asked for.

use crate::domain::{Timestamp, Zone};
use chrono::{NaiveDate, SubsecRound, Utc};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    System(Zone),
    /// Another day, at the present time of day.
    OnDay(NaiveDate, Zone),
    /// Stands still, for tests.
    Fixed(Timestamp, Zone),
}

impl Clock {
    pub fn now(&self) -> Timestamp {
        let now = Utc::now().trunc_subsecs(0);
        match self {
            Clock::System(_) => now,
            Clock::OnDay(day, zone) => zone.instant(day.and_time(zone.wall(now).time())),
            Clock::Fixed(instant, _) => *instant,
        }
    }

    pub fn zone(&self) -> Zone {
        match self {
            Clock::System(zone) | Clock::OnDay(_, zone) | Clock::Fixed(_, zone) => *zone,
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.zone().wall(self.now()).date()
    }
}
