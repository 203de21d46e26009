//! Initiatives through keys: planned in a form, measured on the screen, judged, told as a story, found again, in both languages.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, sample_shelf, small_book, today};
use crate::support::{Shelf, noon};
use mimamori::domain::health::Model;
use mimamori::domain::*;
use mimamori::ops::{InitiativeOp, Op, apply};
use mimamori::review::Ground;
use mimamori::review::initiatives::{chosen, scores, stories};
use mimamori::store::initiatives::members;
use mimamori::store::{Book, all_of};
use mimamori::tui::route::{InitiativeRoute, InitiativeSource, Route};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

fn shows(desk: &mut Desk, texts: &[&str]) {
    let screen = desk.screen();
    for text in texts {
        assert!(screen.contains(text), "{text} is missing\n{screen}");
    }
}

fn sample_book(lang: Lang) -> (Shelf, Book) {
    let shelf = sample_shelf(lang);
    let book = shelf.open();
    (shelf, book)
}

/// Goes down to the row that says something.
fn stand_on(desk: &mut Desk, text: &str) {
    desk.press("home");
    let is_there = |desk: &mut Desk| desk.rows().iter().skip(1).any(|row| row.contains('▸') && row.contains(text));
    let found = (0..60).any(|_| {
        is_there(desk) || {
            desk.press("down");
            false
        }
    });
    assert!(found, "{text} is in no row\n{}", desk.screen());
}

fn initiatives(desk: &Desk) -> Vec<Row<InitiativeId, Initiative>> {
    all_of(desk.session.book().reader.connection()).expect("reads")
}

#[test]
fn the_empty_screen_says_what_it_is_for_and_an_initiative_is_planned_in_it() {
    for (lang, empty, no_stories, who) in
        [(Lang::En, "No initiatives yet", "No stories yet", "Who"), (Lang::Ja, "施策はまだありません", "成功事例はまだありません", "対象")]
    {
        for size in SIZES {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            shows(desk.press("L"), &[empty]);
            shows(desk.press("tab"), &[no_stories]);
            // The key that an input method leaves alone leads here too, and does not stack up.
            shows(desk.press("esc ctrl-l ctrl-l"), &[empty]);
            desk.press("a text=Call_them tab text=It_helps tab text=churned:none ctrl-s");
            let planned = initiatives(&desk).remove(0);
            assert_eq!((planned.title.as_str(), planned.measure.as_str()), ("Call them", "health"), "{}", desk.screen());
            assert_eq!((planned.start_on, (planned.end_on - planned.start_on).num_days()), (today(), 59));
            let connection = desk.session.book().reader.connection();
            assert_eq!(members(connection, Some(planned.id)).expect("reads").len(), 4);
            shows(&mut desk, &["It helps", "churned:none"]);
            shows(desk.press("end"), &["Quiet Giant", who]);
            // Undone, it is gone, and its screen with it.
            shows(desk.press("u"), &[empty]);
        }
    }
}

#[test]
fn whoever_is_chosen_for_what_has_begun_is_chosen_by_the_day_before_it() {
    let shelf = sample_shelf(Lang::En);
    let mut book = shelf.open();
    let (model, zone) = (Model::built_in(), Zone::utc());
    let start = days_ago(120);
    let eve = days_ago(121);
    let writer = book.writer.as_mut().expect("for writing");
    // One that has left since then was there.
    let all = all_of::<Account>(writer.connection()).expect("reads");
    let gone = all.iter().find(|row| row.churned_on.is_none() && row.created_on < Some(days_ago(300))).expect("an old customer");
    let left = Account { churned_on: Some(days_ago(3)), ..gone.fields.clone() };
    apply(writer, &Op::SaveAccount(Some(gone.id), left), noon()).expect("is carried out");
    let ground = Ground { connection: book.reader.connection(), model: &model, today: today(), zone: &zone };
    let ask = |filter: &str, start_on| chosen(&ground, filter, start_on).expect("reads").expect("is a filter");
    // Who came later was not there.
    let ids: Vec<AccountId> = all.iter().filter(|row| row.created_on.is_none_or(|on| on <= eve)).map(|row| row.id).collect();
    let then = scores(&ground, &ids, eve).expect("scores");
    let mut low: Vec<AccountId> = then.iter().filter(|(_, score)| **score < 80.0).map(|(id, _)| *id).collect();
    low.sort();
    assert_eq!(ask("score<80 churned:none", start), low, "by the score of {eve}");
    assert_ne!(ask("score<80 churned:none", today()), low, "today others stand low");
    assert!(ask("churned:none", start).contains(&gone.id) && !ask("churned:none", today()).contains(&gone.id));
}

