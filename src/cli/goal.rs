//! `goal list|add|read|close|reopen`.

use crate::cli::args::{GoalAddArgs, GoalCloseArgs, GoalListArgs, GoalReadArgs};
use crate::cli::context::{Context, row_named};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, Goal, GoalId, GoalOutcome, GoalStanding, Progress, Reading, ReadingId, Row, number};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::say;
use crate::store::Reader;
use crate::store::directory::names_by_account;
use crate::store::goals::{MeasuredGoal, of_account, of_book};
use crate::wording::goals::{tone_of_standing, value};
use serde::Serialize;
use std::collections::HashMap;

/// A goal in JSON: shares are fractions of the way from baseline to target, `null` where they cannot be known.
#[derive(Debug, Serialize)]
struct GoalLine {
    id: GoalId,
    account: AccountId,
    title: String,
    metric: Option<String>,
    unit: Option<String>,
    baseline: Option<f64>,
    baseline_on: Option<Day>,
    target: Option<f64>,
    due_on: Option<Day>,
    current: Option<f64>,
    read_on: Option<Day>,
    done: Option<f64>,
    expected: Option<f64>,
    standing: GoalStanding,
    review_on: Option<Day>,
    closed_on: Option<Day>,
    outcome: Option<GoalOutcome>,
    note: Option<String>,
    readings: Vec<ReadingLine>,
}

#[derive(Debug, Serialize)]
struct ReadingLine {
    id: ReadingId,
    on: Day,
    value: f64,
    source: Option<String>,
    note: Option<String>,
}

pub fn list(cx: &Context, args: &GoalListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let mut goals = match &args.account {
        Some(named) => of_account(connection, cx.account(&book.reader, named)?.id)?,
        None => of_book(connection)?,
    };
    goals.retain(|measured| args.all || measured.goal.closed.is_none());
    let goals: Vec<(MeasuredGoal, Progress)> = goals
        .into_iter()
        .map(|measured| {
            let progress = measured.goal.progress(&measured.values(), cx.format.today);
            (measured, progress)
        })
        .collect();
    let json: Vec<GoalLine> = goals.iter().map(|(measured, progress)| goal_line(measured, progress)).collect();
    let names = names_by_account(connection)?;
    Ok(cx.answer(&json, || listed(cx, &goals, &names)))
}

pub fn add(cx: &Context, args: &GoalAddArgs) -> Result<Answer, Failure> {
    let figure = |name: &'static str, text: &Option<String>| {
        text.as_deref().map(|text| number::parse(text).map_err(|why| Failure::Option { name, why })).transpose()
    };
    let due_on = args.due.as_deref().map(|text| cx.coming_day("--due", text)).transpose()?;
    let (baseline, target) = (figure("--baseline", &args.baseline)?, figure("--target", &args.target)?);
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    let goal = Goal {
        metric: args.metric.clone(),
        unit: args.unit.clone(),
        baseline,
        baseline_on: Some(cx.format.today),
        target,
        due_on,
        review_days: args.review_days,
        note: args.note.clone(),
        ..Goal::titled(account, args.title.trim())
    };
    carry_out(cx, book, &Op::SaveGoal(None, goal))
}

pub fn read(cx: &Context, args: &GoalReadArgs) -> Result<Answer, Failure> {
    let value = number::parse(&args.value).map_err(|why| Failure::Option { name: "VALUE", why })?;
    let on = args.on.as_deref().map(|text| cx.day_that_came("--on", text)).transpose()?;
    let book = cx.write()?;
    let goal = find(cx, &book.reader, &args.goal)?;
    let read_on = on.unwrap_or(cx.format.today);
    let reading = Reading { goal: goal.id, account: goal.account, read_on, value, source: args.source.clone(), note: args.note.clone() };
    carry_out(cx, book, &Op::SaveReading(None, reading))
}

pub fn close(cx: &Context, args: &GoalCloseArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let goal = find(cx, &book.reader, &args.goal)?.id;
    carry_out(cx, book, &Op::CloseGoal(goal, Some((cx.format.today, args.outcome))))
}

pub fn reopen(cx: &Context, goal: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let goal = find(cx, &book.reader, goal)?.id;
    carry_out(cx, book, &Op::CloseGoal(goal, None))
}

fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<GoalId, Goal>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-goal", id = id))
}

fn goal_line(measured: &MeasuredGoal, progress: &Progress) -> GoalLine {
    let goal = measured.goal.fields.clone();
    let reading = |reading: &Row<ReadingId, Reading>| ReadingLine {
        id: reading.id,
        on: Day(reading.read_on),
        value: reading.value,
        source: reading.source.clone(),
        note: reading.note.clone(),
    };
    GoalLine {
        id: measured.goal.id,
        account: goal.account,
        title: goal.title,
        metric: goal.metric,
        unit: goal.unit,
        baseline: goal.baseline,
        baseline_on: goal.baseline_on.map(Day),
        target: goal.target,
        due_on: goal.due_on.map(Day),
        current: progress.current,
        read_on: progress.read_on.map(Day),
        done: progress.done,
        expected: progress.expected,
        standing: progress.standing,
        review_on: progress.review_on.map(Day),
        closed_on: goal.closed.map(|(on, _)| Day(on)),
        outcome: goal.closed.map(|(_, outcome)| outcome),
        note: goal.note,
        readings: measured.readings.iter().map(reading).collect(),
    }
}

fn listed(cx: &Context, goals: &[(MeasuredGoal, Progress)], names: &HashMap<AccountId, String>) -> Text {
    let mut text = Text::default();
    if goals.is_empty() {
        text.line(say!(cx.words, "cli-goals-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-field-id")),
        Column::left(say!(cx.words, "cli-col-account")),
        Column::right(say!(cx.words, "cli-goal-col-now")),
        Column::right(say!(cx.words, "cli-goal-col-target")),
        Column::right(say!(cx.words, "cli-goal-col-done")),
        Column::left(say!(cx.words, "cli-col-due")),
        Column::left(say!(cx.words, "cli-goal-col-state")),
        Column::whole(say!(cx.words, "cli-goal-col-goal")),
    ]);
    for (measured, progress) in goals {
        let goal = &measured.goal;
        let unit = goal.unit.as_deref();
        let state = goal.closed.map_or_else(|| cx.words.word(progress.standing), |(_, outcome)| cx.words.word(outcome));
        table.row(vec![
            goal.id.to_string().into(),
            names.get(&goal.account).map_or("", String::as_str).into(),
            value(&cx.format, progress.current, unit).into(),
            value(&cx.format, goal.target, unit).into(),
            progress.done.map_or_else(|| NOTHING.to_owned(), |done| cx.format.percent(done)).into(),
            goal.due_on.map_or_else(|| NOTHING.to_owned(), |due| cx.format.due(due)).into(),
            Piece::new(state, if goal.closed.is_some() { Tone::Dim } else { tone_of_standing(progress.standing).into() }),
            goal.title.as_str().into(),
        ]);
    }
    text.table(&table);
    text
}
