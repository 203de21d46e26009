//! The list of addresses.

use crate::domain::{MailId, Timestamp};
use crate::review::whose::{Suggested, Unmatched};
use crate::say;
use crate::store::mail::strangers::OwnEvidence;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// An address of the list.
pub(super) enum Line {
    /// It looks like one's own.
    Own(OwnEvidence),
    Stranger(Unmatched),
}

impl Line {
    pub fn email(&self) -> &str {
        match self {
            Line::Own(evidence) => &evidence.email,
            Line::Stranger(line) => &line.email,
        }
    }

    pub fn suggestion(&self) -> Option<&Suggested> {
        match self {
            Line::Own(_) => None,
            Line::Stranger(line) => line.suggestion.as_ref(),
        }
    }

    /// Says whether the domain may be an account's.
    pub fn has_domain(&self) -> bool {
        matches!(self, Line::Stranger(line) if line.at_domain.is_some())
    }

    fn newest(&self) -> Option<Timestamp> {
        match self {
            Line::Own(_) => None,
            Line::Stranger(line) => Some(line.newest),
        }
    }

    pub fn mail(&self) -> Option<MailId> {
        match self {
            Line::Own(_) => None,
            Line::Stranger(line) => Some(line.mail),
        }
    }
}

pub(super) fn view(
    cx: &Cx<'_>,
    lines: &[Line],
    ticked: &BTreeSet<String>,
    selection: Selection,
    area: Rect,
    buffer: &mut Buffer,
    state: &mut ViewState,
) {
    let ids = ["whose-col-address", "whose-col-name", "whose-col-count", "whose-col-newest", "whose-col-suggestion", "whose-col-subject"];
    let headings = ids.map(|id| cx.words.get(id));
    let names: Vec<String> = lines.iter().map(name).collect();
    let perhaps: Vec<(String, Role)> = lines.iter().map(|line| suggestion(cx, line)).collect();
    let days: Vec<String> = lines.iter().map(|line| line.newest().map(|at| day(cx, at)).unwrap_or_default()).collect();
    let cells = cx.look.cells;
    let columns = [
        Column::new(&headings[0], ColumnWidth::fitting(cells, (20, 40), lines.iter().map(Line::email)), 0),
        Column::new(&headings[1], ColumnWidth::fitting(cells, (8, 20), names.iter().map(String::as_str)), 3),
        Column::new(&headings[2], ColumnWidth::Fixed(6), 1).right(),
        Column::new(&headings[3], ColumnWidth::fitting(cells, (8, 14), days.iter().map(String::as_str)), 2),
        Column::new(&headings[4], ColumnWidth::fitting(cells, (12, 30), perhaps.iter().map(|(text, _)| text.as_str())), 0),
        Column::new(&headings[5], ColumnWidth::Flexible { min: 10, max: 60 }, 4),
    ];
    let table = ListTable { columns: &columns, rows: lines.len(), selected: selection.row(lines.len()), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| {
        let (line, (perhaps, role)) = (&lines[index], perhaps[index].clone());
        let (count, subject) = match line {
            Line::Own(evidence) => (evidence.named, say!(cx.words, "whose-own-evidence", wrote = evidence.wrote, got = evidence.got)),
            Line::Stranger(line) => (line.count, line.subject.clone()),
        };
        let cells = vec![
            Phrase::new(line.email().to_owned(), Role::Text),
            Phrase::new(names[index].clone(), Role::Dim),
            Phrase::new(cx.format.whole(i64::try_from(count).unwrap_or(i64::MAX)), Role::Text),
            Phrase::new(days[index].clone(), Role::Dim),
            Phrase::new(perhaps, role),
            Phrase::new(subject, Role::Dim),
        ];
        TableRow { cells, is_marked: ticked.contains(line.email()) }
    });
}

fn name(line: &Line) -> String {
    match line {
        Line::Own(_) => String::new(),
        Line::Stranger(line) => line.name.clone().unwrap_or_default(),
    }
}

pub(in crate::tui::panes::mail) fn day(cx: &Cx<'_>, at: Timestamp) -> String {
    cx.format.short_date(cx.zone().wall(at).date())
}

/// Words whose it may be: a question, and never said by its colour alone.
fn suggestion(cx: &Cx<'_>, line: &Line) -> (String, Role) {
    match line {
        Line::Own(_) => (say!(cx.words, "whose-yours"), Role::Accent),
        Line::Stranger(Unmatched { suggestion: None, .. }) => (String::new(), Role::Dim),
        Line::Stranger(Unmatched { suggestion: Some(found), .. }) => match &found.contact {
            Some((_, person)) => {
                (say!(cx.words, "whose-perhaps-person", account = found.name.clone(), person = person.clone()), Role::Accent)
            }
            None => (say!(cx.words, "whose-perhaps", account = found.name.clone()), Role::Accent),
        },
    }
}
