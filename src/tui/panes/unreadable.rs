//! What stands where a row cannot be read: gone meanwhile, or the file is damaged. Says why; Esc goes back.

use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::widget::Blank;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Unreadable {
    why: String,
}

impl Unreadable {
    pub fn new(cx: &Cx<'_>, error: &store::Error) -> Unreadable {
        Unreadable { why: store_error(cx.words, error) }
    }
}

impl Unreadable {
    /// Says why in words of the caller.
    pub fn saying(why: String) -> Unreadable {
        Unreadable { why }
    }
}

impl Pane for Unreadable {
    fn title(&self, _cx: &Cx<'_>) -> String {
        crate::i18n::format::NOTHING.to_owned()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[]
    }

    fn update(&mut self, _cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        if matches!(msg, Msg::Command(Cmd::Back)) { vec![Effect::Close] } else { Vec::new() }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, _state: &mut ViewState) {
        Blank { sentence: &self.why, role: Role::Error, key: None }.draw(cx.look, area, buffer);
    }
}
