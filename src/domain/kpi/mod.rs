//! Figures that explain themselves: periods, intervals, and the shape every figure has.

pub mod figure;
pub mod interval;
pub mod ratio;
pub mod span;

pub use figure::{Figure, Part, Undefined, Unit};
pub use interval::{Interval, nps_interval, wilson};
pub use ratio::Ratio;
pub use span::Span;
