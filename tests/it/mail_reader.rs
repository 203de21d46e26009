//! What waits for an answer, conversations, the reader and histories, through keys.

use crate::support::desk::Desk;
use crate::support::post::posted_shelf;
use mimamori::domain::Lang;

/// The posted book with Ken's mail put to Acme Rockets: one question waits, one was answered.
fn desk(lang: Lang) -> (crate::support::Shelf, Desk) {
    let shelf = posted_shelf();
    let mut desk = Desk::open(shelf.open(), lang, (120, 36));
    desk.press("f8 3 enter y");
    (shelf, desk)
}

fn shows(desk: &mut Desk, keys: &str, parts: &[&str]) {
    let screen = desk.press(keys).screen();
    for part in parts {
        assert!(screen.contains(part), "after {keys}: no “{part}” in\n{screen}");
    }
}

fn lacks(desk: &mut Desk, parts: &[&str]) {
    let screen = desk.screen();
    for part in parts {
        assert!(!screen.contains(part), "“{part}” in\n{screen}");
    }
}

#[test]
fn what_waits_is_settled_or_put_off_with_a_key_and_comes_back_with_undo() {
    let (_shelf, mut desk) = desk(Lang::En);
    shows(&mut desk, "1", &["To answer 1", "1 late", "40 h late", "44 h", "Ken Ito", "within 4 working hours (high touch)", "Well?"]);
    shows(
        &mut desk,
        "d",
        &["To answer 0", "Nobody waits for an answer of yours.", "Noted that “Price again” is answered. u takes it back."],
    );
    shows(&mut desk, "u", &["To answer 1", "40 h late"]);
    shows(&mut desk, "delete", &["To answer 0", "Noted that “Price again” needs no answer. u takes it back."]);
    shows(&mut desk, "ctrl-z", &["To answer 1"]);
    shows(&mut desk, "z", &["Put off until", "Mon 23 Nov 2026"]);
    shows(&mut desk, "enter", &["To answer 0", "until 23 Nov", "Put “Price again” off. u takes it back."]);
    lacks(&mut desk, &["1 late"]);
    // The same key takes it back.
    shows(&mut desk, "z", &["To answer 1", "Brought “Price again” back."]);
    shows(&mut desk, "o", &["Mail ▸ Acme Rockets", "1 Timeline", "Price again"]);
    shows(&mut desk, "esc", &["To answer 1"]);
    shows(&mut desk, "p", &["No promise was found in your mail of the last 30 days"]);
}

#[test]
fn what_waits_is_settled_in_japanese() {
    let (_shelf, mut desk) = desk(Lang::Ja);
    shows(&mut desk, "1", &["要返信 1", "40時間超過", "待ち時間", "4営業時間以内に返信（ハイタッチ）"]);
    shows(
        &mut desk,
        "d",
        &["要返信 0", "返信を待っているメールはありません。", "完了: 「Price again」を対応済みに変更。u で取り消せます。"],
    );
    shows(&mut desk, "u f", &["完了: 「Price again」を返信不要に変更。"]);
    shows(&mut desk, "u z enter", &["11月23日まで保留", "「Price again」を保留。"]);
}

#[test]
fn conversations_are_filtered_as_one_types_and_the_filter_is_left_first() {
    let (_shelf, mut desk) = desk(Lang::En);
    shows(&mut desk, "2", &["Private", "ご相談", "佐藤 美香", "Price again"]);
    lacks(&mut desk, &["Receipt"]);
    shows(&mut desk, "a", &["Receipt"]);
    shows(&mut desk, "a / text=ｐｒｉｃｅ", &["Price", "Price again"]);
    lacks(&mut desk, &["Private", "ご相談"]);
    shows(&mut desk, "text=_again enter", &["/ ｐｒｉｃｅ again", "▸ 6 d ago      in    Acme Rockets"]);
    shows(&mut desk, "esc", &["Private", "ご相談"]);
    // Esc left the filter, not the mail.
    shows(&mut desk, "end enter", &["Mail ▸ Acme Rockets · Price again", "1 message", "40 h late", "Ito, Ken", "Well?"]);
}

#[test]
fn the_reader_folds_signatures_goes_from_message_to_message_and_turns_the_order() {
    for (lang, count) in [(Lang::En, "2 messages"), (Lang::Ja, "2通")] {
        let (_shelf, mut desk) = desk(lang);
        shows(&mut desk, "2 down down enter", &["Acme Rockets · Price", count, "How much?", "Soon"]);
        lacks(&mut desk, &["Head of IT", "03-1234-5678"]);
        shows(&mut desk, "space", &["Head of IT", "03-1234-5678"]);
        desk.press("space");
        lacks(&mut desk, &["Head of IT"]);
        let first_is_asked = |desk: &mut Desk| desk.screen().find("How much?") < desk.screen().find("Soon");
        let before = first_is_asked(&mut desk);
        desk.press("s");
        assert_ne!(first_is_asked(&mut desk), before, "the order is turned");
        shows(&mut desk, "esc", &["Price again"]);
    }
}

#[test]
fn a_history_shows_both_ways_for_an_account_and_for_a_person() {
    let (_shelf, mut desk) = desk(Lang::En);
    shows(&mut desk, "1 m", &["Acme Rockets", "Re: Price", "Price again", "in", "out"]);
    shows(&mut desk, "esc", &["To answer 1"]);
    // From the account's contacts: Ken's mail, under the address that was added.
    shows(&mut desk, "o 3", &["Ken Ito"]);
    let screen = desk.press("h").screen();
    assert!(screen.contains("Price again") && screen.contains("Re: Price"), "{screen}");
}

#[test]
fn every_screen_of_conversations_fits_every_size() {
    for size in [(80, 24), (60, 16), (200, 60)] {
        for lang in Lang::ALL {
            let shelf = posted_shelf();
            let mut desk = Desk::open(shelf.open(), *lang, size);
            desk.press("f8 3 enter y");
            for keys in ["1", "2", "down down enter", "space", "m"] {
                shows(&mut desk, keys, &["Price"]);
            }
        }
    }
}
