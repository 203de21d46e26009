//! What a field could hold that the book knows already, offered under it while one types. Typing goes on as if nothing were there.
//!
//! Names are compared without regard to kana, width and case, as everywhere.

use super::{Field, FieldValue};
use crate::domain::AccountId;
use crate::domain::letter::written_addresses;
use crate::domain::name_match::NameIndex;
use crate::domain::query::{CompletionKind, Vocabulary, complete};
use crate::domain::{MailPerson, MailRole};
use crate::review::vocabulary;
use crate::store::Result;
use crate::store::directory::{account_names, contact_names};
use crate::store::occurring::{Column, occurring, occurring_custom};
use crate::text;
use crate::theme::Role;
use crate::tui::input::LineInput;
use crate::tui::pane::Cx;
use crate::tui::widget::{KeyHint, Pen, Popup};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// The most rows shown at once, and kept.
const SHOWN: u16 = 6;
const MOST: usize = 40;
/// The widest a row is shown.
const WIDEST: u16 = 40;

/// What is known that a field can name.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    Accounts,
    /// The people of an account by name; by address, as a letter is written to them.
    People(AccountId),
    Addresses(AccountId),
    /// What stands in a column already; anything else may be typed.
    Column(Column),
    /// As `Column`, of a field of the book's own.
    Custom(String),
    /// A filter of the book, part by part.
    Filter,
}

impl Known {
    /// Says whether what is typed stands for something known; else it is as good as what is known.
    const fn is_name(&self) -> bool {
        !matches!(self, Known::Column(_) | Known::Custom(_))
    }
}

/// One thing that could stand there.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    with: String,
    hint: String,
}

/// All that is known for a field.
enum Source {
    Names { offers: Vec<Offer>, index: NameIndex<usize> },
    Filter(Vocabulary),
}

/// The list under a field.
#[derive(Default)]
pub(super) struct Offers {
    /// Of which field it is, read when first asked for.
    source: Option<(usize, Source)>,
    rows: Vec<Offer>,
    /// The bytes of the line that a row takes the place of.
    range: Range<usize>,
    /// The row the arrows went to; `None` while the keys go to the line alone.
    chosen: Option<usize>,
}

impl Offers {
    pub fn is_open(&self) -> bool {
        !self.rows.is_empty()
    }

    pub fn is_chosen(&self) -> bool {
        self.is_open() && self.chosen.is_some()
    }

    pub fn close(&mut self) {
        self.rows.clear();
        self.chosen = None;
    }

    /// Shows what fits what was just typed; nothing where it says that already.
    pub fn follow(&mut self, cx: &Cx<'_>, place: usize, field: &Field) {
        self.close();
        let (Some(known), FieldValue::Line(line)) = (&field.known, &field.value) else { return };
        let part = part_at(line, field.dividers);
        if text::slice(line.text(), part.clone()).trim().is_empty() {
            return;
        }
        let (rows, range) = self.fitting(cx, (place, known), line, part, false);
        let is_said = rows.iter().any(|row| row.with == text::slice(line.text(), range.clone()));
        if !is_said {
            (self.rows, self.range) = (rows, range);
        }
    }

    /// Lists all there is, the first row chosen; where something is typed, what fits it first of all.
    pub fn list(&mut self, cx: &Cx<'_>, place: usize, field: &Field) {
        self.close();
        let (Some(known), FieldValue::Line(line)) = (&field.known, &field.value) else { return };
        let part = part_at(line, field.dividers);
        (self.rows, self.range) = self.fitting(cx, (place, known), line, part, true);
        self.chosen = self.is_open().then_some(0);
    }

    /// Moves among the rows; above the first one the keys go to the line alone again.
    pub fn moved(&mut self, is_down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.chosen = match (self.chosen, is_down) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
    }

    /// Puts the chosen row, else the likeliest, into the line.
    pub fn take(&mut self, line: &mut LineInput) {
        if let Some(row) = self.rows.get(self.chosen.unwrap_or(0)) {
            line.splice(self.range.clone(), &row.with);
        }
        self.close();
    }

    /// Returns what fits a part of a line, and the bytes it takes the place of.
    fn fitting(&mut self, cx: &Cx<'_>, of: (usize, &Known), line: &LineInput, part: Range<usize>, all: bool) -> (Vec<Offer>, Range<usize>) {
        let (place, known) = of;
        if self.source.as_ref().is_none_or(|(field, _)| *field != place) {
            // What cannot be read is not offered; saving says what is wrong with the book.
            self.source = read(cx, known).ok().map(|source| (place, source));
        }
        match &self.source {
            Some((_, Source::Names { offers, index })) => {
                let typed = text::slice(line.text(), part.clone());
                let found: Vec<Offer> = index.matches(typed.trim()).into_iter().map(|one| offers[one.item].clone()).collect();
                let rest = offers.iter().filter(|offer| all && !found.contains(offer)).cloned();
                (found.iter().cloned().chain(rest).take(MOST).collect(), part)
            }
            Some((_, Source::Filter(vocabulary))) => of_filter(line, vocabulary, all),
            None => (Vec::new(), part),
        }
    }

