//! `import mail`: messages of files and folders into the book, as one undo step; without a path, what is new of the sources
//! that are remembered.

use crate::cli::args::ImportArgs;
use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::import::{SOME_LEFT_OUT, in_book, list_problems};
use crate::cli::json::ProblemLine;
use crate::cli::mail::{OwnLine, own_question};
use crate::cli::output::Answer;
use crate::cli::progress::Progress;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::{AccountId, MailKind, MailMark, MailSourceKind, Moment, OpId};
use crate::ops::mail::{MailReport, Sample};
use crate::review::whose::own_candidates;
use crate::say;
use crate::shell::importing::{Place, mail};
use crate::shell::session::currency;
use crate::store::Book;
use crate::store::mail::strangers::OwnEvidence;
use crate::tui::job::{MailOutcome, MailRequest};
use crate::wording;
use serde::Serialize;
use std::collections::BTreeMap;

/// `read` is `added + updated + unchanged`; `batch` is the op that `undo` takes back.
#[derive(Debug, Serialize)]
struct ImportedMail {
    kind: &'static str,
    batch: Option<OpId>,
    read: u64,
    added: u64,
    updated: u64,
    unchanged: u64,
    skipped: u64,
    outcomes: Outcomes,
    /// Of the messages that came in, by what they are.
    kinds: BTreeMap<MailKind, u64>,
    /// Of the messages that came in, by what was unsound about them.
    marks: BTreeMap<MailMark, u64>,
    sources: Vec<SourceJson>,
    samples: Vec<SampleJson>,
    /// Addresses that may be one's own, as long as none is known.
    looks_like_own: Vec<OwnLine>,
    dry_run: bool,
    problems: Vec<ProblemLine>,
}

#[derive(Debug, Serialize)]
struct Outcomes {
    new: u64,
    duplicate: u64,
    /// Moved to another folder, flagged anew, sent after it was a draft, or whole after it was half written.
    changed: u64,
    marked: u64,
    unreadable: u64,
    unmatched: u64,
    touches: u64,
    /// Files that could not be opened.
    unopened: u64,
    /// Files of folders that are no mail.
    others: u64,
    /// Files that are there no longer; their messages stay.
    gone: u64,
}

#[derive(Debug, Serialize)]
struct SourceJson {
    path: String,
    kind: MailSourceKind,
    read: u64,
    added: u64,
}

#[derive(Debug, Serialize)]
struct SampleJson {
    at: Moment,
    from: String,
    subject: String,
    account: Option<AccountId>,
}

pub fn import(cx: &Context, args: &ImportArgs) -> Result<Answer, Failure> {
    let request = MailRequest { paths: args.paths.clone(), dry_run: args.dry_run };
    let read = |book: &mut Book| {
        let place = Place { now: cx.clock.now(), zone: cx.zone(), currency: currency(book, cx.words.home()) };
        let progress = Progress::start(cx, cx.words.get("import-kind-mail"));
        let outcome = mail::run(writer(book)?, &request, place, &mut progress.watch())?.outcome;
        // Which way mail went is only sure once one's own address is known; looking for it takes a walk over all mail.
        let own = if outcome.report.read == 0 { Vec::new() } else { own_candidates(book.reader.connection())? };
        Ok((outcome, own))
    };
    let (outcome, own) = if request.paths.is_empty() && !request.dry_run {
        // What is new of known sources is little, and looked for often: no backup before it.
        let mut book = cx.write()?;
        let outcome = read(&mut book)?;
        book.close()?;
        outcome
    } else {
        in_book(cx, args.dry_run, read)?
    };
    let code = if outcome.report.is_clean() { 0 } else { SOME_LEFT_OUT };
    let imported = imported(cx, &outcome, &own);
    let answer = || {
        let mut text = said(cx, &outcome, &imported);
        own_question(cx, &own, &mut text);
        text
    };
    Ok(cx.answer(&imported, answer).with_code(code))
}

fn imported(cx: &Context, outcome: &MailOutcome, own: &[OwnEvidence]) -> ImportedMail {
    let report = &outcome.report;
    let source = |source: &crate::ops::mail::SourceReport| SourceJson {
        path: source.path.clone(),
        kind: source.kind,
        read: source.read,
        added: source.added,
    };
    let sample = |sample: &Sample| SampleJson {
        at: sample.at.into(),
        from: sample.from.clone(),
        subject: sample.subject.clone(),
        account: sample.account,
    };
    ImportedMail {
        kind: "mail",
        batch: outcome.op,
        read: report.read,
        added: report.added,
        updated: report.updated,
        unchanged: report.unchanged,
        skipped: report.skipped,
        outcomes: outcomes(report),
        kinds: report.kinds.clone(),
        marks: report.marks.clone(),
        sources: report.sources.iter().map(source).collect(),
        samples: report.samples.iter().map(sample).collect(),
        looks_like_own: own.iter().map(OwnLine::from).collect(),
        dry_run: outcome.rehearsed,
        problems: report
            .problems
            .iter()
            .map(|problem| ProblemLine {
                file: problem.file.clone(),
                row: problem.place.unwrap_or_default(),
                column: None,
                message: wording::mail_trouble(&cx.words, &problem.why),
            })
            .collect(),
    }
}

fn outcomes(report: &MailReport) -> Outcomes {
    Outcomes {
        new: report.added,
        duplicate: report.unchanged,
        changed: report.updated,
        marked: report.marked,
        unreadable: report.unreadable(),
        unmatched: report.unmatched,
        touches: report.touches,
        unopened: report.skipped,
        others: report.others,
        gone: report.gone,
    }
}

fn said(cx: &Context, outcome: &MailOutcome, imported: &ImportedMail) -> Text {
    let mut text = Text::default();
    let report = &outcome.report;
    if report.read == 0 && report.others == 0 && report.gone == 0 && report.skipped == 0 {
        text.line(say!(cx.words, "mail-in-nothing-new"));
        return text;
    }
    let mut lines = wording::mail_outcome(&cx.words, &outcome.report, outcome.rehearsed).into_iter();
    if let Some(first) = lines.next() {
        text.line(first);
    }
    for line in lines {
        text.line(Piece::new(line, Tone::Dim));
    }
    list_problems(cx, &imported.problems, &mut text);
    if imported.batch.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}
