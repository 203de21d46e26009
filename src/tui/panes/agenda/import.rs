//! The import of calendars: which file or folder and whose addresses are one's own, what it would do, and then the agenda.

use super::draw_intro;
use crate::domain::check::is_email;
use crate::ops::import::ImportProblem;
use crate::say;
use crate::store::mail::whose::own_addresses;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::job::{CalendarOutcome, CalendarRequest, JobReport, JobSpec};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::import::path_of;
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, Form, FormRow, FormValue, ListTable, Pen, Phrase, TableRow};
use crate::wording::import_problem;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The name under which the path is kept while it is typed.
const DRAFT: &str = "import-calendar";
/// As many problems as anybody reads before mending the file.
const SHOWN: usize = 200;
/// The text's left edge, as in lists.
const LEFT: u16 = 3;

pub struct CalendarImport {
    path: LineInput,
    own: LineInput,
    /// 0: the path, 1: the addresses.
    focus: usize,
    error: Option<(usize, String)>,
    /// What the job under way was asked to do.
    asked: Option<CalendarRequest>,
    /// What was previewed, and what it would do.
    preview: Option<(CalendarRequest, CalendarOutcome)>,
    selection: Selection,
}

impl CalendarImport {
    /// Starts with a path that is known, or the one that was typed last.
    pub fn new(cx: &Cx<'_>, path: Option<String>) -> CalendarImport {
        let path = path.or_else(|| cx.draft(DRAFT).ok().flatten()).unwrap_or_default();
        let own = own_addresses(cx.book.connection()).unwrap_or_default().join(" ");
        CalendarImport {
            path: LineInput::with_text(&path),
            own: LineInput::with_text(&own),
            focus: 0,
            error: None,
            asked: None,
            preview: None,
            selection: Selection::default(),
        }
    }

