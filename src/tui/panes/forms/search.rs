//! The form of a kept search: its name and what it looks for.

use super::{boxed, draft_name, needed, title};
use crate::domain::{AccountId, EntityKind, Invalid, SavedSearch, SavedSearchId, search};
use crate::ops::{Op, SearchOp};
use crate::store;
use crate::tui::form::{Field, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct SearchForm {
    id: Option<SavedSearchId>,
    search: SavedSearch,
}

impl SearchForm {
    /// Opens a kept search, or a new one that looks for what was typed.
    pub fn open(cx: &Cx<'_>, id: Option<SavedSearchId>, query: String) -> store::Result<Box<dyn Pane>> {
        let new = SavedSearch { name: query.clone(), query, position: 0 };
        let search = id.map(|id| needed::<SavedSearch>(cx, id)).transpose()?.unwrap_or(new);
        let fields = vec![
            Field::line("name", "label-name", &search.name).hint("form-hint-needed"),
            Field::line("query", "search-field-query", &search.query).hint("form-hint-needed"),
        ];
        boxed(cx, SearchForm { id, search }, fields)
    }
}

impl Subject for SearchForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Search, self.id.is_none())
    }

    fn about(&self) -> &str {
        ""
    }

    fn draft_name(&self) -> String {
        draft_name("search", self.id.map(|id| id.0), None)
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let saved = SavedSearch {
            name: values.text("name").unwrap_or_default(),
            query: values.text("query").unwrap_or_default(),
            ..self.search.clone()
        };
        values.check(&saved);
        if let Err(error) = search::parse(&saved.query) {
            values.fault("query", Invalid::NotASearch(error.kind));
        }
        Some(Op::Search(SearchOp::Save(self.id, saved)))
    }
}
