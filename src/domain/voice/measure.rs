//! The figures of surveys over a period, each made of the answers behind it.

use super::{Answer, Asked, Class, class, counted};
use crate::domain::kpi::{Aside, Figure, Interval, Part, Span, Undefined, Unit, mean_interval, nps_interval, wilson};
use crate::domain::{EntityRef, Score, SurveyKind, words::text_enum};

text_enum! {
    pub enum Measure {
        Nps = "nps",
        Csat = "csat",
        /// The mean of the answers.
        Ces = "ces",
        /// The share of those for whom it was easy.
        CesShare = "ces_share",
        ResponseRate = "response_rate",
    }
}

impl Measure {
    /// Returns the figure that stands for a kind of survey.
    pub fn of(kind: SurveyKind) -> Measure {
        match kind {
            SurveyKind::Nps => Measure::Nps,
            SurveyKind::Csat => Measure::Csat,
            SurveyKind::Ces => Measure::Ces,
        }
    }

    /// Returns every figure of a kind of survey that is made of its answers.
    pub fn all_of(kind: SurveyKind) -> &'static [Measure] {
        match kind {
            SurveyKind::Nps => &[Measure::Nps],
            SurveyKind::Csat => &[Measure::Csat],
            SurveyKind::Ces => &[Measure::Ces, Measure::CesShare],
        }
    }
}

/// Works out the figure of a kind of survey: NPS in points, CSAT as a share, of CES the mean.
pub fn figure(measure: Measure, answers: &[Answer], span: Span) -> Figure {
    match measure {
        Measure::Nps => nps(&counted(answers, SurveyKind::Nps, span)),
        Measure::Csat => share(SurveyKind::Csat, &counted(answers, SurveyKind::Csat, span)),
        Measure::CesShare => share(SurveyKind::Ces, &counted(answers, SurveyKind::Ces, span)),
        Measure::Ces => mean(&counted(answers, SurveyKind::Ces, span)),
        // Made of invitations, of which there are none here.
        Measure::ResponseRate => Figure::ratio(Unit::Share, Vec::new(), Undefined::NoInvitations),
    }
}

/// Works out how many of those asked in a period answered, whenever they did; of one kind of survey, or of all.
pub fn response_rate(asked: &[Asked], kind: Option<SurveyKind>, span: Span) -> Figure {
    let within = asked.iter().filter(|asked| kind.is_none_or(|kind| asked.kind == kind) && span.contains(asked.on));
    let part = |asked: &Asked| {
        let person = asked.who.contact.map_or(EntityRef::from(asked.who.account), EntityRef::from);
        let row = asked.response.map_or(person, EntityRef::from);
        Part::counted(row, asked.who.account, Some(asked.on), (f64::from(u8::from(asked.response.is_some())), 1.0))
    };
    let figure = Figure::ratio(Unit::Share, within.map(part).collect(), Undefined::NoInvitations);
    let interval = wilson(figure.numerator as usize, figure.n);
    figure.within(interval)
}

/// Promoters less detractors by all, in points.
fn nps(answers: &[(&Answer, bool)]) -> Figure {
    let worth = |score: &Score| match class(SurveyKind::Nps, score) {
        Class::High => 1.0,
        Class::Middle => 0.0,
        Class::Low => -1.0,
    };
    let parts = parts(answers, worth);
    let count = |wanted: f64| parts.iter().filter(|part| part.counts && part.numerator == wanted).count();
    let interval = nps_interval(count(1.0), count(0.0), count(-1.0));
    let mut figure = Figure::ratio(Unit::Points, parts, Undefined::NoAnswers);
    figure.value = figure.value.map(|share| share * 100.0);
    figure.within(interval)
}

/// The share of the high class.
fn share(kind: SurveyKind, answers: &[(&Answer, bool)]) -> Figure {
    let is_high = |score: &Score| f64::from(u8::from(class(kind, score) == Class::High));
    let figure = Figure::ratio(Unit::Share, parts(answers, is_high), Undefined::NoAnswers);
    let interval = wilson(figure.numerator as usize, figure.n);
    figure.within(interval)
}

/// The mean of effort on 1 to 7; an answer on another scale is taken to the same place on that one.
fn mean(answers: &[(&Answer, bool)]) -> Figure {
    let figure = Figure::ratio(Unit::Mean, parts(answers, on_usual_scale), Undefined::NoAnswers);
    let values: Vec<f64> = figure.parts.iter().filter(|part| part.counts).map(|part| part.numerator).collect();
    let scale = SurveyKind::Ces.usual_scale();
    let interval = mean_interval(&values);
    let cut = |end: f64| end.clamp(f64::from(scale.min), f64::from(scale.max));
    figure.within(interval.map(|interval| Interval { low: cut(interval.low), high: cut(interval.high) }))
}

fn on_usual_scale(score: &Score) -> f64 {
    let usual = SurveyKind::Ces.usual_scale();
    if score.scale() == usual { f64::from(score.value()) } else { f64::from(usual.min) + score.share() * f64::from(usual.max - usual.min) }
}

