//! A calendar import from path to book: the files of a path, read together, planned, and carried out or rehearsed.

use super::{ImportError, Place, at_home};
use crate::import::calendar::{CalendarFile, Frame, MAX_BYTES, plan};
use crate::ops::import::calendar::{CalendarChoices, CalendarReport, label, run as carry_out};
use crate::ops::mail::say_own;
use crate::store::mail::whose::own_addresses as said_own;
use crate::store::{Changes, Tx, Writer};
use crate::tui::job::{CalendarOutcome, CalendarRequest};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Folders inside of a folder that are looked into; a vdir has one level for each calendar.
const MAX_DEPTH: usize = 4;
const MAX_FILES: usize = 100_000;
const ENDINGS: &[&str] = &["ics", "ical", "icalendar", "ifb", "vcs"];

/// A calendar import that is done, or rehearsed.
#[derive(Debug)]
pub struct CalendarImported {
    pub outcome: CalendarOutcome,
    pub changes: Changes,
}

struct Content {
    name: String,
    bytes: Vec<u8>,
    source: String,
}

/// Runs a calendar import; `watch` hears how far it is and can stop it. Own addresses that are named are kept,
/// for the next one and for mail: a rule as `mail own add` makes it, in the same step.
pub fn run(
    writer: &mut Writer,
    request: &CalendarRequest,
    place: Place,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<CalendarImported, ImportError> {
    let contents = contents(request, watch)?;
    let frame = Frame::around(place.zone.wall(place.now).date(), place.zone);
    let files: Vec<CalendarFile<'_>> = contents.iter().map(|content| CalendarFile { name: &content.name, bytes: &content.bytes }).collect();
    let plan = plan(&files, &frame);
    let own = own_addresses(writer, request)?;
    let sources = contents.iter().map(|content| content.source.clone()).collect();
    let choices = CalendarChoices { own, sources, frame, now: place.now };
    let place_all = |tx: &Tx<'_>, watch: &mut dyn FnMut(u64, u64) -> bool| -> Result<CalendarReport, ImportError> {
        say_own(tx, &request.own)?;
        carry_out(tx, &plan, &choices, watch)?.ok_or(ImportError::Stopped)
    };
    if request.dry_run {
        let report = writer.rehearse(place.now, |tx| place_all(tx, watch))?;
        return Ok(CalendarImported { outcome: CalendarOutcome { report, op: None, rehearsed: true }, changes: Changes::default() });
    }
    let done = writer.transact(place.now, |tx| place_all(tx, watch).map(|report| (report.clone(), label(&report))))?;
    Ok(CalendarImported { outcome: CalendarOutcome { report: done.value, op: done.op, rehearsed: false }, changes: done.changes })
}

fn own_addresses(writer: &Writer, request: &CalendarRequest) -> Result<Vec<String>, ImportError> {
    if !request.own.is_empty() {
        return Ok(request.own.clone());
    }
    // What was said about mail holds for meetings as well.
    Ok(said_own(writer.connection())?)
}

fn contents(request: &CalendarRequest, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<Vec<Content>, ImportError> {
    if request.paths.is_empty() {
        return Err(ImportError::NoFile);
    }
    let mut contents = Vec::new();
    for path in &request.paths {
        let path = at_home(path);
        let whole = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        let source = whole.display().to_string();
        for file in files_of(&path)? {
            if !watch(0, 1) {
                return Err(ImportError::Stopped);
            }
            let inside = file.strip_prefix(&path).ok().filter(|inside| !inside.as_os_str().is_empty());
            let name = inside.map_or_else(|| file.file_name().unwrap_or_default().to_string_lossy(), |inside| inside.to_string_lossy());
            contents.push(Content { name: name.into_owned(), bytes: read_bytes(&file)?, source: source.clone() });
        }
    }
    Ok(contents)
}

/// Returns a file itself, or the calendar files of a folder in the order of their names.
fn files_of(path: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let found = std::fs::metadata(path).map_err(|error| ImportError::CannotRead { path: path.to_owned(), error })?;
    if !found.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    collect(path, 0, &mut files)?;
    if files.is_empty() {
        return Err(ImportError::NoCalendars(path.to_owned()));
    }
    files.sort();
    files.truncate(MAX_FILES);
    Ok(files)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), ImportError> {
    let cannot = |error| ImportError::CannotRead { path: folder.to_owned(), error };
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            if depth < MAX_DEPTH {
                collect(&path, depth + 1, files)?;
            }
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads no more than a calendar may have. What is larger ends torn, and the plan says so.
fn read_bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64;
    std::fs::File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| ImportError::CannotRead { path: path.to_owned(), error })?;
    Ok(bytes)
}
