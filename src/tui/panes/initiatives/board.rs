//! The list of initiatives and the list of stories, a tab each.

use super::board_view;
use super::effects::Effects;
use super::lines::{after_of, begin, begin_obstacle, judge_obstacle};
use super::{SHOWN, ground};
use crate::domain::initiative::Phase;
use crate::domain::{EntityKind, EntityRef, InitiativeId, StoryId};
use crate::ops::Op;
use crate::review::initiatives::{InitiativeLine, StoryLine, initiatives, stories};
use crate::say;
use crate::store::Result;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::ask_to_delete;
use crate::tui::route::{InitiativeRoute, InitiativeSource, Route, StorySource};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::initiatives::story_markdown;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct BoardPane {
    pub(super) lines: Vec<InitiativeLine>,
    pub(super) effects: Effects,
    pub(super) stories: Vec<StoryLine>,
    /// How many stories there are, whatever is searched for.
    pub(super) told: usize,
    pub(super) search: LineInput,
    pub(super) is_searching: bool,
    pub(super) shows_stories: bool,
    pub(super) selection: Selection,
    pub(super) story_selection: Selection,
    /// The row somebody was asked about.
    doomed: Option<EntityRef>,
    pub(super) failure: Option<String>,
}

impl BoardPane {
    pub fn new(cx: &Cx<'_>) -> BoardPane {
        let mut pane = BoardPane {
            lines: Vec::new(),
            effects: Effects::default(),
            stories: Vec::new(),
            told: 0,
            search: LineInput::default(),
            is_searching: false,
            shows_stories: false,
            selection: Selection::default(),
            story_selection: Selection::default(),
            doomed: None,
            failure: None,
        };
        pane.reread(cx);
        pane
    }

    /// Reads again; a row that was just added is selected, else the one that was stays it.
    fn reread(&mut self, cx: &Cx<'_>) {
        let known: Vec<InitiativeId> = self.lines.iter().map(|line| line.row.id).collect();
        let selected = self.selected().map(|line| line.row.id);
        let story = self.story().map(|line| line.row.id);
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
        let added = self.lines.iter().position(|line| !known.is_empty() && !known.contains(&line.row.id));
        let place = added.or_else(|| self.lines.iter().position(|line| Some(line.row.id) == selected));
        self.selection = place.map_or(self.selection, Selection::at);
        self.stand_on(story);
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.lines = initiatives(&ground(cx))?;
        self.told = stories(cx.book.connection(), "")?.len();
        self.stories = stories(cx.book.connection(), self.search.text())?;
        Ok(())
    }

    fn stand_on(&mut self, story: Option<StoryId>) {
        let place = self.stories.iter().position(|line| Some(line.row.id) == story);
        self.story_selection = place.map_or(self.story_selection, Selection::at);
    }

    fn selected(&self) -> Option<&InitiativeLine> {
        self.selection.row(self.lines.len()).map(|index| &self.lines[index])
    }

    pub(super) fn story(&self) -> Option<&StoryLine> {
        self.story_selection.row(self.stories.len()).map(|index| &self.stories[index])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return self.back(cx),
            Cmd::InitiativesNextTab => self.shows_stories = !self.shows_stories,
            Cmd::InitiativesFirst => self.shows_stories = false,
            Cmd::InitiativesStories => self.shows_stories = true,
            Cmd::SearchStories => self.is_searching = true,
            Cmd::KeepSearch => self.is_searching = false,
            _ if self.shows_stories => return self.about_story(cx, cmd),
            _ => return self.about_initiative(cx, cmd),
        }
        Vec::new()
    }

    /// Leaves the search first, then the screen.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.shows_stories || !self.is_searching && self.search.is_empty() {
            return vec![Effect::Close];
        }
        self.is_searching = false;
        let had_words = !self.search.is_empty();
        self.search.clear();
        self.look(cx);
        let said = Effect::Notice(Notice::said(say!(cx.words, "stories-search-cleared")));
        if had_words { vec![said] } else { Vec::new() }
    }

    fn about_initiative(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if cmd == Cmd::AddInitiative {
            return vec![Effect::Open(Route::Initiatives(InitiativeRoute::Form(InitiativeSource::New)))];
        }
        if self.selection.moved(cmd, self.lines.len(), cx.page_rows) {
            return Vec::new();
        }
        let Some(line) = self.selected() else { return Vec::new() };
        let (id, title) = (line.row.id, line.row.title.clone());
        match cmd {
            Cmd::Open => vec![Effect::Open(Route::Initiatives(InitiativeRoute::One(id)))],
            Cmd::BeginInitiative => begin(cx, line),
            Cmd::DeleteInitiative => {
                self.doomed = Some(id.into());
                vec![ask_to_delete(cx.words, id.into(), &title)]
            }
            _ => after_of(cmd, id),
        }
    }

    fn about_story(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if cmd == Cmd::AddStory {
            return vec![Effect::Open(Route::Initiatives(InitiativeRoute::StoryForm(StorySource::New { account: None })))];
        }
        if self.story_selection.moved(cmd, self.stories.len(), cx.page_rows) {
            return Vec::new();
        }
        let Some(line) = self.story() else { return Vec::new() };
        let doomed = line.row.id.into();
        let effects = act_on_story(cx, cmd, line);
        if cmd == Cmd::DeleteStory {
            self.doomed = Some(doomed);
        }
        effects
    }

    fn looked_for(&mut self, cx: &Cx<'_>, change: Change) {
        if change == Change::Text {
            self.look(cx);
        }
    }

    fn look(&mut self, cx: &Cx<'_>) {
        let story = self.story().map(|line| line.row.id);
        match stories(cx.book.connection(), self.search.text()) {
            Ok(found) => self.stories = found,
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.stand_on(story);
    }
}

