//! What an import would do: counts, and three lists in one place: the columns, the first rows, the problems.

use super::assign::{assigned, fields_of, label};
use super::done::put_counts;
use super::problems;
use super::summary::{LEFT, counts_ahead, file_line, put_wrapped};
use crate::import::{Field, ImportKind, match_columns};
use crate::ops::import::ImportReport;
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::job::{ImportPreview, ImportRequest};
use crate::tui::pane::{Cx, Effect, ViewState};
use crate::tui::route::{Choice, ChoiceRow, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, Tabs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The widest and the narrowest a column of the rows is drawn, in cells.
const CELL: (usize, usize) = (4, 24);

/// More columns than any screen shows at once.
const COLUMNS_AT_ONCE: usize = 60;

/// The three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PreviewList {
    Columns,
    Rows,
    Problems,
}

impl PreviewList {
    const ALL: [PreviewList; 3] = [PreviewList::Columns, PreviewList::Rows, PreviewList::Problems];
}

pub(super) struct Preview {
    kind: ImportKind,
    /// What was rehearsed.
    request: ImportRequest,
    file: ImportPreview,
    /// `None` while something has to be said first.
    pub report: Option<ImportReport>,
    pub list: PreviewList,
    /// By the place of the list.
    selections: [Selection; 3],
    /// The first column of the rows in view.
    first_column: usize,
    is_remembered: bool,
}

impl Preview {
    pub fn new(kind: ImportKind, request: ImportRequest, file: ImportPreview) -> Preview {
        let by_heading = match_columns(kind, &file.header, &[], None).ok();
        let is_remembered = request.map.is_empty() && by_heading.as_ref() != Some(&file.mapping);
        Preview {
            kind,
            request,
            file,
            report: None,
            list: PreviewList::Columns,
            selections: [Selection::default(); 3],
            first_column: 0,
            is_remembered,
        }
    }

    /// Stays where one was when the same table is looked at again.
    pub fn keep_place(&mut self, before: Option<&Preview>) {
        if let Some(before) = before.filter(|before| before.is_of(self.kind, &self.request)) {
            (self.list, self.selections, self.first_column) = (before.list, before.selections, before.first_column);
        }
    }

    pub fn show(&mut self, list: PreviewList) {
        self.list = list;
    }

    /// Says whether it is of the same table, read in the same way.
    pub fn is_of(&self, kind: ImportKind, request: &ImportRequest) -> bool {
        let table = |request: &ImportRequest| {
            (request.paths.clone(), request.encoding.clone(), request.delimiter, request.sheet.clone(), request.header_row)
        };
        self.kind == kind && table(&self.request) == table(request)
    }

    /// Says whether it shows what this request would do.
    pub fn shows(&self, kind: ImportKind, request: &ImportRequest) -> bool {
        self.report.is_some() && self.kind == kind && self.request == ImportRequest { dry_run: true, ..request.clone() }
    }

    fn rows(&self, list: PreviewList) -> usize {
        match list {
            PreviewList::Columns => self.file.header.len(),
            PreviewList::Rows => self.file.rows.len(),
            PreviewList::Problems => problems::count(self.report.as_ref()),
        }
    }

    fn selection(&self) -> Selection {
        self.selections[self.list as usize]
    }

    pub fn moved(&mut self, cmd: Cmd, page: usize) {
        let place = self.list as usize;
        match cmd {
            Cmd::ImportNextList => self.list = PreviewList::ALL[(place + 1) % 3],
            Cmd::ImportPreviousList => self.list = PreviewList::ALL[(place + 2) % 3],
            Cmd::ImportColumns => self.list = PreviewList::Columns,
            Cmd::ImportRows => self.list = PreviewList::Rows,
            Cmd::ImportProblems => self.list = PreviewList::Problems,
            Cmd::ImportRight => self.first_column = (self.first_column + 1).min(self.file.header.len().saturating_sub(1)),
            Cmd::ImportLeft => self.first_column = self.first_column.saturating_sub(1),
            _ => {
                let rows = self.rows(self.list);
                self.selections[place].moved(cmd, rows, page);
            }
        }
    }

    /// Opens the list of fields for the selected column.
    pub fn choose_field(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(column) = self.selected_column() else { return Vec::new() };
        let nowhere = ChoiceRow { key: String::new(), label: self.nowhere(cx), hint: String::new() };
        let fields = self.kind.fields().iter().map(|spec| ChoiceRow {
            key: spec.field.to_string(),
            label: label(cx.words, self.kind, spec.field).to_owned(),
            hint: self.filled_by(cx, spec.field),
        });
        let rows: Vec<ChoiceRow> = std::iter::once(nowhere).chain(fields).collect();
        let now = self.file.mapping.field(column).map(|field| field.to_string()).unwrap_or_default();
        let selected = rows.iter().position(|row| row.key == now).unwrap_or(0);
        let title = say!(cx.words, "import-screen-choose-field", column = self.file.header[column].clone());
        vec![Effect::Open(Route::Choose(Choice { title, rows, selected, more: None }))]
    }

    /// Returns the columns with the selected one given to a field, as the pairs of a request.
    pub fn assigned(&self, field: Option<Field>) -> Vec<(String, String)> {
        let column = self.selected_column().unwrap_or_default();
        assigned(self.kind, &self.file.header, &self.file.mapping, column, field)
    }

    fn selected_column(&self) -> Option<usize> {
        self.selections[PreviewList::Columns as usize].row(self.file.header.len())
    }

    /// Words what becomes of a column that fills no field.
    fn nowhere(&self, cx: &Cx<'_>) -> String {
        if self.kind == ImportKind::Accounts {
            say!(cx.words, "import-screen-custom-field")
        } else {
            say!(cx.words, "import-screen-ignored")
        }
    }

