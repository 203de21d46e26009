//! The form of a reading: where a goal stood on a day, and who says so.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Goal, GoalId, Invalid, Reading, ReadingId, number};
use crate::ops::Op;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct ReadingForm {
    id: Option<ReadingId>,
    reading: Reading,
    about: String,
}

impl ReadingForm {
    pub fn open(cx: &Cx<'_>, goal: GoalId, id: Option<ReadingId>) -> store::Result<Box<dyn Pane>> {
        let of = needed::<Goal>(cx, goal)?;
        let old = id.map(|id| needed::<Reading>(cx, id)).transpose()?;
        let typed = old.as_ref().map(|reading| number::typed(reading.value)).unwrap_or_default();
        let new = || Reading { goal, account: of.account, read_on: cx.today(), value: 0.0, source: None, note: None };
        let reading = old.unwrap_or_else(new);
        let fields = vec![
            Field::line("value", "label-value", typed).hint("form-hint-needed"),
            Field::past_day("read_on", "label-read-on", Some(reading.read_on)),
            Field::optional("source", "label-source", &reading.source).known(Known::Column(Column::Source)).hint("goals-hint-source"),
            Field::lines("note", "label-note", reading.note.as_deref().unwrap_or_default(), 3),
        ];
        let about = format!("{} · {}", account_name(cx, of.account)?, of.title);
        boxed(cx, ReadingForm { id, reading, about }, fields)
    }
}

impl Subject for ReadingForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Reading, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.id {
            Some(id) => draft_name("reading", Some(id.0), None),
            None => format!("form-reading-new-{}", self.reading.goal),
        }
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.reading.account)
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        if values.text("value").is_none() {
            values.fault("value", Invalid::Empty);
        }
        let (value, read_on) = (values.decimal("value"), values.needed_day("read_on"));
        let (source, note) = (values.text("source"), values.text("note"));
        let reading =
            Reading { value: value.unwrap_or_default(), read_on: read_on.unwrap_or(cx.today()), source, note, ..self.reading.clone() };
        values.check(&reading);
        Some(Op::SaveReading(self.id, reading))
    }
}
