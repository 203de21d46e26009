//! What paths stand for: a mailbox file, a Maildir, a folder of messages, or messages named one by one.

use super::super::{ImportError, at_home};
use super::listing::{escaped, head, is_maildir, unescaped};
use super::pattern;
use crate::domain::{MailSource, MailSourceId, MailSourceKind, Row};
use crate::import::mail::mbox::is_mbox;
use std::path::{Path, PathBuf};

/// Something that mail is read from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    /// As it is remembered: a file or folder; of messages named one by one their folder.
    pub path: PathBuf,
    pub kind: MailSourceKind,
    /// Messages that were named one by one.
    pub files: Vec<PathBuf>,
}

impl Target {
    pub fn remembered(source: &Row<MailSourceId, MailSource>) -> Target {
        Target { path: PathBuf::from(unescaped(&source.path)), kind: source.kind, files: Vec::new() }
    }

    pub fn name(&self) -> String {
        escaped(self.path.as_os_str())
    }
}

/// Finds out what paths and patterns stand for.
pub(super) fn of_paths(paths: &[PathBuf]) -> Result<Vec<Target>, ImportError> {
    let mut targets: Vec<Target> = Vec::new();
    for path in paths {
        let path = at_home(path);
        // Without a slash at its end: one folder is one source.
        let whole: PathBuf = std::path::absolute(&path).unwrap_or(path).components().collect();
        let found = if whole.exists() { vec![whole.clone()] } else { pattern::matching(&whole) };
        if found.is_empty() {
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(ImportError::CannotRead { path: whole, error });
        }
        for path in found {
            add(&mut targets, path)?;
        }
    }
    Ok(targets)
}

/// Messages of one folder that are named one by one are one source.
fn add(targets: &mut Vec<Target>, path: PathBuf) -> Result<(), ImportError> {
    let kind = kind_of(&path)?;
    if kind != MailSourceKind::Message {
        if !targets.iter().any(|target| target.path == path && target.kind == kind) {
            targets.push(Target { path, kind, files: Vec::new() });
        }
        return Ok(());
    }
    let folder = path.parent().map_or_else(|| path.clone(), Path::to_owned);
    match targets.iter_mut().find(|target| target.path == folder && target.kind == kind) {
        Some(target) if target.files.contains(&path) => {}
        Some(target) => target.files.push(path),
        None => targets.push(Target { path: folder, kind, files: vec![path] }),
    }
    Ok(())
}

fn kind_of(path: &Path) -> Result<MailSourceKind, ImportError> {
    let cannot = |error| ImportError::CannotRead { path: path.to_owned(), error };
    let found = std::fs::metadata(path).map_err(cannot)?;
    if found.is_dir() {
        return Ok(if is_maildir(path) { MailSourceKind::Maildir } else { MailSourceKind::Folder });
    }
    if !found.is_file() {
        return Err(ImportError::IsNoFile(path.to_owned()));
    }
    Ok(if is_mbox(&head(path).map_err(cannot)?) { MailSourceKind::Mbox } else { MailSourceKind::Message })
}
