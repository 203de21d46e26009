//! A setting of several lines, such as the signature: typed in a box, where Enter begins a new line, or in the person's own editor.

use crate::domain::Setting;
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::TextArea;
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::{KeyHint, Pen, Phrase, Popup, draw_area};
use crate::wording::settings::takes;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const WIDTH: u16 = 72;
/// Lines of the text that are in view.
const HEIGHT: u16 = 8;

pub(super) struct LinesPane {
    setting: Setting,
    text: TextArea,
    /// The text as it holds.
    initial: String,
    is_touched: bool,
}

impl LinesPane {
    pub fn new(cx: &Cx<'_>, setting: Setting) -> store::Result<LinesPane> {
        let initial = cx.settings.of(setting).map(|held| held.value.clone()).unwrap_or_default();
        let kept = cx.draft(&draft_name(setting))?;
        let text = TextArea::with_text(kept.as_deref().unwrap_or(&initial));
        Ok(LinesPane { setting, text, initial, is_touched: false })
    }

    fn save(&self, cx: &Cx<'_>) -> Vec<Effect> {
        match self.setting.read(self.text.text()) {
            Ok(_) => vec![self.forget(), Effect::Answer(Answer::Chosen(self.text.text().to_owned()))],
            Err(why) => vec![Effect::Notice(Notice::error(cx.words.invalid(&why)))],
        }
    }

    fn close(&self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.text.text() == self.initial {
            return vec![Effect::Close];
        }
        vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "form-draft-kept")))]
    }

    fn reset(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.text = TextArea::with_text(&self.initial);
        vec![self.forget(), Effect::Notice(Notice::said(say!(cx.words, "form-reset")))]
    }

    fn forget(&self) -> Effect {
        Effect::ForgetDraft(draft_name(self.setting))
    }

    /// Says what it takes, or what is wrong with what stands there.
    fn below(&self, cx: &Cx<'_>) -> Phrase<'static> {
        match self.setting.read(self.text.text()) {
            Ok(_) => Phrase::new(takes(cx.words, self.setting), Role::Dim),
            Err(why) => Phrase::new(cx.words.invalid(&why), Role::Error),
        }
    }
}

fn draft_name(setting: Setting) -> String {
    format!("setting-{setting}")
}

impl Pane for LinesPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.words.word(self.setting)
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::FormEditor, Scope::Form]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    /// Undo would take back what was written in the book last, while one thinks of the text.
    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        matches!(cmd, Cmd::Undo | Cmd::Redo).then(|| say!(cx.words, "form-no-undo"))
    }

    fn draft(&self) -> Option<Draft> {
        let content = (self.text.text() != self.initial).then(|| self.text.text().to_owned());
        (self.is_touched || content.is_some()).then(|| Draft { name: draft_name(self.setting), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Save) => return self.save(cx),
            Msg::Command(Cmd::ResetForm) => return self.reset(cx),
            Msg::Command(Cmd::Back) => return self.close(cx),
            Msg::Command(Cmd::EditText) => return vec![Effect::Edit(self.text.text().to_owned())],
            Msg::Key(key) => {
                self.text.typed(key);
            }
            Msg::Paste(text) => {
                self.text.paste(&text);
            }
            Msg::Edited(text) => self.text = TextArea::with_text(text.trim_end()),
            _ => return Vec::new(),
        }
        self.is_touched = true;
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let title = self.title(cx);
        let [save, editor, back] = ["cmd-save", "cmd-edit-text", "cmd-back"].map(|id| cx.words.get(id));
        let [key_save, key_editor] = [Cmd::Save, Cmd::EditText].map(|cmd| cx.keys.first(cmd));
        let keys =
            [KeyHint { key: &key_save, label: &save }, KeyHint { key: &key_editor, label: &editor }, KeyHint { key: "Esc", label: &back }];
        let size = (WIDTH.min(area.width.saturating_sub(6)), (HEIGHT + 2).min(area.height.saturating_sub(4)));
        let anchor = state.anchor(area, area.width / 8);
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, size, buffer);
        let field = Rect { height: inner.height.saturating_sub(2).max(1), ..inner };
        state.cursor = draw_area(cx.look, field, buffer, &self.text);
        let mut pen = Pen::new(cx.look, inner, buffer);
        pen.lay_over(Rect::new(0, 0, inner.width, field.height), Role::Field);
        pen.put_phrase(0, inner.height.saturating_sub(1), inner.width, &self.below(cx));
        state.editing = true;
    }
}
