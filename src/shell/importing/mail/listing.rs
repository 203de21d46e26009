//! What stands in a source: the messages of a Maildir with its folders, or the files of an ordinary folder.

use crate::store::Obstacle;
use std::fs::{DirEntry, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Folders in folders that are looked into.
const MAX_DEPTH: usize = 32;
/// How much of a file tells what it is.
const HEAD: u64 = 8 << 10;
/// A folder that was changed so shortly before it is read may be changed once more in the same tick of the file system's clock.
const TICK: Duration = Duration::from_secs(2);

/// A file of a source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Below the source's path; of a Maildir's message without its flags.
    pub name: String,
    pub path: PathBuf,
    /// Letters of a Maildir; `None` in other folders.
    pub flags: Option<String>,
    /// 0 in a Maildir, whose messages never change.
    pub size: u64,
    pub stamp: i64,
}

/// What a folder and those within it hold.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub folders: Vec<(String, i64)>,
    pub entries: Vec<Entry>,
    /// Folders and files that could not be looked at.
    pub unopened: Vec<(String, Obstacle)>,
}

/// Says whether a folder is that of a Maildir.
pub(super) fn is_maildir(path: &Path) -> bool {
    path.join("cur").is_dir() || path.join("new").is_dir()
}

/// Returns when something was changed last, in nanoseconds since 1970.
pub(super) fn stamp(found: &Metadata) -> i64 {
    let since = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or_default()
}

/// Returns the beginning of a file.
pub(super) fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Listing {
    /// Lists a folder, and every folder within it.
    pub fn of(root: &Path) -> Listing {
        let mut listing = Listing::default();
        listing.visit(root, "", 0);
        listing.entries.sort_by(|one, other| one.name.cmp(&other.name));
        listing
    }

    fn visit(&mut self, folder: &Path, below: &str, depth: usize) {
        self.folders.push((below.to_owned(), trusted_stamp(folder)));
        let is_maildir = is_maildir(folder);
        for entry in self.opened(folder, below) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let inner = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            // Only the kind that stands in the folder itself: links to folders may lead in a circle.
            let kind = entry.file_type();
            let is_folder = kind.as_ref().is_ok_and(std::fs::FileType::is_dir);
            match (is_maildir, is_folder, name.as_str()) {
                (true, true, "cur" | "new") => self.messages(&entry.path(), &inner, below),
                (true, true, "tmp") | (true, false, _) => {}
                (_, true, _) if depth < MAX_DEPTH && is_seen(&name, &entry.path()) => self.visit(&entry.path(), &inner, depth + 1),
                (_, true, _) => {}
                (false, false, _) if name.starts_with('.') => {}
                (false, false, _) => self.file(&entry, inner),
            }
        }
    }

    /// Lists the messages of `cur` or `new`; the names of both stand below the Maildir itself, since mail programs move them.
    fn messages(&mut self, folder: &Path, inner: &str, below: &str) {
        self.folders.push((inner.to_owned(), trusted_stamp(folder)));
        for entry in self.opened(folder, inner) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let (base, flags) = base_and_flags(&name);
            let name = if below.is_empty() { base.to_owned() } else { format!("{below}/{base}") };
            self.entries.push(Entry { name, path: entry.path(), flags: Some(flags), size: 0, stamp: 0 });
        }
    }

    fn file(&mut self, entry: &DirEntry, name: String) {
        match std::fs::metadata(entry.path()) {
            Ok(found) if found.is_file() => {
                self.entries.push(Entry { name, path: entry.path(), flags: None, size: found.len(), stamp: stamp(&found) });
            }
            Ok(_) => {}
            Err(error) => self.unopened.push((name, (&error).into())),
        }
    }

    fn opened(&mut self, folder: &Path, below: &str) -> Vec<DirEntry> {
        let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
        entries.unwrap_or_else(|error| {
            let name = if below.is_empty() { folder.display().to_string() } else { below.to_owned() };
            self.unopened.push((name, (&error).into()));
            Vec::new()
        })
    }
}

/// Folders with a dot are hidden, unless they are those of a Maildir.
fn is_seen(name: &str, path: &Path) -> bool {
    !name.starts_with('.') || is_maildir(path)
}

/// Returns when a folder was changed, or 0 where it may be changing still. Taken before its names are read: what is added
/// while they are read is then seen the next time.
fn trusted_stamp(folder: &Path) -> i64 {
    let Ok(found) = std::fs::metadata(folder) else { return 0 };
    let settled = SystemTime::now().checked_sub(TICK);
    let is_settled = found.modified().is_ok_and(|time| settled.is_some_and(|settled| time < settled));
    if is_settled { stamp(&found) } else { 0 }
}

/// Cuts the flags off a message's name: `1700.host:2,RS`; other file systems have `!` or `;` in the place of the colon.
pub(super) fn base_and_flags(name: &str) -> (&str, String) {
    let info = [":2,", "!2,", ";2,"].iter().find_map(|mark| name.rsplit_once(mark));
    let Some((base, flags)) = info else { return (name, String::new()) };
    let mut letters: Vec<char> = flags.chars().filter(char::is_ascii_uppercase).collect();
    letters.sort_unstable();
    letters.dedup();
    (base, letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_cut_off_a_name() {
        for (name, base, flags) in [
            ("1.a:2,SR", "1.a", "RS"),
            ("1.a:2,", "1.a", ""),
            ("1.a", "1.a", ""),
            ("1.a!2,Fab", "1.a", "F"),
            ("1.a,S=5:2,T", "1.a,S=5", "T"),
        ] {
            assert_eq!(base_and_flags(name), (base, flags.to_owned()));
        }
    }
}
