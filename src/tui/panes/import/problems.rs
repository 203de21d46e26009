//! The rows that are left out, each with its reason; the selected one's reason stands whole below the list.

use super::summary::put_wrapped;
use crate::ops::import::{ImportProblem, ImportReport};
use crate::say;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::import_problem_on_screen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// As many as anybody reads before mending the file.
const SHOWN: usize = 200;

/// Lines kept for the whole reason, and the least list that is worth keeping them.
const DETAIL: u16 = 3;
const LEAST_LIST: u16 = 4;

/// Returns how many problems the list has.
pub(super) fn count(report: Option<&ImportReport>) -> usize {
    report.map_or(0, |report| report.problems.len().min(SHOWN))
}

/// Draws the list, or that there is nothing to list.
pub(super) fn view(
    cx: &Cx<'_>,
    report: Option<&ImportReport>,
    selection: Selection,
    area: Rect,
    buffer: &mut Buffer,
    state: &mut ViewState,
) {
    let Some(report) = report.filter(|report| !report.problems.is_empty()) else {
        let sentence = say!(cx.words, "import-screen-no-problems");
        return Blank { sentence: &sentence, role: Role::Dim, key: None }.draw(cx.look, area, buffer);
    };
    let detail = if area.height >= DETAIL + LEAST_LIST { DETAIL } else { 0 };
    let list = Rect { height: area.height - detail, ..area };
    let headings = ["import-screen-row", "import-screen-column", "import-screen-reason"].map(|id| cx.words.get(id));
    let named = report.problems.iter().take(SHOWN).filter_map(|problem| problem.column.as_deref());
    let columns = [
        Column::new(&headings[0], ColumnWidth::Fixed(7), 0).right(),
        Column::new(&headings[1], ColumnWidth::fitting(cx.look.cells, (8, 24), named), 1),
        Column::new(&headings[2], ColumnWidth::Flexible { min: 12, max: 160 }, 0),
    ];
    let rows = count(Some(report));
    let selected = selection.row(rows);
    let table = ListTable { columns: &columns, rows, selected, has_focus: true };
    state.draw_list(&table, cx.look, list, buffer, |index| row(cx, &report.problems[index]));
    if let Some(problem) = selected.map(|index| &report.problems[index]).filter(|_| detail > 0) {
        let below = Rect { y: list.bottom() + 1, height: detail - 1, ..area };
        put_wrapped(cx, below, buffer, &in_full(cx, report, problem), Role::Text);
    }
}

fn row(cx: &Cx<'_>, problem: &ImportProblem) -> TableRow<'static> {
    let cells = vec![
        Phrase::new(cx.format.whole(i64::try_from(problem.row).unwrap_or(i64::MAX)), Role::Text),
        Phrase::new(problem.column.clone().unwrap_or_default(), Role::Dim),
        Phrase::new(import_problem_on_screen(cx.words, &problem.why), Role::Text),
    ];
    TableRow { cells, is_marked: false }
}

/// Words a problem with its place, and how many more there are than the list has.
fn in_full(cx: &Cx<'_>, report: &ImportReport, problem: &ImportProblem) -> String {
    let why = import_problem_on_screen(cx.words, &problem.why);
    let row = problem.row.to_string();
    let text = match &problem.column {
        Some(column) => say!(cx.words, "import-screen-problem-in", row = row, column = column.clone(), why = why),
        None => say!(cx.words, "import-screen-problem", row = row, why = why),
    };
    if report.problems.len() <= SHOWN {
        return text;
    }
    let more = say!(cx.words, "import-screen-first-problems", shown = SHOWN, total = report.problems.len());
    format!("{more} {text}")
}
