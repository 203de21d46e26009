//! `draft list|new|show|edit|lint|sent|discard|words`, and where the rest of `draft` is.

use super::fills::fills;
use super::lines::{self, DraftLine, line};
use super::{cannot, leave, mailing, writer};
use crate::cli::args::{DraftArgs, DraftCommand, DraftEditArgs, DraftNewArgs, DraftSentArgs, DraftTextArgs, DraftWordsArgs, SeveralDrafts};
use crate::cli::context::{Context, each_once, row_named};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Text, Tone};
use crate::domain::letter::lint::may_leave;
use crate::domain::letter::{Fills, filled_in, marks, read_addresses, read_sheet, sheet};
use crate::domain::{Invalid, MailDraft, MailDraftId, MailPerson, MailRole, Row, TaskId};
use crate::ops::{self, DraftText, LetterOp, Op, Sending};
use crate::review::letters::{Known, LintedDraft, linted};
use crate::say;
use crate::shell::editor::edited;
use crate::store::mail::whose::holder_of;
use crate::store::{self, Book, Reader, letters};
use crate::wording::letters::{About, Start, begin};
use serde::Serialize;

pub fn draft(cx: &Context, args: &DraftArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, args.with_sent),
        Some(DraftCommand::List(args)) => list(cx, args.with_sent),
        Some(DraftCommand::New(args)) => new(cx, args),
        Some(DraftCommand::Segment(args)) => mailing::segment(cx, args),
        Some(DraftCommand::Show(args)) => show(cx, &args.id),
        Some(DraftCommand::Edit(args)) => edit(cx, args),
        Some(DraftCommand::Lint(args)) => lint(cx, args),
        Some(DraftCommand::Write(args)) => leave::write(cx, args),
        Some(DraftCommand::Send(args)) => leave::send(cx, args),
        Some(DraftCommand::Mailto(args)) => leave::mailto(cx, &args.id),
        Some(DraftCommand::Sent(args)) => sent(cx, args),
        Some(DraftCommand::Discard(args)) => discard(cx, args),
        Some(DraftCommand::Words(args)) => words(cx, args),
    }
}

/// Looks drafts over.
pub fn looked_over(cx: &Context, reader: &Reader, drafts: Vec<(Option<MailDraftId>, MailDraft)>) -> Result<Vec<LintedDraft>, Failure> {
    let when = (cx.format.today, cx.clock.now(), cx.zone());
    let known = Known::read(reader.connection(), when, cx.letters.again_days, cx.format.lang)?;
    Ok(linted(reader.connection(), &known, drafts)?)
}

/// Finds the drafts that ids name, each once, looked over.
pub fn several(cx: &Context, reader: &Reader, ids: &[String]) -> Result<Vec<LintedDraft>, Failure> {
    let rows = each_once(ids, |row: &Row<MailDraftId, MailDraft>| row.id, |id| one(cx, reader, id))?;
    looked_over(cx, reader, rows.into_iter().map(|row| (Some(row.id), row.fields)).collect())
}

fn one(cx: &Context, reader: &Reader, id: &str) -> Result<Row<MailDraftId, MailDraft>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-draft", id = id))
}

fn list(cx: &Context, with_sent: bool) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let rows = if with_sent {
        let mut all = store::all_of::<MailDraft>(connection)?;
        all.reverse();
        all
    } else {
        letters::unsent(connection)?
    };
    let drafts = looked_over(cx, &book.reader, rows.into_iter().map(|row| (Some(row.id), row.fields)).collect())?;
    let json: Vec<DraftLine> = drafts.iter().map(|draft| line(cx, draft, false)).collect();
    Ok(cx.answer(&json, || lines::table(cx, &drafts)))
}

fn show(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let drafts = several(cx, &book.reader, &[id.to_owned()])?;
    let json: Option<DraftLine> = drafts.first().map(|draft| line(cx, draft, true));
    Ok(cx.answer(&json, || drafts.first().map(|draft| lines::whole(cx, draft)).unwrap_or_default()))
}

/// What was made, with what the template still asks.
#[derive(Debug, Serialize)]
struct Made {
    op: Option<crate::domain::OpId>,
    asked: Vec<String>,
    draft: DraftLine,
}

