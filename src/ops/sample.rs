//! Fills a new book with sample histories. Not a user's write: there is nothing to undo, and no change log is kept of it.

use super::Result;
use crate::demo::{self, History, Letters, Settings};
use crate::domain::{Contact, ContactId, Moment, Row};
use crate::store::meetings::{MeetingPerson, set_people_of_meeting};
use crate::store::{self, Entity, Tx, Writer, entities};

/// Accounts written in one transaction: a book of 100,000 must not fill the write-ahead log.
const ACCOUNTS_A_BATCH: usize = 2_000;

/// Writes the sample book; `watch` hears how many accounts are done and can stop it. Returns the number of events.
pub fn fill(writer: &mut Writer, settings: &Settings, watch: &mut dyn FnMut(u64, u64) -> bool) -> Result<u64> {
    let at = settings.zone.end_of(settings.today.pred_opt().unwrap_or(settings.today));
    let total = settings.accounts as u64;
    // Events, themes and matters stand for themselves; each history brings its guests, its tags and what it raised.
    let planned = demo::events(settings);
    writer.load(at, |tx| -> Result<()> {
        insert_all(tx, &demo::themes(settings), |_| tx.at())?;
        insert_all(tx, &demo::feedback(settings), |matter| Moment::Day(matter.status_on))
    })?;
    writer.load(at, |tx| -> Result<()> { planned.iter().try_for_each(|(event, known_at)| insert(tx, event, |_| *known_at)) })?;
    let mut histories = demo::histories(settings).peekable();
    let (mut done, mut events) = (0, 0);
    while histories.peek().is_some() && watch(done, total) {
        writer.load(at, |tx| -> Result<()> {
            for history in histories.by_ref().take(ACCOUNTS_A_BATCH) {
                write(tx, &history)?;
                events += history.events() as u64;
                done += 1;
                if done % 50 == 0 && !watch(done, total) {
                    break;
                }
            }
            Ok(())
        })?;
    }
    let (stray, own) = demo::stray_post(settings);
    writer.load(at, |tx| -> Result<()> {
        insert(tx, &own, |_| tx.at())?;
        write_letters(tx, &stray)
    })?;
    super::sample_look::look(writer, settings)?;
    writer.load(at, |tx| insert_all(tx, &demo::segments(settings), |_| tx.at()))?;
    writer.load(at, |tx| -> Result<()> {
        insert_all(tx, &demo::rates(settings), |rate| Moment::Day(rate.from_on))?;
        let chosen = demo::choices(settings);
        chosen.iter().try_for_each(|(id, name, value)| Ok(store::kpi::insert_choice(tx, *id, name, value)?))
    })?;
    super::sample_initiatives::write_initiatives(writer, settings)?;
    super::sample_letters::write_letters(writer, settings)?;
    writer.index_anew(&mut |_, _| true)?;
    watch(done, total);
    Ok(events)
}

/// Writes one account; what has no time of its own has been known as long as the account.
fn write(tx: &Tx, history: &History) -> Result<()> {
    let account = &history.account;
    let since = account.created_on.map_or(tx.at(), Moment::Day);
    insert(tx, account, |_| since)?;
    entities::write_custom_fields(tx, account.id, &account.custom)?;
    for contact in &history.contacts {
        insert(tx, contact, |_| since)?;
        if let Some(day) = contact.left_on {
            store::set_column::<Contact>(tx.connection(), contact.id, "left_known_at", day.to_string())?;
        }
    }
    insert_all(tx, &history.contracts, |contract| contract.start_on.map_or(since, Moment::Day))?;
    insert_all(tx, &history.renewals, |renewal| renewal.closed_on.map_or(since, Moment::Day))?;
    insert_all(tx, &history.forecasts, |made| Moment::from(made.at))?;
    for (touch, people) in &history.touches {
        insert(tx, touch, |touch| touch.at)?;
        entities::set_contacts_of_touch(tx, touch.id, people)?;
    }
    insert_all(tx, &history.responses, |response| response.at)?;
    insert_all(tx, &history.invitations, |invitation| invitation.at)?;
    insert_all(tx, &history.tags, |_| tx.at())?;
    insert_all(tx, &history.voices, |voice| voice.at)?;
    insert_all(tx, &history.tickets, |ticket| ticket.opened_at)?;
    insert_all(tx, &history.usage, |usage| Moment::Day(usage.on))?;
    insert_all(tx, &history.plans, |plan| Moment::Day(plan.start_on))?;
    let plan_start =
        |step: &crate::domain::Step| history.plans.iter().find(|plan| plan.id == step.plan).map(|plan| Moment::Day(plan.start_on));
    insert_all(tx, &history.steps, |step| plan_start(step).unwrap_or(since))?;
    for dependency in &history.dependencies {
        store::onboarding::add_dependency(tx, *dependency)?;
    }
    insert_all(tx, &history.runs, |run| Moment::Day(run.anchor_on))?;
    insert_all(tx, &history.tasks, |_| tx.at())?;
    insert_all(tx, &history.pulses, |pulse| pulse.at)?;
    insert_all(tx, &history.overrides, |over| over.at)?;
    insert_all(tx, &history.goals, |goal| goal.baseline_on.map_or(since, Moment::Day))?;
    insert_all(tx, &history.readings, |reading| Moment::Day(reading.read_on))?;
    for (touch, people) in &history.attended {
        insert(tx, touch, |touch| touch.at)?;
        entities::set_contacts_of_touch(tx, touch.id, people)?;
    }
    write_letters(tx, &history.post)?;
    for (guest, known_at) in &history.guests {
        insert(tx, guest, |_| *known_at)?;
    }
    insert_all(tx, &history.expansions, |row| row.closed_on.map_or(tx.at(), Moment::Day))?;
    for (meeting, people) in &history.meetings {
        insert(tx, meeting, |_| tx.at())?;
        let person = |contact: &ContactId| {
            let known = history.contacts.iter().find(|row| row.id == *contact);
            MeetingPerson {
                email: known.and_then(|row| row.email.clone()),
                name: known.map(|row| row.name.clone()),
                contact: Some(*contact),
            }
        };
        set_people_of_meeting(tx, meeting.id, &people.iter().map(person).collect::<Vec<_>>())?;
    }
    Ok(())
}

fn write_letters(tx: &Tx, letters: &Letters) -> Result<()> {
    insert_all(tx, &letters.threads, |_| tx.at())?;
    insert_all(tx, &letters.mails, |mail| Moment::from(mail.at))
}

fn insert_all<E: Entity>(tx: &Tx, rows: &[Row<E::Id, E>], known_at: impl Fn(&E) -> Moment) -> Result<()> {
    rows.iter().try_for_each(|row| insert(tx, row, &known_at))
}

fn insert<E: Entity>(tx: &Tx, row: &Row<E::Id, E>, known_at: impl Fn(&E) -> Moment) -> Result<()> {
    Ok(store::insert(tx.connection(), row.id, &row.fields, known_at(&row.fields))?)
}
