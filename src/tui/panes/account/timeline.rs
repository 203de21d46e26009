//! The timeline tab: everything that happened and what is to come, newest first, read a page at a time; what its keys mean.

use super::tab::{Tab, ask_to_delete, draw_empty, draw_failure};
use super::timeline_view::{Line, TimelineView};
use crate::domain::{AccountId, ContactId, ContractId, EntityRef, EntryKind, Moment, ResponseId, TaggedKind, TaskId, TouchId, Zone};
use crate::i18n::Words;
use crate::ops::Op;
use crate::review::{band_changes, timeline_page};
use crate::say;
use crate::store::Result;
use crate::store::themes::Target;
use crate::store::timeline::{Cursor, Entry, What};
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::{Choice, ChoiceRow, Route, VoiceRoute};
use crate::tui::selection::Selection;
use crate::wording::{store_error, timeline};
use chrono::{NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Reverse;

/// Entries of one read.
const PAGE: usize = 200;

/// So many entries before the end of what was read, the next page is.
const NEAR: usize = 50;

/// How far back the health is scored for its changes of band.
const BAND_DAYS: u32 = 365;

/// The key of the choice that narrows nothing.
const ALL_KINDS: &str = "all";

/// What tells entries apart: a change of health has no row of its own, but a day.
type EntryKey = (Moment, EntityRef);

pub struct Timeline {
    account: AccountId,
    kind: Option<EntryKind>,
    entries: Vec<Dated>,
    lines: Vec<Line>,
    /// Changes of health further back than what was read, newest first.
    older_bands: Vec<Entry>,
    cursor: Option<Cursor>,
    is_complete: bool,
    selection: Selection,
    expanded: Option<EntryKey>,
    /// The row somebody was asked about.
    doomed: Option<EntityRef>,
    failure: Option<String>,
}

/// An entry with its place on the person's wall clock.
pub struct Dated {
    pub entry: Entry,
    pub day: NaiveDate,
    time: Option<NaiveTime>,
}

impl Dated {
    fn new(entry: Entry, zone: &Zone) -> Dated {
        Dated { day: entry.at.day(zone), time: entry.at.time(zone), entry }
    }

    /// Returns what the list is ordered by: the day, and within it what has a time before what has none.
    fn order(&self) -> (NaiveDate, Option<NaiveTime>, EntityRef) {
        (self.day, self.time, self.entry.row)
    }
}

impl Timeline {
    /// Reads what happened with an account, of one kind alone where the account before was looked at like that.
    pub fn new(cx: &Cx<'_>, account: AccountId, kind: Option<EntryKind>) -> Timeline {
        let mut timeline = Timeline {
            account,
            kind,
            entries: Vec::new(),
            lines: Vec::new(),
            older_bands: Vec::new(),
            cursor: None,
            is_complete: false,
            selection: Selection::default(),
            expanded: None,
            doomed: None,
            failure: None,
        };
        timeline.restart(cx);
        timeline
    }

    /// Reads from the top and selects what happened last.
    fn restart(&mut self, cx: &Cx<'_>) {
        self.read(cx, PAGE);
        let newest = self.entries.iter().position(|dated| dated.day <= cx.today());
        self.selection = Selection::at(newest.unwrap_or(self.entries.len().saturating_sub(1)));
        self.expanded = None;
    }

    /// Reads again as much as was there; the same entry stays selected while it is there.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.selected().map(Entry::order);
        self.read(cx, self.entries.len().max(PAGE));
        let same = before.and_then(|key| self.entries.iter().position(|dated| dated.entry.order() == key));
        if let Some(index) = same {
            self.selection = Selection::at(index);
        }
    }

    fn read(&mut self, cx: &Cx<'_>, at_least: usize) {
        (self.entries, self.lines, self.cursor, self.is_complete, self.failure) = (Vec::new(), Vec::new(), None, false, None);
        let read = self.read_bands(cx).and_then(|()| self.read_until(cx, at_least));
        self.failure = read.err().map(|error| store_error(cx.words, &error));
    }

    fn read_bands(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.older_bands.clear();
        if self.kind.is_none_or(|kind| kind == EntryKind::Health) {
            let changes = band_changes(cx.book.connection(), self.account, cx.model, cx.today(), BAND_DAYS, &cx.zone())?;
            self.older_bands = changes.iter().map(|change| change.entry(self.account)).collect();
        }
        Ok(())
    }

    fn read_until(&mut self, cx: &Cx<'_>, count: usize) -> Result<()> {
        while !self.is_complete && self.entries.len() < count {
            let kinds: Vec<EntryKind> = self.kind.into_iter().collect();
            let page = timeline_page(cx.book.connection(), self.account, self.cursor.as_ref(), &kinds, PAGE)?;
            self.is_complete = page.len() < PAGE;
            self.cursor = page.last().map(Entry::cursor);
            let end = page.last().map(Entry::order).filter(|_| !self.is_complete);
            let reached = self.older_bands.iter().take_while(|band| end.is_none_or(|end| band.order() >= end)).count();
            let bands: Vec<Entry> = self.older_bands.drain(..reached).collect();
            self.entries.extend(page.into_iter().chain(bands).map(|entry| Dated::new(entry, &cx.zone())));
        }
        // The book orders by UTC, people by their own days.
        put_in_order(&mut self.entries);
        self.lines = lines_of(&self.entries, cx.today());
        Ok(())
    }

    /// Reads on when the selection comes near the end; on the way to the last entry, everything.
    fn read_on(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        let before = self.selected().map(Entry::order);
        let wanted = match (cmd, self.selection.row(self.entries.len())) {
            (Cmd::Last, _) => usize::MAX,
            (_, Some(index)) if index + NEAR >= self.entries.len() => self.entries.len() + 1,
            _ => return,
        };
        if let Err(error) = self.read_until(cx, wanted) {
            self.failure = Some(store_error(cx.words, &error));
        }
        let same = before.and_then(|key| self.entries.iter().position(|dated| dated.entry.order() == key));
        self.selection = Selection::at(same.unwrap_or_default());
    }

    fn selected(&self) -> Option<&Entry> {
        self.selection.row(self.entries.len()).map(|index| &self.entries[index].entry)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Kinds => return vec![self.ask_kind(cx.words)],
            Cmd::Expand => {
                let key = self.selected().map(Entry::order);
                self.expanded = if self.expanded == key { None } else { key };
            }
            Cmd::Open => return self.selected().map(|entry| Effect::Open(Route::Row(entry.row))).into_iter().collect(),
            Cmd::EditRow => return self.selected().and_then(edit_route).map(Effect::Open).into_iter().collect(),
            Cmd::DeleteRow => return self.ask_to_delete(cx),
            Cmd::AnswerSurvey => return self.answer_survey(),
            Cmd::PutThemes => {
                return self.said().map(|target| Effect::Open(Route::Voice(VoiceRoute::Tag(vec![target])))).into_iter().collect();
            }
            Cmd::MakeFeedback => {
                let route = self.said().map(|target| VoiceRoute::MatterForm { id: None, from: vec![target] });
                return route.map(|route| Effect::Open(Route::Voice(route))).into_iter().collect();
            }
            _ => {
                self.read_on(cx, cmd);
                self.selection.moved(cmd, self.entries.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn ask_kind(&self, words: &Words) -> Effect {
        let row = |key: &str, label: String| ChoiceRow { key: key.to_owned(), label, hint: String::new() };
        let mut rows = vec![row(ALL_KINDS, say!(words, "timeline-all"))];
        rows.extend(EntryKind::ALL.iter().map(|kind| row(kind.as_str(), words.word(*kind))));
        let selected = self.kind.and_then(|kind| rows.iter().position(|row| row.key == kind.as_str())).unwrap_or_default();
        Effect::Open(Route::Choose(Choice { title: say!(words, "timeline-kinds"), rows, selected, more: None }))
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Chosen(key) => {
                self.kind = key.parse().ok();
                self.restart(cx);
                Vec::new()
            }
            Answer::Confirmed => self.doomed.take().map(|row| Effect::Write(Op::Delete(row))).into_iter().collect(),
        }
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(entry) = self.selected() else { return Vec::new() };
        let told = timeline::entry(cx.words, cx.format, entry);
        let name = if told.title.is_empty() { told.kind } else { told.title };
        let row = entry.row;
        self.doomed = Some(row);
        vec![ask_to_delete(cx.words, row, &name)]
    }

    /// Returns the selected row where somebody said something in it.
    fn said(&self) -> Option<Target> {
        let row = self.selected()?.row;
        TaggedKind::of(row.kind).map(|kind| (kind, row.id))
    }

    fn answer_survey(&self) -> Vec<Effect> {
        let id = self.selected().filter(|entry| is_unanswered(entry)).map(|entry| ResponseId(entry.row.id));
        id.map(|id| Effect::Write(Op::AnswerResponse(id))).into_iter().collect()
    }
}

impl Tab for Timeline {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Answer(answer) => self.answered(cx, answer),
            Msg::Changed(_) => {
                self.reread(cx);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        let Some(selected) = self.selection.row(self.entries.len()) else {
            let (sentence, cmd) = match self.kind {
                None => (say!(cx.words, "timeline-empty"), Cmd::QuickLog),
                Some(_) => (say!(cx.words, "timeline-empty-kind"), Cmd::Kinds),
            };
            return draw_empty(cx, area, buffer, &sentence, cmd);
        };
        let expanded = self.expanded.and_then(|key| self.entries.iter().position(|dated| dated.entry.order() == key));
        TimelineView { entries: &self.entries, lines: &self.lines, selected, expanded }.draw(cx, area, buffer, state);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|entry| entry.row)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let is_about_row = matches!(cmd, Cmd::Open | Cmd::Expand | Cmd::EditRow | Cmd::DeleteRow | Cmd::AnswerSurvey);
        if !is_about_row && !matches!(cmd, Cmd::PutThemes | Cmd::MakeFeedback) {
            return None;
        }
        let Some(entry) = self.selected() else { return Some(say!(cx.words, "row-none")) };
        match cmd {
            Cmd::EditRow if edit_route(entry).is_none() => Some(say!(cx.words, "timeline-cannot-edit")),
            Cmd::DeleteRow if matches!(entry.what, What::Band { .. }) => Some(say!(cx.words, "timeline-cannot-delete")),
            Cmd::PutThemes | Cmd::MakeFeedback if self.said().is_none() => Some(say!(cx.words, "theme-nothing-said")),
            Cmd::AnswerSurvey if !is_unanswered(entry) => Some(say!(cx.words, "timeline-not-unanswered")),
            _ => None,
        }
    }

    fn narrowed(&self) -> Option<EntryKind> {
        self.kind
    }

    fn leave(&mut self, cx: &Cx<'_>) -> bool {
        let was_narrowed = self.kind.take().is_some();
        if was_narrowed {
            self.restart(cx);
        }
        was_narrowed
    }
}

/// Puts the newest first; within a day, what has no time comes last.
fn put_in_order(entries: &mut [Dated]) {
    entries.sort_by_key(|dated| Reverse(dated.order()));
}

/// Puts a heading before the entries of each day, and one before all that is to come.
fn lines_of(entries: &[Dated], today: NaiveDate) -> Vec<Line> {
    let mut lines = Vec::with_capacity(entries.len() * 2);
    let heading = |day: NaiveDate| if day > today { Line::Coming } else { Line::Day(day) };
    let mut last = None;
    for (index, dated) in entries.iter().enumerate() {
        let heading = heading(dated.day);
        if last != Some(heading) {
            lines.push(heading);
            last = Some(heading);
        }
        lines.push(Line::Entry(index));
    }
    lines
}

fn is_unanswered(entry: &Entry) -> bool {
    matches!(&entry.what, What::Response(response) if response.answered_at.is_none())
}

/// Returns the form in which an entry is edited.
fn edit_route(entry: &Entry) -> Option<Route> {
    let id = entry.row.id;
    match &entry.what {
        What::Touch(touch) => Some(Route::TouchForm { account: touch.account, id: Some(TouchId(id)) }),
        What::Response(response) => Some(Route::Survey { account: response.account, id: Some(ResponseId(id)) }),
        What::Task(task) => Some(Route::TaskForm { account: task.account, id: Some(TaskId(id)) }),
        What::ContactLeft(contact) => Some(Route::ContactForm { account: contact.account, id: Some(ContactId(id)) }),
        What::Contract(contract) => Some(Route::ContractForm { account: contract.account, id: Some(ContractId(id)) }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Band, Contact, Contract, Override, OverrideTo, Response, SurveyKind, Task, Touch, TouchKind};
    use chrono::FixedOffset;

    fn touch(id: i64, at: &str) -> Entry {
        let at: Moment = at.parse().expect("a moment");
        let what = What::Touch(Touch::of(AccountId(1), TouchKind::Call, at));
        Entry { row: TouchId(id).into(), kind: EntryKind::Touch, at, what, contacts: Vec::new() }
    }

    /// The book stores UTC: west of it, a day without a time stands between instants of two local days.
    #[test]
    fn each_day_has_one_heading_wherever_the_clock_stands() {
        let entries = ["2026-11-22T04:00:00Z", "2026-11-22", "2026-11-21T23:00:00Z", "2026-11-21", "2026-11-22T06:00:00Z", "2026-12-01"];
        for (hours, days) in [(-5, &[22, 21][..]), (0, &[22, 21]), (9, &[22, 21])] {
            let zone = Zone::Fixed(FixedOffset::east_opt(hours * 3600).expect("in range"));
            let mut dated: Vec<Dated> = (1..).zip(entries).map(|(id, at)| Dated::new(touch(id, at), &zone)).collect();
            put_in_order(&mut dated);
            let lines = lines_of(&dated, "2026-11-22".parse().expect("a date"));
            let headings: Vec<Line> = lines.iter().copied().filter(|line| !matches!(line, Line::Entry(_))).collect();
            let of = |day: &u32| Line::Day(NaiveDate::from_ymd_opt(2026, 11, *day).expect("a date"));
            assert_eq!(headings, [Line::Coming].into_iter().chain(days.iter().map(of)).collect::<Vec<_>>(), "{hours}");
        }
    }

    #[test]
    fn what_was_written_by_hand_has_a_form() {
        let account = AccountId(1);
        let day: NaiveDate = "2026-11-22".parse().expect("a date");
        let score = crate::domain::Score::new(4, SurveyKind::Nps.usual_scale()).expect("on the scale");
        let (kind, at, reason) = (SurveyKind::Nps, day.into(), String::new());
        let response = Response::given(account, kind, score, at);
        let over = Override { account, to: OverrideTo::Score(3), reason, at, expires_on: day, cleared_at: None };
        let cases = [
            (What::Touch(Touch::of(account, TouchKind::Call, at)), true),
            (What::Response(response), true),
            (What::Task(Task::titled("x")), true),
            (What::ContactLeft(Contact::named(account, "x")), true),
            (What::Contract(Contract::of(account)), true),
            (What::Override(over), false),
            (What::Band { from: Band::Green, to: Band::Red, score: None }, false),
        ];
        for (what, has_form) in cases {
            let entry = Entry { what, ..touch(7, "2026-11-22") };
            assert_eq!(edit_route(&entry).is_some(), has_form, "{:?}", entry.what);
        }
    }
}
