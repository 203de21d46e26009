//! The book: every account, ranked, with what is needed to decide whom to open next.
//!
//! Decides here what a key means; the parts beside hold the rows, the filter, the order and the drawing. The selected account is
//! known by its id, so that it stays selected whatever is read anew, sorted or filtered.

mod bulk;
mod columns;
mod courses;
mod filter;
mod order;
mod rows;
mod suggest;
mod totals;
mod view;

use crate::domain::{AccountId, EntityRef, Segment, SegmentId};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::keys::Key;
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::views::CHOSEN;
use crate::tui::route::{AccountTab, MailRoute, OnboardingRoute, Route};
use crate::tui::widget::Phrase;
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

use bulk::TaskLine;
use filter::Filter;
use rows::Rows;

/// The tables whose rows are shown or scored here.
const SHOWN: &[&str] = &[
    "account",
    "contact",
    "contract",
    "renewal",
    "touch",
    "touch_contact",
    "response",
    "ticket",
    "usage",
    "plan",
    "step",
    "task",
    "pulse",
    "health_override",
    // What filters ask for beside.
    "custom_field",
    "goal",
    "goal_reading",
    "segment",
];

pub struct BookPane {
    rows: Rows,
    filter: Filter,
    /// Marked accounts, whether the filter shows them or not.
    marks: HashSet<AccountId>,
    /// The task being typed for the marked accounts.
    task: Option<TaskLine>,
}

