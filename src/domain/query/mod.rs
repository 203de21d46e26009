//! The filter language over accounts: `seg:smb score<40 renews<60d touch:none>21d "text"`.
//!
//! Pure: text becomes a `Filter`, a `Filter` becomes its canonical text, and a `Matcher` says of plain values (`Subject`) whether
//! they fit. What is unknown never fits a comparison: `score<40` leaves out accounts without a score, and so `-score<40` lets them
//! in; `score:none` asks for them. The rules:
//! - Terms side by side must all fit; `OR` (`|`, `または`) binds less, `-` (`NOT`, `除く`) and parentheses more.
//! - `field:value`, several values divided by commas; `field<value` and the like. Field names and words are English or Japanese,
//!   every sign and digit may be full-width. `none` (`なし`) asks for what is empty, `any` (`あり`) for what is not.
//! - A length of time counts from today in the direction of the field: `renews<60d` lies less than 60 days ahead (or is overdue),
//!   `touch>21d` more than 21 days back. `touch:none>21d`: no two-way touch for more than 21 days, or never.
//! - An amount without a currency is compared in the account's own currency; with one, other accounts do not fit.
//! - Anything else is text that must stand in what the account is called or known by; case, width and kana make no difference.

mod ast;
mod complete;
mod error;
mod evaluate;
mod field;
mod fold;
mod needs;
mod parser;
mod print;
mod quantity;
mod source;
mod subject;
mod term;
mod views;

#[cfg(test)]
mod tests;

pub use ast::{Filter, Key, Operand, Pattern, Relation, Span, SpanUnit, Term, Value};
pub use complete::{Completion, CompletionKind, Vocabulary, complete};
pub(in crate::domain) use error::nearest;
pub use error::{QueryError, QueryErrorKind};
pub use evaluate::Matcher;
pub use field::{Field, FieldSpec, Nature};
pub use fold::folded;
pub use needs::{Group, Needs};
pub use parser::parse;
pub(in crate::domain) use source::Source;
pub use subject::{Details, Goals, Health, NpsKind, People, Plans, Subject, Surveys, Tasks, Tickets, Touches, UsageNumbers};
pub use views::expanded;
