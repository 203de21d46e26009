//! Writing initiatives: add, edit, members, verdict, next, delete.

use super::find;
use crate::cli::args::{InitiativeAddArgs, InitiativeEditArgs, InitiativeMembersArgs, InitiativeNextArgs, InitiativeVerdictArgs};
use crate::cli::context::{Context, each_once};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::domain::kpi::Span;
use crate::domain::{AccountId, ActionKind, EntityKind, EntityRef, Initiative};
use crate::i18n::query_error_marked;
use crate::ops::{InitiativeOp, Judgement, Op, PlaybookStart, RunStart};
use crate::review::initiatives::{action, asked_then, chosen, refreshed};
use crate::review::playbook as playbooks;
use crate::say;
use crate::store::Reader;
use crate::store::initiatives::members as members_of;
use chrono::NaiveDate;

pub fn add(cx: &Context, args: &InitiativeAddArgs) -> Result<Answer, Failure> {
    let (start, end) = days(cx, &args.initiative_start, &args.initiative_end)?;
    let book = cx.write()?;
    let reader = &book.reader;
    let accounts = choose(cx, reader, &args.filter, start)?;
    let (action_kind, action) = deed(cx, reader, args.initiative_action.as_deref().unwrap_or_default())?;
    let initiative = Initiative {
        title: args.initiative_title.trim().to_owned(),
        hypothesis: args.hypothesis.trim().to_owned(),
        filter: args.filter.trim().to_owned(),
        action_kind,
        action,
        measure: args.measure.to_string(),
        start_on: start,
        end_on: end,
        verdict: None,
        learned: None,
        next_step: None,
    };
    let begun = if args.begin { Some(playbook_start(cx, reader, &initiative, &accounts)?) } else { None };
    let mut more = vec![cx.words.count(EntityKind::Account, accounts.len())];
    more.extend(said_then(cx, start));
    if let Some(begun) = &begun {
        more.push(say!(cx.words, "cli-initiative-begun", playbook = begun.name.clone(), n = begun.runs.len()));
    }
    carry_out_and_say(cx, book, &Op::Initiative(InitiativeOp::Add(initiative, accounts, begun)), &more)
}

pub fn edit(cx: &Context, args: &InitiativeEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.initiative)?;
    let mut initiative = row.fields;
    let day = |name, text: &Option<String>, old| text.as_deref().map_or(Ok(old), |text| cx.coming_day(name, text));
    initiative.start_on = day("--start", &args.initiative_start, initiative.start_on)?;
    initiative.end_on = day("--end", &args.initiative_end, initiative.end_on)?;
    in_order(initiative.start_on, initiative.end_on)?;
    if let Some(filter) = &args.filter {
        understood(cx, &book.reader, filter)?;
        initiative.filter = filter.trim().to_owned();
    }
    if let Some(text) = &args.initiative_action {
        (initiative.action_kind, initiative.action) = deed(cx, &book.reader, text)?;
    }
    let taken = |text: &Option<String>, old: String| text.as_ref().map_or(old, |text| text.trim().to_owned());
    initiative.title = taken(&args.initiative_new_title, initiative.title);
    initiative.hypothesis = taken(&args.hypothesis, initiative.hypothesis);
    initiative.measure = args.measure.map_or(initiative.measure, |measure| measure.to_string());
    carry_out(cx, book, &Op::Initiative(InitiativeOp::Edit(row.id, initiative)))
}

/// Lists the members, or changes them.
pub fn members(cx: &Context, args: &InitiativeMembersArgs) -> Result<Answer, Failure> {
    if args.add.is_empty() && args.remove.is_empty() && !args.refresh {
        let book = cx.read()?;
        let id = find(cx, &book.reader, &args.initiative)?.id;
        return super::told(cx, &book.reader, id);
    }
    let book = cx.write()?;
    let reader = &book.reader;
    let row = find(cx, reader, &args.initiative)?;
    let (add, remove) = if args.refresh {
        let model = cx.model(reader)?;
        let found = refreshed(&cx.ground(reader, &model), &row)?;
        let found = found.map_err(|error| Failure::Failed(query_error_marked(&cx.words, &error, &row.filter)))?;
        (found.added, found.removed)
    } else {
        let named = |names: &[String]| -> Result<Vec<AccountId>, Failure> {
            let found = each_once(names, |account: &crate::store::directory::AccountName| account.id, |name| cx.account(reader, name))?;
            Ok(found.into_iter().map(|account| account.id).collect())
        };
        let remove = named(&args.remove)?;
        let standing = members_of(reader.connection(), Some(row.id))?;
        if let Some(stranger) = remove.iter().position(|account| standing.iter().all(|member| member.account != *account)) {
            return Err(Failure::Failed(say!(cx.words, "cli-initiative-no-member", name = args.remove[stranger].clone())));
        }
        (named(&args.add)?, remove)
    };
    let more: Vec<String> = said_then(cx, row.start_on).filter(|_| args.refresh).into_iter().collect();
    carry_out_and_say(cx, book, &Op::Initiative(InitiativeOp::Members { id: row.id, add, remove }), &more)
}

