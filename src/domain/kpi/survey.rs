//! NPS, CSAT and CES of the answers of a period.
//!
//! An answer belongs to the period in which it was given. Of one person's answers to one kind of survey the latest of the period
//! counts and the others are listed; answers without a person each count.

use crate::domain::kpi::{Aside, Figure, Kpi, Part, Span, Undefined, Unit, nps_interval, wilson};
use crate::domain::{AccountId, ContactId, Moment, Response, ResponseId, Row, Score, SurveyKind, Zone};
use chrono::NaiveDate;
use std::collections::HashMap;

/// An answer as the figures look at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    pub id: ResponseId,
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub kind: SurveyKind,
    pub score: Score,
    pub at: Moment,
    /// In the person's zone.
    pub on: NaiveDate,
}

impl Answer {
    pub fn of(row: &Row<ResponseId, Response>, zone: &Zone) -> Answer {
        let Response { account, contact, kind, score, at, .. } = row.fields;
        Answer { id: row.id, account, contact, kind, score, at, on: at.day(zone) }
    }
}

/// Works out one of the four figures of surveys; of any other nothing was answered.
pub fn figure<'a>(kpi: Kpi, answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Figure {
    match kpi {
        Kpi::Csat => csat(answers, span),
        Kpi::Ces => ces(answers, span),
        Kpi::CesShare => ces_share(answers, span),
        _ => nps(answers, span),
    }
}

/// `100 (promoters − detractors) / answers`, with the adjusted Wald interval. A part brings 1, 0 or −1.
pub fn nps<'a>(answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Figure {
    let worth = |score: &Score| f64::from(i8::from(score.is_promoter()) - i8::from(score.is_detractor()));
    let parts = parts(answers, SurveyKind::Nps, span, worth);
    let count = |worth: f64| parts.iter().filter(|part| part.counts && part.numerator == worth).count();
    let interval = nps_interval(count(1.0), count(0.0), count(-1.0));
    let mut figure = Figure::ratio(Unit::Points, parts, Undefined::NoAnswers);
    figure.value = figure.value.map(|share| share * 100.0);
    figure.within(interval)
}

/// The share of satisfied answers, with Wilson's interval.
pub fn csat<'a>(answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Figure {
    share(parts(answers, SurveyKind::Csat, span, |score| f64::from(u8::from(is_satisfied(score)))))
}

/// The mean of the answers, on the scale of 1 to 7.
pub fn ces<'a>(answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Figure {
    let parts = parts(answers, SurveyKind::Ces, span, |score| 1.0 + 6.0 * score.share());
    Figure::ratio(Unit::Mean, parts, Undefined::NoAnswers)
}

/// The share of answers that found it easy (5 to 7 of 7), with Wilson's interval.
pub fn ces_share<'a>(answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Figure {
    share(parts(answers, SurveyKind::Ces, span, |score| f64::from(u8::from(is_easy(score)))))
}

/// Says whether an answer counts as satisfied: from three quarters of its scale on, which is 4 of 1–5, 6 of 1–7 and 8 of 0–10.
pub fn is_satisfied(score: &Score) -> bool {
    let (above, width) = above_lowest(score);
    4 * above >= 3 * width
}

/// Says whether an answer found it easy: from two thirds of its scale on, which is 5 of 1–7.
pub fn is_easy(score: &Score) -> bool {
    let (above, width) = above_lowest(score);
    3 * above >= 2 * width
}

/// Returns how far an answer lies above the lowest of its scale, and the highest; whole numbers, so that a threshold is exact.
fn above_lowest(score: &Score) -> (u32, u32) {
    let scale = score.scale();
    (u32::from(score.value() - scale.min), u32::from(scale.max - scale.min))
}

fn share(parts: Vec<Part>) -> Figure {
    let hits = parts.iter().filter(|part| part.counts && part.numerator == 1.0).count();
    let figure = Figure::ratio(Unit::Share, parts, Undefined::NoAnswers);
    let interval = wilson(hits, figure.n);
    figure.within(interval)
}

/// Makes a part of each answer of a kind in the period, worth what its score is.
fn parts<'a>(answers: impl IntoIterator<Item = &'a Answer>, kind: SurveyKind, span: Span, worth: impl Fn(&Score) -> f64) -> Vec<Part> {
    let given: Vec<&Answer> = answers.into_iter().filter(|answer| answer.kind == kind && span.contains(answer.on)).collect();
    let mut latest: HashMap<ContactId, &Answer> = HashMap::new();
    for answer in &given {
        let Some(contact) = answer.contact else { continue };
        let kept = latest.entry(contact).or_insert(answer);
        if (answer.on, answer.at.to_string(), answer.id) > (kept.on, kept.at.to_string(), kept.id) {
            *kept = answer;
        }
    }
    let is_latest = |answer: &Answer| answer.contact.is_none_or(|contact| latest.get(&contact).is_some_and(|kept| kept.id == answer.id));
    let part = |answer: &Answer| match is_latest(answer) {
        true => Part::counted(answer.id, answer.account, Some(answer.on), (worth(&answer.score), 1.0)),
        false => Part::aside(answer.id, answer.account, Some(answer.on), Aside::Superseded),
    };
    given.into_iter().map(part).collect()
}
