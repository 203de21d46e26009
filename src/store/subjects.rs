//! What filters ask about accounts, a group of facts at a time and for the whole book at once: a filter that asks for one group
//! costs one statement, however many accounts there are. Fills plain values in; the filter language judges them.

use crate::domain::query::{Details, Goals, Group, NpsKind, People, Plans, Subject, Surveys, Tasks, Tickets};
use crate::domain::{
    AccountId, ContactRole, GoalOutcome, GoalStanding, Moment, Scale, Score, Severity, SurveyKind, Ticket, TouchKind, Zone,
};
use crate::store::{Cells, Result, engagement, goals};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// Subjects by account.
pub type Subjects = HashMap<AccountId, Subject>;

/// How many days a metric is added up over.
const METRIC_DAYS: u64 = 28;

/// Reads a group for every account of the map. `Score`, `Change`, `Usage` and `Search` need the rules of health: they are not here.
pub fn fill(connection: &Connection, group: Group, subjects: &mut Subjects, today: NaiveDate, zone: &Zone) -> Result<()> {
    let mut reading = Reading { connection, subjects, today, end: Moment::from(zone.end_of(today)).to_string(), zone };
    match group {
        Group::Details => reading.details(),
        Group::Custom => reading.custom(),
        Group::Products => reading.products(),
        Group::TwoWay => reading.two_way(),
        Group::Kinds => reading.kinds(),
        Group::Surveys => reading.surveys(),
        Group::Metrics => reading.metrics(),
        Group::Tickets => reading.tickets(),
        Group::Tasks => reading.tasks(),
        Group::People => reading.people(),
        Group::Plans => reading.plans(),
        Group::Goals => reading.goals(),
        Group::Pulse => reading.pulse(),
        Group::Score | Group::Change | Group::Usage | Group::Search => Ok(()),
    }
}

struct Reading<'a> {
    connection: &'a Connection,
    subjects: &'a mut Subjects,
    today: NaiveDate,
    /// The first instant after today, as it is stored.
    end: String,
    zone: &'a Zone,
}