fn parts(answers: &[(&Answer, bool)], worth: impl Fn(&Score) -> f64) -> Vec<Part> {
    let part = |(answer, counts): &(&Answer, bool)| match counts {
        true => Part::counted(answer.id, answer.account, Some(answer.on), (worth(&answer.score), 1.0)),
        false => Part::aside(answer.id, answer.account, Some(answer.on), Aside::Superseded),
    };
    answers.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::answer::example::{answer, day, november};
    use super::*;
    use crate::domain::{AccountId, ContactId, InvitationId, Invitee, ResponseId, Scale};

    /// Answers of as many contacts.
    fn given(kind: SurveyKind, answers: &[(i64, usize)]) -> Vec<Answer> {
        let values = answers.iter().flat_map(|(value, times)| std::iter::repeat_n(*value, *times));
        (1..).zip(values).map(|(id, value)| answer(id, id, kind, value, "2026-11-10")).collect()
    }

    fn rounded(value: f64) -> f64 {
        (value * 10.0).round() / 10.0
    }

    #[test]
    fn promoter_scores_of_the_worked_examples() {
        for (answers, value, (low, high)) in [
            (&[(9, 4), (10, 3), (7, 1), (8, 1), (6, 1)][..], 60.0, (7.0, 85.3)),
            (&[(10, 50), (8, 30), (0, 20)], 30.0, (14.1, 44.2)),
            (&[(10, 3)], 100.0, (-6.6, 100.0)),
        ] {
            let found = figure(Measure::Nps, &given(SurveyKind::Nps, answers), november());
            let interval = found.interval.expect("of some");
            assert_eq!((found.value, rounded(interval.low), rounded(interval.high)), (Ok(value), low, high));
            assert_eq!(found.numerator / found.denominator * 100.0, value);
        }
        let none = figure(Measure::Nps, &[], november());
        assert_eq!((none.value, none.n, none.interval), (Err(Undefined::NoAnswers), 0, None));
    }

    #[test]
    fn satisfaction_is_the_share_of_four_and_five() {
        let found = figure(Measure::Csat, &given(SurveyKind::Csat, &[(5, 5), (4, 4), (3, 1)]), november());
        let interval = found.interval.expect("of some");
        assert_eq!((found.value, found.numerator, found.denominator, found.n), (Ok(0.9), 9.0, 10.0, 10));
        assert_eq!((rounded(interval.low * 100.0), rounded(interval.high * 100.0)), (59.6, 98.2));
        let mut ten = given(SurveyKind::Csat, &[(5, 2)]);
        ten[0].score = Score::new(7, Scale { min: 1, max: 10 }).expect("on the scale");
        assert_eq!(figure(Measure::Csat, &ten, november()).value, Ok(0.5), "7 of 10 is less than three quarters up");
    }

    #[test]
    fn effort_has_a_mean_and_a_share() {
        let answers = given(SurveyKind::Ces, &[(7, 1), (5, 1), (4, 1), (2, 1)]);
        let (mean, share) = (figure(Measure::Ces, &answers, november()), figure(Measure::CesShare, &answers, november()));
        assert_eq!((mean.value, share.value), (Ok(4.5), Ok(0.5)));
        // Standard deviation √(13/3) = 2.0817, by √4 and times 3.182: 3.3120; cut to the scale.
        let interval = mean.interval.expect("they differ");
        assert_eq!((rounded(interval.low), interval.high), (1.2, 7.0));
        let alike = figure(Measure::Ces, &given(SurveyKind::Ces, &[(6, 5)]), november());
        assert_eq!((alike.value, alike.interval), (Ok(6.0), None));
        let mut other = given(SurveyKind::Ces, &[(5, 1)]);
        other[0].score = Score::new(5, Scale { min: 1, max: 5 }).expect("on the scale");
        assert_eq!(figure(Measure::Ces, &other, november()).value, Ok(7.0), "the top of its scale");
    }

    #[test]
    fn a_superseded_answer_is_listed_and_does_not_count() {
        let answers = [answer(1, 1, SurveyKind::Nps, 0, "2026-11-01"), answer(2, 1, SurveyKind::Nps, 10, "2026-11-20")];
        let found = figure(Measure::Nps, &answers, november());
        assert_eq!((found.value, found.n, found.parts.len()), (Ok(100.0), 1, 2));
        assert!(!found.parts[0].counts && found.parts[0].row == ResponseId(1).into());
    }

    #[test]
    fn those_asked_in_the_period_answered_whenever_they_did() {
        let asked = |id, on: &str, response: Option<i64>| Asked {
            id: InvitationId(id),
            who: Invitee { account: AccountId(1), contact: Some(ContactId(id)) },
            kind: SurveyKind::Nps,
            on: day(on),
            response: response.map(ResponseId),
        };
        let all = [asked(1, "2026-11-01", Some(7)), asked(2, "2026-11-02", None), asked(3, "2026-10-31", Some(8))];
        let rate = response_rate(&all, Some(SurveyKind::Nps), november());
        assert_eq!((rate.value, rate.n), (Ok(0.5), 2));
        assert_eq!((rate.parts[0].row, rate.parts[1].row), (ResponseId(7).into(), ContactId(2).into()));
        assert_eq!(response_rate(&all, Some(SurveyKind::Ces), november()).value, Err(Undefined::NoInvitations));
        assert_eq!(response_rate(&all, None, november()).n, 2);
    }
}
