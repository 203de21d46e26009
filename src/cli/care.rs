//! `backup` and `check`: looking after the book.

use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::json::{BackupMade, Checked, RestoreMade};
use crate::cli::output::Answer;
use crate::cli::progress::Progress;
use crate::cli::text::{Text, Tone};
use crate::domain::EntityKind;
use crate::say;
use crate::store::{Access, Reader, backup, check as book_check, restore as book_restore};
use crate::wording;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the book, proves the copy, and says where it is.
pub fn backup(cx: &Context, out: Option<&Path>) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let target = match out {
        Some(path) => copy_to(cx, &book.reader, path)?,
        None => backup::routine(book.reader.connection(), &book.path, cx.clock.now().into())?,
    };
    let bytes = fs::metadata(&target).map_err(|error| Failure::io(&target, &error))?.len();
    let made = BackupMade { path: target.display().to_string(), bytes };
    Ok(cx.answer(&made, || {
        let mut text = Text::default();
        text.line(say!(cx.words, "cli-backup-made", path = made.path.clone()));
        text
    }))
}

/// Copies the book to a place of the person's own choice, where nothing may be yet.
fn copy_to(cx: &Context, source: &Reader, path: &Path) -> Result<PathBuf, Failure> {
    if path.exists() {
        return Err(Failure::Failed(say!(cx.words, "cli-file-exists", path = path.display().to_string())));
    }
    backup::copy(source.connection(), path)?;
    Ok(path.to_owned())
}

/// Looks the book over; problems are listed and end with exit code 1. The index of search is made anew before, where that is asked.
pub fn check(cx: &Context, is_reindexing: bool) -> Result<Answer, Failure> {
    if is_reindexing {
        index_anew(cx)?;
    }
    let book = cx.read()?;
    let findings = book_check::check(book.reader.connection())?;
    let code = u8::from(!findings.is_empty());
    // Counting asks the file again, and a damaged one may not answer.
    let rows = if findings.is_empty() { book_check::row_counts(book.reader.connection())? } else { BTreeMap::new() };
    let problems = findings.iter().map(|finding| wording::finding(&cx.words, finding)).collect();
    let checked = Checked { ok: findings.is_empty(), problems, rows };
    Ok(cx.answer(&checked, || said(cx, &checked)).with_code(code))
}

/// Makes the index of search anew, and shows how far it is.
pub fn index_anew(cx: &Context) -> Result<(), Failure> {
    let mut book = cx.write()?;
    let progress = Progress::start(cx, say!(cx.words, "search-indexing"));
    writer(&mut book)?.index_anew(&mut progress.watch())?;
    drop(progress);
    Ok(book.close()?)
}

/// Puts a backup in the book's place; the book that was there is kept beside the backups.
pub fn restore(cx: &Context, from: &Path) -> Result<Answer, Failure> {
    let Access::Write { holder, wait, .. } = cx.writing() else { return Err(Failure::Failed(say!(cx.words, "error-read-only"))) };
    fs::metadata(from).map_err(|error| Failure::io(from, &error))?;
    let book = cx.book_path()?;
    let restored = book_restore::restore(book, from, &holder, wait)?;
    let kept = restored.kept.as_ref().map(|path| path.display().to_string());
    let made = RestoreMade { path: book.display().to_string(), kept };
    Ok(cx.answer(&made, || {
        let mut text = Text::default();
        text.line(say!(cx.words, "cli-restored", path = made.path.clone(), from = from.display().to_string()));
        if let Some(kept) = &made.kept {
            text.line(say!(cx.words, "cli-restored-kept", kept = kept.clone()));
        }
        text
    }))
}

fn said(cx: &Context, checked: &Checked) -> Text {
    let mut text = Text::default();
    if checked.ok {
        let accounts = checked.rows.get("account").copied().unwrap_or(0);
        let counted = cx.words.count(EntityKind::Account, usize::try_from(accounts).unwrap_or(usize::MAX));
        text.line(say!(cx.words, "cli-check-sound", counted = counted));
        return text;
    }
    text.line(crate::cli::text::Piece::new(say!(cx.words, "cli-check-problems", n = checked.problems.len()), Tone::Bad));
    for problem in &checked.problems {
        text.line(format!("  {problem}"));
    }
    text.line(say!(cx.words, "cli-check-next"));
    text
}
