//! Ops on templates and drafts of mail.

use super::morning::one;
use crate::support::noon;
use mimamori::domain::*;
use mimamori::ops::{DraftText, LetterOp, Op, Sending};
use mimamori::store::{all_of, letters};
use rusqlite::Connection;

/// How many choices `for_letter` knows.
pub const CHOICES: u8 = 9;

fn draft(account: AccountId, contact: Option<ContactId>, pick: usize) -> MailDraft {
    MailDraft {
        account,
        contact,
        template: Some("qbr".into()),
        reply_to: None,
        lang: Lang::Ja,
        people: vec![MailPerson { role: MailRole::To, email: format!("a{pick}@x.example"), name: Some("佐藤".into()) }],
        subject: format!("件名 {pick}"),
        body: "本文\n\u{1F469}".into(),
        attachments: vec!["a.pdf".into()],
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: noon(),
        sent_at: None,
        touch: None,
    }
}

pub fn for_letter(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let unsent = letters::unsent(connection).expect("reads");
    let present = (!unsent.is_empty()).then(|| unsent[pick % unsent.len()].clone());
    let id = present.as_ref().map(|row| row.id);
    let contact = all_of::<Contact>(connection).expect("reads").into_iter().find(|row| Some(row.account) == account).map(|row| row.id);
    Some(Op::Letter(match choice {
        0 => {
            let account = account?;
            LetterOp::Make((0..=pick % 3).map(|n| draft(account, contact, pick + n)).collect())
        }
        1 => LetterOp::Change(id?, DraftText { subject: format!("changed {pick}"), ..DraftText::of(&present?.fields) }),
        2 => LetterOp::HandOver(vec![(id?, format!("/tmp/{pick}.eml"))]),
        3 => {
            let task = one::<Task>(connection, pick).map(|row| row.id);
            LetterOp::Sent(vec![id?], Sending { at: noon(), closes: task.into_iter().collect() })
        }
        4 => LetterOp::Discard(vec![one::<MailDraft>(connection, pick)?.id]),
        5 => LetterOp::SaveTemplate(Template {
            kind: TemplateKind::Mail,
            key: if pick.is_multiple_of(2) { "qbr".into() } else { format!("own-{pick}") },
            name: format!("Template {pick}"),
            description: None,
            touch_model: None,
            anchor: None,
            reason: None,
            body: format!("Subject: {pick}\n\nHello {{{{ contact.first or \"there\" }}}}"),
        }),
        6 => LetterOp::DeleteTemplate(letters::own_templates(connection).expect("reads").first()?.id),
        7 => LetterOp::Forbid(format!("word {pick}")),
        _ => LetterOp::Allow(letters::forbidden(connection).expect("reads").first()?.id),
    }))
}
