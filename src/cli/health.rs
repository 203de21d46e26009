//! `health`: the score of an account on any day, with everything behind it.

use crate::cli::args::HealthArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::{CapLine, Day, EvidenceLine, Health, HealthReport, OverrideLine, PartLine, rounded};
use crate::cli::list::health_piece;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::health::{ActiveOverride, CapHit, Evidence, Model, Part, Score};
use crate::domain::{AccountId, Override, OverrideTo};
use crate::i18n::format::NOTHING;
use crate::review::{evidence_text, health_on};
use crate::say;
use crate::store::{Reader, get};
use crate::wording;

pub fn health(cx: &Context, args: &HealthArgs) -> Result<Answer, Failure> {
    let day = args.as_of.as_deref().map(|text| cx.past_day("--as-of", text)).transpose()?.unwrap_or(cx.format.today);
    let book = cx.read()?;
    let reader = &book.reader;
    let account = cx.account(reader, &args.account)?;
    let model = cx.model(reader)?;
    let score = health_on(reader.connection(), account.id, &model, day, &cx.zone())?;
    let report = report(cx, reader, account.id, &score)?;
    Ok(cx.answer(&report, || text(cx, &account.name, &score, &report, &model)))
}

fn report(cx: &Context, reader: &Reader, account: AccountId, score: &Score) -> Result<HealthReport, Failure> {
    Ok(HealthReport {
        account,
        as_of: Day(score.day),
        health: Health::of(score),
        grade: score.grade.to_string(),
        parts: score.parts.iter().map(|part| part_line(cx, reader, part)).collect::<Result<_, _>>()?,
        caps: score.caps.iter().map(|cap| cap_line(cx, reader, cap)).collect::<Result<_, _>>()?,
        override_: score.override_.map(|over| override_line(reader, over)).transpose()?,
        model_version: score.model_version,
    })
}

fn part_line(cx: &Context, reader: &Reader, part: &Part) -> Result<PartLine, Failure> {
    Ok(PartLine {
        id: part.id.as_str(),
        group: part.group,
        weight: rounded(part.weight, 6),
        known_weight: rounded(part.known_weight, 6),
        value: part.value.map(|value| rounded(value, 6)),
        contribution: rounded(part.contribution, 6),
        name: wording::health::input_name(&cx.words, part.id),
        reason: wording::health::reason(&cx.words, &cx.format, &part.reason),
        evidence: evidence_lines(reader, &part.evidence)?,
    })
}

fn cap_line(cx: &Context, reader: &Reader, cap: &CapHit) -> Result<CapLine, Failure> {
    let evidence = evidence_lines(reader, &cap.evidence)?;
    let reason = wording::health::cap_reason(&cx.words, &cx.format, &cap.reason);
    Ok(CapLine { id: cap.id.as_str(), limit: cap.limit, holds: cap.holds, reason, evidence })
}

fn evidence_lines(reader: &Reader, evidence: &[Evidence]) -> Result<Vec<EvidenceLine>, Failure> {
    let line = |one: &Evidence| {
        let text = evidence_text(reader.connection(), one.entity)?;
        Ok(EvidenceLine { kind: one.entity.kind, id: one.entity.id.to_string(), on: one.on.map(Day), text })
    };
    evidence.iter().map(line).collect()
}

fn override_line(reader: &Reader, over: ActiveOverride) -> Result<OverrideLine, Failure> {
    let reason = get::<Override>(reader.connection(), over.id)?.map(|row| row.fields.reason).unwrap_or_default();
    let (score, band) = match over.to {
        OverrideTo::Score(score) => (Some(score), None),
        OverrideTo::Band(band) => (None, Some(band)),
    };
    Ok(OverrideLine { id: over.id, score, band, reason, on: Day(over.on), expires_on: Day(over.expires_on) })
}

fn text(cx: &Context, account: &str, score: &Score, report: &HealthReport, model: &Model) -> Text {
    let mut text = Text::default();
    text.pieces(vec![Piece::new(account, Tone::Strong), Piece::new(format!("  {}", cx.format.full_date(score.day)), Tone::Dim)]);
    let known = wording::health::coverage(&cx.words, &cx.format, score);
    text.pieces(vec![health_piece(cx, score), format!("  {known}").into()]);
    for cap in &report.caps {
        text.line(say!(cx.words, "cli-capped", limit = cap.limit, reason = cap.reason.clone()));
        evidence(&mut text, &cap.evidence);
    }
    if let Some(over) = &report.override_ {
        text.line(override_said(cx, over));
    }
    text.line(Piece::new(wording::health::way_out(&cx.words, &cx.format, score, model), Tone::Dim));
    text.blank().table(&parts(cx, report));
    for part in report.parts.iter().filter(|part| !part.evidence.is_empty()) {
        text.blank().line(Piece::new(&part.name, Tone::Strong));
        evidence(&mut text, &part.evidence);
    }
    text
}

fn override_said(cx: &Context, over: &OverrideLine) -> String {
    let band = over.band.map(|band| cx.words.word(band));
    let to = over.score.map(|score| score.to_string()).or(band).unwrap_or_default();
    let until = cx.format.full_date(over.expires_on.0);
    say!(cx.words, "cli-overridden", to = to, until = until, reason = over.reason.clone())
}

fn parts(cx: &Context, report: &HealthReport) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-part")),
        Column::right(say!(cx.words, "cli-col-weight")),
        Column::right(say!(cx.words, "cli-col-value")),
        Column::right(say!(cx.words, "cli-col-points")),
        Column::whole(say!(cx.words, "cli-col-why")),
    ]);
    for part in &report.parts {
        let (value, points) = match part.value {
            Some(value) => (format!("{value:.0}"), format!("{:.1}", part.contribution)),
            None => (NOTHING.to_owned(), NOTHING.to_owned()),
        };
        let tone = if part.value.is_some() { Tone::Plain } else { Tone::Dim };
        table.row(vec![
            Piece::new(&part.name, tone),
            format!("{:.1}", part.weight).into(),
            value.into(),
            points.into(),
            (&part.reason).into(),
        ]);
    }
    table
}

fn evidence(text: &mut Text, lines: &[EvidenceLine]) {
    /// Rows shown of each part; JSON has all of them.
    const ROWS: usize = 10;
    for line in lines.iter().take(ROWS) {
        let on = line.on.map(|day| day.0.to_string()).unwrap_or_default();
        text.line(format!("  {on:10}  {}", line.text));
    }
    if lines.len() > ROWS {
        text.line(format!("  … +{}", lines.len() - ROWS));
    }
}
