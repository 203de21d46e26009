//! Which touch model each account should have by the rules: segments with a touch model, of which the first that fits counts.

use crate::domain::query::{self, Filter, Matcher, QueryErrorKind};
use crate::domain::{AccountId, Money, TouchModel};
use crate::review::filter::{Ground, Subjects};
use crate::review::{ScoredLine, segments};
use crate::store::Result;
use crate::store::portfolio::{self, AccountLine};

/// An account that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    pub account: AccountId,
    pub name: String,
    pub arr: Option<Money>,
    pub from: Option<TouchModel>,
    pub to: TouchModel,
    /// The segment whose rule says so.
    pub segment: String,
}

/// What the rules come to.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Assignments {
    pub changes: Vec<Assignment>,
    /// How many accounts have the touch model that the rules name.
    pub fitting: usize,
    /// How many accounts no rule fits; they keep what they have.
    pub unmatched: usize,
    /// How many segments name a touch model.
    pub rules: usize,
    /// Accounts and revenue of each touch model after the changes.
    pub after: Vec<ModelTotal>,
    /// Rules whose filter cannot be read; nothing is assigned while there are any.
    pub broken: Vec<(String, QueryErrorKind)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ModelTotal {
    pub model: Option<TouchModel>,
    pub accounts: usize,
    /// One amount for each currency, the first seen first.
    pub arr: Vec<Money>,
}

impl Assignments {
    /// Returns what is to be written.
    pub fn models(&self) -> Vec<(AccountId, TouchModel)> {
        self.changes.iter().map(|change| (change.account, change.to)).collect()
    }
}

struct Rule {
    segment: String,
    model: TouchModel,
    filter: Filter,
    matcher: Matcher,
}

/// Asks the rules of every account that has not left.
pub fn assignments(ground: &Ground<'_>) -> Result<Assignments> {
    let lines = portfolio::lines(ground.connection, ground.today, ground.zone)?;
    let mut found = Assignments::default();
    let rules = rules(ground, &mut found)?;
    let mut subjects = Subjects::of_lines(&lines);
    for rule in &rules {
        subjects.prepare(ground, &rule.filter)?;
    }
    for line in lines.iter().filter(|line| line.churned_on.is_none_or(|on| on > ground.today)) {
        let rule = rules.iter().find(|rule| subjects.fits(&rule.matcher, line.id));
        match rule {
            None => found.unmatched += 1,
            Some(rule) if line.touch_model == Some(rule.model) => found.fitting += 1,
            Some(rule) => found.changes.push(change(line, rule)),
        }
        found.add(rule.map(|rule| rule.model).or(line.touch_model), line.arr);
    }
    found.after.sort_by_key(|total| (total.model.is_none(), total.model));
    Ok(found)
}

fn rules(ground: &Ground<'_>, found: &mut Assignments) -> Result<Vec<Rule>> {
    let segments = segments(ground.connection)?;
    let views: Vec<(String, String)> = segments.iter().map(|row| (row.name.clone(), row.filter.clone())).collect();
    let mut rules = Vec::new();
    for segment in segments {
        let Some(model) = segment.touch_model else { continue };
        found.rules += 1;
        let read = query::parse(&segment.filter).map_err(|error| error.kind).and_then(|filter| query::expanded(&filter, &views));
        match read {
            Ok(filter) => rules.push(Rule { segment: segment.fields.name, model, matcher: filter.on(ground.today), filter }),
            Err(kind) => found.broken.push((segment.fields.name, kind)),
        }
    }
    Ok(rules)
}

fn change(line: &AccountLine, rule: &Rule) -> Assignment {
    Assignment {
        account: line.id,
        name: line.name.clone(),
        arr: line.arr,
        from: line.touch_model,
        to: rule.model,
        segment: rule.segment.clone(),
    }
}

impl Assignments {
    fn add(&mut self, model: Option<TouchModel>, arr: Option<Money>) {
        let at = match self.after.iter().position(|total| total.model == model) {
            Some(at) => at,
            None => {
                self.after.push(ModelTotal { model, accounts: 0, arr: Vec::new() });
                self.after.len() - 1
            }
        };
        let total = &mut self.after[at];
        total.accounts += 1;
        add_amount(&mut total.arr, arr);
    }
}

/// Adds an amount to the sum of its currency.
pub fn add_amount(sums: &mut Vec<Money>, amount: Option<Money>) {
    let Some(amount) = amount else { return };
    match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
        None => sums.push(amount),
    }
}

/// How many accounts a segment has, and what they bring in.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SegmentSize {
    pub accounts: usize,
    pub arr: Vec<Money>,
}

/// Counts the accounts of each filter among those of the book; customers that have left bring nothing in.
pub fn size_of(subjects: &Subjects, matcher: &Matcher, book: &[ScoredLine]) -> SegmentSize {
    let mut size = SegmentSize::default();
    for row in book.iter().filter(|row| subjects.fits(matcher, row.line.id)) {
        size.accounts += 1;
        add_amount(&mut size.arr, row.line.arr.filter(|_| !row.has_churned()));
    }
    size
}
