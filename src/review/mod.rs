//! Questions that need both the rows and the rules: the ranked book, an account's health, its timeline with the days on which
//! the health changed its band, and which account somebody means. Reads only; screens and command line ask the same questions.

mod assign;
mod book;
pub mod brief;
pub mod currency;
mod event;
pub mod expansions;
mod filter;
pub mod feedback;
mod find;
mod health;
pub mod initiatives;
mod known;
pub mod kpi;
pub mod mail_sources;
pub mod letters;
pub mod mail;
pub mod meetings;
mod onboarding;
pub mod playbook;
mod period;
pub mod own_dates;
pub mod renewals;
mod row;
pub mod search;
mod timeline;
pub mod themes;
pub mod today;
pub mod voice;
pub mod whose;
mod usage;

pub use assign::{Assignment, Assignments, ModelTotal, SegmentSize, assignments, size_of};
pub use book::{Course, ScoredLine, changes_30d, course, named_book, one_of_book, ranked_book, reranked, some_of_book};
pub use event::{Comparison, after_event, compared};
pub use filter::{Ground, Subjects, accounts_matching, accounts_that_matched, segments, understood, views, vocabulary};
pub use find::{FoundAccount, find_account};
pub use health::{evidence_text, health_on, movement_between};
pub use known::AsKnown;
pub use onboarding::{Board, PlanView, onboarding_board, onboarding_of_account, onboarding_plan};
pub use period::{BandMove, Coming, ComingKind, Review, band_moves, review};
pub use playbook::playbook_for;
pub use row::{FoundRow, read_row};
pub use timeline::{BandChange, band_changes, timeline_page};
pub use usage::{READ_DAYS, usage_on};
