//! What is said below the list: all of the selected line, or the rule.

use super::list::ExpansionsPane;
use crate::domain::expansion::rule::RULE;
use crate::domain::{Contract, Expansion};
use crate::review::expansions::ProposalLine;
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use crate::wording::expansions as wording;
use crate::wording::timeline::joined_facts;

/// A paragraph: what stands before it, the text, and its role.
pub(super) type Paragraph = (&'static str, String, Role);

/// Returns what is said of the selected line.
pub(super) fn of_selected(pane: &ExpansionsPane, cx: &Cx<'_>) -> Vec<Paragraph> {
    let line = pane.selected().map(|line| opportunity(cx, &line.row));
    line.or_else(|| pane.selected_proposal().map(|line| proposal(cx, line))).unwrap_or_default()
}

/// Returns the rule, a paragraph for each part.
pub(super) fn rule(cx: &Cx<'_>) -> Vec<Paragraph> {
    wording::rule(cx.words, cx.format, &RULE).into_iter().map(|part| ("", part, Role::Text)).collect()
}

fn opportunity(cx: &Cx<'_>, row: &Expansion) -> Vec<Paragraph> {
    let source = row.source.map(|source| say!(cx.words, "expansions-detail-source", source = cx.words.word(source)));
    let expected = row.expected_on.filter(|_| row.is_open());
    let expected = expected.map(|day| say!(cx.words, "expansions-detail-expected", day = cx.format.date(day)));
    let facts = joined_facts([Some(cx.words.word(row.kind)), row.product.clone(), source, expected, contract(cx, row)]);
    let mut said = vec![("", row.title.clone(), Role::Text), ("", facts, Role::Dim)];
    said.extend(row.note.as_ref().map(|note| ("", note.clone(), Role::Text)));
    said
}

/// The contract that a won one became, while it is there.
fn contract(cx: &Cx<'_>, row: &Expansion) -> Option<String> {
    let contract = store::get::<Contract>(cx.book.connection(), row.contract?).ok().flatten()?;
    let (arr, start) = (contract.arr?, contract.start_on?);
    Some(say!(cx.words, "expansions-detail-contract", arr = cx.format.money(arr), start = cx.format.date(start)))
}

/// The signs of room, then what holds it back.
fn proposal(cx: &Cx<'_>, line: &ProposalLine) -> Vec<Paragraph> {
    let room = line.proposal.room.iter().map(|because| ("+ ", wording::room(cx.words, cx.format, &because.what), Role::Text));
    let holds = line.proposal.holds.iter().map(|because| ("− ", wording::hold(cx.words, cx.format, &because.what), Role::Yellow));
    room.chain(holds).collect()
}

/// Wraps paragraphs to a width; what goes on is set in under its beginning.
pub(super) fn wrapped(cx: &Cx<'_>, paragraphs: &[Paragraph], width: usize) -> Vec<Phrase<'static>> {
    let cells = cx.look.cells;
    let lines = |(lead, text, role): &Paragraph| {
        let indent = cells.width(lead);
        let text = crate::text::display(text).into_owned();
        let parts = crate::text::wrap(&text, width.saturating_sub(indent).max(1), cells);
        let line = |(at, part): (usize, &&str)| {
            let before = if at == 0 { (*lead).to_owned() } else { " ".repeat(indent) };
            Phrase::new(before, *role).then((*part).to_owned(), *role)
        };
        parts.iter().enumerate().map(line).collect::<Vec<_>>()
    };
    paragraphs.iter().flat_map(lines).collect()
}
