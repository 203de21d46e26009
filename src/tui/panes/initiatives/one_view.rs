//! Draws one initiative: rows of the four blocks, wrapped to the width there is, then its accounts and stories.

use super::effects::Seen;
use super::one::{OnePane, Target};
use crate::domain::AccountId;
use crate::domain::initiative::{Course, Design, Effect, Phase};
use crate::domain::kpi::{Figure, Span};
use crate::i18n::format::NOTHING;
use crate::review::initiatives::InitiativeLine;
use crate::say;
use crate::text::{Cells, wrap};
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::initiatives::{
    action, compared_days, difference, difference_interval, finding, formula, interval, measure, time_left, tone_of, tone_of_verdict, value,
};
use crate::wording::kpi::span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A row: the name of its block where it is the first, its label, what it says, and what it opens.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub block: String,
    pub label: Phrase<'static>,
    pub text: Phrase<'static>,
    pub target: Option<Target>,
}

/// Cells of the gutter, the gaps between the columns and the right edge.
const AROUND: usize = 10;
/// The widest line that reads well.
const MEASURE: usize = 96;

pub(super) fn draw(pane: &OnePane, line: &InitiativeLine, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    pane.effects.begin();
    let seen = pane.effects.of(cx, &line.row);
    state.is_unfinished = pane.effects.is_behind();
    let cells = cx.look.cells;
    let blocks = ["plan", "do", "check", "act", "members", "stories"].map(|block| cx.words.get(&format!("initiative-block-{block}")));
    let labels = LABELS.map(|id| cells.width(&cx.words.get(id)));
    let (block, label) = (blocks.iter().map(|name| cells.width(name)).max().unwrap_or(0), labels.into_iter().max().unwrap_or(0));
    let room = usize::from(area.width).saturating_sub(AROUND + block + label).clamp(16, MEASURE);
    let mut writer = Writer { cx, room, lines: Vec::new() };
    let [plan, done, check, act, members, stories] = blocks;
    writer.block(plan, |writer| plan_lines(writer, line));
    writer.block(done, |writer| do_lines(writer, pane, line));
    writer.block(check, |writer| check_lines(writer, line, &seen));
    writer.block(act, |writer| act_lines(writer, line));
    writer.block(members, |writer| member_lines(writer, pane, &seen));
    if !pane.stories.is_empty() {
        writer.block(stories, |writer| story_lines(writer, pane));
    }
    let lines = writer.lines;
    let width = |width: usize| ColumnWidth::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
    let columns = [
        Column::new("", width(block), 0),
        Column::new("", width(label), 0),
        Column::new("", ColumnWidth::Flexible { min: 16, max: u16::try_from(room).unwrap_or(u16::MAX) }, 0),
    ];
    let table = ListTable { columns: &columns, rows: lines.len(), selected: pane.selection.row(lines.len()), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |index| {
        let line = &lines[index];
        let cells = vec![Phrase::new(line.block.clone(), Role::Heading), line.label.clone(), line.text.clone()];
        TableRow { cells, is_marked: false }
    });
    *pane.lines.borrow_mut() = lines;
}

/// The labels that may stand before a text.
const LABELS: [&str; 12] = [
    "initiative-hypothesis",
    "initiative-filter",
    "initiative-measure",
    "initiative-action",
    "initiative-days",
    "initiative-short-members",
    "initiative-short-rest",
    "initiative-short-beyond",
    "initiative-short-above",
    "initiative-verdict",
    "initiative-learned",
    "initiative-next-step",
];

/// Gathers rows; the first of a block has its name.
struct Writer<'a> {
    cx: &'a Cx<'a>,
    room: usize,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn block(&mut self, name: String, write: impl FnOnce(&mut Self)) {
        let first = self.lines.len();
        write(self);
        if let Some(line) = self.lines.get_mut(first) {
            line.block = name;
        }
    }

    /// A label with a text that may take several rows; all of them open the same.
    fn say(&mut self, label: &str, text: &str, role: Role, target: Option<Target>) {
        let text = crate::text::display_lines(text);
        let text = if text.trim().is_empty() { NOTHING } else { &text };
        let label = if label.is_empty() { String::new() } else { self.cx.words.get(label) };
        for (place, part) in wrap(text, self.room, self.cx.look.cells).into_iter().enumerate() {
            let label = Phrase::new(if place == 0 { label.clone() } else { String::new() }, Role::Dim);
            self.lines.push(Line { block: String::new(), label, text: Phrase::new(part.to_owned(), role), target });
        }
    }

    fn put(&mut self, label: String, text: Phrase<'static>, target: Option<Target>) {
        self.lines.push(Line { block: String::new(), label: Phrase::new(label, Role::Dim), text, target });
    }
}

