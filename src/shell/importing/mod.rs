//! An import from file to book: reads the files, matches the columns, plans, and carries out or rehearses. The command line
//! runs it in place, the workbench on a thread of its own.

mod attendance;
pub mod calendar;
pub mod mail;
mod words;

pub use attendance::{Attended, attend};
pub use words::{import_error, import_error_on_screen};

use crate::domain::{Currency, Invalid, OpId, Timestamp, Zone};
use crate::import::mapping::{fixed_values, header_key};
use crate::import::table::TextEncoding;
use crate::import::value::DateFormat;
use crate::import::{self, Defaults, ImportKind, Mapping, MappingError, Options, PlanError, Settings, Source, Table, TableError};
use crate::ops;
use crate::ops::import::{Choices, ImportReport};
use crate::store::{self, Changes, Writer, directory};
use crate::tui::job::{ImportOutcome, ImportPreview, ImportRequest};
use std::io::Read;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Where the system shows what a process was given open: the pipe of `<(command)`, standard input.
const GIVEN_OPEN: [&str; 4] = ["/dev/fd", "/dev/stdin", "/proc/self/fd", "/proc/thread-self/fd"];

/// Rows of each file that a preview shows.
const PREVIEW_ROWS: usize = 20;

/// Why nothing was imported. `Display` is for logs and tests; people read `import_error`.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("{path}: {error}")]
    CannotRead { path: PathBuf, error: std::io::Error },
    #[error("{0} is a folder")]
    IsFolder(PathBuf),
    #[error("{0} is not a file")]
    IsNoFile(PathBuf),
    #[error("no file was named")]
    NoFile,
    #[error("no mail in {0}")]
    NoMail(PathBuf),
    #[error("no source of mail is remembered")]
    NoMailSources,
    #[error("no calendar file in {0}")]
    NoCalendars(PathBuf),
    #[error("{file}: {error}")]
    Table { file: String, error: TableError },
    #[error("{file}: {error}")]
    Mapping { file: String, error: MappingError },
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error("{option}: {error}")]
    Option { option: &'static str, error: Invalid },
    #[error(transparent)]
    Op(#[from] ops::Error),
    #[error("{file}: no column names an account or a person")]
    NoGuests { file: String },
    #[error("stopped")]
    Stopped,
}

impl From<store::Error> for ImportError {
    fn from(error: store::Error) -> Self {
        ImportError::Op(error.into())
    }
}

/// Where an import happens: what holds where the files say nothing.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub now: Timestamp,
    pub zone: Zone,
    pub currency: Currency,
}

/// An import that is done, or rehearsed.
#[derive(Debug)]
pub struct Imported {
    pub outcome: ImportOutcome,
    pub changes: Changes,
}

struct File {
    name: String,
    table: Table,
    mapping: Mapping,
}

/// Runs an import; `watch` hears how far it is and can stop it.
pub fn run(
    writer: &mut Writer,
    kind: ImportKind,
    request: &ImportRequest,
    place: Place,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Imported, ImportError> {
    let files = read_files(writer, kind, request, watch)?;
    let fixed = fixed_values(kind, &request.set).map_err(|error| ImportError::Mapping { file: "--set".into(), error })?;
    let date_format = option("--date-format", request.date_format.as_deref().map(str::parse::<DateFormat>))?;
    let sources: Vec<Source<'_>> =
        files.iter().map(|file| Source { file: &file.name, table: &file.table, mapping: &file.mapping }).collect();
    let defaults = Defaults { currency: place.currency, zone: place.zone };
    let plan = import::plan(kind, &sources, &Settings { fixed: &fixed, date_format: date_format.as_ref(), defaults })?;
    let choices = Choices { new_accounts: request.new_accounts };
    let carry_out = |tx: &store::Tx<'_>, watch: &mut dyn FnMut(u64, u64) -> bool| -> Result<ImportReport, ImportError> {
        let report = ops::import::run(tx, &plan, choices, watch)?.ok_or(ImportError::Stopped)?;
        // How the columns match is worth keeping once it brought a row in; else the change log would show an empty import.
        for file in files.iter().filter(|_| report.added + report.updated + report.unchanged > 0) {
            ops::import::remember(tx, kind, &file.table.header, &file.mapping)?;
        }
        Ok(report)
    };
    let (report, op, changes) = if request.dry_run {
        (writer.rehearse(place.now, |tx| carry_out(tx, watch))?, None, Changes::default())
    } else {
        let done = writer.transact(place.now, |tx| carry_out(tx, watch).map(|report| (report.clone(), ops::import::label(&report))))?;
        (done.value, done.op, done.changes)
    };
    Ok(Imported { outcome: outcome(report, op, &files, request.dry_run), changes })
}

