//! From values to the bytes of files that other programs read. Pure: nothing is opened, asked or worded here.

pub mod ics;
pub mod table;

pub use ics::{IcsItem, Shape};
