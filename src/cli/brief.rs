//! `brief`: one page for a renewal or quarterly talk, as Markdown or JSON.

use crate::cli::args::BriefArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::Day as JsonDay;
use crate::cli::output::Answer;
use crate::cli::text::Text;
use crate::cli::today::Standing;
use crate::domain::triage::Day;
use crate::domain::{AccountId, EntityKind};
use crate::review::brief::{Asked, brief as read};
use crate::review::evidence_text;
use crate::say;
use crate::shell::exporting::write_whole;
use crate::wording::brief::{Document, Note, Part, Section, document, markdown};
use chrono::NaiveDate;
use serde::Serialize;

/// The brief in JSON; the text is in the person's language, and `notes` are numbers of `notes` below.
#[derive(Debug, Serialize)]
struct BriefReport {
    account: AccountId,
    name: String,
    as_of: JsonDay,
    title: String,
    remarks: Vec<String>,
    sections: Vec<SectionLine>,
    notes: Vec<NoteLine>,
}

#[derive(Debug, Serialize)]
struct SectionLine {
    id: Part,
    title: String,
    lines: Vec<BriefLine>,
}

#[derive(Debug, Serialize)]
struct BriefLine {
    label: String,
    text: String,
    notes: Vec<usize>,
}

/// The rows behind a figure; `text` is what the row says, of several how many they are.
#[derive(Debug, Serialize)]
struct NoteLine {
    n: usize,
    kind: EntityKind,
    from: Option<JsonDay>,
    to: Option<JsonDay>,
    text: String,
    ids: Vec<String>,
}

/// What `brief --out` answers.
#[derive(Debug, Serialize)]
struct Written {
    path: String,
}

pub fn brief(cx: &Context, args: &BriefArgs) -> Result<Answer, Failure> {
    let on = args.as_of.as_deref().map(|text| cx.past_day("--as-of", text)).transpose()?.unwrap_or(cx.format.today);
    let book = cx.read()?;
    let (reader, connection) = (&book.reader, book.reader.connection());
    let account = cx.account(reader, &args.account)?;
    let standing = Standing::read(cx, reader)?;
    let day = Day::new(on, cx.zone(), &standing.model, &standing.rules, &cx.workdays);
    let found = read(connection, Asked { account: account.id, day, today: cx.format.today, now: cx.clock.now() })?;
    let page = document(&cx.words, &cx.format, &found, |row| evidence_text(connection, row))?;
    if let Some(path) = &args.out {
        write_whole(path, markdown(&page).as_bytes()).map_err(|error| Failure::io(path, &error))?;
        let written = Written { path: path.display().to_string() };
        return Ok(cx.answer(&written, || {
            let mut text = Text::default();
            text.line(say!(cx.words, "cli-brief-written", path = written.path.clone()));
            text
        }));
    }
    if cx.wants_json {
        return Ok(Answer::json(&report((account.id, account.name), on, page)));
    }
    Ok(Answer::made(markdown(&page).into_bytes()))
}

fn report((account, name): (AccountId, String), on: NaiveDate, page: Document) -> BriefReport {
    BriefReport {
        account,
        name,
        as_of: JsonDay(on),
        title: page.title,
        remarks: page.remarks,
        sections: page.sections.into_iter().map(section).collect(),
        notes: page.notes.into_iter().map(note).collect(),
    }
}

fn section(section: Section) -> SectionLine {
    let lines = section.lines.into_iter().map(|line| BriefLine { label: line.label, text: line.text, notes: line.notes });
    SectionLine { id: section.part, title: section.title, lines: lines.collect() }
}

fn note(note: Note) -> NoteLine {
    NoteLine {
        n: note.number,
        kind: note.kind,
        from: note.from.map(JsonDay),
        to: note.to.map(JsonDay),
        text: note.text,
        ids: note.rows.iter().map(|row| row.id.to_string()).collect(),
    }
}
