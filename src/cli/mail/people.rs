//! `mail people`: people who write from accounts and are no contacts yet.

use super::json::{PeopleReport, PersonLine};
use super::rules::op;
use crate::cli::args::{MailAcceptArgs, MailMergeArgs, MailPeopleArgs, MailPeopleCommand};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::ops::{Person, WhoseOp};
use crate::review::whose::{NewPerson, new_people};
use crate::say;

pub fn people(cx: &Context, args: &MailPeopleArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, args.list.limit),
        Some(MailPeopleCommand::Accept(args)) => accept(cx, args),
        Some(MailPeopleCommand::Dismiss(args)) => carry_out(cx, cx.write()?, &op(WhoseOp::Ignore(args.addresses.clone()))),
        Some(MailPeopleCommand::Merge(args)) => merge(cx, args),
    }
}

fn list(cx: &Context, limit: usize) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let mut found = new_people(book.reader.connection())?;
    let total = found.len();
    found.truncate(limit);
    let lines = found.clone();
    let report = PeopleReport { total, people: found.into_iter().map(PersonLine::from).collect() };
    Ok(cx.answer(&report, || said(cx, &lines, total)))
}

fn said(cx: &Context, people: &[NewPerson], total: usize) -> Text {
    let mut text = Text::default();
    if people.is_empty() {
        text.line(say!(cx.words, "mail-empty-new-people"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::whole(say!(cx.words, "whose-col-address")),
        Column::left(say!(cx.words, "whose-col-name")),
        Column::left(say!(cx.words, "whose-col-account")),
        Column::right(say!(cx.words, "whose-col-count")),
        Column::left(say!(cx.words, "whose-col-title")),
        Column::left(say!(cx.words, "whose-col-phone")),
        Column::left(say!(cx.words, "whose-col-same")),
    ]);
    for person in people {
        table.row(vec![
            person.email.clone().into(),
            person.name.clone().into(),
            person.account_name.clone().into(),
            person.count.to_string().into(),
            person.title.clone().unwrap_or_default().into(),
            person.phone.clone().unwrap_or_default().into(),
            person.same_as.as_ref().map(|(_, name)| name.clone()).unwrap_or_default().into(),
        ]);
    }
    text.table(&table);
    if total > people.len() {
        text.line(Piece::new(say!(cx.words, "whose-more", n = total - people.len()), Tone::Dim));
    }
    text.line(Piece::new(say!(cx.words, "whose-accept-hint"), Tone::Dim));
    text
}

/// Adds people as contacts, all in one step, or their address to a contact who is there.
fn accept(cx: &Context, args: &MailAcceptArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let offered = new_people(book.reader.connection())?;
    let chosen: Vec<NewPerson> = if args.all {
        offered
    } else {
        let find = |address: &String| {
            let found = offered.iter().find(|person| person.email.eq_ignore_ascii_case(address.trim()));
            found.cloned().ok_or_else(|| Failure::Failed(say!(cx.words, "whose-no-such-person", address = address.clone())))
        };
        args.addresses.iter().map(find).collect::<Result<_, _>>()?
    };
    let is_edited = args.name.is_some() || args.title.is_some() || args.phone.is_some() || args.to.is_some();
    if is_edited && chosen.len() != 1 {
        return Err(Failure::Usage(say!(cx.words, "whose-one-at-a-time")));
    }
    if let (Some(named), [one]) = (&args.to, chosen.as_slice()) {
        let contact = cx.contact(&book.reader, one.account, named)?;
        let email = one.email.clone();
        return carry_out(cx, book, &op(WhoseOp::AddAddress(contact, email)));
    }
    let person = |found: NewPerson| Person {
        account: found.account,
        name: args.name.clone().unwrap_or(found.name),
        email: found.email,
        title: args.title.clone().or(found.title),
        phone: args.phone.clone().or(found.phone),
    };
    carry_out(cx, book, &op(WhoseOp::AddPeople(chosen.into_iter().map(person).collect())))
}

fn merge(cx: &Context, args: &MailMergeArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    let (into, other) = (cx.contact(&book.reader, account, &args.into)?, cx.contact(&book.reader, account, &args.other)?);
    carry_out(cx, book, &op(WhoseOp::Merge { into, other }))
}
