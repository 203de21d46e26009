//! Finds the headings of a table below titles and preambles, and makes them distinct.

use crate::import::table::{Note, builder::Line, without_guard};
use std::collections::HashSet;

/// How many lines may stand before the headings.
const MAX_PREAMBLE: usize = 20;

/// Returns how many cells a line has up to its last that is not empty.
pub(super) fn last_filled(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Returns the width that most lines have; of two that are equally usual, the larger.
pub(super) fn usual_width(lines: &[Line]) -> usize {
    let widths: Vec<usize> = lines.iter().map(|line| last_filled(&line.cells)).collect();
    widths.iter().copied().max_by_key(|width| (widths.iter().filter(|other| *other == width).count(), *width)).unwrap_or(0)
}

/// Returns the index of the line with the headings.
///
/// It is the first that fills at least half of the usual width. A line with a number or a date in it that is shorter
/// than the next one is still preamble (`Exported on, 2024-07-21`). EDINET's file has 4 cells above 13 headings.
pub(super) fn find(lines: &[Line]) -> Option<usize> {
    let width = usual_width(lines);
    let wide = |index: &usize| filled(&lines[*index].cells) * 2 >= width;
    let preamble = |index: usize| {
        let next = lines.get(index + 1).map_or(0, |line| filled(&line.cells));
        filled(&lines[index].cells) < next && lines[index].cells.iter().any(|cell| is_data(cell))
    };
    let candidates = || (0..lines.len().min(MAX_PREAMBLE)).filter(wide);
    candidates().find(|index| !preamble(*index)).or_else(|| candidates().next()).or(if lines.is_empty() { None } else { Some(0) })
}

/// Says whether a cell looks like a number or a date (`2024年07月21日現在`), as headings hardly do.
fn is_data(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().filter(char::is_ascii_digit).count() * 2 >= cell.chars().count()
}

/// Returns what a column without a heading goes by.
pub(super) fn unnamed(index: usize) -> String {
    format!("#{}", index + 1)
}

/// Returns `width` headings, each different from the others, and a note on each that had to be changed.
pub(super) fn distinct(cells: &[String], width: usize) -> (Vec<String>, Vec<Note>) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut notes = Vec::new();
    let mut header = Vec::with_capacity(width);
    for index in 0..width {
        let heading = without_guard(cells.get(index).map_or("", |cell| cell.trim()));
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "");
        let wanted = if heading.is_empty() { unnamed(index) } else { heading.clone() };
        let name = (1..).map(|count| if count == 1 { wanted.clone() } else { format!("{wanted} ({count})") });
        let name = name.into_iter().find(|name| !seen.contains(name)).expect("some number is free");
        if heading.is_empty() {
            notes.push(Note::NoHeading { position: index + 1, named: name.clone() });
        } else if name != heading {
            notes.push(Note::DuplicateHeading { heading, renamed: name.clone() });
        }
        seen.insert(name.clone());
        header.push(name);
    }
    (header, notes)
}
