//! Rows from a workbook: XLSX through the streaming cells reader, XLS and ODS as they are.
//!
//! A sheet is never laid out as a grid before its size is known: a workbook of 1.2 KB with one far cell asked for 33 GB.

use crate::import::table::{MAX_COLUMNS, Options, Table, TableError, builder::Builder};
use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, SheetType, Xls, XlsError, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveTime, SubsecRound};
use std::io::Cursor;

/// How much a packed workbook may unpack to, in bytes.
const MAX_UNPACKED: u64 = 4 << 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Ods,
    Xls,
}

/// Returns the format of a workbook by its first bytes; `None` for everything else.
pub(super) fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"PK\x03\x04") {
        let is_ods = bytes.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis"));
        Some(if is_ods { Format::Ods } else { Format::Xlsx })
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Some(Format::Xls)
    } else {
        None
    }
}

pub(super) fn read(format: Format, bytes: &[u8], options: &Options, mut builder: Builder<'_>) -> Result<Table, TableError> {
    if format == Format::Xlsx && bytes.windows(15).any(|name| name == b"xl/workbook.bin") {
        return Err(TableError::NotATable { what: "XLSB" });
    }
    builder.short_rows_are_fine = true;
    match format {
        Format::Xlsx => check_unpacked_size(bytes).and_then(|()| read_xlsx(bytes, options, builder)),
        Format::Ods => check_unpacked_size(bytes).and_then(|()| {
            let workbook = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
                OdsError::Password => TableError::Password,
                other => broken(other),
            })?;
            read_ranges(workbook, options, builder)
        }),
        Format::Xls => match Xls::new(Cursor::new(bytes)) {
            Ok(workbook) => read_ranges(workbook, options, builder),
            Err(XlsError::Password) => Err(TableError::Password),
            // A newer workbook with a password is packed like an old one.
            Err(error) => match Xlsx::new(Cursor::new(bytes)) {
                Err(XlsxError::Password) => Err(TableError::Password),
                _ => Err(broken(error)),
            },
        },
    }
}

fn broken(error: impl std::fmt::Display) -> TableError {
    TableError::BrokenWorkbook { detail: error.to_string() }
}

/// Adds up the unpacked sizes that the archive's directory states.
fn check_unpacked_size(bytes: &[u8]) -> Result<(), TableError> {
    let number = |at: usize, size: usize| {
        let field = bytes.get(at..at + size)?;
        Some(field.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let tail = bytes.len().saturating_sub(22 + 0xffff);
    let end = (tail..bytes.len()).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"));
    let mut at = end.and_then(|end| number(end + 16, 4)).unwrap_or(u64::MAX) as usize;
    let mut total = 0_u64;
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let Some([unpacked, name, extra, comment]) = directory_entry(at, &number) else { break };
        total += unpacked;
        at += 46 + (name + extra + comment) as usize;
    }
    if total > MAX_UNPACKED { Err(TableError::TooLarge { bytes: total, limit: MAX_UNPACKED }) } else { Ok(()) }
}

/// Returns unpacked size and the lengths of name, extra field and comment (APPNOTE 4.3.12).
fn directory_entry(at: usize, number: &impl Fn(usize, usize) -> Option<u64>) -> Option<[u64; 4]> {
    Some([number(at + 24, 4)?, number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?])
}

fn read_xlsx(bytes: &[u8], options: &Options, mut builder: Builder<'_>) -> Result<Table, TableError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => TableError::Password,
        other => broken(other),
    })?;
    let sheets = sheets_of(workbook.sheets_metadata());
    let mut read = None;
    for sheet in chosen(&sheets, options)? {
        let mut cells = workbook.worksheet_cells_reader(sheet).map_err(broken)?;
        let mut row = RowInProgress::default();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let text = cell_text(cell.get_value());
            row.add(cell.get_position(), text, &mut builder)?;
        }
        row.flush(&mut builder)?;
        read = Some(sheet.clone());
        if builder.has_lines() {
            break;
        }
    }
    named(builder.finish()?, read, sheets)
}

