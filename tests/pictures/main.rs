//! Makes the pictures of the README from the real screens: `cargo run --example pictures`; with `--check` it only says which of those
//! in `assets/pictures` are not what the screens show now.
//!
//! Everything that could differ from one run to another stands still: the day, the hour, the sample book and the size.

mod svg;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, NaiveDate};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mimamori::demo;
use mimamori::domain::health::Model;
use mimamori::domain::triage::Rules;
use mimamori::domain::{Lang, Timestamp, Workdays, Zone};
use mimamori::i18n::Words;
use mimamori::ops::sample;
use mimamori::shell::clock::Clock;
use mimamori::shell::session::{Session, Setup};
use mimamori::shell::settings::Settings;
use mimamori::store::{Access, Book, Holder, open_book};
use mimamori::text::Cells;
use mimamori::theme::Theme;
use mimamori::tui::route::Route;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A picture: its name, and in each language what it shows and the keys that lead there from Today, each word one key, `text=` many.
struct Picture {
    name: &'static str,
    titles: [&'static str; 2],
    keys: [&'static str; 2],
}

const PICTURES: &[Picture] = &[
    Picture {
        name: "today", titles: ["Today: who needs you, why, and the next step", "今日：誰に、なぜ、次に何をするか"], keys: ["", ""]
    },
    Picture {
        name: "account",
        titles: ["An account: its health, and everything that happened", "顧客：ヘルススコアとこれまでの履歴"],
        keys: ["f3 enter", "f3 enter"],
    },
    Picture {
        name: "quick-log",
        titles: ["The quick log: a call in one line", "クイックログ：通話を 1 行で記録"],
        keys: [QUICK_LOG_EN, QUICK_LOG_JA],
    },
    Picture { name: "numbers", titles: ["Numbers: the figures of a period", "数値：期間の指標"], keys: ["f7", "f7"] },
];
const QUICK_LOG_EN: &str = "n text=/call_15m_discussed_the_rollout,_exec_wants_a_date_+send_quote_>fri_!2_:)";
const QUICK_LOG_JA: &str = "n text=／電話_15分_導入の進め方を相談、役員が日程を確認したい_＋見積を送る_＞金曜_！2_:)";

/// Columns and rows of a picture.
const SIZE: (u16, u16) = (120, 30);

fn main() -> Result<()> {
    let only_checks = match std::env::args().nth(1).as_deref() {
        None => false,
        Some("--check") => true,
        Some(other) => bail!("`{other}` is not known here; `--check` is all there is"),
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    let mut stale = Vec::new();
    for lang in [Lang::En, Lang::Ja] {
        for (path, picture) in drawn(lang, &folder)? {
            let is_fresh = std::fs::read_to_string(&path).is_ok_and(|kept| kept == picture);
            if !is_fresh && !only_checks {
                std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
                std::fs::write(&path, picture).with_context(|| path.display().to_string())?;
            }
            stale.extend((!is_fresh).then_some(path));
        }
    }
    let list = stale.iter().map(|path| format!("{}\n", path.display())).collect::<String>();
    std::io::stderr().write_all(list.as_bytes())?;
    if only_checks && !stale.is_empty() {
        bail!("these pictures are not what the screens show: cargo run --example pictures makes them anew");
    }
    Ok(())
}

/// Draws all pictures of a language.
fn drawn(lang: Lang, folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let home = tempfile::tempdir()?;
    let book = home.path().join("book.mimamori");
    fill(&book, lang)?;
    let of_lang = usize::from(lang == Lang::Ja);
    let mut pictures = Vec::new();
    for picture in PICTURES {
        let mut session = opened(&book, lang)?;
        press(&mut session, picture.keys[of_lang]);
        let shown =
            svg::Shown { title: picture.titles[of_lang].to_owned(), dark: shot(&mut session, "dark"), light: shot(&mut session, "light") };
        pictures.push((folder.join(lang.as_str()).join(format!("{}.svg", picture.name)), shown.svg()));
        session.close().map_err(anyhow::Error::msg)?;
    }
    Ok(pictures)
}

/// Sunday, 22 November 2026, nine in the morning.
fn morning() -> Timestamp {
    DateTime::UNIX_EPOCH + Duration::from_secs(1_795_338_000)
}

fn today() -> NaiveDate {
    morning().date_naive()
}

fn fill(path: &Path, lang: Lang) -> Result<()> {
    let mut book = open(path)?;
    let writer = book.writer.as_mut().context("the book is new and nobody else's")?;
    sample::fill(writer, &demo::Settings::new(today(), lang, Zone::utc()), &mut |_, _| true)?;
    book.close_into_one_file()?;
    Ok(())
}

fn open(path: &Path) -> Result<Book> {
    let holder = Holder::this_process("pictures".into(), "here".into(), morning());
    Ok(open_book(path, &Access::Write { holder, wait: Duration::from_secs(2), seed: 7 })?)
}

fn opened(path: &Path, lang: Lang) -> Result<Session> {
    let setup = Setup {
        words: Arc::new(Words::new(lang)),
        clock: Clock::Fixed(morning(), Zone::utc()),
        theme: theme("dark"),
        cells: Cells::Narrow,
        model: Model::built_in(),
        workdays: Workdays::plain(),
        rules: Rules::built_in(),
        keys: mimamori::tui::keymap::Keymap::standard().clone(),
        settings: Settings::built_in(lang),
        letters: mimamori::domain::letter::Desk::default(),
        first: Route::Today,
        wake: Arc::new(|| {}),
    };
    Ok(Session::new(open(path)?, setup))
}

fn theme(name: &str) -> &'static Theme {
    Theme::named(name).expect("is one of those that come with the program")
}

fn press(session: &mut Session, keys: &str) {
    let mut at = Instant::now();
    for key in keys.split_whitespace() {
        shot(session, "dark");
        let codes: Vec<KeyCode> = match key.strip_prefix("text=") {
            Some(text) => text.replace('_', " ").chars().map(KeyCode::Char).collect(),
            None => vec![named(key)],
        };
        for code in codes {
            at += Duration::from_millis(50);
            session.key(KeyEvent::new(code, KeyModifiers::NONE), at);
        }
    }
}

fn named(key: &str) -> KeyCode {
    match (key, key.strip_prefix('f').and_then(|number| number.parse().ok())) {
        ("enter", _) => KeyCode::Enter,
        (_, Some(number)) => KeyCode::F(number),
        _ => KeyCode::Char(key.chars().next().unwrap_or(' ')),
    }
}

/// Draws the screen until everything on it is there.
fn shot(session: &mut Session, name: &str) -> (Buffer, Option<(u16, u16)>) {
    session.set_look(theme(name), Cells::Narrow);
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    loop {
        let mut buffer = Buffer::empty(area);
        let cursor = session.draw(area, &mut buffer).filter(|place| place.visible);
        if !session.is_unfinished() {
            return (buffer, cursor.map(|place| place.position.into()));
        }
    }
}
