//! Carrying out one op, and saying what was done and how to take it back.

use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::json::Written;
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::ops::{self, Op};
use crate::say;
use crate::store::{Book, history};
use crate::wording;

/// Carries out an op on a book opened for writing, and closes it.
pub fn carry_out(cx: &Context, book: Book, op: &Op) -> Result<Answer, Failure> {
    carry_out_and_say(cx, book, op, &[])
}

/// Carries out an op, and says what else it brought, a line each.
pub fn carry_out_and_say(cx: &Context, mut book: Book, op: &Op, more: &[String]) -> Result<Answer, Failure> {
    let done = ops::apply(writer(&mut book)?, op, cx.clock.now())?;
    let newest = history(book.reader.connection(), 1)?.pop().filter(|entry| Some(entry.id) == done.op);
    book.close()?;
    let label = newest.map(|entry| wording::op_label(&cx.words, &entry.kind, &entry.args));
    let written = Written {
        op: done.op,
        label: label.clone(),
        kind: done.value.row.map(|row| row.kind),
        id: done.value.row.map(|row| row.id.to_string()),
        account: done.value.account,
        tasks: done.value.tasks,
    };
    Ok(cx.answer(&written, || said(cx, label, more)))
}

fn said(cx: &Context, label: Option<String>, more: &[String]) -> Text {
    let mut text = Text::default();
    match label {
        Some(label) => {
            text.line(label);
            for line in more {
                text.line(format!("  {line}"));
            }
            text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
        }
        None => {
            text.line(say!(cx.words, "cli-nothing-changed"));
        }
    }
    text
}
