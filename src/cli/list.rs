//! `list`: the book, the riskiest account first.

use crate::cli::args::ListArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::{Day, Health, ListLine, NextTask};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::EntityKind;
use crate::domain::health::Score;
use crate::domain::query::Filter;
use crate::i18n::format::NOTHING;
use crate::i18n::query_error_marked;
use crate::review::{self, ScoredLine, Subjects, changes_30d, ranked_book, views};
use crate::say;
use crate::store::Reader;
use crate::store::portfolio::AccountLine;

pub fn list(cx: &Context, args: &ListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let text = args.filter.join(" ");
    let filter = understood(cx, reader, &text)?;
    let model = cx.model(reader)?;
    let mut found = ranked_book(reader.connection(), &model, cx.format.today, &cx.zone())?;
    let all = found.len();
    if !filter.is_all() {
        let mut subjects = Subjects::of_book(&found);
        subjects.prepare(&cx.ground(reader, &model), &filter)?;
        let matcher = filter.on(cx.format.today);
        found.retain(|scored| subjects.fits(&matcher, scored.line.id));
    }
    found.truncate(args.limit.unwrap_or(usize::MAX));
    let changes = changes_30d(reader.connection(), &found, &model, &cx.zone())?;
    let lines: Vec<(ScoredLine, Option<i16>)> = found.into_iter().zip(changes).collect();
    let json: Vec<ListLine> = if cx.wants_json { lines.iter().map(|(scored, change)| line(scored, *change)).collect() } else { Vec::new() };
    Ok(cx.answer(&json, || table(cx, &lines, all)))
}

/// Reads a filter as it was typed; what is wrong with it is said with a mark under the characters.
pub fn understood(cx: &Context, reader: &Reader, text: &str) -> Result<Filter, Failure> {
    let views = views(reader.connection())?;
    review::understood(text, &views).map_err(|error| Failure::Usage(query_error_marked(&cx.words, &error, text)))
}

/// Says in JSON what one account of the list is.
pub fn line(scored: &ScoredLine, change_30d: Option<i16>) -> ListLine {
    let line = &scored.line;
    ListLine {
        id: line.id,
        external_id: line.external_id.clone(),
        name: line.name.clone(),
        segment: line.segment.clone(),
        touch_model: line.touch_model,
        stage: line.stage,
        arr: line.arr,
        health: Health::of(&scored.score),
        change_30d,
        renewal_on: line.renewal.map(|renewal| Day(renewal.due_on)),
        notice_by: line.renewal.and_then(|renewal| renewal.notice_by).map(Day),
        last_touch_on: line.last_touch_on.map(Day),
        next_task: line.next_task.as_ref().map(|task| NextTask {
            id: task.id,
            title: task.title.clone(),
            due_on: task.due_on.map(Day),
            priority: task.priority.value(),
        }),
    }
}

/// Writes a score as grade, number and word: `D 31 at risk`; a number nobody is sure of is left out.
pub fn health_piece(cx: &Context, score: &Score) -> Piece {
    let number = score.sure().map_or_else(|| NOTHING.to_owned(), |number| number.to_string());
    Piece::new(format!("{} {number:>3} {}", score.grade, cx.words.word(score.band)), Tone::of(score.band))
}

pub fn table(cx: &Context, lines: &[(ScoredLine, Option<i16>)], all: usize) -> Text {
    let mut text = Text::default();
    if all == 0 {
        text.line(say!(cx.words, "cli-book-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-account")),
        Column::left(say!(cx.words, "cli-col-health")),
        Column::right(say!(cx.words, "cli-col-change")),
        Column::right(say!(cx.words, "cli-col-arr")),
        Column::right(say!(cx.words, "cli-col-renewal")),
        Column::right(say!(cx.words, "cli-col-last-touch")),
        Column::left(say!(cx.words, "cli-col-next-task")),
    ]);
    for (scored, change) in lines {
        table.row(row(cx, scored, *change));
    }
    if !table.is_empty() {
        text.table(&table).blank();
    }
    let shown = cx.words.count(EntityKind::Account, lines.len());
    let foot = if lines.len() == all { shown } else { say!(cx.words, "cli-of-all", shown = shown, all = all) };
    text.line(Piece::new(foot, Tone::Dim));
    text
}

fn row(cx: &Context, scored: &ScoredLine, change: Option<i16>) -> Line {
    let AccountLine { name, arr, renewal, last_touch_on, next_task, .. } = &scored.line;
    let or_nothing = |text: Option<String>| Piece::from(text.unwrap_or_else(|| NOTHING.to_owned()));
    let task = next_task.as_ref().map(|task| match task.due_on {
        Some(due) => format!("{} · {}", cx.format.due(due), task.title),
        None => task.title.clone(),
    });
    vec![
        name.into(),
        health_piece(cx, &scored.score),
        or_nothing(change.map(|change| cx.format.change(i64::from(change)))),
        or_nothing(arr.map(|arr| cx.format.money(arr))),
        or_nothing(renewal.map(|renewal| cx.format.near(renewal.due_on))),
        or_nothing(last_touch_on.map(|day| cx.format.near(day))),
        task.unwrap_or_default().into(),
    ]
}
