//! How many people gave which score, of the answers the net promoter score is made of.

use super::survey::nps;
use crate::domain::AccountId;
use crate::domain::kpi::{Answer, Figure, Part, Span, Unit};
use crate::domain::{EntityRef, ResponseId};
use std::collections::HashMap;

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
pub fn nps_spread<'a>(answers: impl IntoIterator<Item = &'a Answer>, span: Span) -> Vec<ScoreRow> {
    let answers: Vec<&Answer> = answers.into_iter().collect();
    let scores: HashMap<EntityRef, (ResponseId, AccountId, u8)> =
        answers.iter().map(|answer| (EntityRef::from(answer.id), (answer.id, answer.account, answer.score.value()))).collect();
    let counted: Vec<Part> = nps(answers, span).parts.into_iter().filter(|part| part.counts).collect();
    let of = |score: u8| {
        let rows = counted.iter().filter_map(|part| {
            let (id, account, given) = scores.get(&part.row)?;
            (*given == score).then(|| Part::counted(*id, *account, part.on, (1.0, 1.0)))
        });
        ScoreRow { score, answers: Figure::sum(Unit::Count, rows.collect()) }
    };
    SCORES.rev().map(of).collect()
}
