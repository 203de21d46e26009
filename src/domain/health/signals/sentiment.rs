//! Sentiment: what people answered in surveys, and what the manager feels.

use super::{Reading, View};
use crate::domain::health::facts::ResponseFact;
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason};
use crate::domain::{ResponseId, SurveyKind};
use chrono::NaiveDate;

pub(super) fn read(view: &View) -> [Reading; 3] {
    [answers(view, InputId::Nps, SurveyKind::Nps), answers(view, InputId::Csat, SurveyKind::Csat), pulse(view)]
}

/// Returns the latest answer of each person to one kind of question, by id; answers without a person each count.
pub(super) fn latest_answers<'a>(view: &'a View, kind: SurveyKind) -> Vec<&'a ResponseFact> {
    let known = |answer: &&ResponseFact| answer.kind == kind && view.as_of.counts(answer.at, answer.known_at);
    let mut answers: Vec<&ResponseFact> = view.facts.responses.iter().filter(known).collect();
    answers.sort_unstable_by_key(|answer| (answer.contact, std::cmp::Reverse((answer.at, answer.id))));
    answers.dedup_by(|later, kept| later.contact.is_some() && later.contact == kept.contact);
    answers.sort_unstable_by_key(|answer| answer.id);
    answers
}

/// Returns how much an answer of a day still counts: all of it at first, nothing at the end of the fading.
pub(super) fn freshness(view: &View, on: NaiveDate) -> f64 {
    (1.0 - f64::from(view.as_of.days_since(on)) / f64::from(view.model.windows.survey_fade)).max(0.0)
}

/// Reads the mean answer. Each answer weighs by its freshness, and the input by that of its freshest, so that it fades out
/// instead of falling off.
fn answers(view: &View, input: InputId, kind: SurveyKind) -> Reading {
    let dated = |answer: &ResponseFact| {
        let on = view.as_of.day_of(answer.at);
        Dated { id: answer.id, on, fresh: freshness(view, on), value: on_usual_scale(answer) }
    };
    let mut answers: Vec<Dated> = latest_answers(view, kind).into_iter().map(dated).collect();
    let Some(newest_on) = answers.iter().map(|answer| answer.on).max() else { return Reading::missing(input, Missing::NoAnswers) };
    answers.retain(|answer| answer.fresh > 0.0);
    let Some(fresh) = answers.iter().map(|answer| answer.fresh).max_by(f64::total_cmp) else {
        return Reading::missing(input, Missing::AnswersFaded { last_on: newest_on });
    };
    let weight: f64 = answers.iter().map(|answer| answer.fresh).sum();
    let mean = answers.iter().map(|answer| answer.fresh * answer.value).sum::<f64>() / weight;
    let reason = Reason::Answers { mean, answers: answers.len() as u32, newest_on };
    let evidence = view.evidence(answers.iter().map(|answer| (answer.id, answer.on)));
    Reading { freshness: fresh, ..Reading::known(input, mean, reason, evidence) }
}

/// An answer with its day and how much it still counts.
struct Dated {
    id: ResponseId,
    on: NaiveDate,
    fresh: f64,
    value: f64,
}

/// Returns an answer on the usual scale of its question, whatever scale was asked.
fn on_usual_scale(answer: &ResponseFact) -> f64 {
    let usual = answer.kind.usual_scale();
    f64::from(usual.min) + answer.score.share() * f64::from(usual.max - usual.min)
}