impl Reading<'_> {
    /// Reads rows whose first column is the account, each into its subject; rows of other accounts are passed over.
    fn each(
        &mut self,
        sql: &str,
        parameters: impl rusqlite::Params,
        mut take: impl FnMut(&mut Subject, &mut Cells<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        while let Some(row) = rows.next()? {
            let mut cells = Cells::starting_at(row, 0);
            if let Some(subject) = self.subjects.get_mut(&cells.take::<AccountId>()?) {
                take(subject, &mut cells)?;
            }
        }
        Ok(())
    }

    /// Puts a value into every subject: where no row follows, there is nothing, and that is known.
    fn begin(&mut self, set: impl Fn(&mut Subject)) {
        self.subjects.values_mut().for_each(set);
    }

    fn details(&mut self) -> Result<()> {
        self.begin(|subject| subject.details = Some(Details::default()));
        self.each("SELECT id, domain, note, seats FROM account WHERE deleted_at IS NULL", [], |subject, cells| {
            subject.details = Some(Details { domain: cells.take()?, note: cells.take()?, seats: cells.take()? });
            Ok(())
        })?;
        let sql = "SELECT account_id, sum(seats) FROM contract WHERE deleted_at IS NULL AND seats IS NOT NULL
                   AND (start_on IS NULL OR start_on <= ?1) AND (end_on IS NULL OR end_on >= ?1) GROUP BY account_id";
        self.each(sql, [self.today.to_string()], |subject, cells| {
            let seats = cells.take()?;
            subject.details.get_or_insert_default().seats = Some(seats);
            Ok(())
        })
    }

    fn custom(&mut self) -> Result<()> {
        self.begin(|subject| subject.custom = Some(BTreeMap::new()));
        self.each("SELECT account_id, name, value FROM custom_field", [], |subject, cells| {
            subject.custom.get_or_insert_default().insert(cells.take()?, cells.take()?);
            Ok(())
        })
    }

    fn products(&mut self) -> Result<()> {
        self.begin(|subject| subject.products = Some(Vec::new()));
        let sql = "SELECT account_id, product FROM contract WHERE deleted_at IS NULL AND product IS NOT NULL
                   AND (start_on IS NULL OR start_on <= ?1) AND (end_on IS NULL OR end_on >= ?1)";
        self.each(sql, [self.today.to_string()], |subject, cells| {
            subject.products.get_or_insert_default().push(cells.take()?);
            Ok(())
        })
    }

    fn two_way(&mut self) -> Result<()> {
        let spoken = engagement::spoken(self.connection, None, self.today, self.zone)?;
        for (account, subject) in self.subjects.iter_mut() {
            subject.touches.two_way_on = Some(spoken.get(account).and_then(|spoken| spoken.two_way_on));
        }
        Ok(())
    }

    fn kinds(&mut self) -> Result<()> {
        self.begin(|subject| subject.touches.by_kind = Some(BTreeMap::new()));
        let sql = "SELECT account_id, kind, max(at) FROM touch WHERE deleted_at IS NULL AND at < ? GROUP BY account_id, kind";
        let zone = *self.zone;
        self.each(sql, [self.end.clone()], |subject, cells| {
            let (kind, at) = (cells.take::<TouchKind>()?, cells.take::<Moment>()?);
            subject.touches.by_kind.get_or_insert_default().insert(kind, at.day(&zone));
            Ok(())
        })
    }

    /// The latest answer of each kind: beside `max`, SQLite gives the other columns of the same row.
    fn surveys(&mut self) -> Result<()> {
        self.begin(|subject| subject.surveys = Some(Surveys::default()));
        let sql = "SELECT account_id, kind, scale_min, scale_max, score, max(at) FROM response
                   WHERE deleted_at IS NULL AND at < ? GROUP BY account_id, kind";
        self.each(sql, [self.end.clone()], |subject, cells| {
            let kind: SurveyKind = cells.take()?;
            let scale = Scale { min: cells.take()?, max: cells.take()? };
            let score = cells.checked(|value| Score::new(value, scale))?;
            let surveys = subject.surveys.get_or_insert_default();
            match kind {
                SurveyKind::Nps => surveys.nps = Some((score.value(), nps_kind(&score))),
                SurveyKind::Csat => surveys.csat = Some(score.value()),
                SurveyKind::Ces => surveys.ces = Some(score.value()),
            }
            Ok(())
        })
    }

    /// By account, so that only the days asked for are read of the index.
    fn metrics(&mut self) -> Result<()> {
        self.begin(|subject| subject.usage.metrics = Some(BTreeMap::new()));
        let sql = "SELECT account.id, metric, sum(value) FROM account CROSS JOIN usage
                   ON usage.account_id = account.id AND on_day > ?1 AND on_day <= ?2 GROUP BY account.id, metric";
        let since = self.today.checked_sub_days(Days::new(METRIC_DAYS)).unwrap_or(self.today);
        self.each(sql, (since.to_string(), self.today.to_string()), |subject, cells| {
            subject.usage.metrics.get_or_insert_default().insert(cells.take()?, cells.take()?);
            Ok(())
        })
    }

    fn tickets(&mut self) -> Result<()> {
        self.begin(|subject| subject.tickets = Some(Tickets::default()));
        let sql = "SELECT account_id, severity, status FROM ticket WHERE deleted_at IS NULL AND closed_at IS NULL AND opened_at < ?";
        self.each(sql, [self.end.clone()], |subject, cells| {
            let severity: Option<Severity> = cells.take()?;
            let status: Option<String> = cells.take()?;
            let tickets = subject.tickets.get_or_insert_default();
            tickets.open += 1;
            tickets.severe += u32::from(severity.is_some_and(Severity::is_severe));
            tickets.reopened += u32::from(status.as_deref().is_some_and(Ticket::is_reopened_status));
            Ok(())
        })
    }

    fn tasks(&mut self) -> Result<()> {
        self.begin(|subject| subject.tasks = Some(Tasks::default()));
        let sql = "SELECT account_id, due_on, snoozed_until FROM task
                   WHERE deleted_at IS NULL AND done_at IS NULL AND account_id IS NOT NULL";
        let today = self.today;
        self.each(sql, [], |subject, cells| {
            let (due, snoozed) = (cells.day()?, cells.day()?);
            let due = due.filter(|_| snoozed.is_none_or(|until| until <= today));
            let tasks = subject.tasks.get_or_insert_default();
            tasks.open += 1;
            tasks.overdue += u32::from(due.is_some_and(|due| due < today));
            tasks.today += u32::from(due == Some(today));
            Ok(())
        })
    }

    fn people(&mut self) -> Result<()> {
        self.begin(|subject| subject.people = Some(People::default()));
        let today = self.today;
        self.each("SELECT account_id, role, left_on FROM contact WHERE deleted_at IS NULL", [], |subject, cells| {
            let is_champion = cells.take::<ContactRole>()? == ContactRole::Champion;
            let has_left = cells.day()?.is_some_and(|on| on <= today);
            let people = subject.people.get_or_insert_default();
            people.contacts += u32::from(!has_left);
            people.champions += u32::from(is_champion && !has_left);
            people.champions_left += u32::from(is_champion && has_left);
            Ok(())
        })
    }

    fn plans(&mut self) -> Result<()> {
        self.begin(|subject| subject.plans = Some(Plans::default()));
        let today = self.today;
        let sql = "SELECT account_id, done_on, first_value_on, target_on FROM plan WHERE deleted_at IS NULL";
        self.each(sql, [], |subject, cells| {
            let (done, first_value, target) = (cells.day()?, cells.day()?, cells.day()?);
            let plans = subject.plans.get_or_insert_default();
            plans.done += u32::from(done.is_some());
            plans.open += u32::from(done.is_none());
            plans.late_plans += u32::from(done.is_none() && first_value.is_none() && target.is_some_and(|target| target < today));
            Ok(())
        })?;
        let sql = "SELECT step.account_id, step.due_on, coalesce(step.blocked, step.blocked_on) FROM step
                   JOIN plan ON plan.id = step.plan_id AND plan.deleted_at IS NULL AND plan.done_on IS NULL
                   WHERE step.deleted_at IS NULL AND step.done_on IS NULL";
        self.each(sql, [], |subject, cells| {
            let (due, blocked) = (cells.day()?, cells.take::<Option<String>>()?);
            let plans = subject.plans.get_or_insert_default();
            plans.late_steps += u32::from(due.is_some_and(|due| due < today));
            plans.blocked_steps += u32::from(blocked.is_some());
            Ok(())
        })
    }

    fn goals(&mut self) -> Result<()> {
        self.begin(|subject| subject.goals = Some(Goals::default()));
        for measured in goals::of_book(self.connection)? {
            let goal = &measured.goal;
            let Some(subject) = self.subjects.get_mut(&goal.account) else { continue };
            let standing = goal.progress(&measured.values(), self.today).standing;
            let goals = subject.goals.get_or_insert_default();
            goals.open += u32::from(goal.closed.is_none());
            goals.reached += u32::from(goal.closed.is_some_and(|(_, outcome)| outcome == GoalOutcome::Reached));
            goals.behind += u32::from(matches!(standing, GoalStanding::Behind | GoalStanding::Overdue));
            goals.due += u32::from(standing == GoalStanding::Overdue);
        }
        Ok(())
    }

    fn pulse(&mut self) -> Result<()> {
        self.begin(|subject| subject.pulse = Some(None));
        let sql = "SELECT account_id, rating, expires_on, max(at) FROM pulse WHERE deleted_at IS NULL AND at < ? GROUP BY account_id";
        let today = self.today;
        self.each(sql, [self.end.clone()], |subject, cells| {
            let rating: u8 = cells.take()?;
            subject.pulse = Some(cells.day()?.is_some_and(|last| last >= today).then_some(rating));
            Ok(())
        })
    }
}

