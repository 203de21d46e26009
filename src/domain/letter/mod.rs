//! Letters: mails that a person writes with help. Templates with merge fields, conditions and prompts, what is put into them, and
//! what is looked at before a letter leaves.
//!
//! Everything that depends on a language's dates and numbers is given as text; nothing here is worded for the person who writes.

mod address;
mod answer;
mod catalogue;
mod desk;
mod engine;
mod fault;
mod field;
pub mod lint;
mod message_id;
mod name;
mod sheet;
mod template;

pub use address::{read_addresses, read_files, written_addresses, written_files};
pub use answer::{answered_once, quoted, reply_subject};
pub use catalogue::{MailTemplate, built_in, catalogue, offered, standing};
pub use desk::{Charset, Desk};
pub use engine::{Fills, Rendered, filled_in, marks, render};
pub use fault::{Part, TemplateFault, TemplateProblem};
pub use field::{FIELDS, FieldSpec, Fields, Merge};
pub use message_id::{draft_of_message, message_id};
pub use name::{PersonName, honoured, person_name, short_name};
pub use sheet::{read_sheet, sheet};
pub use template::{Texts, read_texts, written_texts};

/// The longest a template or a letter may be, in bytes: more would be a slip.
pub const LONGEST: usize = 100_000;

/// Looks a template over without anybody to write to: every name in it must be one there is.
pub fn check_texts(texts: &Texts) -> Result<(), TemplateFault> {
    texts.values().try_for_each(|letter| render(letter, &Fields::default(), &Fills::new()).map(drop))
}

/// A subject and a text; of a template, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
}

impl Letter {
    pub fn new(subject: impl Into<String>, body: impl Into<String>) -> Letter {
        Letter { subject: subject.into(), body: body.into() }
    }
}
