//! Playbooks against the book: which there are and which fits, what starting one would bring, how the started ones stand, and which
//! tasks a condition has finished.

mod anchor;
mod condition;
mod preview;
mod settle;

use crate::domain::health::Model;
use crate::domain::playbook::{self, Playbook};
use crate::domain::triage::Reason;
use crate::domain::{Lang, TouchModel, Workdays, Zone};
use crate::store::{self, Result, playbook::RunLine};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

pub use anchor::anchor_on;
pub use condition::Conditions;
pub use preview::{CannotStart, Preview, previews};
pub use settle::{Settled, settled};

/// The book on a day, and what its dates and scores are made with.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub connection: &'a Connection,
    pub model: &'a Model,
    pub workdays: &'a Workdays,
    pub today: NaiveDate,
    pub zone: &'a Zone,
}

/// How often a playbook was started, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub started: usize,
    pub running: usize,
    pub tasks: usize,
    pub done: usize,
}

/// Lists all playbooks: the person's own, then those that come with the program in a language.
pub fn playbooks(connection: &Connection, lang: Lang) -> Result<Vec<Playbook>> {
    Ok(playbook::catalogue(lang, store::playbook::templates(connection)?))
}

/// Returns the playbook of a key; `None` when there is none.
pub fn playbook(connection: &Connection, lang: Lang, key: &str) -> Result<Option<Playbook>> {
    Ok(playbooks(connection, lang)?.into_iter().find(|playbook| playbook.key() == key))
}

/// Returns the playbook to offer for a reason of the morning: one for the touch model before one for all, one's own first.
pub fn playbook_for(connection: &Connection, lang: Lang, reason: Reason, touch_model: Option<TouchModel>) -> Result<Option<Playbook>> {
    Ok(playbook::offered(&playbooks(connection, lang)?, reason, touch_model).cloned())
}

/// Adds up started playbooks by key.
pub fn tallies(runs: &[RunLine]) -> HashMap<String, Tally> {
    let mut tallies: HashMap<String, Tally> = HashMap::new();
    for line in runs {
        let tally = tallies.entry(line.run.playbook.clone()).or_default();
        tally.started += 1;
        tally.running += usize::from(line.is_running());
        tally.tasks += line.tasks;
        tally.done += line.done;
    }
    tallies
}
