//! What the program says about templates, drafts and what was found in them.

use crate::domain::letter::lint::{Finding, LintRule, Place};
use crate::domain::{Lang, MailDraft, MailDraftState, MailRole};
use crate::i18n::{Format, Words};
use crate::review::letters::{LintedDraft, SkipReason};
use crate::say;

/// Says what was found in a draft, with the line where it stands.
pub fn finding(words: &Words, format: &Format, finding: &Finding) -> String {
    let what = finding.what.clone();
    let on = finding.on.map(|on| format.date(on)).unwrap_or_default();
    let said = match finding.rule {
        LintRule::NoRecipient => say!(words, "lint-no-recipient", name = what),
        LintRule::BadAddress => say!(words, "lint-bad-address", address = what),
        LintRule::EmptySubject => say!(words, "lint-empty-subject"),
        LintRule::EmptyBody => say!(words, "lint-empty-body"),
        LintRule::Unfilled => say!(words, "lint-unfilled", mark = what),
        LintRule::OtherName => say!(words, "lint-other-name", name = what),
        LintRule::Forbidden => say!(words, "lint-forbidden", word = what),
        LintRule::OptedOut => say!(words, "lint-opted-out", name = what, day = on),
        LintRule::Left => say!(words, "lint-left", name = what, day = on),
        LintRule::OtherPerson => say!(words, "lint-other-person", address = what),
        LintRule::Greeting => say!(words, "lint-greeting", name = what),
        LintRule::NoAttachment => say!(words, "lint-no-attachment", word = what),
        LintRule::SecondMail => say!(words, "lint-second-mail", day = on),
        LintRule::OtherDraft => say!(words, "lint-other-draft", subject = what),
        LintRule::OtherLanguage if what == Lang::Ja.as_str() => say!(words, "lint-language-ja"),
        LintRule::OtherLanguage => say!(words, "lint-language-en"),
    };
    match finding.place {
        Place::Line(line) => say!(words, "lint-at-line", line = line.to_string(), what = said),
        Place::Recipient | Place::Subject | Place::Whole => said,
    }
}

/// Says all that was found in a draft, a sentence each.
pub fn text_findings(words: &Words, format: &Format, draft: &LintedDraft) -> Vec<String> {
    draft.findings.iter().map(|found| finding(words, format, found)).collect()
}

/// Says why an account gets no letter.
pub fn skip(words: &Words, reason: SkipReason) -> String {
    match reason {
        SkipReason::Nobody => say!(words, "letter-skip-nobody"),
        SkipReason::NoAddress => say!(words, "letter-skip-no-address"),
        SkipReason::OptedOut => say!(words, "letter-skip-opted-out"),
        SkipReason::Churned => say!(words, "letter-skip-churned"),
        SkipReason::SameAddress => say!(words, "letter-skip-same-address"),
    }
}

/// Says whom a draft goes to: `Mika Sato <mika@acme.example>`.
pub fn recipient(draft: &MailDraft) -> String {
    let to = draft.people.iter().filter(|person| person.role == MailRole::To);
    let written = to.map(|person| match &person.name {
        Some(name) => format!("{name} <{}>", person.email),
        None => person.email.clone(),
    });
    written.collect::<Vec<_>>().join(", ")
}

/// Says how far a draft is.
pub fn state(words: &Words, state: MailDraftState) -> String {
    match state {
        MailDraftState::Open => say!(words, "draft-state-open"),
        MailDraftState::Handed => say!(words, "draft-state-handed"),
        MailDraftState::Sent => say!(words, "draft-state-sent"),
    }
}

/// Says what a merge field holds.
pub fn field_meaning(words: &Words, field: &str) -> String {
    words.get(&format!("letter-field-{}", field.replace(['.', '_'], "-")))
}
