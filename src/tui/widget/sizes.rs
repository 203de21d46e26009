//! Draws every widget at every size: none may panic, from 1×1 to 300×100, in both width modes.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};

use super::*;
use crate::text::Cells;
use crate::theme::{Role, Theme};
use crate::tui::input::{LineInput, TextArea};

/// The look of tests: the dark theme on a narrow terminal.
pub(super) fn look() -> Look<'static> {
    Look { theme: Theme::named("dark").expect("shipped"), cells: Cells::Narrow }
}

/// Returns the rows as a reader sees them: what a wide character covers is left out.
pub(super) fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| {
            let mut row = String::new();
            let mut x = area.left();
            while x < area.right() {
                row.push_str(buffer[(x, y)].symbol());
                x += buffer[(x, y)].cell_width().max(1);
            }
            row
        })
        .collect()
}

const TEXT: &str = "青葉システム ｶﾞ①👩‍🔬 か\u{3099} …long\u{202e} name\x1b[31m of it\nand more";

/// Draws all widgets over each other in `area` and returns the places they gave for the cursor.
fn draw_all(look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Vec<Position> {
    let hint = || KeyHint { key: "Ctrl-P", label: TEXT };
    let hints = [hint(), hint(), hint()];
    let columns = [
        Column::new(TEXT, ColumnWidth::Fixed(9), 0),
        Column::new(TEXT, ColumnWidth::Flexible { min: 5, max: 50 }, 0).sorted(Some(Sorted::Descending)),
        Column::new(TEXT, ColumnWidth::Fixed(7), 2).right(),
    ];
    let line = LineInput::with_text(TEXT);
    let text = TextArea::with_text(TEXT);
    let field = |value| FormRow { label: TEXT, value, hint: TEXT, error: Some(TEXT) };
    let fields =
        [field(FormValue::Line(&line)), field(FormValue::Lines(&text, 3)), field(FormValue::Choice(TEXT)), field(FormValue::Fixed(TEXT))];
    let row = |_| TableRow { cells: vec![TEXT.into(), TEXT.into(), TEXT.into()], is_marked: true };

    TitleLine { name: TEXT, path: &[TEXT, TEXT], facts: &[TEXT.into(), TEXT.into()], short: Some(&TEXT.into()) }.draw(look, area, buffer);
    Tabs { tabs: &hints, open: 2 }.draw(look, area, buffer);
    Footer { hints: &hints, last: Some(hint()) }.draw(look, area, buffer);
    Blank { sentence: TEXT, role: Role::Error, key: Some(hint()) }.draw(look, area, buffer);
    Prose { id: 1, text: TEXT, role: Role::Text }.draw(look, area, buffer, &mut ProseState::default(), &mut ProseCache::default());
    Pen::new(look, area, buffer).rule(0, 0, 400);
    Pen::new(look, area, buffer).vertical_rule(1, 0, 400);
    let mut cursors = vec![
        ListTable { columns: &columns, rows: 7, selected: Some(6), has_focus: true }.draw(
            look,
            area,
            buffer,
            &mut ListState::default(),
            row,
        ),
        draw_line(look, area, buffer, &line, &[(3..9, Role::TokenDate)]),
        draw_area(look, area, buffer, &text),
    ];
    for focused in 0..=fields.len() {
        cursors.push(Form { rows: &fields, focused }.draw(look, area, buffer, &mut ListState::default()));
    }
    let popup = Popup { title: TEXT, keys: &hints };
    let inner = popup.draw(look, area, Rect::new(area.width / 2, area.height / 2, 3, 1), (10, 2), buffer);
    assert_eq!(inner, inner.intersection(area), "a popup's body lies in its area");
    popup.draw_message(look, area, Rect::new(3, 3, 3, 1), TEXT, buffer);
    settle(look.cells, buffer);
    cursors.into_iter().flatten().collect()
}

#[test]
fn every_widget_draws_at_every_size() {
    let small = (1..28).flat_map(|width| [1, 2, 3, 4, 5, 9].map(|height| (width, height)));
    for (width, height) in small.chain([(40, 10), (60, 16), (80, 24), (120, 36), (300, 1), (1, 100), (300, 100)]) {
        for cells in [Cells::Narrow, Cells::Wide] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let area = buffer.area;
            let cursors = draw_all(Look { cells, ..look() }, area, &mut buffer);
            assert!(cursors.iter().all(|cursor| area.contains(*cursor)), "{width}×{height}");
        }
    }
}

#[test]
fn nothing_is_drawn_outside_the_area_or_unsafe() {
    for (x, y, width, height) in [(3, 2, 20, 5), (0, 0, 0, 0), (25, 8, 50, 50), (39, 9, 1, 1)] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 10));
        let area = Rect::new(x, y, width, height);
        draw_all(look(), area, &mut buffer);
        for (index, cell) in buffer.content.iter().enumerate() {
            let place = Position::from(buffer.pos_of(index));
            assert!(area.contains(place) || cell.symbol() == " ", "{place} holds {:?}", cell.symbol());
            assert!(!cell.symbol().contains(['\x1b', '\u{202e}', 'ﾞ']));
        }
    }
}
