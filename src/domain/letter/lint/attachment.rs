//! A letter that speaks of something enclosed, and encloses nothing.

use super::{Finding, LintRule, Place, own_lines};
use crate::domain::MailDraft;

/// Words that promise an enclosure; English ones in lower case, as words of their own. "Please find" alone promises nothing.
const PROMISES: &[&str] =
    &["attached", "attachment", "attachments", "enclosed", "enclosure", "enclosures", "pfa", "添付", "同封", "別添", "別紙"];
/// Words that take the promise back.
const DENIALS: &[&str] = &["not attached", "no attachment", "without attachment", "添付せず", "添付なし", "添付はございません", "添付不要"];

pub(super) fn finding_of(body: &str) -> Option<(usize, &'static str)> {
    own_lines(body).find_map(|(at, line)| {
        let plain = line.to_lowercase();
        let is_denied = DENIALS.iter().any(|word| plain.contains(word));
        let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphabetic()).collect();
        let promises = |word: &&&str| if word.is_ascii() { words.contains(*word) } else { plain.contains(**word) };
        PROMISES.iter().find(|word| promises(word) && !is_denied).map(|word| (at, *word))
    })
}

pub(super) fn finding(draft: &MailDraft) -> Option<Finding> {
    let (line, word) = finding_of(&draft.body).filter(|_| draft.attachments.is_empty())?;
    Some(super::finding(LintRule::NoAttachment, Place::Line(line), word))
}
