//! What stands above the lists and below the form: counts, how the file was understood, and what is in the way.

use super::assign::label;
use super::form::{ImportForm, delimiter_word};
use crate::import::{Field, ImportKind, PlanError};
use crate::ops::import::ImportReport;
use crate::say;
use crate::text;
use crate::theme::Role;
use crate::tui::job::ImportPreview;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Pen, Phrase};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The text's left edge, as in lists.
pub(super) const LEFT: u16 = 3;

/// The widest line of a message that reads well.
const MEASURE: u16 = 90;

/// Draws the form with a sentence above it and, when something went wrong, the whole message below it.
pub(super) fn view_form(cx: &Cx<'_>, form: &ImportForm, trouble: Option<&str>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let room = area.width.saturating_sub(LEFT + 1);
    Pen::new(cx.look, area, buffer).put(LEFT, 0, room, &say!(cx.words, "import-screen-intro"), Role::Dim);
    let top = if area.height > 14 { 2 } else { 1 };
    let below = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
    let lines = trouble.map_or(0, |trouble| lines_of(cx, trouble, area.width).len());
    let message = u16::try_from(lines).unwrap_or(u16::MAX).min(below.height.saturating_sub(2));
    let fields = form.height().min(below.height - message);
    form.view(cx, Rect { height: fields, ..below }, buffer, state);
    if let Some(trouble) = trouble {
        // One empty line above the message where there is room for it.
        let gap = u16::from(below.height > fields + message);
        let part = Rect { y: below.y + fields + gap, height: message, ..below };
        put_wrapped(cx, part, buffer, trouble, Role::Error);
    }
}

/// Draws a text in as many lines as it needs and the area has; returns the lines drawn.
pub(super) fn put_wrapped(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, message: &str, role: Role) -> u16 {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(LEFT + 1);
    let mut used = 0;
    for (y, line) in (0..pen.height()).zip(lines_of(cx, message, area.width)) {
        pen.put(LEFT, y, room, &line, role);
        used = y + 1;
    }
    used
}

fn lines_of(cx: &Cx<'_>, message: &str, width: u16) -> Vec<String> {
    let room = usize::from(width.saturating_sub(LEFT + 1).min(MEASURE));
    text::wrap(&text::display_lines(message), room, cx.look.cells).into_iter().map(str::to_owned).collect()
}

/// Words what has to be said first, by the labels that the columns list shows.
pub(super) fn plan_error(cx: &Cx<'_>, kind: ImportKind, error: &PlanError) -> String {
    match error {
        PlanError::MissingField { needed, .. } => {
            if needed.contains(&Field::Kind) {
                return say!(cx.words, "import-screen-missing-kind", needed = label(cx.words, kind, Field::Kind));
            }
            let labels: Vec<&str> = needed.iter().map(|field| label(cx.words, kind, *field)).collect();
            say!(cx.words, "import-screen-missing-field", needed = labels.join(" / "))
        }
        PlanError::AmbiguousDates { column, example, .. } => {
            say!(cx.words, "import-screen-ambiguous-dates", column = column.clone(), example = example.clone())
        }
    }
}

/// Returns how the file was read: name, kind, encoding or sheet, where the headings are.
pub(super) fn file_line(cx: &Cx<'_>, kind: ImportKind, file: &ImportPreview, is_remembered: bool) -> Phrase<'static> {
    let mut facts = vec![cx.words.get(&format!("import-kind-{kind}"))];
    if let Some(sheet) = &file.sheet {
        facts.push(say!(cx.words, "import-screen-of-sheet", sheet = sheet.clone()));
    }
    if is_remembered {
        facts.push(say!(cx.words, "import-screen-remembered"));
    }
    facts.extend(file.encoding.map(str::to_owned));
    facts.extend(file.delimiter.map(|delimiter| delimiter_word(cx, delimiter)));
    facts.push(say!(cx.words, "import-screen-headings-at", row = file.header_row.to_string()));
    let name = Phrase::new(file.file.clone(), Role::Heading);
    facts.into_iter().fold(name, |line, fact| line.then("   ", Role::Dim).then(fact, Role::Dim))
}

/// Returns the counts of what would happen.
pub(super) fn counts_ahead(cx: &Cx<'_>, report: &ImportReport) -> Phrase<'static> {
    let words = cx.words;
    let mut counts = vec![
        (say!(words, "import-screen-read", n = report.read), Role::Text),
        (say!(words, "import-screen-to-add", n = report.added), Role::Heading),
        (say!(words, "import-screen-to-update", n = report.updated), Role::Heading),
        (say!(words, "import-screen-unchanged", n = report.unchanged), Role::Text),
        (say!(words, "import-screen-left-out", n = report.skipped), left_out_role(report)),
    ];
    if report.new_accounts > 0 {
        counts.push((say!(words, "import-screen-to-add-accounts", n = report.new_accounts), Role::Text));
    }
    joined(counts)
}

/// Returns the counts of what happened.
pub(super) fn counts_behind(cx: &Cx<'_>, report: &ImportReport) -> Phrase<'static> {
    let words = cx.words;
    let mut counts = vec![
        (say!(words, "import-screen-read", n = report.read), Role::Text),
        (say!(words, "import-screen-added", n = report.added), Role::Heading),
        (say!(words, "import-screen-updated", n = report.updated), Role::Heading),
        (say!(words, "import-screen-unchanged", n = report.unchanged), Role::Text),
        (say!(words, "import-screen-left-out", n = report.skipped), left_out_role(report)),
    ];
    if report.new_accounts > 0 {
        counts.push((say!(words, "import-screen-added-accounts", n = report.new_accounts), Role::Text));
    }
    joined(counts)
}

fn left_out_role(report: &ImportReport) -> Role {
    if report.skipped > 0 { Role::Warning } else { Role::Text }
}

fn joined(counts: Vec<(String, Role)>) -> Phrase<'static> {
    let mut line = Phrase::default();
    for (index, (text, role)) in counts.into_iter().enumerate() {
        let gap = if index > 0 { "   " } else { "" };
        line = line.then(gap, Role::Dim).then(text, role);
    }
    line
}
