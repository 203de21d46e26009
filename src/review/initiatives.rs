//! Initiatives against the book: where each stands, who belongs to it, and what came of it. And the stories, found by their words.

mod stories;

pub use stories::{StoryLine, stories, terms};

use super::filter::Ground;
use crate::domain::health::facts::Facts;
use crate::domain::health::{self, Signals};
use crate::domain::initiative::{Effect, Evidence, Measurements, Phase, Windows, Yardstick, effect as compared};
use crate::domain::kpi::{Periods, Span};
use crate::domain::{
    AccountId, ActionKind, Currency, Event, EventId, Initiative, InitiativeId, Invalid, Lang, Row, Template, TemplateKind, query,
};
use crate::review::kpi::{Health, Ledger, Question};
use crate::review::{accounts_matching, accounts_that_matched, playbook, understood, views};
use crate::store::facts::{AT_ONCE, Window, facts_of};
use crate::store::initiatives::{Used, members, touches, used};
use crate::store::share::shared_out;
use crate::store::{Result, all_of, events, get};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// An initiative, where it stands, and how many accounts it has.
#[derive(Clone, Debug, PartialEq)]
pub struct InitiativeLine {
    pub row: Row<InitiativeId, Initiative>,
    pub phase: Phase,
    pub members: usize,
}

/// Lists all initiatives: those that wait for a verdict first, then those under way, planned and judged, each by their days.
pub fn initiatives(ground: &Ground<'_>) -> Result<Vec<InitiativeLine>> {
    let mut counts: HashMap<InitiativeId, usize> = HashMap::new();
    for member in members(ground.connection, None)? {
        *counts.entry(member.initiative).or_default() += 1;
    }
    let line = |row: Row<InitiativeId, Initiative>| InitiativeLine {
        phase: row.phase(ground.today),
        members: counts.get(&row.id).copied().unwrap_or(0),
        row,
    };
    let mut lines: Vec<InitiativeLine> = all_of::<Initiative>(ground.connection)?.into_iter().map(line).collect();
    let place = |phase| [Phase::Check, Phase::Do, Phase::Plan, Phase::Act].iter().position(|other| *other == phase);
    // What is judged stands with the newest first: it is looked up, and not waited for.
    let key = |line: &InitiativeLine| {
        let end = line.row.end_on;
        (place(line.phase), line.row.verdict.map(|(on, _)| std::cmp::Reverse(on)), end, line.row.id)
    };
    lines.sort_by_key(key);
    Ok(lines)
}

/// Returns the day before the first one of an initiative that has begun, as of which its filter is asked: whoever is chosen by
/// how accounts stood later is chosen by the outcome. `None` where it is asked as of today.
pub fn asked_then(start_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    start_on.pred_opt().filter(|_| start_on < today)
}

/// Returns the accounts that a filter chooses for an initiative with this first day, as it is typed; why it cannot be read where
/// it cannot.
pub fn chosen(ground: &Ground<'_>, filter: &str, start_on: NaiveDate) -> Result<std::result::Result<Vec<AccountId>, query::QueryError>> {
    let views = views(ground.connection)?;
    let filter = match understood(filter, &views) {
        Ok(filter) => filter,
        Err(error) => return Ok(Err(error)),
    };
    let found = match asked_then(start_on, ground.today) {
        Some(day) => accounts_that_matched(&Ground { today: day, ..*ground }, &filter),
        None => accounts_matching(ground.connection, &filter, ground.model, ground.today, ground.zone),
    };
    found.map(Ok)
}

/// Returns the account of an initiative that has a single one: a story of it is about that.
pub fn only_member(connection: &Connection, id: InitiativeId) -> Result<Option<AccountId>> {
    let members = members(connection, Some(id))?;
    Ok(if let [only] = members.as_slice() { Some(only.account) } else { None })
}

/// Who would come and who would go if a filter chose again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refreshed {
    pub added: Vec<AccountId>,
    pub removed: Vec<AccountId>,
}

/// Has the filter of an initiative choose again, as of the day it chose first.
pub fn refreshed(ground: &Ground<'_>, row: &Row<InitiativeId, Initiative>) -> Result<std::result::Result<Refreshed, query::QueryError>> {
    let chosen = match chosen(ground, &row.filter, row.start_on)? {
        Ok(chosen) => chosen,
        Err(error) => return Ok(Err(error)),
    };
    let standing: Vec<AccountId> = members(ground.connection, Some(row.id))?.into_iter().map(|member| member.account).collect();
    let added = chosen.iter().filter(|account| !standing.contains(account)).copied().collect();
    let removed = standing.iter().filter(|account| !chosen.contains(account)).copied().collect();
    Ok(Ok(Refreshed { added, removed }))
}

