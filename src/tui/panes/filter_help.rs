//! The help of the filter language: how conditions are written, examples, and every field.

use crate::i18n::query_help;
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::sheet::scrolled;
use crate::tui::widget::{Prose, ProseState};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct FilterHelp {
    text: String,
    top: usize,
}

impl FilterHelp {
    pub fn new(cx: &Cx<'_>) -> FilterHelp {
        FilterHelp { text: query_help(cx.words), top: 0 }
    }
}

impl Pane for FilterHelp {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "query-help-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::List]
    }

    /// There is nothing to open: the key is not offered.
    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open).then(|| say!(cx.words, "query-help-back"))
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            Msg::Command(cmd) => {
                scrolled(&mut self.top, cmd, cx);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let area = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area };
        let mut prose = ProseState { top: self.top, ..ProseState::default() };
        Prose { id: 0, text: &self.text, role: Role::Text }.draw(cx.look, area, buffer, &mut prose, &mut state.prose_cache);
        state.prose = ProseState { top: self.top, lines: prose.lines, height: usize::from(area.height) };
        state.page_rows = usize::from(area.height);
    }
}
