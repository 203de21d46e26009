//! The health of one account on any day, and the rows behind it in their own words.

use crate::domain::health::{self, Model, Movement, Score, Signals, Standing};
use crate::domain::{AccountId, EntityKind, EntityRef, Zone};
use crate::store::Result;
use crate::store::facts::{Window, facts};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

/// Scores an account as it was known on a day, with every part, cap and piece of evidence.
pub fn health_on(connection: &Connection, account: AccountId, model: &Model, day: NaiveDate, zone: &Zone) -> Result<Score> {
    let facts = facts(connection, account, Window::of_day(day, model))?;
    Ok(health::score(&Signals::at(&facts, model, day, zone), model))
}

/// Explains how an account's health got from one day to a later one; `None` where one of the two has no score at all.
pub fn movement_between(
    connection: &Connection,
    account: AccountId,
    model: &Model,
    (from, to): (NaiveDate, NaiveDate),
    zone: &Zone,
) -> Result<Option<Movement>> {
    let days = u32::try_from((to - from).num_days()).unwrap_or(0);
    let facts = facts(connection, account, Window::of_days_before(to, days, model))?;
    Ok(health::movement(&facts, Standing { day: from, model }, Standing { day: to, model }, zone))
}

/// Returns what a row says of itself in one line; empty where it has no words.
pub fn evidence_text(connection: &Connection, row: EntityRef) -> Result<String> {
    let (table, text) = match row.kind {
        EntityKind::Account => ("account", "name"),
        EntityKind::Contact => ("contact", "name"),
        EntityKind::Contract => ("contract", "concat_ws(' ', product, plan, external_id)"),
        EntityKind::Renewal => ("renewal", "concat_ws(' ', churn_reason, note)"),
        EntityKind::Touch => ("touch", "coalesce(nullif(subject, ''), substr(body, 1, 200))"),
        EntityKind::Response => ("response", "concat_ws(' ', upper(kind), score, comment)"),
        EntityKind::Ticket => ("ticket", "coalesce(subject, external_id, '')"),
        EntityKind::Usage => ("usage", "concat_ws(' ', metric, nullif(user, ''), CAST(value AS INTEGER))"),
        EntityKind::Plan => ("plan", "name"),
        EntityKind::Step => ("step", "concat_ws(': ', phase, title)"),
        EntityKind::Task => ("task", "title"),
        EntityKind::Pulse => ("pulse", "concat_ws(' ', rating, note)"),
        EntityKind::Override => ("health_override", "reason"),
        EntityKind::Goal => ("goal", "title"),
        EntityKind::Reading => ("goal_reading", "concat_ws(' ', value, note)"),
        EntityKind::Event => ("event", "title"),
        EntityKind::Meeting => ("meeting", "title"),
        EntityKind::Run => ("playbook_run", "name"),
        EntityKind::Template => ("template", "name"),
        EntityKind::Segment => ("segment", "concat_ws(': ', name, filter)"),
        EntityKind::Expansion => ("expansion", "concat_ws(' ', product, title)"),
        EntityKind::Theme => ("theme", "concat_ws(': ', name, criterion)"),
        EntityKind::Feedback => ("feedback", "title"),
        EntityKind::Voice => ("feedback_voice", "coalesce(quote, '')"),
        EntityKind::Rate => ("exchange_rate", "concat_ws(' ', currency, quote, rate)"),
        EntityKind::Initiative => ("initiative", "title"),
        EntityKind::Story => ("story", "title"),
        EntityKind::Mail => ("mail", "subject"),
        EntityKind::Thread => ("mail_thread", "subject"),
        EntityKind::MailSource => ("mail_source", "path"),
        EntityKind::Address => ("contact_address", "email"),
        EntityKind::MailRule => ("mail_rule", "pattern"),
        EntityKind::Draft => ("mail_draft", "subject"),
        EntityKind::Search => ("saved_search", "concat_ws(': ', name, query)"),
    };
    let sql = format!("SELECT CAST({text} AS TEXT) FROM {table} WHERE id = ?");
    let found: Option<Option<String>> = connection.prepare_cached(&sql)?.query_row([row.id], |row| row.get(0)).optional()?;
    Ok(found.flatten().unwrap_or_default())
}
