//! The thresholds of the rule for suggestions, all of them here: conventions, to be shown beside what they lead to.

/// When there is room for more, and when trust allows to speak of it. The score must be in the green band besides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// From this share of the seats in use on, they are nearly full.
    pub full_share: f64,
    /// From this share of the seats in use on, a customer uses what they have well enough for another product.
    pub used_share: f64,
    /// From this rise of use against the window before on, use rises.
    pub rise: f64,
    /// So many days an open request counts that asks for more (`request::MORE_WORDS`) or stands beside another sign.
    pub request_days: i64,
    /// A product that so many other customers run is one to offer.
    pub customers: usize,
    /// To whose NPS answers come to this mean or more, another product can be offered.
    pub praise: f64,
    /// A severe ticket that has been open for more days than this comes first.
    pub severe_days: u32,
    /// A pulse of this rating or less says no.
    pub poor_pulse: u8,
    /// So many days after a no one does not ask again.
    pub lost_days: u64,
    /// What share of the revenue of today an upsell would bring, where nothing else is known.
    pub more: f64,
}

pub const RULE: Rule = Rule {
    full_share: 0.85,
    used_share: 0.7,
    rise: 0.2,
    request_days: 180,
    customers: 2,
    praise: 9.0,
    severe_days: 2,
    poor_pulse: 2,
    lost_days: 180,
    more: 0.2,
};
