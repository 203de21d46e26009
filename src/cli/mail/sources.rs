//! `mail sources`: where mail is read from; `mail sources remove` reads no more from there.

use crate::cli::args::{MailSourcesArgs, MailSourcesCommand};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Table, Text};
use crate::domain::{MailSourceId, MailSourceKind, Moment};
use crate::ops::{MailOp, Op};
use crate::review::mail_sources::{SourceLine, mail_sources};
use crate::say;
use crate::wording::mail_source_kind;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SourceJson {
    id: MailSourceId,
    path: String,
    kind: MailSourceKind,
    messages: u64,
    /// When it was looked at last, and when something new was found.
    looked_at: Option<Moment>,
    read_at: Option<Moment>,
}

pub fn sources(cx: &Context, args: &MailSourcesArgs) -> Result<Answer, Failure> {
    if let Some(MailSourcesCommand::Remove(args)) = &args.command {
        return remove(cx, &args.source);
    }
    let book = cx.read()?;
    let lines = mail_sources(book.reader.connection())?;
    let json: Vec<SourceJson> = lines.iter().map(source_json).collect();
    Ok(cx.answer(&json, || said(cx, &lines)))
}

fn source_json(line: &SourceLine) -> SourceJson {
    SourceJson {
        id: line.source.id,
        path: line.source.path.clone(),
        kind: line.source.kind,
        messages: line.messages,
        looked_at: line.looked_at.map(Moment::At),
        read_at: line.source.read_at.map(Moment::At),
    }
}

fn said(cx: &Context, lines: &[SourceLine]) -> Text {
    let mut text = Text::default();
    if lines.is_empty() {
        text.line(say!(cx.words, "mail-in-no-sources"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::whole(say!(cx.words, "mail-in-col-path")),
        Column::left(say!(cx.words, "mail-in-col-kind")),
        Column::right(say!(cx.words, "mail-in-col-messages")),
        Column::left(say!(cx.words, "mail-in-col-looked")),
    ]);
    for line in lines {
        let looked = line.looked_at.map_or_else(|| say!(cx.words, "mail-in-never"), |at| cx.format.moment(&Moment::At(at)));
        let messages = cx.format.whole(i64::try_from(line.messages).unwrap_or(i64::MAX));
        let kind = mail_source_kind(&cx.words, line.source.kind);
        table.row(vec![line.source.path.clone().into(), kind.into(), messages.into(), looked.into()]);
    }
    text.table(&table);
    text
}

/// Finds a source by its id, its path, or a part of it that no other has.
fn remove(cx: &Context, named: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let lines = mail_sources(book.reader.connection())?;
    let exact = lines.iter().find(|line| line.source.id.to_string() == named || line.source.path == named);
    let parts: Vec<&SourceLine> = lines.iter().filter(|line| line.source.path.contains(named)).collect();
    let found = exact.or(match parts.as_slice() {
        [one] => Some(*one),
        _ => None,
    });
    let Some(found) = found else {
        let known = lines.iter().map(|line| line.source.path.as_str()).collect::<Vec<_>>().join("\n  ");
        return Err(Failure::Failed(say!(cx.words, "mail-in-no-such-source", named = named.to_owned(), known = known)));
    };
    carry_out(cx, book, &Op::Mail(MailOp::RemoveSource(found.source.id)))
}
