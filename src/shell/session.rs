//! The workbench without its terminal: the open book, the panes, and everything that carries out what panes ask for.
//!
//! The loop in `run` feeds it from the real terminal; tests feed it keys and draw it into a buffer.

mod handed;
mod own;
mod taught;

use crate::domain::health::Model;
use crate::domain::triage::Rules;
use crate::domain::{Calendar, Currency, Home, OpId, Workdays};
use crate::i18n::{Format, Words};
use crate::ops::{self, Op};
use crate::review::playbook::{Ground, settled};
use crate::say;
use crate::shell::care::Care;
use crate::shell::clock::Clock;
use crate::shell::importing::Place;
use crate::shell::jobs::{Desk, Job, Lent, News};
use crate::shell::model;
use crate::shell::settings::Settings;
use crate::store::{Book, Changes, ErrorKind, HistoryEntry, Holder};
use crate::text::Cells;
use crate::theme::{Surroundings, Theme};
use crate::tui::app::{App, CursorPlace, Progress};
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice};
use crate::tui::route::Route;
use crate::tui::tutor::{Deed, Tutor};
use crate::tui::veil::Veil;
use crate::tui::widget::{Look, settle};
use crate::wording;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long typed text may be in memory only.
const DRAFT_DELAY: Duration = Duration::from_millis(200);
/// How long until text that could not be kept (a full disk) is tried again without a key.
const DRAFT_RETRY: Duration = Duration::from_secs(2);

/// What a session is opened with.
pub struct Setup {
    pub words: Arc<Words>,
    pub clock: Clock,
    pub theme: &'static Theme,
    pub cells: Cells,
    pub model: Model,
    pub workdays: Workdays,
    pub rules: Rules,
    pub settings: Settings,
    /// Who writes letters, and how they leave.
    pub letters: crate::domain::letter::Desk,
    /// The screen it opens with: `Today` or `Book`.
    pub first: Route,
    /// Wakes the loop when a job has news.
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

pub struct Session {
    book: Book,
    app: App,
    setup: Setup,
    format: Format,
    read_only: Option<String>,
    /// The text to keep, and when at the latest.
    unsaved: Option<(Draft, Instant)>,
    /// Texts that could not be kept (a full disk, a job has the writer), one a name, and when they are tried again.
    unkept: Vec<Draft>,
    retry: Option<Instant>,
    saved: Option<Draft>,
    job: Option<Job>,
    care: Care,
    /// The text that waits for the person's own editor.
    to_edit: Option<String>,
    /// The text that is to be handed to the terminal.
    clipboard: Option<String>,
    wants_suspend: bool,
    is_over: bool,
    /// Whether it was said that leaving loses what could not be kept.
    was_warned: bool,
    /// What hides names and amounts, while they are hidden.
    veil: Option<Veil>,
    tutor: Option<Tutor>,
    /// Whether somebody asked for the tutor.
    wants_tutor: bool,
}

impl Session {
    /// Opens the workbench on its first screen.
    pub fn new(mut book: Book, setup: Setup) -> Session {
        if let Some(writer) = book.writer.as_mut() {
            writer.go_by(Calendar { workdays: setup.workdays.clone(), zone: setup.clock.zone() });
        }
        let format = Format { lang: setup.words.lang(), today: setup.clock.today(), zone: setup.clock.zone() };
        let read_only = reason_to_read_only(&setup.words, &book, &format);
        let mut app = App::new(&cx(&book, &setup, &format, read_only.as_deref(), &[]), setup.first.clone());
        app.set_mouse(setup.settings.config().mouse);
        let (unsaved, unkept, retry, saved, job, care) = (None, Vec::new(), None, None, None, Care::default());
        let mut session = Session {
            book,
            app,
            setup,
            format,
            read_only,
            unsaved,
            unkept,
            retry,
            saved,
            job,
            care,
            to_edit: None,
            clipboard: None,
            wants_suspend: false,
            is_over: false,
            was_warned: false,
            veil: None,
            tutor: None,
            wants_tutor: false,
        };
        session.settle_playbooks();
        session.draw_veil(session.setup.settings.config().private);
        session
    }

