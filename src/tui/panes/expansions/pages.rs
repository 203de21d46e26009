//! What the list of each page shows: its columns, and the cells of a line.

use super::list::{ExpansionsPane, Page};
use crate::domain::ExpansionStage;
use crate::i18n::format::NOTHING;
use crate::review::ScoredLine;
use crate::review::expansions::{ExpansionLine, ProposalLine};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::{role_of, role_of_band};
use crate::tui::widget::Phrase;
use crate::wording::expansions as wording;
use crate::wording::timeline::joined_facts;

/// A column before it is laid out: its heading, how it gives way, and how wide it may get where it does.
pub(super) struct Plan {
    pub heading: &'static str,
    pub priority: u8,
    pub bounds: Option<(u16, u16)>,
    pub is_number: bool,
}

const fn fixed(heading: &'static str, priority: u8) -> Plan {
    Plan { heading, priority, bounds: None, is_number: false }
}

const fn number(heading: &'static str, priority: u8) -> Plan {
    Plan { heading, priority, bounds: None, is_number: true }
}

const fn flexible(heading: &'static str, priority: u8, min: u16, max: u16) -> Plan {
    Plan { heading, priority, bounds: Some((min, max)), is_number: false }
}

const OPEN: &[Plan] = &[
    flexible("expansions-head-account", 0, 22, 28),
    flexible("expansions-head-title", 0, 18, 32),
    number("expansions-head-amount", 0),
    number("expansions-head-likelihood", 0),
    number("expansions-head-weighted", 2),
    fixed("expansions-head-expected", 1),
    fixed("expansions-head-kind", 5),
    fixed("expansions-head-health", 3),
    fixed("expansions-head-source", 6),
];

const SUGGESTED: &[Plan] = &[
    flexible("expansions-head-account", 0, 22, 28),
    fixed("expansions-head-kind", 1),
    flexible("expansions-head-why", 0, 16, 48),
    number("expansions-head-about", 0),
    fixed("expansions-head-health", 2),
];

const HELD: &[Plan] = &[
    flexible("expansions-head-account", 0, 22, 28),
    fixed("expansions-head-kind", 2),
    flexible("expansions-head-why", 3, 16, 32),
    number("expansions-head-about", 4),
    flexible("expansions-head-holds", 0, 24, 60),
];

const DECIDED: &[Plan] = &[
    fixed("expansions-head-closed", 0),
    flexible("expansions-head-account", 0, 22, 28),
    flexible("expansions-head-title", 0, 20, 32),
    fixed("expansions-head-stage", 0),
    number("expansions-head-amount", 0),
    fixed("expansions-head-kind", 3),
    flexible("expansions-head-note", 2, 20, 40),
];

pub(super) fn plan(page: Page) -> &'static [Plan] {
    match page {
        Page::Open => OPEN,
        Page::Suggested => SUGGESTED,
        Page::Held => HELD,
        Page::Decided => DECIDED,
    }
}

/// Returns the cells of a line by its place on the page.
pub(super) fn cells(pane: &ExpansionsPane, cx: &Cx<'_>, place: usize) -> Vec<Phrase<'static>> {
    let of_line = |line| if pane.page == Page::Open { open(cx, line) } else { decided(cx, line) };
    let of_proposal = |line| if pane.page == Page::Suggested { suggested(cx, line) } else { held(cx, line) };
    let line = pane.line(place).map(of_line);
    line.or_else(|| pane.proposal(place).map(of_proposal)).unwrap_or_default()
}

fn text(text: impl Into<String>) -> Phrase<'static> {
    Phrase::new(text.into(), Role::Text)
}

fn quiet(text: impl Into<String>) -> Phrase<'static> {
    Phrase::new(text.into(), Role::Dim)
}

fn open(cx: &Cx<'_>, line: &ExpansionLine) -> Vec<Phrase<'static>> {
    let row = &line.row;
    let expected = match row.expected_on {
        None => quiet(NOTHING),
        Some(day) if day < cx.today() => Phrase::new(cx.format.near(day), Role::Red).means(day),
        Some(day) => text(cx.format.near(day)).means(day),
    };
    vec![
        text(line.account.line.name.clone()),
        text(row.title.clone()),
        text(wording::money(cx.format, row.amount)).may_mean(row.amount),
        text(wording::likelihood(cx.format, row)),
        quiet(wording::money(cx.format, row.weighted())).may_mean(row.weighted()),
        expected,
        quiet(cx.words.word(row.kind)),
        health(cx, &line.account),
        quiet(row.source.map_or_else(|| NOTHING.to_owned(), |source| cx.words.word(source))),
    ]
}

fn decided(cx: &Cx<'_>, line: &ExpansionLine) -> Vec<Phrase<'static>> {
    let row = &line.row;
    let amount = wording::money(cx.format, row.amount);
    vec![
        text(row.closed_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.short_date(day))).may_mean(row.closed_on),
        text(line.account.line.name.clone()),
        text(row.title.clone()),
        Phrase::new(cx.words.word(row.stage), role_of(wording::tone_of_stage(row.stage))),
        if row.stage == ExpansionStage::Won { text(amount) } else { quiet(amount) }.may_mean(row.amount),
        quiet(cx.words.word(row.kind)),
        quiet(row.note.clone().unwrap_or_default()),
    ]
}

fn suggested(cx: &Cx<'_>, line: &ProposalLine) -> Vec<Phrase<'static>> {
    let kind = quiet(cx.words.word(line.proposal.kind));
    vec![text(line.account.line.name.clone()), kind, text(why(cx, line)), about(cx, line), health(cx, &line.account)]
}

fn held(cx: &Cx<'_>, line: &ProposalLine) -> Vec<Phrase<'static>> {
    let mut holds = line.proposal.holds.iter().map(|because| wording::hold(cx.words, cx.format, &because.what));
    let first = holds.next().unwrap_or_default();
    let more = holds.count();
    let said = if more > 0 { format!("{first} +{more}") } else { first };
    let kind = quiet(cx.words.word(line.proposal.kind));
    vec![text(line.account.line.name.clone()), kind, quiet(why(cx, line)), about(cx, line), Phrase::new(said, Role::Yellow)]
}

/// The signs of room in short; below the list they stand in full.
fn why(cx: &Cx<'_>, line: &ProposalLine) -> String {
    let room = line.proposal.room.iter();
    joined_facts(room.map(|because| wording::short_room(cx.words, cx.format, &because.what)))
}

fn about(cx: &Cx<'_>, line: &ProposalLine) -> Phrase<'static> {
    quiet(wording::money(cx.format, line.proposal.amount)).may_mean(line.proposal.amount)
}

/// Grade and score: `B 74 healthy`.
fn health(cx: &Cx<'_>, account: &ScoredLine) -> Phrase<'static> {
    let score = &account.score;
    let number = score.sure().map_or_else(|| NOTHING.to_owned(), |number| number.to_string());
    Phrase::new(format!("{} {number:>2} {}", score.grade, cx.words.word(score.band)), role_of_band(score.band))
}
