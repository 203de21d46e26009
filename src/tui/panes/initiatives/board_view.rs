//! Draws the two lists.

use super::board::BoardPane;
use super::effects::Seen;
use crate::domain::initiative::Phase;
use crate::i18n::format::NOTHING;
use crate::review::initiatives::{InitiativeLine, StoryLine};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::tone::role_of;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, Tabs, draw_line};
use crate::wording::initiatives::{course, difference, measure, naming, tone_of, tone_of_verdict, value};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this height on an empty row sets the search off from the list.
const AIRY: u16 = 16;

pub(super) fn draw(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if let Some(failure) = &pane.failure {
        return draw_failure(cx, area, buffer, failure);
    }
    let names = ["initiatives-tab", "stories-tab"].map(|id| cx.words.get(id));
    let keys = [Cmd::InitiativesFirst, Cmd::InitiativesStories].map(|cmd| cx.keys.first(cmd));
    let tabs = [KeyHint { key: &keys[0], label: &names[0] }, KeyHint { key: &keys[1], label: &names[1] }];
    let line = Rect { height: area.height.min(1), ..area };
    state.draw_tabs(&Tabs { tabs: &tabs, open: usize::from(pane.shows_stories) }, cx.look, line, buffer);
    let used = if area.height >= AIRY { 2 } else { 1 }.min(area.height);
    let area = Rect { y: area.y + used, height: area.height - used, ..area };
    if pane.shows_stories { draw_stories(pane, cx, area, buffer, state) } else { draw_initiatives(pane, cx, area, buffer, state) }
}

fn draw_initiatives(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if pane.lines.is_empty() {
        return draw_empty(cx, area, buffer, &say!(cx.words, "initiatives-empty"), Cmd::AddInitiative);
    }
    let cells = cx.look.cells;
    let ids = ["col-phase", "col-title", "col-end", "col-members", "col-measure", "col-course", "col-beyond", "col-verdict"];
    let heads = ids.map(|id| cx.words.get(&format!("initiative-{id}")));
    pane.effects.begin();
    let rows: Vec<Vec<Phrase<'static>>> = pane.lines.iter().map(|line| cells_of(pane, cx, line)).collect();
    state.is_unfinished = pane.effects.is_behind();
    let widest = |place: usize, most: usize| {
        let inside = rows.iter().map(|row| row[place].width(cells)).max().unwrap_or(0);
        ColumnWidth::Fixed(u16::try_from(inside.max(cells.width(&heads[place])).min(most)).unwrap_or(u16::MAX))
    };
    let title = rows.iter().map(|row| row[1].width(cells)).max().unwrap_or(0).max(cells.width(&heads[1]));
    let title = u16::try_from(title).unwrap_or(u16::MAX).clamp(16, 60);
    let columns = [
        Column::new(&heads[0], widest(0, 10), 0),
        Column::new(&heads[1], ColumnWidth::Flexible { min: title.min(40), max: title.max(24) }, 0),
        Column::new(&heads[2], widest(2, 12), 5).right(),
        Column::new(&heads[3], widest(3, 8), 6).right(),
        Column::new(&heads[4], widest(4, 22), 4),
        Column::new(&heads[5], widest(5, 20), 3).right(),
        Column::new(&heads[6], widest(6, 24), 1),
        Column::new(&heads[7], widest(7, 10), 2),
    ];
    let selected = pane.selection.row(rows.len());
    let table = ListTable { columns: &columns, rows: rows.len(), selected, has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| TableRow { cells: rows[index].clone(), is_marked: false });
}

