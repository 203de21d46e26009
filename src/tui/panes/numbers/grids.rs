//! What each tab shows, as a table.

use super::NumbersPane;
use super::grid::{Grid, GridCell, GridColumn};
use super::tab::Shown;
use crate::domain::EntityKind;
use crate::domain::kpi::{CohortRow, DueMonth, Figure, GroupBy, Kpi, Movement, ScoreRow, Span, TrendStep, Waterfall};
use crate::export::table::Cell;
use crate::i18n::format::NOTHING;
use crate::review::kpi::{KpiGroup, KpiLine};
use crate::say;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::wording::kpi::{amount, change, full_amount, group_name, interval, quarter, value};

/// The figures that groups are compared by.
pub(super) const OF_GROUPS: &[Kpi] = &[Kpi::Arr, Kpi::LogoRetention, Kpi::Grr, Kpi::Nrr, Kpi::RenewalRate, Kpi::Nps, Kpi::Csat];
/// The first column of the figures that can be opened is the value, then those it is compared with.
pub(super) const VALUE: usize = 3;
pub(super) const CHANGE: usize = 8;
pub(super) const YEAR: usize = 10;

pub(super) fn grid(pane: &NumbersPane, cx: &Cx<'_>, shown: &Shown) -> Grid {
    match shown {
        Shown::Figures(lines) => figures(pane, cx, lines),
        Shown::Groups(groups) => of_groups(cx, groups, pane.by),
        Shown::Trend(points) => trend(pane, cx, points),
        Shown::Arr(waterfall) => arr(cx, waterfall),
        Shown::Cohorts(rows) => cohorts(pane, cx, rows),
        Shown::Nps(rows, _) => nps(cx, rows),
        Shown::Renewals(months) => renewals(cx, months),
    }
}

fn known(value: Option<f64>) -> Cell {
    value.map_or(Cell::Nothing, Cell::Number)
}

/// Writes the value of a figure; where there is none, the dash.
fn of_figure(cx: &Cx<'_>, figure: &Figure) -> GridCell {
    let role = if figure.known().is_some() { Role::Text } else { Role::Dim };
    GridCell::number(value(cx.words, cx.format, figure), figure.known()).within(role)
}

fn figures(pane: &NumbersPane, cx: &Cx<'_>, lines: &[KpiLine]) -> Grid {
    let title = |id: &str| cx.words.get(id);
    let has_targets = lines.iter().any(|line| line.target.is_some());
    let periods = pane.periods(cx);
    // Of twelve months the period before is that of a year before.
    let is_a_year = periods.before == periods.year_before;
    let around: Vec<String> = lines.iter().map(|line| interval(cx.words, cx.format, &line.now)).collect();
    let aims: Vec<String> = lines.iter().filter_map(|line| standing(cx, line)).map(|(text, _)| text).collect();
    let aim = GridColumn::text("on_track", title("numbers-col-target"), 1);
    let columns = vec![
        GridColumn::raw("figure"),
        GridColumn::raw("unit"),
        GridColumn::text("name", title("numbers-col-figure"), 0),
        GridColumn::number("value", title("numbers-col-value"), 0).opening(),
        GridColumn::text("interval", title("numbers-col-interval"), 3).holding(cx, around.iter().map(String::as_str)),
        GridColumn::raw("low"),
        GridColumn::raw("high"),
        GridColumn::number("n", title("numbers-col-n"), 5),
        GridColumn::number("previous", title("numbers-col-change"), 2).opening(),
        GridColumn::raw("target"),
        GridColumn { is_hidden: is_a_year, opens: !is_a_year, ..GridColumn::number("year_before", title("numbers-col-year"), 4) },
        GridColumn { is_hidden: !has_targets, ..aim.holding(cx, aims.iter().map(String::as_str)) },
    ];
    let is_scoring = pane.is_scoring(cx);
    let rows = lines.iter().map(|line| figure_row(cx, line, is_scoring && line.kpi == Kpi::ArrAtRisk)).collect();
    Grid { columns, rows }
}

