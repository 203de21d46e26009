//! The tab of themes: how often each was said in the period, by whom and with what ARR; below, what belongs to the selected one and
//! which groups said it.

use super::board::VoicePane;
use crate::domain::kpi::Span;
use crate::domain::voice::GroupBy;
use crate::domain::{TagState, ThemeId};
use crate::i18n::format::NOTHING;
use crate::ops::{Op, TagMark, ThemeOp};
use crate::review::renewals::base_currency;
use crate::review::themes::{Listening, ThemeLine};
use crate::say;
use crate::store::Result;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, Effect, Notice, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_empty};
use crate::tui::route::{Route, VoiceRoute};
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::themes as wording;
use crate::wording::voice::group_name;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the part that tells of the selected theme, and the least height of a screen that has it.
const DETAIL: u16 = 7;
const WITH_DETAIL: u16 = 15;
/// Cells of the longest bar, where there is little room and where there is more.
const BARS: [u16; 2] = [8, 24];
const WITH_LONG_BAR: u16 = 100;

/// What the tab shows; read when it is looked at.
#[derive(Default)]
pub(super) struct ThemesTab {
    listening: Option<Listening>,
    pub lines: Vec<ThemeLine>,
}

impl ThemesTab {
    pub fn forget(&mut self) {
        self.listening = None;
    }

    pub fn read(&mut self, cx: &Cx<'_>, span: Span) -> Result<()> {
        if self.listening.is_none() {
            let listening = listen(cx, span)?;
            self.lines = listening.lines();
            self.listening = Some(listening);
        }
        Ok(())
    }

    /// Returns the themes in the order in which one has changed places with its neighbour.
    fn moved(&self, row: usize, cmd: Cmd) -> Option<Vec<ThemeId>> {
        let other = if cmd == Cmd::ThemeUp { row.checked_sub(1) } else { Some(row + 1) };
        let other = other.filter(|other| *other < self.lines.len())?;
        let mut order: Vec<ThemeId> = self.lines.iter().map(|line| line.theme.id).collect();
        order.swap(row, other);
        Some(order)
    }
}

/// Reads what was said in a period.
pub(super) fn listen(cx: &Cx<'_>, span: Span) -> Result<Listening> {
    let connection = cx.book.connection();
    Listening::read(connection, span, &cx.zone(), cx.today(), base_currency(connection, cx.words.home()))
}

/// Returns the write that accepts everything the rules suggest for a theme.
pub(super) fn accepted(listening: &Listening, theme: ThemeId) -> Option<Op> {
    let mark = |target| TagMark { theme, target, state: Some(TagState::Set) };
    let marks: Vec<TagMark> = listening.suggested_for(theme).map(|said| mark(said.row.target)).collect();
    (!marks.is_empty()).then_some(Op::Theme(ThemeOp::Mark(marks)))
}

/// Says what a command of the tab does; `None` for another command.
pub(super) fn command(pane: &mut VoicePane, cx: &Cx<'_>, cmd: Cmd) -> Option<Vec<Effect>> {
    let selected = pane.selected().and_then(|row| pane.themes.lines.get(row).map(|line| (row, line.theme.clone())));
    let effect = match (cmd, selected) {
        (Cmd::AddTheme, _) => Effect::Open(Route::Voice(VoiceRoute::ThemeForm(None))),
        (Cmd::EditTheme, Some((_, theme))) => Effect::Open(Route::Voice(VoiceRoute::ThemeForm(Some(theme.id)))),
        (Cmd::DeleteTheme, Some((_, theme))) => {
            pane.doomed = Some(theme.id.into());
            ask_to_delete(cx.words, theme.id.into(), &theme.name)
        }
        (Cmd::ThemeUp | Cmd::ThemeDown, Some((row, _))) => match pane.themes.moved(row, cmd) {
            Some(order) => Effect::Write(Op::Theme(ThemeOp::Order(order))),
            None => return Some(Vec::new()),
        },
        (Cmd::AcceptTheme, Some((_, theme))) => {
            let op = pane.themes.listening.as_ref().and_then(|listening| accepted(listening, theme.id));
            op.map_or_else(|| Effect::Notice(Notice::said(say!(cx.words, "theme-nothing-suggested"))), Effect::Write)
        }
        (Cmd::EditTheme | Cmd::DeleteTheme | Cmd::ThemeUp | Cmd::ThemeDown | Cmd::AcceptTheme, None) => {
            return Some(Vec::new());
        }
        _ => return None,
    };
    Some(vec![effect])
}

/// Says why a command of the tab cannot be run.
pub(super) fn disabled(pane: &VoicePane, cx: &Cx<'_>, cmd: Cmd) -> Option<String> {
    let line = pane.selected().and_then(|row| pane.themes.lines.get(row));
    match cmd {
        Cmd::EditTheme | Cmd::DeleteTheme | Cmd::AcceptTheme if line.is_none() => Some(say!(cx.words, "theme-none-yet")),
        Cmd::AcceptTheme if line.is_some_and(|line| line.suggested == 0) => Some(say!(cx.words, "theme-nothing-suggested")),
        Cmd::ThemeUp if pane.selected().is_none_or(|row| row == 0) => Some(say!(cx.words, "theme-is-first")),
        Cmd::ThemeDown if pane.selected().is_none_or(|row| row + 1 >= pane.themes.lines.len()) => Some(say!(cx.words, "theme-is-last")),
        _ => None,
    }
}

