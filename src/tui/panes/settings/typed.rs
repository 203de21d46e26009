//! A setting that is typed: below it stands what it takes, or what is wrong with what stands there.

use crate::domain::Setting;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::{KeyHint, LinePopup, Phrase};
use crate::wording::settings::{takes, worded_value};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const WIDTH: u16 = 64;

pub(super) struct TypedPane {
    setting: Setting,
    line: LineInput,
}

impl TypedPane {
    pub fn new(cx: &Cx<'_>, setting: Setting) -> TypedPane {
        let now = cx.settings.of(setting).map(|held| held.value.as_str()).unwrap_or_default();
        TypedPane { setting, line: LineInput::with_text(now) }
    }

    /// Says what is wrong with what is typed.
    fn mistake(&self, cx: &Cx<'_>) -> Option<String> {
        self.setting.read(self.line.text()).err().map(|why| cx.words.invalid(&why))
    }

    /// Says what it takes, and beside it what was understood.
    fn below(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let said = match self.mistake(cx) {
            Some(mistake) => Phrase::new(mistake, Role::Error),
            None => Phrase::new(worded_value(cx.words, self.setting, self.line.text().trim()), Role::Notice),
        };
        vec![said, Phrase::new(takes(cx.words, self.setting), Role::Dim)]
    }
}

impl Pane for TypedPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.words.word(self.setting)
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => {
                self.line.typed(key);
            }
            Msg::Paste(text) => {
                self.line.paste(&text);
            }
            Msg::Command(Cmd::Choose) => {
                return match self.mistake(cx) {
                    Some(mistake) => vec![Effect::Notice(Notice::error(mistake))],
                    None => vec![Effect::Answer(Answer::Chosen(self.line.text().to_owned()))],
                };
            }
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let title = self.title(cx);
        let [choose, back] = ["cmd-choose", "cmd-back"].map(|id| cx.words.get(id));
        let keys = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        let below = self.below(cx);
        let popup = LinePopup { title: &title, keys: &keys, line: &self.line, below: &below, width: WIDTH };
        state.cursor = popup.draw(cx.look, area, state.anchor(area, area.width / 8), buffer);
        state.editing = true;
    }
}
