//! What the mouse does: a click selects, another one on the same row opens it, the wheel moves what it is over; a click on a step of the
//! way in the first line goes back to that screen. Nothing is dragged, and a click beside a popup does nothing.

use super::App;
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::keys::Key;
use crate::tui::pane::{Cx, Effect, Msg, Notice};
use crate::tui::place::{Pointed, TabPlace};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// Rows that one turn of the wheel moves.
const TURN: usize = 3;

/// The row that was clicked last, with nothing done since: a second click on it opens it, however slowly it comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clicked {
    depth: usize,
    row: usize,
}

impl App {
    /// Takes a click or a turn of the wheel.
    pub fn mouse(&mut self, cx: &Cx<'_>, event: MouseEvent) -> Vec<Effect> {
        let at = Position::new(event.column, event.row);
        let way = self.way();
        let effects = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(cx, at),
            MouseEventKind::ScrollDown => self.roll(cx, at, Cmd::Down),
            MouseEventKind::ScrollUp => self.roll(cx, at, Cmd::Up),
            _ => Vec::new(),
        };
        self.note_way(&way);
        effects
    }

    /// Says whether clicks come to the workbench.
    pub fn has_mouse(&self) -> bool {
        self.has_mouse
    }

    pub fn set_mouse(&mut self, is_ours: bool) {
        self.has_mouse = is_ours;
    }

    /// Leaves the mouse to the terminal, or takes it back.
    pub(super) fn free_mouse(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.has_mouse = !self.has_mouse;
        let said = if self.has_mouse { say!(cx.words, "app-mouse-taken") } else { say!(cx.words, "app-mouse-freed") };
        self.notices.say(cx.now, Notice::said(said));
        Vec::new()
    }

    fn click(&mut self, cx: &Cx<'_>, at: Position) -> Vec<Effect> {
        let before = self.clicked.take();
        if let Some((_, cmd)) = self.hints.iter().find(|(place, _)| place.contains(at)) {
            return self.run(cx, *cmd);
        }
        if let Some(step) = self.steps.iter().position(|place| place.contains(at)).filter(|_| !self.top().pane.is_popup()) {
            // What was half written in a form on the way is kept as its draft.
            self.leave_above(step + 1);
            return Vec::new();
        }
        match self.top().state.places.at(at) {
            Some(Pointed::Row { row, from, focus }) if self.moves_in_lists() => {
                let click = Clicked { depth: self.stack.len(), row };
                if focus.is_none() && before == Some(click) {
                    return self.key(cx, KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
                }
                self.clicked = Some(click);
                let effects = self.select(cx, row, from, focus);
                // Another click may come before the next frame.
                self.stack.last_mut().expect("the stack is never empty").state.places.note_selected(at, row);
                effects
            }
            Some(Pointed::List(Some(focus))) => self.tell(cx, Msg::Command(focus)),
            Some(Pointed::Tab(tab)) => self.open_tab(cx, &tab),
            Some(Pointed::Field(steps)) => self.go_to_field(cx, steps),
            _ => Vec::new(),
        }
    }

    /// Moves the selection to a row of a list, which gets the keys first.
    fn select(&mut self, cx: &Cx<'_>, row: usize, from: Option<usize>, focus: Option<Cmd>) -> Vec<Effect> {
        let mut effects = Vec::new();
        effects.extend(focus.into_iter().flat_map(|focus| self.tell(cx, Msg::Command(focus))));
        let from = match from.filter(|_| focus.is_none()) {
            Some(from) => from,
            // Where a list begins that has just got the keys is its own affair.
            None => {
                effects.extend(self.tell(cx, Msg::Command(Cmd::First)));
                0
            }
        };
        effects.extend(self.move_by(cx, if row < from { Cmd::PageUp } else { Cmd::PageDown }, row.abs_diff(from)));
        effects
    }

    /// Moves by so many rows: a page of that height.
    fn move_by(&mut self, cx: &Cx<'_>, cmd: Cmd, rows: usize) -> Vec<Effect> {
        if rows == 0 {
            return Vec::new();
        }
        let layer = self.stack.last_mut().expect("the stack is never empty");
        let inner = Cx { page_rows: rows, ..layer.state.inform(cx) };
        let effects = layer.pane.update(&inner, Msg::Command(cmd));
        self.settle(&inner, effects)
    }

    fn open_tab(&mut self, cx: &Cx<'_>, tab: &TabPlace) -> Vec<Effect> {
        let key = |code| KeyEvent::new(code, KeyModifiers::NONE);
        let own = tab.key.parse::<Key>().ok().and(tab.key.chars().next()).filter(|_| tab.key.chars().count() == 1);
        match own {
            Some(own) => self.key(cx, key(KeyCode::Char(own))),
            None => (0..tab.steps).flat_map(|_| self.key(cx, key(KeyCode::Tab))).collect(),
        }
    }

    /// Goes to a field of a form; a choice that has the focus already shows its next word.
    fn go_to_field(&mut self, cx: &Cx<'_>, steps: isize) -> Vec<Effect> {
        let cmd = if steps < 0 { Cmd::PreviousField } else { Cmd::NextField };
        if steps == 0 && self.top().pane.scopes().contains(&Scope::FormChoice) {
            return self.tell(cx, Msg::Command(Cmd::NextChoice));
        }
        (0..steps.unsigned_abs()).flat_map(|_| self.tell(cx, Msg::Command(cmd))).collect()
    }

    fn roll(&mut self, cx: &Cx<'_>, at: Position, cmd: Cmd) -> Vec<Effect> {
        self.clicked = None;
        if !self.moves_in_lists() {
            return Vec::new();
        }
        let focus = match self.top().state.places.at(at) {
            Some(Pointed::Row { focus, .. } | Pointed::List(focus)) => focus,
            _ => None,
        };
        let steps = focus.into_iter().chain(std::iter::repeat_n(cmd, TURN));
        steps.flat_map(|cmd| self.tell(cx, Msg::Command(cmd))).collect()
    }

    /// Says whether the top pane has rows or lines that keys move through.
    fn moves_in_lists(&self) -> bool {
        self.top().pane.scopes().contains(&Scope::List)
    }
}
