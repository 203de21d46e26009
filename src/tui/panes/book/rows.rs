//! The accounts of the book: all of them by rank, those shown in the order chosen, and which one is selected.

use super::courses::Courses;
use super::filter::Filter;
use super::order::Order;
use super::totals::Totals;
use crate::domain::AccountId;
use crate::review::{self, ScoredLine};
use crate::store::{self, Touched};
use crate::tui::command::Cmd;
use crate::tui::pane::Cx;
use crate::tui::selection::Selection;
use crate::wording::store_error;
use std::collections::BTreeSet;

pub(super) struct Rows {
    /// Every account, the riskiest first.
    ranked: Vec<ScoredLine>,
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
            shown: Vec::new(),
            selection: Selection::default(),
            anchor: None,
            order: Order::default(),
            totals: Totals::default(),
            courses: Courses::default(),
            failure: None,
        };
        let read = rows.read_all(cx);
        rows.note(cx, read);
        rows.arrange(cx, &Filter::default());
        rows.settle();
        rows
    }

    /// Reads anew what a write touched, and puts everything into its order.
    pub fn reread(&mut self, cx: &Cx<'_>, filter: &mut Filter, touched: &Touched) {
        let read = match touched {
            Touched::All => self.read_all(cx),
            Touched::Some(accounts) => self.read_some(cx, accounts),
        };
        self.note(cx, read);
        filter.forget(cx);
        self.arrange(cx, filter);
        self.settle();
    }

    fn note(&mut self, cx: &Cx<'_>, read: store::Result<()>) {
        self.failure = read.err().map(|error| store_error(cx.words, &error));
    }

    fn read_all(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        self.ranked = review::ranked_book(cx.book.connection(), cx.model, cx.today(), &cx.zone())?;
        self.courses.forget_all();
        Ok(())
    }

    fn read_some(&mut self, cx: &Cx<'_>, accounts: &BTreeSet<AccountId>) -> store::Result<()> {
        let read = |account: &AccountId| review::one_of_book(cx.book.connection(), *account, cx.model, cx.today(), &cx.zone());
        let fresh = accounts.iter().map(read).collect::<store::Result<Vec<_>>>()?;
        for account in accounts {
            self.courses.forget(*account);
        }
        self.ranked.retain(|row| !accounts.contains(&row.line.id));
        self.ranked.extend(fresh.into_iter().flatten());
        review::reranked(&mut self.ranked);
        Ok(())
    }

    /// Filters and sorts; the selected account stays selected, and where it is gone its place does.
    pub fn arrange(&mut self, cx: &Cx<'_>, filter: &Filter) {
        self.shown = filter.matches(cx, &self.ranked);
        self.order.sort(cx, &self.ranked, &self.courses, &mut self.shown);
        self.totals = Totals::of(cx, self.shown.iter().map(|index| &self.ranked[*index]));
        let is_filtered_out = self.anchor.is_some_and(|id| self.contains(id));
        let place = self.shown.iter().position(|index| Some(self.ranked[*index].line.id) == self.anchor);
        self.selection = match place {
            Some(place) => Selection::at(place),
            None if is_filtered_out => Selection::default(),
            None => self.selection,
        };
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
