//! A new opportunity, and what is changed of one or of several at once.

use super::{Standing, account_name, amount, boxed, likelihood, of_all, usual_currency};
use crate::domain::{AccountId, Currency, Expansion, ExpansionId, ExpansionKind, ExpansionSource, ExpansionStage, Invalid, number};
use crate::ops::{ExpansionChange, ExpansionOp, Op};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

/// The fields of an opportunity that is open; of several at once, empty and without the title.
fn fields(cx: &Cx<'_>, shown: Option<&Expansion>) -> Vec<Field> {
    let percent = shown.and_then(|row| row.probability).map(|chance| number::typed(chance * 100.0)).unwrap_or_default();
    let kind = shown.map(|row| row.kind);
    let stage = shown.map(|row| row.stage);
    let kinds = kind
        .map_or_else(|| Options::of_optional(cx.words, ExpansionKind::ALL, None), |kind| Options::of(cx.words, ExpansionKind::ALL, kind));
    let stages = stage.map_or_else(
        || Options::of_optional(cx.words, &ExpansionStage::OPEN, None),
        |stage| Options::of(cx.words, &ExpansionStage::OPEN, stage),
    );
    let title = shown.map(|row| Field::line("title", "expansions-label-title", &row.title).hint("form-hint-needed"));
    let source = shown.and_then(|row| row.source);
    let rest = vec![
        Field::choice("kind", "expansions-label-kind", kinds),
        Field::optional("product", "expansions-label-product", &shown.and_then(|row| row.product.clone()))
            .known(Known::Column(Column::Product)),
        Field::choice("stage", "expansions-label-stage", stages),
        Field::money("amount", "expansions-label-amount", shown.and_then(|row| row.amount)).hint("expansions-hint-amount"),
        Field::line("likelihood", "expansions-label-likelihood", percent).hint("expansions-hint-likelihood"),
        Field::choice("source", "expansions-label-source", Options::of_optional(cx.words, ExpansionSource::ALL, source)),
        Field::planned_day("expected_on", "expansions-label-expected", shown.and_then(|row| row.expected_on)),
        Field::lines("note", "expansions-label-note", shown.and_then(|row| row.note.as_deref()).unwrap_or_default(), 3),
    ];
    title.into_iter().chain(rest).collect()
}

/// The fields of one that is decided: how it went stays.
fn fields_of_decided(row: &Expansion) -> Vec<Field> {
    vec![
        Field::line("title", "expansions-label-title", &row.title).hint("form-hint-needed"),
        Field::optional("product", "expansions-label-product", &row.product).known(Known::Column(Column::Product)),
        Field::lines("note", "expansions-label-note", row.note.as_deref().unwrap_or_default(), 3),
    ]
}

pub struct AddForm {
    begun: Expansion,
    currency: Currency,
    about: String,
}

impl AddForm {
    /// Opens the form of a new opportunity, blank or as the rule proposes it.
    pub fn open(cx: &Cx<'_>, account: AccountId, begun: Option<Expansion>) -> store::Result<Box<dyn Pane>> {
        let begun = begun.unwrap_or_else(|| Expansion::titled(account, ExpansionKind::Upsell, ""));
        let currency = match begun.amount {
            Some(amount) => amount.currency,
            None => usual_currency(cx, account)?,
        };
        let fields = fields(cx, Some(&begun));
        let about = account_name(cx, account)?;
        boxed(cx, AddForm { begun, currency, about }, fields)
    }
}

impl Subject for AddForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "expansions-form-add")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-expansion-new-{}-{}", self.begun.account, self.begun.kind)
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.begun.account)
    }

    fn currency(&self, _cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.currency
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let kind = values.word("kind").unwrap_or(self.begun.kind);
        let row = Expansion {
            product: values.text("product"),
            stage: values.word("stage").unwrap_or(self.begun.stage),
            amount: amount(values, "amount", self.currency),
            probability: likelihood(values, "likelihood"),
            source: values.word("source"),
            expected_on: values.day("expected_on"),
            note: values.text("note"),
            ..Expansion::titled(self.begun.account, kind, values.text("title").unwrap_or_default())
        };
        values.check(&row);
        Some(Op::Expansion(ExpansionOp::Add(row)))
    }
}

pub struct EditForm {
    ids: Vec<ExpansionId>,
    first: Standing,
    about: String,
}

impl EditForm {
    pub fn open(cx: &Cx<'_>, ids: Vec<ExpansionId>) -> store::Result<Box<dyn Pane>> {
        let first = Standing::read(cx, ids.first().copied().unwrap_or(ExpansionId(0)))?;
        let is_one = ids.len() == 1;
        let about = if is_one { first.name.clone() } else { say!(cx.words, "expansions-several", n = ids.len()) };
        let fields = match is_one {
            true if !first.row.is_open() => fields_of_decided(&first.row),
            true => fields(cx, Some(&first.row)),
            false => fields(cx, None),
        };
        boxed(cx, EditForm { ids, first, about }, fields)
    }
}

impl Subject for EditForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "expansions-form-edit")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.ids.as_slice() {
            [one] => format!("form-expansion-{one}"),
            several => format!("form-expansions-{}", of_all(several)),
        }
    }

    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        (self.ids.len() == 1).then_some(self.first.row.account)
    }

    fn currency(&self, _cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.first.currency
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        // Of several only what was typed is changed; of one, an emptied field takes its value away.
        let is_said = |values: &Values<'_>, name: &str| values.form().is_changed(name);
        let title = is_said(values, "title").then(|| values.text("title").unwrap_or_default());
        if title.as_ref().is_some_and(String::is_empty) {
            values.fault("title", Invalid::Empty);
        }
        let change = ExpansionChange {
            kind: is_said(values, "kind").then(|| values.word("kind")).flatten(),
            title,
            product: is_said(values, "product").then(|| values.text("product")),
            stage: is_said(values, "stage").then(|| values.word("stage")).flatten(),
            amount: is_said(values, "amount").then(|| amount(values, "amount", self.first.currency)),
            probability: is_said(values, "likelihood").then(|| likelihood(values, "likelihood")),
            source: is_said(values, "source").then(|| values.word("source")),
            expected_on: is_said(values, "expected_on").then(|| values.day("expected_on")),
            note: is_said(values, "note").then(|| values.text("note")),
        };
        Some(Op::Expansion(ExpansionOp::Set(self.ids.clone(), change)))
    }
}
