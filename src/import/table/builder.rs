//! Takes the raw lines of a file one by one and makes a table of them: finds the headings, checks each row.

use crate::{
    domain::Invalid,
    import::{
        Problem, Reason,
        table::{MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, Options, Rows, Table, TableError, TextEncoding, header},
    },
    text::nfc,
};

/// How many lines are looked at to tell headings from what stands before them.
const SAMPLE: usize = 50;

/// A line of the file before it is known what it is.
pub(super) struct Line {
    pub line: u64,
    pub cells: Vec<String>,
}

pub(super) struct Builder<'a> {
    file: &'a str,
    header_row: Option<u64>,
    waiting: Vec<Line>,
    /// How many cells a row has at least, once the headings are found.
    named: Option<usize>,
    /// A workbook leaves out empty cells at the end of a row; in a text file their lack is a fault.
    pub short_rows_are_fine: bool,
    /// The encoding, when the bytes did not all mean something in it.
    pub flawed: Option<TextEncoding>,
    table: Table,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a str, options: &Options) -> Self {
        Builder {
            file,
            header_row: options.header_row,
            waiting: Vec::new(),
            named: None,
            short_rows_are_fine: false,
            flawed: None,
            table: Table::default(),
        }
    }

    /// Takes the next line; blank ones and those before a given header row are passed over.
    pub(super) fn push(&mut self, line: u64, cells: &[&str]) -> Result<(), TableError> {
        if cells.iter().all(|cell| cell.trim().is_empty()) || self.header_row.is_some_and(|row| line < row) {
            return Ok(());
        }
        if self.named.is_some() {
            return self.take(line, cells);
        }
        self.waiting.push(Line { line, cells: cells.iter().map(|cell| nfc(cell).into_owned()).collect() });
        if self.waiting.len() < SAMPLE { Ok(()) } else { self.settle() }
    }

    /// Returns whether anything but blank lines has come.
    pub(super) fn has_lines(&self) -> bool {
        self.named.is_some() || !self.waiting.is_empty()
    }

    pub(super) fn finish(mut self) -> Result<Table, TableError> {
        if self.named.is_none() {
            self.settle()?;
        }
        Ok(self.table)
    }

    /// Decides which of the waiting lines holds the headings and takes those after it as rows.
    fn settle(&mut self) -> Result<(), TableError> {
        let waiting = std::mem::take(&mut self.waiting);
        if let (true, Some(problem)) = (waiting.is_empty(), self.table.problems.first()) {
            return Err(TableError::NoHeaderRow { row: problem.row });
        }
        let index = match self.header_row {
            Some(row) if waiting.first().is_none_or(|line| line.line != row) => return Err(TableError::NoHeaderRow { row }),
            Some(_) => 0,
            None => header::find(&waiting).ok_or(TableError::Empty)?,
        };
        let headings = &waiting[index];
        let width = header::usual_width(&waiting).max(header::last_filled(&headings.cells));
        if width > MAX_COLUMNS {
            return Err(TableError::TooManyColumns { limit: MAX_COLUMNS });
        }
        self.named = Some(header::last_filled(&headings.cells));
        self.table.header_row = headings.line;
        (self.table.header, self.table.notes) = header::distinct(&headings.cells, width);
        self.table.rows = Rows::new(width);
        waiting[index + 1..].iter().try_for_each(|line| {
            let cells: Vec<&str> = line.cells.iter().map(String::as_str).collect();
            self.take(line.line, &cells)
        })
    }

    /// Adds a row, or the problem that keeps it out.
    fn take(&mut self, line: u64, cells: &[&str]) -> Result<(), TableError> {
        if self.table.rows.len() + self.table.problems.len() >= MAX_ROWS {
            return Err(TableError::TooManyRows { limit: MAX_ROWS });
        }
        match self.fault(cells) {
            None => self.table.rows.push(line, cells),
            Some((column, reason)) => self.report(line, column, reason),
        }
        Ok(())
    }

    /// Keeps the problem of a row that is left out.
    pub(super) fn report(&mut self, line: u64, column: Option<usize>, reason: Reason) {
        let column = column.map(|index| self.table.header.get(index).cloned().unwrap_or_else(|| header::unnamed(index)));
        self.table.problems.push(Problem { file: self.file.to_owned(), row: line, column, reason });
    }

    /// Returns why a row cannot be taken, with the column where one is to blame.
    fn fault(&self, cells: &[&str]) -> Option<(Option<usize>, Reason)> {
        let expected = self.table.header.len();
        for (index, cell) in cells.iter().enumerate() {
            if cell.len() > MAX_CELL_BYTES {
                return Some((Some(index), Reason::CellTooLong { limit: MAX_CELL_BYTES }));
            }
            if cell.contains('\0') {
                return Some((Some(index), Invalid::HoldsNul.into()));
            }
            if let Some(encoding) = self.flawed.filter(|_| cell.contains('\u{fffd}')) {
                return Some((Some(index), Reason::BadBytes { encoding: encoding.name() }));
            }
        }
        let found = cells.len();
        if cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            return Some((None, Reason::TooManyCells { found, expected }));
        }
        let short = !self.short_rows_are_fine && found < self.named.unwrap_or(0);
        short.then_some((None, Reason::TooFewCells { found, expected }))
    }
}
