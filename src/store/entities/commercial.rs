//! Contracts and renewals.

use crate::domain::{Contract, ContractId, Renewal, RenewalId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, money, text, word};
use rusqlite::types::Value;

impl Entity for Contract {
    type Id = ContractId;
    const TABLE: &'static str = "contract";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "external_id",
        "product",
        "plan",
        "seats",
        "arr_minor",
        "currency",
        "start_on",
        "end_on",
        "term_months",
        "auto_renew",
        "notice_days",
        "notice_given_on",
        "billing",
    ];

    fn values(&self) -> Vec<Value> {
        let [arr_minor, currency] = money(self.arr);
        vec![
            self.account.into(),
            text(&self.external_id),
            text(&self.product),
            text(&self.plan),
            self.seats.into(),
            arr_minor,
            currency,
            day(self.start_on),
            day(self.end_on),
            self.term_months.into(),
            self.auto_renew.into(),
            self.notice_days.into(),
            day(self.notice_given_on),
            word(self.billing),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Contract {
            account: cells.take()?,
            external_id: cells.take()?,
            product: cells.take()?,
            plan: cells.take()?,
            seats: cells.take()?,
            arr: cells.money()?,
            start_on: cells.day()?,
            end_on: cells.day()?,
            term_months: cells.take()?,
            auto_renew: cells.take()?,
            notice_days: cells.take()?,
            notice_given_on: cells.day()?,
            billing: cells.take()?,
        })
    }
}

impl Entity for Renewal {
    type Id = RenewalId;
    const TABLE: &'static str = "renewal";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contract_id",
        "external_id",
        "due_on",
        "forecast",
        "probability",
        "risk",
        "amount_minor",
        "currency",
        "closed_on",
        "outcome",
        "final_minor",
        "final_currency",
        "churn_reason",
        "next_contract_id",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        let [amount_minor, currency] = money(self.amount);
        let [final_minor, final_currency] = money(self.final_arr);
        vec![
            self.account.into(),
            word(self.contract),
            text(&self.external_id),
            day(Some(self.due_on)),
            word(self.forecast),
            self.probability.into(),
            text(&self.risk),
            amount_minor,
            currency,
            day(self.closed_on),
            word(self.outcome),
            final_minor,
            final_currency,
            text(&self.churn_reason),
            word(self.next_contract),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Renewal {
            account: cells.take()?,
            contract: cells.take()?,
            external_id: cells.take()?,
            due_on: cells.needed_day()?,
            forecast: cells.take()?,
            probability: cells.take()?,
            risk: cells.take()?,
            amount: cells.money()?,
            closed_on: cells.day()?,
            outcome: cells.take()?,
            final_arr: cells.money()?,
            churn_reason: cells.take()?,
            next_contract: cells.take()?,
            note: cells.take()?,
        })
    }
}
