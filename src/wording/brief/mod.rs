//! A brief in words: its sections, their lines, and the notes that lead from each figure to its rows. The screen, the command line,
//! the Markdown and the JSON are all made from it.

mod issues;
mod markdown;
mod notes;
mod renewal;
mod situation;
mod state;
mod voice;

pub use markdown::markdown;
pub use notes::Note;

use crate::domain::health::Evidence;
use crate::domain::{EntityRef, words::text_enum};
use crate::i18n::{Format, Words};
use crate::review::brief::Brief;
use crate::say;
use crate::store;
use chrono::NaiveDate;

text_enum! {
    /// The parts of a brief, in their order.
    pub enum Part {
        Situation = "situation",
        Health = "health",
        Goals = "goals",
        Usage = "usage",
        Voice = "voice",
        Issues = "issues",
        Renewal = "renewal",
        Next = "next",
    }
}

/// A brief as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub title: String,
    /// Of which day it is, and what that means.
    pub remarks: Vec<String>,
    pub sections: Vec<Section>,
    pub notes_title: String,
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub part: Part,
    pub title: String,
    pub lines: Vec<Line>,
    /// What stands there when there are no lines.
    pub empty: String,
}

/// One line, and the numbers of the notes behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    pub text: String,
    pub notes: Vec<usize>,
}

/// A line before its rows have numbers.
struct Said {
    label: String,
    text: String,
    rows: Vec<Evidence>,
}

impl Said {
    fn new(label: impl Into<String>, text: impl Into<String>, rows: Vec<Evidence>) -> Said {
        Said { label: label.into(), text: text.into(), rows }
    }
}

fn evidence(row: impl Into<EntityRef>, on: Option<NaiveDate>) -> Evidence {
    Evidence { entity: row.into(), on }
}

/// What the sections are told from; dates are read from the brief's own day.
struct Teller<'a> {
    words: &'a Words,
    format: &'a Format,
    brief: &'a Brief,
}

/// Words a whole brief; `text_of` says what a row says of itself.
pub fn document(
    words: &Words,
    format: &Format,
    brief: &Brief,
    text_of: impl Fn(EntityRef) -> store::Result<String>,
) -> store::Result<Document> {
    let format = Format { lang: format.lang, today: brief.day, zone: format.zone };
    let teller = Teller { words, format: &format, brief };
    let mut notes = notes::Notes::default();
    let sections = Part::ALL.iter().map(|part| {
        let (title, empty) = (words.get(&format!("brief-{part}")), words.get(&format!("brief-no-{part}")));
        let lines = teller.part(*part).into_iter();
        let lines = lines.map(|said| Line { label: said.label, text: said.text, notes: notes.number(&said.rows) }).collect();
        Section { part: *part, title, lines, empty }
    });
    let sections = sections.collect();
    let mut remarks = vec![say!(words, "brief-as-of", day = format.full_date(brief.day))];
    remarks.extend(brief.is_past.then(|| say!(words, "brief-past")));
    Ok(Document {
        title: say!(words, "brief-title", account = brief.situation.account.name.clone()),
        remarks,
        sections,
        notes_title: say!(words, "brief-notes"),
        notes: notes.worded(words, text_of)?,
    })
}

impl Teller<'_> {
    fn part(&self, part: Part) -> Vec<Said> {
        match part {
            Part::Situation => self.situation(),
            Part::Health => self.health(),
            Part::Goals => self.goals(),
            Part::Usage => self.usage(),
            Part::Voice => self.voice(),
            Part::Issues => self.issues(),
            Part::Renewal => self.renewal(),
            Part::Next => self.next(),
        }
    }

    /// A day, and how far it is: `25 Nov (in 3 d)`.
    fn day(&self, day: NaiveDate) -> String {
        let (on, far) = (self.format.short_date(day), self.format.relative(day));
        say!(self.words, "brief-day", on = on, far = far)
    }
}

/// Puts what there is of several things behind one another.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
