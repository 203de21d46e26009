//! What drafts are made from.

use super::tab::MailTab;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::widget::Blank;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

struct TemplatesTab;

/// Reads what the tab shows.
pub(super) fn open(_cx: &Cx<'_>) -> Box<dyn MailTab> {
    Box::new(TemplatesTab)
}

impl MailTab for TemplatesTab {
    fn update(&mut self, _cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, _state: &mut ViewState) {
        let sentence = say!(cx.words, "mail-empty-templates");
        Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, area, buffer);
    }
}
