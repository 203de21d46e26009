//! The engine of every form: a list of fields held as text, read into domain types only when they are checked and saved.
//!
//! A form says what its fields are and which op they make (`Subject`); focus, editing, validation, drafts and drawing are here.
//! Nothing here knows a particular form, and nothing is written but through the op.

mod draft;
mod field;
mod offers;
mod pane;
mod scopes;
mod state;
mod values;

pub use field::{Field, FieldValue, Options, Reading};
pub use offers::Known;
pub use pane::{FormPane, Subject, usual_currency};
pub use state::FormState;
pub use values::Values;
