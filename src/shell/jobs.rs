//! Long work on a thread of its own: it borrows the only writer, reports at most every 100 ms, and can be stopped at each
//! report; stopped means rolled back.

use crate::i18n::Words;
use crate::import::{ImportKind, PlanError};
use crate::shell::importing::{self, ImportError, Place};
use crate::store::{Changes, Writer, backup};
use crate::tui::job::{ImportRequest, JobReport, JobSpec};
use std::path::PathBuf;
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

/// What a job works with; the writer comes back with its end.
pub struct Lent {
    pub writer: Writer,
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
            let ended = run(spec, lent, &sender, &stopped, &wake);
            // Nobody waits only when the program is leaving.
            let _ = sender.send(ended);
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

fn run(spec: JobSpec, lent: Lent, sender: &Sender<News>, stop: &AtomicBool, wake: &impl Fn()) -> News {
    let JobSpec::Import(kind, request) = spec;
    let Lent { mut writer, book, words, place } = lent;
    let words = words.as_ref();
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
    let kept = if request.dry_run { Ok(None) } else { backup::before(writer.connection(), &book, "import", place.now.into()).map(Some) };
    let imported = kept.map_err(ImportError::from).and_then(|_| importing::run(&mut writer, kind, &request, place, &mut watch));
    let (report, changes) = match imported {
        Ok(imported) => (JobReport::Imported(Box::new(imported.outcome)), imported.changes),
        Err(ImportError::Plan(error)) => (undecided(&writer, kind, &request, error, words), Changes::default()),
        Err(ImportError::Stopped) => (JobReport::Stopped, Changes::default()),
        Err(error) => (JobReport::Failed(importing::import_error(words, &error)), Changes::default()),
    };
    News::Ended { writer: Box::new(writer), report, changes }
}

/// Shows how far the files were understood, so that what is missing can be said.
fn undecided(writer: &Writer, kind: ImportKind, request: &ImportRequest, error: PlanError, words: &Words) -> JobReport {
    match importing::look(writer, kind, request) {
        Ok(previews) => JobReport::Undecided { error, previews },
        Err(error) => JobReport::Failed(importing::import_error(words, &error)),
    }
}
