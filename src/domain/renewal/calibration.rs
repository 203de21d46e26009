//! How good one's forecasts were: what stood 90, 60 and 30 days before a renewal was due, against what came of it.

use super::change::Made;
use super::{Forecast, ForecastMade, Outcome, Renewal};
use crate::domain::{Moment, RenewalId, Row, Zone};
use chrono::{Days, NaiveDate};

/// How many days before the due day forecasts are frozen.
pub const FROZEN_AT: [u32; 3] = [90, 60, 30];
/// Fewer renewals than this tell little.
pub const FEW: usize = 10;

/// How the forecasts that stood so many days before did.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    pub days_before: u32,
    /// Closed renewals with a forecast by then.
    pub n: usize,
    /// Closed renewals without one.
    pub without: usize,
    /// Renewals that were decided by then, so that nothing was left to forecast.
    pub decided_before: usize,
    pub renewed: usize,
    /// The mean squared distance of chance and outcome: 0 is perfect, 0.25 is what saying 50 % each time comes to; `None` of none.
    pub brier: Option<f64>,
    /// What saying the share that did renew each time would have come to.
    pub reference: Option<f64>,
    /// One for each category that was forecast, in their order.
    pub categories: Vec<CategoryCalibration>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CategoryCalibration {
    pub forecast: Option<Forecast>,
    pub n: usize,
    pub renewed: usize,
    /// The mean of the chances given.
    pub forecast_mean: f64,
    /// The share that renewed.
    pub actual: f64,
    /// The mean given less the share that came: above 0, too hopeful.
    pub bias: f64,
    /// The rows, with the chance given.
    pub renewals: Vec<(RenewalId, f64, bool)>,
}

impl Calibration {
    pub fn is_few(&self) -> bool {
        self.n < FEW
    }
}

impl CategoryCalibration {
    pub fn is_few(&self) -> bool {
        self.n < FEW
    }
}

/// Returns the forecast that stood so many days before a renewal was due: the last one made by the end of that day.
pub fn frozen<'a>(made: &'a [ForecastMade], due_on: NaiveDate, days_before: u32, zone: &Zone) -> Option<&'a ForecastMade> {
    let day = due_on.checked_sub_days(Days::new(u64::from(days_before)))?;
    made.iter().rev().find(|made| Moment::from(made.at).is_by(day, zone))
}

/// Compares what stood so many days before with what came, over all renewals that are closed.
pub fn calibration(renewals: &[Row<RenewalId, Renewal>], made: &Made, days_before: u32, zone: &Zone) -> Calibration {
    let (mut without, mut decided_before, mut told) = (0, 0, Vec::new());
    for row in renewals {
        let Some(outcome) = row.outcome else { continue };
        if row.closed_on.is_some_and(|on| (row.due_on - on).num_days() >= i64::from(days_before)) {
            decided_before += 1;
            continue;
        }
        let stood = made.get(&row.id).and_then(|made| frozen(made, row.due_on, days_before, zone));
        let chance = stood.and_then(|stood| stood.probability.or(stood.forecast.map(Forecast::usual_probability)));
        match (stood, chance) {
            (Some(stood), Some(chance)) => told.push((stood.forecast, row.id, chance, outcome != Outcome::Churned)),
            _ => without += 1,
        }
    }
    let renewed = told.iter().filter(|(.., came)| *came).count();
    let actual = share(renewed, told.len());
    let square = |(_, _, chance, came): &(Option<Forecast>, RenewalId, f64, bool)| (chance - outcome_value(*came)).powi(2);
    Calibration {
        days_before,
        n: told.len(),
        without,
        decided_before,
        renewed,
        brier: (!told.is_empty()).then(|| told.iter().map(square).sum::<f64>() / told.len() as f64),
        reference: actual.map(|actual| actual * (1.0 - actual)),
        categories: categories(&told),
    }
}

