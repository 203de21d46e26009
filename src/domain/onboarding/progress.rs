//! How far a plan is, what is late or blocked since when, and how long first value took.

use super::schedule::Dependency;
use crate::domain::{Plan, PlanId, Row, Step, StepId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Days without a finished step after which an onboarding counts as silent.
pub const SILENCE_DAYS: i64 = 10;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Done(NaiveDate),
    /// Somebody said that it cannot go on, and since when if that is known.
    Blocked(Option<NaiveDate>),
    /// Past its day, so many days.
    Late(i64),
    /// What it comes after is not done.
    Waiting,
    Open,
}

/// What keeps an onboarding from going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StallKind {
    Blocked,
    Late,
    /// Nothing was finished for a while.
    Silent,
}

/// One stall, for the morning's queue: of which step, since when, and for how many days.
#[derive(Clone, Debug, PartialEq)]
pub struct Stall {
    pub plan: PlanId,
    /// The step; of a silent plan the one that is next.
    pub step: Option<StepId>,
    pub kind: StallKind,
    pub since: NaiveDate,
    pub days: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhaseProgress {
    pub name: String,
    pub done: usize,
    pub total: usize,
    pub late: usize,
    pub blocked: usize,
}

/// A plan in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
    /// In the order in which they begin.
    pub phases: Vec<PhaseProgress>,
    pub late: usize,
    pub blocked: usize,
    /// How many days the step that is most late is past its day.
    pub late_days: i64,
    /// The step to do next: the first that waits for nothing, else the first that is blocked or waits.
    pub next: Option<StepId>,
    /// From the start to first value.
    pub time_to_value: Option<i64>,
    /// From the start to today, or to the day it was done.
    pub days_open: i64,
}

/// How long first value took over many plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeToValue {
    /// The middle one in days; between two, their mean.
    pub median: Option<f64>,
    /// How many plans reached it.
    pub n: usize,
    /// Plans under way that have not reached it yet, with their days so far, the longest first.
    pub open: Vec<(PlanId, i64)>,
    /// Plans that ended without it.
    pub never: usize,
}

/// Says where a step stands on a day.
pub fn standing(step: &Row<StepId, Step>, steps: &[Row<StepId, Step>], dependencies: &[Dependency], today: NaiveDate) -> Standing {
    let is_open = |id: StepId| steps.iter().any(|other| other.id == id && other.done_on.is_none());
    if let Some(done_on) = step.done_on {
        return Standing::Done(done_on);
    }
    if step.blocked.is_some() {
        return Standing::Blocked(step.blocked_on);
    }
    match step.due_on {
        Some(due) if due < today => Standing::Late((today - due).num_days()),
        _ if dependencies.iter().any(|link| link.step == step.id && is_open(link.after)) => Standing::Waiting,
        _ => Standing::Open,
    }
}

/// Works out how far a plan is.
pub fn progress(plan: &Plan, steps: &[Row<StepId, Step>], dependencies: &[Dependency], today: NaiveDate) -> Progress {
    let mut phases: Vec<PhaseProgress> = Vec::new();
    let mut late_days = 0;
    for step in ordered(steps) {
        let place = phases.iter().position(|phase| phase.name == step.phase).unwrap_or_else(|| {
            phases.push(PhaseProgress { name: step.phase.clone(), ..PhaseProgress::default() });
            phases.len() - 1
        });
        let phase = &mut phases[place];
        phase.total += 1;
        phase.done += usize::from(step.done_on.is_some());
        let days = days_late(step, today);
        phase.late += usize::from(days.is_some());
        phase.blocked += usize::from(is_blocked(step));
        late_days = late_days.max(days.unwrap_or(0));
    }
    let sum = |count: fn(&PhaseProgress) -> usize| phases.iter().map(count).sum();
    Progress {
        done: sum(|phase| phase.done),
        total: sum(|phase| phase.total),
        late: sum(|phase| phase.late),
        blocked: sum(|phase| phase.blocked),
        late_days,
        next: next_step(steps, dependencies),
        time_to_value: plan.first_value_on.map(|on| (on - plan.start_on).num_days()),
        days_open: (plan.done_on.unwrap_or(today) - plan.start_on).num_days(),
        phases,
    }
}

fn ordered(steps: &[Row<StepId, Step>]) -> Vec<&Row<StepId, Step>> {
    let mut ordered: Vec<&Row<StepId, Step>> = steps.iter().collect();
    ordered.sort_by_key(|step| (step.position, step.id));
    ordered
}

