//! `survey add|invite|plan|close|told`: answers, who was asked, and what becomes of an answer.

use crate::cli::args::{SurveyArgs, SurveyCloseArgs, SurveyCommand, SurveyInviteArgs, SurveyPlanArgs, SurveyToldArgs};
use crate::cli::context::{Context, each_once, row_named, writer};
use crate::cli::done::carry_out;
use crate::cli::event::{fitting, person};
use crate::cli::failure::Failure;
use crate::cli::import::SOME_LEFT_OUT;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::cli::voice_json::{InviteDone, InvitedLine};
use crate::domain::voice::Spared;
use crate::domain::{AccountId, Contact, Invitee, Moment, Response, ResponseId, Row, Scale, Score, Task};
use crate::i18n::format::NOTHING;
use crate::ops::voice::VoiceOp;
use crate::ops::{self, Op};
use crate::review::voice::{Voices, invitees};
use crate::say;
use crate::store::{self, Reader};
use chrono::NaiveDate;

pub fn survey(cx: &Context, command: &SurveyCommand) -> Result<Answer, Failure> {
    match command {
        SurveyCommand::Add(args) => add(cx, args),
        SurveyCommand::Invite(args) => invite(cx, args),
        SurveyCommand::Plan(args) => plan(cx, args),
        SurveyCommand::Close(args) => close(cx, args),
        SurveyCommand::Told(args) => told(cx, args),
    }
}

fn add(cx: &Context, args: &SurveyArgs) -> Result<Answer, Failure> {
    let score = score(args)?;
    let at = match &args.at {
        Some(text) => cx.past_moment("--at", text)?,
        None => Moment::from(cx.clock.now()),
    };
    let book = cx.write()?;
    let reader = &book.reader;
    let account = cx.account(reader, &args.account)?.id;
    let contact = args.contact.as_deref().map(|named| cx.contact(reader, account, named)).transpose()?;
    let (kind, comment) = (args.kind, args.comment.clone());
    let response = Response { contact, comment, ..Response::given(account, kind, score, at) };
    carry_out(cx, book, &Op::SaveResponse(None, response))
}

fn score(args: &SurveyArgs) -> Result<Score, Failure> {
    let scale = match &args.scale {
        Some(text) => text.parse::<Scale>().map_err(|why| Failure::Option { name: "--scale", why })?,
        None => args.kind.usual_scale(),
    };
    Score::new(args.score, scale).map_err(|why| Failure::Option { name: "--score", why })
}

fn invite(cx: &Context, args: &SurveyInviteArgs) -> Result<Answer, Failure> {
    let at = match &args.at {
        Some(text) => cx.past_moment("--at", text)?,
        None => Moment::from(cx.clock.now()),
    };
    let quiet_days = args.quiet_days.unwrap_or(cx.quiet_days);
    let mut book = cx.write()?;
    let reader = &book.reader;
    let wanted = wanted(cx, reader, args)?;
    let voices = Voices::read(reader.connection(), &cx.zone())?;
    let on = at.day(&cx.zone());
    let mut found = voices.spared(&wanted, on, quiet_days);
    let recent: Vec<(Invitee, NaiveDate)> = found.spared.clone();
    if args.force {
        found = Spared { ask: wanted, spared: Vec::new() };
    }
    let line = |who: &Invitee| invited_line(reader, who, recent.iter().find(|(other, _)| other == who).map(|(_, on)| *on));
    let asked = found.ask.iter().map(line).collect::<store::Result<Vec<_>>>()?;
    let left_out = found.spared.iter().map(|(who, _)| line(who)).collect::<store::Result<Vec<_>>>()?;
    let code = if left_out.is_empty() { 0 } else { SOME_LEFT_OUT };
    let op = match args.dry_run || found.ask.is_empty() {
        true => None,
        false => ops::apply(writer(&mut book)?, &Op::Voice(VoiceOp::Invite(args.kind, at, found.ask)), cx.clock.now())?.op,
    };
    book.close()?;
    let done = InviteDone { op, kind: args.kind, at, quiet_days, dry_run: args.dry_run, asked, left_out };
    Ok(cx.answer(&done, || said(cx, &done)).with_code(code))
}

/// Finds everybody that is meant.
fn wanted(cx: &Context, reader: &Reader, args: &SurveyInviteArgs) -> Result<Vec<Invitee>, Failure> {
    let mut accounts: Vec<AccountId> = cx.accounts(reader, &args.account)?;
    if let Some(text) = if args.all { Some("") } else { args.filter.as_deref() } {
        accounts.extend(fitting(cx, reader, text)?);
    }
    let mut wanted = invitees(reader.connection(), &accounts, &args.role, cx.format.today)?;
    for named in &args.contact {
        wanted.push(person(cx, reader, named)?);
    }
    let is_said = args.all || args.filter.is_some() || !args.account.is_empty() || !args.contact.is_empty();
    if !is_said {
        return Err(Failure::Usage(say!(cx.words, "cli-survey-nobody")));
    }
    Ok(wanted)
}

