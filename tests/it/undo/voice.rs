//! Ops on answers and invitations.

use super::{day, morning::one};
use crate::support::noon;
use mimamori::domain::*;
use mimamori::ops::Op;
use mimamori::ops::voice::VoiceOp;
use mimamori::store::all_of;
use rusqlite::Connection;

/// How many choices `for_voice` knows.
pub const CHOICES: u8 = 6;

pub fn for_voice(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let response = one::<Response>(connection, pick).map(|row| row.id);
    let on = pick.is_multiple_of(2).then(|| day("2026-11-20"));
    Some(Op::Voice(match choice {
        0 => VoiceOp::Invite(SurveyKind::Nps, noon().into(), vec![Invitee { account: account?, contact: None }]),
        1 => {
            let task = pick.is_multiple_of(3).then(|| Task { account, due_on: on, ..Task::titled("call back") });
            VoiceOp::Plan(response?, pick.is_multiple_of(2).then(|| "call back".to_owned()), task)
        }
        2 => VoiceOp::Close(vec![response?], on),
        3 => VoiceOp::Tell(vec![response?], on),
        4 => {
            let invitation = one::<Invitation>(connection, pick)?;
            let answers = all_of::<Response>(connection).expect("reads");
            let answer = answers.into_iter().find(|row| row.account == invitation.account).map(|row| row.id);
            VoiceOp::Link(invitation.id, answer.filter(|_| invitation.response.is_none()))
        }
        // An answer that settles the open invitation.
        _ => {
            let score = Score::new((pick % 11) as i64, SurveyKind::Nps.usual_scale()).expect("on the scale");
            let invitation = one::<Invitation>(connection, pick)?;
            return Some(Op::SaveResponse(None, Response::given(invitation.account, SurveyKind::Nps, score, noon().into())));
        }
    }))
}