fn pulse(view: &View) -> Reading {
    let given = view.facts.pulses.iter().filter(|pulse| view.as_of.counts(pulse.at, pulse.known_at));
    let Some(pulse) = given.max_by_key(|pulse| (pulse.at, pulse.id)) else {
        return Reading::missing(InputId::Pulse, Missing::NoPulse);
    };
    if pulse.expires_on < view.as_of.day {
        return Reading::missing(InputId::Pulse, Missing::PulseExpired { expired_on: pulse.expires_on });
    }
    let on = view.as_of.day_of(pulse.at);
    let reason = Reason::Pulse { rating: pulse.rating, on, expires_on: pulse.expires_on };
    let evidence = view.evidence(std::iter::once((pulse.id, on)));
    Reading::known(InputId::Pulse, f64::from(pulse.rating.value()), reason, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{ago, answer, check, part, pulse as rated, scored, with};
    use crate::domain::survey::{Scale, Score};

    #[test]
    fn the_latest_nps_answer_of_each_person_counts() {
        check(
            InputId::Nps,
            &[
                ("worst", |facts| facts.responses.push(answer(0, SurveyKind::Nps, Some(1), 3)), Ok(0.0)),
                ("between", |facts| facts.responses.push(answer(0, SurveyKind::Nps, Some(1), 6)), Ok(50.0)),
                ("best", |facts| facts.responses.push(answer(0, SurveyKind::Nps, Some(1), 9)), Ok(100.0)),
                (
                    "the later of two",
                    |facts| facts.responses.extend([answer(1, SurveyKind::Nps, Some(1), 9), answer(9, SurveyKind::Nps, Some(1), 0)]),
                    Ok(100.0),
                ),
                (
                    "two people",
                    |facts| facts.responses.extend([answer(0, SurveyKind::Nps, Some(1), 9), answer(0, SurveyKind::Nps, Some(2), 3)]),
                    Ok(50.0),
                ),
                (
                    "without a person each",
                    |facts| facts.responses.extend([9, 3].map(|value| answer(0, SurveyKind::Nps, None, value))),
                    Ok(50.0),
                ),
                (
                    "the fresher weighs more",
                    |facts| facts.responses.extend([answer(0, SurveyKind::Nps, Some(1), 9), answer(90, SurveyKind::Nps, Some(2), 3)]),
                    Ok(66.667),
                ),
                ("no answers", |facts| facts.responses.push(answer(0, SurveyKind::Csat, Some(1), 3)), Err(Missing::NoAnswers)),
                (
                    "faded",
                    |facts| facts.responses.push(answer(180, SurveyKind::Nps, Some(1), 3)),
                    Err(Missing::AnswersFaded { last_on: ago(180) }),
                ),
            ],
        );
    }

    #[test]
    fn csat_is_read_on_its_own_scale() {
        check(
            InputId::Csat,
            &[
                ("worst", |facts| facts.responses.push(answer(0, SurveyKind::Csat, Some(1), 2)), Ok(0.0)),
                ("between", |facts| facts.responses.push(answer(0, SurveyKind::Csat, Some(1), 4)), Ok(80.0)),
                ("best", |facts| facts.responses.push(answer(0, SurveyKind::Csat, Some(1), 5)), Ok(100.0)),
                (
                    "7 of 0–10 is 3.8 of 1–5",
                    |facts| {
                        let score = Score::new(7, Scale { min: 0, max: 10 }).expect("on the scale");
                        facts.responses.push(ResponseFact { score, ..answer(0, SurveyKind::Csat, Some(1), 1) });
                    },
                    Ok(72.0),
                ),
                ("none", |_| (), Err(Missing::NoAnswers)),
                (
                    "faded",
                    |facts| facts.responses.push(answer(200, SurveyKind::Csat, None, 5)),
                    Err(Missing::AnswersFaded { last_on: ago(200) }),
                ),
            ],
        );
    }

    #[test]
    fn the_pulse_counts_until_it_expires() {
        check(
            InputId::Pulse,
            &[
                ("worst", |facts| facts.pulses.push(rated(5, 1, -85)), Ok(0.0)),
                ("between", |facts| facts.pulses.push(rated(5, 4, -85)), Ok(75.0)),
                ("best, on its last day", |facts| facts.pulses.push(rated(90, 5, 0)), Ok(100.0)),
                ("the later of two", |facts| facts.pulses.extend([rated(3, 5, -87), rated(40, 1, -50)]), Ok(100.0)),
                ("expired", |facts| facts.pulses.push(rated(91, 5, 1)), Err(Missing::PulseExpired { expired_on: ago(1) })),
                ("none", |_| (), Err(Missing::NoPulse)),
            ],
        );
    }

    #[test]
    fn an_answer_fades_out_of_the_known_weight() {
        for (days, share) in [(0, 1.0), (45, 0.75), (90, 0.5), (179, 1.0 / 180.0)] {
            let mut facts = with(&[]);
            facts.responses.push(answer(days, SurveyKind::Nps, Some(1), 8));
            let score = scored(&facts);
            let nps = part(&score, InputId::Nps);
            assert!((nps.known_weight / nps.weight - share).abs() < 1e-9, "{days}");
        }
    }
}
