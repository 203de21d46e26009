//! Events of one UID as meetings: the series worked out in the window, with the instances that were moved, changed or
//! called off in the place of the planned ones.

use super::event::{Event, Length, Person};
use super::fault::Fault;
use super::recur;
use super::time::{Place, When};
use super::{Frame, MAX_INSTANCES};
use crate::domain::{MeetingStatus, Moment};
use chrono::{Duration, NaiveDateTime, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A meeting to be: one instance of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedMeeting {
    /// The file, as its place in the plan's list, and the line of its event.
    pub file: usize,
    pub line: u64,
    pub uid: String,
    /// Its original start; empty for an event that does not repeat.
    pub instance: String,
    pub title: String,
    pub place: Option<String>,
    pub note: Option<String>,
    pub at: Moment,
    /// The last day of whole days, where there are several.
    pub end_at: Option<Moment>,
    pub status: MeetingStatus,
    pub people: Rc<Vec<Person>>,
}

/// What became of the events of a UID.
#[derive(Debug, Default)]
pub(super) struct Unfolded {
    pub meetings: Vec<PlannedMeeting>,
    /// Instances that are not in the window.
    pub outside: u64,
    /// Events that brought no meeting, because all of theirs are outside of the window.
    pub events_outside: u64,
    /// Events that another one replaces, with the one that counts; without a reason they are the same.
    pub replaced: Vec<(Event, Option<Fault>)>,
    /// Events of which some instances were left out.
    pub cut: Vec<Event>,
    /// Whether the whole series was said here, so that what it does not hold is no more.
    pub is_whole: bool,
}

/// Works out the events of one UID; `files` are the names, for reasons.
pub(super) fn unfold(events: Vec<Event>, frame: &Frame, files: &[String]) -> Unfolded {
    let mut out = Unfolded::default();
    let (overrides, masters): (Vec<Event>, Vec<Event>) = events.into_iter().partition(|event| event.instance.is_some());
    let master = newest(masters, files, &mut out);
    let overrides = newest_overrides(overrides, master.as_ref(), frame, files, &mut out);
    match master {
        Some(master) if repeats(&master, &overrides) => series(&master, &overrides, frame, &mut out),
        Some(master) => {
            out.meetings.push(meeting(&master, &master, &master.start, master.length, String::new(), frame));
            out.is_whole = true;
        }
        None => {
            for event in overrides.values() {
                lone(event, frame, &mut out);
            }
        }
    }
    out
}

fn repeats(master: &Event, overrides: &BTreeMap<NaiveDateTime, Event>) -> bool {
    !master.rules.is_empty() || !master.more.is_empty() || !overrides.is_empty()
}

/// Keeps the newest of several versions of an event.
fn newest(events: Vec<Event>, files: &[String], out: &mut Unfolded) -> Option<Event> {
    let mut best: Option<Event> = None;
    for event in events {
        best = Some(match best {
            Some(held) => newer(held, event, files, out),
            None => event,
        });
    }
    best
}

/// Keeps the newer of two, and of equals the later read.
fn newer(held: Event, other: Event, files: &[String], out: &mut Unfolded) -> Event {
    let (loser, winner) = if held.version > other.version { (other, held) } else { (held, other) };
    let file = files.get(winner.file).cloned().unwrap_or_default();
    let fault = (!is_same(&loser, &winner)).then(|| Fault::Replaced { uid: loser.uid.clone(), file, line: winner.line });
    out.replaced.push((loser, fault));
    winner
}

fn is_same(one: &Event, other: &Event) -> bool {
    let facts =
        |event: &Event| (event.start.clone(), event.length, event.title.clone(), event.place.clone(), event.note.clone(), event.status);
    facts(one) == facts(other) && one.people == other.people && one.rules.len() == other.rules.len()
}

/// Keeps the newest change of each instance, under its original start on the series' own clock.
fn newest_overrides(
    events: Vec<Event>,
    master: Option<&Event>,
    frame: &Frame,
    files: &[String],
    out: &mut Unfolded,
) -> BTreeMap<NaiveDateTime, Event> {
    let mut kept: BTreeMap<NaiveDateTime, Event> = BTreeMap::new();
    for event in events {
        let Some(instance) = &event.instance else { continue };
        let mut original = instance.original.clone();
        if let Some(master) = master {
            let is_day_of_time = original.place == Place::AllDay && master.start.place != Place::AllDay;
            original.wall = original.wall_at(&master.start.place, &frame.zone);
            if is_day_of_time {
                original.wall = original.wall.date().and_time(master.start.wall.time());
            }
        }
        let event = match kept.remove(&original.wall) {
            Some(held) => newer(held, event, files, out),
            None => event,
        };
        kept.insert(original.wall, event);
    }
    kept
}

fn series(master: &Event, overrides: &BTreeMap<NaiveDateTime, Event>, frame: &Frame, out: &mut Unfolded) {
    let (walls, outside, is_cut) = walls(master, frame);
    out.outside += outside;
    out.is_whole = true;
    if is_cut {
        out.cut.push(master.clone());
    }
    let lengths: BTreeMap<NaiveDateTime, Length> =
        master.more.iter().filter_map(|(when, length)| Some((when.wall_at(&master.start.place, &frame.zone), (*length)?))).collect();
    let before = out.meetings.len();
    let originals: BTreeSet<NaiveDateTime> = walls.into_iter().chain(overrides.keys().copied()).collect();
    for wall in originals {
        let original = When { wall, place: master.start.place.clone() };
        let key = original.key();
        let length = lengths.get(&wall).copied().unwrap_or(master.length);
        out.meetings.push(match overrides.get(&wall) {
            Some(event) => meeting(event, master, &event.start, event.length, key, frame),
            None => changed_since(master, overrides, &original, length, key, frame),
        });
    }
    out.events_outside += u64::from(out.meetings.len() == before);
}

/// Makes an instance nobody changed for itself; a change for this and later ones moves it by as much.
fn changed_since(
    master: &Event,
    overrides: &BTreeMap<NaiveDateTime, Event>,
    original: &When,
    length: Length,
    key: String,
    frame: &Frame,
) -> PlannedMeeting {
    let mut earlier = overrides.range(..original.wall).rev();
    let lasting = earlier.find(|(_, event)| event.instance.as_ref().is_some_and(|instance| instance.and_later));
    match lasting {
        Some((since, event)) => {
            let shift = event.start.wall_at(&master.start.place, &frame.zone) - *since;
            let wall = original.wall.checked_add_signed(shift).unwrap_or(original.wall);
            meeting(event, master, &When { wall, place: master.start.place.clone() }, event.length, key, frame)
        }
        None => meeting(master, master, original, length, key, frame),
    }
}

/// Returns the planned starts in the window on the series' own clock, how many are outside, and whether some were left out.
fn walls(master: &Event, frame: &Frame) -> (BTreeSet<NaiveDateTime>, u64, bool) {
    let start = &master.start;
    let (from, to) = (frame.from.and_time(NaiveTime::MIN), frame.to.and_time(NaiveTime::MIN));
    let to_wall = |utc: NaiveDateTime| match &start.place {
        Place::At(clock) => clock.wall(utc.and_utc()),
        Place::Floating => frame.zone.wall(utc.and_utc()),
        Place::AllDay => utc,
    };
    let mut outside = 0;
    let mut is_cut = false;
    let mut all = |rules: &[recur::Rule]| {
        let mut walls = BTreeSet::new();
        for rule in rules {
            let found = recur::walls(rule, start.wall, to_wall, from, to, MAX_INSTANCES);
            outside += found.outside;
            is_cut |= found.is_cut;
            walls.extend(found.walls);
        }
        walls
    };
    let mut walls = all(&master.rules);
    let excluded = all(&master.exceptions);
    let is_inside = |wall: &NaiveDateTime| from <= *wall && *wall <= to;
    let extra: Vec<NaiveDateTime> = master.more.iter().map(|(when, _)| when.wall_at(&start.place, &frame.zone)).collect();
    outside += extra.iter().filter(|wall| !is_inside(wall)).count() as u64;
    // The start is part of the series even where the rule does not meet it.
    walls.extend(extra.into_iter().chain([start.wall]).filter(is_inside));
    walls.retain(|wall| !excluded.contains(wall) && !is_without(master, *wall, frame));
    let is_cut = is_cut || walls.len() > MAX_INSTANCES;
    (walls.into_iter().take(MAX_INSTANCES).collect(), outside, is_cut)
}

/// Says whether an instance was taken out; a day takes out all that begin on it.
fn is_without(master: &Event, wall: NaiveDateTime, frame: &Frame) -> bool {
    master.without.iter().any(|when| match when.place {
        Place::AllDay => when.wall.date() == wall.date(),
        _ => when.wall_at(&master.start.place, &frame.zone) == wall,
    })
}

/// Takes an instance whose series is not in the files.
fn lone(event: &Event, frame: &Frame, out: &mut Unfolded) {
    let key = event.instance.as_ref().map(|instance| instance.original.key()).unwrap_or_default();
    out.meetings.push(meeting(event, event, &event.start, event.length, key, frame));
}

/// Makes a meeting from what an event says; what a changed instance leaves out, the series says.
fn meeting(event: &Event, master: &Event, start: &When, length: Length, instance: String, frame: &Frame) -> PlannedMeeting {
    let length = if length == Length::Unknown { master.length } else { length };
    let title = if event.title.is_empty() { &master.title } else { &event.title };
    let people = if event.people.is_empty() { &master.people } else { &event.people };
    PlannedMeeting {
        file: event.file,
        line: event.line,
        uid: event.uid.clone(),
        instance,
        title: title.clone(),
        place: event.place.clone().or_else(|| master.place.clone()),
        note: event.note.clone().or_else(|| master.note.clone()),
        at: start.moment(&frame.zone),
        end_at: end(start, length, frame),
        status: if master.status == MeetingStatus::Cancelled { master.status } else { event.status },
        people: Rc::new(people.clone()),
    }
}

fn end(start: &When, length: Length, frame: &Frame) -> Option<Moment> {
    match (&start.place, length) {
        (Place::AllDay, Length::Days(days)) if days > 1 => {
            Some(Moment::Day(start.wall.date().checked_add_signed(Duration::try_days(days - 1)?)?))
        }
        (Place::AllDay, _) | (_, Length::Unknown) => None,
        (_, Length::Time(length)) => start.instant(&frame.zone).checked_add_signed(length).map(Moment::from),
        (_, Length::Days(days)) => start.instant(&frame.zone).checked_add_signed(Duration::try_days(days)?).map(Moment::from),
    }
}
