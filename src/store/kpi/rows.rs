//! Reads the rows of the facts, column by column as the statements beside name them.

use crate::domain::kpi::{AccountFacts, ContractFact, ExpansionFact, Filing, PlanFact, RenewalFact, TicketFact};
use crate::domain::voice::Answer;
use crate::domain::{AccountId, Moment, Scale, Score, Zone};
use crate::store::Cells;

pub fn account(cells: &mut Cells<'_>) -> rusqlite::Result<AccountFacts> {
    let facts = AccountFacts::of(cells.take()?);
    Ok(AccountFacts {
        stated: cells.money()?,
        created_on: cells.day()?,
        churned_on: cells.day()?,
        filing: Filing {
            segment: cells.take()?,
            industry: cells.take()?,
            region: cells.take()?,
            touch_model: cells.take()?,
            stage: cells.take()?,
        },
        ..facts
    })
}

pub fn contract(cells: &mut Cells<'_>) -> rusqlite::Result<ContractFact> {
    Ok(ContractFact {
        id: cells.take()?,
        arr: cells.money()?,
        start_on: cells.day()?,
        end_on: cells.day()?,
        notice_days: cells.take()?,
        notice_given_on: cells.day()?,
    })
}

pub fn renewal(cells: &mut Cells<'_>) -> rusqlite::Result<RenewalFact> {
    Ok(RenewalFact {
        id: cells.take()?,
        contract: cells.take()?,
        due_on: cells.needed_day()?,
        closed_on: cells.day()?,
        outcome: cells.take()?,
        forecast: cells.take()?,
        probability: cells.take()?,
        amount: cells.money()?,
        final_arr: cells.money()?,
        churn_reason: cells.take()?,
        next_contract: cells.take()?,
    })
}

pub fn expansion(cells: &mut Cells<'_>) -> rusqlite::Result<ExpansionFact> {
    Ok(ExpansionFact {
        id: cells.take()?,
        kind: cells.take()?,
        is_won: cells.take()?,
        closed_on: cells.day()?,
        amount: cells.money()?,
        contract: cells.take()?,
    })
}

pub fn plan(cells: &mut Cells<'_>) -> rusqlite::Result<PlanFact> {
    Ok(PlanFact { id: cells.take()?, start_on: cells.needed_day()?, first_value_on: cells.day()?, done_on: cells.day()? })
}

pub fn answer(cells: &mut Cells<'_>, account: AccountId, zone: &Zone) -> rusqlite::Result<Answer> {
    let (id, contact, kind) = (cells.take()?, cells.take()?, cells.take()?);
    let scale = Scale { min: cells.take()?, max: cells.take()? };
    let score = cells.checked(|value| Score::new(value, scale))?;
    let at: Moment = cells.take()?;
    Ok(Answer { id, account, contact, kind, score, at, on: at.day(zone) })
}

pub fn ticket(cells: &mut Cells<'_>, zone: &Zone) -> rusqlite::Result<TicketFact> {
    let (id, opened_at) = (cells.take()?, cells.take::<Moment>()?);
    Ok(TicketFact {
        id,
        opened_at,
        opened_on: opened_at.day(zone),
        first_response_at: cells.take()?,
        first_response_minutes: cells.take()?,
        closed_at: cells.take()?,
    })
}
