//! Who writes, and how finished letters leave: what a person settles once.

use crate::domain::words::text_enum;
use serde::Deserialize;

text_enum! {
    /// How the characters of a letter are written.
    pub enum Charset {
        Utf8 = "utf-8",
        /// For receivers whose mail programs are old; a letter with other characters is written in UTF-8 all the same.
        Iso2022Jp = "iso-2022-jp",
    }
}

/// The writer's desk.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Desk {
    pub name: Option<String>,
    pub company: Option<String>,
    pub address: Option<String>,
    /// Stands below every letter that does not put it in itself.
    pub signature: Option<String>,
    /// The command that takes a letter on its standard input, as sendmail does.
    pub send: Option<String>,
    /// A folder in Maildir's form that takes drafts.
    pub drafts: Option<String>,
    pub charset: Charset,
    /// A second mail to the same person within so many days is told.
    pub again_days: u32,
}

impl Default for Desk {
    fn default() -> Self {
        Desk { name: None, company: None, address: None, signature: None, send: None, drafts: None, charset: Charset::Utf8, again_days: 7 }
    }
}
