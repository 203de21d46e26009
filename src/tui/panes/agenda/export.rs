//! Where own dates are written as a calendar.

use super::draw_intro;
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::import::path_of;
use crate::tui::widget::{Form, FormRow, FormValue};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Where it goes when nothing else is said.
const USUAL: &str = "~/mimamori.ics";

pub struct CalendarExport {
    path: LineInput,
    error: Option<String>,
    is_asked: bool,
}

impl CalendarExport {
    pub fn new() -> CalendarExport {
        CalendarExport { path: LineInput::with_text(USUAL), error: None, is_asked: false }
    }

    fn start(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let path = path_of(self.path.text());
        if path.as_os_str().is_empty() {
            self.error = Some(say!(cx.words, "import-no-file"));
            return Vec::new();
        }
        self.is_asked = true;
        vec![Effect::Start(JobSpec::ExportCalendar(path))]
    }

    fn news(&mut self, cx: &Cx<'_>, report: JobReport) -> Vec<Effect> {
        match report {
            JobReport::ExportedCalendar { path, count } if self.is_asked => {
                let said = say!(cx.words, "agenda-exported", n = count, path = path.display().to_string());
                vec![Effect::Close, Effect::Notice(Notice::said(said))]
            }
            JobReport::Failed(message) if self.is_asked => {
                (self.error, self.is_asked) = (Some(message), false);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Pane for CalendarExport {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "agenda-export-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::FormEnd, Scope::Form]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(Cmd::Save | Cmd::SaveAtEnd) if !self.is_asked => return self.start(cx),
            Msg::Command(Cmd::ResetForm) => *self = CalendarExport::new(),
            Msg::Job(report) => return self.news(cx, report),
            Msg::Paste(text) => {
                self.path.paste(&text);
            }
            Msg::Key(key) if self.path.typed(key) != Change::Nothing => self.error = None,
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let top = draw_intro(cx, area, buffer, &say!(cx.words, "agenda-export-intro")) + 1;
        let form = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
        let (label, hint) = (say!(cx.words, "agenda-import-path"), String::new());
        let rows = [FormRow { label: &label, value: FormValue::Line(&self.path), hint: &hint, error: self.error.as_deref() }];
        state.draw_form(&Form { rows: &rows, focused: 0 }, cx.look, form, buffer);
        state.editing = true;
    }
}
