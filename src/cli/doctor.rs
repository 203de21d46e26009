//! `doctor`: looks over what the workbench stands on, and says what to do where something is wrong.

use super::build;
use super::config::own_files;
use crate::cli::context::{Context, variable};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::{EntityKind, Lang, SettingSource};
use crate::i18n::choice;
use crate::say;
use crate::shell::terminal::Screen;
use crate::store::directory::account_names;
use crate::store::{Access, NEWEST_VERSION, lock_holder, open_book};
use crate::text::Cells;
use crate::theme::{Background, Surroundings};
use serde::Serialize;
use std::io::IsTerminal;
use std::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Fine,
    /// Nothing to do, but good to know.
    Note,
    Wrong,
}

#[derive(Debug, Serialize)]
struct Finding {
    /// The id of its words, without `doctor-topic-`.
    topic: &'static str,
    state: State,
    text: String,
    remedy: Option<String>,
}

/// The smallest screen that everything fits on.
const LEAST: (u16, u16) = (60, 16);
/// Parts of paths by which folders that are synchronised are known, and whose they are.
const SYNCED: [(&str, &str); 6] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
];

impl Finding {
    fn fine(topic: &'static str, text: String) -> Finding {
        Finding { topic, state: State::Fine, text, remedy: None }
    }

    fn note(topic: &'static str, text: String, remedy: Option<String>) -> Finding {
        Finding { topic, state: State::Note, text, remedy }
    }

    fn wrong(topic: &'static str, text: String, remedy: String) -> Finding {
        Finding { topic, state: State::Wrong, text, remedy: Some(remedy) }
    }
}

pub fn doctor(cx: &Context) -> Result<Answer, Failure> {
    let mut findings = vec![program(cx), language(cx)];
    findings.extend(terminal(cx));
    findings.extend(book(cx));
    findings.extend(settings(cx));
    for file in own_files(&cx.words) {
        let wrong = |problem| Finding { topic: "files", state: State::Wrong, text: problem, remedy: None };
        findings.extend(file.problems.into_iter().map(wrong));
    }
    let wrong = findings.iter().filter(|finding| finding.state == State::Wrong).count();
    Ok(cx.answer(&findings, || said(cx, &findings, wrong)).with_code(u8::from(wrong > 0)))
}

fn said(cx: &Context, findings: &[Finding], wrong: usize) -> Text {
    let mut text = Text::default();
    let names: Vec<String> = findings.iter().map(|finding| cx.words.get(&format!("doctor-topic-{}", finding.topic))).collect();
    let width = names.iter().map(|name| Cells::Narrow.width(name)).max().unwrap_or(0);
    for (finding, name) in findings.iter().zip(names) {
        let (mark, tone) = match finding.state {
            State::Fine => ("✓", Tone::Good),
            State::Note => ("·", Tone::Dim),
            State::Wrong => ("✗", Tone::Bad),
        };
        let name = Piece::new(format!(" {}  ", Cells::Narrow.pad_right(&name, width)), Tone::Dim);
        text.pieces(vec![Piece::new(mark, tone), name, Piece::from(&finding.text)]);
        if let Some(remedy) = &finding.remedy {
            text.line(Piece::new(format!("{}{remedy}", " ".repeat(width + 4)), Tone::Strong));
        }
    }
    text.blank();
    text.line(if wrong == 0 { say!(cx.words, "doctor-all-well") } else { say!(cx.words, "doctor-to-do", n = wrong) });
    text
}

fn program(cx: &Context) -> Finding {
    Finding::fine("program", say!(cx.words, "doctor-program", version = build::version(), schema = NEWEST_VERSION.to_string()))
}

fn language(cx: &Context) -> Finding {
    let lang = match cx.words.lang() {
        Lang::En => "English",
        Lang::Ja => "日本語",
    };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let is_utf8 = locale.as_ref().is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    match locale.filter(|_| !is_utf8) {
        Some(locale) => {
            let text = say!(cx.words, "doctor-language-narrow", lang = lang, locale = locale);
            Finding::wrong("language", text, say!(cx.words, "doctor-language-remedy"))
        }
        None => {
            let system = choice::system().unwrap_or_else(|| "–".to_owned());
            Finding::fine("language", say!(cx.words, "doctor-language", lang = lang, charset = "UTF-8", locale = system))
        }
    }
}

/// Looks at the terminal; what only it can say is asked in its own screen, which is gone at once.
fn terminal(cx: &Context) -> Vec<Finding> {
    let is_there = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let screen = is_there.then(Screen::enter).and_then(Result::ok);
    let Some(screen) = screen else {
        let (text, remedy) = (say!(cx.words, "doctor-terminal-none"), say!(cx.words, "doctor-terminal-none-remedy"));
        return vec![Finding::note("terminal", text, Some(remedy)), colours(cx, None)];
    };
    let asked = screen.ask_cells(cx.ambiguous, cx.words.lang() == Lang::Ja, &choice::system().unwrap_or_default());
    let asked_background = screen.ask_background();
    let (cells, background, size) = (screen.cells(&asked), screen.background(&asked_background), screen.size());
    drop(screen);
    let size = size.map_or((0, 0), |size| (size.width, size.height));
    vec![
        window(cx, size),
        colours(cx, background),
        self::background(cx, background),
        widths(cx, cells),
        Finding::fine("paste", say!(cx.words, "doctor-paste")),
        clipboard(cx),
    ]
}

