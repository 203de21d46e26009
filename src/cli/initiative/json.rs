//! The shapes of initiatives in JSON.

use crate::cli::json::{Day, Rate};
use crate::domain::initiative::{Course, Effect, Finding, Phase};
use crate::domain::kpi::Span;
use crate::domain::{AccountId, ActionKind, InitiativeId, Verdict};
use crate::review::initiatives::InitiativeLine;
use crate::store::initiatives::MemberLine;
use chrono::NaiveDate;
use serde::Serialize;

/// An initiative with what came of it; `check` is `null` where its measure is none we know.
#[derive(Debug, Serialize)]
pub struct InitiativeJson {
    id: InitiativeId,
    title: String,
    phase: Phase,
    hypothesis: String,
    filter: String,
    action_kind: ActionKind,
    action: Option<String>,
    measure: String,
    start_on: Day,
    end_on: Day,
    members: usize,
    check: Option<Check>,
    verdict: Option<Verdict>,
    verdict_on: Option<Day>,
    learned: Option<String>,
    next_step: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    line: InitiativeJson,
    accounts: Vec<Account>,
}

#[derive(Debug, Serialize)]
struct Account {
    id: AccountId,
    name: String,
}

/// Before and after of both groups, with the changes; `beyond` is how far the members changed beyond the rest. `over` tells whether
/// the days have all come.
#[derive(Debug, Serialize)]
struct Check {
    before: Days,
    after: Option<Days>,
    over: bool,
    members: Sides,
    rest: Sides,
    beyond: Rate,
    finding: Finding,
    against: &'static str,
}

#[derive(Debug, Serialize)]
struct Days {
    from: Day,
    to: Day,
}

#[derive(Debug, Serialize)]
struct Sides {
    before: Rate,
    after: Rate,
    change: Rate,
}

pub fn line(line: &InitiativeLine, effect: Option<&Effect>, today: NaiveDate) -> InitiativeJson {
    let initiative = line.row.fields.clone();
    InitiativeJson {
        id: line.row.id,
        title: initiative.title,
        phase: line.phase,
        hypothesis: initiative.hypothesis,
        filter: initiative.filter,
        action_kind: initiative.action_kind,
        action: initiative.action,
        measure: initiative.measure,
        start_on: Day(initiative.start_on),
        end_on: Day(initiative.end_on),
        members: line.members,
        check: effect.map(|effect| check(line.row.end_on < today, effect)),
        verdict: initiative.verdict.map(|(_, verdict)| verdict),
        verdict_on: initiative.verdict.map(|(on, _)| Day(on)),
        learned: initiative.learned,
        next_step: initiative.next_step,
    }
}

pub fn shown(of: &InitiativeLine, effect: Option<&Effect>, members: &[MemberLine], today: NaiveDate) -> Shown {
    let account = |member: &MemberLine| Account { id: member.account, name: member.name.clone() };
    Shown { line: line(of, effect, today), accounts: members.iter().map(account).collect() }
}

fn check(is_over: bool, effect: &Effect) -> Check {
    let days = |span: Span| Days { from: Day(span.from), to: Day(span.to) };
    let sides = |course: &Course| Sides { before: (&course.before).into(), after: (&course.after).into(), change: (&course.change).into() };
    Check {
        before: days(effect.windows.before),
        after: effect.windows.after.map(days),
        over: is_over,
        members: sides(&effect.members),
        rest: sides(&effect.rest),
        beyond: (&effect.beyond).into(),
        finding: effect.finding,
        against: if effect.is_against_rest { "rest" } else { "before" },
    }
}
