//! A table on the screen that can also be written to a file: every cell has its text and its value.

use crate::export::table::{Cell, DataTable};
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub columns: Vec<GridColumn>,
    pub rows: Vec<Vec<GridCell>>,
}

#[derive(Clone, Debug)]
pub(super) struct GridColumn {
    /// The name of the column in files.
    pub id: String,
    /// Empty: only in files.
    pub title: String,
    pub is_number: bool,
    /// 0 never leaves; of the others the highest leaves first.
    pub priority: u8,
    /// Whether what stands in it can be opened.
    pub opens: bool,
    pub is_hidden: bool,
    /// The least cells of a text.
    pub least: u16,
}

#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub text: String,
    pub role: Option<Role>,
    pub raw: Cell,
}

/// The least and the greatest width of a column of text.
const TEXT: (u16, u16) = (8, 44);
/// The least width of what a row is called by.
const NAME: u16 = 16;

impl GridColumn {
    pub fn text(id: impl Into<String>, title: impl Into<String>, priority: u8) -> GridColumn {
        GridColumn {
            id: id.into(),
            title: title.into(),
            is_number: false,
            priority,
            opens: false,
            is_hidden: false,
            least: if priority == 0 { NAME } else { TEXT.0 },
        }
    }

    pub fn number(id: impl Into<String>, title: impl Into<String>, priority: u8) -> GridColumn {
        GridColumn { is_number: true, ..GridColumn::text(id, title, priority) }
    }

    /// A column that is written to files and not drawn.
    pub fn raw(id: impl Into<String>) -> GridColumn {
        GridColumn { is_hidden: true, ..GridColumn::text(id, "", 0) }
    }

    /// Keeps room for some texts, which are never cut.
    pub fn holding<'t>(self, cx: &Cx<'_>, texts: impl IntoIterator<Item = &'t str>) -> GridColumn {
        let widest = texts.into_iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
        GridColumn { least: u16::try_from(widest).unwrap_or(u16::MAX).clamp(TEXT.0, TEXT.1), ..self }
    }

    pub fn opening(self) -> GridColumn {
        GridColumn { opens: true, ..self }
    }
}

impl GridCell {
    pub fn new(text: impl Into<String>, raw: Cell) -> GridCell {
        GridCell { text: text.into(), role: None, raw }
    }

    pub fn text(text: impl Into<String>) -> GridCell {
        let text = text.into();
        GridCell { raw: Cell::Text(text.clone()), text, role: None }
    }

    pub fn number(text: impl Into<String>, value: Option<f64>) -> GridCell {
        GridCell::new(text, value.map_or(Cell::Nothing, Cell::Number))
    }

    pub fn within(self, role: Role) -> GridCell {
        GridCell { role: Some(role), ..self }
    }
}

impl Grid {
    /// Returns the places of the columns that can be opened.
    pub fn openable(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|place| self.columns[*place].opens).collect()
    }

    /// Returns what is written to a file.
    pub fn data(&self) -> DataTable {
        DataTable {
            columns: self.columns.iter().map(|column| column.id.clone()).collect(),
            rows: self.rows.iter().map(|row| row.iter().map(|cell| cell.raw.clone()).collect()).collect(),
        }
    }

    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, chosen: Option<(usize, usize)>) {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|place| !self.columns[*place].is_hidden).collect();
        let columns: Vec<Column<'_>> = shown.iter().map(|place| self.column(cx, *place, chosen)).collect();
        let selected = chosen.map(|(row, _)| row);
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| {
            let cell = |place: &usize| {
                let cell = &self.rows[row][*place];
                let role = if chosen == Some((row, *place)) { Role::Match } else { cell.role.unwrap_or(Role::Text) };
                Phrase::new(cell.text.clone(), role)
            };
            TableRow { cells: shown.iter().map(cell).collect(), is_marked: false }
        });
    }

    fn column(&self, cx: &Cx<'_>, place: usize, chosen: Option<(usize, usize)>) -> Column<'_> {
        let column = &self.columns[place];
        let texts = self.rows.iter().map(|row| row[place].text.as_str()).chain([column.title.as_str()]);
        // What is chosen stays on the screen.
        let priority = if chosen.is_some_and(|(_, chosen)| chosen == place) { 0 } else { column.priority };
        if !column.is_number {
            return Column::new(&column.title, ColumnWidth::fitting(cx.look.cells, (column.least, TEXT.1), texts), priority);
        }
        let widest = texts.map(|text| cx.look.cells.width(text)).max().unwrap_or(1);
        Column::new(&column.title, ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX)), priority).right()
    }
}
