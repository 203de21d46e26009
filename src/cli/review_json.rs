//! The JSON of `review`: `{length, from, to, touches, items, done, slipped, health_moved, renewals, coming_from, coming_to, coming}`.

use crate::cli::json::{Day, RenewalLine, TaskLine};
use crate::domain::period::Length;
use crate::domain::{AccountId, Band, Moment, TouchKind};
use serde::Serialize;

/// `from` to `to` is looked back on, both days with them; `coming` lies in the week after.
#[derive(Debug, Serialize)]
pub struct ReviewReport {
    pub length: Length,
    pub from: Day,
    pub to: Day,
    pub touches: Vec<TouchLine>,
    pub items: ItemCounts,
    /// Tasks, as `task list` gives them.
    pub done: Vec<TaskLine>,
    /// Tasks that were due by the end and not done.
    pub slipped: Vec<TaskLine>,
    pub health_moved: Vec<MovedLine>,
    pub renewals: Vec<ClosedRenewal>,
    pub coming_from: Day,
    pub coming_to: Day,
    pub coming: Vec<ComingLine>,
}

#[derive(Debug, Serialize)]
pub struct TouchLine {
    pub kind: TouchKind,
    pub count: u32,
    pub minutes: u32,
}

/// What was said about items of the morning's queue.
#[derive(Debug, Serialize)]
pub struct ItemCounts {
    pub done: u32,
    pub snoozed: u32,
    pub skipped: u32,
    pub merged: u32,
}

/// An account whose health came to another band.
#[derive(Debug, Serialize)]
pub struct MovedLine {
    pub account: AccountId,
    pub name: String,
    pub from: Standing,
    pub to: Standing,
    /// The largest first; the points add up to the change of the scores.
    pub causes: Vec<CauseLine>,
}

#[derive(Debug, Serialize)]
pub struct Standing {
    pub band: Band,
    pub score: Option<u8>,
}

#[derive(Debug, Serialize)]
pub struct CauseLine {
    pub cause: &'static str,
    pub points: i16,
}

#[derive(Debug, Serialize)]
pub struct ClosedRenewal {
    pub account: AccountId,
    #[serde(flatten)]
    pub renewal: RenewalLine,
}

/// `kind`: task, step, meeting, notice, renewal; `id` is that of the row, of the account for the last two.
#[derive(Debug, Serialize)]
pub struct ComingLine {
    pub kind: &'static str,
    pub id: String,
    pub account: Option<AccountId>,
    pub on: Day,
    pub at: Moment,
    pub title: String,
}
