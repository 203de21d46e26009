//! Draws one event: what it is, those who came beside those who stayed away, and the guests.

use super::afters::Seen;
use super::guests::EventPane;
use super::not_yet;
use crate::domain::event::Summary;
use crate::domain::{AccountId, GuestState};
use crate::i18n::format::NOTHING;
use crate::review::compared;
use crate::say;
use crate::store::events::{CountedEvent, NamedGuest};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::draw_empty;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::events::{health_course, summary, tone_of_health, tone_of_usage, usage_change};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// Cells left of the text, where the list has its marks.
const LEFT: u16 = 3;

/// Rows of what stands above the guests, the rule included.
const HEAD: u16 = 4;

pub(super) fn draw(pane: &EventPane, counted: &CountedEvent, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let waiting = read_some(pane, counted, cx);
    state.is_unfinished = pane.afters.is_behind();
    let head = HEAD.min(area.height);
    draw_head(pane, counted, cx, Rect { height: head, ..area }, buffer, waiting);
    let list = Rect { y: area.y + head, height: area.height - head, ..area };
    if pane.guests.is_empty() {
        return draw_empty(cx, list, buffer, &say!(cx.words, "event-empty"), Cmd::InviteGuests);
    }
    draw_guests(pane, counted, cx, list, buffer, state);
}

/// Reads what came after for as many accounts as a frame may; returns how many are still to come.
fn read_some(pane: &EventPane, counted: &CountedEvent, cx: &Cx<'_>) -> usize {
    pane.afters.begin();
    let accounts: BTreeSet<AccountId> = pane.guests.iter().map(|row| row.guest.account).collect();
    accounts.into_iter().filter(|account| matches!(pane.afters.of(cx, &counted.event, *account), Seen::Coming)).count()
}

fn draw_head(pane: &EventPane, counted: &CountedEvent, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, waiting: usize) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(LEFT + 1);
    let event = &counted.event;
    let mut what =
        Phrase::new(cx.words.word(event.kind), Role::Heading).then("  ", Role::Dim).then(cx.format.moment(&event.at), Role::Text);
    if let Some(minutes) = event.minutes {
        what = what.then("  ", Role::Dim).then(cx.format.minutes(minutes), Role::Dim);
    }
    let used = pen.put_phrase(LEFT, 0, room, &what);
    let counts = counts(cx, counted);
    let needed = u16::try_from(counts.width(cx.look.cells)).unwrap_or(u16::MAX);
    let is_beside = used.saturating_add(needed).saturating_add(2) <= room;
    if is_beside {
        pen.put_phrase_right(LEFT, 0, room, &counts);
    }
    let lines = if let Some(reason) = not_yet(cx, event) {
        [Phrase::new(reason, Role::Dim), Phrase::default()]
    } else if waiting > 0 {
        [Phrase::new(say!(cx.words, "event-reading", n = waiting), Role::Dim), Phrase::default()]
    } else {
        let comparison = compared(&pane.guests, |account| pane.afters.known(event.id, account));
        [group(cx, "event-those-who-came", &comparison.attended), group(cx, "event-those-absent", &comparison.absent)]
    };
    // Where the counts have no place beside the event they are worth more than those who stayed away.
    let [first, second] = lines;
    let (first, second) = if is_beside { (first, second) } else { (counts, first) };
    pen.put_phrase(LEFT, 1, room, &first);
    pen.put_phrase(LEFT, 2, room, &second);
    let rule = pen.width().saturating_sub(2);
    pen.rule(1, 3, rule);
}

fn counts(cx: &Cx<'_>, counted: &CountedEvent) -> Phrase<'static> {
    let mut said = Phrase::new(say!(cx.words, "event-invited-n", n = counted.invited), Role::Text);
    if let Some(rate) = counted.rate().value() {
        said = said.then("  ", Role::Dim).then(say!(cx.words, "event-attended-n", n = counted.attended), Role::Text);
        said = said.then("  ", Role::Dim).then(say!(cx.words, "event-absent-n", n = counted.absent), Role::Dim);
        said = said.then("  ", Role::Dim).then(cx.format.percent(rate), Role::Heading);
    }
    said
}

/// A group of accounts in one line.
fn group(cx: &Cx<'_>, label: &'static str, of: &Summary) -> Phrase<'static> {
    let text = summary(cx.words, cx.format, of);
    let role = if of.is_thin() { Role::Dim } else { Role::Text };
    Phrase::new(cx.words.get(label), Role::Dim).then("  ", Role::Dim).then(text, role)
}

fn draw_guests(pane: &EventPane, counted: &CountedEvent, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let ids = ["event-col-account", "event-col-person", "event-col-state", "event-col-health", "event-col-usage"];
    let [account, person, guest_state, health, usage] = ids.map(|id| cx.words.get(id));
    let people: Vec<&str> = pane.guests.iter().filter_map(|row| row.contact.as_deref()).collect();
    let state_cells = GuestState::ALL.iter().map(|state| cx.look.cells.width(&cx.words.word(*state)) + 2).max().unwrap_or(0);
    let state_cells = u16::try_from(state_cells).unwrap_or(u16::MAX);
    let columns = [
        Column::new(&account, ColumnWidth::Flexible { min: 14, max: 40 }, 0),
        Column::new(&person, ColumnWidth::fitting(cx.look.cells, (8, 28), people), 2),
        Column::new(&guest_state, ColumnWidth::Fixed(state_cells), 0),
        Column::new(&health, ColumnWidth::Fixed(10), 1),
        Column::new(&usage, ColumnWidth::Fixed(8), 1).right(),
    ];
    let selected = pane.selection.row(pane.guests.len());
    let table = ListTable { columns: &columns, rows: pane.guests.len(), selected, has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| {
        let row = &pane.guests[index];
        TableRow { cells: cells(pane, counted, cx, row), is_marked: pane.marks.contains(&row.guest.id) }
    });
}

fn cells(pane: &EventPane, counted: &CountedEvent, cx: &Cx<'_>, row: &NamedGuest) -> Vec<Phrase<'static>> {
    let after = pane.afters.known(counted.event.id, row.guest.account);
    let role = match row.guest.state {
        GuestState::Attended => Role::Green,
        GuestState::Absent => Role::Yellow,
        GuestState::Invited => Role::Dim,
    };
    let state = format!("{}{}", sign(row.guest.state), cx.words.word(row.guest.state));
    let nothing = || Phrase::new(NOTHING, Role::Dim);
    vec![
        Phrase::new(row.account.clone(), Role::Text),
        Phrase::new(row.contact.clone().unwrap_or_default(), Role::Text),
        Phrase::new(state, role),
        after.map_or_else(nothing, |after| Phrase::new(health_course(&after), role_of(tone_of_health(&after)))),
        after.map_or_else(nothing, |after| Phrase::new(usage_change(cx.format, &after), role_of(tone_of_usage(after.usage_change())))),
    ]
}

fn sign(state: GuestState) -> &'static str {
    match state {
        GuestState::Attended => "✓ ",
        GuestState::Absent => "✗ ",
        GuestState::Invited => "",
    }
}
