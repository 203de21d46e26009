//! The renewal in words.

use super::{Said, Teller, evidence, joined};
use crate::domain::health::Evidence;
use crate::domain::{Renewal, RenewalId, Row};
use crate::review::brief::Due;
use crate::say;
use crate::wording::sheet::first_line;

impl Teller<'_> {
    pub(super) fn renewal(&self) -> Vec<Said> {
        let Some(due) = &self.brief.due else { return Vec::new() };
        let words = self.words;
        let rows = rows(due);
        let mut said = vec![Said::new(say!(words, "brief-due-on"), self.day(due.coming.due_on), rows.clone())];
        let given = due.contract.as_ref().and_then(|contract| contract.notice_given_on);
        // Without a notice period the end itself would be the day.
        let is_stated = due.contract.as_ref().is_some_and(|contract| contract.notice_days.is_some());
        said.push(match (given, due.coming.notice_by.filter(|_| is_stated)) {
            (Some(on), _) => Said::new(say!(words, "brief-notice"), say!(words, "brief-given", day = self.day(on)), rows.clone()),
            (None, Some(by)) => Said::new(say!(words, "brief-notice"), say!(words, "brief-by", day = self.day(by)), rows.clone()),
            (None, None) => Said::new(say!(words, "brief-notice"), say!(words, "brief-notice-unknown"), rows.clone()),
        });
        let amount = due.renewal.as_ref().and_then(|renewal| renewal.amount);
        let amount = amount.or_else(|| due.contract.as_ref().and_then(|contract| contract.arr));
        said.extend(amount.map(|amount| Said::new(say!(words, "brief-amount"), self.format.full_money(amount), rows.clone())));
        said.push(self.forecast(due.renewal.as_ref(), rows));
        said
    }

    fn forecast(&self, renewal: Option<&Row<RenewalId, Renewal>>, rows: Vec<Evidence>) -> Said {
        let forecast = renewal.and_then(|renewal| renewal.forecast).map(|forecast| self.words.word(forecast));
        let probability = renewal.and_then(|renewal| renewal.probability).map(|share| self.format.percent(share));
        let note = renewal.and_then(|renewal| renewal.note.as_deref()).map(|note| first_line(note).to_owned());
        let none = forecast.is_none().then(|| say!(self.words, "brief-no-forecast"));
        Said::new(say!(self.words, "brief-forecast"), joined([forecast, none, probability, note]), rows)
    }
}

/// The renewal and the contract behind it.
fn rows(due: &Due) -> Vec<Evidence> {
    let renewal = due.renewal.as_ref().map(|renewal| evidence(renewal.id, Some(renewal.due_on)));
    let contract = due.contract.as_ref().map(|contract| evidence(contract.id, contract.start_on));
    renewal.into_iter().chain(contract).collect()
}
