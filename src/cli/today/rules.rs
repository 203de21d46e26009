//! `today rules`: the rules, what each has open, how often it fired and what came of it.

use super::Standing;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::RuleLine;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::triage::{Day, Reason, Rules};
use crate::review::today::Today;
use crate::say;
use crate::wording;

pub fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let standing = Standing::read(cx, &book.reader)?;
    let day = standing.day(cx);
    let queue = Today::read(book.reader.connection(), &day, cx.clock.now())?;
    let lines: Vec<RuleLine> = Reason::ALL.iter().map(|reason| rule_line(&standing.rules, &queue, &day, *reason)).collect();
    Ok(cx.answer(&lines, || rules_text(cx, &lines)))
}

fn rule_line(rules: &Rules, queue: &Today, day: &Day<'_>, reason: Reason) -> RuleLine {
    let (settings, stats) = (rules.of(reason), queue.stats(day, reason));
    RuleLine {
        reason,
        weight: settings.weight,
        muted: settings.muted,
        rest_days: settings.rest_days,
        open: queue.items.iter().filter(|item| item.id.reason == reason).count(),
        fired_90d: stats.fired,
        acted_90d: stats.acted,
        snoozed_90d: stats.snoozed,
        skipped_90d: stats.skipped,
    }
}

fn rules_text(cx: &Context, lines: &[RuleLine]) -> Text {
    let mut columns = vec![Column::left(say!(cx.words, "today-cli-col-reason"))];
    let numbers = [
        "today-cli-col-open",
        "today-cli-col-weight",
        "today-cli-col-rests",
        "today-cli-col-fired",
        "today-cli-col-acted",
        "today-cli-col-snoozed",
        "today-cli-col-skipped",
    ];
    columns.extend(numbers.map(|id| Column::right(cx.words.get(id))));
    columns.push(Column::left(String::new()));
    let mut table = Table::new(columns);
    for line in lines {
        let muted = if line.muted { say!(cx.words, "today-cli-col-muted") } else { String::new() };
        table.row(vec![
            Piece::new(cx.words.word(line.reason), if line.muted { Tone::Dim } else { Tone::Plain }),
            line.open.to_string().into(),
            line.weight.to_string().into(),
            wording::health::days(&cx.words, line.rest_days).into(),
            line.fired_90d.to_string().into(),
            line.acted_90d.to_string().into(),
            line.snoozed_90d.to_string().into(),
            line.skipped_90d.to_string().into(),
            Piece::new(muted, Tone::Watch),
        ]);
    }
    let mut text = Text::default();
    text.table(&table);
    text
}
