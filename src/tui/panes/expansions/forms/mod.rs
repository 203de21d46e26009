//! The forms of opportunities, one file each.

pub(super) mod decide;
pub(super) mod edit;

use crate::domain::{AccountId, Contract, ContractId, Currency, Expansion, ExpansionId, Invalid, Money, Row};
use crate::review::renewals::base_currency;
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
    name: String,
}

impl Standing {
    fn read(cx: &Cx<'_>, id: ExpansionId) -> store::Result<Standing> {
        let row = needed::<Expansion>(cx, id)?;
        let contracts = store::by_account::<Contract>(cx.book.connection(), row.account)?;
        let name = account_name(cx, row.account)?;
        Ok(Standing { id, contracts, name, row })
    }

    fn currency(&self, cx: &Cx<'_>) -> Currency {
        let own = self.row.amount.or_else(|| self.contracts.iter().rev().find_map(|contract| contract.arr));
        own.map_or_else(|| usual_currency(cx), |money| money.currency)
    }
}

fn usual_currency(cx: &Cx<'_>) -> Currency {
    base_currency(cx.book.connection(), cx.words.lang())
}

/// Returns the currency of an account's contracts, else that of the book.
fn currency_of(cx: &Cx<'_>, account: AccountId) -> store::Result<Currency> {
    let contracts = store::by_account::<Contract>(cx.book.connection(), account)?;
    let own = contracts.iter().rev().find_map(|contract| contract.arr);
    Ok(own.map_or_else(|| usual_currency(cx), |money| money.currency))
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
