//! Mailbox files: one thread cuts the file into messages, others parse them, and they are taken in their order. What waits is
//! bounded in messages and in bytes.

use super::feed::{parse, threads};
use crate::domain::Timestamp;
use crate::import::mail::mbox::{Piece, Pieces};
use crate::import::mail::{Arrival, MailReader, ReadMail, fingerprint};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Messages that go through a channel together; in bytes, a little more than so many.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 1 << 20;
const BUFFER: usize = 1 << 18;
/// How much of a mailbox file tells that it only grew, at its beginning and where it was read to.
const MARKED: u64 = 4 << 10;

type Batch = io::Result<Vec<Piece>>;
type Parsed = io::Result<Vec<(u64, ReadMail)>>;

/// Reads the messages of a mailbox file from a place on; `take` gets each with where it begins. Returns where the file ended.
pub(super) fn each<E: From<io::Error>>(
    path: &Path,
    from: u64,
    now: Timestamp,
    mut take: impl FnMut(u64, ReadMail) -> Result<(), E>,
) -> Result<u64, E> {
    let mut file = File::open(path)?;
    let written = file.metadata().and_then(|found| found.modified()).ok().map(Timestamp::from);
    file.seek(SeekFrom::Start(from))?;
    thread::scope(|scope| {
        let count = threads();
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        for _ in 0..count {
            // One batch is parsed and one waits.
            let (input, batches) = sync_channel::<Batch>(1);
            let (parsed, output) = sync_channel::<Parsed>(1);
            scope.spawn(move || parse_all(&batches, &parsed, now, written));
            inputs.push(input);
            outputs.push(output);
        }
        let cutter = scope.spawn(move || cut(BufReader::with_capacity(BUFFER, file), from, &inputs));
        for turn in 0.. {
            let Ok(batch) = outputs[turn % count].recv() else { break };
            for (place, mail) in batch? {
                take(place, mail)?;
            }
        }
        drop(outputs);
        Ok(cutter.join().unwrap_or(from))
    })
}

/// Cuts the file and deals its messages out in turn; returns where the file ended.
fn cut(input: BufReader<File>, from: u64, outputs: &[SyncSender<Batch>]) -> u64 {
    let mut pieces = Pieces::from(input, from);
    let mut turn = 0;
    loop {
        let (mut batch, mut bytes, mut failure) = (Vec::new(), 0, None);
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            match pieces.next() {
                Some(Ok(piece)) => {
                    bytes += piece.bytes.len();
                    batch.push(piece);
                }
                Some(Err(error)) => {
                    failure = Some(error);
                    break;
                }
                None => break,
            }
        }
        let is_end = batch.is_empty();
        let sent = if is_end { Ok(()) } else { outputs[turn % outputs.len()].send(Ok(batch)).map(|()| turn += 1) };
        if let Some(error) = failure {
            // Nobody listens only where everything was stopped.
            let _ = outputs[turn % outputs.len()].send(Err(error));
            return pieces.read_to();
        }
        if is_end || sent.is_err() {
            return pieces.read_to();
        }
    }
}

fn parse_all(batches: &Receiver<Batch>, parsed: &SyncSender<Parsed>, now: Timestamp, written: Option<Timestamp>) {
    let reader = MailReader::default();
    let parse_piece = |piece: Piece| {
        let arrival = Arrival { now, came: piece.came.or(written) };
        (piece.place, parse(&reader, &piece.bytes, &arrival))
    };
    for batch in batches {
        if parsed.send(batch.map(|pieces| pieces.into_iter().map(parse_piece).collect())).is_err() {
            break;
        }
    }
}

/// Returns a fingerprint of what stands at the beginning of a file and before a place in it.
pub(super) fn mark(path: &Path, read_to: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut part = |from: u64| -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.by_ref().take(MARKED.min(read_to - from)).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let (first, last) = (part(0)?, part(read_to.saturating_sub(MARKED))?);
    Ok(fingerprint(&[&first, &last, &read_to.to_le_bytes()]))
}

/// Says whether a mailbox file only grew since it was read to a place: then it is read on from there.
pub(super) fn only_grew(path: &Path, read_to: u64, before: &str) -> bool {
    let goes_on = || -> io::Result<bool> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(read_to))?;
        let mut bytes = Vec::new();
        file.take(64).read_to_end(&mut bytes)?;
        Ok(bytes.is_empty() || bytes.trim_ascii_start().starts_with(b"From "))
    };
    read_to > 0 && mark(path, read_to).is_ok_and(|mark| mark == before) && goes_on().unwrap_or(false)
}
