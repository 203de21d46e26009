//! Ops on initiatives and stories.

use super::{day, morning::one};
use mimamori::domain::*;
use mimamori::ops::{InitiativeOp, Judgement, Op, PlaybookStart, RunStart, StoryOp};
use mimamori::store::all_of;
use rusqlite::Connection;

/// How many choices `for_initiative` knows.
pub const CHOICES: u8 = 6;

fn planned(pick: usize) -> Initiative {
    Initiative {
        title: format!("Initiative {pick}"),
        hypothesis: "calls help 仮説".into(),
        filter: "score<50".into(),
        action_kind: ActionKind::Playbook,
        action: Some("mine".into()),
        measure: "health".into(),
        start_on: day("2026-10-01"),
        end_on: day("2026-11-15"),
        verdict: None,
        learned: None,
        next_step: None,
    }
}

pub fn for_initiative(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let present = one::<Initiative>(connection, pick);
    let id = present.as_ref().map(|row| row.id);
    Some(Op::Initiative(match choice {
        0 => {
            let run = RunStart { account: account?, anchor_on: day("2026-11-22"), tasks: vec![Task::titled("ask")] };
            let start = PlaybookStart { key: format!("mine-{pick}"), name: "Mine".into(), reason: None, runs: vec![run] };
            InitiativeOp::Add(planned(pick), account.into_iter().collect(), Some(start).filter(|_| pick.is_multiple_of(2)))
        }
        1 => InitiativeOp::Edit(id?, Initiative { measure: "nps".into(), ..planned(pick) }),
        2 => {
            let all: Vec<AccountId> = all_of::<Account>(connection).expect("reads").into_iter().map(|row| row.id).collect();
            let (add, remove) = if pick.is_multiple_of(2) { (all, vec![]) } else { (vec![], all) };
            InitiativeOp::Members { id: id?, add, remove }
        }
        3 => {
            let learned = Some(format!("learned {pick}"));
            let judgement = Judgement { on: day("2026-11-20"), verdict: Verdict::ALL[pick % 4], learned, next_step: None };
            InitiativeOp::Judge(id?, Some(judgement).filter(|_| pick % 3 < 2))
        }
        4 => InitiativeOp::Next(id?, present?.following(day("2026-11-22"))),
        _ => {
            let standing = one::<Story>(connection, pick);
            let (old, mut story) = match standing.filter(|_| pick.is_multiple_of(2)) {
                Some(row) => (Some(row.id), row.fields),
                None => (None, Story { account, initiative: id, ..Story::titled("Saved", day("2026-11-20")) }),
            };
            story.problem = format!("problem {pick} 課題");
            return Some(Op::Story(StoryOp::Save(old, story)));
        }
    }))
}