/// Reads an action as it is typed: `playbook:KEY`, `event:ID`, `template:KEY`, or words.
pub fn action(connection: &Connection, lang: Lang, text: &str) -> Result<std::result::Result<(ActionKind, Option<String>), Invalid>> {
    let text = text.trim();
    let named = text.split_once(':').and_then(|(kind, key)| Some((kind.trim().parse::<ActionKind>().ok()?, key.trim().to_owned())));
    let Some((kind, key)) = named else { return Ok(Ok((ActionKind::Other, Some(text.to_owned()).filter(|text| !text.is_empty())))) };
    if kind == ActionKind::Other || name_of(connection, lang, kind, &key)?.is_some() {
        return Ok(Ok((kind, Some(key))));
    }
    let allowed = keys(connection, lang, kind)?.into_iter().map(|(key, _)| key).collect::<Vec<_>>().join(", ");
    Ok(Err(Invalid::UnknownWord { value: key, allowed }))
}

/// Lists what an action of a kind can be: keys with names; none of what is said in words.
pub fn keys(connection: &Connection, lang: Lang, kind: ActionKind) -> Result<Vec<(String, String)>> {
    Ok(match kind {
        ActionKind::Playbook => {
            let playbooks = playbook::playbooks(connection, lang)?;
            playbooks.iter().map(|playbook| (playbook.key().to_owned(), playbook.name().to_owned())).collect()
        }
        ActionKind::Event => {
            let events = events::of_book(connection)?;
            events.into_iter().map(|counted| (counted.event.id.to_string(), counted.event.fields.title)).collect()
        }
        ActionKind::Template => {
            let mut rows = all_of::<Template>(connection)?;
            rows.retain(|row| row.kind != TemplateKind::Playbook);
            rows.into_iter().map(|row| (row.fields.key, row.fields.name)).collect()
        }
        ActionKind::Other => Vec::new(),
    })
}

/// Returns what the action of an initiative is called: the name of its playbook, event or template, or its own words.
pub fn action_name(connection: &Connection, lang: Lang, initiative: &Initiative) -> Result<Option<String>> {
    let Some(action) = &initiative.action else { return Ok(None) };
    Ok(name_of(connection, lang, initiative.action_kind, action)?.or_else(|| Some(action.clone())))
}

fn name_of(connection: &Connection, lang: Lang, kind: ActionKind, key: &str) -> Result<Option<String>> {
    if kind == ActionKind::Event {
        let event = key.parse().ok().map(|id: EventId| get::<Event>(connection, id)).transpose()?.flatten();
        return Ok(event.map(|row| row.fields.title));
    }
    Ok(keys(connection, lang, kind)?.into_iter().find(|(own, _)| own == key).map(|(_, name)| name))
}

/// Works out what came of an initiative; `None` where its measure is none we know. With health about twice the cost of scoring the
/// book, else that of the figures of a period.
pub fn effect(ground: &Ground<'_>, currency: Currency, row: &Row<InitiativeId, Initiative>) -> Result<Option<Effect>> {
    let Ok(yardstick) = row.measure.parse::<Yardstick>() else { return Ok(None) };
    let members: HashSet<AccountId> = members(ground.connection, Some(row.id))?.into_iter().map(|member| member.account).collect();
    let windows = windows(ground, yardstick, row)?;
    let spans: Vec<Span> = std::iter::once(windows.before).chain(windows.after).collect();
    let periods = Periods::of(windows.after.unwrap_or(windows.before));
    let question = Question { periods, accounts: None, by: None, currency, zone: ground.zone, health: Health::Unasked };
    let ledger = Ledger::read(ground.connection, &question, &spans)?;
    let measured = measurements(ground, yardstick, windows, &ledger)?;
    let Ledger { facts, rates, choices } = &ledger;
    let evidence = Evidence { facts, rates, choices, members: &members, measured: &measured };
    Ok(Some(compared(yardstick, windows, &evidence)))
}

/// The tables of which health is made, and whom it is asked about.
const OF_HEALTH: &[&str] = &[
    "initiative",
    "initiative_account",
    "account",
    "contact",
    "contract",
    "plan",
    "step",
    "pulse",
    "health_override",
    "touch",
    "touch_contact",
    "response",
    "ticket",
    "usage",
];

