//! What `initiative` says in text: the list, and one in the four blocks of its cycle.

use crate::cli::context::Context;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::EntityKind;
use crate::domain::initiative::{Course, Design, Effect, Phase};
use crate::domain::kpi::Figure;
use crate::i18n::format::NOTHING;
use crate::review::initiatives::InitiativeLine;
use crate::say;
use crate::store::initiatives::MemberLine;
use crate::text::Cells;
use crate::wording::initiatives::{
    action, compared_days, course, difference, difference_interval, finding, formula, interval, measure, time_left, tone_of,
    tone_of_verdict, value,
};
use crate::wording::kpi::span;

/// The labels that stand before a text.
const LABELS: [&str; 9] = [
    "initiative-hypothesis",
    "initiative-filter",
    "initiative-measure",
    "initiative-action",
    "initiative-days",
    "initiative-members",
    "initiative-verdict",
    "initiative-learned",
    "initiative-next-step",
];

pub fn list(cx: &Context, lines: &[(InitiativeLine, Option<Effect>)]) -> Text {
    let mut text = Text::default();
    if lines.is_empty() {
        text.line(say!(cx.words, "cli-initiatives-empty"));
        return text;
    }
    let left = |id: &str| Column::left(cx.words.get(id));
    let mut table = Table::new(vec![
        left("cli-field-id"),
        left("initiative-col-phase"),
        left("initiative-col-end"),
        Column::right(say!(cx.words, "initiative-col-members")),
        left("initiative-col-measure"),
        left("initiative-col-course"),
        left("initiative-col-beyond"),
        left("initiative-col-verdict"),
        Column::whole(say!(cx.words, "initiative-col-title")),
    ]);
    for (line, effect) in lines {
        table.row(row(cx, line, effect.as_ref()));
    }
    text.table(&table);
    text
}

fn row(cx: &Context, line: &InitiativeLine, effect: Option<&Effect>) -> Line {
    let (words, format) = (&cx.words, &cx.format);
    let initiative = &line.row;
    let told = effect.map_or_else(|| NOTHING.to_owned(), |effect| course(words, format, &effect.members.before, &effect.members.after));
    let beyond = effect.map_or_else(
        || Piece::new(NOTHING, Tone::Dim),
        |effect| {
            let word = words.word(effect.finding);
            Piece::new(format!("{} {word}", difference(words, format, &effect.beyond)), tone_of(effect.finding).into())
        },
    );
    let verdict = initiative
        .verdict
        .map_or_else(|| Piece::new(NOTHING, Tone::Dim), |(_, verdict)| Piece::new(words.word(verdict), tone_of_verdict(verdict).into()));
    vec![
        initiative.id.to_string().into(),
        words.word(line.phase).into(),
        format.plain_date(initiative.end_on).into(),
        line.members.to_string().into(),
        measure(words, initiative).into(),
        told.into(),
        beyond,
        verdict,
        initiative.title.as_str().into(),
    ]
}

pub fn show(cx: &Context, line: &InitiativeLine, effect: Option<&Effect>, members: &[MemberLine], name: Option<String>) -> Text {
    let words = &cx.words;
    let initiative = &line.row;
    let mut text = Text::default();
    text.line(Piece::new(&initiative.title, Tone::Strong));
    text.line(Piece::new(format!("{} · {}", words.word(line.phase), cx.words.count(EntityKind::Account, line.members)), Tone::Dim));
    heading(cx, &mut text, "initiative-plan");
    pair(cx, &mut text, "initiative-hypothesis", &initiative.hypothesis);
    pair(cx, &mut text, "initiative-filter", &initiative.filter);
    pair(cx, &mut text, "initiative-measure", &measure(words, initiative));
    heading(cx, &mut text, "initiative-do");
    pair(cx, &mut text, "initiative-action", &action(words, initiative, name));
    let days = crate::domain::kpi::Span { from: initiative.start_on, to: initiative.end_on };
    let left = time_left(words, &cx.format, initiative, line.phase);
    let days = span(&cx.format, days);
    pair(cx, &mut text, "initiative-days", &if left.is_empty() { days } else { format!("{days} · {left}") });
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    pair(cx, &mut text, "initiative-members", &names.join(" · "));
    heading(cx, &mut text, "initiative-check");
    match effect {
        Some(effect) => check(cx, &mut text, line, effect),
        None => {
            text.line(format!("  {}", say!(words, "initiative-unknown-measure", measure = initiative.measure.clone())));
        }
    }
    heading(cx, &mut text, "initiative-act");
    act(cx, &mut text, line);
    text
}

