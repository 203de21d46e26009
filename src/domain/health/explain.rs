//! What a score asks for: the parts that drag it down, and the smallest change that would leave the band.

use crate::domain::Band;
use crate::domain::health::input::{CapId, InputId};
use crate::domain::health::model::Model;
use crate::domain::health::score::{Part, Score, Sum, Weighed, whole};

/// Points of the score that an input loses by not being at its best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    pub id: InputId,
    pub points: f64,
}

/// Returns what drags the score down, the biggest first: each known part's share of the weight times what it lacks to 100.
pub fn drags(score: &Score) -> Vec<Drag> {
    let known: f64 = score.parts.iter().map(|part| part.known_weight).sum();
    let lost = |part: &Part| part.value.map(|value| Drag { id: part.id, points: part.known_weight / known * (100.0 - value) });
    let mut drags: Vec<Drag> = score.parts.iter().filter_map(lost).filter(|drag| drag.points > 0.0).collect();
    drags.sort_by(|one, other| other.points.total_cmp(&one.points).then(one.id.cmp(&other.id)));
    drags
}

/// More than two things at once is a plan, not a smallest change.
const MOST_STEPS: usize = 2;

/// A way out of the present band: upwards, or for green the nearest way to lose it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// One step, or two where no single one is enough.
    pub steps: Vec<ChangeStep>,
    /// The whole score afterwards.
    pub score: u8,
    pub band: Band,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangeStep {
    /// An input goes from one raw value to another, both in its own unit.
    Input { id: InputId, from: f64, to: f64 },
    /// A cap no longer holds.
    Lift(CapId),
}

/// Finds the smallest change that leaves the band: one input or one cap if that is enough, else the cheapest two; `None` if not
/// even two are, and where the band is not known.
///
/// An input's move is measured on its own line (0–100), so that days and shares compare; ties go to the earlier input.
pub fn smallest_change(score: &Score, model: &Model) -> Option<Change> {
    let goal = Goal::of(score, model)?;
    let lifts = goal.lifts(score);
    let moves = goal.inputs(score, MOST_STEPS.checked_sub(lifts.len())?)?;
    Some(change(score, model, [lifts, moves].concat()))
}

/// The value to be reached: the first that is shown as a score of another band.
#[derive(Clone, Copy, Debug)]
struct Goal {
    target: f64,
    rising: bool,
}

type Steps = Vec<ChangeStep>;

/// A move of one input on its own line.
#[derive(Clone, Copy, Debug)]
struct Move<'a> {
    part: &'a Part,
    to: f64,
}

impl Goal {
    /// Half a point below the bound is already shown as the bound; falling must stay short of that.
    fn of(score: &Score, model: &Model) -> Option<Goal> {
        let bound = |bound: u8| f64::from(bound) - 0.5;
        match score.band {
            Band::Red => Some(Goal { target: bound(model.bands.yellow), rising: true }),
            Band::Yellow => Some(Goal { target: bound(model.bands.green), rising: true }),
            Band::Green => Some(Goal { target: bound(model.bands.green), rising: false }),
            Band::Unknown => None,
        }
    }

    fn is_reached(&self, value: f64) -> bool {
        if self.rising { whole(value) >= whole(self.target) } else { whole(value) < whole(self.target) }
    }

    /// Returns the caps that must be lifted whatever the inputs do.
    fn lifts(&self, score: &Score) -> Steps {
        let in_the_way = score.caps.iter().filter(|cap| self.rising && !self.is_reached(cap.limit));
        in_the_way.map(|cap| ChangeStep::Lift(cap.id)).collect()
    }

    /// Returns the smallest moves of at most so many inputs that bring the uncapped value to the goal.
    fn inputs(&self, score: &Score, most: usize) -> Option<Steps> {
        if self.is_reached(score.uncapped?) {
            return Some(Vec::new());
        }
        let known: Vec<&Part> = score.parts.iter().filter(|part| part.known_weight > 0.0).collect();
        let moves = match most {
            0 => None,
            1 => self.single(score, &known),
            _ => self.single(score, &known).or_else(|| self.pair(score, &known)),
        };
        moves.map(|moves| moves.iter().map(Move::step).collect())
    }

