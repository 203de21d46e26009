//! One matter: how far it is, everybody who raised it with their words, and who was told what became of it.

use super::matters::{about_matter, matter_disabled, moved, read_matters};
use crate::domain::{AccountId, EntityRef, Feedback, FeedbackId, VoiceId};
use crate::i18n::format::NOTHING;
use crate::ops::{FeedbackOp, Op};
use crate::review::feedback::{Matter, Raised};
use crate::say;
use crate::store::{Error, Result, no_row};
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_empty, draw_failure};
use crate::tui::route::{AccountTab, Route, VoiceRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::{store_error, themes as wording};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the words of the selected customer, and the least height of a screen that has them.
const DETAIL: u16 = 5;
const WITH_DETAIL: u16 = 16;

/// What an answer of a popup is about.
enum Asked {
    Status,
    Customer,
    Delete(EntityRef),
    Unlink(VoiceId),
}

pub struct MatterPane {
    id: FeedbackId,
    matter: Option<Matter>,
    selection: Selection,
    asked: Option<Asked>,
    failure: Option<String>,
    /// Whether it was deleted, here or by undo.
    is_gone: bool,
}

impl MatterPane {
    pub fn new(cx: &Cx<'_>, id: FeedbackId) -> MatterPane {
        let mut pane = MatterPane { id, matter: None, selection: Selection::default(), asked: None, failure: None, is_gone: false };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let selected = self.selected().map(|raised| raised.voice.id);
        let read = self.read(cx);
        self.is_gone = read.as_ref().is_err_and(Error::is_no_row);
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        let place = self.raised().iter().position(|raised| Some(raised.voice.id) == selected);
        self.selection = place.map_or(self.selection, Selection::at);
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let found = read_matters(cx)?.into_iter().find(|matter| matter.feedback.id == self.id);
        self.matter = Some(found.ok_or_else(|| no_row::<Feedback>(self.id))?);
        Ok(())
    }

    fn raised(&self) -> &[Raised] {
        self.matter.as_ref().map(|matter| matter.raised.as_slice()).unwrap_or_default()
    }

    fn selected(&self) -> Option<&Raised> {
        self.selection.row(self.raised().len()).map(|row| &self.raised()[row])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let Some(matter) = self.matter.clone() else { return vec![Effect::Close] };
        if let Some(effects) = about_matter(cx, &matter, cmd) {
            self.asked = match cmd {
                Cmd::MatterStatus => Some(Asked::Status),
                Cmd::DeleteMatter => Some(Asked::Delete(self.id.into())),
                _ => None,
            };
            return effects;
        }
        match cmd {
            Cmd::Back => vec![Effect::Close],
            Cmd::AddVoice => {
                self.asked = Some(Asked::Customer);
                vec![Effect::Open(Route::PickAccount { title: say!(cx.words, "feedback-ask-customer"), first: None })]
            }
            _ => self.about_voice(cx, cmd),
        }
    }

    fn about_voice(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let rows = self.raised().len();
        if self.selection.moved(cmd, rows, cx.page_rows) {
            return Vec::new();
        }
        let Some(raised) = self.selected().cloned() else { return Vec::new() };
        let (id, voice) = (raised.voice.id, &raised.voice);
        let account = || Route::Account { id: voice.account, siblings: Vec::new(), tab: AccountTab::Timeline };
        match cmd {
            Cmd::Open => vec![Effect::Open(voice.row().map_or_else(account, Route::Row))],
            Cmd::VoiceOf => vec![Effect::Open(account())],
            Cmd::TellVoice => {
                let on = voice.told_on.is_none().then(|| cx.today());
                vec![Effect::Write(Op::Feedback(FeedbackOp::Tell(vec![id], on)))]
            }
            Cmd::EditVoice => {
                let route = VoiceRoute::VoiceForm { feedback: self.id, account: voice.account, id: Some(id) };
                vec![Effect::Open(Route::Voice(route))]
            }
            Cmd::UnlinkVoice => {
                self.asked = Some(Asked::Unlink(id));
                vec![ask_to_delete(cx.words, id.into(), &raised.account)]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        match (self.asked.take(), answer) {
            (Some(Asked::Status), Answer::Chosen(key)) => {
                key.parse().map(|status| Effect::Write(moved(cx, self.id, status))).into_iter().collect()
            }
            (Some(Asked::Customer), Answer::Chosen(key)) => {
                let route = |account| Route::Voice(VoiceRoute::VoiceForm { feedback: self.id, account, id: None });
                key.parse().map(|account| Effect::Open(route(account))).into_iter().collect()
            }
            (Some(Asked::Delete(row)), Answer::Confirmed) => vec![Effect::Write(Op::Delete(row))],
            (Some(Asked::Unlink(id)), Answer::Confirmed) => vec![Effect::Write(Op::Feedback(FeedbackOp::Unlink(vec![id])))],
            _ => Vec::new(),
        }
    }
}

impl Pane for MatterPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        let title = self.matter.as_ref().map(|matter| wording::line_of(&matter.feedback.title));
        title.unwrap_or_else(|| say!(cx.words, "voice-tab-feedback"))
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Matter, Scope::MatterAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_voice = matches!(cmd, Cmd::Open | Cmd::TellVoice | Cmd::EditVoice | Cmd::UnlinkVoice | Cmd::VoiceOf);
        let has_news = self.matter.as_ref().is_some_and(|matter| matter.feedback.status.is_to_tell());
        match cmd {
            _ if needs_voice && self.raised().is_empty() => Some(say!(cx.words, "feedback-nobody-yet")),
            Cmd::TellVoice if !has_news => {
                let status = self.matter.as_ref().map(|matter| cx.words.word(matter.feedback.status)).unwrap_or_default();
                Some(say!(cx.words, "feedback-nothing-to-tell", status = status))
            }
            _ => matter_disabled(cx, self.matter.as_ref(), cmd),
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|raised| raised.voice.account)
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        &["feedback", "feedback_voice", "account", "contact"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(answer) => return self.answered(cx, answer),
            Msg::Changed(_) => {
                self.reread(cx);
                // What was deleted has no screen.
                if self.is_gone {
                    return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "row-gone")))];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let Some(matter) = self.matter.as_ref().filter(|_| self.failure.is_none()) else {
            return draw_failure(cx, area, buffer, self.failure.as_deref().unwrap_or_default());
        };
        let used = draw_head(cx, area, buffer, matter);
        let body = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
        if matter.raised.is_empty() {
            return draw_empty(cx, body, buffer, &say!(cx.words, "feedback-nobody-yet"), Cmd::AddVoice);
        }
        let detail = if area.height >= WITH_DETAIL { DETAIL } else { 0 };
        let list = Rect { height: body.height.saturating_sub(detail), ..body };
        self.draw_list(cx, list, buffer, state, matter);
        if let Some(raised) = self.selected().filter(|_| detail > 0) {
            draw_quote(cx, Rect { y: list.bottom(), height: detail, ..area }, buffer, raised);
        }
    }
}

