//! The list of commands behind help and palette: narrowed as one types, run with Enter.

use crate::i18n::Words;
use crate::say;
use crate::text::{display, search_key, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, CommandSpec};
use crate::tui::frame::first_key;
use crate::tui::input::{Change, LineInput};
use crate::tui::keys::Key;
use crate::tui::pane::{Cx, Effect, Msg, Notice, ViewState};
use crate::tui::route::Offered;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crossterm::event::KeyEvent;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The rows of a whole sentence with the rule above it, and how many the list keeps at least.
const WHOLE: u16 = 3;
const LEAST_ROWS: u16 = 8;

/// Cells beside the columns of a list: its margins and two gaps.
const BESIDE: usize = 8;

/// Commands, what was typed to find one, and which of those found is selected.
pub struct Finder {
    commands: Vec<Offered>,
    typed: LineInput,
    /// Indices into `commands`, best match first.
    found: Vec<usize>,
    selection: Selection,
}

impl Finder {
    pub fn new(commands: Vec<Offered>) -> Finder {
        let found = (0..commands.len()).collect();
        Finder { commands, typed: LineInput::with_text(""), found, selection: Selection::default() }
    }

    /// Decides what a message means; help and palette differ only in how they look.
    pub fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.typed(cx.words, key),
            Msg::Paste(text) => self.pasted(cx.words, &text),
            Msg::Command(Cmd::Run | Cmd::Open) => return self.run(),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => self.moved(cmd, cx.page_rows),
            _ => {}
        }
        Vec::new()
    }

    fn typed(&mut self, words: &Words, key: KeyEvent) {
        if self.typed.typed(key) == Change::Text {
            self.find(words);
        }
    }

    fn pasted(&mut self, words: &Words, text: &str) {
        self.typed.paste(text);
        self.find(words);
    }

    fn moved(&mut self, cmd: Cmd, page: usize) {
        self.selection.moved(cmd, self.found.len(), page);
    }

    /// Runs the selected command, or says why it cannot be run.
    fn run(&self) -> Vec<Effect> {
        let Some(row) = self.selection.row(self.found.len()) else { return Vec::new() };
        let offered = &self.commands[self.found[row]];
        match &offered.disabled {
            Some(reason) => vec![Effect::Notice(Notice::said(reason.clone()))],
            None => vec![Effect::Run(offered.spec.cmd)],
        }
    }

    /// Ranks the commands by how well their words in this language, their id or their keys match.
    fn find(&mut self, words: &Words) {
        self.selection = Selection::default();
        let pattern = Pattern::parse(&search_key(self.typed.text()), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = self
            .commands
            .iter()
            .enumerate()
            .filter_map(|(index, offered)| {
                let text = search_key(&haystack(words, offered));
                pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher).map(|score| (score, index))
            })
            .collect();
        scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        self.found = scored.into_iter().map(|(_, index)| index).collect();
    }

    /// Draws the line that is typed, and the commands found below it.
    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.put(1, 0, 2, ">", Role::Accent);
        let line = Rect { x: area.x + 3, width: area.width.saturating_sub(4), height: 1.min(area.height), ..area };
        state.cursor = draw_line(cx.look, line, buffer, &self.typed, &[]);
        if self.typed.is_empty() {
            // The line has blanked its row; the hint stands behind the cursor.
            Pen::new(cx.look, area, buffer).put(5, 0, area.width.saturating_sub(6), &say!(cx.words, "finder-hint"), Role::Dim);
        }
        state.editing = true;
        let list = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
        self.view_list(cx, list, buffer, state);
    }

    fn view_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if self.found.is_empty() {
            let none = say!(cx.words, "finder-none");
            Pen::new(cx.look, area, buffer).put(3, 1, area.width.saturating_sub(4), &none, Role::Dim);
            return;
        }
        // Of all commands, not of those found: the columns stay where they are while one types.
        let names: Vec<String> = self.commands.iter().map(|offered| cx.words.get(&offered.spec.word_id())).collect();
        let widest = |texts: &[String]| texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
        let keys: Vec<String> = self.commands.iter().map(|offered| keys_of(offered.spec)).collect();
        let (keys, named) = (widest(&keys).min(16), widest(&names).clamp(10, 24));
        let names = ColumnWidth::fitting(cx.look.cells, (10, 24), names.iter().map(String::as_str));
        let columns = [
            Column::new("", ColumnWidth::Fixed(u16::try_from(keys).unwrap_or(u16::MAX)), 1),
            Column::new("", names, 0),
            Column::new("", ColumnWidth::Flexible { min: 10, max: 70 }, 2),
        ];
        let selected = self.selection.row(self.found.len());
        let room = usize::from(area.width).saturating_sub(keys + named + BESIDE);
        let area = self.draw_whole(cx, area, buffer, selected, room);
        let table = ListTable { columns: &columns, rows: self.found.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.row(cx, index));
    }

    /// Puts the sentence of the selected command below a list too narrow for all of them; returns what is left for the list.
    fn draw_whole(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, selected: Option<usize>, room: usize) -> Rect {
        let is_cut = self.commands.iter().any(|offered| cx.look.cells.width(&sentence(cx.words, offered)) > room);
        if !is_cut || area.height < LEAST_ROWS + WHOLE {
            return area;
        }
        let list = Rect { height: area.height - WHOLE, ..area };
        let mut pen = Pen::new(cx.look, Rect { y: area.y + list.height, height: WHOLE, ..area }, buffer);
        pen.rule(1, 0, area.width.saturating_sub(2));
        let told = selected.map(|row| sentence(cx.words, &self.commands[self.found[row]])).unwrap_or_default();
        let (told, room) = (display(&told), area.width.saturating_sub(4));
        for (y, line) in (1..WHOLE).zip(wrap(&told, usize::from(room.max(1)), cx.look.cells)) {
            pen.put(3, y, room, line, Role::Text);
        }
        list
    }

    fn row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let offered = &self.commands[self.found[index]];
        let role = if offered.disabled.is_some() { Role::Dim } else { Role::Text };
        let cells = vec![
            Phrase::new(keys_of(offered.spec), Role::Key),
            Phrase::new(cx.words.get(&offered.spec.word_id()), role),
            Phrase::new(sentence(cx.words, offered), Role::Dim),
        ];
        TableRow { cells, is_marked: false }
    }
}

/// Says what a command does, or why it cannot be run now.
fn sentence(words: &Words, offered: &Offered) -> String {
    offered.disabled.clone().unwrap_or_else(|| words.get(&offered.spec.help_id()))
}

/// Writes all keys of a command: `2 w Ctrl-W`.
fn keys_of(spec: &CommandSpec) -> String {
    let keys: Vec<String> = spec.keys.iter().filter_map(|name| Some(name.parse::<Key>().ok()?.shown())).collect();
    keys.join(" ")
}

fn haystack(words: &Words, offered: &Offered) -> String {
    let spec = offered.spec;
    format!("{} {} {} {}", words.get(&spec.word_id()), spec.id, first_key(spec), words.get(&spec.help_id()))
}
