//! `undo`, `redo` and `history`: the change log.

use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::json::HistoryLine;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::Moment;
use crate::say;
use crate::store::{self, HistoryEntry};
use crate::wording;

pub fn undo(cx: &Context) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let entry = writer(&mut book)?.undo(cx.clock.now())?.value;
    book.close()?;
    let line = line(cx, &HistoryEntry { undone: true, ..entry });
    let said = say!(cx.words, "app-undone", label = line.label.clone());
    Ok(cx.answer(&line, || one_line(said)))
}

pub fn redo(cx: &Context) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let entry = writer(&mut book)?.redo(cx.clock.now())?.value;
    book.close()?;
    let line = line(cx, &HistoryEntry { undone: false, ..entry });
    let said = say!(cx.words, "app-redone", label = line.label.clone());
    Ok(cx.answer(&line, || one_line(said)))
}

pub fn history(cx: &Context, limit: usize) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let entries = store::history(book.reader.connection(), limit)?;
    let lines: Vec<HistoryLine> = entries.iter().map(|entry| line(cx, entry)).collect();
    Ok(cx.answer(&lines, || table(cx, &entries, &lines)))
}

fn line(cx: &Context, entry: &HistoryEntry) -> HistoryLine {
    HistoryLine {
        id: entry.id,
        at: Moment::from(entry.at).to_string(),
        label: wording::op_label(&cx.words, &entry.kind, &entry.args),
        undone: entry.undone,
        changes: entry.changes,
    }
}

fn table(cx: &Context, entries: &[HistoryEntry], lines: &[HistoryLine]) -> Text {
    let mut text = Text::default();
    if lines.is_empty() {
        text.line(say!(cx.words, "history-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "history-when")),
        Column::right(say!(cx.words, "history-rows")),
        Column::left(""),
        Column::whole(say!(cx.words, "history-what")),
    ]);
    for (entry, line) in entries.iter().zip(lines) {
        let (state, tone) = if line.undone { (say!(cx.words, "history-undone"), Tone::Dim) } else { (String::new(), Tone::Plain) };
        let changes = cx.format.whole(i64::try_from(line.changes).unwrap_or(i64::MAX));
        table.row(vec![cx.format.timestamp(entry.at).into(), changes.into(), Piece::new(state, tone), Piece::new(&line.label, tone)]);
    }
    text.table(&table);
    text
}

fn one_line(said: String) -> Text {
    let mut text = Text::default();
    text.line(said);
    text
}
