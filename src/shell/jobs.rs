//! Long work on a thread of its own: it borrows the only writer, reports at most every 100 ms, and can be stopped at each
//! report; stopped means rolled back. The writer always comes back, after a panic too.

use crate::domain::EventId;
use crate::i18n::Words;
use crate::import::{ImportKind, PlanError};
use crate::ops::{self, LetterOp, Op};
use crate::review::own_dates::own_dates;
use crate::say;
use crate::shell::importing::{self, ImportError, Place};
use crate::shell::terminal::take_thread_panic;
use crate::shell::{exporting, letters};
use crate::store::{Changes, Touched, Writer, backup};
use crate::tui::job::{CalendarRequest, ImportRequest, JobReport, JobSpec, MailRequest};
use crate::wording;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// What a job sends to the loop.
pub enum News {
    Report(JobReport),
    /// The end: the writer comes back.
    Ended {
        writer: Box<Writer>,
        report: JobReport,
        changes: Changes,
    },
}

/// What a job is lent; the writer comes back with its end.
pub struct Lent {
    pub writer: Writer,
    pub desk: Desk,
}

/// What a job works with and does not give back.
pub struct Desk {
    /// Where the book is, for the backup before something large.
    pub book: PathBuf,
    pub words: Arc<Words>,
    pub place: Place,
    /// Who writes letters, and how they leave.
    pub letters: crate::domain::letter::Desk,
}

/// A job under way.
pub struct Job {
    news: Receiver<News>,
    stop: Arc<AtomicBool>,
}

impl Job {
    /// Starts a job; `wake` is called whenever there is news.
    pub fn start(spec: JobSpec, lent: Lent, wake: impl Fn() + Send + 'static) -> std::io::Result<Job> {
        let (sender, news) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        std::thread::Builder::new().name("job".into()).spawn(move || {
            let Lent { mut writer, desk } = lent;
            let (report, changes) = survive(&desk.words, || run(&spec, &mut writer, &desk, &sender, &stopped, &wake));
            // Nobody waits only when the program is leaving.
            let _ = sender.send(News::Ended { writer: Box::new(writer), report, changes });
            wake();
        })?;
        Ok(Job { news, stop })
    }

    /// Asks the job to stop; it ends with `Stopped` and leaves nothing behind.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Takes the next news, if there is any.
    pub fn news(&self) -> Option<News> {
        self.news.try_recv().ok()
    }

    /// Waits for the next news; `None` when the thread died.
    pub fn wait(&self) -> Option<News> {
        self.news.recv().ok()
    }
}

/// Does the work; a panic in it is a failure, and what it had begun to write is rolled back.
fn survive(words: &Words, work: impl FnOnce() -> (JobReport, Changes)) -> (JobReport, Changes) {
    // What the work borrowed is sound after a panic: the transaction is rolled back as it is dropped, and nothing else is kept.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let why = take_thread_panic().unwrap_or_default();
        (JobReport::Failed(say!(words, "app-job-broke", why = why)), Changes::default())
    })
}

fn run(
    spec: &JobSpec,
    writer: &mut Writer,
    desk: &Desk,
    sender: &Sender<News>,
    stop: &AtomicBool,
    wake: &impl Fn(),
) -> (JobReport, Changes) {
    let mut last = Instant::now();
    let mut watch = |done: u64, total: u64| {
        if last.elapsed() >= BETWEEN_REPORTS {
            last = Instant::now();
            // The loop may be gone: then the stop flag decides.
            let _ = sender.send(News::Report(JobReport::Progress { done, total }));
            wake();
        }
        !stop.load(Ordering::Relaxed)
    };
    match spec {
        JobSpec::Import(kind, request) => import(*kind, request, writer, desk, &mut watch),
        JobSpec::Attendance { event, path } => attend(writer, *event, path, desk),
        // The calendar.
        JobSpec::ImportCalendar(request) => import_calendar(request, writer, desk, &mut watch),
        // Mail.
        JobSpec::ImportMail(request) => import_mail(request, writer, desk, &mut watch),
        JobSpec::ExportCalendar(path) => (export_calendar(path, writer, desk), Changes::default()),
        JobSpec::Index => (index(writer, desk, &mut watch), Changes::default()),
        JobSpec::Letters(way, parcels) => {
            let place = letters::Place { desk: &desk.letters, folder: &letters::folder_beside(&desk.book) };
            let mut changes = Changes::default();
            let mut note = |id, by: &str| {
                let op = Op::Letter(LetterOp::HandOver(vec![(id, by.to_owned())]));
                let done = ops::apply(writer, &op, desk.place.now).map_err(|error| wording::op_error(&desk.words, &error))?;
                changes = Changes { accounts: Touched::All, ..done.changes };
                Ok(())
            };
            let lettered = letters::hand_over(&desk.words, *way, parcels, &place, (&mut watch, &mut note));
            (JobReport::Lettered(*way, lettered), changes)
        }
    }
}

