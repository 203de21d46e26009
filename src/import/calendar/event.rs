//! One VEVENT as typed values. What cannot be read of it is noted; only an event without a start is left out.

use super::component::Component;
use super::fault::{Fault, Note};
use super::line::Line;
use super::recur::Rule;
use super::time::{self, Place, Unclear, When};
use super::zone::Zones;
use crate::domain::MeetingStatus;
use crate::domain::check::{NAME_LIMIT, TEXT_LIMIT};
use chrono::Duration;

/// An event as the file tells it.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The file, as its place in the list of files, and the line it begins on.
    pub file: usize,
    pub line: u64,
    pub uid: String,
    /// Which instance of a series this one stands for.
    pub instance: Option<Instance>,
    pub start: When,
    pub length: Length,
    pub rules: Vec<Rule>,
    pub exceptions: Vec<Rule>,
    pub more: Vec<(When, Option<Length>)>,
    pub without: Vec<When>,
    pub title: String,
    pub place: Option<String>,
    pub note: Option<String>,
    pub status: MeetingStatus,
    pub people: Vec<Person>,
    /// Which of two versions is newer: the sequence, then when it was changed, as text.
    pub version: (u32, String),
}

#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub original: When,
    /// Whether it stands for the later ones too.
    pub and_later: bool,
}

/// How long a meeting is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    Unknown,
    Days(i64),
    Time(Duration),
}

/// Somebody who takes part, or called the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// In lower case.
    pub email: Option<String>,
    pub name: Option<String>,
    pub is_organizer: bool,
    pub has_declined: bool,
}

/// Reads events of one file.
pub(super) struct Reader<'r> {
    pub file: usize,
    pub zones: Zones,
    pub notes: &'r mut Vec<Note>,
    /// Whether the calendar says that it takes its events back (METHOD:CANCEL).
    pub is_cancel: bool,
}

impl Reader<'_> {
    /// Reads an event; the reason where it has no usable start.
    pub fn event(&mut self, component: &Component) -> Result<Event, (u64, Fault)> {
        let stated = component.text("UID").map(|uid| uid.chars().take(NAME_LIMIT).collect());
        let uid: String = stated.unwrap_or_else(|| made_uid(component));
        let start = self.start(component, &uid)?;
        let length = self.length(component, &start);
        Ok(Event {
            file: self.file,
            line: component.line,
            instance: self.instance(component),
            length,
            rules: self.rules(component, "RRULE", &start),
            exceptions: self.rules(component, "EXRULE", &start),
            more: self.dates(component, "RDATE"),
            without: self.dates(component, "EXDATE").into_iter().map(|(when, _)| when).collect(),
            title: self.text(component, "SUMMARY", NAME_LIMIT).unwrap_or_default().replace('\n', " "),
            place: self.text(component, "LOCATION", NAME_LIMIT),
            note: self.text(component, "DESCRIPTION", TEXT_LIMIT),
            status: self.status(component),
            people: people(component),
            version: version(component),
            uid,
            start,
        })
    }

    fn start(&mut self, component: &Component, uid: &str) -> Result<When, (u64, Fault)> {
        let Some(line) = component.first("DTSTART") else { return Err((component.line, Fault::NoStart { uid: uid.to_owned() })) };
        match self.when(&line.value, line, "DTSTART") {
            Ok(start) => Ok(start),
            Err(value) => Err((line.number, Fault::BadTime { uid: uid.to_owned(), value })),
        }
    }

    /// Reads a time; one whose zone nobody knows is taken as the person's own, and noted.
    fn when(&mut self, text: &str, line: &Line, column: &'static str) -> Result<When, String> {
        match time::when(text, line, &mut self.zones) {
            Ok(when) => Ok(When { wall: time::whole(when.wall), ..when }),
            Err(Unclear::NoTime(value)) => Err(value),
            Err(Unclear::Zone(name, when)) => {
                let fault = Fault::UnknownZone(name);
                if !self.notes.iter().any(|note| note.fault == fault) {
                    self.note(line, column, fault);
                }
                Ok(when)
            }
        }
    }

    fn note(&mut self, line: &Line, column: &'static str, fault: Fault) {
        self.notes.push(Note { line: line.number, column: Some(column), fault });
    }

    fn length(&mut self, component: &Component, start: &When) -> Length {
        if let Some(line) = component.first("DTEND").filter(|line| !line.value.trim().is_empty()) {
            let length = self.when(&line.value, line, "DTEND").ok().and_then(|end| between(start, &end));
            return self.usable(line, "DTEND", length);
        }
        if let Some(line) = component.first("DURATION").filter(|line| !line.value.trim().is_empty()) {
            let length = time::duration(&line.value).filter(|length| *length >= Duration::zero());
            return self.usable(line, "DURATION", length.map(|length| lasting(start, length)));
        }
        Length::Unknown
    }

    fn usable(&mut self, line: &Line, column: &'static str, length: Option<Length>) -> Length {
        length.unwrap_or_else(|| {
            self.note(line, column, Fault::BadEnd(brief(&line.value)));
            Length::Unknown
        })
    }

    fn instance(&mut self, component: &Component) -> Option<Instance> {
        let line = component.first("RECURRENCE-ID")?;
        match self.when(&line.value, line, "RECURRENCE-ID") {
            Ok(original) => {
                let and_later = line.param("RANGE").is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
                Some(Instance { original, and_later })
            }
            Err(value) => {
                self.note(line, "RECURRENCE-ID", Fault::BadDate(value));
                None
            }
        }
    }

    fn rules(&mut self, component: &Component, name: &'static str, start: &When) -> Vec<Rule> {
        let mut rules = Vec::new();
        for line in component.all(name).filter(|line| !line.value.trim().is_empty()) {
            match Rule::read(&line.value).filter(|rule| super::recur::is_sound(rule, start.wall)) {
                Some(rule) => rules.push(rule),
                None => self.note(line, name, Fault::BadRule(brief(&line.value))),
            }
        }
        rules
    }

    /// Reads a list of dates; a period also says how long that one is.
    fn dates(&mut self, component: &Component, name: &'static str) -> Vec<(When, Option<Length>)> {
        let mut dates = Vec::new();
        for line in component.all(name) {
            for part in line.value.split(',').filter(|part| !part.trim().is_empty()) {
                let (start, end) = part.split_once('/').map_or((part, None), |(start, end)| (start, Some(end)));
                match self.when(start, line, name) {
                    Ok(start) => {
                        let length = end.and_then(|end| self.period(&start, end, line, name));
                        dates.push((start, length));
                    }
                    Err(value) => self.note(line, name, Fault::BadDate(value)),
                }
            }
        }
        dates
    }

    fn period(&mut self, start: &When, end: &str, line: &Line, name: &'static str) -> Option<Length> {
        match time::duration(end) {
            Some(length) => Some(lasting(start, length)),
            None => self.when(end, line, name).ok().and_then(|end| between(start, &end)),
        }
    }

    fn text(&mut self, component: &Component, name: &'static str, limit: usize) -> Option<String> {
        let line = component.first(name)?;
        let text = line.text()?;
        match text.char_indices().nth(limit) {
            None => Some(text),
            Some((end, _)) => {
                self.note(line, name, Fault::LongText { limit });
                text.get(..end).map(str::to_owned)
            }
        }
    }

    fn status(&self, component: &Component) -> MeetingStatus {
        match component.text("STATUS").map(|status| status.to_ascii_uppercase()).as_deref() {
            _ if self.is_cancel => MeetingStatus::Cancelled,
            Some("CANCELLED" | "CANCELED") => MeetingStatus::Cancelled,
            Some("TENTATIVE") => MeetingStatus::Tentative,
            _ => MeetingStatus::Confirmed,
        }
    }
}

