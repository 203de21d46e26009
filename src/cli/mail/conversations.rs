//! `mail`, `mail show`, `mail owed`, `mail done|no-answer|reopen|snooze`, `mail promises`: conversations and what is owed in them.

use super::conversations_json::{ConversationLine, MessageLine, OwedLine, PromiseLine, ThreadReport};
use crate::cli::args::{MailArgs, MailSaidArgs, MailShowArgs, MailSnoozeArgs, MailWhoseArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::{Answer, complain};
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, ContactId, Mail, MailId, MailThread, MailThreadId, Row, ThreadSettled, Timestamp};
use crate::i18n::format::NOTHING;
use crate::ops::{MailOp, Op, ThreadOp};
use crate::review::mail::{Desk, Owed};
use crate::review::today::rules_of;
use crate::say;
use crate::store::mail::conversations::{Conversation, Narrow, conversations, messages};
use crate::store::mail::history::{Whose, history, thread_of};
use crate::store::{Reader, get};
use crate::wording::inbox;
use std::collections::HashSet;

/// `mail`: conversations, newest first.
pub fn list(cx: &Context, args: &MailArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let account = args.account.as_deref().map(|named| cx.account(reader, named)).transpose()?.map(|account| account.id);
    let since = args.since.as_deref().map(|text| cx.past_day("--since", text)).transpose()?;
    let since = since.map(|day| cx.zone().instant(day.and_time(chrono::NaiveTime::MIN)));
    let threads = args.person.as_deref().map(|named| threads_with(cx, reader, account, named)).transpose()?;
    let narrow = Narrow { account: account.filter(|_| threads.is_none()), since, everything: args.all };
    let mut found: Vec<Conversation> = Vec::new();
    conversations(reader.connection(), narrow, None, |row| {
        if threads.as_ref().is_none_or(|threads| threads.contains(&row.thread)) {
            found.push(row);
        }
        found.len() < args.limit
    })?;
    let json: Vec<ConversationLine> = found.iter().map(ConversationLine::from).collect();
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        if found.is_empty() {
            text.line(say!(cx.words, "mail-empty-conversations"));
            return text;
        }
        let mut table = Table::new(vec![
            Column::left(say!(cx.words, "mail-when")),
            Column::left(""),
            Column::left(say!(cx.words, "mail-account")),
            Column::left(say!(cx.words, "mail-who")),
            Column::right(say!(cx.words, "mail-messages")),
            Column::whole(say!(cx.words, "mail-subject")),
            Column::left(say!(cx.words, "mail-id")),
        ]);
        for row in &found {
            table.row(vec![
                Piece::new(day(cx, row.at), Tone::Dim),
                Piece::new(cx.words.word(row.direction), Tone::Dim),
                row.account.as_ref().map_or(NOTHING, |(_, name)| name).to_owned().into(),
                row.who.clone().into(),
                row.count.to_string().into(),
                inbox::subject(&cx.words, &row.subject).into(),
                Piece::new(row.thread.to_string(), Tone::Dim),
            ]);
        }
        text.table(&table);
        text
    }))
}

/// Finds the conversations with a person; of which account must be said where the name does not.
fn threads_with(cx: &Context, reader: &Reader, account: Option<AccountId>, named: &str) -> Result<HashSet<MailThreadId>, Failure> {
    let person: ContactId = match account {
        Some(account) => cx.contact(reader, account, named)?,
        None => {
            let people = crate::store::directory::all_contact_names(reader.connection())?;
            let is_meant = |person: &&crate::store::directory::ContactName| {
                person.id.to_string() == named || person.email.as_deref() == Some(named) || person.name == named
            };
            let meant: Vec<_> = people.iter().filter(is_meant).collect();
            match meant.as_slice() {
                [one] => one.id,
                [] => return Err(Failure::Failed(say!(cx.words, "cli-no-contact", name = named.to_owned()))),
                many => {
                    let listed = many.iter().map(|person| (person.id.to_string(), person.name.clone()));
                    return Err(Failure::Failed(cx.ambiguous_contact(named, listed)));
                }
            }
        }
    };
    Ok(history(reader.connection(), Whose::Person(person), None, usize::MAX >> 1)?.into_iter().map(|row| row.thread).collect())
}

fn day(cx: &Context, at: Timestamp) -> String {
    cx.format.near(cx.zone().wall(at).date())
}

/// Finds the conversation that an argument names by its own id or by that of one of its messages.
fn find(cx: &Context, reader: &Reader, named: &str) -> Result<Row<MailThreadId, MailThread>, Failure> {
    let missing = || Failure::Failed(say!(cx.words, "mail-no-conversation", id = named.to_owned()));
    let id: i64 = named.parse().map_err(|_| missing())?;
    let connection = reader.connection();
    if let Some(thread) = get::<MailThread>(connection, MailThreadId(id))? {
        return Ok(thread);
    }
    let thread = thread_of(connection, MailId(id))?.ok_or_else(missing)?;
    get::<MailThread>(connection, thread)?.ok_or_else(missing)
}

