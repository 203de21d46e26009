//! The work between frames: reads the facts, makes what the open tab shows, scores accounts. Each step is a part of a frame's time
//! in a book of ordinary size, and none is done twice.

use super::grid::Grid;
use super::tab::{Shown, Tab};
use super::{NumbersPane, currency, grids};
use crate::domain::kpi::{Choices, Kpi, Span};
use crate::domain::{AccountId, Band};
use crate::i18n::query_error;
use crate::review::kpi::{self as review, KpiFacts};
use crate::review::{accounts_matching, understood, views};
use crate::say;
use crate::store::Result;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use crate::wording::store_error;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Accounts scored in one frame: about a third of a 60 Hz frame's time.
const A_FRAME: usize = 64;
/// Up to so many accounts everything is done before the first frame.
const AT_ONCE: usize = 192;
/// How many months of renewals are looked ahead.
const MONTHS_AHEAD: u32 = 12;

/// What was read and made so far.
#[derive(Default)]
pub(super) struct Work {
    pub choices: Choices,
    pub held: Option<KpiFacts>,
    pub shown: Option<Shown>,
    /// What is shown, as a table.
    pub grid: Option<Grid>,
    pub failure: Option<String>,
    /// The filter in force.
    filter: String,
    bands: HashMap<AccountId, Band>,
    to_score: Vec<AccountId>,
    scored: usize,
    scored_on: Option<NaiveDate>,
}

impl NumbersPane {
    /// Begins anew: rows have changed, or nothing is read yet.
    pub(super) fn start(&mut self, cx: &Cx<'_>) {
        let filter = std::mem::take(&mut self.work.filter);
        self.work = Work { filter, ..Work::default() };
        match review::choices(cx.book.connection()) {
            Ok(choices) => self.work.choices = choices,
            Err(error) => self.work.failure = Some(store_error(cx.words, &error)),
        }
        self.advance(cx);
        if self.work.held.as_ref().is_some_and(|held| held.accounts() <= AT_ONCE) {
            while !self.is_done(cx) {
                self.advance(cx);
            }
        }
    }

    /// What is shown no longer fits; the facts may still.
    pub(super) fn remake(&mut self) {
        (self.work.shown, self.work.grid) = (None, None);
    }

    /// Takes the filter as it was typed; returns what is wrong with it.
    pub(super) fn take_filter(&mut self, cx: &Cx<'_>) -> Option<String> {
        let views = views(cx.book.connection()).unwrap_or_default();
        if let Err(error) = understood(self.filter.text(), &views) {
            return Some(query_error(cx.words, &error.kind));
        }
        self.work.filter = self.filter.text().trim().to_owned();
        self.work.held = None;
        self.remake();
        None
    }

    pub(super) fn filter_in_force(&self) -> &str {
        &self.work.filter
    }

    pub(super) fn is_done(&self, cx: &Cx<'_>) -> bool {
        self.work.failure.is_some() || (self.covers(cx) && self.work.shown.is_some() && !self.is_scoring(cx))
    }

    /// Says how far the scoring is, while it goes on.
    pub(super) fn progress(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let accounts = self.work.to_score.len();
        if self.work.failure.is_some() || !self.is_scoring(cx) || accounts == 0 {
            return Vec::new();
        }
        let share = cx.format.percent(self.work.scored as f64 / accounts as f64);
        vec![Phrase::new(say!(cx.words, "numbers-scoring", share = share), Role::Dim)]
    }

    pub(super) fn is_scoring(&self, cx: &Cx<'_>) -> bool {
        let is_begun = self.work.scored_on == Some(self.scored_on(cx));
        self.tab.needs_health() && (!is_begun || self.work.scored < self.work.to_score.len())
    }

    /// Does the next part of the work.
    pub(super) fn advance(&mut self, cx: &Cx<'_>) {
        if self.is_done(cx) {
            return;
        }
        if let Err(error) = self.try_to_advance(cx) {
            self.work.failure = Some(store_error(cx.words, &error));
        }
    }