fn nps_kind(score: &Score) -> NpsKind {
    match (score.is_detractor(), score.is_promoter()) {
        (true, _) => NpsKind::Detractor,
        (false, true) => NpsKind::Promoter,
        (false, false) => NpsKind::Passive,
    }
}

/// Reads the texts that occur in a column of accounts, the most frequent first.
pub fn occurring(connection: &Connection, column: AccountColumn) -> Result<Vec<String>> {
    let name = column.name();
    let sql = format!(
        "SELECT {name} FROM account WHERE deleted_at IS NULL AND {name} IS NOT NULL AND {name} <> ''
         GROUP BY {name} ORDER BY count(*) DESC, {name} LIMIT 200"
    );
    texts(connection, &sql)
}

/// The columns of accounts that hold few different texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountColumn {
    Segment,
    Industry,
    Region,
    Country,
    Owner,
}

impl AccountColumn {
    fn name(self) -> &'static str {
        match self {
            AccountColumn::Segment => "segment",
            AccountColumn::Industry => "industry",
            AccountColumn::Region => "region",
            AccountColumn::Country => "country",
            AccountColumn::Owner => "owner",
        }
    }
}

/// Reads the products of contracts, the most frequent first.
pub fn products(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT product FROM contract WHERE deleted_at IS NULL AND product IS NOT NULL
               GROUP BY product ORDER BY count(*) DESC, product LIMIT 200";
    texts(connection, sql)
}

/// Reads the metrics of the newest usage rows; all of them would be most of the book.
pub fn metrics(connection: &Connection) -> Result<Vec<String>> {
    texts(connection, "SELECT DISTINCT metric FROM (SELECT metric FROM usage ORDER BY id DESC LIMIT 5000) ORDER BY metric")
}

/// Reads the names of custom fields, each with its most frequent values.
pub fn custom_values(connection: &Connection) -> Result<BTreeMap<String, Vec<String>>> {
    let mut statement =
        connection.prepare_cached("SELECT name, value FROM custom_field GROUP BY name, value ORDER BY count(*) DESC, value")?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let values = found.entry(row.get(0)?).or_default();
        if values.len() < 50 {
            values.push(row.get(1)?);
        }
    }
    Ok(found)
}

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
