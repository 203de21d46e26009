//! `playbook list|show|start|running|stop|check|edit|copy|export|delete`.

mod answer;
mod change;

use crate::cli::args::{PlaybookCommand, PlaybookRunningArgs, PlaybookShowArgs, PlaybookStartArgs, PlaybookStopArgs};
use crate::cli::context::{Context, writer};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::domain::health::Model;
use crate::domain::playbook::Playbook;
use crate::domain::{AccountId, RunId};
use crate::ops::{self, Op, PlaybookStart, RunStart};
use crate::review::playbook::{self as review, Ground, Preview};
use crate::say;
use crate::store::{self, Reader, playbook::RunLine};
use crate::wording;
use answer::{PlaybookLine, PlaybookShown, PlaybooksChecked, RunShown, SettledLine, StartPreview};

pub fn playbook(cx: &Context, command: PlaybookCommand) -> Result<Answer, Failure> {
    match command {
        PlaybookCommand::List => list(cx),
        PlaybookCommand::Show(args) => show(cx, &args),
        PlaybookCommand::Start(args) => start(cx, &args),
        PlaybookCommand::Running(args) => running(cx, &args),
        PlaybookCommand::Stop(args) => stop(cx, &args),
        PlaybookCommand::Check => check(cx),
        PlaybookCommand::Edit(args) => change::edit(cx, &args),
        PlaybookCommand::Copy(args) => change::copy(cx, &args),
        PlaybookCommand::Export(args) => change::export(cx, &args.playbook),
        PlaybookCommand::Delete(args) => change::delete(cx, &args.playbook),
    }
}

fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let playbooks = review::playbooks(connection, cx.format.lang)?;
    let tallies = review::tallies(&store::playbook::runs(connection)?);
    let tally = |playbook: &Playbook| tallies.get(playbook.key()).copied().unwrap_or_default();
    let lines: Vec<PlaybookLine> = playbooks.iter().map(|playbook| PlaybookLine::of(playbook, tally(playbook))).collect();
    Ok(cx.answer(&lines, || answer::playbook_table(cx, &lines)))
}

fn show(cx: &Context, args: &PlaybookShowArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let playbook = find(cx, reader, &args.playbook)?;
    let model = cx.model(reader)?;
    let tally = review::tallies(&store::playbook::runs(reader.connection())?).get(playbook.key()).copied().unwrap_or_default();
    let account = args.account.as_deref().map(|named| cx.account(reader, named)).transpose()?;
    let preview = match account {
        Some(account) => review::previews(ground(cx, reader, &model), &playbook, &[account.id], None)?.pop(),
        None => None,
    };
    let preview = preview.map(|preview| StartPreview::of(&preview, &playbook));
    let shown = PlaybookShown::of(&playbook, tally, preview);
    Ok(cx.answer(&shown, || answer::shown(cx, &playbook, &shown)))
}

fn start(cx: &Context, args: &PlaybookStartArgs) -> Result<Answer, Failure> {
    let on = args.anchor_day.as_deref().map(|text| cx.coming_day("--on", text)).transpose()?;
    let book = if args.dry_run { cx.read()? } else { cx.write()? };
    let reader = &book.reader;
    let playbook = find(cx, reader, &args.playbook)?;
    let accounts = cx.accounts(reader, &args.accounts_named)?;
    let model = cx.model(reader)?;
    let previews = review::previews(ground(cx, reader, &model), &playbook, &accounts, on)?;
    if args.dry_run {
        let json: Vec<StartPreview> = previews.iter().map(|preview| StartPreview::of(preview, &playbook)).collect();
        return Ok(cx.answer(&json, || answer::would_start(cx, &playbook, &previews)));
    }
    let runs = previews.iter().map(|preview| run_start(cx, &playbook, preview)).collect::<Result<Vec<_>, Failure>>()?;
    let start = PlaybookStart { key: playbook.key().to_owned(), name: playbook.name().to_owned(), reason: None, runs };
    carry_out(cx, book, &Op::StartPlaybook(start))
}

/// Returns what starting brings to an account; one where it cannot be started ends the command, and nothing is changed.
fn run_start(cx: &Context, playbook: &Playbook, preview: &Preview) -> Result<RunStart, Failure> {
    match (preview.obstacle(playbook.anchor()), preview.anchor_on) {
        (None, Some(anchor_on)) => Ok(RunStart { account: preview.account, anchor_on, tasks: preview.tasks() }),
        (why, _) => {
            let why = why.map(|why| wording::playbook::cannot_start(&cx.words, &cx.format, why)).unwrap_or_default();
            Err(Failure::Failed(say!(cx.words, "cli-playbook-cannot", account = preview.name.clone(), why = why)))
        }
    }
}

fn running(cx: &Context, args: &PlaybookRunningArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let account = args.account.as_deref().map(|named| cx.account(&book.reader, named)).transpose()?;
    let mut runs = store::playbook::runs(book.reader.connection())?;
    runs.retain(|line| account.as_ref().is_none_or(|account| line.run.account == account.id));
    runs.retain(|line| args.all || line.is_running());
    let lines: Vec<RunShown> = runs.iter().map(RunShown::of).collect();
    Ok(cx.answer(&lines, || answer::run_table(cx, &runs)))
}

fn stop(cx: &Context, args: &PlaybookStopArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let account = args.account.as_deref().map(|named| cx.account(&book.reader, named)).transpose()?;
    let id: Option<RunId> = args.run.parse().ok();
    let is_meant = |line: &RunLine| match &account {
        Some(account) => line.run.account == account.id && line.run.playbook == args.run,
        None => Some(line.run.id) == id,
    };
    let runs = store::playbook::runs(book.reader.connection())?;
    let found = runs.iter().find(|line| line.is_running() && is_meant(line));
    let missing = || Failure::Failed(say!(cx.words, "cli-playbook-no-run", key = args.run.clone()));
    let id = found.map(|line| line.run.id).ok_or_else(missing)?;
    carry_out(cx, book, &Op::StopRun(id, cx.format.today))
}

/// Finishes the tasks whose condition holds, and says which.
fn check(cx: &Context) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let model = cx.model(&book.reader)?;
    let settled = review::settled(ground(cx, &book.reader, &model))?;
    let tasks: Vec<_> = settled.iter().map(|settled| settled.task).collect();
    let op = match tasks.is_empty() {
        true => None,
        false => ops::apply(writer(&mut book)?, &Op::SettleTasks(tasks), cx.clock.now())?.op,
    };
    let names = store::directory::names_by_account(book.reader.connection())?;
    book.close()?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let settled: Vec<SettledLine> = settled.iter().map(|line| SettledLine::of(line, name(line.account))).collect();
    let checked = PlaybooksChecked { op, settled, day: Day(cx.format.today) };
    Ok(cx.answer(&checked, || answer::checked(cx, &checked)))
}

/// Finds the playbook of a key.
fn find(cx: &Context, reader: &Reader, key: &str) -> Result<Playbook, Failure> {
    let missing = || Failure::Failed(say!(cx.words, "cli-playbook-none", key = key.to_owned()));
    review::playbook(reader.connection(), cx.format.lang, key)?.ok_or_else(missing)
}

fn ground<'a>(cx: &'a Context, reader: &'a Reader, model: &'a Model) -> Ground<'a> {
    Ground { connection: reader.connection(), model, workdays: &cx.workdays, today: cx.format.today, zone: &cx.format.zone }
}
