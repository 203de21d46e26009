//! An override of the health score: a band or a score, with its reason and its end.

use super::{account_name, boxed, draft_name, title};
use crate::domain::{AccountId, Band, EntityKind, Invalid, Override, OverrideTo};
use crate::ops::Op;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use chrono::Days;

/// How many days an override counts when no other day is given: long enough to act, short enough to be looked at again.
const OVERRIDE_DAYS: u64 = 30;

/// The choice beside the bands: a score of one's own.
const SCORE: &str = "score";

pub struct OverrideForm {
    account: AccountId,
    about: String,
}

impl OverrideForm {
    pub fn open(cx: &Cx<'_>, account: AccountId) -> store::Result<Box<dyn Pane>> {
        let bands = [Band::Green, Band::Yellow, Band::Red];
        let mut rows: Vec<(String, String)> = bands.iter().map(|band| (band.to_string(), cx.words.word(*band))).collect();
        rows.push((SCORE.to_owned(), cx.words.get("override-score")));
        let expires = cx.today().checked_add_days(Days::new(OVERRIDE_DAYS));
        let fields = vec![
            Field::choice("band", "label-override-to", Options::new(rows, "")),
            Field::line("score", "label-override-score", "").hint("form-hint-override-score"),
            Field::line("reason", "label-reason", "").known(Known::Column(Column::OverrideReason)).hint("form-hint-needed"),
            Field::planned_day("expires_on", "label-expires-on", expires),
        ];
        boxed(cx, OverrideForm { account, about: account_name(cx, account)? }, fields)
    }
}

impl Subject for OverrideForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Override, true)
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("override", None, Some(self.account))
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    /// A band and a score exclude each other: the one that was given last stands.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        let (is_score, has_score) = (form.text("band") == SCORE, !form.text("score").trim().is_empty());
        let target = match name {
            "score" if has_score && !is_score => Some(("band", SCORE)),
            "band" if has_score && !is_score => Some(("score", "")),
            _ => None,
        };
        if let Some((name, text)) = target
            && let Some(field) = form.field_mut(name)
        {
            field.set_text(text);
        }
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let to = target(values);
        let reason = values.text("reason").unwrap_or_default();
        let expires_on = values.day_to_come("expires_on");
        if reason.is_empty() {
            values.fault("reason", Invalid::Empty);
        }
        let over = Override { account: self.account, to: to?, reason, at: cx.now.into(), expires_on: expires_on?, cleared_at: None };
        values.check(&over);
        Some(Op::SetOverride(over))
    }
}

/// Reads what the override says.
fn target(values: &mut Values<'_>) -> Option<OverrideTo> {
    if values.text("band").as_deref() != Some(SCORE) {
        return values.word("band").map(OverrideTo::Band);
    }
    if values.text("score").is_none() {
        values.fault("score", Invalid::Empty);
    }
    let score = values.whole("score")?;
    let in_range = u8::try_from(score).ok().filter(|score| *score <= 100);
    if in_range.is_none() {
        values.fault("score", Invalid::OutOfRange { value: score.to_string(), min: "0".into(), max: "100".into() });
    }
    in_range.map(OverrideTo::Score)
}
