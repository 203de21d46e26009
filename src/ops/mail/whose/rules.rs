//! What is said about addresses and domains.

use super::follow::{follow, follow_each};
use super::outcome;
use crate::domain::check::is_email;
use crate::domain::whose::domains::{host_of, is_public, plain};
use crate::domain::{Invalid, MailRule, MailRuleId, MailRuleKind, Row};
use crate::ops::save::{account_name, save};
use crate::ops::{Error, Outcome, Result};
use crate::store::mail::placed::Which;
use crate::store::mail::whose::{own_addresses, rules};
use crate::store::{self, OpLabel, Tx};
use serde_json::json;

/// Says it in the place of what was said about the same before.
pub fn say(tx: &Tx, said: &[MailRule]) -> Result<(Outcome, OpLabel)> {
    let had_own = !own_addresses(tx.connection())?.is_empty();
    let (mut made, mut rules) = (Outcome::default(), Vec::new());
    for rule in said {
        let rule = MailRule { pattern: pattern_of(&rule.pattern)?, ..rule.clone() };
        refuse_public(&rule)?;
        let before = said_before(tx, &rule)?;
        let (id, _) = save(tx, before.map(|row| row.id), &rule)?;
        if rule.kind == MailRuleKind::Account {
            forget_ignored(tx, &rule.pattern)?;
        }
        made = outcome(id, rule.account);
        rules.push(rule);
    }
    let moved = follow_said(tx, &rules, had_own)?;
    let account = made.account.map(|account| account_name(tx, account)).transpose()?.unwrap_or_default();
    let kind = match rules.first().map_or(MailRuleKind::Ignore, |rule| rule.kind) {
        MailRuleKind::Own => "mail-own",
        MailRuleKind::Account => "mail-assign",
        MailRuleKind::Public => "mail-public",
        MailRuleKind::Ignore => "mail-ignore",
        MailRuleKind::Forbidden => "mail-forbid",
    };
    Ok((made, OpLabel { kind, args: json!({ "pattern": listed(&rules), "account": account, "n": moved }) }))
}

/// Says that addresses are one's own, those of which it was not said.
pub fn say_own(tx: &Tx, addresses: &[String]) -> Result<()> {
    let said: Vec<String> =
        rules(tx.connection())?.into_iter().filter(|rule| rule.kind == MailRuleKind::Own).map(|rule| rule.fields.pattern).collect();
    let own = addresses.iter().map(|address| address.trim().to_lowercase()).filter(|address| !said.contains(address));
    let own: Vec<MailRule> = own.map(|pattern| MailRule { kind: MailRuleKind::Own, pattern, account: None, contact: None }).collect();
    if own.is_empty() { Ok(()) } else { say(tx, &own).map(drop) }
}

/// Takes back what was said.
pub fn unsay(tx: &Tx, ids: &[MailRuleId]) -> Result<(Outcome, OpLabel)> {
    let had_own = !own_addresses(tx.connection())?.is_empty();
    let mut rules = Vec::new();
    for id in ids {
        rules.push(store::needed::<MailRule>(tx.connection(), *id)?.fields);
        store::delete::<MailRule>(tx.connection(), *id, tx.at())?;
    }
    let moved = follow_said(tx, &rules, had_own)?;
    Ok((Outcome::default(), OpLabel { kind: "mail-unsay", args: json!({ "pattern": listed(&rules), "n": moved }) }))
}

fn listed(rules: &[MailRule]) -> String {
    rules.iter().map(|rule| rule.pattern.as_str()).collect::<Vec<_>>().join(", ")
}

/// Lets mail follow what was said of it, or is said no longer. Whether any own address is known tells of all mail which way it went.
fn follow_said(tx: &Tx, rules: &[MailRule], had_own: bool) -> Result<usize> {
    let has_own = !own_addresses(tx.connection())?.is_empty();
    if had_own != has_own {
        return follow(tx, Which::All);
    }
    follow_each(tx, &rules.iter().filter_map(meant_by).collect::<Vec<_>>())
}

/// Says of several addresses at once that they are not to be asked about.
pub fn ignore(tx: &Tx, patterns: &[String]) -> Result<(Outcome, OpLabel)> {
    for pattern in patterns {
        let rule = MailRule { kind: MailRuleKind::Ignore, pattern: pattern_of(pattern)?, account: None, contact: None };
        let before = said_before(tx, &rule)?;
        save(tx, before.map(|row| row.id), &rule)?;
    }
    let args = json!({ "pattern": patterns.first(), "n": patterns.len() });
    Ok((Outcome::default(), OpLabel { kind: "mail-ignore-people", args }))
}

/// Reads an address or a domain as it was typed.
fn pattern_of(typed: &str) -> Result<String> {
    let typed = typed.trim();
    let is_address = typed.split_once('@').is_some_and(|(local, _)| !local.is_empty());
    let pattern = if is_address { typed.to_lowercase() } else { plain(typed) };
    let is_sound = if is_address { is_email(&pattern) } else { pattern.contains('.') && !pattern.contains(char::is_whitespace) };
    if is_sound { Ok(pattern) } else { Err(Error::Invalid(vec![("pattern", Invalid::NotAnEmail(typed.to_owned()))])) }
}

/// A domain where anybody may have an address cannot be an account's, nor can one's own be.
fn refuse_public(rule: &MailRule) -> Result<()> {
    let is_domain = !rule.pattern.contains('@');
    match rule.kind {
        MailRuleKind::Account if is_domain && is_public(&rule.pattern) => {
            Err(Error::Invalid(vec![("pattern", Invalid::PublicDomain(rule.pattern.clone()))]))
        }
        MailRuleKind::Own if is_domain => Err(Error::Invalid(vec![("pattern", Invalid::NotAnEmail(rule.pattern.clone()))])),
        _ => Ok(()),
    }
}

/// Finds what was said about the same pattern. Whose it is, that it is one's own and that it is public exclude each other; not to
/// be asked about it is another matter.
fn said_before(tx: &Tx, rule: &MailRule) -> Result<Option<Row<MailRuleId, MailRule>>> {
    let is_ignore = |kind| kind == MailRuleKind::Ignore;
    let is_same = |row: &Row<MailRuleId, MailRule>| row.pattern == rule.pattern && is_ignore(row.kind) == is_ignore(rule.kind);
    Ok(rules(tx.connection())?.into_iter().find(is_same))
}

/// Who says whose an address is wants to be asked about it.
fn forget_ignored(tx: &Tx, pattern: &str) -> Result<()> {
    for row in rules(tx.connection())?.iter().filter(|row| row.kind == MailRuleKind::Ignore && row.pattern == pattern) {
        store::delete::<MailRule>(tx.connection(), row.id, tx.at())?;
    }
    Ok(())
}

/// Returns the mail that a rule is about.
fn meant_by(rule: &MailRule) -> Option<Which<'_>> {
    match rule.kind {
        MailRuleKind::Ignore | MailRuleKind::Forbidden => None,
        // The people at the domain are colleagues.
        MailRuleKind::Own => match host_of(&rule.pattern).filter(|host| !is_public(host)) {
            Some(host) => Some(Which::Domain(host)),
            None => Some(Which::Address(&rule.pattern)),
        },
        _ if rule.pattern.contains('@') => Some(Which::Address(&rule.pattern)),
        _ => Some(Which::Domain(&rule.pattern)),
    }
}
