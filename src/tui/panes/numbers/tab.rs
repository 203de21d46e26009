//! The tabs of the numbers, what each shows, and what one was asked to choose.

use crate::domain::kpi::{CohortRow, DueMonth, Figure, QuarterCell, ScoreRow, Span, Waterfall};
use crate::review::kpi::{KpiGroup, KpiLine};
use crate::tui::command::Cmd;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Figures,
    Groups,
    Trend,
    Arr,
    Cohorts,
    Nps,
    Renewals,
}

impl Tab {
    pub const ALL: [Tab; 7] = [Tab::Figures, Tab::Groups, Tab::Trend, Tab::Arr, Tab::Cohorts, Tab::Nps, Tab::Renewals];

    /// Returns the command that leads to it; its word is the tab's.
    pub fn cmd(self) -> Cmd {
        match self {
            Tab::Figures => Cmd::NumbersFigures,
            Tab::Groups => Cmd::NumbersGroups,
            Tab::Trend => Cmd::NumbersTrends,
            Tab::Arr => Cmd::NumbersArr,
            Tab::Cohorts => Cmd::NumbersCohorts,
            Tab::Nps => Cmd::NumbersNps,
            Tab::Renewals => Cmd::NumbersRenewals,
        }
    }

    pub fn place(self) -> usize {
        Tab::ALL.iter().position(|tab| *tab == self).unwrap_or(0)
    }

    /// Returns the tab so many further on, around the end.
    pub fn beside(self, steps: usize) -> Tab {
        Tab::ALL[(self.place() + steps) % Tab::ALL.len()]
    }

    pub fn has_chart(self) -> bool {
        !matches!(self, Tab::Figures | Tab::Groups)
    }

    /// Says whether it shows what is at risk, for which accounts must be scored.
    pub fn needs_health(self) -> bool {
        matches!(self, Tab::Figures | Tab::Groups | Tab::Renewals)
    }

    /// Says whether it is about the months to come, whatever the period.
    pub fn looks_ahead(self) -> bool {
        self == Tab::Renewals
    }
}

/// What the open tab shows.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    Figures(Vec<KpiLine>),
    Groups(Vec<KpiGroup>),
    Trend(Vec<(Span, Figure)>),
    Arr(Waterfall),
    Cohorts(Vec<CohortRow>),
    Nps(Vec<ScoreRow>, Box<Figure>),
    Renewals(Vec<DueMonth>),
}

/// What of a cohort is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CohortMeasure {
    Logos,
    Revenue,
    Repeat,
}

impl CohortMeasure {
    pub fn next(self) -> CohortMeasure {
        match self {
            CohortMeasure::Logos => CohortMeasure::Revenue,
            CohortMeasure::Revenue => CohortMeasure::Repeat,
            CohortMeasure::Repeat => CohortMeasure::Logos,
        }
    }

    pub fn of(self, cell: &QuarterCell) -> &Figure {
        match self {
            CohortMeasure::Logos => &cell.logos,
            CohortMeasure::Revenue => &cell.revenue,
            CohortMeasure::Repeat => &cell.repeat,
        }
    }

    /// Returns the spelling in ids of words and in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            CohortMeasure::Logos => "logos",
            CohortMeasure::Revenue => "revenue",
            CohortMeasure::Repeat => "repeat",
        }
    }
}

/// What the open list of choices is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Asked {
    #[default]
    Length,
    By,
    Figure,
    Definition,
    Export,
}
