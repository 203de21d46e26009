//! `template` and `draft`: letters out of templates, looked over, and let go.

pub mod draft;
mod fills;
mod leave;
mod lines;
mod mailing;
pub mod template;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::review::Ground;
use crate::say;
use crate::wording::letters::{CannotBegin, Writer};

/// Puts together what letters are written with.
pub fn writer<'a>(cx: &'a Context, ground: &'a Ground<'a>) -> Writer<'a> {
    Writer { ground, workdays: &cx.workdays, desk: &cx.letters, format: &cx.format, now: cx.clock.now() }
}

/// Says why a letter cannot begin.
pub fn cannot(cx: &Context, error: CannotBegin) -> Failure {
    match error {
        CannotBegin::Store(error) => Failure::Store(error),
        CannotBegin::NoTemplate(key) => Failure::Failed(say!(cx.words, "template-none", key = key)),
        CannotBegin::Template(fault) => Failure::Failed(cx.words.template_fault(&fault)),
    }
}
