//! The agenda and its imports through keys: calendar in, meetings logged, declined, assigned, dates out.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use crate::support::{Shelf, dump, noon};
use mimamori::domain::{Account, Contact, Lang, Meeting, MeetingStatus, Task, Touch, Zone};
use mimamori::import::calendar::Frame;
use mimamori::ops::import::calendar::{CalendarChoices, CalendarReport, label, run};
use mimamori::ops::{self, Op};
use mimamori::review::meetings::{coming_meetings, next_meeting, unlogged_meetings};
use mimamori::store::entities::contacts_of_touch;
use mimamori::store::{Book, all_of};
use proptest::prelude::*;
use std::path::PathBuf;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

/// Three meetings that were (with Ken, with a stranger of no account, named Quiet Giant in the title) and two to come.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Rollout call\r\nDTSTART:20261120T100000Z\r\nDTEND:20261120T104500Z\r\n\
    ORGANIZER:mailto:me@us.example\r\nATTENDEE;CN=Ken Ito:mailto:KEN@acme.example\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Dentist\r\nDTSTART:20261119T100000Z\r\nATTENDEE:mailto:drill@gmail.com\r\nATTENDEE:mailto:me@us.example\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:c\r\nSUMMARY:Quiet Giant kickoff\r\nDTSTART:20261118T100000Z\r\nORGANIZER:mailto:me@us.example\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Weekly with Acme\r\nLOCATION:Room 5\r\nDTSTART:20261123T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n\
    ORGANIZER:mailto:me@us.example\r\nATTENDEE:mailto:ken@acme.example\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

struct Screen {
    shelf: Shelf,
    file: PathBuf,
}

impl Screen {
    fn new() -> Screen {
        let shelf = small_book();
        let file = shelf.folder().join("my.ics");
        std::fs::write(&file, CALENDAR).expect("is written");
        Screen { shelf, file }
    }

    /// Opens the workbench on a book that has the calendar.
    fn imported(&self, lang: Lang, size: (u16, u16)) -> Desk {
        let mut book = self.shelf.open();
        import(&mut book, CALENDAR, &["my.ics"]);
        Desk::open(book, lang, size)
    }
}

fn choices(sources: &[&str]) -> CalendarChoices {
    let frame = Frame::around("2026-11-22".parse().expect("a day"), Zone::utc());
    CalendarChoices { own: Vec::new(), sources: sources.iter().map(|source| (*source).to_owned()).collect(), frame, now: noon() }
}

fn import(book: &mut Book, text: &str, sources: &[&str]) -> CalendarReport {
    let choices = choices(sources);
    let plan = mimamori::import::calendar::plan(
        &[mimamori::import::calendar::CalendarFile { name: "my.ics", bytes: text.as_bytes() }],
        &choices.frame,
    );
    let writer = book.writer.as_mut().expect("for writing");
    let done = writer.transact(noon(), |tx| -> ops::Result<_> {
        let report = run(tx, &plan, &choices, &mut |_, _| true)?.expect("is not stopped");
        Ok((report.clone(), label(&report)))
    });
    done.expect("is carried out").value
}

fn press(desk: &mut Desk, keys: &str) -> String {
    for key in keys.split_whitespace() {
        desk.press(key);
        desk.session.finish_job();
    }
    desk.screen()
}

fn holds(screen: &str, parts: &[&str]) {
    for part in parts {
        assert!(screen.contains(part), "no “{part}” in\n{screen}");
    }
}

fn meetings(book: &Book) -> Vec<(String, String, MeetingStatus)> {
    let rows = all_of::<Meeting>(book.reader.connection()).expect("reads");
    let mut found: Vec<_> = rows.into_iter().map(|row| (row.uid.clone(), row.at.to_string(), row.status)).collect();
    found.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    found
}

