//! Quick log: one line that says what happened, from anywhere. What was understood stands below while one types; Enter saves.
//!
//! The text is a draft until it is saved: Esc keeps it, with the account it was begun for, and a crash does not lose it.

mod chips;
mod suggest;
mod view;

use crate::domain::quicklog;
use crate::domain::{AccountId, Mark};
use crate::ops::quick::{self, Directory, Understood, Unready};
use crate::ops::{LogEntry, Op, TriageOp, WhichAccount};
use crate::say;
use crate::store;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::wording::store_error;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};
use suggest::Suggestions;

/// The name its draft is kept under.
const DRAFT: &str = "quick-log";

pub struct QuickLog {
    line: LineInput,
    directory: Directory,
    /// The account that was in view when the line was begun.
    default: Option<AccountId>,
    /// The account in view now; another one where a draft was begun elsewhere.
    viewed: Option<AccountId>,
    understood: Understood,
    suggestions: Suggestions,
    /// Where the token begins whose list was closed: it stays closed while that token is typed.
    closed_at: Option<usize>,
    /// Whether the text is a draft from before that was not touched yet.
    is_restored: bool,
    is_saving: bool,
    /// The item of the morning that saving does.
    answers: Option<Mark>,
    /// What kept the book from being read.
    failure: Option<String>,
}

/// What is kept of an unsaved line.
#[derive(Serialize, Deserialize)]
struct Kept {
    account: Option<AccountId>,
    line: String,
}

impl QuickLog {
    /// Opens with the draft, if there is one, else empty for the account in view.
    pub fn new(cx: &Cx<'_>, account: Option<AccountId>) -> QuickLog {
        let mut pane = QuickLog {
            line: LineInput::default(),
            directory: Directory::empty(),
            default: account,
            viewed: account,
            understood: Understood::default(),
            suggestions: Suggestions::default(),
            closed_at: None,
            is_restored: false,
            is_saving: false,
            answers: None,
            failure: None,
        };
        let opened = pane.open(cx);
        pane.note_failure(cx, opened);
        pane
    }

    /// Opens for an item of the morning: a line saved for its account does the item too.
    pub fn answering(cx: &Cx<'_>, mark: Mark) -> QuickLog {
        QuickLog { answers: Some(mark.clone()), ..QuickLog::new(cx, Some(mark.account)) }
    }

    /// Returns the op of a line, with the item it answers where it is about its account.
    fn op(&self, entry: LogEntry) -> Op {
        match &self.answers {
            Some(mark) if entry.account == WhichAccount::Known(mark.account) => Op::Triage(TriageOp::Log(Box::new(entry), mark.clone())),
            _ => Op::Log(entry),
        }
    }

    fn open(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        self.directory = Directory::read(cx.book.connection())?;
        let draft = cx.draft(DRAFT)?;
        if let Some(kept) = draft.and_then(|content| serde_json::from_str::<Kept>(&content).ok()) {
            self.line.set_text(&kept.line);
            self.default = kept.account.filter(|id| self.directory.account(*id).is_some()).or(self.default);
            self.is_restored = true;
        }
        self.understand(cx)?;
        // A line that is read again is not being typed yet: no list lies over what is below.
        self.suggestions = Suggestions::default();
        Ok(())
    }

    fn understand(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        let line = quicklog::parse(self.line.text(), cx.today());
        self.understood = self.directory.understand(cx.book.connection(), line, self.default)?;
        let (text, cursor) = (self.line.text(), self.line.cursor());
        self.suggestions = Suggestions::at_cursor(cx, &mut self.directory, &self.understood, text, cursor)?;
        if self.closed_at == Some(self.suggestions.range.start) {
            self.suggestions.rows.clear();
        } else {
            self.closed_at = None;
        }
        Ok(())
    }

    fn read_line(&mut self, cx: &Cx<'_>) {
        let understood = self.understand(cx);
        self.note_failure(cx, understood);
    }

    fn read_book(&mut self, cx: &Cx<'_>) {
        match Directory::read(cx.book.connection()) {
            Ok(directory) => {
                self.directory = directory;
                self.read_line(cx);
            }
            error => self.note_failure(cx, error.map(|_| ())),
        }
    }

    fn note_failure(&mut self, cx: &Cx<'_>, result: store::Result<()>) {
        self.failure = result.err().map(|error| store_error(cx.words, &error));
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        self.line.typed(key);
        self.is_restored = false;
        self.read_line(cx);
    }

