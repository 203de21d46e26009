//! What customers answer: net promoter score, satisfaction and effort over a period, how they spread, how they moved, and what
//! became of each answer. Pure: answers, invitations and days are given.

pub mod answer;
pub mod compare;
pub mod course;
pub mod fatigue;
pub mod group;
pub mod line;
pub mod measure;
pub mod spread;
pub mod standing;

pub use answer::{Answer, Asked, counted};
pub use compare::{Change, FEW, change, is_thin};
pub use course::{Stretch, course};
pub use fatigue::{QUIET_DAYS, Spared, spared};
pub use group::{GroupBy, GroupKey};
pub use line::{TypedAnswer, typed_answer};
pub use measure::{Measure, figure, response_rate};
pub use spread::{Class, Classes, Spread, class, high_from, low_to, spreads};
pub use standing::{Standing, standing};
