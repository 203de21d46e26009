//! The agenda: meetings that were and can be logged, and those to come by day.

mod export;
mod import;
mod pick;
mod view;

pub use export::CalendarExport;
pub use import::CalendarImport;
pub use pick::AccountPicker;

use crate::domain::{AccountId, MeetingId};
use crate::ops::Op;
use crate::review::meetings::{MeetingLine, coming_meetings, offered_meetings};
use crate::say;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Pen;
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// How many days ahead are shown: a quarter, which is as far as people plan meetings.
const DAYS: u64 = 92;
/// Where text begins beside a form.
const INTRO_LEFT: u16 = 3;

/// Draws the sentence above a form of this screen, wrapped; returns the rows it takes.
fn draw_intro(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, sentence: &str) -> u16 {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(INTRO_LEFT + 1);
    let mut rows = 0;
    for line in wrap(sentence, usize::from(room.max(1)), cx.look.cells) {
        pen.put(INTRO_LEFT, rows, room, line, Role::Dim);
        rows += 1;
    }
    rows
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    ToLog,
    Coming,
}

pub struct Agenda {
    tab: Tab,
    to_log: Vec<MeetingLine>,
    coming: Vec<MeetingLine>,
    /// Of the meetings to log, those that will be.
    ticked: BTreeSet<MeetingId>,
    /// Those that were offered once: what is ticked of them was the person's choice.
    seen: BTreeSet<MeetingId>,
    selections: [Selection; 2],
    /// The meeting for which an account is being chosen.
    assigned: Option<MeetingId>,
    failure: Option<String>,
}

impl Agenda {
    /// Opens on what can be logged, when there is something.
    pub fn new(cx: &Cx<'_>) -> Agenda {
        let mut pane = Agenda {
            tab: Tab::ToLog,
            to_log: Vec::new(),
            coming: Vec::new(),
            ticked: BTreeSet::new(),
            seen: BTreeSet::new(),
            selections: [Selection::default(); 2],
            assigned: None,
            failure: None,
        };
        pane.read(cx);
        if pane.to_log.is_empty() {
            pane.tab = Tab::Coming;
        }
        pane
    }

    /// Opens on what can be logged, standing on the newest of an account; its meetings are ticked, for they are what one came for.
    pub fn to_log(cx: &Cx<'_>, account: AccountId) -> Agenda {
        let mut pane = Agenda::new(cx);
        let is_its = |line: &&MeetingLine| line.account.as_ref().is_some_and(|(id, _)| *id == account);
        pane.ticked.extend(pane.to_log.iter().filter(is_its).map(|line| line.meeting.id));
        let place = pane.to_log.iter().position(|line| is_its(&line));
        pane.selections[Tab::ToLog as usize] = place.map_or_else(Selection::default, Selection::at);
        pane
    }

