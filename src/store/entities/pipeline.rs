//! The pipeline: forecasts as they were made, and expansions.

use crate::domain::{Expansion, ExpansionId, ForecastId, ForecastMade};
use crate::store::Entity;
use crate::store::cells::{Cells, day, instant, money, text, word};
use rusqlite::types::Value;

impl Entity for ForecastMade {
    type Id = ForecastId;
    const TABLE: &'static str = "renewal_forecast";
    const COLUMNS: &'static [&'static str] =
        &["renewal_id", "account_id", "at", "due_on", "forecast", "probability", "amount_minor", "currency"];

    fn values(&self) -> Vec<Value> {
        let [amount_minor, currency] = money(self.amount);
        vec![
            self.renewal.into(),
            self.account.into(),
            instant(Some(self.at)),
            day(Some(self.due_on)),
            word(self.forecast),
            self.probability.into(),
            amount_minor,
            currency,
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(ForecastMade {
            renewal: cells.take()?,
            account: cells.take()?,
            at: cells.needed_instant()?,
            due_on: cells.needed_day()?,
            forecast: cells.take()?,
            probability: cells.take()?,
            amount: cells.money()?,
        })
    }
}

impl Entity for Expansion {
    type Id = ExpansionId;
    const TABLE: &'static str = "expansion";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "kind",
        "title",
        "product",
        "stage",
        "amount_minor",
        "currency",
        "probability",
        "source",
        "expected_on",
        "closed_on",
        "contract_id",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        let [amount_minor, currency] = money(self.amount);
        vec![
            self.account.into(),
            self.kind.into(),
            self.title.clone().into(),
            text(&self.product),
            self.stage.into(),
            amount_minor,
            currency,
            self.probability.into(),
            word(self.source),
            day(self.expected_on),
            day(self.closed_on),
            word(self.contract),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Expansion {
            account: cells.take()?,
            kind: cells.take()?,
            title: cells.take()?,
            product: cells.take()?,
            stage: cells.take()?,
            amount: cells.money()?,
            probability: cells.take()?,
            source: cells.take()?,
            expected_on: cells.day()?,
            closed_on: cells.day()?,
            contract: cells.take()?,
            note: cells.take()?,
        })
    }
}
