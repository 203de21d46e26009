//! Looks after the book while it is open: a proved backup every half hour in which something was written.

use crate::domain::Timestamp;
use crate::store::{Reader, backup};
use std::path::Path;
use std::time::{Duration, Instant};

const BETWEEN_BACKUPS: Duration = Duration::from_secs(30 * 60);

#[derive(Debug, Default)]
pub struct Care {
    /// When the first write since the last backup was.
    changed: Option<Instant>,
}

impl Care {
    pub fn note_change(&mut self, at: Instant) {
        self.changed.get_or_insert(at);
    }

    /// Starts a backup on a thread of its own when half an hour has passed since the first write that none has yet.
    pub fn back_up_when_due(&mut self, book: &Path, now: Timestamp, at: Instant) {
        if self.changed.is_some_and(|changed| at.saturating_duration_since(changed) >= BETWEEN_BACKUPS) {
            self.changed = None;
            let book = book.to_owned();
            // One that cannot be made now is made in half an hour; the book itself is safe without.
            let _ = std::thread::Builder::new()
                .name("backup".into())
                .spawn(move || Reader::open(&book).and_then(|reader| backup::routine(reader.connection(), &book, now.into())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_half_an_hour_after_a_write_and_not_without_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (book, now, start) = (folder.path().join("b.mimamori"), Timestamp::default(), Instant::now());
        let mut care = Care::default();
        let later = |minutes: u64| start + Duration::from_secs(60 * minutes);
        care.back_up_when_due(&book, now, later(600));
        care.note_change(later(600));
        care.note_change(later(620));
        care.back_up_when_due(&book, now, later(629));
        assert_eq!(care.changed, Some(later(600)), "not yet");
        care.back_up_when_due(&book, now, later(630));
        assert_eq!(care.changed, None);
    }
}
