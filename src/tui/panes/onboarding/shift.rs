//! Shifting a step: what is typed, and below it everything that would move, before and after. Nothing moves before Enter.

use crate::domain::onboarding::{Shift, ShiftFault, ShiftTo, shift};
use crate::domain::{AccountId, Plan, Step, StepId};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::review::{PlanView, onboarding_plan};
use crate::say;
use crate::store;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Cx, Draft, Effect, Msg, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::onboarding::due;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const GUTTER: u16 = 3;

pub struct ShiftPane {
    id: StepId,
    view: PlanView,
    line: LineInput,
    found: Option<Result<Shift, ShiftFault>>,
    selection: Selection,
}

impl ShiftPane {
    pub fn open(cx: &Cx<'_>, id: StepId) -> store::Result<Box<dyn Pane>> {
        let step = store::needed::<Step>(cx.book.connection(), id)?;
        let view = onboarding_plan(cx.book.connection(), step.plan, cx.today())?.ok_or_else(|| store::no_row::<Plan>(step.plan))?;
        let kept = cx.draft(&draft_name(id))?.unwrap_or_default();
        let mut pane = ShiftPane { id, view, line: LineInput::with_text(&kept), found: None, selection: Selection::default() };
        pane.work_out(cx);
        Ok(Box::new(pane))
    }

    fn work_out(&mut self, cx: &Cx<'_>) {
        let to = ShiftTo::read(self.line.text(), cx.today());
        self.found = to.map(|to| shift(&self.view.steps, &self.view.dependencies, self.id, to, cx.today(), cx.workdays));
    }

    fn title_of(&self, id: StepId) -> String {
        self.view.step(id).map(|step| step.title.clone()).unwrap_or_default()
    }

    fn typed(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        self.line.typed(key);
        self.work_out(cx);
    }

    fn shift(&self) -> Option<&Shift> {
        self.found.as_ref().and_then(|found| found.as_ref().ok()).filter(|shift| !shift.moves.is_empty())
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::ApplyShift => {
                let op = self.shift().map(|shift| Op::Onboarding(OnboardingOp::Shift(self.id, shift.moves.clone())));
                return op.map(Effect::Write).into_iter().collect();
            }
            Cmd::Back => return vec![Effect::ForgetDraft(draft_name(self.id)), Effect::Close],
            _ => {
                let rows = self.shift().map_or(0, |shift| shift.moves.len());
                self.selection.moved(cmd, rows, cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Says what would happen, or why nothing can.
    fn verdict(&self, cx: &Cx<'_>) -> (String, Role) {
        match &self.found {
            None if self.line.text().trim().is_empty() => (say!(cx.words, "onboarding-shift-unread"), Role::Dim),
            None => (say!(cx.words, "onboarding-shift-unread"), Role::Error),
            Some(Ok(shift)) => match shift.moves.len() {
                0 => (say!(cx.words, "onboarding-shift-nothing"), Role::Text),
                n => (say!(cx.words, "onboarding-shift-moves", n = n), Role::Heading),
            },
            Some(Err(ShiftFault::Circle(circle))) => {
                let names: Vec<String> = circle.iter().map(|id| self.title_of(*id)).collect();
                (say!(cx.words, "onboarding-shift-circle", steps = names.join(" → ")), Role::Error)
            }
            Some(Err(ShiftFault::Done)) => (say!(cx.words, "onboarding-is-done"), Role::Error),
            Some(Err(ShiftFault::NoStep)) => (say!(cx.words, "onboarding-gone"), Role::Error),
        }
    }

    fn draw_moves(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let Some(shift) = self.shift() else { return };
        let heading = cx.words.get("onboarding-head-step");
        let columns = [
            Column::new(&heading, ColumnWidth::Flexible { min: 18, max: 60 }, 0),
            Column::new("", ColumnWidth::Fixed(18), 1).right(),
            Column::new("", ColumnWidth::Fixed(20), 0),
        ];
        let selected = self.selection.row(shift.moves.len());
        let table = ListTable { columns: &columns, rows: shift.moves.len(), selected, has_focus: false };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let one = shift.moves[index];
            let before = one.from.map_or_else(|| due(cx.words, cx.format, None), |day| cx.format.date(day));
            let cells = vec![
                Phrase::new(self.title_of(one.step), Role::Text),
                Phrase::new(before, Role::Dim),
                Phrase::new("→ ", Role::Dim).then(cx.format.date(one.to), Role::Heading),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

fn to_row(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

fn draft_name(id: StepId) -> String {
    format!("shift-{id}")
}

impl Pane for ShiftPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-shift-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Shift, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Undo | Cmd::Redo => Some(say!(cx.words, "form-no-undo")),
            Cmd::ApplyShift if self.shift().is_none() => Some(match &self.found {
                Some(Ok(_)) => say!(cx.words, "onboarding-shift-nothing"),
                _ => say!(cx.words, "onboarding-shift-unread"),
            }),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.view.plan.account)
    }

    fn draft(&self) -> Option<Draft> {
        let text = self.line.text().trim();
        Some(Draft { name: draft_name(self.id), content: (!text.is_empty()).then(|| text.to_owned()) })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => self.typed(cx, key),
            Msg::Paste(text) => {
                self.line.paste(&text);
                self.work_out(cx);
            }
            Msg::Written(_) => return vec![Effect::ForgetDraft(draft_name(self.id)), Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let day =
            self.view.step(self.id).and_then(|step| step.due_on).map_or_else(|| due(cx.words, cx.format, None), |day| cx.format.date(day));
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(GUTTER + 1);
        pen.put(GUTTER, 0, room, &say!(cx.words, "onboarding-shift-about", step = self.title_of(self.id), day = day), Role::Heading);
        let field = Rect { x: area.x + GUTTER, y: area.y + 1, width: room, height: 1 }.intersection(area);
        let (verdict, role) = self.verdict(cx);
        let safe = display(&verdict);
        let lines = wrap(&safe, usize::from(room.max(1)), cx.look.cells);
        let last = to_row(lines.len()) + 2;
        for (y, line) in (3..).zip(lines) {
            pen.put(GUTTER, y, room, line, role);
        }
        let held = self.found.as_ref().and_then(|found| found.as_ref().ok()).and_then(|shift| shift.held_by);
        if let Some(id) = held {
            pen.put(GUTTER, last + 1, room, &say!(cx.words, "onboarding-shift-held", step = self.title_of(id)), Role::Warning);
        }
        let used = last + 1 + u16::from(held.is_some());
        let below = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
        self.draw_moves(cx, below, buffer, state);
        state.cursor = draw_line(cx.look, field, buffer, &self.line, &[]);
        state.editing = true;
        let mut pen = Pen::new(cx.look, field, buffer);
        if self.line.is_empty() {
            pen.put(0, 0, field.width, &say!(cx.words, "onboarding-shift-hint"), Role::Dim);
        }
        pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
    }
}
