//! Letters: drafts from the first word to the touch they become, templates of one's own, and words one does not write.

use super::save::{account_name, outcome, save};
use super::tasks::close;
use super::{Error, Outcome, Result};
use crate::domain::letter::{check_texts, draft_of_message, read_texts};
use crate::domain::{
    AccountId, ContactId, Direction, EntityRef, Invalid, Mail, MailDraft, MailDraftId, MailDraftState, MailPerson, MailRole, MailRule,
    MailRuleId, MailRuleKind, MailThread, Row, TaskId, Template, TemplateId, TemplateKind, ThreadSettled, Timestamp, Touch, TouchId,
    TouchKind,
};
use crate::store::{self, OpLabel, Tx, entities, letters};
use crate::text::write_tokens;
use serde_json::json;

/// A mail is the one that a draft became when it went within so many days.
const SAME_MAIL_DAYS: i64 = 3;

/// What one can do about letters.
#[derive(Clone, Debug)]
pub enum LetterOp {
    /// Keeps drafts; several are those of one mailing.
    Make(Vec<MailDraft>),
    /// Changes what a draft says and whom it goes to.
    Change(MailDraftId, DraftText),
    /// Notes that drafts were given to a file or program; each with its name.
    HandOver(Vec<(MailDraftId, String)>),
    /// Notes that drafts were sent: each becomes a touch of its account.
    Sent(Vec<MailDraftId>, Sending),
    Discard(Vec<MailDraftId>),
    /// Keeps a template of one's own; one row a key, which stands in the place of a built-in one.
    SaveTemplate(Template),
    /// Takes a template of one's own away; where one of its key comes with the program, that one is back.
    DeleteTemplate(TemplateId),
    /// Adds a word that no draft may hold.
    Forbid(String),
    Allow(MailRuleId),
}

/// What a person changes in a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftText {
    pub contact: Option<ContactId>,
    pub people: Vec<MailPerson>,
    pub subject: String,
    pub body: String,
    pub attachments: Vec<String>,
}

/// When drafts were sent, and the tasks that this answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    pub at: Timestamp,
    pub closes: Vec<TaskId>,
}

impl DraftText {
    /// Returns a draft with this text.
    pub fn on(self, draft: MailDraft) -> MailDraft {
        let mut draft = draft;
        self.put(&mut draft);
        draft
    }

    pub fn of(draft: &MailDraft) -> DraftText {
        DraftText {
            contact: draft.contact,
            people: draft.people.clone(),
            subject: draft.subject.clone(),
            body: draft.body.clone(),
            attachments: draft.attachments.clone(),
        }
    }

    fn put(self, draft: &mut MailDraft) {
        (draft.contact, draft.people, draft.subject) = (self.contact, self.people, self.subject);
        (draft.body, draft.attachments) = (self.body, self.attachments);
    }
}

pub(super) fn run(tx: &Tx, op: &LetterOp) -> Result<(Outcome, OpLabel)> {
    match op {
        LetterOp::Make(drafts) => make(tx, drafts),
        LetterOp::Change(id, text) => change(tx, *id, text),
        LetterOp::HandOver(handed) => hand_over(tx, handed),
        LetterOp::Sent(ids, sending) => sent(tx, ids, sending),
        LetterOp::Discard(ids) => discard(tx, ids),
        LetterOp::SaveTemplate(template) => save_template(tx, template),
        LetterOp::DeleteTemplate(id) => delete_template(tx, *id),
        LetterOp::Forbid(word) => forbid(tx, word),
        LetterOp::Allow(id) => allow(tx, *id),
    }
}

fn make(tx: &Tx, drafts: &[MailDraft]) -> Result<(Outcome, OpLabel)> {
    let is_mailing = drafts.len() > 1 || drafts.iter().any(|draft| draft.batch.is_some());
    let batch = is_mailing.then(|| tx.new_id());
    let mut last = None;
    for draft in drafts {
        let draft = MailDraft { batch, state: MailDraftState::Open, ..draft.clone() };
        last = Some((save(tx, None, &draft)?.0, draft.account));
    }
    labelled(tx, last, drafts.len(), "draft-make")
}

