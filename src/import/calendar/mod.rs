//! From the bytes of calendar files (ICS; a folder with one event a file is many of them) to meetings. Pure: no clock is read,
//! no book is asked; the window in which endless series are worked out is given.
//!
//! Every VEVENT becomes meetings, or lies outside of the window, or is the same as another, or is left out with file, line,
//! and reason: the counts of `Plan` add up. In reading order: `line`, `component`, `time` and `zone`, `event`, `recur`, `series`.

mod component;
mod event;
mod fault;
mod line;
mod recur;
mod series;
#[cfg(test)]
mod tests;
mod time;
mod windows;
mod zone;

pub use event::Person;
pub use fault::Fault;
pub use series::PlannedMeeting;

use crate::domain::Zone;
use crate::import::{Problem, Reason};
use chrono::{Days, Months, NaiveDate};
use component::Component;
use event::{Event, Reader};
use fault::Note;
use std::collections::{BTreeSet, HashMap};
use zone::Zones;

/// The most instances of one series; a daily one has 913 in the usual window.
pub const MAX_INSTANCES: usize = 2_000;
/// The largest calendar that is read, in bytes.
pub const MAX_BYTES: usize = 256 << 20;
/// Flaws that are listed for one file; a broken one would list each of its lines.
const MAX_NOTES: usize = 200;

/// A file as it was read.
#[derive(Clone, Copy, Debug)]
pub struct CalendarFile<'f> {
    pub name: &'f str,
    pub bytes: &'f [u8],
}

/// Where and when the person is, and from which day to which series are worked out.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub zone: Zone,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Frame {
    /// Returns the usual window: 18 months back, 12 months ahead.
    pub fn around(today: NaiveDate, zone: Zone) -> Frame {
        let from = today.checked_sub_months(Months::new(18)).unwrap_or(today);
        let to = today.checked_add_months(Months::new(12)).and_then(|day| day.checked_add_days(Days::new(1))).unwrap_or(today);
        Frame { zone, from, to }
    }
}

/// What the files hold.
#[derive(Clone, Debug, Default)]
pub struct CalendarPlan {
    pub files: Vec<String>,
    pub meetings: Vec<PlannedMeeting>,
    /// UIDs whose series is told in full: an instance that is not among the meetings is no more.
    pub whole: BTreeSet<String>,
    pub counts: Counts,
    /// Events that were left out, each with file, line and reason.
    pub problems: Vec<Problem>,
    /// What was wrong with things that came in.
    pub notes: Vec<Problem>,
}

/// `events` is `placed + outside + same + left_out`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub files: u64,
    /// VEVENTs read.
    pub events: u64,
    /// Events that brought meetings.
    pub placed: u64,
    /// Events whose every instance is outside of the window.
    pub outside: u64,
    /// Events that are there a second time, word for word.
    pub same: u64,
    pub left_out: u64,
    /// Instances outside of the window that were passed.
    pub instances_outside: u64,
    /// To-dos, journals, free-busy times: counted, for they are no meetings.
    pub not_meetings: u64,
}

/// Reads calendar files. Files that belong together (a folder) are read together: a series and its changes may be apart.
pub fn plan(files: &[CalendarFile<'_>], frame: &Frame) -> CalendarPlan {
    let mut plan = CalendarPlan { files: files.iter().map(|file| file.name.to_owned()).collect(), ..CalendarPlan::default() };
    let mut events = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let mut notes = Vec::new();
        plan.counts.files += 1;
        read_file(&mut plan, index, file.bytes, frame, &mut events, &mut notes);
        plan.notes.extend(notes.into_iter().take(MAX_NOTES).map(|note| problem(file.name, note)));
    }
    unfold(&mut plan, events, frame);
    plan
}

fn problem(file: &str, note: Note) -> Problem {
    Problem { file: file.to_owned(), row: note.line, column: note.column.map(str::to_owned), reason: Reason::Calendar(note.fault) }
}