/// A step is late from the day after its own, blocked or not.
fn days_late(step: &Step, today: NaiveDate) -> Option<i64> {
    step.due_on.filter(|due| step.done_on.is_none() && *due < today).map(|due| (today - due).num_days())
}

fn is_blocked(step: &Step) -> bool {
    step.done_on.is_none() && step.blocked.is_some()
}

/// Returns the step to do next: of those that can begin the one due first, else of those that cannot.
fn next_step(steps: &[Row<StepId, Step>], dependencies: &[Dependency]) -> Option<StepId> {
    let open: BTreeSet<StepId> = steps.iter().filter(|step| step.done_on.is_none()).map(|step| step.id).collect();
    let waits = |id: StepId| dependencies.iter().any(|link| link.step == id && open.contains(&link.after));
    let candidates = steps.iter().filter(|step| open.contains(&step.id));
    let key =
        |step: &&Row<StepId, Step>| (waits(step.id), step.blocked.is_some(), step.due_on.unwrap_or(NaiveDate::MAX), step.position, step.id);
    candidates.min_by_key(key).map(|step| step.id)
}

/// Lists what keeps a running plan from going on: its blocked and late steps, the longest first, then silence.
///
/// A step that is blocked is not listed as late too. `silence_days` is the time after which a plan in which nothing was
/// finished counts as silent.
pub fn stalls(
    plan: &Row<PlanId, Plan>,
    steps: &[Row<StepId, Step>],
    dependencies: &[Dependency],
    today: NaiveDate,
    silence_days: i64,
) -> Vec<Stall> {
    if plan.done_on.is_some() || plan.start_on > today || steps.iter().all(|step| step.done_on.is_some()) {
        return Vec::new();
    }
    let stall = |step: Option<StepId>, kind, since: NaiveDate| Stall { plan: plan.id, step, kind, since, days: (today - since).num_days() };
    let mut stalls = Vec::new();
    for step in steps {
        if is_blocked(step) {
            let since = step.blocked_on.or(step.due_on.filter(|due| *due < today)).unwrap_or(plan.start_on);
            stalls.push(stall(Some(step.id), StallKind::Blocked, since.min(today)));
        } else if let Some(due) = step.due_on.filter(|_| days_late(step, today).is_some()) {
            stalls.push(stall(Some(step.id), StallKind::Late, due));
        }
    }
    let last = steps.iter().filter_map(|step| step.done_on).max().unwrap_or(plan.start_on).max(plan.start_on);
    if (today - last).num_days() >= silence_days {
        stalls.push(stall(next_step(steps, dependencies), StallKind::Silent, last));
    }
    // A step names what to do; silence alone does not.
    stalls.sort_by_key(|stall| (stall.kind == StallKind::Silent, -stall.days, stall.kind, stall.step));
    stalls
}

/// Works out how long first value took over many plans.
pub fn time_to_value<'a>(plans: impl IntoIterator<Item = &'a Row<PlanId, Plan>>, today: NaiveDate) -> TimeToValue {
    let mut result = TimeToValue::default();
    let mut days = Vec::new();
    for plan in plans {
        match (plan.first_value_on, plan.done_on) {
            (Some(on), _) => days.push((on - plan.start_on).num_days()),
            (None, None) => result.open.push((plan.id, (today - plan.start_on).num_days())),
            (None, Some(_)) => result.never += 1,
        }
    }
    result.open.sort_by_key(|(plan, days)| (-days, *plan));
    result.n = days.len();
    result.median = median(&mut days);
    result
}

fn median(days: &mut [i64]) -> Option<f64> {
    days.sort_unstable();
    let (last, half) = (days.len().checked_sub(1)?, days.len() / 2);
    let upper = days[half.min(last)];
    Some(if days.len() % 2 == 1 { upper as f64 } else { (days[half - 1] + upper) as f64 / 2.0 })
}

