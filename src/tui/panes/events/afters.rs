//! What came after, account by account. Each costs twice a score, so a few are read in each frame, no key waits for them, and they
//! are kept until something changes.

use crate::domain::event::{After, Around};
use crate::domain::{AccountId, Event, EventId, Row};
use crate::review::{Ground, after_event};
use crate::store::events::usage_until;
use crate::tui::pane::Cx;
use chrono::NaiveDate;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// New ones in one frame.
const A_FRAME: usize = 12;

/// What is known of an account by now.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// `None` before the event, and where its rows cannot be read.
    Known(Option<After>),
    /// One of the next frames has it.
    Coming,
}

#[derive(Default)]
pub(super) struct Afters {
    /// A cache and nothing else.
    known: RefCell<HashMap<(EventId, AccountId), Option<After>>>,
    usage_until: Option<NaiveDate>,
    /// How many more this frame may read, and whether it had to leave any.
    left: Cell<usize>,
    is_behind: Cell<bool>,
}

impl Afters {
    pub fn new(cx: &Cx<'_>) -> Afters {
        // Without it only the use is not compared.
        Afters { usage_until: usage_until(cx.book.connection()).ok().flatten(), ..Afters::default() }
    }

    /// Begins a frame.
    pub fn begin(&self) {
        self.left.set(A_FRAME);
        self.is_behind.set(false);
    }

    /// Says whether another frame is needed.
    pub fn is_behind(&self) -> bool {
        self.is_behind.get()
    }

    /// Returns what came after for an account, reading it when this frame still may.
    pub fn of(&self, cx: &Cx<'_>, event: &Row<EventId, Event>, account: AccountId) -> Seen {
        if let Some(known) = self.known.borrow().get(&(event.id, account)) {
            return Seen::Known(*known);
        }
        let Some(around) = Around::of(event.at.day(&cx.zone()), cx.today(), self.usage_until) else { return Seen::Known(None) };
        if self.left.get() == 0 {
            self.is_behind.set(true);
            return Seen::Coming;
        }
        self.left.set(self.left.get() - 1);
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &cx.zone() };
        let read = after_event(&ground, &around, account).ok();
        self.known.borrow_mut().insert((event.id, account), read);
        Seen::Known(read)
    }

    /// Returns what is known by now, reading nothing.
    pub fn known(&self, event: EventId, account: AccountId) -> Option<After> {
        self.known.borrow().get(&(event, account)).copied().flatten()
    }
}
