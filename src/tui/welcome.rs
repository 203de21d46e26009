//! The first run, before there is a book: which language, then what to begin with. Writes nothing; what was chosen is carried out by
//! whoever shows it.

use crate::domain::Lang;
use crate::i18n::Words;
use crate::say;
use crate::text;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::keys::Key;
use crate::tui::selection::Selection;
use crate::tui::widget::{KeyHint, Look, Pen, Phrase};
use crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What somebody begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    Tutor,
    Sample,
    Import,
    Empty,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcomed {
    Chosen(Lang, Beginning),
    /// Left: nothing is written.
    Left,
}

/// The ways to begin with the ids of their words.
const WAYS: [(Beginning, &str); 4] = [
    (Beginning::Tutor, "welcome-tutor"),
    (Beginning::Sample, "welcome-sample"),
    (Beginning::Import, "welcome-import"),
    (Beginning::Empty, "welcome-empty"),
];
/// The widest line that reads well.
const MEASURE: u16 = 72;

pub struct Welcome {
    words: [Words; 2],
    languages: Selection,
    ways: Selection,
    /// Whether the language is chosen by now.
    is_second: bool,
    /// Whether the language was settled before, and is not asked for.
    is_settled: bool,
}

impl Welcome {
    /// Begins with the language that fits the system, or behind it where somebody named one.
    pub fn new(lang: Lang, is_settled: bool) -> Welcome {
        let at = Lang::ALL.iter().position(|other| *other == lang).unwrap_or(0);
        let words = [Words::new(Lang::En), Words::new(Lang::Ja)];
        Welcome { words, languages: Selection::at(at), ways: Selection::default(), is_second: is_settled, is_settled }
    }

    /// Returns the language that is selected.
    pub fn lang(&self) -> Lang {
        self.languages.row(Lang::ALL.len()).map_or(Lang::En, |row| Lang::ALL[row])
    }

    fn words(&self) -> &Words {
        if self.lang() == Lang::En { &self.words[0] } else { &self.words[1] }
    }

