//! The list of events: who was asked, who came, and what came after in one figure.

use super::SHOWN;
use super::afters::{Afters, Seen};
use crate::domain::event::Summary;
use crate::domain::{AccountId, EntityRef, EventId};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::say;
use crate::store::events::{CountedEvent, attended_accounts, of_book};
use crate::store::{self, Result};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::account::tab::{ask_to_delete, draw_empty, draw_failure};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::events::{signed_percent, tone_of_usage};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

pub struct EventsPane {
    events: Vec<CountedEvent>,
    /// The accounts that came to each.
    came: HashMap<EventId, Vec<AccountId>>,
    afters: Afters,
    selection: Selection,
    /// The event somebody was asked about.
    doomed: Option<EventId>,
    failure: Option<String>,
}

impl EventsPane {
    pub fn new(cx: &Cx<'_>) -> EventsPane {
        let (events, came) = (Vec::new(), HashMap::new());
        let (selection, doomed, failure) = (Selection::default(), None, None);
        let mut pane = EventsPane { events, came, afters: Afters::default(), selection, doomed, failure };
        pane.reread(cx);
        pane
    }

    /// Reads again; an event that was just added is selected, else the one that was stays it.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before: Vec<EventId> = self.events.iter().map(|counted| counted.event.id).collect();
        let selected = self.selected().map(|counted| counted.event.id);
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
        let is_new = |counted: &CountedEvent| !before.is_empty() && !before.contains(&counted.event.id);
        let place = self.events.iter().position(is_new);
        let place = place.or_else(|| self.events.iter().position(|counted| Some(counted.event.id) == selected));
        self.selection = place.map_or(self.selection, Selection::at);
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.events = of_book(cx.book.connection())?;
        self.came = attended_accounts(cx.book.connection())?;
        self.afters = Afters::new(cx);
        Ok(())
    }

    fn selected(&self) -> Option<&CountedEvent> {
        self.selection.row(self.events.len()).map(|index| &self.events[index])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let selected = self.selected().map(|counted| (counted.event.id, counted.event.title.clone()));
        let open = |route| vec![Effect::Open(route)];
        match (cmd, selected) {
            (Cmd::Back, _) => vec![Effect::Close],
            (Cmd::AddEvent, _) => open(Route::EventForm(None)),
            (Cmd::Open, Some((id, _))) => open(Route::Event(id)),
            (Cmd::EditEvent, Some((id, _))) => open(Route::EventForm(Some(id))),
            (Cmd::ImportAttendance, Some((id, _))) => open(Route::Attendance(id)),
            (Cmd::DeleteEvent, Some((id, title))) => {
                self.doomed = Some(id);
                vec![ask_to_delete(cx.words, id.into(), &title)]
            }
            _ => {
                self.selection.moved(cmd, self.events.len(), cx.page_rows);
                Vec::new()
            }
        }
    }

    fn table_row(&self, cx: &Cx<'_>, counted: &CountedEvent) -> TableRow<'static> {
        let event = &counted.event;
        let day = event.at.day(&cx.zone());
        let is_to_come = day > cx.today();
        let count = |count: usize| cx.format.whole(i64::try_from(count).unwrap_or(i64::MAX));
        let marked = |text: String| if is_to_come { Phrase::default() } else { Phrase::new(text, Role::Text) };
        let rate = counted.rate().value().map_or_else(|| NOTHING.to_owned(), |rate| cx.format.percent(rate));
        let cells = vec![
            Phrase::new(cx.format.near(day), if is_to_come { Role::Heading } else { Role::Text }).means(day),
            Phrase::new(cx.words.word(event.kind), Role::Dim),
            Phrase::new(event.title.clone(), Role::Text),
            Phrase::new(count(counted.invited), Role::Text).means(counted.invited),
            marked(count(counted.attended)).may_mean((!is_to_come).then_some(counted.attended)),
            marked(rate),
            self.figure(cx, counted),
        ];
        TableRow { cells, is_marked: false }
    }

    /// The median change of use of those who came, and of how many it is.
    fn figure(&self, cx: &Cx<'_>, counted: &CountedEvent) -> Phrase<'static> {
        let accounts = self.came.get(&counted.event.id).map(Vec::as_slice).unwrap_or_default();
        let mut known = Vec::with_capacity(accounts.len());
        for account in accounts {
            match self.afters.of(cx, &counted.event, *account) {
                Seen::Known(after) => known.extend(after),
                Seen::Coming => return Phrase::new("…", Role::Dim),
            }
        }
        match Summary::of(&known).usage {
            None => Phrase::new(format!("{NOTHING:>6}"), Role::Dim),
            Some((change, n)) => {
                let role = if n < crate::domain::event::FEW { Role::Dim } else { role_of(tone_of_usage(Some(change))) };
                // Signs and figures stand under each other.
                let change = format!("{:>6}", signed_percent(cx.format, change));
                Phrase::new(change, role).then(format!("  n {n}"), Role::Dim)
            }
        }
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["events-when", "events-kind", "events-title", "events-invited", "events-attended", "events-rate", "events-after"];
        let [when, kind, title, invited, attended, rate, after] = ids.map(|id| cx.words.get(id));
        let kinds: Vec<String> = self.events.iter().map(|counted| cx.words.word(counted.event.kind)).collect();
        let day = |counted: &CountedEvent| cx.look.cells.width(&cx.format.near(counted.event.at.day(&cx.zone())));
        let days = u16::try_from(self.events.iter().map(day).max().unwrap_or(0)).unwrap_or(u16::MAX).clamp(4, 14);
        let counted = |heading: &str| ColumnWidth::Fixed(u16::try_from(cx.look.cells.width(heading)).unwrap_or(u16::MAX).max(6));
        let columns = [
            Column::new(&when, ColumnWidth::Fixed(days), 0),
            Column::new(&kind, ColumnWidth::fitting(cx.look.cells, (8, 16), kinds.iter().map(String::as_str)), 4),
            Column::new(&title, ColumnWidth::Flexible { min: 26, max: 60 }, 0),
            Column::new(&invited, counted(&invited), 3).right(),
            Column::new(&attended, counted(&attended), 1).right(),
            Column::new(&rate, counted(&rate), 2).right(),
            Column::new(&after, ColumnWidth::Fixed(13), 1),
        ];
        let selected = self.selection.row(self.events.len());
        let table = ListTable { columns: &columns, rows: self.events.len(), selected, has_focus: true };
        self.afters.begin();
        state.draw_list(&table, cx.look, area, buffer, |index| self.table_row(cx, &self.events[index]));
        state.is_unfinished = self.afters.is_behind();
    }
}

impl Pane for EventsPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "events-name")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let coming = self.events.iter().filter(|counted| counted.event.at.day(&cx.zone()) > cx.today()).count();
        let mut facts = Vec::new();
        if !self.events.is_empty() {
            facts.push(Phrase::new(cx.words.count(crate::domain::EntityKind::Event, self.events.len()), Role::Text));
        }
        if coming > 0 {
            facts.push(Phrase::new(say!(cx.words, "events-coming", n = coming), Role::Dim));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Events, Scope::EventAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::EditEvent | Cmd::DeleteEvent | Cmd::ImportAttendance);
        match cmd {
            Cmd::Programmes => Some(say!(cx.words, "events-here")),
            _ => (needs_row && self.events.is_empty()).then(|| say!(cx.words, "row-none")),
        }
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|counted| counted.event.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.reread(cx),
            Msg::Answer(Answer::Confirmed) => {
                return self.doomed.take().map(|id| Effect::Write(Op::Delete(id.into()))).into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.events.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "events-empty"), Cmd::AddEvent);
        }
        self.draw_list(cx, area, buffer, state);
    }
}

/// Reads the name of an event for the title of what is about it; empty when it is gone.
pub(super) fn title_of(cx: &Cx<'_>, id: EventId) -> String {
    let event = store::get::<crate::domain::Event>(cx.book.connection(), id).ok().flatten();
    event.map(|row| row.fields.title).unwrap_or_default()
}
