//! What can be done with an initiative wherever it is shown, and why it cannot.

use crate::domain::initiative::Phase;
use crate::domain::{ActionKind, EventId, InitiativeId};
use crate::review::initiatives::InitiativeLine;
use crate::say;
use crate::store::initiatives::members;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Notice};
use crate::tui::route::{InitiativeRoute, InitiativeSource, Route, StorySource};
use crate::wording::store_error;

/// Opens what a command leads to.
pub(super) fn after_of(cmd: Cmd, id: InitiativeId) -> Vec<Effect> {
    let route = match cmd {
        Cmd::EditInitiative => InitiativeRoute::Form(InitiativeSource::Row(id)),
        Cmd::JudgeInitiative => InitiativeRoute::Verdict(id),
        Cmd::NextInitiative => InitiativeRoute::Form(InitiativeSource::After(id)),
        Cmd::TellInitiative => InitiativeRoute::StoryForm(StorySource::Initiative(id)),
        _ => return Vec::new(),
    };
    vec![Effect::Open(Route::Initiatives(route))]
}

/// Opens what the action is: a playbook to be started for all members, or the programme with its guests.
pub(super) fn begin(cx: &Cx<'_>, line: &InitiativeLine) -> Vec<Effect> {
    let action = line.row.action.clone().unwrap_or_default();
    match line.row.action_kind {
        ActionKind::Playbook => match members(cx.book.connection(), Some(line.row.id)) {
            Ok(members) => {
                let accounts = members.into_iter().map(|member| member.account).collect();
                vec![Effect::Open(Route::PlaybookStart { key: action, accounts, reason: None })]
            }
            Err(error) => vec![Effect::Notice(Notice::error(store_error(cx.words, &error)))],
        },
        ActionKind::Event => action.parse::<EventId>().map(|id| Effect::Open(Route::Event(id))).into_iter().collect(),
        ActionKind::Template | ActionKind::Other => Vec::new(),
    }
}

/// Says why its action cannot be started from here.
pub(super) fn begin_obstacle(cx: &Cx<'_>, line: &InitiativeLine) -> Option<String> {
    match line.row.action_kind {
        ActionKind::Playbook | ActionKind::Event if line.row.action.is_none() => Some(say!(cx.words, "initiative-no-action")),
        ActionKind::Playbook if line.members == 0 => Some(say!(cx.words, "initiative-no-members")),
        ActionKind::Playbook | ActionKind::Event => None,
        ActionKind::Template | ActionKind::Other => Some(say!(cx.words, "initiative-by-hand")),
    }
}

/// Says why there is nothing to judge yet.
pub(super) fn judge_obstacle(cx: &Cx<'_>, line: &InitiativeLine) -> Option<String> {
    (line.phase == Phase::Plan).then(|| say!(cx.words, "initiative-no-verdict-yet", day = cx.format.date(line.row.start_on)))
}
