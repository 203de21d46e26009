//! The languages mimamori speaks.

use crate::domain::words::text_enum;

text_enum! {
    /// A language of the program, its dates and its sample book.
    pub enum Lang { En = "en", Ja = "ja" }
}
