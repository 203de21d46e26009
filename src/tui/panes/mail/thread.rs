//! One conversation read: its messages in time order, what they quote and how they are signed folded away, files listed.

use super::laid::{Laid, Laying};
use super::said::{About, Acts};
use crate::domain::{AccountId, Direction, EntityRef, Mail, MailId, MailThread, MailThreadId, Row};
use crate::review::mail::{Desk, Owed};
use crate::say;
use crate::store::mail::conversations::messages;
use crate::store::{Result, get};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::sheet::scrolled;
use crate::tui::widget::{Blank, Pen, Phrase, ProseState};
use crate::wording::{inbox, store_error};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::{Cell, RefCell};

/// The widest line that reads well.
const MEASURE: u16 = 96;

pub struct ThreadPane {
    thread: MailThreadId,
    /// `None` when it is gone.
    about: Option<Row<MailThreadId, MailThread>>,
    messages: Vec<Row<MailId, Mail>>,
    account_name: Option<String>,
    owed: Option<Owed>,
    failure: Option<String>,
    laying: Laying,
    /// The lines as they were laid out last.
    laid: RefCell<Option<Laid>>,
    /// The first line in view.
    top: Cell<usize>,
    /// The message to begin with, until its lines are known.
    first: Cell<Option<MailId>>,
    acts: Acts,
}

/// Returns what owed answers are counted with.
pub(super) fn desk<'a>(cx: &Cx<'a>) -> Desk<'a> {
    Desk { rules: cx.rules, workdays: cx.workdays, zone: cx.zone(), now: cx.now }
}

impl ThreadPane {
    pub fn new(cx: &Cx<'_>, thread: MailThreadId, mail: Option<MailId>) -> ThreadPane {
        let mut pane = ThreadPane {
            thread,
            about: None,
            messages: Vec::new(),
            account_name: None,
            owed: None,
            failure: None,
            laying: Laying::default(),
            laid: RefCell::new(None),
            top: Cell::new(0),
            first: Cell::new(mail),
            acts: Acts::default(),
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        self.failure = self.read(cx).err().map(|error| store_error(cx.words, &error));
        self.laid.replace(None);
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let connection = cx.book.connection();
        self.about = get::<MailThread>(connection, self.thread)?;
        self.messages = messages(connection, self.thread)?;
        let account = self.account();
        self.account_name = match account {
            Some(id) => get::<crate::domain::Account>(connection, id)?.map(|row| row.fields.name),
            None => None,
        };
        let owed = if account.is_some() { desk(cx).owed(connection, account)? } else { Vec::new() };
        self.owed = owed.into_iter().find(|owed| owed.waiting.thread == self.thread);
        Ok(())
    }

    fn about(&self, cx: &Cx<'_>) -> Option<About> {
        let thread = self.about.as_ref()?;
        let last = self.messages.last().map(|mail| mail.at);
        let settled = thread.settled.filter(|(_, at)| last.is_none_or(|last| last <= *at)).map(|(settled, _)| settled);
        let is_snoozed = thread.snoozed_until.is_some_and(|until| until > cx.today());
        let answered = self.messages.iter().rev().find(|mail| mail.direction == Direction::In).or(self.messages.last());
        Some(About { thread: self.thread, mail: answered.map(|mail| mail.id), account: self.account(), settled, is_snoozed })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let about = self.about(cx);
        if let Some(effects) = self.acts.command(cx, cmd, about) {
            return effects;
        }
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::MailFold => self.laid_anew(|laying| laying.all = !laying.all),
            Cmd::MailOrder => {
                self.laid_anew(|laying| laying.newest_first = !laying.newest_first);
            }
            Cmd::MailNext | Cmd::MailPrevious => self.step(cmd),
            _ => {
                let mut top = self.top.get();
                scrolled(&mut top, cmd, cx);
                self.top.set(top);
            }
        }
        Vec::new()
    }

    /// Lays the lines out in another way, with the same message at the top.
    fn laid_anew(&mut self, change: impl FnOnce(&mut Laying)) {
        let at = self.laid.borrow().as_ref().and_then(|laid| laid.message_at(self.top.get()));
        self.first.set(at);
        change(&mut self.laying);
        self.laid.replace(None);
    }

    /// Goes to the message below or above.
    fn step(&self, cmd: Cmd) {
        if let Some(laid) = self.laid.borrow().as_ref() {
            self.top.set(laid.next_start(self.top.get(), cmd == Cmd::MailNext));
        }
    }

    fn state_of(&self, cx: &Cx<'_>) -> Option<Phrase<'static>> {
        if let Some(owed) = &self.owed {
            let role = if owed.is_snoozed {
                Role::Dim
            } else if owed.is_late {
                Role::Red
            } else {
                Role::Yellow
            };
            return Some(Phrase::new(inbox::due(cx.words, cx.format, owed), role));
        }
        let about = self.about(cx)?;
        let snoozed = self.about.as_ref().and_then(|thread| thread.snoozed_until);
        inbox::said(cx.words, cx.format, about.settled, snoozed).map(|said| Phrase::new(said, Role::Dim))
    }
}

impl Pane for ThreadPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        let subject = self.about.as_ref().map(|thread| inbox::subject(cx.words, &thread.subject)).unwrap_or_default();
        match &self.account_name {
            Some(name) => format!("{name} · {subject}"),
            None => subject,
        }
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let count = Phrase::new(say!(cx.words, "mail-count", n = self.messages.len()), Role::Dim);
        std::iter::once(count).chain(self.state_of(cx)).collect()
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::MailThread, Scope::MailActs, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::Open => Some(say!(cx.words, "row-none")),
            _ => Acts::disabled(cx, cmd, self.about(cx)),
        }
    }

    fn account(&self) -> Option<AccountId> {
        let of_message = || self.messages.iter().rev().find_map(|mail| mail.account);
        self.about.as_ref().and_then(|thread| thread.account).or_else(of_message)
    }

    fn row(&self) -> Option<EntityRef> {
        self.messages.last().map(|mail| mail.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        &["mail", "mail_thread", "account", "contact", "task"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(answer) => return self.acts.answered(cx, &answer),
            Msg::Changed(_) => {
                self.reread(cx);
                if self.about.is_none() && self.failure.is_none() {
                    return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "row-gone")))];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        }
        let area = Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2).min(MEASURE), ..area };
        let mut laid = self.laid.borrow_mut();
        if laid.as_ref().is_none_or(|laid| laid.width != area.width) {
            *laid = Some(Laid::new(cx, &self.messages, self.laying, area.width));
        }
        let Some(laid) = laid.as_ref() else { return };
        if let Some(start) = self.first.take().and_then(|mail| laid.start_of(mail)) {
            self.top.set(start);
        }
        let height = usize::from(area.height);
        let top = self.top.get().min(laid.lines.len().saturating_sub(height));
        let mut pen = Pen::new(cx.look, area, buffer);
        for (y, line) in (0..area.height).zip(laid.lines.iter().skip(top)) {
            pen.put_phrase(0, y, area.width, line);
        }
        state.prose = ProseState { top, lines: laid.lines.len(), height };
        state.page_rows = height;
    }
}
