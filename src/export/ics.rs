//! Own dates as an iCalendar file (RFC 5545) that calendar programs accept: whole days that block no time.
//!
//! Written here and not by a library: the file must be the same byte for byte when nothing changed, and lines are folded
//! between characters, which by octets (as the standard counts) would tear Japanese text.

use crate::domain::Timestamp;
use chrono::NaiveDate;
use std::fmt::Write;

/// The longest line, in octets without its end.
const LINE: usize = 75;

/// One date of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct IcsItem {
    /// The same for the same thing in every export.
    pub uid: String,
    pub shape: Shape,
    pub day: NaiveDate,
    pub title: String,
    pub note: Option<String>,
    pub categories: Vec<String>,
    /// When it was known or changed last.
    pub changed_at: Timestamp,
    /// How often it was changed.
    pub sequence: u64,
}

/// What a calendar makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A day in the calendar.
    Event,
    /// A to-do that is due on the day; 1 presses most, 9 least.
    ToDo { priority: u8 },
}

/// Returns the text of a calendar; the items stand in the order given.
pub fn calendar(name: &str, items: &[IcsItem]) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mimamori//mimamori//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    items.iter().for_each(|item| write_item(&mut out, item));
    line(&mut out, "END:VCALENDAR");
    out
}

fn write_item(out: &mut String, item: &IcsItem) {
    let changed = item.changed_at.format("%Y%m%dT%H%M%SZ");
    let day = item.day.format("%Y%m%d");
    let component = if item.shape == Shape::Event { "VEVENT" } else { "VTODO" };
    line(out, &format!("BEGIN:{component}"));
    line(out, &format!("UID:{}", escaped(&item.uid)));
    line(out, &format!("DTSTAMP:{changed}"));
    line(out, &format!("LAST-MODIFIED:{changed}"));
    line(out, &format!("SEQUENCE:{}", item.sequence));
    match item.shape {
        Shape::Event => {
            let end = item.day.succ_opt().unwrap_or(item.day).format("%Y%m%d");
            line(out, &format!("DTSTART;VALUE=DATE:{day}"));
            line(out, &format!("DTEND;VALUE=DATE:{end}"));
            line(out, "TRANSP:TRANSPARENT");
        }
        Shape::ToDo { priority } => {
            line(out, &format!("DUE;VALUE=DATE:{day}"));
            line(out, "STATUS:NEEDS-ACTION");
            line(out, &format!("PRIORITY:{priority}"));
        }
    }
    line(out, &format!("SUMMARY:{}", escaped(&item.title)));
    if let Some(note) = &item.note {
        line(out, &format!("DESCRIPTION:{}", escaped(note)));
    }
    if !item.categories.is_empty() {
        let categories: Vec<String> = item.categories.iter().map(|category| escaped(category)).collect();
        line(out, &format!("CATEGORIES:{}", categories.join(",")));
    }
    line(out, &format!("END:{component}"));
}

/// Writes a line, folded between characters so that none is longer than the standard allows.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Marks what means something in a value; control characters, which no value may hold, go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => write!(out, "{c}").expect("a string takes everything"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;
    use crate::import::calendar::{CalendarFile, Frame, plan};

    fn item(title: &str) -> IcsItem {
        let day = NaiveDate::from_ymd_opt(2026, 12, 25).expect("a day");
        let note = Some("一行目; と, 二\\行目\nthird\u{7}".to_owned());
        let (categories, changed_at) = (vec!["mimamori".to_owned(), "更新, 契約".to_owned()], Timestamp::default());
        IcsItem {
            uid: "renewal-1@b.mimamori".into(),
            shape: Shape::Event,
            day,
            title: title.into(),
            note,
            categories,
            changed_at,
            sequence: 2,
        }
    }

    #[test]
    fn lines_are_short_and_end_as_the_standard_says() {
        let text = calendar("見守り", &[item(&"青葉システム株式会社の更新期限 ".repeat(20)), item(&"a".repeat(200))]);
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets: {line}", line.len());
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let titles = ["Renewal: Acme, Inc; \\o/", "更新：青葉システム", &"長い題名".repeat(40), "a"];
        let items: Vec<IcsItem> =
            titles.iter().zip(1..).map(|(title, id)| IcsItem { uid: format!("task-{id}@b.mimamori"), ..item(title) }).collect();
        let text = calendar("mimamori", &items);
        assert_eq!(text, calendar("mimamori", &items), "the same bytes each time");
        let frame = Frame::around(items[0].day, Zone::utc());
        let read = plan(&[CalendarFile { name: "own.ics", bytes: text.as_bytes() }], &frame);
        assert!(read.problems.is_empty() && read.notes.is_empty(), "{:?}", read.notes);
        for (meeting, item) in read.meetings.iter().zip(&items) {
            assert_eq!((&meeting.uid, &meeting.title, meeting.at, meeting.end_at), (&item.uid, &item.title, item.day.into(), None));
            assert_eq!(meeting.note.as_deref(), Some("一行目; と, 二\\行目\nthird"));
        }
        assert_eq!(read.meetings.len(), titles.len());
    }

    #[test]
    fn a_to_do_is_due_on_its_day() {
        let text = calendar("x", &[IcsItem { shape: Shape::ToDo { priority: 1 }, ..item("send plan") }]);
        assert!(text.contains("BEGIN:VTODO\r\n") && text.contains("DUE;VALUE=DATE:20261225\r\n") && text.contains("PRIORITY:1\r\n"));
        assert!(!text.contains("DTSTART"));
    }
}
