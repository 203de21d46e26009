//! Whose health changed its band between two days, found a few accounts at a time.

use crate::review::{self, BandMove};
use crate::store::directory::{AccountName, account_names};
use crate::store::{Result, Touched};
use crate::tui::pane::Cx;
use chrono::NaiveDate;

/// Accounts in one frame: about a quarter of a millisecond each.
const A_FRAME: usize = 32;

#[derive(Default)]
pub(super) struct Moves {
    days: (NaiveDate, NaiveDate),
    /// Still to be compared.
    left: Vec<AccountName>,
    total: usize,
    found: Vec<BandMove>,
}

impl Moves {
    /// Begins with all accounts of the book.
    pub fn begin(cx: &Cx<'_>, days: (NaiveDate, NaiveDate)) -> Result<Moves> {
        let left = account_names(cx.book.connection())?;
        Ok(Moves { days, total: left.len(), left, found: Vec::new() })
    }

    /// Compares some accounts again: their rows have changed.
    pub fn again(&mut self, cx: &Cx<'_>, touched: &Touched) -> Result<()> {
        let names = account_names(cx.book.connection())?;
        self.total = names.len();
        self.found.retain(|moved| !touched.contains(moved.account));
        self.left.retain(|account| !touched.contains(account.id));
        self.left.extend(names.into_iter().filter(|account| touched.contains(account.id)));
        Ok(())
    }

    /// Compares the next few; returns whether anything came of it. An account that cannot be read has not moved as far as is known.
    pub fn advance(&mut self, cx: &Cx<'_>) -> bool {
        let few = self.left.split_off(self.left.len().saturating_sub(A_FRAME));
        if few.is_empty() {
            return false;
        }
        let compare = |some: &[AccountName]| review::band_moves(cx.book.connection(), some, cx.model, self.days, &cx.zone());
        let one_by_one = |_| few.iter().flat_map(|account| compare(std::slice::from_ref(account)).unwrap_or_default()).collect();
        let found: Vec<BandMove> = compare(&few).unwrap_or_else(one_by_one);
        let before = self.found.len();
        self.found.extend(found);
        // The worst first: who has fallen, then by name.
        self.found.sort_by(|one, other| (one.to.1, &one.name).cmp(&(other.to.1, &other.name)));
        self.found.len() > before || self.left.is_empty()
    }

    pub fn found(&self) -> &[BandMove] {
        &self.found
    }

    /// Returns how many accounts are compared, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total.saturating_sub(self.left.len()), self.total)
    }
}
