//! What can be put into a letter to somebody.

use super::whom::lang_of;
use crate::domain::usage::ACTIVE_USERS;
use crate::domain::{
    Account, AccountId, Band, Contact, ContactId, Contract, Event, Goal, Lang, Money, Progress, Renewal, Row, Stage, Touch, TouchId,
    Workdays,
};
use crate::review::book::one_of_book;
use crate::review::filter::Ground;
use crate::review::known::AsKnown;
use crate::review::onboarding::onboarding_of_account;
use crate::review::usage::usage_on;
use crate::store::{self, Result};
use chrono::NaiveDate;

/// Everything a template can ask for; what is not known is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterFacts {
    pub account: Row<AccountId, Account>,
    pub person: Option<Row<ContactId, Contact>>,
    /// The language the letter is written in.
    pub lang: Lang,
    pub arr: Option<Money>,
    pub stage: Option<Stage>,
    /// Only where enough is known for a band.
    pub health: Option<(u8, Band)>,
    pub renewal: Option<RenewalFact>,
    /// The open goal that is due first.
    pub goal: Option<(Goal, Progress)>,
    /// The phase that the onboarding is in.
    pub phase: Option<String>,
    /// Of the last 28 days: how much, and by which share it changed.
    pub usage: Option<(f64, Option<f64>)>,
    pub last_subject: Option<String>,
    /// The programme that comes next.
    pub event: Option<Event>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RenewalFact {
    pub due_on: NaiveDate,
    /// Only while it is ahead.
    pub notice_by: Option<NaiveDate>,
    /// In a year: what it is to be renewed for, else what the contract brings.
    pub amount: Option<Money>,
    pub product: Option<String>,
}

/// Which facts cost more than a row and are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub workdays: &'a Workdays,
    pub usage: bool,
    /// The language of whoever writes, where the customer's is not told.
    pub own_lang: Lang,
}

impl LetterFacts {
    /// Reads what is known about an account on a day for a letter to a person.
    pub fn read(
        ground: &Ground<'_>,
        account: AccountId,
        person: Option<Row<ContactId, Contact>>,
        wanted: Wanted<'_>,
    ) -> Result<LetterFacts> {
        let (connection, today) = (ground.connection, ground.today);
        let account = store::needed::<Account>(connection, account)?;
        let scored = one_of_book(connection, account.id, ground.model, today, ground.zone)?;
        let line = scored.as_ref().map(|scored| &scored.line);
        let score = scored.as_ref().map(|scored| &scored.score);
        let coming = line.and_then(|line| line.renewal);
        let contract = coming.and_then(|coming| coming.contract).map(|id| store::get::<Contract>(connection, id)).transpose()?.flatten();
        let expected = coming.and_then(|coming| coming.renewal).map(|id| store::get::<Renewal>(connection, id)).transpose()?.flatten();
        let renewal = coming.map(|coming| RenewalFact {
            due_on: coming.due_on,
            notice_by: coming.notice_by.filter(|by| *by >= today),
            amount: expected.as_ref().and_then(|row| row.amount).or(contract.as_ref().and_then(|row| row.arr)),
            product: contract.as_ref().and_then(|row| row.product.clone()),
        });
        let goals = store::goals::of_account(connection, account.id)?;
        let goal = goals.into_iter().find(|goal| goal.goal.closed.is_none());
        Ok(LetterFacts {
            lang: lang_of(&account, person.as_ref().map(|row| &row.fields), wanted.own_lang),
            arr: line.and_then(|line| line.arr),
            stage: line.and_then(|line| line.stage),
            health: score.and_then(|score| Some((score.sure()?, score.band))),
            renewal,
            goal: goal.map(|goal| (goal.goal.fields.clone(), goal.goal.progress(&goal.values(), today))),
            phase: phase(ground, account.id)?,
            usage: if wanted.usage { usage(ground, account.id, wanted.workdays)? } else { None },
            last_subject: last_subject(ground, account.id)?,
            event: next_event(ground)?,
            account,
            person,
        })
    }
}

fn phase(ground: &Ground<'_>, account: AccountId) -> Result<Option<String>> {
    let plan = onboarding_of_account(ground.connection, account, ground.today)?;
    Ok(plan.filter(|plan| plan.plan.done_on.is_none()).and_then(|plan| plan.next().map(|step| step.phase.clone())))
}

/// Takes the people where they are told apart, else the most used metric.
fn usage(ground: &Ground<'_>, account: AccountId, workdays: &Workdays) -> Result<Option<(f64, Option<f64>)>> {
    let known = AsKnown { connection: ground.connection, account, day: ground.today, zone: ground.zone };
    let report = usage_on(known, workdays, None)?;
    let amounts = report.courses.iter().find(|course| course.adoption.is_some() && course.series.metric != ACTIVE_USERS);
    let course = amounts.or(report.courses.first());
    Ok(course.map(|course| (course.trend.now, course.trend.change.value.ok())))
}

fn last_subject(ground: &Ground<'_>, account: AccountId) -> Result<Option<String>> {
    let Some(touch) = store::triage::last_letter(ground.connection, account)? else { return Ok(None) };
    let touch = store::get::<Touch>(ground.connection, TouchId(touch.0))?;
    Ok(touch.and_then(|row| row.fields.subject))
}

fn next_event(ground: &Ground<'_>) -> Result<Option<Event>> {
    let mut events: Vec<Event> = store::all_of::<Event>(ground.connection)?.into_iter().map(|row| row.fields).collect();
    events.retain(|event| event.at.day(ground.zone) > ground.today);
    Ok(events.into_iter().min_by_key(|event| event.at.day(ground.zone)))
}