impl BookPane {
    /// Reads and ranks the whole book.
    pub fn new(cx: &Cx<'_>) -> BookPane {
        BookPane { rows: Rows::read(cx), filter: Filter::default(), marks: HashSet::new(), task: None }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Open => self.open(AccountTab::Timeline),
            Cmd::Why => self.open(AccountTab::Health),
            Cmd::AddAccount => vec![Effect::Open(Route::AccountForm(None))],
            Cmd::Filter => self.quietly(|pane| pane.filter.start()),
            Cmd::KeepFilter => self.keep_filter(cx),
            Cmd::FilterComplete => self.complete(cx),
            Cmd::FilterHelp => vec![Effect::Open(Route::FilterHelp)],
            Cmd::Views => vec![Effect::Open(Route::Views { filter: self.filter.line.text().to_owned() })],
            Cmd::Up | Cmd::Down if self.filter.suggestions.is_open() => {
                self.quietly(|pane| pane.filter.suggestions.moved(cmd == Cmd::Down))
            }
            Cmd::Sort => vec![Effect::Open(Route::Choose(self.rows.order.choice(cx)))],
            Cmd::SortReverse => self.quietly(|pane| pane.rows.reverse(cx, &pane.filter)),
            Cmd::Mark => self.quietly(BookPane::toggle_mark),
            Cmd::MarkAll => self.quietly(|pane| pane.marks.extend(pane.rows.shown_ids())),
            Cmd::MarkNone => self.quietly(|pane| pane.marks.clear()),
            Cmd::AddTaskToMarked => self.start_task(cx),
            Cmd::StartPlanMarked => self.start_plan(),
            Cmd::SaveTasks => self.save_tasks(cx),
            Cmd::InviteMarked => self.invite_marked(),
            Cmd::BookMail => self.mail_marked(),
            Cmd::Back => self.back(cx),
            _ => self.quietly(|pane| pane.rows.moved(cmd, cx.page_rows)),
        }
    }

    /// Does what concerns nobody else.
    fn quietly(&mut self, act: impl FnOnce(&mut BookPane)) -> Vec<Effect> {
        act(self);
        Vec::new()
    }

    fn open(&self, tab: AccountTab) -> Vec<Effect> {
        let Some(id) = self.rows.selected() else { return Vec::new() };
        vec![Effect::Open(Route::Account { id, siblings: self.rows.shown_ids().collect(), tab })]
    }

    /// Keeps the filter; a chosen suggestion is taken first, and a filter that cannot be read stays in the line.
    fn keep_filter(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.filter.suggestions.is_chosen() {
            return self.complete(cx);
        }
        if let Some(complaint) = self.filter.complaint(cx) {
            return vec![Effect::Notice(Notice::error(complaint))];
        }
        self.filter.keep();
        self.rows.settle();
        Vec::new()
    }

    fn complete(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.filter.complete(cx) {
            self.rows.arrange(cx, &self.filter);
        }
        Vec::new()
    }

    /// Shows a saved view; the key of its answer holds the segment.
    fn show_view(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        let id = key.parse().ok().map(SegmentId);
        let found = id.map(|id| store::get::<Segment>(cx.book.connection(), id)).transpose();
        match found {
            Ok(Some(Some(row))) => {
                self.filter.show_view(cx, &row.name, &row.filter);
                self.rows.arrange(cx, &self.filter);
                self.rows.settle();
                let complaint = self.filter.complaint(cx).map(Notice::error);
                complaint.map(Effect::Notice).into_iter().collect()
            }
            Ok(_) => Vec::new(),
            Err(error) => vec![Effect::Notice(Notice::error(store_error(cx.words, &error)))],
        }
    }

    fn toggle_mark(&mut self) {
        let Some(id) = self.rows.selected() else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.rows.moved(Cmd::Down, 1);
    }

    /// Leaves the task line, else the filter. Marks stay: taking them away is a command of its own.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if let Some(task) = self.task.take() {
            let kept = if task.is_empty() { "book-task-left" } else { "book-task-kept" };
            return vec![Effect::Notice(Notice::said(cx.words.get(kept)))];
        }
        if !self.filter.is_shown() {
            return vec![Effect::Close];
        }
        if self.filter.suggestions.is_open() {
            self.filter.suggestions.close();
            // Said, so that the key counts as used.
            return vec![Effect::Notice(Notice::said(say!(cx.words, "book-filter-list-closed")))];
        }
        self.filter.clear();
        self.rows.arrange(cx, &self.filter);
        vec![Effect::Notice(Notice::said(say!(cx.words, "book-filter-cleared", n = self.rows.total())))]
    }

    fn start_task(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.marks.is_empty() {
            let account = self.rows.selected();
            return vec![Effect::Open(Route::TaskForm { account, id: None })];
        }
        self.filter.keep();
        self.task = Some(TaskLine::resumed(cx));
        Vec::new()
    }

    /// Starts an onboarding plan for the marked accounts, else for the selected one.
    fn start_plan(&self) -> Vec<Effect> {
        let marked: Vec<AccountId> = self.rows.ids().filter(|id| self.marks.contains(id)).collect();
        let accounts = if marked.is_empty() { self.rows.selected().into_iter().collect() } else { marked };
        vec![Effect::Open(Route::Onboarding(OnboardingRoute::Start(accounts)))]
    }

    /// Asks the marked accounts to an event, or the selected one.
    /// Returns the marked accounts, else the selected one.
    fn meant(&self) -> Vec<AccountId> {
        let marked: Vec<AccountId> = self.rows.ids().filter(|id| self.marks.contains(id)).collect();
        if marked.is_empty() { self.rows.selected().into_iter().collect() } else { marked }
    }

    fn invite_marked(&self) -> Vec<Effect> {
        vec![Effect::Open(Route::InviteTo(self.meant()))]
    }

    fn mail_marked(&self) -> Vec<Effect> {
        vec![Effect::Open(Route::Mail(MailRoute::Choose { accounts: self.meant() }))]
    }

    fn save_tasks(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let accounts = self.rows.ids().filter(|id| self.marks.contains(id));
        match self.task.as_ref().and_then(|task| task.op(cx, accounts)) {
            Some(op) => vec![Effect::Write(op)],
            None => vec![Effect::Notice(Notice::said(say!(cx.words, "book-task-empty")))],
        }
    }

    /// The tasks are written: the line and the marks have done their work.
    fn written(&mut self) -> Vec<Effect> {
        if self.task.take().is_none() {
            return Vec::new();
        }
        self.marks.clear();
        vec![Effect::ForgetDraft(bulk::DRAFT.to_owned())]
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        match &mut self.task {
            Some(task) => task.typed(key),
            None if self.filter.typed(cx, key) => self.rows.arrange(cx, &self.filter),
            None => {}
        }
    }

    /// A question mark at the start of a word of the filter asks how filters are written.
    fn asks_for_help(&self, key: KeyEvent) -> bool {
        let is_filter = self.task.is_none() && self.filter.is_editing() && self.filter.is_at_word_start();
        is_filter && Key::typed(&key).is_some_and(|c| c == '?' || c == '？')
    }

    fn pasted(&mut self, cx: &Cx<'_>, text: &str) {
        match &mut self.task {
            Some(task) => task.pasted(text),
            None if self.filter.pasted(cx, text) => self.rows.arrange(cx, &self.filter),
            None => {}
        }
    }
}

