//! The order of the board: by trouble, or by what else a manager looks for, in either direction. What has none comes last both ways.

use crate::domain::AccountId;
use crate::domain::words::text_enum;
use crate::review::PlanView;
use crate::say;
use crate::text::search_key;
use crate::tui::pane::Cx;
use crate::tui::route::{Choice, ChoiceRow};
use crate::tui::widget::Sorted;
use std::cmp::Ordering;

text_enum! {
    /// What the board can be sorted by.
    pub enum BoardKey {
        Trouble = "trouble",
        Due = "due",
        Account = "account",
        Progress = "progress",
        FirstValue = "first-value",
    }
}

impl BoardKey {
    /// Returns the ids of its name in a list, and of what stands first and, turned around, then.
    fn word_ids(self) -> [&'static str; 3] {
        match self {
            BoardKey::Trouble => ["onboarding-by-trouble", "onboarding-first-trouble", "onboarding-first-fine"],
            BoardKey::Due => ["onboarding-by-due", "book-first-soon", "book-first-late"],
            BoardKey::Account => ["book-by-account", "book-first-a", "book-first-z"],
            BoardKey::Progress => ["onboarding-by-progress", "onboarding-first-behind", "onboarding-first-ahead"],
            BoardKey::FirstValue => ["onboarding-by-value", "onboarding-first-longest", "onboarding-first-shortest"],
        }
    }
}

/// By what the board is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    key: BoardKey,
    is_reversed: bool,
}

impl Default for Order {
    fn default() -> Self {
        Order { key: BoardKey::Trouble, is_reversed: false }
    }
}

impl Order {
    /// Takes the key of this spelling; the present one turns around.
    pub fn choose(&mut self, spelling: &str) {
        match spelling.parse() {
            Ok(key) if key == self.key => self.is_reversed = !self.is_reversed,
            Ok(key) => *self = Order { key, is_reversed: false },
            Err(_) => {}
        }
    }

    /// Returns the list to choose from, each with what it would put first; the present one, with what does.
    pub fn choice(&self, cx: &Cx<'_>) -> Choice {
        let row = |key: &BoardKey| {
            let [label, first, reversed] = key.word_ids().map(|id| cx.words.get(id));
            let hint = match (*key == self.key, self.is_reversed) {
                (false, _) => first,
                (true, false) => say!(cx.words, "book-sort-turns", now = first),
                (true, true) => say!(cx.words, "book-sort-turns", now = reversed),
            };
            ChoiceRow { key: key.as_str().to_owned(), label, hint }
        };
        let selected = BoardKey::ALL.iter().position(|key| *key == self.key).unwrap_or(0);
        Choice { title: cx.words.get("book-sort-title"), rows: BoardKey::ALL.iter().map(row).collect(), selected, more: None }
    }

    /// Returns the mark of a column's heading: the way its own values run.
    pub fn mark(&self, key: BoardKey) -> Option<Sorted> {
        let starts_low = !matches!(key, BoardKey::Trouble | BoardKey::FirstValue);
        (key == self.key).then_some(if starts_low != self.is_reversed { Sorted::Ascending } else { Sorted::Descending })
    }

    /// Sorts places of plans that stand by trouble; trouble decides between equals.
    pub fn sort(&self, plans: &[PlanView], places: &mut Vec<usize>) {
        match self.key {
            BoardKey::Trouble if self.is_reversed => places.reverse(),
            BoardKey::Trouble => {}
            BoardKey::Due => self.sort_known(plans, places, |view| view.next().and_then(|step| step.due_on)),
            BoardKey::Account => self.sort_known(plans, places, |view| Some(spoken_name(view))),
            // In thousandths: a plan of many steps and one of few compare by their share.
            BoardKey::Progress => {
                self.sort_known(plans, places, |view| (view.progress.done * 1000).checked_div(view.progress.total));
            }
            BoardKey::FirstValue => self.sort_known(plans, places, |view| waited(view).map(std::cmp::Reverse)),
        }
    }

    fn sort_known<K: Ord>(&self, plans: &[PlanView], places: &mut Vec<usize>, key: impl Fn(&PlanView) -> Option<K>) {
        let (mut known, unknown): (Vec<_>, Vec<_>) =
            places.drain(..).map(|place| (key(&plans[place]), place)).partition(|(key, _)| key.is_some());
        known.sort_by(|(one, _), (other, _)| self.turned(one.cmp(other)));
        places.extend(known.into_iter().chain(unknown).map(|(_, place)| place));
    }

    fn turned(&self, ordering: Ordering) -> Ordering {
        if self.is_reversed { ordering.reverse() } else { ordering }
    }
}

/// Returns the days that first value has been waited for; nothing where it came or never will.
fn waited(view: &PlanView) -> Option<i64> {
    (view.progress.time_to_value.is_none() && view.plan.done_on.is_none()).then_some(view.progress.days_open)
}

/// Returns the form of the account's name under which it is looked up: its reading where there is one.
fn spoken_name(view: &PlanView) -> (String, AccountId) {
    (search_key(view.account_kana.as_ref().unwrap_or(&view.account_name)), view.plan.account)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_the_present_key_turns_it_around() {
        let mut order = Order::default();
        assert_eq!(order.mark(BoardKey::Trouble), Some(Sorted::Descending));
        order.choose("due");
        assert_eq!((order.mark(BoardKey::Due), order.mark(BoardKey::Trouble)), (Some(Sorted::Ascending), None));
        order.choose("due");
        assert_eq!(order.mark(BoardKey::Due), Some(Sorted::Descending));
        order.choose("no key");
        assert_eq!(order.mark(BoardKey::Due), Some(Sorted::Descending));
        order.choose("trouble");
        assert_eq!(order, Order::default());
    }
}
