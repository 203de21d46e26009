//! `usage`: what an account uses, how it goes, and what is not as usual.

use crate::cli::args::UsageArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::{Day, Rate, plainly, rounded};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::kpi::Span;
use crate::domain::usage::{ACTIVE_USERS, By, Course, Grain, Measure, Outside, Report, norm_of};
use crate::domain::{AccountId, Invalid};
use crate::i18n::format::NOTHING;
use crate::review::{AsKnown, usage_on};
use crate::say;
use crate::wording::health::decimal;
use crate::wording::usage;
use chrono::NaiveDate;
use serde::Serialize;

/// The days of a series when nothing else is said: twelve weeks.
const DAYS: u64 = 84;

/// `from` to `to` are the days of the series; everything else is told as of `to`.
#[derive(Debug, Serialize)]
struct UsageReport {
    account: AccountId,
    from: Day,
    to: Day,
    first_on: Option<Day>,
    last_on: Option<Day>,
    /// The share of the seats that was active in 28 days.
    active: Rate,
    weekly_return: ReturnLine,
    daily_return: ReturnLine,
    metrics: Vec<MetricLine>,
}

/// People who came back by people who were there, step by step.
#[derive(Debug, Serialize)]
struct ReturnLine {
    #[serde(flatten)]
    whole: Rate,
    steps: Vec<StepLine>,
}

#[derive(Debug, Serialize)]
struct StepLine {
    from: Day,
    to: Day,
    #[serde(flatten)]
    rate: Rate,
}

/// `now` and `before` are 28 days each, `change` what is between them, `slope` units a week.
#[derive(Debug, Serialize)]
struct MetricLine {
    metric: String,
    /// `people`, or `amount`, which adds up.
    measure: &'static str,
    #[serde(serialize_with = "plainly")]
    now: f64,
    #[serde(serialize_with = "plainly")]
    before: f64,
    change: Rate,
    slope: Option<f64>,
    adoption: Option<AdoptionLine>,
    /// `day` or `week`: in which steps it is compared with itself.
    compared_by: &'static str,
    outside: Vec<OutsideLine>,
    days: Vec<DayLine>,
}

#[derive(Debug, Serialize)]
struct AdoptionLine {
    /// `people` or `days`.
    by: &'static str,
    #[serde(flatten)]
    share: Rate,
    first_on: Option<Day>,
    last_on: Option<Day>,
}

#[derive(Debug, Serialize)]
struct OutsideLine {
    from: Day,
    to: Day,
    #[serde(serialize_with = "plainly")]
    value: f64,
    low: f64,
    high: f64,
}

#[derive(Debug, Serialize)]
struct DayLine {
    on: Day,
    #[serde(serialize_with = "plainly")]
    value: f64,
    /// `null` where the metric's rows name nobody.
    people: Option<usize>,
}

pub fn usage(cx: &Context, args: &UsageArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let account = cx.account(&book.reader, &args.account)?;
    let span = span(cx, args)?;
    let known = AsKnown { connection: book.reader.connection(), account: account.id, day: span.to, zone: &cx.zone() };
    let mut report = usage_on(known, &cx.workdays, Some(span.from))?;
    if let Some(metric) = &args.metric {
        if report.course_of(metric).is_none() {
            return Err(Failure::Failed(no_metric(cx, metric, &report)));
        }
        report.courses.retain(|course| key(course) == metric);
    }
    let one = args.metric.is_some();
    Ok(cx.answer(&json(&report, span), || text(cx, (&account.name, one), &report, span)))
}

fn span(cx: &Context, args: &UsageArgs) -> Result<Span, Failure> {
    let day = |option, text: &Option<String>| text.as_deref().map(|text| cx.past_day(option, text)).transpose();
    let to = day("--to", &args.to)?.unwrap_or(cx.format.today);
    let Some(from) = day("--from", &args.from)? else { return Ok(Span::days_up_to(to, DAYS)) };
    Span::new(from, to).map_err(|why: Invalid| Failure::Option { name: "--from", why })
}

fn no_metric(cx: &Context, metric: &str, report: &Report) -> String {
    if report.is_empty() {
        return say!(cx.words, "cli-usage-no-metric");
    }
    let metrics: Vec<&str> = report.courses.iter().map(key).collect();
    say!(cx.words, "cli-no-metric", name = metric.to_owned(), metrics = metrics.join(", "))
}

/// Returns what `--metric` calls a series.
fn key(course: &Course) -> &str {
    match course.series.measure {
        Measure::People => ACTIVE_USERS,
        Measure::Amount => &course.series.metric,
    }
}

fn json(report: &Report, span: Span) -> UsageReport {
    let returned = |one: &crate::domain::usage::Return| ReturnLine {
        whole: Rate::from(&one.whole),
        steps: one.steps.iter().map(|(span, figure)| StepLine { from: Day(span.from), to: Day(span.to), rate: figure.into() }).collect(),
    };
    UsageReport {
        account: report.account,
        from: Day(span.from),
        to: Day(span.to),
        first_on: report.first_on.map(Day),
        last_on: report.last_on.map(Day),
        active: (&report.active).into(),
        weekly_return: returned(&report.weekly),
        daily_return: returned(&report.daily),
        metrics: report.courses.iter().map(|course| metric_line(course, span)).collect(),
    }
}

