//! The accounts of the book: all of them by rank, those shown in the order chosen, and which one is selected.
//!
//! A large book is read a part in each frame. Until the last of it is scored there is no rank: the accounts stand by name and stay
//! where they are, and those that are not read yet show nothing but their name.

use super::courses::Courses;
use super::filter::Filter;
use super::order::{BookColumn, Order, spoken_name};
use super::totals::Totals;
use crate::domain::AccountId;
use crate::review::{self, ScoredLine};
use crate::store::{self, Touched};
use crate::tui::command::Cmd;
use crate::tui::pane::Cx;
use crate::tui::selection::Selection;
use crate::wording::store_error;
use std::collections::BTreeSet;

/// Up to so many accounts are read before the first frame.
const AT_START: usize = 192;

/// Accounts read in one frame: about a third of a 60 Hz frame's time.
const A_FRAME: usize = 64;

pub(super) struct Rows {
    /// Every account, the riskiest first; by name while the book is being read.
    ranked: Vec<ScoredLine>,
    /// How many of them are read, from the front.
    read: usize,
    /// Indices into `ranked`: what the filter lets through, in the order chosen.
    shown: Vec<usize>,
    selection: Selection,
    /// The account one stands on. A filter that hides it selects another only for as long as it does.
    anchor: Option<AccountId>,
    pub order: Order,
    pub totals: Totals,
    pub courses: Courses,
    /// Why the book could not be read.
    pub failure: Option<String>,
}

impl Rows {
    pub fn read(cx: &Cx<'_>) -> Rows {
        let mut rows = Rows {
            ranked: Vec::new(),
            read: 0,
            shown: Vec::new(),
            selection: Selection::default(),
            anchor: None,
            order: Order::default(),
            totals: Totals::default(),
            courses: Courses::default(),
            failure: None,
        };
        rows.begin(cx, &mut Filter::default());
        rows
    }

    /// Starts to read the book: a small one at once, of a large one the names and a first part.
    fn begin(&mut self, cx: &Cx<'_>, filter: &mut Filter) {
        let read = review::named_book(cx.book.connection(), cx.model, cx.today(), &cx.zone()).map(|named| self.ranked = named);
        self.note(cx, read);
        self.ranked.sort_by_cached_key(|row| (spoken_name(row), row.line.id));
        self.read = 0;
        self.courses.forget_all();
        let parts = if self.ranked.len() > AT_START { 1 } else { self.ranked.len().div_ceil(A_FRAME) };
        (0..parts).for_each(|_| self.read_part(cx));
        self.stand(cx, filter);
    }

    /// Puts the accounts in their places; by rank, the one that is selected then stays selected.
    fn stand(&mut self, cx: &Cx<'_>, filter: &mut Filter) {
        filter.forget(cx);
        self.arrange(cx, filter);
        if !self.is_being_read() {
            self.settle();
        }
    }

    /// Says whether accounts are left to be read.
    pub fn is_being_read(&self) -> bool {
        self.read < self.ranked.len()
    }

    /// Returns how many accounts are read.
    pub fn read_so_far(&self) -> usize {
        self.read
    }

    /// Says whether more than the name is known of a row among those shown.
    pub fn is_read(&self, row: usize) -> bool {
        self.shown[row] < self.read
    }

    /// Reads the next accounts. After the last of them all stand by rank; who stood on one still does, who did not begins at the top.
    pub fn go_on(&mut self, cx: &Cx<'_>, filter: &mut Filter) {
        if self.is_being_read() {
            let before = self.ranked.len();
            self.read_part(cx);
            if !self.is_being_read() || self.ranked.len() != before {
                self.stand(cx, filter);
            }
        }
    }

    fn read_part(&mut self, cx: &Cx<'_>) {
        let part = self.read..self.ranked.len().min(self.read + A_FRAME);
        let ids: Vec<AccountId> = self.ranked[part.clone()].iter().map(|row| row.line.id).collect();
        let found = review::some_of_book(cx.book.connection(), &ids, cx.model, cx.today(), &cx.zone());
        let read = found.map(|found| {
            self.read += found.len();
            self.ranked.splice(part, found);
        });
        if read.is_err() {
            self.ranked.truncate(self.read);
        }
        if !self.is_being_read() {
            review::reranked(&mut self.ranked);
        }
        self.failure = self.failure.take().or(read.err().map(|error| store_error(cx.words, &error)));
    }

