//! What is forecast of one renewal, or of several at once.

use super::{Standing, amount, boxed, chance, draft_of};
use crate::domain::renewal::Target;
use crate::domain::{AccountId, Currency, number};
use crate::ops::{Op, RenewalChange, RenewalOp};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct ChangeForm {
    /// Never empty.
    targets: Vec<Target>,
    first: Standing,
    about: String,
}

impl ChangeForm {
    pub fn open(cx: &Cx<'_>, targets: Vec<Target>) -> store::Result<Box<dyn Pane>> {
        let first = Standing::read(cx, targets.first().copied().unwrap_or(Target::Row(crate::domain::RenewalId(0))))?;
        let is_one = targets.len() == 1;
        let about = if is_one { first.name.clone() } else { say!(cx.words, "renewals-several", n = targets.len()) };
        let shown = first.renewal.clone();
        let percent = shown.probability.filter(|_| is_one).map(|chance| number::typed(chance * 100.0)).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().filter(|_| is_one);
        let fields = vec![
            Field::money("amount", "renewals-label-amount", shown.amount.filter(|_| is_one)).hint("renewals-hint-amount-plain"),
            Field::line("probability", "renewals-label-probability", percent).hint("renewals-hint-probability"),
            Field::planned_day("due_on", "renewals-label-due", Some(shown.due_on).filter(|_| is_one)),
            Field::optional("risk", "renewals-label-risk", &text(&shown.risk)).known(Known::Column(Column::Risk)),
            Field::lines("note", "renewals-label-note", &text(&shown.note).unwrap_or_default(), 3),
        ];
        boxed(cx, ChangeForm { targets, first, about }, fields)
    }
}

impl Subject for ChangeForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "renewals-form-change")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.targets.as_slice() {
            [one] => draft_of("renewal", *one),
            several => format!("form-renewals-{}", several.len()),
        }
    }

    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        (self.targets.len() == 1).then_some(self.first.account)
    }

    fn currency(&self, cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.first.currency(cx)
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        // Of several only what was typed is changed; of one, an emptied field takes its value away.
        let is_said = |values: &Values<'_>, name: &str| values.form().is_changed(name);
        let change = RenewalChange {
            forecast: None,
            amount: is_said(values, "amount").then(|| amount(values, "amount", self.first.currency(cx))),
            probability: is_said(values, "probability").then(|| chance(values, "probability")),
            due_on: is_said(values, "due_on").then(|| values.needed_day("due_on")).flatten(),
            risk: is_said(values, "risk").then(|| values.text("risk")),
            note: is_said(values, "note").then(|| values.text("note")),
        };
        Some(Op::Renewal(RenewalOp::Set(self.targets.clone(), change)))
    }
}
