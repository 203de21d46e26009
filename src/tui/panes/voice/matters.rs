//! The tab of feedback: the matters that customers raised, by how far they are, with who raised them and who is still to be told.

use super::board::VoicePane;
use crate::domain::{EntityRef, FeedbackId, FeedbackStatus};
use crate::ops::{FeedbackOp, Op};
use crate::review::feedback::{Matter, WantedMatters, matters};
use crate::review::renewals::base_currency;
use crate::say;
use crate::store::Result;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_empty};
use crate::tui::route::{Choice, ChoiceRow, Route, VoiceRoute};
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::themes as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Which matters are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// Those that are not through.
    #[default]
    Open,
    ToTell,
    All,
}

/// What the tab shows; read when it is looked at.
#[derive(Default)]
pub(super) struct MattersTab {
    is_read: bool,
    all: Vec<Matter>,
    pub shown: Shown,
    /// Whose status was asked for.
    choosing: Option<FeedbackId>,
}

impl MattersTab {
    pub fn forget(&mut self) {
        self.is_read = false;
    }

    pub fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        if !self.is_read {
            self.all = read_matters(cx)?;
            self.is_read = true;
        }
        Ok(())
    }

    pub fn rows(&self) -> Vec<&Matter> {
        self.all.iter().filter(|matter| self.shown.takes(matter)).collect()
    }

    /// Returns the write that a chosen status asks for.
    pub fn chosen(&mut self, cx: &Cx<'_>, key: &str) -> Option<Op> {
        let id = self.choosing.take()?;
        Some(moved(cx, id, key.parse().ok()?))
    }
}

impl Shown {
    fn takes(self, matter: &Matter) -> bool {
        let is_through = matter.feedback.status == FeedbackStatus::Told;
        match self {
            Shown::Open => !is_through && (matter.feedback.status != FeedbackStatus::Declined || matter.to_tell().next().is_some()),
            Shown::ToTell => matter.to_tell().next().is_some(),
            Shown::All => true,
        }
    }

    fn next(self) -> Shown {
        match self {
            Shown::Open => Shown::ToTell,
            Shown::ToTell => Shown::All,
            Shown::All => Shown::Open,
        }
    }

    pub fn word(self, cx: &Cx<'_>) -> String {
        match self {
            Shown::Open => say!(cx.words, "feedback-shown-open"),
            Shown::ToTell => say!(cx.words, "feedback-shown-to-tell"),
            Shown::All => say!(cx.words, "feedback-shown-all"),
        }
    }
}

pub(super) fn read_matters(cx: &Cx<'_>) -> Result<Vec<Matter>> {
    let connection = cx.book.connection();
    let currency = base_currency(connection, cx.words.home());
    matters(connection, &WantedMatters::default(), &cx.zone(), cx.today(), currency)
}

/// Returns the write that takes a matter to a status today.
pub(super) fn moved(cx: &Cx<'_>, id: FeedbackId, status: FeedbackStatus) -> Op {
    Op::Feedback(FeedbackOp::Move(vec![id], status, cx.today()))
}

/// Returns the write that notes that everybody who is not yet was told; `None` where nobody is.
pub(super) fn told_all(cx: &Cx<'_>, matter: &Matter) -> Option<Op> {
    let voices: Vec<_> = matter.to_tell().map(|raised| raised.voice.id).collect();
    (!voices.is_empty()).then(|| Op::Feedback(FeedbackOp::Tell(voices, Some(cx.today()))))
}

/// Returns the popup to choose a status from.
pub(super) fn ask_status(cx: &Cx<'_>, now: FeedbackStatus) -> Effect {
    let row = |status: &FeedbackStatus| ChoiceRow { key: status.to_string(), label: cx.words.word(status), hint: String::new() };
    let rows: Vec<ChoiceRow> = FeedbackStatus::ALL.iter().map(row).collect();
    let selected = FeedbackStatus::ALL.iter().position(|status| *status == now).unwrap_or(0);
    Effect::Open(Route::Choose(Choice { title: say!(cx.words, "feedback-ask-status"), rows, selected, more: None }))
}

