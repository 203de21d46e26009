//! The forms of initiatives and stories, one file each.

pub(in crate::tui::panes) mod initiative;
pub(in crate::tui::panes) mod story;
pub(in crate::tui::panes) mod verdict;
