//! Drafts of what is still to be sent.

use super::tab::MailTab;
use crate::say;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::panes::account::tab::draw_empty;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

struct DraftsTab;

/// Reads what the tab shows.
pub(super) fn open(_cx: &Cx<'_>) -> Box<dyn MailTab> {
    Box::new(DraftsTab)
}

impl MailTab for DraftsTab {
    fn update(&mut self, _cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, _state: &mut ViewState) {
        draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-drafts"), Cmd::MailTemplates);
    }
}
