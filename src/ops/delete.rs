//! Deleting rows: softly, so that history and undo keep them. An account takes its rows along.

use super::mail::{follow, follow_account, follow_contact};
use super::save::outcome;
use super::{MailOp, Outcome, Result, WhoseOp};
use crate::domain::{AccountId, ContactId, EntityKind, EntityRef, MailRuleId, PlanId, Step, StepId, TaggedKind, Touch, TouchId};
use crate::store::mail::placed::Which;
use crate::store::{self, ErrorKind, OpLabel, Tx};
use rusqlite::OptionalExtension;
use serde_json::json;

/// Tables whose rows belong to an account and are deleted softly with it.
const OF_ACCOUNT: &[&str] = &[
    "contact",
    "contract",
    "renewal",
    "touch",
    "response",
    "ticket",
    "plan",
    "step",
    "task",
    "pulse",
    "health_override",
    "triage_mark",
    "playbook_run",
    "goal",
    "goal_reading",
    "event_guest",
    "meeting",
    "renewal_forecast",
    "expansion",
    "survey_invitation",
    "theme_tag",
    "feedback_voice",
    "initiative_account",
    "story",
    // Mail itself stays: it goes to whom it belongs then, or to nobody.
    "contact_address",
    "mail_rule",
    "mail_draft",
];

/// Tables whose rows go with the row they belong to: its kind, the table, the column that names it.
const PARTS: &[(EntityKind, &str, &str)] = &[
    (EntityKind::Plan, "step", "plan_id"),
    (EntityKind::Goal, "goal_reading", "goal_id"),
    (EntityKind::Contact, "contact_address", "contact_id"),
    (EntityKind::Event, "event_guest", "event_id"),
    (EntityKind::Renewal, "renewal_forecast", "renewal_id"),
    (EntityKind::Theme, "theme_tag", "theme_id"),
    (EntityKind::Feedback, "feedback_voice", "feedback_id"),
    (EntityKind::Initiative, "initiative_account", "initiative_id"),
];

pub fn delete(tx: &Tx, row: EntityRef) -> Result<(Outcome, OpLabel)> {
    if row.kind == EntityKind::MailRule {
        return super::mail::run(tx, &MailOp::Whose(WhoseOp::Unsay(vec![MailRuleId(row.id)])));
    }
    let (table, name, account) = table_of(row.kind);
    let (name, account) = find(tx, table, name, account, row.id)?;
    let plan = plan_of(tx, row)?;
    let at = tx.at().to_string();
    match row.kind {
        // Usage has no softly deleted rows: a day's figure is there or is not.
        EntityKind::Usage => tx.connection().execute("DELETE FROM usage WHERE id = ?", [row.id])?,
        _ => tx.connection().execute(&format!("UPDATE {table} SET deleted_at = ? WHERE id = ?"), (&at, row.id))?,
    };
    if row.kind == EntityKind::Account {
        for table in OF_ACCOUNT {
            let sql = format!("UPDATE {table} SET deleted_at = ? WHERE account_id = ? AND deleted_at IS NULL");
            tx.connection().execute(&sql, (&at, row.id))?;
        }
    }
    if row.kind == EntityKind::Event {
        super::events::delete_touches(tx, crate::domain::EventId(row.id))?;
    }
    for (_, table, column) in PARTS.iter().filter(|(kind, ..)| *kind == row.kind) {
        let sql = format!("UPDATE {table} SET deleted_at = ? WHERE {column} = ? AND deleted_at IS NULL");
        tx.connection().execute(&sql, (&at, row.id))?;
    }
    if row.kind == EntityKind::Touch {
        leave_meeting(tx, TouchId(row.id))?;
    }
    if row.kind == EntityKind::Response {
        // Whoever gave it has not answered.
        tx.connection()
            .execute("UPDATE survey_invitation SET response_id = NULL WHERE response_id = ? AND deleted_at IS NULL", [row.id])?;
    }
    forget(tx, row, &at)?;
    follow_mail(tx, row)?;
    if let Some(plan) = plan {
        super::onboarding::follow(tx, plan)?;
    }
    let label = OpLabel { kind: "delete", args: json!({ "kind": row.kind.as_str(), "name": name }) };
    Ok((outcome_of(row, account), label))
}

