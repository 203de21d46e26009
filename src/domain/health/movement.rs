//! Why a score moved between two days: a list of causes whose points add up to the change.
//!
//! The way from one day to the other is walked in three legs: time passes with nothing new; what became known arrives; the model
//! changes. On each leg the inputs are exchanged one after another, then the caps, and each exchange is worth what it moved.

use crate::domain::Zone;
use crate::domain::health::facts::Facts;
use crate::domain::health::input::{CapId, InputId};
use crate::domain::health::model::Model;
use crate::domain::health::score::{Part, Score, Sum, Weighed, score};
use crate::domain::health::signals::Signals;
use chrono::NaiveDate;

/// A day, and the model it is scored with.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub day: NaiveDate,
    pub model: &'a Model,
}

/// What brought a movement about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An input has another value, or another weight by fading, or is newly known or missing.
    Input(InputId),
    Cap(CapId),
    /// The manager set, changed or let go an override: it stands beside the score and moves it by 0.
    Override,
    Model,
}

/// Why the cause came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// With nothing new: a window moved on, an answer faded, a pulse expired, a due date passed.
    Time,
    NewData,
    /// The model has another version.
    Model,
}

/// One cause of a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    pub cause: Cause,
    pub why: Why,
    /// Exact points; those of all causes add up to the change of the exact values.
    pub points: f64,
    /// Whole points; those of all causes add up to the change of the scores shown.
    pub shown: i16,
}

/// How a score got from one day to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    pub before: Score,
    pub after: Score,
    /// The largest first.
    pub causes: Vec<Moved>,
}

impl Movement {
    /// Returns the change of the exact values.
    pub fn change(&self) -> f64 {
        self.after.value.zip(self.before.value).map_or(0.0, |(after, before)| after - before)
    }

    /// Returns the change of the scores shown.
    pub fn shown_change(&self) -> i16 {
        self.after.shown().zip(self.before.shown()).map_or(0, |(after, before)| i16::from(after) - i16::from(before))
    }
}

/// Explains the way from one day to the same or a later one; `None` where one of them has no score at all.
pub fn movement(facts: &Facts, from: Standing, to: Standing, zone: &Zone) -> Option<Movement> {
    let before = score(&Signals::at(facts, from.model, from.day, zone), from.model);
    let aged = score(&Signals::aged(facts, from.model, from.day, to.day, zone), from.model);
    let informed = score(&Signals::numbers_at(facts, from.model, to.day, zone), from.model);
    let after = score(&Signals::at(facts, to.model, to.day, zone), to.model);
    before.value.and(after.value)?;
    let mut causes = leg(&before, &aged, Why::Time);
    causes.extend(leg(&aged, &informed, Why::NewData));
    causes.push(Moved { cause: Cause::Model, why: Why::Model, points: standing(&after) - standing(&informed), shown: 0 });
    causes.retain(|moved| moved.points.abs() > NOTHING);
    causes.extend(override_change(&before, &aged, &after));
    causes.sort_by(|one, other| other.points.abs().total_cmp(&one.points.abs()));
    let mut movement = Movement { before, after, causes };
    apportion(&mut movement);
    Some(movement)
}

/// Less than this is the last digit of a division and no movement.
const NOTHING: f64 = 1e-9;

/// Returns the value, with 0 for no value at all: the legs between need some number, and it cancels.
fn standing(score: &Score) -> f64 {
    score.value.unwrap_or(0.0)
}

/// Walks one leg: exchanges the inputs one after another under the old caps, then the caps.
fn leg(from: &Score, to: &Score, why: Why) -> Vec<Moved> {
    let mut walk = Walk { parts: InputId::ALL.iter().map(|id| weighed(from, *id)).collect(), limits: limits(from) };
    let mut causes = Vec::new();
    for (place, id) in InputId::ALL.iter().enumerate() {
        let points = walk.step(|walk| walk.parts[place] = weighed(to, *id));
        causes.push(Moved { cause: Cause::Input(*id), why, points, shown: 0 });
    }
    for (place, limit) in limits(to).into_iter().enumerate() {
        let points = walk.step(|walk| walk.limits[place] = limit);
        causes.push(Moved { cause: Cause::Cap(CapId::ALL[place]), why, points, shown: 0 });
    }
    causes
}

/// A score on its way from one state to another.
struct Walk {
    parts: Vec<Weighed>,
    limits: Vec<f64>,
}

impl Walk {
    fn value(&self) -> f64 {
        let limit = self.limits.iter().copied().fold(100.0, f64::min);
        Sum::of(self.parts.iter().copied()).value().unwrap_or(0.0).min(limit)
    }

    /// Makes one exchange and returns what it moved.
    fn step(&mut self, exchange: impl FnOnce(&mut Walk)) -> f64 {
        let before = self.value();
        exchange(self);
        self.value() - before
    }
}

fn weighed(score: &Score, id: InputId) -> Weighed {
    let nothing = Weighed { weight: 0.0, known_weight: 0.0, value: None };
    let of = |part: &Part| Weighed { weight: part.weight, known_weight: part.known_weight, value: part.value };
    score.parts.iter().find(|part| part.id == id).map_or(nothing, of)
}

/// Returns the limit of each cap, 100 where its sign is not there.
fn limits(score: &Score) -> Vec<f64> {
    let limit = |id: &CapId| score.caps.iter().find(|cap| cap.id == *id).map_or(100.0, |cap| cap.limit);
    CapId::ALL.iter().map(limit).collect()
}

fn override_change(before: &Score, aged: &Score, after: &Score) -> Option<Moved> {
    let why = if before.override_ == aged.override_ { Why::NewData } else { Why::Time };
    (before.override_ != after.override_).then_some(Moved { cause: Cause::Override, why, points: 0.0, shown: 0 })
}

