//! Unmatched addresses and new people through keys.

use crate::support::desk::Desk;
use crate::support::post::posted_shelf;
use mimamori::domain::Lang;
use mimamori::tui::route::{AccountTab, Route};

fn desk(lang: Lang) -> (crate::support::Shelf, Desk) {
    let shelf = posted_shelf();
    let desk = Desk::open(shelf.open(), lang, (140, 36));
    (shelf, desk)
}

#[test]
fn an_address_is_assigned_with_enter_and_undo_brings_it_back() {
    let (_shelf, mut desk) = desk(Lang::En);
    let screen = desk.press("f8 3").screen();
    assert!(screen.contains("me@us.example") && screen.contains("yours? Enter: yes"), "{screen}");
    assert!(screen.contains("Acme Rockets?") && screen.contains("Ken Ito"), "{screen}");
    // The first row asks whether the address is one's own.
    let screen = desk.press("enter").screen();
    assert!(!screen.contains("yours?") && screen.contains("3 Unmatched 3"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("Whose is ken@acmerockets.example?"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(!screen.contains("Ken Ito") && screen.contains("Put ken@acmerockets.example to Acme Rockets, with 3 messages"), "{screen}");
    let screen = desk.press("u").screen();
    assert!(screen.contains("Ken Ito"), "{screen}");
    // The suggestion is taken with one key, another account is found by typing.
    let screen = desk.press("y").screen();
    assert!(screen.contains("Added the address ken@acmerockets.example to Ken Ito") && screen.contains("3 Unmatched 2"), "{screen}");
    let screen = desk.press("down enter text=blue enter").screen();
    assert!(screen.contains("to Blue Ridge Dental, with 1 message"), "{screen}");
    // What was said can be looked at and taken back.
    let screen = desk.press("r").screen();
    assert!(screen.contains("own address") && screen.contains("belongs to") && screen.contains("Blue Ridge Dental"), "{screen}");
    let screen = desk.press("down D esc").screen();
    assert!(screen.contains("3 Unmatched 2"), "{screen}");
}

#[test]
fn ticked_addresses_are_set_aside_together_and_a_domain_is_assigned_whole() {
    let (_shelf, mut desk) = desk(Lang::Ja);
    let screen = desk.press("f8 3 enter").screen();
    assert!(screen.contains("未割当 3"), "{screen}");
    // The newest of equals stands first: rin, mika.
    let screen = desk.press("down space s").screen();
    assert!(screen.contains("未割当 2") && screen.contains("rin@gmail.com を対象外に"), "{screen}");
    let screen = desk.press("home d").screen();
    assert!(screen.contains("acmerockets.example はどの顧客？"), "{screen}");
    let screen = desk.press("enter 4").screen();
    assert!(screen.contains("新しい人 1") && screen.contains("Ken Ito") && screen.contains("Head of IT"), "{screen}");
    // Somebody of the name is a contact: whether it is the same person is asked.
    let screen = desk.press("enter").screen();
    assert!(screen.contains("ken@acmerockets.example は誰？") && screen.contains("Ken Itoの別のアドレス"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("新しい人 0"), "{screen}");
    desk.press("u");
    // Looked over before it is taken in.
    let screen = desk.press("e").screen();
    assert!(screen.contains("その他のメール") && screen.contains("ken@acmerockets.example") && screen.contains("03-1234-5678"), "{screen}");
    let screen = desk.press("ctrl-s").screen();
    assert!(screen.contains("新しい人 0"), "{screen}");
}

#[test]
fn the_tabs_are_drawn_in_every_size() {
    let shelf = posted_shelf();
    for size in [(80, 24), (120, 36), (60, 16), (40, 10)] {
        for lang in [Lang::En, Lang::Ja] {
            let mut desk = Desk::open(shelf.open(), lang, size);
            let screen = desk.press("f8 3").screen();
            assert!(screen.contains("ken@acmerockets"), "{lang} {size:?}\n{screen}");
        }
    }
}

#[test]
fn two_contacts_become_one_and_the_form_shows_both_addresses() {
    let (_shelf, mut desk) = desk(Lang::En);
    let acme = |desk: &Desk| {
        let connection = desk.session.book().reader.connection();
        mimamori::store::directory::account_names(connection)
            .expect("reads")
            .into_iter()
            .find(|row| row.name == "Acme Rockets")
            .expect("is there")
            .id
    };
    let route = Route::Account { id: acme(&desk), siblings: vec![], tab: AccountTab::Contacts };
    let screen = desk.go(route).press("=").screen();
    assert!(screen.contains("Who is the same person as"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("Made one person of"), "{screen}");
    let screen = desk.press("enter").screen();
    assert!(screen.contains("Other e-mails") && screen.contains("ken@acme.example") && screen.contains("mika@acme.example"), "{screen}");
}
