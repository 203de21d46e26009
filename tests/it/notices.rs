//! What is said: how to take a write back, errors until they are read, and the list of all of it.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::Lang;
use mimamori::tui::pane::Notice;

const LONG: &str = "The disk is full, so that nothing of what was typed in the last hour could be kept anywhere at all: free some space, and \
                    then save again before anything else is done; what was typed is still there and is tried again every two seconds";

#[test]
fn what_was_written_is_said_with_the_key_that_takes_it_back() {
    for (lang, back, undone) in [(Lang::En, "u takes it back", "Undone:"), (Lang::Ja, "u で取り消せます", "取り消しました")] {
        for keys in ["f2 d", "f2 s", "f2 z enter", "n text=#acme_/call_hello enter", "T d"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (120, 30));
            let screen = desk.press(keys).screen();
            assert!(screen.contains(back), "{keys}: {screen}");
            let screen = desk.press("f3 u").screen();
            assert!(screen.contains(undone), "{keys}: {screen}");
        }
    }
}

#[test]
fn an_error_stays_until_it_is_read() {
    for lang in [Lang::En, Lang::Ja] {
        for reads in ["esc", "! esc"] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, (100, 30));
            desk.session.say(Notice::error("the disk is full"));
            let screen = desk.press("down up enter").screen();
            assert!(screen.contains("the disk is full"), "{screen}");
            desk.session.say(Notice::said("something else"));
            let screen = desk.screen();
            assert!(screen.contains("something else") && !screen.contains("the disk is full"), "{screen}");
            let screen = desk.press("down").screen();
            assert!(screen.contains("the disk is full"), "{screen}");
            let screen = desk.press(reads).screen();
            assert!(!screen.contains("the disk is full"), "{reads}: {screen}");
        }
    }
}

#[test]
fn the_list_of_notices_has_the_newest_first_and_shows_one_whole() {
    for (lang, title, error) in [(Lang::En, "Notices", "error"), (Lang::Ja, "お知らせ", "エラー")] {
        for size in [(80, 24), (120, 36)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            assert!(desk.press("!").rows()[0].contains(title));
            desk.press("esc");
            desk.session.say(Notice::said("first"));
            desk.session.say(Notice::error(LONG));
            let rows = desk.press("!").rows();
            let place =
                |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}: {}", rows.join("\n")));
            assert!(place("The disk is full") < place("first") && rows[place("The disk")].contains(error), "{}", rows.join("\n"));
            assert!(rows[place("first")].contains("9:00"), "{}", rows.join("\n"));
            let whole = |desk: &mut Desk| desk.screen().replace(['│', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!whole(&mut desk).contains("every two seconds"), "{}", desk.screen());
            desk.press("enter");
            assert!(whole(&mut desk).contains("seconds"), "{}", desk.screen());
            desk.press("esc");
            assert!(!whole(&mut desk).contains("seconds") && desk.rows()[0].contains(title), "{}", desk.screen());
            desk.press("esc");
            assert!(!desk.rows()[0].contains(title));
        }
    }
}
