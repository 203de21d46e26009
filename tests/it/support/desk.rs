//! The workbench without a terminal: keys in, screen out.

use crate::support::noon;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use mimamori::domain::health::Model;
use mimamori::domain::triage::Rules;
use mimamori::domain::{Lang, Workdays, Zone};
use mimamori::i18n::Words;
use mimamori::shell::clock::Clock;
use mimamori::shell::session::{Session, Setup};
use mimamori::shell::settings::Settings;
use mimamori::store::Book;
use mimamori::text::Cells;
use mimamori::theme::Theme;
use mimamori::tui::app::CursorPlace;
use mimamori::tui::keymap::Keymap;
use mimamori::tui::route::Route;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// An open workbench of a fixed size, language and time.
pub struct Desk {
    pub session: Session,
    area: Rect,
    now: Instant,
    pub cursor: Option<CursorPlace>,
}

impl Desk {
    /// Opens the workbench; `size` is columns and rows.
    pub fn open(book: Book, lang: Lang, size: (u16, u16)) -> Desk {
        Desk::made(book, words(lang), size, Settings::built_in(lang), Keymap::standard().clone())
    }

    /// Opens the workbench with keys of one's own.
    pub fn with_keys(book: Book, lang: Lang, size: (u16, u16), keys: Keymap) -> Desk {
        // The shared words know the standard keys.
        Desk::made(book, Arc::new(Words::new(lang)), size, Settings::built_in(lang), keys)
    }

    /// Opens it with settings of one's own.
    pub fn with(book: Book, words: Arc<Words>, size: (u16, u16), settings: Settings) -> Desk {
        Desk::made(book, words, size, settings, Keymap::standard().clone())
    }

    fn made(book: Book, words: Arc<Words>, size: (u16, u16), settings: Settings, keys: Keymap) -> Desk {
        let setup = Setup {
            words,
            clock: Clock::Fixed(noon(), Zone::utc()),
            theme: Theme::named("mono").expect("is built in"),
            cells: Cells::Narrow,
            model: Model::built_in(),
            workdays: Workdays::plain(),
            rules: Rules::built_in(),
            settings,
            letters: mimamori::domain::letter::Desk::default(),
            keys,
            first: Route::Book,
            wake: Arc::new(|| {}),
        };
        Desk { session: Session::new(book, setup), area: Rect::new(0, 0, size.0, size.1), now: Instant::now(), cursor: None }
    }

    /// Presses keys by name, separated by spaces; `text=…` types (with `_` for a space).
    pub fn press(&mut self, keys: &str) -> &mut Desk {
        for name in keys.split_whitespace() {
            match name.strip_prefix("text=") {
                Some(text) => self.type_text(&text.replace('_', " ")),
                None => self.key(key_named(name)),
            }
        }
        self
    }

    /// Puts the pane of a route on top, as the screen that leads there would.
    pub fn go(&mut self, route: Route) -> &mut Desk {
        self.session.open(route);
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Desk {
        self.session.paste(text.to_owned(), self.now);
        self
    }

    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.key(KeyEvent::new(KeyCode::Char(character), KeyModifiers::NONE));
        }
    }

    /// Types a text and returns the screen.
    pub fn type_and_show(&mut self, text: &str) -> String {
        self.type_text(text);
        self.screen()
    }

    pub fn key(&mut self, key: KeyEvent) {
        self.now += Duration::from_millis(50);
        self.session.key(key, self.now);
    }

    /// Does something with the mouse at a column and a row of the frame drawn last.
    pub fn mouse(&mut self, kind: MouseEventKind, at: (u16, u16)) {
        self.now += Duration::from_millis(50);
        self.session.mouse(MouseEvent { kind, column: at.0, row: at.1, modifiers: KeyModifiers::NONE }, self.now);
    }

    /// Lets time pass until everything due was done.
    pub fn wait(&mut self) {
        self.now += Duration::from_secs(1);
        self.session.tick(self.now);
    }

    /// Draws and returns the cells of the screen.
    pub fn cells(&mut self) -> Buffer {
        let mut buffer = Buffer::empty(self.area);
        self.cursor = self.session.draw(self.area, &mut buffer);
        buffer
    }

    /// Draws one frame and returns its rows, whatever it left for the next.
    pub fn one_frame(&mut self) -> Vec<String> {
        let mut buffer = Buffer::empty(self.area);
        self.cursor = self.session.draw(self.area, &mut buffer);
        (0..self.area.height).map(|y| row_of(&buffer, y)).collect()
    }

    /// Draws and returns the rows of the screen, without trailing spaces.
    pub fn rows(&mut self) -> Vec<String> {
        let mut buffer = Buffer::empty(self.area);
        self.cursor = self.session.draw(self.area, &mut buffer);
        // As on a real screen, what one frame had no time for comes with the next.
        while self.session.is_unfinished() {
            buffer.reset();
            self.cursor = self.session.draw(self.area, &mut buffer);
        }
        (0..self.area.height).map(|y| row_of(&buffer, y)).collect()
    }

    /// Draws and returns the screen as one text.
    pub fn screen(&mut self) -> String {
        self.rows().join("\n")
    }
}

/// The words of a language, read once: a message is parsed when it is first said, and most screens say the same ones.
fn words(lang: Lang) -> Arc<Words> {
    static ENGLISH: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::new(Lang::En)));
    static JAPANESE: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::new(Lang::Ja)));
    match lang {
        Lang::En => ENGLISH.clone(),
        Lang::Ja => JAPANESE.clone(),
    }
}

fn row_of(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut x = 0;
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        text.push_str(symbol);
        x += if symbol.len() == 1 { 1 } else { u16::try_from(Cells::Narrow.width(symbol)).unwrap_or(1).max(1) };
    }
    text.trim_end().to_owned()
}

/// Returns a key by its name.
pub fn key_named(name: &str) -> KeyEvent {
    let held = [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)];
    let held = held.into_iter().find_map(|(start, modifier)| Some((modifier, name.strip_prefix(start)?)));
    let (modifiers, rest) = held.filter(|(_, rest)| !rest.is_empty()).unwrap_or((KeyModifiers::NONE, name));
    let code = match rest {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "insert" => KeyCode::Insert,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        _ if rest.len() > 1 && rest.starts_with('f') => KeyCode::F(rest.trim_start_matches('f').parse().expect("a number")),
        _ => KeyCode::Char(rest.chars().next().expect("a key")),
    };
    KeyEvent::new(code, modifiers)
}
