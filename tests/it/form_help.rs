//! What helps while a form is filled in: the calendar beside a day, what the book knows under a field, errors as soon as a field is left,
//! and the draft that Esc leaves behind in every form.

use crate::forms::{account_named, only, rows};
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::*;
use mimamori::tui::route::*;

const LANGS: [Lang; 2] = [Lang::En, Lang::Ja];

fn desk_on(lang: Lang, size: (u16, u16), route: impl FnOnce(&Desk) -> Route) -> Desk {
    let shelf = small_book();
    let mut desk = Desk::open(shelf.open(), lang, size);
    let route = route(&desk);
    desk.go(route);
    desk
}

fn task_form(desk: &Desk) -> Route {
    Route::TaskForm { account: Some(account_named(desk, "Acme Rockets")), id: None }
}

/// Returns the rows inside the box on top, without their borders.
fn boxed(desk: &mut Desk) -> Vec<String> {
    let rows = desk.rows();
    let inside = rows.iter().filter_map(|row| row.split_once('│')).map(|(_, right)| right.split('│').next().unwrap_or_default());
    inside.map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn a_month_beside_the_field_is_walked_and_a_day_taken() {
    for (lang, heads, month, walked) in [
        (Lang::En, "Mon Tue Wed Thu Fri Sat Sun", "Nov 2026", "Sun 6 Dec · in 14 d"),
        (Lang::Ja, "月  火  水  木  金  土  日", "2026年11月", "12月6日(日) · 14日後"),
    ] {
        for size in [(120, 36), (80, 24), (60, 16)] {
            let mut desk = desk_on(lang, size, task_form);
            desk.press("text=call tab ctrl-d");
            let shown = boxed(&mut desk);
            assert!(shown.iter().any(|row| row.trim() == heads), "{size:?}\n{}", desk.screen());
            assert!(desk.screen().contains(month) && desk.screen().contains("[22]"), "{size:?}\n{}", desk.screen());
            desk.press("down down");
            assert!(desk.screen().contains(walked) && desk.screen().contains("[ 6]"), "{size:?}\n{}", desk.screen());
            desk.press("enter");
            assert!(!desk.screen().contains(heads), "{}", desk.screen());
            desk.press("ctrl-s");
            let account = account_named(&desk, "Acme Rockets");
            assert_eq!(only(rows::<Task>(&desk, account), |_| true).due_on.map(|day| day.to_string()).as_deref(), Some("2026-12-06"));
        }
    }
}

#[test]
fn the_calendar_opens_on_what_is_typed_keeps_the_time_and_esc_takes_nothing() {
    let touch = |desk: &Desk| Route::TouchForm { account: account_named(desk, "Acme Rockets"), id: None };
    let mut desk = desk_on(Lang::En, (80, 24), touch);
    desk.press("tab tab ctrl-u text=2026-10-05_09:30 ctrl-d");
    assert!(desk.screen().contains("Oct 2026") && desk.screen().contains("[ 5]"), "{}", desk.screen());
    desk.press("pageup left enter");
    assert!(desk.screen().contains("2026-09-04 09:30"), "{}", desk.screen());
    desk.press("ctrl-d pagedown esc");
    assert!(desk.screen().contains("2026-09-04 09:30"), "{}", desk.screen());
    desk.press("ctrl-d text=t enter");
    assert!(desk.screen().contains("2026-11-22 09:30"), "{}", desk.screen());
}

#[test]
fn what_the_book_knows_is_offered_and_taken_with_one_key() {
    for (typed, keys, taken) in [
        ("acme", "tab", "Acme Rockets"),
        ("ＡＣＭＥ", "right", "Acme Rockets"),
        ("しすてむ", "tab", "青葉システム"),
        ("ｼｽﾃﾑ", "down enter", "青葉システム"),
        ("", "ctrl-d down enter", "Blue Ridge Dental"),
    ] {
        let mut desk = desk_on(Lang::Ja, (80, 24), |_| Route::TaskForm { account: None, id: None });
        desk.press("text=call tab");
        desk.type_text(typed);
        desk.press(keys).press("ctrl-s");
        let account = account_named(&desk, taken);
        let tasks = rows::<Task>(&desk, account);
        assert!(tasks.iter().any(|task| task.title == "call"), "{typed} {keys}\n{}", desk.screen());
    }
}

#[test]
fn what_may_be_anything_is_taken_only_when_wanted() {
    let contract = |desk: &Desk| Route::ContractForm { account: account_named(desk, "Quiet Giant"), id: None };
    let product = |desk: &Desk| only(rows::<Contract>(desk, account_named(desk, "Quiet Giant")), |_| true).fields.product;
    for (keys, expected) in [("text=su tab ctrl-s", "su"), ("text=su right ctrl-s", "Suite"), ("text=ｓｕ down tab ctrl-s", "Suite")] {
        let mut desk = desk_on(Lang::En, (80, 24), contract);
        desk.press(keys.split(" tab").next().unwrap_or_default().split(' ').next().unwrap_or_default());
        assert!(desk.screen().contains("Suite"), "is offered:\n{}", desk.screen());
        desk.press(keys.split_once(' ').expect("several keys").1);
        assert_eq!(product(&desk).as_deref(), Some(expected), "{keys}");
    }
    // Esc closes the list first, and the form only then.
    let mut desk = desk_on(Lang::En, (80, 24), contract);
    desk.press("text=su esc");
    assert!(desk.screen().contains("New contract") && !desk.screen().contains("Suite"), "{}", desk.screen());
    desk.press("esc");
    assert!(desk.screen().contains("Your draft is kept"), "{}", desk.screen());
}

#[test]
fn several_names_are_completed_one_by_one() {
    let touch = |desk: &Desk| Route::TouchForm { account: account_named(desk, "Acme Rockets"), id: None };
    let mut desk = desk_on(Lang::En, (80, 24), touch);
    desk.press("tab tab tab tab text=Aki_Ono,_ke right");
    assert!(desk.screen().contains("Aki Ono, Ken Ito"), "{}", desk.screen());
}

#[test]
fn an_error_stands_under_its_field_as_soon_as_the_field_is_left() {
    /// A form, keys that fill a field badly and leave it, and what is said.
    type Case = (fn(&Desk) -> Route, &'static str, [&'static str; 2]);
    let cases: &[Case] = &[
        (task_form, "tab", ["Nothing is filled in here", "入力"]),
        (task_form, "text=a tab text=someday tab", ["not a date", "日付"]),
        (|desk| Route::OverrideForm(account_named(desk, "Acme Rockets")), "tab text=101 tab", ["from 0 to 100", "0"]),
        (
            |desk| Route::Renewals(RenewalRoute::Add(account_named(desk, "Acme Rockets"))),
            "ctrl-u tab text=lots tab",
            ["not a currency", "通貨"],
        ),
        (|_| Route::EventForm(None), "tab tab text=nodate tab", ["not a date", "日付"]),
        (|_| Route::SegmentForm { id: None, filter: "tier:".into() }, "text=a tab tab", ["is missing", "値がありません"]),
    ];
    for (lang, said) in LANGS.into_iter().zip([0, 1]) {
        for (route, keys, expected) in cases {
            let mut desk = desk_on(lang, (100, 30), route);
            let before = desk.screen();
            desk.press(keys);
            let rows = desk.rows();
            let new: Vec<&String> = rows.iter().filter(|row| !before.contains(row.as_str())).collect();
            assert!(new.iter().any(|row| row.contains(expected[said])), "{lang} {keys}\n{}", rows.join("\n"));
            assert!(!rows.join("\n").contains("Not saved yet"), "nobody asked to save");
        }
    }
}

