//! The import screen: a form, a preview of what would happen, and what did happen. Nothing is written that was not
//! previewed; the files are read by the shell, this pane never opens one.

mod assign;
mod done;
mod form;
pub mod path;
mod preview;
mod problems;
mod summary;

pub(in crate::tui::panes) use path::path_of;

use crate::domain::OpId;
use crate::import::{Field, PlanError};
use crate::say;
use crate::store;
use crate::tui::command::{Cmd, Scope};
use crate::tui::job::{ImportOutcome, ImportPreview, ImportRequest, JobReport, JobSpec};
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{MailRoute, Route};
use done::Finished;
use form::{FormField, ImportForm};
use preview::{Preview, PreviewList};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The name under which the path is kept while it is typed.
const DRAFT: &str = "import";

/// How far back the change log is searched for an import that was taken back.
const ENTRIES: usize = 200;

enum Step {
    Form,
    Preview,
    Done,
}

pub struct Import {
    step: Step,
    form: ImportForm,
    /// What was said about columns by hand, for the file that was previewed last.
    map: Vec<(String, String)>,
    /// What the job under way was asked to do.
    asked: Option<ImportRequest>,
    preview: Option<Preview>,
    finished: Option<Finished>,
    /// Why the last try did nothing.
    trouble: Option<String>,
}

impl Import {
    /// Starts with the path that was typed last and not imported.
    pub fn new(cx: &Cx<'_>) -> Import {
        // A draft that cannot be read is only an empty field.
        let draft = cx.draft(DRAFT).ok().flatten();
        let form = ImportForm::new(draft.as_deref());
        Import { step: Step::Form, form, map: Vec::new(), asked: None, preview: None, finished: None, trouble: None }
    }

    /// Returns what the form asks for now; choices made by hand hold as long as the same table is read.
    fn request(&mut self, cx: &Cx<'_>) -> Option<ImportRequest> {
        let kind = self.form.kind();
        let request = self.form.request(cx)?;
        if !self.preview.as_ref().is_some_and(|preview| preview.is_of(kind, &request)) {
            self.map.clear();
        }
        Some(ImportRequest { map: self.map.clone(), ..request })
    }

    fn start(&mut self, request: ImportRequest) -> Vec<Effect> {
        self.trouble = None;
        self.asked = Some(request.clone());
        vec![Effect::Start(JobSpec::Import(self.form.kind(), request))]
    }

    /// Previews what the form asks for; calendars and mail are no tables and have screens of their own.
    fn rehearse(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if let Some(path) = self.form.calendar() {
            return vec![Effect::ForgetDraft(DRAFT.to_owned()), Effect::Replace(Route::ImportCalendar(Some(path)))];
        }
        if let Some(path) = self.form.mail() {
            return vec![Effect::ForgetDraft(DRAFT.to_owned()), Effect::Replace(Route::Mail(MailRoute::Import(Some(path))))];
        }
        match self.request(cx) {
            Some(request) => self.start(ImportRequest { dry_run: true, ..request }),
            None => {
                self.step = Step::Form;
                Vec::new()
            }
        }
    }

