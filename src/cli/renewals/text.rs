//! The text of `renewals`.

use crate::cli::args::{RenewalsArgs, RenewalsSummaryArgs};
use crate::cli::context::Context;
use crate::cli::list::health_piece;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::AccountId;
use crate::domain::renewal::calibration::Calibration;
use crate::domain::renewal::change::Change;
use crate::domain::renewal::group::Basis;
use crate::i18n::format::NOTHING;
use crate::review::ScoredLine;
use crate::review::renewals::{LineGroup, Pipeline, PipelineLine, churn_by_reason};
use crate::say;
use crate::wording::renewals as wording;
use crate::wording::timeline::tone_of_outcome;
use std::collections::HashMap;

pub fn list(cx: &Context, found: &Pipeline, scored: &HashMap<AccountId, ScoredLine>, args: &RenewalsArgs) -> Text {
    let mut text = Text::default();
    if !args.only_closed {
        outlook(cx, found, &mut text);
        for group in found.groups(args.narrowing.by, args.narrowing.basis) {
            text.blank();
            heading(cx, &group, args.narrowing.basis, &mut text);
            text.table(&open_table(cx, scored, group.lines.iter().map(|place| &found.open[*place])));
        }
        if found.open.is_empty() {
            let is_whole = args.narrowing.filter.is_empty() && args.narrowing.from.is_none() && args.narrowing.to.is_none();
            text.line(say!(cx.words, if is_whole { "renewals-empty" } else { "renewals-no-match" }));
        }
    }
    if !args.only_open && !found.closed.is_empty() {
        text.blank().line(Piece::new(say!(cx.words, "renewals-closed"), Tone::Strong));
        if args.only_closed {
            text.table(&closed_table(cx, found));
        } else {
            text.line(Piece::new(format!("  {}", outcomes(cx, found)), Tone::Dim));
        }
    }
    text
}

pub fn summary(cx: &Context, found: &Pipeline, args: &RenewalsSummaryArgs, changes: &[Change]) -> Text {
    let mut text = Text::default();
    outlook(cx, found, &mut text);
    let basis = args.narrowing.basis;
    for group in found.groups(args.narrowing.by, basis) {
        heading(cx, &group, basis, &mut text);
    }
    let days = usize::try_from(args.days).unwrap_or(usize::MAX);
    text.blank().line(Piece::new(say!(cx.words, "renewals-changes", days = days), Tone::Strong));
    if changes.is_empty() {
        text.line(say!(cx.words, "renewals-changes-none", days = days));
    }
    for change in changes {
        let name = name_of(found, change);
        text.line(format!("  {name} · {} · {}", cx.format.short_date(change.due_on), wording::change(&cx.words, &cx.format, change)));
    }
    missing(cx, found, &mut text);
    reasons(cx, found, &mut text);
    text.blank().line(Piece::new(say!(cx.words, "renewals-convention"), Tone::Dim));
    text
}

fn name_of<'a>(found: &'a Pipeline, change: &Change) -> &'a str {
    let mut lines = found.open.iter().chain(&found.closed);
    lines.find(|line| line.deal.account == change.account).map_or("", |line| line.account.name.as_str())
}

fn missing(cx: &Context, found: &Pipeline, text: &mut Text) {
    let lines: Vec<&PipelineLine> = found.open.iter().filter(|line| !line.deal.gaps.is_empty()).collect();
    if lines.is_empty() && found.endless.is_empty() {
        return;
    }
    text.blank().line(Piece::new(say!(cx.words, "renewals-missing"), Tone::Strong));
    for (owner, _) in &found.endless {
        text.line(format!("  {}", say!(cx.words, "renewals-endless", account = owner.name.clone())));
    }
    for line in lines {
        let gaps: Vec<String> = line.deal.gaps.iter().map(|gap| cx.words.word(*gap)).collect();
        let (name, due) = (&line.account.name, cx.format.short_date(line.deal.due_on));
        text.line(format!("  {name} · {due} · {}", cx.words.list(&gaps)));
    }
}

fn reasons(cx: &Context, found: &Pipeline, text: &mut Text) {
    let reasons = churn_by_reason(&found.closed, found);
    if reasons.is_empty() {
        return;
    }
    text.blank().line(Piece::new(say!(cx.words, "renewals-churn-reasons"), Tone::Strong));
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "renewals-head-reason")),
        Column::right(say!(cx.words, "renewals-head-n")),
        Column::right(say!(cx.words, "renewals-head-amount")),
    ]);
    for (reason, totals) in reasons {
        let word = if reason.is_empty() { say!(cx.words, "renewals-no-reason") } else { cx.words.churn_reason(&reason).to_owned() };
        table.row(vec![word.into(), cx.format.count(totals.n).into(), wording::sum_known(&cx.format, &totals.due).into()]);
    }
    text.table(&table);
}

fn outlook(cx: &Context, found: &Pipeline, text: &mut Text) {
    let outlook = found.outlook();
    let quarter = wording::group(&cx.words, &cx.format, found.quarter(), Basis::Due);
    let mut line: Line = vec![Piece::new(say!(cx.words, "renewals-outlook", quarter = quarter), Tone::Strong)];
    line.extend(said(wording::outlook(&cx.words, &cx.format, &outlook)));
    text.pieces(line);
}

fn heading(cx: &Context, group: &LineGroup, basis: Basis, text: &mut Text) {
    let name = wording::group(&cx.words, &cx.format, group.group, basis);
    let mut line: Line = vec![Piece::new(name, Tone::Strong)];
    let count = (say!(cx.words, "renewals-count", n = group.totals.n), crate::wording::timeline::Tone::Quiet);
    line.extend(said([count].into_iter().chain(wording::totals(&cx.words, &cx.format, &group.totals))));
    text.pieces(line);
}

