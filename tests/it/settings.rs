//! The screen of settings: what is chosen there holds at once, on the screen and in the file.

use crate::support::Shelf;
use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::{Lang, Setting};
use mimamori::i18n::Words;
use mimamori::shell::config::Config;
use mimamori::shell::settings::{Over, Settings};
use mimamori::text::Cells;
use mimamori::theme::{Role, Surroundings, Theme};
use mimamori::tui::route::{Route, SettingsRoute};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn file(shelf: &Shelf, text: &str) -> PathBuf {
    let path = shelf.folder().join("config.toml");
    std::fs::write(&path, text).expect("is written");
    path
}

/// Opens the workbench with a file of settings, in the language that it names.
fn desk(shelf: &Shelf, path: &Path, size: (u16, u16)) -> Desk {
    let over = Over { lang: None, theme: None, system: Lang::En };
    let mut settings = Settings::new(Some(path.to_owned()), Config::read(path).0, over);
    let words = Arc::new(settings.words());
    settings.look_again(&words);
    let mut desk = Desk::with(shelf.open(), words, size, settings);
    desk.session.hear(Surroundings { true_colour: true, ..Surroundings::default() }, Cells::Narrow);
    desk
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("reads")
}

#[test]
fn the_language_changes_on_the_screen_and_in_the_file_both_ways() {
    for (from, to, keys, before, after) in [
        ("en", "ja", ", enter down enter", ["Settings", "Language"], ["設定", "言語"]),
        ("ja", "en", "ctrl-home enter up enter", ["設定", "言語"], ["Settings", "Language"]),
    ] {
        for size in [(80, 24), (120, 36)] {
            let shelf = small_book();
            let path = file(&shelf, &format!("# mine\nlang = \"{from}\" # for now\n"));
            let mut desk = desk(&shelf, &path, size);
            let screen = desk.press(", ").screen();
            assert!(before.iter().all(|word| screen.contains(word)), "{screen}");
            desk.press("esc");
            let screen = desk.press(keys).screen();
            assert!(after.iter().all(|word| screen.contains(word)), "{screen}");
            assert_eq!(read(&path), format!("# mine\nlang = \"{to}\" # for now\n"));
            // What lies below was opened anew as well.
            let screen = desk.press("esc").screen();
            assert!(screen.contains(if to == "ja" { "記録" } else { "log" }), "{screen}");
        }
    }
}

#[test]
fn every_setting_says_its_value_where_it_is_from_and_what_it_does() {
    for lang in Lang::ALL {
        let words = Words::new(*lang);
        for size in [(60, 16), (80, 24), (120, 36)] {
            let shelf = small_book();
            let path = file(&shelf, &format!("lang = \"{lang}\"\n[cadence]\nhigh = 9\n"));
            let mut desk = desk(&shelf, &path, size);
            desk.press(",");
            for setting in Setting::ALL {
                let screen = desk.press("esc").go(Route::Settings(SettingsRoute::List(Some(*setting)))).screen();
                let selected = screen.lines().find(|line| line.starts_with(" ▸")).expect("one is selected").to_owned();
                let name: String = words.word(*setting).chars().take(9).collect();
                assert!(selected.contains(&name), "{setting} {size:?}\n{screen}");
                let source = if ["lang", "cadence.high"].contains(&setting.as_str()) { "config-from-file" } else { "config-from-default" };
                assert!(size.0 < 80 || selected.contains(&words.get(source)), "{setting} {size:?}\n{screen}");
                assert!(!screen.contains("[setting"), "{setting}\n{screen}");
            }
        }
    }
}

#[test]
fn the_screen_is_drawn_in_the_theme_that_is_looked_at_and_esc_brings_the_old_one_back() {
    let shelf = small_book();
    let path = file(&shelf, "theme = \"dark\"\n");
    let mut desk = desk(&shelf, &path, (100, 30));
    let accent = |desk: &mut Desk| {
        let cells = desk.cells();
        let marker = cells.content.iter().rfind(|cell| cell.symbol() == "▸").expect("a row is selected");
        marker.fg
    };
    let of = |name: &str| Theme::named(name).expect("is built in").style(Role::Accent).fg.expect("a colour");
    desk.press(", down enter");
    assert_eq!(accent(&mut desk), of("dark"));
    assert!(desk.screen().contains("for light backgrounds"), "{}", desk.screen());
    desk.press("down");
    assert_eq!(accent(&mut desk), of("light"));
    desk.press("esc");
    assert_eq!((accent(&mut desk), read(&path).as_str()), (of("dark"), "theme = \"dark\"\n"));
    // No other screen is reached from it, so that none is drawn in what was only looked at.
    desk.press("enter down f3");
    assert_eq!(accent(&mut desk), of("light"));
    desk.press("esc f3");
    assert_eq!(accent(&mut desk), of("dark"));
    desk.press(", down enter down enter");
    assert_eq!((accent(&mut desk), read(&path).as_str()), (of("light"), "theme = \"light\"\n"));
}

