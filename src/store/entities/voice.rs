//! What customers say and what becomes of it: invitations to surveys, themes and their tags, feedback and who raised it.

use crate::domain::{Feedback, FeedbackId, Invitation, InvitationId, Tag, TagId, TaggedKind, Theme, ThemeId, Voice, VoiceId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, text, word};
use rusqlite::types::Value;

impl Entity for Invitation {
    type Id = InvitationId;
    const TABLE: &'static str = "survey_invitation";
    const COLUMNS: &'static [&'static str] = &["account_id", "contact_id", "kind", "at", "response_id"];

    fn values(&self) -> Vec<Value> {
        vec![self.account.into(), word(self.contact), self.kind.into(), self.at.into(), word(self.response)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Invitation { account: cells.take()?, contact: cells.take()?, kind: cells.take()?, at: cells.take()?, response: cells.take()? })
    }
}

impl Entity for Theme {
    type Id = ThemeId;
    const TABLE: &'static str = "theme";
    const COLUMNS: &'static [&'static str] = &["name", "criterion", "rules", "position"];

    fn values(&self) -> Vec<Value> {
        vec![self.name.clone().into(), self.criterion.clone().into(), self.rules.clone().into(), self.position.into()]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Theme { name: cells.take()?, criterion: cells.take()?, rules: cells.take()?, position: cells.take()? })
    }
}

impl Entity for Tag {
    type Id = TagId;
    const TABLE: &'static str = "theme_tag";
    const COLUMNS: &'static [&'static str] = &["theme_id", "account_id", "row_kind", "row_id", "state"];

    fn values(&self) -> Vec<Value> {
        vec![self.theme.into(), self.account.into(), self.kind.into(), self.row.into(), self.state.into()]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Tag { theme: cells.take()?, account: cells.take()?, kind: cells.take()?, row: cells.take()?, state: cells.take()? })
    }
}

impl Entity for Feedback {
    type Id = FeedbackId;
    const TABLE: &'static str = "feedback";
    const COLUMNS: &'static [&'static str] = &["kind", "title", "status", "status_on", "reference", "note"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.kind.into(),
            self.title.clone().into(),
            self.status.into(),
            day(Some(self.status_on)),
            text(&self.reference),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Feedback {
            kind: cells.take()?,
            title: cells.take()?,
            status: cells.take()?,
            status_on: cells.needed_day()?,
            reference: cells.take()?,
            note: cells.take()?,
        })
    }
}

impl Entity for Voice {
    type Id = VoiceId;
    const TABLE: &'static str = "feedback_voice";
    const COLUMNS: &'static [&'static str] = &["feedback_id", "account_id", "contact_id", "row_kind", "row_id", "at", "quote", "told_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.feedback.into(),
            self.account.into(),
            word(self.contact),
            word(self.source.map(|(kind, _)| kind)),
            word(self.source.map(|(_, row)| row)),
            self.at.into(),
            text(&self.quote),
            day(self.told_on),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let (feedback, account, contact) = (cells.take()?, cells.take()?, cells.take()?);
        let (kind, row): (Option<TaggedKind>, Option<i64>) = (cells.take()?, cells.take()?);
        Ok(Voice { feedback, account, contact, source: kind.zip(row), at: cells.take()?, quote: cells.take()?, told_on: cells.day()? })
    }
}
