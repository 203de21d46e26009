//! What there is to choose while nothing is typed: the last searches, and those that are kept.

use crate::domain::{Row, SavedSearch, SavedSearchId};
use crate::store::search::saved_searches;
use crate::tui::pane::{Cx, Draft};
use crate::tui::selection::Selection;

/// Under which the last searches are kept.
const DRAFT: &str = "searches";
const MOST_RECENT: usize = 6;

pub(super) struct Home {
    pub recent: Vec<String>,
    pub saved: Vec<Row<SavedSearchId, SavedSearch>>,
}

impl Home {
    /// Reads both; where they cannot be read there are none to choose, and searching will say why.
    pub fn read(cx: &Cx<'_>) -> Home {
        let kept = cx.draft(DRAFT).ok().flatten().unwrap_or_default();
        let recent: Vec<String> = serde_json::from_str(&kept).unwrap_or_default();
        Home { recent, saved: saved_searches(cx.book.connection()).unwrap_or_default() }
    }

    /// Keeps what was searched since this was opened.
    pub fn with_recent_of(self, other: &Home) -> Home {
        Home { recent: other.recent.clone(), ..self }
    }

    pub fn len(&self) -> usize {
        self.recent.len() + self.saved.len()
    }

    /// Returns the search that is selected.
    pub fn chosen(&self, selection: Selection) -> Option<&str> {
        let row = selection.row(self.len())?;
        let saved = || self.saved.get(row.checked_sub(self.recent.len())?).map(|row| row.query.as_str());
        self.recent.get(row).map(String::as_str).or_else(saved)
    }

    /// Returns the query of a kept search.
    pub fn of_saved(&self, id: &str) -> Option<&str> {
        self.saved.iter().find(|row| row.id.to_string() == id).map(|row| row.query.as_str())
    }

    /// Puts a search before the others.
    pub fn remember(&mut self, query: &str) {
        self.recent = self.with_first(query);
    }

    fn with_first(&self, query: &str) -> Vec<String> {
        let query = query.trim();
        let others = self.recent.iter().filter(|other| *other != query).cloned();
        Some(query.to_owned()).filter(|query| !query.is_empty()).into_iter().chain(others).take(MOST_RECENT).collect()
    }

    /// Returns what is kept: what is typed now, and what was searched before.
    pub fn draft(&self, typed: &str) -> Draft {
        let all = self.with_first(typed);
        let content = (!all.is_empty()).then(|| serde_json::to_string(&all).unwrap_or_default());
        Draft { name: DRAFT.to_owned(), content }
    }
}