    /// Draws the list under the line; `cursor` is where the line's stands.
    pub fn draw(&self, cx: &Cx<'_>, field: &Field, area: Rect, cursor: Position, buffer: &mut Buffer) {
        let (true, Some(known)) = (self.is_open(), &field.known) else { return };
        let width = |text: &str| u16::try_from(cx.look.cells.width(&text::display(text))).unwrap_or(u16::MAX);
        let widest = self.rows.iter().map(|row| width(&row.with)).max().unwrap_or(0).min(WIDEST);
        let hints = self.rows.iter().map(|row| width(&row.hint)).max().unwrap_or(0).min(WIDEST);
        let (take, back) = (cx.words.get("cmd-take-offer"), cx.words.get("form-offer-close"));
        let key = if known.is_name() || self.is_chosen() { "Tab" } else { "→" };
        let keys = [KeyHint { key, label: &take }, KeyHint { key: "Esc", label: &back }];
        let height = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).min(SHOWN).min(area.height.saturating_sub(6)).max(1);
        let typed = text::slice(field_text(field), self.range.start..self.range.end);
        let anchor = Rect { x: cursor.x.saturating_sub(width(typed).saturating_add(4)).max(area.x), y: cursor.y, width: 1, height: 1 };
        let popup = Popup { title: "", keys: &keys };
        let inner = popup.draw(cx.look, area, anchor, (widest + hints + 4, height), buffer);
        let top = (self.chosen.unwrap_or(0) + 1).saturating_sub(usize::from(inner.height));
        let mut pen = Pen::new(cx.look, inner, buffer);
        for (y, (index, row)) in (0..pen.height()).zip(self.rows.iter().enumerate().skip(top)) {
            pen.put(2, y, widest, &row.with, Role::Text);
            pen.put(2 + widest + 2, y, pen.width().saturating_sub(widest + 4), &row.hint, Role::Dim);
            if Some(index) == self.chosen {
                pen.put(0, y, 1, "▸", Role::Accent);
                let whole = Rect::new(0, y, pen.width(), 1);
                pen.lay_over(whole, Role::Selected);
            }
        }
    }
}

fn field_text(field: &Field) -> &str {
    match &field.value {
        FieldValue::Line(line) => line.text(),
        _ => "",
    }
}

/// Returns the bytes of the part around the cursor, between dividers and without spaces at its ends.
fn part_at(line: &LineInput, dividers: &[char]) -> Range<usize> {
    let (before, after) = line.text().split_at(line.cursor());
    let start = before.char_indices().rfind(|(_, one)| dividers.contains(one)).map_or(0, |(at, one)| at + one.len_utf8());
    let end = before.len() + after.find(dividers).unwrap_or(after.len());
    let part = text::slice(line.text(), start..end);
    let start = start + (part.len() - part.trim_start().len());
    start..start.max(end - (part.len() - part.trim_end().len()))
}

/// Returns what could stand at the cursor of a filter: values by themselves, names of fields when asked for.
fn of_filter(line: &LineInput, vocabulary: &Vocabulary, all: bool) -> (Vec<Offer>, Range<usize>) {
    let cursor = text::slice(line.text(), 0..line.cursor()).chars().count();
    let rows = complete(line.text(), cursor, vocabulary);
    let is_name = rows.iter().any(|row| matches!(row.kind, CompletionKind::Field(_)));
    let Some(first) = rows.first().filter(|_| all || !is_name) else { return (Vec::new(), 0..0) };
    let bytes = |count: usize| line.text().chars().take(count).map(char::len_utf8).sum::<usize>();
    let range = bytes(first.range.start)..bytes(first.range.end);
    (rows.into_iter().map(|row| Offer { with: row.insert, hint: String::new() }).collect(), range)
}

/// Reads what is known.
fn read(cx: &Cx<'_>, known: &Known) -> Result<Source> {
    let connection = cx.book.connection();
    let plain = |with: String| (Offer { with, hint: String::new() }, Vec::new());
    let offers: Vec<(Offer, Vec<String>)> = match known {
        Known::Filter => return Ok(Source::Filter(vocabulary(connection, cx.words.lang())?)),
        Known::Column(column) => occurring(connection, *column)?.into_iter().map(plain).collect(),
        Known::Custom(name) => occurring_custom(connection, name)?.into_iter().map(plain).collect(),
        Known::Accounts => {
            let row = |account: crate::store::directory::AccountName| {
                let other: Vec<String> = [account.kana, account.external_id].into_iter().flatten().collect();
                (Offer { with: account.name, hint: other.first().cloned().unwrap_or_default() }, other)
            };
            account_names(connection)?.into_iter().map(row).collect()
        }
        Known::People(account) | Known::Addresses(account) => {
            let is_address = matches!(known, Known::Addresses(_));
            let people = contact_names(connection, *account)?.into_iter().filter(|person| !person.has_left);
            people.filter(|person| !is_address || person.email.is_some()).map(|person| of_person(person, is_address)).collect()
        }
    };
    let names = offers.iter().enumerate().flat_map(|(at, (offer, other))| {
        std::iter::once(offer.with.as_str()).chain(other.iter().map(String::as_str)).map(move |name| (at, name))
    });
    let index = NameIndex::new(names);
    Ok(Source::Names { index, offers: offers.into_iter().map(|(offer, _)| offer).collect() })
}

fn of_person(person: crate::store::directory::ContactName, is_address: bool) -> (Offer, Vec<String>) {
    let email = person.email.unwrap_or_default();
    if !is_address {
        return (Offer { with: person.name, hint: email.clone() }, vec![email]);
    }
    let written = MailPerson { role: MailRole::To, name: Some(person.name.clone()), email: email.clone() };
    let with = written_addresses(std::slice::from_ref(&written), MailRole::To);
    (Offer { with, hint: String::new() }, vec![person.name, email])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_around_the_cursor_is_completed() {
        const COMMAS: &[char] = &[',', '、'];
        for (text, back, expected) in
            [("ken", 0, "ken"), ("ken, aki ", 0, "aki"), ("佐藤、すず", 0, "すず"), ("ab, cd", 4, "ab"), ("ab,", 0, "")]
        {
            let mut line = LineInput::with_text(text);
            for _ in 0..back {
                line.apply(crate::tui::input::Edit::Left);
            }
            assert_eq!(text::slice(line.text(), part_at(&line, COMMAS)), expected, "{text}");
        }
    }
}
