//! Letters on their way out: as files that mail programs open, into a Maildir folder, or to a command that sends. What was written
//! is for the person alone, and nothing that is there is written over.

mod send;

pub(super) use send::split;
pub use send::{SendError, send};

use crate::domain::MailDraftId;
use crate::domain::letter::{Desk, message_id};
use crate::export::eml::{Enclosure, Outgoing, Written, eml};
use crate::i18n::Words;
use crate::say;
use crate::tui::job::{Lettered, Parcel, Way};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The longest part of a name that is taken over into a file's name.
const NAME_LENGTH: usize = 80;

/// Keeps in the book who took a letter; says why it could not.
pub type Note<'n> = &'n mut dyn FnMut(MailDraftId, &str) -> Result<(), String>;

/// Lets letters leave one after the other, until one is not taken; `watch` may stop it between two. What was sent is noted at once,
/// whatever happens to the next: it cannot be taken back.
pub fn hand_over(
    words: &Words,
    way: Way,
    parcels: &[Parcel],
    place: &Place<'_>,
    (watch, note): (&mut dyn FnMut(u64, u64) -> bool, Note<'_>),
) -> Lettered {
    let mut lettered = Lettered::default();
    let total = u64::try_from(parcels.len()).unwrap_or(u64::MAX);
    for (at, parcel) in (0..).zip(parcels) {
        if !watch(at, total) {
            break;
        }
        let message = match message(parcel, place.desk, way != Way::Send) {
            Ok(message) => message,
            Err(error) => {
                lettered.failed = Some(say!(words, "draft-not-written", why = error.to_string()));
                break;
            }
        };
        lettered.refused = lettered.refused.or(message.refused);
        match taken(words, way, parcel, place, &message.bytes) {
            Ok(by) => {
                let noted = if way == Way::Send { note(parcel.draft, &by) } else { Ok(()) };
                lettered.done.push((parcel.draft, by));
                if let Err(why) = noted {
                    lettered.failed = Some(why);
                    break;
                }
            }
            Err(why) => {
                lettered.failed = Some(why);
                break;
            }
        }
    }
    lettered
}

/// Where letters go, and who writes them.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub desk: &'a Desk,
    /// The folder for files.
    pub folder: &'a Path,
}

fn taken(words: &Words, way: Way, parcel: &Parcel, place: &Place<'_>, bytes: &[u8]) -> Result<String, String> {
    let written = |done: io::Result<PathBuf>| {
        done.map(|path| path.display().to_string()).map_err(|error| say!(words, "draft-not-written", why = error.to_string()))
    };
    match way {
        Way::Files => written(write(place.folder, &parcel.name, bytes)),
        Way::Folder => {
            let folder = place.desk.drafts.as_deref().ok_or_else(|| say!(words, "draft-no-folder"))?;
            let unique = format!("{}.{}R{:x}.mimamori", parcel.at.timestamp(), parcel.draft, fastrand::u64(..));
            written(deliver(&super::importing::at_home(Path::new(folder)), &unique, bytes))
        }
        Way::Send => {
            let command = place.desk.send.as_deref().ok_or_else(|| say!(words, "draft-no-command"))?;
            send(command, bytes).map(|()| command.to_owned()).map_err(|error| send_error(words, command, &error))
        }
    }
}

fn send_error(words: &Words, command: &str, error: &SendError) -> String {
    let command = command.to_owned();
    match error {
        SendError::NoCommand => say!(words, "draft-no-command"),
        SendError::NotStarted(why) => say!(words, "draft-not-started", why = why.clone()),
        SendError::TooLong => say!(words, "draft-too-long", command = command),
        SendError::Refused { status: Some(status), said } => {
            say!(words, "draft-refused", command = command, status = status.to_string(), said = said.clone())
        }
        SendError::Refused { status: None, said } => say!(words, "draft-broken-off", command = command, said = said.clone()),
    }
}

