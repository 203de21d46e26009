//! `review`: a day or a week looked back on, as text, Markdown or JSON.

use crate::cli::args::ReviewArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::cli::review_json::{CauseLine, ClosedRenewal, ComingLine, ItemCounts, MovedLine, ReviewReport, Standing, TouchLine};
use crate::cli::show::renewal_line;
use crate::cli::task::task_line;
use crate::cli::text::{Line, Piece, Text, Tone};
use crate::domain::health::{Cause, Model};
use crate::domain::period::{Length, Period};
use crate::domain::{Band, MarkAction};
use crate::review::{self, BandMove, Review};
use crate::say;
use crate::store::Reader;
use crate::store::directory::account_names;
use crate::store::facts::AT_ONCE;
use crate::wording::period::{markdown, period_name, sections};

pub fn review(cx: &Context, args: &ReviewArgs) -> Result<Answer, Failure> {
    let day = |option, text: &str| cx.past_day(option, text);
    let first = cx.workdays.review_start();
    let period = match (&args.day, &args.week) {
        (_, Some(text)) => Period::of(Length::Week, day("--week", text)?, first),
        (Some(text), None) => Period::of(Length::Day, day("--day", text)?, first),
        (None, None) => Period::of(Length::Day, cx.format.today, first),
    };
    let book = cx.read()?;
    let model = cx.model(&book.reader)?;
    let found = review::review(book.reader.connection(), period, cx.format.today, &cx.zone())?;
    let moves = moves(cx, &book.reader, &model, period)?;
    if args.markdown {
        return Ok(Answer::made(markdown(&cx.words, &cx.format, &found, &moves).into_bytes()));
    }
    Ok(cx.answer(&report(&found, &moves), || text(cx, &found, &moves)))
}

fn moves(cx: &Context, reader: &Reader, model: &Model, period: Period) -> Result<Vec<BandMove>, Failure> {
    let days = (period.eve(), period.end(cx.format.today));
    let mut moves = Vec::new();
    for some in account_names(reader.connection())?.chunks(AT_ONCE) {
        moves.extend(review::band_moves(reader.connection(), some, model, days, &cx.zone())?);
    }
    moves.sort_by(|one, other| (one.to.1, &one.name).cmp(&(other.to.1, &other.name)));
    Ok(moves)
}

fn text(cx: &Context, review: &Review, moves: &[BandMove]) -> Text {
    let mut text = Text::default();
    text.line(Piece::new(period_name(&cx.words, &cx.format, review.period), Tone::Strong));
    for section in sections(&cx.words, &cx.format, review, moves) {
        text.blank().line(Piece::new(&section.title, Tone::Strong));
        if section.lines.is_empty() {
            text.line(Piece::new(format!("  {}", say!(cx.words, "review-nothing")), Tone::Dim));
        }
        for line in section.lines {
            let parts: Vec<String> = [line.when, line.account, line.text].into_iter().filter(|part| !part.is_empty()).collect();
            let said: Line = vec![Piece::from("  "), Piece::new(parts.join(" · "), Tone::Plain)];
            text.pieces(said);
        }
    }
    text
}

fn report(review: &Review, moves: &[BandMove]) -> ReviewReport {
    let count = |wanted: MarkAction| review.items.iter().find(|(action, _)| *action == wanted).map_or(0, |(_, n)| *n);
    let (ahead_from, ahead_to) = review.period.ahead();
    ReviewReport {
        length: review.period.length,
        from: Day(review.period.from),
        to: Day(review.period.to),
        touches: review.touches.iter().map(|touch| TouchLine { kind: touch.kind, count: touch.count, minutes: touch.minutes }).collect(),
        items: ItemCounts {
            done: count(MarkAction::Done),
            snoozed: count(MarkAction::Snoozed),
            skipped: count(MarkAction::Skipped),
            merged: count(MarkAction::Merged),
        },
        done: review.done.iter().map(task_line).collect(),
        slipped: review.slipped.iter().map(task_line).collect(),
        health_moved: moves.iter().map(moved_line).collect(),
        renewals: review.renewals.iter().map(|row| ClosedRenewal { account: row.account, renewal: renewal_line(row.clone()) }).collect(),
        coming_from: Day(ahead_from),
        coming_to: Day(ahead_to),
        coming: review.coming.iter().map(coming_line).collect(),
    }
}

fn moved_line(moved: &BandMove) -> MovedLine {
    let standing = |(band, score): (Band, Option<u8>)| Standing { band, score };
    let cause = |cause: Cause| match cause {
        Cause::Input(id) => id.as_str(),
        Cause::Cap(id) => id.as_str(),
        Cause::Override => "override",
        Cause::Model => "model",
    };
    MovedLine {
        account: moved.account,
        name: moved.name.clone(),
        from: standing(moved.from),
        to: standing(moved.to),
        causes: moved.causes.iter().map(|(moved, points)| CauseLine { cause: cause(*moved), points: *points }).collect(),
    }
}

fn coming_line(coming: &review::Coming) -> ComingLine {
    ComingLine {
        kind: coming.kind.as_str(),
        id: coming.row.id.to_string(),
        account: coming.account,
        on: Day(coming.on),
        at: coming.at,
        title: coming.title.clone(),
    }
}