    /// Begins to write where that was put off until something could be seen, and notes which model the book is scored with.
    pub fn begin_writing(&mut self, model: &model::InForce) -> crate::store::Result<()> {
        let was_unready = self.book.is_unready();
        self.book.make_ready()?;
        let Some(writer) = self.book.writer.as_mut() else { return Ok(()) };
        writer.go_by(Calendar { workdays: self.setup.workdays.clone(), zone: self.setup.clock.zone() });
        model::keep(writer, model, self.setup.clock.now())?;
        if was_unready {
            self.settle_playbooks();
        }
        Ok(())
    }

    /// Finishes the tasks of playbooks whose condition has come to hold, and says so.
    fn settle_playbooks(&mut self) {
        if self.book.writer.is_none() {
            return;
        }
        let (zone, today) = (self.format.zone, self.format.today);
        let Setup { model, workdays, .. } = &self.setup;
        let ground = Ground { connection: self.book.reader.connection(), model, workdays, today, zone: &zone };
        match settled(ground) {
            Ok(settled) if settled.is_empty() => {}
            Ok(settled) => self.write(&Op::SettleTasks(settled.into_iter().map(|settled| settled.task).collect())),
            Err(error) => self.say(Notice::error(wording::store_error(&self.setup.words, &error))),
        }
    }

    /// Takes what the terminal has told by now. Panes measure only while they draw, so that it may come after they were opened.
    pub fn hear(&mut self, around: Surroundings, cells: Cells) {
        self.setup.settings.hear(around, cells);
        (self.setup.theme, self.setup.cells) = (self.setup.settings.theme(), self.setup.settings.cells());
    }

    pub fn key(&mut self, key: KeyEvent, at: Instant) {
        let effects = self.app.key(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), key);
        self.carry_out(effects);
        self.note_reading();
        self.note_draft(at);
    }

