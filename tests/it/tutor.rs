//! The tutor from its first step to its last, by keys; it goes on when something was done, and not before.

use crate::support::desk::Desk;
use crate::support::{Shelf, noon};
use mimamori::demo::Settings;
use mimamori::domain::{Lang, Zone};
use mimamori::ops::sample;
use mimamori::store::history;
use std::sync::LazyLock;

/// A sample book as the tutor has it.
fn sample_shelf(lang: Lang) -> Shelf {
    static ENGLISH: LazyLock<Vec<u8>> = LazyLock::new(|| filled(Lang::En));
    static JAPANESE: LazyLock<Vec<u8>> = LazyLock::new(|| filled(Lang::Ja));
    Shelf::holding(if lang == Lang::En { &ENGLISH } else { &JAPANESE })
}

fn filled(lang: Lang) -> Vec<u8> {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let settings = Settings { accounts: 16, ..Settings::new(noon().date_naive(), lang, Zone::utc()) };
    sample::fill(book.writer.as_mut().expect("for writing"), &settings, &mut |_, _| true).expect("is filled");
    book.close_into_one_file().expect("closes");
    shelf.bytes()
}

struct Said {
    triage: [&'static str; 3],
    log: &'static str,
    undo: &'static str,
    find: &'static str,
    over: &'static str,
    call: &'static str,
}

const ENGLISH: Said = Said {
    triage: ["(0 of 3)", "(1 of 3)", "(2 of 3)"],
    log: "Log a call",
    undo: "Take it back",
    find: "Find a mail",
    over: "That was all",
    call: "text=/call_10m_Talked_about_the_rollout",
};
const JAPANESE: Said = Said {
    triage: ["（0／3）", "（1／3）", "（2／3）"],
    log: "電話を記録する",
    undo: "取り消す",
    find: "メールを探す",
    over: "これで終わりです",
    call: "text=/call_10分_導入について話した",
};

/// Returns the strip.
fn strip(desk: &mut Desk) -> String {
    desk.rows()[..3].join("\n")
}

#[test]
fn it_is_done_from_start_to_end_in_both_languages() {
    for (lang, said) in [(Lang::En, ENGLISH), (Lang::Ja, JAPANESE)] {
        for size in [(80, 24), (120, 36)] {
            let shelf = sample_shelf(lang);
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.session.teach();
            let at = |desk: &mut Desk, wanted: &str| {
                let strip = strip(desk);
                assert!(strip.contains(wanted), "{lang} {size:?} {wanted}\n{}", desk.screen());
            };
            at(&mut desk, said.triage[0]);
            // What is only looked at, or written besides, is not what was asked for.
            desk.press("f3 f2 down up");
            at(&mut desk, said.triage[0]);
            desk.press("d");
            at(&mut desk, said.triage[1]);
            desk.press("s");
            at(&mut desk, said.triage[2]);
            desk.press("u");
            at(&mut desk, said.triage[1]);
            desk.press("s z 1");
            at(&mut desk, said.log);
            desk.press("f3 n").press(said.call);
            at(&mut desk, said.log);
            desk.press("enter");
            at(&mut desk, said.undo);
            desk.press("u");
            at(&mut desk, said.find);
            desk.press("ctrl-f text=in:mail down enter");
            at(&mut desk, said.over);
            let calls = history(desk.session.book().reader.connection(), 20).expect("reads");
            assert!(calls.iter().any(|entry| entry.kind == "log" && entry.undone), "the call was written and taken back");
        }
    }
}

#[test]
fn it_is_asked_for_by_its_name_and_begins_anew_where_it_runs() {
    for (lang, name, said) in [(Lang::En, "text=tutor", ENGLISH), (Lang::Ja, "text=チュートリアル", JAPANESE)] {
        let shelf = sample_shelf(lang);
        let mut desk = Desk::open(shelf.open(), lang, (100, 30));
        desk.press("ctrl-p").press(name).press("enter");
        assert!(desk.session.takes_tutor() && !desk.session.takes_tutor());
        desk.session.teach();
        desk.press("f2 d");
        assert!(strip(&mut desk).contains(said.triage[1]), "{}", desk.screen());
        desk.press("ctrl-p").press(name).press("enter");
        assert!(strip(&mut desk).contains(said.triage[0]) && !desk.session.takes_tutor(), "{}", desk.screen());
    }
}

#[test]
fn on_a_small_screen_the_screens_come_first() {
    let shelf = sample_shelf(Lang::En);
    let mut desk = Desk::open(shelf.open(), Lang::En, (60, 12));
    desk.session.teach();
    let screen = desk.screen();
    assert!(!screen.contains("(0 of 3)") && screen.starts_with(" mimamori"), "{screen}");
}
