//! The Voice screen through keys: figures, comments, who waits, the loop of an answer, and a stack of paper.

use crate::forms::account_named;
use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, small_book, today};
use crate::support::{Shelf, noon};
use mimamori::domain::voice::Standing;
use mimamori::domain::*;
use mimamori::ops::voice::VoiceOp;
use mimamori::ops::{Op, apply};
use mimamori::review::voice::{Voices, Wanted, invitees};
use mimamori::store::{Writer, all_of};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

fn contact_named(writer: &Writer, name: &str) -> Row<ContactId, Contact> {
    all_of::<Contact>(writer.connection()).expect("reads").into_iter().find(|row| row.name == name).expect("is in the book")
}

fn answer(writer: &Writer, name: &str, score: i64, ago: u64, comment: &str) -> Op {
    let person = contact_named(writer, name);
    let score = Score::new(score, SurveyKind::Nps.usual_scale()).expect("on the scale");
    let given = Response::given(person.account, SurveyKind::Nps, score, days_ago(ago).into());
    Op::SaveResponse(None, Response { contact: Some(person.id), comment: Some(comment.into()), ..given })
}

/// The small book, with a detractor who waits since last Monday.
fn book() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let op = answer(writer, "Ken Ito", 2, 6, "three tickets and no answer, I am tired of it");
    apply(writer, &op, noon()).expect("is carried out");
    book.close().expect("closes");
    shelf
}

fn responses(desk: &Desk) -> Vec<Row<ResponseId, Response>> {
    all_of::<Response>(desk.session.book().reader.connection()).expect("reads")
}

fn kens(desk: &Desk) -> Row<ResponseId, Response> {
    responses(desk).into_iter().find(|row| row.score.value() == 2).expect("is in the book")
}

#[test]
fn the_summary_shows_every_figure_with_interval_and_n_in_both_languages() {
    for (lang, few, change) in [(Lang::En, "Fewer than 10 answers", "3 answers"), (Lang::Ja, "10件未満", "回答3件")] {
        for size in SIZES {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5").screen();
            // One promoter and two detractors of three.
            for expected in ["NPS", "−33", change, few] {
                assert!(screen.contains(expected), "{expected} is missing\n{screen}");
            }
            if size.1 >= 24 {
                assert!(screen.contains("⣿") && screen.contains("−85…+51"), "{screen}");
            }
        }
    }
}

#[test]
fn a_figure_opens_into_formula_and_rows_and_they_open_further() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    let screen = desk.press("f5 enter").screen();
    for expected in ["100 × (promoters − detractors) ÷ answers", "−1 ÷ 3", "Acme Rockets", "青葉システム"] {
        assert!(screen.contains(expected), "{expected} is missing\n{screen}");
    }
    let screen = desk.press("enter").screen();
    assert!(screen.contains("support takes days to answer"), "{screen}");
    desk.press("esc esc");
    assert!(desk.screen().contains("1 Summary"), "{}", desk.screen());
}

#[test]
fn comments_are_listed_with_whose_they_are_and_read_in_full() {
    for (lang, state, who) in [(Lang::En, "unanswered", "Ken Ito (other)"), (Lang::Ja, "未対応", "Ken Ito（その他）")] {
        for size in SIZES {
            let shelf = book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5 2").screen();
            for expected in ["NPS 2", "NPS 9", "Acme Rockets", state] {
                assert!(screen.contains(expected), "{expected} is missing\n{screen}");
            }
            if size.1 >= 24 {
                let who = if lang == Lang::En { who.to_owned() } else { who.replace('（', " (").replace('）', ")") };
                assert!(screen.contains("I am tired of it") && screen.contains(&who), "{screen}");
            }
        }
    }
}

#[test]
fn a_detractor_waits_with_a_clock_until_answered_told_and_taken_back() {
    for (lang, clock, told) in [(Lang::En, "3 days late", "told"), (Lang::Ja, "3日超過", "報告済み")] {
        let shelf = book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        // Monday's answer on a Sunday: four working days after it, two of which are in time.
        let clock = clock.replace('3', "2");
        let screen = desk.press("f5 3").screen();
        assert!(screen.contains(&clock) && screen.contains("Ken Ito"), "{screen}");
        desk.press("d");
        let follow_up = kens(&desk).fields;
        assert_eq!((follow_up.follow_up.told_on, follow_up.follow_up.closed_on), (Some(today()), Some(today())));
        assert!(follow_up.answered_at.is_some());
        let screen = desk.press("2").screen();
        assert!(screen.contains(told), "{screen}");
        desk.press("u");
        assert_eq!(kens(&desk).follow_up, FollowUp::default());
        let screen = desk.press("3").screen();
        assert!(screen.contains("Ken Ito"), "{screen}");
        desk.press("r");
        assert!(!desk.screen().contains(&clock), "{}", desk.screen());
    }
}

