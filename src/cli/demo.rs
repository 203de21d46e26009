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
use crate::store::{Book, open_book};
use std::path::{Path, PathBuf};

/// From so many accounts on a sample book is one to measure with: leaner accounts, so that 5,000 have a million events.
const LARGE: usize = 1_000;
const EVENTS_OF_LARGE: usize = 200;

pub fn demo(cx: &Context, args: &DemoArgs) -> Result<Answer, Failure> {
    if let Some(out) = &args.out {
        return write(cx, args, out);
    }
    // Before the book: nothing is made up that cannot be shown.
    workbench::check_terminal(cx)?;
    let throwaway = Throwaway::new()?;
    let mut book = open_book(&throwaway.book(), &cx.writing())?;
    fill(cx, args, &mut book)?;
    workbench::open_on(cx, book)
}

/// Writes the book under another name first: a file with the wanted name is a whole book.
fn write(cx: &Context, args: &DemoArgs, out: &Path) -> Result<Answer, Failure> {
    if out.exists() {
        return Err(Failure::Failed(say!(cx.words, "cli-file-exists", path = out.display().to_string())));
    }
    let unfinished = beside(out, &format!(".new-{}", std::process::id()));
    let made = made(cx, args, &unfinished).map_err(|failure| failure.naming(out)).and_then(|events| {
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

fn made(cx: &Context, args: &DemoArgs, path: &Path) -> Result<u64, Failure> {
    let mut book = open_book(path, &cx.writing())?;
    let events = fill(cx, args, &mut book)?;
    book.close_into_one_file()?;
    Ok(events)
}

fn fill(cx: &Context, args: &DemoArgs, book: &mut Book) -> Result<u64, Failure> {
    let usual = Settings::new(cx.format.today, cx.words.lang(), cx.zone());
    let events_per_account = (args.accounts > LARGE).then_some(EVENTS_OF_LARGE);
    let settings = Settings { accounts: args.accounts, seed: args.seed, events_per_account, ..usual };
    let progress = Progress::start(cx, say!(cx.words, "cli-demo-progress"));
    Ok(sample::fill(writer(book)?, &settings, &mut progress.watch())?)
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