fn read_file(plan: &mut CalendarPlan, file: usize, bytes: &[u8], frame: &Frame, events: &mut Vec<Event>, notes: &mut Vec<Note>) {
    let components = match line::lines(bytes, notes) {
        Ok(lines) => component::tree(lines, notes),
        Err(crate::import::TableError::Empty) => Vec::new(),
        Err(error) => return leave_file(plan, file, Fault::NotText(error.to_string())),
    };
    if components.is_empty() {
        return leave_file(plan, file, Fault::NoCalendar);
    }
    // Rules of a zone must hold a year longer than the window: its last instances may end there.
    let until = frame.to.checked_add_months(Months::new(12)).unwrap_or(frame.to);
    let mut reader = Reader { file, zones: Zones::of(&components, until), notes, is_cancel: false };
    for component in &components {
        walk(plan, &mut reader, component, events);
    }
}

/// A file without a calendar is a problem, though no event was left out.
fn leave_file(plan: &mut CalendarPlan, file: usize, fault: Fault) {
    let name = plan.files[file].clone();
    plan.problems.push(problem(&name, Note::whole(fault)));
}

fn walk(plan: &mut CalendarPlan, reader: &mut Reader<'_>, component: &Component, events: &mut Vec<Event>) {
    match component.name.as_str() {
        "VEVENT" => {
            plan.counts.events += 1;
            match reader.event(component) {
                Ok(event) => events.push(event),
                Err((line, fault)) => {
                    plan.counts.left_out += 1;
                    let name = plan.files[reader.file].clone();
                    plan.problems.push(problem(&name, Note { line, column: Some("DTSTART"), fault }));
                }
            }
        }
        "VTODO" | "VJOURNAL" | "VFREEBUSY" | "VAVAILABILITY" => plan.counts.not_meetings += 1,
        "VTIMEZONE" | "VALARM" => {}
        _ => {
            let is_cancel = component.text("METHOD").is_some_and(|method| method.eq_ignore_ascii_case("CANCEL"));
            let outer = reader.is_cancel;
            reader.is_cancel = outer || is_cancel;
            for child in &component.children {
                walk(plan, reader, child, events);
            }
            reader.is_cancel = outer;
        }
    }
}

fn unfold(plan: &mut CalendarPlan, events: Vec<Event>, frame: &Frame) {
    let mut order = Vec::new();
    let mut by_uid: HashMap<String, Vec<Event>> = HashMap::new();
    for event in events {
        let group = by_uid.entry(event.uid.clone()).or_default();
        if group.is_empty() {
            order.push(event.uid.clone());
        }
        group.push(event);
    }
    for uid in order {
        let group = by_uid.remove(&uid).unwrap_or_default();
        let count = group.len() as u64;
        let unfolded = series::unfold(group, frame, &plan.files);
        take(plan, uid, count, unfolded);
    }
}

fn take(plan: &mut CalendarPlan, uid: String, count: u64, unfolded: series::Unfolded) {
    let mut lost = unfolded.events_outside;
    plan.counts.outside += unfolded.events_outside;
    plan.counts.instances_outside += unfolded.outside;
    for (event, fault) in unfolded.replaced {
        lost += 1;
        match fault {
            Some(fault) => {
                plan.counts.left_out += 1;
                let name = plan.files[event.file].clone();
                plan.problems.push(problem(&name, Note { line: event.line, column: None, fault }));
            }
            None => plan.counts.same += 1,
        }
    }
    for event in unfolded.cut {
        let name = plan.files[event.file].clone();
        plan.notes.push(problem(&name, Note { line: event.line, column: Some("RRULE"), fault: Fault::TooMany { limit: MAX_INSTANCES } }));
    }
    plan.counts.placed += count - lost.min(count);
    plan.meetings.extend(unfolded.meetings);
    if unfolded.is_whole {
        plan.whole.insert(uid);
    }
}
