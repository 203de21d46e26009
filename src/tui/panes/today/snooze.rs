//! Holding an item back until a day of one's own choice, and why.

use crate::domain::{AccountId, Mark};
use crate::ops::{Op, Settled, TriageOp};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormPane, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::account_name;

pub struct ItemSnooze {
    mark: Mark,
    about: String,
}

impl ItemSnooze {
    pub fn open(cx: &Cx<'_>, mark: Mark) -> store::Result<Box<dyn Pane>> {
        let about = format!("{}   {}", account_name(cx, mark.account)?, cx.words.word(mark.reason));
        let until = mark.until;
        let fields = vec![
            Field::planned_day("date", "label-until", until),
            Field::line("reason", "label-snooze-reason", "").known(Known::Column(Column::SnoozeReason)),
        ];
        // A day that is chosen already asks only why.
        let first = if until.is_some() { "reason" } else { "date" };
        Ok(Box::new(FormPane::open(cx, ItemSnooze { mark, about }, fields)?.standing_on(first)))
    }
}

impl Subject for ItemSnooze {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "today-snooze-title")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-item-snooze-{}-{}", self.mark.reason, self.mark.account)
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.mark.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let until = values.day_after_today("date")?;
        let mark = Mark { until: Some(until), note: values.text("reason"), ..self.mark.clone() };
        Some(Op::Triage(TriageOp::Mark(vec![mark], Settled::default())))
    }
}