/// Groups rows by their plan.
pub fn by_plan<T: Clone>(rows: &[T], plan_of: impl Fn(&T) -> PlanId) -> BTreeMap<PlanId, Vec<T>> {
    let mut groups: BTreeMap<PlanId, Vec<T>> = BTreeMap::new();
    for row in rows {
        groups.entry(plan_of(row)).or_default().push(row.clone());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::onboarding::example::{day, links, plan, step};

    fn blocked(mut step: Row<StepId, Step>, on: Option<&str>) -> Row<StepId, Step> {
        step.fields.blocked = Some("data".into());
        step.fields.blocked_on = on.map(day);
        step
    }

    fn done(mut step: Row<StepId, Step>, on: &str) -> Row<StepId, Step> {
        step.fields.done_on = Some(day(on));
        step
    }

    const TODAY: &str = "2026-11-20";

    #[test]
    fn a_plan_in_numbers() {
        let mut steps = vec![
            done(step(1, Some("2026-11-02")), "2026-11-12"),
            blocked(step(2, Some("2026-11-10")), None),
            step(3, Some("2026-11-18")),
            step(4, Some("2026-11-30")),
        ];
        steps[3].fields.phase = "B".into();
        let links = links(&[(3, 2), (4, 1)]);
        let found = progress(&plan("2026-11-01"), &steps, &links, day(TODAY));
        assert_eq!((found.done, found.total, found.late, found.blocked, found.late_days), (1, 4, 2, 1, 10));
        assert_eq!((found.next, found.days_open, found.time_to_value), (Some(StepId(4)), 19, None), "the one that waits for nothing");
        let phases: Vec<_> = found.phases.iter().map(|phase| (phase.name.as_str(), phase.done, phase.total)).collect();
        assert_eq!(phases, [("A", 1, 3), ("B", 0, 1)]);
        let standings: Vec<Standing> = steps.iter().map(|step| standing(step, &steps, &links, day(TODAY))).collect();
        assert_eq!(standings, [Standing::Done(day("2026-11-12")), Standing::Blocked(None), Standing::Late(2), Standing::Open]);
        let waiting = standing(&steps[3], &steps, &self::links(&[(4, 2)]), day(TODAY));
        assert_eq!(waiting, Standing::Waiting);
    }

    #[test]
    fn stalls_name_the_step_and_since_when() {
        let running = Row { id: PlanId(1), fields: plan("2026-11-01") };
        let of = |steps: &[Row<StepId, Step>]| -> Vec<(StallKind, Option<i64>, i64)> {
            let found = stalls(&running, steps, &[], day(TODAY), SILENCE_DAYS);
            found.into_iter().map(|stall| (stall.kind, stall.step.map(|step| step.0), stall.days)).collect()
        };
        let fresh = done(step(1, Some("2026-11-10")), "2026-11-11");
        /// What it is about, the steps, and the stalls expected: kind, step, days.
        type Case = (&'static str, Vec<Row<StepId, Step>>, Vec<(StallKind, Option<i64>, i64)>);
        let cases: &[Case] = &[
            ("all is well", vec![fresh.clone(), step(2, Some("2026-11-20"))], vec![]),
            ("late from the day after", vec![fresh.clone(), step(2, Some("2026-11-19"))], vec![(StallKind::Late, Some(2), 1)]),
            (
                "blocked and late is one",
                vec![fresh.clone(), blocked(step(2, Some("2026-11-12")), Some("2026-11-17"))],
                vec![(StallKind::Blocked, Some(2), 3)],
            ),
            ("blocked since nobody knows", vec![fresh, blocked(step(2, None), None)], vec![(StallKind::Blocked, Some(2), 19)]),
            (
                "nothing done for ten days",
                vec![done(step(1, None), "2026-11-10"), step(2, Some("2026-12-01"))],
                vec![(StallKind::Silent, Some(2), 10)],
            ),
            ("nothing done since the start", vec![step(2, Some("2026-12-01"))], vec![(StallKind::Silent, Some(2), 19)]),
            ("all done", vec![done(step(1, None), "2026-11-02")], vec![]),
        ];
        for (name, steps, expected) in cases {
            assert_eq!(of(steps), *expected, "{name}");
        }
        let mut ended = running.clone();
        ended.fields.done_on = Some(day("2026-11-19"));
        assert!(stalls(&ended, &[step(2, Some("2026-11-01"))], &[], day(TODAY), SILENCE_DAYS).is_empty());
    }

    #[test]
    fn time_to_value_counts_open_cases_apart() {
        let made = |id, value: Option<&str>, done: Option<&str>| {
            let fields = Plan { first_value_on: value.map(day), done_on: done.map(day), ..plan("2026-11-01") };
            Row { id: PlanId(id), fields }
        };
        let reached = [made(1, Some("2026-11-11"), None), made(2, Some("2026-11-21"), None), made(3, Some("2026-11-15"), None)];
        let found = time_to_value(&reached, day(TODAY));
        assert_eq!((found.median, found.n), (Some(14.0), 3));
        let found = time_to_value(&reached[..2], day(TODAY));
        assert_eq!(found.median, Some(15.0));
        let found = time_to_value(&[made(4, None, None), made(5, None, Some("2026-11-05"))], day(TODAY));
        assert_eq!(found, TimeToValue { median: None, n: 0, open: vec![(PlanId(4), 19)], never: 1 });
    }
}
