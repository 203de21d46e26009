//! From values to the bytes of files that other programs read. Pure: nothing is opened, asked or worded here.

pub mod eml;
pub mod ics;
pub mod mailto;
pub mod table;

pub use ics::{IcsItem, Shape};