    /// Takes a click or a turn of the wheel.
    pub fn mouse(&mut self, event: MouseEvent, at: Instant) {
        let effects = self.app.mouse(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), event);
        self.carry_out(effects);
        self.note_draft(at);
    }

    /// Says whether clicks are wanted from the terminal.
    pub fn has_mouse(&self) -> bool {
        self.app.has_mouse()
    }

    /// Puts a screen on top, as a command line that names one wants it.
    pub fn open(&mut self, route: Route) {
        let effects = self.app.open(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), route);
        self.carry_out(effects);
    }

    pub fn paste(&mut self, text: String, at: Instant) {
        let effects = self.app.paste(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), text);
        self.carry_out(effects);
        self.note_draft(at);
    }

    /// Draws everything; returns where the terminal's cursor belongs.
    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) -> Option<CursorPlace> {
        let shown = self.shown_theme();
        let mut cx = cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept);
        cx.look.theme = shown.unwrap_or(cx.look.theme);
        let (strip, area) = taught::divided(self.tutor, area);
        let place = self.app.view(&cx, area, buffer);
        if let Some(tutor) = self.tutor.filter(|_| strip.height > 0) {
            tutor.draw(cx.words, cx.look, strip, buffer);
        }
        if let Some(veil) = &self.veil {
            veil.lay(self.setup.cells, buffer);
        }
        settle(self.setup.cells, buffer);
        place
    }

    /// Says whether somebody asked to leave.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns when the next thing has to be done without a key; nothing can be while a job has the writer.
    pub fn deadline(&self) -> Option<Instant> {
        if self.is_unfinished() { Some(Instant::now()) } else { self.draft_due() }
    }

    /// Says whether the last frame left something for the next, which is to be drawn at once.
    pub fn is_unfinished(&self) -> bool {
        self.app.is_unfinished()
    }

    fn draft_due(&self) -> Option<Instant> {
        self.book.writer.as_ref()?;
        let due = self.unsaved.as_ref().map(|(_, due)| *due);
        due.into_iter().chain(self.retry).min()
    }

    /// Does what has become due; returns whether the screen may have changed.
    pub fn tick(&mut self, now: Instant) -> bool {
        let is_due = self.draft_due().is_some_and(|due| due <= now);
        let had_failed = self.retry.is_some();
        if is_due {
            self.keep_draft();
        }
        if self.unkept.is_empty() {
            self.retry = None;
        } else if self.book.writer.is_some() && (is_due || self.retry.is_none()) {
            self.retry = Some(now + DRAFT_RETRY);
        }
        let is_recovered = had_failed && self.retry.is_none();
        if is_recovered {
            self.was_warned = false;
            self.say(Notice::said(say!(self.setup.words, "app-kept-again")));
        }
        self.care.back_up_when_due(&self.book.path, self.setup.clock.now(), now);
        let today = self.setup.clock.today();
        let is_new_day = today != self.format.today;
        if is_new_day {
            self.format.today = today;
            self.changed(&Changes { tables: crate::store::TableSet::of(crate::store::JOURNALED), accounts: crate::store::Touched::All });
        }
        is_new_day || is_recovered || (is_due && self.retry.is_some()) || self.is_unfinished()
    }

    /// Keeps what is typed, at once; what cannot be kept now is tried again.
    pub fn keep_draft(&mut self) {
        if let Err(error) = self.try_to_keep() {
            self.say_unkept(&error);
        }
    }

    /// Says why the text is not kept; from the first try to leave on, that the next one loses it.
    fn say_unkept(&mut self, error: &crate::store::Error) {
        let words = &self.setup.words;
        let message = if self.was_warned {
            say!(words, "app-quit-loses", why = wording::store_error(words, error))
        } else {
            error_beside_text(words, error)
        };
        self.say(Notice::error(message));
    }

    fn try_to_keep(&mut self) -> crate::store::Result<()> {
        if let Some((draft, _)) = self.unsaved.take() {
            self.unkept.retain(|other| other.name != draft.name);
            self.unkept.push(draft);
        }
        // A job may have the writer: the text waits until it is back.
        let Some(writer) = self.book.writer.as_mut() else { return Ok(()) };
        while let Some(draft) = self.unkept.last() {
            writer.keep_draft(&draft.name, draft.content.as_deref(), self.setup.clock.now())?;
            self.saved = self.unkept.pop();
        }
        Ok(())
    }

    /// Closes the book; what is typed is kept first. What fails is told in the user's words.
    pub fn close(mut self) -> Result<(), String> {
        if let Some(job) = &self.job {
            job.stop();
        }
        self.finish_job();
        let kept = self.try_to_keep();
        let (words, closed) = (&self.setup.words, self.book.close());
        let worded = |error: crate::store::Error| wording::store_error(words, &error);
        kept.map_err(|error| say!(words, "app-text-lost", why = worded(error))).and(closed.map_err(worded))
    }

    /// Returns what is typed on top, as it is kept.
    pub fn draft(&self) -> Option<Draft> {
        self.app.draft()
    }

    pub fn book(&self) -> &Book {
        &self.book
    }

    pub fn say(&mut self, notice: Notice) {
        self.app.say(self.setup.clock.now(), notice);
    }

    /// Says that the book is damaged and what to do.
    pub fn say_damaged(&mut self, what: &str) {
        self.say(Notice::error(say!(self.setup.words, "error-damaged", why = what.to_owned())));
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Write(op) => self.write(&op),
                Effect::Undo => self.take_back(),
                Effect::Redo => self.do_again(),
                Effect::ForgetDraft(name) => self.forget_draft(&name),
                Effect::Quit => self.leave(),
                Effect::Copy(text) => self.copy(text),
                Effect::Suspend => self.wants_suspend = true,
                Effect::WriteFile { path, content } => self.write_file(&path, &content),
                Effect::Edit(text) => self.to_edit = Some(text),
                Effect::Set { setting, value } => self.set(setting, value.as_ref()),
                Effect::Veil => self.toggle_veil(),
                Effect::Tutor => self.ask_for_tutor(),
                other => self.carry_out_job(other),
            }
        }
    }

    /// Leaves, but not at the first word while a text could not be kept: it would be lost.
    fn leave(&mut self) {
        let kept = self.try_to_keep();
        self.is_over = kept.is_ok() || self.was_warned;
        self.was_warned = kept.is_err();
        if let Err(error) = kept {
            self.say_unkept(&error);
        }
    }

    fn carry_out_job(&mut self, effect: Effect) {
        match effect {
            Effect::Start(spec) => self.start_job(spec),
            Effect::CancelJob => match &self.job {
                Some(job) => job.stop(),
                None => self.say(Notice::said(say!(self.setup.words, "app-nothing-to-stop"))),
            },
            // The app settles all others itself.
            _ => {}
        }
    }

    /// Lends the writer to a job; until it comes back, nothing else can be written.
    fn start_job(&mut self, spec: JobSpec) {
        self.keep_draft();
        let Some(writer) = self.book.writer.take() else { return };
        let clock = self.setup.clock;
        let place = Place { now: clock.now(), zone: clock.zone(), currency: currency(&self.book, self.setup.words.home()) };
        let wake = Arc::clone(&self.setup.wake);
        let letters = self.setup.letters.clone();
        let desk = Desk { book: self.book.path.clone(), words: Arc::clone(&self.setup.words), place, letters };
        let lent = Lent { writer, desk };
        let what = spec.word(&self.setup.words);
        match Job::start(spec, lent, move || wake()) {
            Ok(job) => {
                self.read_only = Some(say!(self.setup.words, "app-busy"));
                self.app.show_progress(Some(Progress { what, done: 0, total: 1 }));
                self.job = Some(job);
            }
            Err(error) => {
                self.read_only = Some(say!(self.setup.words, "app-read-only"));
                self.say(Notice::error(error.to_string()));
            }
        }
    }

    /// Takes what the job under way has to tell; returns whether the screen may have changed.
    pub fn take_news(&mut self) -> bool {
        let mut any = false;
        while let Some(news) = self.job.as_ref().and_then(Job::news) {
            any = true;
            self.take_one(news);
        }
        any
    }

    /// Waits until the job under way is done, if there is one.
    pub fn finish_job(&mut self) {
        while let Some(news) = self.job.as_ref().and_then(Job::wait) {
            self.take_one(news);
        }
    }

    fn take_one(&mut self, news: News) {
        match news {
            News::Report(JobReport::Progress { done, total }) => self.app.go_on_with(done, total),
            News::Report(report) => self.job_news(&report),
            News::Ended { writer, report, changes } => {
                self.job = None;
                self.book.writer = Some(*writer);
                self.read_only = None;
                self.keep_draft();
                self.app.show_progress(None);
                self.changed(&changes);
                self.job_news(&report);
            }
        }
    }

    /// Tells the panes; what was written is said wherever one is by now.
    fn job_news(&mut self, report: &JobReport) {
        let effects = self.app.news(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), report);
        self.carry_out(effects);
        match report {
            JobReport::Imported(outcome) => self.say_written(outcome.op),
            JobReport::Attended(_, op) => self.say_written(*op),
            JobReport::ImportedCalendar(outcome) => self.say_written(outcome.op),
            JobReport::ImportedMail(outcome) => self.say_written(outcome.op),
            _ => {}
        }
    }

    /// Says what a write was, when it is the newest entry of the change log.
    fn say_written(&mut self, op: Option<OpId>) {
        let entry = crate::store::history(self.book.reader.connection(), 1).ok().and_then(|mut entries| entries.pop());
        if let Some(entry) = entry.filter(|entry| Some(entry.id) == op) {
            self.note(Deed::Wrote(&entry.kind));
            self.say_done("app-done", &entry);
        }
    }

    fn write(&mut self, op: &Op) {
        let Some(writer) = self.book.writer.as_mut() else { return };
        match ops::apply(writer, op, self.setup.clock.now()) {
            Ok(done) => {
                self.changed(&done.changes);
                self.say_written(done.op);
                self.tell(Msg::Written(done.value));
            }
            Err(error) => {
                let words = &self.setup.words;
                let message = match &error {
                    ops::Error::Store(error) => error_beside_text(words, error),
                    refused @ (ops::Error::Invalid(_) | ops::Error::AlreadyRunning { .. }) => {
                        first_line(&wording::op_error(words, refused))
                    }
                };
                self.say(Notice::error(message));
                self.tell(Msg::Refused(error));
            }
        }
    }

    fn take_back(&mut self) {
        let Some(writer) = self.book.writer.as_mut() else { return };
        match writer.undo(self.setup.clock.now()) {
            Ok(done) => {
                self.changed(&done.changes);
                self.note(Deed::TookBack(&done.value.kind));
                self.say_done("app-undone", &done.value);
            }
            Err(error) => self.say(Notice::error(wording::store_error(&self.setup.words, &error))),
        }
    }

    fn do_again(&mut self) {
        let Some(writer) = self.book.writer.as_mut() else { return };
        match writer.redo(self.setup.clock.now()) {
            Ok(done) => {
                self.changed(&done.changes);
                self.say_done("app-redone", &done.value);
            }
            Err(error) => self.say(Notice::error(wording::store_error(&self.setup.words, &error))),
        }
    }

    fn say_done(&mut self, id: &str, entry: &HistoryEntry) {
        let label = wording::op_label(&self.setup.words, &entry.kind, &entry.args);
        self.say(Notice::said(self.setup.words.with(id, &[("label", label.into())])));
    }

    fn changed(&mut self, changes: &Changes) {
        self.care.note_change(Instant::now());
        self.follow_names(changes);
        let effects = self.app.changed(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), changes);
        self.carry_out(effects);
    }

    fn tell(&mut self, msg: Msg) {
        let effects = self.app.tell(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), msg);
        self.carry_out(effects);
    }

    /// Notes what is typed now; a change is due to be kept soon after its first key, so that steady typing cannot put it off.
    fn note_draft(&mut self, at: Instant) {
        // A pane that was left may be opened again at once: it must find what was typed in it.
        let Some(draft) = self.app.draft() else { return self.keep_draft() };
        if self.saved.as_ref() == Some(&draft) {
            self.unsaved.take_if(|(waiting, _)| waiting.name == draft.name);
            self.unkept.retain(|other| other.name != draft.name);
            return;
        }
        let due = match &self.unsaved {
            Some((waiting, due)) if waiting.name == draft.name => *due,
            _ => {
                self.keep_draft();
                at + DRAFT_DELAY
            }
        };
        self.unsaved = Some((draft, due));
    }

    fn forget_draft(&mut self, name: &str) {
        self.unsaved.take_if(|(draft, _)| draft.name == name);
        self.saved.take_if(|draft| draft.name == name);
        self.unkept.retain(|draft| draft.name != name);
        if let Some(writer) = self.book.writer.as_mut()
            && let Err(error) = writer.keep_draft(name, None, self.setup.clock.now())
        {
            self.say(Notice::error(wording::store_error(&self.setup.words, &error)));
        }
    }
}

