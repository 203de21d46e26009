//! The goals tab: what the customer calls success, how far it is, and the readings behind it.

use super::tab::{Tab, ask_to_delete, draw_empty, draw_failure};
use crate::domain::{AccountId, EntityRef, Goal, GoalId, GoalOutcome, GoalStanding, Lang, Progress, Reading, ReadingId, Row};
use crate::ops::Op;
use crate::say;
use crate::store::goals::{MeasuredGoal, of_account};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::{Choice, ChoiceRow, Route};
use crate::tui::selection::Selection;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow, sparkline};
use crate::wording::goals::{bar, tone_of_standing, value};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// A row of the list; a goal's readings stand under it while it is unfolded, newest first.
enum Item {
    Goal(Box<MeasuredGoal>, Progress),
    Reading(Row<ReadingId, Reading>, Option<String>),
}

impl Item {
    fn row(&self) -> EntityRef {
        match self {
            Item::Goal(measured, _) => measured.goal.id.into(),
            Item::Reading(reading, _) => reading.id.into(),
        }
    }

    fn goal(&self) -> GoalId {
        match self {
            Item::Goal(measured, _) => measured.goal.id,
            Item::Reading(reading, _) => reading.goal,
        }
    }
}

pub struct Goals {
    account: AccountId,
    items: Vec<Item>,
    unfolded: HashSet<GoalId>,
    selection: Selection,
    /// The row somebody was asked about.
    doomed: Option<EntityRef>,
    /// The goal somebody was asked how it ended.
    closing: Option<GoalId>,
    failure: Option<String>,
}

impl Goals {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> Goals {
        let mut goals = Goals {
            account,
            items: Vec::new(),
            unfolded: HashSet::new(),
            selection: Selection::default(),
            doomed: None,
            closing: None,
            failure: None,
        };
        goals.reread(cx);
        goals
    }

