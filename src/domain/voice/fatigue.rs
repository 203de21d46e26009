//! Who is spared a survey, because somebody asked them not long ago.

use crate::domain::Invitee;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Days for which nobody is asked again, unless set otherwise: a quarter.
pub const QUIET_DAYS: u32 = 90;

/// Whom a survey goes to, and who is spared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spared {
    pub ask: Vec<Invitee>,
    /// Each with the day they were asked last.
    pub spared: Vec<(Invitee, NaiveDate)>,
}

/// Leaves out who was asked, or answered unasked, less than so many days ago. `last` has the last day of each; each is looked at
/// once, in the order given.
pub fn spared(wanted: &[Invitee], last: &HashMap<Invitee, NaiveDate>, today: NaiveDate, quiet_days: u32) -> Spared {
    let (mut found, mut seen) = (Spared::default(), HashSet::new());
    for who in wanted.iter().filter(|who| seen.insert(**who)) {
        match last.get(who).filter(|on| (today - **on).num_days() < i64::from(quiet_days)) {
            Some(on) => found.spared.push((*who, *on)),
            None => found.ask.push(*who),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, ContactId};

    #[test]
    fn nobody_is_asked_twice_in_a_quarter() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let who = |contact: i64| Invitee { account: AccountId(1), contact: Some(ContactId(contact)) };
        let last = HashMap::from([(who(1), day("2026-08-25")), (who(2), day("2026-08-24"))]);
        let found = spared(&[who(1), who(2), who(3), who(3)], &last, day("2026-11-22"), QUIET_DAYS);
        assert_eq!(found, Spared { ask: vec![who(2), who(3)], spared: vec![(who(1), day("2026-08-25"))] });
        assert!(spared(&[who(1)], &last, day("2026-08-25"), 0).spared.is_empty());
    }
}
