//! Programmes through keys: added, guests asked by name and by filter, marked, read from a list, and taken back.

use crate::forms::account_named;
use crate::support::Shelf;
use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::store::events::{NamedGuest, guests, of_book};
use mimamori::store::{Book, by_account};
use mimamori::tui::route::Route;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

/// A small book with one event, so many days ago, to which nobody is invited.
fn book_with_event(ago: u64) -> (Shelf, Book, EventId) {
    let shelf = small_book();
    let mut book = shelf.open();
    let event = Event { kind: EventKind::Webinar, title: "Faster closing".into(), at: days_ago(ago).into(), minutes: Some(45), note: None };
    let writer = book.writer.as_mut().expect("for writing");
    let row = apply(writer, &Op::SaveEvent(None, event), crate::support::noon()).expect("is carried out").value.row.expect("a row");
    (shelf, book, EventId(row.id))
}

fn open(lang: Lang, size: (u16, u16)) -> (Shelf, Desk, EventId) {
    let (shelf, book, event) = book_with_event(30);
    let mut desk = Desk::open(book, lang, size);
    desk.go(Route::Event(event));
    (shelf, desk, event)
}

fn guest_list(desk: &Desk, event: EventId) -> Vec<NamedGuest> {
    guests(desk.session.book().reader.connection(), event).expect("reads")
}

fn webinars(desk: &Desk, account: AccountId) -> Vec<Row<TouchId, Touch>> {
    let touches = by_account::<Touch>(desk.session.book().reader.connection(), account).expect("reads");
    touches.into_iter().filter(|touch| touch.kind == TouchKind::Webinar).collect()
}

fn shows(desk: &mut Desk, texts: &[&str]) {
    let screen = desk.screen();
    for text in texts {
        assert!(screen.contains(text), "{text} is missing\n{screen}");
    }
}

#[test]
fn the_empty_list_says_what_it_is_for_and_an_event_is_added_to_it() {
    for (lang, sentence, kind) in [(Lang::En, "No webinar", "training"), (Lang::Ja, "まだありません", "トレーニング")] {
        for size in SIZES {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            shows(desk.press("M"), &[sentence]);
            desk.press("a text=Admin_training tab right tab text=2026-12-10_15:00 tab text=90 ctrl-s");
            let events = of_book(desk.session.book().reader.connection()).expect("reads");
            assert_eq!((events[0].event.kind, events[0].event.minutes), (EventKind::Training, Some(90)), "{}", desk.screen());
            assert_eq!(events[0].event.at.to_string(), "2026-12-10T15:00:00Z");
            shows(&mut desk, &["Admin training"]);
            // The kind leaves first as the width shrinks.
            if size.0 >= 120 {
                shows(&mut desk, &[kind]);
            }
            // The key that an input method leaves alone leads here too, and does not stack up.
            shows(desk.press("esc"), &["Quiet Giant"]);
            shows(desk.press("f11 f11"), &["Admin training"]);
            shows(desk.press("esc"), &["Quiet Giant"]);
        }
    }
}

#[test]
fn guests_are_asked_by_name_and_by_filter_and_nobody_twice() {
    for (lang, all, new) in [
        (Lang::En, "all 2 accounts that fit", "invites 1, 1 already invited"),
        (Lang::Ja, "条件に合う顧客2件すべて", "新たに1件を招待（招待済み1件）"),
    ] {
        for size in SIZES {
            let (_shelf, mut desk, event) = open(lang, size);
            desk.press("a text=blue enter");
            assert_eq!(guest_list(&desk, event)[0].account, "Blue Ridge Dental", "{}", desk.screen());
            desk.type_text("model:low");
            shows(&mut desk, &[all, new]);
            desk.press("enter");
            assert_eq!(guest_list(&desk, event).len(), 2, "{}", desk.screen());
            desk.press("text=ken enter esc");
            let people: Vec<_> = guest_list(&desk, event).into_iter().filter_map(|row| row.contact).collect();
            assert_eq!(people, ["Ken Ito"], "{}", desk.screen());
            shows(&mut desk, &["Acme Rockets"]);
        }
    }
}

#[test]
fn a_filter_that_cannot_be_read_is_told_and_asks_nobody() {
    let (_shelf, mut desk, event) = open(Lang::En, (80, 24));
    desk.press("a").type_text("score<");
    let screen = desk.screen();
    assert!(!screen.contains("[query") && screen.contains("score"), "{screen}");
    desk.press("enter");
    assert!(guest_list(&desk, event).is_empty());
}

