//! Mail: where it is read from, the messages and their threads, addresses and rules about them, drafts, kept searches.

use crate::domain::mail_text::topic_of;
use crate::domain::{
    ContactAddress, ContactAddressId, Mail, MailDraft, MailDraftId, MailFile, MailFileId, MailId, MailRule, MailRuleId, MailSource,
    MailSourceId, MailThread, MailThreadId, SavedSearch, SavedSearchId,
};
use crate::store::Entity;
use crate::store::cells::{Cells, day, instant, json, text, word};
use rusqlite::types::Value;

impl Entity for MailSource {
    type Id = MailSourceId;
    const TABLE: &'static str = "mail_source";
    const COLUMNS: &'static [&'static str] = &["path", "kind", "read_at"];

    fn values(&self) -> Vec<Value> {
        vec![self.path.clone().into(), self.kind.into(), instant(self.read_at)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(MailSource { path: cells.take()?, kind: cells.take()?, read_at: cells.instant()? })
    }
}

impl Entity for MailFile {
    type Id = MailFileId;
    const TABLE: &'static str = "mail_file";
    const COLUMNS: &'static [&'static str] = &["source_id", "kind", "name", "size", "stamp", "read_to", "mark", "mail_id"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.source.into(),
            self.kind.into(),
            self.name.clone().into(),
            count(self.size),
            self.stamp.into(),
            word(self.read_to.map(count)),
            text(&self.mark),
            word(self.mail),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(MailFile {
            source: cells.take()?,
            kind: cells.take()?,
            name: cells.take()?,
            size: cells.take()?,
            stamp: cells.take()?,
            read_to: cells.take()?,
            mark: cells.take()?,
            mail: cells.take()?,
        })
    }
}

impl Entity for MailThread {
    type Id = MailThreadId;
    const TABLE: &'static str = "mail_thread";
    const COLUMNS: &'static [&'static str] = &["account_id", "subject", "settled", "settled_at", "snoozed_until"];

    fn values(&self) -> Vec<Value> {
        let (settled, settled_at) = self.settled.unzip();
        vec![word(self.account), self.subject.clone().into(), word(settled), instant(settled_at), day(self.snoozed_until)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let (account, subject, settled) = (cells.take()?, cells.take()?, cells.take::<Option<_>>()?);
        Ok(MailThread { account, subject, settled: settled.zip(cells.instant()?), snoozed_until: cells.day()? })
    }
}

impl Entity for Mail {
    type Id = MailId;
    const TABLE: &'static str = "mail";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contact_id",
        "thread_id",
        "touch_id",
        "file_id",
        "place",
        "message_id",
        "fingerprint",
        "kind",
        "direction",
        "at",
        "subject",
        "body",
        "people",
        "refs",
        "attachments",
        "marks",
        "flags",
        "size",
        "topic",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.account),
            word(self.contact),
            self.thread.into(),
            word(self.touch),
            word(self.file),
            word(self.place.map(count)),
            text(&self.message_id),
            self.fingerprint.clone().into(),
            self.kind.into(),
            self.direction.into(),
            instant(Some(self.at)),
            self.subject.clone().into(),
            self.body.clone().into(),
            json(&self.people),
            json(&self.refs),
            json(&self.attachments),
            json(&self.marks),
            self.flags.clone().into(),
            count(self.size),
            // Follows from the subject, and is never read.
            word(topic_of(&self.subject, &self.refs)),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Mail {
            account: cells.take()?,
            contact: cells.take()?,
            thread: cells.take()?,
            touch: cells.take()?,
            file: cells.take()?,
            place: cells.take()?,
            message_id: cells.take()?,
            fingerprint: cells.take()?,
            kind: cells.take()?,
            direction: cells.take()?,
            at: cells.needed_instant()?,
            subject: cells.take()?,
            body: cells.take()?,
            people: cells.json()?,
            refs: cells.json()?,
            attachments: cells.json()?,
            marks: cells.json()?,
            flags: cells.take()?,
            size: cells.take()?,
        })
    }
}

impl Entity for ContactAddress {
    type Id = ContactAddressId;
    const TABLE: &'static str = "contact_address";
    const COLUMNS: &'static [&'static str] = &["contact_id", "account_id", "email"];

    fn values(&self) -> Vec<Value> {
        vec![self.contact.into(), self.account.into(), self.email.clone().into()]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(ContactAddress { contact: cells.take()?, account: cells.take()?, email: cells.take()? })
    }
}

impl Entity for MailRule {
    type Id = MailRuleId;
    const TABLE: &'static str = "mail_rule";
    const COLUMNS: &'static [&'static str] = &["kind", "pattern", "account_id", "contact_id"];

    fn values(&self) -> Vec<Value> {
        vec![self.kind.into(), self.pattern.clone().into(), word(self.account), word(self.contact)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(MailRule { kind: cells.take()?, pattern: cells.take()?, account: cells.take()?, contact: cells.take()? })
    }
}

impl Entity for MailDraft {
    type Id = MailDraftId;
    const TABLE: &'static str = "mail_draft";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contact_id",
        "template",
        "reply_to",
        "lang",
        "people",
        "subject",
        "body",
        "attachments",
        "state",
        "batch",
        "handed_to",
        "made_at",
        "sent_at",
        "touch_id",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            word(self.contact),
            text(&self.template),
            word(self.reply_to),
            self.lang.into(),
            json(&self.people),
            self.subject.clone().into(),
            self.body.clone().into(),
            json(&self.attachments),
            self.state.into(),
            word(self.batch),
            text(&self.handed_to),
            instant(Some(self.made_at)),
            instant(self.sent_at),
            word(self.touch),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(MailDraft {
            account: cells.take()?,
            contact: cells.take()?,
            template: cells.take()?,
            reply_to: cells.take()?,
            lang: cells.take()?,
            people: cells.json()?,
            subject: cells.take()?,
            body: cells.take()?,
            attachments: cells.json()?,
            state: cells.take()?,
            batch: cells.take()?,
            handed_to: cells.take()?,
            made_at: cells.needed_instant()?,
            sent_at: cells.instant()?,
            touch: cells.take()?,
        })
    }
}

impl Entity for SavedSearch {
    type Id = SavedSearchId;
    const TABLE: &'static str = "saved_search";
    const COLUMNS: &'static [&'static str] = &["name", "query", "position"];

    fn values(&self) -> Vec<Value> {
        vec![self.name.clone().into(), self.query.clone().into(), self.position.into()]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(SavedSearch { name: cells.take()?, query: cells.take()?, position: cells.take()? })
    }
}

/// A number of bytes as a column; no file is larger than a column can say.
fn count(bytes: u64) -> Value {
    Value::Integer(i64::try_from(bytes).unwrap_or(i64::MAX))
}