#[test]
fn meetings_find_their_accounts_and_a_second_import_changes_nothing() {
    let shelf = small_book();
    let mut book = shelf.open();
    let report = import(&mut book, CALENDAR, &["my.ics"]);
    assert_eq!((report.read, report.added, report.matched, report.own.as_slice()), (6, 6, 4, &["me@us.example".to_owned()][..]));
    assert_eq!(report.counts.not_meetings, 1);
    let connection = book.reader.connection();
    let unlogged = unlogged_meetings(connection, noon(), &Zone::utc()).expect("reads");
    assert_eq!(unlogged.iter().map(|line| (line.meeting.title.as_str(), line.known)).collect::<Vec<_>>(), [("Rollout call", 1)]);
    let coming = coming_meetings(connection, noon(), &Zone::utc(), 8).expect("reads");
    assert_eq!(coming.iter().map(|line| line.meeting.at.to_string()).collect::<Vec<_>>(), ["2026-11-23T09:00:00Z"]);
    let before = dump(book.writer.as_ref().expect("for writing"));
    let again = import(&mut book, CALENDAR, &["my.ics"]);
    assert_eq!((again.added, again.updated, again.unchanged, again.gone), (0, 0, 6, 0));
    assert_eq!(dump(book.writer.as_ref().expect("for writing")), before);
}

#[test]
fn what_changes_in_the_calendar_changes_here_and_what_was_said_here_stays() {
    let shelf = small_book();
    let mut book = shelf.open();
    import(&mut book, CALENDAR, &["my.ics"]);
    let rows = all_of::<Meeting>(book.reader.connection()).expect("reads");
    let kickoff = rows.iter().find(|row| row.uid == "c").expect("is there").id;
    let giant =
        all_of::<Account>(book.reader.connection()).expect("reads").into_iter().find(|row| row.name == "Quiet Giant").expect("is there").id;
    let writer = book.writer.as_mut().expect("for writing");
    ops::apply(writer, &Op::AssignMeeting(kickoff, Some(giant)), noon()).expect("is carried out");
    // One is moved, an instance is taken out, one that was is gone, and one ahead is gone.
    let changed = CALENDAR
        .replace("20261118T100000Z", "20261118T110000Z")
        .replace("COUNT=3", "COUNT=3\r\nEXDATE:20261130T090000Z")
        .replace("BEGIN:VEVENT\r\nUID:b", "BEGIN:VEVENT\r\nUID:b2");
    let report = import(&mut book, &changed, &["my.ics"]);
    assert_eq!((report.added, report.updated, report.gone), (1, 1, 1));
    let found = meetings(&book);
    let status = |uid: &str, at: &str| found.iter().find(|row| row.0 == uid && row.1 == at).map(|row| row.2);
    assert_eq!(status("d", "2026-11-30T09:00:00Z"), Some(MeetingStatus::Cancelled));
    assert_eq!(status("d", "2026-12-07T09:00:00Z"), Some(MeetingStatus::Confirmed));
    assert_eq!(status("b", "2026-11-19T10:00:00Z"), Some(MeetingStatus::Confirmed), "calendars drop what is old");
    let kept = mimamori::store::get::<Meeting>(book.reader.connection(), kickoff).expect("reads").expect("is there");
    assert_eq!((kept.account, kept.at.to_string().as_str()), (Some(giant), "2026-11-18T11:00:00Z"));
    // Another file that lacks the series says nothing about it; the same one calls it off.
    let without = CALENDAR.split("BEGIN:VEVENT\r\nUID:d").next().expect("a beginning").to_owned() + "END:VCALENDAR\r\n";
    assert_eq!(import(&mut book, &without, &["other.ics"]).gone, 0);
    assert_eq!(import(&mut book, &without, &["my.ics"]).gone, 2);
}

#[test]
fn a_stopped_import_leaves_nothing() {
    let shelf = small_book();
    let mut book = shelf.open();
    let choices = choices(&["my.ics"]);
    let plan = mimamori::import::calendar::plan(
        &[mimamori::import::calendar::CalendarFile { name: "my.ics", bytes: CALENDAR.as_bytes() }],
        &choices.frame,
    );
    let writer = book.writer.as_mut().expect("for writing");
    let stopped = writer.rehearse(noon(), |tx| -> ops::Result<_> { run(tx, &plan, &choices, &mut |_, _| false) });
    assert_eq!(stopped.expect("runs"), None);
    assert!(meetings(&book).is_empty());
}

