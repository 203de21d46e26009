//! The conversations, newest first, read page by page as far as they are looked at; narrowed while a filter is typed.

use super::said::{About, Acts};
use super::tab::MailTab;
use crate::domain::{AccountId, Direction, EntityRef, MailKind};
use crate::say;
use crate::store::directory::readings;
use crate::store::mail::conversations::{Conversation, Narrow, Place, conversations};
use crate::text::search_key;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::{inbox, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

/// Conversations of one read, and how near to their end the next is read.
const PAGE: usize = 100;
const NEAR: usize = 30;
/// So many conversations are looked through for a filter at one key; searching everything is what Ctrl-F is for.
const LOOKED_THROUGH: usize = 5_000;

#[derive(Default)]
struct ConversationsTab {
    rows: Vec<Conversation>,
    /// Behind which one to read on.
    place: Option<Place>,
    is_complete: bool,
    /// Newsletters and automatic answers too.
    everything: bool,
    filter: LineInput,
    is_filtering: bool,
    selection: Selection,
    acts: Acts,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let mut tab = ConversationsTab::default();
    tab.restart(cx);
    Box::new(tab)
}

impl ConversationsTab {
    fn restart(&mut self, cx: &Cx<'_>) {
        self.selection = Selection::default();
        self.read_again(cx, PAGE);
    }

    /// Reads again as much as was there; the same conversation stays selected.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.selected().map(|row| row.thread);
        self.read_again(cx, self.rows.len().max(PAGE));
        if let Some(place) = before.and_then(|thread| self.rows.iter().position(|row| row.thread == thread)) {
            self.selection = Selection::at(place);
        }
    }

    fn read_again(&mut self, cx: &Cx<'_>, count: usize) {
        (self.rows, self.place, self.is_complete) = (Vec::new(), None, false);
        self.read_on(cx, count);
    }

    /// Reads so many more.
    fn read_on(&mut self, cx: &Cx<'_>, count: usize) {
        let tokens: Vec<String> = self.filter.text().split_whitespace().map(search_key).collect();
        let readings = if tokens.is_empty() { HashMap::new() } else { readings(cx.book.connection()).unwrap_or_default() };
        let (mut seen, mut found, mut place) = (0, Vec::new(), self.place);
        let narrow = Narrow { everything: self.everything, ..Narrow::default() };
        let read = conversations(cx.book.connection(), narrow, self.place, |row| {
            seen += 1;
            place = Some((row.at, row.mail));
            if fits(&row, &readings, &tokens) {
                found.push(row);
            }
            found.len() < count && seen < LOOKED_THROUGH
        });
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        self.is_complete = found.len() < count;
        self.place = place;
        self.rows.extend(found);
    }

    fn selected(&self) -> Option<&Conversation> {
        self.selection.row(self.rows.len()).map(|row| &self.rows[row])
    }

    fn about(&self, cx: &Cx<'_>) -> Option<About> {
        let row = self.selected()?;
        let is_snoozed = row.snoozed_until.is_some_and(|until| until > cx.today());
        Some(About {
            thread: row.thread,
            mail: Some(row.mail),
            account: row.account.as_ref().map(|(id, _)| *id),
            settled: row.settled,
            is_snoozed,
        })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let about = self.about(cx);
        if let Some(effects) = self.acts.command(cx, cmd, about) {
            return effects;
        }
        match cmd {
            Cmd::MailFilter => self.is_filtering = true,
            Cmd::MailKeepFilter => self.is_filtering = false,
            Cmd::MailEverything => {
                self.everything = !self.everything;
                self.restart(cx);
            }
            Cmd::Back => return self.back(cx),
            Cmd::Open => {
                let route = self.selected().map(|row| MailRoute::Thread(row.thread, Some(row.mail)));
                return route.map(|route| Effect::Open(Route::Mail(route))).into_iter().collect();
            }
            _ => self.go(cx, cmd),
        }
        Vec::new()
    }

    fn go(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        let near = self.selection.row(self.rows.len()).is_some_and(|row| row + NEAR + cx.page_rows >= self.rows.len());
        if !self.is_complete && (near || cmd == Cmd::Last) {
            self.read_on(cx, PAGE);
        }
        self.selection.moved(cmd, self.rows.len(), cx.page_rows);
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.is_filtering && self.filter.is_empty() {
            return vec![Effect::Close];
        }
        self.is_filtering = false;
        self.filter.clear();
        self.restart(cx);
        Vec::new()
    }

    fn typed(&mut self, cx: &Cx<'_>, change: Change) {
        if change == Change::Text {
            self.restart(cx);
        }
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["mail-col-when", "mail-col-account", "mail-col-who", "mail-col-count", "mail-col-subject"];
        let [when, account, who, count, subject] = ids.map(|id| cx.words.get(id));
        let shown = self.rows.iter().take(PAGE);
        let names = shown.clone().filter_map(|row| row.account.as_ref().map(|(_, name)| name.as_str()));
        let columns = [
            Column::new(&when, ColumnWidth::Fixed(11), 0),
            Column::new("", ColumnWidth::Fixed(4), 3),
            Column::new(&account, ColumnWidth::fitting(cx.look.cells, (10, 24), names), 2),
            Column::new(&who, ColumnWidth::fitting(cx.look.cells, (8, 20), shown.map(|row| row.who.as_str())), 1),
            Column::new(&count, ColumnWidth::Fixed(4), 4).right(),
            Column::new(&subject, ColumnWidth::Flexible { min: 16, max: 100 }, 0),
        ];
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected: self.selection.row(self.rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| table_row(cx, &self.rows[row]));
    }
}

