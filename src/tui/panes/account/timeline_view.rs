//! How the timeline looks: entries under the headings of their days, in columns; beside them, where there is room, the selected
//! entry in full.

use super::timeline::Dated;
use crate::domain::Lang;
use crate::say;
use crate::store::timeline::Entry;
use crate::text::{display_lines, wrap};
use crate::theme::Role;
use crate::tui::exact::Exact;
use crate::tui::listed::{Listed, ListedCell};
use crate::tui::pane::{Cx, ViewState, Zoom};
use crate::tui::panes::sheet::draw_sheet;
use crate::tui::place::ListPlace;
use crate::tui::tone::role_of;
use crate::tui::widget::{Pen, Phrase};
use crate::wording::sheet::{self, Sheet};
use crate::wording::timeline::{self, EntryWords, Tone};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One line of the list, but for the text that is unfolded under an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of all that is to come.
    Coming,
    Day(NaiveDate),
    Entry(usize),
}

pub struct TimelineView<'a> {
    pub entries: &'a [Dated],
    pub lines: &'a [Line],
    pub selected: usize,
    /// The entry whose text is unfolded.
    pub expanded: Option<usize>,
}

/// List and entry stand side by side from this size of the tab on (a terminal of 100 × 30).
const WIDE: (u16, u16) = (100, 19);

/// Cells left of the entries, for the marker of the selection.
const GUTTER: u16 = 3;

/// Where the columns of an entry stand; a width of 0 leaves the column out.
struct Columns {
    time: u16,
    kind: u16,
    title: u16,
    people: u16,
    state: u16,
    /// Cells between two columns.
    gap: u16,
}

impl Columns {
    /// Divides a width: the people leave first, then the rest narrows.
    fn of(width: u16) -> Columns {
        let (time, kind, people, state, gap) = match width {
            100.. => (8, 16, 22, 20, 2),
            84..=99 => (8, 14, 14, 18, 2),
            66..=83 => (8, 13, 0, 17, 2),
            _ => (7, 11, 0, 16, 1),
        };
        let gaps = gap * if people > 0 { 4 } else { 3 };
        let title = width.saturating_sub(GUTTER + time + kind + people + state + gaps + 1);
        Columns { time, kind, title, people, state, gap }
    }

    fn title_x(&self) -> u16 {
        GUTTER + self.time + self.kind + 2 * self.gap
    }
}

/// The text under the expanded entry: its lines, and the place of the line they stand behind.
struct Unfolded {
    behind: usize,
    lines: Vec<String>,
    is_cut: bool,
}

