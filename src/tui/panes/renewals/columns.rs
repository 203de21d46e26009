//! The columns of the list: how wide each is, and what stands in it. What the pipeline knows is measured once when the list is
//! arranged; what is read of the accounts as they come into view widens its columns then, and nothing makes them narrower.

use super::list::{RenewalsPane, ScreenRow};
use crate::domain::Band;
use crate::domain::renewal::group::Basis;
use crate::i18n::format::NOTHING;
use crate::review::ScoredLine;
use crate::review::renewals::PipelineLine;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::{role_of, role_of_band};
use crate::tui::widget::{Column, ColumnWidth, Phrase, TableRow};
use crate::wording::renewals::{forecast, gaps};
use std::cell::Cell;

const HEADINGS: [&str; 9] = [
    "renewals-head-account",
    "renewals-head-due",
    "renewals-head-notice",
    "renewals-head-amount",
    "renewals-head-forecast",
    "renewals-head-health",
    "renewals-head-risk",
    "renewals-head-next",
    "renewals-head-touch",
];

/// Cells that a name gets before another column does.
const NAME_MOST: u16 = 24;

/// The widest text of each column, in cells.
#[derive(Default)]
pub(super) struct Widths {
    name: usize,
    due: usize,
    notice: usize,
    amount: usize,
    forecast: usize,
    health: usize,
    remark: usize,
    /// Widened by what comes into view.
    step: Cell<usize>,
    touch: Cell<usize>,
}

impl Widths {
    pub fn of<'a>(cx: &Cx<'_>, lines: impl Iterator<Item = &'a PipelineLine>) -> Widths {
        let cells = cx.look.cells;
        let bands = [Band::Green, Band::Yellow, Band::Red].map(|band| cells.width(&format!("A 100 {}", cx.words.word(band))));
        let mut widths = Widths { health: bands.into_iter().max().unwrap_or_default(), ..Widths::default() };
        let widen = |widest: &mut usize, text: &str| *widest = (*widest).max(cells.width(text));
        for line in lines {
            widen(&mut widths.name, &line.account.name);
            widen(&mut widths.due, &cx.format.near(line.deal.due_on));
            widen(&mut widths.notice, &notice(cx, line).0);
            widen(&mut widths.amount, &money(cx, line));
            widen(&mut widths.forecast, &forecast(cx.words, cx.format, &line.deal).0);
            widen(&mut widths.remark, &remark(cx, line).0);
        }
        widths
    }

    fn widen(&self, cx: &Cx<'_>, account: &ScoredLine) {
        let cells = cx.look.cells;
        self.step.set(self.step.get().max(cells.width(&next_step(account))));
        self.touch.set(self.touch.get().max(cells.width(&last_touch(cx, account))));
    }
}

/// Reads the accounts of what is about to be drawn: a screen either side of the selected row.
pub(super) fn read_around(pane: &RenewalsPane, cx: &Cx<'_>, selected: usize, height: usize, rows: &[ScreenRow]) {
    let near = rows.iter().skip(selected.saturating_sub(height)).take(2 * height);
    let accounts: Vec<_> = near.filter_map(|row| Some(row.line(pane)?.deal.account)).collect();
    pane.accounts.read(cx, accounts.iter().copied());
    for account in accounts.into_iter().filter_map(|account| pane.accounts.of(cx, account)) {
        pane.widths.widen(cx, &account);
    }
}

pub(super) fn headings(pane: &RenewalsPane, cx: &Cx<'_>) -> [String; 9] {
    let mut ids = HEADINGS;
    if pane.basis == Basis::Notice {
        ids.swap(1, 2);
    }
    ids.map(|id| cx.words.get(id))
}

