//! `draft write|send|mailto`: drafts leave as files, into a folder of drafts, or to a command that sends.

use super::draft::several;
use crate::cli::args::{DraftSendArgs, DraftWriteArgs};
use crate::cli::context::{self, Context};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::letter::lint::may_leave;
use crate::domain::letter::{Charset, Desk};
use crate::domain::{MailDraftId, MailDraftState, OpId};
use crate::export::mailto::{LONGEST, mailto as address};
use crate::ops::{self, LetterOp, Op};
use crate::review::letters::{LintedDraft, refs};
use crate::say;
use crate::shell::letters::{Place, folder_beside, hand_over};
use crate::store::Book;
use crate::tui::job::{Parcel, Way};
use crate::wording::letters::recipient;
use crate::wording::op_error;
use serde::Serialize;
use std::path::Path;

/// What became of drafts that were to leave.
#[derive(Debug, Default)]
pub struct Left {
    pub op: Option<OpId>,
    pub done: Vec<(MailDraftId, String)>,
    /// How many stayed for what was found in them.
    pub held: usize,
    pub failed: Option<String>,
    pub refused: Option<char>,
}

#[derive(Debug, Serialize)]
struct LeftJson<'a> {
    op: Option<OpId>,
    done: Vec<DoneLine<'a>>,
    held: Vec<HeldLine<'a>>,
    problem: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct DoneLine<'a> {
    id: MailDraftId,
    to: &'a str,
}

#[derive(Debug, Serialize)]
struct HeldLine<'a> {
    id: Option<MailDraftId>,
    name: &'a str,
    findings: Vec<super::lines::FindingLine>,
}

pub fn write(cx: &Context, args: &DraftWriteArgs) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let drafts = several(cx, &book.reader, &args.several.ids)?;
    let way = if args.maildir { Way::Folder } else { Way::Files };
    let left = let_go(cx, &mut book, &drafts, (way, args.out.as_deref()), args.charset.unwrap_or(cx.letters.charset), args.force)?;
    book.close()?;
    Ok(answer(cx, &drafts, &left, args.force))
}

/// Sends only with `--yes`; without it says what would be sent.
pub fn send(cx: &Context, args: &DraftSendArgs) -> Result<Answer, Failure> {
    let mut book = cx.write()?;
    let drafts = several(cx, &book.reader, &args.several.ids)?;
    let Some(command) = &cx.letters.send else { return Err(Failure::Failed(say!(cx.words, "draft-no-command"))) };
    let (drafts, again): (Vec<LintedDraft>, Vec<LintedDraft>) =
        drafts.into_iter().partition(|draft| args.again || draft.draft.state != MailDraftState::Handed);
    if !again.is_empty() {
        let line = |draft: &LintedDraft| {
            let to = draft.draft.handed_to.clone().unwrap_or_default();
            format!("\n  {}: {} ({to})", recipient(&draft.draft), draft.draft.subject)
        };
        let lines: String = again.iter().map(line).collect();
        let said = format!("{}{lines}", say!(cx.words, "cli-draft-again", n = again.len()));
        if drafts.is_empty() {
            return Err(Failure::Failed(said));
        }
        crate::cli::output::complain(&said);
    }
    if !args.yes {
        let to: Vec<String> = drafts.iter().map(|draft| format!("\n  {}: {}", recipient(&draft.draft), draft.draft.subject)).collect();
        return Err(Failure::Usage(format!(
            "{}{}",
            say!(cx.words, "cli-draft-yes", n = drafts.len(), command = command.clone()),
            to.concat()
        )));
    }
    let left = let_go(cx, &mut book, &drafts, (Way::Send, None), cx.letters.charset, args.force)?;
    book.close()?;
    let answer = answer(cx, &drafts, &left, args.force);
    Ok(if again.is_empty() { answer } else { answer.with_code(3) })
}

