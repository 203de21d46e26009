//! How the agenda looks: two lists under their tabs, each day named once.

use super::{Agenda, Tab};
use crate::review::meetings::MeetingLine;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Phrase, TableRow, Tabs};
use crate::wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The height from which there is an empty line above and below the tabs.
const TALL: u16 = 14;

pub(super) fn draw(pane: &Agenda, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
    let gap = u16::from(area.height >= TALL);
    let labels = [say!(cx.words, "agenda-tab-to-log", n = pane.to_log.len()), say!(cx.words, "agenda-tab-coming", n = pane.coming.len())];
    let tabs: Vec<KeyHint<'_>> = labels.iter().map(|label| KeyHint { key: "", label }).collect();
    let line = Rect { x: area.x + 2.min(area.width), y: area.y, width: area.width.saturating_sub(2), height: 1.min(area.height) };
    state.draw_tabs(&Tabs { tabs: &tabs, open: pane.tab as usize }, cx.look, line, buffer);
    let below = Rect { y: area.y + (1 + gap).min(area.height), height: area.height.saturating_sub(1 + gap), ..area };
    if pane.lines().is_empty() {
        let (sentence, cmd) = match pane.tab {
            Tab::ToLog => (say!(cx.words, "agenda-nothing-to-log"), Cmd::AgendaNext),
            Tab::Coming => (say!(cx.words, "agenda-nothing-coming"), Cmd::ImportCalendar),
        };
        let (key, label) = (first_key(cmd.spec()), cx.words.get(&cmd.spec().word_id()));
        return Blank { sentence: &sentence, role: Role::Dim, key: Some(KeyHint { key: &key, label: &label }) }
            .draw(cx.look, below, buffer);
    }
    draw_list(pane, cx, below, buffer, state);
}

fn draw_list(pane: &Agenda, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let lines = pane.lines();
    let cells = cx.look.cells;
    let headings = ["agenda-col-day", "agenda-col-time", "agenda-col-account", "agenda-col-title", "agenda-col-people", "agenda-col-place"]
        .map(|id| cx.words.get(id));
    let days: Vec<String> = lines.iter().map(|line| day(cx, line)).collect();
    let accounts: Vec<String> = lines.iter().map(|line| account(cx, line).0).collect();
    let names: Vec<String> = lines.iter().map(|line| title(cx, line)).collect();
    let titles = ColumnWidth::fitting(cells, (12, 48), names.iter().map(String::as_str));
    let people: Vec<String> = lines.iter().map(|line| cx.format.list(&line.names)).collect();
    let places = lines.iter().filter_map(|line| line.meeting.place.as_deref());
    let columns = [
        Column::new(&headings[0], ColumnWidth::fitting(cells, (8, 16), days.iter().map(String::as_str)), 0),
        Column::new(&headings[1], ColumnWidth::Fixed(11), 2),
        Column::new(&headings[2], ColumnWidth::fitting(cells, (14, 28), accounts.iter().map(String::as_str)), 0),
        Column::new(&headings[3], titles, 0),
        Column::new(&headings[4], ColumnWidth::fitting(cells, (14, 40), people.iter().map(String::as_str)), 3),
        Column::new(&headings[5], ColumnWidth::fitting(cells, (8, 24), places), 4),
    ];
    let selected = pane.selections[pane.tab as usize].row(lines.len());
    let table = ListTable { columns: &columns, rows: lines.len(), selected, has_focus: true };
    let top = state.list.top;
    state.draw_list(&table, cx.look, area, buffer, |index| {
        // Each day is named once, and again where the list begins in its middle.
        let is_new = index == 0 || index == top || days[index] != days[index - 1];
        let day = if is_new { days[index].as_str() } else { "" };
        row(pane, cx, &lines[index], day.to_owned())
    });
}

fn day(cx: &Cx<'_>, line: &MeetingLine) -> String {
    cx.format.due(line.meeting.at.day(&cx.zone()))
}

/// Returns the title; the account's name, which stands beside it, is not said again.
fn title(cx: &Cx<'_>, line: &MeetingLine) -> String {
    let title = wording::agenda::title(cx.words, &line.meeting);
    match &line.account {
        Some((_, name)) => wording::agenda::without_account(&title, name).to_owned(),
        None => title,
    }
}

/// Words whose meeting it is; a suggestion is a question.
fn account(cx: &Cx<'_>, line: &MeetingLine) -> (String, Role) {
    match (&line.account, &line.suggestion) {
        (Some((_, name)), _) => (name.clone(), Role::Text),
        (None, Some((_, name))) => (say!(cx.words, "agenda-suggested", name = name.clone()), Role::Dim),
        (None, None) => (String::new(), Role::Dim),
    }
}

fn row(pane: &Agenda, cx: &Cx<'_>, line: &MeetingLine, day: String) -> TableRow<'static> {
    let (account, role) = account(cx, line);
    let cells = vec![
        Phrase::new(day, Role::Heading),
        Phrase::new(wording::agenda::hours(cx.words, cx.format, &line.meeting), Role::Dim),
        Phrase::new(account, role),
        Phrase::new(title(cx, line), Role::Text),
        Phrase::new(cx.format.list(&line.names), Role::Dim),
        Phrase::new(line.meeting.place.clone().unwrap_or_default(), Role::Dim),
    ];
    TableRow { cells, is_marked: pane.tab == Tab::ToLog && pane.ticked.contains(&line.meeting.id) }
}
