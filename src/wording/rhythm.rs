//! How a task comes back, in words: "every 2 weeks".

use crate::domain::{Repeat, RepeatUnit};
use crate::i18n::Words;
use crate::say;

/// Words a rhythm.
pub fn rhythm(words: &Words, repeat: Repeat) -> String {
    let n = u32::from(repeat.every());
    match repeat.unit {
        RepeatUnit::Day => say!(words, "task-every-day", n = n),
        RepeatUnit::Week => say!(words, "task-every-week", n = n),
        RepeatUnit::Month => say!(words, "task-every-month", n = n),
        RepeatUnit::Year => say!(words, "task-every-year", n = n),
        RepeatUnit::Workday => say!(words, "task-every-workday", n = n),
    }
}
