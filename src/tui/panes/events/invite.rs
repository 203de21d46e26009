//! Whom to ask to an event: one line for a name or a filter, and below it whom that means and how many of them are new.

use super::list::title_of;
use super::suggest::{Sources, Suggestion, Suggestions};
use crate::domain::{EventId, GuestId, Invitee};
use crate::ops::Op;
use crate::say;
use crate::store::events::invitees;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// Cells left of the line, where the list has its marks.
const LEFT: u16 = 3;

pub struct Invite {
    event: EventId,
    title: String,
    line: LineInput,
    /// `None` when the book could not be read.
    sources: Option<Sources>,
    found: Suggestions,
    asked: HashMap<Invitee, GuestId>,
    selection: Selection,
    failure: Option<String>,
}

impl Invite {
    pub fn new(cx: &Cx<'_>, event: EventId) -> Invite {
        let mut pane = Invite {
            event,
            title: title_of(cx, event),
            line: LineInput::with_text(""),
            sources: None,
            found: Suggestions::default(),
            asked: HashMap::new(),
            selection: Selection::default(),
            failure: None,
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let read = Sources::read(cx).and_then(|sources| Ok((sources, invitees(cx.book.connection(), self.event)?)));
        match read {
            Ok((sources, asked)) => (self.sources, self.asked, self.failure) = (Some(sources), asked, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.find(cx);
    }

    fn find(&mut self, cx: &Cx<'_>) {
        self.selection = Selection::default();
        self.found = self.sources.as_mut().map(|sources| sources.suggest(cx, self.line.text())).unwrap_or_default();
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        if self.line.typed(key) == Change::Text {
            self.find(cx);
        }
    }

    fn selected(&self) -> Option<&Suggestion> {
        self.selection.row(self.found.rows.len()).map(|index| &self.found.rows[index])
    }

    /// Asks those of the selected row; where all have been asked, says so.
    fn invite(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(row) = self.selected() else { return Vec::new() };
        match row.new_ones(&self.asked) {
            0 => vec![Effect::Notice(Notice::said(say!(cx.words, "event-all-asked")))],
            _ => vec![Effect::Write(Op::Invite(self.event, row.invitees()))],
        }
    }

    fn table_row(&self, cx: &Cx<'_>, row: &Suggestion) -> TableRow<'static> {
        let new = row.new_ones(&self.asked);
        let (role, hint) = match row {
            Suggestion::All(accounts) => (Role::Heading, say!(cx.words, "event-new-of", new = new, asked = accounts.len() - new)),
            Suggestion::Account(_) => (Role::Text, asked_word(cx, new).unwrap_or_else(|| say!(cx.words, "event-hint-account"))),
            Suggestion::Person(person, account) => {
                let known = [Some(account.clone()), person.email.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                (Role::Text, asked_word(cx, new).unwrap_or(known))
            }
        };
        TableRow { cells: vec![Phrase::new(self.name(cx, row), role), Phrase::new(hint, Role::Dim)], is_marked: false }
    }

    fn name(&self, cx: &Cx<'_>, row: &Suggestion) -> String {
        match row {
            Suggestion::All(accounts) => say!(cx.words, "event-all-fitting", n = accounts.len()),
            Suggestion::Account(account) => account.name.clone(),
            Suggestion::Person(person, _) => person.name.clone(),
        }
    }

    fn draw_found(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if self.found.rows.is_empty() {
            let (text, role) = match (&self.failure, &self.found.trouble, self.line.is_empty()) {
                (Some(failure), ..) => (failure.clone(), Role::Error),
                (None, _, true) => (say!(cx.words, "event-invite-how"), Role::Dim),
                (None, Some(trouble), false) => (trouble.clone(), Role::Warning),
                (None, None, false) => (say!(cx.words, "event-nobody"), Role::Dim),
            };
            let room = area.width.saturating_sub(LEFT + 1);
            let mut pen = Pen::new(cx.look, area, buffer);
            for (y, line) in (0..area.height).zip(wrap(&display(&text), usize::from(room.max(1)), cx.look.cells)) {
                pen.put(LEFT, y, room, line, role);
            }
            return;
        }
        let named: Vec<String> = self.found.rows.iter().map(|row| self.name(cx, row)).collect();
        let columns = [
            Column::new("", ColumnWidth::fitting(cx.look.cells, (16, 44), named.iter().map(String::as_str)), 0),
            Column::new("", ColumnWidth::Flexible { min: 12, max: 60 }, 1),
        ];
        let selected = self.selection.row(self.found.rows.len());
        let table = ListTable { columns: &columns, rows: self.found.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.table_row(cx, &self.found.rows[index]));
    }
}

fn asked_word(cx: &Cx<'_>, new: usize) -> Option<String> {
    (new == 0).then(|| say!(cx.words, "event-asked"))
}

impl Pane for Invite {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "event-invite-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        vec![Phrase::new(say!(cx.words, "event-invited-n", n = self.asked.len()), Role::Dim)]
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Invite, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::InviteChosen if self.found.rows.is_empty() => Some(say!(cx.words, "event-nobody-chosen")),
            // Enter asks the selected row here.
            Cmd::Open => Some(say!(cx.words, "event-enter-invites")),
            _ => None,
        }
    }

    fn interest(&self) -> &'static [&'static str] {
        super::SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(Cmd::InviteChosen) => return self.invite(cx),
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.found.rows.len(), cx.page_rows);
            }
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => {
                self.line.paste(&text);
                self.find(cx);
            }
            Msg::Changed(_) => self.reread(cx),
            // The next name begins on an empty line.
            Msg::Written(_) => {
                self.line.clear();
                self.find(cx);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.put(LEFT, 0, area.width.saturating_sub(LEFT + 1), &self.title, Role::Heading);
        let line = Rect {
            x: area.x + LEFT.min(area.width),
            y: area.y + 2.min(area.height),
            width: area.width.saturating_sub(LEFT + 1),
            height: 1,
        };
        let line = line.intersection(area);
        state.cursor = draw_line(cx.look, line, buffer, &self.line, &[]);
        state.editing = true;
        let mut pen = Pen::new(cx.look, line, buffer);
        if self.line.is_empty() {
            pen.put(0, 0, line.width, &say!(cx.words, "event-invite-hint"), Role::Dim);
        }
        pen.lay_over(Rect::new(0, 0, line.width, line.height), Role::Field);
        let list = Rect { y: area.y + 3.min(area.height), height: area.height.saturating_sub(3), ..area };
        self.draw_found(cx, list, buffer, state);
    }
}
