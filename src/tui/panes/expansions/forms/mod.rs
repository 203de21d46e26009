//! The forms of opportunities, one file each.

pub(super) mod decide;
pub(super) mod edit;

use crate::domain::{AccountId, Contract, ContractId, Currency, Expansion, ExpansionId, Invalid, Money, Rates, Row};
use crate::review::currency::currency_of;
use crate::store;
use crate::tui::form::Values;
use crate::tui::pane::Cx;
use crate::tui::panes::forms::{account_name, boxed, needed};

/// An opportunity as it stands now, and whose it is.
struct Standing {
    id: ExpansionId,
    row: Expansion,
    /// All of the account, whether they run or not.
    contracts: Vec<Row<ContractId, Contract>>,
    rates: Rates,
    name: String,
    currency: Currency,
}

impl Standing {
    fn read(cx: &Cx<'_>, id: ExpansionId) -> store::Result<Standing> {
        let row = needed::<Expansion>(cx, id)?;
        let contracts = store::by_account::<Contract>(cx.book.connection(), row.account)?;
        let name = account_name(cx, row.account)?;
        let currency = match row.amount {
            Some(amount) => amount.currency,
            None => usual_currency(cx, row.account)?,
        };
        let rates = store::kpi::own_rates(cx.book.connection())?;
        Ok(Standing { id, contracts, rates, name, currency, row })
    }
}

/// Returns the currency of an amount that states none.
fn usual_currency(cx: &Cx<'_>, account: AccountId) -> store::Result<Currency> {
    currency_of(cx.book.connection(), account, cx.today(), cx.words.home())
}

/// Names several opportunities, whatever their order: what was typed about some is not offered for others.
fn of_all(ids: &[ExpansionId]) -> String {
    let mut ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join("-")
}

/// Reads an amount that must not be below zero.
fn amount(values: &mut Values<'_>, name: &'static str, currency: Currency) -> Option<Money> {
    let money = values.money(name, currency)?;
    if money.minor < 0 {
        values.fault(name, Invalid::Negative(money.as_typed()));
    }
    Some(money)
}

/// Reads a likelihood in percent.
fn likelihood(values: &mut Values<'_>, name: &'static str) -> Option<f64> {
    let percent = values.decimal(name)?;
    if !(0.0..=100.0).contains(&percent) {
        values.fault(name, Invalid::OutOfRange { value: percent.to_string(), min: "0".into(), max: "100".into() });
    }
    Some(percent / 100.0)
}
