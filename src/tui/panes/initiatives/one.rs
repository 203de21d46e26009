//! One initiative: plan, do, check and act, then its accounts and its stories. What a row stands for opens from it.

use super::effects::Effects;
use super::lines::{after_of, begin, begin_obstacle, judge_obstacle};
use super::one_view::{self, Line};
use super::{SHOWN, ground};
use crate::domain::initiative::Course;
use crate::domain::kpi::Figure;
use crate::domain::{AccountId, EntityRef, InitiativeId};
use crate::i18n::query_error;
use crate::ops::{InitiativeOp, Op};
use crate::review::initiatives::{InitiativeLine, Refreshed, StoryLine, action_name, initiatives, refreshed, stories};
use crate::say;
use crate::store::Result;
use crate::store::initiatives::{MemberLine, members};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_failure};
use crate::tui::route::{AccountTab, Choice, ChoiceRow, FigureSheet, InitiativeRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::initiatives::{compared_days, difference, difference_interval, formula, interval, time_left, value, value_or_why};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;

/// What a row opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The figures of a group.
    Members,
    Rest,
    Beyond,
    /// The action.
    Action,
    /// An account, by its place among the members.
    Account(usize),
    /// A story, by its place.
    Story(usize),
}

/// What a yes is to.
enum Asked {
    Delete,
    /// Whom the filter's choice would bring and take.
    Refresh(Refreshed),
}

pub struct OnePane {
    pub(super) id: InitiativeId,
    pub(super) line: Option<InitiativeLine>,
    pub(super) effects: Effects,
    pub(super) members: Vec<MemberLine>,
    pub(super) stories: Vec<StoryLine>,
    pub(super) action: Option<String>,
    /// The rows as last drawn: how many there are depends on the width.
    pub(super) lines: RefCell<Vec<Line>>,
    pub(super) selection: Selection,
    /// What somebody was asked last; an earlier question that was not answered holds no longer.
    asked: Option<Asked>,
    failure: Option<String>,
}

impl OnePane {
    pub fn new(cx: &Cx<'_>, id: InitiativeId) -> OnePane {
        let mut pane = OnePane {
            id,
            line: None,
            effects: Effects::default(),
            members: Vec::new(),
            stories: Vec::new(),
            action: None,
            lines: RefCell::default(),
            selection: Selection::default(),
            asked: None,
            failure: None,
        };
        pane.failure = pane.read(cx).err().map(|error| store_error(cx.words, &error));
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let connection = cx.book.connection();
        self.line = initiatives(&ground(cx))?.into_iter().find(|line| line.row.id == self.id);
        self.members = members(connection, Some(self.id))?;
        self.stories = stories(connection, "")?;
        self.stories.retain(|story| story.row.initiative == Some(self.id));
        self.action = self.line.as_ref().map(|line| action_name(connection, cx.words.lang(), &line.row)).transpose()?.flatten();
        Ok(())
    }

    fn target(&self) -> Option<Target> {
        let lines = self.lines.borrow();
        self.selection.row(lines.len()).and_then(|index| lines[index].target)
    }

    fn member(&self) -> Option<&MemberLine> {
        match self.target()? {
            Target::Account(place) => self.members.get(place),
            _ => None,
        }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let rows = self.lines.borrow().len();
        if cmd == Cmd::Back {
            return vec![Effect::Close];
        }
        let Some(line) = self.line.as_ref().filter(|_| !self.selection.moved(cmd, rows, cx.page_rows)) else { return Vec::new() };
        match cmd {
            Cmd::Open => self.enter(cx),
            Cmd::BeginInitiative => begin(cx, line),
            Cmd::AddMember => {
                let title = say!(cx.words, "initiative-pick-account");
                vec![Effect::Open(Route::PickAccount { title, first: None })]
            }
            Cmd::RemoveMember => {
                let remove: Vec<AccountId> = self.member().map(|member| member.account).into_iter().collect();
                vec![Effect::Write(Op::Initiative(InitiativeOp::Members { id: self.id, add: Vec::new(), remove }))]
            }
            Cmd::RefreshMembers => self.ask_to_refresh(cx),
            Cmd::DeleteInitiative => {
                let effect = ask_to_delete(cx.words, self.id.into(), &line.row.title);
                self.asked = Some(Asked::Delete);
                vec![effect]
            }
            _ => after_of(cmd, self.id),
        }
    }