#[test]
fn ticked_meetings_become_touches_in_one_step_that_can_be_undone() {
    let screen = Screen::new();
    let mut desk = screen.imported(Lang::En, (120, 36));
    let shown = press(&mut desk, "A");
    holds(&shown, &["To log 2", "Coming 3", "Rollout call", "Acme Rockets", "Ken Ito", "Quiet Giant?", "✓"]);
    assert!(!shown.contains("Dentist"), "{shown}");
    let shown = press(&mut desk, "enter");
    holds(&shown, &["To log 1", "Logged 1 meeting"]);
    let connection = |desk: &Desk| all_of::<Touch>(desk.session.book().reader.connection()).expect("reads");
    let touch = connection(&desk).into_iter().find(|row| row.subject.as_deref() == Some("Rollout call")).expect("is logged");
    assert_eq!(
        (touch.kind.as_str(), touch.direction.as_str(), touch.minutes, touch.at.to_string().as_str()),
        ("meeting", "two_way", Some(45), "2026-11-20T10:00:00Z")
    );
    let people = contacts_of_touch(desk.session.book().reader.connection(), touch.id).expect("reads");
    let ken = all_of::<Contact>(desk.session.book().reader.connection())
        .expect("reads")
        .into_iter()
        .find(|row| row.name == "Ken Ito")
        .expect("is there");
    assert_eq!(people, [ken.id]);
    press(&mut desk, "u");
    assert!(!connection(&desk).iter().any(|row| row.subject.as_deref() == Some("Rollout call")));
    holds(&desk.screen(), &["To log 2"]);
}

#[test]
fn a_meeting_is_assigned_declined_and_hidden_by_keys() {
    let screen = Screen::new();
    let mut desk = screen.imported(Lang::En, (100, 30));
    // The suggested account stands first: # and Enter take it.
    let shown = press(&mut desk, "A down # enter");
    holds(&shown, &["Quiet Giant", "“Quiet Giant kickoff”"]);
    assert!(!shown.contains("Quiet Giant?"), "{shown}");
    holds(&press(&mut desk, "d"), &["To log 1", "Set aside 1 meeting"]);
    holds(&press(&mut desk, "tab"), &["Room 5", "tomorrow"]);
    holds(&press(&mut desk, "delete"), &["Coming 2"]);
    // Another account by typing part of its name.
    holds(&press(&mut desk, "# text=aoba"), &["No account has this name"]);
    holds(&press(&mut desk, "esc # text=青葉 enter"), &["青葉システム"]);
    holds(&press(&mut desk, "enter"), &["青葉システム", "Weekly with Acme"]);
}

#[test]
fn a_coming_meeting_stands_on_the_account_with_its_day() {
    let screen = Screen::new();
    let mut desk = screen.imported(Lang::En, (120, 36));
    let acme = all_of::<Account>(desk.session.book().reader.connection())
        .expect("reads")
        .into_iter()
        .find(|row| row.name == "Acme Rockets")
        .expect("is there")
        .id;
    let next = next_meeting(desk.session.book().reader.connection(), acme, noon(), &Zone::utc()).expect("reads").expect("is there");
    assert_eq!(next.at.to_string(), "2026-11-23T09:00:00Z");
    let shown = press(&mut desk, "A tab enter");
    holds(&shown, &["next meeting", "09:00: Weekly with Acme", "Rollout call"]);
    let screen = Screen::new();
    let mut desk = screen.imported(Lang::Ja, (120, 36));
    holds(&press(&mut desk, "A tab enter"), &["次回", "Weekly with Acme"]);
}

#[test]
fn the_import_screen_previews_imports_and_goes_to_the_agenda() {
    for (lang, words) in
        [(Lang::En, ["To log 2", "6 to add", "no meeting (to-do"]), (Lang::Ja, ["記録待ち 2", "追加 6", "予定ではありません"])]
    {
        let screen = Screen::new();
        let mut desk = Desk::open(screen.shelf.open(), lang, (100, 30));
        desk.press("A i");
        desk.type_text(screen.file.to_str().expect("a plain path"));
        let shown = press(&mut desk, "enter");
        holds(&shown, &words[1..]);
        assert!(meetings(desk.session.book()).is_empty(), "only previewed");
        let shown = press(&mut desk, "ctrl-s");
        holds(&shown, &[words[0], "Rollout call"]);
        press(&mut desk, "u");
        assert!(meetings(desk.session.book()).is_empty(), "one step takes it back");
    }
}

#[test]
fn the_other_import_screen_leads_a_calendar_to_its_own() {
    let screen = Screen::new();
    let mut desk = Desk::open(screen.shelf.open(), Lang::En, (100, 30));
    desk.press("ctrl-o");
    desk.type_text(screen.file.to_str().expect("a plain path"));
    holds(&press(&mut desk, "enter"), &["Import a calendar", "my.ics"]);
    holds(&press(&mut desk, "enter"), &["6 to add"]);
}

