//! The coming renewal, and the forecast that stood on the day.

use crate::domain::renewal::{Coming, coming};
use crate::domain::{Contract, ContractId, ForecastMade, Moment, Renewal, RenewalId, Row};
use crate::review::known::AsKnown;
use crate::store::Result;

/// What comes next, from where it is known.
#[derive(Clone, Debug)]
pub struct Due {
    pub coming: Coming,
    pub contract: Option<Row<ContractId, Contract>>,
    /// With the forecast, amount and day that stood on the day.
    pub renewal: Option<Row<RenewalId, Renewal>>,
}

/// Finds the next renewal among the contracts and renewals that were known; one that was closed later is open.
pub(super) fn due(known: AsKnown<'_>, contracts: &[Row<ContractId, Contract>]) -> Result<Option<Due>> {
    let forecasts: Vec<ForecastMade> = known.rows::<ForecastMade>()?.into_iter().map(|row| row.fields).collect();
    let mut renewals = known.rows::<Renewal>()?;
    for renewal in &mut renewals {
        if renewal.closed_on.is_some_and(|on| on > known.day) {
            (renewal.fields.closed_on, renewal.fields.outcome, renewal.fields.final_arr) = (None, None, None);
            renewal.fields.churn_reason = None;
        }
        let made = forecasts.iter().filter(|made| made.renewal == renewal.id && known.has_come(Moment::At(made.at)));
        if let Some(made) = made.max_by_key(|made| made.at) {
            renewal.fields.due_on = made.due_on;
            (renewal.fields.forecast, renewal.fields.probability) = (made.forecast, made.probability);
            renewal.fields.amount = made.amount;
        }
    }
    let Some(coming) = coming(contracts, &renewals, known.day) else { return Ok(None) };
    let ending = || contracts.iter().filter(|contract| contract.is_active(known.day) && contract.end_on == Some(coming.due_on));
    // A renewal that names no contract is that of the one which ends on its day, where only one does.
    let only = || if ending().count() == 1 { ending().next() } else { None };
    let named = contracts.iter().find(|contract| Some(contract.id) == coming.contract);
    let contract = named.or_else(only).cloned();
    let renewal = renewals.into_iter().find(|renewal| Some(renewal.id) == coming.renewal);
    Ok(Some(Due { coming, contract, renewal }))
}
