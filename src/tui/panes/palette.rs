//! The palette: every command by name, over the screen it will run in.

use super::finder::Finder;
use crate::say;
use crate::tui::command::Scope;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Offered;
use crate::tui::widget::Popup;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Palette {
    finder: Finder,
}

impl Palette {
    pub fn new(commands: Vec<Offered>) -> Palette {
        Palette { finder: Finder::new(commands) }
    }
}

impl Pane for Palette {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "palette-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Palette, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        self.finder.update(cx, msg)
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let size = (area.width.saturating_sub(8).min(90), area.height.saturating_sub(6).min(18));
        let anchor = Rect { x: area.x + area.width.saturating_sub(size.0 + 4) / 2, y: area.y, width: 1, height: 1 };
        let title = say!(cx.words, "palette-title");
        let inner = Popup { title: &title, keys: &[] }.draw(cx.look, area, anchor, size, buffer);
        self.finder.view(cx, inner, buffer, state);
    }
}
