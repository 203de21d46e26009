//! The usage of one account as it was known on a day.

use super::known::AsKnown;
use crate::domain::usage::{Report, Scope, report, seats_on};
use crate::domain::{Account, Contract, Workdays};
use crate::store::{self, Result, needed};
use chrono::{Days, NaiveDate};

/// Days that are read: what the last four weeks are compared with, and half a year to look at.
pub const READ_DAYS: u64 = 196;

/// Reads an account's usage up to a day; `since` reaches further back where more days are to be seen.
pub fn usage_on(known: AsKnown<'_>, workdays: &Workdays, since: Option<NaiveDate>) -> Result<Report> {
    let AsKnown { connection, account, day, zone } = known;
    let usual = day.checked_sub_days(Days::new(READ_DAYS - 1)).unwrap_or(day);
    let from = since.map_or(usual, |since| since.min(usual));
    let rows = store::usage::rows(connection, account, (from, day), zone)?;
    let recorded = store::usage::recorded(connection, account, day, zone)?;
    let seats = seats_on(&known.rows::<Contract>()?, needed::<Account>(connection, account)?.seats, day);
    Ok(report(&rows, &recorded, Scope { account, day, seats, workdays }))
}
