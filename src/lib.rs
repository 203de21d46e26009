//! mimamori (見守り, "watching over"): an offline terminal workbench for customer success managers.
//!
//! The modules in reading order. A layer names only what stands before it here.

pub mod domain;

pub mod demo;
