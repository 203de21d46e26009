//! Search: one line that is typed, and what is found below it, while it is typed.

mod answer;
mod home;
mod place;
mod saved;
mod view;

use crate::domain::search::{Search, SearchError, parse};
use crate::domain::{AccountId, EntityRef};
use crate::i18n::search_error;
use crate::say;
use crate::store;
use crate::store::search::Order;
use crate::text::Needle;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::forms;
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::{AccountTab, Route, SearchRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use answer::{Found, State};
use home::Home;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: SearchRoute) -> Box<dyn Pane> {
    match route {
        SearchRoute::Screen => Box::new(SearchPane::new(cx)),
        SearchRoute::Saved { query } => Box::new(saved::SavedPane::new(cx, query)),
        SearchRoute::Form { id, query } => {
            forms::search::SearchForm::open(cx, id, query).unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
        }
    }
}

/// What `Answer::Chosen` begins with when a kept search was chosen.
const CHOSEN: &str = "search:";

/// Says whether so little is typed of a word that very much holds it.
fn is_short(search: &Search) -> bool {
    search.wanted().iter().any(|phrase| Needle::of(&phrase.text, phrase.is_open).is_some_and(|needle| needle.is_short()))
}

struct SearchPane {
    input: LineInput,
    /// What is typed, read.
    read: Result<Search, SearchError>,
    order: Order,
    found: Found,
    /// Whether what is typed has not been looked for yet.
    is_pending: bool,
    /// Whether it waits for Enter, or for one letter more: in a large book very much would be found.
    waits: bool,
    selection: Selection,
    /// What there is to choose while nothing is typed.
    home: Home,
}

impl SearchPane {
    fn new(cx: &Cx<'_>) -> SearchPane {
        SearchPane {
            input: LineInput::default(),
            read: Ok(Search::default()),
            order: Order::Rank,
            found: Found::new(cx),
            is_pending: false,
            waits: false,
            selection: Selection::default(),
            home: Home::read(cx),
        }
    }

    /// Notes that the line changed; it is looked for when no key waits.
    fn typed(&mut self, change: Change) {
        if change == Change::Text {
            self.read = parse(self.input.text());
            self.waits = self.found.is_large && self.read.as_ref().is_ok_and(is_short);
            self.is_pending = self.read.is_ok() && !self.waits;
            self.selection = Selection::default();
        }
    }

    fn show(&mut self, query: &str) {
        self.input.set_text(query);
        self.typed(Change::Text);
    }

    /// Returns why what is typed is no search; nothing where it only breaks off too early.
    fn trouble(&self, cx: &Cx<'_>) -> Option<String> {
        let error = self.read.as_ref().err()?;
        let length = self.input.text().chars().count();
        (!error.is_unfinished(length) || length > 200).then(|| search_error(cx.words, &error.kind))
    }

    fn is_home(&self) -> bool {
        self.input.text().trim().is_empty()
    }

    fn look(&mut self, cx: &Cx<'_>) {
        self.is_pending = false;
        if let Ok(search) = &self.read {
            self.found.look(cx, search, self.order);
        }
    }

