//! What came of initiatives. Each can cost as much as scoring the book twice, so one is worked out in a frame, after a first frame
//! without any, and kept until something it measures changes.

use super::ground;
use crate::domain::initiative::Effect;
use crate::domain::{Initiative, InitiativeId, Row};
use crate::review::initiatives::{effect, tables_of};
use crate::review::renewals::base_currency;
use crate::store::TableSet;
use crate::tui::pane::Cx;
use crate::wording::store_error;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// What is known of an initiative by now.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    /// `None` where it has no measure that is known.
    Known(Option<Rc<Effect>>),
    /// Its rows cannot be read, and why.
    Failed(String),
    /// One of the next frames has it.
    Coming,
}

/// What was worked out, of which rows; else why it could not be.
struct Known {
    reads: &'static [&'static str],
    effect: Result<Option<Rc<Effect>>, String>,
}

#[derive(Default)]
pub(super) struct Effects {
    /// A cache and nothing else.
    known: RefCell<HashMap<InitiativeId, Known>>,
    /// How many more this frame may work out, and whether it had to leave any.
    left: Cell<usize>,
    is_behind: Cell<bool>,
    was_drawn: Cell<bool>,
}

impl Effects {
    /// Begins a frame.
    pub fn begin(&self) {
        self.left.set(usize::from(self.was_drawn.replace(true)));
        self.is_behind.set(false);
    }

    /// Says whether another frame is needed.
    pub fn is_behind(&self) -> bool {
        self.is_behind.get()
    }

    /// Returns what came of an initiative, working it out when this frame still may.
    pub fn of(&self, cx: &Cx<'_>, row: &Row<InitiativeId, Initiative>) -> Seen {
        if let Some(known) = self.known.borrow().get(&row.id) {
            return seen(&known.effect);
        }
        if self.left.get() == 0 {
            self.is_behind.set(true);
            return Seen::Coming;
        }
        self.left.set(self.left.get() - 1);
        let currency = base_currency(cx.book.connection(), cx.words.home());
        let effect = effect(&ground(cx), currency, row).map(|found| found.map(Rc::new)).map_err(|error| store_error(cx.words, &error));
        let seen = seen(&effect);
        self.known.borrow_mut().insert(row.id, Known { reads: tables_of(row), effect });
        seen
    }

    /// Returns what is known by now, working out nothing.
    pub fn known(&self, id: InitiativeId) -> Option<Rc<Effect>> {
        self.known.borrow().get(&id).and_then(|known| known.effect.clone().ok().flatten())
    }

    /// Forgets what was measured by tables that changed, and what could not be measured.
    pub fn forget(&mut self, changed: &TableSet) {
        self.known.get_mut().retain(|_, known| known.effect.is_ok() && !known.reads.iter().any(|table| changed.contains(table)));
    }
}

fn seen(effect: &Result<Option<Rc<Effect>>, String>) -> Seen {
    match effect {
        Ok(found) => Seen::Known(found.clone()),
        Err(why) => Seen::Failed(why.clone()),
    }
}