/// Says how the files are understood, without asking what their rows would do.
pub fn look(writer: &Writer, kind: ImportKind, request: &ImportRequest) -> Result<Vec<ImportPreview>, ImportError> {
    Ok(read_files(writer, kind, request, &mut |_, _| true)?.iter().map(preview).collect())
}

fn outcome(report: ImportReport, op: Option<OpId>, files: &[File], rehearsed: bool) -> ImportOutcome {
    let previews = files.iter().map(preview).collect();
    ImportOutcome { report, op, previews, rehearsed }
}

fn preview(file: &File) -> ImportPreview {
    let table = &file.table;
    let rows = table.rows.iter().take(PREVIEW_ROWS).map(|row| row.cells().map(str::to_owned).collect()).collect();
    ImportPreview {
        file: file.name.clone(),
        header: table.header.clone(),
        header_row: table.header_row,
        mapping: file.mapping.clone(),
        rows,
        encoding: table.encoding.map(TextEncoding::name),
        delimiter: table.delimiter.map(char::from),
        sheet: table.sheet.clone(),
        sheets: table.sheets.clone(),
        notes: table.notes.clone(),
    }
}

fn read_files(
    writer: &Writer,
    kind: ImportKind,
    request: &ImportRequest,
    watch: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<File>, ImportError> {
    if request.paths.is_empty() {
        return Err(ImportError::NoFile);
    }
    let options = options(request)?;
    let mut files = Vec::new();
    for path in &request.paths {
        if !watch(0, 1) {
            return Err(ImportError::Stopped);
        }
        files.push(read_file(writer, kind, request, path, &options)?);
    }
    Ok(files)
}

fn read_file(writer: &Writer, kind: ImportKind, request: &ImportRequest, path: &Path, options: &Options) -> Result<File, ImportError> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let bytes = read_bytes(&at_home(path))?;
    let table = import::read(&name, &bytes, options).map_err(|error| ImportError::Table { file: name.clone(), error })?;
    let remembered = directory::remembered_mapping(writer.connection(), kind.as_str(), &header_key(&table.header))?;
    let remembered: Option<Mapping> = remembered.and_then(|json| serde_json::from_str(&json).ok());
    let mapping = import::match_columns(kind, &table.header, &request.map, remembered.as_ref())
        .map_err(|error| ImportError::Mapping { file: name.clone(), error })?;
    Ok(File { name, table, mapping })
}

/// Puts the home folder in the place of a leading `~`, unless there is a folder of that name.
pub fn at_home(path: &Path) -> PathBuf {
    let home = || std::env::home_dir().filter(|_| !path.exists());
    path.strip_prefix("~").ok().and_then(|rest| Some(home()?.join(rest))).unwrap_or_else(|| path.to_owned())
}

/// Reads no more than a table may have, from a file or from what this process was given open, such as the pipe of `<(command)`.
///
/// A named pipe is refused: reading it would wait until somebody writes, which may be never.
fn read_bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let cannot = |error| ImportError::CannotRead { path: path.to_owned(), error };
    let found = std::fs::metadata(path).map_err(cannot)?;
    if found.is_dir() {
        return Err(ImportError::IsFolder(path.to_owned()));
    }
    if !found.is_file() && !GIVEN_OPEN.iter().any(|place| path.starts_with(place)) {
        return Err(ImportError::IsNoFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let limit = import::table::MAX_BYTES as u64 + 1;
    std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(cannot)?;
    Ok(bytes)
}

fn options(request: &ImportRequest) -> Result<Options, ImportError> {
    Ok(Options {
        encoding: option("--encoding", request.encoding.as_deref().map(str::parse))?,
        delimiter: request.delimiter.map(|delimiter| u8::try_from(delimiter).unwrap_or(b',')),
        sheet: request.sheet.clone(),
        header_row: request.header_row,
    })
}

fn option<T>(option: &'static str, parsed: Option<Result<T, Invalid>>) -> Result<Option<T>, ImportError> {
    parsed.transpose().map_err(|error| ImportError::Option { option, error })
}
