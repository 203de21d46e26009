//! The form of a contract.

use super::{boxed, draft_name, needed, title};
use crate::domain::{Account, AccountId, Billing, Contract, ContractId, Currency, EntityKind};
use crate::ops::Op;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values, usual_currency};
use crate::tui::pane::{Cx, Pane};

const YES: &str = "yes";
const NO: &str = "no";

pub struct ContractForm {
    id: Option<ContractId>,
    contract: Contract,
    about: String,
    /// Of an amount without one.
    currency: Currency,
}

impl ContractForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<ContractId>) -> store::Result<Box<dyn Pane>> {
        let contract = id.map(|id| needed::<Contract>(cx, id)).transpose()?.unwrap_or_else(|| Contract::of(account));
        let account = needed::<Account>(cx, contract.account)?;
        let own = contract.arr.or(account.arr).map(|arr| arr.currency);
        let currency = account.currency.or(own).unwrap_or_else(|| usual_currency(cx));
        let fields = fields(cx, &contract);
        boxed(cx, ContractForm { id, contract, about: account.name, currency }, fields)
    }
}

fn fields(cx: &Cx<'_>, contract: &Contract) -> Vec<Field> {
    vec![
        Field::optional("product", "label-product", &contract.product).known(Known::Column(Column::Product)),
        Field::optional("plan", "label-plan", &contract.plan).known(Known::Column(Column::Plan)),
        Field::number("seats", "label-seats", contract.seats),
        Field::money("arr", "label-arr", contract.arr),
        Field::past_day("start_on", "label-start-on", contract.start_on),
        Field::planned_day("end_on", "label-end-on", contract.end_on),
        Field::number("term_months", "label-term-months", contract.term_months).unit("form-hint-months"),
        Field::choice("auto_renew", "label-auto-renew", yes_or_no(cx, contract.auto_renew)),
        Field::number("notice_days", "label-notice-days", contract.notice_days).unit("form-hint-notice-days"),
        Field::past_day("notice_given_on", "label-notice-given-on", contract.notice_given_on),
        Field::choice("billing", "label-billing", Options::of_optional(cx.words, Billing::ALL, contract.billing)),
    ]
}

fn yes_or_no(cx: &Cx<'_>, value: Option<bool>) -> Options {
    let nothing = crate::i18n::format::NOTHING.to_owned();
    let rows = vec![(String::new(), nothing), (YES.to_owned(), cx.words.get("confirm-yes")), (NO.to_owned(), cx.words.get("confirm-no"))];
    Options::new(rows, value.map_or("", |value| if value { YES } else { NO }))
}

impl Subject for ContractForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Contract, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("contract", self.id.map(|id| id.0), Some(self.contract.account))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.contract.account)
    }

    fn currency(&self, _cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.currency
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let contract = Contract {
            account: self.contract.account,
            external_id: self.contract.external_id.clone(),
            product: values.text("product"),
            plan: values.text("plan"),
            seats: values.whole("seats"),
            arr: values.money("arr", self.currency),
            start_on: values.day("start_on"),
            end_on: values.day("end_on"),
            term_months: values.whole("term_months"),
            auto_renew: values.text("auto_renew").map(|spelled| spelled == YES),
            notice_days: values.whole("notice_days"),
            notice_given_on: values.day("notice_given_on"),
            billing: values.word("billing"),
        };
        values.check(&contract);
        Some(Op::SaveContract(self.id, contract))
    }
}
