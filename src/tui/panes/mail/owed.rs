//! Mail that waits for an answer: who, since when in worked hours, and when it is due; late ones first.

use super::said::{About, Acts};
use super::tab::MailTab;
use super::thread::desk;
use crate::domain::mail_text::own_words;
use crate::domain::{AccountId, EntityRef, Mail, MailId, MailThreadId};
use crate::review::mail::Owed;
use crate::say;
use crate::store::get;
use crate::text::{display_lines, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, Effect, Msg, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::{inbox, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the part that shows what the selected message says, and the least height that has it.
const DETAIL: u16 = 8;
const WITH_DETAIL: u16 = 16;
/// Characters of a message that are looked at for it.
const LOOKED_AT: usize = 4_000;

#[derive(Default)]
struct OwedTab {
    owed: Vec<Owed>,
    /// What the selected message says itself.
    words: Option<(MailId, String)>,
    promises: usize,
    selection: Selection,
    acts: Acts,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let mut tab = OwedTab::default();
    tab.reread(cx);
    Box::new(tab)
}

impl OwedTab {
    /// Reads again; the same conversation stays selected while it is there.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.selected().map(|owed| owed.waiting.thread);
        let (connection, desk) = (cx.book.connection(), desk(cx));
        let read = desk.owed(connection, None).and_then(|owed| Ok((owed, desk.promises(connection, None, None)?.len())));
        match read {
            Ok((owed, promises)) => (self.owed, self.promises, self.failure) = (owed, promises, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        if let Some(place) = before.and_then(|thread| self.place_of(thread)) {
            self.selection = Selection::at(place);
        }
        self.look(cx);
    }

    fn place_of(&self, thread: MailThreadId) -> Option<usize> {
        self.owed.iter().position(|owed| owed.waiting.thread == thread)
    }

    /// Reads what the selected message says.
    fn look(&mut self, cx: &Cx<'_>) {
        let Some(mail) = self.selected().map(|owed| owed.waiting.mail) else { return };
        if self.words.as_ref().is_none_or(|(known, _)| *known != mail) {
            let read = get::<Mail>(cx.book.connection(), mail).ok().flatten();
            let body: String = read.map(|row| row.fields.body.chars().take(LOOKED_AT).collect()).unwrap_or_default();
            self.words = Some((mail, own_words(&body)));
        }
    }

    fn selected(&self) -> Option<&Owed> {
        self.selection.row(self.owed.len()).map(|row| &self.owed[row])
    }

    fn about(&self) -> Option<About> {
        let owed = self.selected()?;
        Some(About {
            thread: owed.waiting.thread,
            mail: Some(owed.waiting.mail),
            account: Some(owed.waiting.account),
            settled: None,
            is_snoozed: owed.is_snoozed,
        })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        // Promises of all conversations are offered here.
        let about = self.about().filter(|_| cmd != Cmd::MailPromises);
        if let Some(effects) = self.acts.command(cx, cmd, about) {
            return effects;
        }
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => {
                let route = self.selected().map(|owed| MailRoute::Thread(owed.waiting.thread, Some(owed.waiting.mail)));
                return route.map(|route| Effect::Open(Route::Mail(route))).into_iter().collect();
            }
            _ => {
                self.selection.moved(cmd, self.owed.len(), cx.page_rows);
                self.look(cx);
            }
        }
        Vec::new()
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["mail-col-due", "mail-col-waiting", "mail-col-account", "mail-col-who", "mail-col-subject"];
        let [due, waiting, account, who, subject] = ids.map(|id| cx.words.get(id));
        let dues: Vec<String> = self.owed.iter().map(|owed| inbox::due(cx.words, cx.format, owed)).collect();
        let waits: Vec<String> = self.owed.iter().map(|owed| inbox::worked(cx.format, owed.minutes)).collect();
        let fitting = |bounds, texts: &[String]| ColumnWidth::fitting(cx.look.cells, bounds, texts.iter().map(String::as_str));
        let names = |min, max, name: fn(&Owed) -> &str| ColumnWidth::fitting(cx.look.cells, (min, max), self.owed.iter().map(name));
        let columns = [
            Column::new(&due, fitting((6, 16), &dues), 0),
            Column::new(&waiting, fitting((8, 10), &waits), 3).right(),
            Column::new(&account, names(10, 26, |owed| &owed.waiting.account_name), 0),
            Column::new(&who, names(8, 20, |owed| &owed.waiting.who), 2),
            Column::new(&subject, ColumnWidth::Flexible { min: 16, max: 90 }, 1),
        ];
        let selected = self.selection.row(self.owed.len());
        let table = ListTable { columns: &columns, rows: self.owed.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| {
            let owed = &self.owed[row];
            let (text, dim) = if owed.is_snoozed { (Role::Dim, Role::Dim) } else { (Role::Text, Role::Dim) };
            let due = if owed.is_snoozed {
                Role::Dim
            } else if owed.is_late {
                Role::Red
            } else {
                Role::Yellow
            };
            let cells = vec![
                Phrase::new(dues[row].clone(), due),
                Phrase::new(waits[row].clone(), dim),
                Phrase::new(owed.waiting.account_name.clone(), text),
                Phrase::new(owed.waiting.who.clone(), text),
                Phrase::new(inbox::subject(cx.words, &owed.waiting.subject), text),
            ];
            TableRow { cells, is_marked: false }
        });
    }

    fn draw_detail(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        let Some((owed, (_, words))) = self.selected().zip(self.words.as_ref()) else { return };
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.rule(1, 0, pen.width().saturating_sub(2));
        let room = pen.width().saturating_sub(4);
        let allowed = desk(cx).clock().allowed_hours(owed.waiting.touch_model);
        let rule = match owed.waiting.touch_model {
            Some(model) => say!(cx.words, "mail-due-rule-of", hours = allowed, model = cx.words.word(model)),
            None => say!(cx.words, "mail-due-rule", hours = allowed),
        };
        let letters = say!(cx.words, "mail-letters", n = owed.waiting.letters);
        let came = cx.format.timestamp(owed.waiting.at);
        let head = Phrase::new(owed.waiting.who.clone(), Role::Heading).then(format!("   {came}   {letters}   {rule}"), Role::Dim);
        pen.put_phrase(3, 1, room, &head);
        let safe = display_lines(words);
        let lines = wrap(&safe, usize::from(room), cx.look.cells);
        for (y, line) in (2..area.height).zip(lines.into_iter().filter(|line| !line.trim().is_empty())) {
            pen.put(3, y, room, line, Role::Text);
        }
    }
}

impl MailTab for OwedTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(answer) => return self.acts.answered(cx, &answer),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.owed.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-owed"), Cmd::MailConversations);
        }
        let detail = if area.height >= WITH_DETAIL { DETAIL } else { 0 };
        let list = Rect { height: area.height - detail, ..area };
        self.draw_list(cx, list, buffer, state);
        if detail > 0 {
            self.draw_detail(cx, Rect { y: list.bottom(), height: detail, ..area }, buffer);
        }
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|owed| owed.waiting.mail.into())
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|owed| owed.waiting.account)
    }

    fn count(&self) -> Option<usize> {
        Some(self.owed.iter().filter(|owed| !owed.is_snoozed).count())
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let late = self.owed.iter().filter(|owed| owed.is_late && !owed.is_snoozed).count();
        let promises = (self.promises > 0).then(|| Phrase::new(say!(cx.words, "mail-fact-promises", n = self.promises), Role::Dim));
        let late = (late > 0).then(|| Phrase::new(say!(cx.words, "mail-fact-late", n = late), Role::Red));
        promises.into_iter().chain(late).collect()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Open if self.owed.is_empty() => Some(say!(cx.words, "row-none")),
            Cmd::MailPromises if self.promises == 0 => Some(say!(cx.words, "mail-no-promises")),
            _ => Acts::disabled(cx, cmd, self.about()),
        }
    }
}
