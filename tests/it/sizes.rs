//! Every screen at every size: none panics, none draws outside its area, and no wide character loses a half.
//!
//! Which sizes a screen is drawn at is drawn by lot; `MIMAMORI_SEED` draws others than those of every day.

use crate::support::Shelf;
use crate::support::desk::Desk;
use crate::support::fixture::sample_shelf;
use crate::support::routes::every_route;
use mimamori::domain::Lang;
use mimamori::text::Cells;
use mimamori::theme::Theme;
use mimamori::tui::route::Route;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

/// The sizes every screen is made for.
const MADE_FOR: [(u16, u16); 5] = [(60, 16), (80, 24), (100, 30), (120, 36), (200, 60)];

/// What stands around the area, to be left as it was.
const AROUND: &str = "~";

#[test]
fn the_english_sample_is_drawn_whole_at_every_size() {
    every_screen(&sample_shelf(Lang::En), Lang::En);
}

#[test]
fn the_japanese_sample_is_drawn_whole_at_every_size() {
    every_screen(&sample_shelf(Lang::Ja), Lang::Ja);
}

#[test]
fn an_empty_book_is_drawn_whole_at_every_size() {
    for lang in [Lang::En, Lang::Ja] {
        let shelf = Shelf::new();
        shelf.open().close().expect("closes");
        every_screen(&shelf, lang);
    }
}

/// Draws lots; the same seed draws the same.
struct Lots(fastrand::Rng);

impl Lots {
    fn from_outside() -> Lots {
        let seed = std::env::var("MIMAMORI_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
        Lots(fastrand::Rng::with_seed(seed))
    }

    /// One of the sizes it is made for, and a small one or any.
    fn sizes(&mut self) -> [(u16, u16); 2] {
        let any = (self.0.u16(1..=300), self.0.u16(1..=100));
        let small = (self.0.u16(38..=82), self.0.u16(9..=25));
        [MADE_FOR[self.0.usize(..MADE_FOR.len())], if self.0.bool() { small } else { any }]
    }
}

fn every_screen(shelf: &Shelf, lang: Lang) {
    let mut lots = Lots::from_outside();
    let mut desk = Desk::open(shelf.open(), lang, (80, 24));
    let routes = every_route(&desk.session.book().reader);
    for (name, route) in routes {
        open(&mut desk, route);
        for size in lots.sizes() {
            let cells = if lots.0.bool() { Cells::Narrow } else { Cells::Wide };
            let corner = (lots.0.u16(0..4), lots.0.u16(0..3));
            check(&mut desk, cells, corner, size, &format!("{lang} {name} {size:?} {cells:?}"));
        }
    }
    for size in [(1, 1), (2, 2), (39, 9), (40, 10), (300, 100)] {
        check(&mut desk, Cells::Narrow, (0, 0), size, &format!("{lang} {size:?}"));
    }
}

/// Opens a screen and shows it once, so that what it reads bit by bit is read.
fn open(desk: &mut Desk, route: Route) {
    desk.go(route);
    desk.rows();
}

fn check(desk: &mut Desk, cells: Cells, corner: (u16, u16), size: (u16, u16), what: &str) {
    let area = Rect::new(corner.0, corner.1, size.0, size.1);
    let mut buffer = Buffer::empty(Rect::new(0, 0, area.right() + 2, area.bottom() + 2));
    for position in buffer.area.positions() {
        if !area.contains(position) {
            buffer[position].set_symbol(AROUND);
        }
    }
    desk.session.set_look(Theme::named("mono").expect("is built in"), cells);
    let cursor = desk.session.draw(area, &mut buffer);
    assert!(cursor.is_none_or(|place| area.contains(place.position)), "{what}: the cursor at {cursor:?}");
    for position in buffer.area.positions().filter(|position| !area.contains(*position)) {
        assert_eq!(buffer[position].symbol(), AROUND, "{what}: drawn outside, at {position}\n{}", shown(&buffer));
    }
    for y in area.top()..area.bottom() {
        check_row(&buffer, area, y, cells, what);
    }
}

/// Checks that each character has the cells it takes, and that none of them holds another.
fn check_row(buffer: &Buffer, area: Rect, y: u16, cells: Cells, what: &str) {
    let mut x = area.left();
    while x < area.right() {
        let cell = &buffer[(x, y)];
        let width = u16::try_from(cells.width(cell.symbol())).expect("is small").max(1);
        let given = match cell.diff_option {
            CellDiffOption::ForcedWidth(width) => width.get(),
            _ => cell.cell_width().max(1),
        };
        assert_eq!(width, given, "{what}: {:?} at {x},{y}\n{}", cell.symbol(), shown(buffer));
        assert!(x + width <= area.right(), "{what}: {:?} is cut at {x},{y}\n{}", cell.symbol(), shown(buffer));
        for behind in x + 1..x + width {
            assert!(
                buffer[(behind, y)].symbol().trim().is_empty(),
                "{what}: {:?} is covered at {behind},{y}\n{}",
                cell.symbol(),
                shown(buffer)
            );
        }
        x += width;
    }
}

fn shown(buffer: &Buffer) -> String {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
}
