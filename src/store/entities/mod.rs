//! How each kind of row stands in its table: one file, or a few lines here, for each.

mod account;
mod commercial;
mod figures;
mod initiative;
mod mail;
mod morning;
mod people;
mod pipeline;
mod service;
mod voice;
mod work;

pub use account::{read_custom_fields, write_custom_fields};
pub use people::{contacts_of_touch, set_contacts_of_touch};
