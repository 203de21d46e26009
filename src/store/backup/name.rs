//! The names of backups: the book's own, the time (UTC), and what the backup preceded: `book-20261122T090000Z-before-import.mimamori`.

use crate::domain::Timestamp;
use chrono::NaiveDateTime;

pub const EXTENSION: &str = "mimamori";
pub const TIME: &str = "%Y%m%dT%H%M%SZ";
/// Follows the time in the name of a book that could not be copied.
pub const DAMAGED: &str = "-damaged";
/// Bytes of a time as `TIME` spells it.
const TIME_LENGTH: usize = 16;

/// Reads the book's name and the time in a backup's file name; `None` for every other file.
pub fn read(file: &str) -> Option<(&str, Timestamp)> {
    let name = file.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let dashes = name.match_indices('-').map(|(dash, _)| dash);
    dashes.filter_map(|dash| Some((name.get(..dash)?, time_at(name.get(dash + 1..)?)?))).next_back()
}

/// Reads a time that ends with the text or before a dash. What was set aside as damaged is no backup: nothing stands for it.
fn time_at(text: &str) -> Option<Timestamp> {
    let (time, rest) = text.split_at_checked(TIME_LENGTH)?;
    let ends = rest.is_empty() || rest.starts_with('-') && !rest.starts_with(DAMAGED);
    NaiveDateTime::parse_from_str(time, TIME).ok().filter(|_| ends).map(|time| time.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_backups_are_read() {
        let book = |file| read(file).map(|(book, time)| (book.to_owned(), time.format("%F %T").to_string()));
        let at = "2026-11-22 09:00:00".to_owned();
        for (file, expected) in [
            ("book-20261122T090000Z.mimamori", Some("book")),
            ("book-20261122T090000Z-before-import.mimamori", Some("book")),
            ("book-20261122T090000Z-before-import-2.mimamori", Some("book")),
            ("my-book-担当-20261122T090000Z.mimamori", Some("my-book-担当")),
            ("book-20261122T090000Z-damaged.mimamori", None),
            ("book.mimamori", None),
            ("book-20261122T090000Z.mimamori.new-17", None),
            ("book-20261322T090000Z.mimamori", None),
            ("book-20261122T090000Zx.mimamori", None),
            ("notes-2026.txt", None),
            ("-.mimamori", None),
        ] {
            assert_eq!(book(file), expected.map(|book| (book.to_owned(), at.clone())), "{file}");
        }
    }
}
