//! mimamori (見守り, "watching over"): an offline terminal workbench for customer success managers.
//!
//! The modules in reading order. A layer names only what stands before it here; `i18n` stands beside and knows the
//! domain alone.

pub mod domain;
pub mod i18n;
pub mod store;
pub mod ops;