    /// Returns what the form asks for, or shows which field is wrong.
    fn request(&mut self, cx: &Cx<'_>) -> Option<CalendarRequest> {
        let path = path_of(self.path.text());
        let own: Vec<String> =
            self.own.text().split([' ', ',', ';', '、', '，', '　']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
        let wrong = own.iter().find(|address| !is_email(address)).cloned();
        self.error = match wrong {
            _ if path.as_os_str().is_empty() => Some((0, say!(cx.words, "import-no-file"))),
            Some(address) => Some((1, cx.words.invalid(&crate::domain::Invalid::NotAnEmail(address)))),
            None => None,
        };
        if let Some((field, _)) = &self.error {
            self.focus = *field;
            self.preview = None;
            return None;
        }
        Some(CalendarRequest { paths: vec![path], own, dry_run: false })
    }

    fn rehearse(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        match self.request(cx) {
            Some(request) => self.start(CalendarRequest { dry_run: true, ..request }),
            None => Vec::new(),
        }
    }

    /// Imports what was previewed; previews first what was not.
    fn carry_out(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(request) = self.request(cx) else { return Vec::new() };
        let is_previewed = self.preview.as_ref().is_some_and(|(shown, _)| shown.paths == request.paths && shown.own == request.own);
        if is_previewed { self.start(request) } else { self.start(CalendarRequest { dry_run: true, ..request }) }
    }

    fn start(&mut self, request: CalendarRequest) -> Vec<Effect> {
        self.asked = Some(request.clone());
        vec![Effect::Start(JobSpec::ImportCalendar(request))]
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return self.back(cx),
            // What is asked of a job under way stays as it was asked.
            _ if self.asked.is_some() => {}
            Cmd::ImportPreview => return self.rehearse(cx),
            Cmd::ImportRun => return self.carry_out(cx),
            Cmd::NextField | Cmd::FieldBelow | Cmd::PreviousField | Cmd::FieldAbove => self.focus = 1 - self.focus,
            Cmd::ResetForm => {
                (self.path, self.error) = (LineInput::default(), None);
                return vec![Effect::ForgetDraft(DRAFT.to_owned())];
            }
            _ => {
                let rows = self.problems().len();
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
            JobReport::ImportedCalendar(outcome) if outcome.rehearsed => {
                self.preview = Some((request, *outcome));
                self.selection = Selection::default();
                vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-not-yet")))]
            }
            // The agenda asks at once which of the meetings that were are to be logged.
            JobReport::ImportedCalendar(_) => vec![Effect::ForgetDraft(DRAFT.to_owned()), Effect::Replace(Route::Agenda)],
            JobReport::Failed(message) => {
                (self.error, self.focus, self.preview) = (Some((0, message)), 0, None);
                Vec::new()
            }
            _ => vec![Effect::Notice(Notice::said(say!(cx.words, "import-stopped")))],
        }
    }

    fn key(&mut self, key: KeyEvent) {
        if self.line().typed(key) != Change::Nothing {
            self.error = None;
        }
    }

    fn line(&mut self) -> &mut LineInput {
        if self.focus == 0 { &mut self.path } else { &mut self.own }
    }

    /// Returns what was left out, then what was wrong with things that came in.
    fn problems(&self) -> Vec<&ImportProblem> {
        let report = self.preview.as_ref().map(|(_, outcome)| &outcome.report);
        report.map(|report| report.problems.iter().chain(&report.notes).take(SHOWN).collect()).unwrap_or_default()
    }

    fn view_form(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let intro = draw_intro(cx, area, buffer, &say!(cx.words, "agenda-import-intro"));
        let top = intro + u16::from(area.height > 12);
        let form = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
        let texts = ["agenda-import-path", "agenda-import-path-hint", "agenda-import-addresses", "agenda-import-addresses-hint"]
            .map(|id| cx.words.get(id));
        let error = |field: usize| self.error.as_ref().filter(|(wrong, _)| *wrong == field).map(|(_, error)| error.as_str());
        let rows = [
            FormRow { label: &texts[0], value: FormValue::Line(&self.path), hint: &texts[1], error: error(0) },
            FormRow { label: &texts[2], value: FormValue::Line(&self.own), hint: &texts[3], error: error(1) },
        ];
        state.draw_form(&Form { rows: &rows, focused: self.focus }, cx.look, form, buffer);
        state.editing = true;
    }

    fn view_preview(&self, cx: &Cx<'_>, outcome: &CalendarOutcome, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let lines = counts(cx, outcome);
        let room = area.width.saturating_sub(LEFT + 1);
        let mut pen = Pen::new(cx.look, area, buffer);
        let mut y = 0;
        for line in &lines {
            pen.put_phrase(LEFT, y, room, line);
            y += 1;
        }
        y += u16::from(area.height > 14);
        let list = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
        let problems = self.problems();
        if problems.is_empty() {
            let sentence = say!(cx.words, "import-screen-no-problems");
            return Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, list, buffer);
        }
        let headings = ["agenda-import-file", "agenda-import-line", "import-screen-reason"].map(|id| cx.words.get(id));
        let columns = [
            Column::new(&headings[0], ColumnWidth::Flexible { min: 8, max: 28 }, 1),
            Column::new(&headings[1], ColumnWidth::Fixed(7), 0).right(),
            Column::new(&headings[2], ColumnWidth::Flexible { min: 12, max: 160 }, 0),
        ];
        let left_out = outcome.report.problems.len();
        let table = ListTable { columns: &columns, rows: problems.len(), selected: self.selection.row(problems.len()), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| {
            let problem = problems[index];
            let role = if index < left_out { Role::Warning } else { Role::Dim };
            let row = cx.format.whole(i64::try_from(problem.row).unwrap_or(i64::MAX));
            let cells = vec![
                Phrase::new(problem.file.clone(), Role::Dim),
                Phrase::new(row, Role::Text),
                Phrase::new(import_problem(cx.words, &problem.why), role),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

/// Words what would happen, in two or three lines.
fn counts(cx: &Cx<'_>, outcome: &CalendarOutcome) -> Vec<Phrase<'static>> {
    let (words, report) = (cx.words, &outcome.report);
    let first = say!(
        words,
        "agenda-import-ahead",
        added = report.added as f64,
        updated = (report.updated + report.gone) as f64,
        unchanged = report.unchanged as f64,
        skipped = report.skipped as f64
    );
    let counts = report.counts;
    let second = say!(words, "agenda-import-events", events = counts.events as f64, matched = report.matched as f64);
    let mut more = Vec::new();
    if counts.not_meetings > 0 {
        more.push(say!(words, "agenda-import-not-meetings", n = counts.not_meetings as f64));
    }
    if counts.instances_outside > 0 {
        more.push(say!(words, "agenda-import-outside", n = counts.instances_outside as f64));
    }
    if !report.own.is_empty() {
        more.push(say!(words, "agenda-import-own", list = report.own.join(", ")));
    }
    let rest = more.into_iter().map(|text| Phrase::new(text, Role::Dim));
    [Phrase::new(first, Role::Heading), Phrase::new(second, Role::Text)].into_iter().chain(rest).collect()
}

impl Pane for CalendarImport {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "agenda-import-title")
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
                self.line().paste(&text);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match &self.preview {
            Some((_, outcome)) => self.view_preview(cx, outcome, area, buffer, state),
            None => self.view_form(cx, area, buffer, state),
        }
    }
}
