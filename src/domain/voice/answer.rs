//! Answers and invitations as the figures take them, and which answers of a period count.

use crate::domain::kpi::Span;
use crate::domain::{AccountId, ContactId, InvitationId, Invitee, Moment, ResponseId, Score, SurveyKind};
use chrono::NaiveDate;
use std::collections::HashMap;

/// An answer without its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    pub id: ResponseId,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub kind: SurveyKind,
    pub score: Score,
    pub at: Moment,
    /// The person's day of it.
    pub on: NaiveDate,
}

/// That somebody was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    pub id: InvitationId,
    pub who: Invitee,
    pub kind: SurveyKind,
    pub on: NaiveDate,
    /// What was answered.
    pub response: Option<ResponseId>,
}

/// Returns the answers of a kind that were given in a period, in the order of their time, each with whether it counts: of one
/// contact's several answers the latest does, and each without a contact.
pub fn counted(answers: &[Answer], kind: SurveyKind, span: Span) -> Vec<(&Answer, bool)> {
    let mut within: Vec<&Answer> = answers.iter().filter(|answer| answer.kind == kind && span.contains(answer.on)).collect();
    within.sort_by_key(|answer| (answer.at, answer.id));
    let latest: HashMap<ContactId, ResponseId> =
        within.iter().filter_map(|answer| answer.contact.map(|contact| (contact, answer.id))).collect();
    let counts = |answer: &Answer| answer.contact.is_none_or(|contact| latest.get(&contact) == Some(&answer.id));
    within.into_iter().map(|answer| (answer, counts(answer))).collect()
}

#[cfg(test)]
pub(super) mod example {
    use super::*;

    pub fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// An answer on the usual scale; contact 0 is nobody known.
    pub fn answer(id: i64, contact: i64, kind: SurveyKind, value: i64, on: &str) -> Answer {
        let score = Score::new(value, kind.usual_scale()).expect("on the scale");
        let contact = Some(ContactId(contact)).filter(|contact| contact.0 != 0);
        Answer { id: ResponseId(id), account: AccountId(1), contact, kind, score, at: day(on).into(), on: day(on) }
    }

    pub fn november() -> Span {
        Span::months(day("2026-11-01"), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::example::{answer, day, november};
    use super::*;

    #[test]
    fn the_latest_answer_of_a_contact_counts_and_each_of_nobody_known() {
        use SurveyKind::{Csat, Nps};
        let mut late = answer(9, 1, Nps, 2, "2026-11-02");
        late.at = "2026-11-02T10:00:00Z".parse().expect("a time");
        let answers = [
            answer(1, 1, Nps, 9, "2026-10-31"),
            late,
            answer(2, 1, Nps, 8, "2026-11-02"),
            answer(3, 2, Nps, 8, "2026-11-30"),
            answer(4, 0, Nps, 1, "2026-11-05"),
            answer(5, 0, Nps, 1, "2026-11-05"),
            answer(6, 2, Csat, 5, "2026-11-30"),
            answer(7, 2, Nps, 8, "2026-12-01"),
        ];
        let found: Vec<(i64, bool)> =
            counted(&answers, Nps, november()).into_iter().map(|(answer, counts)| (answer.id.0, counts)).collect();
        assert_eq!(found, [(2, false), (9, true), (4, true), (5, true), (3, true)], "a day is earlier than every time of it");
        assert_eq!(counted(&answers, Nps, Span { from: day("2026-10-01"), to: day("2026-10-30") }), []);
    }
}
