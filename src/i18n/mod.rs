//! What people read: words in two languages, dates, money and numbers.
//!
//! Stands beside the layers and knows the domain only. It asks the system for nothing but its language, and never
//! measures or cuts for a screen.

pub mod choice;
pub mod format;
pub mod invalid;
mod letter;
pub mod named;
mod outline;
pub mod query;
mod reading;
pub mod search;
pub mod words;

pub use choice::Candidates;
pub use format::Format;
pub use named::Named;
pub use query::{field_name, query_error, query_error_marked, query_help};
pub use reading::reading;
pub use search::{search_error, search_error_marked};
pub use words::{KeyNames, Value, Words};
