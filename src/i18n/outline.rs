//! Where an onboarding outline cannot be read, and why: the messages `outline-…`.

use crate::domain::onboarding::{OutlineError, OutlineFault};
use crate::i18n::words::{Value, Words};

/// Says the line, the character and what is wrong there.
pub(super) fn outline_error(words: &Words, error: &OutlineError) -> String {
    let with = |id: &str, text: &str| words.with(id, &[("text", Value::from(text.to_owned()))]);
    let fault = match &error.fault {
        OutlineFault::NoSteps => words.get("outline-no-steps"),
        OutlineFault::NoPhase => words.get("outline-no-phase"),
        OutlineFault::NoName => words.get("outline-no-name"),
        OutlineFault::PhaseTwice(name) => with("outline-phase-twice", name),
        OutlineFault::NotAnOffset(text) => with("outline-not-an-offset", text),
        OutlineFault::NoOwner => words.get("outline-no-owner"),
        OutlineFault::UnknownOwner(text) => with("outline-unknown-owner", text),
        OutlineFault::NoTitle => words.get("outline-no-title"),
        OutlineFault::OpenQuote => words.get("outline-open-quote"),
        OutlineFault::TooMuch(text) => with("outline-too-much", text),
        OutlineFault::TitleTwice(text) => with("outline-title-twice", text),
        OutlineFault::UnknownStep(text) => with("outline-unknown-step", text),
        OutlineFault::SecondFirstValue => words.get("outline-second-first-value"),
        OutlineFault::Circle(names) => with("outline-circle", &names.join(" → ")),
    };
    let (line, character) = (Value::from(error.line), Value::from(error.character));
    words.with("outline-error", &[("line", line), ("character", character), ("fault", Value::from(fault))])
}