#[test]
fn a_mistake_is_said_under_its_field() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    holds(&press(&mut desk, "A i enter"), &["No file"]);
    desk.type_text("/nowhere/at/all.ics");
    holds(&press(&mut desk, "enter"), &["/nowhere/at/all.ics"]);
    holds(&press(&mut desk, "tab text=nonsense enter"), &["nonsense"]);
}

#[test]
fn own_dates_are_written_and_read_back() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let out = shelf.folder().join("own.ics");
    press(&mut desk, "A E ctrl-x");
    for _ in 0..20 {
        desk.press("backspace");
    }
    desk.type_text(out.to_str().expect("a plain path"));
    holds(&press(&mut desk, "enter"), &["own.ics", "Wrote 3 dates"]);
    let text = std::fs::read_to_string(&out).expect("was written");
    holds(&text, &["Renewal: Acme Rockets – Suite", "Notice deadline: Acme Rockets", "Task: Blue Ridge Dental – send plan"]);
    let due = all_of::<Task>(desk.session.book().reader.connection()).expect("reads")[0].due_on.expect("is due");
    holds(&text, &[&format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d"))]);
}

#[test]
fn the_agenda_fits_every_size_in_both_languages() {
    for lang in [Lang::En, Lang::Ja] {
        for size in SIZES {
            let screen = Screen::new();
            let mut desk = screen.imported(lang, size);
            let first = press(&mut desk, "ctrl-d");
            holds(&first, &["Rollout call", "Acme Rockets"]);
            let second = press(&mut desk, "right");
            holds(&second, &["Weekly with Acme"]);
            for row in first.lines().chain(second.lines()) {
                assert!(mimamori::text::Cells::Narrow.width(row) <= usize::from(size.0), "{row}");
            }
            let mut empty = Desk::open(small_book().open(), lang, size);
            let shown = press(&mut empty, "A");
            let (sentence, key) = if lang == Lang::Ja {
                ("これからの予定はありません", "カレンダー取り込み")
            } else {
                ("No meetings ahead", "import calendar")
            };
            holds(&shown, &[sentence, key]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever a calendar holds: imported twice, the second time changes nothing.
    #[test]
    fn an_import_done_twice_changes_nothing(seed in 0u64..u64::MAX) {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut text = String::from("BEGIN:VCALENDAR\n");
        for index in 0..random.usize(1..12) {
            let day = format!("2026{:02}{:02}", random.u8(9..13), random.u8(1..29));
            let uid = if random.bool() { format!("UID:{}\n", index % 5) } else { String::new() };
            let start = match random.u8(0..4) {
                0 => format!("DTSTART;VALUE=DATE:{day}\n"),
                1 => format!("DTSTART;TZID=Asia/Tokyo:{day}T{:02}0000\nDURATION:PT30M\n", random.u8(0..24)),
                2 => format!("DTSTART:{day}T{:02}3000\n", random.u8(0..24)),
                _ => format!("DTSTART:{day}T090000Z\nSEQUENCE:{}\n", random.u8(0..3)),
            };
            let rule = ["", "RRULE:FREQ=DAILY;COUNT=4\n", "RRULE:FREQ=MONTHLY;BYDAY=-1FR\n", "RECURRENCE-ID:20261001T000000Z\n", "STATUS:CANCELLED\n"][random.usize(0..5)];
            let people = ["", "ATTENDEE:mailto:ken@acme.example\n", "ORGANIZER:mailto:me@us.example\nATTENDEE:mailto:x@elsewhere.example\n"][random.usize(0..3)];
            text.push_str(&format!("BEGIN:VEVENT\n{uid}SUMMARY:{index}\n{start}{rule}{people}END:VEVENT\n"));
        }
        text.push_str("END:VCALENDAR\n");
        let shelf = small_book();
        let mut book = shelf.open();
        let first = import(&mut book, &text, &["my.ics"]);
        prop_assert_eq!(first.read, first.added + first.updated + first.unchanged + first.skipped);
        let before = dump(book.writer.as_ref().expect("for writing"));
        let second = import(&mut book, &text, &["my.ics"]);
        prop_assert_eq!((second.added, second.updated, second.gone), (0, 0, 0), "{}", text);
        prop_assert_eq!(dump(book.writer.as_ref().expect("for writing")), before);
    }
}