#[test]
fn coming_makes_a_touch_that_goes_with_the_mark() {
    for (lang, attended, absent) in [(Lang::En, "✓ attended", "✗ absent"), (Lang::Ja, "✓ 参加", "✗ 欠席")] {
        for size in SIZES {
            let (_shelf, mut desk, event) = open(lang, size);
            let acme = account_named(&desk, "Acme Rockets");
            desk.press("a text=ken enter esc space");
            shows(&mut desk, &[attended]);
            let touch = webinars(&desk, acme).remove(0);
            assert_eq!((touch.direction, touch.subject.as_deref(), touch.minutes), (Direction::In, Some("Faster closing"), Some(45)));
            assert_eq!(touch.at, Moment::Day(days_ago(30)));
            assert_eq!(guest_list(&desk, event)[0].guest.touch, Some(touch.id));
            shows(desk.press("s"), &[absent]);
            assert!(webinars(&desk, acme).is_empty(), "who was absent was not in touch");
            desk.press("u");
            assert_eq!(webinars(&desk, acme).len(), 1, "undo brings the touch back in one step");
            desk.press("space");
            assert!(webinars(&desk, acme).is_empty(), "the mark is taken back");
            assert_eq!(guest_list(&desk, event)[0].guest.state, GuestState::Invited);
        }
    }
}

#[test]
fn marked_guests_are_marked_together_in_one_step() {
    let (_shelf, mut desk, event) = open(Lang::En, (120, 36));
    desk.press("a text=model:any enter esc ctrl-a");
    shows(&mut desk, &["4 marked"]);
    desk.press("space");
    assert!(guest_list(&desk, event).iter().all(|row| row.guest.state == GuestState::Attended), "{}", desk.screen());
    shows(&mut desk, &["4 attended", "100 %", "Attended"]);
    desk.press("u");
    assert!(guest_list(&desk, event).iter().all(|row| row.guest.state == GuestState::Invited && row.guest.touch.is_none()));
    // Only the marked ones are taken off the list, after a question.
    desk.press("\\ home m m delete");
    shows(&mut desk, &["Take 2 guests off the list?"]);
    desk.press("enter");
    assert_eq!(guest_list(&desk, event).len(), 2);
    desk.press("u");
    assert_eq!(guest_list(&desk, event).len(), 4);
}

#[test]
fn nobody_has_come_to_what_is_still_to_come() {
    let (_shelf, mut book, event) = book_with_event(0);
    let writer = book.writer.as_mut().expect("for writing");
    let coming = Event { kind: EventKind::Webinar, title: "Next".into(), at: days_ahead(9).into(), minutes: None, note: None };
    apply(writer, &Op::SaveEvent(Some(event), coming), crate::support::noon()).expect("is carried out");
    let mut desk = Desk::open(book, Lang::En, (80, 24));
    desk.go(Route::Event(event)).press("a text=blue enter esc space");
    shows(&mut desk, &["It has not taken place yet."]);
    assert_eq!(guest_list(&desk, event)[0].guest.state, GuestState::Invited);
}

#[test]
fn a_changed_title_reaches_the_touches_and_a_deleted_event_takes_them_along() {
    let (_shelf, mut desk, event) = open(Lang::En, (80, 24));
    let acme = account_named(&desk, "Acme Rockets");
    desk.press("a text=ken enter esc space e end text=_in_2026 ctrl-s");
    assert_eq!(webinars(&desk, acme)[0].subject.as_deref(), Some("Faster closing in 2026"), "{}", desk.screen());
    desk.press("D enter");
    assert!(of_book(desk.session.book().reader.connection()).expect("reads").is_empty(), "{}", desk.screen());
    assert!(webinars(&desk, acme).is_empty() && guest_list(&desk, event).is_empty());
    desk.press("u");
    assert_eq!((webinars(&desk, acme).len(), guest_list(&desk, event).len()), (1, 1));
}

