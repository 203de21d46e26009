//! Conditions of steps: whether they hold for an account.

use super::Ground;
use crate::domain::AccountId;
use crate::domain::query::Filter;
use crate::review::filter::{self, Subjects, understood, views};
use crate::store::{Result, portfolio};
use std::collections::HashMap;

/// Says of conditions whether they hold; what they ask about is read once for all accounts.
pub struct Conditions<'a> {
    ground: filter::Ground<'a>,
    /// Saved segments, which a condition may name.
    views: Vec<(String, String)>,
    subjects: Subjects,
    /// Conditions as they were read; `None` for one that cannot be.
    read: HashMap<String, Option<Filter>>,
}

impl<'a> Conditions<'a> {
    /// Looks at some accounts; of any other nothing can be told.
    pub fn of(ground: Ground<'a>, accounts: &[AccountId]) -> Result<Conditions<'a>> {
        let Ground { connection, model, today, zone, .. } = ground;
        let mut lines = Vec::with_capacity(accounts.len());
        for account in accounts {
            lines.extend(portfolio::line(connection, *account, today, zone)?);
        }
        let ground = filter::Ground { connection, model, today, zone };
        Ok(Conditions { ground, views: views(connection)?, subjects: Subjects::of_lines(&lines), read: HashMap::new() })
    }

    /// Says whether a condition holds; `None` when it cannot be read, or nothing is known of the account.
    pub fn holds(&mut self, account: AccountId, condition: &str) -> Result<Option<bool>> {
        let views = &self.views;
        let filter = self.read.entry(condition.to_owned()).or_insert_with(|| understood(condition, views).ok());
        let Some(filter) = filter else { return Ok(None) };
        self.subjects.prepare(&self.ground, filter)?;
        Ok(self.subjects.get(account).is_some().then(|| self.subjects.fits(&filter.on(self.ground.today), account)))
    }
}
