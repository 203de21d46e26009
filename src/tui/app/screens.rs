//! The screen one was on before, kept as it was left.

use super::{App, Layer, Root};
use crate::store::{Changes, TableSet};
use crate::tui::command::Scope;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Zoom};

/// Where one was: under which first screen, how many of the layers on the stack were there too, and those that no longer are.
pub(super) struct Before {
    root: Option<Root>,
    shared: usize,
    layers: Vec<Layer>,
}

/// The numbers of the screens one is in, popups left out.
pub(super) struct Way {
    root: Option<Root>,
    numbers: Vec<u64>,
}

impl App {
    /// Returns the way to the screen one is on.
    pub(super) fn way(&self) -> Way {
        Way { root: self.stack[0].root, numbers: self.stack.iter().filter(|layer| is_screen(layer)).map(|layer| layer.number).collect() }
    }

    /// Remembers the screen that was left, if one was.
    pub(super) fn note_way(&mut self, before: &Way) {
        let now = self.way();
        let removed = std::mem::take(&mut self.removed);
        if now.numbers.last() == before.numbers.last() || before.numbers.is_empty() {
            return;
        }
        (self.zoom, self.is_marking) = (Zoom::Both, false);
        let is_same_root = now.root == before.root;
        let same = now.numbers.iter().zip(&before.numbers).take_while(|(now, before)| now == before).count();
        let shared = if is_same_root { same } else { 1 };
        let gone = before.numbers.get(shared..).unwrap_or_default();
        let layers: Vec<Layer> = removed.into_iter().filter(|layer| gone.contains(&layer.number)).collect();
        // What was left for good, such as a form that was saved, is nothing to go back to.
        if layers.len() == gone.len() {
            self.before = Some(Before { root: before.root, shared, layers: in_order(layers, gone) });
        }
    }

    /// Goes to the screen one was on before; that is where this one is kept for the next time.
    pub(super) fn go_to_before(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(before) = self.before.take() else {
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "last-screen-none")));
            return Vec::new();
        };
        if let Some(root) = before.root.filter(|root| self.stack[0].root != Some(*root)) {
            // The layers above go with the first screen they stand on.
            self.go_to_root(cx, root);
        } else {
            let screens = self.stack.iter().enumerate().filter(|(_, layer)| is_screen(layer));
            let last = screens.take(before.shared.max(1)).last().map_or(0, |(at, _)| at);
            self.leave_above(last + 1);
        }
        self.stack.extend(before.layers);
        Vec::new()
    }

    /// Tells what is kept of what a write changed; a screen whose row is gone is not gone back to.
    pub(super) fn tell_before(&mut self, cx: &Cx<'_>, changes: &Changes) {
        let Some(before) = self.before.as_mut() else { return };
        let mut is_gone = false;
        for layer in before.layers.iter_mut().filter(|layer| changes.tables.meets(&TableSet::of(layer.pane.interest()))) {
            let cx = layer.state.inform(cx);
            is_gone |= layer.pane.update(&cx, Msg::Changed(changes.clone())).iter().any(|effect| matches!(effect, Effect::Close));
        }
        if is_gone {
            self.before = None;
        }
    }
}

/// Puts layers in the order of their numbers on the way.
fn in_order(mut layers: Vec<Layer>, way: &[u64]) -> Vec<Layer> {
    layers.sort_by_key(|layer| way.iter().position(|number| *number == layer.number));
    layers
}

/// Forms and popups are no screens: what is typed there is saved or left.
fn is_screen(layer: &Layer) -> bool {
    let typed = [Scope::Form, Scope::QuickLog, Scope::Palette, Scope::ExportText, Scope::VoiceStack, Scope::Shift, Scope::ShiftTasks];
    !layer.pane.is_popup() && !layer.pane.scopes().iter().any(|scope| typed.contains(scope))
}
