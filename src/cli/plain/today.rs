//! The items of today one by one: who, why, the next step, and what is to become of it.

use super::account::state;
use super::asking::Talk;
use super::log_line;
use crate::cli::args::ItemSnoozeArgs;
use crate::cli::failure::Failure;
use crate::cli::today::{Standing, mark};
use crate::cli::{context::Context, history};
use crate::domain::triage::{Item, ItemId, MarkAction};
use crate::review::today::Today;
use crate::say;
use crate::wording::triage;

/// What can be done with an item.
#[derive(Clone, Copy)]
enum Action {
    Done,
    Snooze,
    Log,
    Skip,
    Hear,
    Next,
    Undo,
}

const ACTIONS: [(Action, &str); 7] = [
    (Action::Done, "plain-item-done"),
    (Action::Snooze, "plain-item-snooze"),
    (Action::Log, "plain-item-log"),
    (Action::Skip, "plain-item-skip"),
    (Action::Hear, "plain-item-account"),
    (Action::Next, "plain-item-next"),
    (Action::Undo, "plain-undo"),
];

/// An item as it is read out.
struct Told {
    id: ItemId,
    text: String,
}

/// Goes through the items that are open, those that press most first, until all were heard.
pub fn items(talk: &mut Talk<'_>) -> Result<(), Failure> {
    let mut heard: Vec<ItemId> = Vec::new();
    loop {
        let told = read(talk.cx)?;
        let Some(place) = told.iter().position(|item| !heard.contains(&item.id)) else {
            let id = if told.is_empty() { "today-cli-empty" } else { "plain-item-end" };
            return talk.line(&talk.cx.words.get(id));
        };
        talk.line("")?;
        talk.line(&say!(talk.cx.words, "plain-item", place = place + 1, n = told.len(), text = told[place].text.clone()))?;
        if !settle(talk, &told[place].id, &mut heard)? {
            return Ok(());
        }
    }
}

/// Asks what is to become of an item until that is settled; false when somebody goes back.
fn settle(talk: &mut Talk<'_>, id: &ItemId, heard: &mut Vec<ItemId>) -> Result<bool, Failure> {
    let choices = ACTIONS.map(|(_, id)| talk.cx.words.get(id));
    let named = id.to_string();
    loop {
        let Some(chosen) = talk.choose(&say!(talk.cx.words, "plain-item-what"), &choices, &say!(talk.cx.words, "plain-back"))? else {
            return Ok(false);
        };
        let is_settled = match ACTIONS[chosen].0 {
            Action::Done => talk.carry_out(|cx| mark(cx, &named, MarkAction::Done, None))?,
            Action::Skip => talk.carry_out(|cx| mark(cx, &named, MarkAction::Skipped, None))?,
            Action::Snooze => snooze(talk, &named)?,
            Action::Log => log_and_ask(talk, id)?,
            Action::Next => {
                heard.push(*id);
                true
            }
            Action::Hear => {
                state(talk, id.account)?;
                false
            }
            Action::Undo => {
                let is_undone = talk.carry_out(history::undo)?;
                // What comes back is read out again.
                heard.clear();
                is_undone
            }
        };
        if is_settled {
            return Ok(true);
        }
    }
}

fn snooze(talk: &mut Talk<'_>, named: &str) -> Result<bool, Failure> {
    let Some(date) = talk.ask(&say!(talk.cx.words, "plain-item-until"))? else { return Ok(false) };
    let args = ItemSnoozeArgs { item: named.to_owned(), date, reason: None };
    talk.carry_out(|cx| mark(cx, named, MarkAction::Snoozed, Some(&args)))
}

/// Logs a line for the item's account; the item may be done by it.
fn log_and_ask(talk: &mut Talk<'_>, id: &ItemId) -> Result<bool, Failure> {
    if !log_line(talk, Some(id.account.to_string()))? {
        return Ok(false);
    }
    let is_open = read(talk.cx)?.iter().any(|item| item.id == *id);
    if !is_open {
        return Ok(true);
    }
    let (question, yes) = (say!(talk.cx.words, "plain-item-also-done"), [say!(talk.cx.words, "plain-yes")]);
    match talk.choose(&question, &yes, &say!(talk.cx.words, "plain-no"))? {
        Some(_) => talk.carry_out(|cx| mark(cx, &id.to_string(), MarkAction::Done, None)),
        None => Ok(false),
    }
}

fn read(cx: &Context) -> Result<Vec<Told>, Failure> {
    let book = cx.read()?;
    let standing = Standing::read(cx, &book.reader)?;
    let queue = Today::read(book.reader.connection(), &standing.day(cx), cx.clock.now())?;
    Ok(queue.items.iter().map(|item| Told { id: item.id, text: text(cx, &queue, item) }).collect())
}

/// Says who, why, until when and what next, in sentences.
fn text(cx: &Context, queue: &Today, item: &Item) -> String {
    let name = queue.account(item.id.account).map(|scored| scored.line.name.clone()).unwrap_or_default();
    let mut lines = vec![say!(cx.words, "plain-item-who", name = name, reason = cx.words.word(item.id.reason))];
    lines.extend(item.raised.why.iter().map(|line| triage::why(&cx.words, &cx.format, &line.why)));
    lines.extend(item.raised.due_on.map(|day| say!(cx.words, "plain-item-due", day = cx.format.due(day))));
    lines.push(say!(cx.words, "plain-item-step", step = triage::suggestion(&cx.words, item.raised.suggestion)));
    lines.join("\n")
}
