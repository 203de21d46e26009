//! Contracts one after the other since the account began, and the renewal at the end of each.

use super::calendar::Calendar;
use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::forecasts::category;
use super::profile::Profile;
use crate::domain::renewal::reason::Reasons;
use crate::domain::{Billing, Contract, ContractId, Forecast, Outcome, Renewal, RenewalId, Row};
use chrono::{Days, Months, NaiveDate};

/// Returns the first and the last day of each term, the oldest first.
fn terms(calendar: &Calendar, profile: &Profile) -> Vec<(NaiveDate, NaiveDate)> {
    let months = Months::new(profile.term_months);
    let mut next = calendar.day(-profile.renewal_in) + Days::new(1);
    if profile.churn.is_none() && profile.tenure < i64::from(profile.term_months) * 30 - profile.renewal_in.min(0) {
        let start = calendar.day(profile.tenure);
        return vec![(start, start + months - Days::new(1))];
    }
    let mut terms = Vec::new();
    while calendar.days_ago(next) < profile.tenure {
        let start = next - months;
        terms.push((start, next - Days::new(1)));
        next = start;
    }
    terms.reverse();
    terms
}

/// Returns the first day of the first contract.
pub(super) fn first_day(calendar: &Calendar, profile: &Profile) -> NaiveDate {
    terms(calendar, profile).first().map_or(calendar.day(profile.tenure), |(start, _)| *start)
}

