//! What can be done to drafts, from their list and from one that is open: let them leave, say that they were sent, throw them away.

use crate::domain::letter::lint::may_leave;
use crate::domain::letter::{read_sheet, sheet};
use crate::domain::{MailDraftId, MailDraftState, Row};
use crate::export::mailto;
use crate::ops::{DraftText, LetterOp, Op, Sending};
use crate::review::letters::{LintedDraft, refs};
use crate::say;
use crate::store;
use crate::tui::command::Cmd;
use crate::tui::job::{JobReport, JobSpec, Lettered, Parcel, Way};
use crate::tui::pane::{Cx, Effect, Notice};
use crate::tui::route::{MailRoute, Route};
use crate::wording::letters::{finding, recipient};
use crate::wording::store_error;

/// What waits for a yes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    Leave(Way, Vec<MailDraftId>),
    Discard(Vec<MailDraftId>),
}

/// What follows from a command: effects, and what they wait for.
pub(super) type Acted = (Vec<Effect>, Option<Asked>);

/// Carries a command out on some drafts.
pub(super) fn act(cx: &Cx<'_>, cmd: Cmd, drafts: &[&LintedDraft]) -> Acted {
    let ids: Vec<MailDraftId> = drafts.iter().filter_map(|draft| draft.id).collect();
    match cmd {
        Cmd::DraftWrite => leave(cx, Way::Files, drafts),
        Cmd::DraftFolder => leave(cx, Way::Folder, drafts),
        Cmd::DraftSend => leave(cx, Way::Send, drafts),
        Cmd::DraftSent => (sent(cx, ids), None),
        Cmd::DraftDiscard => {
            let question = say!(cx.words, "draft-discard-ask", n = ids.len());
            let ask = Effect::Open(Route::Confirm { question, consequence: say!(cx.words, "draft-discard-then") });
            (vec![ask], Some(Asked::Discard(ids)))
        }
        Cmd::DraftMailto => (drafts.first().map(|draft| shown_uri(cx, draft)).unwrap_or_default(), None),
        Cmd::DraftEdit => (ids.first().map(|id| Effect::Open(Route::Mail(MailRoute::Edit(*id)))).into_iter().collect(), None),
        Cmd::DraftEditor => {
            (drafts.first().map(|one| Effect::Edit(sheet(&one.draft.subject, &one.draft.body))).into_iter().collect(), None)
        }
        _ => (Vec::new(), None),
    }
}

/// Takes what the editor made of a draft's subject and text.
pub(super) fn edited(cx: &Cx<'_>, text: &str, draft: Option<&LintedDraft>) -> Vec<Effect> {
    let Some((id, before)) = draft.and_then(|draft| Some((draft.id?, DraftText::of(&draft.draft)))) else { return Vec::new() };
    let (subject, body) = read_sheet(text);
    let now = DraftText { subject, body, ..before.clone() };
    if now == before {
        return vec![Effect::Notice(Notice::said(say!(cx.words, "form-unchanged")))];
    }
    vec![Effect::Write(Op::Letter(LetterOp::Change(id, now)))]
}

/// Says why a command cannot be run on drafts.
pub(super) fn disabled(cx: &Cx<'_>, cmd: Cmd, drafts: &[&LintedDraft]) -> Option<String> {
    let is_own = matches!(
        cmd,
        Cmd::DraftWrite
            | Cmd::DraftFolder
            | Cmd::DraftSend
            | Cmd::DraftSent
            | Cmd::DraftDiscard
            | Cmd::DraftMailto
            | Cmd::DraftEdit
            | Cmd::DraftEditor
    );
    match cmd {
        _ if !is_own => None,
        _ if drafts.is_empty() => Some(say!(cx.words, "draft-none-selected")),
        Cmd::DraftFolder if cx.letters.drafts.is_none() => Some(say!(cx.words, "draft-no-folder")),
        Cmd::DraftSend if cx.letters.send.is_none() => Some(say!(cx.words, "draft-no-command")),
        Cmd::DraftDiscard | Cmd::DraftMailto => None,
        _ => drafts.iter().any(|draft| draft.draft.state == MailDraftState::Sent).then(|| say!(cx.words, "draft-is-sent")),
    }
}

/// Lets drafts leave; asked first before anything is sent, and where something was found that should be put right.
fn leave(cx: &Cx<'_>, way: Way, drafts: &[&LintedDraft]) -> Acted {
    let ids: Vec<MailDraftId> = drafts.iter().filter_map(|draft| draft.id).collect();
    let held: Vec<&&LintedDraft> = drafts.iter().filter(|draft| !may_leave(&draft.findings)).collect();
    let question = match (held.as_slice(), drafts) {
        ([], _) if way != Way::Send => return (started(cx, way, drafts), None),
        ([], [one]) => say!(cx.words, "draft-send-ask-one", to = recipient(&one.draft)),
        ([], _) => say!(cx.words, "draft-send-ask", n = drafts.len()),
        _ => say!(cx.words, "draft-held-ask", n = held.len()),
    };
    let first = held.iter().flat_map(|draft| &draft.findings).find(|found| found.rule.blocks());
    let consequence = match first {
        Some(found) => finding(cx.words, cx.format, found),
        None if way == Way::Send && drafts.iter().any(|draft| draft.draft.state == MailDraftState::Handed) => handed_before(cx, drafts),
        None => say!(cx.words, "draft-send-then", command = cx.letters.send.clone().unwrap_or_default()),
    };
    (vec![Effect::Open(Route::Confirm { question, consequence })], Some(Asked::Leave(way, ids)))
}