    /// Reads anew what a write touched, and puts everything into its order.
    pub fn reread(&mut self, cx: &Cx<'_>, filter: &mut Filter, touched: &Touched) {
        let read = match touched {
            _ if self.failure.is_some() => return self.begin(cx, filter),
            Touched::All if self.is_being_read() => return self.begin(cx, filter),
            Touched::All => self.read_all(cx),
            Touched::Some(accounts) => self.read_some(cx, accounts),
        };
        self.note(cx, read);
        self.stand(cx, filter);
    }

    fn note(&mut self, cx: &Cx<'_>, read: store::Result<()>) {
        self.failure = read.err().map(|error| store_error(cx.words, &error));
    }

    fn read_all(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        self.ranked = review::ranked_book(cx.book.connection(), cx.model, cx.today(), &cx.zone())?;
        self.read = self.ranked.len();
        self.courses.forget_all();
        Ok(())
    }

    /// Puts accounts as they are now where they stand; while the book is being read, what is read of it stays read.
    fn read_some(&mut self, cx: &Cx<'_>, accounts: &BTreeSet<AccountId>) -> store::Result<()> {
        for account in accounts {
            self.courses.forget(*account);
            let fresh = review::one_of_book(cx.book.connection(), *account, cx.model, cx.today(), &cx.zone())?;
            let place = self.ranked.iter().position(|row| row.line.id == *account);
            match (place, fresh) {
                // One further down gets its score in its turn.
                (Some(place), Some(fresh)) if place >= self.read => self.ranked[place].line.name = fresh.line.name,
                (Some(place), Some(fresh)) => self.ranked[place] = fresh,
                (Some(place), None) => {
                    self.ranked.remove(place);
                    self.read -= usize::from(place < self.read);
                }
                (None, Some(fresh)) => {
                    self.ranked.insert(self.read, fresh);
                    self.read += 1;
                }
                (None, None) => {}
            }
        }
        if !self.is_being_read() {
            review::reranked(&mut self.ranked);
        }
        Ok(())
    }

    /// Filters and sorts; the selected account stays selected, and where it is gone its place does.
    pub fn arrange(&mut self, cx: &Cx<'_>, filter: &Filter) {
        self.shown = filter.matches(cx, &self.ranked);
        if self.is_being_read() {
            self.totals = Totals::unknown();
        } else {
            self.order.sort(cx, &self.ranked, &self.courses, &mut self.shown);
            self.totals = Totals::of(cx, self.shown.iter().map(|index| &self.ranked[*index]));
        }
        let is_filtered_out = self.anchor.is_some_and(|id| self.contains(id));
        let place = self.shown.iter().position(|index| Some(self.ranked[*index].line.id) == self.anchor);
        self.selection = match place {
            Some(place) => Selection::at(place),
            None if is_filtered_out => Selection::default(),
            None => self.selection,
        };
    }

    /// Returns the order in which the accounts stand.
    pub fn order_now(&self) -> Order {
        if self.is_being_read() { Order::by(BookColumn::Account) } else { self.order }
    }

    /// Makes the selected account the one that stays selected.
    pub fn settle(&mut self) {
        self.anchor = self.selected().or(self.anchor);
    }

    pub fn moved(&mut self, cmd: Cmd, page: usize) {
        if self.selection.moved(cmd, self.shown.len(), page) {
            self.settle();
        }
    }

    /// Sorts by the column of this spelling; the present column turns around.
    pub fn sort_by(&mut self, cx: &Cx<'_>, filter: &Filter, spelling: &str) {
        self.order.choose(spelling);
        self.arrange(cx, filter);
    }

    pub fn reverse(&mut self, cx: &Cx<'_>, filter: &Filter) {
        self.order.reverse();
        self.arrange(cx, filter);
    }

    /// Returns the row that is selected among those shown.
    pub fn selected_row(&self) -> Option<usize> {
        self.selection.row(self.shown.len())
    }

    pub fn selected(&self) -> Option<AccountId> {
        self.selected_row().map(|row| self.row(row).line.id)
    }

    /// Returns a row among those shown.
    pub fn row(&self, row: usize) -> &ScoredLine {
        &self.ranked[self.shown[row]]
    }

    /// Returns how many accounts are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Returns how many accounts there are.
    pub fn total(&self) -> usize {
        self.ranked.len()
    }

    pub fn contains(&self, account: AccountId) -> bool {
        self.ranked.iter().any(|row| row.line.id == account)
    }

    /// Returns every account by rank.
    pub fn ids(&self) -> impl Iterator<Item = AccountId> {
        self.ranked.iter().map(|row| row.line.id)
    }

    /// Returns the accounts shown, in their order.
    pub fn shown_ids(&self) -> impl Iterator<Item = AccountId> {
        self.shown.iter().map(|index| self.ranked[*index].line.id)
    }
}
