//! Long work as a pane sees it: what to start, and the news of it.

use crate::domain::{EventId, MailDraft, MailDraftId, MailPerson, OpId, Timestamp};
use crate::i18n::Words;
use crate::import::table::Note;
use crate::import::{ImportKind, Mapping, PlanError};
use crate::ops::import::calendar::CalendarReport;
use crate::ops::import::{AttendanceReport, ImportReport};
use crate::ops::mail::MailReport;
use crate::say;
use chrono::NaiveDate;
use std::path::PathBuf;

/// Work that takes more than a frame; the shell does it on a thread of its own.
#[derive(Clone, Debug)]
pub enum JobSpec {
    /// Reads files and says what an import would do, or does it.
    Import(ImportKind, ImportRequest),
    /// Reads a list of who came to an event.
    Attendance { event: EventId, path: PathBuf },
    /// The same for calendars.
    ImportCalendar(CalendarRequest),
    // Mail.
    /// Reads messages from files and folders.
    ImportMail(MailRequest),
    /// Writes own dates as a calendar.
    ExportCalendar(PathBuf),
    /// Makes the index of search.
    Index,
    /// Lets letters leave.
    Letters(Way, Vec<Parcel>),
}

impl JobSpec {
    /// Says what is being done: "Importing accounts".
    pub fn word(&self, words: &Words) -> String {
        match self {
            JobSpec::Import(kind, request) if request.dry_run => {
                say!(words, "job-reading", kind = words.get(&format!("import-kind-{kind}")))
            }
            JobSpec::Import(kind, _) => say!(words, "job-importing", kind = words.get(&format!("import-kind-{kind}"))),
            JobSpec::Attendance { .. } => say!(words, "job-attendance"),
            JobSpec::ImportCalendar(_) => say!(words, "job-calendar"),
            JobSpec::ImportMail(_) => say!(words, "job-mail"),
            JobSpec::ExportCalendar(_) => say!(words, "job-calendar-out"),
            JobSpec::Index => say!(words, "job-index"),
            JobSpec::Letters(..) => say!(words, "job-letters"),
        }
    }
}

/// What an import of mail is asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MailRequest {
    /// Files, folders and patterns; none: every source that is remembered.
    pub paths: Vec<PathBuf>,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What an import of mail did or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct MailOutcome {
    pub report: MailReport,
    /// The op that undo takes back; `None` when nothing was written.
    pub op: Option<OpId>,
    pub rehearsed: bool,
}

/// What a calendar import is asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalendarRequest {
    /// Files, and folders of them.
    pub paths: Vec<PathBuf>,
    /// The person's own addresses; empty: those named before.
    pub own: Vec<String>,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What a calendar import did or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarOutcome {
    pub report: CalendarReport,
    /// The op that undo takes back; `None` when nothing was written.
    pub op: Option<OpId>,
    pub rehearsed: bool,
}

/// How letters leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As files that mail programs open, in the folder beside the book.
    Files,
    /// Into the folder of drafts that the settings name.
    Folder,
    /// To the command of the settings, which sends.
    Send,
}

/// A letter that leaves, with everything that is put into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub draft: MailDraftId,
    /// What its file is called by.
    pub name: String,
    pub people: Vec<MailPerson>,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<String>,
    /// The ids of the messages it answers, the nearest last.
    pub refs: Vec<String>,
    pub at: Timestamp,
}

/// What became of letters that were to leave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lettered {
    /// Those that were taken, and by which file or command.
    pub done: Vec<(MailDraftId, String)>,
    /// Why the next one was not; in the user's words.
    pub failed: Option<String>,
    /// The first character for which a letter was written in UTF-8 after all.
    pub refused: Option<char>,
}

impl Parcel {
    /// Packs a draft; `account` is whose it is, by name.
    pub fn of(id: MailDraftId, draft: &MailDraft, account: &str, refs: Vec<String>, (day, at): (NaiveDate, Timestamp)) -> Parcel {
        Parcel {
            draft: id,
            name: format!("{day} {account} {}", draft.subject),
            people: draft.people.clone(),
            subject: draft.subject.clone(),
            body: draft.body.clone(),
            attachments: draft.attachments.clone(),
            refs,
            at,
        }
    }
}

/// What an import is asked to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportRequest {
    pub paths: Vec<PathBuf>,
    /// Field to column, as `--map` says it.
    pub map: Vec<(String, String)>,
    /// Field to fixed value, as `--set` says it.
    pub set: Vec<(String, String)>,
    pub date_format: Option<String>,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
    /// The row of the header, counted from 1.
    pub header_row: Option<u64>,
    /// Rows may name accounts the book does not have: they are added.
    pub new_accounts: bool,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What an import did or would do, with the beginning of each file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportOutcome {
    pub report: ImportReport,
    /// The op that undo takes back; `None` when nothing was written.
    pub op: Option<OpId>,
    pub previews: Vec<ImportPreview>,
    pub rehearsed: bool,
}

/// How a file was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPreview {
    pub file: String,
    pub header: Vec<String>,
    /// Counted from 1.
    pub header_row: u64,
    pub mapping: Mapping,
    /// The first twenty rows.
    pub rows: Vec<Vec<String>>,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
    pub sheets: Vec<String>,
    pub notes: Vec<Note>,
}

/// News of a job, at most every 100 ms.
#[derive(Clone, Debug)]
pub enum JobReport {
    Progress {
        done: u64,
        total: u64,
    },
    Imported(Box<ImportOutcome>),
    /// A list of who came was read; the op that undo takes back, where there is one.
    Attended(Box<AttendanceReport>, Option<OpId>),
    ImportedCalendar(Box<CalendarOutcome>),
    ImportedMail(Box<MailOutcome>),
    /// Own dates were written into a file.
    ExportedCalendar {
        path: PathBuf,
        count: usize,
    },
    /// The index of search is there.
    Indexed,
    /// Letters have left, or some of them.
    Lettered(Way, Lettered),
    /// The files were read, but something about them has to be said first; nothing was changed.
    Undecided {
        error: PlanError,
        previews: Vec<ImportPreview>,
    },
    /// Nothing was changed; in the user's words.
    Failed(String),
    /// Stopped by the user; nothing was changed.
    Stopped,
}