    /// Takes a key; the same ones as in every list, and the number of a row.
    pub fn key(&mut self, event: &KeyEvent) -> Option<Welcomed> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let name = Key::from(event).to_string();
        let rows = if self.is_second { WAYS.len() } else { Lang::ALL.len() };
        let selection = if self.is_second { &mut self.ways } else { &mut self.languages };
        match name.as_str() {
            "up" | "k" => drop(selection.moved(Cmd::Up, rows, 1)),
            "down" | "j" => drop(selection.moved(Cmd::Down, rows, 1)),
            "enter" => return self.enter(),
            "esc" if self.is_second && !self.is_settled => self.is_second = false,
            "esc" | "q" | "ctrl-c" | "ctrl-q" => return Some(Welcomed::Left),
            number => {
                let row = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|row| *row < rows)?;
                *selection = Selection::at(row);
                return self.enter();
            }
        }
        None
    }

    fn enter(&mut self) -> Option<Welcomed> {
        if !self.is_second {
            self.is_second = true;
            return None;
        }
        let way = self.ways.row(WAYS.len()).map(|row| WAYS[row].0)?;
        Some(Welcomed::Chosen(self.lang(), way))
    }

    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let words = self.words();
        let mut pen = Pen::new(look, area, buffer);
        let room = pen.width().saturating_sub(4).min(MEASURE);
        let top = pen.height().saturating_sub(18) / 3;
        let title = Phrase::new("mimamori", Role::Accent).then("  見守り", Role::Dim);
        pen.put_phrase(2, top, room, &title);
        let mut y = top + 2;
        for line in text::wrap(&say!(words, "welcome-about"), usize::from(room.max(1)), look.cells) {
            pen.put(2, y, room, line, Role::Text);
            y += 1;
        }
        y += 1;
        let (question, rows) = self.asked();
        pen.put(2, y, room, &question, Role::Heading);
        y += 2;
        for (index, (name, about)) in rows.iter().enumerate() {
            let is_selected = self.selected() == Some(index);
            let lead = Phrase::new(if is_selected { "▸ " } else { "  " }, Role::Accent).then(format!("{} ", index + 1), Role::Key);
            pen.put_phrase(2, y, room, &lead.then(name.clone(), if is_selected { Role::Heading } else { Role::Text }));
            y += 1;
            for line in text::wrap(about, usize::from(room.saturating_sub(6).max(1)), look.cells) {
                pen.put(6, y, room.saturating_sub(4), line, Role::Dim);
                y += 1;
            }
        }
        self.draw_keys(look, area, buffer);
    }

    fn selected(&self) -> Option<usize> {
        if self.is_second { self.ways.row(WAYS.len()) } else { self.languages.row(Lang::ALL.len()) }
    }

    /// Returns the question with its answers; the languages name themselves.
    fn asked(&self) -> (String, Vec<(String, String)>) {
        let words = self.words();
        if self.is_second {
            let row = |(_, id): &(Beginning, &str)| (words.get(id), words.get(&format!("{id}-about")));
            return (say!(words, "welcome-how"), WAYS.iter().map(row).collect());
        }
        let rows = ["English", "日本語"].map(|name| (name.to_owned(), String::new()));
        ("Language  言語".to_owned(), rows.to_vec())
    }

    fn draw_keys(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let mut pen = Pen::new(look, area, buffer);
        let words = self.words();
        let [choose, back, leave] = ["cmd-choose", "cmd-back", "welcome-leave"].map(|id| words.get(id));
        let away = if self.is_second && !self.is_settled { &back } else { &leave };
        let hints = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: away }];
        let line = hints.iter().fold(Phrase::default(), |mut line, hint| {
            line.pieces.extend(hint.phrase().pieces);
            line.then("   ", Role::Dim)
        });
        pen.put_phrase(2, area.height.saturating_sub(1), area.width.saturating_sub(3), &line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cells;
    use crate::theme::Theme;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn press(welcome: &mut Welcome, code: KeyCode) -> Option<Welcomed> {
        welcome.key(&KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn screen(welcome: &Welcome, (width, height): (u16, u16)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let look = Look { theme: Theme::named("mono").expect("is built in"), cells: Cells::Narrow };
        welcome.draw(look, buffer.area, &mut buffer);
        let mut text = String::new();
        for y in 0..height {
            let mut x = 0;
            while x < width {
                text.push_str(buffer[(x, y)].symbol());
                x += u16::try_from(Cells::Narrow.width(buffer[(x, y)].symbol())).unwrap_or(1).max(1);
            }
            text.push('\n');
        }
        text
    }

    #[test]
    fn the_language_of_the_system_is_selected_and_the_next_question_is_in_the_chosen_one() {
        for (lang, other, question) in [(Lang::En, Lang::Ja, "何から始めますか"), (Lang::Ja, Lang::En, "How would you like to begin")]
        {
            let mut welcome = Welcome::new(lang, false);
            assert_eq!(welcome.lang(), lang);
            press(&mut welcome, if lang == Lang::En { KeyCode::Down } else { KeyCode::Up });
            assert_eq!(press(&mut welcome, KeyCode::Enter), None);
            assert!(screen(&welcome, (100, 30)).contains(question), "{}", screen(&welcome, (100, 30)));
            assert_eq!(press(&mut welcome, KeyCode::Char('4')), Some(Welcomed::Chosen(other, Beginning::Empty)));
        }
    }

    #[test]
    fn esc_goes_back_and_then_leaves() {
        let mut welcome = Welcome::new(Lang::En, false);
        press(&mut welcome, KeyCode::Enter);
        assert_eq!(press(&mut welcome, KeyCode::Esc), None);
        assert_eq!(press(&mut welcome, KeyCode::Esc), Some(Welcomed::Left));
        let mut settled = Welcome::new(Lang::Ja, true);
        assert_eq!(press(&mut settled, KeyCode::Esc), Some(Welcomed::Left));
    }

    #[test]
    fn every_way_to_begin_is_in_view_on_a_small_screen() {
        for lang in Lang::ALL {
            let welcome = Welcome::new(*lang, true);
            for size in [(80, 24), (60, 24), (120, 36)] {
                let shown = screen(&welcome, size);
                for (_, id) in WAYS {
                    assert!(shown.contains(welcome.words().get(id).as_str()), "{lang} {size:?} {id}\n{shown}");
                }
                assert!(shown.contains("Enter") && shown.contains("Esc"), "{shown}");
            }
            // Nothing falls over where nothing fits.
            screen(&welcome, (1, 1));
        }
    }
}