fn new(cx: &Context, args: &DraftNewArgs) -> Result<Answer, Failure> {
    let mut book = if args.dry_run { cx.read()? } else { cx.write()? };
    let (draft, asked) = begun(cx, &book.reader, args)?;
    let done = match args.dry_run {
        true => None,
        false => {
            let op = Op::Letter(LetterOp::Make(vec![draft.clone()]));
            Some(ops::apply(crate::cli::context::writer(&mut book)?, &op, cx.clock.now())?)
        }
    };
    let id = done.as_ref().and_then(|done| done.value.row).map(|row| MailDraftId(row.id));
    let mut found = looked_over(cx, &book.reader, vec![(id, draft)])?;
    book.close()?;
    let Some(draft) = found.pop() else { return Ok(Answer::nothing()) };
    let made = Made { op: done.and_then(|done| done.op), asked, draft: line(cx, &draft, true) };
    Ok(cx.answer(&made, || {
        let mut text = lines::whole(cx, &draft);
        if let Some(id) = draft.id {
            text.blank().line(crate::cli::text::Piece::new(say!(cx.words, "cli-draft-kept", id = id.to_string()), Tone::Dim));
        }
        text
    }))
}

/// Begins a letter as the options say; returns what its template asks, too.
fn begun(cx: &Context, reader: &Reader, args: &DraftNewArgs) -> Result<(MailDraft, Vec<String>), Failure> {
    let account = cx.account(reader, &args.account)?.id;
    let about = match (&args.template, &args.reply_to) {
        (Some(key), _) => About::Template(key.clone()),
        (None, Some(mail)) => About::Reply(row_named::<crate::domain::Mail>(reader, mail, |id| say!(cx.words, "cli-no-mail", id = id))?.id),
        (None, None) => About::Nothing,
    };
    let contact = args.contact.as_deref().map(|named| cx.contact(reader, account, named)).transpose()?;
    let start = Start { account, contact, role: args.role, about };
    let model = cx.model(reader)?;
    let ground = cx.ground(reader, &model);
    let first = begin(writer(cx, &ground), &start, &Fills::new()).map_err(|error| cannot(cx, error))?;
    let fills = fills(cx, &args.fill, &first.asked)?;
    let begun = if fills.is_empty() { first } else { begin(writer(cx, &ground), &start, &fills).map_err(|error| cannot(cx, error))? };
    let mut draft = begun.draft;
    let mut text = DraftText::of(&draft);
    changed(reader, &draft, &mut text, &args.text)?;
    if let Some(quote) = begun.quote.filter(|_| !args.no_quote) {
        text.body = format!("{}\n\n{}", text.body.trim_end(), quote.trim_end());
    }
    draft = text.on(draft);
    Ok((draft, begun.asked))
}

/// Takes over what the options change.
fn changed(reader: &Reader, draft: &MailDraft, text: &mut DraftText, args: &DraftTextArgs) -> Result<(), Failure> {
    for (given, role, option) in [(&args.to, MailRole::To, "--to"), (&args.cc, MailRole::Cc, "--cc")] {
        if let Some(given) = given {
            let people = read_addresses(given, role).map_err(|part| Failure::Option { name: option, why: Invalid::NotAnEmail(part) })?;
            text.people.retain(|person: &MailPerson| person.role != role);
            text.people.extend(people);
        }
    }
    if args.to.is_some() {
        let first = text.people.iter().find(|person| person.role == MailRole::To);
        let holder = first.map(|person| holder_of(reader.connection(), draft.account, &person.email)).transpose()?;
        text.contact = holder.flatten();
    }
    if let Some(subject) = &args.subject {
        text.subject = subject.trim().to_owned();
    }
    if let Some(body) = &args.body {
        let read = if body == "-" { std::io::read_to_string(std::io::stdin()) } else { Ok(body.clone()) };
        let body = read.map_err(|error| Failure::io(std::path::Path::new("-"), &error))?;
        text.body = crate::text::clean_input_lines(&body).trim_end().to_owned();
    }
    if !args.attach.is_empty() {
        text.attachments = args.attach.iter().filter(|file| !file.is_empty()).cloned().collect();
    }
    Ok(())
}

