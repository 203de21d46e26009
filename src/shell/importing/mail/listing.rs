//! What stands in a source: the messages of a Maildir with its folders, or the files of an ordinary folder.

use crate::import::mail::names::flags_of;
use crate::store::Obstacle;
use std::ffi::{OsStr, OsString};
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
/// A file that was written so shortly before it is read may not be whole yet, and its folder does not tell when it is.
const YOUNG: Duration = Duration::from_secs(60);

/// A file of a source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Below the source's path; of a Maildir's message without its flags.
    pub name: String,
    pub path: PathBuf,
    /// Letters of a Maildir; `None` in other folders.
    pub flags: Option<String>,
    /// Letters that hold for everything in its folder, or for a mailbox file of its name: drafts, what was thrown away.
    pub placed: &'static str,
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

/// Says whether a folder is that of a Maildir: it has two of the three folders of one. With `cur` or `new` alone, as a copy without
/// empty folders has, it is one where no files of its own stand beside: they would be passed over.
pub(super) fn is_maildir(path: &Path) -> bool {
    let [cur, new, tmp] = ["cur", "new", "tmp"].map(|name| path.join(name).is_dir());
    let is_own = |entry: std::io::Result<DirEntry>| {
        entry.is_ok_and(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()) && !is_of_server(&entry.file_name().to_string_lossy()))
    };
    match (cur, new) {
        (true, true) => true,
        (false, false) => false,
        _ => tmp || std::fs::read_dir(path).is_ok_and(|mut entries| !entries.any(is_own)),
    }
}

/// Files that programs put beside the folders of a Maildir.
fn is_of_server(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("dovecot") || matches!(name, "maildirfolder" | "subscriptions" | "courierimapuiddb")
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
        listing.entries.sort_by(|one, other| (&one.name, &one.path).cmp(&(&other.name, &other.path)));
        listing.tell_apart();
        listing
    }

    /// A message that stands twice under one name, flagged and not, is two files.
    fn tell_apart(&mut self) {
        let mut before: Option<(String, usize)> = None;
        for entry in &mut self.entries {
            before = match before {
                Some((name, count)) if name == entry.name => {
                    entry.name = format!("{name}{ESCAPE}#{}", count + 1);
                    Some((name, count + 1))
                }
                _ => Some((entry.name.clone(), 1)),
            };
        }
    }

    fn visit(&mut self, folder: &Path, below: &str, depth: usize) {
        self.folders.push((below.to_owned(), trusted_stamp(folder)));
        let is_maildir = is_maildir(folder);
        for entry in self.opened(folder, below) {
            let name = escaped(&entry.file_name());
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
            let name = escaped(&entry.file_name());
            if name.starts_with('.') || entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            let (base, flags) = base_and_flags(&name);
            let name = if below.is_empty() { base.to_owned() } else { format!("{below}/{base}") };
            let placed = flags_of(below.split('/'));
            self.entries.push(Entry { name, path: entry.path(), flags: Some(flags), placed, size: 0, stamp: 0 });
        }
    }

    fn file(&mut self, entry: &DirEntry, name: String) {
        match std::fs::metadata(entry.path()) {
            Ok(found) if found.is_file() => {
                let placed = flags_of(name.rsplit_once('/').map_or("", |(folders, _)| folders).split('/'));
                if !is_older(&found, YOUNG) {
                    self.look_again();
                }
                self.entries.push(Entry { name, path: entry.path(), flags: None, placed, size: found.len(), stamp: stamp(&found) });
            }
            Ok(_) => {}
            Err(error) => self.unopened.push((name, (&error).into())),
        }
    }

    /// Notes that the look of the folders says nothing about the next time.
    pub fn look_again(&mut self) {
        match self.folders.first_mut() {
            Some((_, stamp)) => *stamp = 0,
            None => self.folders.push((String::new(), 0)),
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
    if is_older(&found, TICK) { stamp(&found) } else { 0 }
}

fn is_older(found: &Metadata, age: Duration) -> bool {
    let then = SystemTime::now().checked_sub(age);
    found.modified().is_ok_and(|time| then.is_some_and(|then| time < then))
}

/// Stands before bytes of a name that are no UTF-8, two digits each.
const ESCAPE: char = char::REPLACEMENT_CHARACTER;

/// Writes a name so that it can be kept as text: two names stay two, and `unescaped` makes the same name of it.
pub(super) fn escaped(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                ESCAPE => escape(&mut text, ESCAPE.encode_utf8(&mut [0; 4]).as_bytes()),
                other => text.push(other),
            }
        }
        escape(&mut text, chunk.invalid());
    }
    text
}

fn escape(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        text.push_str(&format!("{ESCAPE}{byte:02x}"));
    }
}

/// Returns the name that was kept as text.
pub(super) fn unescaped(text: &str) -> OsString {
    let mut parts = text.split(ESCAPE);
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match digits {
            Some(byte) => bytes.push(byte),
            None => bytes.extend_from_slice(ESCAPE.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        bytes.extend_from_slice(part.get(if digits.is_some() { 2 } else { 0 }..).unwrap_or_default().as_bytes());
    }
    from_bytes(bytes)
}

#[cfg(unix)]
fn from_bytes(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
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
    use std::collections::HashSet;

    #[test]
    fn names_stay_what_they_are() {
        let names: [&[u8]; 5] = [b"plain", "見積.eml".as_bytes(), b"\x8c\xa9\x90\xcf.eml", b"\x90\xbf\x8b\x81.eml", "�8c".as_bytes()];
        let kept: Vec<String> = names.iter().map(|name| escaped(&from_bytes(name.to_vec()))).collect();
        assert_eq!((kept[0].as_str(), kept[1].as_str(), kept[2].as_str()), ("plain", "見積.eml", "�8c�a9�90�cf.eml"));
        assert_eq!(kept.iter().collect::<HashSet<_>>().len(), 5);
        let back: Vec<OsString> = kept.iter().map(|kept| unescaped(kept)).collect();
        assert_eq!(back, names.map(|name| from_bytes(name.to_vec())));
    }

    #[test]
    fn a_folder_with_a_folder_called_new_is_no_maildir_where_files_stand_beside() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |name: &str| std::fs::create_dir_all(folder.path().join(name)).expect("is made");
        make("new");
        assert!(is_maildir(folder.path()), "a copy without empty folders");
        std::fs::write(folder.path().join(".uidvalidity"), "1").expect("is written");
        assert!(is_maildir(folder.path()));
        std::fs::write(folder.path().join("a.eml"), "x").expect("is written");
        assert!(!is_maildir(folder.path()));
        make("cur");
        assert!(is_maildir(folder.path()));
    }

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
