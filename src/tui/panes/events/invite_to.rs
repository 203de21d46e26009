//! The event that some accounts of the book are asked to: a short list, what is coming first.

use crate::domain::{AccountId, EventId, Invitee};
use crate::ops::Op;
use crate::say;
use crate::store::events::{CountedEvent, of_book};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Phrase, Popup, TableRow};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// More than anybody asks back to.
const MOST: usize = 30;

pub struct InviteTo {
    accounts: Vec<AccountId>,
    events: Vec<CountedEvent>,
    selection: Selection,
}

impl InviteTo {
    pub fn new(cx: &Cx<'_>, accounts: Vec<AccountId>) -> InviteTo {
        // What cannot be read is an empty list, which says what to do.
        let mut events = of_book(cx.book.connection()).unwrap_or_default();
        events.truncate(MOST);
        // The next one to come is the likeliest, what is over the least likely.
        let day = |counted: &CountedEvent| counted.event.at.day(&cx.zone());
        events.sort_by_key(|counted| (day(counted) < cx.today(), (day(counted) - cx.today()).num_days().abs()));
        InviteTo { accounts, events, selection: Selection::default() }
    }

    fn selected(&self) -> Option<EventId> {
        self.selection.row(self.events.len()).map(|index| self.events[index].event.id)
    }

    fn chosen(&self) -> Vec<Effect> {
        let invitees = self.accounts.iter().map(|account| Invitee { account: *account, contact: None }).collect();
        match self.selected() {
            Some(event) => vec![Effect::Write(Op::Invite(event, invitees))],
            None => vec![Effect::Replace(Route::EventForm(None))],
        }
    }
}

impl Pane for InviteTo {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "event-invite-to", n = self.accounts.len())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Choose | Cmd::Open) => return self.chosen(),
            Msg::Command(Cmd::Back) | Msg::Written(_) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.events.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let title = self.title(cx);
        let (choose, back) = (cx.words.get("cmd-choose"), cx.words.get("cmd-back"));
        let keys = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        let popup = Popup { title: &title, keys: &keys };
        let anchor = state.anchor(area, area.width / 6);
        if self.events.is_empty() {
            return popup.draw_message(cx.look, area, anchor, &say!(cx.words, "event-invite-none"), buffer);
        }
        let height = u16::try_from(self.events.len() + 1).unwrap_or(u16::MAX).min(area.height.saturating_sub(6));
        let inner = popup.draw(cx.look, area, anchor, (64.min(area.width.saturating_sub(8)), height), buffer);
        let day = if cx.format.lang == crate::domain::Lang::Ja { 14 } else { 11 };
        let columns = [Column::new("", ColumnWidth::Fixed(day), 0), Column::new("", ColumnWidth::Flexible { min: 12, max: 48 }, 0)];
        let selected = self.selection.row(self.events.len());
        let table = ListTable { columns: &columns, rows: self.events.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, inner, buffer, |index| {
            let event = &self.events[index].event;
            let when = Phrase::new(cx.format.near(event.at.day(&cx.zone())), Role::Dim);
            TableRow { cells: vec![when, Phrase::new(event.title.clone(), Role::Text)], is_marked: false }
        });
    }
}
