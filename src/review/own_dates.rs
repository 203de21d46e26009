//! The dates that are one's own: ends of contracts, last days for notice, tasks, onboarding steps, reviews of goals.

use crate::domain::words::text_enum;
use crate::domain::{AccountId, Contract, Goal, Moment, Plan, PlanId, Priority, Reading, Renewal, Row, Step, Task, Timestamp};
use crate::store::{self, Entity, Result, RowId, directory};
use chrono::{Days, NaiveDate, NaiveTime};
use rusqlite::Connection;
use std::collections::HashMap;

text_enum! {
    /// The kinds of own dates.
    pub enum DateKind { Renewal = "renewal", Notice = "notice", Task = "task", Step = "step", Goal = "goal" }
}

/// One date and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnDate {
    pub kind: DateKind,
    /// The row it follows from: a contract, a task, a step, a goal.
    pub id: i64,
    pub on: NaiveDate,
    pub account: Option<String>,
    /// What it is called: product, title.
    pub what: String,
    pub note: Option<String>,
    pub priority: Priority,
    /// When the row was written last, and how often.
    pub changed_at: Timestamp,
    pub changes: u64,
}

/// Which dates are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Empty: all.
    pub kinds: Vec<DateKind>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Reads own dates of some days, the first ones first.
pub fn own_dates(connection: &Connection, wanted: &Wanted) -> Result<Vec<OwnDate>> {
    let names = directory::names_by_account(connection)?;
    let mut gather = Gather { connection, wanted, names, changes: HashMap::new() };
    let mut dates = Vec::new();
    gather.contracts(&mut dates)?;
    gather.tasks(&mut dates)?;
    gather.steps(&mut dates)?;
    gather.goals(&mut dates)?;
    dates.sort_by_key(|date| (date.on, date.kind as u8, date.id));
    Ok(dates)
}

struct Gather<'g> {
    connection: &'g Connection,
    wanted: &'g Wanted,
    names: HashMap<AccountId, String>,
    /// Of the table that is being read.
    changes: HashMap<i64, (Moment, u64)>,
}

/// A date before its account and its changes are looked up.
struct Found {
    kind: DateKind,
    id: i64,
    on: Option<NaiveDate>,
    account: Option<AccountId>,
    what: String,
    note: Option<String>,
    priority: Priority,
}

