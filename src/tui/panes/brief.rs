//! The brief of an account on one page to scroll: what is written to a file is the same, as Markdown.

use super::sheet::scrolled;
use crate::domain::AccountId;
use crate::domain::triage::Day;
use crate::review::brief::{Asked, brief};
use crate::review::evidence_text;
use crate::review::today::rules_of;
use crate::say;
use crate::store::{self, TableSet, get};
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::Route;
use crate::tui::widget::{Blank, Pen, Phrase, ProseState};
use crate::wording::brief::{Document, document, markdown};
use crate::wording::store_error;
use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The widest line that reads well.
const MEASURE: u16 = 100;
/// Cells by which lines after the first are set in.
const INDENT: u16 = 2;
const WEEK: Days = Days::new(7);
/// What a page shows though it is of no account alone.
const SHARED: &[&str] = &["feedback", "theme", "exchange_rate", "kpi_choice", "event"];

pub struct BriefPane {
    account: AccountId,
    day: NaiveDate,
    /// What was read, or what to say instead.
    document: Result<Document, String>,
    /// The first line in view.
    top: usize,
}

impl BriefPane {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> BriefPane {
        let mut pane = BriefPane { account, day: cx.today(), document: Err(String::new()), top: 0 };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        self.document = self.read(cx).map_err(|error| store_error(cx.words, &error));
    }

    fn read(&self, cx: &Cx<'_>) -> store::Result<Document> {
        let connection = cx.book.connection();
        let rules = rules_of(connection, cx.rules)?;
        let day = Day::new(self.day, cx.zone(), cx.model, &rules, cx.workdays);
        let found = brief(connection, Asked { account: self.account, day, today: cx.today(), now: cx.now })?;
        document(cx.words, cx.format, &found, |row| evidence_text(connection, row))
    }

    fn go(&mut self, cx: &Cx<'_>, day: NaiveDate) {
        self.day = day.min(cx.today());
        self.reread(cx);
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::ExportBrief => return self.export(),
            Cmd::BriefEarlier => self.go(cx, self.day.checked_sub_days(WEEK).unwrap_or(self.day)),
            Cmd::BriefLater => self.go(cx, self.day.checked_add_days(WEEK).unwrap_or(self.day)),
            _ => {
                scrolled(&mut self.top, cmd, cx);
            }
        }
        Vec::new()
    }

    fn export(&self) -> Vec<Effect> {
        let Ok(document) = &self.document else { return Vec::new() };
        let name = format!("{}-{}.md", file_name(&document.title), self.day);
        vec![Effect::Open(Route::ExportText { name, content: markdown(document) })]
    }

    fn changed(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        match get::<crate::domain::Account>(cx.book.connection(), self.account) {
            Ok(None) => vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "brief-gone")))],
            _ => {
                self.reread(cx);
                Vec::new()
            }
        }
    }
}

/// Makes a title a file's name: letters and digits of any script, all else becomes a hyphen.
fn file_name(title: &str) -> String {
    let parts: Vec<&str> = title.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-").to_lowercase()
}

/// One line on the screen, and how far it is set in.
type Shown = (u16, Phrase<'static>);

fn lines(cx: &Cx<'_>, document: &Document, width: u16) -> Vec<Shown> {
    let mut lines = Vec::new();
    let mut wrapped = |text: &str, indent: u16, role: Role| {
        let safe = display(text);
        for line in wrap(&safe, usize::from(width.saturating_sub(indent).max(1)), cx.look.cells) {
            lines.push((indent, Phrase::new(line.to_owned(), role)));
        }
    };
    for remark in &document.remarks {
        wrapped(remark, 0, Role::Dim);
    }
    let mut sections = Vec::new();
    for section in &document.sections {
        sections.push((0, Phrase::default()));
        sections.push((0, Phrase::new(section.title.clone(), Role::Heading)));
        if section.lines.is_empty() {
            sections.push((INDENT, Phrase::new(section.empty.clone(), Role::Dim)));
        }
        for line in &section.lines {
            sections.extend(item(cx, (&line.label, &line.text), &line.notes, width));
        }
    }
    lines.extend(sections);
    if !document.notes.is_empty() {
        lines.push((0, Phrase::default()));
        lines.push((0, Phrase::new(document.notes_title.clone(), Role::Heading)));
    }
    for note in &document.notes {
        lines.extend(item(cx, (&format!("[{}]", note.number), &note.said), &[], width));
    }
    lines
}

/// Wraps a label and what it says; lines after the first are set in further.
fn item(cx: &Cx<'_>, (label, text): (&str, &str), notes: &[usize], width: u16) -> Vec<Shown> {
    let notes: String = notes.iter().map(|number| format!("[{number}]")).collect();
    let label = display(label).into_owned();
    let whole = format!("{label}  {text} {notes}");
    let safe = display(whole.trim_end()).into_owned();
    let room = usize::from(width.saturating_sub(2 * INDENT).max(1));
    let wrapped = wrap(&safe, room, cx.look.cells).into_iter().enumerate();
    wrapped
        .map(|(index, line)| match line.strip_prefix(label.as_str()).filter(|_| index == 0) {
            Some(rest) => (INDENT, Phrase::new(label.clone(), Role::Accent).then(rest.to_owned(), Role::Text)),
            None if index == 0 => (INDENT, Phrase::new(line.to_owned(), Role::Text)),
            None => (2 * INDENT, Phrase::new(line.to_owned(), Role::Text)),
        })
        .collect()
}

impl Pane for BriefPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        match &self.document {
            Ok(document) => document.title.clone(),
            Err(_) => say!(cx.words, "brief-screen"),
        }
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let is_past = self.day < cx.today();
        is_past.then(|| Phrase::new(cx.format.full_date(self.day), Role::Yellow)).into_iter().collect()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Brief, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Open => Some(say!(cx.words, "row-none")),
            Cmd::BriefLater if self.day >= cx.today() => Some(say!(cx.words, "brief-is-today")),
            Cmd::Brief => Some(say!(cx.words, "brief-already-open")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    /// Everything an account has.
    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(changes) if changes.accounts.contains(self.account) || changes.tables.meets(&TableSet::of(SHARED)) => {
                self.changed(cx)
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let document = match &self.document {
            Ok(document) => document,
            Err(failure) => return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer),
        };
        let area = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2).min(MEASURE), ..area };
        let lines = lines(cx, document, area.width);
        let height = usize::from(area.height);
        let top = self.top.min(lines.len().saturating_sub(height));
        let mut pen = Pen::new(cx.look, area, buffer);
        for (y, (indent, phrase)) in (0..area.height).zip(lines.iter().skip(top)) {
            pen.put_phrase(*indent, y, area.width.saturating_sub(*indent), phrase);
        }
        state.prose = ProseState { top, lines: lines.len(), height };
        state.page_rows = height;
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_files_name() {
        for (title, name) in
            [("Brief: Acme & Co./Ltd", "brief-acme-co-ltd"), ("青葉システム ブリーフ", "青葉システム-ブリーフ"), ("../..", "")]
        {
            assert_eq!(file_name(title), name);
        }
    }
}
