//! One line that gives every marked account the same task: `send renewal plan >fri`.

use crate::domain::{AccountId, Task, when};
use crate::ops::Op;
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Draft};
use chrono::NaiveDate;
use crossterm::event::KeyEvent;

/// The name under which what is typed is kept.
pub(super) const DRAFT: &str = "marked-task";

pub(super) struct TaskLine {
    pub line: LineInput,
}

impl TaskLine {
    /// Starts with what was typed and not saved before.
    pub fn resumed(cx: &Cx<'_>) -> TaskLine {
        let kept = cx.draft(DRAFT).ok().flatten().unwrap_or_default();
        TaskLine { line: LineInput::with_text(&kept) }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        self.line.typed(key);
    }

    pub fn pasted(&mut self, text: &str) {
        self.line.paste(text);
    }

    pub fn is_empty(&self) -> bool {
        self.line.text().trim().is_empty()
    }

    pub fn draft(&self) -> Draft {
        Draft { name: DRAFT.to_owned(), content: (!self.is_empty()).then(|| self.line.text().to_owned()) }
    }

    /// Returns the day that was understood.
    pub fn due_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        read(self.line.text(), today).1
    }

    /// Builds the write; `None` while there is no title.
    pub fn op(&self, cx: &Cx<'_>, accounts: impl Iterator<Item = AccountId>) -> Option<Op> {
        let (title, due_on) = read(self.line.text(), cx.today());
        if title.is_empty() {
            return None;
        }
        let task = |account| Task { account: Some(account), due_on, ..Task::titled(title) };
        Some(Op::AddTasks(accounts.map(task).collect()))
    }
}

/// Divides a line into title and due day: what stands behind the last `>` is a day, or part of the title.
fn read(line: &str, today: NaiveDate) -> (&str, Option<NaiveDate>) {
    let day_of = |(title, day): (&'_ str, &'_ str)| when::parse_day(day, today).map(|day| (title.len(), day));
    match line.rsplit_once(['>', '＞']).and_then(day_of) {
        Some((length, day)) => (line.split_at(length).0.trim(), Some(day)),
        None => (line.trim(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_behind_the_last_sign() {
        let today: NaiveDate = "2026-11-22".parse().expect("a date");
        for (line, title, due) in [
            ("send plan >fri", "send plan", Some("2026-11-27")),
            ("send plan", "send plan", None),
            (" 資料送付　＞明日", "資料送付", Some("2026-11-23")),
            ("NPS >8 check >3d", "NPS >8 check", Some("2026-11-25")),
            ("raise seats >someday", "raise seats >someday", None),
            (">fri", "", Some("2026-11-27")),
            ("", "", None),
        ] {
            assert_eq!(read(line, today), (title, due.map(|day| day.parse().expect("a date"))), "{line}");
        }
    }
}
