//! Themes and feedback through keys and ops: rules that suggest, counts with ARR, matters from a comment to the customer told.

use crate::forms::account_named;
use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, small_book, today};
use crate::support::{Shelf, noon};
use mimamori::domain::kpi::Span;
use mimamori::domain::*;
use mimamori::ops::{Error, FeedbackOp, Op, TagMark, ThemeOp, apply};
use mimamori::review::feedback::{Matter, WantedMatters, matters};
use mimamori::review::themes::{Listening, Standing};
use mimamori::store::{Writer, all_of};
use rusqlite::Connection;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

fn write(writer: &mut Writer, op: Op) -> EntityRef {
    apply(writer, &op, noon()).expect("is carried out").value.row.expect("a row")
}

fn theme(writer: &mut Writer, name: &str, rules: &str) -> ThemeId {
    let theme = Theme { name: name.into(), criterion: "waiting for an answer".into(), rules: rules.into(), position: 0 };
    ThemeId(write(writer, Op::Theme(ThemeOp::Save(None, theme))).id)
}

/// The small book with two themes: one that the words of Acme suggest, one that those of 青葉システム do.
fn book() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    theme(writer, "Slow support", "\"takes days\"\nサポート＋遅");
    theme(writer, "Easy to use", "使いやす 順調");
    book.close().expect("closes");
    shelf
}

fn listen(connection: &Connection) -> Listening {
    let span = Span::days_up_to(today(), 90);
    Listening::read(connection, span, &Zone::utc(), today(), Currency::USD).expect("reads")
}

fn tags(desk: &Desk) -> Vec<(TaggedKind, TagState)> {
    let rows = all_of::<Tag>(desk.session.book().reader.connection()).expect("reads");
    rows.into_iter().map(|row| (row.kind, row.state)).collect()
}

fn all_matters(connection: &Connection) -> Vec<Matter> {
    matters(connection, &WantedMatters::default(), &Zone::utc(), today(), Currency::USD).expect("reads")
}

fn matter(desk: &Desk) -> Matter {
    all_matters(desk.session.book().reader.connection()).pop().expect("there is one")
}

#[test]
fn the_tab_counts_themes_and_says_what_the_rules_suggest_in_both_languages() {
    for (lang, heading, unheard) in [(Lang::En, "SUGGESTED", "2 of 5 things said"), (Lang::Ja, "提案", "この期間の声5件のうち2件")]
    {
        for size in SIZES {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5 5").screen();
            for expected in ["Slow support", "Easy to use", heading] {
                assert!(screen.contains(expected), "{expected} is missing\n{screen}");
            }
            if size.1 >= 24 {
                assert!(screen.contains("waiting for an answer") && screen.contains("\"takes days\""), "{screen}");
                // Said in the period: two answers with words, two calls and a meeting; of the two calls no theme knows anything.
                assert!(screen.contains(unheard), "{screen}");
            }
        }
    }
}

#[test]
fn suggestions_are_put_refused_and_taken_back_by_keys() {
    for (lang, suggested, set, refused) in
        [(Lang::En, "suggested: takes days", "set", "refused"), (Lang::Ja, "提案: takes days", "設定済み", "却下")]
    {
        for size in [(80, 24), (120, 36)] {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5 5 enter").screen();
            assert!(screen.contains(suggested) && screen.contains("Acme Rockets"), "{screen}");
            let screen = desk.press("t").screen();
            assert!(screen.contains(set) && screen.contains("$480K"), "{screen}");
            assert_eq!(tags(&desk), [(TaggedKind::Survey, TagState::Set)]);
            let screen = desk.press("r").screen();
            assert!(screen.contains(refused) && !screen.contains("$480K"), "{screen}");
            desk.press("u u");
            assert_eq!(tags(&desk), []);
            assert!(desk.screen().contains(suggested), "{}", desk.screen());
        }
    }
}

#[test]
fn everything_a_theme_suggests_is_accepted_at_once_and_taken_back_at_once() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    // The second theme fits the answer and the meeting of 青葉システム.
    desk.press("f5 5 down y");
    assert_eq!(tags(&desk).len(), 2, "{}", desk.screen());
    let screen = desk.screen();
    assert!(screen.contains("$120K") && screen.contains("Put the theme “Easy to use” to 2 rows"), "{screen}");
    desk.press("u");
    assert_eq!(tags(&desk), []);
}