fn check(cx: &Context, text: &mut Text, line: &InitiativeLine, effect: &Effect) {
    let (words, format) = (&cx.words, &cx.format);
    text.line(format!("  {}", formula(words, effect.yardstick)));
    text.line(Piece::new(format!("  {}", compared_days(words, format, effect)), Tone::Dim));
    text.table(&figures(cx, effect));
    text.line(Piece::new(format!("  {}", finding(words, effect)), tone_of(effect.finding).into()));
    if line.phase == Phase::Do {
        text.line(Piece::new(format!("  {}", say!(words, "initiative-not-over", day = format.date(line.row.end_on))), Tone::Watch));
    }
    text.line(Piece::new(format!("  {}", say!(words, "initiative-warning")), Tone::Dim));
}

/// Both groups before and after, and how far the members are beyond the rest.
fn figures(cx: &Context, effect: &Effect) -> Table {
    let (words, format) = (&cx.words, &cx.format);
    let mut table = Table::new(vec![
        Column::left(""),
        Column::right(say!(words, "initiative-col-before")),
        Column::left(""),
        Column::right(say!(words, "initiative-col-after")),
        Column::left(""),
        Column::right(say!(words, "initiative-col-change")),
        Column::left(say!(words, "initiative-col-interval")),
        Column::right(say!(words, "initiative-col-n")),
    ]);
    let within = |figure: &Figure| Piece::new(interval(words, format, figure), Tone::Dim);
    let group = |label: &str, course: &Course| -> Line {
        vec![
            format!("  {}", words.get(label)).into(),
            value(words, format, &course.before).into(),
            within(&course.before),
            value(words, format, &course.after).into(),
            within(&course.after),
            difference(words, format, &course.change).into(),
            difference_interval(words, format, &course.change).into(),
            course.after.n.to_string().into(),
        ]
    };
    table.row(group("initiative-row-members", &effect.members));
    table.row(group("initiative-row-rest", &effect.rest));
    let label = if effect.yardstick.design() == Design::AfterOnly { "initiative-row-above" } else { "initiative-row-beyond" };
    let mut beyond: Line = vec![format!("  {}", words.get(label)).into()];
    beyond.extend(std::iter::repeat_n(Piece::from(""), 4));
    beyond.push(Piece::new(difference(words, format, &effect.beyond), tone_of(effect.finding).into()));
    beyond.push(difference_interval(words, format, &effect.beyond).into());
    beyond.push(effect.beyond.n.to_string().into());
    table.row(beyond);
    table
}

fn act(cx: &Context, text: &mut Text, line: &InitiativeLine) {
    let words = &cx.words;
    match line.row.verdict {
        Some((on, verdict)) => {
            let told = format!("{} · {}", words.word(verdict), cx.format.plain_date(on));
            pair(cx, text, "initiative-verdict", &told);
        }
        None => pair(cx, text, "initiative-verdict", &say!(words, "initiative-no-verdict")),
    }
    for (label, told) in [("initiative-learned", &line.row.learned), ("initiative-next-step", &line.row.next_step)] {
        if let Some(told) = told {
            pair(cx, text, label, told);
        }
    }
}

fn heading(cx: &Context, text: &mut Text, id: &str) {
    text.blank().line(Piece::new(cx.words.get(id), Tone::Strong));
}

/// A label with what it says, which may have lines.
fn pair(cx: &Context, text: &mut Text, label: &str, told: &str) {
    let told = if told.trim().is_empty() { NOTHING } else { told };
    let mut lines = told.lines();
    let first = lines.next().unwrap_or_default();
    let width = LABELS.iter().map(|id| Cells::Narrow.width(&cx.words.get(id))).max().unwrap_or(0);
    text.pieces(vec![Piece::new(format!("  {}  ", Cells::Narrow.pad_right(&cx.words.get(label), width)), Tone::Dim), first.into()]);
    for line in lines {
        text.block(line, 4);
    }
}
