//! What stands on a terminal after many frames: each is sent as its difference from the one before, and a glyph of two cells that loses
//! one of them, or is given more cells than the drawing library believes, must leave nothing behind.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book};
use crate::support::routes::every_route;
use mimamori::domain::Lang;
use mimamori::text::{Cells, graphemes};
use mimamori::theme::Theme;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::prelude::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

/// Takes what is written, for the glass to show.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A terminal that moves its cursor by what glyphs take in it; the second cell of a glyph is empty.
struct Glass {
    cells: Cells,
    rows: Vec<Vec<String>>,
    column: usize,
    row: usize,
}

impl Glass {
    fn show(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let mut parts = text.split("\x1b[");
        self.put(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|character: char| character.is_ascii_alphabetic()).expect("a sequence ends");
            let (parameters, rest) = part.split_at(end);
            if rest.starts_with('H') {
                let (row, column) = parameters.split_once(';').expect("row and column");
                (self.row, self.column) = (row.parse::<usize>().expect("a row") - 1, column.parse::<usize>().expect("a column") - 1);
            }
            self.put(rest.split_at(1).1);
        }
    }

    fn put(&mut self, text: &str) {
        for (_, grapheme) in graphemes(text) {
            let width = self.cells.grapheme_width(grapheme);
            for column in self.column..self.column + width {
                self.free(column);
            }
            let row = &mut self.rows[self.row];
            for (column, cell) in row.iter_mut().enumerate().skip(self.column).take(width) {
                *cell = if column == self.column { grapheme.to_owned() } else { String::new() };
            }
            self.column += width;
        }
    }

    /// Makes room in a cell: a glyph that loses a half goes whole, as terminals do it.
    fn free(&mut self, column: usize) {
        let row = &mut self.rows[self.row];
        if row.get(column).is_some_and(String::is_empty) && column > 0 {
            " ".clone_into(&mut row[column - 1]);
        }
        if row.get(column + 1).is_some_and(String::is_empty) {
            " ".clone_into(&mut row[column + 1]);
        }
    }

    fn assert_shows(&self, buffer: &Buffer, what: &str) {
        for y in 0..buffer.area.height {
            let mut wanted = Vec::new();
            while let Ok(x) = u16::try_from(wanted.len())
                && x < buffer.area.width
            {
                let cell = &buffer[(x, y)];
                let width = match cell.diff_option {
                    CellDiffOption::ForcedWidth(width) => width.get(),
                    _ => cell.cell_width().max(1),
                };
                for covered in (x + 1..x + width).filter(|covered| *covered < buffer.area.width) {
                    let hidden = buffer[(covered, y)].symbol();
                    assert_eq!(hidden.trim(), "", "{what}: {:?} covers it at {covered},{y}", cell.symbol());
                }
                wanted.push(cell.symbol().to_owned());
                wanted.extend((1..width).map(|_| String::new()));
            }
            assert_eq!(self.rows[usize::from(y)].concat(), wanted.concat(), "{what}: row {y}");
        }
    }
}

/// A workbench whose frames go through the wire to the glass.
struct Sent {
    desk: Desk,
    terminal: Terminal<CrosstermBackend<Wire>>,
    wire: Wire,
    glass: Glass,
}

impl Sent {
    fn new(mut desk: Desk, cells: Cells, size: (u16, u16)) -> Sent {
        let (wire, area) = (Wire::default(), Rect::new(0, 0, size.0, size.1));
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(CrosstermBackend::new(wire.clone()), options).expect("a terminal");
        desk.session.set_look(Theme::named("dark").expect("is built in"), cells);
        let rows = vec![vec![" ".to_owned(); usize::from(size.0)]; usize::from(size.1)];
        Sent { desk, terminal, wire, glass: Glass { cells, rows, column: 0, row: 0 } }
    }

    fn frame(&mut self, what: &str) {
        let session = &mut self.desk.session;
        let drawn = self
            .terminal
            .draw(|frame| {
                session.draw(frame.area(), frame.buffer_mut());
            })
            .expect("is drawn");
        self.glass.show(&std::mem::take(&mut *self.wire.0.borrow_mut()));
        self.glass.assert_shows(drawn.buffer, what);
    }

    fn press(&mut self, keys: &str, what: &str) {
        for key in keys.split_whitespace() {
            self.desk.press(key);
            self.frame(&format!("{what}, after {key}"));
        }
    }
}

#[test]
fn screens_over_screens_leave_nothing_behind_in_both_widths() {
    for cells in [Cells::Narrow, Cells::Wide] {
        let shelf = sample_shelf(Lang::Ja);
        let mut sent = Sent::new(Desk::open(shelf.open(), Lang::Ja, (100, 30)), cells, (100, 30));
        let routes = every_route(&sent.desk.session.book().reader);
        for (name, route) in routes {
            sent.desk.go(route);
            sent.frame(&format!("{cells:?} {name}"));
            sent.press("down", &format!("{cells:?} {name}"));
        }
    }
}

/// Names that begin at every cell, wide and half-width, under boxes that open and close.
#[test]
fn boxes_over_wide_text_keep_both_edges_in_both_widths() {
    for cells in [Cells::Narrow, Cells::Wide] {
        for width in [61, 66, 72, 78, 90, 103] {
            let shelf = small_book();
            let mut sent = Sent::new(Desk::open(shelf.open(), Lang::Ja, (width, 24)), cells, (width, 24));
            let what = format!("{cells:?} {width}");
            for name in ["①青葉システム株式会社①青葉システム株式会社", "x①①①①①①①①①①①①①①①①", "ｶﾞｷﾞ商事、ｶﾞｷﾞ商事"]
            {
                sent.press("insert", &what);
                sent.desk.type_text(name);
                sent.press("ctrl-s esc", &what);
            }
            sent.press("s esc n esc ctrl-p text=あ esc g esc V esc f2 z down esc f3 s down esc", &what);
        }
    }
}