fn cells_of(pane: &BoardPane, cx: &Cx<'_>, line: &InitiativeLine) -> Vec<Phrase<'static>> {
    let (words, format, row) = (cx.words, cx.format, &line.row);
    let (told, beyond) = match pane.effects.of(cx, row) {
        Seen::Coming => (Phrase::new("…", Role::Dim), Phrase::new("…", Role::Dim)),
        Seen::Failed(_) | Seen::Known(None) => (Phrase::new(NOTHING, Role::Dim), Phrase::new(NOTHING, Role::Dim)),
        Seen::Known(Some(effect)) => {
            let members = &effect.members;
            let told = if members.before.value.is_ok() || members.after.value.is_err() {
                course(words, format, &members.before, &members.after)
            } else {
                value(words, format, &members.after)
            };
            let word = Phrase::new(words.word(effect.finding), role_of(tone_of(effect.finding)));
            let beyond = match effect.deciding().known() {
                Some(_) => Phrase::new(format!("{}  ", difference(words, format, effect.deciding())), Role::Text)
                    .then(words.word(effect.finding), role_of(tone_of(effect.finding))),
                None => word,
            };
            (Phrase::new(told, Role::Text), beyond)
        }
    };
    let verdict = row.verdict.map_or_else(
        || Phrase::new(if line.phase == Phase::Check { "?" } else { NOTHING }, Role::Dim),
        |(_, verdict)| Phrase::new(words.word(verdict), role_of(tone_of_verdict(verdict))),
    );
    vec![
        Phrase::new(words.word(line.phase), role_of_phase(line.phase)),
        Phrase::new(row.title.clone(), Role::Text),
        Phrase::new(format.near(row.end_on), Role::Dim).means(row.end_on),
        Phrase::new(line.members.to_string(), Role::Text),
        Phrase::new(measure(words, row), Role::Dim),
        told,
        beyond,
        verdict,
    ]
}

fn role_of_phase(phase: Phase) -> Role {
    match phase {
        Phase::Check => Role::Yellow,
        Phase::Do => Role::Accent,
        Phase::Plan => Role::Text,
        Phase::Act => Role::Dim,
    }
}

fn draw_stories(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    if pane.told == 0 {
        return draw_empty(cx, area, buffer, &say!(cx.words, "stories-empty"), Cmd::AddStory);
    }
    let has_search = pane.is_searching || !pane.search.is_empty();
    let used = u16::from(has_search) + u16::from(has_search && area.height >= AIRY);
    let list = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
    if pane.stories.is_empty() {
        let sentence = say!(cx.words, "stories-none-found", query = pane.search.text().to_owned());
        let label = say!(cx.words, "stories-clear-search");
        Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: "Esc", label: &label }) }.draw(cx.look, list, buffer);
    } else {
        draw_story_list(pane, cx, list, buffer, state);
    }
    if has_search && let Some(place) = draw_search(pane, cx, Rect { height: area.height.min(1), ..area }, buffer) {
        state.cursor = Some(place);
        state.editing = true;
    }
}

fn draw_search(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let lead = Pen::new(cx.look, area, buffer).put(3, 0, 2, "/ ", Role::Accent);
    let field = Rect { x: area.x + 3 + lead, width: area.width.saturating_sub(4 + lead), ..area };
    if !pane.is_searching {
        Pen::new(cx.look, field, buffer).put(0, 0, field.width, pane.search.text(), Role::Text);
        return None;
    }
    let place = draw_line(cx.look, field, buffer, &pane.search, &[]);
    let mut pen = Pen::new(cx.look, field, buffer);
    if pane.search.is_empty() {
        pen.put(0, 0, field.width, &say!(cx.words, "stories-search-hint"), Role::Dim);
    }
    pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
    place
}

fn draw_story_list(pane: &BoardPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let cells = cx.look.cells;
    let heads = ["col-on", "col-title", "col-account", "col-tags", "col-public"].map(|id| cx.words.get(&format!("story-{id}")));
    let rows: Vec<Vec<Phrase<'static>>> = pane.stories.iter().map(|line| story_cells(cx, line)).collect();
    let fitting = |place: usize, most: usize| {
        let inside = rows.iter().map(|row| row[place].width(cells)).max().unwrap_or(0);
        u16::try_from(inside.max(cells.width(&heads[place])).min(most)).unwrap_or(u16::MAX)
    };
    let columns = [
        Column::new(&heads[0], ColumnWidth::Fixed(fitting(0, 12)), 3).right(),
        Column::new(&heads[1], ColumnWidth::Flexible { min: 36, max: fitting(1, 60).max(36) }, 0),
        Column::new(&heads[2], ColumnWidth::Flexible { min: 12, max: fitting(2, 30).max(12) }, 1),
        Column::new(&heads[3], ColumnWidth::Flexible { min: 12, max: fitting(3, 40).max(12) }, 2),
        Column::new(&heads[4], ColumnWidth::Fixed(fitting(4, 18)), 4),
    ];
    let selected = pane.story_selection.row(rows.len());
    let table = ListTable { columns: &columns, rows: rows.len(), selected, has_focus: !pane.is_searching };
    state.draw_list(&table, cx.look, area, buffer, |index| TableRow { cells: rows[index].clone(), is_marked: false });
}

fn story_cells(cx: &Cx<'_>, line: &StoryLine) -> Vec<Phrase<'static>> {
    let role = if line.row.is_public == Some(true) { Role::Green } else { Role::Dim };
    vec![
        Phrase::new(cx.format.near(line.row.story_on), Role::Dim).means(line.row.story_on),
        Phrase::new(line.row.title.clone(), Role::Text),
        Phrase::new(line.account.clone().unwrap_or_else(|| NOTHING.to_owned()), Role::Text),
        Phrase::new(line.row.tags.clone().unwrap_or_default(), Role::Dim),
        Phrase::new(naming(cx.words, line.row.is_public), role),
    ]
}
