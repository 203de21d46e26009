//! `draft segment`: one letter to the right person of each account that fits a filter, in one undo step.

use super::fills::fills;
use super::lines::{self, DraftLine, line};
use super::{cannot, leave, writer};
use crate::cli::args::DraftSegmentArgs;
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::letter::{Fills, catalogue};
use crate::domain::{AccountId, MailDraft, OpId};
use crate::ops::{self, LetterOp, Op};
use crate::review::accounts_matching;
use crate::review::letters::{LintedDraft, SkipReason};
use crate::say;
use crate::store::{self, Reader, letters::own_templates};
use crate::tui::job::Way;
use crate::wording::letters::{Mailing, plan, skip};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Made {
    op: Option<OpId>,
    asked: Vec<String>,
    drafts: Vec<DraftLine>,
    skipped: Vec<SkipLine>,
    /// Files that were written, in the order of the drafts.
    files: Vec<String>,
    problem: Option<String>,
}

#[derive(Debug, Serialize)]
struct SkipLine {
    account: AccountId,
    name: String,
    person: Option<String>,
    reason: SkipReason,
    text: String,
}

pub fn segment(cx: &Context, args: &DraftSegmentArgs) -> Result<Answer, Failure> {
    let mut book = if args.dry_run { cx.read()? } else { cx.write()? };
    let mut mailing = planned(cx, &book.reader, args)?;
    let op = if args.dry_run || mailing.drafts.is_empty() {
        None
    } else {
        let drafts: Vec<MailDraft> = mailing.drafts.iter().map(|one| one.draft.clone()).collect();
        let done = ops::apply(context::writer(&mut book)?, &Op::Letter(LetterOp::Make(drafts)), cx.clock.now())?;
        mailing.drafts = made(cx, &book.reader, &done.value)?;
        done.op
    };
    let leaving = match &args.out {
        Some(folder) => leave::let_go(cx, &mut book, &mailing.drafts, (Way::Files, Some(folder)), cx.letters.charset, false)?,
        None => leave::Left::default(),
    };
    book.close()?;
    let json = Made {
        op,
        asked: mailing.asked.clone(),
        drafts: mailing.drafts.iter().map(|one| line(cx, one, true)).collect(),
        skipped: mailing.skipped.iter().map(|one| skip_line(cx, one)).collect(),
        files: leaving.done.iter().map(|(_, file)| file.clone()).collect(),
        problem: leaving.failed.clone(),
    };
    let is_whole = leaving.failed.is_none() && leaving.held == 0;
    let answer = cx.answer(&json, || text(cx, &mailing, &json, leaving.held));
    Ok(if is_whole { answer } else { answer.with_code(3) })
}

fn planned(cx: &Context, reader: &Reader, args: &DraftSegmentArgs) -> Result<Mailing, Failure> {
    let templates = catalogue(own_templates(reader.connection())?);
    let template = templates.into_iter().find(|template| template.key == args.template);
    let template = template.ok_or_else(|| Failure::Failed(say!(cx.words, "template-none", key = args.template.clone())))?;
    let filter = understood(cx, reader, &args.filter.join(" "))?;
    let model = cx.model(reader)?;
    let ground = cx.ground(reader, &model);
    let accounts = accounts_matching(ground.connection, &filter, ground.model, ground.today, ground.zone)?;
    let plan = |fills: &Fills| plan(writer(cx, &ground), &accounts, args.role, &template, fills).map_err(|error| cannot(cx, error));
    let first = plan(&Fills::new())?;
    let fills = fills(cx, &args.fill, &first.asked)?;
    if fills.is_empty() { Ok(first) } else { Ok(Mailing { asked: first.asked, ..plan(&fills)? }) }
}

/// Reads the drafts of a mailing that was just made.
fn made(cx: &Context, reader: &Reader, outcome: &ops::Outcome) -> Result<Vec<LintedDraft>, Failure> {
    let all = store::all_of::<MailDraft>(reader.connection())?;
    let batch = all.iter().find(|row| Some(row.id.0) == outcome.row.map(|row| row.id)).and_then(|row| row.batch);
    let own = all.into_iter().filter(|row| row.batch.is_some() && row.batch == batch);
    super::draft::looked_over(cx, reader, own.map(|row| (Some(row.id), row.fields)).collect())
}

fn skip_line(cx: &Context, one: &crate::review::letters::Skipped) -> SkipLine {
    SkipLine {
        account: one.account,
        name: one.name.clone(),
        person: one.person.clone(),
        reason: one.reason,
        text: skip(&cx.words, one.reason),
    }
}

fn text(cx: &Context, mailing: &Mailing, made: &Made, held: usize) -> Text {
    let mut text = lines::table(cx, &mailing.drafts);
    if !made.skipped.is_empty() {
        text.blank().line(Piece::new(say!(cx.words, "cli-draft-skipped", n = made.skipped.len()), Tone::Strong));
        for one in &made.skipped {
            let person = one.person.as_ref().map(|person| format!(" ({person})")).unwrap_or_default();
            text.line(format!("  {}{person}: {}", one.name, one.text));
        }
    }
    for question in
        mailing.asked.iter().filter(|question| mailing.drafts.iter().any(|one| one.draft.body.contains(&format!("[[{question}]]"))))
    {
        text.line(Piece::new(say!(cx.words, "cli-draft-asks", question = question.clone()), Tone::Watch));
    }
    for file in &made.files {
        text.line(file.as_str());
    }
    if held > 0 {
        text.line(Piece::new(say!(cx.words, "cli-draft-held", n = held), Tone::Bad));
    }
    if let Some(problem) = &made.problem {
        text.line(Piece::new(problem, Tone::Bad));
    }
    if made.op.is_some() {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}
