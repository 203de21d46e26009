//! The index of everything that was written, for search: kept in the transaction of each write, and made anew when its rules
//! changed or rows came in without the change log.
//!
//! The index holds folded, cut words (`text::write_tokens`) and no text. To take a row out again its old words are needed: they
//! come from the change log. A fingerprint of each row tells whether they are the ones that were put in; where they are not, the
//! index is given up, and made anew by the next who may write.

mod cutting;
mod doc;
mod expression;
mod find;
mod follow;
mod index;
mod saved;
mod source;
mod verify;

pub use doc::{Texts, texts};
pub use find::{Found, Limits, Order, find};
pub(super) use follow::{Was, follow};
pub(super) use index::give_up;
pub use index::{begin, holds, is_whole, rebuild};
pub use saved::saved_searches;
pub use source::searched_tables;
pub use verify::verify;
