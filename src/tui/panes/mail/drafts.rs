//! Drafts of what is still to be sent, each with what was found in it.

use super::acts::{self, Asked};
use super::tab::MailTab;
use crate::domain::{AccountId, EntityRef, MailDraftId, MailDraftState};
use crate::review::letters::LintedDraft;
use crate::say;
use crate::store::{self, letters};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::letters::{recipient, state as worded};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

struct DraftsTab {
    drafts: Vec<LintedDraft>,
    selection: Selection,
    marked: HashSet<MailDraftId>,
    asked: Option<Asked>,
    /// Whether work was started here that is not done.
    is_waiting: bool,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let (selection, marked) = (Selection::default(), HashSet::new());
    let mut tab = DraftsTab { drafts: Vec::new(), selection, marked, asked: None, is_waiting: false, failure: None };
    tab.read(cx);
    Box::new(tab)
}

impl DraftsTab {
    fn read(&mut self, cx: &Cx<'_>) {
        let read = || -> store::Result<Vec<LintedDraft>> { acts::read(cx, letters::unsent(cx.book.connection())?) };
        match read() {
            Ok(drafts) => (self.drafts, self.failure) = (drafts, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        let there: HashSet<MailDraftId> = self.drafts.iter().filter_map(|draft| draft.id).collect();
        self.marked.retain(|id| there.contains(id));
    }

    fn selected(&self) -> Option<&LintedDraft> {
        self.selection.row(self.drafts.len()).map(|index| &self.drafts[index])
    }

    /// Returns the marked drafts, else the selected one.
    fn meant(&self) -> Vec<&LintedDraft> {
        if self.marked.is_empty() {
            return self.selected().into_iter().collect();
        }
        self.drafts.iter().filter(|draft| draft.id.is_some_and(|id| self.marked.contains(&id))).collect()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back if !self.marked.is_empty() => self.marked.clear(),
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => {
                let id = self.selected().and_then(|draft| draft.id);
                return id.map(|id| Effect::Open(Route::Mail(MailRoute::Draft(id)))).into_iter().collect();
            }
            Cmd::DraftMark => self.mark(cx),
            Cmd::DraftMarkAll => self.marked = self.drafts.iter().filter_map(|draft| draft.id).collect(),
            Cmd::DraftNew => return vec![Effect::Open(Route::PickAccount { title: say!(cx.words, "letter-pick-account"), first: None })],
            Cmd::DraftWords => return vec![Effect::Open(Route::Mail(MailRoute::Words))],
            Cmd::DraftAccount => return self.account().map(|id| Effect::Open(account_route(id))).into_iter().collect(),
            _ if self.selection.moved(cmd, self.drafts.len(), cx.page_rows) => {}
            _ => {
                let (effects, asked) = acts::act(cx, cmd, &self.meant());
                (self.asked, self.is_waiting) = (asked, acts::starts(&effects));
                return effects;
            }
        }
        Vec::new()
    }

    fn mark(&mut self, cx: &Cx<'_>) {
        if let Some(id) = self.selected().and_then(|draft| draft.id) {
            if !self.marked.remove(&id) {
                self.marked.insert(id);
            }
            self.selection.moved(Cmd::Down, self.drafts.len(), cx.page_rows);
        }
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Confirmed => {
                let effects = self.asked.take().map(|asked| acts::confirmed(cx, asked, &self.drafts)).unwrap_or_default();
                self.is_waiting = acts::starts(&effects);
                effects
            }
            // The account that was picked for a new letter.
            Answer::Chosen(id) => {
                let account = id.parse().ok().map(AccountId);
                let route = |account| Route::Mail(MailRoute::Choose { accounts: vec![account] });
                account.map(|account| Effect::Open(route(account))).into_iter().collect()
            }
        }
    }

    fn line(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let line = &self.drafts[index];
        let held = line.findings.iter().filter(|found| found.rule.blocks()).count();
        let minded = line.findings.len() - held;
        let state = match (line.draft.state, held, minded) {
            (MailDraftState::Open, 0, 0) => Phrase::new("✓", Role::Green),
            (MailDraftState::Open, 0, n) => Phrase::new(format!("! {n}"), Role::Yellow),
            (MailDraftState::Open, n, _) => Phrase::new(format!("✗ {n}"), Role::Red),
            (state, ..) => Phrase::new(worded(cx.words, state), Role::Accent),
        };
        let to = line.draft.people.first().and_then(|person| person.name.clone()).unwrap_or_else(|| recipient(&line.draft));
        let made_on = cx.zone().wall(line.draft.made_at).date();
        let cells = vec![
            state,
            Phrase::new(line.account.clone(), Role::Text),
            Phrase::new(to, Role::Text),
            Phrase::new(line.draft.subject.clone(), Role::Text),
            Phrase::new(cx.format.near(made_on), Role::Dim).means(made_on),
        ];
        TableRow { cells, is_marked: line.id.is_some_and(|id| self.marked.contains(&id)) }
    }
}

fn account_route(id: AccountId) -> Route {
    Route::Account { id, siblings: vec![id], tab: crate::tui::route::AccountTab::Timeline }
}

impl MailTab for DraftsTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.read(cx),
            Msg::Answer(answer) => return self.answered(cx, answer),
            Msg::Edited(text) => return acts::edited(cx, &text, self.meant().first().copied()),
            Msg::Job(report) => return acts::news(cx, &report, &mut self.is_waiting),
            _ => {}
        }
        Vec::new()
    }

    fn count(&self) -> Option<usize> {
        Some(self.drafts.len())
    }

    fn mark_selected(&mut self) {
        let id = self.selected().and_then(|draft| draft.id);
        self.marked.extend(id);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().and_then(|draft| draft.id).map(Into::into)
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|draft| draft.draft.account)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::DraftMark | Cmd::DraftAccount);
        let nothing = (needs_row && self.drafts.is_empty()).then(|| say!(cx.words, "draft-none-selected"));
        nothing.or_else(|| acts::disabled(cx, cmd, &self.meant()))
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.drafts.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-drafts"), Cmd::DraftNew);
        }
        let ids =
            ["draft-col-state", "draft-col-account", "draft-col-to", "draft-col-subject", "draft-col-made"].map(|id| cx.words.get(id));
        let names = self.drafts.iter().map(|line| line.account.as_str());
        let columns = [
            Column::new(&ids[0], ColumnWidth::Fixed(14), 3),
            Column::new(&ids[1], ColumnWidth::fitting(cx.look.cells, (12, 26), names), 0),
            Column::new(&ids[2], ColumnWidth::Fixed(16), 1),
            Column::new(&ids[3], ColumnWidth::Flexible { min: 12, max: 60 }, 0),
            Column::new(&ids[4], ColumnWidth::Fixed(12), 2),
        ];
        let selected = self.selection.row(self.drafts.len());
        let table = ListTable { columns: &columns, rows: self.drafts.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| self.line(cx, index));
    }
}
