//! Hides names and amounts on a screen that is drawn, for when somebody looks over the shoulder. Every cell of them becomes a star:
//! the screen stays as it is, and nothing that draws needs to know.

use crate::domain::Currency;
use crate::text::Cells;
use ratatui::buffer::Buffer;
use std::collections::HashMap;

/// The names to hide, by their first two characters.
pub struct Veil {
    names: HashMap<(char, char), Vec<Vec<char>>>,
}

/// A character of a row, and the cell it stands in.
struct Shown {
    character: char,
    cell: u16,
}

/// The units of amounts: `1.2億`, `480K`.
const UNITS: &str = "KMBTQ千万億兆京";
const SIGNS: &str = "$€£¥￥";

impl Veil {
    /// Takes the names; parts of Japanese names are hidden by themselves, as in 佐藤様.
    pub fn over(names: impl IntoIterator<Item = String>) -> Veil {
        let mut veil = Veil { names: HashMap::new() };
        for name in names {
            for part in name.split_whitespace().filter(|part| !part.is_ascii()) {
                veil.note(part);
            }
            veil.note(name.trim());
        }
        veil
    }

    fn note(&mut self, name: &str) {
        let name: Vec<char> = name.chars().collect();
        if let [first, second, ..] = name.as_slice() {
            self.names.entry((*first, *second)).or_default().push(name);
        }
    }

    /// Puts stars over every name, amount and mail address on the screen.
    pub fn lay(&self, cells: Cells, buffer: &mut Buffer) {
        for y in buffer.area.top()..buffer.area.bottom() {
            let row = shown(cells, buffer, y);
            let text: Vec<char> = row.iter().map(|shown| shown.character).collect();
            let mut at = 0;
            while at < text.len() {
                let length = self.name_at(&text, at).or_else(|| amount_at(&text, at)).or_else(|| address_at(&text, at));
                for shown in row.iter().skip(at).take(length.unwrap_or(0)).filter(|shown| shown.character != ' ') {
                    hide(cells, buffer, shown.cell, y);
                }
                at += length.unwrap_or(1).max(1);
            }
        }
    }

    /// Returns how long the name that begins at a place is; one that was cut ends with `…`.
    fn name_at(&self, text: &[char], at: usize) -> Option<usize> {
        if is_inside_word(text, at) {
            return None;
        }
        let names = self.names.get(&(*text.get(at)?, *text.get(at + 1)?))?;
        names.iter().filter_map(|name| same(name, &text[at..])).max()
    }
}

/// Returns how much of a text is a name, whole or cut.
fn same(name: &[char], text: &[char]) -> Option<usize> {
    let alike = name.iter().zip(text).take_while(|(one, other)| one == other).count();
    let is_cut = alike >= 2 && text.get(alike) == Some(&'…');
    let is_whole = alike == name.len() && !(is_latin(name.last()) && is_latin(text.get(alike)));
    (is_whole || is_cut).then_some(alike)
}

/// Returns how long the amount that begins at a place is: `$1.2M`, `CHF 480K`, `1.2億円`.
fn amount_at(text: &[char], at: usize) -> Option<usize> {
    if SIGNS.contains(*text.get(at)?) {
        return number_at(text, at + 1).map(|length| length + 1);
    }
    if let Some(code) = text.get(at..at + 3).filter(|code| code.iter().all(char::is_ascii_uppercase) && !is_inside_word(text, at)) {
        let space = usize::from(text.get(at + 3) == Some(&' '));
        let is_code = code.iter().collect::<String>().parse::<Currency>().is_ok();
        return number_at(text, at + 3 + space).filter(|_| is_code).map(|length| length + 3 + space);
    }
    let follows_digit = at > 0 && text.get(at - 1).is_some_and(|before| is_digit(*before));
    let length = number_at(text, at).filter(|_| !follows_digit)?;
    let is_money = text.get(at + length) == Some(&'円') || text.get(at + length - 1).is_some_and(|unit| "万億兆京".contains(*unit));
    is_money.then(|| length + usize::from(text.get(at + length) == Some(&'円')))
}

/// Returns how long a number with its unit is.
fn number_at(text: &[char], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let digits = rest.iter().take_while(|c| is_digit(**c)).count();
    let is_number = rest.first().is_some_and(char::is_ascii_digit);
    is_number.then(|| digits + usize::from(rest.get(digits).is_some_and(|unit| UNITS.contains(*unit))))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || character == ',' || character == '.'
}

/// Returns how long the mail address that begins at a place is.
fn address_at(text: &[char], at: usize) -> Option<usize> {
    if is_inside_word(text, at) {
        return None;
    }
    let length = text[at..].iter().take_while(|c| c.is_ascii_alphanumeric() || "._%+-@".contains(**c)).count();
    let place = text[at..at + length].iter().position(|c| *c == '@')?;
    (place > 0 && place + 1 < length).then_some(length)
}

fn is_latin(character: Option<&char>) -> bool {
    character.is_some_and(char::is_ascii_alphanumeric)
}

fn is_inside_word(text: &[char], at: usize) -> bool {
    at > 0 && is_latin(text.get(at - 1)) && is_latin(text.get(at))
}

/// Returns the characters of a row, without the empty cells behind wide ones.
fn shown(cells: Cells, buffer: &Buffer, y: u16) -> Vec<Shown> {
    let mut row = Vec::new();
    let mut x = buffer.area.left();
    while x < buffer.area.right() {
        let symbol = buffer[(x, y)].symbol();
        row.extend(symbol.chars().map(|character| Shown { character, cell: x }));
        x += u16::try_from(cells.width(symbol)).unwrap_or(1).max(1);
    }
    row
}

fn hide(cells: Cells, buffer: &mut Buffer, x: u16, y: u16) {
    let width = u16::try_from(cells.width(buffer[(x, y)].symbol())).unwrap_or(1).max(1);
    for x in x..(x + width).min(buffer.area.right()) {
        buffer[(x, y)].set_symbol("*");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn veiled(line: &str) -> String {
        let names = ["Acme Rockets", "Al", "青葉商事", "佐藤 花子", "Mia Berg"];
        let mut buffer = Buffer::with_lines([line]);
        buffer.set_style(buffer.area, Style::new());
        Veil::over(names.map(str::to_owned)).lay(Cells::Narrow, &mut buffer);
        let row = shown(Cells::Narrow, &buffer, 0);
        row.iter().map(|shown| shown.character).collect()
    }

    #[test]
    fn names_amounts_and_addresses_become_stars_of_the_same_width() {
        for (line, hidden) in [
            ("Acme Rockets  green 72", "**** *******  green 72"),
            ("Acme Rock…  72", "**** ****…  72"),
            ("Also Al, Alan", "Also **, Alan"),
            ("青葉商事 の 佐藤様 80", "******** の ****様 80"),
            ("ARR $1.2M, ¥480,000 and CHF 12.5K", "ARR *****, ******** and *** *****"),
            ("1.2億円 4800万円 120,000円 30日 3件", "******* ******** ********* 30日 3件"),
            ("to mia.berg@acme.example now", "to ********************* now"),
            ("22 Nov 2026  score 64  40%", "22 Nov 2026  score 64  40%"),
        ] {
            assert_eq!(veiled(line), hidden, "{line}");
        }
    }
}
