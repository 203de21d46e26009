//! What the tabs of mail have in common: how they decide and draw, their order, keys and words.

use super::{conversations, drafts, new_people, owed, sources, templates, unmatched};
use crate::domain::{AccountId, EntityRef};
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Draft, Effect, Msg, ViewState};
use crate::tui::route::MailTabName;
use crate::tui::widget::Phrase;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The body of the mail screen below its tabs.
pub trait MailTab {
    /// Decides what a message means; on `Changed` it reads its rows again. Escape that has nothing to leave answers `Effect::Close`.
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect>;

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState);

    /// Returns where its commands stand, innermost first, as long as they are not those of its place in the table: while a field is
    /// typed in.
    fn scopes(&self) -> Option<&'static [Scope]> {
        None
    }

    /// Says whether a field has focus.
    fn takes_text(&self) -> bool {
        false
    }

    /// Marks the selected row, where rows can be marked.
    fn mark_selected(&mut self) {}

    /// Says whether it shows a list and what is selected in it side by side.
    fn has_sides(&self) -> bool {
        false
    }

    /// Returns the row that is selected.
    fn row(&self) -> Option<EntityRef> {
        None
    }

    /// Returns the account that the selected row is about.
    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Returns the number beside the word of the tab, once it was opened.
    fn count(&self) -> Option<usize> {
        None
    }

    /// Returns facts for the right of the first line.
    fn facts(&self, _cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        Vec::new()
    }

    /// Returns why a command cannot be run now.
    fn disabled(&self, _cmd: Cmd, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    /// Returns the text that must survive a crash.
    fn draft(&self) -> Option<Draft> {
        None
    }
}

/// A tab's place in the table of tabs.
pub struct TabSpec {
    pub name: MailTabName,
    /// The command that opens it; its first key is the tab's number.
    pub cmd: Cmd,
    /// Where its commands stand, innermost first.
    pub scopes: &'static [Scope],
    pub word: &'static str,
    /// Reads what it shows.
    pub open: fn(&Cx<'_>) -> Box<dyn MailTab>,
}

/// The tabs in the order of their numbers.
pub const TABS: [TabSpec; 7] = [
    TabSpec {
        name: MailTabName::Owed,
        cmd: Cmd::MailOwed,
        scopes: &[Scope::MailOwed, Scope::MailActs, Scope::Mail, Scope::List],
        word: "mail-tab-owed",
        open: owed::open,
    },
    TabSpec {
        name: MailTabName::Conversations,
        cmd: Cmd::MailConversations,
        scopes: &[Scope::MailConversations, Scope::MailActs, Scope::Mail, Scope::List],
        word: "mail-tab-conversations",
        open: conversations::open,
    },
    TabSpec {
        name: MailTabName::Unmatched,
        cmd: Cmd::MailUnmatched,
        scopes: &[Scope::MailUnmatched, Scope::MailWhose, Scope::Mail, Scope::Marks, Scope::List],
        word: "mail-tab-unmatched",
        open: unmatched::open,
    },
    TabSpec {
        name: MailTabName::NewPeople,
        cmd: Cmd::MailNewPeople,
        scopes: &[Scope::MailNewPeople, Scope::MailWhose, Scope::Mail, Scope::Marks, Scope::List],
        word: "mail-tab-new-people",
        open: new_people::open,
    },
    TabSpec {
        name: MailTabName::Drafts,
        cmd: Cmd::MailDrafts,
        scopes: &[Scope::MailDrafts, Scope::DraftAny, Scope::Mail, Scope::Marks, Scope::List],
        word: "mail-tab-drafts",
        open: drafts::open,
    },
    TabSpec {
        name: MailTabName::Templates,
        cmd: Cmd::MailTemplates,
        scopes: &[Scope::MailTemplates, Scope::Mail, Scope::List],
        word: "mail-tab-templates",
        open: templates::open,
    },
    TabSpec {
        name: MailTabName::Sources,
        cmd: Cmd::MailSources,
        scopes: &[Scope::MailSources, Scope::Mail, Scope::List],
        word: "mail-tab-sources",
        open: sources::open,
    },
];

/// Returns where a tab stands in the table.
pub fn place_of(name: MailTabName) -> usize {
    TABS.iter().position(|spec| spec.name == name).expect("the table has every tab")
}
