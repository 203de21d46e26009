//! The import of mail: which file or folder, what would come in with the first messages of it, and then the sources.

use crate::ops::mail::{MailProblem, MailReport, Sample};
use crate::say;
use crate::store::directory::account_names;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::job::{JobReport, JobSpec, MailOutcome, MailRequest};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::import::path_of;
use crate::tui::route::{MailRoute, MailTabName, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, Form, FormRow, FormValue, ListTable, Pen, Phrase, TableRow};
use crate::wording::{mail_outcome, mail_trouble};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The name under which the path is kept while it is typed.
const DRAFT: &str = "import-mail";
/// The text's left edge, as in lists.
const LEFT: u16 = 3;
/// Problems that stand above the first messages.
const PROBLEMS: usize = 3;

pub struct MailImport {
    path: LineInput,
    error: Option<String>,
    /// What the job under way was asked to do.
    asked: Option<MailRequest>,
    /// What was previewed, and what it would do.
    preview: Option<(MailRequest, MailOutcome)>,
    selection: Selection,
}

impl MailImport {
    /// Starts with a path that is known, or the one that was typed last.
    pub fn new(cx: &Cx<'_>, path: Option<String>) -> MailImport {
        let path = path.or_else(|| cx.draft(DRAFT).ok().flatten()).unwrap_or_default();
        MailImport { path: LineInput::with_text(&path), error: None, asked: None, preview: None, selection: Selection::default() }
    }

    fn request(&mut self, cx: &Cx<'_>) -> Option<MailRequest> {
        let path = path_of(self.path.text());
        if path.as_os_str().is_empty() {
            (self.error, self.preview) = (Some(say!(cx.words, "import-no-file")), None);
            return None;
        }
        Some(MailRequest { paths: vec![path], dry_run: false })
    }

    fn start(&mut self, request: MailRequest) -> Vec<Effect> {
        self.error = None;
        self.asked = Some(request.clone());
        vec![Effect::Start(JobSpec::ImportMail(request))]
    }

    fn rehearse(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.request(cx).map(|request| self.start(MailRequest { dry_run: true, ..request })).unwrap_or_default()
    }

