//! What was found, read as far as it is looked at.

use crate::domain::search::Search;
use crate::review::search::{Hit, Searched, hits, searched};
use crate::say;
use crate::store;
use crate::store::search::{self as index, Limits, Order};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use crate::wording::store_error;

/// How many rows can be gone through.
const MOST: usize = 1000;
/// How many are read at first: more than a screen shows.
const FIRST: usize = 40;
/// From so many rows on a letter or two take longer than a frame.
const LARGE: u32 = 20_000;
/// How many characters a snippet has: more than a wide screen shows.
const ROOM: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ready,
    /// The index is still to be made.
    Unindexed,
    /// It is being made.
    Indexing,
}

pub(super) struct Found {
    pub state: State,
    pub rows: index::Found,
    /// The first of the rows, with what is shown of them.
    pub hits: Vec<Hit>,
    pub failure: Option<String>,
    /// Whether there is so much to find that very short words wait for Enter.
    pub is_large: bool,
    /// Whether anything was looked for.
    pub has_looked: bool,
    /// The order that was asked for.
    wanted: Order,
}

impl Found {
    pub fn new(cx: &Cx<'_>) -> Found {
        let (rows, hits) = (index::Found::default(), Vec::new());
        let mut found = Found { state: State::Ready, rows, hits, failure: None, is_large: false, has_looked: false, wanted: Order::Rank };
        found.read_state(cx);
        found
    }

    /// Looks whether the index is there.
    pub fn read_state(&mut self, cx: &Cx<'_>) {
        let read = index::is_whole(cx.book.connection()).and_then(|is_whole| Ok((is_whole, index::holds(cx.book.connection(), LARGE)?)));
        match read {
            Ok((is_whole, is_large)) => (self.state, self.is_large) = (if is_whole { State::Ready } else { State::Unindexed }, is_large),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    pub fn look(&mut self, cx: &Cx<'_>, search: &Search, order: Order) {
        self.wanted = order;
        self.failure = None;
        if let Err(error) = self.try_to_look(cx, search, order) {
            self.failure = Some(store_error(cx.words, &error));
        }
    }

    fn try_to_look(&mut self, cx: &Cx<'_>, search: &Search, order: Order) -> store::Result<()> {
        let limits = Limits { rows: MOST, ..Limits::default() };
        self.hits.clear();
        self.has_looked = true;
        self.rows = index::Found::default();
        match searched(cx.book.connection(), search, (cx.today(), &cx.zone()), order, limits)? {
            Searched::Found(rows) => {
                self.rows = rows;
                self.state = State::Ready;
            }
            Searched::Nothing => self.has_looked = false,
            Searched::Unindexed if self.state != State::Indexing => self.state = State::Unindexed,
            Searched::Unindexed => {}
        }
        self.read_to(cx, search, FIRST)
    }

    /// Reads on, so that the list goes as far as a row.
    pub fn reach(&mut self, cx: &Cx<'_>, search: &Search, row: usize) {
        if row < self.hits.len() {
            return;
        }
        if let Err(error) = self.read_to(cx, search, row + FIRST) {
            self.failure = Some(store_error(cx.words, &error));
        }
    }

    fn read_to(&mut self, cx: &Cx<'_>, search: &Search, row: usize) -> store::Result<()> {
        let more = self.rows.rows.get(self.hits.len()..row.min(self.rows.rows.len())).unwrap_or_default();
        if !more.is_empty() {
            let read = hits(cx.book.connection(), search, more, ROOM)?;
            self.hits.extend(read);
        }
        Ok(())
    }

    /// Says how many there are, and in which order.
    pub fn facts(&self, cx: &Cx<'_>, is_home: bool) -> Vec<Phrase<'static>> {
        if is_home || !self.has_looked || self.state != State::Ready {
            return Vec::new();
        }
        let order = match (self.rows.order, self.wanted) {
            (Order::Newest, Order::Rank) => say!(cx.words, "search-order-many"),
            (Order::Newest, _) => say!(cx.words, "search-order-date"),
            (Order::Rank, _) => say!(cx.words, "search-order-rank"),
        };
        vec![Phrase::new(order, Role::Dim), Phrase::new(say!(cx.words, "search-count", n = self.rows.total), Role::Text)]
    }
}
