//! Attendance from a file: reads the list and carries it out, or says what it would do.

use super::{ImportError, Place, at_home, read_bytes};
use crate::domain::{Event, EventId, OpId};
use crate::import::{self, Options};
use crate::ops;
use crate::ops::import::AttendanceReport;
use crate::store::{self, Changes, Tx, Writer};
use std::path::Path;

/// What became of a list.
#[derive(Debug)]
pub struct Attended {
    pub report: AttendanceReport,
    /// The op that undo takes back; `None` when nothing was written.
    pub op: Option<OpId>,
    pub changes: Changes,
}

/// Reads a list of who came to an event, and marks them in one step.
pub fn attend(writer: &mut Writer, event: EventId, path: &Path, is_rehearsal: bool, place: Place) -> Result<Attended, ImportError> {
    let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let bytes = read_bytes(&at_home(path))?;
    let table = import::read(&file, &bytes, &Options::default()).map_err(|error| ImportError::Table { file: file.clone(), error })?;
    let list = import::attendance::attendance(&file, &table).ok_or(ImportError::NoGuests { file })?;
    let at = store::get::<Event>(writer.connection(), event)?.map(|row| row.at);
    let today = place.zone.wall(place.now).date();
    let is_to_come = at.is_some_and(|at| at.day(&place.zone) > today);
    let run = |tx: &Tx<'_>| ops::import::attend(tx, event, &list, is_to_come);
    if is_rehearsal {
        let report = writer.rehearse(place.now, run)?;
        return Ok(Attended { report, op: None, changes: Changes::default() });
    }
    let done = writer.transact(place.now, |tx| {
        let report = run(tx)?;
        let label = ops::import::attendance_label(&report);
        Ok::<_, ops::Error>((report, label))
    })?;
    Ok(Attended { report: done.value, op: done.op, changes: done.changes })
}
