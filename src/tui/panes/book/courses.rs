//! How each account's health went. Scoring the weeks costs fifteen times the score itself, so it is done for the rows in view when
//! they are first drawn, and kept until the account changes.

use crate::domain::AccountId;
use crate::review::{self, Course, ScoredLine};
use crate::tui::pane::Cx;
use std::cell::RefCell;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Courses {
    /// A cache and nothing else: `None` is an account whose rows could not be read.
    known: RefCell<HashMap<AccountId, Option<Course>>>,
}

impl Courses {
    /// Returns the course of an account, `None` where its rows cannot be read.
    pub fn of(&self, cx: &Cx<'_>, row: &ScoredLine) -> Option<Course> {
        let read = || review::course(cx.book.connection(), row, cx.model, &cx.zone()).ok();
        *self.known.borrow_mut().entry(row.line.id).or_insert_with(read)
    }

    pub fn forget(&mut self, account: AccountId) {
        self.known.get_mut().remove(&account);
    }

    pub fn forget_all(&mut self) {
        self.known.get_mut().clear();
    }
}
