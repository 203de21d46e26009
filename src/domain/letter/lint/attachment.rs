//! A letter that speaks of something enclosed, and encloses nothing.

use super::{Finding, LintRule, Place, own_lines};
use crate::domain::MailDraft;

/// Words that promise an enclosure; English ones in lower case.
const PROMISES: &[&str] = &["attached", "attachment", "enclosed", "please find", "添付", "同封", "別添"];
/// Words that take the promise back.
const DENIALS: &[&str] = &["not attached", "no attachment", "without attachment", "添付せず", "添付なし", "添付はございません", "添付不要"];

pub(super) fn finding_of(body: &str) -> Option<(usize, &'static str)> {
    own_lines(body).find_map(|(at, line)| {
        let plain = line.to_lowercase();
        let is_denied = DENIALS.iter().any(|word| plain.contains(word));
        PROMISES.iter().find(|word| plain.contains(**word) && !is_denied).map(|word| (at, *word))
    })
}

pub(super) fn finding(draft: &MailDraft) -> Option<Finding> {
    let (line, word) = finding_of(&draft.body).filter(|_| draft.attachments.is_empty())?;
    Some(super::finding(LintRule::NoAttachment, Place::Line(line), word))
}
