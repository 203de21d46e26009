//! What stands behind the chosen figure of each tab.

use super::NumbersPane;
use super::grids::{CHANGE, OF_GROUPS, VALUE, YEAR, figure_of, point_name};
use super::tab::Shown;
use crate::domain::EntityKind;
use crate::domain::kpi::{Figure, Kpi, Periods};
use crate::i18n::format::NOTHING;
use crate::say;
use crate::tui::pane::Cx;
use crate::tui::route::FigureSheet;
use crate::wording::kpi::{asides, formula, full_amount, group_name, interval, quarter, source, span};

/// The first column of groups and of cohorts that is a figure.
const FIRST: usize = 3;
/// The column of what is at risk.
const AT_RISK: usize = 3;

impl NumbersPane {
    /// Returns the chosen figure with its formula and its rows; `None` where there is nothing to open.
    pub(super) fn explained(&self, cx: &Cx<'_>) -> Option<FigureSheet> {
        let (row, column) = self.chosen()?;
        let periods = self.periods(cx);
        let about = |period: String| match self.filter_in_force() {
            "" => period,
            filter => format!("{period} · {filter}"),
        };
        let now = about(span(cx.format, periods.now));
        match self.work.shown.as_ref()? {
            Shown::Figures(lines) => {
                let line = lines.get(row)?;
                let (figure, on) = match column {
                    VALUE => (&line.now, periods.now),
                    CHANGE => (&line.before, periods.before),
                    YEAR => (&line.year_before, periods.year_before),
                    _ => return None,
                };
                Some(self.of_kpi(cx, line.kpi, figure, cx.words.word(line.kpi), about(span(cx.format, on))))
            }
            Shown::Groups(groups) => {
                let (group, kpi) = (groups.get(row)?, *OF_GROUPS.get(column.checked_sub(FIRST)?)?);
                let name = group_name(cx.words, cx.format, group.name.as_deref(), self.by);
                let title = format!("{} · {name}", cx.words.word(kpi));
                Some(self.of_kpi(cx, kpi, figure_of(group, kpi)?, title, now))
            }
            Shown::Trend(points) => {
                let (on, figure) = points.get(row)?;
                let title = format!("{} · {}", cx.words.word(self.kpi), point_name(cx, self.step, *on));
                Some(self.of_kpi(cx, self.kpi, figure, title, about(span(cx.format, *on))))
            }
            Shown::Arr(waterfall) => {
                let (movement, figure) = waterfall.steps.get(row)?;
                let title = format!("ARR · {}", cx.words.word(*movement));
                Some(plain(cx, figure, title, now, cx.words.get(&format!("numbers-formula-{}", movement.as_str()))))
            }
            Shown::Cohorts(rows) => {
                let cohort = rows.get(row)?;
                let cell = cohort.cells.get(column.checked_sub(FIRST)?)?;
                let title = format!("{} · {}", quarter(cx.format, cohort.quarter), cx.words.get(&self.measure_id()));
                let until = say!(cx.words, "numbers-until", day = cx.format.full_date(cell.on));
                let formula = cx.words.get(&format!("numbers-formula-{}", self.measure.as_str()));
                Some(plain(cx, self.measure.of(cell), title, about(until), formula))
            }
            Shown::Nps(rows, _) => {
                let row = rows.get(row)?;
                let title = format!("{} · {}", cx.words.word(Kpi::Nps), row.score);
                Some(plain(cx, &row.answers, title, now, formula(cx.words, Kpi::Nps, &self.work.choices)))
            }
            Shown::Renewals(months) => {
                let month = months.get(row)?;
                let figure = if column == AT_RISK { &month.at_risk } else { &month.due };
                let title = format!("{} · {}", cx.words.word(EntityKind::Renewal), cx.format.month(month.month.from));
                Some(plain(cx, figure, title, about(span(cx.format, month.month)), say!(cx.words, "numbers-formula-due")))
            }
        }
    }

    /// Says whether there is a figure where one stands: the younger cohorts have fewer.
    pub(super) fn has_figure(&self) -> bool {
        match (&self.work.shown, self.chosen()) {
            (Some(Shown::Cohorts(rows)), Some((row, column))) => rows.get(row).is_some_and(|cohort| column < FIRST + cohort.cells.len()),
            (shown, chosen) => shown.is_some() && chosen.is_some(),
        }
    }

    pub(super) fn measure_id(&self) -> String {
        format!("numbers-measure-{}", self.measure.as_str())
    }

    fn of_kpi(&self, cx: &Cx<'_>, kpi: Kpi, figure: &Figure, title: String, about: String) -> FigureSheet {
        let mut sheet = plain(cx, figure, title, about, formula(cx.words, kpi, &self.work.choices));
        sheet.lines.push(say!(cx.words, "figure-source", source = source(cx.words, kpi)));
        FigureSheet { kpi: Some(kpi), ..sheet }
    }

    /// Returns the periods the open figures are compared with, in words.
    pub(super) fn compared(&self, cx: &Cx<'_>, periods: &Periods) -> String {
        let days = |of| span(cx.format, of);
        say!(cx.words, "numbers-compared", before = days(periods.before), year = days(periods.year_before))
    }
}

fn plain(cx: &Cx<'_>, figure: &Figure, title: String, about: String, formula: String) -> FigureSheet {
    let value = figure.known().map_or_else(|| NOTHING.to_owned(), |value| full_amount(cx.words, cx.format, figure.unit, value));
    let around = interval(cx.words, cx.format, figure);
    let value = match figure.value {
        Err(why) => format!("{value}   {}", cx.words.word(why)),
        Ok(_) if around.is_empty() => value,
        Ok(_) => format!("{value}   {}", say!(cx.words, "figure-interval", interval = around)),
    };
    let aside = asides(cx.words, figure);
    let mut lines = vec![about, formula];
    lines.extend((!aside.is_empty()).then(|| say!(cx.words, "figure-asides", list = aside)));
    FigureSheet { title, value, lines, figure: figure.clone(), kpi: None }
}