impl TimelineView<'_> {
    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let mut list = area;
        if cx.zoom == Zoom::Detail {
            return self.draw_beside(cx, area, buffer, state);
        }
        if cx.zoom == Zoom::Both && area.width >= WIDE.0 && area.height >= WIDE.1 {
            list.width = area.width * 5 / 8;
            let beside = Rect { x: list.right(), width: area.width - list.width, ..area };
            self.draw_beside(cx, beside, buffer, state);
        }
        self.draw_list(cx, list, buffer, state);
    }

    /// Draws the selected entry in full behind a vertical rule.
    fn draw_beside(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        Pen::new(cx.look, area, buffer).vertical_rule(0, 0, area.height);
        let entry = &self.entries[self.selected].entry;
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        draw_sheet(cx, inner, buffer, &full(cx, entry), entry.row.id, 0, state);
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        state.take_list(|| self.listed(cx));
        let columns = Columns::of(area.width);
        let unfolded = self.unfolded(cx, area, &columns);
        let extra = unfolded.as_ref().map_or(0, Unfolded::count);
        let height = usize::from(area.height);
        self.follow(unfolded.as_ref(), self.lines.len() + extra, height, state);
        let mut pen = Pen::new(cx.look, area, buffer);
        state.cursor = None;
        let mut rows = vec![None; height];
        for (y, place) in (0..area.height).zip(state.list.top..self.lines.len() + extra) {
            match self.piece(unfolded.as_ref(), place) {
                Piece::Line(Line::Entry(index)) => {
                    rows[usize::from(y)] = Some(index);
                    self.draw_entry(cx, &mut pen, y, &columns, index, state);
                }
                Piece::Line(heading) => draw_heading(cx, &mut pen, y, heading),
                Piece::Text(text) => {
                    pen.put(columns.title_x(), y, area.width.saturating_sub(columns.title_x() + 1), text, Role::Text);
                }
                Piece::More => {
                    pen.put(
                        columns.title_x(),
                        y,
                        area.width.saturating_sub(columns.title_x() + 1),
                        &say!(cx.words, "timeline-more"),
                        Role::Dim,
                    );
                }
            }
        }
        state.page_rows = height;
        state.places.lists.push(ListPlace { area, rows, selected: Some(self.selected), focus: None });
    }

    /// Returns the entries as text.
    fn listed(&self, cx: &Cx<'_>) -> Listed {
        let row = |dated: &Dated| {
            let told = timeline::entry(cx.words, cx.format, &dated.entry);
            let exact = match dated.entry.at.time(&cx.zone()) {
                Some(time) => Exact::Moment(dated.day.and_time(time)),
                None => Exact::Day(dated.day),
            };
            let when = ListedCell { shown: cx.format.moment(&dated.entry.at), exact: Some(exact) };
            let texts = [told.kind, told.title, told.people, told.state];
            std::iter::once(when).chain(texts.map(ListedCell::from)).collect()
        };
        let headings = ["timeline-when", "timeline-kind", "timeline-title", "timeline-people", "timeline-state"];
        Listed {
            headings: headings.map(|id| cx.words.get(id)).into(),
            rows: self.entries.iter().map(row).collect(),
            selected: Some(self.selected),
        }
    }

    /// Scrolls so that the selected entry is in view, with its heading and the text under it where they fit.
    fn follow(&self, unfolded: Option<&Unfolded>, count: usize, height: usize, state: &mut ViewState) {
        let line = self.lines.iter().position(|line| *line == Line::Entry(self.selected)).unwrap_or_default();
        let extra = |behind: usize| unfolded.filter(|text| text.behind < behind).map_or(0, Unfolded::count);
        let place = line + extra(line);
        if state.list.height == 0 {
            // When first drawn, much that is to come leaves most of the room to what has happened.
            state.list.top = if place < height / 2 { 0 } else { place - height / 3 };
        }
        let below = unfolded.filter(|text| text.behind == line).map_or(0, Unfolded::count);
        state.list.follow(Some(place + below), count, height);
        let is_first_of_day = line > 0 && !matches!(self.lines[line - 1], Line::Entry(_));
        if is_first_of_day {
            state.list.follow(Some(place - 1), count, height);
        }
        state.list.follow(Some(place), count, height);
    }

    /// Wraps the text of the expanded entry, at most half as high as the list.
    fn unfolded(&self, cx: &Cx<'_>, area: Rect, columns: &Columns) -> Option<Unfolded> {
        let index = self.expanded?;
        let behind = self.lines.iter().position(|line| *line == Line::Entry(index))?;
        let full = full(cx, &self.entries[index].entry);
        let text = if full.text.is_empty() { full.heading } else { full.text };
        let width = usize::from(area.width.saturating_sub(columns.title_x() + 1)).max(1);
        let most = usize::from(area.height / 2).max(1);
        // No line holds more characters than cells; a long mail is not wrapped whole for its first lines.
        let start: String = text.chars().take((most + 1) * width).collect();
        let safe = display_lines(&start);
        let mut lines: Vec<String> = wrap(&safe, width, cx.look.cells).into_iter().map(str::to_owned).collect();
        let is_cut = lines.len() > most || start.len() < text.len();
        lines.truncate(if is_cut { most.saturating_sub(1) } else { most });
        Some(Unfolded { behind, lines, is_cut })
    }

    fn piece<'p>(&self, unfolded: Option<&'p Unfolded>, place: usize) -> Piece<'p> {
        match unfolded {
            Some(text) if place > text.behind => match place - text.behind - 1 {
                row if row < text.lines.len() => Piece::Text(&text.lines[row]),
                row if row < text.count() => Piece::More,
                _ => Piece::Line(self.lines[place - text.count()]),
            },
            _ => Piece::Line(self.lines[place]),
        }
    }

    fn draw_entry(&self, cx: &Cx<'_>, pen: &mut Pen<'_>, y: u16, columns: &Columns, index: usize, state: &mut ViewState) {
        let dated = &self.entries[index];
        let told = timeline::entry(cx.words, cx.format, &dated.entry);
        put_entry(pen, y, columns, &when(cx, dated), &told);
        if index == self.selected {
            pen.put(1, y, 1, "▸", Role::Accent);
            pen.lay_over(Rect::new(0, y, pen.width(), 1), Role::Selected);
            if pen.width() > 1 {
                state.cursor = Some(Position::new(pen.area().x + 1, pen.area().y + y));
            }
        }
    }
}