#[test]
fn a_touch_that_goes_with_the_mark_takes_its_themes_and_leaves_the_words_it_was_quoted_with() {
    use mimamori::ops::{FeedbackOp, TagMark, ThemeOp};
    use mimamori::store::all_of;
    // Who came is marked absent, and the event is deleted.
    for steps in ["s", "D enter"] {
        let (shelf, mut desk, event) = open(Lang::En, (80, 24));
        let acme = account_named(&desk, "Acme Rockets");
        desk.press("a text=ken enter esc space");
        let touch = webinars(&desk, acme)[0].id;
        drop(desk);
        let mut book = shelf.open();
        let writer = book.writer.as_mut().expect("for writing");
        let mut write = |op: Op| apply(writer, &op, crate::support::noon()).expect("is carried out").value.row.expect("a row").id;
        let theme = Theme { name: "Closing".into(), criterion: String::new(), rules: String::new(), position: 0 };
        let theme = ThemeId(write(Op::Theme(ThemeOp::Save(None, theme))));
        let target = (TaggedKind::Touch, touch.0);
        write(Op::Theme(ThemeOp::Mark(vec![TagMark { theme, target, state: Some(TagState::Set) }])));
        let voice = Voice { source: Some(target), quote: Some("closing is slow".into()), ..Voice::of(acme, days_ago(30).into()) };
        write(Op::Feedback(FeedbackOp::Add(Feedback::titled(FeedbackKind::Request, "Close faster", days_ago(30)), vec![voice])));
        book.close().expect("closes");
        let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
        desk.go(Route::Event(event)).press(steps);
        assert!(webinars(&desk, acme).is_empty(), "{}", desk.screen());
        let connection = desk.session.book().reader.connection();
        assert_eq!(all_of::<Tag>(connection).expect("reads").len(), 0, "after {steps}");
        let voice = all_of::<Voice>(connection).expect("reads").remove(0);
        assert_eq!((voice.source, voice.quote.as_deref()), (None, Some("closing is slow")), "after {steps}");
    }
}

#[test]
fn two_people_of_one_account_share_its_touch() {
    let (_shelf, mut desk, event) = open(Lang::En, (80, 24));
    let acme = account_named(&desk, "Acme Rockets");
    desk.press("a text=ken enter text=acme enter esc ctrl-a space");
    let touches = webinars(&desk, acme);
    assert_eq!(touches.len(), 1);
    assert!(guest_list(&desk, event).iter().all(|row| row.guest.touch == Some(touches[0].id)));
    desk.press("\\ end s");
    assert_eq!(webinars(&desk, acme).len(), 1, "one of them still came");
}

#[test]
fn a_list_of_who_came_is_read_with_its_problems() {
    for (lang, out, why) in [(Lang::En, "2 rows left out", "Nobody Inc"), (Lang::Ja, "取り込めなかった行2行", "Nobody Inc")] {
        for size in SIZES {
            let (shelf, mut desk, event) = open(lang, size);
            let file = shelf.path().with_file_name("came.csv");
            let rows = "Company,Name,Email,Attended\n\
                Acme Rockets,Ken Ito,ken@acme.example,yes\n\
                Blue Ridge Dental,,,no\n\
                Nobody Inc,,,yes\n\
                Quiet Giant,Ann New,ann@quiet.example,maybe\n";
            std::fs::write(&file, rows).expect("writes");
            desk.press("i");
            desk.type_text(&file.display().to_string());
            desk.press("enter");
            desk.session.finish_job();
            shows(&mut desk, &[out]);
            if size.1 > 16 {
                shows(&mut desk, &[why]);
            }
            let states: Vec<_> = guest_list(&desk, event).into_iter().map(|row| (row.account, row.contact, row.guest.state)).collect();
            let expected = [
                ("Acme Rockets".to_owned(), Some("Ken Ito".to_owned()), GuestState::Attended),
                ("Blue Ridge Dental".to_owned(), None, GuestState::Absent),
            ];
            assert_eq!(states, expected, "{}", desk.screen());
            desk.press("esc u");
            assert!(guest_list(&desk, event).is_empty(), "one step took all of it back");
        }
    }
}

#[test]
fn a_file_that_is_no_list_of_guests_is_refused_with_its_reason() {
    let (shelf, mut desk, event) = open(Lang::En, (80, 24));
    let file = shelf.path().with_file_name("colours.csv");
    std::fs::write(&file, "Colour,Size\nred,4\n").expect("writes");
    desk.press("i");
    desk.type_text(&file.display().to_string());
    desk.press("enter");
    desk.session.finish_job();
    shows(&mut desk, &["no column names an account or a person"]);
    assert!(guest_list(&desk, event).is_empty());
}

