//! The rows of a table in one piece of memory: two million rows of ten cells are one string and two vectors, not twenty
//! million strings.

use crate::import::table::without_guard;
use crate::text::nfc;

/// Rows of equally many cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    width: usize,
    text: String,
    /// One entry a row: its line in the file and where its text begins.
    starts: Vec<(u64, usize)>,
    /// One entry a cell: where it ends, from the beginning of its row.
    ends: Vec<u32>,
}

/// One row: its cells and the line on which it begins, counted from 1.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub line: u64,
    text: &'a str,
    ends: &'a [u32],
}

impl Rows {
    pub(super) fn new(width: usize) -> Rows {
        Rows { width, ..Rows::default() }
    }

    /// Adds a row, cut or filled up with empty cells to the width of the table; marks that stand apart are composed, as they are when typed.
    pub(super) fn push(&mut self, line: u64, cells: &[&str]) {
        let start = self.text.len();
        self.starts.push((line, start));
        for index in 0..self.width {
            self.text.push_str(&nfc(without_guard(cells.get(index).copied().unwrap_or_default())));
            let end = u32::try_from(self.text.len() - start).expect("cells and columns are capped far below 4 GiB a row");
            self.ends.push(end);
        }
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    pub fn get(&self, index: usize) -> Option<Row<'_>> {
        let (line, start) = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| next.1);
        let ends = &self.ends[index * self.width..(index + 1) * self.width];
        Some(Row { line, text: self.text.get(start..end).unwrap_or_default(), ends })
    }

    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }
}

impl<'a> Row<'a> {
    /// Returns a cell as it stands in the file; a column that is not there is empty.
    pub fn cell(&self, column: usize) -> &'a str {
        let start = if column == 0 { 0 } else { self.ends.get(column - 1).copied().unwrap_or(0) };
        let end = self.ends.get(column).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    pub fn cells(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.ends.len()).map(|column| self.cell(column))
    }
}
