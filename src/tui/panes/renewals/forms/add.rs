//! A renewal that no contract stands for.

use super::{amount, boxed, chance};
use crate::domain::{AccountId, Currency, Forecast, Renewal};
use crate::ops::Op;
use crate::review::renewals::base_currency;
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct AddForm {
    account: AccountId,
    about: String,
}

impl AddForm {
    pub fn open(cx: &Cx<'_>, account: AccountId) -> store::Result<Box<dyn Pane>> {
        let about = super::account_name(cx, account)?;
        let fields = vec![
            Field::planned_day("due_on", "renewals-label-due", None),
            Field::money("amount", "renewals-label-amount", None),
            Field::choice("forecast", "renewals-label-forecast", Options::of_optional(cx.words, Forecast::ALL, None)),
            Field::line("probability", "renewals-label-probability", "").hint("renewals-hint-probability"),
            Field::line("risk", "renewals-label-risk", "").known(Known::Column(Column::Risk)),
            Field::lines("note", "renewals-label-note", "", 3),
        ];
        boxed(cx, AddForm { account, about }, fields)
    }
}

impl Subject for AddForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "renewals-form-add")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-renewal-new-{}", self.account)
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn currency(&self, cx: &Cx<'_>, _form: &FormState) -> Currency {
        base_currency(cx.book.connection(), cx.words.home())
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let currency = base_currency(cx.book.connection(), cx.words.home());
        let renewal = Renewal {
            amount: amount(values, "amount", currency),
            forecast: values.word("forecast"),
            probability: chance(values, "probability"),
            risk: values.text("risk"),
            note: values.text("note"),
            // A day that is missing is a fault already; the others are to be seen beside it.
            ..Renewal::due(self.account, values.needed_day("due_on").unwrap_or(cx.today()))
        };
        values.check(&renewal);
        Some(Op::SaveRenewal(None, renewal))
    }
}
