//! What is looked at before a letter leaves. Rules only find; whoever sends decides, and knows by then.

mod attachment;
mod greeting;
mod names;
mod recipient;

pub use names::Company;

use super::engine::marks;
use super::name::is_japanese;
use crate::domain::{Contact, Lang, MailDraft, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum LintRule {
        /// Nobody to send it to, or a person without an address.
        NoRecipient = "no_recipient",
        BadAddress = "bad_address",
        EmptySubject = "empty_subject",
        EmptyBody = "empty_body",
        /// A mark that a field or a prompt left.
        Unfilled = "unfilled",
        /// A name of another customer, or of another customer's people.
        OtherName = "other_name",
        Forbidden = "forbidden",
        /// The person wants no mail that goes to many.
        OptedOut = "opted_out",
        Left = "left",
        /// An address of another customer's.
        OtherPerson = "other_person",
        Greeting = "greeting",
        NoAttachment = "no_attachment",
        SecondMail = "second_mail",
        OtherDraft = "other_draft",
        OtherLanguage = "other_language",
    }
}

impl LintRule {
    /// Says whether a letter should not leave like this; the others are to be minded.
    pub const fn blocks(self) -> bool {
        !matches!(self, LintRule::Greeting | LintRule::NoAttachment | LintRule::SecondMail | LintRule::OtherDraft | LintRule::OtherLanguage)
    }
}

/// Where in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Recipient,
    Subject,
    /// Of the text, counted from 1.
    Line(usize),
    Whole,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: LintRule,
    pub place: Place,
    /// The words it is about: a mark, a name, an address.
    pub what: String,
    /// When it happened, of what has a day.
    pub on: Option<NaiveDate>,
}

/// What a letter is held against.
#[derive(Clone, Debug, Default)]
pub struct Around<'a> {
    pub account: &'a str,
    /// The person it is for.
    pub person: Option<&'a Contact>,
    /// The other customers, and the names of their people.
    pub others: &'a [Company],
    pub strangers: &'a [String],
    /// The words one does not use that are in this letter, and where.
    pub forbidden: &'a [(Place, String)],
    /// What is known of whom it is addressed to.
    pub addressed: &'a [Addressed],
    /// When the person was written to last.
    pub last_mail: Option<NaiveDate>,
    /// For how many days that is told.
    pub again_days: u32,
    /// The subject of another letter that is not sent yet.
    pub other_draft: Option<&'a str>,
    /// Whether it is one of many.
    pub is_mailing: bool,
    /// The language the person is written to.
    pub lang: Option<Lang>,
    pub today: NaiveDate,
}

/// Somebody whom a letter is addressed to, in whatever place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Addressed {
    pub email: String,
    /// The person of the account whose address it is.
    pub person: Option<Contact>,
    /// The other customer whose it is, by name; `None` where it may be the account's own.
    pub other: Option<String>,
}

/// The lines of one's own: what is quoted was written by others.
pub fn own_lines(body: &str) -> impl Iterator<Item = (usize, &str)> {
    body.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.starts_with('>'))
}

/// Looks a letter over: what blocks first, then in the order of the letter.
pub fn lint(draft: &MailDraft, around: &Around<'_>) -> Vec<Finding> {
    let mut found = recipient::findings(draft, around);
    found.extend(texts(draft, around));
    found.extend(names::findings(draft, around));
    found.extend(greeting::finding(draft, around));
    found.extend(attachment::finding(draft));
    let rank = |place: Place| match place {
        Place::Recipient => 0,
        Place::Subject => 1,
        Place::Line(line) => line + 1,
        Place::Whole => usize::MAX,
    };
    found.sort_by_key(|finding| (!finding.rule.blocks(), rank(finding.place)));
    found
}

/// Says whether nothing was found that should hold a letter back.
pub fn may_leave(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| !finding.rule.blocks())
}

fn finding(rule: LintRule, place: Place, what: impl Into<String>) -> Finding {
    Finding { rule, place, what: what.into(), on: None }
}

fn texts(draft: &MailDraft, around: &Around<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if draft.subject.trim().is_empty() {
        found.push(finding(LintRule::EmptySubject, Place::Subject, ""));
    }
    if own_lines(&draft.body).all(|(_, line)| line.trim().is_empty()) {
        found.push(finding(LintRule::EmptyBody, Place::Whole, ""));
    }
    let lines = own_lines(&draft.body).map(|(at, line)| (Place::Line(at), line));
    for (place, line) in std::iter::once((Place::Subject, draft.subject.as_str())).chain(lines) {
        found.extend(marks(line).into_iter().map(|mark| finding(LintRule::Unfilled, place, mark)));
    }
    found.extend(around.forbidden.iter().map(|(place, word)| finding(LintRule::Forbidden, *place, word.as_str())));
    found.extend(other_language(draft, around));
    found
}

/// A letter to whom one writes Japanese has Japanese in it; one to others has not.
fn other_language(draft: &MailDraft, around: &Around<'_>) -> Option<Finding> {
    let lang = around.lang?;
    let own: String = own_lines(&draft.body).skip(2).map(|(_, line)| line).collect();
    let written = if is_japanese(&own) { Lang::Ja } else { Lang::En };
    (!own.trim().is_empty() && written != lang).then(|| finding(LintRule::OtherLanguage, Place::Whole, written.as_str()))
}

#[cfg(test)]
mod tests;
