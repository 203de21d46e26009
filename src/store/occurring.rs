//! What stands in a column of the book already, to be offered where the same is typed again.

use crate::store::Result;
use rusqlite::Connection;

/// More than anybody looks through; typing on narrows better.
const MOST: usize = 300;

/// A column whose values come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Segment,
    Industry,
    Region,
    Country,
    Owner,
    /// The job of a person.
    JobTitle,
    /// Of contracts and of opportunities.
    Product,
    Plan,
    Phase,
    Metric,
    Unit,
    /// Where the reading of a goal comes from.
    Source,
    Tags,
    /// Why somebody left, a score was overridden, a task put off, a step is blocked, a renewal is at risk.
    ChurnReason,
    OverrideReason,
    SnoozeReason,
    BlockReason,
    Risk,
}

impl Column {
    /// Returns where the values stand.
    const fn source(self) -> &'static str {
        match self {
            Column::Segment => "SELECT segment AS value, deleted_at FROM account",
            Column::Industry => "SELECT industry AS value, deleted_at FROM account",
            Column::Region => "SELECT region AS value, deleted_at FROM account",
            Column::Country => "SELECT country AS value, deleted_at FROM account",
            Column::Owner => "SELECT owner AS value, deleted_at FROM account",
            Column::JobTitle => "SELECT title AS value, deleted_at FROM contact",
            Column::Product => {
                "SELECT product AS value, deleted_at FROM contract UNION ALL SELECT product AS value, deleted_at FROM expansion"
            }
            Column::Plan => "SELECT plan AS value, deleted_at FROM contract",
            Column::Phase => "SELECT phase AS value, deleted_at FROM step",
            Column::Metric => "SELECT metric AS value, deleted_at FROM goal",
            Column::Unit => "SELECT unit AS value, deleted_at FROM goal",
            Column::Source => "SELECT source AS value, deleted_at FROM goal_reading",
            Column::Tags => "SELECT tags AS value, deleted_at FROM story",
            Column::ChurnReason => "SELECT churn_reason AS value, deleted_at FROM renewal",
            Column::OverrideReason => "SELECT reason AS value, deleted_at FROM health_override",
            Column::SnoozeReason => "SELECT snooze_reason AS value, deleted_at FROM task",
            Column::BlockReason => "SELECT blocked AS value, deleted_at FROM step",
            Column::Risk => "SELECT risk AS value, deleted_at FROM renewal",
        }
    }

    pub const ALL: &'static [Column] = &[
        Column::Segment,
        Column::Industry,
        Column::Region,
        Column::Country,
        Column::Owner,
        Column::JobTitle,
        Column::Product,
        Column::Plan,
        Column::Phase,
        Column::Metric,
        Column::Unit,
        Column::Source,
        Column::Tags,
        Column::ChurnReason,
        Column::OverrideReason,
        Column::SnoozeReason,
        Column::BlockReason,
        Column::Risk,
    ];
}

/// Reads the values of a column, the most frequent first.
pub fn occurring(connection: &Connection, column: Column) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT value FROM ({}) WHERE value <> '' AND deleted_at IS NULL GROUP BY value ORDER BY count(*) DESC, value LIMIT {MOST}",
        column.source()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let values = statement.query_map([], |row| row.get(0))?;
    Ok(values.collect::<rusqlite::Result<_>>()?)
}

/// Reads the values of a field of the book's own.
pub fn occurring_custom(connection: &Connection, name: &str) -> Result<Vec<String>> {
    let sql = "SELECT value FROM custom_field WHERE name = ? AND value <> '' GROUP BY value ORDER BY count(*) DESC, value LIMIT 300";
    let mut statement = connection.prepare_cached(sql)?;
    let values = statement.query_map([name], |row| row.get(0))?;
    Ok(values.collect::<rusqlite::Result<_>>()?)
}
