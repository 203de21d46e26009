//! `mail`: conversations, and whose they are.

mod conversations;
mod conversations_json;
mod json;
mod people;
mod rules;
mod sources;
mod unmatched;

pub use json::OwnLine;
pub use unmatched::own_question;

use crate::cli::args::{MailArgs, MailCommand};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::ThreadSettled;

pub fn mail(cx: &Context, args: &MailArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => conversations::list(cx, args),
        Some(MailCommand::Show(args)) => conversations::show(cx, args),
        Some(MailCommand::Owed(args)) => conversations::owed(cx, args),
        Some(MailCommand::Done(args)) => conversations::settle(cx, args, Some(ThreadSettled::Done)),
        Some(MailCommand::NoAnswer(args)) => conversations::settle(cx, args, Some(ThreadSettled::NoAnswer)),
        Some(MailCommand::Reopen(args)) => conversations::settle(cx, args, None),
        Some(MailCommand::Snooze(args)) => conversations::snooze(cx, args),
        Some(MailCommand::Promises(args)) => conversations::promises(cx, args),
        Some(MailCommand::Unmatched(args)) => unmatched::list(cx, args.limit),
        Some(MailCommand::Assign(args)) => rules::assign(cx, args),
        Some(MailCommand::Ignore(args)) => rules::ignore(cx, &args.patterns),
        Some(MailCommand::Public(args)) => rules::public(cx, &args.patterns),
        Some(MailCommand::Own(args)) => rules::own(cx, args),
        Some(MailCommand::Rules(args)) => rules::rules(cx, args),
        Some(MailCommand::Sources(args)) => sources::sources(cx, args),
        Some(MailCommand::People(args)) => people::people(cx, args),
    }
}