    fn read(&mut self, cx: &Cx<'_>) {
        let (connection, zone) = (cx.book.connection(), cx.zone());
        let read =
            offered_meetings(connection, cx.now, &zone).and_then(|to_log| Ok((to_log, coming_meetings(connection, cx.now, &zone, DAYS)?)));
        match read {
            Ok((to_log, coming)) => {
                // Where somebody of the book took part, there is nothing to think about; the others are looked at first.
                let new = to_log.iter().filter(|line| !self.seen.contains(&line.meeting.id));
                let certain: Vec<MeetingId> =
                    new.filter(|line| line.account.is_some() && line.known > 0).map(|line| line.meeting.id).collect();
                self.ticked.extend(certain);
                self.seen.extend(to_log.iter().map(|line| line.meeting.id));
                self.ticked.retain(|id| to_log.iter().any(|line| line.meeting.id == *id));
                (self.to_log, self.coming, self.failure) = (to_log, coming, None);
            }
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn lines(&self) -> &[MeetingLine] {
        match self.tab {
            Tab::ToLog => &self.to_log,
            Tab::Coming => &self.coming,
        }
    }

    fn selected(&self) -> Option<&MeetingLine> {
        let lines = self.lines();
        self.selections[self.tab as usize].row(lines.len()).map(|index| &lines[index])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let id = self.selected().map(|line| line.meeting.id);
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::AgendaNext => self.tab = if self.tab == Tab::ToLog { Tab::Coming } else { Tab::ToLog },
            Cmd::TickMeeting => self.tick(),
            Cmd::TickMeetings => self.tick_all(),
            Cmd::LogMeetings => return self.log(),
            Cmd::DeclineMeeting | Cmd::HideMeeting => {
                return id.map(|id| Effect::Write(Op::DeclineMeetings(vec![id]))).into_iter().collect();
            }
            Cmd::Open | Cmd::MeetingAccount => return self.open(cx),
            Cmd::AssignMeeting => return self.assign(cx),
            Cmd::ImportCalendar => return vec![Effect::Open(Route::ImportCalendar(None))],
            Cmd::ExportCalendar => return vec![Effect::Open(Route::ExportCalendar)],
            _ => {
                let rows = self.lines().len();
                self.selections[self.tab as usize].moved(cmd, rows, cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Ticks the selected meeting or takes the tick off, and goes on to the next.
    fn tick(&mut self) {
        let Some(id) = self.selected().map(|line| line.meeting.id) else { return };
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
        let rows = self.to_log.len();
        self.selections[0].moved(Cmd::Down, rows, 1);
    }

    /// Ticks all that can be logged; when all are, takes the ticks off.
    fn tick_all(&mut self) {
        let all: BTreeSet<MeetingId> = self.to_log.iter().filter(|line| line.account.is_some()).map(|line| line.meeting.id).collect();
        self.ticked = if self.ticked == all { BTreeSet::new() } else { all };
    }

    /// Returns what Enter logs: the ticked ones, in the order of time.
    fn to_be_logged(&self) -> Vec<MeetingId> {
        let ticked = |line: &&MeetingLine| line.account.is_some() && self.ticked.contains(&line.meeting.id);
        self.to_log.iter().rev().filter(ticked).map(|line| line.meeting.id).collect()
    }

    fn log(&self) -> Vec<Effect> {
        vec![Effect::Write(Op::LogMeetings(self.to_be_logged()))]
    }

    fn open(&self, cx: &Cx<'_>) -> Vec<Effect> {
        match self.selected().map(|line| line.account.as_ref()) {
            Some(Some((id, _))) => {
                let mut siblings: Vec<AccountId> = Vec::new();
                for (account, _) in self.lines().iter().filter_map(|line| line.account.as_ref()) {
                    if !siblings.contains(account) {
                        siblings.push(*account);
                    }
                }
                vec![Effect::Open(Route::Account { id: *id, siblings, tab: AccountTab::Timeline })]
            }
            Some(None) => vec![Effect::Notice(Notice::said(say!(cx.words, "agenda-no-account")))],
            None => Vec::new(),
        }
    }

    fn assign(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(line) = self.selected() else { return Vec::new() };
        let (id, first) = (line.meeting.id, line.suggestion.as_ref().or(line.account.as_ref()).map(|(id, _)| *id));
        let title = say!(cx.words, "agenda-whose", title = crate::wording::agenda::title(cx.words, &line.meeting));
        self.assigned = Some(id);
        vec![Effect::Open(Route::PickAccount { title, first })]
    }

    fn answered(&mut self, key: &str) -> Vec<Effect> {
        let account = key.parse().ok().map(AccountId);
        match (self.assigned.take(), account) {
            (Some(meeting), Some(account)) => vec![Effect::Write(Op::AssignMeeting(meeting, Some(account)))],
            _ => Vec::new(),
        }
    }
}

impl Pane for Agenda {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "agenda-screen")
    }

    fn mark_selected(&mut self) {
        let id = self.selected().filter(|line| self.tab == Tab::ToLog && line.account.is_some()).map(|line| line.meeting.id);
        self.ticked.extend(id);
    }

    fn scopes(&self) -> &'static [Scope] {
        match self.tab {
            Tab::ToLog => &[Scope::AgendaToLog, Scope::Agenda, Scope::Marks, Scope::List],
            Tab::Coming => &[Scope::AgendaComing, Scope::Agenda, Scope::List],
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|line| line.account.as_ref()).map(|(id, _)| *id)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["meeting", "meeting_person", "account", "contact"]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let none = || Some(say!(cx.words, "row-none"));
        match cmd {
            Cmd::Agenda => Some(say!(cx.words, "agenda-open-already")),
            Cmd::LogMeetings if self.to_be_logged().is_empty() => Some(say!(cx.words, "agenda-none-ticked")),
            // Enter logs here; its account has a key of its own.
            Cmd::Open if self.tab == Tab::ToLog => Some(say!(cx.words, "agenda-enter-logs")),
            Cmd::TickMeeting => match self.selected() {
                None => none(),
                Some(line) if line.account.is_none() => Some(say!(cx.words, "agenda-assign-first")),
                Some(_) => None,
            },
            Cmd::DeclineMeeting | Cmd::HideMeeting | Cmd::AssignMeeting | Cmd::Open | Cmd::MeetingAccount if self.selected().is_none() => {
                none()
            }
            _ => None,
        }
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Chosen(key)) => return self.answered(&key),
            Msg::Changed(_) => self.read(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        view::draw(self, cx, area, buffer, state);
    }
}
