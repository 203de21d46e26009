//! What was understood, as chips: one phrase for each thing that saving writes, names looked up and dates resolved.

use crate::domain::Priority;
use crate::domain::quicklog::{TaskDraft, Token, TokenKind};
use crate::ops::quick::{Source, Understood, Who};
use crate::say;
use crate::store::directory::{AccountName, ContactName};
use crate::text::Cells;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use std::ops::Range;

/// Returns the chips, always in the same order, so that they do not jump about while one types; the account's comes first.
///
/// `is_in_view` says whether an account the line does not name is the one in view, and not that of an older draft.
pub(super) fn chips(cx: &Cx<'_>, understood: &Understood, is_in_view: bool) -> Vec<Phrase<'static>> {
    let line = &understood.line;
    let mut chips = vec![account_chip(cx, understood, is_in_view)];
    chips.extend(understood.contacts.iter().map(|contact| contact_chip(cx, contact)));
    let kind_role = if line.kind.is_some() { Role::TokenKind } else { Role::Dim };
    chips.push(Phrase::new(cx.words.word(understood.kind()), kind_role));
    chips.extend(line.minutes.map(|minutes| Phrase::new(say!(cx.words, "log-minutes", n = minutes), Role::TokenKind)));
    chips.extend(line.sentiment.map(|sentiment| {
        let felt = say!(cx.words, "log-felt", sentiment = cx.words.word(sentiment));
        Phrase::new(felt, Role::TokenKind)
    }));
    chips.extend(line.tasks.iter().map(|task| task_chip(cx, task)));
    chips.extend(understood.plans_contact().then(|| next_contact_chip(cx, understood)));
    chips.extend(understood.answers.iter().map(|title| {
        let closes = say!(cx.words, "log-answers", title = title.clone());
        Phrase::new("✓ ", Role::Green).then(closes, Role::Text)
    }));
    chips
}

fn account_chip(cx: &Cx<'_>, understood: &Understood, is_in_view: bool) -> Phrase<'static> {
    match &understood.account {
        Some(Who::Known(AccountName { name, .. })) => {
            let chip = Phrase::new(name.clone(), Role::TokenAccount);
            match understood.source {
                Source::Line => chip,
                Source::Default if is_in_view => chip.then(format!(" {}", say!(cx.words, "log-in-view")), Role::Dim),
                Source::Default => chip.then(format!(" {}", say!(cx.words, "log-of-draft")), Role::Warning),
                Source::Person => chip.then(format!(" {}", say!(cx.words, "log-by-person")), Role::Dim),
            }
        }
        Some(Who::New(name)) => Phrase::new(say!(cx.words, "log-account-new", name = name.clone()), Role::Warning),
        Some(Who::Ambiguous { typed, candidates }) => {
            Phrase::new(say!(cx.words, "log-account-many", name = typed.clone(), n = candidates.len()), Role::Warning)
        }
        None => Phrase::new(say!(cx.words, "log-account-missing"), Role::Warning),
    }
}

fn contact_chip(cx: &Cx<'_>, contact: &Who<ContactName>) -> Phrase<'static> {
    match contact {
        Who::Known(contact) if contact.has_left => {
            let left = format!(" {}", say!(cx.words, "log-has-left"));
            Phrase::new(contact.name.clone(), Role::TokenContact).then(left, Role::Warning)
        }
        Who::Known(contact) => Phrase::new(contact.name.clone(), Role::TokenContact),
        Who::New(name) => Phrase::new(say!(cx.words, "log-contact-new", name = name.clone()), Role::Warning),
        Who::Ambiguous { typed, candidates } => {
            Phrase::new(say!(cx.words, "log-contact-many", name = typed.clone(), n = candidates.len()), Role::Warning)
        }
    }
}

fn task_chip(cx: &Cx<'_>, task: &TaskDraft) -> Phrase<'static> {
    let chip = Phrase::new(say!(cx.words, "log-task", title = task.title.clone()), Role::TokenTask);
    let chip = match task.due {
        Some(day) => chip.then(say!(cx.words, "log-due", date = cx.format.date(day)), Role::TokenDate),
        None => chip,
    };
    with_priority(cx, chip, task.priority)
}

fn next_contact_chip(cx: &Cx<'_>, understood: &Understood) -> Phrase<'static> {
    let chip = Phrase::new(say!(cx.words, "log-next-contact"), Role::TokenTask);
    let chip = match understood.line.next_contact {
        Some(day) => chip.then(format!(" {}", cx.format.date(day)), Role::TokenDate),
        None => chip,
    };
    with_priority(cx, chip, understood.line.priority)
}

fn with_priority<'a>(cx: &Cx<'_>, chip: Phrase<'a>, priority: Option<Priority>) -> Phrase<'a> {
    match priority {
        Some(priority) => chip.then(say!(cx.words, "log-priority", n = u32::from(priority.value())), Role::TokenPriority),
        None => chip,
    }
}

/// Joins chips with points into rows of a width; what does not fit into `rows` rows is told by an ellipsis.
pub(super) fn packed(chips: Vec<Phrase<'static>>, width: usize, rows: usize, cells: Cells) -> Vec<Phrase<'static>> {
    let mut packed: Vec<Phrase<'static>> = Vec::new();
    for chip in chips {
        let is_last = packed.len() == rows;
        match packed.last_mut() {
            Some(last) if last.width(cells) + chip.width(cells) + 3 <= width => join(last, chip),
            Some(last) if is_last => {
                join(last, chip);
                break;
            }
            _ => packed.push(chip),
        }
    }
    packed
}

fn join(row: &mut Phrase<'static>, chip: Phrase<'static>) {
    *row = std::mem::take(row).then(" · ", Role::Dim);
    row.pieces.extend(chip.pieces);
}

/// Returns the roles of the line's tokens; names that are not settled stand out.
pub(super) fn token_roles(understood: &Understood) -> Vec<(Range<usize>, Role)> {
    let is_open = !matches!(understood.account, Some(Who::Known(_)));
    let role = |token: &Token| match token.kind {
        TokenKind::Account if is_open => Some(Role::Warning),
        TokenKind::Account => Some(Role::TokenAccount),
        TokenKind::Contact => Some(Role::TokenContact),
        TokenKind::Kind | TokenKind::Duration | TokenKind::Sentiment => Some(Role::TokenKind),
        TokenKind::Task => Some(Role::TokenTask),
        TokenKind::Due | TokenKind::NextContact => Some(Role::TokenDate),
        TokenKind::Priority => Some(Role::TokenPriority),
        TokenKind::Literal => None,
    };
    understood.line.tokens.iter().filter_map(|token| Some((token.range.clone(), role(token)?))).collect()
}
