//! mimamori (見守り, "watching over"): an offline terminal workbench for customer success managers.
//!
//! The modules in reading order. A layer names only what stands before it here; `text`, `i18n` and `theme` stand beside
//! and know the domain alone, as do `demo`, `import` and `export`.

pub mod domain;
pub mod text;
pub mod i18n;
pub mod theme;
pub mod demo;
pub mod import;
pub mod export;
pub mod store;
pub mod review;
pub mod ops;
pub mod wording;
pub mod tui;
pub mod shell;
pub mod cli;