/// What can be done with a story wherever it is shown.
pub(super) fn act_on_story(cx: &Cx<'_>, cmd: Cmd, line: &StoryLine) -> Vec<Effect> {
    let id = line.row.id;
    let to = |route| vec![Effect::Open(Route::Initiatives(route))];
    match cmd {
        Cmd::Open => to(InitiativeRoute::Story(id)),
        Cmd::EditStory => to(InitiativeRoute::StoryForm(StorySource::Row(id))),
        Cmd::PlanFromStory => to(InitiativeRoute::Form(InitiativeSource::Story(id))),
        Cmd::CopyStory => {
            let content = story_markdown(cx.words, cx.format, &line.row, line.account.as_deref());
            let name = format!("story-{}.md", line.row.story_on);
            vec![Effect::Open(Route::ExportText { name, content })]
        }
        Cmd::DeleteStory => vec![ask_to_delete(cx.words, id.into(), &line.row.title)],
        _ => Vec::new(),
    }
}

impl Pane for BoardPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "initiatives-name")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if self.shows_stories {
            return vec![Phrase::new(cx.words.count(EntityKind::Story, self.told), Role::Text)];
        }
        let waiting = self.lines.iter().filter(|line| line.phase == Phase::Check).count();
        let mut facts = vec![Phrase::new(cx.words.count(EntityKind::Initiative, self.lines.len()), Role::Text)];
        if waiting > 0 {
            facts.push(Phrase::new(say!(cx.words, "initiatives-waiting", n = waiting), Role::Yellow));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        match (self.shows_stories, self.is_searching) {
            (true, true) => &[Scope::StorySearch, Scope::List],
            (true, false) => &[Scope::Stories, Scope::StoryAny, Scope::InitiativeTabs, Scope::List],
            (false, _) => &[Scope::Initiatives, Scope::InitiativeAny, Scope::InitiativeTabs, Scope::List],
        }
    }

    fn takes_text(&self) -> bool {
        self.shows_stories && self.is_searching
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let none = || Some(say!(cx.words, "row-none"));
        match cmd {
            Cmd::Initiatives => Some(say!(cx.words, "initiatives-here")),
            Cmd::EditStory | Cmd::CopyStory | Cmd::PlanFromStory | Cmd::DeleteStory if self.story().is_none() => none(),
            Cmd::Open if self.shows_stories => {
                if self.story().is_none() {
                    none()
                } else {
                    None
                }
            }
            Cmd::SearchStories if self.told == 0 => none(),
            Cmd::Open | Cmd::EditInitiative | Cmd::NextInitiative | Cmd::TellInitiative | Cmd::DeleteInitiative
                if self.selected().is_none() =>
            {
                none()
            }
            Cmd::JudgeInitiative => self.selected().map_or_else(none, |line| judge_obstacle(cx, line)),
            Cmd::BeginInitiative => self.selected().map_or_else(none, |line| begin_obstacle(cx, line)),
            _ => None,
        }
    }

    fn row(&self) -> Option<EntityRef> {
        match self.shows_stories {
            true => self.story().map(|line| line.row.id.into()),
            false => self.selected().map(|line| line.row.id.into()),
        }
    }

    fn account(&self) -> Option<crate::domain::AccountId> {
        self.story().filter(|_| self.shows_stories).and_then(|line| line.row.account)
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => {
                let change = self.search.typed(key);
                self.looked_for(cx, change);
            }
            Msg::Paste(text) => {
                let change = self.search.paste(&text);
                self.looked_for(cx, change);
            }
            Msg::Changed(changes) => {
                self.effects.forget(&changes.tables);
                self.reread(cx);
            }
            Msg::Answer(Answer::Confirmed) => {
                return self.doomed.take().map(|row| Effect::Write(Op::Delete(row))).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        board_view::draw(self, cx, area, buffer, state);
    }
}
