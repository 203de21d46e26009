//! The book, ranked: who needs the manager first.

use crate::domain::health::{self, Model, RankKey, Score, Signals};
use crate::domain::{AccountId, Zone};
use crate::store::Result;
use crate::store::facts::{Window, facts};
use crate::store::portfolio::{self, AccountLine};
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
    let mut book = lines.into_iter().map(|line| scored(connection, line, model, today, zone)).collect::<Result<Vec<_>>>()?;
    reranked(&mut book);
    Ok(book)
}

/// Reads and scores one account anew; `None` when it is gone.
pub fn one_of_book(
    connection: &Connection,
    account: AccountId,
    model: &Model,
    today: NaiveDate,
    zone: &Zone,
) -> Result<Option<ScoredLine>> {
    let line = portfolio::line(connection, account, today, zone)?;
    line.map(|line| scored(connection, line, model, today, zone)).transpose()
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

fn scored(connection: &Connection, line: AccountLine, model: &Model, today: NaiveDate, zone: &Zone) -> Result<ScoredLine> {
    let facts = facts(connection, line.id, Window::of_day(today, model))?;
    Ok(ScoredLine { score: health::score(&Signals::numbers_at(&facts, model, today, zone), model), line })
}
