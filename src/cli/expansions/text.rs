//! The text of `expansions`.

use crate::cli::args::ExpansionsArgs;
use crate::cli::context::Context;
use crate::cli::list::health_piece;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::expansion::rule::RULE;
use crate::domain::{ExpansionStage, Money};
use crate::i18n::format::NOTHING;
use crate::review::expansions::{ExpansionLine, Opportunities, ProposalLine, Suggestions};
use crate::say;
use crate::wording::expansions as wording;
use crate::wording::renewals::{Said, sum};

pub fn list(cx: &Context, found: &Opportunities, args: &ExpansionsArgs) -> Text {
    let mut text = Text::default();
    if !args.only_closed {
        open(cx, found, args.filter.is_empty(), &mut text);
    }
    if !args.only_open && !found.closed.is_empty() {
        if !args.only_closed {
            text.blank();
        }
        text.line(Piece::new(say!(cx.words, "expansions-closed"), Tone::Strong));
        text.line(Piece::new(format!("  {}", outcomes(cx, found)), Tone::Dim));
        text.table(&closed_table(cx, found));
    }
    text
}

fn open(cx: &Context, found: &Opportunities, is_whole: bool, text: &mut Text) {
    if found.open.is_empty() {
        text.line(say!(cx.words, if is_whole { "expansions-empty" } else { "expansions-no-match" }));
        return;
    }
    let all = found.totals(&found.open);
    text.pieces(heading(cx, say!(cx.words, "expansions-all"), all.n, wording::totals(&cx.words, &cx.format, &all)));
    for group in found.groups() {
        text.blank();
        let said = wording::totals(&cx.words, &cx.format, &group.totals);
        text.pieces(heading(cx, cx.words.word(group.stage), group.totals.n, said));
        text.table(&open_table(cx, group.lines.iter().map(|place| &found.open[*place])));
    }
    text.blank().line(Piece::new(say!(cx.words, "expansions-convention"), Tone::Dim));
}

fn heading(cx: &Context, name: String, n: usize, said: Vec<Said>) -> Line {
    let mut line: Line = vec![Piece::new(name, Tone::Strong)];
    let count = (say!(cx.words, "expansions-count", n = n), crate::wording::timeline::Tone::Quiet);
    for (text, tone) in [count].into_iter().chain(said) {
        line.push(Piece::new(" · ", Tone::Dim));
        line.push(Piece::new(text, tone.into()));
    }
    line
}

fn money(cx: &Context, money: Option<Money>) -> String {
    wording::money(&cx.format, money)
}

fn open_table<'a>(cx: &Context, lines: impl Iterator<Item = &'a ExpansionLine>) -> Table {
    let head = |id: &str| cx.words.get(id);
    let mut table = Table::new(vec![
        Column::left(head("cli-field-id")),
        Column::left(head("expansions-head-account")),
        Column::left(head("expansions-head-title")),
        Column::left(head("expansions-head-kind")),
        Column::right(head("expansions-head-amount")),
        Column::right(head("expansions-head-likelihood")),
        Column::right(head("expansions-head-weighted")),
        Column::left(head("expansions-head-expected")),
        Column::left(head("expansions-head-source")),
        Column::left(head("expansions-head-health")),
    ]);
    for line in lines {
        let row = &line.row;
        table.row(vec![
            row.id.to_string().into(),
            line.account.line.name.as_str().into(),
            row.title.as_str().into(),
            cx.words.word(row.kind).into(),
            money(cx, row.amount).into(),
            wording::likelihood(&cx.format, row).into(),
            money(cx, row.weighted()).into(),
            row.expected_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.due(day)).into(),
            row.source.map_or_else(|| NOTHING.to_owned(), |source| cx.words.word(source)).into(),
            health_piece(cx, &line.account.score),
        ]);
    }
    table
}

/// Counts what became of them: `3 won ($120K), 1 lost`.
fn outcomes(cx: &Context, found: &Opportunities) -> String {
    let (won, lost): (Vec<_>, Vec<_>) = found.closed.iter().partition(|line| line.row.stage == ExpansionStage::Won);
    let money = sum(&cx.format, &found.totals(won.iter().copied()).amount);
    say!(cx.words, "expansions-outcomes", won = won.len(), money = money, lost = lost.len())
}

fn closed_table(cx: &Context, found: &Opportunities) -> Table {
    let head = |id: &str| cx.words.get(id);
    let mut table = Table::new(vec![
        Column::left(head("cli-field-id")),
        Column::left(head("expansions-head-closed")),
        Column::left(head("expansions-head-account")),
        Column::left(head("expansions-head-title")),
        Column::left(head("expansions-head-kind")),
        Column::left(head("expansions-head-stage")),
        Column::right(head("expansions-head-amount")),
        Column::left(head("expansions-head-note")),
    ]);
    for line in &found.closed {
        let row = &line.row;
        table.row(vec![
            row.id.to_string().into(),
            row.closed_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.short_date(day)).into(),
            line.account.line.name.as_str().into(),
            row.title.as_str().into(),
            cx.words.word(row.kind).into(),
            Piece::new(cx.words.word(row.stage), wording::tone_of_stage(row.stage).into()),
            money(cx, row.amount).into(),
            row.note.as_deref().unwrap_or_default().into(),
        ]);
    }
    table
}

pub fn suggestions(cx: &Context, found: &Suggestions, is_narrowed: bool) -> Text {
    let mut text = Text::default();
    section(cx, "expansions-suggested", "expansions-suggested-none", &found.suggested, &mut text);
    if !is_narrowed {
        text.blank();
        section(cx, "expansions-held", "expansions-held-none", &found.held, &mut text);
    }
    text.blank();
    rule_into(cx, &mut text);
    text
}

/// Each account with its reasons under it, and what holds it back.
fn section(cx: &Context, title: &str, empty: &str, lines: &[ProposalLine], text: &mut Text) {
    text.line(Piece::new(cx.words.get(title), Tone::Strong));
    if lines.is_empty() {
        text.line(format!("  {}", cx.words.get(empty)));
    }
    for line in lines {
        let proposal = &line.proposal;
        let mut head: Line = vec![Piece::new(format!("  {}", line.account.line.name), Tone::Plain)];
        let kind = cx.words.word(proposal.kind);
        let product = proposal.product.as_deref().filter(|_| proposal.kind == crate::domain::ExpansionKind::CrossSell);
        for said in [Some(kind), product.map(str::to_owned)].into_iter().flatten() {
            head.push(Piece::new(" · ", Tone::Dim));
            head.push(Piece::new(said, Tone::Plain));
        }
        if let Some(amount) = proposal.amount {
            head.push(Piece::new(" · ", Tone::Dim));
            head.push(Piece::new(say!(cx.words, "expansions-detail-about", money = cx.format.money(amount)), Tone::Dim));
        }
        text.pieces(head);
        for because in &proposal.room {
            text.line(format!("    + {}", wording::room(&cx.words, &cx.format, &because.what)));
        }
        for because in &proposal.holds {
            text.line(Piece::new(format!("    − {}", wording::hold(&cx.words, &cx.format, &because.what)), Tone::Watch));
        }
    }
}

pub fn rule(cx: &Context) -> Text {
    let mut text = Text::default();
    rule_into(cx, &mut text);
    text
}

fn rule_into(cx: &Context, text: &mut Text) {
    text.line(Piece::new(say!(cx.words, "expansions-rule"), Tone::Strong));
    for line in wording::rule(&cx.words, &cx.format, &RULE) {
        text.line(Piece::new(format!("  {line}"), Tone::Dim));
    }
}
