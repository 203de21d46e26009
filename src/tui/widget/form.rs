//! A form: all its fields at once, the label left, the value, the hint dim to the right, an error under its field.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::pen::to_cells;
use super::{ListState, Look, Pen, Phrase, draw_area, draw_line};
use crate::text;
use crate::theme::Role;
use crate::tui::input::{LineInput, TextArea};

/// What a field holds.
pub enum FormValue<'a> {
    Line(&'a LineInput),
    /// Several lines, in so many rows.
    Lines(&'a TextArea, u16),
    /// One of several words, changed with left and right.
    Choice(&'a str),
    /// A scale: all its answers in a row, and the cell where the chosen one stands.
    Scale(&'a Phrase<'a>, u16),
    /// What cannot be changed here.
    Fixed(&'a str),
}

/// One field.
pub struct FormRow<'a> {
    pub label: &'a str,
    pub value: FormValue<'a>,
    pub hint: &'a str,
    pub error: Option<&'a str>,
}

/// The fields and which of them has the focus.
pub struct Form<'a> {
    pub rows: &'a [FormRow<'a>],
    pub focused: usize,
}

/// Cells left of the labels, for the marker of the focus.
const GUTTER: u16 = 3;

/// Cells between label, value and hint.
const GAP: u16 = 2;

/// The widest a value is drawn beside hints; a longer one takes what is free.
const VALUE: u16 = 60;

/// The narrowest value that still leaves the hint its place.
const LEAST_VALUE: u16 = 20;

/// The columns of a form.
struct Columns {
    label: u16,
    value_x: u16,
    value: u16,
    /// The cells from the values to the right edge.
    room: u16,
    hint_x: u16,
    hint: u16,
}

impl Form<'_> {
    /// Draws the fields, scrolled so that the focused one is in view, and returns the place of the real cursor.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer, state: &mut ListState) -> Option<Position> {
        let area = area.intersection(buffer.area);
        let columns = self.columns(look, area.width);
        self.scroll(look, &columns, usize::from(area.height), state);
        let mut cursor = None;
        let mut y = 0;
        for (index, row) in self.rows.iter().enumerate().skip(state.top) {
            let height = height_of(row, &columns, look);
            let part = Rect { y: area.y.saturating_add(y), height: area.height.saturating_sub(y).min(height), ..area };
            if part.is_empty() {
                break;
            }
            let placed = row.draw(look, part, buffer, &columns, index == self.focused);
            cursor = cursor.or(placed);
            y = y.saturating_add(height);
        }
        cursor
    }

    /// Returns where the fields stand as they were drawn last, those out of view as nothing.
    pub fn places(&self, look: Look<'_>, area: Rect, state: &ListState) -> Vec<Rect> {
        let columns = self.columns(look, area.width);
        let mut y = 0_u16;
        let place = |(index, row): (usize, &FormRow<'_>)| {
            let height = if index < state.top { 0 } else { height_of(row, &columns, look) };
            let part = Rect { y: area.y.saturating_add(y), height: area.height.saturating_sub(y).min(height), ..area };
            y = y.saturating_add(height);
            part
        };
        self.rows.iter().enumerate().map(place).collect()
    }

    /// Divides the width: the longest label, a value, and the hints when the value stays wide enough.
    fn columns(&self, look: Look<'_>, width: u16) -> Columns {
        let measure = |text: &str| look.cells.width(&text::display(text));
        let label = to_cells(self.rows.iter().map(|row| measure(row.label)).max().unwrap_or(0)).min(width / 3);
        let hint = to_cells(self.rows.iter().map(|row| measure(row.hint)).max().unwrap_or(0));
        let value_x = GUTTER + label + GAP;
        let room = width.saturating_sub(value_x + 1);
        let with_hint = room.saturating_sub(hint + GAP);
        let scale = |row: &FormRow<'_>| if let FormValue::Scale(answers, _) = row.value { answers.width(look.cells) } else { 0 };
        let least = to_cells(self.rows.iter().map(scale).max().unwrap_or(0)).max(LEAST_VALUE);
        let has_hint = hint > 0 && with_hint >= least;
        let value = if has_hint { with_hint } else { room }.min(VALUE);
        Columns { label, value_x, value, room, hint_x: value_x + value + GAP, hint: if has_hint { hint } else { 0 } }
    }

    /// Scrolls by whole fields.
    fn scroll(&self, look: Look<'_>, columns: &Columns, height: usize, state: &mut ListState) {
        state.height = height;
        let focused = self.focused.min(self.rows.len().saturating_sub(1));
        state.top = state.top.min(focused);
        let run =
            |top: usize| self.rows.iter().take(focused + 1).skip(top).map(|row| usize::from(height_of(row, columns, look))).sum::<usize>();
        while state.top < focused && run(state.top) > height {
            state.top += 1;
        }
    }
}

