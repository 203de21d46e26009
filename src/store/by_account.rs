//! Rows in groups by the account they belong to.

use crate::domain::AccountId;
use std::collections::HashMap;

/// Rows by their account, in the order they came in.
pub struct ByAccount<T>(HashMap<AccountId, Vec<T>>);

impl<T> ByAccount<T> {
    pub fn of_rows(rows: impl IntoIterator<Item = T>, account: impl Fn(&T) -> AccountId) -> ByAccount<T> {
        let mut groups: HashMap<AccountId, Vec<T>> = HashMap::new();
        for row in rows {
            groups.entry(account(&row)).or_default().push(row);
        }
        ByAccount(groups)
    }

    /// Returns the rows of an account; none where there is none.
    pub fn of(&self, account: AccountId) -> &[T] {
        self.0.get(&account).map_or(&[], Vec::as_slice)
    }
}
