//! Drafts in JSON and as text.

use crate::cli::context::Context;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::letter::lint::{LintRule, Place};
use crate::domain::letter::written_addresses;
use crate::domain::{AccountId, ContactId, Lang, MailDraftId, MailDraftState, MailId, MailPerson, MailRole, TouchId};
use crate::i18n::format::NOTHING;
use crate::review::letters::LintedDraft;
use crate::say;
use crate::wording::letters::{finding, recipient, state};
use serde::Serialize;

/// A draft; `body` is left out of lists.
#[derive(Debug, Serialize)]
pub struct DraftLine {
    pub id: Option<MailDraftId>,
    pub account: AccountId,
    pub name: String,
    pub contact: Option<ContactId>,
    pub template: Option<String>,
    pub lang: Lang,
    pub people: Vec<MailPerson>,
    pub subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    pub attachments: Vec<String>,
    pub state: MailDraftState,
    pub batch: Option<String>,
    pub reply_to: Option<MailId>,
    pub handed_to: Option<String>,
    pub made_at: String,
    pub sent_at: Option<String>,
    pub touch: Option<TouchId>,
    pub findings: Vec<FindingLine>,
}

/// Something found; `line` is that of the text, `null` elsewhere.
#[derive(Debug, Serialize)]
pub struct FindingLine {
    pub rule: LintRule,
    pub blocks: bool,
    pub place: &'static str,
    pub line: Option<usize>,
    pub what: String,
    pub on: Option<crate::cli::json::Day>,
    pub text: String,
}

pub fn line(cx: &Context, draft: &LintedDraft, with_body: bool) -> DraftLine {
    let letter = &draft.draft;
    let instant = |at: crate::domain::Timestamp| crate::domain::Moment::At(at).to_string();
    DraftLine {
        id: draft.id,
        account: letter.account,
        name: draft.account.clone(),
        contact: letter.contact,
        template: letter.template.clone(),
        lang: letter.lang,
        people: letter.people.clone(),
        subject: letter.subject.clone(),
        body: with_body.then(|| letter.body.clone()),
        attachments: letter.attachments.clone(),
        state: letter.state,
        batch: letter.batch.filter(|batch| *batch != 0).map(|batch| batch.to_string()),
        reply_to: letter.reply_to,
        handed_to: letter.handed_to.clone(),
        made_at: instant(letter.made_at),
        sent_at: letter.sent_at.map(instant),
        touch: letter.touch,
        findings: findings(cx, draft),
    }
}

pub fn findings(cx: &Context, draft: &LintedDraft) -> Vec<FindingLine> {
    let one = |found: &crate::domain::letter::lint::Finding| FindingLine {
        rule: found.rule,
        blocks: found.rule.blocks(),
        place: match found.place {
            Place::Recipient => "recipient",
            Place::Subject => "subject",
            Place::Line(_) => "body",
            Place::Whole => "whole",
        },
        line: match found.place {
            Place::Line(line) => Some(line),
            _ => None,
        },
        what: found.what.clone(),
        on: found.on.map(crate::cli::json::Day),
        text: finding(&cx.words, &cx.format, found),
    };
    draft.findings.iter().map(one).collect()
}

/// Writes a draft whole.
pub fn whole(cx: &Context, draft: &LintedDraft) -> Text {
    let mut text = Text::default();
    let letter = &draft.draft;
    let mut head = |label: &str, value: String| {
        text.pieces(vec![Piece::new(format!("{}: ", cx.words.get(label)), Tone::Dim), Piece::from(value.as_str())]);
    };
    let to = recipient(letter);
    head("label-mail-to", if to.is_empty() { NOTHING.to_owned() } else { to });
    let cc = written_addresses(&letter.people, MailRole::Cc);
    if !cc.is_empty() {
        head("label-mail-cc", cc);
    }
    head("label-subject", letter.subject.clone());
    if !letter.attachments.is_empty() {
        head("label-attachments", letter.attachments.join(", "));
    }
    text.blank();
    for line in letter.body.lines() {
        text.line(line);
    }
    text.blank();
    text.append(found(cx, draft));
    text
}

/// Lists what was found, what blocks first.
pub fn found(cx: &Context, draft: &LintedDraft) -> Text {
    let mut text = Text::default();
    if draft.findings.is_empty() {
        text.pieces(vec![Piece::new("✓ ", Tone::Good), Piece::from(say!(cx.words, "draft-found-nothing").as_str())]);
    }
    for found in &draft.findings {
        let (sign, tone) = if found.rule.blocks() { ("✗ ", Tone::Bad) } else { ("! ", Tone::Watch) };
        text.pieces(vec![Piece::new(sign, tone), Piece::from(finding(&cx.words, &cx.format, found).as_str())]);
    }
    text
}

/// Lists drafts, a row each.
pub fn table(cx: &Context, drafts: &[LintedDraft]) -> Text {
    let mut text = Text::default();
    if drafts.is_empty() {
        text.line(say!(cx.words, "mail-empty-drafts"));
        return text;
    }
    let heading = |id: &str| Column::left(cx.words.get(id));
    let mut table = Table::new(vec![
        Column::whole(cx.words.get("draft-col-id")),
        heading("draft-col-state"),
        heading("draft-col-account"),
        heading("draft-col-to"),
        heading("draft-col-subject"),
    ]);
    for draft in drafts {
        let held = draft.findings.iter().filter(|found| found.rule.blocks()).count();
        let standing = match (draft.draft.state, held, draft.findings.len()) {
            (MailDraftState::Open, 0, 0) => Piece::new("✓", Tone::Good),
            (MailDraftState::Open, 0, n) => Piece::new(format!("! {n}"), Tone::Watch),
            (MailDraftState::Open, n, _) => Piece::new(format!("✗ {n}"), Tone::Bad),
            (other, ..) => Piece::from(state(&cx.words, other).as_str()),
        };
        let id = draft.id.map(|id| id.to_string()).unwrap_or_else(|| NOTHING.to_owned());
        let to = draft.draft.people.first().map(|person| person.name.clone().unwrap_or_else(|| person.email.clone())).unwrap_or_default();
        table.row(vec![
            Piece::new(id, Tone::Dim),
            standing,
            Piece::from(draft.account.as_str()),
            Piece::from(to.as_str()),
            Piece::from(draft.draft.subject.as_str()),
        ]);
    }
    text.table(&table);
    text
}