impl Gather<'_> {
    fn wants(&self, kind: DateKind) -> bool {
        self.wanted.kinds.is_empty() || self.wanted.kinds.contains(&kind)
    }

    fn add<E: Entity>(&self, dates: &mut Vec<OwnDate>, found: Found) -> Result<()> {
        let Some(on) = found.on.filter(|on| (self.wanted.from..=self.wanted.to).contains(on) && self.wants(found.kind)) else {
            return Ok(());
        };
        let account = match found.account {
            // What belongs to an account that is gone is nobody's date.
            Some(account) => match self.names.get(&account) {
                Some(name) => Some(name.clone()),
                None => return Ok(()),
            },
            None => None,
        };
        let (changed_at, changes) = match self.changes.get(&found.id) {
            Some(changed) => *changed,
            None => (store::known_at::<E>(self.connection, E::Id::of(found.id))?, 0),
        };
        let Found { kind, id, what, note, priority, .. } = found;
        dates.push(OwnDate { kind, id, on, account, what, note, priority, changed_at: instant_of(changed_at), changes });
        Ok(())
    }

    /// The end of each contract that is still to be renewed, and the last day for notice before it.
    fn contracts(&mut self, dates: &mut Vec<OwnDate>) -> Result<()> {
        if !self.wants(DateKind::Renewal) && !self.wants(DateKind::Notice) {
            return Ok(());
        }
        self.changes = store::row_changes(self.connection, Contract::TABLE)?;
        let renewals = store::all_of::<Renewal>(self.connection)?;
        for row in store::all_of::<Contract>(self.connection)? {
            let own = || renewals.iter().filter(|renewal| renewal.contract == Some(row.id));
            let is_decided =
                own().any(|renewal| renewal.outcome.is_some() && Some(renewal.due_on) == row.end_on) || row.notice_given_on.is_some();
            if is_decided {
                continue;
            }
            let end = own().filter(|renewal| renewal.outcome.is_none()).map(|renewal| renewal.due_on).max().or(row.end_on);
            let what = [&row.product, &row.plan].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
            let found = |kind, on| Found {
                kind,
                id: row.id.get(),
                on,
                account: Some(row.account),
                what: what.clone(),
                note: None,
                priority: Priority::NORMAL,
            };
            self.add::<Contract>(dates, found(DateKind::Renewal, end))?;
            let notice = row.notice_by().filter(|_| row.notice_days.is_some_and(|days| days > 0));
            self.add::<Contract>(dates, found(DateKind::Notice, notice))?;
        }
        Ok(())
    }

    fn tasks(&mut self, dates: &mut Vec<OwnDate>) -> Result<()> {
        if !self.wants(DateKind::Task) {
            return Ok(());
        }
        self.changes = store::row_changes(self.connection, Task::TABLE)?;
        for row in store::all_of::<Task>(self.connection)?.into_iter().filter(|task| task.done_at.is_none()) {
            let on = row.due_on.and(row.next_on());
            let (id, account, priority) = (row.id.get(), row.account, row.priority);
            let Task { title, note, .. } = row.fields;
            self.add::<Task>(dates, Found { kind: DateKind::Task, id, on, account, what: title, note, priority })?;
        }
        Ok(())
    }

    fn steps(&mut self, dates: &mut Vec<OwnDate>) -> Result<()> {
        if !self.wants(DateKind::Step) {
            return Ok(());
        }
        self.changes = store::row_changes(self.connection, Step::TABLE)?;
        let plans: HashMap<PlanId, Row<PlanId, Plan>> =
            store::all_of::<Plan>(self.connection)?.into_iter().map(|plan| (plan.id, plan)).collect();
        for row in store::all_of::<Step>(self.connection)?.into_iter().filter(|step| step.done_on.is_none()) {
            let Some(plan) = plans.get(&row.plan).filter(|plan| plan.done_on.is_none()) else { continue };
            let (id, on, account) = (row.id.get(), row.due_on, Some(row.account));
            let note = Some(format!("{} / {}", plan.name, row.phase));
            self.add::<Step>(
                dates,
                Found { kind: DateKind::Step, id, on, account, what: row.title.clone(), note, priority: Priority::NORMAL },
            )?;
        }
        Ok(())
    }

    /// The next review of each open goal: its rhythm after the last reading, or after it was set.
    fn goals(&mut self, dates: &mut Vec<OwnDate>) -> Result<()> {
        if !self.wants(DateKind::Goal) {
            return Ok(());
        }
        self.changes = store::row_changes(self.connection, Goal::TABLE)?;
        let mut last: HashMap<i64, NaiveDate> = HashMap::new();
        for reading in store::all_of::<Reading>(self.connection)? {
            let held = last.entry(reading.goal.get()).or_insert(reading.read_on);
            *held = reading.read_on.max(*held);
        }
        for row in store::all_of::<Goal>(self.connection)?.into_iter().filter(|goal| goal.closed.is_none()) {
            let Some(days) = row.review_days else { continue };
            let id = row.id.get();
            let since = match last.get(&id).copied().or(row.baseline_on) {
                Some(day) => day,
                None => instant_of(store::known_at::<Goal>(self.connection, row.id)?).date_naive(),
            };
            let on = since.checked_add_days(Days::new(u64::from(days)));
            let account = Some(row.account);
            self.add::<Goal>(
                dates,
                Found { kind: DateKind::Goal, id, on, account, what: row.title.clone(), note: None, priority: Priority::NORMAL },
            )?;
        }
        Ok(())
    }
}

fn instant_of(moment: Moment) -> Timestamp {
    match moment {
        Moment::At(instant) => instant,
        Moment::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
    }
}
