//! Long work on a thread of its own: it borrows the only writer, reports at most every 100 ms, and can be stopped at each
//! report; stopped means rolled back. The writer always comes back, after a panic too.

use crate::domain::EventId;
use crate::i18n::Words;
use crate::import::{ImportKind, PlanError};
use crate::say;
use crate::shell::importing::{self, ImportError, Place};
use crate::shell::terminal::take_thread_panic;
use crate::store::{Changes, Writer, backup};
use crate::tui::job::{ImportRequest, JobReport, JobSpec};
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
    let (kind, request) = match spec {
        JobSpec::Import(kind, request) => (kind, request),
        JobSpec::Attendance { event, path } => return attend(writer, *event, path, desk),
    };
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
    let kept =
        if request.dry_run { Ok(None) } else { backup::before(writer.connection(), &desk.book, "import", desk.place.now.into()).map(Some) };
    match kept.map_err(ImportError::from).and_then(|_| importing::run(writer, *kind, request, desk.place, &mut watch)) {
        Ok(imported) => (JobReport::Imported(Box::new(imported.outcome)), imported.changes),
        Err(ImportError::Plan(error)) => (undecided(writer, *kind, request, error, &desk.words), Changes::default()),
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