/// Returns the rows a field takes: its value, and its error under it.
fn height_of(row: &FormRow<'_>, columns: &Columns, look: Look<'_>) -> u16 {
    let value = match row.value {
        FormValue::Lines(_, rows) if columns.value > 0 => rows.max(1),
        _ => 1,
    };
    value + row.error.map_or(0, |error| to_cells(error_lines(error, columns, look).1.len()))
}

/// Returns where an error begins and its lines: a long one starts further left, and goes on in a second line, so that its end, which
/// says what to do, is read too.
fn error_lines(error: &str, columns: &Columns, look: Look<'_>) -> (u16, Vec<String>) {
    let safe = text::display(error);
    let right = columns.value_x + columns.room;
    let x = columns.value_x.min(right.saturating_sub(to_cells(look.cells.width(&safe)))).max(GUTTER);
    let lines = text::wrap(&safe, usize::from(right.saturating_sub(x).max(1)), look.cells);
    (x, lines.into_iter().map(str::to_owned).collect())
}

impl FormRow<'_> {
    fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer, columns: &Columns, is_focused: bool) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        if is_focused {
            pen.put(1, 0, 1, "▸", Role::Accent);
        }
        pen.put(GUTTER, 0, columns.label, self.label, if is_focused { Role::Heading } else { Role::Dim });
        pen.put(columns.hint_x, 0, columns.hint, self.hint, Role::Dim);
        let (x, lines) = self.error.map(|error| error_lines(error, columns, look)).unwrap_or_default();
        let rows = area.height.saturating_sub(to_cells(lines.len())).max(1);
        for (y, line) in (rows..area.height).zip(&lines) {
            pen.put(x, y, pen.width().saturating_sub(x + 1), line, Role::Error);
        }
        // The bracket of a scale's lowest answer hangs into the gap, so that the answers stand under the other values.
        let hanging = u16::from(matches!(self.value, FormValue::Scale(..)));
        let x = area.x.saturating_add(columns.value_x - hanging);
        let value = Rect { x, width: self.value_width(look, columns) + hanging, height: rows, ..area }.intersection(area);
        self.draw_value(look, value, buffer, is_focused)
    }

    /// Returns the cells of the value: a line that is too long for its column takes the place of a hint that is not there.
    fn value_width(&self, look: Look<'_>, columns: &Columns) -> u16 {
        let length = |line: &LineInput| to_cells(look.cells.width(&text::display(line.text())) + 1);
        match self.value {
            FormValue::Line(line) if self.hint.is_empty() && length(line) > columns.value => columns.room,
            _ => columns.value,
        }
    }

    fn draw_value(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer, is_focused: bool) -> Option<Position> {
        let mut pen = Pen::new(look, area, buffer);
        let whole = Rect::new(0, 0, area.width, area.height);
        match &self.value {
            FormValue::Line(line) if is_focused => {
                let cursor = draw_line(look, area, buffer, line, &[]);
                Pen::new(look, area, buffer).lay_over(whole, Role::Field);
                cursor
            }
            FormValue::Lines(text, _) => {
                let cursor = draw_area(look, area, buffer, text);
                if is_focused {
                    Pen::new(look, area, buffer).lay_over(whole, Role::Field);
                }
                cursor.filter(|_| is_focused)
            }
            FormValue::Line(line) => {
                pen.put(0, 0, area.width, line.text(), Role::Text);
                None
            }
            FormValue::Choice(word) if is_focused => {
                let phrase = Phrase::new("< ", Role::Accent).then(*word, Role::Heading).then(" >", Role::Accent);
                pen.put_phrase(0, 0, area.width, &phrase);
                (!area.is_empty()).then(|| area.as_position())
            }
            FormValue::Choice(word) => {
                pen.put(0, 0, area.width, word, Role::Text);
                None
            }
            FormValue::Scale(answers, chosen_at) => {
                pen.put_phrase(0, 0, area.width, answers);
                let at = Position { x: area.x + (*chosen_at).min(area.width.saturating_sub(1)), y: area.y };
                (is_focused && !area.is_empty()).then_some(at)
            }
            FormValue::Fixed(text) => {
                pen.put(0, 0, area.width, text, Role::Dim);
                (is_focused && !area.is_empty()).then(|| area.as_position())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn labels_values_hints_and_errors_have_their_places() {
        let (name, note) = (LineInput::with_text("青葉システム"), TextArea::with_text("one\ntwo"));
        let fields = [
            FormRow { label: "名前", value: FormValue::Line(&name), hint: "必須", error: None },
            FormRow { label: "Stage", value: FormValue::Choice("adopting"), hint: "", error: None },
            FormRow { label: "ARR", value: FormValue::Line(&name), hint: "1,200", error: Some("not an amount") },
            FormRow { label: "Note", value: FormValue::Lines(&note, 2), hint: "", error: None },
        ];
        let mut buffer = Buffer::empty(Rect::new(0, 0, 44, 7));
        let area = buffer.area;
        let mut state = ListState::default();
        let cursor = Form { rows: &fields, focused: 0 }.draw(look(), area, &mut buffer, &mut state);
        assert_eq!(
            rows(&buffer),
            [
                " ▸ 名前   青葉システム                必須  ",
                "   Stage  adopting                          ",
                "   ARR    青葉システム                1,200 ",
                "          not an amount                     ",
                "   Note   one                               ",
                "          two                               ",
                "                                            ",
            ]
        );
        assert_eq!(cursor, Some(Position::new(22, 0)));
        let address = LineInput::with_text("reiko.ando@izumi-interior.example");
        let alone = [
            FormRow { label: "Mail", value: FormValue::Line(&address), hint: "", error: None },
            FormRow { label: "Left", value: FormValue::Line(&address), hint: "yesterday", error: None },
        ];
        let mut wide = Buffer::empty(Rect::new(0, 0, 44, 2));
        let area = wide.area;
        Form { rows: &alone, focused: 1 }.draw(look(), area, &mut wide, &mut ListState::default());
        assert_eq!(rows(&wide)[0], "   Mail  reiko.ando@izumi-interior.example  ", "whole where no hint needs the room");
        assert!(rows(&wide)[1].ends_with(" yesterday "), "{:?}", rows(&wide));
        let long = [FormRow { label: "ARR", value: FormValue::Line(&name), hint: "", error: Some("zero or more, please") }];
        let mut narrow = Buffer::empty(Rect::new(0, 0, 26, 2));
        let area = narrow.area;
        Form { rows: &long, focused: 0 }.draw(look(), area, &mut narrow, &mut ListState::default());
        assert_eq!(rows(&narrow)[1], "     zero or more, please ", "moved left, not cut");
        let longer =
            [FormRow { label: "ARR", value: FormValue::Line(&name), hint: "", error: Some("zero or more, please, or nothing at all") }];
        let mut lines = Buffer::empty(Rect::new(0, 0, 26, 3));
        let area = lines.area;
        Form { rows: &longer, focused: 0 }.draw(look(), area, &mut lines, &mut ListState::default());
        assert_eq!(rows(&lines)[1..], ["   zero or more, please,  ", "   or nothing at all      "], "in two lines, not cut");
        let mail = LineInput::with_text("Ingrid Bergström <ingrid.bergstrom@meridian-continental.example>");
        let to = [FormRow { label: "To", value: FormValue::Line(&mail), hint: "", error: None }];
        let mut whole = Buffer::empty(Rect::new(0, 0, 80, 1));
        let area = whole.area;
        Form { rows: &to, focused: 0 }.draw(look(), area, &mut whole, &mut ListState::default());
        assert!(rows(&whole)[0].contains(mail.text()), "{:?}", rows(&whole));
        let mut small = Buffer::empty(Rect::new(0, 0, 30, 3));
        let area = small.area;
        let cursor = Form { rows: &fields, focused: 3 }.draw(look(), area, &mut small, &mut state);
        assert_eq!(state.top, 3, "the focused field is whole in view");
        assert_eq!(cursor, Some(Position::new(13, 1)));
    }
}
