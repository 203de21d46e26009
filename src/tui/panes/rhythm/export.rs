//! Asks for the name of a file, and has a text written to it.

use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{LineInput, edit_for};
use crate::tui::keys::Key;
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::{KeyHint, Pen, Popup, draw_line};
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
                if let Some(character) = Key::typed(&key) {
                    self.line.insert(character);
                } else if let Some(edit) = edit_for(key) {
                    self.line.apply(edit);
                }
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
        let anchor = Rect { x: area.x + area.width / 6, y: area.y + 1, width: 1, height: 1 };
        let title = self.title(cx);
        let width = WIDTH.min(area.width.saturating_sub(6));
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, (width, 2), buffer);
        let line = Rect { height: inner.height.min(1), ..inner };
        state.cursor = draw_line(cx.look, line, buffer, &self.line, &[]);
        state.editing = true;
        let mut pen = Pen::new(cx.look, inner, buffer);
        pen.lay_over(Rect::new(0, 0, inner.width, line.height), Role::Field);
        pen.put(0, 1, inner.width, &say!(cx.words, "review-export-hint"), Role::Dim);
    }
}
