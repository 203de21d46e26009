//! Dates that hang together: a step that moves takes along what comes after it.
//!
//! Pure: works on the steps it is given and changes nothing.

use super::outline_text::read_offset;
use crate::domain::offset::Offset;
use crate::domain::workdays::Workdays;
use crate::domain::{Row, Step, StepId, when};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A step can only begin when another is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dependency {
    pub step: StepId,
    pub after: StepId,
}

/// Where a step is moved to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShiftTo {
    /// From its own day, or from today when it has none.
    By(Offset),
    On(NaiveDate),
}

/// A step's day before and after a shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    pub step: StepId,
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
}

/// Everything a shift would move, the step itself first, then by the new day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shift {
    pub moves: Vec<Move>,
    /// What the step comes after and what kept it from going further back.
    pub held_by: Option<StepId>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ShiftFault {
    NoStep,
    Done,
    /// Steps that wait for each other, the first named again by nobody.
    Circle(Vec<StepId>),
}

impl ShiftTo {
    /// Reads `+3d`, `-2wd`, `3営業日`, or a day: `fri`, `2026-12-01`.
    pub fn read(text: &str, today: NaiveDate) -> Option<ShiftTo> {
        let text = text.trim();
        read_offset(text).map(ShiftTo::By).or_else(|| when::parse_day(text, today).map(ShiftTo::On))
    }
}

/// Finds what wait for each other in a circle, in the order in which they wait; `None` when nothing does.
pub fn circle<Id: Copy + Ord>(links: &[(Id, Id)]) -> Option<Vec<Id>> {
    let mut after: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (step, earlier) in links {
        after.entry(*step).or_default().push(*earlier);
    }
    let mut finished = BTreeSet::new();
    for start in after.keys() {
        // The way so far: each step with how many of its own were looked at.
        let mut way: Vec<(Id, usize)> = vec![(*start, 0)];
        while let Some((step, seen)) = way.last_mut() {
            let next = after.get(step).and_then(|all| all.get(*seen)).copied();
            *seen += 1;
            match next {
                None => {
                    finished.insert(*step);
                    way.pop();
                }
                Some(next) => {
                    if let Some(place) = way.iter().position(|(on_way, _)| *on_way == next) {
                        return Some(way[place..].iter().map(|(id, _)| *id).collect());
                    }
                    if !finished.contains(&next) {
                        way.push((next, 0));
                    }
                }
            }
        }
    }
    None
}

/// Finds the circle that dependencies would make.
pub fn circle_of(dependencies: &[Dependency]) -> Option<Vec<StepId>> {
    let links: Vec<(StepId, StepId)> = dependencies.iter().map(|link| (link.step, link.after)).collect();
    circle(&links)
}

/// Works out a shift of one step with everything open that comes after it.
///
/// What comes after keeps its distance in working days to what moved; where it comes after several, the one that moves it
/// furthest on counts. Nothing lands before what it comes after, unless it was before it already. Done steps stay, and what
/// comes after them stays too.
pub fn shift(
    steps: &[Row<StepId, Step>],
    dependencies: &[Dependency],
    step: StepId,
    to: ShiftTo,
    today: NaiveDate,
    workdays: &Workdays,
) -> Result<Shift, ShiftFault> {
    let plan = Dated { steps: steps.iter().map(|row| (row.id, &row.fields)).collect(), dependencies, workdays };
    let moved = plan.steps.get(&step).ok_or(ShiftFault::NoStep)?;
    if moved.done_on.is_some() {
        return Err(ShiftFault::Done);
    }
    if let Some(circle) = circle_of(dependencies) {
        return Err(ShiftFault::Circle(circle));
    }
    let wanted = plan.target(moved, to, today);
    let (landed, held_by) = plan.held(step, wanted, &BTreeMap::new());
    let mut new = BTreeMap::from([(step, Landed { day: Some(landed), by: moved.due_on.map_or(0, |old| plan.distance(old, landed)) })]);
    for later in plan.ordered_after(step) {
        if let Some(landed) = plan.follow(later, &new) {
            new.insert(later, landed);
        }
    }
    Ok(Shift { moves: moves(&plan, &new, step), held_by })
}