#[test]
fn a_theme_of_ones_own_is_offered_and_used() {
    for (lang, said) in [("en", "yours: themes/mine.toml"), ("ja", "自作：themes/mine.toml")] {
        let shelf = small_book();
        std::fs::create_dir(shelf.folder().join("themes")).expect("is made");
        std::fs::write(shelf.folder().join("themes/mine.toml"), "base = \"light\"\n[roles]\naccent = { fg = \"magenta\" }\n")
            .expect("is written");
        let path = file(&shelf, &format!("lang = \"{lang}\"\n"));
        let mut desk = desk(&shelf, &path, (100, 30));
        let screen = desk.press(", down enter end").screen();
        assert!(screen.contains(said), "{screen}");
        desk.press("enter");
        let cells = desk.cells();
        let marker = cells.content.iter().rfind(|cell| cell.symbol() == "▸").expect("a row is selected");
        assert_eq!(marker.fg, ratatui::style::Color::Magenta);
        assert_eq!(read(&path), format!("lang = \"{lang}\"\ntheme = \"mine\"\n"));
    }
}

#[test]
fn what_is_typed_is_checked_before_it_is_taken() {
    for (lang, wrong, set) in [("en", "1 to 3650", "9 days"), ("ja", "3650", "9日")] {
        let shelf = small_book();
        let path = file(&shelf, &format!("lang = \"{lang}\"\n"));
        let mut desk = desk(&shelf, &path, (100, 30));
        desk.go(Route::Settings(SettingsRoute::List(Some(Setting::CadenceHigh))));
        let screen = desk.press("enter ctrl-u text=0 enter").screen();
        assert!(screen.contains(wrong) && screen.contains('╭'), "{screen}");
        assert_eq!(read(&path), format!("lang = \"{lang}\"\n"));
        let screen = desk.press("backspace text=９ enter").screen();
        assert!(screen.contains(set), "{screen}");
        assert_eq!(read(&path), format!("lang = \"{lang}\"\n\n[cadence]\nhigh = 9\n"));
        desk.press("delete");
        assert_eq!(read(&path), format!("lang = \"{lang}\"\n\n[cadence]\n"));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_said_and_nothing_changes() {
    for (lang, told) in [("en", "cannot be written"), ("ja", "に書き込めません")] {
        let shelf = small_book();
        let path = file(&shelf, &format!("lang = \"{lang}\"\n"));
        let mut mode = path.metadata().expect("is there").permissions();
        mode.set_readonly(true);
        std::fs::set_permissions(&path, mode).expect("is set");
        let mut desk = desk(&shelf, &path, (100, 30));
        let screen = desk.press(", enter home enter").screen();
        assert!(screen.contains(told), "{screen}");
        assert_eq!(read(&path), format!("lang = \"{lang}\"\n"));
    }
    let shelf = small_book();
    let path = file(&shelf, "lang = \"en\"\ntheme = \n");
    let mut desk = desk(&shelf, &path, (100, 30));
    let screen = desk.press(", enter down enter").screen();
    assert!(screen.contains("config.toml:2:") && screen.contains("Correct the file first"), "{screen}");
}

#[test]
fn names_and_amounts_are_hidden_at_a_key_and_from_the_start() {
    for (lang, said) in [("en", "are hidden"), ("ja", "隠しました")] {
        let shelf = small_book();
        let path = file(&shelf, &format!("lang = \"{lang}\"\n"));
        let mut desk = desk(&shelf, &path, (100, 30));
        assert!(desk.screen().contains("Acme Rockets"));
        let screen = desk.press("H").screen();
        assert!(screen.contains(said) && screen.contains("****") && !screen.contains("Acme"), "{screen}");
        assert!(desk.press("ctrl-end").screen().contains("Acme Rockets"));
    }
    let shelf = small_book();
    let path = file(&shelf, "private = true\n");
    let screen = desk(&shelf, &path, (100, 30)).screen();
    assert!(!screen.contains("Acme"), "{screen}");
}

#[test]
fn weeks_begin_where_the_settings_say_and_amounts_are_in_their_currency() {
    let shelf = small_book();
    let path = file(&shelf, "currency = \"EUR\"\n");
    let mut desk = desk(&shelf, &path, (100, 30));
    let screen = desk.press("W tab").screen();
    assert!(screen.contains("16 Nov"), "Monday of the week of 22 November 2026\n{screen}");
    desk.press("esc").go(Route::Settings(SettingsRoute::List(Some(Setting::WeekStart)))).press("enter down enter");
    let screen = desk.press("esc W tab").screen();
    assert!(screen.contains("22 Nov") && screen.contains("28 Nov") && !screen.contains("16 Nov"), "{screen}");
    assert!(read(&path).contains("week_start = \"sun\""));
    let home = desk_home(&shelf, &path);
    assert_eq!(home, "EUR");
}

/// Returns the currency that the book is summed up in.
fn desk_home(shelf: &Shelf, path: &Path) -> String {
    let words = Settings::new(None, Config::read(path).0, Over { lang: None, theme: None, system: Lang::En }).words();
    let book = mimamori::store::Reader::open(&shelf.path()).expect("opens");
    mimamori::review::renewals::base_currency(book.connection(), words.home()).to_string()
}

#[test]
fn the_keys_are_chosen_by_what_each_preset_is_for_and_hold_at_once() {
    for (lang, about, set) in [("en", "Ctrl-N and Ctrl-P move", "Keys: vim."), ("ja", "Ctrl-N と Ctrl-P で移動", "「キーの割り当て」")]
    {
        for size in [(80, 24), (120, 36)] {
            let shelf = small_book();
            let path = file(&shelf, &format!("lang = \"{lang}\"\n# my hands\nkeys = \"emacs\" # for now\n"));
            let mut desk = desk(&shelf, &path, size);
            desk.go(Route::Settings(SettingsRoute::List(Some(Setting::Keys))));
            let screen = desk.press("enter").screen();
            assert!(screen.contains(about) && screen.contains("Alt-X"), "what a preset is for is read whole\n{screen}");
            let screen = desk.press("up enter").screen();
            assert!(screen.contains("vim"), "{set}\n{screen}");
            assert_eq!(read(&path), format!("lang = \"{lang}\"\n# my hands\nkeys = \"vim\" # for now\n"));
            // In vim, l goes in and h back, and both do at once.
            let screen = desk.press("esc l").screen();
            assert!(screen.contains("1 Timeline") || screen.contains("1 履歴"), "{screen}");
            desk.press("esc").go(Route::Settings(SettingsRoute::List(Some(Setting::Keys)))).press("delete");
            assert_eq!(read(&path), format!("lang = \"{lang}\"\n# my hands\n# for now\n"));
            let screen = desk.press("esc l").screen();
            assert!(!screen.contains("1 Timeline") && !screen.contains("1 履歴"), "l is another key again\n{screen}");
        }
    }
}

#[test]
fn a_line_of_ones_own_keys_that_stands_against_the_new_preset_is_told() {
    for (lang, told) in [("en", "keys.toml:2"), ("ja", "keys.toml:2")] {
        let shelf = small_book();
        let path = file(&shelf, &format!("lang = \"{lang}\"\n"));
        std::fs::write(shelf.folder().join("keys.toml"), "[book]\nsort = \"ctrl-d\"\n").expect("is written");
        let mut desk = desk(&shelf, &path, (120, 36));
        desk.go(Route::Settings(SettingsRoute::List(Some(Setting::Keys))));
        let screen = desk.press("enter down enter").screen();
        assert!(screen.contains(told), "{screen}");
    }
}

#[test]
fn the_signature_is_typed_in_lines_and_stands_below_letters_from_then_on() {
    for lang in ["en", "ja"] {
        let shelf = small_book();
        let path = file(&shelf, &format!("lang = \"{lang}\"\n[mail]\n# who I am\nname = \"Mika\"\n"));
        let mut desk = desk(&shelf, &path, (100, 30));
        let at = || Route::Settings(SettingsRoute::List(Some(Setting::MailSignature)));
        let screen = desk.go(at()).press("enter text=Mika_Sato enter text=青葉 ctrl-s").screen();
        assert!(screen.contains("Mika Sato / 青葉") && !screen.contains('╭'), "{screen}");
        let expected = format!("lang = \"{lang}\"\n[mail]\n# who I am\nname = \"Mika\"\nsignature = \"\"\"\nMika Sato\n青葉\"\"\"\n");
        assert_eq!(read(&path), expected);
        // What was typed and left is there again, and nothing is written.
        let screen = desk.press("enter enter text=x esc enter").screen();
        assert!(screen.contains("│ x "), "{screen}");
        assert_eq!(read(&path), expected);
        // The person's own editor gives it back, too.
        desk.press("ctrl-x ctrl-o");
        assert_eq!(desk.session.take_text_to_edit().as_deref(), Some("Mika Sato\n青葉"));
        desk.session.edited(Ok("M.\n".to_owned()), std::time::Instant::now());
        desk.press("ctrl-s");
        assert!(read(&path).ends_with("signature = \"M.\"\n"), "{}", read(&path));
        desk.press("enter ctrl-u ctrl-s");
        assert!(!read(&path).contains("signature"), "{}", read(&path));
    }
}