pub fn verdict(cx: &Context, args: &InitiativeVerdictArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.initiative)?;
    let kept = |text: &Option<String>, old: &Option<String>| match text {
        Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        None => old.clone(),
    };
    let judgement = args.verdict.map(|verdict| Judgement {
        on: cx.format.today,
        verdict,
        learned: kept(&args.learned, &row.learned),
        next_step: kept(&args.next, &row.next_step),
    });
    if judgement.is_some() && row.start_on > cx.format.today {
        let day = cx.format.date(row.start_on);
        return Err(Failure::Failed(say!(cx.words, "initiative-no-verdict-yet", day = day)));
    }
    let is_early = judgement.is_some() && row.end_on > cx.format.today;
    let more = if is_early { vec![say!(cx.words, "initiative-judged-early", day = cx.format.date(row.end_on))] } else { Vec::new() };
    carry_out_and_say(cx, book, &Op::Initiative(InitiativeOp::Judge(row.id, judgement)), &more)
}

pub fn next(cx: &Context, args: &InitiativeNextArgs) -> Result<Answer, Failure> {
    let start = args.initiative_start.as_deref().map(|text| cx.coming_day("--start", text)).transpose()?;
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.initiative)?;
    let mut next = row.following(cx.format.today);
    if let Some(start) = start {
        next.end_on = start + (next.end_on - next.start_on);
        next.start_on = start;
    }
    carry_out(cx, book, &Op::Initiative(InitiativeOp::Next(row.id, next)))
}

pub fn delete(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, id)?.id;
    carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
}

fn days(cx: &Context, start: &str, end: &str) -> Result<(NaiveDate, NaiveDate), Failure> {
    let (start, end) = (cx.coming_day("--start", start)?, cx.coming_day("--end", end)?);
    in_order(start, end)?;
    Ok((start, end))
}

fn in_order(start: NaiveDate, end: NaiveDate) -> Result<(), Failure> {
    Span::new(start, end).map(|_| ()).map_err(|why| Failure::Option { name: "--end", why })
}

/// Returns whom a filter chooses; nobody is refused, for there would be nothing to measure.
fn choose(cx: &Context, reader: &Reader, filter: &str, start_on: NaiveDate) -> Result<Vec<AccountId>, Failure> {
    let model = cx.model(reader)?;
    let found = chosen(&cx.ground(reader, &model), filter, start_on)?;
    let found = found.map_err(|error| Failure::Usage(query_error_marked(&cx.words, &error, filter)))?;
    match found.is_empty() {
        true => Err(Failure::Failed(say!(cx.words, "initiative-nobody", filter = filter.to_owned()))),
        false => Ok(found),
    }
}

/// Says as of which day the filter of an initiative that has begun was asked.
fn said_then(cx: &Context, start_on: NaiveDate) -> Option<String> {
    let day = asked_then(start_on, cx.format.today)?;
    Some(say!(cx.words, "initiative-asked-then", day = cx.format.date(day)))
}

fn deed(cx: &Context, reader: &Reader, text: &str) -> Result<(ActionKind, Option<String>), Failure> {
    action(reader.connection(), cx.words.lang(), text)?.map_err(|why| Failure::Option { name: "--action", why })
}

/// Works out the playbook of an initiative for its members; those for whom it cannot be started are left out.
fn playbook_start(cx: &Context, reader: &Reader, initiative: &Initiative, accounts: &[AccountId]) -> Result<PlaybookStart, Failure> {
    let key = initiative.action.as_deref().filter(|_| initiative.action_kind == ActionKind::Playbook);
    let playbook = key.map(|key| playbooks::playbook(reader.connection(), cx.words.lang(), key)).transpose()?.flatten();
    let playbook = playbook.ok_or_else(|| Failure::Usage(say!(cx.words, "cli-initiative-no-playbook")))?;
    let model = cx.model(reader)?;
    let zone = cx.zone();
    let ground =
        playbooks::Ground { connection: reader.connection(), model: &model, workdays: &cx.workdays, today: cx.format.today, zone: &zone };
    let mut runs = Vec::new();
    for preview in playbooks::previews(ground, &playbook, accounts, Some(initiative.start_on))? {
        let tasks = preview.tasks();
        let anchor_on = preview.anchor_on.filter(|_| preview.obstacle(playbook.anchor()).is_none());
        runs.extend(anchor_on.map(|anchor_on| RunStart { account: preview.account, anchor_on, tasks }));
    }
    Ok(PlaybookStart { key: playbook.key().to_owned(), name: playbook.name().to_owned(), reason: None, runs })
}