fn moves(plan: &Dated<'_>, new: &BTreeMap<StepId, Landed>, first: StepId) -> Vec<Move> {
    let mut moves: Vec<Move> = new
        .iter()
        .filter_map(|(id, landed)| Some(Move { step: *id, from: plan.steps[id].due_on, to: landed.day? }))
        .filter(|one| one.from != Some(one.to))
        .collect();
    moves.sort_by_key(|one| (one.step != first, one.to, plan.steps[&one.step].position, one.step));
    moves
}

/// Where a step lands, and by how many working days it went on.
#[derive(Clone, Copy)]
struct Landed {
    /// `None` for a step without a day, which only passes the shift on.
    day: Option<NaiveDate>,
    by: i32,
}

struct Dated<'a> {
    steps: BTreeMap<StepId, &'a Step>,
    dependencies: &'a [Dependency],
    workdays: &'a Workdays,
}

impl Dated<'_> {
    /// A distance lands on a day that is worked; a day that is named is taken as it is.
    fn target(&self, step: &Step, to: ShiftTo, today: NaiveDate) -> NaiveDate {
        match to {
            ShiftTo::On(day) => day,
            ShiftTo::By(by) => {
                let day = by.from(step.due_on.unwrap_or(today), self.workdays);
                if by.n < 0 { self.workdays.on_or_before(day) } else { self.workdays.on_or_after(day) }
            }
        }
    }

    /// Counts the working days from one day to another, negative when it is earlier.
    fn distance(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        let count = |from, to| i32::try_from(self.workdays.between(from, to)).unwrap_or(i32::MAX);
        if to >= from { count(from, to) } else { -count(to, from) }
    }

    fn earlier(&self, step: StepId) -> impl Iterator<Item = StepId> {
        self.dependencies.iter().filter(move |link| link.step == step && self.steps.contains_key(&link.after)).map(|link| link.after)
    }

    /// Keeps a day from going before what the step comes after, where the step was not before it already.
    fn held(&self, step: StepId, wanted: NaiveDate, new: &BTreeMap<StepId, Landed>) -> (NaiveDate, Option<StepId>) {
        let own = self.steps[&step].due_on;
        let bound = |earlier: StepId| {
            let other = self.steps[&earlier];
            let old = other.done_on.or(other.due_on);
            let now = new.get(&earlier).map_or(old, |landed| landed.day);
            let was_before = own.zip(old).is_some_and(|(own, old)| own < old);
            now.filter(|_| !was_before).map(|day| (day, earlier))
        };
        match self.earlier(step).filter_map(bound).max().filter(|(day, _)| *day > wanted) {
            Some((day, by)) => (self.workdays.on_or_after(day), Some(by)),
            None => (wanted, None),
        }
    }

    /// Works out where a step goes that comes after others; `None` when it stays where it is.
    fn follow(&self, id: StepId, new: &BTreeMap<StepId, Landed>) -> Option<Landed> {
        let step = self.steps[&id];
        let by = self.earlier(id).filter_map(|earlier| new.get(&earlier)).map(|landed| landed.by).max()?;
        if step.done_on.is_some() {
            return None;
        }
        let Some(old) = step.due_on else { return Some(Landed { day: None, by }) };
        let (day, _) = self.held(id, self.workdays.add(old, by), new);
        Some(Landed { day: Some(day), by: self.distance(old, day) })
    }

    /// Lists all that comes after a step, directly or not, each behind what it comes after itself.
    fn ordered_after(&self, first: StepId) -> Vec<StepId> {
        let mut reached = BTreeSet::from([first]);
        let mut grew = true;
        while grew {
            let next: Vec<StepId> = self
                .dependencies
                .iter()
                .filter(|link| reached.contains(&link.after) && !reached.contains(&link.step) && self.steps.contains_key(&link.step))
                .map(|link| link.step)
                .collect();
            grew = !next.is_empty();
            reached.extend(next);
        }
        reached.remove(&first);
        let mut ordered: Vec<StepId> = Vec::new();
        while ordered.len() < reached.len() {
            let is_ready = |id: &StepId| self.earlier(*id).all(|earlier| !reached.contains(&earlier) || ordered.contains(&earlier));
            let ready: Vec<StepId> = reached.iter().copied().filter(|id| !ordered.contains(id)).filter(is_ready).collect();
            if ready.is_empty() {
                break;
            }
            ordered.extend(ready);
        }
        ordered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::onboarding::example::{day, links, step};
    use chrono::Weekday;
    use proptest::prelude::*;

    /// Monday 23 November 2026 is free.
    fn workdays() -> Workdays {
        Workdays::new([Weekday::Sat, Weekday::Sun], [day("2026-11-23")])
    }

    type Days<'a> = &'a [(i64, &'a str)];

    /// A name, the day of each step, its dependencies, the step that is shifted and where to, and what moves where.
    type Case<'a> = (&'a str, Days<'a>, &'a [(i64, i64)], i64, &'a str, Days<'a>);

    const CHAIN: &[(i64, i64)] = &[(2, 1), (3, 2)];
    const DIAMOND: &[(i64, i64)] = &[(2, 1), (3, 1), (4, 2), (4, 3)];

    const CASES: &[Case<'_>] = &[
        (
            "over a weekend and a holiday",
            &[(1, "2026-11-18"), (2, "2026-11-19"), (3, "2026-11-20")],
            CHAIN,
            1,
            "+2wd",
            &[(1, "2026-11-20"), (2, "2026-11-24"), (3, "2026-11-25")],
        ),
        (
            "from a Friday onto a free Monday",
            &[(1, "2026-11-20"), (2, "2026-11-24")],
            &[(2, 1)],
            1,
            "+3d",
            &[(1, "2026-11-24"), (2, "2026-11-25")],
        ),
        ("back over the weekend", &[(1, "2026-11-24"), (2, "2026-11-26")], &[(2, 1)], 1, "-1wd", &[(1, "2026-11-20"), (2, "2026-11-25")]),
        (
            "only what comes after",
            &[(1, "2026-11-16"), (2, "2026-11-18"), (3, "2026-11-19")],
            CHAIN,
            2,
            "+1d",
            &[(2, "2026-11-19"), (3, "2026-11-20")],
        ),
        (
            "a diamond moves as one",
            &[(1, "2026-11-16"), (2, "2026-11-17"), (3, "2026-11-18"), (4, "2026-11-19")],
            DIAMOND,
            1,
            "+1wd",
            &[(1, "2026-11-17"), (2, "2026-11-18"), (3, "2026-11-19"), (4, "2026-11-20")],
        ),
        (
            "one arm of a diamond pulls the end",
            &[(1, "2026-11-16"), (2, "2026-11-17"), (3, "2026-11-18"), (4, "2026-11-19")],
            DIAMOND,
            2,
            "+1wd",
            &[(2, "2026-11-18"), (4, "2026-11-20")],
        ),
        (
            "the other arm holds the end back",
            &[(1, "2026-11-09"), (2, "2026-11-19"), (3, "2026-11-18"), (4, "2026-11-20")],
            DIAMOND,
            2,
            "-5wd",
            &[(2, "2026-11-12"), (4, "2026-11-18")],
        ),
        ("not before what it comes after", &[(1, "2026-11-16"), (2, "2026-11-18")], &[(2, 1)], 2, "-1w", &[(2, "2026-11-16")]),
        (
            "a named day is taken as it is",
            &[(1, "2026-11-20"), (2, "2026-11-20")],
            &[(2, 1)],
            1,
            "2026-11-21",
            &[(1, "2026-11-21"), (2, "2026-11-24")],
        ),
        ("nothing to do", &[(1, "2026-11-20"), (2, "2026-11-24")], &[(2, 1)], 1, "2026-11-20", &[]),
    ];

    #[test]
    fn what_comes_after_keeps_its_distance() {
        for (name, days, after, moved, by, expected) in CASES {
            let steps: Vec<Row<StepId, Step>> = days.iter().map(|(id, due)| step(*id, Some(due))).collect();
            let to = ShiftTo::read(by, day("2026-11-19")).expect(by);
            let found = shift(&steps, &links(after), StepId(*moved), to, day("2026-11-19"), &workdays()).expect(name);
            let moves: Vec<(i64, NaiveDate)> = found.moves.iter().map(|one| (one.step.0, one.to)).collect();
            assert_eq!(moves, expected.iter().map(|(id, text)| (*id, day(text))).collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn done_steps_stay_and_steps_without_a_day_pass_the_shift_on() {
        let mut steps = vec![
            step(1, Some("2026-11-16")),
            step(2, Some("2026-11-17")),
            step(3, Some("2026-11-18")),
            step(4, None),
            step(5, Some("2026-11-18")),
        ];
        steps[1].fields.done_on = Some(day("2026-11-16"));
        let links = links(&[(2, 1), (3, 2), (4, 1), (5, 4)]);
        let by = ShiftTo::By(Offset::days(1));
        let moves = |id| {
            shift(&steps, &links, StepId(id), by, day("2026-11-16"), &workdays())
                .map(|found| found.moves.iter().map(|one| one.step.0).collect::<Vec<_>>())
        };
        assert_eq!(moves(1), Ok(vec![1, 5]));
        assert_eq!(moves(2), Err(ShiftFault::Done));
        assert_eq!(moves(9), Err(ShiftFault::NoStep));
        let found = shift(&steps, &links, StepId(4), by, day("2026-11-16"), &workdays()).expect("gets a day");
        assert_eq!(found.moves, [Move { step: StepId(4), from: None, to: day("2026-11-17") }]);
    }

    #[test]
    fn circles_are_found_and_named() {
        assert_eq!(circle(&[(1, 2), (2, 3), (4, 1)]), None);
        assert_eq!(circle(&[(1, 2), (2, 3), (3, 2)]), Some(vec![2, 3]));
        assert_eq!(circle(&[(1, 1)]), Some(vec![1]));
        let steps = [step(1, None), step(2, None)];
        let found = shift(&steps, &links(&[(1, 2), (2, 1)]), StepId(1), ShiftTo::By(Offset::days(1)), day("2026-11-16"), &workdays());
        assert_eq!(found, Err(ShiftFault::Circle(vec![StepId(1), StepId(2)])));
    }

    proptest! {
        #[test]
        fn a_shift_keeps_the_order_and_moves_nothing_else(
            offsets in prop::collection::vec((0_u64..40, 0_u8..8), 2..9),
            picks in prop::collection::vec(any::<u8>(), 9),
            moved in 0_usize..9,
            by in -20_i32..20,
        ) {
            let start = day("2026-11-09");
            let steps: Vec<Row<StepId, Step>> = offsets.iter().enumerate().map(|(place, (days, state))| {
                let mut row = step(place as i64, None);
                row.fields.due_on = (*state != 1).then(|| start + chrono::Days::new(*days));
                row.fields.done_on = (*state == 0).then_some(start);
                row
            }).collect();
            let links: Vec<Dependency> = (0..steps.len()).flat_map(|place| {
                (0..place).filter(|earlier| picks[place] >> (earlier % 8) & 1 == 1).map(|earlier| Dependency { step: steps[place].id, after: steps[earlier].id }).collect::<Vec<_>>()
            }).collect();
            let moved = steps[moved % steps.len()].id;
            let Ok(found) = shift(&steps, &links, moved, ShiftTo::By(Offset::days(by)), start, &workdays()) else { return Ok(()) };
            let old: BTreeMap<StepId, Option<NaiveDate>> = steps.iter().map(|row| (row.id, row.due_on)).collect();
            let mut new = old.clone();
            for one in &found.moves {
                prop_assert_eq!(old[&one.step], one.from);
                new.insert(one.step, Some(one.to));
            }
            let is_open = |id: StepId| steps.iter().any(|row| row.id == id && row.done_on.is_none());
            for link in &links {
                let (Some(own), Some(other)) = (old[&link.step], old[&link.after]) else { continue };
                if own >= other && is_open(link.step) && is_open(link.after) {
                    prop_assert!(new[&link.step] >= new[&link.after], "{:?} before {:?}", link.step, link.after);
                }
            }
            let mut related = BTreeSet::from([moved]);
            for _ in 0..steps.len() {
                related.extend(links.iter().filter(|link| related.contains(&link.after)).map(|link| link.step).collect::<Vec<_>>());
            }
            for one in &found.moves {
                prop_assert!(related.contains(&one.step) && is_open(one.step));
                prop_assert!(one.step == moved || workdays().is_workday(one.to));
            }
        }
    }
}