/// What stands on one row of the screen.
enum Piece<'p> {
    Line(Line),
    Text(&'p str),
    More,
}

impl Unfolded {
    fn count(&self) -> usize {
        self.lines.len() + usize::from(self.is_cut)
    }
}

/// Returns an entry in full, headed by its title where it has no heading of its own.
fn full(cx: &Cx<'_>, entry: &Entry) -> Sheet {
    let mut sheet = sheet::entry(cx.words, cx.format, &entry.what, &entry.contacts);
    if sheet.heading.is_empty() && sheet.text.is_empty() {
        sheet.heading = timeline::entry(cx.words, cx.format, entry).title;
    }
    sheet
}

/// Returns the time of a past entry, and how far off a coming one is.
fn when(cx: &Cx<'_>, dated: &Dated) -> String {
    if dated.day > cx.today() { cx.format.relative(dated.day) } else { cx.format.clock(&dated.entry.at).unwrap_or_default() }
}

fn put_entry(pen: &mut Pen<'_>, y: u16, columns: &Columns, when: &str, told: &EntryWords) {
    let quiet = if told.tone == Tone::Quiet { Role::Dim } else { Role::Text };
    let mut x = GUTTER;
    pen.put_phrase_right(x, y, columns.time, &Phrase::new(when.to_owned(), Role::Dim));
    x += columns.time + columns.gap;
    pen.put(x, y, columns.kind, &told.kind, Role::Text);
    x += columns.kind + columns.gap;
    pen.put(x, y, columns.title, &told.title, quiet);
    x += columns.title + columns.gap;
    if columns.people > 0 {
        pen.put(x, y, columns.people, &told.people, Role::Dim);
        x += columns.people + columns.gap;
    }
    pen.put(x, y, columns.state, &told.state, role_of(told.tone));
}

fn draw_heading(cx: &Cx<'_>, pen: &mut Pen<'_>, y: u16, heading: Line) {
    let phrase = match heading {
        Line::Day(day) if day == cx.today() => {
            Phrase::new(say!(cx.words, "timeline-today"), Role::Heading).then("  ", Role::Dim).then(cx.format.date(day), Role::Dim)
        }
        Line::Day(day) => {
            let date = cx.format.date(day);
            let far = (cx.today() - day).num_days() > 365;
            // The distances stand under one another whatever the day's digits.
            let widest = if cx.format.lang == Lang::Ja { 12 } else { 10 };
            let pad = usize::saturating_sub(widest, cx.look.cells.width(&date)) + 2;
            let distance = if far { String::new() } else { format!("{:pad$}{}", "", cx.format.relative(day)) };
            Phrase::new(date, Role::Heading).then(distance, Role::Dim)
        }
        Line::Coming | Line::Entry(_) => Phrase::new(say!(cx.words, "timeline-coming"), Role::Heading),
    };
    pen.put_phrase(1, y, pen.width().saturating_sub(2), &phrase);
}
