//! Message files, read and parsed on threads beside the one that writes. Each thread has a channel of its own that holds a
//! few messages, and they are taken in turn: so the order is that of the files, and memory is bounded.

use super::listing::{Entry, stamp};
use crate::domain::Timestamp;
use crate::import::mail::{Arrival, MailReader, ReadMail, mbox::LARGEST_MESSAGE, unreadable};
use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, Scope};

/// Messages that wait in the channel of a thread.
const WAITING: usize = 32;
const MOST_THREADS: usize = 4;

/// A file that was read.
#[derive(Debug)]
pub(super) struct FileRead {
    pub mail: ReadMail,
    pub size: u64,
    pub stamp: i64,
}

/// How many threads parse.
pub(super) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}

/// Reads files one after the other; `take` gets each in its turn and may stop it all with an error.
pub(super) fn each<E>(
    entries: &[&Entry],
    now: Timestamp,
    mut take: impl FnMut(usize, io::Result<FileRead>) -> Result<(), E>,
) -> Result<(), E> {
    thread::scope(|scope| {
        let count = threads();
        let channels: Vec<_> = (0..count).map(|first| reader(scope, entries, (first, count), now)).collect();
        for index in 0..entries.len() {
            // A reader ends early only by a panic that parsing did not catch.
            let read = channels[index % count].recv().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()));
            take(index, read)?;
        }
        Ok(())
    })
}

fn reader<'scope>(
    scope: &'scope Scope<'scope, '_>,
    entries: &'scope [&'scope Entry],
    (first, step): (usize, usize),
    now: Timestamp,
) -> Receiver<io::Result<FileRead>> {
    let (sender, receiver) = sync_channel(WAITING);
    scope.spawn(move || {
        let reader = MailReader::default();
        for entry in entries.iter().skip(first).step_by(step) {
            if sender.send(read_file(&reader, entry, now)).is_err() {
                break;
            }
        }
    });
    receiver
}

fn read_file(reader: &MailReader, entry: &Entry, now: Timestamp) -> io::Result<FileRead> {
    let mut file = File::open(&entry.path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default().min(LARGEST_MESSAGE) + 1);
    file.by_ref().take(LARGEST_MESSAGE as u64).read_to_end(&mut bytes)?;
    let arrival = Arrival { now, came: found.modified().ok().map(Timestamp::from) };
    let mut mail = parse(reader, of_apple(&entry.path, &bytes), &arrival);
    mail.size = found.len();
    Ok(FileRead { mail, size: found.len(), stamp: stamp(&found) })
}

/// Apple Mail writes the message's length before it, and notes of its own behind.
fn of_apple<'b>(path: &std::path::Path, bytes: &'b [u8]) -> &'b [u8] {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("emlx")) {
        return bytes;
    }
    let mut lines = bytes.splitn(2, |byte| *byte == b'\n');
    let length = lines.next().and_then(|line| std::str::from_utf8(line).ok()).and_then(|line| line.trim().parse::<usize>().ok());
    let message = lines.next().unwrap_or_default();
    length.and_then(|length| message.get(..length)).unwrap_or(bytes)
}

/// Parses a message; one that the parser fails on comes in as what cannot be read.
pub(super) fn parse(reader: &MailReader, bytes: &[u8], arrival: &Arrival) -> ReadMail {
    catch_unwind(AssertUnwindSafe(|| reader.read(bytes, arrival))).unwrap_or_else(|_| unreadable(bytes, arrival))
}