/// Names the tables that what came of an initiative is measured by.
pub fn tables_of(initiative: &Initiative) -> &'static [&'static str] {
    match initiative.measure.parse() {
        Ok(Yardstick::Health) | Err(_) => OF_HEALTH,
        Ok(Yardstick::Active | Yardstick::Usage) => &["initiative", "initiative_account", "account", "contract", "usage"],
        Ok(Yardstick::Touches) => &["initiative", "initiative_account", "account", "contract", "touch"],
        Ok(Yardstick::Nps | Yardstick::Csat | Yardstick::Ces) => &["initiative", "initiative_account", "account", "response", "kpi_choice"],
        Ok(Yardstick::LogoRetention | Yardstick::LogoChurn | Yardstick::RenewalRate) => {
            &["initiative", "initiative_account", "account", "contract", "renewal", "usage", "exchange_rate", "kpi_choice"]
        }
        Ok(Yardstick::TimeToValue) => &["initiative", "initiative_account", "account", "plan"],
        Ok(Yardstick::FirstResponse) => &["initiative", "initiative_account", "account", "ticket", "kpi_choice"],
    }
}

/// Use is compared over whole weeks that are known; all else over all days.
fn windows(ground: &Ground<'_>, yardstick: Yardstick, initiative: &Initiative) -> Result<Windows> {
    let windows = initiative.windows(ground.today);
    match yardstick {
        Yardstick::Usage => Ok(windows.in_weeks(events::usage_until(ground.connection)?)),
        _ => Ok(windows),
    }
}

fn measurements(ground: &Ground<'_>, yardstick: Yardstick, windows: Windows, ledger: &Ledger) -> Result<Measurements> {
    let accounts = || ledger.facts.iter().map(|facts| facts.id).collect::<Vec<AccountId>>();
    match yardstick {
        Yardstick::Health => {
            let accounts = accounts();
            let side = |day| scores(ground, &accounts, day);
            Ok(Measurements {
                before: side(windows.eve())?,
                after: windows.after.map(|after| side(after.to)).transpose()?.unwrap_or_default(),
            })
        }
        Yardstick::Touches => {
            let side = |span: Span| -> Result<HashMap<AccountId, f64>> {
                let counts = touches(ground.connection, span, ground.zone)?;
                Ok(counts.into_iter().map(|(account, count)| (account, count as f64 / span.days() as f64 * DAYS_OF_TOUCHES)).collect())
            };
            Ok(Measurements { before: side(windows.before)?, after: windows.after.map(side).transpose()?.unwrap_or_default() })
        }
        Yardstick::Usage => {
            let before = used(ground.connection, windows.before)?;
            let after = windows.after.map(|span| used(ground.connection, span)).transpose()?.unwrap_or_default();
            Ok(weekly(&before, &after, windows.before.days()))
        }
        _ => Ok(Measurements::default()),
    }
}

/// Touches are told for as many days, and use for a week.
const DAYS_OF_TOUCHES: f64 = 30.0;
const WEEK: f64 = 7.0;

/// Takes the use of both sides to a week: amounts, where an account has any on a side, else counts of people.
fn weekly(before: &HashMap<AccountId, Used>, after: &HashMap<AccountId, Used>, days: i64) -> Measurements {
    let has_amounts = |account: &AccountId| [before, after].iter().any(|side| side.get(account).is_some_and(|used| used.amounts.is_some()));
    let side = |used: &HashMap<AccountId, Used>| {
        let value = |(account, used): (&AccountId, &Used)| {
            let told = if has_amounts(account) { used.amounts } else { used.people };
            Some((*account, told? / days as f64 * WEEK))
        };
        used.iter().filter_map(value).collect()
    };
    Measurements { before: side(before), after: side(after) }
}

/// Scores accounts on a day, as it was known then; one that is not scored is left out.
pub fn scores(ground: &Ground<'_>, accounts: &[AccountId], day: NaiveDate) -> Result<HashMap<AccountId, f64>> {
    let parts: Vec<&[AccountId]> = accounts.chunks(AT_ONCE).collect();
    let (model, zone) = (ground.model, ground.zone);
    let score = |facts: &Facts| {
        let score = health::score(&Signals::numbers_at(facts, model, day, zone), model);
        // A customer that has left has no health.
        let has_left = facts.account.churned_on.is_some_and(|on| on <= day);
        Some((facts.account.id, f64::from(score.sure().filter(|_| !has_left)?)))
    };
    let scores = shared_out(ground.connection, &parts, |connection, some| {
        Ok(facts_of(connection, some, Window::of_day(day, model))?.iter().filter_map(score).collect::<Vec<_>>())
    })?;
    Ok(scores.into_iter().flatten().collect())
}
