//! The list of commands behind help, palette and the actions on a row: narrowed as one types, run with Enter.
//!
//! A command is found by its name in both languages, by the kana its Japanese name is read as, by its id, by its keys, and last by
//! what it does.

use crate::domain::Lang;
use crate::i18n::{Words, reading};
use crate::say;
use crate::text::{display, search_key, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, CommandSpec};
use crate::tui::input::{Change, LineInput};
use crate::tui::keys::Sequence;
use crate::tui::pane::{Cx, Effect, Msg, Notice, ViewState};
use crate::tui::route::Offered;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crossterm::event::KeyEvent;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
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
    /// What each is found by; made with the first letter that is typed.
    known: Vec<Known>,
    typed: LineInput,
    /// Indices into `commands`, best match first.
    found: Vec<usize>,
    selection: Selection,
}

/// What a command is found by, folded for search.
struct Known {
    names: String,
    does: String,
    keys: String,
}

/// How well a command fits what was typed: the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Does(u32),
    Named(u32),
    Key,
}

impl Finder {
    pub fn new(commands: Vec<Offered>) -> Finder {
        let found = (0..commands.len()).collect();
        Finder { commands, known: Vec::new(), typed: LineInput::with_text(""), found, selection: Selection::default() }
    }

    /// Decides what a message means; help and palette differ only in how they look.
    pub fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => self.pasted(cx, &text),
            Msg::Command(Cmd::Run | Cmd::Open) => return self.run(),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => self.moved(cmd, cx.page_rows),
            _ => {}
        }
        Vec::new()
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        if self.typed.typed(key) == Change::Text {
            self.find(cx);
        }
    }

    fn pasted(&mut self, cx: &Cx<'_>, text: &str) {
        self.typed.paste(text);
        self.find(cx);
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

    /// Ranks the commands by how well they fit; what fits as well stays in its order.
    fn find(&mut self, cx: &Cx<'_>) {
        self.selection = Selection::default();
        if self.known.is_empty() {
            self.known = self.commands.iter().map(|offered| known(cx, offered.spec)).collect();
        }
        let (typed, key) = (search_key(self.typed.text()), self.typed.text().trim().parse::<Sequence>().ok());
        let mut asked = Asked::new(&typed);
        let mut fitting: Vec<(Fit, usize)> = Vec::new();
        for (index, (offered, known)) in self.commands.iter().zip(&self.known).enumerate() {
            let is_key = key.is_some_and(|key| cx.keys.keys(offered.spec.cmd).contains(&key));
            let fit = if is_key { Some(Fit::Key) } else { asked.fit(known) };
            fitting.extend(fit.map(|fit| (fit, index)));
        }
        fitting.sort_by_key(|(fit, index)| (std::cmp::Reverse(*fit), *index));
        self.found = fitting.into_iter().map(|(_, index)| index).collect();
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
        let keys: Vec<String> = self.commands.iter().map(|offered| keys_of(cx, offered.spec)).collect();
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
            Phrase::new(keys_of(cx, offered.spec), Role::Key),
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
fn keys_of(cx: &Cx<'_>, spec: &CommandSpec) -> String {
    cx.keys.all(spec.cmd).join(" ")
}

fn known(cx: &Cx<'_>, spec: &CommandSpec) -> Known {
    let (word, help) = (spec.word_id(), spec.help_id());
    let [own, other] = [cx.words.get(&word), cx.words.in_other(&word)];
    let japanese = if cx.words.lang() == Lang::Ja { &own } else { &other };
    let names = format!("{own} {other} {} {}", reading(japanese), spec.id);
    let does = format!("{}\n{}", cx.words.get(&help), cx.words.in_other(&help));
    let spelled: Vec<String> = cx.keys.keys(spec.cmd).iter().map(Sequence::to_string).collect();
    let keys = format!("{} {}", keys_of(cx, spec), spelled.join(" "));
    Known { names: search_key(&names), does: search_key(&does), keys: search_key(&keys) }
}

/// What was typed, as it is asked of each command.
struct Asked<'a> {
    typed: &'a str,
    /// Its letters in their order, with others between them.
    scattered: Pattern,
    /// Each of its words whole: of a long sentence scattered letters say nothing.
    whole: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Asked<'_> {
    fn new(typed: &str) -> Asked<'_> {
        let pattern = |kind| Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        let (scattered, whole) = (pattern(AtomKind::Fuzzy), pattern(AtomKind::Substring));
        Asked { typed, scattered, whole, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() }
    }

    fn fit(&mut self, known: &Known) -> Option<Fit> {
        let names = Utf32Str::new(&known.names, &mut self.buffer);
        if let Some(score) = self.scattered.score(names, &mut self.matcher) {
            return Some(Fit::Named(score));
        }
        if !self.typed.is_empty() && known.keys.contains(self.typed) {
            return Some(Fit::Named(0));
        }
        let does = Utf32Str::new(&known.does, &mut self.buffer);
        self.whole.score(does, &mut self.matcher).map(Fit::Does)
    }
}
