//! What an answer says of the person, and how the answers spread over their scale.

use super::Answer;
use crate::domain::kpi::Span;
use crate::domain::{Scale, Score, SurveyKind, words::text_enum};

text_enum! {
    /// Promoter, passive, detractor; satisfied, neutral, dissatisfied; easy, neutral, hard.
    pub enum Class { High = "high", Middle = "middle", Low = "low" }
}

/// How many answers are of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    pub high: usize,
    pub middle: usize,
    pub low: usize,
}

/// How many gave each answer of a scale, the lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    pub scale: Scale,
    pub counts: Vec<usize>,
}

impl Classes {
    pub fn of(classes: impl Iterator<Item = Class>) -> Classes {
        classes.fold(Classes::default(), |mut counts, class| {
            match class {
                Class::High => counts.high += 1,
                Class::Middle => counts.middle += 1,
                Class::Low => counts.low += 1,
            }
            counts
        })
    }

    pub fn all(&self) -> usize {
        self.high + self.middle + self.low
    }
}

impl Spread {
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Returns each answer of the scale with how many gave it, the lowest first.
    pub fn answers(&self) -> impl Iterator<Item = (u8, usize)> + '_ {
        (self.scale.min..=self.scale.max).zip(self.counts.iter().copied())
    }
}

/// Says what an answer tells of the person.
///
/// NPS: 9–10 of 10 and the upper tenth of other scales, 0–6 and the lower six tenths. CSAT: 4–5 of 5, on another scale from
/// three quarters up; CES: 5–7 of 7, on another scale from two thirds up; the middle and below it, and the rest between.
pub fn class(kind: SurveyKind, score: &Score) -> Class {
    let (high, low) = match kind {
        SurveyKind::Nps => (score.is_promoter(), score.is_detractor()),
        SurveyKind::Csat => (is_up(score, 3, 4), score.share() < 0.5),
        SurveyKind::Ces => (is_up(score, 2, 3), score.share() < 0.5),
    };
    match (high, low) {
        (true, _) => Class::High,
        (_, true) => Class::Low,
        _ => Class::Middle,
    }
}

/// Says in whole numbers whether an answer lies at least so far up its scale.
fn is_up(score: &Score, part: u16, whole: u16) -> bool {
    let scale = score.scale();
    u16::from(score.value() - scale.min) * whole >= u16::from(scale.max - scale.min) * part
}

/// Returns the lowest answer of a scale that is of the high class.
pub fn high_from(kind: SurveyKind, scale: Scale) -> u8 {
    answers_of(kind, scale).find(|(_, class)| *class == Class::High).map_or(scale.max, |(answer, _)| answer)
}

/// Returns the highest answer of a scale that is of the low class.
pub fn low_to(kind: SurveyKind, scale: Scale) -> u8 {
    answers_of(kind, scale).filter(|(_, class)| *class == Class::Low).map(|(answer, _)| answer).max().unwrap_or(scale.min)
}

fn answers_of(kind: SurveyKind, scale: Scale) -> impl Iterator<Item = (u8, Class)> {
    let scored = move |answer: u8| Some((answer, class(kind, &Score::new(answer.into(), scale).ok()?)));
    (scale.min..=scale.max).filter_map(scored)
}

/// Returns how the answers of a kind in a period spread, one for each scale that occurs, the most used first; only answers that
/// count are in it.
pub fn spreads(answers: &[Answer], kind: SurveyKind, span: Span) -> Vec<Spread> {
    let mut spreads: Vec<Spread> = Vec::new();
    for (answer, _) in super::counted(answers, kind, span).into_iter().filter(|(_, counts)| *counts) {
        let scale = answer.score.scale();
        let at = spreads.iter().position(|spread| spread.scale == scale).unwrap_or_else(|| {
            spreads.push(Spread { scale, counts: vec![0; usize::from(scale.max - scale.min) + 1] });
            spreads.len() - 1
        });
        spreads[at].counts[usize::from(answer.score.value() - scale.min)] += 1;
    }
    spreads.sort_by_key(|spread| (std::cmp::Reverse(spread.all()), spread.scale.min, spread.scale.max));
    spreads
}

#[cfg(test)]
mod tests {
    use super::super::answer::example::{answer, november};
    use super::*;

    #[test]
    fn classes_follow_the_usual_scales_and_others_in_proportion() {
        use SurveyKind::{Ces, Csat, Nps};
        for (kind, (min, max), low, high) in [
            (Nps, (0, 10), 6, 9),
            (Nps, (1, 5), 3, 5),
            (Csat, (1, 5), 2, 4),
            (Csat, (1, 10), 5, 8),
            (Csat, (0, 10), 4, 8),
            (Csat, (1, 7), 3, 6),
            (Csat, (1, 3), 1, 3),
            (Csat, (1, 2), 1, 2),
            (Ces, (1, 7), 3, 5),
            (Ces, (1, 5), 2, 4),
            (Ces, (0, 255), 127, 170),
        ] {
            let scale = Scale { min, max };
            assert_eq!((low_to(kind, scale), high_from(kind, scale)), (low, high), "{kind} {scale}");
        }
        let neutral = Score::new(4, Ces.usual_scale()).expect("on the scale");
        assert_eq!(class(Ces, &neutral), Class::Middle);
    }

    #[test]
    fn answers_spread_over_their_scales() {
        let kind = SurveyKind::Csat;
        let mut other = answer(4, 0, kind, 5, "2026-11-04");
        other.score = Score::new(9, Scale { min: 1, max: 10 }).expect("on the scale");
        let answers =
            [answer(1, 1, kind, 1, "2026-11-01"), answer(2, 1, kind, 5, "2026-11-02"), answer(3, 2, kind, 5, "2026-11-03"), other];
        let found = spreads(&answers, kind, november());
        assert_eq!(found[0], Spread { scale: Scale { min: 1, max: 5 }, counts: vec![0, 0, 0, 0, 2] });
        assert_eq!(found[1].answers().find(|(_, n)| *n > 0), Some((9, 1)));
        assert_eq!(Classes::of([Class::Low, Class::High, Class::Low].into_iter()), Classes { high: 1, middle: 0, low: 2 });
    }
}
