//! What a step comes after: the other steps of its plan, to be marked. A circle is refused as it would arise.

use crate::domain::onboarding::{Dependency, circle_of};
use crate::domain::{AccountId, Plan, Row, Step, StepId};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::review::{PlanView, onboarding_plan};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::onboarding::{due, step_state};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct DependPane {
    id: StepId,
    view: PlanView,
    /// What it comes after, as marked so far.
    after: Vec<StepId>,
    selection: Selection,
}

impl DependPane {
    pub fn open(cx: &Cx<'_>, id: StepId) -> store::Result<Box<dyn Pane>> {
        let step = store::needed::<Step>(cx.book.connection(), id)?;
        let view = onboarding_plan(cx.book.connection(), step.plan, cx.today())?.ok_or_else(|| store::no_row::<Plan>(step.plan))?;
        let after: Vec<StepId> = view.dependencies.iter().filter(|link| link.step == id).map(|link| link.after).collect();
        let mut pane = DependPane { id, view, after, selection: Selection::default() };
        // The step before is what it most likely comes after.
        let own = pane.view.steps.iter().position(|step| step.id == id).unwrap_or(0);
        pane.selection = Selection::at(own.saturating_sub(1));
        Ok(Box::new(pane))
    }

    fn others(&self) -> Vec<&Row<StepId, Step>> {
        self.view.steps.iter().filter(|step| step.id != self.id).collect()
    }

    fn toggle(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let others = self.others();
        let Some(id) = self.selection.row(others.len()).map(|row| others[row].id) else { return Vec::new() };
        if self.after.contains(&id) {
            self.after.retain(|after| *after != id);
            return Vec::new();
        }
        let mut links: Vec<Dependency> = self.view.dependencies.iter().copied().filter(|link| link.step != self.id).collect();
        links.extend(self.after.iter().chain([&id]).map(|after| Dependency { step: self.id, after: *after }));
        if let Some(circle) = circle_of(&links) {
            let names: Vec<String> = circle.iter().filter_map(|id| self.view.step(*id)).map(|step| step.title.clone()).collect();
            return vec![Effect::Notice(Notice::error(say!(cx.words, "onboarding-depend-circle", steps = names.join(" → "))))];
        }
        self.after.push(id);
        Vec::new()
    }
}

impl Pane for DependPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-depend-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Depend, Scope::List]
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.view.plan.account)
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::ToggleDependency) => return self.toggle(cx),
            Msg::Command(Cmd::SaveDependencies | Cmd::Open) => {
                return vec![Effect::Write(Op::Onboarding(OnboardingOp::Depend(self.id, self.after.clone())))];
            }
            Msg::Command(Cmd::Back) | Msg::Written(_) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.view.steps.len().saturating_sub(1), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let title = self.view.step(self.id).map(|step| step.title.clone()).unwrap_or_default();
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put(3, 0, room, &say!(cx.words, "onboarding-depend-about", step = title), Role::Heading);
        let below = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        let others = self.others();
        let headings = ["onboarding-head-step", "onboarding-head-state", "onboarding-head-due"].map(|id| cx.words.get(id));
        let columns = [
            Column::new(&headings[0], ColumnWidth::Flexible { min: 20, max: 60 }, 0),
            Column::new(&headings[1], ColumnWidth::Fixed(16), 1),
            Column::new(&headings[2], ColumnWidth::Fixed(12), 2),
        ];
        let selected = self.selection.row(others.len());
        let table = ListTable { columns: &columns, rows: others.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, below, buffer, |index| {
            let step = others[index];
            let cells = vec![
                Phrase::new(step.title.clone(), Role::Text),
                super::phrase(step_state(cx.words, cx.format, &self.view, step)),
                Phrase::new(due(cx.words, cx.format, step.due_on), Role::Dim),
            ];
            TableRow { cells, is_marked: self.after.contains(&step.id) }
        });
    }
}