    /// Takes a paste as one line. A line end that comes alone, as where a terminal pastes key by key, parts two words.
    fn pasted(&mut self, cx: &Cx<'_>, text: &str) {
        let is_line_end = !text.is_empty() && text.chars().all(|character| matches!(character, '\r' | '\n'));
        let before = crate::text::slice(self.line.text(), 0..self.line.cursor());
        if !is_line_end {
            self.line.paste(text);
        } else if !before.is_empty() && !before.ends_with(char::is_whitespace) {
            self.line.insert(' ');
        }
        self.is_restored = false;
        self.read_line(cx);
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::SaveLog if self.suggestions.chosen.is_none() => return self.save(cx),
            Cmd::SaveLog | Cmd::Complete => self.complete(cx),
            Cmd::CompletionDown if self.suggestions.rows.is_empty() => self.settle(cx),
            Cmd::CompletionDown | Cmd::CompletionUp => self.suggestions.moved(cmd == Cmd::CompletionDown),
            Cmd::ClearDraft => return self.throw_away(cx),
            Cmd::Back => return self.back(cx),
            _ => {}
        }
        Vec::new()
    }

    /// Puts a suggestion into the line, and the cursor behind it, ready for the next word.
    fn complete(&mut self, cx: &Cx<'_>) {
        let Some(suggestion) = self.suggestions.first() else { return };
        let mut range = self.suggestions.range.clone();
        if crate::text::slice(self.line.text(), range.end..self.line.text().len()).starts_with(' ') {
            range.end += 1;
        }
        let with = format!("{} ", suggestion.with);
        self.line.splice(range, &with);
        self.is_restored = false;
        self.read_line(cx);
    }

    /// Saves, or says what is missing and offers the candidates of an open name.
    fn save(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        match self.entry(cx) {
            Ok(entry) => {
                self.is_saving = true;
                vec![Effect::Write(self.op(entry))]
            }
            Err(unready) => {
                self.settle(cx);
                vec![Effect::Notice(Notice::said(wanting(cx, &unready)))]
            }
        }
    }

    fn is_for_the_view(&self) -> bool {
        self.default == self.viewed
    }

    fn entry(&self, cx: &Cx<'_>) -> Result<LogEntry, Unready> {
        let title = say!(cx.words, "log-contact-task", account = self.understood.account_name());
        quick::entry(&self.understood, cx.now, &title)
    }

    /// Lists the candidates of a name that could mean several, if the line has one.
    fn settle(&mut self, cx: &Cx<'_>) {
        let Err(unready) = self.entry(cx) else { return };
        match Suggestions::to_settle(cx, &mut self.directory, (&self.understood, self.line.text()), &unready) {
            Ok(suggestions) if !suggestions.rows.is_empty() => self.suggestions = suggestions,
            Ok(_) => {}
            Err(error) => self.note_failure(cx, Err(error)),
        }
    }

    fn throw_away(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.line.clear();
        self.default = self.viewed;
        self.is_restored = false;
        self.read_line(cx);
        vec![Effect::ForgetDraft(DRAFT.to_owned()), Effect::Notice(Notice::said(say!(cx.words, "log-draft-thrown")))]
    }

    /// Closes the list, else the pane; the session keeps what is typed.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.suggestions.rows.is_empty() {
            self.closed_at = Some(self.suggestions.range.start);
            self.suggestions = Suggestions::default();
            return Vec::new();
        }
        let kept = (!self.line.is_empty()).then(|| Effect::Notice(Notice::said(say!(cx.words, "log-draft-kept"))));
        kept.into_iter().chain([Effect::Close]).collect()
    }
}

/// Says what a line still needs.
fn wanting(cx: &Cx<'_>, unready: &Unready) -> String {
    match unready {
        Unready::Empty => say!(cx.words, "log-needs-text"),
        Unready::NoAccount => say!(cx.words, "log-needs-account"),
        Unready::WhichAccount { .. } => say!(cx.words, "log-choose-account"),
        Unready::WhichContact { .. } => say!(cx.words, "log-choose-contact"),
    }
}

impl Pane for QuickLog {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "log-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::QuickLog]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::QuickLog).then(|| say!(cx.words, "log-already-open"))
    }

    fn account(&self) -> Option<AccountId> {
        self.understood.known_account().map(|account| account.id)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["account", "contact", "task"]
    }

    fn draft(&self) -> Option<Draft> {
        let kept = Kept { account: self.default, line: self.line.text().to_owned() };
        let content = if self.line.is_empty() { None } else { serde_json::to_string(&kept).ok() };
        Some(Draft { name: DRAFT.to_owned(), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => self.pasted(cx, &text),
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Written(outcome) => {
                let next = super::tasks::close::offered(cx, &outcome).map_or(Effect::Close, Effect::Replace);
                return vec![Effect::ForgetDraft(DRAFT.to_owned()), next];
            }
            Msg::Refused(_) => self.is_saving = false,
            // What its own write changed is of no use to a pane that closes.
            Msg::Changed(_) if !self.is_saving => self.read_book(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
