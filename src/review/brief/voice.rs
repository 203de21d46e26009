//! What the people of the account said: their latest answers, and what they raised.

use crate::domain::{
    Contact, ContactId, Feedback, FeedbackId, FeedbackStatus, Moment, Response, ResponseId, Row, SurveyKind, Voice, VoiceId,
};
use crate::review::known::AsKnown;
use crate::store::{Result, engagement, get};
use chrono::NaiveDate;
use std::collections::HashSet;

/// An answer, who gave it, and when we came back to them.
#[derive(Clone, Debug)]
pub struct Answer {
    pub response: Row<ResponseId, Response>,
    pub name: Option<String>,
    pub answered_on: Option<NaiveDate>,
}

/// A matter, and that this customer raised it.
#[derive(Clone, Debug)]
pub struct Matter {
    pub voice: Row<VoiceId, Voice>,
    pub feedback: Row<FeedbackId, Feedback>,
}

/// Reads the latest answer of each person to each kind of question; of answers without a person, the latest of each kind.
pub(super) fn answers(known: AsKnown<'_>) -> Result<Vec<Answer>> {
    let answered = engagement::answered(known.connection, known.account)?;
    let mut responses = known.rows::<Response>()?;
    responses.retain(|response| known.has_come(response.at));
    responses.sort_by_key(|response| std::cmp::Reverse((response.at.day(known.zone), response.at, response.id)));
    let mut seen: HashSet<(SurveyKind, Option<ContactId>)> = HashSet::new();
    responses.retain(|response| seen.insert((response.kind, response.contact)));
    let answer = |response: Row<ResponseId, Response>| {
        let person = response.contact.map(|id| get::<Contact>(known.connection, id)).transpose()?.flatten();
        let came_back = answered.get(&response.id).copied().filter(|at: &Moment| known.has_come(*at));
        Ok(Answer { answered_on: came_back.map(|at| at.day(known.zone)), name: person.map(|person| person.fields.name), response })
    };
    responses.into_iter().map(answer).collect()
}

/// Reads what was raised and is not at its end for this customer.
pub(super) fn matters(known: AsKnown<'_>) -> Result<Vec<Matter>> {
    let mut matters = Vec::new();
    for mut voice in known.rows::<Voice>()? {
        voice.fields.told_on = voice.told_on.filter(|on| *on <= known.day);
        if voice.told_on.is_some() || !known.has_come(voice.at) {
            continue;
        }
        let Some(feedback) = get::<Feedback>(known.connection, voice.feedback)? else { continue };
        if feedback.status != FeedbackStatus::Told {
            matters.push(Matter { voice, feedback });
        }
    }
    matters.sort_by_key(|matter| (matter.voice.at.day(known.zone), matter.voice.id));
    Ok(matters)
}