fn figure_row(cx: &Cx<'_>, line: &KpiLine, is_being_made: bool) -> Vec<GridCell> {
    let now = &line.now;
    let why = now.value.err().map(|why| cx.words.word(why));
    let beside = why.unwrap_or_else(|| interval(cx.words, cx.format, now));
    let changed = |other: &Figure| {
        let text = change(cx.words, cx.format, now, other);
        GridCell::number(if text.is_empty() { NOTHING.to_owned() } else { text }, other.known()).within(Role::Dim)
    };
    let worth = if is_being_made { GridCell::new("…", Cell::Nothing) } else { of_figure(cx, now) };
    let low = now.interval.map(|interval| interval.low);
    let high = now.interval.map(|interval| interval.high);
    vec![
        GridCell::text(line.kpi.as_str()),
        GridCell::text(now.unit.to_string()),
        GridCell::text(cx.words.word(line.kpi)),
        worth,
        GridCell::text(if is_being_made { String::new() } else { beside }).within(Role::Dim),
        GridCell::number("", low),
        GridCell::number("", high),
        GridCell::number(cx.format.whole(i64::try_from(now.n).unwrap_or(i64::MAX)), Some(now.n as f64)).within(Role::Dim),
        changed(&line.before),
        GridCell::number("", line.target),
        changed(&line.year_before),
        aimed(cx, line),
    ]
}

/// The target with a sign and a word for where one stands to it.
fn aimed(cx: &Cx<'_>, line: &KpiLine) -> GridCell {
    let Some((text, role)) = standing(cx, line) else { return GridCell::default() };
    let raw = match line.is_on_track() {
        Some(true) => Cell::Text("on_track".to_owned()),
        Some(false) => Cell::Text("off_track".to_owned()),
        None => Cell::Nothing,
    };
    GridCell::new(text, raw).within(role)
}

/// Says whether the target of a figure is reached: `✓ 90 % reached`.
pub(super) fn standing(cx: &Cx<'_>, line: &KpiLine) -> Option<(String, Role)> {
    let aim = amount(cx.words, cx.format, line.now.unit, line.target?);
    Some(match line.is_on_track() {
        Some(true) => (format!("✓ {}", say!(cx.words, "kpi-on-track", target = aim)), Role::Green),
        Some(false) => (format!("✗ {}", say!(cx.words, "kpi-off-track", target = aim)), Role::Red),
        None => (aim, Role::Dim),
    })
}

fn of_groups(cx: &Cx<'_>, groups: &[KpiGroup], by: GroupBy) -> Grid {
    let mut columns = vec![
        GridColumn::raw(by.as_str()),
        GridColumn::text("name", cx.words.word(by).to_uppercase(), 0),
        GridColumn::number("accounts", say!(cx.words, "numbers-col-accounts"), 8),
    ];
    for (place, kpi) in (1_u8..).zip(OF_GROUPS) {
        let title = say!(cx.words, "kpi-short", figure = kpi.as_str());
        columns.push(GridColumn::number(kpi.as_str(), title, place).opening());
    }
    let row = |group: &KpiGroup| {
        let name = group_name(cx.words, cx.format, group.name.as_deref(), by);
        let mut row = vec![
            GridCell::new("", group.name.clone().map_or(Cell::Nothing, Cell::Text)),
            GridCell::text(name),
            GridCell::number(group.accounts.to_string(), Some(group.accounts as f64)).within(Role::Dim),
        ];
        row.extend(OF_GROUPS.iter().map(|kpi| figure_of(group, *kpi).map(|figure| of_figure(cx, figure)).unwrap_or_default()));
        row
    };
    Grid { columns, rows: groups.iter().map(row).collect() }
}