fn invited_line(reader: &Reader, who: &Invitee, last: Option<NaiveDate>) -> store::Result<InvitedLine> {
    let account = store::needed::<crate::domain::Account>(reader.connection(), who.account)?;
    let contact = who.contact.map(|id| store::needed::<Contact>(reader.connection(), id)).transpose()?;
    Ok(InvitedLine {
        account: who.account,
        account_name: account.fields.name,
        contact: who.contact,
        contact_name: contact.as_ref().map(|contact| contact.name.clone()),
        email: contact.and_then(|contact| contact.fields.email),
        last_asked_on: last.map(Day),
    })
}

fn said(cx: &Context, done: &InviteDone) -> Text {
    let mut text = Text::default();
    let n = done.asked.len();
    text.line(if done.dry_run { say!(cx.words, "cli-survey-would-ask", n = n) } else { say!(cx.words, "cli-survey-asked", n = n) });
    text.table(&people_table(cx, &done.asked));
    let recent = done.asked.iter().filter(|line| line.last_asked_on.is_some()).count();
    if recent > 0 {
        text.line(Piece::new(say!(cx.words, "cli-survey-asked-anyway", n = recent, days = done.quiet_days), Tone::Watch));
    }
    if !done.left_out.is_empty() {
        let left = say!(cx.words, "cli-survey-spared", n = done.left_out.len(), days = done.quiet_days);
        text.blank().line(Piece::new(left, Tone::Watch));
        text.table(&people_table(cx, &done.left_out));
    }
    if done.op.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}

fn people_table(cx: &Context, lines: &[InvitedLine]) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-account")),
        Column::left(say!(cx.words, "cli-voice-person")),
        Column::left(say!(cx.words, "cli-survey-email")),
        Column::right(say!(cx.words, "cli-survey-last")),
    ]);
    for line in lines {
        table.row(vec![
            line.account_name.as_str().into(),
            line.contact_name.as_deref().unwrap_or(NOTHING).into(),
            line.email.as_deref().unwrap_or(NOTHING).into(),
            line.last_asked_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.near(day.0)).into(),
        ]);
    }
    table
}

fn plan(cx: &Context, args: &SurveyPlanArgs) -> Result<Answer, Failure> {
    let due_on = args.due.as_deref().map(|text| cx.coming_day("--due", text)).transpose()?;
    let plan = args.plan.as_deref().map(str::trim).filter(|plan| !plan.is_empty()).map(str::to_owned);
    let book = cx.write()?;
    let response = find(cx, &book.reader, &args.survey)?;
    let task = due_on.zip(plan.clone()).map(|(due_on, title)| Task {
        account: Some(response.account),
        contact: response.contact,
        due_on: Some(due_on),
        ..Task::titled(title)
    });
    carry_out(cx, book, &Op::Voice(VoiceOp::Plan(response.id, plan, task)))
}

fn close(cx: &Context, args: &SurveyCloseArgs) -> Result<Answer, Failure> {
    let on = day(cx, args.on.as_deref(), args.reopen)?;
    let book = cx.write()?;
    let ids = ids(cx, &book.reader, &args.surveys)?;
    carry_out(cx, book, &Op::Voice(VoiceOp::Close(ids, on)))
}

fn told(cx: &Context, args: &SurveyToldArgs) -> Result<Answer, Failure> {
    let on = day(cx, args.on.as_deref(), args.not)?;
    let book = cx.write()?;
    let ids = ids(cx, &book.reader, &args.surveys)?;
    carry_out(cx, book, &Op::Voice(VoiceOp::Tell(ids, on)))
}

/// Reads the day something was done on; none where it is taken back.
fn day(cx: &Context, on: Option<&str>, is_back: bool) -> Result<Option<NaiveDate>, Failure> {
    let on = on.map(|text| cx.past_day("--on", text)).transpose()?;
    Ok(if is_back { None } else { Some(on.unwrap_or(cx.format.today)) })
}

fn ids(cx: &Context, reader: &Reader, named: &[String]) -> Result<Vec<ResponseId>, Failure> {
    each_once(named, |id| *id, |named| Ok(find(cx, reader, named)?.id))
}

fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<ResponseId, Response>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-survey", id = id))
}
