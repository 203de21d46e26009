//! `demo`: a sample book, opened in a throw-away copy or written to a file.

use crate::cli::args::DemoArgs;
use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::json::DemoMade;
use crate::cli::output::Answer;
use crate::cli::progress::Progress;
use crate::cli::text::Text;
use crate::cli::throwaway::Throwaway;
use crate::cli::workbench;
use crate::demo::Settings;
use crate::domain::EntityKind;
use crate::ops::sample;
use crate::say;
use crate::shell::terminal::note_departure;
use crate::store::{Book, open_book};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// From so many accounts on a sample book is one to measure with: leaner accounts, so that 5,000 have a million events.
const LARGE: usize = 1_000;
const EVENTS_OF_LARGE: usize = 200;

pub fn demo(cx: &Context, args: &DemoArgs) -> Result<Answer, Failure> {
    if let Some(out) = &args.out {
        return write(cx, args, out);
    }
    if cx.is_plain {
        return Err(Failure::Usage(say!(cx.words, "plain-demo")));
    }
    // Before the book: nothing is made up that cannot be shown.
    workbench::check_terminal(cx)?;
    let departure = departure()?;
    let throwaway = Throwaway::new()?;
    let mut book = open_book(&throwaway.book(), &cx.writing())?;
    fill(cx, args, &mut book, &departure)?;
    workbench::open_on(cx, book)
}

/// Writes the book under another name first: a file with the wanted name is a whole book.
fn write(cx: &Context, args: &DemoArgs, out: &Path) -> Result<Answer, Failure> {
    if out.exists() {
        return Err(Failure::Failed(say!(cx.words, "cli-file-exists", path = out.display().to_string())));
    }
    let departure = departure()?;
    let unfinished = beside(out, &format!(".new-{}", std::process::id()));
    let made = made(cx, args, &unfinished, &departure).map_err(|failure| failure.naming(out)).and_then(|events| {
        std::fs::rename(&unfinished, out).map_err(|error| Failure::io(out, &error))?;
        Ok(events)
    });
    // What is left of an attempt that failed, and the lock of the name that is gone.
    for ending in ["", "-wal", "-shm", ".lock"] {
        let _ = std::fs::remove_file(beside(&unfinished, ending));
    }
    let made = DemoMade { path: out.display().to_string(), accounts: args.accounts as u64, events: made? };
    Ok(cx.answer(&made, || said(cx, &made)))
}

fn made(cx: &Context, args: &DemoArgs, path: &Path, departure: &AtomicUsize) -> Result<u64, Failure> {
    let mut book = open_book(path, &cx.writing())?;
    let events = fill(cx, args, &mut book, departure)?;
    book.close_into_one_file()?;
    Ok(events)
}

/// Takes note of Ctrl-C and its like, so that no half-made book stays behind.
fn departure() -> Result<Arc<AtomicUsize>, Failure> {
    note_departure().map_err(|error| Failure::Io { path: "signals".to_owned(), why: (&error).into() })
}

fn fill(cx: &Context, args: &DemoArgs, book: &mut Book, departure: &AtomicUsize) -> Result<u64, Failure> {
    let usual = Settings::new(cx.format.today, cx.words.lang(), cx.zone());
    let events_per_account = (args.accounts > LARGE).then_some(EVENTS_OF_LARGE);
    let settings = Settings { accounts: args.accounts, seed: args.seed, events_per_account, ..usual };
    let progress = Progress::start(cx, say!(cx.words, "cli-demo-progress"));
    let mut show = progress.watch();
    let mut watch = |done, total| show(done, total) && departure.load(Ordering::SeqCst) == 0;
    let events = sample::fill(writer(book)?, &settings, &mut watch)?;
    match departure.load(Ordering::SeqCst) {
        0 => Ok(events),
        signal => Err(Failure::Ended(u8::try_from(signal).unwrap_or(0))),
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn said(cx: &Context, made: &DemoMade) -> Text {
    let accounts = cx.words.count(EntityKind::Account, usize::try_from(made.accounts).unwrap_or(usize::MAX));
    let mut text = Text::default();
    text.line(say!(cx.words, "cli-demo-made", accounts = accounts, events = made.events as f64, path = made.path.clone()));
    text
}