    /// Words which column fills a field now.
    fn filled_by(&self, cx: &Cx<'_>, field: Field) -> String {
        let columns = self.file.mapping.columns.iter().filter(|entry| entry.0 == field);
        let headings: Vec<&String> = columns.filter_map(|entry| self.file.header.get(entry.1)).collect();
        if headings.is_empty() { String::new() } else { say!(cx.words, "import-screen-filled-by", column = cx.format.list(&headings)) }
    }

    pub fn view(&self, cx: &Cx<'_>, trouble: Option<&str>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let part = |y: u16, height: u16| Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y).min(height), ..area };
        let room = area.width.saturating_sub(LEFT + 1);
        let file = file_line(cx, self.kind, &self.file, self.is_remembered);
        Pen::new(cx.look, area, buffer).put_phrase(LEFT, 0, room, &file);
        let mut y = 1;
        if let Some(report) = &self.report {
            y += put_counts(cx, part(y, 2), buffer, &counts_ahead(cx, report));
        }
        if let Some(trouble) = trouble {
            y += put_wrapped(cx, part(y, 3), buffer, trouble, Role::Error);
        }
        // One empty line above the tabs and one under them, where there is room for air.
        let air = u16::from(area.height > 14);
        y += air;
        self.view_tabs(cx, part(y, 1), buffer, state);
        let list = part(y + 1 + air, area.height);
        match self.list {
            PreviewList::Columns => self.view_columns(cx, list, buffer, state),
            PreviewList::Rows => self.view_rows(cx, list, buffer, state),
            PreviewList::Problems => problems::view(cx, self.report.as_ref(), self.selection(), list, buffer, state),
        }
    }

    fn view_tabs(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let problems = self.report.as_ref().map_or(0, |report| report.problems.len());
        let labels = [
            say!(cx.words, "import-screen-columns", n = self.file.header.len()),
            say!(cx.words, "import-screen-rows", n = self.file.rows.len()),
            say!(cx.words, "import-screen-problems", n = problems),
        ];
        let tabs: Vec<KeyHint<'_>> = ["1", "2", "3"].into_iter().zip(&labels).map(|(key, label)| KeyHint { key, label }).collect();
        let area = Rect { x: area.x + (LEFT - 1).min(area.width), width: area.width.saturating_sub(LEFT - 1), ..area };
        state.draw_tabs(&Tabs { tabs: &tabs, open: self.list as usize }, cx.look, area, buffer);
    }

    fn view_columns(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let headings = ["import-screen-column", "import-screen-field", "import-screen-sample"].map(|id| cx.words.get(id));
        let columns = [
            Column::new(&headings[0], ColumnWidth::fitting(cx.look.cells, (12, 32), self.file.header.iter().map(String::as_str)), 0),
            Column::new(&headings[1], ColumnWidth::Flexible { min: 12, max: 28 }, 0),
            Column::new(&headings[2], ColumnWidth::Flexible { min: 8, max: 60 }, 1),
        ];
        let rows = self.rows(PreviewList::Columns);
        let table = ListTable { columns: &columns, rows, selected: self.selection().row(rows), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.column_row(cx, index));
    }

    fn column_row(&self, cx: &Cx<'_>, column: usize) -> TableRow<'_> {
        let fields: Vec<&str> = fields_of(&self.file.mapping, column).into_iter().map(|field| label(cx.words, self.kind, field)).collect();
        let field = if fields.is_empty() { Phrase::new(self.nowhere(cx), Role::Dim) } else { Phrase::new(fields.join(", "), Role::Text) };
        let mut cells = self.file.rows.iter().filter_map(|row| row.get(column));
        let sample = cells.find(|cell| !cell.trim().is_empty()).map_or("", String::as_str);
        TableRow { cells: vec![self.file.header[column].as_str().into(), field, Phrase::new(sample, Role::Dim)], is_marked: false }
    }

    fn view_rows(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let shown: Vec<usize> = (0..self.file.header.len()).skip(self.first_column).take(COLUMNS_AT_ONCE).collect();
        // The first stays whatever the width; of the others those on the right leave first.
        let columns: Vec<Column<'_>> = shown.iter().zip(0..).map(|(column, priority)| self.column_of_rows(cx, *column, priority)).collect();
        let rows = self.rows(PreviewList::Rows);
        let table = ListTable { columns: &columns, rows, selected: self.selection().row(rows), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let cell = |column: &usize| {
                let role = if self.file.mapping.field(*column).is_some() { Role::Text } else { Role::Dim };
                Phrase::new(self.file.rows[index].get(*column).map_or("", String::as_str), role)
            };
            TableRow { cells: shown.iter().map(cell).collect(), is_marked: false }
        });
    }

    /// Returns how a column of the file is drawn; amounts end where amounts end.
    fn column_of_rows(&self, cx: &Cx<'_>, column: usize, priority: u8) -> Column<'_> {
        let shown = Column::new(&self.file.header[column], ColumnWidth::Fixed(self.width_of(cx, column)), priority);
        let is_amount = fields_of(&self.file.mapping, column).into_iter().any(Field::is_amount);
        if is_amount { shown.right() } else { shown }
    }

    /// Returns the cells that a column's heading and rows need, within reason.
    fn width_of(&self, cx: &Cx<'_>, column: usize) -> u16 {
        let cells = self.file.rows.iter().filter_map(|row| row.get(column));
        let texts = cells.chain(self.file.header.get(column));
        let widest = texts.map(|text| cx.look.cells.width(&crate::text::display(text))).max().unwrap_or(0);
        u16::try_from(widest.clamp(CELL.0, CELL.1)).unwrap_or(u16::MAX)
    }
}
