//! Initiatives with their accounts, and success stories.

use crate::domain::{Initiative, InitiativeId, Member, MemberId, Story, StoryId};
use crate::store::Entity;
use crate::store::cells::{Cells, day, text, word};
use rusqlite::types::Value;

impl Entity for Initiative {
    type Id = InitiativeId;
    const TABLE: &'static str = "initiative";
    const COLUMNS: &'static [&'static str] = &[
        "title",
        "hypothesis",
        "filter",
        "action_kind",
        "action",
        "measure",
        "start_on",
        "end_on",
        "verdict_on",
        "verdict",
        "learned",
        "next_step",
    ];

    fn values(&self) -> Vec<Value> {
        let (verdict_on, verdict) = self.verdict.unzip();
        vec![
            self.title.clone().into(),
            self.hypothesis.clone().into(),
            self.filter.clone().into(),
            self.action_kind.into(),
            text(&self.action),
            self.measure.clone().into(),
            day(Some(self.start_on)),
            day(Some(self.end_on)),
            day(verdict_on),
            word(verdict),
            text(&self.learned),
            text(&self.next_step),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Initiative {
            title: cells.take()?,
            hypothesis: cells.take()?,
            filter: cells.take()?,
            action_kind: cells.take()?,
            action: cells.take()?,
            measure: cells.take()?,
            start_on: cells.needed_day()?,
            end_on: cells.needed_day()?,
            verdict: cells.day()?.zip(cells.take()?),
            learned: cells.take()?,
            next_step: cells.take()?,
        })
    }
}

impl Entity for Member {
    type Id = MemberId;
    const TABLE: &'static str = "initiative_account";
    const COLUMNS: &'static [&'static str] = &["initiative_id", "account_id"];

    fn values(&self) -> Vec<Value> {
        vec![self.initiative.into(), self.account.into()]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Member { initiative: cells.take()?, account: cells.take()? })
    }
}

impl Entity for Story {
    type Id = StoryId;
    const TABLE: &'static str = "story";
    const COLUMNS: &'static [&'static str] =
        &["account_id", "initiative_id", "title", "problem", "action", "result", "quote", "tags", "is_public", "story_on"];

    fn values(&self) -> Vec<Value> {
        vec![
            word(self.account),
            word(self.initiative),
            self.title.clone().into(),
            self.problem.clone().into(),
            self.action.clone().into(),
            self.result.clone().into(),
            text(&self.quote),
            text(&self.tags),
            self.is_public.into(),
            day(Some(self.story_on)),
        ]
    }

    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Story {
            account: cells.take()?,
            initiative: cells.take()?,
            title: cells.take()?,
            problem: cells.take()?,
            action: cells.take()?,
            result: cells.take()?,
            quote: cells.take()?,
            tags: cells.take()?,
            is_public: cells.take()?,
            story_on: cells.needed_day()?,
        })
    }
}