    fn try_to_advance(&mut self, cx: &Cx<'_>) -> Result<()> {
        if !self.covers(cx) {
            self.read(cx)
        } else if self.work.shown.is_none() {
            self.make(cx);
            Ok(())
        } else {
            self.score(cx)
        }
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let (reach, with_use) = self.need(cx);
        let connection = cx.book.connection();
        let mut held = KpiFacts::read(connection, currency(cx), &cx.zone(), reach, &with_use)?;
        if !self.work.filter.is_empty() {
            held.keep_only(&self.matching(cx)?);
        }
        // Other accounts may count now: they are scored anew.
        self.work.scored_on = None;
        self.work.choices = held.ledger.choices.clone();
        self.work.held = Some(held);
        self.remake();
        Ok(())
    }

    fn matching(&self, cx: &Cx<'_>) -> Result<HashSet<AccountId>> {
        let connection = cx.book.connection();
        let Ok(filter) = understood(&self.work.filter, &views(connection)?) else { return Ok(HashSet::new()) };
        Ok(accounts_matching(connection, &filter, cx.model, cx.today(), &cx.zone())?.into_iter().collect())
    }

    fn score(&mut self, cx: &Cx<'_>) -> Result<()> {
        let day = self.scored_on(cx);
        let Some(held) = &mut self.work.held else { return Ok(()) };
        if self.work.scored_on != Some(day) {
            (self.work.scored, self.work.scored_on, self.work.to_score) = (0, Some(day), held.running_on(day));
            self.work.bands.clear();
        }
        let part = self.work.scored..self.work.to_score.len().min(self.work.scored + A_FRAME);
        self.work.scored = part.end;
        let bands = review::scored_bands(cx.book.connection(), &self.work.to_score[part], cx.model, day, &cx.zone())?;
        self.work.bands.extend(bands);
        if self.work.scored == self.work.to_score.len() {
            held.take_bands(&self.work.bands);
            self.remake();
        }
        Ok(())
    }

    /// Health is that of the period's last day, at the latest today's.
    fn scored_on(&self, cx: &Cx<'_>) -> NaiveDate {
        if self.tab.looks_ahead() { cx.today() } else { self.periods(cx).now.to.min(cx.today()) }
    }

    fn covers(&self, cx: &Cx<'_>) -> bool {
        let (reach, with_use) = self.need(cx);
        self.work.held.as_ref().is_some_and(|held| held.covers(reach, &with_use))
    }

    /// Returns the days that the open tab looks at, and the periods whose use it asks for.
    fn need(&self, cx: &Cx<'_>) -> (Span, Vec<Span>) {
        let periods = self.periods(cx);
        let compared = [periods.now, periods.before, periods.year_before];
        match self.tab {
            Tab::Figures => (review::reach(periods.now, &compared), compared.to_vec()),
            Tab::Groups => (periods.now, vec![periods.now]),
            Tab::Trend => {
                let spans = self.trend_spans(cx);
                let by_use = KpiFacts::is_by_use(self.kpi, self.work.choices.retention);
                (review::reach(periods.now, &spans), if by_use { spans } else { Vec::new() })
            }
            Tab::Arr | Tab::Cohorts | Tab::Nps | Tab::Renewals => (periods.now, Vec::new()),
        }
    }

    pub(super) fn trend_spans(&self, cx: &Cx<'_>) -> Vec<Span> {
        self.step.spans(self.periods(cx).now.to, cx.today(), self.work.choices.year_begins)
    }

    fn make(&mut self, cx: &Cx<'_>) {
        let periods = self.periods(cx);
        let Some(held) = &self.work.held else { return };
        let shown = match self.tab {
            Tab::Figures => Shown::Figures(held.lines(&periods)),
            Tab::Groups => Shown::Groups(held.groups(periods.now, self.by)),
            Tab::Trend => Shown::Trend(held.trend(self.kpi, &self.trend_spans(cx))),
            Tab::Arr => Shown::Arr(held.waterfall(periods.now)),
            Tab::Cohorts => Shown::Cohorts(held.cohorts(periods.now)),
            Tab::Nps => {
                let nps = held.trend(Kpi::Nps, &[periods.now]).remove(0).1;
                Shown::Nps(held.spread(periods.now), Box::new(nps))
            }
            Tab::Renewals => Shown::Renewals(held.due(cx.today(), MONTHS_AHEAD)),
        };
        self.work.grid = Some(grids::grid(self, cx, &shown));
        self.work.shown = Some(shown);
    }
}