/// Draws the kind and how far it is, what stands behind it, and its notes; returns the rows that took.
fn draw_head(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, matter: &Matter) -> u16 {
    let mut pen = Pen::new(cx.look, area, buffer);
    let (room, feedback) = (pen.width().saturating_sub(4), &matter.feedback);
    let head = say!(
        cx.words,
        "feedback-head",
        kind = cx.words.word(feedback.kind),
        status = cx.words.word(feedback.status),
        since = cx.format.near(feedback.status_on),
        n = matter.customers,
        arr = wording::arr(cx.format, &matter.arr)
    );
    pen.put(3, 0, room, &head, Role::Heading);
    let reference =
        feedback.reference.as_ref().map(|reference| say!(cx.words, "feedback-reference", reference = wording::line_of(reference)));
    let note = feedback.note.as_ref().map(|note| wording::line_of(note));
    let left_out = wording::left_out(cx.words, &matter.arr);
    let mut y = 1;
    for line in [reference, note, left_out].into_iter().flatten().take(if area.height > 12 { 3 } else { 0 }) {
        pen.put(3, y, room, &line, Role::Dim);
        y += 1;
    }
    y + 1
}

/// Draws what the selected customer said.
fn draw_quote(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, raised: &Raised) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    pen.rule(1, 0, pen.width().saturating_sub(2));
    let quote = wording::line_of(raised.voice.quote.as_deref().unwrap_or_default());
    let quote = if quote.is_empty() { say!(cx.words, "feedback-no-quote") } else { quote };
    for (y, line) in (1..area.height).zip(wrap(&quote, usize::from(room), cx.look.cells)) {
        pen.put(3, y, room, line, Role::Text);
    }
}

impl MatterPane {
    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, matter: &Matter) {
        let ids = ["voice-col-account", "voice-col-person", "voice-col-when", "feedback-col-told", "feedback-col-quote"];
        let [account, person, when, told, quote] = ids.map(|id| cx.words.get(id));
        let untold = say!(cx.words, "feedback-untold");
        let width = u16::try_from(cx.look.cells.width(&untold)).unwrap_or(u16::MAX).max(8);
        let widest = matter.raised.iter().map(|one| cx.look.cells.width(&cx.format.near(one.on))).max().unwrap_or(0);
        let days = u16::try_from(widest).unwrap_or(u16::MAX).clamp(6, 14);
        let columns = [
            Column::new(&account, ColumnWidth::Flexible { min: 20, max: 34 }, 0),
            Column::new(&person, ColumnWidth::Flexible { min: 12, max: 22 }, 2),
            Column::new(&when, ColumnWidth::Fixed(days), 3).right(),
            Column::new(&told, ColumnWidth::Fixed(width), 0),
            Column::new(&quote, ColumnWidth::Flexible { min: 20, max: 90 }, 1),
        ];
        let raised = &matter.raised;
        let table = ListTable { columns: &columns, rows: raised.len(), selected: self.selection.row(raised.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| {
            let one = &raised[row];
            let told = match one.voice.told_on {
                Some(on) => Phrase::new(cx.format.near(on), Role::Green).means(on),
                None if matter.feedback.status.is_to_tell() => Phrase::new(untold.clone(), Role::Red),
                None => Phrase::new(NOTHING, Role::Dim),
            };
            let cells = vec![
                Phrase::new(one.account.clone(), Role::Text),
                Phrase::new(one.person.clone().unwrap_or_else(|| NOTHING.to_owned()), Role::Text),
                Phrase::new(cx.format.near(one.on), Role::Dim).means(one.on),
                told,
                Phrase::new(wording::line_of(one.voice.quote.as_deref().unwrap_or_default()), Role::Text),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}