    /// Imports what was previewed; previews first what was not.
    fn carry_out(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(request) = self.request(cx) else { return Vec::new() };
        let is_previewed = self.preview.as_ref().is_some_and(|(shown, _)| shown.paths == request.paths);
        self.start(MailRequest { dry_run: !is_previewed, ..request })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return self.back(cx),
            // What is asked of a job under way stays as it was asked.
            _ if self.asked.is_some() => {}
            Cmd::ImportPreview => return self.rehearse(cx),
            Cmd::ImportRun => return self.carry_out(cx),
            Cmd::ResetForm => {
                (self.path, self.error) = (LineInput::default(), None);
                return vec![Effect::ForgetDraft(DRAFT.to_owned())];
            }
            _ => {
                let rows = self.preview.as_ref().map_or(0, |(_, outcome)| outcome.report.samples.len());
                self.selection.moved(cmd, rows, cx.page_rows);
            }
        }
        Vec::new()
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.asked.is_some() {
            return vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-working")))];
        }
        if self.preview.take().is_some() {
            return Vec::new();
        }
        let kept = (!self.path.is_empty()).then(|| Effect::Notice(Notice::said(say!(cx.words, "import-screen-kept"))));
        kept.into_iter().chain([Effect::Close]).collect()
    }

    fn news(&mut self, cx: &Cx<'_>, report: JobReport) -> Vec<Effect> {
        if matches!(report, JobReport::Progress { .. }) {
            return Vec::new();
        }
        let Some(request) = self.asked.take() else { return Vec::new() };
        match report {
            JobReport::ImportedMail(outcome) if outcome.rehearsed => {
                self.preview = Some((request, *outcome));
                self.selection = Selection::default();
                vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-not-yet")))]
            }
            JobReport::ImportedMail(_) => {
                let sources = Route::Mail(MailRoute::Board(MailTabName::Sources));
                vec![Effect::ForgetDraft(DRAFT.to_owned()), Effect::Replace(sources)]
            }
            JobReport::Failed(message) => {
                (self.error, self.preview) = (Some(message), None);
                Vec::new()
            }
            _ => vec![Effect::Notice(Notice::said(say!(cx.words, "import-stopped")))],
        }
    }

    fn key(&mut self, key: KeyEvent) {
        if self.path.typed(key) != Change::Nothing {
            self.error = None;
        }
    }

    fn view_form(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let room = usize::from(area.width.saturating_sub(LEFT + 1).max(1));
        let intro = say!(cx.words, "mail-in-intro");
        let mut y = 0;
        let mut pen = Pen::new(cx.look, area, buffer);
        for line in crate::text::wrap(&intro, room, cx.look.cells) {
            pen.put(LEFT, y, area.width.saturating_sub(LEFT + 1), line, Role::Dim);
            y += 1;
        }
        let top = y + u16::from(area.height > 12);
        let form = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
        let texts = ["mail-in-path", "mail-in-path-hint"].map(|id| cx.words.get(id));
        let rows = [FormRow { label: &texts[0], value: FormValue::Line(&self.path), hint: &texts[1], error: self.error.as_deref() }];
        state.draw_form(&Form { rows: &rows, focused: 0 }, cx.look, form, buffer);
        state.editing = true;
    }

    fn view_preview(&self, cx: &Cx<'_>, report: &MailReport, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let room = area.width.saturating_sub(LEFT + 1);
        let mut pen = Pen::new(cx.look, area, buffer);
        let mut y = 0;
        for phrase in summary(cx, report) {
            for line in crate::text::wrap(&phrase.0, usize::from(room.max(1)), cx.look.cells) {
                pen.put(LEFT, y, room, line, phrase.1);
                y += 1;
            }
        }
        y += u16::from(area.height > 14);
        let list = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
        if report.samples.is_empty() {
            return;
        }
        let headings = ["mail-in-col-date", "mail-in-col-from", "mail-in-col-subject", "mail-in-col-account"].map(|id| cx.words.get(id));
        let columns = [
            Column::new(&headings[0], ColumnWidth::Fixed(10), 2),
            Column::new(&headings[1], ColumnWidth::Flexible { min: 10, max: 28 }, 1),
            Column::new(&headings[2], ColumnWidth::Flexible { min: 16, max: 100 }, 0),
            Column::new(&headings[3], ColumnWidth::Flexible { min: 10, max: 24 }, 1),
        ];
        let names = account_names(cx.book.connection()).unwrap_or_default();
        let rows = report.samples.len();
        let table = ListTable { columns: &columns, rows, selected: self.selection.row(rows), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| {
            let Sample { at, from, subject, account } = &report.samples[index];
            let name = account.and_then(|account| names.iter().find(|name| name.id == account)).map(|name| name.name.clone());
            let none = || Phrase::new(say!(cx.words, "mail-in-no-account"), Role::Dim);
            let cells = vec![
                Phrase::new(cx.format.zone.wall(*at).date().to_string(), Role::Dim),
                Phrase::new(from.clone(), Role::Text),
                Phrase::new(subject.clone(), Role::Text),
                name.map_or_else(none, |name| Phrase::new(name, Role::Text)),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

/// Words what would happen, a line each, with the first problems.
fn summary(cx: &Cx<'_>, report: &MailReport) -> Vec<(String, Role)> {
    let mut lines: Vec<(String, Role)> = Vec::new();
    for (index, line) in mail_outcome(cx.words, report, true).into_iter().enumerate() {
        lines.push((line, if index == 0 { Role::Heading } else { Role::Text }));
    }
    for source in report.sources.iter().filter(|_| report.sources.len() > 1) {
        lines.push((format!("{}  {}", source.path, source.added), Role::Dim));
    }
    let problem =
        |problem: &MailProblem| say!(cx.words, "mail-in-problem", file = problem.file.clone(), why = mail_trouble(cx.words, &problem.why));
    lines.extend(report.problems.iter().take(PROBLEMS).map(|found| (problem(found), Role::Warning)));
    if report.problems.len() > PROBLEMS {
        lines.push((say!(cx.words, "cli-import-more", n = report.problems.len() - PROBLEMS), Role::Dim));
    }
    lines
}

impl Pane for MailImport {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "mail-in-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        match self.preview {
            None => &[Scope::Import, Scope::Form, Scope::FormField],
            Some(_) => &[Scope::Import, Scope::List],
        }
    }

    fn takes_text(&self) -> bool {
        self.preview.is_none()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        // Their keys mean something of this screen's own.
        matches!(cmd, Cmd::Save | Cmd::Open).then(|| say!(cx.words, "import-screen-other-key"))
    }

    fn draft(&self) -> Option<Draft> {
        Some(Draft { name: DRAFT.to_owned(), content: (!self.path.is_empty()).then(|| self.path.text().to_owned()) })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Job(report) => return self.news(cx, report),
            Msg::Key(key) if self.asked.is_none() => self.key(key),
            Msg::Paste(text) if self.asked.is_none() => {
                self.error = None;
                self.path.paste(&text);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match &self.preview {
            Some((_, outcome)) => self.view_preview(cx, &outcome.report, area, buffer, state),
            None => self.view_form(cx, area, buffer, state),
        }
    }
}
