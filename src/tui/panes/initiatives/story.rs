//! One success story, read in full.

use super::SHOWN;
use super::board::act_on_story;
use crate::domain::{AccountId, EntityKind, EntityRef, StoryId};
use crate::ops::Op;
use crate::review::initiatives::{StoryLine, stories};
use crate::say;
use crate::store::Result;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::account::tab::draw_failure;
use crate::tui::panes::sheet::{draw_sheet, scrolled};
use crate::tui::route::{AccountTab, Route};
use crate::wording::initiatives::story_sheet;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct StoryPane {
    id: StoryId,
    line: Option<StoryLine>,
    /// The first line in view.
    top: usize,
    failure: Option<String>,
}

impl StoryPane {
    pub fn new(cx: &Cx<'_>, id: StoryId) -> StoryPane {
        let mut pane = StoryPane { id, line: None, top: 0, failure: None };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.line = stories(cx.book.connection(), "")?.into_iter().find(|line| line.row.id == self.id);
        Ok(())
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if cmd == Cmd::Back {
            return vec![Effect::Close];
        }
        let Some(line) = self.line.as_ref().filter(|_| !scrolled(&mut self.top, cmd, cx)) else { return Vec::new() };
        match cmd {
            Cmd::Open => {
                let account = line.row.account;
                let open = |id| Effect::Open(Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline });
                account.map(open).into_iter().collect()
            }
            _ => act_on_story(cx, cmd, line),
        }
    }
}

impl Pane for StoryPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.line.as_ref().map_or_else(|| cx.words.word(EntityKind::Story), |line| line.row.title.clone())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::StoryAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match &self.line {
            None => (cmd.spec().scope == Scope::StoryAny).then(|| say!(cx.words, "row-gone")),
            Some(line) => (cmd == Cmd::Open && line.row.account.is_none()).then(|| say!(cx.words, "story-no-account")),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.line.as_ref().and_then(|line| line.row.account)
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(_) => {
                self.reread(cx);
                if self.line.is_none() && self.failure.is_none() { vec![Effect::Close] } else { Vec::new() }
            }
            Msg::Answer(Answer::Confirmed) => vec![Effect::Write(Op::Delete(self.id.into()))],
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match (&self.failure, &self.line) {
            (Some(failure), _) => draw_failure(cx, area, buffer, failure),
            (None, None) => draw_failure(cx, area, buffer, &say!(cx.words, "row-gone")),
            (None, Some(line)) => {
                let sheet = story_sheet(cx.words, cx.format, &line.row, line.account.as_deref(), line.initiative.as_deref());
                draw_sheet(cx, area, buffer, &sheet, self.id.0, self.top, state);
            }
        }
    }
}
