//! The languages the program speaks.

use crate::domain::words::text_enum;

text_enum! {
    /// A language of the program.
    pub enum Lang { En = "en", Ja = "ja" }
}
