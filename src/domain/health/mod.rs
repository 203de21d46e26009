//! Health: one score from 0 to 100 (higher is healthier) that explains itself.
//!
//! `Facts` (all that is known about an account) and a `Model` (the rules, as data) give `Signals` (what was known at the end of a
//! day), and these give a `Score` with its parts, caps and bounds. Nothing here words a reason: reasons are typed numbers.

pub mod explain;
pub mod facts;
pub mod input;
pub mod model;
pub mod movement;
pub mod rank;
pub mod reason;
pub mod score;
pub mod signals;
pub mod trend;

pub use explain::{Change, ChangeStep, Drag, drags, smallest_change};
pub use facts::Facts;
pub use input::{CapId, Group, InputId};
pub use model::{Model, ModelError};
pub use movement::{Cause, Moved, Movement, Standing, Why, movement};
pub use rank::RankKey;
pub use reason::{CapReason, Evidence, Missing, Reason};
pub use score::{ActiveOverride, CapHit, Grade, Part, Score, score};
pub use signals::Signals;
pub use trend::{change_30d, trend};

#[cfg(test)]
mod example;
