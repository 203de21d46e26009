//! The tutor: four things to do on a book that nobody keeps. A strip above the screens says what to do next, and goes on when it was
//! done: it looks at what was written, taken back and opened, never at keys.

use crate::i18n::Words;
use crate::say;
use crate::text;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::frame::first_key;
use crate::tui::widget::{Look, Pen, Phrase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How many items of the queue are to be dealt with.
const TO_TRIAGE: usize = 3;
/// Rows of the strip: what to do, how, and a rule.
const ROWS: u16 = 4;
/// What is left below it must still be a screen.
const LEAST_BELOW: u16 = 10;
const STEPS: usize = 4;

/// Where somebody is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tutor {
    step: Step,
    triaged: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    #[default]
    Triage,
    Log,
    Undo,
    Find,
    Over,
}

/// What was really done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed<'a> {
    /// An op of this kind was written.
    Wrote(&'a str),
    /// An op of this kind was taken back.
    TookBack(&'a str),
    /// A mail that was searched for is being read.
    ReadsFoundMail,
}

impl Tutor {
    /// Goes on when a deed is what the step asks for.
    pub fn note(&mut self, deed: Deed<'_>) {
        self.step = match (self.step, deed) {
            (Step::Triage, Deed::Wrote("triage-done" | "triage-snooze" | "triage-skip")) => {
                self.triaged += 1;
                if self.triaged >= TO_TRIAGE { Step::Log } else { Step::Triage }
            }
            (Step::Triage, Deed::TookBack("triage-done" | "triage-snooze" | "triage-skip")) => {
                self.triaged = self.triaged.saturating_sub(1);
                Step::Triage
            }
            (Step::Log, Deed::Wrote("log")) => Step::Undo,
            (Step::Undo, Deed::TookBack("log")) => Step::Find,
            (Step::Find, Deed::ReadsFoundMail) => Step::Over,
            (step, _) => step,
        };
    }

    /// Returns how many rows of a screen it takes; none where nothing would be left.
    pub fn rows(&self, area: Rect) -> u16 {
        if area.height >= ROWS + LEAST_BELOW { ROWS } else { 0 }
    }

    /// Draws what is to be done, and how.
    pub fn draw(&self, words: &Words, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let mut pen = Pen::new(look, area, buffer);
        pen.blank();
        let room = pen.width().saturating_sub(2);
        let (what, how) = self.said(words);
        let place = match self.step {
            Step::Over => String::new(),
            step => say!(words, "tutor-place", step = step as usize + 1, of = STEPS),
        };
        let leave = Phrase::new(say!(words, "tutor-leave"), Role::Dim);
        let head = Phrase::new(say!(words, "tutor-title"), Role::Accent).then(format!("  {place}  "), Role::Dim).then(what, Role::Heading);
        pen.put_phrase(1, 0, room, &head);
        let width = u16::try_from(leave.width(look.cells)).unwrap_or(u16::MAX);
        if width + u16::try_from(head.width(look.cells)).unwrap_or(u16::MAX) + 3 <= room {
            pen.put_phrase_right(1, 0, room, &leave);
        }
        for (y, line) in (1..ROWS - 1).zip(text::wrap(&how, usize::from(room.max(1)), look.cells)) {
            pen.put(1, y, room, line, Role::Text);
        }
        pen.rule(0, ROWS - 1, area.width);
    }

    /// Says what is to be done and with which keys, as they are in the one table.
    fn said(&self, words: &Words) -> (String, String) {
        let key = |cmd: Cmd| first_key(cmd.spec());
        match self.step {
            Step::Triage => {
                let what = say!(words, "tutor-triage", done = self.triaged, of = TO_TRIAGE);
                let (done, snooze, skip) = (key(Cmd::TodayDone), key(Cmd::TodaySnooze), key(Cmd::TodaySkip));
                (what, say!(words, "tutor-triage-how", today = key(Cmd::Today), done = done, snooze = snooze, skip = skip))
            }
            Step::Log => (say!(words, "tutor-log"), say!(words, "tutor-log-how", book = key(Cmd::Book), log = key(Cmd::QuickLog))),
            Step::Undo => (say!(words, "tutor-undo"), say!(words, "tutor-undo-how", undo = key(Cmd::Undo), history = key(Cmd::History))),
            Step::Find => (say!(words, "tutor-find"), say!(words, "tutor-find-how", search = key(Cmd::Search))),
            Step::Over => (say!(words, "tutor-over"), say!(words, "tutor-over-how", help = key(Cmd::Help), palette = key(Cmd::Palette))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_goes_on() {
        let mut tutor = Tutor::default();
        let mut after = |deed| {
            tutor.note(deed);
            (tutor.step, tutor.triaged)
        };
        assert_eq!(after(Deed::Wrote("log")), (Step::Triage, 0), "not asked for yet");
        assert_eq!(after(Deed::Wrote("triage-done")), (Step::Triage, 1));
        assert_eq!(after(Deed::TookBack("triage-done")), (Step::Triage, 0), "what is taken back is not done");
        for triaged in 1..3 {
            assert_eq!(after(Deed::Wrote("triage-skip")), (Step::Triage, triaged));
        }
        assert_eq!(after(Deed::Wrote("triage-snooze")).0, Step::Log);
        assert_eq!(after(Deed::TookBack("triage-snooze")).0, Step::Log);
        assert_eq!(after(Deed::Wrote("log")).0, Step::Undo);
        assert_eq!(after(Deed::TookBack("task-done")).0, Step::Undo);
        assert_eq!(after(Deed::TookBack("log")).0, Step::Find);
        assert_eq!(after(Deed::ReadsFoundMail).0, Step::Over);
    }
}
