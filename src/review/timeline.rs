//! An account's timeline as people read it: survey answers know whether we came back to them, and the days on which the health
//! came to another band stand among the rest.

use crate::domain::health::{self, Model, Signals};
use crate::domain::timeline::EntryKind;
use crate::domain::{AccountId, Band, EntityRef, Moment, ResponseId, Zone};
use crate::store::facts::{Window, facts};
use crate::store::timeline::{Cursor, Entry, What, page};
use crate::store::{Result, engagement};
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

impl BandChange {
    /// Returns the change as an entry of the account's timeline.
    pub fn entry(&self, account: AccountId) -> Entry {
        let what = What::Band { from: self.from, to: self.to, score: self.score };
        Entry { row: EntityRef::from(account), kind: EntryKind::Health, at: Moment::Day(self.on), what, contacts: Vec::new() }
    }
}

/// Reads a page of the timeline; `answered_at` of a survey answer is when it was answered, be it by a later touch.
pub fn timeline_page(
    connection: &Connection,
    account: AccountId,
    below: Option<&Cursor>,
    kinds: &[EntryKind],
    limit: usize,
) -> Result<Vec<Entry>> {
    let mut entries = page(connection, account, below, kinds, limit)?;
    let answered = engagement::answered(connection, account)?;
    for entry in &mut entries {
        if let What::Response(response) = &mut entry.what {
            response.answered_at = answered.get(&ResponseId(entry.row.id)).copied();
        }
    }
    Ok(entries)
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