    fn enter(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let (Some(target), Some(line)) = (self.target(), &self.line) else { return Vec::new() };
        match target {
            Target::Action => begin(cx, line),
            Target::Account(place) => {
                let siblings: Vec<AccountId> = self.members.iter().map(|member| member.account).collect();
                siblings
                    .get(place)
                    .map(|id| Effect::Open(Route::Account { id: *id, siblings: siblings.clone(), tab: AccountTab::Timeline }))
                    .into_iter()
                    .collect()
            }
            Target::Story(place) => {
                let story = self.stories.get(place).map(|story| story.row.id);
                story.map(|id| Effect::Open(Route::Initiatives(InitiativeRoute::Story(id)))).into_iter().collect()
            }
            Target::Beyond => self.sheet(cx, "beyond").map(|sheet| Effect::Open(Route::Figure(Box::new(sheet)))).into_iter().collect(),
            Target::Members | Target::Rest => self.ask_which(cx, target),
        }
    }

    /// Asks which figure of a group to open.
    fn ask_which(&self, cx: &Cx<'_>, group: Target) -> Vec<Effect> {
        let Some(came) = self.effects.known(self.id) else { return Vec::new() };
        let (name, label, course) = match group {
            Target::Rest => ("rest", "initiative-row-rest", &came.rest),
            _ => ("members", "initiative-row-members", &came.members),
        };
        let row = |side: &str, hint: String| ChoiceRow {
            key: format!("{name}-{side}"),
            label: cx.words.get(&format!("initiative-col-{side}")),
            hint,
        };
        let rows = vec![
            row("before", value_or_why(cx.words, cx.format, &course.before)),
            row("after", value_or_why(cx.words, cx.format, &course.after)),
            row("change", difference(cx.words, cx.format, &course.change)),
        ];
        vec![Effect::Open(Route::Choose(Choice { title: cx.words.get(label), rows, selected: 2, more: None }))]
    }

    /// Puts a figure into words, for what opens it.
    fn sheet(&self, cx: &Cx<'_>, key: &str) -> Option<FigureSheet> {
        let came = self.effects.known(self.id)?;
        let (group, course): (&str, Option<&Course>) = match key.split_once('-').map(|(group, _)| group) {
            Some("rest") => ("initiative-row-rest", Some(&came.rest)),
            Some("members") => ("initiative-row-members", Some(&came.members)),
            _ => ("initiative-row-beyond", None),
        };
        let side = key.split_once('-').map_or("change", |(_, side)| side);
        let figure = course.map_or(&came.beyond, |course| match side {
            "before" => &course.before,
            "after" => &course.after,
            _ => &course.change,
        });
        let title =
            format!("{} · {} · {}", cx.words.word(came.yardstick), cx.words.get(group), cx.words.get(&format!("initiative-col-{side}")));
        let lines =
            vec![compared_days(cx.words, cx.format, &came), formula(cx.words, came.yardstick), say!(cx.words, "initiative-warning")];
        Some(FigureSheet { title, value: told(cx, figure, side == "change"), lines, figure: figure.clone(), kpi: None })
    }

    fn ask_to_refresh(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(row) = self.line.as_ref().map(|line| &line.row) else { return Vec::new() };
        let error = |text: String| vec![Effect::Notice(Notice::error(text))];
        let Refreshed { added, removed } = match refreshed(&ground(cx), row) {
            Ok(Ok(found)) => found,
            Ok(Err(why)) => return error(query_error(cx.words, &why.kind)),
            Err(why) => return error(store_error(cx.words, &why)),
        };
        if added.is_empty() && removed.is_empty() {
            return vec![Effect::Notice(Notice::said(say!(cx.words, "initiative-same-members")))];
        }
        let question = say!(cx.words, "initiative-refresh", n = added.len(), m = removed.len());
        self.asked = Some(Asked::Refresh(Refreshed { added, removed }));
        vec![Effect::Open(Route::Confirm { question, consequence: say!(cx.words, "initiative-refresh-consequence") })]
    }

