//! What was forecast of renewals as they came nearer, and what stands against them; the last forecast is the one that stands.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use crate::domain::{Forecast, ForecastId, ForecastMade, Renewal, RenewalId, Row};
use chrono::Days;

/// How many days before it is due somebody looks at a renewal and says how it will go.
const LOOKS: [i64; 4] = [150, 95, 63, 40];
/// Renewals due longer ago have no forecasts: nobody wrote them down then.
const REMEMBERED: i64 = 400;

impl Draft<'_> {
    pub(super) fn write_forecasts(&mut self) {
        let mut draw = self.draw(Topic::Forecasts);
        for place in 0..self.history.renewals.len() {
            let row = self.history.renewals[place].clone();
            // What nobody forecasts now was forecast by nobody before.
            let is_far = row.outcome.is_none() && row.forecast.is_none();
            if is_far || self.calendar.days_ago(row.due_on) > REMEMBERED {
                continue;
            }
            self.look_at(&row, &mut draw);
            if row.outcome.is_none() {
                self.settle(place, &mut draw);
            }
        }
    }

    fn look_at(&mut self, row: &Row<RenewalId, Renewal>, draw: &mut Draw) {
        let mut last = None;
        for before in LOOKS {
            let Some(day) = row.due_on.checked_sub_days(Days::new(before.unsigned_abs())) else { continue };
            let ago = self.calendar.days_ago(day) + draw.whole(0..=2);
            let is_over = row.closed_on.is_some_and(|closed| self.calendar.days_ago(closed) >= ago);
            // A few weeks before today nothing was said that does not stand still: what did change comes in `settle`.
            let is_near = row.outcome.is_none() && ago < 12;
            if ago < 1 || is_over || is_near || self.calendar.workday(ago) < self.began_on {
                continue;
            }
            let mood = self.profile.mood.at(ago) + draw.between(-0.15, 0.15);
            let forecast = category(mood);
            if last != Some(forecast) {
                self.add_forecast(row, ago, forecast, draw);
                last = Some(forecast);
            }
        }
    }

    /// Brings the last forecast of an open renewal to the one that stands, some days ago, and says what stands against it.
    fn settle(&mut self, place: usize, draw: &mut Draw) {
        let row = self.history.renewals[place].clone();
        let Some(forecast) = row.forecast else { return };
        let made = self.history.forecasts.iter().rev().find(|made| made.renewal == row.id).and_then(|made| made.forecast);
        if made != Some(forecast) {
            let ago = if made.is_some() { draw.whole(1..=4) } else { draw.whole(1..=11) };
            let since = self.calendar.days_ago(self.began_on).max(1);
            self.add_forecast(&row, ago.min(since), forecast, draw);
        }
        if matches!(forecast, Forecast::AtRisk | Forecast::Open | Forecast::Lost) && draw.chance(0.8) {
            let risk = self.fill(draw.pick(&self.words.renewals.risks), 0, draw);
            self.history.renewals[place].fields.risk = Some(risk);
        }
    }

    fn add_forecast(&mut self, row: &Row<RenewalId, Renewal>, ago: i64, forecast: Forecast, draw: &mut Draw) {
        let moment = self.calendar.at(self.calendar.workday(ago), draw.whole(9 * 60..=17 * 60));
        let crate::domain::Moment::At(at) = moment else { return };
        let id = ForecastId(self.id_at(moment));
        let made = ForecastMade {
            renewal: row.id,
            account: self.account(),
            at,
            due_on: row.due_on,
            forecast: Some(forecast),
            probability: None,
            amount: row.amount,
        };
        self.history.forecasts.push(Row { id, fields: made });
    }
}

/// What a mood lets one expect.
pub(super) fn category(mood: f64) -> Forecast {
    match mood {
        0.8.. => Forecast::Commit,
        0.65..0.8 => Forecast::Likely,
        0.45..0.65 => Forecast::Open,
        _ => Forecast::AtRisk,
    }
}
