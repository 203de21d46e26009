//! A text in the person's own editor, which has the terminal to itself meanwhile. What the editor wrote is never thrown away unread.

use crate::i18n::Words;
use crate::say;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Why a text did not come back from the editor.
#[derive(Debug)]
pub enum EditError {
    /// Neither variable names an editor.
    NoEditor,
    /// The text could not be handed over, or the editor not be started.
    NotStarted { what: String, why: io::Error },
    /// It ended badly; `kept` is the file with what it wrote, where it wrote anything.
    Ended { how: String, kept: Option<PathBuf> },
    /// What it wrote is no text.
    NotText { kept: PathBuf },
}

impl EditError {
    /// Says what happened, and where what was written is.
    pub fn worded(&self, words: &Words) -> String {
        let file = |path: &Path| path.display().to_string();
        match self {
            EditError::NoEditor => say!(words, "editor-none"),
            EditError::NotStarted { what, why } => say!(words, "editor-not-started", what = what.clone(), why = why.to_string()),
            EditError::Ended { how, kept: None } => say!(words, "editor-ended", how = how.clone()),
            EditError::Ended { how, kept: Some(path) } => say!(words, "editor-ended-kept", how = how.clone(), file = file(path)),
            EditError::NotText { kept } => say!(words, "editor-not-text", file = file(kept)),
        }
    }
}

/// Opens a text in `$VISUAL` or `$EDITOR` and returns what it became.
///
/// The editor gets whole lines, and what it puts behind the last one comes back only where it was there before.
pub fn edited(text: &str) -> Result<String, EditError> {
    let (program, arguments) = editor()?;
    let is_whole = text.ends_with('\n');
    let given = if is_whole || text.is_empty() { text.to_owned() } else { format!("{text}\n") };
    let mut read = through(&program, &arguments, &given)?;
    if !is_whole {
        read.truncate(read.trim_end_matches(['\n', '\r']).len());
    }
    Ok(read)
}

fn through(program: &str, arguments: &[String], text: &str) -> Result<String, EditError> {
    let path = std::env::temp_dir().join(format!("mimamori-{}-{:x}.txt", std::process::id(), fastrand::u64(..)));
    hand_over(&path, text).map_err(|why| EditError::NotStarted { what: path.display().to_string(), why })?;
    match Command::new(program).args(arguments).arg(&path).status() {
        Ok(status) if status.success() => read_back(&path),
        Ok(status) => Err(EditError::Ended { how: format!("{program}: {status}"), kept: kept(&path, text) }),
        Err(why) => {
            forget(&path);
            Err(EditError::NotStarted { what: program.to_owned(), why })
        }
    }
}

/// Returns the program and what stands behind it in the variable: `code --wait`.
fn editor() -> Result<(String, Vec<String>), EditError> {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let line = named("VISUAL").or_else(|| named("EDITOR")).ok_or(EditError::NoEditor)?;
    let mut words = super::letters::split(&line).unwrap_or_default().into_iter();
    let program = words.next().ok_or(EditError::NoEditor)?;
    Ok((program, words.collect()))
}

/// Writes the file for the editor, for the person alone.
fn hand_over(path: &Path, text: &str) -> io::Result<()> {
    let written = super::letters::create(path).and_then(|mut file| file.write_all(text.as_bytes()));
    if written.is_err() {
        forget(path);
    }
    written
}

fn read_back(path: &Path) -> Result<String, EditError> {
    let read = fs::read_to_string(path).map_err(|why| match why.kind() {
        io::ErrorKind::InvalidData => EditError::NotText { kept: path.to_owned() },
        _ => EditError::NotStarted { what: path.display().to_string(), why },
    })?;
    forget(path);
    Ok(read)
}

/// Returns the file where it differs from what was given; the same text is there already.
fn kept(path: &Path, text: &str) -> Option<PathBuf> {
    let is_same = fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes());
    if is_same {
        forget(path);
    }
    (!is_same && path.exists()).then(|| path.to_owned())
}

fn forget(path: &Path) {
    // A copy that stays is no harm: it is for the person alone.
    let _ = fs::remove_file(path);
}