fn plan_lines(writer: &mut Writer<'_>, line: &InitiativeLine) {
    writer.say("initiative-hypothesis", &line.row.hypothesis, Role::Text, None);
    writer.say("initiative-filter", &line.row.filter, Role::Text, None);
    let measure = measure(writer.cx.words, &line.row);
    writer.say("initiative-measure", &measure, Role::Text, None);
}

fn do_lines(writer: &mut Writer<'_>, pane: &OnePane, line: &InitiativeLine) {
    let cx = writer.cx;
    let said = action(cx.words, &line.row, pane.action.clone());
    writer.say("initiative-action", &said, Role::Text, Some(Target::Action));
    let days = span(cx.format, Span { from: line.row.start_on, to: line.row.end_on });
    let left = time_left(cx.words, cx.format, &line.row, line.phase);
    let days = if left.is_empty() { days } else { format!("{days} · {left}") };
    writer.say("initiative-days", &days, Role::Text, None);
}

fn check_lines(writer: &mut Writer<'_>, line: &InitiativeLine, seen: &Seen) {
    let cx = writer.cx;
    let effect = match seen {
        Seen::Coming => return writer.say("", &say!(cx.words, "initiative-reading"), Role::Dim, None),
        Seen::Failed(why) => return writer.say("", why, Role::Error, None),
        Seen::Known(None) => {
            let measure = line.row.measure.clone();
            return writer.say("", &say!(cx.words, "initiative-unknown-measure", measure = measure), Role::Yellow, None);
        }
        Seen::Known(Some(effect)) => effect,
    };
    figure_lines(writer, effect);
    writer.say("", &finding(cx.words, effect), role_of(tone_of(effect.finding)), None);
    if line.phase == Phase::Do {
        writer.say("", &say!(cx.words, "initiative-not-over", day = cx.format.date(line.row.end_on)), Role::Yellow, None);
    }
    writer.say("", &compared_days(cx.words, cx.format, effect), Role::Dim, None);
    writer.say("", &formula(cx.words, effect.yardstick), Role::Dim, None);
    writer.say("", &say!(cx.words, "initiative-warning"), Role::Dim, None);
}

/// A row of figures before they are aligned.
struct Told {
    label: String,
    /// Before, after, change, the interval of the change, and how many.
    cells: [String; 5],
    role: Role,
    target: Option<Target>,
}

/// Both groups and how far they are apart, in columns; with the interval of each side where there is room for it.
fn figure_lines(writer: &mut Writer<'_>, effect: &Effect) {
    let cx = writer.cx;
    let cells = cx.look.cells;
    let wide = rows_of(cx, effect, true);
    let rows = if widths(&wide, cells).iter().sum::<usize>() + GAPS <= writer.room { wide } else { rows_of(cx, effect, false) };
    let widths = widths(&rows, cells);
    for row in rows {
        let role = if row.target.is_some() { Role::Text } else { Role::Dim };
        let [before, after, change, within, n] = row.cells;
        let arrow = if before.is_empty() || after.is_empty() { "   " } else { " → " };
        let text = Phrase::new(cells.pad_left(&before, widths[0]), role)
            .then(if widths[0] == 0 { "" } else { arrow }, role)
            .then(cells.pad_right(&after, widths[1]), role)
            .then(format!("  {}", cells.pad_left(&change, widths[2])), row.role)
            .then(format!("  {}", cells.pad_right(&within, widths[3])), Role::Dim)
            .then(format!("  {}", cells.pad_left(&n, widths[4])), Role::Dim);
        writer.put(row.label, text, row.target);
    }
}

/// Cells between the columns of figures.
const GAPS: usize = 9;

fn rows_of(cx: &Cx<'_>, effect: &Effect, with_sides: bool) -> Vec<Told> {
    let is_after_only = effect.yardstick.design() == Design::AfterOnly;
    let (members, rest) = (Target::Members, Target::Rest);
    let label = if is_after_only { "initiative-short-above" } else { "initiative-short-beyond" };
    let n = |n: usize| cx.format.count(n);
    let (change, within) = differences(cx, &effect.beyond);
    let beyond = Told {
        label: cx.words.get(label),
        cells: [String::new(), String::new(), change, within, n(effect.beyond.n)],
        role: role_of(tone_of(effect.finding)),
        target: Some(Target::Beyond),
    };
    let group = |id: &str, course: &Course, target| {
        let before = if is_after_only { String::new() } else { side(cx, &course.before, with_sides) };
        let (change, within) = if is_after_only { Default::default() } else { differences(cx, &course.change) };
        let count = if course.after.value.is_ok() { course.after.n } else { course.before.n };
        let cells = [before, side(cx, &course.after, with_sides), change, within, n(count)];
        Told { label: cx.words.get(id), cells, role: Role::Text, target: Some(target) }
    };
    let groups = [group("initiative-short-members", &effect.members, members), group("initiative-short-rest", &effect.rest, rest)];
    std::iter::once(headings(cx, is_after_only)).chain(groups).chain([beyond]).collect()
}