fn categories(told: &[(Option<Forecast>, RenewalId, f64, bool)]) -> Vec<CategoryCalibration> {
    let of = |forecast: Option<Forecast>| {
        let own = told.iter().filter(move |(category, ..)| *category == forecast);
        let renewals: Vec<(RenewalId, f64, bool)> = own.map(|(_, id, chance, came)| (*id, *chance, *came)).collect();
        let renewed = renewals.iter().filter(|(.., came)| *came).count();
        let actual = share(renewed, renewals.len())?;
        let forecast_mean = renewals.iter().map(|(_, chance, _)| chance).sum::<f64>() / renewals.len() as f64;
        Some(CategoryCalibration { forecast, n: renewals.len(), renewed, forecast_mean, actual, bias: forecast_mean - actual, renewals })
    };
    Forecast::ALL.iter().copied().map(Some).chain([None]).filter_map(of).collect()
}

fn share(hits: usize, n: usize) -> Option<f64> {
    (n > 0).then(|| hits as f64 / n as f64)
}

fn outcome_value(came: bool) -> f64 {
    if came { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn made(renewal: i64, on: &str, forecast: Forecast, probability: Option<f64>) -> ForecastMade {
        let at = format!("{on}T12:00:00Z").parse().expect("an instant");
        let due_on = day("2026-06-30");
        ForecastMade { renewal: RenewalId(renewal), account: AccountId(1), at, due_on, forecast: Some(forecast), probability, amount: None }
    }

    fn closed(id: i64, outcome: Outcome) -> Row<RenewalId, Renewal> {
        let mut fields = Renewal::due(AccountId(1), day("2026-06-30"));
        fields.outcome = Some(outcome);
        Row { id: RenewalId(id), fields }
    }

    #[test]
    fn frozen_is_what_stood_at_the_end_of_the_day() {
        let history = [
            made(1, "2026-04-01", Forecast::Likely, None),
            made(1, "2026-05-01", Forecast::Open, None),
            made(1, "2026-05-02", Forecast::Lost, None),
        ];
        let at = |days| frozen(&history, day("2026-06-30"), days, &Zone::utc()).and_then(|made| made.forecast);
        assert_eq!((at(90), at(60), at(30)), (Some(Forecast::Likely), Some(Forecast::Open), Some(Forecast::Lost)));
        assert_eq!(at(91), None);
    }

    #[test]
    fn brier_and_bias_are_those_of_the_frozen_forecasts() {
        let rows = [closed(1, Outcome::Renewed), closed(2, Outcome::Churned), closed(3, Outcome::Downsell), closed(4, Outcome::Churned), {
            let mut open = closed(5, Outcome::Renewed);
            open.fields.outcome = None;
            open
        }];
        let made = Made::from([
            (RenewalId(1), vec![made(1, "2026-03-01", Forecast::Commit, None)]),
            (RenewalId(2), vec![made(2, "2026-03-01", Forecast::Commit, Some(0.8)), made(2, "2026-06-01", Forecast::Lost, None)]),
            (RenewalId(3), vec![made(3, "2026-03-01", Forecast::AtRisk, None)]),
        ]);
        let found = calibration(&rows, &made, 30, &Zone::utc());
        assert_eq!((found.n, found.without, found.renewed), (3, 1, 2));
        let expected = (0.05_f64.powi(2) + 0.8_f64.powi(2) + 0.75_f64.powi(2)) / 3.0;
        assert!((found.brier.expect("three") - expected).abs() < 1e-12);
        assert!((found.reference.expect("three") - 2.0 / 9.0).abs() < 1e-12 && found.is_few());
        let told: Vec<_> = found.categories.iter().map(|one| (one.forecast, one.n, one.renewed)).collect();
        assert_eq!(told, [(Some(Forecast::Commit), 2, 1), (Some(Forecast::AtRisk), 1, 1)]);
        assert!((found.categories[0].bias - (0.875 - 0.5)).abs() < 1e-12, "too hopeful");
        let mut early = rows.clone();
        early[1].fields.closed_on = Some(day("2026-05-31"));
        let found = calibration(&early, &made, 30, &Zone::utc());
        assert_eq!((found.n, found.decided_before), (2, 1), "decided by then, there was nothing left to forecast");
        let none = calibration(&rows, &Made::new(), 30, &Zone::utc());
        assert_eq!((none.n, none.brier, none.without), (0, None, 4));
    }
}
