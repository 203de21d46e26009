//! What a message is: written by a person to persons, or by a machine, or to a list.

use super::header::Fields;
use super::parameters::Parameters;
use crate::domain::{MailKind, MailPerson, MailRole};

/// Local parts of addresses that nobody reads.
const MACHINES: &[&str] = &["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "do_not_reply", "auto-reply", "autoreply"];
const BOUNCERS: &[&str] = &["mailer-daemon", "postmaster", "mailer_daemon"];
/// How programs begin the subjects of automatic answers, in lower case; a mark, an answer's subject or nothing follows.
const AUTOMATIC: &[&str] = &[
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "automatische antwort",
    "abwesenheitsnotiz",
    "out of office",
    "out of the office",
    "out of office autoreply",
    "out of office reply",
    "réponse automatique",
    "自動返信",
    "自動返信メール",
    "自動応答",
    "自動配信",
    "自動配信メール",
    "不在通知",
    "不在自動応答",
    "自動回覆",
    "自动回复",
];
/// What people begin subjects with as well: another sign must stand beside it.
const PERHAPS_AUTOMATIC: &[&str] = &[
    "auto:",
    "auto reply",
    "auto-reply",
    "autoreply",
    "out of office",
    "out of the office",
    "abwesen",
    "read:",
    "不在",
    "外出中",
    "休暇中",
    "開封済",
    "自動",
];
/// What stands behind the words of a program in a subject.
const BEHIND_WORDS: &[char] = &[':', '：', ']', '】', ')', '）', '-', '–', '—'];
const BRACKETS: &[char] = &['[', '【', '(', '（'];
/// How subjects of mail that could not be delivered begin, where a bouncer wrote it.
const UNDELIVERED: &[&str] = &[
    "undeliver",
    "delivery status",
    "delivery failure",
    "delivery has failed",
    "failure notice",
    "mail delivery",
    "returned mail",
    "配信不能",
    "配信できません",
    "送信できません",
    "メールを配信できません",
    "warning: could not send",
    "message not delivered",
];

/// What tells the kind of a message.
pub(super) struct Clues<'c> {
    pub fields: &'c Fields<'c>,
    pub people: &'c [MailPerson],
    pub subject: &'c str,
    /// The types of all parts, the message's own first.
    pub types: &'c [Parameters],
}

/// Says what a message is.
pub(super) fn kind(clues: &Clues<'_>) -> MailKind {
    if is_bounce(clues) {
        MailKind::Bounce
    } else if is_calendar(clues) {
        MailKind::Calendar
    } else if is_auto(clues) {
        MailKind::Auto
    } else if is_list(clues.fields) {
        MailKind::List
    } else {
        MailKind::Message
    }
}

fn report_type(clues: &Clues<'_>) -> Option<String> {
    let top = clues.types.first().filter(|top| top.value == "multipart/report")?;
    Some(top.plain("report-type").unwrap_or_default().to_ascii_lowercase())
}

fn is_bounce(clues: &Clues<'_>) -> bool {
    let report = report_type(clues);
    let has_status = clues.types.iter().any(|part| part.value == "message/delivery-status");
    if has_status && report.as_deref() != Some("disposition-notification") {
        return true;
    }
    let is_daemon = sender_starts_with(clues.people, BOUNCERS);
    let subject = clues.subject.to_lowercase();
    let is_failure = UNDELIVERED.iter().any(|start| subject.starts_with(start));
    clues.fields.has("x-failed-recipients") || (is_daemon && (is_failure || report.is_some() || is_null_path(clues.fields)))
}

fn is_null_path(fields: &Fields<'_>) -> bool {
    fields.word("return-path") == "<>"
}

fn is_calendar(clues: &Clues<'_>) -> bool {
    let has_method = |part: &Parameters| part.value == "text/calendar" && part.plain("method").is_some_and(|method| !method.is_empty());
    clues.types.iter().any(has_method) || clues.fields.word("content-class").ends_with("calendarmessage")
}

fn is_auto(clues: &Clues<'_>) -> bool {
    let fields = clues.fields;
    let said = fields.word("auto-submitted");
    (!said.is_empty() && !said.starts_with("no"))
        || ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].iter().any(|name| fields.has(name))
        || fields.word("precedence").replace('-', "_").starts_with("auto_reply")
        || report_type(clues).is_some()
        || has_automatic_subject(clues)
        || sender_starts_with(clues.people, MACHINES)
}

/// A person writes "Out of office hours support?" too, and 外出中の対応について.
fn has_automatic_subject(clues: &Clues<'_>) -> bool {
    let subject = clues.subject.trim().to_lowercase();
    let bare = subject.trim_start_matches(BRACKETS);
    let is_behind = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(BEHIND_WORDS) || rest.starts_with("re:")
    };
    let is_written = AUTOMATIC.iter().any(|words| bare.strip_prefix(words).is_some_and(is_behind));
    is_written || (PERHAPS_AUTOMATIC.iter().any(|words| bare.starts_with(words)) && has_second_sign(clues.fields, bare))
}

