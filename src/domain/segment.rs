//! A segment: a saved filter over accounts.

use crate::domain::TouchModel;

#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub name: String,
    /// In the filter language.
    pub filter: String,
    pub position: u32,
    /// The touch model its accounts should have; of several segments that fit, the first by position counts.
    pub touch_model: Option<TouchModel>,
}
