//! Everything a talk about a renewal or a quarter needs of one account, as it was known on a day.
//!
//! Rows that came to be known later are left out, and what happened later has not happened yet: a ticket closed since is open, a
//! forecast changed since is as it was. The account's own fields, and the words of a row that was corrected, are those of now: the
//! book keeps no earlier ones.

mod issues;
mod renewal;
mod situation;
mod voice;

pub use issues::Issues;
pub use renewal::Due;
pub use situation::Situation;
pub use voice::{Answer, Matter};

use super::known::AsKnown;
use super::period::causes;
use super::usage::usage_on;
use crate::domain::health::{self, Cause, Facts, Movement, Score, Signals, Standing};
use crate::domain::triage::{Day, Raised};
use crate::domain::usage::Report;
use crate::domain::{AccountId, Goal, Moment, Progress, Reading, Row, Task, TaskId, Timestamp};
use crate::review::today::raised_of;
use crate::store::facts::{Window, facts};
use crate::store::goals::{MeasuredGoal, joined};
use crate::store::{self, Result};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;

/// How far back the health is compared.
pub const LOOK_BACK_DAYS: u32 = 90;

/// Whose brief it is, and what it is judged by. The day may lie before today.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub account: AccountId,
    pub day: Day<'a>,
    /// The day it is, from which on rules can say what to do next.
    pub today: NaiveDate,
    pub now: Timestamp,
}

/// What is known of an account on a day, part by part.
#[derive(Clone, Debug)]
pub struct Brief {
    pub day: NaiveDate,
    /// Whether the day is over.
    pub is_past: bool,
    pub situation: Situation,
    pub health: Health,
    pub goals: Vec<(MeasuredGoal, Progress)>,
    pub usage: Report,
    /// The latest answer of each person to each kind of survey, the latest first.
    pub answers: Vec<Answer>,
    /// What the customer raised and nobody has told them the end of.
    pub matters: Vec<Matter>,
    pub issues: Issues,
    pub due: Option<Due>,
    /// Open tasks, those due first before the others.
    pub tasks: Vec<Row<TaskId, Task>>,
    /// What the rules of the morning's queue ask for today; none on a past day.
    pub raised: Vec<Raised>,
}

/// The score, and how it came about.
#[derive(Clone, Debug)]
pub struct Health {
    pub score: Score,
    pub override_reason: Option<String>,
    /// From when it is compared; `None` where one of the two days has no score.
    pub since: Option<(NaiveDate, Movement)>,
    /// Each cause with its whole points, the largest first.
    pub causes: Vec<(Cause, i16)>,
}

/// Reads the brief of an account.
pub fn brief(connection: &Connection, asked: Asked<'_>) -> Result<Brief> {
    let day = asked.day.today;
    let known = AsKnown { connection, account: asked.account, day, zone: &asked.day.zone };
    let facts = facts(connection, asked.account, Window::of_days_before(day, LOOK_BACK_DAYS, asked.day.model))?;
    let tasks = issues::open_tasks(known)?;
    let situation = Situation::read(known, &facts)?;
    Ok(Brief {
        day,
        is_past: day < asked.today,
        health: health_of(connection, &facts, &asked.day)?,
        goals: goals(known)?,
        usage: usage_on(known, asked.day.workdays, None)?,
        answers: voice::answers(known)?,
        matters: voice::matters(known)?,
        issues: Issues::read(known, &tasks)?,
        due: renewal::due(known, &situation.contracts_known)?,
        tasks,
        raised: if day < asked.today { Vec::new() } else { raised_of(connection, &asked.day, asked.account, asked.now)? },
        situation,
    })
}

fn health_of(connection: &Connection, facts: &Facts, day: &Day<'_>) -> Result<Health> {
    let score = health::score(&Signals::at(facts, day.model, day.today, &day.zone), day.model);
    let before = day.today.checked_sub_days(Days::new(u64::from(LOOK_BACK_DAYS))).unwrap_or(day.today);
    let is_there = facts.account.created_on.is_none_or(|on| on <= before);
    let standing = |on| Standing { day: on, model: day.model };
    let movement = is_there.then(|| health::movement(facts, standing(before), standing(day.today), &day.zone)).flatten();
    // Beside a score that is not known, points would add up to nothing that is shown.
    let movement = movement.filter(|movement| movement.before.sure().is_some() && movement.after.sure().is_some());
    let over = score.override_.map(|over| store::get::<crate::domain::Override>(connection, over.id)).transpose()?.flatten();
    Ok(Health {
        causes: movement.as_ref().map(causes).unwrap_or_default(),
        since: movement.map(|movement| (before, movement)),
        override_reason: over.map(|row| row.fields.reason),
        score,
    })
}

/// Reads the goals; one that was closed later is open, and readings are those taken by then.
fn goals(known: AsKnown<'_>) -> Result<Vec<(MeasuredGoal, Progress)>> {
    let mut goals = known.rows::<Goal>()?;
    for goal in &mut goals {
        goal.fields.closed = goal.closed.filter(|(on, _)| *on <= known.day);
    }
    let mut readings = known.rows::<Reading>()?;
    readings.retain(|reading| known.has_come(Moment::Day(reading.read_on)));
    let measured = joined(goals, readings).into_iter().map(|measured| {
        let progress = measured.goal.progress(&measured.values(), known.day);
        (measured, progress)
    });
    Ok(measured.collect())
}
