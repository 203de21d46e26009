//! The book, ranked: who needs the manager first.

use crate::domain::health::facts::{AccountFacts, Facts};
use crate::domain::health::{self, Model, RankKey, Score, Signals};
use crate::domain::{AccountId, Zone};
use crate::store::Result;
use crate::store::facts::{AT_ONCE, Window, facts, facts_of};
use crate::store::portfolio::{self, AccountLine};
use crate::store::share::shared_out;
use chrono::NaiveDate;
use rusqlite::Connection;

/// An account of the book with its health today (numbers only: `health_on` has the evidence).
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredLine {
    pub line: AccountLine,
    pub score: Score,
}

/// How an account's health went: twelve weekly scores, oldest first, and the change over 30 days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    pub trend: [Option<u8>; health::trend::WEEKS],
    pub change_30d: Option<i16>,
}

impl ScoredLine {
    /// Says whether the customer has left by the day of the score.
    pub fn has_churned(&self) -> bool {
        self.line.churned_on.is_some_and(|on| on <= self.score.day)
    }

    /// Returns what the ranking compares.
    pub fn rank_key(&self) -> RankKey<'_> {
        RankKey {
            band: self.score.band,
            score: self.score.sure(),
            arr: self.line.arr.map(|arr| arr.major()),
            renewal_on: self.line.renewal.map(|renewal| renewal.due_on),
            name: &self.line.name,
            id: self.line.id,
        }
    }
}

/// Reads and scores every account, the riskiest first.
pub fn ranked_book(connection: &Connection, model: &Model, today: NaiveDate, zone: &Zone) -> Result<Vec<ScoredLine>> {
    let lines = portfolio::lines(connection, today, zone)?;
    let parts: Vec<&[AccountLine]> = lines.chunks(AT_ONCE).collect();
    let score = |connection: &Connection, some: &&[AccountLine]| scored(connection, some.to_vec(), model, today, zone);
    let mut book = shared_out(connection, &parts, score)?.into_iter().flatten().collect::<Vec<_>>();
    reranked(&mut book);
    Ok(book)
}

/// Reads and scores some accounts, in their order; those that are gone are left out.
pub fn some_of_book(
    connection: &Connection,
    accounts: &[AccountId],
    model: &Model,
    today: NaiveDate,
    zone: &Zone,
) -> Result<Vec<ScoredLine>> {
    let parts: Vec<&[AccountId]> = accounts.chunks(AT_ONCE).collect();
    let found = shared_out(connection, &parts, |connection, some| {
        scored(connection, portfolio::lines_of(connection, some, today, zone)?, model, today, zone)
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// Reads and scores one account anew; `None` when it is gone.
pub fn one_of_book(
    connection: &Connection,
    account: AccountId,
    model: &Model,
    today: NaiveDate,
    zone: &Zone,
) -> Result<Option<ScoredLine>> {
    Ok(some_of_book(connection, &[account], model, today, zone)?.pop())
}

/// Reads the names of all accounts, in no order, each with the score of one of which nothing is known: a place to be filled.
pub fn named_book(connection: &Connection, model: &Model, today: NaiveDate, zone: &Zone) -> Result<Vec<ScoredLine>> {
    let nothing = |id| AccountFacts { id, created_on: None, seats: None, stage: None, touch_model: None, churned_on: None };
    let score = |id| health::score(&Signals::numbers_at(&Facts::of(nothing(id)), model, today, zone), model);
    let lines = portfolio::names(connection)?;
    let Some(unknown) = lines.first().map(|line| score(line.id)) else { return Ok(Vec::new()) };
    Ok(lines.into_iter().map(|line| ScoredLine { line, score: unknown.clone() }).collect())
}

/// Puts scored accounts into the order of the ranking; customers that have left come after all that can still be kept.
pub fn reranked(book: &mut [ScoredLine]) {
    book.sort_by(|one, other| one.has_churned().cmp(&other.has_churned()).then_with(|| one.rank_key().compare(&other.rank_key())));
}

/// Scores the weeks behind an account; about fifteen times the cost of its score, so only for what is shown.
pub fn course(connection: &Connection, scored: &ScoredLine, model: &Model, zone: &Zone) -> Result<Course> {
    let day = scored.score.day;
    let facts = facts(connection, scored.line.id, Window::of_trend(day, model))?;
    Ok(Course { trend: health::trend(&facts, model, day, zone), change_30d: health::change_30d(&scored.score, &facts, model, zone) })
}

/// Returns by how much each account's health changed in 30 days, `None` where it was not sure; about three times the cost of its score.
pub fn changes_30d(connection: &Connection, book: &[ScoredLine], model: &Model, zone: &Zone) -> Result<Vec<Option<i16>>> {
    let parts: Vec<&[ScoredLine]> = book.chunks(AT_ONCE).collect();
    let changes = shared_out(connection, &parts, |connection, some| {
        let Some(day) = some.first().map(|one| one.score.day) else { return Ok(Vec::new()) };
        let accounts: Vec<AccountId> = some.iter().map(|one| one.line.id).collect();
        let facts = facts_of(connection, &accounts, Window::of_days_before(day, health::trend::CHANGE_DAYS, model))?;
        Ok(some.iter().zip(&facts).map(|(one, facts)| health::change_30d(&one.score, facts, model, zone)).collect::<Vec<_>>())
    })?;
    Ok(changes.into_iter().flatten().collect())
}

fn scored(connection: &Connection, lines: Vec<AccountLine>, model: &Model, today: NaiveDate, zone: &Zone) -> Result<Vec<ScoredLine>> {
    let accounts: Vec<AccountId> = lines.iter().map(|line| line.id).collect();
    let facts = facts_of(connection, &accounts, Window::of_day(today, model))?;
    let score = |facts: &Facts| health::score(&Signals::numbers_at(facts, model, today, zone), model);
    Ok(lines.into_iter().zip(&facts).map(|(line, facts)| ScoredLine { score: score(facts), line }).collect())
}
