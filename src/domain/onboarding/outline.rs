//! The outline of a plan: what a template holds and a plan is started from. No dates of its own, only distances to the start.

use super::schedule::Dependency;
use crate::domain::offset::Offset;
use crate::domain::workdays::Workdays;
use crate::domain::{Row, Step, StepId, StepOwner};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Phases in their order. Titles are unique in it, so that a step can be named by its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    pub phases: Vec<OutlinePhase>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinePhase {
    pub name: String,
    pub steps: Vec<OutlineStep>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineStep {
    pub title: String,
    pub owner: StepOwner,
    /// From the start of the plan; `None` for a step without a day.
    pub due: Option<Offset>,
    /// The steps it comes after, by their place among all steps of the outline, in rising order.
    pub after: Vec<usize>,
    /// Whether reaching it is the customer's first value; at most one step of an outline.
    pub is_first_value: bool,
}

impl Outline {
    /// Returns every step in order, with the name of its phase.
    pub fn steps(&self) -> impl Iterator<Item = (&str, &OutlineStep)> {
        self.phases.iter().flat_map(|phase| phase.steps.iter().map(|step| (phase.name.as_str(), step)))
    }

    pub fn len(&self) -> usize {
        self.phases.iter().map(|phase| phase.steps.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the day of every step of a plan that starts on a day: never a free day, and never before what it comes after.
    ///
    /// The outline's dependencies go round in no circle; its readers see to that.
    pub fn dates(&self, start: NaiveDate, workdays: &Workdays) -> Vec<Option<NaiveDate>> {
        let steps: Vec<&OutlineStep> = self.steps().map(|(_, step)| step).collect();
        let mut dates: Vec<Option<NaiveDate>> =
            steps.iter().map(|step| step.due.map(|due| workdays.on_or_after(due.from(start, workdays)))).collect();
        // Each round settles at least one more step of the longest chain.
        for _ in 0..steps.len() {
            for (place, step) in steps.iter().enumerate() {
                let bound = step.after.iter().filter_map(|after| dates[*after]).max();
                dates[place] = dates[place].map(|day| bound.map_or(day, |bound| day.max(bound)));
            }
        }
        dates
    }

    /// Makes the outline of a plan that is there, for starting others like it: distances in days, dependencies by title.
    pub fn of_plan(steps: &[Row<StepId, Step>], dependencies: &[Dependency], start: NaiveDate) -> Outline {
        let mut ordered: Vec<&Row<StepId, Step>> = steps.iter().collect();
        ordered.sort_by_key(|step| (step.position, step.id));
        let mut names: Vec<&str> = Vec::new();
        for step in &ordered {
            if !names.contains(&step.phase.as_str()) {
                names.push(&step.phase);
            }
        }
        // A phase that comes in two parts is one in the outline.
        ordered.sort_by_key(|step| names.iter().position(|name| *name == step.phase));
        let places: HashMap<StepId, usize> = ordered.iter().enumerate().map(|(place, step)| (step.id, place)).collect();
        let mut phases: BTreeMap<usize, OutlinePhase> = BTreeMap::new();
        let (mut titles, mut has_first_value) = (HashSet::new(), false);
        for step in ordered {
            let mut after: Vec<usize> = dependencies
                .iter()
                .filter(|dependency| dependency.step == step.id)
                .filter_map(|dependency| places.get(&dependency.after).copied())
                .collect();
            after.sort_unstable();
            after.dedup();
            let made = OutlineStep {
                title: unique(&step.title, &mut titles),
                owner: step.owner,
                due: step.due_on.map(|due| Offset::days(i32::try_from((due - start).num_days()).unwrap_or(0))),
                after,
                is_first_value: step.is_first_value && !has_first_value,
            };
            has_first_value |= step.is_first_value;
            let place = names.iter().position(|name| *name == step.phase).unwrap_or(0);
            let new = || OutlinePhase { name: plain(&step.phase), steps: Vec::new() };
            phases.entry(place).or_insert_with(new).steps.push(made);
        }
        Outline { phases: phases.into_values().collect() }
    }
}

/// What titles are compared by: full-width and half-width letters, case and spaces make no difference.
pub(super) fn title_key(title: &str) -> String {
    let folded: String = title.chars().map(half).flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the half-width twin of a full-width letter or sign.
pub(super) fn half(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        '\u{2212}' => '-',
        other => other,
    }
}

/// Puts a text on one line, without spaces at its ends.
pub(super) fn plain(text: &str) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    flat.trim().to_owned()
}

/// Numbers a title that stands there already: `Call (2)`.
fn unique(title: &str, taken: &mut HashSet<String>) -> String {
    let title = plain(title);
    let mut candidate = title.clone();
    let mut number = 2;
    while !taken.insert(title_key(&candidate)) {
        candidate = format!("{title} ({number})");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::onboarding::example::{day, links, step};

    #[test]
    fn the_days_are_worked_and_follow_what_they_come_after() {
        let outline = "A\n +0d us: one\n +1d us: two (after one)\n +1d customer: three (after four)\n +6d us: four\n us: five (after two)"
            .parse::<Outline>()
            .expect("an outline");
        // Friday 20 November 2026; the Monday after it is free.
        let workdays = Workdays::new([chrono::Weekday::Sat, chrono::Weekday::Sun], [day("2026-11-23")]);
        let dates = outline.dates(day("2026-11-20"), &workdays);
        let expected = [Some("2026-11-20"), Some("2026-11-24"), Some("2026-11-26"), Some("2026-11-26"), None];
        assert_eq!(dates, expected.map(|text| text.map(day)));
    }

    #[test]
    fn a_plan_becomes_an_outline_with_unique_titles_and_joined_phases() {
        let mut steps = vec![step(1, Some("2026-11-20")), step(2, Some("2026-11-30")), step(3, None)];
        steps[0].fields.phase = "A".into();
        steps[1].fields.phase = "B".into();
        steps[2].fields.phase = "A".into();
        for step in &mut steps {
            step.fields.title = "call".into();
        }
        steps[1].fields.is_first_value = true;
        let outline = Outline::of_plan(&steps, &links(&[(2, 1), (2, 3)]), day("2026-11-16"));
        let text = outline.written(crate::domain::Lang::En);
        assert_eq!(text, "A\n  +4d us: call\n  us: call (2)\nB\n  +14d us: call (3) (after call; \"call (2)\") *\n");
        assert_eq!(text.parse::<Outline>().expect("reads back"), outline);
    }
}
