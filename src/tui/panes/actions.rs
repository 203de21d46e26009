//! What can be done with the selected row, beside it: type to narrow, Enter runs.

use super::finder::Finder;
use crate::say;
use crate::tui::command::Scope;
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Offered;
use crate::tui::widget::Popup;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Actions {
    finder: Finder,
    rows: usize,
}

/// The widest and highest it grows; what stands beside it stays in view.
const MOST: (u16, u16) = (74, 14);

impl Actions {
    pub fn new(commands: Vec<Offered>) -> Actions {
        Actions { rows: commands.len(), finder: Finder::new(commands) }
    }
}

impl Pane for Actions {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "actions-title")
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
        let rows = u16::try_from(self.rows).unwrap_or(u16::MAX).saturating_add(1);
        let size = (area.width.saturating_sub(8).min(MOST.0), area.height.saturating_sub(4).min(MOST.1).min(rows));
        let title = say!(cx.words, "actions-title");
        let inner = Popup { title: &title, keys: &[] }.draw(cx.look, area, state.anchor(area, 4), size, buffer);
        self.finder.view(cx, inner, buffer, state);
    }
}