/// Says to whom, and when, the first of some drafts was handed over that was.
fn handed_before(cx: &Cx<'_>, drafts: &[&LintedDraft]) -> String {
    let handed = drafts.iter().find(|draft| draft.draft.state == MailDraftState::Handed);
    let to = handed.and_then(|draft| draft.draft.handed_to.clone()).unwrap_or_default();
    // Without a note in the change log it is not known when.
    let at = handed.and_then(|draft| draft.id).and_then(|id| store::letters::changed_at(cx.book.connection(), id).ok().flatten());
    match at {
        Some(at) => say!(cx.words, "draft-again-then", at = cx.format.timestamp(at), to = to),
        None => say!(cx.words, "draft-again-then-undated", to = to),
    }
}

/// Carries out what was asked about.
pub(super) fn confirmed(cx: &Cx<'_>, asked: Asked, drafts: &[LintedDraft]) -> Vec<Effect> {
    match asked {
        Asked::Discard(ids) => vec![Effect::Write(Op::Letter(LetterOp::Discard(ids)))],
        Asked::Leave(way, ids) => {
            let meant: Vec<&LintedDraft> = drafts.iter().filter(|draft| draft.id.is_some_and(|id| ids.contains(&id))).collect();
            started(cx, way, &meant)
        }
    }
}

fn started(cx: &Cx<'_>, way: Way, drafts: &[&LintedDraft]) -> Vec<Effect> {
    let parcel = |draft: &&LintedDraft| {
        let refs = refs(cx.book.connection(), draft.draft.reply_to)?;
        Ok(draft.id.map(|id| Parcel::of(id, &draft.draft, &draft.account, refs, (cx.today(), cx.now))))
    };
    let parcels: store::Result<Vec<Option<Parcel>>> = drafts.iter().map(parcel).collect();
    match parcels {
        Ok(parcels) => vec![Effect::Start(JobSpec::Letters(way, parcels.into_iter().flatten().collect()))],
        Err(error) => vec![Effect::Notice(Notice::error(store_error(cx.words, &error)))],
    }
}

/// Says that drafts were sent; then asks which tasks that answers.
fn sent(cx: &Cx<'_>, ids: Vec<MailDraftId>) -> Vec<Effect> {
    vec![Effect::Write(Op::Letter(LetterOp::Sent(ids, Sending { at: cx.now, closes: Vec::new() })))]
}

/// Shows the address that opens the letter in another program; long ones are cut by some.
fn shown_uri(cx: &Cx<'_>, draft: &LintedDraft) -> Vec<Effect> {
    let uri = mailto::mailto(&draft.draft);
    let name = format!("{} {}.txt", cx.today(), draft.account);
    let mut effects = Vec::new();
    if uri.len() > mailto::LONGEST {
        let said = say!(cx.words, "draft-mailto-long", n = uri.len(), most = mailto::LONGEST);
        effects.push(Effect::Notice(Notice::error(said)));
    }
    effects.push(Effect::Open(Route::ExportText { name, content: uri }));
    effects
}

/// Says whether work was started, whose news are to be heard.
pub(super) fn starts(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Start(_)))
}

/// Notes who took the letters, and says what went wrong with the next. News of work that another screen started are left to it.
pub(super) fn news(cx: &Cx<'_>, report: &JobReport, is_waiting: &mut bool) -> Vec<Effect> {
    if matches!(report, JobReport::Progress { .. }) || !std::mem::take(is_waiting) {
        return Vec::new();
    }
    let (done, failed, refused) = match report {
        // What was sent is noted already, letter by letter.
        JobReport::Lettered(Way::Send, Lettered { failed, refused, .. }) => (&[][..], failed.as_ref(), refused),
        JobReport::Lettered(_, Lettered { done, failed, refused }) => (done.as_slice(), failed.as_ref(), refused),
        JobReport::Failed(why) => (&[][..], Some(why), &None),
        _ => return Vec::new(),
    };
    let mut effects = Vec::new();
    if !done.is_empty() {
        effects.push(Effect::Write(Op::Letter(LetterOp::HandOver(done.to_vec()))));
    }
    if let Some(character) = refused {
        effects.push(Effect::Notice(Notice::said(say!(cx.words, "draft-in-utf8", character = character.to_string()))));
    }
    if let Some(why) = failed {
        effects.push(Effect::Notice(Notice::error(why.clone())));
    }
    effects
}

/// Reads drafts with what is found in them.
pub(super) fn read(cx: &Cx<'_>, rows: Vec<Row<MailDraftId, crate::domain::MailDraft>>) -> store::Result<Vec<LintedDraft>> {
    let connection = cx.book.connection();
    let when = (cx.today(), cx.now, cx.zone());
    let known = crate::review::letters::Known::read(connection, when, cx.letters.again_days, cx.format.lang)?;
    crate::review::letters::linted(connection, &known, rows.into_iter().map(|row| (Some(row.id), row.fields)).collect())
}
