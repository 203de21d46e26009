//! Whether a letter can be sent to whom it is for.

use super::{Around, Finding, LintRule, Place, finding};
use crate::domain::check::is_email;
use crate::domain::{Contact, MailDraft, MailRole};

pub(super) fn findings(draft: &MailDraft, around: &Around<'_>) -> Vec<Finding> {
    let here = |rule, what: &str| finding(rule, Place::Recipient, what);
    let mut found = Vec::new();
    if !draft.people.iter().any(|person| person.role == MailRole::To) {
        found.push(here(LintRule::NoRecipient, around.person.map_or(around.account, |person| &person.name)));
    }
    for person in draft.people.iter().filter(|person| !can_be_sent(&person.email)) {
        found.push(here(LintRule::BadAddress, &person.email));
    }
    for other in around.addressed {
        let whose = other.other.as_ref().map(|account| here(LintRule::OtherPerson, &format!("{} ({account})", other.email)));
        found.extend(whose);
    }
    let mut people: Vec<&Contact> = around.person.into_iter().collect();
    people.extend(around.addressed.iter().filter_map(|one| one.person.as_ref()).filter(|one| around.person != Some(*one)));
    for person in people {
        let on = person.left_on.filter(|on| *on <= around.today);
        found.extend(on.map(|on| Finding { on: Some(on), ..here(LintRule::Left, &person.name) }));
        let on = person.opted_out_on.filter(|on| around.is_mailing && *on <= around.today);
        found.extend(on.map(|on| Finding { on: Some(on), ..here(LintRule::OptedOut, &person.name) }));
    }
    let is_recent = |days: i64| (0..i64::from(around.again_days)).contains(&days);
    let last = around.last_mail.filter(|on| is_recent((around.today - *on).num_days()));
    found.extend(last.map(|on| Finding { on: Some(on), ..here(LintRule::SecondMail, "") }));
    found.extend(around.other_draft.map(|subject| here(LintRule::OtherDraft, subject)));
    found
}

/// Mail programs take addresses in ASCII with a host that has a dot.
fn can_be_sent(address: &str) -> bool {
    let host = address.rsplit('@').next().unwrap_or_default();
    let is_plain = address.is_ascii() && !address.contains([',', ';', '<', '>', '"', '(', ')']);
    is_email(address) && is_plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains("..")
}