#[test]
fn the_form_says_as_of_which_day_a_filter_is_asked() {
    for (lang, now, then) in [(Lang::En, "4 accounts", "4 accounts as of"), (Lang::Ja, "顧客4件", "時点で顧客4件")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (100, 36));
        desk.press("L a text=Calls tab tab text=churned:none tab");
        let screen = desk.screen();
        assert!(screen.contains(now) && !screen.contains(then), "{screen}");
        desk.press("tab tab tab ctrl-u text=2026-10-01 tab");
        shows(&mut desk, &[then]);
    }
}

#[test]
fn the_filters_of_the_sample_find_whom_its_initiatives_are_for() {
    for lang in Lang::ALL {
        let (_shelf, book) = sample_book(*lang);
        let (model, zone) = (Model::built_in(), Zone::utc());
        let connection = book.reader.connection();
        let ground = Ground { connection, model: &model, today: today(), zone: &zone };
        let running = all_of::<Initiative>(connection).expect("reads").into_iter().filter(|row| row.measure == "health");
        for row in running {
            let found = chosen(&ground, &row.filter, row.start_on).expect("reads").expect("is a filter");
            let standing: Vec<AccountId> = members(connection, Some(row.id)).expect("reads").iter().map(|member| member.account).collect();
            let ids: Vec<AccountId> = all_of::<Account>(connection).expect("reads").iter().map(|account| account.id).collect();
            let scores = scores(&ground, &ids, row.start_on.pred_opt().expect("a day")).expect("scores");
            let strange: Vec<Option<&f64>> = standing.iter().filter(|id| !found.contains(id)).map(|id| scores.get(id)).collect();
            assert!(!standing.is_empty() && strange.is_empty(), "{}: {strange:?} of {}", row.title, found.len());
        }
    }
}

#[test]
fn a_form_that_finds_nobody_says_so() {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    desk.press("L a text=Nobody tab tab text=score<0 ctrl-s");
    shows(&mut desk, &["No account fits score<0"]);
    assert!(initiatives(&desk).is_empty());
}

#[test]
fn the_sample_shows_what_came_of_each_and_its_figures_open() {
    for (lang, better, unsure, warning, change, group) in [
        (Lang::En, "better", "not told apart", "(regression", "Change", "Members"),
        (Lang::Ja, "向上", "差は不明", "回帰", "変化", "対象 "),
    ] {
        let (_shelf, book) = sample_book(lang);
        let mut desk = Desk::open(book, lang, (120, 36));
        desk.press("L");
        shows(&mut desk, &[better, unsure]);
        // The third is the one that is judged and told.
        desk.press("down down enter");
        shows(&mut desk, &[warning, change]);
        stand_on(&mut desk, group);
        // A group has three figures; the change of each account stands behind the last.
        shows(desk.press("enter"), &[change]);
        desk.press("enter");
        let screen = desk.screen();
        let adopted = initiatives(&desk).into_iter().find(|row| row.verdict.is_some_and(|(_, verdict)| verdict == Verdict::Adopt));
        let connection = desk.session.book().reader.connection();
        let who = members(connection, adopted.map(|row| row.id)).expect("reads");
        let listed = who.iter().filter(|member| screen.contains(&member.name)).count();
        assert!((screen.contains("95 %") || screen.contains("95%")) && listed == who.len() && listed > 10, "{listed}\n{screen}");
        shows(desk.press("esc"), &[warning]);
    }
}