#[test]
fn the_form_tries_the_rules_while_they_are_typed_and_names_the_line_of_a_bad_one() {
    for (lang, catches, fault) in
        [(Lang::En, "catches 1 of 5, 90 days", "Line 2: a quotation mark is not closed"), (Lang::Ja, "5件中1件に該当", "2行目: 引用符")]
    {
        let shelf = book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press("f5 5 a text=Exports tab text=what_leaves_us tab text=export");
        assert!(desk.screen().contains(catches), "{}", desk.screen());
        desk.press("ctrl-s");
        let themes = all_of::<Theme>(desk.session.book().reader.connection()).expect("reads");
        let made = themes.iter().find(|row| row.name == "Exports").expect("was added");
        assert_eq!((made.rules.as_str(), made.position), ("export", 2));
        // What was added is selected.
        desk.press("e tab tab enter text=\"open_ ctrl-s");
        assert!(desk.screen().contains(fault), "{}", desk.screen());
    }
}

#[test]
fn themes_are_put_to_several_marked_answers_at_once() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let screen = desk.press("f5 2 space space #").screen();
    assert!(screen.contains("2 rows together") && screen.contains("suggested: takes days"), "{screen}");
    desk.press("space enter");
    assert_eq!(tags(&desk), [(TaggedKind::Survey, TagState::Set); 2], "{}", desk.screen());
    assert!(desk.screen().contains("to 2 rows"), "{}", desk.screen());
    let screen = desk.press("#").screen();
    assert!(screen.contains("[x]  Slow support"), "{screen}");
    desk.press("up space enter");
    assert_eq!(tags(&desk), []);
}

#[test]
fn choices_stay_while_a_theme_is_added_and_are_not_left_silently() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("f5 2 # home space a text=Tempo ctrl-s");
    let screen = desk.screen();
    assert!(screen.contains("[x]  Slow support") && screen.contains("Tempo"), "{screen}");
    assert!(desk.press("esc").screen().contains("Leave 1 choice unsaved?"), "{}", desk.screen());
    desk.press("esc enter");
    assert_eq!(tags(&desk).len(), 1, "{}", desk.screen());
}

#[test]
fn themes_change_places_and_the_selection_follows() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("f5 5 J J");
    let names = |desk: &Desk| {
        let mut rows = all_of::<Theme>(desk.session.book().reader.connection()).expect("reads");
        rows.sort_by_key(|row| row.position);
        rows.into_iter().map(|row| row.fields.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&desk), ["Easy to use", "Slow support"]);
    desk.press("delete");
    assert!(desk.screen().contains("Slow support"), "it asks about the one that was moved\n{}", desk.screen());
    desk.press("enter");
    assert_eq!(names(&desk), ["Easy to use"]);
}

#[test]
fn a_matter_goes_from_a_comment_to_the_customer_told() {
    for (lang, told, to_tell) in [(Lang::En, "told the customer", "1 to tell"), (Lang::Ja, "顧客へ報告済み", "未報告1件")] {
        for size in [(80, 24), (120, 36)] {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("f5 2 down F");
            assert!(desk.screen().contains("support takes days to answer"), "the quote is there\n{}", desk.screen());
            desk.press("ctrl-s");
            let made = matter(&desk);
            let voice = &made.raised[0].voice;
            assert_eq!((made.feedback.title.as_str(), made.customers), ("support takes days to answer", 1));
            assert!(voice.source.is_some_and(|(kind, _)| kind == TaggedKind::Survey) && voice.contact.is_some());
            let screen = desk.press("6 > > >").screen();
            assert!(screen.contains(to_tell) && screen.contains("$480K"), "{screen}");
            assert_eq!(matter(&desk).feedback.status, FeedbackStatus::Done);
            // Into it, and the customer is told: with the last of them the matter is.
            let screen = desk.press("enter d").screen();
            assert!(screen.contains(told), "{screen}");
            let after = matter(&desk);
            assert_eq!((after.feedback.status, after.feedback.status_on), (FeedbackStatus::Told, today()));
            assert_eq!(after.raised[0].voice.told_on, Some(today()));
            desk.press("u");
            let before = matter(&desk);
            assert_eq!((before.feedback.status, before.raised[0].voice.told_on), (FeedbackStatus::Done, None), "one step took both back");
        }
    }
}