fn metric_line(course: &Course, span: Span) -> MetricLine {
    let adoption = course.adoption.as_ref().map(|adoption| AdoptionLine {
        by: if adoption.by == By::People { "people" } else { "days" },
        share: (&adoption.share).into(),
        first_on: adoption.recorded.as_ref().map(|recorded| Day(recorded.first_on)),
        last_on: adoption.recorded.as_ref().map(|recorded| Day(recorded.last_on)),
    });
    MetricLine {
        metric: key(course).to_owned(),
        measure: if course.series.measure == Measure::People { "people" } else { "amount" },
        now: course.trend.now,
        before: course.trend.before,
        change: (&course.trend.change).into(),
        slope: course.trend.slope.map(|slope| rounded(slope, 4)),
        adoption,
        compared_by: if course.grain == Grain::Day { "day" } else { "week" },
        outside: course.outside.iter().map(outside_line).collect(),
        days: days(course, span).map(|on| day_line(course, on)).collect(),
    }
}

fn outside_line(odd: &Outside) -> OutsideLine {
    let (low, high) = (rounded(odd.norm.low, 4), rounded(odd.norm.high, 4));
    OutsideLine { from: Day(odd.span.from), to: Day(odd.span.to), value: odd.value, low, high }
}

/// Returns the days of a span from the first row on: before it nothing is known.
fn days(course: &Course, span: Span) -> impl Iterator<Item = NaiveDate> + use<> {
    let first = course.series.first_on().map_or(span.to, |first| first.max(span.from));
    first.iter_days().take_while(move |day| *day <= span.to)
}

fn day_line(course: &Course, on: NaiveDate) -> DayLine {
    let series = &course.series;
    let people = series.names_people().then(|| series.users_within(Span { from: on, to: on }).len());
    DayLine { on: Day(on), value: series.on(on), people }
}

fn text(cx: &Context, (account, is_one): (&str, bool), report: &Report, span: Span) -> Text {
    let mut text = Text::default();
    let day = cx.format.full_date(span.to);
    text.pieces(vec![Piece::new(account, Tone::Strong), Piece::new(format!("  {day}"), Tone::Dim)]);
    if report.is_empty() {
        text.line(say!(cx.words, "cli-usage-no-metric"));
        return text;
    }
    for (label, figure) in [
        ("usage-active-label", usage::active(&cx.words, &cx.format, &report.active)),
        ("usage-weekly-label", usage::share(&cx.words, &cx.format, &report.weekly.whole)),
        ("usage-daily-label", usage::share(&cx.words, &cx.format, &report.daily.whole)),
    ] {
        let label = crate::text::Cells::Narrow.pad_right(&cx.words.get(label), 20);
        text.pieces(vec![Piece::new(label, Tone::Dim), figure.into()]);
    }
    text.blank().table(&courses(cx, report));
    for course in report.courses.iter().filter(|course| !course.outside.is_empty()) {
        text.blank().line(Piece::new(usage::name(&cx.words, &course.series), Tone::Strong));
        for odd in &course.outside {
            text.line(Piece::new(format!("  {}", usage::outside(&cx.words, &cx.format, odd)), Tone::Watch));
        }
    }
    if let Some(course) = report.courses.first().filter(|_| is_one) {
        text.blank().line(Piece::new(usage::grain(&cx.words, course.grain), Tone::Dim)).table(&day_table(cx, course, span));
    }
    text
}

fn courses(cx: &Context, report: &Report) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "usage-metric")),
        Column::right(say!(cx.words, "usage-now")),
        Column::right(say!(cx.words, "usage-before")),
        Column::right(say!(cx.words, "usage-change")),
        Column::right(say!(cx.words, "usage-slope")),
        Column::whole(say!(cx.words, "usage-share-head")),
    ]);
    for course in &report.courses {
        let adoption = course.adoption.as_ref().map(|adoption| usage::adoption(&cx.words, &cx.format, adoption));
        let change = usage::change(&cx.format, &course.trend.change);
        table.row(vec![
            usage::name(&cx.words, &course.series).into(),
            decimal(&cx.format, course.trend.now).into(),
            decimal(&cx.format, course.trend.before).into(),
            Piece::new(change, usage::tone_of_change(&course.trend.change).into()),
            usage::slope(&cx.format, course).into(),
            adoption.unwrap_or_default().into(),
        ]);
    }
    table
}

fn day_table(cx: &Context, course: &Course, span: Span) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "usage-day")),
        Column::right(say!(cx.words, "usage-value")),
        Column::right(say!(cx.words, "usage-usual")),
    ]);
    for on in days(course, span) {
        let norm = norm_of(&course.series, Grain::Day, on).filter(|_| course.grain == Grain::Day);
        let band = norm.map(|norm| (decimal(&cx.format, norm.low), decimal(&cx.format, norm.high)));
        let usual = band.map_or_else(|| NOTHING.to_owned(), |(low, high)| say!(cx.words, "usage-usual-band", low = low, high = high));
        let value = decimal(&cx.format, course.series.on(on));
        let tone = if norm.is_some_and(|norm| !norm.holds(course.series.on(on))) { Tone::Watch } else { Tone::Plain };
        table.row(vec![cx.format.date(on).into(), Piece::new(value, tone), Piece::new(usual, Tone::Dim)]);
    }
    table
}
