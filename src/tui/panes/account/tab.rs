//! What the tabs of an account have in common: how they decide and draw, their order, keys and words.

use crate::domain::{EntityRef, EntryKind};
use crate::i18n::Words;
use crate::say;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::widget::{Blank, KeyHint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The body of the account's screen below its header.
pub trait Tab {
    /// Decides what a message means; on `Changed` it reads its rows again.
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect>;

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState);

    /// Returns the row that is selected.
    fn row(&self) -> Option<EntityRef>;

    /// Returns why a command cannot be run now.
    fn disabled(&self, _cmd: Cmd, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    /// Returns what its rows are narrowed to.
    fn narrowed(&self) -> Option<EntryKind> {
        None
    }

    /// Leaves something of its own before the screen is left; says whether there was anything.
    fn leave(&mut self, _cx: &Cx<'_>) -> bool {
        false
    }
}

/// A tab's place in the table of tabs.
pub struct TabSpec {
    pub tab: AccountTab,
    /// The command that opens it; its first key is the tab's number.
    pub cmd: Cmd,
    /// Where its commands stand, innermost first.
    pub scopes: &'static [Scope],
    pub word: &'static str,
}

/// The tabs in the order of their numbers.
pub const TABS: [TabSpec; 8] = [
    TabSpec {
        tab: AccountTab::Timeline,
        cmd: Cmd::TabTimeline,
        scopes: &[Scope::Timeline, Scope::Said, Scope::Account, Scope::List],
        word: "account-tab-timeline",
    },
    TabSpec {
        tab: AccountTab::Health,
        cmd: Cmd::TabHealth,
        scopes: &[Scope::Health, Scope::Account, Scope::List],
        word: "account-tab-health",
    },
    TabSpec {
        tab: AccountTab::Contacts,
        cmd: Cmd::TabContacts,
        scopes: &[Scope::Contacts, Scope::Account, Scope::List],
        word: "account-tab-contacts",
    },
    TabSpec {
        tab: AccountTab::Contracts,
        cmd: Cmd::TabContracts,
        scopes: &[Scope::Contracts, Scope::Account, Scope::List],
        word: "account-tab-contracts",
    },
    TabSpec { tab: AccountTab::Tasks, cmd: Cmd::TabTasks, scopes: &[Scope::Tasks, Scope::Account, Scope::List], word: "account-tab-tasks" },
    TabSpec { tab: AccountTab::Goals, cmd: Cmd::TabGoals, scopes: &[Scope::Goals, Scope::Account, Scope::List], word: "account-tab-goals" },
    TabSpec { tab: AccountTab::Usage, cmd: Cmd::TabUsage, scopes: &[Scope::Usage, Scope::Account, Scope::List], word: "account-tab-usage" },
    TabSpec {
        tab: AccountTab::Details,
        cmd: Cmd::TabDetails,
        scopes: &[Scope::Details, Scope::Account, Scope::List],
        word: "account-tab-details",
    },
];

/// Returns where a tab stands in the table.
pub fn place_of(tab: AccountTab) -> usize {
    TABS.iter().position(|spec| spec.tab == tab).expect("the table has every tab")
}

/// Asks before a row is deleted.
pub fn ask_to_delete(words: &Words, row: EntityRef, name: &str) -> Effect {
    let question = say!(words, "row-delete", kind = words.word(row.kind));
    let consequence = say!(words, "row-delete-consequence", name = crate::text::display(name).into_owned());
    Effect::Open(Route::Confirm { question, consequence })
}

/// Draws what stands in place of an empty list: one sentence, and the key of the command that helps.
pub fn draw_empty(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, sentence: &str, cmd: Cmd) {
    let (key, label) = (cx.keys.first(cmd), cx.words.get(&cmd.spec().word_id()));
    let key = KeyHint { key: &key, label: &label };
    Blank { sentence, role: Role::Dim, key: Some(key) }.draw(cx.look, area, buffer);
}

/// Draws why nothing could be read.
pub fn draw_failure(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, failure: &str) {
    Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
}