/// Writes the message of a letter; reads what goes along.
fn message(parcel: &Parcel, desk: &Desk, is_draft: bool) -> io::Result<Written> {
    let files = parcel.attachments.iter().map(|name| enclosure(Path::new(name))).collect::<io::Result<Vec<_>>>()?;
    // What is no draft of the book has no id to be known by.
    let id = (parcel.draft.0 != 0).then(|| message_id(parcel.draft, parcel.at, desk.address.as_deref()));
    eml(&Outgoing {
        from: desk.address.as_deref().map(|address| (desk.name.as_deref(), address)),
        people: &parcel.people,
        subject: &parcel.subject,
        body: &parcel.body,
        at: Some(parcel.at),
        message_id: id.as_deref(),
        refs: &parcel.refs,
        files,
        charset: Some(desk.charset),
        is_draft,
    })
}

/// Returns the folder for drafts beside the book.
pub fn folder_beside(book: &Path) -> PathBuf {
    book.parent().unwrap_or(Path::new(".")).join("drafts")
}

/// Writes a letter into a folder under a name that no file has yet; returns where it is.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let stem = file_name(name);
    for number in 1_u32.. {
        let name = if number == 1 { format!("{stem}.eml") } else { format!("{stem} {number}.eml") };
        let path = folder.join(name);
        match create(&path) {
            Ok(file) => {
                fill(file, &path, bytes)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Puts a letter into a folder of Maildir's form as a draft: written aside first, so that no program sees half of it.
pub fn deliver(folder: &Path, unique: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for part in ["tmp", "new", "cur"] {
        fs::create_dir_all(folder.join(part))?;
    }
    let aside = folder.join("tmp").join(unique);
    fill(create(&aside)?, &aside, bytes)?;
    let place = folder.join("cur").join(format!("{unique}:2,DS"));
    // A link fails where the name is taken; moving would write over it.
    match fs::hard_link(&aside, &place) {
        // Some file systems have no links.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !place.exists() => fs::rename(&aside, &place)?,
        linked => {
            fs::remove_file(&aside)?;
            linked?;
        }
    }
    Ok(place)
}

/// Makes a file for the person alone.
pub(super) fn create(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a file that was just made; half of one does not stay.
fn fill(mut file: fs::File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        // The first failure is the one to tell.
        let _ = fs::remove_file(path);
    }
    written
}

/// Leaves out what file systems do not take in a name.
pub fn file_name(name: &str) -> String {
    let safe = |character: char| !character.is_control() && !"/\\:*?\"<>|".contains(character);
    let kept: String = name.chars().map(|character| if safe(character) { character } else { '-' }).take(NAME_LENGTH).collect();
    let kept = kept.trim().trim_matches('.').to_owned();
    if kept.is_empty() { "mail".to_owned() } else { kept }
}

fn enclosure(path: &Path) -> io::Result<Enclosure> {
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let bytes = fs::read(super::importing::at_home(path)).map_err(told)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Enclosure { mime: mime_of(&name).to_owned(), name, bytes })
}

/// Names the type of a file by its ending, for those that people send.
fn mime_of(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "txt" | "md" | "log" => "text/plain",
        "csv" => "text/csv",
        "htm" | "html" => "text/html",
        "ics" => "text/calendar",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "zip" => "application/zip",
        "json" => "application/json",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_and_names_are_safe() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = write(folder.path(), "2026-11-22 青葉: a/b", b"one").expect("is written");
        assert!(first.ends_with("2026-11-22 青葉- a-b.eml"), "{first:?}");
        let second = write(folder.path(), "2026-11-22 青葉: a/b", b"two").expect("again");
        assert_eq!((fs::read(&first).expect("reads"), fs::read(&second).expect("reads")), (b"one".to_vec(), b"two".to_vec()));
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&first).expect("is there").permissions()) & 0o777, 0o600);
        assert_eq!(file_name(" .. "), "mail");
    }

    #[test]
    fn a_maildir_gets_a_draft_that_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = deliver(folder.path(), "17.a.host", b"mail").expect("is delivered");
        assert!(path.ends_with("cur/17.a.host:2,DS"), "{path:?}");
        assert_eq!(fs::read(&path).expect("reads"), b"mail");
        assert_eq!(fs::read_dir(folder.path().join("tmp")).expect("is there").count(), 0);
        assert!(deliver(folder.path(), "17.a.host", b"other").is_err(), "a name that is taken is not written over");
        assert_eq!(fs::read(&path).expect("reads"), b"mail");
    }
}
