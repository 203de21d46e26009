//! From the bytes of an export to typed rows. Pure: bytes, dates and zones are given; no file is opened, no book is
//! asked, and nothing is worded for people.
//!
//! In reading order: a `table` of text, its columns matched to fields (`kind`, `field`, `mapping`), cells read as
//! values (`value`), and rows as records with the problems of the others (`plan`).

pub mod attendance;
pub mod calendar;
pub mod field;
pub mod holidays;
pub mod kind;
pub mod mail;
pub mod mapping;
pub mod plan;
pub mod problem;
pub mod table;
pub mod value;
pub mod vcard;

pub use field::Field;
pub use kind::ImportKind;
pub use mapping::{Known, Mapping, MappingError, match_columns};
pub use plan::{Defaults, Plan, PlanError, Record, Settings, Source, Sourced, plan};
pub use problem::{Problem, Reason};
pub use table::{Options, Table, TableError, read};
