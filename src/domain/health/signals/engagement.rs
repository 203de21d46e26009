//! Engagement: how long since both sides spoke, and with how many people.

use super::as_of::Latest;
use super::{Reading, View};
use crate::domain::health::facts::TouchFact;
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason};
use crate::domain::{ContactId, Direction, TouchId};
use chrono::NaiveDate;

pub(super) fn read(view: &View, cadence_days: u32) -> [Reading; 2] {
    match absent(view) {
        Some(missing) => [InputId::Silence, InputId::Reach].map(|input| Reading::missing(input, missing)),
        None => [silence(view, cadence_days), reach(view)],
    }
}

fn known_touches<'a>(view: &'a View) -> impl Iterator<Item = &'a TouchFact> {
    view.facts.touches.iter().filter(|touch| view.as_of.counts(touch.at, touch.known_at))
}

/// Says why nothing about touches is known: none was ever logged, or none for so long that the log itself ended.
fn absent(view: &View) -> Option<Missing> {
    let Some((last_on, _)) = latest(view, |_| true) else { return Some(Missing::NoTouches) };
    (view.as_of.days_since(last_on) >= view.model.windows.touch_stale).then_some(Missing::TouchesEnded { last_on })
}

fn latest(view: &View, wanted: impl Fn(&TouchFact) -> bool) -> Option<(NaiveDate, TouchId)> {
    let mut latest = Latest::new();
    for touch in known_touches(view).filter(|touch| wanted(touch)) {
        latest.offer(touch.at, touch.id);
    }
    latest.found(&view.as_of)
}

fn silence(view: &View, cadence: u32) -> Reading {
    if let Some((last_on, id)) = latest(view, |touch| touch.direction == Direction::TwoWay) {
        let days = view.as_of.days_since(last_on);
        let evidence = view.evidence(std::iter::once((id, last_on)));
        return Reading::known(InputId::Silence, f64::from(days), Reason::Silence { days, cadence, last_on }, evidence);
    }
    // One side has been talking alone: the silence is at least as long as that.
    let since = known_touches(view).map(|touch| view.as_of.day_of(touch.at)).min().expect("checked by `absent`");
    let days = view.as_of.days_since(since);
    let evidence = view.evidence(known_touches(view).map(|touch| (touch.id, view.as_of.day_of(touch.at))));
    Reading::known(InputId::Silence, f64::from(days), Reason::NeverTwoWay { days, cadence, since }, evidence)
}

/// Counts the people who took part lately and are still there; a mail of ours that nobody answered reaches nobody.
fn reach(view: &View) -> Reading {
    let days = view.model.windows.reach;
    let window = view.as_of.last_days(days);
    let recent = |touch: &&TouchFact| window.holds(touch.at) && touch.direction != Direction::Out;
    let mut people: Vec<ContactId> = known_touches(view).filter(recent).flat_map(|touch| touch.contacts.iter().copied()).collect();
    if people.is_empty() && !names_people(view, recent) {
        return Reading::missing(InputId::Reach, Missing::NobodyNamed);
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|contact| !has_left(view, *contact));
    let contacts = people.len() as u32;
    let named = known_touches(view).filter(recent).filter(|touch| !touch.contacts.is_empty());
    let evidence = view.evidence(named.map(|touch| (touch.id, view.as_of.day_of(touch.at))));
    Reading::known(InputId::Reach, f64::from(contacts), Reason::Reach { contacts, days }, evidence)
}

/// Says whether touches tell with whom they were, where the recent ones name nobody: earlier ones do, and there are no recent ones.
fn names_people(view: &View, recent: impl Fn(&&TouchFact) -> bool) -> bool {
    known_touches(view).any(|touch| !touch.contacts.is_empty()) && !known_touches(view).any(|touch| recent(&touch))
}

