//! Themes and feedback in words: what was said and where, what stands behind it, and how it changed.

use crate::domain::kpi::{Aside, Figure, Unit};
use crate::domain::theme::Suggestion;
use crate::domain::{FeedbackKind, FeedbackStatus, Money, SurveyKind, TaggedKind, TouchKind};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::review::feedback::Matter;
use crate::review::themes::{Count, Standing};
use crate::say;
use crate::store::themes::SaidRow;
use crate::wording::timeline::Tone;

/// The most letters of a quote that make a title.
const TITLE: usize = 60;

/// Names what was said where: `NPS 3`, `call`, `ticket`.
pub fn source(words: &Words, said: &SaidRow) -> String {
    let kind = said.kind.as_deref().unwrap_or_default();
    match said.target.0 {
        TaggedKind::Survey => {
            let survey = kind.parse::<SurveyKind>().map(|kind| words.word(kind)).unwrap_or_default();
            said.score.map_or(survey.clone(), |score| format!("{survey} {score}"))
        }
        TaggedKind::Touch => kind.parse::<TouchKind>().map(|kind| words.word(kind)).unwrap_or_default(),
        TaggedKind::Ticket => words.word(TaggedKind::Ticket.entity()),
        TaggedKind::Voice => kind.parse::<FeedbackKind>().map(|kind| words.word(kind)).unwrap_or_default(),
    }
}

/// What was said in one line.
pub fn one_line(said: &SaidRow) -> String {
    line_of(&said.words())
}

/// A text in one safe line.
pub fn line_of(text: &str) -> String {
    crate::text::sanitise(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start of what was said, as the title of a matter.
pub fn title_of(said: &SaidRow) -> String {
    let words = said.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(|| said.words());
    let line = line_of(&words);
    let mut letters = line.chars();
    let start: String = letters.by_ref().take(TITLE).collect();
    if letters.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

/// What customers bring: `240K USD`, or `–` where nothing is known.
pub fn arr(format: &Format, figure: &Figure) -> String {
    let Unit::Money(currency) = figure.unit else { return NOTHING.to_owned() };
    match figure.known().filter(|_| figure.n > 0) {
        Some(minor) => format.money(Money { minor: minor as i64, currency }),
        None => NOTHING.to_owned(),
    }
}

/// Says what the sum leaves out: customers without an amount or a rate.
pub fn left_out(words: &Words, figure: &Figure) -> Option<String> {
    let (amounts, rates) = (figure.asides(Aside::NoAmount), figure.asides(Aside::NoRate));
    match (amounts, rates) {
        (0, 0) => None,
        (n, 0) => Some(say!(words, "theme-without-arr", n = n)),
        (0, n) => Some(say!(words, "theme-without-rate", n = n)),
        (amounts, rates) => Some(say!(words, "theme-without-both", n = amounts, m = rates)),
    }
}

/// How many more or fewer rows than in the period before: `+3`, `−1`, `±0`. No theme is good or bad news by itself.
pub fn change(format: &Format, now: &Count, before: &Count) -> String {
    let by = i64::try_from(now.rows).unwrap_or(i64::MAX) - i64::try_from(before.rows).unwrap_or(i64::MAX);
    format.change(by)
}

/// Says what a theme has to do with a row.
pub fn standing(words: &Words, standing: &Standing) -> (String, Tone) {
    match standing {
        Standing::Set => (say!(words, "theme-is-set"), Tone::Good),
        Standing::Suggested(suggestion) => (say!(words, "theme-is-suggested", words = hit(words, suggestion)), Tone::Watch),
        Standing::Refused => (say!(words, "theme-is-refused"), Tone::Quiet),
    }
}

/// The words by which a rule fits.
pub fn hit(words: &Words, suggestion: &Suggestion) -> String {
    words.list(&suggestion.words)
}

/// The tone of how far a matter is.
pub fn tone_of_status(status: FeedbackStatus) -> Tone {
    match status {
        FeedbackStatus::New => Tone::Watch,
        FeedbackStatus::Done | FeedbackStatus::Declined => Tone::Plain,
        FeedbackStatus::Told => Tone::Good,
        FeedbackStatus::PassedOn | FeedbackStatus::Planned => Tone::Plain,
    }
}

/// Names who raised a matter: `Acme, Globex + 3`.
pub fn raised_by(words: &Words, matter: &Matter) -> String {
    match matter.names().as_slice() {
        [] => NOTHING.to_owned(),
        [first, second, more @ ..] if !more.is_empty() => {
            say!(words, "feedback-and-more", first = *first, second = *second, n = more.len())
        }
        names => words.list(names),
    }
}

/// Says how many are still to be told; `–` while there is nothing to tell.
pub fn to_tell(words: &Words, matter: &Matter) -> (String, Tone) {
    match (matter.feedback.status.is_to_tell(), matter.to_tell().count()) {
        (false, _) => (NOTHING.to_owned(), Tone::Quiet),
        (true, 0) => (say!(words, "feedback-all-told"), Tone::Good),
        (true, n) => (say!(words, "feedback-n-to-tell", n = n), Tone::Bad),
    }
}
