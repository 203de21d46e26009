//! The manager's own work: onboarding plans, tasks, pulses and overrides.

use crate::domain::{Override, OverrideId, OverrideTo, Plan, PlanId, Priority, Pulse, PulseId, PulseRating, Step, StepId, Task, TaskId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, instant, text, word};
use rusqlite::types::Value;

impl Entity for Plan {
    type Id = PlanId;
    const TABLE: &'static str = "plan";
    const COLUMNS: &'static [&'static str] = &["account_id", "name", "start_on", "first_value_on", "done_on", "template", "target_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            self.name.clone().into(),
            day(Some(self.start_on)),
            day(self.first_value_on),
            day(self.done_on),
            text(&self.template),
            day(self.target_on),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Plan {
            account: cells.take()?,
            name: cells.take()?,
            start_on: cells.needed_day()?,
            first_value_on: cells.day()?,
            done_on: cells.day()?,
            template: cells.take()?,
            target_on: cells.day()?,
        })
    }
}

impl Entity for Step {
    type Id = StepId;
    const TABLE: &'static str = "step";
    const COLUMNS: &'static [&'static str] = &[
        "plan_id",
        "account_id",
        "phase",
        "title",
        "owner",
        "due_on",
        "done_on",
        "blocked",
        "position",
        "is_first_value",
        "blocked_on",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.plan.into(),
            self.account.into(),
            self.phase.clone().into(),
            self.title.clone().into(),
            self.owner.into(),
            day(self.due_on),
            day(self.done_on),
            text(&self.blocked),
            self.position.into(),
            self.is_first_value.into(),
            day(self.blocked_on),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Step {
            plan: cells.take()?,
            account: cells.take()?,
            phase: cells.take()?,
            title: cells.take()?,
            owner: cells.take()?,
            due_on: cells.day()?,
            done_on: cells.day()?,
            blocked: cells.take()?,
            position: cells.take()?,
            is_first_value: cells.take::<Option<bool>>()?.unwrap_or(false),
            blocked_on: cells.day()?,
            note: cells.take()?,
        })
    }
}

impl Entity for Task {
    type Id = TaskId;
    const TABLE: &'static str = "task";
    const COLUMNS: &'static [&'static str] = &[
        "account_id",
        "contact_id",
        "title",
        "purpose",
        "due_on",
        "snoozed_until",
        "snooze_reason",
        "priority",
        "done_at",
        "promised_in",
        "repeat",
        "run_id",
        "done_when",
        "note",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.account),
            word(self.contact),
            self.title.clone().into(),
            self.purpose.into(),
            day(self.due_on),
            day(self.snoozed_until),
            text(&self.snooze_reason),
            self.priority.value().into(),
            instant(self.done_at),
            word(self.promised_in),
            word(self.repeat),
            word(self.run),
            text(&self.done_when),
            text(&self.note),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Task {
            account: cells.take()?,
            contact: cells.take()?,
            title: cells.take()?,
            purpose: cells.take()?,
            due_on: cells.day()?,
            snoozed_until: cells.day()?,
            snooze_reason: cells.take()?,
            priority: cells.checked(|value| Priority::new(u8::try_from(value).unwrap_or(0)))?,
            done_at: cells.instant()?,
            promised_in: cells.take()?,
            repeat: cells.take()?,
            run: cells.take()?,
            done_when: cells.take()?,
            note: cells.take()?,
        })
    }
}

impl Entity for Pulse {
    type Id = PulseId;
    const TABLE: &'static str = "pulse";
    const COLUMNS: &'static [&'static str] = &["account_id", "rating", "note", "at", "expires_on"];

    fn values(&self) -> Vec<Value> {
        vec![self.account.into(), self.rating.value().into(), text(&self.note), self.at.into(), day(Some(self.expires_on))]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Pulse {
            account: cells.take()?,
            rating: cells.checked(|value| PulseRating::new(u8::try_from(value).unwrap_or(0)))?,
            note: cells.take()?,
            at: cells.take()?,
            expires_on: cells.needed_day()?,
        })
    }
}

impl Entity for Override {
    type Id = OverrideId;
    const TABLE: &'static str = "health_override";
    const COLUMNS: &'static [&'static str] = &["account_id", "score", "band", "reason", "at", "expires_on", "cleared_at"];

    fn values(&self) -> Vec<Value> {
        let (score, band) = match self.to {
            OverrideTo::Score(score) => (Some(score), None),
            OverrideTo::Band(band) => (None, Some(band)),
        };
        vec![
            self.account.into(),
            score.into(),
            word(band),
            self.reason.clone().into(),
            self.at.into(),
            day(Some(self.expires_on)),
            word(self.cleared_at),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        let account = cells.take()?;
        let score: Option<u8> = cells.take()?;
        let band: Option<crate::domain::Band> = cells.take()?;
        Ok(Override {
            account,
            to: match (score, band) {
                (Some(score), _) => OverrideTo::Score(score),
                (None, band) => OverrideTo::Band(band.unwrap_or(crate::domain::Band::Unknown)),
            },
            reason: cells.take()?,
            at: cells.take()?,
            expires_on: cells.needed_day()?,
            cleared_at: cells.take()?,
        })
    }
}