fn has_left(view: &View, id: ContactId) -> bool {
    view.facts.contacts.iter().any(|contact| contact.id == id && view.is_gone(contact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{ago, check, contact, touch};
    use crate::domain::{ContactRole, Stage, TouchModel};

    #[test]
    fn silence_is_measured_against_the_cadence() {
        check(
            InputId::Silence,
            &[
                ("within the cadence", |facts| facts.touches.push(touch(30, Direction::TwoWay, &[])), Ok(100.0)),
                ("two cadences", |facts| facts.touches.push(touch(60, Direction::TwoWay, &[])), Ok(50.0)),
                ("three cadences", |facts| facts.touches.push(touch(90, Direction::TwoWay, &[])), Ok(0.0)),
                (
                    "the last one counts, and one side alone does not",
                    |facts| {
                        facts.touches.extend([75, 45].map(|days| touch(days, Direction::TwoWay, &[])).into_iter().chain([touch(
                            2,
                            Direction::Out,
                            &[],
                        )]))
                    },
                    Ok(75.0),
                ),
                (
                    "high touch",
                    |facts| (facts.touches.push(touch(28, Direction::TwoWay, &[])), facts.account.touch_model = Some(TouchModel::High)).0,
                    Ok(50.0),
                ),
                (
                    "tech touch",
                    |facts| (facts.touches.push(touch(90, Direction::TwoWay, &[])), facts.account.touch_model = Some(TouchModel::Tech)).0,
                    Ok(100.0),
                ),
                (
                    "onboarding",
                    |facts| (facts.touches.push(touch(20, Direction::TwoWay, &[])), facts.account.stage = Some(Stage::Onboarding)).0,
                    Ok(50.0),
                ),
                ("never two-way", |facts| facts.touches.extend([60, 1].map(|days| touch(days, Direction::Out, &[]))), Ok(50.0)),
                ("still ahead", |facts| facts.touches.push(touch(-1, Direction::TwoWay, &[])), Err(Missing::NoTouches)),
                ("no touches", |_| (), Err(Missing::NoTouches)),
                (
                    "a log that ended",
                    |facts| facts.touches.push(touch(365, Direction::TwoWay, &[])),
                    Err(Missing::TouchesEnded { last_on: ago(365) }),
                ),
            ],
        );
    }

    #[test]
    fn people_count_who_took_part_and_are_still_there() {
        check(
            InputId::Reach,
            &[
                ("nobody lately", |facts| facts.touches.push(touch(90, Direction::TwoWay, &[1])), Ok(0.0)),
                ("one alone is fragile", |facts| facts.touches.extend([5, 6].map(|days| touch(days, Direction::TwoWay, &[1]))), Ok(33.333)),
                ("two", |facts| facts.touches.extend([touch(5, Direction::TwoWay, &[1]), touch(89, Direction::In, &[2])]), Ok(66.667)),
                ("three at once", |facts| facts.touches.push(touch(5, Direction::TwoWay, &[1, 2, 3])), Ok(100.0)),
                ("our own mail reaches nobody", |facts| facts.touches.push(touch(5, Direction::Out, &[1, 2, 3])), Ok(0.0)),
                (
                    "who left is not reached",
                    |facts| {
                        facts.touches.push(touch(5, Direction::TwoWay, &[1, 2]));
                        facts.contacts.extend([contact(1, ContactRole::User, Some(3)), contact(2, ContactRole::User, Some(-3))]);
                    },
                    Ok(33.333),
                ),
                (
                    "nobody named",
                    |facts| facts.touches.extend([touch(5, Direction::TwoWay, &[]), touch(200, Direction::TwoWay, &[1])]),
                    Err(Missing::NobodyNamed),
                ),
                ("no touches", |_| (), Err(Missing::NoTouches)),
                (
                    "ended",
                    |facts| facts.touches.push(touch(400, Direction::TwoWay, &[1])),
                    Err(Missing::TouchesEnded { last_on: ago(400) }),
                ),
            ],
        );
    }
}