    /// Reads again; the same row stays selected while it is there.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.row();
        match of_account(cx.book.connection(), self.account) {
            Ok(goals) => {
                self.items = goals.into_iter().flat_map(|measured| self.unfolding(cx, measured)).collect();
                self.failure = None;
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        if let Some(index) = before.and_then(|row| self.items.iter().position(|item| item.row() == row)) {
            self.selection = Selection::at(index);
        }
    }

    fn unfolding(&self, cx: &Cx<'_>, measured: MeasuredGoal) -> Vec<Item> {
        let progress = measured.goal.progress(&measured.values(), cx.today());
        let is_unfolded = self.unfolded.contains(&measured.goal.id);
        let unit = measured.goal.unit.clone();
        let readings = measured.readings.iter().rev().filter(|_| is_unfolded).cloned().collect::<Vec<_>>();
        let mut items = vec![Item::Goal(Box::new(measured), progress)];
        items.extend(readings.into_iter().map(|reading| Item::Reading(reading, unit.clone())));
        items
    }

    fn selected(&self) -> Option<&Item> {
        self.selection.row(self.items.len()).map(|index| &self.items[index])
    }

    fn goal_of(&self, id: GoalId) -> Option<&Row<GoalId, Goal>> {
        self.items.iter().find_map(|item| match item {
            Item::Goal(measured, _) if measured.goal.id == id => Some(&measured.goal),
            _ => None,
        })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let open = |route| vec![Effect::Open(route)];
        match (cmd, self.selected()) {
            (Cmd::AddGoal, _) => return open(Route::GoalForm { account: self.account, id: None }),
            (Cmd::Open, Some(Item::Goal(measured, _))) => {
                return open(Route::GoalForm { account: self.account, id: Some(measured.goal.id) });
            }
            (Cmd::Open, Some(Item::Reading(reading, _))) => {
                return open(Route::ReadingForm { goal: reading.goal, id: Some(reading.id) });
            }
            (Cmd::AddReading, Some(item)) => return open(Route::ReadingForm { goal: item.goal(), id: None }),
            (Cmd::ShowReadings, Some(item)) => {
                let goal = item.goal();
                self.fold(cx, goal);
            }
            (Cmd::CloseGoal, Some(item)) => {
                let goal = item.goal();
                return self.close(cx, goal);
            }
            (Cmd::DeleteGoal, Some(item)) => {
                let (row, name) = (item.row(), self.name_of(cx, item));
                self.doomed = Some(row);
                return vec![ask_to_delete(cx.words, row, &name)];
            }
            _ => {
                self.selection.moved(cmd, self.items.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Shows a goal's readings or puts them away; then the goal itself is selected.
    fn fold(&mut self, cx: &Cx<'_>, goal: GoalId) {
        if !self.unfolded.remove(&goal) {
            self.unfolded.insert(goal);
        }
        if let Some(index) = self.items.iter().position(|item| item.row() == goal.into()) {
            self.selection = Selection::at(index);
        }
        self.reread(cx);
    }

    /// Asks how a goal ended; a closed one is opened again.
    fn close(&mut self, cx: &Cx<'_>, goal: GoalId) -> Vec<Effect> {
        if self.goal_of(goal).is_some_and(|goal| goal.closed.is_some()) {
            return vec![Effect::Write(Op::CloseGoal(goal, None))];
        }
        self.closing = Some(goal);
        let row = |outcome: &GoalOutcome| ChoiceRow { key: outcome.to_string(), label: cx.words.word(*outcome), hint: String::new() };
        let rows = GoalOutcome::ALL.iter().map(row).collect();
        vec![Effect::Open(Route::Choose(Choice { title: say!(cx.words, "goals-close"), rows, selected: 0, more: None }))]
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        let op = match answer {
            Answer::Confirmed => self.doomed.take().map(Op::Delete),
            Answer::Chosen(key) => {
                let outcome: Option<GoalOutcome> = key.parse().ok();
                self.closing.take().zip(outcome).map(|(goal, outcome)| Op::CloseGoal(goal, Some((cx.today(), outcome))))
            }
        };
        op.map(Effect::Write).into_iter().collect()
    }

    fn name_of(&self, cx: &Cx<'_>, item: &Item) -> String {
        match item {
            Item::Goal(measured, _) => measured.goal.title.clone(),
            Item::Reading(reading, unit) => {
                format!("{} {}", cx.format.short_date(reading.read_on), value(cx.format, Some(reading.value), unit.as_deref()))
            }
        }
    }
}

fn table_row(cx: &Cx<'_>, item: &Item) -> TableRow<'static> {
    let cells = match item {
        Item::Goal(measured, progress) => goal_cells(cx, measured, progress),
        Item::Reading(reading, unit) => reading_cells(cx, reading, unit.as_deref()),
    };
    TableRow { cells, is_marked: false }
}

fn goal_cells(cx: &Cx<'_>, measured: &MeasuredGoal, progress: &Progress) -> Vec<Phrase<'static>> {
    let goal = &measured.goal;
    let role = if goal.closed.is_some() { Role::Dim } else { Role::Text };
    let (unit, is_closed) = (goal.unit.as_deref(), goal.closed.is_some());
    let done = progress.done.filter(|_| !is_closed || progress.current.is_some());
    let share = done.map(|done| cx.format.percent(done)).unwrap_or_default();
    let standing = goal.closed.map_or_else(|| cx.words.word(progress.standing), |(_, outcome)| cx.words.word(outcome));
    let standing_role = match goal.closed {
        Some(_) => Role::Dim,
        None => role_of(tone_of_standing(progress.standing)),
    };
    let mark = match (goal.closed.map(|(_, outcome)| outcome), progress.standing) {
        (Some(GoalOutcome::Reached), _) | (None, GoalStanding::Reached) => "✓ ",
        (Some(GoalOutcome::Missed), _) => "✗ ",
        _ => "",
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| cx.format.near(day)).unwrap_or_default();
    let review =
        progress.review_on.map(|on| Phrase::new(cx.format.near(on), if on < cx.today() { Role::Yellow } else { Role::Dim }).means(on));
    let ends = goal.closed.map(|(on, _)| on).or(goal.due_on);
    vec![
        Phrase::new(goal.title.clone(), role),
        Phrase::new(done.map(bar).unwrap_or_default(), standing_role).then(format!(" {share}"), role),
        Phrase::new(course(measured), Role::Dim),
        Phrase::new(value(cx.format, progress.current, unit), role),
        Phrase::new(value(cx.format, goal.target, unit), Role::Dim),
        Phrase::new(day(ends), role).may_mean(ends),
        Phrase::new(mark, standing_role).then(standing, standing_role),
        review.unwrap_or_default(),
    ]
}

/// The readings between baseline and target, as a line of twelve points.
fn course(measured: &MeasuredGoal) -> String {
    let share = |reading: &Row<ReadingId, Reading>| {
        let alone = [reading.fields.clone()];
        measured.goal.progress(&alone, reading.read_on).done.map(|done| done.clamp(0.0, 1.0) * 100.0)
    };
    let newest = measured.readings.len().saturating_sub(12);
    if measured.readings.len() < 2 {
        return String::new();
    }
    sparkline(&measured.readings[newest..].iter().map(share).collect::<Vec<_>>(), 6)
}

fn reading_cells(cx: &Cx<'_>, reading: &Reading, unit: Option<&str>) -> Vec<Phrase<'static>> {
    let said = [&reading.source, &reading.note].into_iter().flatten().cloned().collect::<Vec<_>>();
    let day = cx.format.short_date(reading.read_on);
    let text = if said.is_empty() { day } else { format!("{day}  {}", said.join(" · ")) };
    let mut cells = vec![Phrase::new("  ", Role::Dim).then(text, Role::Dim), Phrase::default(), Phrase::default()];
    cells.push(Phrase::new(value(cx.format, Some(reading.value), unit), Role::Dim));
    cells.resize(8, Phrase::default());
    cells
}

impl Tab for Goals {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(answer) => return self.answered(cx, answer),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.items.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "goals-empty"), Cmd::AddGoal);
        }
        let ids = ["goals-what", "goals-progress", "goals-course", "goals-now", "goals-target", "goals-due", "goals-state", "goals-review"];
        let [what, progress, course, now, target, due, standing, review] = ids.map(|id| cx.words.get(id));
        // A day of another year takes 14 cells in Japanese.
        let day = if cx.format.lang == Lang::Ja { 14 } else { 11 };
        let values = self.items.iter().map(|item| match item {
            Item::Goal(measured, _) => value(cx.format, measured.goal.target, measured.goal.unit.as_deref()),
            Item::Reading(reading, unit) => value(cx.format, Some(reading.value), unit.as_deref()),
        });
        let values: Vec<String> = values.collect();
        let figures = ColumnWidth::fitting(cx.look.cells, (8, 16), values.iter().map(String::as_str));
        let columns = [
            Column::new(&what, ColumnWidth::Flexible { min: 18, max: 48 }, 0),
            Column::new(&progress, ColumnWidth::Fixed(16), 1),
            Column::new(&course, ColumnWidth::Fixed(8), 5),
            Column::new(&now, figures, 2).right(),
            Column::new(&target, figures, 3).right(),
            Column::new(&due, ColumnWidth::Fixed(day), 1),
            Column::new(&standing, ColumnWidth::Fixed(13), 0),
            Column::new(&review, ColumnWidth::Fixed(day), 4),
        ];
        let selected = self.selection.row(self.items.len());
        let table = ListTable { columns: &columns, rows: self.items.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| table_row(cx, &self.items[index]));
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(Item::row)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::AddReading | Cmd::ShowReadings | Cmd::CloseGoal | Cmd::DeleteGoal);
        match self.selected() {
            None if needs_row => Some(say!(cx.words, "row-none")),
            Some(item) if cmd == Cmd::ShowReadings && !self.has_readings(item.goal()) => Some(say!(cx.words, "goals-no-reading")),
            _ => None,
        }
    }
}

impl Goals {
    fn has_readings(&self, goal: GoalId) -> bool {
        self.items.iter().any(|item| match item {
            Item::Goal(measured, _) => measured.goal.id == goal && !measured.readings.is_empty(),
            Item::Reading(..) => false,
        })
    }
}
