//! `today since`: what changed since the last look, account by account, and why.

use super::Standing;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Table, Text};
use crate::domain::triage::{Day, Reason};
use crate::domain::{AccountId, Timestamp};
use crate::i18n::format::NOTHING;
use crate::review::today::{Change, Today};
use crate::say;
use crate::wording::triage;
use serde::Serialize;

/// The time of the last look, `null` before there was one, and what changed.
#[derive(Debug, Serialize)]
struct SinceLine {
    since: Option<String>,
    changes: Vec<ChangeLine>,
}

/// Scores are `null` where the health did not move or is not sure; `resolved` went without anybody touching it.
#[derive(Debug, Serialize)]
struct ChangeLine {
    account: AccountId,
    name: String,
    from: Option<u8>,
    to: Option<u8>,
    causes: Vec<String>,
    new: Vec<Reason>,
    resolved: Vec<Reason>,
}

pub fn since(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let standing = Standing::read(cx, &book.reader)?;
    let day = standing.day(cx);
    let queue = Today::read(book.reader.connection(), &day, cx.clock.now())?;
    let changes = queue.since_last_look(&day);
    let json = SinceLine { since: queue.looked_at.map(rfc3339), changes: changes.iter().map(|change| line(cx, change)).collect() };
    Ok(cx.answer(&json, || text(cx, &queue, &day, &changes)))
}

fn rfc3339(at: Timestamp) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn line(cx: &Context, change: &Change<'_>) -> ChangeLine {
    let account = &change.scored.line;
    ChangeLine {
        account: account.id,
        name: account.name.clone(),
        from: change.moved.and_then(|moved| moved.from.sure()),
        to: change.moved.and_then(|_| change.scored.score.sure()),
        causes: causes(cx, change),
        new: change.new.clone(),
        resolved: change.resolved.clone(),
    }
}

fn causes(cx: &Context, change: &Change<'_>) -> Vec<String> {
    let causes = change.moved.map(|moved| moved.causes.as_slice()).unwrap_or_default();
    causes.iter().map(|moved| triage::cause(&cx.words, &cx.format, moved)).collect()
}

fn text(cx: &Context, queue: &Today, day: &Day<'_>, changes: &[Change<'_>]) -> Text {
    let mut text = Text::default();
    if queue.looked_at.is_none() {
        text.line(say!(cx.words, "today-since-never"));
        return text;
    }
    if changes.is_empty() {
        text.line(say!(cx.words, "today-since-nothing"));
        return text;
    }
    text.line(triage::since(&cx.words, &cx.format, queue, day));
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "today-col-account")),
        Column::left(say!(cx.words, "today-col-health")),
        Column::whole(say!(cx.words, "today-col-queue")),
        Column::left(say!(cx.words, "today-col-cause")),
    ]);
    for change in changes {
        let name = change.scored.line.name.clone();
        table.row([name, health(change), news(cx, change), causes(cx, change).join(" · ")].map(Into::into).into());
    }
    text.table(&table);
    text
}

fn health(change: &Change<'_>) -> String {
    let shown = |score: Option<u8>| score.map_or_else(|| NOTHING.to_owned(), |score| score.to_string());
    change.moved.map_or_else(|| NOTHING.to_owned(), |moved| format!("{} → {}", shown(moved.from.sure()), shown(change.scored.score.sure())))
}

fn news(cx: &Context, change: &Change<'_>) -> String {
    let named = |reasons: &[Reason]| cx.format.list(&reasons.iter().map(|reason| cx.words.word(*reason)).collect::<Vec<_>>());
    let resolved = (!change.resolved.is_empty()).then(|| say!(cx.words, "today-since-resolved", reasons = named(&change.resolved)));
    let new = (!change.new.is_empty()).then(|| say!(cx.words, "today-since-new", reasons = named(&change.new)));
    resolved.into_iter().chain(new).collect::<Vec<_>>().join("; ")
}