    fn confirmed(&mut self) -> Vec<Effect> {
        match self.asked.take() {
            Some(Asked::Delete) => vec![Effect::Write(Op::Delete(self.id.into())), Effect::Close],
            Some(Asked::Refresh(Refreshed { added: add, removed: remove })) => {
                vec![Effect::Write(Op::Initiative(InitiativeOp::Members { id: self.id, add, remove }))]
            }
            None => Vec::new(),
        }
    }

    fn answered(&mut self, cx: &Cx<'_>, key: &str) -> Vec<Effect> {
        if let Some(sheet) = self.sheet(cx, key).filter(|_| key.contains('-')) {
            return vec![Effect::Open(Route::Figure(Box::new(sheet)))];
        }
        let account: Option<AccountId> = key.parse().ok();
        let add = |account| Effect::Write(Op::Initiative(InitiativeOp::Members { id: self.id, add: vec![account], remove: Vec::new() }));
        account.map(add).into_iter().collect()
    }
}

/// A value with its interval, or why there is none.
fn told(cx: &Cx<'_>, figure: &Figure, is_change: bool) -> String {
    let (told, within) = match is_change {
        true => (difference(cx.words, cx.format, figure), difference_interval(cx.words, cx.format, figure)),
        false => (value(cx.words, cx.format, figure), interval(cx.words, cx.format, figure)),
    };
    match figure.value {
        Err(_) => value_or_why(cx.words, cx.format, figure),
        Ok(_) if within.is_empty() => told,
        Ok(_) => format!("{told}   {}", say!(cx.words, "figure-interval", interval = within)),
    }
}

impl Pane for OnePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.line.as_ref().map_or_else(|| cx.words.word(crate::domain::EntityKind::Initiative), |line| line.row.title.clone())
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let Some(line) = &self.line else { return Vec::new() };
        let left = time_left(cx.words, cx.format, &line.row, line.phase);
        let mut facts = vec![Phrase::new(cx.words.word(line.phase), Role::Text)];
        if !left.is_empty() {
            facts.push(Phrase::new(left, Role::Dim));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::InitiativeOne, Scope::InitiativeAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let Some(line) = &self.line else { return (cmd != Cmd::Back).then(|| say!(cx.words, "row-gone")).filter(|_| is_own(cmd)) };
        match cmd {
            Cmd::Open if self.target().is_none() => Some(say!(cx.words, "initiative-nothing-behind")),
            Cmd::Open if self.target() == Some(Target::Action) => begin_obstacle(cx, line),
            Cmd::RemoveMember if self.member().is_none() => Some(say!(cx.words, "initiative-choose-member")),
            Cmd::JudgeInitiative => judge_obstacle(cx, line),
            Cmd::BeginInitiative => begin_obstacle(cx, line),
            _ => None,
        }
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.id.into())
    }

    fn account(&self) -> Option<AccountId> {
        self.member().map(|member| member.account)
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(changes) => {
                self.effects.forget(&changes.tables);
                self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
                if self.line.is_none() && self.failure.is_none() {
                    return vec![Effect::Close];
                }
            }
            Msg::Answer(Answer::Confirmed) => return self.confirmed(),
            Msg::Answer(Answer::Chosen(key)) => return self.answered(cx, &key),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match (&self.failure, &self.line) {
            (Some(failure), _) => draw_failure(cx, area, buffer, failure),
            (None, Some(line)) => one_view::draw(self, line, cx, area, buffer, state),
            (None, None) => draw_failure(cx, area, buffer, &say!(cx.words, "row-gone")),
        }
    }
}

fn is_own(cmd: Cmd) -> bool {
    matches!(cmd.spec().scope, Scope::InitiativeOne | Scope::InitiativeAny | Scope::List)
}
