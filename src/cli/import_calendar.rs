//! `import calendar`: calendar files and folders into the book, as one undo step.

use crate::cli::args::ImportArgs;
use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::import::{SOME_LEFT_OUT, in_book, list_problems, problem_lines};
use crate::cli::json::ProblemLine;
use crate::cli::output::Answer;
use crate::cli::progress::Progress;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::OpId;
use crate::review::meetings::unlogged_meetings;
use crate::say;
use crate::shell::importing::{Place, calendar};
use crate::shell::session::currency;
use crate::tui::job::{CalendarOutcome, CalendarRequest};
use serde::Serialize;

/// Flaws that are listed in text; JSON has all of them.
const NOTES: usize = 5;

/// `read` is `added + updated + unchanged + skipped`; `batch` is the op that `undo` takes back.
#[derive(Debug, Serialize)]
struct ImportedCalendar {
    kind: &'static str,
    batch: Option<OpId>,
    read: u64,
    added: u64,
    updated: u64,
    unchanged: u64,
    skipped: u64,
    /// Meetings the source no longer has, called off.
    gone: u64,
    matched: u64,
    own_addresses: Vec<String>,
    expanded: Expanded,
    /// Meetings that were and can be logged.
    to_log: usize,
    dry_run: bool,
    problems: Vec<ProblemLine>,
    notes: Vec<ProblemLine>,
}

/// What became of the calendars' entries.
#[derive(Debug, Serialize)]
struct Expanded {
    files: u64,
    events: u64,
    placed: u64,
    outside: u64,
    same: u64,
    left_out: u64,
    instances_outside: u64,
    not_meetings: u64,
}

pub fn import(cx: &Context, args: &ImportArgs) -> Result<Answer, Failure> {
    let request = CalendarRequest { paths: args.paths.clone(), own: args.own.clone(), dry_run: args.dry_run };
    let (outcome, to_log) = in_book(cx, args.dry_run, |book| {
        let place = Place { now: cx.clock.now(), zone: cx.zone(), currency: currency(book, cx.words.home()) };
        let progress = Progress::start(cx, cx.words.get("import-kind-calendar"));
        let outcome = calendar::run(writer(book)?, &request, place, &mut progress.watch())?.outcome;
        let to_log = unlogged_meetings(book.reader.connection(), place.now, &place.zone)?.len();
        Ok((outcome, to_log))
    })?;
    let code = if outcome.report.problems.is_empty() { 0 } else { SOME_LEFT_OUT };
    let imported = imported(cx, &outcome, to_log);
    Ok(cx.answer(&imported, || said(cx, &imported)).with_code(code))
}

fn imported(cx: &Context, outcome: &CalendarOutcome, to_log: usize) -> ImportedCalendar {
    let report = &outcome.report;
    let counts = report.counts;
    ImportedCalendar {
        kind: "calendar",
        batch: outcome.op,
        read: report.read,
        added: report.added,
        updated: report.updated,
        unchanged: report.unchanged,
        skipped: report.skipped,
        gone: report.gone,
        matched: report.matched,
        own_addresses: report.own.clone(),
        expanded: Expanded {
            files: counts.files,
            events: counts.events,
            placed: counts.placed,
            outside: counts.outside,
            same: counts.same,
            left_out: counts.left_out,
            instances_outside: counts.instances_outside,
            not_meetings: counts.not_meetings,
        },
        to_log,
        dry_run: outcome.rehearsed,
        problems: problem_lines(cx, &report.problems),
        notes: problem_lines(cx, &report.notes),
    }
}

fn said(cx: &Context, imported: &ImportedCalendar) -> Text {
    let mut text = Text::default();
    let id = if imported.dry_run { "cli-import-would" } else { "cli-import-done" };
    let kind = cx.words.get("import-kind-calendar");
    let counts = [("read", imported.read), ("added", imported.added), ("updated", imported.updated + imported.gone)];
    let rest = [("unchanged", imported.unchanged), ("skipped", imported.skipped)];
    let counts = counts.into_iter().chain(rest).map(|(name, count)| (name, (count as f64).into()));
    let variables: Vec<_> = std::iter::once(("kind", kind.into())).chain(counts).collect();
    text.line(cx.words.with(id, &variables));
    let Expanded { events, instances_outside, not_meetings, .. } = &imported.expanded;
    text.line(say!(cx.words, "agenda-import-events", events = *events as f64, matched = imported.matched as f64));
    if *instances_outside > 0 {
        text.line(Piece::new(say!(cx.words, "agenda-import-outside", n = *instances_outside as f64), Tone::Dim));
    }
    if *not_meetings > 0 {
        text.line(Piece::new(say!(cx.words, "agenda-import-not-meetings", n = *not_meetings as f64), Tone::Dim));
    }
    if !imported.own_addresses.is_empty() {
        text.line(Piece::new(say!(cx.words, "agenda-import-own", list = imported.own_addresses.join(", ")), Tone::Dim));
    }
    list_problems(cx, &imported.problems, &mut text);
    for note in imported.notes.iter().take(NOTES) {
        text.line(Piece::new(format!("  {}:{}: {}", note.file, note.row, note.message), Tone::Dim));
    }
    if imported.to_log > 0 && !imported.dry_run {
        text.line(say!(cx.words, "agenda-import-to-log", n = imported.to_log));
    }
    if imported.batch.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}
