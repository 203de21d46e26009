//! Everything that was exchanged with an account or a person, sent and received together, newest first.

use crate::domain::{Account, AccountId, Contact, EntityRef};
use crate::say;
use crate::store::mail::history::{Exchanged, Summary, Whose, history, summary};
use crate::store::{Result, get};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{AccountTab, MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::{inbox, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Messages of one read, and how near to their end the next is read.
const PAGE: usize = 200;
const NEAR: usize = 50;

pub struct HistoryPane {
    whose: Whose,
    name: String,
    account: Option<AccountId>,
    summary: Summary,
    rows: Vec<Exchanged>,
    is_complete: bool,
    selection: Selection,
    failure: Option<String>,
}

impl HistoryPane {
    pub fn new(cx: &Cx<'_>, whose: Whose) -> HistoryPane {
        let mut pane = HistoryPane {
            whose,
            name: String::new(),
            account: None,
            summary: Summary::default(),
            rows: Vec::new(),
            is_complete: false,
            selection: Selection::default(),
            failure: None,
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.selected().map(|row| row.mail);
        let count = self.rows.len().max(PAGE);
        (self.rows, self.is_complete) = (Vec::new(), false);
        let read = self.read_head(cx).and_then(|()| self.read_on(cx, count));
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        if let Some(place) = before.and_then(|mail| self.rows.iter().position(|row| row.mail == mail)) {
            self.selection = Selection::at(place);
        }
    }

    fn read_head(&mut self, cx: &Cx<'_>) -> Result<()> {
        let connection = cx.book.connection();
        (self.name, self.account) = match self.whose {
            Whose::Account(id) => (get::<Account>(connection, id)?.map(|row| row.fields.name).unwrap_or_default(), Some(id)),
            Whose::Person(id) => {
                let contact = get::<Contact>(connection, id)?;
                let account = contact.as_ref().map(|row| row.account);
                (contact.map(|row| row.fields.name).unwrap_or_default(), account)
            }
        };
        self.summary = summary(connection, self.whose)?;
        Ok(())
    }

    fn read_on(&mut self, cx: &Cx<'_>, count: usize) -> Result<()> {
        let below = self.rows.last().map(|row| (row.at, row.mail));
        let page = history(cx.book.connection(), self.whose, below, count)?;
        self.is_complete = page.len() < count;
        self.rows.extend(page);
        Ok(())
    }

    fn selected(&self) -> Option<&Exchanged> {
        self.selection.row(self.rows.len()).map(|row| &self.rows[row])
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => {
                let route = self.selected().map(|row| MailRoute::Thread(row.thread, Some(row.mail)));
                return route.map(|route| Effect::Open(Route::Mail(route))).into_iter().collect();
            }
            Cmd::MailAccount => {
                let route = self.account.map(|id| Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline });
                return route.map(Effect::Open).into_iter().collect();
            }
            _ => {
                let near = self.selection.row(self.rows.len()).is_some_and(|row| row + NEAR >= self.rows.len());
                if !self.is_complete && (near || cmd == Cmd::Last) {
                    let read = self.read_on(cx, PAGE);
                    self.failure = read.err().map(|error| store_error(cx.words, &error));
                }
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Draws how much it is and since when; returns how many lines that took.
    fn draw_summary(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let Summary { received, sent, people, first_at, last_at } = self.summary;
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        let mut parts = vec![say!(cx.words, "mail-history-received", n = received), say!(cx.words, "mail-history-sent", n = sent)];
        if matches!(self.whose, Whose::Account(_)) {
            parts.insert(0, say!(cx.words, "mail-history-people", n = people));
        }
        let day = |at| cx.zone().wall(at).date();
        pen.put(3, 0, room, &parts.join(" · "), Role::Text);
        if let Some((first, last)) = first_at.zip(last_at) {
            let (first, last, ago) = (cx.format.plain_date(day(first)), cx.format.plain_date(day(last)), cx.format.relative(day(last)));
            pen.put(3, 1, room, &say!(cx.words, "mail-history-span", first = first, last = last, ago = ago), Role::Dim);
        }
        3.min(area.height)
    }
}

impl Pane for HistoryPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "mail-history-title", name = crate::text::display(&self.name).into_owned())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::MailHistory, Scope::List]
    }

    fn account(&self) -> Option<AccountId> {
        self.account
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|row| row.mail.into())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        (cmd == Cmd::Open && self.rows.is_empty()).then(|| say!(cx.words, "row-none"))
    }

    fn interest(&self) -> &'static [&'static str] {
        &["mail", "mail_thread", "account", "contact", "contact_address"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.rows.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-history-empty"), Cmd::Mail);
        }
        let used = self.draw_summary(cx, area, buffer);
        let list = Rect { y: area.y + used, height: area.height - used, ..area };
        let ids = ["mail-col-when", "mail-col-who", "mail-col-files", "mail-col-subject"];
        let [when, who, files, subject] = ids.map(|id| cx.words.get(id));
        let names = self.rows.iter().take(PAGE).map(|row| row.who.as_str());
        let columns = [
            Column::new(&when, ColumnWidth::Fixed(11), 0),
            Column::new("", ColumnWidth::Fixed(4), 0),
            Column::new(&who, ColumnWidth::fitting(cx.look.cells, (10, 24), names), 1),
            Column::new(&subject, ColumnWidth::Flexible { min: 16, max: 100 }, 0),
            Column::new(&files, ColumnWidth::Fixed(4), 3),
        ];
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected: self.selection.row(self.rows.len()), has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |row| {
            let row = &self.rows[row];
            let day = cx.zone().wall(row.at).date();
            let cells = vec![
                Phrase::new(cx.format.near(day), Role::Dim).means(day),
                Phrase::new(cx.words.word(row.direction), Role::Dim),
                Phrase::new(row.who.clone(), Role::Text),
                Phrase::new(inbox::subject(cx.words, &row.subject), Role::Text),
                Phrase::new(if row.has_attachment { "▪" } else { "" }, Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}