#[test]
fn what_was_said_joins_a_matter_that_is_there() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("f5 2 down F ctrl-s up F right ctrl-s");
    let joined = matter(&desk);
    assert_eq!((joined.customers, all_of::<Feedback>(desk.session.book().reader.connection()).expect("reads").len()), (2, 1));
    assert_eq!(joined.arr.known(), Some(60_000_000.0), "480K and 120K");
    assert!(desk.screen().contains("to the feedback"), "{}", desk.screen());
}

#[test]
fn a_matter_without_anybody_asks_for_customers_and_takes_them_by_name() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let screen = desk.press("f5 6").screen();
    assert!(screen.contains("No feedback yet"), "{screen}");
    desk.press("a tab text=Dark_mode ctrl-s");
    assert!(desk.screen().contains("Nobody is noted"), "{}", desk.screen());
    desk.press("a text=quiet enter");
    desk.press("text=please ctrl-s");
    let made = matter(&desk);
    assert_eq!((made.names(), made.raised[0].voice.quote.as_deref()), (vec!["Quiet Giant"], Some("please")));
    // Nothing is to be told yet, and the key says so.
    let screen = desk.press("d").screen();
    assert!(screen.contains("nothing to tell while it is new"), "{screen}");
}

#[test]
fn a_touch_of_the_timeline_gets_themes_and_becomes_feedback() {
    for lang in Lang::ALL {
        let shelf = book();
        let mut desk = Desk::open(shelf.open(), *lang, (120, 36));
        let acme = account_named(&desk, "Acme Rockets");
        let tab = mimamori::tui::route::AccountTab::Timeline;
        desk.go(mimamori::tui::route::Route::Account { id: acme, siblings: vec![], tab });
        // Down to the call; changes of health and of people say nothing, and the key says so.
        let is_call = |desk: &mut Desk| desk.press("#").screen().contains("export is slow again") && desk.screen().contains("[ ]");
        for _ in 0..9 {
            if is_call(&mut desk) {
                break;
            }
            if desk.screen().contains("[ ]") {
                desk.press("esc");
            }
            desk.press("down");
        }
        desk.press("space enter");
        assert_eq!(tags(&desk), [(TaggedKind::Touch, TagState::Set)], "{}", desk.screen());
        desk.press("F ctrl-s");
        let made = matter(&desk);
        assert_eq!(made.raised[0].voice.quote.as_deref(), Some("export is slow again"), "{}", desk.screen());
    }
}

#[test]
fn counts_are_of_the_period_by_group_with_each_customer_once() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let id = all_of::<Theme>(writer.connection()).expect("reads")[0].id;
    let answers = all_of::<Response>(writer.connection()).expect("reads");
    let touches = all_of::<Touch>(writer.connection()).expect("reads");
    let of_answers = answers.iter().map(|row| (TaggedKind::Survey, row.id.0));
    let targets = of_answers.chain(touches.iter().map(|row| (TaggedKind::Touch, row.id.0)));
    let marks = targets.map(|target| TagMark { theme: id, target, state: Some(TagState::Set) }).collect();
    write(writer, Op::Theme(ThemeOp::Mark(marks)));
    let mut listening = listen(writer.connection());
    let count = listening.count(id, listening.span);
    // Two answers, the meeting and two calls; of two customers.
    assert_eq!((count.rows, count.customers, count.arr.known()), (5, 2, Some(60_000_000.0)));
    let last_month = Span { from: days_ago(60), to: days_ago(30) };
    assert_eq!((listening.count(id, last_month).rows, listening.count(id, last_month).customers), (2, 1));
    let groups = listening.grouped(id, voice::GroupBy::TouchModel);
    let told: Vec<(String, usize)> = groups.iter().map(|(key, count)| (format!("{key:?}"), count.rows)).collect();
    assert_eq!(told, [("TouchModel(High)".to_owned(), 3), ("TouchModel(Low)".to_owned(), 2)]);
    let acme = answers[0].account;
    listening.narrow(&[acme].into());
    assert_eq!(listening.count(id, listening.span).customers, 1);
}

#[test]
fn a_refused_theme_is_not_suggested_again_and_goes_with_its_row() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let id = all_of::<Theme>(writer.connection()).expect("reads")[0].id;
    let target = listen(writer.connection()).suggested_for(id).next().expect("is suggested").row.target;
    write(writer, Op::Theme(ThemeOp::Mark(vec![TagMark { theme: id, target, state: Some(TagState::Dismissed) }])));
    let listening = listen(writer.connection());
    assert_eq!(listening.suggested_for(id).count(), 0);
    assert!(listening.rows_of(id).iter().any(|(_, standing)| *standing == Standing::Refused));
    write(writer, Op::Delete(EntityRef { kind: target.0.entity(), id: target.1 }));
    assert_eq!(all_of::<Tag>(writer.connection()).expect("reads"), []);
}