pub(super) fn figure_of(group: &KpiGroup, kpi: Kpi) -> Option<&Figure> {
    group.figures.iter().find(|(name, _)| *name == kpi).map(|(_, figure)| figure)
}

fn trend(pane: &NumbersPane, cx: &Cx<'_>, points: &[(Span, Figure)]) -> Grid {
    let title = |id: &str| cx.words.get(id);
    let around: Vec<String> = points.iter().map(|(_, figure)| interval(cx.words, cx.format, figure)).collect();
    let columns = vec![
        GridColumn::text("period", title("numbers-col-period"), 0),
        GridColumn::raw("from"),
        GridColumn::raw("to"),
        GridColumn::number(pane.kpi.as_str(), title("numbers-col-value"), 0).opening(),
        GridColumn::text("interval", title("numbers-col-interval"), 1).holding(cx, around.iter().map(String::as_str)),
        GridColumn::raw("low"),
        GridColumn::raw("high"),
        GridColumn::number("n", title("numbers-col-n"), 2),
    ];
    let row = |(span, figure): &(Span, Figure)| {
        let why = figure.value.err().map(|why| cx.words.word(why));
        vec![
            GridCell::text(point_name(cx, pane.step, *span)),
            GridCell::text(span.from.to_string()),
            GridCell::text(span.to.to_string()),
            of_figure(cx, figure),
            GridCell::text(why.unwrap_or_else(|| interval(cx.words, cx.format, figure))).within(Role::Dim),
            GridCell::number("", figure.interval.map(|interval| interval.low)),
            GridCell::number("", figure.interval.map(|interval| interval.high)),
            GridCell::number(cx.format.count(figure.n), Some(figure.n as f64)).within(Role::Dim),
        ]
    };
    Grid { columns, rows: points.iter().map(row).collect() }
}

/// Names a point of a trend: by its month, its months, or the month its year ends in.
pub(super) fn point_name(cx: &Cx<'_>, step: TrendStep, span: Span) -> String {
    match step {
        TrendStep::Quarters => quarter(cx.format, Span::months(span.from, 3)),
        TrendStep::Months => cx.format.month(span.from),
        TrendStep::Rolling => say!(cx.words, "numbers-year-to", month = cx.format.month(span.to)),
    }
}

fn arr(cx: &Cx<'_>, waterfall: &Waterfall) -> Grid {
    let columns = vec![
        GridColumn::raw("step"),
        GridColumn::text("name", say!(cx.words, "numbers-col-step"), 0),
        GridColumn::number("minor", say!(cx.words, "numbers-col-amount"), 0).opening(),
        GridColumn::raw("unit"),
        GridColumn::number("accounts", say!(cx.words, "numbers-col-accounts"), 1),
    ];
    let row = |(movement, figure): &(Movement, Figure)| {
        vec![
            GridCell::text(movement.as_str()),
            GridCell::text(cx.words.word(*movement)),
            GridCell::number(signed(cx, *movement, figure), Some(figure.numerator)),
            GridCell::text(figure.unit.to_string()),
            GridCell::number(cx.format.count(figure.n), Some(figure.n as f64)).within(Role::Dim),
        ]
    };
    Grid { columns, rows: waterfall.steps.iter().map(row).collect() }
}

/// Writes a step with its sign.
pub(super) fn signed(cx: &Cx<'_>, movement: Movement, figure: &Figure) -> String {
    let sign = match movement {
        Movement::Contraction | Movement::Churn if figure.numerator > 0.0 => "−",
        Movement::New | Movement::Expansion if figure.numerator > 0.0 => "+",
        _ => "",
    };
    format!("{sign}{}", full_amount(cx.words, cx.format, figure.unit, figure.numerator))
}

