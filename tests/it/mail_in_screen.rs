//! The import of mail and its sources through keys.

use crate::support::Shelf;
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::{Lang, Mail, MailSource};
use mimamori::store::all_of;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 16)];

const BOX: &str = "From a Fri Nov 20 10:00:00 2026\nFrom: Ken <ken@acme.example>\nTo: me@us.example\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nMessage-ID: <1@acme.example>\nSubject: Question one\n\nHow?\n\n";

fn posted() -> (Shelf, std::path::PathBuf) {
    let shelf = small_book();
    let path = shelf.folder().join("inbox.mbox");
    std::fs::write(&path, BOX).expect("is written");
    (shelf, path)
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

#[test]
fn the_import_screen_takes_mail_with_a_preview_and_the_sources_read_on() {
    for (lang, [subject, nothing]) in [(Lang::En, ["SUBJECT", "No new mail."]), (Lang::Ja, ["件名", "新しいメールはありません"])]
    {
        let (shelf, path) = posted();
        let mut desk = Desk::open(shelf.open(), lang, (110, 30));
        desk.press("ctrl-o");
        desk.type_text(path.to_str().expect("a plain path"));
        press(&mut desk, "enter");
        holds(&press(&mut desk, "enter"), &[subject, "Question one", "Ken", "Acme Rockets"]);
        let mails = |desk: &Desk| all_of::<Mail>(desk.session.book().reader.connection()).expect("reads").len();
        let sources = |desk: &Desk| all_of::<MailSource>(desk.session.book().reader.connection()).expect("reads").len();
        assert_eq!(mails(&desk), 0, "nothing is written before the preview was seen");
        holds(&press(&mut desk, "ctrl-s"), &["inbox.mbox"]);
        assert_eq!(mails(&desk), 1);
        holds(&press(&mut desk, "r"), &[nothing]);
        std::fs::write(&path, format!("{BOX}{}", BOX.replace("<1@", "<2@"))).expect("grows");
        press(&mut desk, "r");
        assert_eq!(mails(&desk), 2);
        press(&mut desk, "D");
        assert_eq!(sources(&desk), 0, "a source is forgotten");
        assert_eq!(mails(&desk), 2, "its mail stays");
        press(&mut desk, "u");
        assert_eq!(sources(&desk), 1, "and comes back");
    }
}

#[test]
fn the_form_and_the_empty_list_say_what_to_do_in_every_size() {
    let shelf = small_book();
    for size in SIZES {
        for (lang, empty) in [(Lang::En, "No mail is read yet"), (Lang::Ja, "メール")] {
            let mut desk = Desk::open(shelf.open(), lang, size);
            holds(&press(&mut desk, "f8 7"), &[empty]);
            press(&mut desk, "insert");
            desk.type_text("/nowhere/at/all");
            let screen = press(&mut desk, "enter");
            holds(&screen, &["/nowhere/at/all"]);
            press(&mut desk, "esc");
        }
    }
}
