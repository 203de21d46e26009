//! One account: the parts of its screen.

pub mod health_tab;
