//! A letter to many: one draft for each, looked over before any is kept.

use super::begin::{CannotBegin, Writer, written};
use super::fields::{ask_for_usage, draft_of};
use crate::domain::letter::{Fills, MailTemplate, answered_once};
use crate::domain::{AccountId, ContactRole, MailDraft};
use crate::review::letters::{Known, LetterFacts, LintedDraft, Skipped, Wanted, linted, mailing};

/// What a letter to many would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Mailing {
    pub drafts: Vec<LintedDraft>,
    pub skipped: Vec<Skipped>,
    /// What the template asks, over all languages it is written in.
    pub asked: Vec<String>,
}

/// Marks a draft as one of many until it gets its number.
const OF_MANY: Option<i64> = Some(0);

/// Writes a letter to each account's person, in the language of each.
pub fn plan(
    writer: Writer<'_>,
    accounts: &[AccountId],
    role: Option<ContactRole>,
    template: &MailTemplate,
    fills: &Fills,
) -> Result<Mailing, CannotBegin> {
    let (connection, today) = (writer.ground.connection, writer.ground.today);
    let (planned, skipped) = mailing(connection, accounts, role, today)?;
    let wanted = Wanted { workdays: writer.workdays, usage: ask_for_usage(template), own_lang: writer.format.lang };
    let (mut drafts, mut asked) = (Vec::new(), Vec::new());
    for one in planned {
        let facts = LetterFacts::read(writer.ground, one.account, Some(one.person), wanted)?;
        let composed = written(writer, &facts, Some(template), fills)?;
        asked.extend(composed.asked.iter().filter(|question| !asked.contains(*question)).cloned().collect::<Vec<String>>());
        let draft = draft_of(&facts, Some(&template.key), &composed, writer.now);
        drafts.push((None, MailDraft { subject: answered_once(&draft.subject).to_owned(), batch: OF_MANY, ..draft }));
    }
    let when = (today, writer.now, *writer.ground.zone);
    let known = Known::read(connection, when, writer.desk.again_days, writer.format.lang)?;
    Ok(Mailing { drafts: linted(connection, &known, drafts)?, skipped, asked })
}