/// Says what a command about one matter does; `None` for another command.
pub(super) fn about_matter(cx: &Cx<'_>, matter: &Matter, cmd: Cmd) -> Option<Vec<Effect>> {
    let (id, status) = (matter.feedback.id, matter.feedback.status);
    let write = |op: Option<Op>| op.map(Effect::Write).into_iter().collect();
    match cmd {
        Cmd::MatterNext => Some(write(status.next().map(|next| moved(cx, id, next)))),
        Cmd::MatterBack => Some(write(status.previous().map(|before| moved(cx, id, before)))),
        Cmd::MatterTold => Some(write(told_all(cx, matter))),
        Cmd::MatterStatus => Some(vec![ask_status(cx, status)]),
        Cmd::EditMatter => Some(vec![Effect::Open(Route::Voice(VoiceRoute::MatterForm { id: Some(id), from: Vec::new() }))]),
        Cmd::DeleteMatter => Some(vec![ask_to_delete(cx.words, EntityRef::from(id), &matter.feedback.title)]),
        _ => None,
    }
}

/// Says why a command about one matter cannot be run.
pub(super) fn matter_disabled(cx: &Cx<'_>, matter: Option<&Matter>, cmd: Cmd) -> Option<String> {
    let is_about =
        matches!(cmd, Cmd::MatterNext | Cmd::MatterBack | Cmd::MatterTold | Cmd::MatterStatus | Cmd::EditMatter | Cmd::DeleteMatter);
    if matches!(cmd, Cmd::VoiceEarlier | Cmd::VoiceLater | Cmd::VoiceStretch) {
        return Some(say!(cx.words, "feedback-no-period"));
    }
    let Some(matter) = matter else { return is_about.then(|| say!(cx.words, "feedback-none-selected")) };
    let status = matter.feedback.status;
    match cmd {
        Cmd::MatterNext if status.next().is_none() => Some(say!(cx.words, "feedback-is-through")),
        Cmd::MatterBack if status.previous().is_none() => Some(say!(cx.words, "feedback-is-new")),
        Cmd::MatterTold if !status.is_to_tell() => Some(say!(cx.words, "feedback-nothing-to-tell", status = cx.words.word(status))),
        Cmd::MatterTold if matter.to_tell().next().is_none() => Some(say!(cx.words, "feedback-told-already")),
        _ => None,
    }
}

/// Says what a command of the tab does; `None` for another command.
pub(super) fn command(pane: &mut VoicePane, cx: &Cx<'_>, cmd: Cmd) -> Option<Vec<Effect>> {
    match cmd {
        Cmd::AddMatter => return Some(vec![Effect::Open(Route::Voice(VoiceRoute::MatterForm { id: None, from: Vec::new() }))]),
        Cmd::MatterNarrow => {
            pane.matters.shown = pane.matters.shown.next();
            return Some(Vec::new());
        }
        _ => {}
    }
    let matter = pane.matter()?.clone();
    let effects = about_matter(cx, &matter, cmd)?;
    match cmd {
        Cmd::MatterStatus => pane.matters.choosing = Some(matter.feedback.id),
        Cmd::DeleteMatter => pane.doomed = Some(matter.feedback.id.into()),
        _ => {}
    }
    Some(effects)
}

