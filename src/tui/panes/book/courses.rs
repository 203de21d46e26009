//! How each account's health went. Scoring the weeks costs fifteen times the score itself, so it is done for the rows in view when
//! they are first drawn, a few in each frame so that no key waits for them, and kept until the account changes.

use crate::domain::AccountId;
use crate::review::{self, Course, ScoredLine};
use crate::tui::pane::Cx;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// New ones in one frame: about a third of a 60 Hz frame's time.
const A_FRAME: usize = 6;

/// What can be drawn of an account's course.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// `None` where its rows cannot be read.
    Known(Option<Course>),
    /// One of the next frames has it.
    Coming,
}

#[derive(Default)]
pub(super) struct Courses {
    /// A cache and nothing else: `None` is an account whose rows could not be read.
    known: RefCell<HashMap<AccountId, Option<Course>>>,
    /// Whether there was a frame yet: the first one waits for none of them.
    is_begun: Cell<bool>,
    /// How many more this frame may score, and whether it had to leave any.
    left: Cell<usize>,
    is_behind: Cell<bool>,
}

impl Courses {
    /// Returns the course of an account, `None` where its rows cannot be read.
    pub fn of(&self, cx: &Cx<'_>, row: &ScoredLine) -> Option<Course> {
        let read = || review::course(cx.book.connection(), row, cx.model, &cx.zone()).ok();
        *self.known.borrow_mut().entry(row.line.id).or_insert_with(read)
    }

    /// Begins a frame.
    pub fn begin(&self) {
        self.left.set(if self.is_begun.replace(true) { A_FRAME } else { 0 });
        self.is_behind.set(false);
    }

    /// Says whether the frame left courses for the next one.
    pub fn is_behind(&self) -> bool {
        self.is_behind.get()
    }

    /// Returns what this frame can show of an account.
    pub fn seen(&self, cx: &Cx<'_>, row: &ScoredLine) -> Seen {
        if let Some(known) = self.known.borrow().get(&row.line.id) {
            return Seen::Known(*known);
        }
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Seen::Known(self.of(cx, row))
            }
            None => {
                self.is_behind.set(true);
                Seen::Coming
            }
        }
    }

    pub fn forget(&mut self, account: AccountId) {
        self.known.get_mut().remove(&account);
    }

    pub fn forget_all(&mut self) {
        self.known.get_mut().clear();
    }
}