fn has_second_sign(fields: &Fields<'_>, subject: &str) -> bool {
    is_null_path(fields)
        || ["x-auto-response-suppress", "auto-submitted"].iter().any(|name| fields.has(name))
        || ["bulk", "junk"].contains(&fields.word("precedence").as_str())
        || subject.ends_with("通知")
        || ["自動返信", "自動応答", "自動送信"].iter().any(|word| subject.ends_with(word) || subject.contains(&format!("{word}）")))
}

fn is_list(fields: &Fields<'_>) -> bool {
    ["list-id", "list-unsubscribe", "list-post", "x-mailing-list", "mailing-list"].iter().any(|name| fields.has(name))
        || ["bulk", "list", "junk"].contains(&fields.word("precedence").as_str())
}

fn sender_starts_with(people: &[MailPerson], names: &[&str]) -> bool {
    let mut senders = people.iter().filter(|person| person.role == MailRole::From);
    senders.any(|person| {
        let local = person.email.split('@').next().unwrap_or_default();
        names.iter().any(|name| local.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphabetic())))
    })
}

#[cfg(test)]
mod tests {
    use super::super::marks::Marks;
    use super::super::{people, words};
    use super::*;

    fn kind_of(header: &str) -> MailKind {
        let fields = Fields::read(header.as_bytes());
        let mut marks = Marks::default();
        let people = people::people(&fields, None, &mut marks);
        let subject = fields.get("subject").map(|field| words::decode_text(field, None, &mut marks)).unwrap_or_default();
        let types = [Parameters::read(fields.get("content-type"))];
        kind(&Clues { fields: &fields, people: &people, subject: &subject, types: &types })
    }

    #[test]
    fn machines_and_lists_are_told_from_people() {
        for (header, kind) in [
            ("From: mika@acme.example\nSubject: Read the plan", MailKind::Message),
            ("From: Auto Parts <auto@acme.example>\nSubject: Automatic doors", MailKind::Message),
            ("From: nora@acme.example\nSubject: 不在時の対応について", MailKind::Message),
            ("From: nora@acme.example\nSubject: 外出中の対応について", MailKind::Message),
            ("From: nora@acme.example\nSubject: 休暇中の引き継ぎについて", MailKind::Message),
            ("From: nora@acme.example\nSubject: 不在のため再送いたします", MailKind::Message),
            ("From: nora@acme.example\nSubject: 自動返信の設定を教えてください", MailKind::Message),
            ("From: nora@acme.example\nSubject: Read: the new plan, any thoughts?", MailKind::Message),
            ("From: nora@acme.example\nSubject: Auto: renewal of the car policy", MailKind::Message),
            ("From: nora@acme.example\nSubject: Out of office hours support?", MailKind::Message),
            ("Return-Path: <>\nFrom: a@b.example\nSubject: 外出中です", MailKind::Auto),
            ("X-Auto-Response-Suppress: All\nFrom: a@b.example\nSubject: Out of office until Monday", MailKind::Auto),
            ("X-Auto-Response-Suppress: All\nFrom: a@b.example\nSubject: The new plan", MailKind::Message),
            ("From: a@b.example\nSubject: Automatic reply: plan", MailKind::Auto),
            ("From: a@b.example\nSubject: Out of Office AutoReply: plan", MailKind::Auto),
            ("From: a@b.example\nSubject: 自動応答: 日程", MailKind::Auto),
            ("From: a@b.example\nSubject: 【自動返信】お問い合わせありがとうございます", MailKind::Auto),
            ("From: a@b.example\nSubject: 不在通知", MailKind::Auto),
            ("From: a@b.example\nSubject: 休暇中のお知らせ（自動返信）", MailKind::Auto),
            ("Auto-Submitted: no\nFrom: a@b.example", MailKind::Message),
            ("Auto-Submitted: auto-replied\nFrom: a@b.example", MailKind::Auto),
            ("From: a@b.example\nSubject: Out of Office: Re: plan", MailKind::Auto),
            ("From: a@b.example\nSubject: =?utf-8?B?6Ieq5YuV6L+U5L+h?= Re: x", MailKind::Auto),
            ("From: no-reply@b.example\nSubject: Your invoice", MailKind::Auto),
            ("From: noreplyson@b.example", MailKind::Message),
            ("Precedence: auto_reply\nFrom: a@b.example", MailKind::Auto),
            ("Content-Type: multipart/report; report-type=disposition-notification; boundary=x\nFrom: a@b.example", MailKind::Auto),
            ("List-Id: <x.lists.example>\nFrom: a@b.example", MailKind::List),
            ("List-Unsubscribe: <https://x.example>\nFrom: a@b.example", MailKind::List),
            ("Precedence: bulk\nFrom: a@b.example", MailKind::List),
            ("Content-Type: text/calendar; method=REQUEST\nFrom: a@b.example", MailKind::Calendar),
            ("Content-Type: text/calendar\nFrom: a@b.example", MailKind::Message),
            ("From: Mail Delivery System <MAILER-DAEMON@b.example>\nSubject: Undelivered Mail Returned", MailKind::Bounce),
            ("From: postmaster@b.example\nSubject: Our new mail server", MailKind::Message),
            ("X-Failed-Recipients: c@d.example\nFrom: a@b.example", MailKind::Bounce),
        ] {
            assert_eq!(kind_of(&format!("{header}\n\n")), kind, "{header}");
        }
    }
}