    fn selected(&self) -> Option<&crate::review::search::Hit> {
        let row = self.selection.row(self.found.hits.len()).filter(|_| !self.is_home())?;
        self.found.hits.get(row)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => return self.enter(cx),
            Cmd::SearchOrder => {
                self.order = if self.order == Order::Rank { Order::Newest } else { Order::Rank };
                self.is_pending = self.read.is_ok();
                self.selection = Selection::default();
            }
            Cmd::SearchAccount => {
                let account = self.selected().and_then(|hit| hit.account.as_ref()).map(|(id, _)| *id);
                return account.map(|id| self.to_account(id)).into_iter().collect();
            }
            Cmd::SaveSearch => return vec![Effect::Open(Route::Search(SearchRoute::Form { id: None, query: self.query() }))],
            Cmd::SavedSearches => return vec![Effect::Open(Route::Search(SearchRoute::Saved { query: self.query() }))],
            _ => self.moved(cx, cmd),
        }
        Vec::new()
    }

    fn query(&self) -> String {
        self.input.text().trim().to_owned()
    }

    /// Opens the hit, or takes up the search, that is selected.
    fn enter(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.is_home() {
            if let Some(query) = self.home.chosen(self.selection).map(str::to_owned) {
                self.show(&query);
            }
            return Vec::new();
        }
        if self.waits {
            self.waits = false;
            self.look(cx);
            return Vec::new();
        }
        // Enter right behind the last letter means what is typed, not what stood there before it.
        if self.is_pending {
            self.look(cx);
        }
        self.home.remember(self.input.text());
        let Some(hit) = self.selected() else { return Vec::new() };
        match place::of(cx, hit, self.accounts_of_hits()) {
            Ok(Some(route)) => vec![Effect::Open(route)],
            Ok(None) => vec![Effect::Notice(Notice::said(say!(cx.words, "row-gone")))],
            Err(error) => vec![Effect::Notice(Notice::error(crate::wording::store_error(cx.words, &error)))],
        }
    }

    fn to_account(&self, id: AccountId) -> Effect {
        Effect::Open(Route::Account { id, siblings: self.accounts_of_hits(), tab: AccountTab::Timeline })
    }

    /// Returns the accounts of what is found, each once, in its order.
    fn accounts_of_hits(&self) -> Vec<AccountId> {
        let mut accounts = Vec::new();
        for (id, _) in self.found.hits.iter().filter_map(|hit| hit.account.as_ref()) {
            if !accounts.contains(id) {
                accounts.push(*id);
            }
        }
        accounts
    }

    fn moved(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        let rows = if self.is_home() { self.home.len() } else { self.found.hits.len() };
        self.selection.moved(cmd, rows, cx.page_rows);
        if let (false, Ok(search)) = (self.is_home(), &self.read) {
            let row = self.selection.row(rows).unwrap_or_default();
            self.found.reach(cx, search, row + 2 * cx.page_rows.max(1));
        }
    }

    /// Makes the index where it is missing.
    fn make_ready(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.found.state == State::Unindexed && cx.read_only.is_none() {
            self.found.state = State::Indexing;
            return vec![Effect::Start(JobSpec::Index)];
        }
        Vec::new()
    }

    fn heard(&mut self, cx: &Cx<'_>, report: &JobReport) {
        if matches!(report, JobReport::Indexed | JobReport::Stopped | JobReport::Failed(_)) {
            self.found.read_state(cx);
            self.is_pending = !self.is_home() && self.read.is_ok();
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.home = Home::read(cx).with_recent_of(&self.home);
        self.is_pending = !self.is_home() && self.read.is_ok();
    }
}

impl Pane for SearchPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "search-title")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        self.found.facts(cx, self.is_home())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Search, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Search => Some(say!(cx.words, "search-here")),
            Cmd::SaveSearch if self.is_home() => Some(say!(cx.words, "search-no-query")),
            Cmd::SearchAccount if self.selected().is_none_or(|hit| hit.account.is_none()) => Some(say!(cx.words, "search-no-hit")),
            Cmd::Open if self.is_home() && self.home.len() == 0 => Some(say!(cx.words, "search-no-query")),
            Cmd::Open if !self.is_home() && !self.is_pending && !self.waits && self.found.hits.is_empty() => {
                Some(say!(cx.words, "search-no-hit"))
            }
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|hit| hit.account.as_ref()).map(|(id, _)| *id)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|hit| hit.row)
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn draft(&self) -> Option<Draft> {
        Some(self.home.draft(self.input.text()))
    }

    fn go_on(&mut self, cx: &Cx<'_>) {
        if self.is_pending {
            self.look(cx);
        }
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => {
                let change = self.input.typed(key);
                self.typed(change);
                return self.make_ready(cx);
            }
            Msg::Paste(text) => {
                let change = self.input.paste(&text);
                self.typed(change);
                return self.make_ready(cx);
            }
            Msg::Answer(Answer::Chosen(key)) if key.starts_with(CHOSEN) => {
                if let Some(query) = self.home.of_saved(key.trim_start_matches(CHOSEN)).map(str::to_owned) {
                    self.show(&query);
                }
                return self.make_ready(cx);
            }
            Msg::Job(report) => self.heard(cx, &report),
            Msg::Changed(_) => self.changed(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
        state.is_unfinished = self.is_pending;
    }
}
