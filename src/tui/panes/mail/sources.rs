//! Where mail is read from: each file and folder, how much came from there, and what is new with one key.

use super::tab::MailTab;
use crate::domain::{EntityRef, Moment, Timestamp};
use crate::ops::Op;
use crate::ops::mail::MailOp;
use crate::review::mail_sources::{SourceLine, mail_sources};
use crate::say;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::job::{JobReport, JobSpec, MailOutcome, MailRequest};
use crate::tui::pane::{Cx, Effect, Msg, Notice, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::{mail_source_kind, mail_trouble, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

struct SourcesTab {
    lines: Vec<SourceLine>,
    selection: Selection,
    failure: Option<String>,
    /// Whether what is new is being read, for this tab.
    is_asked: bool,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let mut tab = SourcesTab { lines: Vec::new(), selection: Selection::default(), failure: None, is_asked: false };
    tab.reread(cx);
    Box::new(tab)
}

impl SourcesTab {
    fn reread(&mut self, cx: &Cx<'_>) {
        match mail_sources(cx.book.connection()) {
            Ok(lines) => (self.lines, self.failure) = (lines, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn selected(&self) -> Option<&SourceLine> {
        self.selection.row(self.lines.len()).map(|index| &self.lines[index])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::SourcesAdd => return vec![Effect::Open(Route::Mail(MailRoute::Import(None)))],
            Cmd::SourcesRefresh => {
                self.is_asked = true;
                return vec![Effect::Start(JobSpec::ImportMail(MailRequest::default()))];
            }
            Cmd::SourcesRemove => {
                let remove = |line: &SourceLine| Effect::Write(Op::Mail(MailOp::RemoveSource(line.source.id)));
                return self.selected().map(remove).into_iter().collect();
            }
            _ => {
                self.selection.moved(cmd, self.lines.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn news(&mut self, cx: &Cx<'_>, report: &JobReport) -> Vec<Effect> {
        if matches!(report, JobReport::Progress { .. }) || !std::mem::take(&mut self.is_asked) {
            return Vec::new();
        }
        self.reread(cx);
        match report {
            JobReport::ImportedMail(outcome) => vec![Effect::Notice(said(cx, outcome))],
            JobReport::Failed(why) => vec![Effect::Notice(Notice::error(why.clone()))],
            _ => Vec::new(),
        }
    }
}

/// Says what a look for new mail found.
fn said(cx: &Cx<'_>, outcome: &MailOutcome) -> Notice {
    let report = &outcome.report;
    if let Some(first) = report.problems.first() {
        let first = say!(cx.words, "mail-in-problem", file = first.file.clone(), why = mail_trouble(cx.words, &first.why));
        return Notice::error(say!(cx.words, "mail-in-some-unread", n = report.problems.len(), first = first));
    }
    if report.read == 0 {
        return Notice::said(say!(cx.words, "mail-in-nothing-new"));
    }
    let counts = crate::wording::mail_outcome(cx.words, report, false);
    Notice::said(counts.into_iter().next().unwrap_or_default())
}

impl MailTab for SourcesTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Job(report) => return self.news(cx, &report),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|line| line.source.id.into())
    }

    fn count(&self) -> Option<usize> {
        Some(self.lines.len())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::SourcesRefresh | Cmd::SourcesRemove if self.lines.is_empty() => Some(say!(cx.words, "mail-in-sources-none")),
            Cmd::Open => Some(say!(cx.words, "mail-in-no-open")),
            _ => None,
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.lines.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-sources"), Cmd::SourcesAdd);
        }
        let ids = ["mail-in-col-path", "mail-in-col-kind", "mail-in-col-messages", "mail-in-col-looked", "mail-in-col-new"];
        let headings = ids.map(|id| cx.words.get(id));
        let columns = [
            Column::new(&headings[0], ColumnWidth::Flexible { min: 20, max: 80 }, 0),
            Column::new(&headings[1], ColumnWidth::Fixed(15), 2),
            Column::new(&headings[2], ColumnWidth::Fixed(9), 1).right(),
            Column::new(&headings[3], ColumnWidth::Fixed(18), 3),
            Column::new(&headings[4], ColumnWidth::Fixed(18), 4),
        ];
        let table =
            ListTable { columns: &columns, rows: self.lines.len(), selected: self.selection.row(self.lines.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| {
            let line = &self.lines[index];
            let cells = vec![
                Phrase::new(line.source.path.clone(), Role::Text),
                Phrase::new(mail_source_kind(cx.words, line.source.kind), Role::Dim),
                Phrase::new(cx.format.whole(i64::try_from(line.messages).unwrap_or(i64::MAX)), Role::Text),
                Phrase::new(moment(cx, line.looked_at), Role::Dim),
                Phrase::new(moment(cx, line.source.read_at), Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

fn moment(cx: &Cx<'_>, at: Option<Timestamp>) -> String {
    at.map_or_else(|| say!(cx.words, "mail-in-never"), |at| cx.format.moment(&Moment::At(at)))
}