#[test]
fn two_themes_have_no_name_in_common_and_rules_must_be_some() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let theme = Theme { name: "ＳＬＯＷ support".into(), criterion: String::new(), rules: "ok\n-only".into(), position: 0 };
    let Err(Error::Invalid(faults)) = apply(writer, &Op::Theme(ThemeOp::Save(None, theme)), noon()) else { panic!("is refused") };
    let fields: Vec<&str> = faults.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["name", "rules"]);
}

#[test]
fn who_raises_a_told_matter_later_is_still_to_be_told_and_another_outcome_is_told_anew() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts = all_of::<Account>(writer.connection()).expect("reads");
    let voice = |account: usize| Voice::of(accounts[account].id, today().into());
    let feedback = Feedback::titled(FeedbackKind::Request, "Dark mode", today());
    let id = FeedbackId(write(writer, Op::Feedback(FeedbackOp::Add(feedback, vec![voice(0), voice(1)]))).id);
    let status = |writer: &Writer| all_of::<Feedback>(writer.connection()).expect("reads")[0].status;
    let told = |writer: &Writer| {
        let voices = all_of::<Voice>(writer.connection()).expect("reads");
        voices.iter().map(|row| row.told_on.is_some()).collect::<Vec<_>>()
    };
    let first = all_of::<Voice>(writer.connection()).expect("reads")[0].id;
    let early = apply(writer, &Op::Feedback(FeedbackOp::Tell(vec![first], Some(today()))), noon());
    assert!(matches!(early, Err(Error::Invalid(_))), "there is nothing to tell yet");
    write(writer, Op::Feedback(FeedbackOp::Move(vec![id], FeedbackStatus::Told, today())));
    assert_eq!((status(writer), told(writer)), (FeedbackStatus::Told, vec![true, true]));
    write(writer, Op::Feedback(FeedbackOp::Link(id, vec![voice(2)])));
    assert_eq!((status(writer), told(writer)), (FeedbackStatus::Done, vec![true, true, false]));
    let last = all_of::<Voice>(writer.connection()).expect("reads")[2].id;
    write(writer, Op::Feedback(FeedbackOp::Unlink(vec![last])));
    assert_eq!(status(writer), FeedbackStatus::Told);
    write(writer, Op::Feedback(FeedbackOp::Move(vec![id], FeedbackStatus::Declined, today())));
    assert_eq!(told(writer), [false, false]);
    let twice = vec![first, first];
    assert!(apply(writer, &Op::Feedback(FeedbackOp::Tell(twice, Some(today()))), noon()).is_err(), "nobody is told twice");
}

#[test]
fn a_book_without_themes_says_what_to_do() {
    for (lang, themes) in [(Lang::En, "No themes yet"), (Lang::Ja, "テーマはまだありません")] {
        for size in SIZES {
            let shelf = Shelf::new();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5 5").screen();
            assert!(screen.replace('\n', "").contains(themes), "{screen}");
        }
    }
}

#[test]
fn what_customers_bring_is_what_the_list_of_accounts_shows() {
    let shelf = book();
    let mut open = shelf.open();
    let writer = open.writer.as_mut().expect("for writing");
    let acme = all_of::<Account>(writer.connection()).expect("reads").into_iter().find(|row| row.name == "Acme Rockets").expect("is there");
    // A book whose amounts stand in its contracts: the row of the account states none.
    write(writer, Op::SaveAccount(Some(acme.id), Account { arr: None, ..acme.fields }));
    open.close().expect("closes");
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    let screen = desk.press("f5 5 enter t").screen();
    assert!(screen.contains("$480K") && !screen.contains("without"), "{screen}");
    let connection = desk.session.book().reader.connection();
    let list = mimamori::store::portfolio::lines(connection, today(), &Zone::utc()).expect("reads");
    let shown: std::collections::HashMap<AccountId, Option<Money>> = list.into_iter().map(|line| (line.id, line.arr)).collect();
    assert_eq!(mimamori::store::portfolio::arr_of_all(connection, today()).expect("reads"), shown);
}
