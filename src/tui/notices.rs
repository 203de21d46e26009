//! What was said in this session, and what of it stands on the screen.
//!
//! A sentence about what happened goes with the next command. An error stays while one works on, under what is said meanwhile, until
//! it was read: until Esc, or until the list of notices is opened.

use crate::domain::Timestamp;
use crate::tui::command::Cmd;
use crate::tui::pane::Notice;

/// As many as anybody reads back.
const KEPT: usize = 500;

/// A notice and when it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub at: Timestamp,
    pub notice: Notice,
}

#[derive(Debug, Default)]
pub struct Notices {
    said: Option<Notice>,
    unread: Option<Notice>,
    /// All of them, oldest first.
    told: Vec<Told>,
}

impl Notices {
    /// Shows a notice and keeps it; the same one again at once is the same one.
    pub fn say(&mut self, at: Timestamp, notice: Notice) {
        if self.told.last().is_some_and(|last| last.notice == notice) {
            self.told.pop();
        } else if self.told.len() == KEPT {
            self.told.remove(0);
        }
        self.told.push(Told { at, notice: notice.clone() });
        if notice.is_error {
            (self.said, self.unread) = (None, Some(notice));
        } else {
            self.said = Some(notice);
        }
    }

    /// Takes away what the next command makes old.
    pub fn go_on(&mut self, cmd: Cmd) {
        self.said = None;
        if matches!(cmd, Cmd::Back | Cmd::Notices) {
            self.unread = None;
        }
    }

    /// Returns what is to be seen now.
    pub fn shown(&self) -> Option<&Notice> {
        self.said.as_ref().or(self.unread.as_ref())
    }

    /// Returns what was said, newest first.
    pub fn log(&self) -> Vec<Told> {
        self.told.iter().rev().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(notices: &Notices) -> Option<&str> {
        notices.shown().map(|notice| notice.text.as_str())
    }

    #[test]
    fn an_error_is_there_until_it_was_read() {
        let (mut notices, now) = (Notices::default(), Timestamp::default());
        notices.say(now, Notice::said("done"));
        notices.say(now, Notice::error("the disk is full"));
        notices.go_on(Cmd::Down);
        assert_eq!(text(&notices), Some("the disk is full"));
        notices.say(now, Notice::said("logged"));
        assert_eq!(text(&notices), Some("logged"), "what happened last is seen first");
        notices.go_on(Cmd::Down);
        assert_eq!(text(&notices), Some("the disk is full"));
        notices.go_on(Cmd::Back);
        assert_eq!(text(&notices), None);
        let log: Vec<String> = notices.log().into_iter().map(|told| told.notice.text).collect();
        assert_eq!(log, ["logged", "the disk is full", "done"]);
    }

    #[test]
    fn what_is_said_again_at_once_stands_there_once_and_the_oldest_go() {
        let (mut notices, now) = (Notices::default(), Timestamp::default());
        for number in 0..KEPT + 3 {
            notices.say(now, Notice::said(number.to_string()));
            notices.say(now, Notice::said(number.to_string()));
        }
        let log = notices.log();
        assert_eq!((log.len(), log[0].notice.text.as_str(), log[KEPT - 1].notice.text.as_str()), (KEPT, "502", "3"));
    }
}
