//! What leaves the workbench or comes back to it: texts for the editor, the clipboard and files, and the terminal itself.

use super::{Session, first_line};
use crate::say;
use crate::shell::editor::EditError;
use crate::shell::text_file;
use crate::tui::pane::{Msg, Notice};
use std::time::Instant;

/// The longest text that is handed to the terminal, in bytes: terminals drop longer ones without a word.
const CLIPBOARD: usize = 64 * 1024;

impl Session {
    /// Returns the text that is to be opened in the editor; what is typed elsewhere is kept first, as the editor may take its time.
    pub fn take_text_to_edit(&mut self) -> Option<String> {
        let text = self.to_edit.take()?;
        self.keep_draft();
        Some(text)
    }

    /// Takes what became of the text, or says why nothing did.
    pub fn edited(&mut self, edited: Result<String, EditError>, at: Instant) {
        match edited {
            Ok(text) => self.tell(Msg::Edited(crate::text::clean_input_lines(&text).into_owned())),
            Err(error) => self.say(Notice::error(error.worded(&self.setup.words))),
        }
        self.note_draft(at);
    }

    /// Hands a text to the terminal with the next frame.
    pub(super) fn copy(&mut self, text: String) {
        let words = &self.setup.words;
        let notice = if text.len() > CLIPBOARD {
            let size = self.format.whole(i64::try_from(text.len() / 1024).unwrap_or(i64::MAX));
            Notice::error(say!(words, "copy-too-long", size = size, most = CLIPBOARD / 1024))
        } else {
            let notice = Notice::said(say!(words, "copy-sent", text = first_line(&text).replace('\t', "  ")));
            self.clipboard = Some(text);
            notice
        };
        self.say(notice);
    }

    /// Takes the text that is to be handed to the terminal.
    pub fn take_clipboard(&mut self) -> Option<String> {
        self.clipboard.take()
    }

    /// Says whether the terminal is to be given to the shell; once for each time that was asked for.
    pub fn take_suspend(&mut self) -> bool {
        std::mem::take(&mut self.wants_suspend)
    }

    pub(super) fn write_file(&mut self, path: &std::path::Path, content: &str) {
        let words = &self.setup.words;
        let notice = match text_file::write_beside(&self.book.path, path, content) {
            Ok(path) => Notice::said(say!(words, "review-exported", file = path.display().to_string())),
            Err(error) => Notice::error(say!(words, "review-not-exported", file = path.display().to_string(), why = error.to_string())),
        };
        self.say(notice);
    }
}