#[test]
fn a_verdict_is_said_and_the_next_round_planned_from_it() {
    for (lang, verdict) in [(Lang::En, "drop"), (Lang::Ja, "やめる")] {
        for size in SIZES {
            let (_shelf, book) = sample_book(lang);
            let mut desk = Desk::open(book, lang, size);
            let running =
                |desk: &Desk| initiatives(desk).into_iter().find(|row| row.verdict.is_none() && row.start_on <= today()).expect("one runs");
            let id = running(&desk).id;
            desk.press("L v left tab text=Too_late tab text=Call_sooner ctrl-s");
            let judged = initiatives(&desk).into_iter().find(|row| row.id == id).expect("is there");
            assert_eq!(judged.verdict, Some((today(), Verdict::Drop)), "{}", desk.screen());
            assert_eq!((judged.learned.as_deref(), judged.next_step.as_deref()), (Some("Too late"), Some("Call sooner")));
            shows(&mut desk, &[verdict]);
            let count = initiatives(&desk).len();
            desk.press("esc L");
            let title: String = judged.title.chars().take(12).collect();
            stand_on(&mut desk, &title);
            desk.press("c ctrl-s");
            let all = initiatives(&desk);
            assert_eq!(all.len(), count + 1, "{}", desk.screen());
            let next = all.iter().find(|row| row.title == format!("{} (2)", judged.title)).expect("the next round");
            assert_eq!(next.hypothesis, "Call sooner");
            desk.press("u u");
            assert_eq!(running(&desk).id, id);
        }
    }
}

#[test]
fn a_question_that_was_left_is_not_answered_by_the_next_yes() {
    let (_shelf, book) = sample_book(Lang::En);
    let mut desk = Desk::open(book, Lang::En, (100, 30));
    let before = initiatives(&desk).len();
    desk.press("L end enter D esc f");
    let asks = desk.screen();
    desk.press("enter");
    assert_eq!(initiatives(&desk).len(), before, "asked:\n{asks}\nthen:\n{}", desk.screen());
    desk.press("esc esc L end enter D enter");
    assert_eq!(initiatives(&desk).len(), before - 1, "{}", desk.screen());
}

#[test]
fn what_was_done_stays_when_its_playbook_is_gone() {
    let (_shelf, mut book) = sample_book(Lang::En);
    let writer = book.writer.as_mut().expect("for writing");
    let row = all_of::<Initiative>(writer.connection()).expect("reads").remove(0);
    let gone = Initiative { action_kind: ActionKind::Playbook, action: Some("of-old".into()), ..row.fields.clone() };
    apply(writer, &Op::Initiative(InitiativeOp::Edit(row.id, gone)), noon()).expect("edits");
    let mut desk = Desk::open(book, Lang::En, (100, 30));
    desk.go(Route::Initiatives(InitiativeRoute::Form(InitiativeSource::Row(row.id))));
    shows(&mut desk, &["playbook, deleted since"]);
    desk.press("text=_again ctrl-s");
    let now = initiatives(&desk).into_iter().find(|other| other.id == row.id).expect("is there");
    assert_eq!((now.action_kind, now.action.as_deref()), (ActionKind::Playbook, Some("of-old")));
    assert!(now.title.ends_with("again"), "{}", now.title);
}

#[test]
fn stories_are_searched_copied_and_told() {
    for (lang, query, title) in
        [(Lang::En, "onboarding_data", "Onboarding cut"), (Lang::Ja, "オンボーディング短縮", "オンボーディングを60")]
    {
        for size in SIZES {
            let (_shelf, book) = sample_book(lang);
            let mut desk = Desk::open(book, lang, size);
            desk.press(&format!("L 2 / text={query}"));
            shows(&mut desk, &[title]);
            let rows = desk.screen().lines().filter(|line| line.contains('▸') && !line.contains("mimamori")).count();
            assert_eq!(rows, 1, "{}", desk.screen());
            desk.press("enter");
            shows(desk.press("enter"), &[title]);
            shows(desk.press("esc c"), &["story-", ".md"]);
            desk.press("esc");
            // Leaving the search shows all again, and leaves the screen only then.
            desk.press("esc");
            let all = stories(desk.session.book().reader.connection(), "").expect("reads");
            let first: String = all[0].row.title.chars().take(15).collect();
            shows(&mut desk, &[&first]);
            desk.press("a text=New_one tab text=nobody_at_all ctrl-s");
            let told = stories(desk.session.book().reader.connection(), "").expect("reads");
            assert_eq!(told.len(), all.len(), "an account that is none is refused\n{}", desk.screen());
        }
    }
}
