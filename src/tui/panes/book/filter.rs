//! The filter: one line in the filter language that narrows the book while it is typed.
//!
//! Plain words are looked for in everything an account is called or known by. While its last word cannot be read, the
//! words before it count. Facts the book does not hold are read once, when a filter first asks for them. Enter keeps it, Esc clears it.

use super::suggest::Suggestions;
use crate::domain::AccountId;
use crate::domain::query::{self, QueryError};
use crate::i18n::query_error;
use crate::review::{self, Ground, ScoredLine, Subjects};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::Cx;
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use std::cell::RefCell;

#[derive(Default)]
pub(super) struct Filter {
    pub line: LineInput,
    is_editing: bool,
    /// The last filter that could be read, or what of it could be.
    asked: query::Filter,
    /// The same without its last word, where that may become the name of a field.
    without_last: Option<query::Filter>,
    pub error: Option<QueryError>,
    /// Why facts could not be read.
    pub failure: RefCell<Option<String>>,
    /// The accounts as filters see them; made when first asked for, as an unfiltered book needs none of it.
    subjects: RefCell<Option<Subjects>>,
    /// Names and filters of the saved segments, read when the line is first typed into.
    views: Option<Vec<(String, String)>>,
    /// The segment whose filter stands in the line.
    view: Option<String>,
    pub suggestions: Suggestions,
}

impl Filter {
    pub fn start(&mut self) {
        self.is_editing = true;
    }

    /// Leaves the line and goes on showing what it found.
    pub fn keep(&mut self) {
        self.is_editing = false;
        self.suggestions.close();
    }

    pub fn clear(&mut self) {
        let (subjects, views) = (self.subjects.take(), self.views.take());
        *self = Filter { subjects: RefCell::new(subjects), views, ..Filter::default() };
    }

    pub fn is_editing(&self) -> bool {
        self.is_editing
    }

    /// Says whether the line is on the screen.
    pub fn is_shown(&self) -> bool {
        self.is_editing || self.is_active()
    }

    /// Says whether anything is filtered.
    pub fn is_active(&self) -> bool {
        !self.line.text().trim().is_empty()
    }

    /// Returns the name of the segment that is shown.
    pub fn view(&self) -> Option<&str> {
        self.view.as_deref()
    }

    /// Returns what is wrong, in words.
    pub fn complaint(&self, cx: &Cx<'_>) -> Option<String> {
        let failure = self.failure.borrow().clone();
        failure.or_else(|| self.error.as_ref().map(|error| query_error(cx.words, &error.kind)))
    }

    /// Takes a key; returns whether another filter may be asked for now.
    pub fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) -> bool {
        let change = self.line.typed(key);
        self.edited(cx, change)
    }

    pub fn pasted(&mut self, cx: &Cx<'_>, text: &str) -> bool {
        let change = self.line.paste(text);
        self.edited(cx, change)
    }

    /// Says whether a question mark typed here asks for help rather than for text.
    pub fn is_at_word_start(&self) -> bool {
        let before = self.line.text().get(..self.line.cursor()).unwrap_or_default();
        before.chars().next_back().is_none_or(char::is_whitespace)
    }

    fn edited(&mut self, cx: &Cx<'_>, change: Change) -> bool {
        if change != Change::Text {
            return false;
        }
        self.view = None;
        self.read(cx);
        self.suggestions.follow(cx, &self.line);
        true
    }

    /// Takes the suggestion that is chosen, or opens the list; returns whether the line changed.
    pub fn complete(&mut self, cx: &Cx<'_>) -> bool {
        if !self.suggestions.complete(cx, &mut self.line) {
            return false;
        }
        self.view = None;
        self.read(cx);
        self.suggestions.follow(cx, &self.line);
        true
    }

    /// Shows a saved segment: its filter stands in the line.
    pub fn show_view(&mut self, cx: &Cx<'_>, name: &str, filter: &str) {
        self.line.set_text(filter);
        self.is_editing = false;
        self.read(cx);
        self.view = Some(name.to_owned());
    }

    /// Reads the line; where it cannot be read, what was asked before stays.
    fn read(&mut self, cx: &Cx<'_>) {
        let views = self.views.get_or_insert_with(|| review::views(cx.book.connection()).unwrap_or_default());
        let text = self.line.text();
        match review::understood(text, views) {
            Ok(filter) => {
                self.without_last = self.is_editing.then(|| without_last(text, views)).flatten();
                self.asked = filter;
                self.error = None;
            }
            Err(error) => {
                // What stands before the word that is wrong still counts.
                if let Some(filter) = before_last(text, views) {
                    self.asked = filter;
                    self.without_last = None;
                }
                self.error = Some(error);
            }
        }
    }

    /// Forgets what accounts are found by: some have changed, or segments have.
    pub fn forget(&mut self, cx: &Cx<'_>) {
        self.subjects.get_mut().take();
        self.views = None;
        self.suggestions.forget();
        if self.is_active() {
            let (error, view) = (self.error.take(), self.view.take());
            self.read(cx);
            self.error = self.error.take().or(error.filter(|_| self.is_editing));
            let is_there = |name: &String| self.views.iter().flatten().any(|(known, filter)| known == name && filter == self.line.text());
            self.view = view.filter(is_there);
        }
    }

    /// Returns the places of the rows that match, in their order.
    pub fn matches(&self, cx: &Cx<'_>, rows: &[ScoredLine]) -> Vec<usize> {
        if !self.is_active() {
            return (0..rows.len()).collect();
        }
        let found = self.found(cx, rows, &self.asked);
        match &self.without_last {
            Some(filter) if found.is_empty() => self.found(cx, rows, filter),
            _ => found,
        }
    }

    fn found(&self, cx: &Cx<'_>, rows: &[ScoredLine], filter: &query::Filter) -> Vec<usize> {
        let mut subjects = self.subjects.borrow_mut();
        let subjects = subjects.get_or_insert_with(|| Subjects::of_book(rows));
        let zone = cx.zone();
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &zone };
        let prepared = subjects.prepare(&ground, filter);
        *self.failure.borrow_mut() = prepared.err().map(|error| store_error(cx.words, &error));
        let matcher = filter.on(cx.today());
        let fits = |account: AccountId| subjects.fits(&matcher, account);
        rows.iter().enumerate().filter(|(_, row)| fits(row.line.id)).map(|(place, _)| place).collect()
    }
}

/// Reads a text without its last word, where that begins the name of a field: nobody looks for `scor`.
fn without_last(text: &str, views: &[(String, String)]) -> Option<query::Filter> {
    let last = text.rsplit(char::is_whitespace).next()?;
    query::Field::begins(last).then(|| before_last(text, views))?
}

/// Reads a text without its last word; `None` where the rest cannot be read either.
fn before_last(text: &str, views: &[(String, String)]) -> Option<query::Filter> {
    let before = text.rsplit_once(char::is_whitespace).map_or("", |(before, _)| before);
    review::understood(before, views).ok()
}