#[test]
fn escape_keeps_what_is_typed_in_every_form_and_says_so() {
    let forms: &[fn(&Desk) -> Route] = &[
        |_| Route::AccountForm(None),
        |desk| Route::AccountForm(Some(account_named(desk, "Acme Rockets"))),
        |desk| Route::ContactForm { account: account_named(desk, "Acme Rockets"), id: None },
        |desk| Route::ContractForm { account: account_named(desk, "Acme Rockets"), id: None },
        task_form,
        |_| Route::TaskForm { account: None, id: None },
        |desk| Route::TouchForm { account: account_named(desk, "Acme Rockets"), id: None },
        |desk| Route::PulseForm(account_named(desk, "Acme Rockets")),
        |desk| Route::OverrideForm(account_named(desk, "Acme Rockets")),
        |desk| Route::GoalForm { account: account_named(desk, "Acme Rockets"), id: None },
        |desk| Route::Survey { account: account_named(desk, "Acme Rockets"), id: None },
        |_| Route::EventForm(None),
        |_| Route::SegmentForm { id: None, filter: "arr>1".into() },
        |desk| Route::Renewals(RenewalRoute::Add(account_named(desk, "Acme Rockets"))),
        |desk| Route::Expansions(ExpansionRoute::Add(account_named(desk, "Acme Rockets"), None)),
        |desk| Route::Onboarding(OnboardingRoute::Start(vec![account_named(desk, "Acme Rockets")])),
        |_| Route::Voice(VoiceRoute::ThemeForm(None)),
        |_| Route::Voice(VoiceRoute::MatterForm { id: None, from: Vec::new() }),
    ];
    for (at, route) in forms.iter().enumerate() {
        let lang = LANGS[at % 2];
        let mut desk = desk_on(lang, (100, 40), route);
        // Some forms begin with a choice: the text goes into the first line there is.
        let title = desk.rows().remove(0);
        for _ in 0..4 {
            desk.press("text=kept7");
            if desk.screen().contains("kept7") {
                break;
            }
            desk.press("tab");
        }
        assert!(desk.screen().contains("kept7"), "{title}\n{}", desk.screen());
        desk.press("esc");
        while desk.rows()[0] == title {
            // A list under the field is closed first.
            desk.press("esc");
        }
        let said = if lang == Lang::En { "Your draft is kept" } else { "下書きは残してあり" };
        assert!(desk.screen().contains(said), "{title}\n{}", desk.screen());
        let again = route(&desk);
        desk.go(again);
        assert!(desk.screen().contains("kept7"), "{title}\n{}", desk.screen());
    }
}