/// `mail show`.
pub fn show(cx: &Context, args: &MailShowArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let thread = find(cx, &book.reader, &args.id)?;
    let mails = messages(book.reader.connection(), thread.id)?;
    let us = crate::review::whose::ourselves(book.reader.connection())?;
    let report = ThreadReport::new(&thread, &mails, args.all);
    Ok(cx.answer(&report, || {
        let mut text = Text::default();
        text.line(Piece::new(inbox::subject(&cx.words, &thread.subject), Tone::Strong));
        for (mail, line) in mails.iter().zip(&report.messages) {
            message(cx, &mut text, &us, mail, line);
        }
        text
    }))
}

fn message(cx: &Context, text: &mut Text, us: &crate::domain::whose::Whose, mail: &Mail, line: &MessageLine) {
    let from = inbox::writer(&cx.words, us, mail);
    text.blank();
    text.line(Piece::new(format!("{from}  {}", cx.format.timestamp(mail.at)), Tone::Strong));
    if !mail.attachments.is_empty() {
        text.line(Piece::new(inbox::attachments(&cx.words, &cx.format, &mail.attachments), Tone::Dim));
    }
    for part in line.text.lines() {
        text.line(crate::text::display(part).into_owned());
    }
    if line.folded > 0 {
        text.line(Piece::new(say!(cx.words, "mail-folded-lines", n = line.folded), Tone::Dim));
    }
}

/// Asks with the rules, days and clock of the person.
fn at_desk<T>(cx: &Context, reader: &Reader, ask: impl FnOnce(&Desk<'_>) -> crate::store::Result<T>) -> Result<T, Failure> {
    let found = crate::shell::rules::in_force(&cx.words, crate::shell::paths::rules_file().as_deref());
    if let Some(problem) = &found.problem {
        complain(problem);
    }
    let rules = rules_of(reader.connection(), &found.rules)?;
    Ok(ask(&Desk { rules: &rules, workdays: &cx.workdays, zone: cx.zone(), now: cx.clock.now() })?)
}

fn only(cx: &Context, reader: &Reader, args: &MailWhoseArgs) -> Result<Option<AccountId>, Failure> {
    Ok(args.account.as_deref().map(|named| cx.account(reader, named)).transpose()?.map(|account| account.id))
}

/// `mail owed`.
pub fn owed(cx: &Context, args: &MailWhoseArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let only = only(cx, &book.reader, args)?;
    let found = at_desk(cx, &book.reader, |desk| desk.owed(book.reader.connection(), only))?;
    let json: Vec<OwedLine> = found.iter().map(OwedLine::from).collect();
    Ok(cx.answer(&json, || owed_text(cx, &found)))
}

fn owed_text(cx: &Context, found: &[Owed]) -> Text {
    let mut text = Text::default();
    if found.is_empty() {
        text.line(say!(cx.words, "mail-empty-owed"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "mail-due")),
        Column::right(say!(cx.words, "mail-waiting")),
        Column::left(say!(cx.words, "mail-account")),
        Column::left(say!(cx.words, "mail-who")),
        Column::whole(say!(cx.words, "mail-subject")),
        Column::left(say!(cx.words, "mail-id")),
    ]);
    for owed in found {
        let tone = if owed.is_late && !owed.is_snoozed { Tone::Bad } else { Tone::Plain };
        table.row(vec![
            Piece::new(inbox::due(&cx.words, &cx.format, owed), tone),
            inbox::worked(&cx.format, owed.minutes).into(),
            owed.waiting.account_name.clone().into(),
            owed.waiting.who.clone().into(),
            inbox::subject(&cx.words, &owed.waiting.subject).into(),
            Piece::new(owed.waiting.thread.to_string(), Tone::Dim),
        ]);
    }
    text.table(&table);
    text
}

/// `mail promises`.
pub fn promises(cx: &Context, args: &MailWhoseArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let only = only(cx, &book.reader, args)?;
    let found = at_desk(cx, &book.reader, |desk| desk.promises(book.reader.connection(), only, None))?;
    let json: Vec<PromiseLine> = found.iter().map(PromiseLine::from).collect();
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        if found.is_empty() {
            text.line(say!(cx.words, "mail-no-promises"));
        }
        for promise in &found {
            let on = cx.format.short_date(promise.written_on);
            let hint = inbox::promise_hint(&cx.words, &cx.format, promise);
            text.line(crate::text::display(&promise.sentence).into_owned());
            text.line(Piece::new(format!("  {on}  {hint}  {}", promise.thread), Tone::Dim));
        }
        text
    }))
}

/// `mail done`, `mail no-answer`, `mail reopen`.
pub fn settle(cx: &Context, args: &MailSaidArgs, settled: Option<ThreadSettled>) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let threads = threads(cx, &book.reader, &args.conversations)?;
    carry_out(cx, book, &Op::Mail(MailOp::Thread(ThreadOp::Settle(threads, settled))))
}

/// `mail snooze`.
pub fn snooze(cx: &Context, args: &MailSnoozeArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let until = cx.later_day("--until", &args.until)?;
    let threads = threads(cx, &book.reader, std::slice::from_ref(&args.id))?;
    carry_out(cx, book, &Op::Mail(MailOp::Thread(ThreadOp::Snooze(threads, Some(until)))))
}

fn threads(cx: &Context, reader: &Reader, named: &[String]) -> Result<Vec<MailThreadId>, Failure> {
    named.iter().map(|named| Ok(find(cx, reader, named)?.id)).collect()
}
