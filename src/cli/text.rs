//! Text for people on a terminal or in a pipe: lines of pieces, and tables aligned in terminal cells.
//!
//! Every piece is made safe as it comes in; colour is added by the writer, and nothing is said by it alone.

use crate::domain::Band;
use crate::text::{Cells, sanitise, sanitise_lines};
use crate::wording::timeline;

/// How a piece of text is painted where colour is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Dim,
    Good,
    Watch,
    Bad,
}

/// A few words of one tone, without control characters and line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    text: String,
    tone: Tone,
}

pub type Line = Vec<Piece>;

/// What a command says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    lines: Vec<Line>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    heading: String,
    is_right: bool,
    /// The most cells it takes; longer texts are cut.
    most: usize,
}

#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Line>,
}

/// No text of a table is wider than this.
const WIDEST: usize = 48;
const GAP: &str = "  ";
/// Widths are those without a terminal to ask: ambiguous characters count as narrow.
const CELLS: Cells = Cells::Narrow;

impl From<timeline::Tone> for Tone {
    fn from(tone: timeline::Tone) -> Self {
        match tone {
            timeline::Tone::Plain => Tone::Plain,
            timeline::Tone::Quiet => Tone::Dim,
            timeline::Tone::Good => Tone::Good,
            timeline::Tone::Watch => Tone::Watch,
            timeline::Tone::Bad => Tone::Bad,
        }
    }
}

impl Tone {
    pub fn of(band: Band) -> Tone {
        match band {
            Band::Green => Tone::Good,
            Band::Yellow => Tone::Watch,
            Band::Red => Tone::Bad,
            Band::Unknown => Tone::Dim,
        }
    }

    /// Returns the parameters of the terminal's colour sequence, from its own sixteen colours.
    fn sequence(self) -> Option<&'static str> {
        match self {
            Tone::Plain => None,
            Tone::Strong => Some("1"),
            Tone::Dim => Some("2"),
            Tone::Good => Some("32"),
            Tone::Watch => Some("33"),
            Tone::Bad => Some("31"),
        }
    }
}

impl Piece {
    pub fn new(text: impl AsRef<str>, tone: Tone) -> Piece {
        Piece { text: sanitise(text.as_ref()).into_owned(), tone }
    }
}

impl<T: AsRef<str>> From<T> for Piece {
    fn from(text: T) -> Self {
        Piece::new(text, Tone::Plain)
    }
}

impl Text {
    pub fn line(&mut self, piece: impl Into<Piece>) -> &mut Text {
        self.pieces(vec![piece.into()])
    }

    pub fn pieces(&mut self, line: Line) -> &mut Text {
        self.lines.push(line);
        self
    }

    /// Puts another text below this one.
    pub fn append(&mut self, other: Text) {
        self.lines.extend(other.lines);
    }

    pub fn blank(&mut self) -> &mut Text {
        self.pieces(Vec::new())
    }

    /// Adds text that may have lines, each set in by some spaces.
    pub fn block(&mut self, text: &str, indent: usize) -> &mut Text {
        for line in sanitise_lines(text).lines() {
            self.line(format!("{}{line}", " ".repeat(indent)));
        }
        self
    }

    pub fn table(&mut self, table: &Table) -> &mut Text {
        self.lines.extend(table.lines());
        self
    }

    /// Writes everything out, with the terminal's colours or plain.
    pub fn render(&self, is_painted: bool) -> String {
        let mut out = String::new();
        for line in &self.lines {
            for piece in line {
                match piece.tone.sequence().filter(|_| is_painted && !piece.text.trim().is_empty()) {
                    Some(sequence) => out.push_str(&format!("\x1b[{sequence}m{}\x1b[0m", piece.text)),
                    None => out.push_str(&piece.text),
                }
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        out
    }
}

impl Column {
    pub fn left(heading: impl Into<String>) -> Column {
        Column { heading: heading.into().to_uppercase(), is_right: false, most: WIDEST }
    }

    /// A column of numbers.
    pub fn right(heading: impl Into<String>) -> Column {
        Column { is_right: true, ..Column::left(heading) }
    }

    /// A column whose texts are never cut; for the last one.
    pub fn whole(heading: impl Into<String>) -> Column {
        Column { most: usize::MAX, ..Column::left(heading) }
    }

    fn fit(&self, text: &str, width: usize, is_last: bool) -> String {
        let text = CELLS.cut(text, width);
        match (self.is_right, is_last) {
            (true, _) => CELLS.pad_left(&text, width),
            (false, true) => text.into_owned(),
            (false, false) => CELLS.pad_right(&text, width),
        }
    }
}

impl Table {
    pub fn new(columns: Vec<Column>) -> Table {
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row with as many cells as there are columns.
    pub fn row(&mut self, cells: Line) {
        assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.rows.push(cells);
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn lines(&self) -> Vec<Line> {
        let headings: Line = self.columns.iter().map(|column| Piece::new(&column.heading, Tone::Dim)).collect();
        let rows: Vec<&Line> = std::iter::once(&headings).chain(&self.rows).collect();
        let width = |index: usize| {
            let widest = rows.iter().filter_map(|row| row.get(index)).map(|piece| CELLS.width(&piece.text)).max();
            widest.unwrap_or(0).min(self.columns[index].most)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        rows.into_iter().map(|row| self.laid_out(row, &widths)).collect()
    }

    fn laid_out(&self, row: &Line, widths: &[usize]) -> Line {
        let mut line = Vec::with_capacity(2 * row.len());
        for (index, (piece, column)) in row.iter().zip(&self.columns).enumerate() {
            if index > 0 {
                line.push(Piece::from(GAP));
            }
            let is_last = index + 1 == self.columns.len();
            line.push(Piece { text: column.fit(&piece.text, widths[index], is_last), tone: piece.tone });
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_in_cells_and_numbers_to_the_right() {
        let mut table = Table::new(vec![Column::left("NAME"), Column::right("ARR"), Column::left("NOTE")]);
        table.row(vec!["青葉システム".into(), "$1".into(), "x".into()]);
        table.row(vec!["Acme".into(), "$1,000".into(), "".into()]);
        let mut text = Text::default();
        text.table(&table);
        assert_eq!(text.render(false), "NAME             ARR  NOTE\n青葉システム      $1  x\nAcme          $1,000\n");
    }

    #[test]
    fn data_cannot_drive_the_terminal_and_colour_is_only_added_when_wanted() {
        let mut text = Text::default();
        text.pieces(vec![Piece::new("\x1b[31mred\x07\nnext", Tone::Bad), " ok".into()]);
        text.block("one\x1b]0;t\x07\r\ntwo", 2);
        assert_eq!(text.render(false), "red next ok\n  one\n  two\n");
        assert_eq!(text.render(true), "\x1b[31mred next\x1b[0m ok\n  one\n  two\n");
    }

    #[test]
    fn long_texts_are_cut_but_in_a_whole_column() {
        let long = "x".repeat(60);
        let mut table = Table::new(vec![Column::left("A"), Column::whole("B")]);
        table.row(vec![long.as_str().into(), long.as_str().into()]);
        let mut text = Text::default();
        let lines = text.table(&table).render(false);
        assert!(lines.contains(&format!("{}…  {long}", "x".repeat(47))));
    }
}
