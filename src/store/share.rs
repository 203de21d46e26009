//! Reading a large book on several threads, each with a reader of its own: what is asked of five thousand accounts is asked of each
//! by itself.

use crate::store::open::Reader;
use crate::store::{Result, pragmas};
use rusqlite::Connection;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// From so many parts on another reader pays: opening one costs what about ten parts cost.
const PARTS_A_READER: usize = 12;
/// More threads than that wait for the file.
const MOST: usize = 4;

/// Works through parts with what the book says of each, and returns the results in their order; the first failure ends it.
///
/// What a transaction has not committed yet only its own connection sees, so that within one a single thread reads.
pub fn shared_out<P: Sync, W: Send>(
    connection: &Connection,
    parts: &[P],
    work: impl Fn(&Connection, &P) -> Result<W> + Sync,
) -> Result<Vec<W>> {
    let path = connection.path().filter(|path| !path.is_empty() && connection.is_autocommit());
    let threads = (parts.len() / PARTS_A_READER).min(std::thread::available_parallelism().map_or(1, usize::from)).min(MOST);
    let Some(path) = path.map(Path::new).filter(|_| threads > 1) else {
        return parts.iter().map(|part| work(connection, part)).collect();
    };
    let share = Share { parts, next: AtomicUsize::new(0), work };
    let mut done: Vec<(usize, Result<W>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| share.taken_by_another(path))).collect();
        let mut done = share.taken_by(connection);
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Reads two things of a large book at once, the first on a thread with a reader of its own; one after the other where that is not
/// possible.
pub fn beside<A: Send, B>(
    connection: &Connection,
    aside: impl Fn(&Connection) -> Result<A> + Sync,
    here: impl FnOnce() -> Result<B>,
) -> Result<(A, B)> {
    let path = connection.path().filter(|path| !path.is_empty() && connection.is_autocommit()).map(Path::new);
    let Some(path) = path.filter(|_| std::thread::available_parallelism().is_ok_and(|threads| threads.get() > 1)) else {
        return Ok((aside(connection)?, here()?));
    };
    let (found, here) = std::thread::scope(|scope| {
        let other = scope.spawn(|| opened(path).map(|reader| aside(reader.connection())));
        let here = here();
        (other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), here)
    });
    let aside = found.unwrap_or_else(|| aside(connection))?;
    Ok((aside, here?))
}

/// Opens one more reader of a book; `None` where that is not possible, as where nothing can be written beside the file.
fn opened(path: &Path) -> Option<Reader> {
    let reader = Reader::open(path).ok()?;
    pragmas::roomy(reader.connection());
    Some(reader)
}

/// The parts, of which each thread takes the next.
struct Share<'a, P, F> {
    parts: &'a [P],
    next: AtomicUsize,
    work: F,
}

