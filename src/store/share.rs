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
            assert_eq!(shared_out(connection, &parts, twice).expect("reads"), expected);
        });
    }

    #[test]
    fn a_failure_ends_it_and_is_told() {
        with_book(|connection| {
            let parts: Vec<i64> = (0..100).collect();
            let torn = |connection: &Connection, id: &i64| if *id == 50 { Err(ErrorKind::ReadOnly.into()) } else { twice(connection, id) };
            assert!(matches!(shared_out(connection, &parts, torn).map_err(|error| error.kind), Err(ErrorKind::ReadOnly)));
        });
    }

    #[test]
    fn two_things_are_read_at_once_and_either_failure_is_told() {
        with_book(|connection| {
            let fails = || Err::<i64, _>(ErrorKind::ReadOnly.into());
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