/// A view of the session's parts for a pane; takes the parts one by one so that the panes can be borrowed beside it.
fn cx<'a>(book: &'a Book, setup: &'a Setup, format: &'a Format, read_only: Option<&'a str>, unkept: &'a [Draft]) -> Cx<'a> {
    Cx {
        book: &book.reader,
        words: &setup.words,
        format,
        now: setup.clock.now(),
        model: &setup.model,
        workdays: &setup.workdays,
        rules: &setup.rules,
        letters: &setup.letters,
        look: Look { theme: setup.theme, cells: setup.cells },
        settings: setup.settings.view(),
        read_only,
        unkept,
        page_rows: 0,
        scroll_room: 0,
    }
}

/// Returns the currency of amounts that state none: the book's own choice, else that of the settings, else the one that most of its
/// amounts are in, else that of the language. A file imported again in the other language must not turn dollars into yen.
pub fn currency(book: &Book, home: impl Into<Home>) -> Currency {
    crate::review::renewals::base_currency(book.reader.connection(), home)
}

fn reason_to_read_only(words: &Words, book: &Book, format: &Format) -> Option<String> {
    match (&book.writer, &book.held_by) {
        (Some(_), _) => None,
        _ if book.is_unready() => None,
        (None, Some(holder)) => Some(held_by(words, holder, format)),
        (None, None) => Some(say!(words, "app-read-only")),
    }
}

/// Says who has the book.
pub fn held_by(words: &Words, holder: &Holder, format: &Format) -> String {
    if holder.process == 0 {
        return say!(words, "app-held-by-unknown");
    }
    let process = holder.process.to_string();
    let since = format.moment(&holder.since);
    say!(words, "app-held-by", user = holder.user.clone(), host = holder.host.clone(), process = process, since = since)
}

/// Words a failure to write while somebody's text is on the screen: a full disk does not take it away.
fn error_beside_text(words: &Words, error: &crate::store::Error) -> String {
    match error.kind {
        ErrorKind::DiskFull => say!(words, "app-disk-full"),
        _ => wording::store_error(words, error),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
