//! How an opportunity was won, with the contract it becomes, and how it was lost.

use super::{Standing, amount, boxed, of_all};
use crate::domain::expansion::win::{Winning, running, won_contract};
use crate::domain::{AccountId, Currency, ExpansionId, ExpansionKind};
use crate::ops::{ExpansionOp, Losing, Op};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct WinForm {
    standing: Standing,
    about: String,
}

impl WinForm {
    pub fn open(cx: &Cx<'_>, id: ExpansionId) -> store::Result<Box<dyn Pane>> {
        let standing = Standing::read(cx, id)?;
        let row = &standing.row;
        let is_upsell = row.kind == ExpansionKind::Upsell;
        let months = if is_upsell { "expansions-hint-months-upsell" } else { "expansions-hint-months-cross-sell" };
        let fields = vec![
            Field::money("amount", "expansions-label-amount", row.amount).hint("expansions-hint-won-amount"),
            Field::past_day("won_on", "expansions-label-won-on", Some(cx.today())),
            Field::planned_day("start_on", "expansions-label-start", None).hint("expansions-hint-start"),
            Field::number("months", "expansions-label-months", None).hint(months),
            Field::optional("product", "expansions-label-product", &product(&standing, cx)).known(Known::Column(Column::Product)),
            Field::number("seats", "expansions-label-seats", None),
            Field::lines("note", "expansions-label-note", row.note.as_deref().unwrap_or_default(), 3),
        ];
        let about = format!("{} · {}", standing.name, row.title);
        boxed(cx, WinForm { standing, about }, fields)
    }
}

/// What the contract is of: the product of the opportunity, of an upsell else that of the contract beside it.
fn product(standing: &Standing, cx: &Cx<'_>) -> Option<String> {
    let row = &standing.row;
    let winning = Winning::of(cx.today());
    let running = || running(row, &winning, &standing.contracts, &standing.rates).ok().flatten();
    let beside = || running().and_then(|contract| contract.product.clone());
    row.product.clone().or_else(|| beside().filter(|_| row.kind == ExpansionKind::Upsell))
}

impl Subject for WinForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "expansions-form-win")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-expansion-win-{}", self.standing.id)
    }

    /// What stands in the form at first is a win already, so that it can be saved as it is.
    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.standing.row.account)
    }

    fn currency(&self, _cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.standing.currency
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let winning = Winning {
            amount: amount(values, "amount", self.standing.currency),
            start_on: values.day("start_on"),
            months: values.whole("months").filter(|months| *months > 0),
            product: values.text("product"),
            seats: values.whole("seats"),
            note: Some(values.text("note")),
            ..Winning::of(values.needed_day("won_on").unwrap_or(cx.today()))
        };
        let Standing { row, contracts, rates, .. } = &self.standing;
        let beside = running(row, &winning, contracts, rates);
        match beside.and_then(|beside| won_contract(row, &winning, beside.map(|contract| &contract.fields))) {
            Ok(contract) => values.check(&contract),
            Err((field, why)) => values.fault(field, why),
        }
        Some(Op::Expansion(ExpansionOp::Win(self.standing.id, winning)))
    }
}

pub struct LoseForm {
    ids: Vec<ExpansionId>,
    first: Standing,
    about: String,
}

impl LoseForm {
    pub fn open(cx: &Cx<'_>, ids: Vec<ExpansionId>) -> store::Result<Box<dyn Pane>> {
        let first = Standing::read(cx, ids.first().copied().unwrap_or(ExpansionId(0)))?;
        let is_one = ids.len() == 1;
        let fields = vec![
            Field::past_day("lost_on", "expansions-label-lost-on", Some(cx.today())),
            // It is added to the note, which stays.
            Field::lines("reason", "expansions-label-reason", "", 3),
        ];
        let one = format!("{} · {}", first.name, first.row.title);
        let about = if is_one { one } else { say!(cx.words, "expansions-count", n = ids.len()) };
        boxed(cx, LoseForm { ids, first, about }, fields)
    }
}

impl Subject for LoseForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "expansions-form-lose")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.ids.as_slice() {
            [one] => format!("form-expansion-lose-{one}"),
            several => format!("form-expansions-lose-{}", of_all(several)),
        }
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        (self.ids.len() == 1).then_some(self.first.row.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let losing = Losing { on: values.needed_day("lost_on")?, reason: values.text("reason") };
        Some(Op::Expansion(ExpansionOp::Lose(self.ids.clone(), losing)))
    }
}
