//! What the morning is made of: marks on the queue, templates and started playbooks, goals, segments, programmes and meetings.

use crate::domain::{
    Event, EventId, Goal, GoalId, Guest, GuestId, Mark, MarkId, Meeting, MeetingId, Reading, ReadingId, Run, RunId, Segment, SegmentId,
    Template, TemplateId,
};
use crate::store::Entity;
use crate::store::cells::{Cells, day, instant, text, word};
use rusqlite::types::Value;

impl Entity for Mark {
    type Id = MarkId;
    const TABLE: &'static str = "triage_mark";
    const COLUMNS: &'static [&'static str] = &["account_id", "reason", "occasion", "action", "until", "merged_into", "note", "at"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            self.reason.into(),
            self.occasion.clone().into(),
            self.action.into(),
            day(self.until),
            word(self.merged_into),
            text(&self.note),
            instant(Some(self.at)),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Mark {
            account: cells.take()?,
            reason: cells.take()?,
            occasion: cells.take()?,
            action: cells.take()?,
            until: cells.day()?,
            merged_into: cells.take()?,
            note: cells.take()?,
            at: cells.needed_instant()?,
        })
    }
}

impl Entity for Template {
    type Id = TemplateId;
    const TABLE: &'static str = "template";
    const COLUMNS: &'static [&'static str] = &["kind", "key", "name", "description", "touch_model", "anchor", "reason", "body"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.kind.into(),
            self.key.clone().into(),
            self.name.clone().into(),
            text(&self.description),
            word(self.touch_model),
            word(self.anchor),
            word(self.reason),
            self.body.clone().into(),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Template {
            kind: cells.take()?,
            key: cells.take()?,
            name: cells.take()?,
            description: cells.take()?,
            touch_model: cells.take()?,
            anchor: cells.take()?,
            reason: cells.take()?,
            body: cells.take()?,
        })
    }
}

impl Entity for Run {
    type Id = RunId;
    const TABLE: &'static str = "playbook_run";
    const COLUMNS: &'static [&'static str] = &["account_id", "playbook", "name", "anchor_on", "reason", "stopped_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            self.playbook.clone().into(),
            self.name.clone().into(),
            day(Some(self.anchor_on)),
            word(self.reason),
            day(self.stopped_on),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Run {
            account: cells.take()?,
            playbook: cells.take()?,
            name: cells.take()?,
            anchor_on: cells.needed_day()?,
            reason: cells.take()?,
            stopped_on: cells.day()?,
        })
    }
}

impl Entity for Goal {
    type Id = GoalId;
    const TABLE: &'static str = "goal";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "title",
        "metric",
        "unit",
        "baseline",
        "baseline_on",
        "target",
        "due_on",
        "review_days",
        "closed_on",
        "outcome",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            self.title.clone().into(),
            text(&self.metric),
            text(&self.unit),
            self.baseline.into(),
            day(self.baseline_on),
            self.target.into(),
            day(self.due_on),
            self.review_days.into(),
            day(self.closed.map(|(on, _)| on)),
            word(self.closed.map(|(_, outcome)| outcome)),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Goal {
            account: cells.take()?,
            title: cells.take()?,
            metric: cells.take()?,
            unit: cells.take()?,
            baseline: cells.take()?,
            baseline_on: cells.day()?,
            target: cells.take()?,
            due_on: cells.day()?,
            review_days: cells.take()?,
            closed: cells.day()?.zip(cells.take()?),
            note: cells.take()?,
        })
    }
}

impl Entity for Reading {
    type Id = ReadingId;
    const TABLE: &'static str = "goal_reading";
    const COLUMNS: &'static [&'static str] = &["goal_id", "account_id", "read_on", "value", "source", "note"];

    fn values(&self) -> Vec<Value> {
        vec![self.goal.into(), self.account.into(), day(Some(self.read_on)), self.value.into(), text(&self.source), text(&self.note)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Reading {
            goal: cells.take()?,
            account: cells.take()?,
            read_on: cells.needed_day()?,
            value: cells.take()?,
            source: cells.take()?,
            note: cells.take()?,
        })
    }
}

impl Entity for Segment {
    type Id = SegmentId;
    const TABLE: &'static str = "segment";
    const COLUMNS: &'static [&'static str] = &["name", "filter", "position", "touch_model"];

    fn values(&self) -> Vec<Value> {
        vec![self.name.clone().into(), self.filter.clone().into(), self.position.into(), word(self.touch_model)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Segment { name: cells.take()?, filter: cells.take()?, position: cells.take()?, touch_model: cells.take()? })
    }
}

impl Entity for Event {
    type Id = EventId;
    const TABLE: &'static str = "event";
    const COLUMNS: &'static [&'static str] = &["kind", "title", "at", "minutes", "note"];

    fn values(&self) -> Vec<Value> {
        vec![self.kind.into(), self.title.clone().into(), self.at.into(), self.minutes.into(), text(&self.note)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Event { kind: cells.take()?, title: cells.take()?, at: cells.take()?, minutes: cells.take()?, note: cells.take()? })
    }
}

impl Entity for Guest {
    type Id = GuestId;
    const TABLE: &'static str = "event_guest";
    const COLUMNS: &'static [&'static str] = &["event_id", "account_id", "contact_id", "state", "touch_id"];

    fn values(&self) -> Vec<Value> {
        vec![self.event.into(), self.account.into(), word(self.contact), self.state.into(), word(self.touch)]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Guest { event: cells.take()?, account: cells.take()?, contact: cells.take()?, state: cells.take()?, touch: cells.take()? })
    }
}

impl Entity for Meeting {
    type Id = MeetingId;
    const TABLE: &'static str = "meeting";
    const COLUMNS: &'static [&'static str] =
        &["uid", "instance", "source", "title", "place", "note", "at", "end_at", "status", "account_id", "touch_id", "declined_at"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.uid.clone().into(),
            self.instance.clone().into(),
            text(&self.source),
            self.title.clone().into(),
            text(&self.place),
            text(&self.note),
            self.at.into(),
            word(self.end_at),
            self.status.into(),
            word(self.account),
            word(self.touch),
            instant(self.declined_at),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Meeting {
            uid: cells.take()?,
            instance: cells.take()?,
            source: cells.take()?,
            title: cells.take()?,
            place: cells.take()?,
            note: cells.take()?,
            at: cells.take()?,
            end_at: cells.take()?,
            status: cells.take()?,
            account: cells.take()?,
            touch: cells.take()?,
            declined_at: cells.instant()?,
        })
    }
}
