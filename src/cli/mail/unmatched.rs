//! `mail unmatched`: addresses that nobody's mail is known by.

use super::json::{OwnLine, UnmatchedLine, UnmatchedReport};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::review::whose::{Unmatched, own_candidates, unmatched};
use crate::say;
use crate::store::mail::strangers::OwnEvidence;

pub fn list(cx: &Context, limit: usize) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let mut found = unmatched(connection)?;
    let own = own_candidates(connection)?;
    let total = found.len();
    found.truncate(limit);
    let lines = found.clone();
    let report = UnmatchedReport {
        total,
        addresses: found.into_iter().map(UnmatchedLine::from).collect(),
        looks_like_own: own.iter().map(OwnLine::from).collect(),
    };
    Ok(cx.answer(&report, || said(cx, &lines, total, &own)))
}

fn said(cx: &Context, lines: &[Unmatched], total: usize, own: &[OwnEvidence]) -> Text {
    let mut text = Text::default();
    own_question(cx, own, &mut text);
    if lines.is_empty() {
        text.line(say!(cx.words, "mail-empty-unmatched"));
        return text;
    }
    let headings = ["whose-col-address", "whose-col-name"].map(|id| Column::whole(cx.words.get(id)));
    let mut table = Table::new(
        headings
            .into_iter()
            .chain([
                Column::right(say!(cx.words, "whose-col-count")),
                Column::left(say!(cx.words, "whose-col-newest")),
                Column::left(say!(cx.words, "whose-col-subject")),
                Column::left(say!(cx.words, "whose-col-suggestion")),
            ])
            .collect(),
    );
    let zone = cx.zone();
    for line in lines {
        let suggestion = line.suggestion.as_ref().map(|found| found.name.clone()).unwrap_or_default();
        table.row(vec![
            line.email.clone().into(),
            line.name.clone().unwrap_or_default().into(),
            line.count.to_string().into(),
            cx.format.plain_date(zone.wall(line.newest).date()).into(),
            line.subject.clone().into(),
            suggestion.into(),
        ]);
    }
    text.table(&table);
    if total > lines.len() {
        text.line(Piece::new(say!(cx.words, "whose-more", n = total - lines.len()), Tone::Dim));
    }
    text.line(Piece::new(say!(cx.words, "whose-assign-hint"), Tone::Dim));
    text
}

/// Asks which address is one's own, as long as none is known.
pub fn own_question(cx: &Context, own: &[OwnEvidence], text: &mut Text) {
    for evidence in own {
        let line = say!(cx.words, "whose-own-likely", email = evidence.email.clone(), wrote = evidence.wrote, got = evidence.got);
        text.line(Piece::new(line, Tone::Watch));
    }
    if let Some(first) = own.first() {
        text.line(say!(cx.words, "whose-own-say", email = first.email.clone())).blank();
    }
}