#[test]
fn what_is_to_be_done_is_noted_with_a_task_and_closed() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    desk.press("f5 3 t text=call_Ken_back tab text=fri ctrl-s");
    assert_eq!(kens(&desk).follow_up.plan.as_deref(), Some("call Ken back"), "{}", desk.screen());
    let tasks = all_of::<Task>(desk.session.book().reader.connection()).expect("reads");
    let task = tasks.into_iter().find(|task| task.title == "call Ken back").expect("was made");
    assert_eq!((task.due_on.map(|day| day.to_string()).as_deref(), task.contact.is_some()), (Some("2026-11-27"), true));
    assert!(desk.screen().contains("To do: call Ken back"), "{}", desk.screen());
    desk.press("f");
    assert_eq!(kens(&desk).follow_up.closed_on, Some(today()));
    desk.press("2 f");
    assert_eq!(kens(&desk).follow_up.closed_on, None, "once more opens it again\n{}", desk.screen());
}

#[test]
fn a_mail_goes_to_whoever_gave_the_answer() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (100, 30));
    let screen = desk.press("f5 3 m").screen();
    assert!(screen.contains("ken@acme.example") && screen.contains("Thank you for your honest answer"), "{screen}");
}

#[test]
fn periods_and_groups_are_changed_by_keys() {
    let shelf = book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    let screen = desk.press("f5").screen();
    assert!(screen.contains("last 90 days  25 Aug – 22 Nov"), "{screen}");
    let screen = desk.press("p").screen();
    assert!(screen.contains("month  Nov 2026"), "{screen}");
    let screen = desk.press("left").screen();
    assert!(screen.contains("Oct 2026") && screen.contains("no answers"), "{screen}");
    let screen = desk.press("right right 4").screen();
    assert!(screen.contains("Nov 2026") && screen.contains("not given"), "{screen}");
    let screen = desk.press("b").screen();
    assert!(screen.contains("By: role") && screen.contains("champion"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("role: champion") && !screen.contains("Ken Ito"), "{screen}");
    let screen = desk.press("esc").screen();
    assert!(screen.contains("Ken Ito"), "{screen}");
}

#[test]
fn a_book_without_answers_says_what_to_do() {
    for (lang, sentence) in [(Lang::En, "no answers yet"), (Lang::Ja, "回答はまだありません")] {
        for size in SIZES {
            let shelf = Shelf::new();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f5 2").screen();
            assert!(screen.replace('\n', "").contains(sentence), "{screen}");
        }
    }
}

#[test]
fn a_stack_is_entered_line_by_line_taken_back_and_kept() {
    for lang in [Lang::En, Lang::Ja] {
        let shelf = book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press("f5 a tab text=acme_@ken_５_fine_by_now enter");
        let saved = |desk: &Desk| {
            let rows = responses(desk).into_iter().filter(|row| row.kind == SurveyKind::Csat);
            rows.map(|row| (row.score.value(), row.fields.comment, row.fields.contact.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(saved(&desk), [(5, Some("fine by now".to_owned()), true)], "{}", desk.screen());
        desk.press("text=4 enter text=青葉_3_なかなか enter");
        assert_eq!(saved(&desk).len(), 3, "a line without an account goes on with the last\n{}", desk.screen());
        let aoba = account_named(&desk, "青葉システム");
        assert!(responses(&desk).iter().any(|row| row.account == aoba && row.comment.as_deref() == Some("なかなか")));
        assert!(desk.screen().contains("なかなか"), "{}", desk.screen());
        desk.press("ctrl-z");
        assert_eq!(saved(&desk).len(), 2);
        assert!(!desk.screen().contains("なかなか"), "what was taken back is listed no longer\n{}", desk.screen());
        desk.press("text=acme_half");
        desk.wait();
        desk.press("esc");
        let screen = desk.press("a").screen();
        assert!(screen.contains("acme half"), "{screen}");
        desk.press("text=_zzz enter");
        assert_eq!(saved(&desk).len(), 2, "what is missing is said and nothing is saved\n{}", desk.screen());
    }
}

#[test]
fn an_answer_settles_the_open_invitation_once_and_sets_it_free_again() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let ken = contact_named(writer, "Ken Ito");
    let (person, whole) = (Invitee { account: ken.account, contact: Some(ken.id) }, Invitee { account: ken.account, contact: None });
    apply(writer, &Op::Voice(VoiceOp::Invite(SurveyKind::Nps, days_ago(100).into(), vec![person])), noon()).expect("asks");
    apply(writer, &Op::Voice(VoiceOp::Invite(SurveyKind::Nps, days_ago(20).into(), vec![person, whole])), noon()).expect("asks");
    apply(writer, &Op::Voice(VoiceOp::Invite(SurveyKind::Csat, days_ago(20).into(), vec![person])), noon()).expect("asks");
    let linked = |writer: &Writer| -> Vec<(String, bool, Option<ResponseId>)> {
        let rows = all_of::<Invitation>(writer.connection()).expect("reads").into_iter();
        rows.filter(|row| row.response.is_some()).map(|row| (row.at.to_string(), row.contact.is_some(), row.response)).collect()
    };
    let op = answer(writer, "Ken Ito", 8, 5, "fine");
    let first = apply(writer, &op, noon()).expect("saves").value.row.expect("a row");
    assert_eq!(linked(writer), [(days_ago(20).to_string(), true, Some(ResponseId(first.id)))], "the person's own, and no other survey");
    apply(writer, &op, noon()).expect("saves");
    assert_eq!(linked(writer).len(), 2, "the next answer settles the account's; the oldest was too long ago");
    apply(writer, &op, noon()).expect("saves");
    assert_eq!(linked(writer).len(), 2);
    apply(writer, &Op::Delete(first), noon()).expect("deletes");
    assert_eq!(linked(writer).len(), 1, "whoever gave it has not answered");
}

#[test]
fn nobody_is_asked_again_within_the_quiet_days() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let accounts: Vec<AccountId> = all_of::<Account>(writer.connection()).expect("reads").into_iter().map(|row| row.id).collect();
    let wanted = invitees(writer.connection(), &accounts, &[], today()).expect("reads");
    // Ken, 佐藤, and two accounts of which nobody is known; Mika has left.
    assert_eq!((wanted.len(), wanted.iter().filter(|who| who.contact.is_none()).count()), (4, 2));
    let spared = |writer: &Writer, days| Voices::read(writer.connection(), &Zone::utc()).expect("reads").spared(&wanted, today(), days);
    let sato = contact_named(writer, "佐藤 美香").id;
    let found = spared(writer, 90);
    assert_eq!(found.spared, [(Invitee { account: contact_named(writer, "佐藤 美香").account, contact: Some(sato) }, days_ago(10))]);
    apply(writer, &Op::Voice(VoiceOp::Invite(SurveyKind::Ces, days_ago(3).into(), found.ask)), noon()).expect("asks");
    assert_eq!(spared(writer, 90).ask, []);
    assert_eq!(spared(writer, 3).spared.len(), 0);
}

#[test]
fn the_loop_of_an_answer_reads_in_its_order() {
    let shelf = book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let id = all_of::<Response>(writer.connection()).expect("reads").into_iter().find(|row| row.score.value() == 2).expect("Ken's").id;
    let standing = |writer: &Writer| {
        let connection = writer.connection();
        let span = mimamori::domain::kpi::Span { from: days_ago(90), to: today() };
        let wanted = Wanted { span, kind: None, accounts: None, with_words: true };
        let comments = Voices::read(connection, &Zone::utc()).expect("reads").comments(connection, &wanted, &Zone::utc()).expect("reads");
        comments.into_iter().find(|comment| comment.response.id == id).expect("is listed").standing
    };
    assert_eq!(standing(writer), Standing::Unanswered);
    let ken = contact_named(writer, "Ken Ito");
    let touch = Touch { body: "called back".into(), ..Touch::of(ken.account, TouchKind::Call, days_ago(1).into()) };
    apply(writer, &Op::SaveTouch(None, touch, vec![ken.id]), noon()).expect("logs");
    assert_eq!(standing(writer), Standing::Answered, "a later touch with the person answers");
    for (op, expected) in [
        (VoiceOp::Plan(id, Some("fix it".into()), None), Standing::Planned),
        (VoiceOp::Close(vec![id], Some(today())), Standing::Closed),
        (VoiceOp::Tell(vec![id], Some(today())), Standing::Told),
        (VoiceOp::Tell(vec![id], None), Standing::Closed),
        (VoiceOp::Close(vec![id], None), Standing::Planned),
        (VoiceOp::Plan(id, None, None), Standing::Answered),
    ] {
        apply(writer, &Op::Voice(op), noon()).expect("is carried out");
        assert_eq!(standing(writer), expected);
    }
}