/// Returns the length from start to end; `None` when the end is first. The last day of whole days is not part of them.
fn between(start: &When, end: &When) -> Option<Length> {
    match (&start.place, &end.place) {
        (Place::AllDay, _) => {
            let days = (end.wall.date() - start.wall.date()).num_days();
            (days >= 0).then(|| Length::Days(days.max(1)))
        }
        (Place::At(here), Place::At(there)) => positive(there.instant(end.wall) - here.instant(start.wall)),
        _ => positive(end.wall - start.wall),
    }
}

fn positive(length: Duration) -> Option<Length> {
    (length >= Duration::zero()).then_some(Length::Time(length))
}

fn lasting(start: &When, length: Duration) -> Length {
    if start.place == Place::AllDay { Length::Days(length.num_days().max(1)) } else { Length::Time(length) }
}

fn people(component: &Component) -> Vec<Person> {
    let organizers = component.all("ORGANIZER").map(|line| person(line, true));
    let attendees = component.all("ATTENDEE").filter(|line| !is_thing(line)).map(|line| person(line, false));
    let mut people: Vec<Person> = Vec::new();
    for person in organizers.chain(attendees).flatten() {
        match people.iter_mut().find(|known| known.email.is_some() && known.email == person.email) {
            Some(known) => {
                known.name = known.name.take().or(person.name);
                known.has_declined |= person.has_declined;
            }
            None => people.push(person),
        }
    }
    people
}

/// Says whether an attendee is a room or a projector.
fn is_thing(line: &Line) -> bool {
    line.param("CUTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("ROOM") || kind.eq_ignore_ascii_case("RESOURCE"))
}

fn person(line: &Line, is_organizer: bool) -> Option<Person> {
    let value = line.value.trim();
    let address = value.split_once(':').map_or(value, |(_, address)| address);
    let stated = line.param("EMAIL").unwrap_or(address).trim().trim_matches(['<', '>']).replace('\0', "").to_lowercase();
    let email = Some(stated).filter(|email| crate::domain::check::is_email(email) && email.len() <= NAME_LIMIT);
    let name = line.param("CN").map(|name| name.trim().trim_matches('\'').replace('\0', "")).filter(|name| !name.is_empty());
    // Many programs put the address where the name belongs.
    let name = name.filter(|name| !crate::domain::check::is_email(name)).map(|name| name.chars().take(NAME_LIMIT).collect());
    let has_declined = line.param("PARTSTAT").is_some_and(|state| state.eq_ignore_ascii_case("DECLINED"));
    (email.is_some() || name.is_some()).then_some(Person { email, name, is_organizer, has_declined })
}

fn version(component: &Component) -> (u32, String) {
    let sequence = component.text("SEQUENCE").and_then(|text| text.parse().ok()).unwrap_or(0);
    let changed = component.text("LAST-MODIFIED").or_else(|| component.text("DTSTAMP"));
    (sequence, changed.unwrap_or_default())
}

/// Makes a UID that the same event has in every reading (FNV-1a over what makes it this event).
fn made_uid(component: &Component) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for name in ["DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "SUMMARY", "ORGANIZER", "LOCATION"] {
        for line in component.all(name) {
            for byte in name.bytes().chain(line.value.bytes()) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    format!("no-uid-{hash:016x}")
}

fn brief(text: &str) -> String {
    text.trim().chars().take(80).collect()
}
