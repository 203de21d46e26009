//! The manager's own rating of an account, one key from 1 to 5, and until when it counts.

use super::{account_name, boxed, draft_name, title};
use crate::domain::judgement::PULSE_DAYS;
use crate::domain::{AccountId, EntityKind, Invalid, Pulse, PulseRating, Scale};
use crate::ops::Op;
use crate::store;
use crate::tui::form::{Field, FormState, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use chrono::Days;

pub struct PulseForm {
    account: AccountId,
    about: String,
}

/// The ratings of `PulseRating`.
const RATINGS: Scale = Scale { min: 1, max: 5 };

impl PulseForm {
    pub fn open(cx: &Cx<'_>, account: AccountId) -> store::Result<Box<dyn Pane>> {
        let expires = cx.today().checked_add_days(Days::new(PULSE_DAYS));
        let fields = vec![
            Field::scale("rating", "label-rating", RATINGS, None),
            Field::line("note", "label-note", ""),
            Field::planned_day("expires_on", "label-expires-on", expires),
        ];
        boxed(cx, PulseForm { account, about: account_name(cx, account)? }, fields)
    }
}

impl Subject for PulseForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Pulse, true)
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("pulse", None, Some(self.account))
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn understood(&self, cx: &Cx<'_>, _form: &FormState, field: &Field) -> Option<String> {
        let id = match (field.name.as_ref(), field.text().parse::<u8>().ok()?) {
            ("rating", 1) => "pulse-1",
            ("rating", 2) => "pulse-2",
            ("rating", 3) => "pulse-3",
            ("rating", 4) => "pulse-4",
            ("rating", 5) => "pulse-5",
            _ => return None,
        };
        Some(cx.words.get(id))
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let rating = values.text("rating").and_then(|spelled| PulseRating::new(spelled.parse().ok()?).ok());
        if rating.is_none() {
            values.fault("rating", Invalid::Empty);
        }
        let (note, expires_on) = (values.text("note"), values.day_to_come("expires_on"));
        Some(Op::SetPulse(Pulse { account: self.account, rating: rating?, note, at: cx.now.into(), expires_on: expires_on? }))
    }
}
