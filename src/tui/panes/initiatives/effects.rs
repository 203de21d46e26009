//! What came of initiatives. Each can cost as much as scoring the book twice, so one is worked out in a frame, after a first frame
//! without any, and kept until something changes.

use super::ground;
use crate::domain::initiative::Effect;
use crate::domain::{Initiative, InitiativeId, Row};
use crate::review::initiatives::effect;
use crate::review::renewals::base_currency;
use crate::tui::pane::Cx;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// What is known of an initiative by now.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    /// `None` where it has no measure that is known, or its rows cannot be read.
    Known(Option<Rc<Effect>>),
    /// One of the next frames has it.
    Coming,
}

#[derive(Default)]
pub(super) struct Effects {
    /// A cache and nothing else.
    known: RefCell<HashMap<InitiativeId, Option<Rc<Effect>>>>,
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
            return Seen::Known(known.clone());
        }
        if self.left.get() == 0 {
            self.is_behind.set(true);
            return Seen::Coming;
        }
        self.left.set(self.left.get() - 1);
        let currency = base_currency(cx.book.connection(), cx.words.lang());
        let found = effect(&ground(cx), currency, row).ok().flatten().map(Rc::new);
        self.known.borrow_mut().insert(row.id, found.clone());
        Seen::Known(found)
    }

    /// Returns what is known by now, working out nothing.
    pub fn known(&self, id: InitiativeId) -> Option<Rc<Effect>> {
        self.known.borrow().get(&id).cloned().flatten()
    }
}
