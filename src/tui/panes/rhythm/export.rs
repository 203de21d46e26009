//! Asks for the name of a file, and has a text written to it.

use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::{KeyHint, LinePopup, Phrase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// Cells for the name.
const WIDTH: u16 = 48;

pub struct ExportPane {
    line: LineInput,
    content: String,
}

impl ExportPane {
    pub fn new(name: &str, content: String) -> ExportPane {
        ExportPane { line: LineInput::with_text(name), content }
    }
}

impl Pane for ExportPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "review-export-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::ExportText]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::SaveExport) if self.line.text().trim().is_empty() => {
                return vec![Effect::Notice(Notice::error(say!(cx.words, "review-export-hint")))];
            }
            Msg::Command(Cmd::SaveExport) => {
                let path = PathBuf::from(self.line.text().trim());
                return vec![Effect::Close, Effect::WriteFile { path, content: std::mem::take(&mut self.content) }];
            }
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Key(key) => {
                self.line.typed(key);
            }
            Msg::Paste(text) => {
                self.line.paste(&text);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (save, back) = (cx.words.get("cmd-save-export"), cx.words.get("cmd-back"));
        let keys = [KeyHint { key: "Enter", label: &save }, KeyHint { key: "Esc", label: &back }];
        let title = self.title(cx);
        let below = [Phrase::new(say!(cx.words, "review-export-hint"), Role::Dim)];
        let popup = LinePopup { title: &title, keys: &keys, line: &self.line, below: &below, width: WIDTH };
        state.cursor = popup.draw(cx.look, area, state.anchor(area, area.width / 8), buffer);
        state.editing = true;
    }
}