fn cohorts(pane: &NumbersPane, cx: &Cx<'_>, rows: &[CohortRow]) -> Grid {
    let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns = vec![
        GridColumn::raw("start_quarter"),
        GridColumn::text("began", say!(cx.words, "numbers-col-began"), 0),
        GridColumn::number("accounts", say!(cx.words, "numbers-col-accounts"), 20),
    ];
    for (priority, place) in (2_u8..).zip(0..most) {
        let id = format!("{}_{place}", pane.measure.as_str());
        columns.push(GridColumn::number(id, format!("+{place}"), priority).opening());
    }
    let row = |row: &CohortRow| {
        let mut line = vec![
            GridCell::text(row.quarter.from.to_string()),
            GridCell::text(cx.format.month(row.quarter.from)),
            GridCell::number(row.size.to_string(), Some(row.size as f64)).within(Role::Dim),
        ];
        line.extend((0..most).map(|place| match row.cells.get(place).map(|cell| pane.measure.of(cell)) {
            Some(figure) => match figure.known() {
                Some(share) => GridCell::number(cx.format.percent(share), Some(share)),
                None => GridCell::new(NOTHING, Cell::Nothing).within(Role::Dim),
            },
            None => GridCell::default(),
        }));
        line
    };
    Grid { columns, rows: rows.iter().map(row).collect() }
}

fn nps(cx: &Cx<'_>, rows: &[ScoreRow]) -> Grid {
    let columns = vec![
        GridColumn::number("score", say!(cx.words, "numbers-col-score"), 0),
        GridColumn::raw("side"),
        GridColumn::text("kind", say!(cx.words, "numbers-col-kind"), 1),
        GridColumn::number("answers", say!(cx.words, "numbers-col-answers"), 0).opening(),
        GridColumn::number("share", say!(cx.words, "numbers-col-share"), 2),
    ];
    let all: usize = rows.iter().map(|row| row.answers.n).sum();
    let row = |row: &ScoreRow| {
        let (n, share) = (row.answers.n as f64, (all > 0).then(|| row.answers.n as f64 / all as f64));
        let side = side(row.score);
        vec![
            GridCell::number(row.score.to_string(), Some(f64::from(row.score))),
            GridCell::text(side),
            GridCell::text(cx.words.get(&format!("numbers-side-{side}"))),
            GridCell::number(row.answers.n.to_string(), Some(n)),
            GridCell::new(share.map_or_else(|| NOTHING.to_owned(), |share| cx.format.percent(share)), known(share)).within(Role::Dim),
        ]
    };
    Grid { columns, rows: rows.iter().map(row).collect() }
}

/// Returns on which side of the net promoter score an answer stands.
pub(super) fn side(score: u8) -> &'static str {
    match score {
        9.. => "promoter",
        7..=8 => "passive",
        _ => "detractor",
    }
}

fn renewals(cx: &Cx<'_>, months: &[DueMonth]) -> Grid {
    let columns = vec![
        GridColumn::raw("month"),
        GridColumn::text("name", say!(cx.words, "numbers-col-month"), 0),
        GridColumn::number("due_minor", say!(cx.words, "numbers-col-due"), 0).opening(),
        GridColumn::number("at_risk_minor", say!(cx.words, "numbers-col-at-risk"), 1).opening(),
        GridColumn::raw("unit"),
        GridColumn::number("renewals", cx.words.word(EntityKind::Renewal), 2),
    ];
    let row = |row: &DueMonth| {
        let amount = |figure: &Figure| {
            let text = full_amount(cx.words, cx.format, figure.unit, figure.numerator);
            let role = if figure.numerator > 0.0 { Role::Text } else { Role::Dim };
            GridCell::number(text, Some(figure.numerator)).within(role)
        };
        vec![
            GridCell::text(row.month.from.to_string()),
            GridCell::text(cx.format.month(row.month.from)),
            amount(&row.due),
            amount(&row.at_risk),
            GridCell::text(row.due.unit.to_string()),
            GridCell::number(row.due.parts.len().to_string(), Some(row.due.parts.len() as f64)).within(Role::Dim),
        ]
    };
    Grid { columns, rows: months.iter().map(row).collect() }
}
