//! The language of searches: `解約 -更新 "go live" in:mail who:mika since:先月`.
//!
//! Pure: text becomes a `Search`, a `Search` becomes its canonical text. What stands in the book is not known here. The rules:
//! - Words side by side must all be there; `OR` (`|`, `または`) binds less, `-` (`NOT`, `除く`) and parentheses more, as in filters.
//! - The word that is typed last is the beginning of one, and so is `word*`; other words are whole ones. `"a phrase"` and 「引用」
//!   stand side by side as they are written.
//! - `in:` names kinds of rows, `who:` a person, `acct:` an account, `has:attachment` a mail with files; several values are
//!   divided by commas. `since:` and `until:` hold for the whole search, and so does `is:owed`.
//! - A word with a colon that no field is spelled like (`http://`, `10:30`) is text.

mod ast;
mod error;
mod field;
mod parser;

#[cfg(test)]
mod tests;

pub use ast::{Part, Phrase, Search, Term};
pub use error::{SearchError, SearchErrorKind};
pub use field::{SearchField, kind_words};
pub use parser::parse;
