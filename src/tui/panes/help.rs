//! Help: every key of the screen below, with what it does; type to search, Enter runs it.

use super::finder::Finder;
use crate::say;
use crate::tui::command::Scope;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Offered;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Help {
    finder: Finder,
}

impl Help {
    pub fn new(commands: Vec<Offered>) -> Help {
        Help { finder: Finder::new(commands) }
    }
}

impl Pane for Help {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "help-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Palette, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        self.finder.update(cx, msg)
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        self.finder.view(cx, area, buffer, state);
    }
}
