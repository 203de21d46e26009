//! Cutting the texts of many rows on a thread beside the one that reads and writes them: cutting takes as long as writing.

use super::doc::{Doc, Texts, present};
use super::index::Fresh;
use super::source::{SOURCES, Source};
use crate::store::Result;
use rusqlite::Connection;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Rows that are handed to the thread at once.
const BATCH: usize = 32;
/// Batches on their way: one is read, one cut, one written.
const ON_THEIR_WAY: usize = 2;

/// A row whose words are cut.
pub(super) struct CutRow {
    pub source: &'static Source,
    pub row: i64,
    pub doc: Doc,
    pub mark: i64,
}

type Uncut = Vec<(&'static Source, i64, Texts)>;
type Cut = Vec<CutRow>;

/// Reads rows as they are now and hands them over cut, in their order; those without words are left out. `take` ends it with false.
pub(super) fn each(connection: &Connection, rows: &[Fresh], take: &mut dyn FnMut(CutRow) -> Result<bool>) -> Result<bool> {
    if rows.len() <= BATCH {
        return take_all(cut(read(connection, rows)?), take);
    }
    thread::scope(|scope| {
        let (uncut, to_cut) = sync_channel::<Uncut>(ON_THEIR_WAY);
        let (done, ready) = sync_channel::<Cut>(ON_THEIR_WAY);
        scope.spawn(move || work(&to_cut, &done));
        let mut on_their_way = 0;
        for batch in rows.chunks(BATCH) {
            if on_their_way == ON_THEIR_WAY {
                on_their_way -= 1;
                if !next(&ready, take)? {
                    return Ok(false);
                }
            }
            // The thread ends early only by a panic, which the end of the scope passes on.
            if uncut.send(read(connection, batch)?).is_err() {
                return Ok(false);
            }
            on_their_way += 1;
        }
        drop(uncut);
        for _ in 0..on_their_way {
            if !next(&ready, take)? {
                return Ok(false);
            }
        }
        Ok(true)
    })
}

fn work(to_cut: &Receiver<Uncut>, done: &SyncSender<Cut>) {
    for batch in to_cut {
        if done.send(cut(batch)).is_err() {
            return;
        }
    }
}

fn next(ready: &Receiver<Cut>, take: &mut dyn FnMut(CutRow) -> Result<bool>) -> Result<bool> {
    ready.recv().map_or(Ok(false), |batch| take_all(batch, take))
}

fn take_all(batch: Cut, take: &mut dyn FnMut(CutRow) -> Result<bool>) -> Result<bool> {
    for row in batch {
        if !take(row)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn read(connection: &Connection, rows: &[Fresh]) -> Result<Uncut> {
    let mut found = Vec::with_capacity(rows.len());
    for one in rows {
        if let Some(source) = SOURCES.get(one.source) {
            found.extend(present(connection, source, one.row)?.map(|texts| (source, one.row, texts)));
        }
    }
    Ok(found)
}

fn cut(batch: Uncut) -> Cut {
    let cut = |(source, row, texts): (&'static Source, i64, Texts)| {
        let doc = texts.doc(source)?;
        Some(CutRow { source, row, mark: doc.mark(), doc })
    };
    batch.into_iter().filter_map(cut).collect()
}