fn read_ranges<'b, R: Reader<Cursor<&'b [u8]>>>(mut workbook: R, options: &Options, mut builder: Builder<'_>) -> Result<Table, TableError>
where
    R::Error: std::fmt::Display,
{
    let sheets = sheets_of(workbook.sheets_metadata());
    let mut read = None;
    for sheet in chosen(&sheets, options)? {
        let range = workbook.worksheet_range(sheet).map_err(broken)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut row = RowInProgress::default();
        for (row_index, column, value) in range.used_cells() {
            let position = (first_row + row_index as u32, first_column + column as u32);
            row.add(position, owned_cell_text(value), &mut builder)?;
        }
        row.flush(&mut builder)?;
        read = Some(sheet.clone());
        if builder.has_lines() {
            break;
        }
    }
    named(builder.finish()?, read, sheets)
}

fn named(mut table: Table, sheet: Option<String>, sheets: Vec<String>) -> Result<Table, TableError> {
    (table.sheet, table.sheets) = (sheet, sheets);
    Ok(table)
}

fn sheets_of(metadata: &[calamine::Sheet]) -> Vec<String> {
    metadata.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

/// Returns the sheets to try in turn: the one asked for, or each until one is not empty.
fn chosen<'a>(sheets: &'a [String], options: &Options) -> Result<&'a [String], TableError> {
    let Some(wanted) = &options.sheet else { return Ok(sheets) };
    let same = |sheet: &String| sheet == wanted || sheet.to_lowercase() == wanted.trim().to_lowercase();
    match sheets.iter().position(same) {
        Some(index) => Ok(&sheets[index..=index]),
        None => Err(TableError::UnknownSheet { sheet: wanted.clone(), sheets: sheets.to_vec() }),
    }
}

/// The cells of one row as they come, each with its position.
#[derive(Default)]
struct RowInProgress {
    row: u32,
    cells: Vec<String>,
}

impl RowInProgress {
    /// Puts a cell in its place. One beyond the last column we read is kept there, so that the row is reported.
    fn add(&mut self, (row, column): (u32, u32), text: String, builder: &mut Builder<'_>) -> Result<(), TableError> {
        if row != self.row {
            self.flush(builder)?;
            self.row = row;
        }
        if text.is_empty() {
            return Ok(());
        }
        let column = (column as usize).min(MAX_COLUMNS);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn flush(&mut self, builder: &mut Builder<'_>) -> Result<(), TableError> {
        let cells: Vec<&str> = self.cells.iter().map(String::as_str).collect();
        builder.push(u64::from(self.row) + 1, &cells)?;
        self.cells.clear();
        Ok(())
    }
}

fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTimeIso(text) => iso_text(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(yes) => bool_text(*yes).to_owned(),
        DataRef::DateTime(time) => time_text(time),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn owned_cell_text(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTimeIso(text) => iso_text(text),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(yes) => bool_text(*yes).to_owned(),
        Data::DateTime(time) => time_text(time),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn bool_text(yes: bool) -> &'static str {
    if yes { "TRUE" } else { "FALSE" }
}

fn iso_text(text: &str) -> String {
    text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
}

/// Writes a number with the 15 digits that spreadsheets show, so that 0.1 + 0.2 is 0.3 and 5 is not 5.0.
fn number_text(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// Writes a date cell as ISO text; a date without a time of day has none, a time without a date is only that.
fn time_text(time: &ExcelDateTime) -> String {
    if time.is_duration() || (0.0..1.0).contains(&time.as_f64()) {
        let seconds = (time.as_f64() * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let exact = date.and_then(|date| date.and_hms_milli_opt(hour.into(), minute.into(), second.into(), milli.into()));
    match exact.map(|exact| exact.round_subsecs(0)) {
        Some(shown) if shown.time() == NaiveTime::MIN => shown.date().to_string(),
        Some(shown) => shown.format("%Y-%m-%d %H:%M:%S").to_string(),
        // The 29th of February 1900, which only spreadsheets know.
        None => format!("{year:04}-{month:02}-{day:02}"),
    }
}
