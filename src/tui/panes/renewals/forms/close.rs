//! How a renewal ended: outcome, amount, why they left, and the contract that follows.

use super::{Standing, amount, boxed, draft_of};
use crate::domain::renewal::Target;
use crate::domain::renewal::close::{Closing, Timing};
use crate::domain::{AccountId, Currency, Outcome};
use crate::i18n::format::NOTHING;
use crate::ops::{Op, RenewalOp};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::wording::renewals::timing;

pub struct CloseForm {
    target: Target,
    standing: Standing,
}

impl CloseForm {
    pub fn open(cx: &Cx<'_>, target: Target) -> store::Result<Box<dyn Pane>> {
        let standing = Standing::read(cx, target)?;
        let lang = cx.words.lang();
        let mut reasons = vec![(String::new(), NOTHING.to_owned())];
        reasons.extend(cx.words.reasons().offered().map(|reason| (reason.key.clone(), reason.word(lang).to_owned())));
        let expected = standing.renewal.amount.or(standing.target());
        let fields = vec![
            Field::choice("outcome", "renewals-label-outcome", Options::of(cx.words, Outcome::ALL, Outcome::Renewed)),
            Field::past_day("closed_on", "renewals-label-closed-on", Some(cx.today())),
            Field::money("amount", "renewals-label-final", expected),
            Field::choice("churn_reason", "renewals-label-reason", Options::new(reasons, "")),
            Field::line("own_reason", "renewals-label-own-reason", "")
                .known(Known::Column(Column::ChurnReason))
                .hint("renewals-hint-reason"),
            Field::planned_day("next_start", "renewals-label-next-start", None).hint("renewals-hint-next-start"),
            Field::lines("note", "renewals-label-note", standing.renewal.note.as_deref().unwrap_or_default(), 3),
        ];
        boxed(cx, CloseForm { target, standing }, fields)
    }
}

impl Subject for CloseForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "renewals-form-close")
    }

    fn about(&self) -> &str {
        &self.standing.name
    }

    fn draft_name(&self) -> String {
        draft_of("renewal-close", self.target)
    }

    /// What stands in the form at first is an outcome already, so that it can be saved as it is.
    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.standing.account)
    }

    fn currency(&self, cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.standing.currency(cx)
    }

    /// Says how early or late the decision came.
    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        if field.name != "closed_on" {
            return None;
        }
        let on = crate::domain::when::parse_past_day(form.text("closed_on").trim(), cx.today())?;
        let told = timing(cx.words, Timing::of(on, self.standing.renewal.due_on));
        Some(format!("{} · {told}", cx.format.short_date(on)))
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let outcome: Outcome = values.word("outcome").unwrap_or(Outcome::Renewed);
        let on = values.needed_day("closed_on").unwrap_or(cx.today());
        // Words of one's own that mean a reason of the list are kept as that reason.
        let own = values.text("own_reason").map(|reason| cx.words.reasons().kept(&reason));
        let closing = Closing {
            amount: amount(values, "amount", self.standing.currency(cx)).filter(|_| outcome != Outcome::Churned),
            churn_reason: values.text("churn_reason").or(own),
            note: values.text("note"),
            next_start: values.day("next_start"),
            ..Closing::of(on, outcome)
        };
        if let Err((field, why)) = closing.settled(self.standing.target()) {
            values.fault(field, why);
        }
        Some(Op::Renewal(RenewalOp::Close(self.target, closing)))
    }
}
