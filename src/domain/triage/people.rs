//! What people wait for: an answer, a word, somebody to talk to.

use super::case::{Case, Day};
use super::raised::{Line, Raised, Suggestion, Why};
use crate::domain::cadence::{Served, Since, Spoken, next_touch};
use crate::domain::health::Facts;
use crate::domain::health::facts::{ContactFact, ResponseFact, TouchFact};
use crate::domain::reply_due::ReplyClock;
use crate::domain::triage::Reason;
use crate::domain::voice::{Class, class};
use crate::domain::{ContactRole, Direction, SurveyKind, Timestamp, TouchId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Names the touches in which they were the last to speak; which of them are mails and chats is for the store to say.
pub fn waiting_touches(day: &Day<'_>, facts: &Facts) -> Vec<TouchId> {
    let come = || facts.touches.iter().filter(|touch| day.has_come(touch.at));
    let ours = come().filter(|touch| touch.direction != Direction::In).map(|touch| touch.at).max();
    let theirs = come().filter(|touch| touch.direction == Direction::In && ours.is_none_or(|ours| touch.at > ours));
    theirs.map(|touch| touch.id).collect()
}

/// They wrote last: mail that was read in and is due by the account's touch model, and what was logged by hand more working days ago
/// than the rule allows.
pub(super) fn reply_owed(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::ReplyOwed);
    let mut letters = mails_due(day, case);
    letters.extend(letters_due(day, case));
    letters.sort_by_key(|letter| (letter.on, letter.row));
    let (since, last) = (letters.iter().map(|letter| letter.since).min()?, letters.last()?);
    let due_on = letters.iter().map(|letter| letter.due_on).min()?;
    let why = Why::ReplyOwed { since, workdays: day.workdays_since(since), letters: u32::try_from(letters.len()).unwrap_or(u32::MAX) };
    Some(Raised {
        reason: Reason::ReplyOwed,
        occasion: last.row.id.to_string(),
        why: vec![Line::new(why, letters.iter().rev().map(|letter| evidence(letter.row, letter.on)).collect())],
        suggestion: Suggestion::Reply,
        due_on: Some(due_on),
        pressing: i64::from(day.workdays_since(due_on)).max(i64::from(day.workdays_since(since)) - i64::from(settings.workdays)),
    })
}

/// Something that waits for an answer.
struct Letter {
    row: crate::domain::EntityRef,
    on: NaiveDate,
    since: NaiveDate,
    due_on: NaiveDate,
}

fn mails_due(day: &Day<'_>, case: &Case<'_>) -> Vec<Letter> {
    let clock = ReplyClock::new(day.rules.of(Reason::ReplyOwed), day.workdays, day.zone);
    let day_of = |at: Timestamp| day.day_of(at.into());
    let owed =
        case.more.owed.iter().filter(|owed| day.has_come(owed.at.into()) && owed.snoozed_until.is_none_or(|until| until <= day.today));
    let letters = owed.map(|owed| {
        let due_on = day_of(clock.due(owed.since, case.facts.account.touch_model));
        Letter { row: owed.mail.into(), on: day_of(owed.at), since: day_of(owed.since), due_on }
    });
    letters.filter(|letter| letter.due_on <= day.today).collect()
}

/// What was logged by hand counts once the first of it waits too long, and the last is not long forgotten.
fn letters_due(day: &Day<'_>, case: &Case<'_>) -> Vec<Letter> {
    let settings = day.rules.of(Reason::ReplyOwed);
    let letters = || case.facts.touches.iter().filter(|touch| case.more.letters.contains(&touch.id));
    let days = || letters().map(|touch| day.day_of(touch.at));
    let (Some(since), Some(last_on)) = (days().min(), days().max()) else { return Vec::new() };
    if day.workdays_since(since) <= settings.workdays || day.days_since(last_on) > i64::from(settings.days) {
        return Vec::new();
    }
    let due_on = day.workdays.add(since, i32::try_from(settings.workdays).unwrap_or(i32::MAX));
    letters().map(|touch| Letter { row: touch.id.into(), on: day.day_of(touch.at), since, due_on }).collect()
}

fn evidence(row: impl Into<crate::domain::EntityRef>, on: NaiveDate) -> crate::domain::health::Evidence {
    crate::domain::health::Evidence { entity: row.into(), on: Some(on) }
}

/// A detractor's latest answer that nobody came back to: not noted as answered, and no later touch with the person.
pub(super) fn detractor_unanswered(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::DetractorUnanswered);
    let waiting = waiting_detractors(day, case.facts).into_iter();
    let open: Vec<&ResponseFact> = waiting.filter(|answer| day.workdays_since(day.day_of(answer.at)) > settings.workdays).collect();
    let (first, last) = (open.first()?, open.last()?);
    let since = day.day_of(first.at);
    let line = |answer: &&ResponseFact| {
        let on = day.day_of(answer.at);
        let (value, of) = (answer.score.value(), answer.score.scale().max);
        Line::of(Why::Detractor { answer: value, of, on, workdays: day.workdays_since(on) }, answer.id, Some(on))
    };
    Some(Raised {
        reason: Reason::DetractorUnanswered,
        occasion: last.id.to_string(),
        why: open.iter().map(line).collect(),
        suggestion: Suggestion::AnswerDetractor,
        due_on: Some(day.workdays.add(since, i32::try_from(settings.workdays).unwrap_or(i32::MAX))),
        pressing: day.days_since(since),
    })
}

