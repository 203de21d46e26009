//! What customers answer, ask and use: survey responses, tickets, usage.

use crate::domain::{FollowUp, Response, ResponseId, Scale, Score, Ticket, TicketId, Usage, UsageId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, text, word};
use rusqlite::types::Value;

impl Entity for Response {
    type Id = ResponseId;
    const TABLE: &'static str = "response";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contact_id",
        "external_id",
        "kind",
        "scale_min",
        "scale_max",
        "score",
        "comment",
        "at",
        "answered_at",
        "follow_up",
        "closed_on",
        "told_on",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            word(self.contact),
            text(&self.external_id),
            self.kind.into(),
            self.score.scale().min.into(),
            self.score.scale().max.into(),
            self.score.value().into(),
            text(&self.comment),
            self.at.into(),
            word(self.answered_at),
            text(&self.follow_up.plan),
            day(self.follow_up.closed_on),
            day(self.follow_up.told_on),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Response {
            account: cells.take()?,
            contact: cells.take()?,
            external_id: cells.take()?,
            kind: cells.take()?,
            score: read_score(cells)?,
            comment: cells.take()?,
            at: cells.take()?,
            answered_at: cells.take()?,
            follow_up: FollowUp { plan: cells.take()?, closed_on: cells.day()?, told_on: cells.day()? },
        })
    }
}

fn read_score(cells: &mut Cells<'_>) -> rusqlite::Result<Score> {
    let scale = Scale { min: cells.take()?, max: cells.take()? };
    cells.checked(|value| Score::new(value, scale))
}

impl Entity for Ticket {
    type Id = TicketId;
    const TABLE: &'static str = "ticket";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contact_id",
        "external_id",
        "subject",
        "opened_at",
        "first_response_at",
        "first_response_minutes",
        "closed_at",
        "severity",
        "status",
        "satisfaction",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            word(self.contact),
            text(&self.external_id),
            text(&self.subject),
            self.opened_at.into(),
            word(self.first_response_at),
            self.first_response_minutes.into(),
            word(self.closed_at),
            word(self.severity),
            text(&self.status),
            self.satisfaction.into(),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Ticket {
            account: cells.take()?,
            contact: cells.take()?,
            external_id: cells.take()?,
            subject: cells.take()?,
            opened_at: cells.take()?,
            first_response_at: cells.take()?,
            first_response_minutes: cells.take()?,
            closed_at: cells.take()?,
            severity: cells.take()?,
            status: cells.take()?,
            satisfaction: cells.take()?,
        })
    }
}

impl Entity for Usage {
    type Id = UsageId;
    const TABLE: &'static str = "usage";
    const SOFT_DELETE: bool = false;
    const COLUMNS: &'static [&'static str] = &["account_id", "on_day", "metric", "user", "value"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            day(Some(self.on)),
            self.metric.clone().into(),
            self.user.clone().unwrap_or_default().into(),
            self.value.into(),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Usage {
            account: cells.take()?,
            on: cells.needed_day()?,
            metric: cells.take()?,
            user: cells.take::<String>().map(|user| (!user.is_empty()).then_some(user))?,
            value: cells.take()?,
        })
    }
}