    fn single<'a>(&self, score: &Score, known: &[&'a Part]) -> Option<Vec<Move<'a>>> {
        let moves = known.iter().filter_map(|part| self.enough(score, part, &[])).map(|one| vec![one]);
        cheapest(moves)
    }

    /// Moves the first of two all the way and the second as far as is needed; every order of every two is tried.
    fn pair<'a>(&self, score: &Score, known: &[&'a Part]) -> Option<Vec<Move<'a>>> {
        let end = if self.rising { 100.0 } else { 0.0 };
        let orders = known.iter().flat_map(|first| known.iter().map(move |second| (*first, *second)));
        let moves = orders.filter(|(first, second)| first.id != second.id).filter_map(|(first, second)| {
            let first = Move::to_value(first, end, self.rising);
            self.enough(score, second, &[first]).map(|second| vec![first, second])
        });
        cheapest(moves)
    }

    /// Returns the least move of a part that reaches the goal after other moves, if there is one.
    fn enough<'a>(&self, score: &Score, part: &'a Part, others: &[Move]) -> Option<Move<'a>> {
        let known: f64 = score.parts.iter().map(|part| part.known_weight).sum();
        let lacking = self.target - after(score, others)?;
        // A hair beyond the bound, so that the last digit of the division does not fall short of it.
        let hair = if self.rising { 1e-9 } else { -1e-9 };
        let needed = part.value? + (lacking + hair) * known / part.known_weight;
        if !(0.0..=100.0).contains(&needed) {
            return None;
        }
        let found = Move::to_value(part, needed, self.rising);
        let moves: Vec<Move> = others.iter().copied().chain([found]).collect();
        self.is_reached(after(score, &moves)?).then_some(found)
    }
}

/// Returns what the steps lead to.
fn change(score: &Score, model: &Model, steps: Steps) -> Change {
    let raw = |part: &Part| {
        steps.iter().find_map(|step| match step {
            ChangeStep::Input { id, to, .. } if *id == part.id => Some(*to),
            _ => None,
        })
    };
    let lifted = |cap: CapId| steps.contains(&ChangeStep::Lift(cap));
    let limit = score.caps.iter().filter(|cap| !lifted(cap.id)).map(|cap| cap.limit).fold(100.0, f64::min);
    let shown = whole(value_with(score, raw).unwrap_or(0.0).min(limit));
    Change { steps, score: shown, band: model.bands.of(shown) }
}

impl Move<'_> {
    /// Makes the move to a value; a unit that only comes whole is rounded on in the direction of the move.
    fn to_value(part: &Part, value: f64, rising: bool) -> Move<'_> {
        let raw = part.line.raw(value);
        let upwards = rising == (part.line.best > part.line.worst);
        let to = match (part.id.is_whole(), upwards) {
            (false, _) => raw,
            // What is whole but for the last digit stays.
            (true, true) => (raw - 1e-6).ceil(),
            (true, false) => (raw + 1e-6).floor(),
        };
        Move { part, to }
    }

    /// How far the move goes on the part's own line, 0–100.
    fn cost(&self) -> f64 {
        (self.part.line.value(self.to) - self.part.value.unwrap_or(0.0)).abs()
    }

    fn step(&self) -> ChangeStep {
        ChangeStep::Input { id: self.part.id, from: self.part.raw.unwrap_or(self.to), to: self.to }
    }
}

fn cheapest<'a>(ways: impl Iterator<Item = Vec<Move<'a>>>) -> Option<Vec<Move<'a>>> {
    let cost = |moves: &Vec<Move>| moves.iter().map(Move::cost).sum::<f64>();
    ways.min_by(|one, other| cost(one).total_cmp(&cost(other)))
}

/// Returns the uncapped value after moves.
fn after(score: &Score, moves: &[Move]) -> Option<f64> {
    value_with(score, |part| moves.iter().find(|one| one.part.id == part.id).map(|one| one.to))
}

/// Returns the uncapped value with some raw values replaced.
fn value_with(score: &Score, raw: impl Fn(&Part) -> Option<f64>) -> Option<f64> {
    let replaced = |part: &Part| part.value.map(|value| raw(part).map_or(value, |raw| part.line.value(raw)));
    let weighed = |part: &Part| Weighed { weight: part.weight, known_weight: part.known_weight, value: replaced(part) };
    Sum::of(score.parts.iter().map(weighed)).value()
}
