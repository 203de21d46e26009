//! The last command that changed something, to be done again on another row.

use super::App;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Notice};

/// A command, and what was chosen in the popup it opened.
#[derive(Clone, Debug)]
pub(super) struct Last {
    cmd: Cmd,
    answer: Option<Answer>,
}

impl App {
    /// Remembers a command of a screen that writes; those of popups and fields belong to what opened them.
    pub(super) fn note_last(&mut self, cmd: Cmd) {
        let pane = &self.top().pane;
        if cmd.spec().writes && !pane.is_popup() && !pane.takes_text() {
            self.last = Some(Last { cmd, answer: None });
        }
    }

    /// Remembers what was chosen for it.
    pub(super) fn note_answer(&mut self, answer: &Answer) {
        let is_above_screen = self.stack.iter().rev().nth(1).is_some_and(|layer| !layer.pane.is_popup());
        if let Some(last) = self.last.as_mut().filter(|last| is_above_screen && last.answer.is_none()) {
            last.answer = Some(answer.clone());
        }
    }

    /// Does it again: a popup that offers the same choice is answered with it, any other is left to be answered.
    pub(super) fn repeat(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(last) = self.last.clone() else {
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "repeat-nothing")));
            return Vec::new();
        };
        let (pane, word) = (&self.top().pane, cx.words.get(&last.cmd.spec().word_id()));
        let scopes: &[Scope] = pane.scopes();
        if pane.takes_text() || !scopes.contains(&last.cmd.spec().scope) {
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "repeat-elsewhere", word = word)));
            return Vec::new();
        }
        let depth = self.stack.len();
        let mut effects = self.run(cx, last.cmd);
        if let Some(answer) = last.answer.filter(|answer| self.stack.len() > depth && self.top().pane.offers(answer)) {
            effects.extend(self.answer(cx, answer));
        }
        // What a write says of itself comes after this and says more.
        if self.notices.shown().is_none() {
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "repeat-done", word = word)));
        }
        effects
    }
}