fn table_row(cx: &Cx<'_>, row: &Conversation) -> TableRow<'static> {
    let day = cx.zone().wall(row.at).date();
    let came = row.direction == Direction::In && row.settled.is_none() && row.kind == MailKind::Message;
    let said = inbox::said(cx.words, cx.format, row.settled, row.snoozed_until).map(|said| format!("   {said}")).unwrap_or_default();
    let cells = vec![
        Phrase::new(cx.format.near(day), Role::Dim).means(day),
        Phrase::new(cx.words.word(row.direction), if came { Role::Accent } else { Role::Dim }),
        Phrase::new(row.account.as_ref().map_or_else(|| crate::i18n::format::NOTHING.to_owned(), |(_, name)| name.clone()), Role::Text),
        Phrase::new(row.who.clone(), Role::Text),
        Phrase::new(row.count.to_string(), Role::Dim),
        Phrase::new(inbox::subject(cx.words, &row.subject), Role::Text).then(said, Role::Dim),
    ];
    TableRow { cells, is_marked: false }
}

/// Says whether every word that was typed stands in subject, account or people.
fn fits(row: &Conversation, readings: &HashMap<AccountId, String>, tokens: &[String]) -> bool {
    if tokens.is_empty() {
        return true;
    }
    let mut text = format!("{} {}", row.subject, row.who);
    if let Some((id, name)) = &row.account {
        for called in [Some(name), readings.get(id)].into_iter().flatten() {
            text.push(' ');
            text.push_str(called);
        }
    }
    for person in &row.people {
        text.push(' ');
        text.push_str(&person.email);
        text.push_str(person.name.as_deref().unwrap_or_default());
    }
    let text = search_key(&text);
    tokens.iter().all(|token| text.contains(token.as_str()))
}

impl MailTab for ConversationsTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(answer) => return self.acts.answered(cx, &answer),
            Msg::Key(key) => {
                let change = self.filter.typed(key);
                self.typed(cx, change);
            }
            Msg::Paste(text) => {
                let change = self.filter.paste(&text);
                self.typed(cx, change);
            }
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        let has_filter = self.is_filtering || !self.filter.is_empty();
        if self.rows.is_empty() && !has_filter {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-conversations"), Cmd::MailSources);
        }
        let used = u16::from(has_filter).min(area.height);
        let list = Rect { y: area.y + used, height: area.height - used, ..area };
        if self.rows.is_empty() {
            let (sentence, label) = (say!(cx.words, "mail-no-match"), say!(cx.words, "book-clear-filter"));
            Blank { sentence: &sentence, role: Role::Text, key: Some(KeyHint { key: "Esc", label: &label }) }.draw(cx.look, list, buffer);
        } else {
            self.draw_list(cx, list, buffer, state);
        }
        if has_filter {
            draw_filter(self, cx, Rect { height: used, ..area }, buffer, state);
        }
    }

    fn scopes(&self) -> Option<&'static [Scope]> {
        self.is_filtering.then_some(&[Scope::MailFilter, Scope::List])
    }

    fn takes_text(&self) -> bool {
        self.is_filtering
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|row| row.mail.into())
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().and_then(|row| row.account.as_ref()).map(|(id, _)| *id)
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let all = self.everything.then(|| Phrase::new(say!(cx.words, "mail-fact-everything"), Role::Dim));
        all.into_iter().collect()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Open if self.rows.is_empty() => Some(say!(cx.words, "row-none")),
            _ => Acts::disabled(cx, cmd, self.about(cx)),
        }
    }
}

fn draw_filter(tab: &ConversationsTab, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let lead = Pen::new(cx.look, area, buffer).put(3, 0, 2, "/ ", Role::Accent);
    let field = Rect { x: area.x + 3 + lead, width: area.width.saturating_sub(4 + lead), ..area };
    if !tab.is_filtering {
        Pen::new(cx.look, field, buffer).put(0, 0, field.width, tab.filter.text(), Role::Text);
        return;
    }
    state.cursor = draw_line(cx.look, field, buffer, &tab.filter, &[]);
    state.editing = true;
    let mut pen = Pen::new(cx.look, field, buffer);
    if tab.filter.is_empty() {
        pen.put(0, 0, field.width, &say!(cx.words, "mail-filter-hint"), Role::Dim);
    }
    pen.lay_over(Rect::new(0, 0, field.width, field.height), Role::Field);
}
