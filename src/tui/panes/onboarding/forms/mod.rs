//! The forms of onboarding, one file each.

pub(super) mod block;
pub(super) mod plan;
pub(super) mod start;
pub(super) mod step;
pub(super) mod template;

use crate::i18n::Words;
use crate::tui::form::Options;
use crate::tui::panes::forms::{boxed, needed};

/// Asks for yes or no.
fn yes_no(words: &Words, chosen: bool) -> Options {
    let rows = vec![("no".to_owned(), words.get("onboarding-no")), ("yes".to_owned(), words.get("onboarding-yes"))];
    Options::new(rows, if chosen { "yes" } else { "no" })
}
