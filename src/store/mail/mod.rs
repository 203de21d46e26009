//! Mail in the book: what is there already, whose it is, and which conversation it belongs to.

pub mod files;
pub mod conversations;
pub mod history;
pub mod owed;
pub mod present;
pub mod promised;
pub mod placed;
pub mod strangers;
pub mod threads;
pub mod whose;
