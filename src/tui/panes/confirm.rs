//! A popup that asks before something that has a consequence.

use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::widget::{KeyHint, Popup};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct Confirm {
    question: String,
    consequence: String,
}

impl Confirm {
    pub fn new(question: String, consequence: String) -> Confirm {
        Confirm { question, consequence }
    }
}

impl Pane for Confirm {
    fn title(&self, _cx: &Cx<'_>) -> String {
        self.question.clone()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, _cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Choose) => vec![Effect::Answer(Answer::Confirmed)],
            Msg::Command(Cmd::Back) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (yes, no) = (cx.words.get("confirm-yes"), cx.words.get("confirm-no"));
        let keys = [KeyHint { key: "Enter", label: &yes }, KeyHint { key: "Esc", label: &no }];
        let anchor = state.anchor(area, area.width / 5);
        Popup { title: &self.question, keys: &keys }.draw_message(cx.look, area, anchor, &self.consequence, buffer);
    }
}