/// Says what was done to one draft, or to how many.
fn labelled(tx: &Tx, last: Option<(MailDraftId, AccountId)>, n: usize, kind: &'static str) -> Result<(Outcome, OpLabel)> {
    let Some((id, account)) = last else { return Err(refused("draft", Invalid::Empty)) };
    let args = json!({ "account": account_name(tx, account)?, "n": n });
    Ok((outcome(id, (n == 1).then_some(account)), OpLabel { kind, args }))
}

fn needed(tx: &Tx, id: MailDraftId) -> Result<MailDraft> {
    Ok(store::needed::<MailDraft>(tx.connection(), id)?.fields)
}

/// Reads a draft that is not sent yet.
fn unsent(tx: &Tx, id: MailDraftId) -> Result<MailDraft> {
    let draft = needed(tx, id)?;
    if draft.state == MailDraftState::Sent {
        return Err(refused("draft", Invalid::AlreadySent(draft.subject)));
    }
    Ok(draft)
}

fn change(tx: &Tx, id: MailDraftId, text: &DraftText) -> Result<(Outcome, OpLabel)> {
    let mut draft = unsent(tx, id)?;
    text.clone().put(&mut draft);
    // What was handed over is not what stands here any more.
    (draft.state, draft.handed_to) = (MailDraftState::Open, None);
    save(tx, Some(id), &draft)?;
    labelled(tx, Some((id, draft.account)), 1, "draft-change")
}

fn hand_over(tx: &Tx, handed: &[(MailDraftId, String)]) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for (id, to) in handed {
        let mut draft = unsent(tx, *id)?;
        (draft.state, draft.handed_to) = (MailDraftState::Handed, Some(to.clone()));
        save(tx, Some(*id), &draft)?;
        last = Some((*id, draft.account));
    }
    labelled(tx, last, handed.len(), "draft-hand")
}

fn sent(tx: &Tx, ids: &[MailDraftId], sending: &Sending) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for id in ids {
        let draft = unsent(tx, *id)?;
        let account = draft.account;
        let (touch, at) = match own_mail(tx, *id, &draft, sending.at)? {
            Some(known) => known,
            None => (new_touch(tx, &draft, sending.at)?, sending.at),
        };
        settle_thread(tx, &draft, at)?;
        let done = MailDraft { state: MailDraftState::Sent, sent_at: Some(at), touch: Some(touch), ..draft };
        save(tx, Some(*id), &done)?;
        last = Some((*id, account));
    }
    let mut tasks = Vec::new();
    for task in &sending.closes {
        tasks.extend(close(tx, &store::needed(tx.connection(), *task)?)?);
    }
    let (made, label) = labelled(tx, last, ids.len(), "draft-sent")?;
    Ok((Outcome { tasks, ..made }, label))
}

/// The text stays in the draft, which the touch leads to.
fn new_touch(tx: &Tx, draft: &MailDraft, at: Timestamp) -> Result<TouchId> {
    let subject = Some(draft.subject.clone()).filter(|subject| !subject.trim().is_empty());
    let mail = Touch { direction: Direction::Out, subject, ..Touch::of(draft.account, TouchKind::Email, at.into()) };
    let (touch, _) = save(tx, None, &mail)?;
    entities::set_contacts_of_touch(tx, touch, &Vec::from_iter(draft.contact))?;
    Ok(touch)
}

/// Finds the touch of the mail that a draft became, where that was read in before, and when it went: by the id that the letter was
/// given on its way out, else by its subject and somebody it went to.
fn own_mail(tx: &Tx, id: MailDraftId, draft: &MailDraft, at: Timestamp) -> Result<Option<(TouchId, Timestamp)>> {
    let days = chrono::TimeDelta::days(SAME_MAIL_DAYS);
    // What went before the draft was begun is another mail of the same subject.
    let times = ((at - days).max(draft.made_at), at + days);
    let mut mails = Vec::new();
    for mail in letters::mails_of_sent(tx.connection(), draft.account, times)? {
        mails.extend(store::get::<Mail>(tx.connection(), mail)?.map(|row| row.fields));
    }
    let is_named = |mail: &&Mail| mail.message_id.as_deref().and_then(draft_of_message) == Some(id);
    let subject = plain_subject(&draft.subject);
    let is_like = |mail: &&Mail| plain_subject(&mail.subject) == subject && is_to_the_same(mail, draft);
    let found = mails.iter().find(is_named).or_else(|| mails.iter().find(is_like));
    Ok(found.and_then(|mail| Some((mail.touch?, mail.at))))
}

