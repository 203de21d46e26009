//! What must hold before a row is written, field by field, so that a form can put the error under its field.

mod mail;
mod review;

use crate::domain::{
    Account, Contact, Contract, Event, Goal, Guest, Invalid, Mark, Meeting, Money, Override, OverrideTo, Plan, Reading, Renewal, Response,
    Run, Segment, Step, Task, Template, Ticket, Touch,
};
use chrono::NaiveDate;

/// A field and what is wrong with it; the name is that of the import field.
pub type Fault = (&'static str, Invalid);

/// Long enough for every name; a longer one is a mistake of the source.
pub const NAME_LIMIT: usize = 400;
/// Long enough for every mail; ten times a long one.
pub const TEXT_LIMIT: usize = 1_000_000;

pub trait Check {
    /// Lists every field that breaks a rule, in the order of the form.
    fn faults(&self) -> Vec<Fault>;
}

impl Check for Account {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let texts = [
            ("external_id", &self.external_id),
            ("kana", &self.kana),
            ("domain", &self.domain),
            ("segment", &self.segment),
            ("industry", &self.industry),
            ("region", &self.region),
            ("country", &self.country),
            ("owner", &self.owner),
        ];
        faults.extend(name_fault("name", &self.name));
        faults.extend(texts.into_iter().filter_map(|(field, text)| text_fault(field, text, NAME_LIMIT)));
        faults.extend(amount_fault("arr", self.arr));
        faults.extend(order_fault("churned_on", self.created_on, self.churned_on));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Contact {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("name", &self.name));
        if let Some(email) = self.email.as_ref().filter(|email| !is_email(email)) {
            faults.push(("email", Invalid::NotAnEmail(email.clone())));
        }
        let texts = [("external_id", &self.external_id), ("phone", &self.phone), ("title", &self.title)];
        faults.extend(texts.into_iter().filter_map(|(field, text)| text_fault(field, text, NAME_LIMIT)));
        faults
    }
}

impl Check for Contract {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let texts = [("external_id", &self.external_id), ("product", &self.product), ("plan", &self.plan)];
        faults.extend(texts.into_iter().filter_map(|(field, text)| text_fault(field, text, NAME_LIMIT)));
        faults.extend(amount_fault("arr", self.arr));
        faults.extend(order_fault("end_on", self.start_on, self.end_on));
        if self.term_months == Some(0) {
            faults.push(("term_months", Invalid::OutOfRange { value: "0".into(), min: "1".into(), max: "600".into() }));
        }
        faults
    }
}

impl Check for Renewal {
    fn faults(&self) -> Vec<Fault> {
        let texts = [("external_id", &self.external_id), ("churn_reason", &self.churn_reason), ("note", &self.note)];
        let mut faults: Vec<Fault> = texts.into_iter().filter_map(|(field, text)| text_fault(field, text, TEXT_LIMIT)).collect();
        faults.extend(amount_fault("amount", self.amount));
        faults.extend(amount_fault("final_arr", self.final_arr));
        faults.extend(text_fault("risk", &self.risk, TEXT_LIMIT));
        faults.extend(review::probability_fault("probability", self.probability));
        faults
    }
}

impl Check for Touch {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(text_fault("subject", &self.subject, NAME_LIMIT));
        faults.extend(text_fault("body", &Some(self.body.clone()), TEXT_LIMIT));
        faults
    }
}

impl Check for Response {
    fn faults(&self) -> Vec<Fault> {
        let texts = [("comment", &self.comment), ("follow_up", &self.follow_up.plan)];
        texts.into_iter().filter_map(|(field, text)| text_fault(field, text, TEXT_LIMIT)).collect()
    }
}

impl Check for Ticket {
    fn faults(&self) -> Vec<Fault> {
        let texts = [("external_id", &self.external_id), ("subject", &self.subject), ("status", &self.status)];
        let mut faults: Vec<Fault> = texts.into_iter().filter_map(|(field, text)| text_fault(field, text, TEXT_LIMIT)).collect();
        if self.satisfaction.is_some_and(|satisfaction| !(1..=5).contains(&satisfaction)) {
            let value = self.satisfaction.unwrap_or_default().to_string();
            faults.push(("satisfaction", Invalid::OutOfRange { value, min: "1".into(), max: "5".into() }));
        }
        faults
    }
}

