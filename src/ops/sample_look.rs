//! The sample book was looked at two days before its last day, so that the morning has something to tell: what moved since, what
//! is new in the queue and what resolved itself.

use super::Result;
use crate::demo::Settings;
use crate::domain::Workdays;
use crate::domain::health::Model;
use crate::domain::triage::{Day, Rules};
use crate::review::today::Today;
use crate::store::Writer;
use crate::store::triage::note_look;
use chrono::{Days, NaiveTime};

/// A larger book is for measuring: it is left as it is.
const MOST_ACCOUNTS: usize = 200;
const DAYS_AGO: u64 = 2;
const HOUR: u32 = 17;

pub(super) fn look(writer: &mut Writer, settings: &Settings) -> Result<()> {
    let Some(on) = settings.today.checked_sub_days(Days::new(DAYS_AGO)).filter(|_| settings.accounts <= MOST_ACCOUNTS) else {
        return Ok(());
    };
    let at = settings.zone.instant(on.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default()));
    let (model, rules, workdays) = (Model::built_in(), Rules::built_in(), Workdays::plain());
    let day = Day::new(on, settings.zone, &model, &rules, &workdays);
    let seen = Today::read(writer.connection(), &day, at)?.seen();
    writer.load(at, |tx| -> Result<()> { Ok(note_look(tx, &seen, on, &settings.zone)?) })
}