/// Subjects come back with other characters of the same look: ISO-2022-JP makes ～ of 〜.
fn plain_subject(subject: &str) -> String {
    let mut words = String::new();
    write_tokens(subject, &mut words);
    if words.is_empty() { subject.trim().to_owned() } else { words }
}

fn is_to_the_same(mail: &Mail, draft: &MailDraft) -> bool {
    let has = |email: &str| mail.people.iter().any(|person| person.role != MailRole::From && person.email.eq_ignore_ascii_case(email));
    draft.people.iter().any(|person| has(&person.email))
}

/// The conversation that a letter answers is answered by it.
fn settle_thread(tx: &Tx, draft: &MailDraft, at: Timestamp) -> Result<()> {
    let Some(mail) = draft.reply_to else { return Ok(()) };
    let Some(mail) = store::get::<Mail>(tx.connection(), mail)? else { return Ok(()) };
    let Some(thread) = store::get::<MailThread>(tx.connection(), mail.thread)? else { return Ok(()) };
    let settled = MailThread { settled: Some((ThreadSettled::Done, at)), snoozed_until: None, ..thread.fields };
    save(tx, Some(thread.id), &settled)?;
    Ok(())
}

fn discard(tx: &Tx, ids: &[MailDraftId]) -> Result<(Outcome, OpLabel)> {
    let mut last = None;
    for id in ids {
        let draft = needed(tx, *id)?;
        store::delete::<MailDraft>(tx.connection(), *id, tx.at())?;
        last = Some((*id, draft.account));
    }
    let (made, label) = labelled(tx, last, ids.len(), "draft-discard")?;
    Ok((Outcome { row: None, ..made }, label))
}

fn save_template(tx: &Tx, template: &Template) -> Result<(Outcome, OpLabel)> {
    let template = Template { kind: TemplateKind::Mail, ..template.clone() };
    if let Err(fault) = read_texts(&template.body).and_then(|texts| check_texts(&texts)) {
        return Err(refused("body", Invalid::Template(fault)));
    }
    let row = own_row(tx, &template.key)?.map(|row| row.id);
    let (id, added) = save(tx, row, &template)?;
    let kind = if added { "template-add" } else { "template-edit" };
    Ok((outcome(id, None), OpLabel { kind, args: json!({ "template": template.name }) }))
}

fn own_row(tx: &Tx, key: &str) -> Result<Option<Row<TemplateId, Template>>> {
    Ok(letters::own_templates(tx.connection())?.into_iter().rev().find(|row| row.key == key))
}

fn delete_template(tx: &Tx, id: TemplateId) -> Result<(Outcome, OpLabel)> {
    let template = store::needed::<Template>(tx.connection(), id)?;
    store::delete::<Template>(tx.connection(), id, tx.at())?;
    Ok((Outcome::default(), OpLabel { kind: "template-delete", args: json!({ "template": template.fields.name }) }))
}

fn forbid(tx: &Tx, word: &str) -> Result<(Outcome, OpLabel)> {
    let word = word.trim().to_owned();
    let label = OpLabel { kind: "draft-forbid", args: json!({ "word": word }) };
    // What is forbidden already stays so.
    if let Some(row) = letters::forbidden(tx.connection())?.into_iter().find(|row| row.pattern == word) {
        return Ok((outcome(row.id, None), label));
    }
    let rule = MailRule { kind: MailRuleKind::Forbidden, pattern: word, account: None, contact: None };
    let (id, _) = save(tx, None, &rule)?;
    Ok((outcome(id, None), label))
}

fn allow(tx: &Tx, id: MailRuleId) -> Result<(Outcome, OpLabel)> {
    let rule = store::needed::<MailRule>(tx.connection(), id)?;
    store::delete::<MailRule>(tx.connection(), id, tx.at())?;
    let row: EntityRef = id.into();
    Ok((Outcome { row: Some(row), ..Outcome::default() }, OpLabel { kind: "draft-allow", args: json!({ "word": rule.fields.pattern }) }))
}

fn refused(field: &'static str, why: Invalid) -> Error {
    Error::Invalid(vec![(field, why)])
}
