//! Mail in words: how long somebody waits, when an answer is due, what was said about a conversation.

use crate::domain::whose::Whose;
use crate::domain::{Attachment, Direction, Mail, MailRole, ThreadSettled};
use crate::i18n::{Format, Words};
use crate::review::mail::{OpenPromise, Owed};
use crate::say;
use crate::store::mail::owed;
use chrono::NaiveDate;

/// Worked time in full hours from an hour on.
pub fn worked(format: &Format, minutes: i64) -> String {
    let minutes = u32::try_from(minutes).unwrap_or(0);
    format.minutes(if minutes >= 60 { minutes / 60 * 60 } else { minutes })
}

/// When an answer is due, in worked time.
pub fn due(words: &Words, format: &Format, owed: &Owed) -> String {
    if let Some(until) = owed.waiting.snoozed_until.filter(|_| owed.is_snoozed) {
        return say!(words, "mail-until", day = format.short_date(until));
    }
    let time = worked(format, owed.left.abs());
    if owed.is_late { say!(words, "mail-late", time = time) } else { say!(words, "mail-due-in", time = time) }
}

/// What was said about a conversation.
pub fn said(words: &Words, format: &Format, settled: Option<ThreadSettled>, snoozed_until: Option<NaiveDate>) -> Option<String> {
    match settled {
        Some(ThreadSettled::Done) => Some(say!(words, "mail-is-done")),
        Some(ThreadSettled::NoAnswer) => Some(say!(words, "mail-needs-none")),
        None => snoozed_until.filter(|until| *until > format.today).map(|until| say!(words, "mail-until", day = format.short_date(until))),
    }
}

/// A subject, or that there is none.
pub fn subject(words: &Words, subject: &str) -> String {
    if subject.trim().is_empty() { say!(words, "mail-no-subject") } else { crate::text::display(subject).into_owned() }
}

/// Who wrote a message: oneself only where it is from an own address, for colleagues write for us, too.
pub fn writer(words: &Words, us: &Whose, mail: &Mail) -> String {
    let from = mail.people.iter().find(|person| person.role == MailRole::From);
    let is_own = mail.direction == Direction::Out && from.is_none_or(|person| us.is_own(&person.email));
    if is_own { say!(words, "mail-you") } else { owed::writer(&mail.people) }
}

/// The files that came with a message.
pub fn attachments(words: &Words, format: &Format, attachments: &[Attachment]) -> String {
    let names: Vec<String> =
        attachments.iter().map(|file| format!("{} ({})", crate::text::display(&file.name), size(format, file.size))).collect();
    say!(words, "mail-attached", files = names.join(", "))
}

/// A size as people say it.
fn size(format: &Format, bytes: u64) -> String {
    const KB: u64 = 1_000;
    let whole = |number: u64| format.whole(i64::try_from(number).unwrap_or(i64::MAX));
    match bytes {
        0..KB => format!("{} B", whole(bytes)),
        KB..1_000_000 => format!("{} KB", whole(bytes / KB)),
        _ => format!("{} MB", format.decimal((bytes / 100_000) as f64 / 10.0)),
    }
}

/// A promise with its day.
pub fn promise_hint(words: &Words, format: &Format, promise: &OpenPromise) -> String {
    let due = promise.due_on.map(|day| say!(words, "mail-promise-due", day = format.date(day)));
    [Some(promise.account_name.clone()), due].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
