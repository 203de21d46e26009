//! `initiative list|show|add|edit|members|verdict|next|delete`.

mod json;
mod text;
mod write;

use crate::cli::args::{InitiativeArgs, InitiativeCommand};
use crate::cli::context::{Context, row_named};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::initiative::Effect;
use crate::domain::{Initiative, InitiativeId, Row};
use crate::review::initiatives::{InitiativeLine, action_name, effect, initiatives};
use crate::review::renewals::base_currency;
use crate::say;
use crate::store::Reader;
use crate::store::initiatives::members;

pub fn initiative(cx: &Context, args: &InitiativeArgs) -> Result<Answer, Failure> {
    match &args.command {
        None | Some(InitiativeCommand::List) => list(cx),
        Some(InitiativeCommand::Show(args)) => show(cx, &args.initiative),
        Some(InitiativeCommand::Add(args)) => write::add(cx, args),
        Some(InitiativeCommand::Edit(args)) => write::edit(cx, args),
        Some(InitiativeCommand::Members(args)) => write::members(cx, args),
        Some(InitiativeCommand::Verdict(args)) => write::verdict(cx, args),
        Some(InitiativeCommand::Next(args)) => write::next(cx, args),
        Some(InitiativeCommand::Delete(args)) => write::delete(cx, &args.initiative),
    }
}

/// Finds the initiative that an argument names by its id.
pub fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<InitiativeId, Initiative>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-initiative", id = id))
}

fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let model = cx.model(reader)?;
    let ground = cx.ground(reader, &model);
    let base = base_currency(reader.connection(), cx.words.home());
    let mut lines: Vec<(InitiativeLine, Option<Effect>)> = Vec::new();
    for line in initiatives(&ground)? {
        let effect = effect(&ground, base, &line.row)?;
        lines.push((line, effect));
    }
    let json: Vec<json::InitiativeJson> = lines.iter().map(|(line, effect)| json::line(line, effect.as_ref(), cx.format.today)).collect();
    Ok(cx.answer(&json, || text::list(cx, &lines)))
}

/// Answers with one initiative, the book still open.
fn told(cx: &Context, reader: &Reader, id: InitiativeId) -> Result<Answer, Failure> {
    let model = cx.model(reader)?;
    let ground = cx.ground(reader, &model);
    let connection = reader.connection();
    let line = initiatives(&ground)?.into_iter().find(|line| line.row.id == id);
    let line = line.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-initiative", id = id.to_string())))?;
    let effect = effect(&ground, base_currency(connection, cx.words.home()), &line.row)?;
    let members = members(connection, Some(id))?;
    let action = action_name(connection, cx.words.lang(), &line.row)?;
    let shown = json::shown(&line, effect.as_ref(), &members, cx.format.today);
    Ok(cx.answer(&shown, || text::show(cx, &line, effect.as_ref(), &members, action)))
}

fn show(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let id = find(cx, &book.reader, id)?.id;
    told(cx, &book.reader, id)
}
