//! Which row of a list is selected, and how the list's commands move it.

use crate::tui::command::Cmd;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    index: usize,
}

impl Selection {
    pub fn at(index: usize) -> Selection {
        Selection { index }
    }

    /// Returns the selected row of a list of `rows`; `None` when the list is empty.
    pub fn row(&self, rows: usize) -> Option<usize> {
        rows.checked_sub(1).map(|last| self.index.min(last))
    }

    /// Moves by a command of `Scope::List`; returns whether it was one that moves.
    pub fn moved(&mut self, cmd: Cmd, rows: usize, page: usize) -> bool {
        let last = rows.saturating_sub(1);
        let now = self.index.min(last);
        self.index = match cmd {
            Cmd::Up => now.saturating_sub(1),
            Cmd::Down => now + 1,
            Cmd::PageUp => now.saturating_sub(page.max(1)),
            Cmd::PageDown => now + page.max(1),
            Cmd::First => 0,
            Cmd::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_stay_in_the_list() {
        let mut selection = Selection::default();
        let mut at = |cmd, rows| {
            assert!(selection.moved(cmd, rows, 10));
            selection.row(rows)
        };
        assert_eq!(at(Cmd::Up, 3), Some(0));
        assert_eq!(at(Cmd::PageDown, 3), Some(2));
        assert_eq!(at(Cmd::Down, 30), Some(3));
        assert_eq!(at(Cmd::Last, 30), Some(29));
        assert_eq!(at(Cmd::Down, 5), Some(4), "the list became shorter");
        assert_eq!(at(Cmd::Down, 0), None);
        assert!(!selection.moved(Cmd::Open, 3, 10));
    }
}
