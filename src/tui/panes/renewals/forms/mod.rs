//! The forms of renewals, one file each.

pub(super) mod add;
pub(super) mod change;
pub(super) mod close;

use crate::domain::renewal::Target;
use crate::domain::{AccountId, Contract, Currency, Invalid, Money, Renewal};
use crate::review::renewals::base_currency;
use crate::store;
use crate::tui::form::Values;
use crate::tui::pane::Cx;
use crate::tui::panes::forms::{account_name, boxed, needed};

/// An end as it stands now.
struct Standing {
    account: AccountId,
    renewal: Renewal,
    contract: Option<Contract>,
    name: String,
}

impl Standing {
    fn read(cx: &Cx<'_>, target: Target) -> store::Result<Standing> {
        let (renewal, contract) = match target {
            Target::Row(id) => {
                let renewal = needed::<Renewal>(cx, id)?;
                let contract = renewal.contract.map(|id| store::get::<Contract>(cx.book.connection(), id)).transpose()?.flatten();
                (renewal, contract.map(|row| row.fields))
            }
            Target::End(id, due_on) => {
                let contract = needed::<Contract>(cx, id)?;
                (Renewal { contract: Some(id), ..Renewal::due(contract.account, due_on) }, Some(contract))
            }
        };
        let name = account_name(cx, renewal.account)?;
        Ok(Standing { account: renewal.account, renewal, contract, name })
    }

    /// What is up for renewal.
    fn target(&self) -> Option<Money> {
        self.contract.as_ref().and_then(|contract| contract.arr).or(self.renewal.amount)
    }

    fn currency(&self, cx: &Cx<'_>) -> Currency {
        self.target().map_or_else(|| base_currency(cx.book.connection(), cx.words.home()), |target| target.currency)
    }
}

/// Names the draft of a target.
fn draft_of(form: &str, target: Target) -> String {
    match target {
        Target::Row(id) => format!("form-{form}-{id}"),
        Target::End(id, _) => format!("form-{form}-of-{id}"),
    }
}

/// Reads an amount that must not be below zero.
fn amount(values: &mut Values<'_>, name: &'static str, currency: Currency) -> Option<Money> {
    let money = values.money(name, currency)?;
    if money.minor < 0 {
        values.fault(name, Invalid::Negative(money.as_typed()));
    }
    Some(money)
}

/// Reads a chance in percent.
fn chance(values: &mut Values<'_>, name: &'static str) -> Option<f64> {
    let percent = values.decimal(name)?;
    if !(0.0..=100.0).contains(&percent) {
        values.fault(name, Invalid::OutOfRange { value: percent.to_string(), min: "0".into(), max: "100".into() });
    }
    Some(percent / 100.0)
}
