//! Accounts read and scored as they come into view, and kept until something of them changes: a list whose rows are not the accounts
//! themselves shows health without scoring the whole book.

use crate::domain::AccountId;
use crate::review::{ScoredLine, some_of_book};
use crate::store::Touched;
use crate::tui::pane::Cx;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Default)]
pub(super) struct InView {
    /// A cache and nothing else: `None` is an account that is not there. What could not be read is asked for again.
    known: RefCell<HashMap<AccountId, Option<Rc<ScoredLine>>>>,
}

impl InView {
    /// Reads those of some accounts that are not known yet, all at once.
    pub fn read(&self, cx: &Cx<'_>, accounts: impl IntoIterator<Item = AccountId>) {
        let mut known = self.known.borrow_mut();
        let mut wanted: Vec<AccountId> = accounts.into_iter().filter(|account| !known.contains_key(account)).collect();
        wanted.sort();
        wanted.dedup();
        if let Ok(scored) = some_of_book(cx.book.connection(), &wanted, cx.model, cx.today(), &cx.zone()) {
            known.extend(wanted.iter().map(|account| (*account, None)));
            known.extend(scored.into_iter().map(|scored| (scored.line.id, Some(Rc::new(scored)))));
        }
    }

    /// Returns an account, read now if it was not before.
    pub fn of(&self, cx: &Cx<'_>, account: AccountId) -> Option<Rc<ScoredLine>> {
        self.read(cx, [account]);
        self.known.borrow().get(&account).cloned().flatten()
    }

    pub fn forget(&mut self, touched: &Touched) {
        match touched {
            Touched::All => self.known.get_mut().clear(),
            Touched::Some(accounts) => self.known.get_mut().retain(|account, _| !accounts.contains(account)),
        }
    }
}