pub(super) fn draw(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let rows = pane.matters.rows();
    if rows.is_empty() {
        let (id, cmd) = match (pane.matters.all.is_empty(), pane.matters.shown) {
            (true, _) => ("feedback-empty", Cmd::AddMatter),
            (false, Shown::ToTell) => ("feedback-empty-to-tell", Cmd::MatterNarrow),
            (false, _) => ("feedback-empty-open", Cmd::MatterNarrow),
        };
        let sentence = cx.words.with(id, &[("key", cx.keys.first(Cmd::MakeFeedback).into())]);
        return draw_empty(cx, area, buffer, &sentence, cmd);
    }
    let has_counts = area.height >= 12;
    let list = Rect { height: area.height - u16::from(has_counts) * 2, ..area };
    draw_list(pane, cx, list, buffer, state, &rows);
    if has_counts {
        let mut pen = Pen::new(cx.look, Rect { y: list.bottom(), height: 2, ..area }, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put_phrase(3, 1, room, &counts(pane, cx));
    }
}

/// How many matters stand where.
fn counts(pane: &VoicePane, cx: &Cx<'_>) -> Phrase<'static> {
    let count = |status: &FeedbackStatus| pane.matters.all.iter().filter(|matter| matter.feedback.status == *status).count();
    let parts = FeedbackStatus::ALL.iter().map(|status| (status, count(status))).filter(|(_, n)| *n > 0);
    let parts: Vec<String> = parts.map(|(status, n)| format!("{} {n}", cx.words.word(status))).collect();
    Phrase::new(parts.join(" · "), Role::Dim)
}

fn draw_list(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, rows: &[&Matter]) {
    let ids = [
        "feedback-col-status",
        "feedback-col-kind",
        "feedback-col-title",
        "feedback-col-raised",
        "theme-col-customers",
        "theme-col-arr",
        "feedback-col-to-tell",
        "feedback-col-since",
    ];
    let [status, kind, title, raised, customers, arr, to_tell, since] = ids.map(|id| cx.words.get(id));
    let widest = |least: u16, most: u16, texts: Vec<String>| {
        let width = texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
        ColumnWidth::Fixed(u16::try_from(width).unwrap_or(u16::MAX).clamp(least, most))
    };
    let longest = rows.iter().map(|matter| cx.look.cells.width(&wording::line_of(&matter.feedback.title))).max().unwrap_or(0);
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    let columns = [
        Column::new(&status, widest(6, 18, rows.iter().map(|matter| cx.words.word(matter.feedback.status)).collect()), 0),
        Column::new(&kind, widest(4, 10, rows.iter().map(|matter| cx.words.word(matter.feedback.kind)).collect()), 4),
        Column::new(&title, ColumnWidth::Flexible { min: longest.clamp(22, 32), max: 60 }, 0),
        // How many raised it says more in little room than the first of their names.
        Column::new(&raised, ColumnWidth::Flexible { min: 20, max: 34 }, 5),
        Column::new(&customers, widest(4, 9, vec![customers.clone()]), 3).right(),
        Column::new(&arr, widest(6, 12, rows.iter().map(|matter| wording::arr(cx.format, &matter.arr)).collect()), 2).right(),
        Column::new(&to_tell, widest(7, 16, rows.iter().map(|matter| wording::to_tell(cx.words, matter).0).collect()), 1),
        Column::new(&since, widest(6, 12, rows.iter().map(|matter| cx.format.near(matter.feedback.status_on)).collect()), 6).right(),
    ];
    let table = ListTable { columns: &columns, rows: rows.len(), selected: pane.selected(), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |row| table_row(cx, rows[row]));
}

fn table_row(cx: &Cx<'_>, matter: &Matter) -> TableRow<'static> {
    let (feedback, (to_tell, tone)) = (&matter.feedback, wording::to_tell(cx.words, matter));
    let cells = vec![
        Phrase::new(cx.words.word(feedback.status), role_of(wording::tone_of_status(feedback.status))),
        Phrase::new(cx.words.word(feedback.kind), Role::Dim),
        Phrase::new(wording::line_of(&feedback.title), Role::Text),
        Phrase::new(wording::raised_by(cx.words, matter), Role::Text),
        Phrase::new(cx.format.count(matter.customers), Role::Text),
        Phrase::new(wording::arr(cx.format, &matter.arr), Role::Text),
        Phrase::new(to_tell, role_of(tone)),
        Phrase::new(cx.format.near(feedback.status_on), Role::Dim).means(feedback.status_on),
    ];
    TableRow { cells, is_marked: false }
}
