//! What is shown, handed on: the selected thing to the terminal's clipboard, the list to a file.

use super::App;
use crate::domain::{Contact, ContactId, EntityKind};
use crate::export::table::csv;
use crate::say;
use crate::store::{self, get};
use crate::tui::listed::Listed;
use crate::tui::pane::{Cx, Effect, Notice, ViewState};
use crate::tui::route::{CopyLine, Route};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The screen that a list is taken from: wide enough for all columns, high enough for all values that are read only when in view.
const WIDE: u16 = 240;
const HIGH: u16 = 2_500;

impl App {
    /// Copies what is selected; asks where it is more than one thing.
    pub(super) fn copy(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let mut lines = self.to_copy(cx);
        let effect = match lines.len() {
            0 => Effect::Notice(Notice::said(say!(cx.words, "copy-nothing"))),
            1 => Effect::Copy(lines.remove(0).text),
            _ => Effect::Open(Route::Copy(lines)),
        };
        self.settle(cx, vec![effect])
    }

    /// Writes the rows that are listed to a file whose name is asked for.
    pub(super) fn export_shown(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let listed = self.listed(cx).filter(|listed| !listed.rows.is_empty());
        let effect = match listed {
            Some(listed) => {
                let name = format!("{}-{}.csv", file_name(&self.stack[self.first_shown()].pane.title(cx)), cx.today());
                // The mark at the beginning tells spreadsheets that it is UTF-8.
                let content = format!("\u{feff}{}", String::from_utf8_lossy(&csv(&listed.table(cx.words))));
                Effect::Open(Route::ExportText { name, content })
            }
            None => Effect::Notice(Notice::said(say!(cx.words, "export-no-list"))),
        };
        self.settle(cx, vec![effect])
    }

    /// Returns what can be copied: the row, the account's name, the address of a person, the id.
    fn to_copy(&self, cx: &Cx<'_>) -> Vec<CopyLine> {
        let pane = &self.stack[self.first_shown()].pane;
        let connection = cx.book.connection();
        let row = pane.row();
        let line = |id: &str, text: String| CopyLine { label: cx.words.get(id), text };
        let names = || store::directory::names_by_account(connection).unwrap_or_default();
        let account = pane.account().and_then(|account| names().remove(&account)).map(|name| line("copy-account", name));
        let contact =
            row.filter(|row| row.kind == EntityKind::Contact).and_then(|row| get::<Contact>(connection, ContactId(row.id)).ok()?);
        let address = contact.and_then(|contact| contact.fields.email).map(|email| line("copy-address", email));
        let id = row.map(|row| row.id).or_else(|| pane.account().map(|account| account.0)).map(|id| line("copy-id", id.to_string()));
        let text = self.listed(cx).and_then(|listed| listed.selected_text()).map(|text| line("copy-row", text));
        [account, address, text, id].into_iter().flatten().collect()
    }

    /// Takes the list of the screen, drawn where nobody sees it.
    fn listed(&self, cx: &Cx<'_>) -> Option<Listed> {
        let mut state = ViewState { wants_list: true, ..ViewState::default() };
        let area = Rect::new(0, 0, WIDE, HIGH);
        self.stack[self.first_shown()].pane.view(cx, area, &mut Buffer::empty(area), &mut state);
        state.listed
    }

    /// Returns the place of the screen below the popups.
    fn first_shown(&self) -> usize {
        self.stack.iter().rposition(|layer| !layer.pane.is_popup()).unwrap_or(0)
    }
}

/// Makes a name of a file from a title: letters and digits of any language, and hyphens.
fn file_name(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_of_a_file() {
        for (title, name) in [("Book", "book"), ("担当ブック", "担当ブック"), ("Acme: a/b ..", "acme-a-b")] {
            assert_eq!(file_name(title), name);
        }
    }
}