/// Backs the book up before something large is written.
fn back_up(is_rehearsal: bool, writer: &Writer, desk: &Desk) -> Result<(), ImportError> {
    if !is_rehearsal {
        backup::before(writer.connection(), &desk.book, "import", desk.place.now.into())?;
    }
    Ok(())
}

fn import_calendar(
    request: &CalendarRequest,
    writer: &mut Writer,
    desk: &Desk,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> (JobReport, Changes) {
    match back_up(request.dry_run, writer, desk).and_then(|()| importing::calendar::run(writer, request, desk.place, watch)) {
        Ok(imported) => (JobReport::ImportedCalendar(Box::new(imported.outcome)), imported.changes),
        Err(ImportError::Stopped) => (JobReport::Stopped, Changes::default()),
        Err(error) => (JobReport::Failed(importing::import_error(&desk.words, &error)), Changes::default()),
    }
}

/// Reads mail. What is read again of sources that are remembered is little: only what is named is backed up before.
fn import_mail(request: &MailRequest, writer: &mut Writer, desk: &Desk, watch: &mut dyn FnMut(u64, u64) -> bool) -> (JobReport, Changes) {
    let needs_none = request.dry_run || request.paths.is_empty();
    match back_up(needs_none, writer, desk).and_then(|()| importing::mail::run(writer, request, desk.place, watch)) {
        Ok(imported) => (JobReport::ImportedMail(Box::new(imported.outcome)), imported.changes),
        Err(ImportError::Stopped) => (JobReport::Stopped, Changes::default()),
        Err(error) => (JobReport::Failed(importing::import_error_on_screen(&desk.words, &error)), Changes::default()),
    }
}

/// Writes the dates from a month ago to two years ahead.
fn export_calendar(path: &Path, writer: &mut Writer, desk: &Desk) -> JobReport {
    let today = desk.place.zone.wall(desk.place.now).date();
    let wanted = exporting::usual(today);
    let path = importing::at_home(path);
    let read = exporting::book_id(writer).and_then(|book| Ok((book, own_dates(writer.connection(), &wanted)?)));
    let (book, dates) = match read {
        Ok(read) => read,
        Err(error) => return JobReport::Failed(wording::store_error(&desk.words, &error)),
    };
    let text = exporting::own_calendar(&desk.words, &book, &dates, false);
    match exporting::write_whole(&path, text.as_bytes()) {
        Ok(()) => JobReport::ExportedCalendar { path, count: dates.len() },
        Err(error) => JobReport::Failed(format!("{}: {}", path.display(), wording::obstacle(&desk.words, &(&error).into()))),
    }
}

fn import(
    kind: ImportKind,
    request: &ImportRequest,
    writer: &mut Writer,
    desk: &Desk,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> (JobReport, Changes) {
    match back_up(request.dry_run, writer, desk).and_then(|()| importing::run(writer, kind, request, desk.place, watch)) {
        Ok(imported) => (JobReport::Imported(Box::new(imported.outcome)), imported.changes),
        Err(ImportError::Plan(error)) => (undecided(writer, kind, request, error, &desk.words), Changes::default()),
        Err(ImportError::Stopped) => (JobReport::Stopped, Changes::default()),
        Err(error) => (JobReport::Failed(importing::import_error_on_screen(&desk.words, &error)), Changes::default()),
    }
}

/// A list of guests is read in one go: the longest take a second.
fn attend(writer: &mut Writer, event: EventId, path: &Path, desk: &Desk) -> (JobReport, Changes) {
    match importing::attend(writer, event, path, false, desk.place) {
        Ok(attended) => (JobReport::Attended(Box::new(attended.report), attended.op), attended.changes),
        Err(error) => (JobReport::Failed(importing::import_error_on_screen(&desk.words, &error)), Changes::default()),
    }
}

fn index(writer: &mut Writer, desk: &Desk, watch: &mut dyn FnMut(u64, u64) -> bool) -> JobReport {
    match writer.index_anew(watch) {
        Ok(true) => JobReport::Indexed,
        Ok(false) => JobReport::Stopped,
        Err(error) => JobReport::Failed(wording::store_error(&desk.words, &error)),
    }
}

/// Shows how far the files were understood, so that what is missing can be said.
fn undecided(writer: &Writer, kind: ImportKind, request: &ImportRequest, error: PlanError, words: &Words) -> JobReport {
    match importing::look(writer, kind, request) {
        Ok(previews) => JobReport::Undecided { error, previews },
        Err(error) => JobReport::Failed(importing::import_error_on_screen(words, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_panic_of_the_work_is_said_as_its_failure() {
        let (report, changes) = survive(&Words::new(Lang::En), || panic!("on purpose"));
        assert!(matches!(report, JobReport::Failed(why) if why.contains("Nothing was changed")));
        assert!(changes.tables.is_empty());
    }
}