pub(super) fn columns<'a>(pane: &RenewalsPane, cx: &Cx<'_>, headings: &'a [String; 9]) -> Vec<Column<'a>> {
    let (cells, widths) = (cx.look.cells, &pane.widths);
    let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    let fixed = |width: usize, heading: &String| ColumnWidth::Fixed(narrow(width.max(cells.width(heading))));
    let flexible = |(min, max): (u16, u16), width: usize| {
        let max = narrow(width).clamp(min.min(max), max);
        ColumnWidth::Flexible { min: min.min(max), max }
    };
    // What leaves is whole columns of the least use before a name is cut.
    let name = narrow(widths.name).clamp(12, NAME_MOST);
    let [account, first, second, amount, said, health, risk, next, touch] = headings;
    let days = if pane.basis == Basis::Due { (widths.due, widths.notice) } else { (widths.notice, widths.due) };
    vec![
        Column::new(account, ColumnWidth::Flexible { min: name, max: name.max(narrow(widths.name).min(28)) }, 0),
        Column::new(first, fixed(days.0, first), 0),
        Column::new(second, fixed(days.1, second), 3),
        Column::new(amount, fixed(widths.amount, amount), 0).right(),
        Column::new(said, fixed(widths.forecast, said), 0),
        Column::new(health, fixed(widths.health, health), 1),
        Column::new(risk, flexible((14, 30), widths.remark), 4),
        Column::new(next, flexible((18, 30), widths.step.get()), 5),
        Column::new(touch, fixed(widths.touch.get(), touch), 6),
    ]
}

pub(super) fn table_row(pane: &RenewalsPane, cx: &Cx<'_>, row: ScreenRow) -> TableRow<'static> {
    let Some(line) = row.line(pane) else { return TableRow::default() };
    let account = pane.accounts.of(cx, line.deal.account);
    let due_role = if line.deal.due_on < cx.today() { Role::Red } else { Role::Text };
    let due = Phrase::new(cx.format.near(line.deal.due_on), due_role).means(line.deal.due_on);
    let (text, role) = notice(cx, line);
    let notice = Phrase::new(text, role).may_mean(line.deal.notice_by);
    let (first, second) = if pane.basis == Basis::Due { (due, notice) } else { (notice, due) };
    let (said, tone) = forecast(cx.words, cx.format, &line.deal);
    let (remark, remark_role) = remark(cx, line);
    let of_account =
        |text: &dyn Fn(&ScoredLine) -> Phrase<'static>| account.as_deref().map_or_else(|| Phrase::new(NOTHING, Role::Dim), text);
    let cells = vec![
        Phrase::new(line.account.name.clone(), Role::Text),
        first,
        second,
        Phrase::new(money(cx, line), Role::Text).may_mean(line.deal.amount),
        Phrase::new(said, role_of(tone)),
        of_account(&|account| health(cx, account)),
        Phrase::new(remark, remark_role),
        of_account(&|account| Phrase::new(next_step(account), Role::Dim)),
        of_account(&|account| Phrase::new(last_touch(cx, account), Role::Dim).may_mean(account.line.last_touch_on)),
    ];
    TableRow { cells, is_marked: pane.marks.contains(&line.deal.target_of) }
}

fn money(cx: &Cx<'_>, line: &PipelineLine) -> String {
    line.deal.amount.map_or_else(|| NOTHING.to_owned(), |amount| cx.format.money(amount))
}

fn notice(cx: &Cx<'_>, line: &PipelineLine) -> (String, Role) {
    match line.deal.notice_by {
        None => (NOTHING.to_owned(), Role::Dim),
        Some(by) if by < cx.today() => (cx.format.near(by), Role::Dim),
        Some(by) if (by - cx.today()).num_days() <= 30 => (cx.format.near(by), Role::Yellow),
        Some(by) => (cx.format.near(by), Role::Text),
    }
}

/// Grade, score and word: `D 31 red`.
fn health(cx: &Cx<'_>, account: &ScoredLine) -> Phrase<'static> {
    let score = &account.score;
    let number = score.sure().map_or_else(|| NOTHING.to_owned(), |number| number.to_string());
    Phrase::new(format!("{} {number:>2} {}", score.grade, cx.words.word(score.band)), role_of_band(score.band))
}

fn next_step(account: &ScoredLine) -> String {
    account.line.next_task.as_ref().map_or_else(|| NOTHING.to_owned(), |task| task.title.clone())
}

fn last_touch(cx: &Cx<'_>, account: &ScoredLine) -> String {
    account.line.last_touch_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.near(day))
}

/// The risk in the person's words; without one, what is missing.
fn remark(cx: &Cx<'_>, line: &PipelineLine) -> (String, Role) {
    let risk = line.renewal.as_ref().and_then(|row| row.risk.clone());
    match risk {
        Some(risk) => (risk, Role::Text),
        None => (gaps(cx.words, &line.deal).join(", "), Role::Dim),
    }
}
