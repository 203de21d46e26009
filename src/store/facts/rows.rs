//! Reads the rows of the facts, column by column as the statements beside name them.

use crate::domain::health::facts::*;
use crate::domain::{Band, ContactId, Moment, OverrideTo, PulseRating, Scale, Score, Ticket, usage};
use crate::store::Cells;
use crate::store::cells::LastRead;
use chrono::NaiveDate;

pub fn account(cells: &mut Cells<'_>) -> rusqlite::Result<AccountFacts> {
    Ok(AccountFacts {
        id: cells.take()?,
        created_on: cells.day()?,
        seats: cells.take()?,
        stage: cells.take()?,
        touch_model: cells.take()?,
        churned_on: cells.day()?,
    })
}

pub fn contract(cells: &mut Cells<'_>) -> rusqlite::Result<ContractFact> {
    Ok(ContractFact {
        id: cells.take()?,
        seats: cells.take()?,
        start_on: cells.day()?,
        end_on: cells.day()?,
        notice: learned(cells)?,
        known_at: cells.take()?,
    })
}

pub fn contact(cells: &mut Cells<'_>) -> rusqlite::Result<ContactFact> {
    Ok(ContactFact { id: cells.take()?, role: cells.take()?, left: learned(cells)?, known_at: cells.take()? })
}

fn learned(cells: &mut Cells<'_>) -> rusqlite::Result<Option<Learned>> {
    let on = cells.day()?;
    let known_at: Option<Moment> = cells.take()?;
    Ok(on.zip(known_at).map(|(on, known_at)| Learned { on, known_at }))
}

/// One row for each person who took part, gathered by touch.
pub fn touch(touches: &mut Vec<TouchFact>, cells: &mut Cells<'_>) -> rusqlite::Result<()> {
    let id = cells.take()?;
    if touches.last().is_none_or(|last| last.id != id) {
        let (at, known_at, direction) = (cells.take()?, cells.take()?, cells.take()?);
        touches.push(TouchFact { id, at, known_at, direction, contacts: Vec::new() });
    } else {
        (0..3).for_each(|_| cells.skip());
    }
    touches.last_mut().expect("one was pushed above").contacts.extend(cells.take::<Option<ContactId>>()?);
    Ok(())
}

pub fn response(cells: &mut Cells<'_>) -> rusqlite::Result<ResponseFact> {
    Ok(ResponseFact {
        id: cells.take()?,
        contact: cells.take()?,
        kind: cells.take()?,
        score: {
            let scale = Scale { min: cells.take()?, max: cells.take()? };
            cells.checked(|value| Score::new(value, scale))?
        },
        at: cells.take()?,
        known_at: cells.take()?,
        answered_at: cells.take()?,
    })
}

pub fn ticket(cells: &mut Cells<'_>) -> rusqlite::Result<TicketFact> {
    Ok(TicketFact {
        id: cells.take()?,
        severity: cells.take()?,
        reopened: cells.with_optional_text(|status| status.is_some_and(Ticket::is_reopened_status))?,
        opened_at: cells.take()?,
        closed_at: cells.take()?,
        known_at: cells.take()?,
    })
}

/// Usage has by far the most rows; they come by day, so that what was read last mostly holds again.
#[derive(Default)]
pub struct UsageReader {
    on: LastRead<NaiveDate>,
    known_at: LastRead<Moment>,
}

impl UsageReader {
    /// Names stay in the row's buffer: of a metric only its kind counts, of a person only who is who.
    pub fn read(&mut self, cells: &mut Cells<'_>) -> rusqlite::Result<UsageFact> {
        Ok(UsageFact {
            id: cells.take()?,
            on: cells.as_before(&mut self.on, Cells::needed_day)?,
            counts_people: cells.with_text(|metric| metric == usage::ACTIVE_USERS)?,
            user: cells.with_text(|user| (!user.is_empty()).then(|| UserKey::of(user)))?,
            value: cells.take()?,
            known_at: cells.as_before(&mut self.known_at, Cells::take)?,
        })
    }
}

pub fn plan(cells: &mut Cells<'_>) -> rusqlite::Result<PlanFact> {
    Ok(PlanFact { id: cells.take()?, start_on: cells.needed_day()?, done_on: cells.day()?, known_at: cells.take()? })
}

pub fn step(cells: &mut Cells<'_>) -> rusqlite::Result<StepFact> {
    Ok(StepFact {
        id: cells.take()?,
        plan: cells.take()?,
        due_on: cells.day()?,
        done_on: cells.day()?,
        blocked: cells.take()?,
        known_at: cells.take()?,
    })
}

pub fn pulse(cells: &mut Cells<'_>) -> rusqlite::Result<PulseFact> {
    Ok(PulseFact {
        id: cells.take()?,
        rating: cells.checked(|value| PulseRating::new(u8::try_from(value).unwrap_or(0)))?,
        at: cells.take()?,
        known_at: cells.take()?,
        expires_on: cells.needed_day()?,
    })
}

pub fn over(cells: &mut Cells<'_>) -> rusqlite::Result<OverrideFact> {
    let id = cells.take()?;
    let score: Option<u8> = cells.take()?;
    let band: Option<Band> = cells.take()?;
    Ok(OverrideFact {
        id,
        to: score.map_or_else(|| OverrideTo::Band(band.unwrap_or(Band::Unknown)), OverrideTo::Score),
        at: cells.take()?,
        known_at: cells.take()?,
        expires_on: cells.needed_day()?,
        cleared_at: cells.take()?,
    })
}