impl Check for Task {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Override {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("reason", &self.reason));
        if let OverrideTo::Score(score @ 101..) = self.to {
            faults.push(("score", Invalid::OutOfRange { value: score.to_string(), min: "0".into(), max: "100".into() }));
        }
        faults
    }
}

impl Check for Plan {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("name", &self.name));
        faults.extend(order_fault("target_on", Some(self.start_on), self.target_on));
        faults.extend(order_fault("done_on", Some(self.start_on), self.done_on));
        faults
    }
}

impl Check for Step {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(length_fault("phase", &self.phase, NAME_LIMIT));
        faults.extend(text_fault("blocked", &self.blocked, NAME_LIMIT));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Mark {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(text_fault("note", &self.note, TEXT_LIMIT))
    }
}

impl Check for Template {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("name", &self.name));
        faults.extend(name_fault("key", &self.key));
        faults.extend(text_fault("description", &self.description, TEXT_LIMIT));
        faults.extend(length_fault("body", &self.body, TEXT_LIMIT));
        faults
    }
}

impl Check for Run {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(name_fault("name", &self.name))
    }
}

impl Check for Goal {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        let texts = [("metric", &self.metric), ("unit", &self.unit)];
        faults.extend(texts.into_iter().filter_map(|(field, text)| text_fault(field, text, NAME_LIMIT)));
        faults.extend(order_fault("due_on", self.baseline_on, self.due_on));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Reading {
    fn faults(&self) -> Vec<Fault> {
        let texts = [("source", &self.source), ("note", &self.note)];
        texts.into_iter().filter_map(|(field, text)| text_fault(field, text, TEXT_LIMIT)).collect()
    }
}

impl Check for Segment {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("name", &self.name));
        faults.extend(length_fault("filter", &self.filter, TEXT_LIMIT));
        faults
    }
}

impl Check for Event {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Guest {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Check for Meeting {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(length_fault("title", &self.title, TEXT_LIMIT));
        faults.extend(text_fault("place", &self.place, TEXT_LIMIT));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

/// Says whether a text is shaped like an address: something, one `@`, and a host without white space.
pub fn is_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((local, host)) => {
            !local.is_empty() && !host.is_empty() && !host.contains('@') && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        }
        None => false,
    }
}

fn name_fault(field: &'static str, name: &str) -> Option<Fault> {
    if name.trim().is_empty() { Some((field, Invalid::Empty)) } else { length_fault(field, name, NAME_LIMIT) }
}

fn text_fault(field: &'static str, text: &Option<String>, limit: usize) -> Option<Fault> {
    text.as_deref().and_then(|text| length_fault(field, text, limit))
}

fn length_fault(field: &'static str, text: &str, limit: usize) -> Option<Fault> {
    if text.contains('\0') {
        Some((field, Invalid::HoldsNul))
    } else {
        (text.chars().nth(limit).is_some()).then_some((field, Invalid::TooLong { limit }))
    }
}

fn amount_fault(field: &'static str, amount: Option<Money>) -> Option<Fault> {
    let amount = amount.filter(|amount| amount.minor < 0)?;
    Some((field, Invalid::Negative(amount.major().to_string())))
}

fn order_fault(field: &'static str, start: Option<NaiveDate>, end: Option<NaiveDate>) -> Option<Fault> {
    let (start, end) = start.zip(end).filter(|(start, end)| end < start)?;
    Some((field, Invalid::EndBeforeStart { start: start.to_string(), end: end.to_string() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Currency};

    #[test]
    fn every_fault_is_found_and_names_its_field() {
        let mut account = Account::named(" ");
        account.arr = Some(Money { minor: -1, currency: Currency::USD });
        account.created_on = NaiveDate::from_ymd_opt(2026, 1, 2);
        account.churned_on = NaiveDate::from_ymd_opt(2026, 1, 1);
        account.segment = Some("a\0b".into());
        let fields: Vec<&str> = account.faults().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "segment", "arr", "churned_on"]);
    }

    #[test]
    fn addresses_are_told_from_other_text() {
        for (text, expected) in
            [("a@b.example", true), ("佐藤@例.example", true), ("a@", false), ("a b@c", false), ("a@b@c", false), ("x", false)]
        {
            assert_eq!(is_email(text), expected, "{text}");
        }
        let mut contact = Contact::named(AccountId(1), "Ken");
        contact.email = Some("ken".into());
        assert_eq!(contact.faults()[0].0, "email");
    }
}
