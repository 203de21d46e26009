//! Ops on themes and feedback.

use super::{day, morning::one};
use crate::support::noon;
use mimamori::domain::*;
use mimamori::ops::{FeedbackOp, Op, TagMark, ThemeOp};
use mimamori::store::{Entity, all_of};
use rusqlite::Connection;

/// How many choices `for_heard` knows.
pub const CHOICES: u8 = 11;

pub fn for_heard(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let voice = one::<Voice>(connection, pick);
    let matter = one::<Feedback>(connection, pick);
    let on = day("2026-11-20");
    if choice < 4 {
        return for_theme(connection, choice, pick);
    }
    Some(Op::Feedback(match choice {
        4 => {
            let kind = FeedbackKind::ALL[pick % FeedbackKind::ALL.len()];
            FeedbackOp::Add(Feedback::titled(kind, format!("Matter {pick}"), on), vec![said(connection, account?, pick)])
        }
        5 => {
            let matter = matter?;
            FeedbackOp::Edit(matter.id, Feedback { title: format!("Renamed {pick}"), reference: Some("214".into()), ..matter.fields })
        }
        6 => FeedbackOp::Move(vec![matter?.id], FeedbackStatus::ALL[pick % FeedbackStatus::ALL.len()], on),
        7 => FeedbackOp::Link(matter?.id, vec![Voice { quote: Some("me too".into()), ..Voice::of(account?, noon().into()) }]),
        8 => {
            let voice = voice?;
            FeedbackOp::EditVoice(voice.id, Voice { quote: Some(format!("quote {pick}")), ..voice.fields })
        }
        9 => FeedbackOp::Unlink(vec![voice?.id]),
        _ => {
            let told = all_of::<Feedback>(connection).expect("reads").into_iter().find(|row| row.status.is_to_tell());
            let Some(told) = told else { return Some(Op::Feedback(FeedbackOp::Move(vec![matter?.id], FeedbackStatus::Done, on))) };
            let voice = all_of::<Voice>(connection).expect("reads").into_iter().find(|row| row.feedback == told.id)?;
            FeedbackOp::Tell(vec![voice.id], voice.told_on.is_none().then_some(on))
        }
    }))
}

/// Something of the book that was said, with whose it is: an answer, a touch or a ticket in turn, or what there is.
fn target(connection: &Connection, pick: usize) -> Option<((TaggedKind, i64), AccountId, Moment)> {
    let answer = || one::<Response>(connection, pick / 3).map(|row| ((TaggedKind::Survey, row.id.0), row.account, row.at));
    let touch = || one::<Touch>(connection, pick / 3).map(|row| ((TaggedKind::Touch, row.id.0), row.account, row.at));
    let ticket = || one::<Ticket>(connection, pick / 3).map(|row| ((TaggedKind::Ticket, row.id.0), row.account, row.opened_at));
    match pick % 3 {
        0 => answer().or_else(touch),
        1 => touch().or_else(ticket),
        _ => ticket().or_else(answer),
    }
}

/// What somebody said as the source, where there is something.
fn said(connection: &Connection, account: AccountId, pick: usize) -> Voice {
    match target(connection, pick) {
        Some((source, account, at)) => Voice { source: Some(source), ..Voice::of(account, at) },
        None => Voice::of(account, noon().into()),
    }
}

/// Takes a row of a kind that a theme was put to or that a matter quotes, else another one.
pub fn pointed_at(connection: &Connection, kind: TaggedKind, other: EntityRef) -> EntityRef {
    let tagged = all_of::<Tag>(connection).expect("reads").into_iter().map(|tag| (tag.kind, tag.row));
    let quoted = all_of::<Voice>(connection).expect("reads").into_iter().filter_map(|voice| voice.source);
    let found = quoted.chain(tagged).find(|(pointed, _)| *pointed == kind);
    found.map_or(other, |(kind, id)| EntityRef { kind: kind.entity(), id })
}

/// Takes a row that others belong to, else another one.
pub fn with_parts<E: Entity, I>(connection: &Connection, whole: impl Fn(&E) -> I, other: I) -> I {
    all_of::<E>(connection).expect("reads").first().map_or(other, |part| whole(&part.fields))
}

fn for_theme(connection: &Connection, choice: u8, pick: usize) -> Option<Op> {
    let theme = one::<Theme>(connection, pick);
    let new = |name: String| Theme { name, criterion: "slow things".into(), rules: "slow\nlag -fast".into(), position: 0 };
    Some(Op::Theme(match choice {
        0 => ThemeOp::Save(None, new(format!("Theme {pick}"))),
        1 => ThemeOp::Save(Some(theme?.id), new(format!("Theme {pick} renamed"))),
        2 => ThemeOp::Order(all_of::<Theme>(connection).expect("reads").into_iter().rev().map(|row| row.id).collect()),
        _ => {
            let states = [Some(TagState::Set), Some(TagState::Dismissed), None];
            let (target, ..) = target(connection, pick)?;
            ThemeOp::Mark(vec![TagMark { theme: theme?.id, target, state: states[pick / 3 % states.len()] }])
        }
    }))
}
