//! How far the loop of an answer is: answered, planned, closed, and the customer told.

use super::Class;
use crate::domain::{FollowUp, words::text_enum};

text_enum! {
    pub enum Standing {
        /// A low answer that nobody came back to.
        Unanswered = "unanswered",
        Answered = "answered",
        /// Something is to be done about it.
        Planned = "planned",
        Closed = "closed",
        /// The customer knows what became of it.
        Told = "told",
        /// Nothing is to be done.
        Quiet = "quiet",
    }
}

impl Standing {
    /// Says whether there is still something to do about it.
    pub fn is_open(self) -> bool {
        matches!(self, Standing::Unanswered | Standing::Planned | Standing::Closed)
    }
}

/// Says how far an answer is. What was done last holds; a low answer needs an answer before a plan does any good to the person.
pub fn standing(class: Class, is_answered: bool, follow_up: &FollowUp) -> Standing {
    match follow_up {
        FollowUp { told_on: Some(_), .. } => Standing::Told,
        FollowUp { closed_on: Some(_), .. } => Standing::Closed,
        _ if class == Class::Low && !is_answered => Standing::Unanswered,
        FollowUp { plan: Some(_), .. } => Standing::Planned,
        _ if is_answered => Standing::Answered,
        _ => Standing::Quiet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_from_unanswered_to_told() {
        let on = "2026-11-20".parse().ok();
        let plan = Some("send the fix".to_owned());
        let follow = |plan: &Option<String>, closed_on, told_on| FollowUp { plan: plan.clone(), closed_on, told_on };
        for (class, is_answered, follow_up, expected) in [
            (Class::Low, false, follow(&None, None, None), Standing::Unanswered),
            (Class::Low, false, follow(&plan, None, None), Standing::Unanswered),
            (Class::Low, true, follow(&plan, None, None), Standing::Planned),
            (Class::Low, true, follow(&None, None, None), Standing::Answered),
            (Class::Low, true, follow(&plan, on, None), Standing::Closed),
            (Class::High, false, follow(&plan, on, on), Standing::Told),
            (Class::High, false, follow(&None, None, None), Standing::Quiet),
            (Class::Middle, false, follow(&plan, None, None), Standing::Planned),
        ] {
            assert_eq!(standing(class, is_answered, &follow_up), expected, "{class} {is_answered} {follow_up:?}");
        }
    }
}