#[test]
fn the_marked_accounts_of_the_book_are_asked_to_an_event() {
    for (lang, question) in [(Lang::En, "Invite 2 accounts to"), (Lang::Ja, "顧客2件の招待先")] {
        let (_shelf, book, event) = book_with_event(3);
        let mut desk = Desk::open(book, lang, (80, 24));
        shows(desk.press("space space i"), &[question, "Faster closing"]);
        desk.press("enter");
        assert_eq!(guest_list(&desk, event).len(), 2, "{}", desk.screen());
        desk.press("i enter");
        assert_eq!(guest_list(&desk, event).len(), 2, "nobody is asked twice");
    }
}

#[test]
fn what_came_after_is_shown_with_its_number_and_enter_opens_the_account() {
    let (shelf, mut book, event) = book_with_event(30);
    let accounts: Vec<AccountId> = mimamori::store::directory::account_names(book.reader.connection())
        .expect("reads")
        .into_iter()
        .filter(|account| ["Acme Rockets", "Blue Ridge Dental"].contains(&account.name.as_str()))
        .map(|account| account.id)
        .collect();
    let writer = book.writer.as_mut().expect("for writing");
    for (nth, account) in accounts.iter().enumerate() {
        for ago in (1..60).filter(|ago| *ago != 30) {
            // The first doubles its use after the event, the second keeps it.
            let value = if ago < 30 && nth == 0 { 20.0 } else { 10.0 };
            let row = Usage { account: *account, on: days_ago(ago), metric: "exports".into(), user: None, value };
            writer
                .load(crate::support::noon(), |tx| -> Result<(), mimamori::store::Error> {
                    mimamori::store::insert(tx.connection(), UsageId(tx.new_id()), &row, Moment::Day(days_ago(ago)))
                })
                .expect("is written");
        }
    }
    let invitees = accounts.iter().map(|account| Invitee { account: *account, contact: None }).collect();
    apply(writer, &Op::Invite(event, invitees), crate::support::noon()).expect("is carried out");
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    desk.go(Route::Event(event)).press("space down s");
    shows(&mut desk, &["+100 %", "±0 %", "usage +100 % (n 1)", "too few to say much"]);
    shows(desk.press("home enter"), &["Acme Rockets", "Faster closing"]);
    shows(desk.press("M"), &["+100 %  n 1", "50 %"]);
    drop(shelf);
}

#[test]
fn every_screen_draws_at_every_size() {
    // Each size once, and each language at a narrow and a wide one: what is drawn hangs on the width, the words on the language.
    for (size, lang) in [((60, 16), Lang::Ja), ((80, 24), Lang::En), ((120, 36), Lang::Ja), ((200, 50), Lang::En), ((60, 17), Lang::En)] {
        let (_shelf, mut desk, _) = open(lang, size);
        for keys in
            ["a", "text=acme", "enter", "text=score<50", "esc", "space", "m", "delete", "esc", "i", "esc", "e", "esc", "M", "e", "esc", "?"]
        {
            desk.press(keys);
            let screen = desk.screen();
            assert!(!screen.contains("[event") && !screen.contains("[cmd-") && !screen.contains("{$"), "{keys}\n{screen}");
        }
    }
}

#[test]
fn a_title_is_worth_more_than_the_number_of_the_invited() {
    for lang in [Lang::En, Lang::Ja] {
        let (_shelf, mut book, event) = book_with_event(30);
        let writer = book.writer.as_mut().expect("for writing");
        let kept = mimamori::store::get::<Event>(writer.connection(), event).expect("reads").expect("is there").fields;
        let longer = Event { title: "Faster closing in 20 steps".into(), ..kept };
        apply(writer, &Op::SaveEvent(Some(event), longer), crate::support::noon()).expect("is carried out");
        let mut desk = Desk::open(book, lang, (80, 24));
        shows(desk.press("M"), &["Faster closing in 20 steps"]);
        // What follows a change of title or time is said where there is something to change.
        let about = if lang == Lang::En { "follow title and time" } else { "件名や日時を変えると" };
        assert!(!desk.press("a").screen().contains(about), "{}", desk.screen());
        assert!(desk.press("esc e").screen().contains(about), "{}", desk.screen());
    }
}