/// Sets parts apart by dots.
fn said(parts: impl IntoIterator<Item = wording::Said>) -> Vec<Piece> {
    let apart = |(text, tone): wording::Said| [Piece::new(" · ", Tone::Dim), Piece::new(text, tone.into())];
    parts.into_iter().flat_map(apart).collect()
}

fn open_table<'a>(cx: &Context, scored: &HashMap<AccountId, ScoredLine>, lines: impl Iterator<Item = &'a PipelineLine>) -> Table {
    let head = |id: &str| cx.words.get(id);
    let mut table = Table::new(vec![
        Column::left(head("cli-field-id")),
        Column::left(head("renewals-head-account")),
        Column::left(head("renewals-head-due")),
        Column::left(head("renewals-head-notice")),
        Column::right(head("renewals-head-amount")),
        Column::left(head("renewals-head-forecast")),
        Column::right(head("renewals-head-expected")),
        Column::left(head("renewals-head-health")),
        Column::left(head("renewals-head-risk")),
    ]);
    for line in lines {
        table.row(open_row(cx, line, scored.get(&line.account.id)));
    }
    table
}

fn open_row(cx: &Context, line: &PipelineLine, scored: Option<&ScoredLine>) -> Line {
    let deal = &line.deal;
    let money = |money: Option<crate::domain::Money>| money.map_or_else(|| NOTHING.to_owned(), |money| cx.format.money(money));
    let (forecast, tone) = wording::forecast(&cx.words, &cx.format, deal);
    let risk = line.renewal.as_ref().and_then(|row| row.risk.clone());
    let remarks: Vec<String> = risk.into_iter().chain(wording::gaps(&cx.words, deal)).collect();
    vec![
        deal.row().id.to_string().into(),
        line.account.name.as_str().into(),
        cx.format.short_date(deal.due_on).into(),
        deal.notice_by.map_or_else(|| NOTHING.to_owned(), |day| cx.format.due(day)).into(),
        money(deal.amount).into(),
        Piece::new(forecast, tone.into()),
        money(deal.expected()).into(),
        scored.map_or_else(|| NOTHING.into(), |scored| health_piece(cx, &scored.score)),
        remarks.join("; ").into(),
    ]
}

/// Counts the outcomes: `12 renewed, 3 upsell, 2 churned`.
fn outcomes(cx: &Context, found: &Pipeline) -> String {
    let count = |outcome: crate::domain::Outcome| {
        let n = found.closed.iter().filter(|line| line.outcome() == Some(outcome)).count();
        (n > 0).then(|| format!("{} {n}", cx.words.word(outcome)))
    };
    let counts: Vec<String> = crate::domain::Outcome::ALL.iter().copied().filter_map(count).collect();
    counts.join(" · ")
}

fn closed_table(cx: &Context, found: &Pipeline) -> Table {
    let head = |id: &str| cx.words.get(id);
    let mut table = Table::new(vec![
        Column::left(head("cli-field-id")),
        Column::left(head("renewals-head-account")),
        Column::left(head("renewals-head-due")),
        Column::left(head("renewals-head-outcome")),
        Column::right(head("renewals-head-amount")),
        Column::left(head("renewals-head-reason")),
    ]);
    for line in &found.closed {
        let Some(renewal) = &line.renewal else { continue };
        let timing = renewal.timing().map(|timing| wording::timing(&cx.words, timing));
        let reason = renewal.churn_reason.as_deref().map(|reason| cx.words.churn_reason(reason).to_owned());
        let outcome = renewal.outcome.map(|outcome| Piece::new(cx.words.word(outcome), tone_of_outcome(outcome).into()));
        let amount = renewal.final_arr.map_or_else(|| NOTHING.to_owned(), |money| cx.format.money(money));
        table.row(vec![
            renewal.id.to_string().into(),
            line.account.name.as_str().into(),
            cx.format.short_date(renewal.due_on).into(),
            outcome.unwrap_or_else(|| NOTHING.into()),
            amount.into(),
            reason.or(timing).unwrap_or_default().into(),
        ]);
    }
    table
}

pub fn calibration(cx: &Context, calibrations: &[Calibration]) -> Text {
    let mut text = Text::default();
    if calibrations.iter().all(|calibration| calibration.n == 0) {
        text.line(say!(cx.words, "renewals-calibration-empty"));
        return text;
    }
    for (place, calibration) in calibrations.iter().enumerate() {
        if place > 0 {
            text.blank();
        }
        let mut parts = wording::calibration(&cx.words, calibration).into_iter();
        let mut line: Line = parts.next().map(|(first, _)| Piece::new(first, Tone::Strong)).into_iter().collect();
        line.extend(said(parts));
        text.pieces(line);
        text.table(&categories(cx, calibration));
    }
    text.blank().line(Piece::new(say!(cx.words, "renewals-convention"), Tone::Dim));
    text
}

fn categories(cx: &Context, calibration: &Calibration) -> Table {
    let head = |id: &str| cx.words.get(id);
    let mut table = Table::new(vec![
        Column::left(head("renewals-head-forecast")),
        Column::right(head("renewals-head-n")),
        Column::right(head("renewals-head-said")),
        Column::right(head("renewals-head-came")),
        Column::left(head("renewals-head-bias")),
    ]);
    for category in &calibration.categories {
        let (bias, tone) = wording::bias(&cx.words, &cx.format, category);
        table.row(vec![
            category.forecast.map_or_else(|| say!(cx.words, "renewals-no-forecast"), |forecast| cx.words.word(forecast)).into(),
            category.n.to_string().into(),
            cx.format.percent(category.forecast_mean).into(),
            cx.format.percent(category.actual).into(),
            Piece::new(bias, tone.into()),
        ]);
    }
    table
}