/// Lets drafts leave, but not those in which something should be put right; notes who took them.
pub fn let_go(
    cx: &Context,
    book: &mut Book,
    drafts: &[LintedDraft],
    (way, folder): (Way, Option<&Path>),
    charset: Charset,
    is_forced: bool,
) -> Result<Left, Failure> {
    let ready: Vec<&LintedDraft> = drafts.iter().filter(|draft| is_ready(draft, is_forced)).collect();
    let mut parcels = Vec::with_capacity(ready.len());
    for draft in &ready {
        let refs = refs(book.reader.connection(), draft.draft.reply_to)?;
        parcels.extend(draft.id.map(|id| Parcel::of(id, &draft.draft, &draft.account, refs, (cx.format.today, cx.clock.now()))));
    }
    let desk = Desk { charset, ..cx.letters.clone() };
    let folder = folder.map_or_else(|| cx.book_path().map(folder_beside), |folder| Ok(folder.to_owned()))?;
    let writer = context::writer(book)?;
    let mut noted = None;
    let mut note = |id, by: &str| {
        let op = Op::Letter(LetterOp::HandOver(vec![(id, by.to_owned())]));
        noted = ops::apply(writer, &op, cx.clock.now()).map_err(|error| op_error(&cx.words, &error))?.op;
        Ok(())
    };
    let lettered = hand_over(&cx.words, way, &parcels, &Place { desk: &desk, folder: &folder }, (&mut |_, _| true, &mut note));
    let op = match lettered.done.as_slice() {
        [] => None,
        _ if way == Way::Send => noted,
        done => ops::apply(context::writer(book)?, &Op::Letter(LetterOp::HandOver(done.to_vec())), cx.clock.now())?.op,
    };
    Ok(Left { op, held: drafts.len() - ready.len(), done: lettered.done, failed: lettered.failed, refused: lettered.refused })
}

/// What was sent does not leave twice.
fn is_ready(draft: &LintedDraft, is_forced: bool) -> bool {
    draft.draft.state != MailDraftState::Sent && (is_forced || may_leave(&draft.findings))
}

fn answer(cx: &Context, drafts: &[LintedDraft], left: &Left, is_forced: bool) -> Answer {
    let held: Vec<&LintedDraft> = drafts.iter().filter(|draft| !is_ready(draft, is_forced)).collect();
    let json = LeftJson {
        op: left.op,
        done: left.done.iter().map(|(id, to)| DoneLine { id: *id, to }).collect(),
        held: held
            .iter()
            .map(|draft| HeldLine { id: draft.id, name: &draft.account, findings: super::lines::findings(cx, draft) })
            .collect(),
        problem: left.failed.as_deref(),
    };
    let answer = cx.answer(&json, || text(cx, &held, left));
    let code = match (left.done.is_empty(), held.is_empty() && left.failed.is_none()) {
        (_, true) => 0,
        (true, false) => 1,
        (false, false) => 3,
    };
    answer.with_code(code)
}

fn text(cx: &Context, held: &[&LintedDraft], left: &Left) -> Text {
    let mut text = Text::default();
    for (_, to) in &left.done {
        text.line(to.as_str());
    }
    if let Some(character) = left.refused {
        text.line(Piece::new(say!(cx.words, "draft-in-utf8", character = character.to_string()), Tone::Dim));
    }
    for draft in held {
        text.line(format!("{}: {}", draft.account, draft.draft.subject));
        match draft.draft.state {
            MailDraftState::Sent => drop(text.line(say!(cx.words, "draft-is-sent"))),
            _ => text.append(super::lines::found(cx, draft)),
        }
    }
    if !held.is_empty() {
        text.line(Piece::new(say!(cx.words, "cli-draft-held", n = held.len()), Tone::Bad));
    }
    if let Some(why) = &left.failed {
        text.line(Piece::new(why, Tone::Bad));
    }
    if !left.done.is_empty() {
        text.line(Piece::new(say!(cx.words, "cli-draft-then"), Tone::Dim));
    }
    text
}

#[derive(Debug, Serialize)]
struct UriLine {
    uri: String,
    length: usize,
    /// Whether some systems would cut it.
    long: bool,
}

pub fn mailto(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let drafts = several(cx, &book.reader, &[id.to_owned()])?;
    let uri = drafts.first().map(|draft| address(&draft.draft)).unwrap_or_default();
    let line = UriLine { length: uri.len(), long: uri.len() > LONGEST, uri };
    if line.long {
        crate::cli::output::complain(&say!(cx.words, "draft-mailto-long", n = line.length, most = LONGEST));
    }
    Ok(cx.answer(&line, || {
        let mut text = Text::default();
        text.line(line.uri.as_str());
        text
    }))
}
