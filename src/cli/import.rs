//! `import`: rows of an export into the book, as one undo step.

use crate::cli::args::{ImportArgs, Imports};
use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::json::{Imported, ProblemLine};
use crate::cli::output::Answer;
use crate::cli::progress::Progress;
use crate::cli::text::{Piece, Text, Tone};
use crate::cli::throwaway::Throwaway;
use crate::cli::{import_calendar, import_mail};
use crate::import::mapping::pair;
use crate::import::{Field, ImportKind};
use crate::ops::import::{ImportProblem, ImportReport};
use crate::say;
use crate::shell::importing::{self, Place};
use crate::shell::session::currency;
use crate::store::{Book, backup, open_book};
use crate::tui::job::{ImportOutcome, ImportRequest};
use crate::wording;

/// Problems that are listed in text; JSON has all of them.
const PROBLEMS: usize = 20;
/// Done, but some rows were left out.
pub const SOME_LEFT_OUT: u8 = 3;

pub fn import(cx: &Context, args: &ImportArgs) -> Result<Answer, Failure> {
    let kind = match args.kind {
        Imports::Rows(kind) => kind,
        Imports::Calendar => return import_calendar::import(cx, args),
        Imports::Mail => return import_mail::import(cx, args),
    };
    let request = request(args)?;
    let outcome = in_book(cx, args.dry_run, |book| run(cx, kind, &request, book))?;
    let code = if outcome.report.problems.is_empty() { 0 } else { SOME_LEFT_OUT };
    let imported = imported(cx, &outcome);
    Ok(cx.answer(&imported, || said(cx, &outcome, &imported)).with_code(code))
}

/// Opens the book, or makes one, backs it up, and does the work in it.
pub fn in_book<T>(cx: &Context, is_rehearsal: bool, work: impl FnOnce(&mut Book) -> Result<T, Failure>) -> Result<T, Failure> {
    let is_new = !cx.book_path()?.exists();
    // A rehearsal leaves no book behind where there was none.
    let throwaway = if is_new && is_rehearsal { Some(Throwaway::new()?) } else { None };
    let mut book = match &throwaway {
        Some(throwaway) => open_book(&throwaway.book(), &cx.writing())?,
        None if is_new => open_book(cx.book_path()?, &cx.writing())?,
        None => cx.write()?,
    };
    if !is_new && !is_rehearsal {
        backup::before(book.reader.connection(), &book.path, "import", cx.clock.now().into())?;
    }
    let done = work(&mut book)?;
    book.close()?;
    Ok(done)
}

fn run(cx: &Context, kind: ImportKind, request: &ImportRequest, book: &mut Book) -> Result<ImportOutcome, Failure> {
    let place = Place { now: cx.clock.now(), zone: cx.zone(), currency: currency(book, cx.words.home()) };
    let progress = Progress::start(cx, cx.words.get(&format!("import-kind-{kind}")));
    Ok(importing::run(writer(book)?, kind, request, place, &mut progress.watch())?.outcome)
}

fn request(args: &ImportArgs) -> Result<ImportRequest, Failure> {
    let mut set = pairs("--set", &args.set)?;
    set.extend(args.scale.iter().map(|scale| (Field::Scale.to_string(), scale.clone())));
    Ok(ImportRequest {
        paths: args.paths.clone(),
        map: pairs("--map", &args.map)?,
        set,
        date_format: args.date_format.clone(),
        encoding: args.encoding.clone(),
        delimiter: args.delimiter,
        sheet: args.sheet.clone(),
        header_row: args.header_row,
        new_accounts: args.new_accounts,
        dry_run: args.dry_run,
    })
}

fn imported(cx: &Context, outcome: &ImportOutcome) -> Imported {
    let report = &outcome.report;
    Imported {
        kind: report.kind.as_str(),
        batch: outcome.op,
        read: report.read,
        added: report.added,
        updated: report.updated,
        unchanged: report.unchanged,
        skipped: report.skipped,
        new_accounts: report.new_accounts,
        unmapped: report.unmapped.clone(),
        dry_run: outcome.rehearsed,
        problems: problem_lines(cx, &report.problems),
    }
}

/// Words the rows that were left out.
pub fn problem_lines(cx: &Context, problems: &[ImportProblem]) -> Vec<ProblemLine> {
    let line = |problem: &ImportProblem| ProblemLine {
        file: problem.file.clone(),
        row: problem.row,
        column: problem.column.clone(),
        message: wording::import_problem(&cx.words, &problem.why),
    };
    problems.iter().map(line).collect()
}

fn said(cx: &Context, outcome: &ImportOutcome, imported: &Imported) -> Text {
    let mut text = Text::default();
    text.line(counted(cx, &outcome.report, outcome.rehearsed));
    if !imported.unmapped.is_empty() {
        text.line(say!(cx.words, "cli-import-unmapped", columns = cx.format.list(&imported.unmapped)));
    }
    list_problems(cx, &imported.problems, &mut text);
    if imported.read == 0 {
        text.line(say!(cx.words, "cli-import-no-rows"));
    }
    if imported.batch.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}

/// Lists the first of what was left out, a line each.
pub fn list_problems(cx: &Context, problems: &[ProblemLine], text: &mut Text) {
    for problem in problems.iter().take(PROBLEMS) {
        let column = problem.column.as_ref().map(|column| format!(" {column}")).unwrap_or_default();
        // Of what could not be opened no row is known.
        let row = if problem.row > 0 { format!(":{}", problem.row) } else { String::new() };
        text.line(Piece::new(format!("  {}{row}{column}: {}", problem.file, problem.message), Tone::Watch));
    }
    if problems.len() > PROBLEMS {
        text.line(say!(cx.words, "cli-import-more", n = problems.len() - PROBLEMS));
    }
}

fn counted(cx: &Context, report: &ImportReport, is_rehearsal: bool) -> String {
    let kind = cx.words.get(&format!("import-kind-{}", report.kind));
    let id = if is_rehearsal { "cli-import-would" } else { "cli-import-done" };
    let counts = [("read", report.read), ("added", report.added), ("updated", report.updated)];
    let rest = [("unchanged", report.unchanged), ("skipped", report.skipped)];
    let counts = counts.into_iter().chain(rest).map(|(name, count)| (name, (count as f64).into()));
    let variables: Vec<_> = std::iter::once(("kind", kind.into())).chain(counts).collect();
    cx.words.with(id, &variables)
}

/// Reads `field=Column` pairs; both sides keep what they hold, a column may hold an equals sign.
fn pairs(option: &'static str, texts: &[String]) -> Result<Vec<(String, String)>, Failure> {
    let read = |text: &String| pair(text).map_err(|error| importing::ImportError::Mapping { file: option.to_owned(), error });
    Ok(texts.iter().map(read).collect::<Result<_, _>>()?)
}
