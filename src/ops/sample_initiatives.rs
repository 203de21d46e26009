//! The initiatives of the sample book: whom they are for follows from how the accounts stood when each began.

use super::Result;
use crate::demo::{self, Chosen, Settings, Tried};
use crate::domain::health::Model;
use crate::domain::{AccountId, EventKind, Moment};
use crate::review::Ground;
use crate::review::initiatives::{chosen, scores};
use crate::store::{self, Entity, RowId, Tx, Writer, all_of};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// A larger book is for measuring: it is left as it is.
const MOST_ACCOUNTS: usize = 200;
/// How many accounts an initiative is for.
const MOST_MEMBERS: usize = 12;
/// How many of the first initiative's accounts did not come back.
const STAYED_DOWN: usize = 2;

pub(super) fn write_initiatives(writer: &mut Writer, settings: &Settings) -> Result<()> {
    if settings.accounts > MOST_ACCOUNTS {
        return Ok(());
    }
    let model = Model::built_in();
    let ground = Ground { connection: writer.connection(), model: &model, today: settings.today, zone: &settings.zone };
    let event = demo::events(settings).into_iter().map(|(event, _)| event).find(|event| event.kind == EventKind::Newsletter);
    let mut all: Vec<(Tried, Vec<AccountId>)> = Vec::new();
    for tried in demo::initiatives(settings, event.map(|event| event.id)) {
        let accounts = accounts(&ground, &tried)?;
        all.push((tried, accounts));
    }
    let first = all.first().map(|(tried, accounts)| (tried.row.id, accounts.clone()));
    let (initiative, told_of) = first.map_or((None, Vec::new()), |(id, accounts)| (Some(id), accounts));
    let stories = demo::told_stories(settings, &told_of, initiative);
    let at = settings.zone.end_of(settings.today.pred_opt().unwrap_or(settings.today));
    writer.load(at, |tx| -> Result<()> {
        for (tried, accounts) in &all {
            let known_at = Moment::Day(tried.row.start_on.min(settings.today));
            insert(tx, tried.row.id, &tried.row.fields, known_at)?;
            for member in demo::members(settings, tried, accounts) {
                insert(tx, member.id, &member.fields, known_at)?;
            }
        }
        stories.iter().try_for_each(|story| insert(tx, story.id, &story.fields, Moment::Day(story.story_on)))
    })
}

fn insert<E: Entity>(tx: &Tx, id: E::Id, fields: &E, known_at: Moment) -> Result<()>
where
    E::Id: RowId,
{
    Ok(store::insert(tx.connection(), id, fields, known_at)?)
}

fn accounts(ground: &Ground<'_>, tried: &Tried) -> Result<Vec<AccountId>> {
    let (start, end) = (tried.row.start_on, tried.row.end_on);
    Ok(match tried.chosen {
        Chosen::Filter => chosen(ground, &tried.row.filter, start)?.unwrap_or_default(),
        Chosen::Asked => asked(ground.connection)?,
        Chosen::Worst => by_score(&found_then(ground, tried)?).into_iter().take(MOST_MEMBERS - STAYED_DOWN).collect(),
        Chosen::Recovered => recovered(&found_then(ground, tried)?, &scored(ground, end)?),
    })
}

/// Scores whom the filter of an initiative found on the day before it began.
fn found_then(ground: &Ground<'_>, tried: &Tried) -> Result<HashMap<AccountId, f64>> {
    let found = chosen(ground, &tried.row.filter, tried.row.start_on)?.unwrap_or_default();
    Ok(scores(ground, &found, tried.row.windows(ground.today).eve())?)
}

/// Returns the accounts that were asked to a newsletter, each once.
fn asked(connection: &Connection) -> Result<Vec<AccountId>> {
    let newsletters = all_of::<crate::domain::Event>(connection)?.into_iter().filter(|event| event.kind == EventKind::Newsletter);
    let newsletters: Vec<_> = newsletters.map(|event| event.id).collect();
    let guests = all_of::<crate::domain::Guest>(connection)?.into_iter().filter(|guest| newsletters.contains(&guest.event));
    let mut accounts: Vec<AccountId> = guests.map(|guest| guest.account).collect();
    accounts.sort();
    accounts.dedup();
    // Half of them: the others are what they are compared with.
    Ok(accounts.into_iter().step_by(2).collect())
}

fn scored(ground: &Ground<'_>, day: NaiveDate) -> Result<HashMap<AccountId, f64>> {
    let accounts: Vec<AccountId> = all_of::<crate::domain::Account>(ground.connection)?.into_iter().map(|row| row.id).collect();
    Ok(scores(ground, &accounts, day)?)
}

/// Puts the accounts that stand worst first.
fn by_score(scores: &HashMap<AccountId, f64>) -> Vec<AccountId> {
    let mut accounts: Vec<(&AccountId, &f64)> = scores.iter().collect();
    accounts.sort_by(|one, other| one.1.total_cmp(other.1).then(one.0.cmp(other.0)));
    accounts.into_iter().map(|(account, _)| *account).collect()
}

/// Returns those who slipped and came back furthest, and a few who did not.
fn recovered(start: &HashMap<AccountId, f64>, end: &HashMap<AccountId, f64>) -> Vec<AccountId> {
    let moved = |account: AccountId| Some((account, end.get(&account)? - start.get(&account)?));
    let mut moved: Vec<(AccountId, f64)> = by_score(start).into_iter().filter_map(moved).collect();
    moved.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let back = moved.len().min(MOST_MEMBERS - STAYED_DOWN);
    let down = moved.split_off(back);
    moved.into_iter().chain(down.into_iter().take(STAYED_DOWN)).map(|(account, _)| account).collect()
}
