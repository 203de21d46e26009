//! Rows marked by moving over them: with Shift and an arrow, or between two presses of a key.

use super::App;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice};

/// How far a move to an end marks at most.
const FURTHEST: usize = 2000;

impl App {
    /// Carries out a command of lists with marks.
    pub(super) fn run_marks(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::MarkDown => self.mark_moving(cx, Cmd::Down, 1),
            Cmd::MarkUp => self.mark_moving(cx, Cmd::Up, 1),
            _ if self.is_marking => self.stop_marking(cx),
            _ => {
                self.is_marking = true;
                self.mark_selected();
                let key = cx.keys.first(Cmd::MarkRange);
                self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "marking-on", key = key)));
                Vec::new()
            }
        }
    }

    /// While rows are marked by moving, marks those that a move passes; `None` when the command is for the pane after all.
    pub(super) fn moved_marking(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Option<Vec<Effect>> {
        if !self.is_marking {
            return None;
        }
        let page = self.top().state.page_rows.max(1);
        let (step, times) = match cmd {
            Cmd::Up | Cmd::Down => (cmd, 1),
            Cmd::PageUp => (Cmd::Up, page),
            Cmd::PageDown => (Cmd::Down, page),
            Cmd::First => (Cmd::Up, FURTHEST),
            Cmd::Last => (Cmd::Down, FURTHEST),
            Cmd::Back => return Some(self.stop_marking(cx)),
            _ => {
                self.is_marking = cmd.spec().scope == Scope::Marks;
                return None;
            }
        };
        Some(self.mark_moving(cx, step, times))
    }

    fn stop_marking(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.is_marking = false;
        self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "marking-off")));
        Vec::new()
    }

    fn mark_moving(&mut self, cx: &Cx<'_>, step: Cmd, times: usize) -> Vec<Effect> {
        self.mark_selected();
        let mut effects = Vec::new();
        for _ in 0..times {
            let before = self.top().pane.row();
            effects.extend(self.tell(cx, Msg::Command(step)));
            self.mark_selected();
            // At the end of the list nothing moves any more.
            if times > 1 && before.is_some() && self.top().pane.row() == before {
                break;
            }
        }
        effects
    }

    fn mark_selected(&mut self) {
        if let Some(layer) = self.stack.last_mut() {
            layer.pane.mark_selected();
        }
    }
}
