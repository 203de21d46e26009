//! `expansions`: upsell and cross-sell with their sums, and `expansions add|set|win|lose|reopen|delete|suggest`.

mod json;
mod text;
mod write;

use crate::cli::args::{ExpansionsArgs, ExpansionsCommand, ExpansionsSuggestArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::domain::expansion::rule::RULE;
use crate::review::expansions::{ProposalLine, opportunities, suggestions};
use crate::review::renewals::base_currency;

pub fn expansions(cx: &Context, args: &ExpansionsArgs) -> Result<Answer, Failure> {
    match &args.command {
        None if args.only_suggested => suggest(cx, &args.filter, true),
        None => list(cx, args),
        Some(ExpansionsCommand::Add(args)) => write::add(cx, args),
        Some(ExpansionsCommand::Set(args)) => write::set(cx, args),
        Some(ExpansionsCommand::Win(args)) => write::win(cx, args),
        Some(ExpansionsCommand::Lose(args)) => write::lose(cx, args),
        Some(ExpansionsCommand::Reopen(args)) => write::reopen(cx, args),
        Some(ExpansionsCommand::Delete(args)) => write::delete(cx, &args.id),
        Some(ExpansionsCommand::Suggest(ExpansionsSuggestArgs { only_rule: true, .. })) => {
            Ok(cx.answer(&json::rule(&RULE), || text::rule(cx)))
        }
        Some(ExpansionsCommand::Suggest(args)) => suggest(cx, &args.filter, false),
    }
}

fn list(cx: &Context, args: &ExpansionsArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let filter = understood(cx, reader, &args.filter.join(" "))?;
    let (model, base) = (cx.model(reader)?, base_currency(reader.connection(), cx.words.home()));
    let found = opportunities(&cx.ground(reader, &model), base, &filter)?;
    let (with_open, with_closed) = (!args.only_closed, !args.only_open);
    let open = found.open.iter().filter(|_| with_open);
    let lines: Vec<json::ExpansionsLine> = open.chain(found.closed.iter().filter(|_| with_closed)).map(json::line).collect();
    Ok(cx.answer(&lines, || text::list(cx, &found, args)))
}

/// Asks the rule; narrowed, only what it suggests is told.
fn suggest(cx: &Context, filter: &[String], is_narrowed: bool) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let filter = understood(cx, reader, &filter.join(" "))?;
    let (model, base) = (cx.model(reader)?, base_currency(reader.connection(), cx.words.home()));
    let found = suggestions(&cx.ground(reader, &model), base, &filter)?;
    let told = |lines: &[ProposalLine]| lines.iter().map(|line| json::proposal(cx, line)).collect::<Vec<_>>();
    let json = json::Suggested {
        suggested: told(&found.suggested),
        held_back: if is_narrowed { Vec::new() } else { told(&found.held) },
        rule: json::rule(&RULE),
    };
    Ok(cx.answer(&json, || text::suggestions(cx, &found, is_narrowed)))
}
