//! The form of an account, its custom fields with it.

use super::{boxed, draft_name, needed, title};
use crate::domain::{Account, AccountId, Currency, EntityKind, Stage, TouchModel};
use crate::ops::Op;
use crate::store::occurring::Column;
use crate::store::{self, entities};
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values, usual_currency};
use crate::tui::pane::{Cx, Pane};

/// Stands before the name of a custom field, so that none is taken for a field of ours.
const OWN: &str = "custom.";

pub struct AccountForm {
    id: Option<AccountId>,
    account: Account,
}

impl AccountForm {
    pub fn open(cx: &Cx<'_>, id: Option<AccountId>) -> store::Result<Box<dyn Pane>> {
        let mut account = id.map(|id| needed::<Account>(cx, id)).transpose()?.unwrap_or_default();
        if let Some(id) = id {
            account.custom = entities::read_custom_fields(cx.book.connection(), id)?;
        }
        let fields = fields(cx, &account);
        boxed(cx, AccountForm { id, account }, fields)
    }
}

fn fields(cx: &Cx<'_>, account: &Account) -> Vec<Field> {
    let currency = account.currency.map(|currency| currency.to_string());
    let mut fields = vec![
        Field::line("name", "label-name", &account.name).hint("form-hint-needed"),
        Field::optional("kana", "label-kana", &account.kana).hint("form-hint-kana"),
        Field::choice("touch_model", "label-touch-model", Options::of_optional(cx.words, TouchModel::ALL, account.touch_model)),
        Field::choice("stage", "label-stage", Options::of_optional(cx.words, Stage::ALL, account.stage)),
        Field::money("arr", "label-arr", account.arr),
        Field::optional("currency", "label-currency", &currency).hint("form-hint-currency"),
        Field::number("seats", "label-seats", account.seats),
        Field::optional("segment", "label-segment", &account.segment).known(Known::Column(Column::Segment)),
        Field::optional("industry", "label-industry", &account.industry).known(Known::Column(Column::Industry)),
        Field::optional("region", "label-region", &account.region).known(Known::Column(Column::Region)),
        Field::optional("country", "label-country", &account.country).known(Known::Column(Column::Country)),
        Field::optional("domain", "label-domain", &account.domain).hint("form-hint-domain"),
        Field::optional("owner", "label-owner", &account.owner).known(Known::Column(Column::Owner)),
        Field::past_day("created_on", "label-created-on", account.created_on),
        Field::past_day("churned_on", "label-churned-on", account.churned_on),
        Field::optional("external_id", "label-external-id", &account.external_id).hint("form-hint-external-id"),
        Field::lines("note", "label-note", account.note.as_deref().unwrap_or_default(), 3),
    ];
    fields.extend(
        account
            .custom
            .iter()
            .map(|(name, value)| Field::own(format!("{OWN}{name}"), name.clone(), value).known(Known::Custom(name.clone()))),
    );
    fields
}

impl Subject for AccountForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Account, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.account.name
    }

    fn draft_name(&self) -> String {
        draft_name("account", self.id.map(|id| id.0), None)
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        self.id
    }

    /// Without a currency of the account, its amount stays in the one it had.
    fn currency(&self, cx: &Cx<'_>, form: &FormState) -> Currency {
        let had = self.account.arr.map(|arr| arr.currency);
        form.text("currency").trim().parse().ok().or(had).unwrap_or_else(|| usual_currency(cx))
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let currency = values.text("currency").and_then(|text| text.parse().map_err(|why| values.fault("currency", why)).ok());
        let account = Account {
            name: values.text("name").unwrap_or_default(),
            kana: values.text("kana"),
            touch_model: values.word("touch_model"),
            stage: values.word("stage"),
            arr: values.money("arr", self.currency(cx, values.form())),
            currency,
            seats: values.whole("seats"),
            segment: values.text("segment"),
            industry: values.text("industry"),
            region: values.text("region"),
            country: values.text("country"),
            domain: values.text("domain"),
            owner: values.text("owner"),
            created_on: values.day("created_on"),
            churned_on: values.day("churned_on"),
            external_id: values.text("external_id"),
            note: values.text("note"),
            custom: self.account.custom.keys().filter_map(|name| Some((name.clone(), values.text(&format!("{OWN}{name}"))?))).collect(),
        };
        values.check(&account);
        Some(Op::SaveAccount(self.id, account))
    }
}
