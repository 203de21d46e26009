//! What an import of mail did, or would do.

use crate::domain::{MailKind, MailMark, MailSourceKind, Timestamp};
use std::collections::BTreeMap;

/// Problems and samples that are kept; all are counted.
const MOST_PROBLEMS: usize = 1_000;
const MOST_SAMPLES: usize = 20;

/// `read` is `added + updated + unchanged`: messages that came in; moved, flagged anew, sent or completed; and there before. Files that
/// could not be opened, `skipped`, were not read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MailReport {
    pub sources: Vec<SourceReport>,
    pub read: u64,
    pub added: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub skipped: u64,
    /// Of those added: without an account.
    pub unmatched: u64,
    /// Which became touches: of those added, and of drafts that were sent and what came back from the bin.
    pub touches: u64,
    /// Files of folders that are no mail.
    pub others: u64,
    /// Files that are no longer there; their messages stay.
    pub gone: u64,
    /// Of those added: with a mark at least.
    pub marked: u64,
    pub kinds: BTreeMap<MailKind, u64>,
    pub marks: BTreeMap<MailMark, u64>,
    /// The first that came in.
    pub samples: Vec<Sample>,
    pub problems: Vec<MailProblem>,
}

/// What came from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceReport {
    pub path: String,
    pub kind: MailSourceKind,
    pub read: u64,
    pub added: u64,
}

/// A message as a preview shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    pub at: Timestamp,
    pub from: String,
    pub subject: String,
    pub account: Option<crate::domain::AccountId>,
}

/// A file or message that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct MailProblem {
    pub file: String,
    /// Where in a mailbox file it begins, in bytes.
    pub place: Option<u64>,
    pub why: MailTrouble,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MailTrouble {
    /// It came in, marked, but nothing of it could be read as mail.
    Unreadable,
    /// The system did not let it be opened or read.
    Io(crate::store::Obstacle),
}

impl MailReport {
    pub fn unreadable(&self) -> u64 {
        self.kinds.get(&MailKind::Unreadable).copied().unwrap_or_default()
    }

    /// Whether everything there was could be read.
    pub fn is_clean(&self) -> bool {
        self.unreadable() == 0 && self.skipped == 0
    }

    pub fn problem(&mut self, problem: MailProblem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    pub fn sample(&mut self, sample: impl FnOnce() -> Sample) {
        if self.samples.len() < MOST_SAMPLES {
            self.samples.push(sample());
        }
    }
}