impl Draft<'_> {
    pub(super) fn write_contracts(&mut self) {
        if self.profile.scant {
            return;
        }
        let mut draw = self.draw(Topic::Contracts);
        let terms = terms(&self.calendar, &self.profile);
        let mut arr = self.profile.arr;
        let mut next_arr = None;
        for (at, (start, end)) in terms.iter().enumerate().rev() {
            if let Some(next) = next_arr {
                arr = self.arr_before(next, self.calendar.days_ago(*end), &mut draw);
            }
            let contract = self.add_contract(at, *start, *end, arr, &mut draw);
            self.add_renewal(contract, *end, arr, next_arr, &mut draw);
            next_arr = Some(arr);
        }
        self.history.contracts.reverse();
        self.history.renewals.reverse();
        if let Some((_, end)) = terms.last() {
            self.write_addon(*end, &mut draw);
        }
    }

    /// Adds a second product to one in four of the larger, content accounts: a cross-sell that ends with the main contract.
    fn write_addon(&mut self, end: NaiveDate, draw: &mut Draw) {
        let sold = draw.whole(60..=400);
        let fits = self.profile.size > 0 && self.profile.mood.at(sold) > 0.78 && sold < self.calendar.days_ago(self.began_on);
        if self.story.is_some() || self.profile.churn.is_some() || !fits || !draw.chance(0.4) {
            return;
        }
        let start = self.calendar.workday(sold);
        let arr = self.profile.arr * draw.whole(12..=22) / 100 / 1000 * 1000;
        let id = self.add_contract(self.history.contracts.len(), start, end, arr.max(1000), draw);
        if let Some(contract) = self.history.contracts.last_mut() {
            contract.fields.product = Some(self.words.product.addon.clone());
            contract.fields.seats = None;
        }
        self.add_renewal(id, end, arr.max(1000), None, draw);
    }

    /// Returns what the account paid before a renewal, by how content it was then.
    fn arr_before(&self, arr: i64, ago: i64, draw: &mut Draw) -> i64 {
        let factor = match self.profile.mood.at(ago) {
            0.85.. => draw.between(0.82, 0.93),
            0.55..0.85 => 1.0,
            _ => draw.between(1.08, 1.2),
        };
        // Prices are round numbers: hundreds of dollars, tens of thousands of yen.
        let step = if arr > 500_000 && self.settings.lang == crate::domain::Lang::Ja { 10_000 } else { 100 };
        ((arr as f64 * factor) as i64 / step * step).max(step)
    }

    fn add_contract(&mut self, at: usize, start: NaiveDate, end: NaiveDate, arr: i64, draw: &mut Draw) -> ContractId {
        let id = ContractId(self.id_at(start.into()));
        let product = &self.words.product;
        let mut contract = Contract::of(self.account());
        contract.external_id = Some(format!("K-{:05}-{}", 10_001 + self.index_number(), at + 1));
        contract.product = Some(product.name.clone());
        contract.plan = Some(product.plans[self.profile.size].clone());
        let share = arr as f64 / self.profile.arr as f64;
        contract.seats = Some(((f64::from(self.profile.seats) * share.min(1.0)).round() as u32).max(1));
        contract.arr = Some(self.money(arr));
        contract.start_on = Some(start);
        contract.end_on = Some(end);
        contract.term_months = Some(self.profile.term_months);
        contract.auto_renew = Some(self.profile.auto_renew);
        contract.notice_days = Some(self.profile.notice_days);
        contract.billing = Some(draw.weighted(&[(Billing::Annual, 70), (Billing::Quarterly, 12), (Billing::Monthly, 18)]));
        if end >= self.calendar.today {
            contract.notice_given_on = self.profile.notice_given.map(|ago| self.calendar.workday(ago));
        }
        self.history.contracts.push(Row { id, fields: contract });
        id
    }

    fn add_renewal(&mut self, contract: ContractId, end: NaiveDate, arr: i64, next_arr: Option<i64>, draw: &mut Draw) {
        let mut renewal = Renewal::due(self.account(), end);
        renewal.contract = Some(contract);
        renewal.external_id = Some(format!("R-{:05}-{end}", 10_001 + self.index_number()));
        renewal.amount = Some(self.money(arr));
        let ago = self.calendar.days_ago(end);
        match (next_arr, self.profile.churn.clone()) {
            (Some(next), _) => self.close_renewal(&mut renewal, ago, arr, next, draw),
            (None, Some(churn)) => {
                renewal.closed_on = Some(self.calendar.workday(ago));
                renewal.forecast = Some(Forecast::Lost);
                renewal.outcome = Some(Outcome::Churned);
                renewal.final_arr = Some(self.money(0));
                renewal.churn_reason = Some(Reasons::built_in().kept(churn.reason.of(self.settings.lang)));
            }
            (None, None) => renewal.forecast = self.forecast(),
        }
        // A renewal is known from the day its term begins to close: half a year before it is due, or today.
        let known_on = end.checked_sub_days(Days::new(180)).unwrap_or(end).min(self.calendar.workday(1)).max(self.began_on);
        let id = RenewalId(self.id_at(known_on.into()));
        self.history.renewals.push(Row { id, fields: renewal });
    }

    fn close_renewal(&self, renewal: &mut Renewal, ago: i64, arr: i64, next: i64, draw: &mut Draw) {
        let words = &self.words.renewals;
        let (outcome, notes) = match next.cmp(&arr) {
            std::cmp::Ordering::Greater => (Outcome::Upsell, &words.upsell),
            std::cmp::Ordering::Equal => (Outcome::Renewed, &words.renewed),
            std::cmp::Ordering::Less => (Outcome::Downsell, &words.downsell),
        };
        renewal.forecast = Some(Forecast::Commit);
        renewal.closed_on = Some(self.calendar.workday(ago + draw.whole(4..=35)).max(self.began_on));
        renewal.outcome = Some(outcome);
        renewal.final_arr = Some(self.money(next));
        renewal.note = Some(self.fill(draw.pick(notes), 0, draw));
    }

    /// Returns what is expected of the coming renewal; nothing is, half a year and more before it.
    fn forecast(&self) -> Option<Forecast> {
        if self.profile.notice_given.is_some() {
            return Some(Forecast::Lost);
        }
        (self.profile.renewal_in <= 180).then(|| category(self.profile.mood.at(0)))
    }
}
