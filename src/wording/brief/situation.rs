//! Who the customer is, in words.

use super::{Said, Teller, evidence, joined};
use crate::domain::{Contact, ContactId, ContactRole, Contract, ContractId, Row};
use crate::say;
use crate::wording::sheet::first_line;

impl Teller<'_> {
    pub(super) fn situation(&self) -> Vec<Said> {
        let (words, situation) = (self.words, &self.brief.situation);
        let account = &situation.account;
        let kind = joined([
            account.segment.clone(),
            account.industry.clone(),
            account.stage.map(|stage| words.word(stage)),
            account.touch_model.map(|model| words.word(model)),
        ]);
        let mut said = Vec::new();
        if !kind.is_empty() {
            said.push(Said::new(say!(words, "brief-customer"), kind, vec![evidence(account.id, account.created_on)]));
        }
        if let Some(on) = account.churned_on.filter(|on| *on <= self.brief.day) {
            said.push(Said::new(say!(words, "brief-churned"), self.day(on), vec![evidence(account.id, Some(on))]));
        }
        said.extend(self.arr());
        said.extend(situation.contracts.iter().map(|contract| self.contract(contract)));
        said.extend(self.people());
        said.extend(situation.left.iter().map(|contact| self.left(contact)));
        said.extend(self.last_talk());
        said
    }

    fn arr(&self) -> Option<Said> {
        let situation = &self.brief.situation;
        let sums: Vec<String> = situation.arr.iter().map(|arr| self.format.full_money(*arr)).collect();
        let paid = situation.contracts.iter().filter(|contract| contract.arr.is_some());
        let mut rows: Vec<_> = paid.map(|contract| evidence(contract.id, contract.start_on)).collect();
        if rows.is_empty() {
            rows.push(evidence(situation.account.id, situation.account.created_on));
        }
        (!sums.is_empty()).then(|| Said::new(say!(self.words, "brief-arr"), self.words.list(&sums), rows))
    }

    fn contract(&self, contract: &Row<ContractId, Contract>) -> Said {
        let (words, format) = (self.words, self.format);
        let name = [&contract.product, &contract.plan].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| format.short_date(day));
        let term = match (day(contract.start_on), day(contract.end_on)) {
            (Some(from), Some(to)) => Some(say!(words, "brief-term", from = from, to = to)),
            (Some(from), None) => Some(say!(words, "brief-term-open", from = from)),
            (None, Some(to)) => Some(say!(words, "brief-term-until", to = to)),
            (None, None) => None,
        };
        let renews = contract.auto_renew.map(|auto| match auto {
            true => say!(words, "brief-renews-itself"),
            false => say!(words, "brief-renews-not"),
        });
        let notice_by = contract.end_on.and(contract.notice_days).and(contract.notice_by());
        let text = joined([
            Some(name),
            contract.seats.map(|seats| say!(words, "brief-seats", n = seats)),
            contract.arr.map(|arr| format.full_money(arr)),
            term,
            contract.term_months.map(|months| say!(words, "brief-months", n = months)),
            renews,
            notice_by.map(|by| say!(words, "brief-notice-by", day = self.day(by))),
            contract.notice_given_on.map(|on| say!(words, "brief-notice-given", day = format.short_date(on))),
        ]);
        Said::new(say!(words, "brief-contract"), text, vec![evidence(contract.id, contract.start_on)])
    }

    fn people(&self) -> Option<Said> {
        let people = &self.brief.situation.people;
        let mut named: Vec<String> = people.iter().map(|person| self.person(person)).collect();
        if !people.iter().any(|person| person.role == ContactRole::Champion) {
            named.push(say!(self.words, "brief-no-champion"));
        }
        let rows = people.iter().map(|person| evidence(person.id, None)).collect();
        Some(Said::new(say!(self.words, "brief-people"), joined(named.into_iter().map(Some)), rows))
    }

    fn person(&self, person: &Row<ContactId, Contact>) -> String {
        say!(self.words, "brief-person", name = person.name.as_str(), role = self.words.word(person.role))
    }

    fn left(&self, person: &Row<ContactId, Contact>) -> Said {
        let on = person.left_on.map(|on| self.day(on)).unwrap_or_default();
        let text = say!(self.words, "brief-left-on", who = self.person(person), day = on);
        Said::new(say!(self.words, "brief-left"), text, vec![evidence(person.id, person.left_on)])
    }

    fn last_talk(&self) -> Option<Said> {
        let talk = self.brief.situation.last_talk.as_ref()?;
        let on = talk.at.day(&self.format.zone);
        let subject = talk.subject.as_deref().filter(|subject| !subject.trim().is_empty()).unwrap_or(&talk.body);
        let text = joined([Some(self.day(on)), Some(self.words.word(talk.kind)), Some(first_line(subject).to_owned())]);
        Some(Said::new(say!(self.words, "brief-last-talk"), text, vec![evidence(talk.id, Some(on))]))
    }
}
