//! Exports from book to file: own dates as a calendar, under names that stay the same from one export to the next.

use crate::domain::Priority;
use crate::export::ics::{IcsItem, Shape, calendar};
use crate::i18n::Words;
use crate::review::own_dates::{DateKind, OwnDate, Wanted};
use crate::say;
use crate::store::{self, Reader, Writer, directory};
use chrono::{Months, NaiveDate};
use std::io::Write;
use std::path::Path;

/// The setting that tells this book from others in names that leave it.
const BOOK_ID: &str = "book_id";

/// Returns the book's own name, when it has one already.
pub fn known_book_id(reader: &Reader) -> store::Result<Option<String>> {
    directory::setting(reader.connection(), BOOK_ID)
}

/// Returns the book's own name; makes one when it has none yet.
pub fn book_id(writer: &mut Writer) -> store::Result<String> {
    if let Some(id) = directory::setting(writer.connection(), BOOK_ID)? {
        return Ok(id);
    }
    let id = format!("{:016x}", fastrand::u64(..));
    writer.keep_setting(BOOK_ID, &id)?;
    Ok(id)
}

/// Returns what is exported when nothing else is said: everything from a month ago to two years ahead.
pub fn usual(today: NaiveDate) -> Wanted {
    let from = today.checked_sub_months(Months::new(1)).unwrap_or(today);
    let to = today.checked_add_months(Months::new(24)).unwrap_or(today);
    Wanted { kinds: Vec::new(), from, to }
}

/// Returns own dates as the text of a calendar; tasks become to-dos where that is wanted.
pub fn own_calendar(words: &Words, book: &str, dates: &[OwnDate], tasks_as_to_dos: bool) -> String {
    let items: Vec<IcsItem> = dates.iter().map(|date| item(words, book, date, tasks_as_to_dos)).collect();
    calendar(&say!(words, "agenda-export-name"), &items)
}

fn item(words: &Words, book: &str, date: &OwnDate, tasks_as_to_dos: bool) -> IcsItem {
    let shape = match (date.kind, tasks_as_to_dos) {
        (DateKind::Task, true) => Shape::ToDo { priority: priority(date.priority) },
        _ => Shape::Event,
    };
    let kind = kind_word(words, date.kind);
    let about: Vec<&str> =
        [date.account.as_deref(), Some(date.what.as_str())].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    IcsItem {
        uid: format!("{}-{}@{book}.mimamori", date.kind, date.id),
        shape,
        day: date.on,
        title: format!("{kind}: {}", about.join(" – ")),
        note: date.note.clone(),
        categories: vec!["mimamori".to_owned(), kind],
        changed_at: date.changed_at,
        sequence: date.changes,
    }
}

/// Returns what a kind of date is called.
pub fn kind_word(words: &Words, kind: DateKind) -> String {
    match kind {
        DateKind::Renewal => say!(words, "agenda-date-renewal"),
        DateKind::Notice => say!(words, "agenda-date-notice"),
        DateKind::Task => say!(words, "agenda-date-task"),
        DateKind::Step => say!(words, "agenda-date-step"),
        DateKind::Goal => say!(words, "agenda-date-goal"),
    }
}

fn priority(priority: Priority) -> u8 {
    match priority.value() {
        1 => 1,
        2 => 5,
        _ => 9,
    }
}

/// Writes a file so that under its name there is always a whole one: the old or the new.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".new-{}", std::process::id()));
    let unfinished = std::path::PathBuf::from(unfinished);
    let written = std::fs::File::create(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| std::fs::rename(&unfinished, path));
    if done.is_err() {
        // What is left of the attempt; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&unfinished);
    }
    done
}