fn window(cx: &Context, (width, height): (u16, u16)) -> Finding {
    let term = variable("TERM").unwrap_or_default();
    if width < LEAST.0 || height < LEAST.1 {
        let text = say!(cx.words, "doctor-terminal-small", term = term, width = width.to_string(), height = height.to_string());
        return Finding::wrong("terminal", text, say!(cx.words, "doctor-terminal-small-remedy"));
    }
    Finding::fine("terminal", say!(cx.words, "doctor-terminal", term = term, width = width.to_string(), height = height.to_string()))
}

fn colours(cx: &Context, background: Option<Background>) -> Finding {
    let mut around = Surroundings::from_variables(variable);
    around.no_colour = cx.no_colour;
    around.background = around.background.or(background);
    let mut settings = cx.settings.clone();
    settings.look_again(&cx.words);
    let theme = settings.theme_in(around).name().to_owned();
    let depth = match around {
        Surroundings { no_colour: true, .. } => "doctor-depth-none",
        Surroundings { true_colour: true, .. } => "doctor-depth-full",
        Surroundings { .. } => "doctor-depth-sixteen",
    };
    Finding::fine("colours", say!(cx.words, "doctor-colours", theme = theme, depth = cx.words.get(depth)))
}

fn background(cx: &Context, background: Option<Background>) -> Finding {
    match background {
        Some(Background::Dark) => Finding::fine("background", say!(cx.words, "doctor-background-dark")),
        Some(Background::Light) => Finding::fine("background", say!(cx.words, "doctor-background-light")),
        None => {
            let (text, remedy) = (say!(cx.words, "doctor-background-silent"), say!(cx.words, "doctor-background-remedy"));
            Finding::note("background", text, Some(remedy))
        }
    }
}

fn widths(cx: &Context, cells: Cells) -> Finding {
    let text = match cells {
        Cells::Narrow => say!(cx.words, "doctor-widths-narrow"),
        Cells::Wide => say!(cx.words, "doctor-widths-wide"),
    };
    Finding::note("widths", text, Some(say!(cx.words, "doctor-widths-remedy")))
}

fn clipboard(cx: &Context) -> Finding {
    let through_tmux = variable("TMUX").is_some_and(|value| !value.is_empty());
    let remedy = through_tmux.then(|| say!(cx.words, "doctor-clipboard-tmux"));
    Finding::note("clipboard", say!(cx.words, "doctor-clipboard"), remedy)
}

/// Says where the settings stand and how many of them are the person's own; what is wrong with the file is told among the files.
fn settings(cx: &Context) -> Option<Finding> {
    let mut settings = cx.settings.clone();
    settings.look_again(&cx.words);
    let path = settings.view().file.clone()?;
    let own = settings.view().held.iter().filter(|held| held.source != SettingSource::BuiltIn).count();
    let mut text = say!(cx.words, "doctor-settings", path = path, n = own);
    if settings.config().mouse {
        text.push_str(&say!(cx.words, "doctor-mouse"));
    }
    Some(Finding::fine("settings", text))
}

fn book(cx: &Context) -> Vec<Finding> {
    let path = match cx.book_path() {
        Ok(path) => path,
        Err(failure) => return vec![Finding { topic: "book", state: State::Wrong, text: failure.message(&cx.words), remedy: None }],
    };
    let name = path.display().to_string();
    if !path.exists() {
        return vec![Finding::note("book", say!(cx.words, "doctor-book-none", path = name), None)];
    }
    let mut findings = vec![stands(cx, path, &name)];
    if let Some(holder) = lock_holder(path) {
        let text = say!(cx.words, "doctor-book-writer", user = holder.user, host = holder.host);
        findings.push(Finding::note("book", text, None));
    }
    let folder = name.to_lowercase();
    if let Some((_, service)) = SYNCED.iter().find(|(part, _)| folder.contains(part)) {
        let text = say!(cx.words, "doctor-book-synced", path = name, service = *service);
        findings.push(Finding::wrong("book", text, say!(cx.words, "doctor-book-synced-remedy")));
    }
    findings
}

/// Says how large the book is; one that cannot be read says why.
fn stands(cx: &Context, path: &Path, name: &str) -> Finding {
    let read = open_book(path, &Access::Read).and_then(|book| account_names(book.reader.connection()));
    match read {
        Ok(accounts) => {
            let bytes = std::fs::metadata(path).map_or(0, |data| data.len());
            let counted = cx.words.count(EntityKind::Account, accounts.len());
            // Millions of bytes, as file managers count them.
            let size = format!("{:.1} MB", bytes as f64 / 1e6);
            Finding::fine("book", say!(cx.words, "doctor-book", path = name.to_owned(), size = size, accounts = counted))
        }
        Err(error) => {
            let text = say!(cx.words, "doctor-book-bad", why = crate::wording::store_error(&cx.words, &error));
            Finding::wrong("book", text, say!(cx.words, "doctor-book-bad-remedy"))
        }
    }
}
