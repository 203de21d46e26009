//! What could stand at the cursor of the filter: fields, and the values that occur in the book.
//!
//! Values show by themselves once a sign is typed; field names when Tab asks, so that they do not cover the list for plain words.

use crate::domain::query::{Completion, CompletionKind, Vocabulary, complete};
use crate::i18n::field_name;
use crate::review::vocabulary;
use crate::theme::Role;
use crate::tui::input::LineInput;
use crate::tui::pane::Cx;
use crate::tui::widget::{KeyHint, Pen, Popup};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The most rows shown at once.
const SHOWN: u16 = 8;
/// The widest a value is shown.
const WIDEST: u16 = 40;

#[derive(Default)]
pub(super) struct Suggestions {
    rows: Vec<Completion>,
    /// The row that Tab and Enter take.
    chosen: usize,
    /// Whether the arrows were used: only then does Enter take a row.
    is_chosen: bool,
    /// Read when first asked for.
    vocabulary: Option<Vocabulary>,
}

impl Suggestions {
    pub fn is_open(&self) -> bool {
        !self.rows.is_empty()
    }

    pub fn is_chosen(&self) -> bool {
        self.is_open() && self.is_chosen
    }

    pub fn close(&mut self) {
        self.rows.clear();
        self.chosen = 0;
        self.is_chosen = false;
    }

    /// Forgets what occurs in the book: it changed.
    pub fn forget(&mut self) {
        self.close();
        self.vocabulary = None;
    }

    /// Shows the values that fit what was just typed.
    pub fn follow(&mut self, cx: &Cx<'_>, line: &LineInput) {
        let rows = self.at(cx, line);
        self.close();
        let is_name = |row: &Completion| matches!(row.kind, CompletionKind::Field(_));
        if !rows.iter().any(is_name) && !says_it(&rows, line) {
            self.rows = rows;
        }
    }

    fn at(&mut self, cx: &Cx<'_>, line: &LineInput) -> Vec<Completion> {
        // Without its words the language still offers its fields.
        let empty = || Vocabulary::empty(cx.words.lang());
        let words = self.vocabulary.get_or_insert_with(|| vocabulary(cx.book.connection(), cx.words.lang()).unwrap_or_else(|_| empty()));
        let cursor = line.text().get(..line.cursor()).unwrap_or_default().chars().count();
        complete(line.text(), cursor, words)
    }

    /// Moves among the rows.
    pub fn moved(&mut self, is_down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.chosen = match (self.is_chosen, is_down) {
            (false, _) => 0,
            (true, true) => (self.chosen + 1).min(last),
            (true, false) => self.chosen.saturating_sub(1),
        };
        self.is_chosen = true;
    }

    /// Puts the chosen row into the line, or opens the list where there are several; returns whether the line changed.
    pub fn complete(&mut self, cx: &Cx<'_>, line: &mut LineInput) -> bool {
        if !self.is_open() {
            let rows = self.at(cx, line);
            if rows.len() != 1 {
                self.rows = rows;
                return false;
            }
            self.rows = rows;
        }
        let Some(row) = self.rows.get(self.chosen).cloned() else { return false };
        let bytes = |chars: usize| line.text().chars().take(chars).map(char::len_utf8).sum::<usize>();
        let range = bytes(row.range.start)..bytes(row.range.end);
        line.splice(range, &row.insert);
        self.close();
        true
    }

    /// Draws the list under the line.
    pub fn draw(&self, cx: &Cx<'_>, area: Rect, anchor: Rect, buffer: &mut Buffer) {
        if !self.is_open() {
            return;
        }
        let cells = cx.look.cells;
        let width = |text: &str| u16::try_from(cells.width(&crate::text::display(text))).unwrap_or(u16::MAX);
        let widest = self.rows.iter().map(|row| width(&row.insert)).max().unwrap_or(0).min(WIDEST);
        let hints = self.rows.iter().map(|row| width(&hint(cx, row))).max().unwrap_or(0);
        let take = cx.words.get("cmd-filter-complete");
        let keys = [KeyHint { key: "Tab", label: &take }];
        let height = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).min(SHOWN).min(area.height.saturating_sub(6));
        let popup = Popup { title: "", keys: &keys };
        let inner = popup.draw(cx.look, area, anchor, (widest + hints + 6, height), buffer);
        let top = (self.chosen + 1).saturating_sub(usize::from(inner.height));
        let mut pen = Pen::new(cx.look, inner, buffer);
        for (y, (index, row)) in (0..pen.height()).zip(self.rows.iter().enumerate().skip(top)) {
            pen.put(2, y, widest, &row.insert, Role::Text);
            pen.put(2 + widest + 2, y, pen.width().saturating_sub(widest + 4), &hint(cx, row), Role::Dim);
            if index == self.chosen {
                pen.put(0, y, 1, "▸", Role::Accent);
                let whole = Rect::new(0, y, pen.width(), 1);
                pen.lay_over(whole, Role::Selected);
            }
        }
    }
}

/// Returns the name of the field in the other language; a value needs no hint.
fn hint(cx: &Cx<'_>, row: &Completion) -> String {
    let CompletionKind::Field(field) = row.kind else { return String::new() };
    let shown = field_name(cx.words, field);
    if row.insert.starts_with(shown) {
        if shown.is_ascii() { field.spec().ja().to_owned() } else { field.as_str().to_owned() }
    } else {
        shown.to_owned()
    }
}

/// Says whether the only row is what stands there already.
fn says_it(rows: &[Completion], line: &LineInput) -> bool {
    let [only] = rows else { return false };
    let there: String = line.text().chars().skip(only.range.start).take(only.range.len()).collect();
    there == only.insert
}
