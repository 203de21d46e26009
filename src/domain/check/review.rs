//! What must hold of pipeline, voice and initiatives.

use super::{Check, Fault, NAME_LIMIT, TEXT_LIMIT, amount_fault, length_fault, name_fault, order_fault, text_fault};
use crate::domain::initiative::Yardstick;
use crate::domain::{ExchangeRate, Expansion, Feedback, ForecastMade, Initiative, Invalid, Invitation, Member, Story, Tag, Theme, Voice};

impl Check for ForecastMade {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(probability_fault("probability", self.probability).or(amount_fault("amount", self.amount)))
    }
}

impl Check for Expansion {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(text_fault("product", &self.product, NAME_LIMIT));
        faults.extend(amount_fault("amount", self.amount));
        faults.extend(probability_fault("probability", self.probability));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Invitation {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Check for Theme {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("name", &self.name));
        faults.extend(length_fault("criterion", &self.criterion, TEXT_LIMIT));
        faults.extend(length_fault("rules", &self.rules, TEXT_LIMIT));
        faults
    }
}

impl Check for Tag {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Check for Feedback {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(text_fault("reference", &self.reference, NAME_LIMIT));
        faults.extend(text_fault("note", &self.note, TEXT_LIMIT));
        faults
    }
}

impl Check for Voice {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(text_fault("quote", &self.quote, TEXT_LIMIT))
    }
}

impl Check for ExchangeRate {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.currency == self.quote {
            faults.push(("currency", Invalid::SameCurrency(self.currency.code().to_owned())));
        }
        // Beyond this no pair of currencies in use goes; a larger one is a slip.
        if !(self.rate.is_finite() && (1e-9..=1e9).contains(&self.rate)) {
            faults
                .push(("rate", Invalid::OutOfRange { value: self.rate.to_string(), min: "0.000000001".into(), max: "1000000000".into() }));
        }
        faults.extend(text_fault("source", &self.source, NAME_LIMIT));
        faults
    }
}

impl Check for Initiative {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        faults.extend(length_fault("hypothesis", &self.hypothesis, TEXT_LIMIT));
        faults.extend(order_fault("end_on", Some(self.start_on), Some(self.end_on)));
        faults.extend(length_fault("filter", &self.filter, TEXT_LIMIT));
        faults.extend(self.measure.parse::<Yardstick>().err().map(|why| ("measure", why)));
        let texts = [("action", &self.action), ("learned", &self.learned), ("next_step", &self.next_step)];
        faults.extend(texts.into_iter().filter_map(|(field, text)| text_fault(field, text, TEXT_LIMIT)));
        faults
    }
}

impl Check for Member {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Check for Story {
    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::from_iter(name_fault("title", &self.title));
        let texts = [("problem", &self.problem), ("action", &self.action), ("result", &self.result)];
        faults.extend(texts.into_iter().filter_map(|(field, text)| length_fault(field, text, TEXT_LIMIT)));
        faults.extend(text_fault("quote", &self.quote, TEXT_LIMIT).or(text_fault("tags", &self.tags, NAME_LIMIT)));
        faults
    }
}

/// A probability is a share.
pub(super) fn probability_fault(field: &'static str, probability: Option<f64>) -> Option<Fault> {
    let value = probability.filter(|value| !(0.0..=1.0).contains(value))?;
    Some((field, Invalid::OutOfRange { value: (value * 100.0).to_string(), min: "0".into(), max: "100".into() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Currency, ExpansionKind};

    #[test]
    fn a_likelihood_is_a_share_and_a_rate_is_between_two_currencies() {
        let mut expansion = Expansion::titled(AccountId(1), ExpansionKind::Upsell, "");
        expansion.probability = Some(1.2);
        let fields: Vec<&str> = expansion.faults().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "probability"]);
        let from_on = "2026-01-01".parse().expect("a date");
        let rate = ExchangeRate { currency: Currency::JPY, quote: Currency::JPY, from_on, rate: f64::NAN, source: None };
        let fields: Vec<&str> = rate.faults().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["currency", "rate"]);
    }
}