/// Returns the detractors nobody came back to, the one who waits longest first: whose latest answer it is, who is still there, and
/// whose answer still counts.
pub fn waiting_detractors<'f>(day: &Day<'_>, facts: &'f Facts) -> Vec<&'f ResponseFact> {
    waiting_answers(day, facts, SurveyKind::Nps)
}

/// Returns the low answers to one kind of question that nobody came back to, by the same rules.
pub fn waiting_answers<'f>(day: &Day<'_>, facts: &'f Facts, kind: SurveyKind) -> Vec<&'f ResponseFact> {
    let mut waiting: Vec<&ResponseFact> = latest_answers(day, facts, kind)
        .into_iter()
        .filter(|answer| class(kind, &answer.score) == Class::Low)
        .filter(|answer| !is_answered(day, facts, answer) && !has_left(day, facts, answer))
        .filter(|answer| day.days_since(day.day_of(answer.at)) < i64::from(day.model.windows.survey_fade))
        .collect();
    waiting.sort_by_key(|answer| (answer.at, answer.id));
    waiting
}

/// Returns the latest answer of each person to one kind of question; answers without a person each count.
fn latest_answers<'f>(day: &Day<'_>, facts: &'f Facts, kind: SurveyKind) -> Vec<&'f ResponseFact> {
    let mut latest = BTreeMap::new();
    for answer in facts.responses.iter().filter(|answer| answer.kind == kind && day.has_come(answer.at)) {
        let key = answer.contact.map_or((None, Some(answer.id)), |contact| (Some(contact), None));
        let kept = latest.entry(key).or_insert(answer);
        if (answer.at, answer.id) > (kept.at, kept.id) {
            *kept = answer;
        }
    }
    latest.into_values().collect()
}

fn is_answered(day: &Day<'_>, facts: &Facts, answer: &ResponseFact) -> bool {
    let came_back = |touch: &TouchFact| {
        touch.direction != Direction::In
            && touch.at > answer.at
            && day.has_come(touch.at)
            && answer.contact.is_none_or(|contact| touch.contacts.contains(&contact))
    };
    answer.answered_at.is_some_and(|at| day.has_come(at)) || facts.touches.iter().any(came_back)
}

/// Nobody can be answered who is gone.
fn has_left(day: &Day<'_>, facts: &Facts, answer: &ResponseFact) -> bool {
    let gone = |contact: &ContactFact| Some(contact.id) == answer.contact && contact.left.is_some_and(|left| left.on <= day.today);
    facts.contacts.iter().any(gone)
}

/// No two-way touch for longer than the cadence; an account whose touches nobody logs is not silent, it is not known.
pub(super) fn silent(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let come = || case.facts.touches.iter().filter(|touch| day.has_come(touch.at));
    let spoken = come().filter(|touch| touch.direction == Direction::TwoWay).max_by_key(|touch| (touch.at, touch.id));
    let first = || come().min_by_key(|touch| (touch.at, touch.id));
    let touch = spoken.or_else(first)?;
    let on = day.day_of(touch.at);
    let account = &case.facts.account;
    let served = Served { touch_model: account.touch_model, stage: account.stage };
    let counted = match spoken {
        Some(_) => Spoken { two_way_on: Some(on), first_on: None },
        None => Spoken { two_way_on: None, first_on: Some(on) },
    };
    let next = next_touch(&day.model.cadence, served, counted, day.workdays).filter(|next| next.is_silent(day.today))?;
    let (days, cadence) = (day.days_since(on), next.cadence_days);
    let why = match next.since {
        Since::TwoWay(last_on) => Why::Silent { days, cadence, last_on },
        Since::OneSided(since) => Why::NeverSpoken { days, cadence, since },
    };
    Some(Raised {
        reason: Reason::Silent,
        occasion: on.to_string(),
        why: vec![Line::of(why, touch.id, Some(on))],
        suggestion: Suggestion::Call,
        due_on: Some(next.due_on),
        pressing: day.days_since(next.due_on),
    })
}

/// Every champion is gone and none has come after.
pub(super) fn champion_left(day: &Day<'_>, case: &Case<'_>) -> Option<Raised> {
    let settings = day.rules.of(Reason::ChampionLeft);
    let champions = || case.facts.contacts.iter().filter(|contact| contact.role == ContactRole::Champion);
    let left_on = |contact: &ContactFact| contact.left.map(|left| left.on).filter(|on| *on <= day.today);
    if champions().any(|contact| left_on(contact).is_none()) {
        return None;
    }
    let (on, id) = champions().filter_map(|contact| Some((left_on(contact)?, contact.id))).max()?;
    let days = day.days_since(on);
    (days <= i64::from(settings.days)).then(|| Raised {
        reason: Reason::ChampionLeft,
        occasion: id.to_string(),
        why: vec![Line::of(Why::ChampionLeft { on, days }, id, Some(on))],
        suggestion: Suggestion::FindChampion,
        due_on: None,
        pressing: days,
    })
}
