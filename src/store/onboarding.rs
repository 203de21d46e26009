//! Onboarding beside its plain rows: what steps come after, the steps of one plan, the plans with whose they are, one's own
//! templates.

use crate::domain::onboarding::Dependency;
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::{AccountId, Plan, PlanId, Row, Stage, Step, StepId, TemplateId};
use crate::store::{Entity, Result, RowId, Tx, all_of};
use rusqlite::Connection;

/// A plan, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnedPlan {
    pub plan: Row<PlanId, Plan>,
    pub account_name: String,
    /// For sorting Japanese names.
    pub account_kana: Option<String>,
    pub stage: Option<Stage>,
}

const DEPENDENCIES: &str = "SELECT step_dependency.step_id, step_dependency.after_id FROM step_dependency
    JOIN step ON step.id = step_dependency.step_id AND step.deleted_at IS NULL
    JOIN step AS earlier ON earlier.id = step_dependency.after_id AND earlier.deleted_at IS NULL";

/// Reads every dependency between steps that are there.
pub fn dependencies(connection: &Connection) -> Result<Vec<Dependency>> {
    let mut statement = connection.prepare_cached(&format!("{DEPENDENCIES} ORDER BY 1, 2"))?;
    let rows = statement.query_map([], read_dependency)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the dependencies of a plan's steps.
pub fn dependencies_of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Dependency>> {
    let mut statement = connection.prepare_cached(&format!("{DEPENDENCIES} WHERE step.plan_id = ? ORDER BY 1, 2"))?;
    let rows = statement.query_map([plan.0], read_dependency)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read_dependency(row: &rusqlite::Row<'_>) -> rusqlite::Result<Dependency> {
    Ok(Dependency { step: StepId(row.get(0)?), after: StepId(row.get(1)?) })
}

/// Reads the steps of a plan in their order.
pub fn steps_of_plan(connection: &Connection, plan: PlanId) -> Result<Vec<Row<StepId, Step>>> {
    let sql = format!("SELECT {} FROM step WHERE plan_id = ? AND deleted_at IS NULL ORDER BY position, id", Step::select_list());
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([plan.0], Step::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the plans of accounts that are customers still, the oldest start first.
pub fn plans(connection: &Connection) -> Result<Vec<OwnedPlan>> {
    let sql = format!(
        "SELECT {}, account.name, account.kana, account.stage FROM plan
         JOIN account ON account.id = plan.account_id AND account.deleted_at IS NULL AND account.churned_on IS NULL
         WHERE plan.deleted_at IS NULL AND account.stage IS NOT 'churned' ORDER BY plan.start_on, plan.id",
        Plan::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| {
        // Behind the id and the plan's own columns.
        let own = 1 + Plan::COLUMNS.len();
        Ok(OwnedPlan { plan: Plan::read_row(row)?, account_name: row.get(own)?, account_kana: row.get(own + 1)?, stage: row.get(own + 2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the steps of all plans that are not done, or of really all, by plan and position.
pub fn steps_of_plans(connection: &Connection, with_done: bool) -> Result<Vec<Row<StepId, Step>>> {
    let narrowed = if with_done { "" } else { " AND plan.done_on IS NULL" };
    let sql = format!(
        "SELECT {} FROM plan JOIN step ON step.plan_id = plan.id AND step.deleted_at IS NULL
         WHERE plan.deleted_at IS NULL{narrowed} ORDER BY step.plan_id, step.position, step.id",
        Step::select_list()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], Step::read_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the plans of an account with their steps, the newest start first.
pub fn plans_of_account(connection: &Connection, account: AccountId) -> Result<Vec<Row<PlanId, Plan>>> {
    let mut plans = crate::store::by_account::<Plan>(connection, account)?;
    plans.sort_by_key(|plan| (std::cmp::Reverse(plan.start_on), plan.id));
    Ok(plans)
}

/// Reads the person's own onboarding templates.
pub fn own_templates(connection: &Connection) -> Result<Vec<Row<TemplateId, Template>>> {
    let mut templates = all_of::<Template>(connection)?;
    templates.retain(|template| template.kind == TemplateKind::Onboarding);
    Ok(templates)
}

/// Sets what a step comes after; what was set and is not wanted goes.
pub fn set_dependencies(tx: &Tx, step: StepId, wanted: &[StepId]) -> Result<()> {
    let mut statement = tx.connection().prepare_cached("SELECT after_id FROM step_dependency WHERE step_id = ?")?;
    let present: Vec<i64> = statement.query_map([step.get()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for gone in present.iter().filter(|after| !wanted.contains(&StepId(**after))) {
        let sql = "DELETE FROM step_dependency WHERE step_id = ? AND after_id = ?";
        tx.connection().prepare_cached(sql)?.execute((step.get(), *gone))?;
    }
    for after in wanted.iter().filter(|after| !present.contains(&after.get())) {
        add_dependency(tx, Dependency { step, after: *after })?;
    }
    Ok(())
}

/// Adds one dependency.
pub fn add_dependency(tx: &Tx, dependency: Dependency) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO step_dependency (id, step_id, after_id) VALUES (?, ?, ?)";
    tx.connection().prepare_cached(sql)?.execute((tx.new_id(), dependency.step.get(), dependency.after.get()))?;
    Ok(())
}
