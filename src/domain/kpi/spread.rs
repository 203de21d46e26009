//! How many people gave which score, of the answers the net promoter score is made of.

use crate::domain::SurveyKind;
use crate::domain::kpi::{Figure, Part, Span, Unit};
use crate::domain::voice::{Answer, counted};

/// The answers of one score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    pub score: u8,
    /// How many there are; its parts are the answers.
    pub answers: Figure,
}

/// The scores of a net promoter question.
const SCORES: std::ops::RangeInclusive<u8> = 0..=10;

/// Counts the answers of a period by their score, from 10 down to 0; of one person's answers the latest.
pub fn nps_spread(answers: &[Answer], span: Span) -> Vec<ScoreRow> {
    let given = counted(answers, SurveyKind::Nps, span);
    let of = |score: u8| {
        let rows = given.iter().filter(|(answer, counts)| *counts && answer.score.value() == score);
        let parts = rows.map(|(answer, _)| Part::counted(answer.id, answer.account, Some(answer.on), (1.0, 1.0)));
        ScoreRow { score, answers: Figure::sum(Unit::Count, parts.collect()) }
    };
    SCORES.rev().map(of).collect()
}
