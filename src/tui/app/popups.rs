//! What works over a popup: it is answered or left first, and nothing is done meanwhile with the screen below or to another.

use super::App;
use crate::tui::command::{Cmd, CommandSpec, Scope};
use crate::tui::keys::Key;
use crate::tui::pane::{Cx, Pane};

/// What leaves a popup or explains it, and what concerns the terminal and no screen.
const WORKING: [Cmd; 7] = [Cmd::Back, Cmd::Help, Cmd::Quit, Cmd::CancelJob, Cmd::Veil, Cmd::FreeMouse, Cmd::Suspend];

/// Says whether a command waits until a popup is answered or left.
///
/// The line of the quick log is kept wherever one goes, so that nothing waits for it.
pub(super) fn must_wait(pane: &dyn Pane, spec: &CommandSpec) -> bool {
    let scopes = pane.scopes();
    if spec.scope != Scope::Global || !pane.is_popup() || scopes.contains(&Scope::QuickLog) {
        return false;
    }
    match spec.cmd {
        // A list that is kept in a popup takes back what was done to it; a question does not change what it asks about.
        Cmd::Undo | Cmd::Redo => scopes.iter().any(|scope| matches!(scope, Scope::Choice | Scope::Calendar | Scope::CloseTasks)),
        cmd => !WORKING.contains(&cmd),
    }
}

impl App {
    /// Lists what can follow a prefix here, without what has to wait.
    pub(super) fn following(&self, cx: &Cx<'_>, prefix: Key) -> Vec<(Key, &'static CommandSpec)> {
        let pane = self.top().pane.as_ref();
        let mut following = cx.keys.following(pane.scopes(), prefix);
        following.retain(|(_, spec)| !must_wait(pane, spec));
        following
    }
}
