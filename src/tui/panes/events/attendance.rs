//! A list of who came: the path of the file, then what it did, and the rows that were left out with their reasons.

use super::list::title_of;
use crate::domain::{EventId, OpId};
use crate::ops::import::{AttendanceReport, ImportProblem};
use crate::say;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::import::path::path_of;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const LEFT: u16 = 3;
/// The name under which the path is kept while it is typed.
const DRAFT: &str = "event-attendance";

pub struct AttendancePane {
    event: EventId,
    title: String,
    line: LineInput,
    is_working: bool,
    /// What was done, and the op that undo takes back.
    done: Option<(AttendanceReport, Option<OpId>)>,
    trouble: Option<String>,
    selection: Selection,
}

impl AttendancePane {
    /// Starts with the path that was typed last and not read.
    pub fn new(cx: &Cx<'_>, event: EventId) -> AttendancePane {
        let kept = cx.draft(DRAFT).ok().flatten().unwrap_or_default();
        let (line, title) = (LineInput::with_text(&kept), title_of(cx, event));
        AttendancePane { event, title, line, is_working: false, done: None, trouble: None, selection: Selection::default() }
    }

    fn start(&mut self) -> Vec<Effect> {
        let path = path_of(self.line.text());
        (self.is_working, self.trouble, self.done) = (true, None, None);
        vec![Effect::Start(JobSpec::Attendance { event: self.event, path })]
    }

    fn news(&mut self, report: JobReport) -> Vec<Effect> {
        if !self.is_working {
            return Vec::new();
        }
        match report {
            JobReport::Attended(report, op) => {
                (self.is_working, self.done) = (false, Some((*report, op)));
                self.line.clear();
                return vec![Effect::ForgetDraft(DRAFT.to_owned())];
            }
            JobReport::Failed(why) => (self.is_working, self.trouble) = (false, Some(why)),
            JobReport::Stopped => self.is_working = false,
            _ => {}
        }
        Vec::new()
    }

    fn problems(&self) -> &[ImportProblem] {
        self.done.as_ref().map_or(&[], |(report, _)| &report.problems)
    }

    fn back(&self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.is_working {
            return vec![Effect::Notice(Notice::said(say!(cx.words, "import-screen-working")))];
        }
        let kept = (!self.line.is_empty()).then(|| Effect::Notice(Notice::said(say!(cx.words, "import-screen-kept"))));
        kept.into_iter().chain([Effect::Close]).collect()
    }

    /// What stands below the path: what to do, what is wrong, or what was done.
    fn lines(&self, cx: &Cx<'_>) -> Vec<(String, Role)> {
        if let Some(trouble) = &self.trouble {
            return vec![(trouble.clone(), Role::Error)];
        }
        let Some((report, op)) = &self.done else { return vec![(say!(cx.words, "event-list-how"), Role::Dim)] };
        let mut lines = wording::events::attendance(cx.words, report).into_iter().map(|text| (text, Role::Text)).collect::<Vec<_>>();
        if op.is_some() {
            lines.push((say!(cx.words, "event-list-undo"), Role::Dim));
        }
        lines
    }

    fn draw_problems(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let problems = self.problems();
        let (row, why) = (say!(cx.words, "event-col-row"), say!(cx.words, "event-col-why"));
        let columns =
            [Column::new(&row, ColumnWidth::Fixed(8), 0).right(), Column::new(&why, ColumnWidth::Flexible { min: 20, max: 110 }, 0)];
        let selected = self.selection.row(problems.len());
        let table = ListTable { columns: &columns, rows: problems.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let problem = &problems[index];
            let column = problem.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
            let why = format!("{column}{}", wording::attendance_problem(cx.words, &problem.why));
            TableRow { cells: vec![Phrase::new(problem.row.to_string(), Role::Dim), Phrase::new(why, Role::Yellow)], is_marked: false }
        });
    }
}

impl Pane for AttendancePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "event-list-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Attendance, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::ReadAttendance if self.line.text().trim().is_empty() => Some(say!(cx.words, "event-list-no-path")),
            Cmd::Open | Cmd::ReadAttendance if self.is_working => Some(say!(cx.words, "import-screen-working")),
            Cmd::Open => Some(say!(cx.words, "event-enter-reads")),
            _ => None,
        }
    }

    fn draft(&self) -> Option<Draft> {
        let text = self.line.text();
        Some(Draft { name: DRAFT.to_owned(), content: (!text.trim().is_empty()).then(|| text.to_owned()) })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => return self.back(cx),
            Msg::Command(Cmd::ReadAttendance) => return self.start(),
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.problems().len(), cx.page_rows);
            }
            Msg::Job(report) => return self.news(report),
            Msg::Key(key) if !self.is_working => {
                self.line.typed(key);
            }
            Msg::Paste(text) if !self.is_working => {
                self.line.paste(&text);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let room = area.width.saturating_sub(LEFT + 1);
        Pen::new(cx.look, area, buffer).put(LEFT, 0, room, &self.title, Role::Heading);
        let line = Rect { x: area.x + LEFT.min(area.width), y: area.y + 2.min(area.height), width: room, height: 1 }.intersection(area);
        state.cursor = draw_line(cx.look, line, buffer, &self.line, &[]);
        state.editing = true;
        let mut pen = Pen::new(cx.look, line, buffer);
        if self.line.is_empty() {
            pen.put(0, 0, line.width, &say!(cx.words, "event-list-path"), Role::Dim);
        }
        pen.lay_over(Rect::new(0, 0, line.width, line.height), Role::Field);
        let mut pen = Pen::new(cx.look, area, buffer);
        let mut y = 4;
        for (text, role) in self.lines(cx) {
            for line in wrap(&display(&text), usize::from(room.max(1)), cx.look.cells) {
                pen.put(LEFT, y, room, line, role);
                y += 1;
            }
        }
        if !self.problems().is_empty() {
            let below = (y + 1).min(area.height);
            self.draw_problems(cx, Rect { y: area.y + below, height: area.height - below, ..area }, buffer, state);
        }
    }
}
