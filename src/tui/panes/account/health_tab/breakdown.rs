//! What the breakdown shows, read at once: the score, its lines in their order, and points that add up as printed.

use super::details::Detail;
use crate::domain::health::movement::Moved;
use crate::domain::health::{CapHit, CapId, Cause, Drag, InputId, Movement, Part, Score, drags};
use crate::domain::{AccountId, Override};
use crate::review;
use crate::store::{self, Result};
use crate::tui::pane::Cx;
use chrono::Days;

/// How far back the movement looks, as the change beside the score does.
pub(super) const MOVEMENT_DAYS: u32 = 30;

pub(super) struct Breakdown {
    pub score: Score,
    /// The manager's reason for the override in force.
    pub override_reason: String,
    /// `None` where the score or the earlier one is not known at all.
    pub movement: Option<Movement>,
    pub lines: Vec<Line>,
    points: Vec<Points>,
}

/// A line of the breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Cap(CapId),
    Part(InputId),
    /// How the score moved.
    Movement,
}

/// What a known input brings and what it lacks, in tenths of a point of the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Points {
    id: InputId,
    pub brought: i64,
    pub lost: i64,
}

impl Breakdown {
    pub(super) fn read(cx: &Cx<'_>, account: AccountId) -> Result<Breakdown> {
        let (connection, today, zone) = (cx.book.connection(), cx.today(), cx.zone());
        let score = review::health_on(connection, account, cx.model, today, &zone)?;
        let from = today.checked_sub_days(Days::new(u64::from(MOVEMENT_DAYS))).unwrap_or(today);
        let movement = review::movement_between(connection, account, cx.model, (from, today), &zone)?;
        let override_reason = match score.override_ {
            Some(over) => store::get::<Override>(connection, over.id)?.map(|row| row.fields.reason),
            None => None,
        };
        let (lines, points) = (lines(&score), points(&score));
        Ok(Breakdown { score, override_reason: override_reason.unwrap_or_default(), movement, lines, points })
    }

    pub(super) fn part(&self, id: InputId) -> Option<&Part> {
        self.score.parts.iter().find(|part| part.id == id)
    }

    pub(super) fn cap(&self, id: CapId) -> Option<&CapHit> {
        self.score.caps.iter().find(|cap| cap.id == id)
    }

    /// Returns the points of an input as they are printed; `None` where it has no value.
    pub(super) fn points(&self, id: InputId) -> Option<Points> {
        self.points.iter().find(|points| points.id == id).copied()
    }

    /// Returns the sum of what the inputs bring, in tenths.
    pub(super) fn sum(&self) -> i64 {
        self.points.iter().map(|points| points.brought).sum()
    }

    /// Returns what is behind a line: the rows of a part or cap, the causes of a movement.
    pub(super) fn details(&self, line: Line) -> Vec<Detail> {
        let evidence = match line {
            Line::Cap(id) => self.cap(id).map(|cap| &cap.evidence),
            Line::Part(id) => self.part(id).map(|part| &part.evidence),
            Line::Movement => return self.causes(),
        };
        evidence.into_iter().flatten().map(|row| Detail::Row(*row)).collect()
    }

    /// Returns the causes of at least one whole point; the rest adds up to nothing.
    fn causes(&self) -> Vec<Detail> {
        let causes = self.movement.iter().flat_map(|movement| &movement.causes);
        let tells = |moved: &Moved| moved.shown != 0 || moved.cause == Cause::Override;
        causes.filter(|moved| tells(moved)).map(|moved| Detail::Moved(*moved)).collect()
    }
}

/// Orders what matters: caps in force (the lowest first), the parts by what they lose, caps not in force, what is missing, and
/// how the score moved.
fn lines(score: &Score) -> Vec<Line> {
    let mut caps: Vec<&CapHit> = score.caps.iter().collect();
    caps.sort_by(|one, other| one.limit.total_cmp(&other.limit).then(one.id.cmp(&other.id)));
    let caps = |holds: bool| caps.clone().into_iter().filter(move |cap| cap.holds == holds).map(|cap| Line::Cap(cap.id));
    let drags: Vec<Drag> = drags(score);
    let place = |part: &Part| drags.iter().position(|drag| drag.id == part.id).unwrap_or(usize::MAX);
    let mut parts: Vec<&Part> = score.parts.iter().collect();
    parts.sort_by(|one, other| place(one).cmp(&place(other)).then(other.contribution.total_cmp(&one.contribution)));
    let parts = |known: bool| parts.clone().into_iter().filter(move |part| part.value.is_some() == known).map(|part| Line::Part(part.id));
    caps(true).chain(parts(true)).chain(caps(false)).chain(parts(false)).chain([Line::Movement]).collect()
}

/// Rounds what the known parts bring and lose to tenths that add up: to the score before the caps, and to what it lacks to 100.
fn points(score: &Score) -> Vec<Points> {
    let Some(uncapped) = score.uncapped else { return Vec::new() };
    let known: Vec<&Part> = score.parts.iter().filter(|part| part.value.is_some()).collect();
    let drags = drags(score);
    let lost = |part: &&Part| drags.iter().find(|drag| drag.id == part.id).map_or(0.0, |drag| drag.points);
    // Rounded down, so that the tenths and the whole score round to the same number.
    let total = (uncapped * 10.0 + 1e-6).floor() as i64;
    let brought = apportioned(&known.iter().map(|part| part.contribution).collect::<Vec<_>>(), total);
    let lost = apportioned(&known.iter().map(lost).collect::<Vec<_>>(), 1_000 - total);
    known.iter().zip(brought.into_iter().zip(lost)).map(|(part, (brought, lost))| Points { id: part.id, brought, lost }).collect()
}

/// Rounds values to tenths with a given sum: each down, then up one by one where most was cut off.
fn apportioned(values: &[f64], total: i64) -> Vec<i64> {
    let mut tenths: Vec<i64> = values.iter().map(|value| (value * 10.0 + 1e-6).floor() as i64).collect();
    let cut_off = |index: &usize| values[*index] * 10.0 - (values[*index] * 10.0 + 1e-6).floor();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| cut_off(other).total_cmp(&cut_off(one)));
    let lacking = usize::try_from(total - tenths.iter().sum::<i64>()).unwrap_or(0);
    for index in order.into_iter().take(lacking) {
        tenths[index] += 1;
    }
    tenths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_add_up_to_the_given_sum_and_stay_near() {
        let cases: [(&[f64], i64); 4] = [(&[33.333_3, 33.333_3, 33.333_3], 1_000), (&[12.26, 0.0, 40.17], 524), (&[], 0), (&[55.0], 550)];
        for (values, total) in cases {
            let tenths = apportioned(values, total);
            assert_eq!(tenths.iter().sum::<i64>(), total, "{values:?}");
            for (value, tenth) in values.iter().zip(&tenths) {
                assert!((value * 10.0 - *tenth as f64).abs() < 1.0, "{value} {tenth}");
            }
        }
    }
}