impl Pane for BookPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        match self.filter.view() {
            Some(view) => format!("{} · {view}", say!(cx.words, "book-title")),
            None => say!(cx.words, "book-title"),
        }
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if self.rows.is_being_read() {
            let (read, all) = (self.rows.read_so_far(), self.rows.total());
            return vec![Phrase::new(say!(cx.words, "book-reading", read = read, all = all), Role::Text)];
        }
        self.rows.totals.facts(cx, self.rows.total(), self.marks.len())
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.task.is_some() {
            &[Scope::MarkedTask]
        } else if self.filter.is_editing() {
            &[Scope::Filter, Scope::List]
        } else {
            &[Scope::Book, Scope::List]
        }
    }

    fn takes_text(&self) -> bool {
        self.task.is_some() || self.filter.is_editing()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_account = matches!(cmd, Cmd::Open | Cmd::Why | Cmd::Mark | Cmd::MarkAll | Cmd::Sort | Cmd::SortReverse);
        match cmd {
            Cmd::Open if self.filter.is_editing() => Some(say!(cx.words, "book-filter-first")),
            Cmd::MarkNone if self.marks.is_empty() => Some(say!(cx.words, "book-nothing-marked")),
            Cmd::AddTaskToMarked | Cmd::InviteMarked | Cmd::BookMail if self.marks.is_empty() && self.rows.is_empty() => {
                Some(say!(cx.words, "book-no-account"))
            }
            Cmd::Filter if self.rows.total() == 0 => Some(say!(cx.words, "book-no-account")),
            Cmd::Sort | Cmd::SortReverse if self.rows.is_being_read() => Some(say!(cx.words, "book-reading-first")),
            _ if needs_account && self.rows.is_empty() => Some(say!(cx.words, "book-no-account")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.rows.selected()
    }

    /// The marked ones in the order of the book, else the selected one.
    fn accounts(&self) -> Vec<AccountId> {
        if self.marks.is_empty() {
            return self.account().into_iter().collect();
        }
        self.rows.ids().filter(|id| self.marks.contains(id)).collect()
    }

    fn row(&self) -> Option<EntityRef> {
        self.rows.selected().map(EntityRef::from)
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn draft(&self) -> Option<Draft> {
        self.task.as_ref().map(TaskLine::draft)
    }

    fn go_on(&mut self, cx: &Cx<'_>) {
        self.rows.go_on(cx, &mut self.filter);
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) if self.asks_for_help(key) => return vec![Effect::Open(Route::FilterHelp)],
            Msg::Command(cmd) => {
                if self.rows.is_being_read() && cmd != Cmd::Filter {
                    self.rows.settle();
                }
                return self.command(cx, cmd);
            }
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => self.pasted(cx, &text),
            Msg::Changed(changes) => {
                self.rows.reread(cx, &mut self.filter, &changes.accounts);
                let rows = &self.rows;
                self.marks.retain(|id| rows.contains(*id));
            }
            Msg::Answer(Answer::Chosen(key)) if key.starts_with(CHOSEN) => return self.show_view(cx, key.trim_start_matches(CHOSEN)),
            Msg::Answer(Answer::Chosen(key)) => self.rows.sort_by(cx, &self.filter, &key),
            Msg::Written(_) => return self.written(),
            Msg::Answer(_) | Msg::Refused(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
