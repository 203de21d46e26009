//! The form of an event: what it is, when, and how long it takes.

use super::{boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Event, EventId, EventKind};
use crate::ops::Op;
use crate::say;
use crate::store;
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct EventForm {
    id: Option<EventId>,
    old: Option<Event>,
    about: String,
}

impl EventForm {
    pub fn open(cx: &Cx<'_>, id: Option<EventId>) -> store::Result<Box<dyn Pane>> {
        let old = id.map(|id| needed::<Event>(cx, id)).transpose()?;
        let of = |text: fn(&Event) -> Option<String>| old.as_ref().and_then(text);
        let kind = old.as_ref().map_or(EventKind::Webinar, |event| event.kind);
        let fields = vec![
            Field::line("title", "label-event-title", of(|event| Some(event.title.clone())).unwrap_or_default()).hint("form-hint-needed"),
            Field::choice("kind", "label-kind", Options::of(cx.words, EventKind::ALL, kind)),
            Field::planned_moment("at", "label-at", old.as_ref().map(|event| &event.at), &cx.zone()),
            Field::optional("minutes", "label-minutes", &of(|event| event.minutes.map(|minutes| minutes.to_string())))
                .hint("form-hint-minutes"),
            Field::lines("note", "label-note", &of(|event| event.note.clone()).unwrap_or_default(), 3),
        ];
        // What follows a change is said where there is something to change.
        let about = if id.is_some() { say!(cx.words, "event-form-about") } else { String::new() };
        boxed(cx, EventForm { id, old, about }, fields)
    }
}

impl Subject for EventForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Event, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("event", self.id.map(|id| id.0), None)
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let at = values.planned_moment("at", self.old.as_ref().map(|event| event.at));
        let kind = values.word("kind");
        let minutes = values.minutes("minutes");
        let title = values.text("title").unwrap_or_default();
        let note = values.text("note");
        let at_or_any = at.unwrap_or(crate::domain::Moment::Day(chrono::NaiveDate::MIN));
        let event = Event { kind: kind?, title, at: at_or_any, minutes, note };
        values.check(&event);
        at.map(|_| Op::SaveEvent(self.id, event))
    }
}