fn edit(cx: &Context, args: &DraftEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = one(cx, &book.reader, &args.one.id)?;
    let mut text = DraftText::of(&row);
    changed(&book.reader, &row, &mut text, &args.text)?;
    let asked: Vec<String> = marks(&format!("{}\n{}", row.subject, row.body)).into_iter().map(str::to_owned).collect();
    let fills = fills(cx, &args.fill, &asked)?;
    (text.subject, text.body) = (filled_in(&text.subject, &fills), filled_in(&text.body, &fills));
    if args.editor {
        let edited = edited(&sheet(&text.subject, &text.body)).map_err(|error| Failure::Failed(error.worded(&cx.words)))?;
        (text.subject, text.body) = read_sheet(&crate::text::clean_input_lines(&edited));
    }
    if text == DraftText::of(&row) {
        return Err(Failure::Usage(say!(cx.words, "cli-draft-unchanged")));
    }
    carry_out(cx, book, &Op::Letter(LetterOp::Change(row.id, text)))
}

#[derive(Debug, Serialize)]
struct LintLine {
    id: Option<MailDraftId>,
    account: String,
    subject: String,
    may_leave: bool,
    findings: Vec<lines::FindingLine>,
}

/// Exit code 3 where something should be put right first.
fn lint(cx: &Context, args: &SeveralDrafts) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let drafts = several(cx, &book.reader, &args.ids)?;
    let line = |draft: &LintedDraft| LintLine {
        id: draft.id,
        account: draft.account.clone(),
        subject: draft.draft.subject.clone(),
        may_leave: may_leave(&draft.findings),
        findings: lines::findings(cx, draft),
    };
    let json: Vec<LintLine> = drafts.iter().map(line).collect();
    let is_held = json.iter().any(|line| !line.may_leave);
    let answer = cx.answer(&json, || {
        let mut text = Text::default();
        for draft in &drafts {
            text.line(format!("{}: {}", draft.account, draft.draft.subject));
            text.append(lines::found(cx, draft));
        }
        text
    });
    Ok(if is_held { answer.with_code(3) } else { answer })
}

fn sent(cx: &Context, args: &DraftSentArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let ids = ids(cx, &book, &args.several)?;
    let task = |id: &String| Ok(row_named::<crate::domain::Task>(&book.reader, id, |id| say!(cx.words, "cli-no-task", id = id))?.id);
    let closes: Result<Vec<TaskId>, Failure> = args.closes.iter().map(task).collect();
    let sending = Sending { at: cx.clock.now(), closes: closes? };
    carry_out(cx, book, &Op::Letter(LetterOp::Sent(ids, sending)))
}

fn ids(cx: &Context, book: &Book, args: &SeveralDrafts) -> Result<Vec<MailDraftId>, Failure> {
    each_once(&args.ids, |id: &MailDraftId| *id, |id| Ok(one(cx, &book.reader, id)?.id))
}

fn discard(cx: &Context, args: &SeveralDrafts) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let ids = ids(cx, &book, args)?;
    carry_out(cx, book, &Op::Letter(LetterOp::Discard(ids)))
}

#[derive(Debug, Serialize)]
struct WordLine {
    id: crate::domain::MailRuleId,
    word: String,
}

fn words(cx: &Context, args: &DraftWordsArgs) -> Result<Answer, Failure> {
    if let Some(word) = &args.add {
        let book = cx.write()?;
        return carry_out(cx, book, &Op::Letter(LetterOp::Forbid(word.clone())));
    }
    if let Some(word) = &args.remove {
        let book = cx.write()?;
        let rows = letters::forbidden(book.reader.connection())?;
        let row = rows.into_iter().find(|row| row.pattern == *word || row.id.to_string() == *word);
        let row = row.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-forbidden", word = word.clone())))?;
        return carry_out_and_say(cx, book, &Op::Letter(LetterOp::Allow(row.id)), &[]);
    }
    let book = cx.read()?;
    let rows = letters::forbidden(book.reader.connection())?;
    let json: Vec<WordLine> = rows.iter().map(|row| WordLine { id: row.id, word: row.pattern.clone() }).collect();
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        if rows.is_empty() {
            text.line(say!(cx.words, "forbidden-none"));
        }
        for row in &rows {
            text.line(row.pattern.as_str());
        }
        text
    }))
}
