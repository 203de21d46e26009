//! What an import of mail did, in words.

use crate::domain::{MailKind, MailMark, MailSourceKind};
use crate::i18n::Words;
use crate::ops::mail::{MailReport, MailTrouble};
use crate::say;

/// Words why a file or message is among the problems.
pub fn mail_trouble(words: &Words, why: &MailTrouble) -> String {
    match why {
        MailTrouble::Unreadable => say!(words, "mail-in-unreadable"),
        MailTrouble::Io(obstacle) => say!(words, "mail-in-unopened", why = super::obstacle(words, obstacle)),
    }
}

pub fn mail_kind(words: &Words, kind: MailKind) -> String {
    words.get(&format!("mail-kind-{kind}"))
}

pub fn mail_mark(words: &Words, mark: MailMark) -> String {
    words.get(&format!("mail-mark-{mark}"))
}

pub fn mail_source_kind(words: &Words, kind: MailSourceKind) -> String {
    words.get(&format!("mail-source-{kind}"))
}

/// Words what an import did or would do: counts first, then what is noteworthy, a line each.
pub fn mail_outcome(words: &Words, report: &MailReport, is_rehearsal: bool) -> Vec<String> {
    let id = if is_rehearsal { "mail-in-would" } else { "mail-in-done" };
    let counts = [("read", report.read), ("added", report.added), ("duplicates", report.unchanged), ("changed", report.updated)];
    let counts: Vec<_> = counts.into_iter().map(|(name, count)| (name, (count as f64).into())).collect();
    let mut lines = vec![words.with(id, &counts)];
    if report.added > 0 {
        let (touches, unmatched) = (report.touches as f64, report.unmatched as f64);
        lines.push(say!(words, "mail-in-matched", touches = touches, unmatched = unmatched));
        let kinds = report.kinds.iter().filter(|(kind, _)| **kind != MailKind::Message);
        let kinds = listed(kinds.map(|(kind, count)| (mail_kind(words, *kind), *count)));
        if !kinds.is_empty() {
            lines.push(say!(words, "mail-in-kinds", list = kinds));
        }
        let marks = listed(report.marks.iter().map(|(mark, count)| (mail_mark(words, *mark), *count)));
        if !marks.is_empty() {
            lines.push(say!(words, "mail-in-marks", n = report.marked as f64, list = marks));
        }
    }
    for (id, count) in [("mail-in-skipped", report.skipped), ("mail-in-others", report.others), ("mail-in-gone", report.gone)] {
        if count > 0 {
            lines.push(words.with(id, &[("n", (count as f64).into())]));
        }
    }
    lines
}

fn listed(counts: impl Iterator<Item = (String, u64)>) -> String {
    counts.map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join(" · ")
}
