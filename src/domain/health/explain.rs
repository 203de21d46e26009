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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{Fact, contact, made_up, part, pulse, scored, ticket, touch, usage, with};
    use crate::domain::health::facts::UsageFact;
    use crate::domain::{ContactRole, Direction, Severity};
    use proptest::prelude::*;

    /// Three of ten seats in use, spoken to half a cadence too late, and a good feeling.
    const QUIET: Fact = |facts| {
        facts.usage.push(UsageFact { counts_people: true, ..usage(1, None, 3.0) });
        facts.touches.push(touch(45, Direction::TwoWay, &[1, 2, 3]));
        facts.pulses.push(pulse(1, 4, -80));
    };

    #[test]
    fn the_biggest_drag_comes_first_and_all_of_them_are_what_is_lacking() {
        let score = scored(&with(&[QUIET]));
        let drags = drags(&score);
        assert_eq!(drags.iter().map(|drag| drag.id).collect::<Vec<_>>(), [InputId::ActiveShare, InputId::Silence, InputId::Pulse]);
        let lost: f64 = drags.iter().map(|drag| drag.points).sum();
        assert!((lost - (100.0 - score.uncapped.expect("known"))).abs() < 1e-9);
    }

    fn change_of(facts: &[Fact]) -> (Score, Option<Change>) {
        let score = scored(&with(facts));
        let change = smallest_change(&score, &Model::built_in());
        (score, change)
    }

    #[test]
    fn one_input_is_enough_and_is_stated_in_its_own_unit() {
        let (score, change) = change_of(&[QUIET]);
        let change = change.expect("one can leave yellow");
        assert_eq!((score.band, change.band, change.score), (Band::Yellow, Band::Green, 70));
        let [ChangeStep::Input { id: InputId::ActiveShare, from, to }] = change.steps[..] else { panic!("{:?}", change.steps) };
        assert!((from - 0.3).abs() < 1e-9 && to > from && to < 0.75, "{from} {to}");
        // Sum of the other parts, then the line turned round by hand: 69.5 is shown as 70.
        let known: f64 = score.parts.iter().map(|part| part.known_weight).sum();
        let active = part(&score, InputId::ActiveShare);
        let value = (69.5 - (score.uncapped.expect("known") - active.contribution)) * known / active.known_weight;
        assert!((to - (0.2 + value / 100.0 * 0.55)).abs() < 1e-6);
    }

    #[test]
    fn whole_units_stay_whole() {
        let (_, change) = change_of(&[|facts| {
            facts.touches.push(touch(52, Direction::TwoWay, &[1, 2, 3]));
            facts.pulses.push(pulse(1, 3, -80));
            facts.tickets.push(ticket(0, Severity::Low));
        }]);
        for step in change.expect("one can leave yellow").steps {
            let ChangeStep::Input { id, to, .. } = step else { panic!("no cap is there") };
            assert!(id.is_whole() && to.fract() == 0.0, "{id} {to}");
        }
    }

    #[test]
    fn a_cap_is_lifted_first_and_inputs_only_as_far_as_needed() {
        let left: Fact = |facts| facts.contacts.push(contact(9, ContactRole::Champion, Some(5)));
        let (score, change) = change_of(&[QUIET, left]);
        let change = change.expect("two steps do");
        assert_eq!((score.shown(), change.band, change.steps.len()), (Some(55), Band::Green, 2));
        assert_eq!(change.steps[0], ChangeStep::Lift(CapId::ChampionLeft));
        let well: Fact = |facts| facts.usage.iter_mut().for_each(|row| row.value = 8.0);
        let (_, change) = change_of(&[QUIET, well, left]);
        assert_eq!(change.expect("the cap alone").steps, [ChangeStep::Lift(CapId::ChampionLeft)]);
    }

    #[test]
    fn green_is_told_the_nearest_way_to_lose_it() {
        let (score, change) = change_of(&[QUIET, |facts| facts.usage.iter_mut().for_each(|row| row.value = 8.0)]);
        let change = change.expect("it can be lost");
        assert_eq!((score.band, change.band, change.score), (Band::Green, Band::Yellow, 69));
    }

    #[test]
    fn two_inputs_are_named_where_one_is_not_enough() {
        let lower: Fact = |facts| {
            facts.usage.push(UsageFact { counts_people: true, ..usage(1, None, 2.0) });
            facts.usage.extend((29..36).map(|day| UsageFact { counts_people: false, ..usage(day, None, 9.0) }));
            facts.touches.push(touch(90, Direction::TwoWay, &[]));
            facts.pulses.push(pulse(1, 1, -80));
        };
        let (score, change) = change_of(&[lower]);
        let change = change.expect("two do");
        assert_eq!((score.shown(), change.steps.len(), change.band), (Some(0), 2, Band::Yellow), "{change:?}");
    }

    #[test]
    fn the_unknown_asks_for_data_and_not_for_a_change() {
        assert_eq!(change_of(&[|facts| facts.pulses.push(pulse(1, 2, -80))]).1, None);
    }

    proptest! {
        /// Whatever the score, a change that is found leaves the band, in the right direction, and states what it gives.
        #[test]
        fn a_change_that_is_found_leaves_the_band(seed: u64) {
            let score = scored(&made_up(seed));
            if let Some(change) = smallest_change(&score, &Model::built_in()) {
                prop_assert!((1..=2).contains(&change.steps.len()));
                prop_assert_ne!(change.band, score.band);
                let rises = change.score > score.shown().expect("a band has a score");
                prop_assert_eq!(rises, score.band != Band::Green);
            }
        }
    }
}