    /// Imports what was previewed; previews first what was not.
    fn carry_out(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(request) = self.request(cx) else { return Vec::new() };
        let kind = self.form.kind();
        if self.preview.as_ref().is_some_and(|preview| preview.shows(kind, &request)) { self.start(request) } else { self.rehearse(cx) }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return self.back(cx),
            // What is asked of a job under way stays as it was asked.
            _ if self.asked.is_some() => return Vec::new(),
            Cmd::ImportPreview => return self.rehearse(cx),
            Cmd::ImportRun => return self.carry_out(cx),
            Cmd::ImportField => return self.preview.as_ref().map(|preview| preview.choose_field(cx)).unwrap_or_default(),
            Cmd::ImportNext => self.next_file(),
            Cmd::NextField | Cmd::FieldBelow => self.form.step(true),
            Cmd::PreviousField | Cmd::FieldAbove => self.form.step(false),
            Cmd::ResetForm => return self.reset(),
            Cmd::NextChoice | Cmd::PreviousChoice => self.form.turn(cmd == Cmd::NextChoice),
            _ => self.list_command(cx, cmd),
        }
        Vec::new()
    }

    fn list_command(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        match (&self.step, &mut self.preview, &mut self.finished) {
            (Step::Preview, Some(preview), _) => preview.moved(cmd, cx.page_rows),
            (Step::Done, _, Some(finished)) => finished.moved(cmd, cx.page_rows),
            _ => {}
        }
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.asked.is_some() {
            return vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-working")))];
        }
        match self.step {
            Step::Preview => {
                self.step = Step::Form;
                Vec::new()
            }
            Step::Form if self.form.draft().is_some() => {
                vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-kept"))), Effect::Close]
            }
            Step::Form | Step::Done => vec![Effect::Close],
        }
    }

    fn reset(&mut self) -> Vec<Effect> {
        self.form = ImportForm::new(None);
        self.trouble = None;
        vec![Effect::ForgetDraft(DRAFT.to_owned())]
    }

    fn next_file(&mut self) {
        self.form.next_file();
        (self.preview, self.finished, self.trouble) = (None, None, None);
        self.map.clear();
        self.step = Step::Form;
    }

    /// Gives the selected column to the chosen field and looks again at what that would do.
    fn assign(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        let Some(preview) = &self.preview else { return Vec::new() };
        let field = key.parse::<Field>().ok();
        self.map = preview.assigned(field);
        self.rehearse(cx)
    }

    fn news(&mut self, cx: &Cx<'_>, report: JobReport) -> Vec<Effect> {
        if matches!(report, JobReport::Progress { .. }) {
            return Vec::new();
        }
        let Some(request) = self.asked.take() else { return Vec::new() };
        match report {
            JobReport::Imported(outcome) if outcome.rehearsed => self.rehearsed(cx, request, *outcome),
            JobReport::Imported(outcome) => self.imported(*outcome),
            JobReport::Undecided { error, previews } => self.undecided(cx, request, &error, previews),
            JobReport::Failed(message) => self.failed(message),
            _ => vec![Effect::Notice(Notice::said(say!(cx.words, "import-stopped")))],
        }
    }

    fn rehearsed(&mut self, cx: &Cx<'_>, request: ImportRequest, outcome: ImportOutcome) -> Vec<Effect> {
        let ImportOutcome { report, previews, .. } = outcome;
        let Some(file) = previews.into_iter().next() else { return Vec::new() };
        let before = self.preview.take();
        let mut preview = Preview::new(self.form.kind(), request, file);
        preview.keep_place(before.as_ref());
        preview.report = Some(report);
        self.preview = Some(preview);
        self.step = Step::Preview;
        vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-not-yet")))]
    }

    fn imported(&mut self, outcome: ImportOutcome) -> Vec<Effect> {
        self.finished = Some(Finished::new(outcome.report, outcome.op));
        self.step = Step::Done;
        vec![Effect::ForgetDraft(DRAFT.to_owned())]
    }

    /// Goes where the missing word can be said: to the columns, or to the order of the dates.
    fn undecided(&mut self, cx: &Cx<'_>, request: ImportRequest, error: &PlanError, previews: Vec<ImportPreview>) -> Vec<Effect> {
        self.trouble = Some(summary::plan_error(cx, self.form.kind(), error));
        let before = self.preview.take();
        self.preview = previews.into_iter().next().map(|file| Preview::new(self.form.kind(), request, file));
        if let Some(preview) = &mut self.preview {
            preview.keep_place(before.as_ref());
            preview.show(PreviewList::Columns);
        }
        self.step = Step::Preview;
        if let PlanError::AmbiguousDates { .. } = error {
            self.step = Step::Form;
            self.form.focus_on(FormField::Dates);
        }
        Vec::new()
    }

    fn failed(&mut self, message: String) -> Vec<Effect> {
        self.trouble = Some(message);
        self.step = Step::Form;
        Vec::new()
    }

    /// Notices that undo took the import back, or redo did it again.
    fn look_again(&mut self, cx: &Cx<'_>) {
        let Some(finished) = &mut self.finished else { return };
        let entries = store::history(cx.book.connection(), ENTRIES).unwrap_or_default();
        let is_undone = |op: OpId| entries.iter().any(|entry| entry.id == op && entry.undone);
        finished.is_undone = finished.op.is_some_and(is_undone);
    }
}

impl Pane for Import {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "import-screen-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        match self.step {
            Step::Form if self.form.has_choice() => &[Scope::Import, Scope::Form, Scope::FormField, Scope::FormChoice],
            Step::Form => &[Scope::Import, Scope::Form, Scope::FormField],
            Step::Preview => &[Scope::ImportLists, Scope::List, Scope::Import],
            Step::Done => &[Scope::ImportDone, Scope::List],
        }
    }

    /// In the form no letter is a command, so that none is run by somebody who goes on typing in a choice.
    fn takes_text(&self) -> bool {
        matches!(self.step, Step::Form)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let list = self.preview.as_ref().map(|preview| preview.list);
        match (cmd, &self.step) {
            (Cmd::Import, _) => Some(say!(cx.words, "import-screen-open-already")),
            // Their keys mean something of this screen's own.
            (Cmd::Save, Step::Form) | (Cmd::Open, Step::Preview | Step::Done) => Some(say!(cx.words, "import-screen-other-key")),
            (Cmd::ImportField, _) if list != Some(PreviewList::Columns) => Some(say!(cx.words, "import-screen-in-columns")),
            (Cmd::ImportLeft | Cmd::ImportRight, _) if list != Some(PreviewList::Rows) => Some(say!(cx.words, "import-screen-in-rows")),
            (Cmd::ImportRun, Step::Preview) if self.trouble.is_some() => self.trouble.clone(),
            _ => None,
        }
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn draft(&self) -> Option<Draft> {
        let content = if matches!(self.step, Step::Done) { None } else { self.form.draft() };
        Some(Draft { name: DRAFT.to_owned(), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Job(report) => return self.news(cx, report),
            Msg::Answer(Answer::Chosen(key)) => return self.assign(cx, &key),
            Msg::Key(key) if self.asked.is_none() => self.form.key(key),
            Msg::Paste(text) if self.asked.is_none() => self.form.paste(&text),
            Msg::Changed(_) => self.look_again(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match (&self.step, &self.preview, &self.finished) {
            (Step::Preview, Some(preview), _) => preview.view(cx, self.trouble.as_deref(), area, buffer, state),
            (Step::Done, _, Some(finished)) => finished.view(cx, area, buffer, state),
            _ => summary::view_form(cx, &self.form, self.trouble.as_deref(), area, buffer, state),
        }
    }
}