/// Rounds the points so that they add up to the change shown: each down, then up one by one where most was cut off.
fn apportion(movement: &mut Movement) {
    for moved in &mut movement.causes {
        moved.shown = moved.points.floor() as i16;
    }
    let total: i16 = movement.causes.iter().map(|moved| moved.shown).sum();
    let mut order: Vec<usize> = (0..movement.causes.len()).filter(|place| movement.causes[*place].cause != Cause::Override).collect();
    let cut_off = |moved: &Moved| moved.points - moved.points.floor();
    order.sort_by(|one, other| cut_off(&movement.causes[*other]).total_cmp(&cut_off(&movement.causes[*one])));
    let mut lacking = movement.shown_change() - total;
    for place in order.iter().cycle().take(order.len() * 2) {
        let step = lacking.signum();
        movement.causes[*place].shown += step;
        lacking -= step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{Fact, ago, answer, contact, made_up, override_to, pulse, today, touch, with};
    use crate::domain::{ContactRole, Direction, OverrideTo, SurveyKind};
    use proptest::prelude::*;

    /// Explains the last so many days.
    fn moved(facts: &Facts, days: i64, model: &Model) -> Option<Movement> {
        let built_in = Model::built_in();
        movement(facts, Standing { day: ago(days), model: &built_in }, Standing { day: today(), model }, &Zone::utc())
    }

    /// Checks that the points add up, exactly and as shown.
    fn adds_up(movement: &Movement) -> Result<(), TestCaseError> {
        let exact: f64 = movement.causes.iter().map(|moved| moved.points).sum();
        prop_assert!((exact - movement.change()).abs() < 1e-6, "{exact} {}", movement.change());
        let shown: i16 = movement.causes.iter().map(|moved| moved.shown).sum();
        prop_assert_eq!(shown, movement.shown_change());
        prop_assert!(movement.causes.iter().all(|moved| (f64::from(moved.shown) - moved.points).abs() <= 2.0), "{:?}", movement.causes);
        Ok(())
    }

    /// Spoken to and asked some time ago.
    const BASE: Fact = |facts| {
        facts.touches.push(touch(40, Direction::TwoWay, &[1, 2]));
        facts.responses.push(answer(60, SurveyKind::Nps, Some(1), 9));
    };

    fn causes(facts: &Facts, days: i64) -> Vec<(Cause, Why)> {
        let movement = moved(facts, days, &Model::built_in()).expect("scores on both days");
        adds_up(&movement).expect("adds up");
        movement.causes.iter().map(|moved| (moved.cause, moved.why)).collect()
    }

    #[test]
    fn time_and_news_are_told_apart() {
        let silence = (Cause::Input(InputId::Silence), Why::Time);
        let nps = (Cause::Input(InputId::Nps), Why::Time);
        let mut found = causes(&with(&[BASE]), 7);
        found.sort_by_key(|(cause, _)| *cause == nps.0);
        assert_eq!(found, [silence, nps], "nothing new: the silence grew and the answer faded");
        let called: Fact = |facts| facts.touches.push(touch(1, Direction::TwoWay, &[3]));
        let found = causes(&with(&[BASE, called]), 7);
        assert!(
            found.contains(&(Cause::Input(InputId::Silence), Why::NewData))
                && found.contains(&(Cause::Input(InputId::Reach), Why::NewData))
        );
        let expired: Fact = |facts| facts.pulses.push(pulse(80, 1, 2));
        assert!(causes(&with(&[BASE, expired]), 7).contains(&(Cause::Input(InputId::Pulse), Why::Time)));
    }

    #[test]
    fn caps_and_overrides_are_causes_of_their_own() {
        let left: Fact = |facts| facts.contacts.push(contact(1, ContactRole::Champion, Some(2)));
        assert!(causes(&with(&[BASE, left]), 7).contains(&(Cause::Cap(CapId::ChampionLeft), Why::NewData)));
        let unanswered: Fact = |facts| facts.responses.push(answer(16, SurveyKind::Nps, None, 6));
        assert!(
            causes(&with(&[BASE, |facts| facts.touches.push(touch(17, Direction::TwoWay, &[1, 2, 3])), unanswered]), 7)
                .contains(&(Cause::Cap(CapId::DetractorUnanswered), Why::Time))
        );
        let set: Fact = |facts| facts.overrides.push(override_to(2, OverrideTo::Score(10), -9));
        assert!(causes(&with(&[BASE, set]), 7).contains(&(Cause::Override, Why::NewData)));
        let expired: Fact = |facts| facts.overrides.push(override_to(20, OverrideTo::Score(10), 1));
        assert!(causes(&with(&[BASE, expired]), 7).contains(&(Cause::Override, Why::Time)));
    }

    #[test]
    fn another_model_is_one_cause() {
        let stricter =
            Model::from_toml(&Model::built_in_toml().replace("worst = 3.0\nbest = 1.0", "worst = 1.6\nbest = 0.5")).expect("sound");
        let movement = moved(&with(&[BASE]), 0, &stricter).expect("scores");
        adds_up(&movement).expect("adds up");
        assert_eq!(movement.causes.iter().map(|moved| (moved.cause, moved.why)).collect::<Vec<_>>(), [(Cause::Model, Why::Model)]);
    }

    #[test]
    fn nothing_known_has_no_movement() {
        assert_eq!(moved(&with(&[]), 7, &Model::built_in()), None);
    }

    proptest! {
        #[test]
        fn the_causes_add_up_to_the_change(seed: u64, days in 0_i64..120) {
            if let Some(movement) = moved(&made_up(seed), days, &Model::built_in()) {
                adds_up(&movement)?;
            }
        }
    }
}
