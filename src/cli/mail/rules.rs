//! `mail assign|ignore|public|own|rules`: what is said about addresses and domains.

use super::json::{Named, OwnLine, OwnReport, RuleLine};
use super::unmatched::own_question;
use crate::cli::args::{MailAssignArgs, MailOwnArgs, MailOwnCommand, MailRulesArgs, MailRulesCommand};
use crate::cli::context::{Context, writer};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Table, Text};
use crate::domain::whose::{Known, Whose};
use crate::domain::{AccountId, Contact, MailRule, MailRuleId, MailRuleKind, Row};
use crate::ops::{self, MailOp, Op, WhoseOp};
use crate::review::whose::own_candidates;
use crate::say;
use crate::store::directory::names_by_account;
use crate::store::mail::strangers::OwnEvidence;
use crate::store::mail::whose::{kept_own, load, rules as rules_of};
use crate::store::{Book, Reader, get};
use std::collections::HashMap;

pub fn op(op: WhoseOp) -> Op {
    Op::Mail(MailOp::Whose(op))
}

fn about(kind: MailRuleKind, patterns: &[String]) -> Vec<MailRule> {
    patterns.iter().map(|pattern| MailRule { kind, pattern: pattern.clone(), account: None, contact: None }).collect()
}

pub fn assign(cx: &Context, args: &MailAssignArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    if args.contact.is_some() && !args.pattern.contains('@') {
        return Err(Failure::Usage(say!(cx.words, "whose-contact-of-domain", pattern = args.pattern.clone())));
    }
    let contact = args.contact.as_ref().map(|named| cx.contact(&book.reader, account, named)).transpose()?;
    let said = match contact.filter(|_| args.pattern.contains('@')) {
        // Whose address is known is an address of the person.
        Some(contact) => WhoseOp::AddAddress(contact, args.pattern.clone()),
        None => {
            refuse_contact(cx, &book.reader, account, &args.pattern)?;
            WhoseOp::Say(vec![MailRule {
                kind: MailRuleKind::Account,
                pattern: args.pattern.clone(),
                account: Some(account),
                contact: None,
            }])
        }
    };
    carry_out(cx, book, &op(said))
}

/// Whose address it is counts before what is said about it: to say another account would change nothing.
fn refuse_contact(cx: &Context, reader: &Reader, account: AccountId, pattern: &str) -> Result<(), Failure> {
    let address = pattern.trim().to_lowercase();
    let Some((held, Known::Contact(contact))) = load(reader.connection())?.of_address(&address) else { return Ok(()) };
    if held == account {
        return Ok(());
    }
    let name = get::<Contact>(reader.connection(), contact)?.map(|row| row.fields.name).unwrap_or_default();
    let account = names_by_account(reader.connection())?.remove(&held).unwrap_or_default();
    Err(Failure::Failed(say!(cx.words, "whose-address-of-contact", address = address, contact = name, account = account)))
}

pub fn ignore(cx: &Context, patterns: &[String]) -> Result<Answer, Failure> {
    carry_out(cx, cx.write()?, &op(WhoseOp::Ignore(patterns.to_vec())))
}

pub fn public(cx: &Context, patterns: &[String]) -> Result<Answer, Failure> {
    carry_out(cx, cx.write()?, &op(WhoseOp::Say(about(MailRuleKind::Public, patterns))))
}

pub fn own(cx: &Context, args: &MailOwnArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => own_list(cx),
        Some(MailOwnCommand::Add(args)) => carry_out(cx, cx.write()?, &op(WhoseOp::Say(about(MailRuleKind::Own, &args.addresses)))),
        Some(MailOwnCommand::Remove(args)) => {
            let mut book = cx.write()?;
            adopt(cx, &mut book, &args.addresses)?;
            remove(cx, book, &args.addresses, |rule| rule.kind == MailRuleKind::Own)
        }
    }
}

/// Makes rules of own addresses that older books keep as a setting, to be taken back as such.
fn adopt(cx: &Context, book: &mut Book, addresses: &[String]) -> Result<(), Failure> {
    let mut kept = kept_own(book.reader.connection())?;
    kept.retain(|own| addresses.iter().any(|address| address.trim().eq_ignore_ascii_case(own)));
    if !kept.is_empty() {
        ops::apply(writer(book)?, &op(WhoseOp::Say(about(MailRuleKind::Own, &kept))), cx.clock.now())?;
    }
    Ok(())
}

fn own_list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let (whose, likely) = (load(connection)?, own_candidates(connection)?);
    let report =
        OwnReport { own: whose.own().into_iter().map(str::to_owned).collect(), looks_like_own: likely.iter().map(OwnLine::from).collect() };
    Ok(cx.answer(&report, || own_said(cx, &whose, &likely)))
}

fn own_said(cx: &Context, whose: &Whose, likely: &[OwnEvidence]) -> Text {
    let mut text = Text::default();
    for own in whose.own() {
        text.line(own.to_owned());
    }
    if !whose.knows_own() {
        text.line(say!(cx.words, "whose-own-none"));
    }
    own_question(cx, likely, &mut text);
    text
}

pub fn rules(cx: &Context, args: &MailRulesArgs) -> Result<Answer, Failure> {
    if let Some(MailRulesCommand::Remove(args)) = &args.command {
        return remove(cx, cx.write()?, &args.patterns, |_| true);
    }
    let book = cx.read()?;
    let connection = book.reader.connection();
    let (rules, names) = (rules_of(connection)?, names_by_account(connection)?);
    let lines: Vec<RuleLine> = rules.iter().map(|rule| line(rule, &names)).collect();
    Ok(cx.answer(&lines, || said(cx, &rules, &names)))
}

fn line(rule: &Row<MailRuleId, MailRule>, names: &HashMap<AccountId, String>) -> RuleLine {
    let account = rule.account.map(|id| Named { id, name: names.get(&id).cloned().unwrap_or_default() });
    RuleLine { id: rule.id, kind: rule.kind, pattern: rule.pattern.clone(), account, contact: rule.contact }
}

fn said(cx: &Context, rules: &[Row<MailRuleId, MailRule>], names: &HashMap<AccountId, String>) -> Text {
    let mut text = Text::default();
    if rules.is_empty() {
        text.line(say!(cx.words, "whose-rules-none"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::whole(say!(cx.words, "whose-col-pattern")),
        Column::left(say!(cx.words, "whose-col-kind")),
        Column::left(say!(cx.words, "whose-col-account")),
    ]);
    for rule in rules {
        let account = rule.account.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        table.row(vec![rule.pattern.clone().into(), cx.words.word(rule.kind).into(), account.into()]);
    }
    text.table(&table);
    text
}

/// Takes back what was said about patterns, as one step.
fn remove(cx: &Context, book: Book, patterns: &[String], is_meant: impl Fn(&MailRule) -> bool) -> Result<Answer, Failure> {
    let rules = rules_of(book.reader.connection())?;
    let mut ids = Vec::new();
    for pattern in patterns {
        let wanted = pattern.trim().to_lowercase();
        let found = rules.iter().filter(|rule| is_meant(&rule.fields) && (rule.pattern == wanted || rule.id.to_string() == wanted));
        let before = ids.len();
        ids.extend(found.map(|rule| rule.id));
        if ids.len() == before {
            return Err(Failure::Failed(say!(cx.words, "whose-no-such-rule", pattern = pattern.clone())));
        }
    }
    carry_out(cx, book, &op(WhoseOp::Unsay(ids)))
}