/// What stands in which column; the change is that of an account where there is one.
fn headings(cx: &Cx<'_>, is_after_only: bool) -> Told {
    let name = |column: &str| cx.words.get(&format!("initiative-col-{column}"));
    let before = if is_after_only { String::new() } else { name("before") };
    let change = if is_after_only { name("difference") } else { name("change") };
    let cells = [before, name("after"), change, name("interval"), name("n")];
    Told { label: String::new(), cells, role: Role::Dim, target: None }
}

fn differences(cx: &Cx<'_>, figure: &Figure) -> (String, String) {
    (difference(cx.words, cx.format, figure), difference_interval(cx.words, cx.format, figure))
}

fn side(cx: &Cx<'_>, figure: &Figure, with_interval: bool) -> String {
    let (told, within) = (value(cx.words, cx.format, figure), interval(cx.words, cx.format, figure));
    if with_interval && !within.is_empty() { format!("{told} ({within})") } else { told }
}

fn widths(rows: &[Told], cells: Cells) -> [usize; 5] {
    std::array::from_fn(|place| rows.iter().map(|row| cells.width(&row.cells[place])).max().unwrap_or(0))
}

fn act_lines(writer: &mut Writer<'_>, line: &InitiativeLine) {
    let cx = writer.cx;
    let (told, role) = match line.row.verdict {
        Some((on, verdict)) => (format!("{} · {}", cx.words.word(verdict), cx.format.plain_date(on)), role_of(tone_of_verdict(verdict))),
        None => (say!(cx.words, "initiative-no-verdict"), Role::Dim),
    };
    writer.say("initiative-verdict", &told, role, None);
    for (label, told) in [("initiative-learned", &line.row.learned), ("initiative-next-step", &line.row.next_step)] {
        if let Some(told) = told {
            writer.say(label, told, Role::Text, None);
        }
    }
}

/// The accounts, each with what it measured, where accounts are compared with themselves.
fn member_lines(writer: &mut Writer<'_>, pane: &OnePane, seen: &Seen) {
    let cx = writer.cx;
    if pane.members.is_empty() {
        return writer.say("", &say!(cx.words, "initiative-no-members"), Role::Dim, None);
    }
    let effect = match seen {
        Seen::Known(Some(effect)) if effect.yardstick.design() == Design::Paired => Some(effect),
        Seen::Known(_) | Seen::Coming | Seen::Failed(_) => None,
    };
    let of = |figure: &Figure, account: AccountId| {
        figure.parts.iter().find(|part| part.counts && part.account == Some(account)).map(|part| part.numerator)
    };
    let one = |figure: &Figure, value: f64| Figure { value: Ok(value), ..figure.clone() };
    let cells = cx.look.cells;
    let widest = pane.members.iter().map(|member| cells.width(&member.name)).max().unwrap_or(0);
    let width = widest.min(writer.room.saturating_sub(OF_MEMBER));
    for (place, member) in pane.members.iter().enumerate() {
        let told = effect.and_then(|effect| {
            let Course { before, after, change } = &effect.members;
            let (was, is) = (of(before, member.account)?, of(after, member.account)?);
            let (was, is, by) = (one(before, was), one(after, is), one(change, is - was));
            let [was, is] = [&was, &is].map(|figure| value(cx.words, cx.format, figure));
            Some((format!("{was} → {is}"), difference(cx.words, cx.format, &by)))
        });
        let name = cells.pad_right(&cells.cut(&crate::text::display(&member.name), width), width);
        let mut text = Phrase::new(name, Role::Text);
        if let Some((course, by)) = told {
            text =
                text.then(format!("  {}", cells.pad_left(&course, 13)), Role::Dim).then(format!("  {}", cells.pad_left(&by, 7)), Role::Dim);
        }
        writer.put(String::new(), text, Some(Target::Account(place)));
    }
}

/// Cells for what an account measured.
const OF_MEMBER: usize = 24;

fn story_lines(writer: &mut Writer<'_>, pane: &OnePane) {
    for (place, story) in pane.stories.iter().enumerate() {
        writer.say("", &story.row.title, Role::Text, Some(Target::Story(place)));
    }
}