/// Mail goes to whom it belongs without the row.
fn follow_mail(tx: &Tx, row: EntityRef) -> Result<()> {
    match row.kind {
        EntityKind::Account => follow_account(tx, AccountId(row.id)),
        EntityKind::Contact => follow_contact(tx, ContactId(row.id)),
        EntityKind::Address => {
            let sql = "SELECT email FROM contact_address WHERE id = ?";
            let email: String = tx.connection().query_row(sql, [row.id], |row| row.get(0))?;
            follow(tx, Which::Address(&email)).map(drop)
        }
        EntityKind::Touch => {
            // Its message is in the timeline no longer.
            tx.connection().execute("UPDATE mail SET touch_id = NULL WHERE touch_id = ?", [row.id])?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Deletes a touch that goes with something else, with all that points to it.
pub(super) fn delete_touch(tx: &Tx, id: TouchId) -> Result<()> {
    store::delete::<Touch>(tx.connection(), id, tx.at())?;
    leave_meeting(tx, id)?;
    follow_mail(tx, id.into())?;
    forget(tx, id.into(), &tx.at().to_string())
}

/// The meeting of a touch that is deleted is logged no longer.
fn leave_meeting(tx: &Tx, id: TouchId) -> Result<()> {
    tx.connection().execute("UPDATE meeting SET touch_id = NULL WHERE touch_id = ? AND deleted_at IS NULL", [id.0])?;
    Ok(())
}

/// What themes were put to goes with its row; what quotes it keeps the words and loses the row.
fn forget(tx: &Tx, row: EntityRef, at: &str) -> Result<()> {
    let Some(kind) = TaggedKind::of(row.kind) else { return Ok(()) };
    let (connection, target) = (tx.connection(), (kind.as_str(), row.id));
    let tags = "UPDATE theme_tag SET deleted_at = ?3 WHERE row_kind = ?1 AND row_id = ?2 AND deleted_at IS NULL";
    connection.execute(tags, (target.0, target.1, at))?;
    let quotes = "UPDATE feedback_voice SET row_kind = NULL, row_id = NULL WHERE row_kind = ?1 AND row_id = ?2 AND deleted_at IS NULL";
    connection.execute(quotes, target)?;
    Ok(())
}

/// Returns the plan of a step: without the step, what is left of it may be all done.
fn plan_of(tx: &Tx, row: EntityRef) -> Result<Option<PlanId>> {
    let step = (row.kind == EntityKind::Step).then(|| store::get::<Step>(tx.connection(), StepId(row.id)));
    Ok(step.transpose()?.flatten().map(|step| step.plan))
}

fn outcome_of(row: EntityRef, account: Option<i64>) -> Outcome {
    outcome(row, account.map(crate::domain::AccountId))
}

/// Returns the table of a kind, the SQL for what a person calls the row, and the column of its account.
fn table_of(kind: EntityKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        EntityKind::Account => ("account", "name", "id"),
        EntityKind::Contact => ("contact", "name", "account_id"),
        EntityKind::Contract => ("contract", "coalesce(product, plan, external_id, end_on, '')", "account_id"),
        EntityKind::Renewal => ("renewal", "due_on", "account_id"),
        EntityKind::Touch => ("touch", "coalesce(subject, substr(body, 1, 60))", "account_id"),
        EntityKind::Response => ("response", "kind || ' ' || score", "account_id"),
        EntityKind::Ticket => ("ticket", "coalesce(subject, external_id, opened_at)", "account_id"),
        EntityKind::Usage => ("usage", "metric", "account_id"),
        EntityKind::Plan => ("plan", "name", "account_id"),
        EntityKind::Step => ("step", "title", "account_id"),
        EntityKind::Task => ("task", "title", "account_id"),
        EntityKind::Pulse => ("pulse", "rating", "account_id"),
        EntityKind::Override => ("health_override", "reason", "account_id"),
        EntityKind::Goal => ("goal", "title", "account_id"),
        EntityKind::Reading => ("goal_reading", "value", "account_id"),
        EntityKind::Event => ("event", "title", "NULL"),
        EntityKind::Meeting => ("meeting", "title", "account_id"),
        EntityKind::Run => ("playbook_run", "name", "account_id"),
        EntityKind::Template => ("template", "name", "NULL"),
        EntityKind::Segment => ("segment", "name", "NULL"),
        EntityKind::Expansion => ("expansion", "title", "account_id"),
        EntityKind::Theme => ("theme", "name", "NULL"),
        EntityKind::Feedback => ("feedback", "title", "NULL"),
        EntityKind::Voice => ("feedback_voice", "coalesce(quote, at)", "account_id"),
        EntityKind::Rate => ("exchange_rate", "currency || ' ' || from_on", "NULL"),
        EntityKind::Initiative => ("initiative", "title", "NULL"),
        EntityKind::Story => ("story", "title", "account_id"),
        EntityKind::Mail => ("mail", "subject", "account_id"),
        EntityKind::Thread => ("mail_thread", "subject", "account_id"),
        EntityKind::MailSource => ("mail_source", "path", "NULL"),
        EntityKind::Address => ("contact_address", "email", "account_id"),
        EntityKind::MailRule => ("mail_rule", "pattern", "account_id"),
        EntityKind::Draft => ("mail_draft", "subject", "account_id"),
        EntityKind::Search => ("saved_search", "name", "NULL"),
    }
}

fn find(tx: &Tx, table: &'static str, name: &str, account: &str, id: i64) -> Result<(String, Option<i64>)> {
    let alive = if table == "usage" { "" } else { " AND deleted_at IS NULL" };
    let sql = format!("SELECT CAST({name} AS TEXT), {account} FROM {table} WHERE id = ?{alive}");
    let found = tx.connection().query_row(&sql, [id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found.ok_or_else(|| store::Error::from(ErrorKind::NoRow { table, id }).into())
}