pub(super) fn draw(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let lines = &pane.themes.lines;
    if lines.is_empty() {
        return draw_empty(cx, area, buffer, &say!(cx.words, "themes-empty"), Cmd::AddTheme);
    }
    let detail = if area.height >= WITH_DETAIL { DETAIL } else { 0 };
    let list = Rect { height: area.height - detail, ..area };
    draw_list(pane, cx, list, buffer, state);
    let line = pane.selected().and_then(|row| lines.get(row)).filter(|_| detail > 0);
    if let Some((line, listening)) = line.zip(pane.themes.listening.as_ref()) {
        draw_detail(cx, Rect { y: list.bottom(), height: detail, ..area }, buffer, (line, listening, pane.choice.by));
    }
}

fn draw_list(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let lines = &pane.themes.lines;
    let ids = ["theme-col-theme", "theme-col-rows", "theme-col-change", "theme-col-customers", "theme-col-arr", "theme-col-suggested"];
    let [theme, rows, change, customers, arr, suggested] = ids.map(|id| cx.words.get(id));
    let width = |heading: &str, least: u16| ColumnWidth::Fixed(u16::try_from(cx.look.cells.width(heading)).unwrap_or(u16::MAX).max(least));
    let amounts = lines.iter().map(|line| cx.look.cells.width(&wording::arr(cx.format, &line.now.arr))).max().unwrap_or(0);
    let amounts = u16::try_from(amounts).unwrap_or(u16::MAX);
    let bar = BARS[usize::from(area.width >= WITH_LONG_BAR)];
    let columns = [
        Column::new(&theme, ColumnWidth::fitting(cx.look.cells, (20, 40), lines.iter().map(|line| line.theme.name.as_str())), 0),
        Column::new(&rows, width(&rows, 4), 0).right(),
        Column::new("", ColumnWidth::Fixed(bar), 5),
        Column::new(&change, width(&change, 4), 3).right(),
        Column::new(&customers, width(&customers, 4), 2).right(),
        Column::new(&arr, ColumnWidth::Fixed(amounts.clamp(6, 12)), 1).right(),
        Column::new(&suggested, width(&suggested, 4), 1).right(),
    ];
    let most = lines.iter().map(|line| line.now.rows).max().unwrap_or(0);
    let table = ListTable { columns: &columns, rows: lines.len(), selected: pane.selected(), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |row| table_row(cx, &lines[row], (most, bar)));
}

fn table_row(cx: &Cx<'_>, line: &ThemeLine, (most, bar): (usize, u16)) -> TableRow<'static> {
    let length = if most == 0 { 0 } else { (line.now.rows * usize::from(bar)).div_ceil(most) };
    let suggested =
        if line.suggested == 0 { Phrase::new(NOTHING, Role::Dim) } else { Phrase::new(line.suggested.to_string(), Role::Notice) };
    let cells = vec![
        Phrase::new(line.theme.name.clone(), Role::Text),
        Phrase::new(line.now.rows.to_string(), Role::Heading),
        // Where a terminal draws the block two cells wide, half as many make the bar.
        Phrase::new("█".repeat(length.div_ceil(cx.look.cells.width("█").max(1))), Role::Accent),
        Phrase::new(wording::change(cx.format, &line.now, &line.before), Role::Dim),
        Phrase::new(cx.format.count(line.now.customers), Role::Text),
        Phrase::new(wording::arr(cx.format, &line.now.arr), Role::Text),
        suggested,
    ];
    TableRow { cells, is_marked: false }
}

/// Draws what belongs to the theme, the rules that suggest it, and who says it.
fn draw_detail(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, (line, listening, by): (&ThemeLine, &Listening, GroupBy)) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    pen.rule(1, 0, pen.width().saturating_sub(2));
    let criterion = wording::line_of(&line.theme.criterion);
    let criterion =
        if criterion.is_empty() { say!(cx.words, "theme-no-criterion", key = first_key(Cmd::EditTheme.spec())) } else { criterion };
    let lines = wrap(&criterion, usize::from(room), cx.look.cells);
    let mut y = 1;
    for text in lines.into_iter().take(2) {
        pen.put(3, y, room, text, Role::Text);
        y += 1;
    }
    let rules: Vec<&str> = line.theme.rules.lines().map(str::trim).filter(|rule| !rule.is_empty()).collect();
    let rules = if rules.is_empty() {
        say!(cx.words, "theme-no-rules", key = first_key(Cmd::EditTheme.spec()))
    } else {
        say!(cx.words, "theme-rules", rules = rules.join("  |  "))
    };
    pen.put(3, y, room, &wording::line_of(&rules), Role::Dim);
    let groups = listening.grouped(line.theme.id, by);
    let said: Vec<String> = groups.iter().map(|(key, count)| format!("{} {}", group_name(cx.words, key), count.rows)).collect();
    let said = if said.is_empty() { NOTHING.to_owned() } else { said.join(" · ") };
    pen.put_phrase(3, y + 1, room, &Phrase::new(format!("{}: ", cx.words.word(by)), Role::Dim).then(said, Role::Text));
    if let Some(left_out) = wording::left_out(cx.words, &line.now.arr) {
        pen.put(3, y + 2, room, &left_out, Role::Dim);
    }
    let unheard = say!(cx.words, "theme-unheard", n = listening.unheard(), all = listening.said.len());
    pen.put(3, area.height.saturating_sub(1), room, &unheard, Role::Dim);
}
