//! What must hold of mail: sources, messages, addresses, rules, drafts and kept searches.

use super::{Check, Fault, NAME_LIMIT, TEXT_LIMIT, is_email, length_fault, name_fault};
use crate::domain::{
    ContactAddress, Invalid, Mail, MailDraft, MailFile, MailPerson, MailRule, MailRuleKind, MailSource, MailThread, SavedSearch,
};

impl Check for MailSource {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(length_fault("path", &self.path, TEXT_LIMIT))
    }
}

impl Check for MailFile {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

impl Check for MailThread {
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

/// What comes in is taken as it is, marked where it is unsound; only its length is bounded.
impl Check for Mail {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(length_fault("subject", &self.subject, TEXT_LIMIT).or(length_fault("body", &self.body, TEXT_LIMIT)))
    }
}

impl Check for ContactAddress {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(address_fault("email", &self.email))
    }
}

impl Check for MailRule {
    fn faults(&self) -> Vec<Fault> {
        let named = name_fault("pattern", &self.pattern);
        let is_address = self.kind != MailRuleKind::Forbidden && self.pattern.contains('@');
        if (self.kind == MailRuleKind::Account) != self.account.is_some() {
            return vec![("account", Invalid::NeedsAccount)];
        }
        Vec::from_iter(named.or_else(|| is_address.then(|| address_fault("pattern", &self.pattern)).flatten()))
    }
}

impl Check for MailDraft {
    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = self.people.iter().filter_map(|MailPerson { email, .. }| address_fault("to", email)).collect();
        faults.extend(length_fault("subject", &self.subject, NAME_LIMIT));
        faults.extend(length_fault("body", &self.body, TEXT_LIMIT));
        faults
    }
}

impl Check for SavedSearch {
    fn faults(&self) -> Vec<Fault> {
        Vec::from_iter(name_fault("name", &self.name).or(name_fault("query", &self.query)))
    }
}

fn address_fault(field: &'static str, address: &str) -> Option<Fault> {
    (!is_email(address)).then(|| (field, Invalid::NotAnEmail(address.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_about_an_address_a_domain_or_a_word() {
        for (kind, pattern, is_sound) in [
            (MailRuleKind::Own, "mika@acme.example", true),
            (MailRuleKind::Public, "gmail.example", true),
            (MailRuleKind::Ignore, "@", false),
            (MailRuleKind::Forbidden, "@all", true),
            (MailRuleKind::Forbidden, "", false),
        ] {
            let rule = MailRule { kind, pattern: pattern.to_owned(), account: None, contact: None };
            assert_eq!(rule.faults().is_empty(), is_sound, "{kind} {pattern}");
        }
    }
}
