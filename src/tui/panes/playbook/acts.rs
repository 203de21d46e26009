//! What can be done with a playbook wherever one is shown: start, edit, copy, delete.

use crate::domain::AccountId;
use crate::domain::playbook::{Playbook, Script, Template, free_key};
use crate::ops::Op;
use crate::review::playbook::playbooks;
use crate::say;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect};
use crate::tui::route::Route;

/// Returns what a command of `Scope::Playbook` asks for; deleting is asked about first, and done by `deleted`.
pub fn act(cx: &Cx<'_>, cmd: Cmd, playbook: &Playbook, accounts: &[AccountId]) -> Vec<Effect> {
    let key = playbook.key().to_owned();
    let effect = match cmd {
        Cmd::BeginPlaybook => Effect::Open(Route::PlaybookStart { key, accounts: accounts.to_vec(), reason: None }),
        Cmd::EditPlaybook => Effect::Open(Route::PlaybookText(key)),
        Cmd::NamePlaybook => Effect::Open(Route::PlaybookForm(key)),
        Cmd::CopyPlaybook => Effect::Write(copy(cx, playbook)),
        Cmd::DeletePlaybook => Effect::Open(question(cx, playbook)),
        _ => return Vec::new(),
    };
    vec![effect]
}

/// Deletes the row; a built-in playbook comes back by itself.
pub fn deleted(playbook: &Playbook) -> Vec<Effect> {
    playbook.row.map(|row| Effect::Write(Op::Delete(row.into()))).into_iter().collect()
}

/// Returns why a command cannot be run on a playbook now.
pub fn disabled(cx: &Cx<'_>, cmd: Cmd, playbook: Option<&Playbook>, accounts: &[AccountId]) -> Option<String> {
    let needs_one = matches!(cmd, Cmd::BeginPlaybook | Cmd::EditPlaybook | Cmd::NamePlaybook | Cmd::CopyPlaybook | Cmd::DeletePlaybook);
    match (cmd, playbook) {
        _ if !needs_one => None,
        (_, None) => Some(say!(cx.words, "playbook-none-selected")),
        (Cmd::BeginPlaybook, Some(_)) if accounts.is_empty() => Some(say!(cx.words, "playbook-no-account")),
        (Cmd::BeginPlaybook, Some(playbook)) => {
            let has_faults = !Script::read(&playbook.template.body).faults.is_empty();
            has_faults.then(|| say!(cx.words, "playbook-faulty"))
        }
        (Cmd::DeletePlaybook, Some(playbook)) if !playbook.is_own() => Some(say!(cx.words, "playbook-not-own")),
        _ => None,
    }
}

/// Says for whom playbooks would be started; empty where there is nobody.
pub fn for_whom(cx: &Cx<'_>, accounts: &[AccountId]) -> String {
    match accounts {
        [] => String::new(),
        [account] => {
            let names = crate::store::get::<crate::domain::Account>(cx.book.connection(), *account).ok().flatten();
            names.map(|row| say!(cx.words, "playbook-for-account", account = row.fields.name)).unwrap_or_default()
        }
        accounts => say!(cx.words, "playbook-for-accounts", n = accounts.len()),
    }
}

fn copy(cx: &Cx<'_>, playbook: &Playbook) -> Op {
    let all = playbooks(cx.book.connection(), cx.format.lang).unwrap_or_default();
    let name = say!(cx.words, "playbook-copy-name", name = playbook.name().to_owned());
    Op::SavePlaybook(Template { key: free_key(&all, playbook.key()), name, ..playbook.template.clone() })
}

fn question(cx: &Cx<'_>, playbook: &Playbook) -> Route {
    let (question, consequence) = match playbook.is_built_in {
        true => ("playbook-restore", "playbook-restore-consequence"),
        false => ("playbook-delete", "playbook-delete-consequence"),
    };
    let question = cx.words.with(question, &[("name", playbook.name().into())]);
    Route::Confirm { question, consequence: cx.words.get(consequence) }
}