impl<P, F> Share<'_, P, F> {
    fn taken_by<W>(&self, connection: &Connection) -> Vec<(usize, Result<W>)>
    where
        F: Fn(&Connection, &P) -> Result<W>,
    {
        let mut done = Vec::new();
        while let Some((place, part)) = self.take() {
            let result = (self.work)(connection, part);
            if result.is_err() {
                self.next.store(self.parts.len(), Ordering::Relaxed);
            }
            done.push((place, result));
        }
        done
    }

    /// Takes parts with a new reader; where it cannot be opened the others do the work.
    fn taken_by_another<W>(&self, path: &Path) -> Vec<(usize, Result<W>)>
    where
        F: Fn(&Connection, &P) -> Result<W>,
    {
        opened(path).map_or_else(Vec::new, |reader| self.taken_by(reader.connection()))
    }

    fn take(&self) -> Option<(usize, &P)> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        Some((place, self.parts.get(place)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ErrorKind;
    use std::collections::HashSet;
    use std::sync::{Condvar, Mutex};
    use std::thread::ThreadId;
    use std::time::Duration;

    /// The threads that came here. Whoever comes waits for a second one, so that none does all the work before the others begin.
    #[derive(Default)]
    struct Meeting {
        came: Mutex<HashSet<ThreadId>>,
        changed: Condvar,
    }

    /// So long one waits for somebody who does not come: only a test that fails takes it.
    const PATIENCE: Duration = Duration::from_secs(20);

    impl Meeting {
        fn come(&self) {
            let mut came = self.came.lock().expect("nobody panicked");
            came.insert(std::thread::current().id());
            self.changed.notify_all();
            if can_share() {
                drop(self.changed.wait_timeout_while(came, PATIENCE, |came| came.len() < 2).expect("nobody panicked"));
            }
        }

        fn come_alone(&self) {
            self.came.lock().expect("nobody panicked").insert(std::thread::current().id());
            self.changed.notify_all();
        }

        /// Waits until somebody came.
        fn wait(&self) {
            let came = self.came.lock().expect("nobody panicked");
            drop(self.changed.wait_timeout_while(came, PATIENCE, |came| came.is_empty()).expect("nobody panicked"));
        }

        fn count(&self) -> usize {
            self.came.lock().expect("nobody panicked").len()
        }
    }

    /// Says whether this machine works on two things at once.
    fn can_share() -> bool {
        std::thread::available_parallelism().is_ok_and(|threads| threads.get() > 1)
    }

    fn with_book(check: impl FnOnce(&Connection)) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("some.db");
        let connection = Connection::open(&path).expect("opens");
        connection
            .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE part (id INTEGER PRIMARY KEY, twice INTEGER);")
            .expect("makes a table");
        for id in 0..100 {
            connection.execute("INSERT INTO part VALUES (?1, 2 * ?1)", [id]).expect("inserts");
        }
        check(&connection);
    }

    fn twice(connection: &Connection, id: &i64) -> Result<i64> {
        Ok(connection.query_row("SELECT twice FROM part WHERE id = ?", [id], |row| row.get(0))?)
    }

    #[test]
    fn the_results_are_in_order_however_many_read() {
        with_book(|connection| {
            let parts: Vec<i64> = (0..100).collect();
            let expected: Vec<i64> = parts.iter().map(|id| 2 * id).collect();
            let meeting = Meeting::default();
            let work = |connection: &Connection, id: &i64| {
                meeting.come();
                twice(connection, id)
            };
            assert_eq!(shared_out(connection, &parts, work).expect("reads"), expected);
            assert_eq!(meeting.count() > 1, can_share(), "{} read", meeting.count());
        });
    }

    #[test]
    fn a_failure_ends_it_and_is_told() {
        with_book(|connection| {
            let parts: Vec<i64> = (0..100).collect();
            let (meeting, after, has_failed) = (Meeting::default(), AtomicUsize::new(0), Meeting::default());
            let torn = |connection: &Connection, id: &i64| {
                meeting.come();
                match id {
                    10 => {
                        has_failed.come_alone();
                        Err(ErrorKind::ReadOnly.into())
                    }
                    ..10 => twice(connection, id),
                    _ => {
                        // What is told a moment later is taken note of a moment later.
                        has_failed.wait();
                        std::thread::sleep(Duration::from_millis(20));
                        after.fetch_add(1, Ordering::Relaxed);
                        twice(connection, id)
                    }
                }
            };
            assert!(matches!(shared_out(connection, &parts, torn).map_err(|error| error.kind), Err(ErrorKind::ReadOnly)));
            let after = after.into_inner();
            assert!(after < 40, "{after} of 89 parts were read after the one that failed");
        });
    }

    #[test]
    fn two_things_are_read_at_once_and_either_failure_is_told() {
        with_book(|connection| {
            let fails = || Err::<i64, _>(ErrorKind::ReadOnly.into());
            let here = std::thread::current().id();
            let (there, _) = beside(connection, |_| Ok(std::thread::current().id()), || Ok(())).expect("reads");
            assert_eq!(there != here, can_share(), "on a thread of its own");
            assert_eq!(beside(connection, |other| twice(other, &7), || twice(connection, &8)).expect("reads"), (14, 16));
            assert!(beside(connection, |_| fails(), || twice(connection, &8)).is_err());
            assert!(beside(connection, |other| twice(other, &7), fails).is_err());
        });
    }

    #[test]
    fn what_is_not_committed_yet_is_seen() {
        with_book(|connection| {
            let parts: Vec<i64> = (0..100).collect();
            connection.execute_batch("BEGIN; UPDATE part SET twice = 7").expect("writes");
            assert_eq!(shared_out(connection, &parts, twice).expect("reads"), vec![7; 100]);
            assert_eq!(beside(connection, |other| twice(other, &1), || Ok(())).expect("reads").0, 7);
        });
    }
}
