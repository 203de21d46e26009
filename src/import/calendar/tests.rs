//! Calendars as they come, and the meetings they are.

use super::*;
use crate::domain::MeetingStatus;
use chrono::FixedOffset;

fn frame() -> Frame {
    let zone = Zone::Fixed(FixedOffset::east_opt(9 * 3600).expect("in range"));
    Frame::around(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), zone)
}

fn read(text: &str) -> CalendarPlan {
    plan(&[CalendarFile { name: "a.ics", bytes: text.as_bytes() }], &frame())
}

fn event(lines: &str) -> CalendarPlan {
    read(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n{lines}\nEND:VEVENT\nEND:VCALENDAR"))
}

/// Every meeting as `start..end`, with `!` where it is called off.
fn times(plan: &CalendarPlan) -> Vec<String> {
    let mark = |meeting: &PlannedMeeting| if meeting.status == MeetingStatus::Cancelled { "!" } else { "" };
    let end = |meeting: &PlannedMeeting| meeting.end_at.map(|end| format!("..{end}")).unwrap_or_default();
    plan.meetings.iter().map(|meeting| format!("{}{}{}", mark(meeting), meeting.at, end(meeting))).collect()
}

fn adds_up(plan: &CalendarPlan) {
    let counts = plan.counts;
    assert_eq!(counts.events, counts.placed + counts.outside + counts.same + counts.left_out, "{counts:?}");
}

#[test]
fn starts_and_ends_are_instants_or_days() {
    for (lines, expected) in [
        ("DTSTART:20261201T000000Z\nDTEND:20261201T010000Z", "2026-12-01T00:00:00Z..2026-12-01T01:00:00Z"),
        ("DTSTART;TZID=America/New_York:20261201T090000\nDURATION:PT45M", "2026-12-01T14:00:00Z..2026-12-01T14:45:00Z"),
        ("DTSTART:20261201T090000", "2026-12-01T00:00:00Z"),
        ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202", "2026-12-01"),
        ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261204", "2026-12-01..2026-12-03"),
        ("DTSTART;VALUE=DATE:20261201\nDURATION:P2D", "2026-12-01..2026-12-02"),
        // The end is told in another zone, or before the start.
        ("DTSTART:20261201T000000Z\nDTEND;TZID=Asia/Tokyo:20261201T100000", "2026-12-01T00:00:00Z..2026-12-01T01:00:00Z"),
        ("DTSTART:20261201T000000Z\nDTEND:20261130T010000Z", "2026-12-01T00:00:00Z"),
        ("DTSTART;TZID=Nowhere:20261201T090000", "2026-12-01T00:00:00Z"),
        // Long ago: one meeting is always taken.
        ("DTSTART:19970714T170000Z", "1997-07-14T17:00:00Z"),
    ] {
        let plan = event(lines);
        assert_eq!(times(&plan), [expected], "{lines}");
        assert!(plan.problems.is_empty());
    }
}

#[test]
fn a_series_keeps_its_hour_when_the_clocks_change() {
    let plan = event("DTSTART;TZID=Europe/Berlin:20261018T100000\nDTEND;TZID=Europe/Berlin:20261018T110000\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(times(&plan), ["2026-10-18T08:00:00Z..2026-10-18T09:00:00Z", "2026-10-25T09:00:00Z..2026-10-25T10:00:00Z"]);
    let own = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\n\
        TZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\n\
        TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let with_own = read(&format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nDTSTART;TZID=Ours:20261018T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\nEND:VEVENT\n{own}END:VCALENDAR"
    ));
    assert_eq!(times(&with_own), times(&plan));
}

#[test]
fn dates_are_added_and_taken_out_of_a_series() {
    for (lines, expected) in [
        (
            "DTSTART:20261201T000000Z\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261202T000000Z",
            &["2026-12-01T00:00:00Z", "2026-12-03T00:00:00Z"][..],
        ),
        // A day takes out what begins on it, and a time without a zone is the series' own.
        ("DTSTART;TZID=Asia/Tokyo:20261201T090000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20261202", &["2026-12-01T00:00:00Z"]),
        ("DTSTART;TZID=Asia/Tokyo:20261201T090000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261202T090000", &["2026-12-01T00:00:00Z"]),
        ("DTSTART;TZID=Asia/Tokyo:20261201T090000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261202T000000Z", &["2026-12-01T00:00:00Z"]),
        (
            "DTSTART:20261201T000000Z\nRDATE:20261205T000000Z,20261207T000000Z",
            &["2026-12-01T00:00:00Z", "2026-12-05T00:00:00Z", "2026-12-07T00:00:00Z"],
        ),
        (
            "DTSTART:20261201T000000Z\nRDATE;VALUE=PERIOD:20261205T000000Z/PT2H\nRDATE:",
            &["2026-12-01T00:00:00Z", "2026-12-05T00:00:00Z..2026-12-05T02:00:00Z"],
        ),
        (
            "DTSTART:20261201T000000Z\nRRULE:FREQ=DAILY;COUNT=4\nEXRULE:FREQ=DAILY;INTERVAL=2",
            &["2026-12-02T00:00:00Z", "2026-12-04T00:00:00Z"],
        ),
        ("DTSTART;VALUE=DATE:20261129\nRRULE:FREQ=WEEKLY;UNTIL=20261206", &["2026-11-29", "2026-12-06"]),
        // A rule that nobody can read leaves the one meeting that is certain.
        ("DTSTART:20261201T000000Z\nRRULE:FREQ=SOMETIMES", &["2026-12-01T00:00:00Z"]),
    ] {
        assert_eq!(times(&event(lines)), expected, "{lines}");
    }
}

const SERIES: &str = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:Weekly\nDTSTART;TZID=Asia/Tokyo:20261201T090000\nDURATION:PT30M\n\
    RRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n";

fn series_with(changes: &str) -> CalendarPlan {
    read(&format!("{SERIES}{changes}END:VCALENDAR"))
}

#[test]
fn an_instance_is_moved_and_called_off_and_keeps_its_name() {
    let plan = series_with(
        "BEGIN:VEVENT\nUID:u\nRECURRENCE-ID:20261208T000000Z\nDTSTART;TZID=Asia/Tokyo:20261209T150000\nSUMMARY:Moved\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:u\nRECURRENCE-ID;TZID=Asia/Tokyo:20261215T090000\nDTSTART;TZID=Asia/Tokyo:20261215T090000\nSTATUS:CANCELLED\nEND:VEVENT\n",
    );
    let expected = [
        "2026-12-01T00:00:00Z..2026-12-01T00:30:00Z",
        "2026-12-09T06:00:00Z..2026-12-09T06:30:00Z",
        "!2026-12-15T00:00:00Z..2026-12-15T00:30:00Z",
        "2026-12-22T00:00:00Z..2026-12-22T00:30:00Z",
    ];
    assert_eq!(times(&plan), expected);
    let names: Vec<(&str, &str)> = plan.meetings.iter().map(|meeting| (meeting.instance.as_str(), meeting.title.as_str())).collect();
    assert_eq!(names[1], ("2026-12-08T00:00:00Z", "Moved"));
    assert_eq!(names[2], ("2026-12-15T00:00:00Z", "Weekly"));
    adds_up(&plan);
}

#[test]
fn a_change_for_later_instances_moves_them_too() {
    let plan = series_with(
        "BEGIN:VEVENT\nUID:u\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Tokyo:20261208T090000\nDTSTART;TZID=Asia/Tokyo:20261208T110000\nDURATION:PT1H\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:u\nRECURRENCE-ID;TZID=Asia/Tokyo:20261222T090000\nDTSTART;TZID=Asia/Tokyo:20261222T090000\nEND:VEVENT\n",
    );
    let starts: Vec<String> = plan.meetings.iter().map(|meeting| meeting.at.to_string()).collect();
    assert_eq!(starts, ["2026-12-01T00:00:00Z", "2026-12-08T02:00:00Z", "2026-12-15T02:00:00Z", "2026-12-22T00:00:00Z"]);
    assert_eq!(plan.meetings[2].instance, "2026-12-15T00:00:00Z");
}

#[test]
fn a_calendar_that_takes_back_calls_off_and_a_lone_instance_stands() {
    let plan = read("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:u\nDTSTART:20261201T000000Z\nEND:VEVENT\nEND:VCALENDAR");
    assert_eq!(times(&plan), ["!2026-12-01T00:00:00Z"]);
    let plan = read("BEGIN:VEVENT\nUID:u\nRECURRENCE-ID:20261208T000000Z\nDTSTART:20261209T000000Z\nEND:VEVENT");
    assert_eq!((times(&plan), plan.whole.is_empty()), (vec!["2026-12-09T00:00:00Z".to_owned()], true));
}

#[test]
fn of_two_versions_the_newer_counts_and_the_other_is_told() {
    let version = |sequence: u32, title: &str| {
        format!("BEGIN:VEVENT\nUID:u\nSEQUENCE:{sequence}\nSUMMARY:{title}\nDTSTART:20261201T000000Z\nEND:VEVENT\n")
    };
    let plan = read(&format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR", version(2, "new"), version(1, "old")));
    assert_eq!((plan.meetings.len(), plan.meetings[0].title.as_str(), plan.problems.len(), plan.problems[0].row), (1, "new", 1, 8));
    adds_up(&plan);
    let plan = read(&format!("BEGIN:VCALENDAR\n{}{}END:VCALENDAR", version(1, "x"), version(1, "x")));
    assert_eq!((plan.meetings.len(), plan.counts.same, plan.problems.len()), (1, 1, 0));
    adds_up(&plan);
}

#[test]
fn everything_is_accounted_for() {
    let plan = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:No time\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nDTSTART:20261399\nEND:VEVENT\nBEGIN:VTODO\nEND:VTODO\n\
         BEGIN:VJOURNAL\nEND:VJOURNAL\nBEGIN:VEVENT\nUID:c\nDTSTART:20010101T000000Z\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\nEND:VCALENDAR",
    );
    assert_eq!((plan.counts.events, plan.counts.left_out, plan.counts.outside, plan.counts.not_meetings), (3, 2, 1, 2));
    let told: Vec<(u64, String)> = plan.problems.iter().map(|problem| (problem.row, problem.reason.to_string())).collect();
    assert!(told[0].1.starts_with("no start (no-uid-") && told[1] == (7, "20261399 is no time (b)".into()), "{told:?}");
    adds_up(&plan);
    for text in ["", "hello", "%PDF-1.4", "\u{feff}"] {
        assert_eq!(read(text).problems.len(), 1, "{text:?}");
    }
}

#[test]
fn an_event_without_a_name_has_the_same_one_each_time() {
    let lines = "BEGIN:VEVENT\nSUMMARY:a\nDTSTART:20261201T000000Z\nEND:VEVENT\n";
    let (one, other) = (read(lines), read(&lines.replace("SUMMARY:a", "SUMMARY:b")));
    assert_eq!(one.meetings[0].uid, read(lines).meetings[0].uid);
    assert_ne!(one.meetings[0].uid, other.meetings[0].uid);
}

#[test]
fn an_endless_series_stops_at_the_border_of_the_window() {
    let plan = event("DTSTART:20200101T000000Z\nRRULE:FREQ=DAILY");
    assert_eq!(plan.meetings.first().map(|meeting| meeting.at.to_string()).as_deref(), Some("2025-05-22T00:00:00Z"));
    assert_eq!(plan.meetings.last().map(|meeting| meeting.at.to_string()).as_deref(), Some("2027-11-23T00:00:00Z"));
    let plan = event("DTSTART:20261101T000000Z\nRRULE:FREQ=SECONDLY");
    assert_eq!((plan.meetings.len(), plan.notes.len()), (MAX_INSTANCES, 1));
}

#[test]
fn people_come_with_address_and_name_and_rooms_do_not() {
    let plan = event(
        "DTSTART:20261201T000000Z\nORGANIZER;CN=Me:MAILTO:Me@Us.example\nATTENDEE;CN=\"Sato, Mika\";PARTSTAT=DECLINED:mailto:mika@acme.example\n\
         ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@us.example\nATTENDEE;CN=me@us.example:mailto:me@us.example\nATTENDEE;CN=Ken:invalid:nomail",
    );
    let people: Vec<(Option<&str>, Option<&str>, bool)> =
        plan.meetings[0].people.iter().map(|person| (person.email.as_deref(), person.name.as_deref(), person.has_declined)).collect();
    let expected =
        [(Some("me@us.example"), Some("Me"), false), (Some("mika@acme.example"), Some("Sato, Mika"), true), (None, Some("Ken"), false)];
    assert_eq!(people, expected);
}

#[test]
fn damaged_calendars_never_panic_and_always_add_up() {
    let sound = format!(
        "{SERIES}BEGIN:VEVENT\nUID:w\nDTSTART;TZID=\"Tokyo Standard Time\":20261201T090000\nRDATE;VALUE=PERIOD:20261205T000000Z/P1D\nEXDATE:20261202\nATTENDEE;CN=\"a\":mailto:a@b.example\nEND:VEVENT\nEND:VCALENDAR"
    );
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..2_000 {
        let mut bytes = sound.clone().into_bytes();
        for _ in 0..random.usize(1..12) {
            let at = random.usize(0..bytes.len());
            match random.u8(0..3) {
                0 => bytes[at] = random.u8(..),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, *random.choice(b";:=\",\n\r TZ0919\\-+/P").expect("not empty")),
            }
        }
        adds_up(&plan(&[CalendarFile { name: "a.ics", bytes: &bytes }], &frame()));
    }
}
