//! What is true of all accounts shown: how many, their revenue, and how much of it is at risk.

use super::order::notice_near;
use crate::domain::health::Score;
use crate::domain::{Band, Currency, EntityKind, Money, OverrideTo};
use crate::review::ScoredLine;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many currencies the title has room for.
const CURRENCIES: usize = 2;

/// The cells of a due day that all others make room for; one of another year takes more.
const FAR_DAY: usize = 9;

#[derive(Default)]
pub(super) struct Totals {
    accounts: usize,
    /// By currency, the one of most accounts first; sums across currencies are never implied.
    revenue: Vec<Sum>,
    /// What the scores are overridden with, each once.
    overrides: Vec<OverrideTo>,
    /// The days on which next steps are due, each once.
    dues: BTreeSet<NaiveDate>,
}

/// The revenue in one currency, in minor units.
struct Sum {
    currency: Currency,
    accounts: usize,
    all: i64,
    at_risk: i64,
}

impl Totals {
    pub fn of<'a>(cx: &Cx<'_>, rows: impl Iterator<Item = &'a ScoredLine>) -> Totals {
        let mut totals = Totals::default();
        for row in rows {
            totals.accounts += 1;
            totals.add_revenue(row, cx.today());
            totals.dues.extend(row.line.next_task.as_ref().and_then(|task| task.due_on));
            if let Some(over) = row.score.override_.filter(|over| !totals.overrides.contains(&over.to)) {
                totals.overrides.push(over.to);
            }
        }
        totals.revenue.sort_by_key(|sum| (std::cmp::Reverse(sum.accounts), sum.currency));
        totals
    }

    /// Returns the totals of accounts that are being read: nothing is added up yet, and any override may come.
    pub fn unknown() -> Totals {
        Totals { overrides: Band::ALL.iter().copied().map(OverrideTo::Band).collect(), ..Totals::default() }
    }

    /// Returns the cells that the widest override takes beside its score; 0 without any.
    pub fn override_cells(&self, cx: &Cx<'_>) -> usize {
        self.overrides.iter().map(|to| cx.look.cells.width(&said(cx, *to))).max().unwrap_or(0)
    }

    /// Returns the cells in which the due days stand, so that the titles behind them begin in one line; a far day may stand out.
    pub fn due_cells(&self, cx: &Cx<'_>) -> usize {
        self.dues.iter().map(|day| cx.look.cells.width(&cx.format.due(*day))).filter(|cells| *cells <= FAR_DAY).max().unwrap_or(0)
    }

    /// A customer that has left brings nothing in, whatever its row still states.
    fn add_revenue(&mut self, row: &ScoredLine, today: NaiveDate) {
        let Some(arr) = row.line.arr.filter(|_| !row.has_churned()) else { return };
        let at = match self.revenue.iter().position(|sum| sum.currency == arr.currency) {
            Some(at) => at,
            None => {
                self.revenue.push(Sum { currency: arr.currency, accounts: 0, all: 0, at_risk: 0 });
                self.revenue.len() - 1
            }
        };
        let sum = &mut self.revenue[at];
        sum.accounts += 1;
        sum.all = sum.all.saturating_add(arr.minor);
        if is_at_risk(row, today) {
            sum.at_risk = sum.at_risk.saturating_add(arr.minor);
        }
    }

    /// Returns the facts of the title; `all` is how many accounts the book has.
    pub fn facts(&self, cx: &Cx<'_>, all: usize, marked: usize) -> Vec<Phrase<'static>> {
        let mut facts = Vec::new();
        if all > 0 {
            let count = match self.accounts {
                shown if shown == all => cx.words.count(EntityKind::Account, all),
                shown => say!(cx.words, "book-shown-of", shown = shown, all = all),
            };
            facts.push(Phrase::new(count, Role::Text));
        }
        facts.extend(self.amounts(cx, "book-arr", Role::Text, |sum| sum.all));
        facts.extend(self.amounts(cx, "book-at-risk", Role::Red, |sum| sum.at_risk));
        if marked > 0 {
            facts.push(Phrase::new(say!(cx.words, "book-marked", n = marked), Role::Marked));
        }
        facts
    }

    /// Words one amount for each of the first currencies, those of nothing left out.
    fn amounts(&self, cx: &Cx<'_>, label: &'static str, role: Role, amount: impl Fn(&Sum) -> i64) -> Option<Phrase<'static>> {
        let sums = self.revenue.iter().filter(|sum| amount(sum) != 0).take(CURRENCIES);
        let mut phrase = Phrase::new(cx.words.get(label), Role::Dim);
        let mut gap = " ";
        for sum in sums {
            let money = Money { minor: amount(sum), currency: sum.currency };
            phrase = phrase.then(gap, Role::Dim).then(cx.format.money(money), role);
            gap = " + ";
        }
        (phrase.pieces.len() > 1).then_some(phrase)
    }
}

/// Says whether revenue may be lost soon: in danger, or free to give notice within 90 days and not healthy.
fn is_at_risk(row: &ScoredLine, today: NaiveDate) -> bool {
    row.score.band == Band::Red || row.score.band != Band::Green && notice_near(row, today).is_some()
}

/// Words the manager's own score, which stands beside the model's.
pub(super) fn override_text(cx: &Cx<'_>, score: &Score) -> Option<String> {
    score.override_.map(|over| said(cx, over.to))
}

fn said(cx: &Cx<'_>, to: OverrideTo) -> String {
    let to = match to {
        OverrideTo::Score(score) => score.to_string(),
        OverrideTo::Band(band) => cx.words.word(band),
    };
    say!(cx.words, "book-override", to = to)
}
