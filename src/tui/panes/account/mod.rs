//! The screen of one account: its head, and under it one of eight tabs. Decides what belongs to the account as a whole; each tab
//! decides the rest for itself.

mod contracts;
mod details;
mod goals;
mod header;
pub mod health_tab;
mod people;
pub mod tab;
mod tasks;
mod timeline;
mod timeline_view;
mod usage;

use self::header::Header;
use self::health_tab::HealthTab;
use self::tab::{TABS, Tab, TabSpec, place_of};
use crate::domain::{AccountId, EntityKind, EntityRef, EntryKind};
use crate::ops::Op;
use crate::say;
use crate::store::Changes;
use crate::store::mail::history::Whose;
use crate::store::onboarding::plans_of_account;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::frame::first_key;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{AccountTab, MailRoute, OnboardingRoute, Route};
use crate::tui::widget::{KeyHint, Pen, Phrase, Tabs};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height of the screen's body on an empty row stands under the tabs.
const AIRY: u16 = 16;

pub struct AccountPane {
    id: AccountId,
    /// The accounts of the list one came from, in their order.
    siblings: Vec<AccountId>,
    /// `None` when the account is gone, or could not be read.
    header: Option<Header>,
    failure: Option<String>,
    /// Where the open tab stands in the table.
    open: usize,
    /// The tabs that were opened, in the order of the table; each keeps its selection.
    tabs: [Option<Box<dyn Tab>>; TABS.len()],
    /// What the timeline of the account before was narrowed to.
    kind: Option<EntryKind>,
    /// Whether somebody was asked about the account itself.
    is_doomed: bool,
}

impl AccountPane {
    pub fn new(cx: &Cx<'_>, id: AccountId, siblings: Vec<AccountId>, tab: AccountTab) -> AccountPane {
        let (header, failure, kind, tabs) = (None, None, None, Default::default());
        let mut pane = AccountPane { id, siblings, header, failure, open: place_of(tab), tabs, kind, is_doomed: false };
        pane.load(cx, id);
        pane
    }

    /// Shows an account, on the tab that is open and of the kind that was looked at.
    fn load(&mut self, cx: &Cx<'_>, id: AccountId) {
        self.id = id;
        if let Some(timeline) = &self.tabs[place_of(AccountTab::Timeline)] {
            self.kind = timeline.narrowed();
        }
        self.tabs = Default::default();
        self.read_header(cx);
        self.show(cx, self.open);
    }

    fn read_header(&mut self, cx: &Cx<'_>) {
        match Header::read(cx, self.id) {
            Ok(header) => (self.header, self.failure) = (header, None),
            Err(error) => (self.header, self.failure) = (None, Some(store_error(cx.words, &error))),
        }
    }

    /// Opens a tab, reading it when it is opened first.
    fn show(&mut self, cx: &Cx<'_>, place: usize) {
        self.open = place;
        if self.tabs[place].is_none() && self.header.is_some() {
            self.tabs[place] = Some(read_tab(cx, self.id, TABS[place].tab, self.kind));
        }
    }

    fn tab(&self) -> Option<&dyn Tab> {
        self.tabs[self.open].as_deref()
    }

    fn tell_tab(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        self.tabs[self.open].as_mut().map_or_else(Vec::new, |tab| tab.update(cx, msg))
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let account = self.id;
        let route = match cmd {
            Cmd::AddTouch => Route::TouchForm { account, id: None },
            Cmd::AddSurvey => Route::Survey { account, id: None },
            Cmd::SetPulse => Route::PulseForm(account),
            Cmd::AccountMail => Route::Mail(MailRoute::Choose { accounts: vec![account] }),
            Cmd::SetOverride => Route::OverrideForm(account),
            Cmd::AddTask => Route::TaskForm { account: Some(account), id: None },
            Cmd::AddContact => Route::ContactForm { account, id: None },
            Cmd::AddContract => Route::ContractForm { account, id: None },
            Cmd::EditAccount => Route::AccountForm(Some(account)),
            Cmd::DeleteAccount => self.ask_to_delete(cx),
            Cmd::AccountHistory => Route::Mail(MailRoute::History(Whose::Account(account))),
            Cmd::AccountPlan => self.plan_route(cx),
            _ => return self.go(cx, cmd),
        };
        vec![Effect::Open(route)]
    }

    /// Leads to the running plan, else to the start of one.
    fn plan_route(&self, cx: &Cx<'_>) -> Route {
        let plans = plans_of_account(cx.book.connection(), self.id).unwrap_or_default();
        match plans.iter().find(|plan| plan.done_on.is_none()) {
            Some(plan) => Route::Onboarding(OnboardingRoute::Plan(plan.id)),
            None => Route::Onboarding(OnboardingRoute::Start(vec![self.id])),
        }
    }

    /// Carries out what leads elsewhere on this screen; the tab gets the rest.
    fn go(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        if let Some(place) = TABS.iter().position(|spec| spec.cmd == cmd) {
            self.show(cx, place);
            return Vec::new();
        }
        match cmd {
            Cmd::NextTab => self.show(cx, (self.open + 1) % TABS.len()),
            Cmd::PreviousTab => self.show(cx, (self.open + TABS.len() - 1) % TABS.len()),
            Cmd::NextAccount | Cmd::PreviousAccount => self.turn(cx, cmd),
            // A change of health has no row: what it is made of is the health tab.
            Cmd::Open if self.is_health_change() => self.show(cx, place_of(AccountTab::Health)),
            Cmd::Back => {
                let has_left = self.tabs[self.open].as_mut().is_some_and(|tab| tab.leave(cx));
                return if has_left { Vec::new() } else { vec![Effect::Close] };
            }
            _ => return self.tell_tab(cx, Msg::Command(cmd)),
        }
        Vec::new()
    }

    fn is_health_change(&self) -> bool {
        TABS[self.open].tab == AccountTab::Timeline && self.row().is_some_and(|row| row.kind == EntityKind::Account)
    }

    /// Goes to the neighbour in the list; one that is gone by now is passed over.
    fn turn(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        while let Some(next) = self.neighbour(cmd) {
            self.load(cx, next);
            if self.header.is_some() || self.failure.is_some() {
                return;
            }
        }
    }

    fn place(&self) -> Option<usize> {
        self.siblings.iter().position(|sibling| *sibling == self.id)
    }

    fn neighbour(&self, cmd: Cmd) -> Option<AccountId> {
        let place = self.place()?;
        let place = if cmd == Cmd::NextAccount { place + 1 } else { place.checked_sub(1)? };
        self.siblings.get(place).copied()
    }

    fn ask_to_delete(&mut self, cx: &Cx<'_>) -> Route {
        self.is_doomed = true;
        let name = self.header.as_ref().map_or_else(String::new, |header| header.name().to_owned());
        let question = say!(cx.words, "account-delete", account = name);
        Route::Confirm { question, consequence: say!(cx.words, "account-delete-consequence") }
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        if std::mem::take(&mut self.is_doomed) && answer == Answer::Confirmed {
            return vec![Effect::Write(Op::Delete(self.id.into()))];
        }
        self.tell_tab(cx, Msg::Answer(answer))
    }

    fn changed(&mut self, cx: &Cx<'_>, changes: &Changes) -> Vec<Effect> {
        if !changes.accounts.contains(self.id) {
            return Vec::new();
        }
        self.read_header(cx);
        if self.header.is_none() && self.failure.is_none() {
            return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "account-gone")))];
        }
        self.tabs.iter_mut().flatten().flat_map(|tab| tab.update(cx, Msg::Changed(changes.clone()))).collect()
    }

    /// Draws head, rule and tabs; returns what is left below them.
    fn draw_head(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, header: &Header) -> Rect {
        let rows = header.draw(cx, area, buffer);
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.rule(1, rows, area.width.saturating_sub(2));
        let keys = TABS.map(|spec| (first_key(spec.cmd.spec()), cx.words.get(spec.word)));
        let hints = keys.each_ref().map(|(key, label)| KeyHint { key, label });
        let tabs_at = (rows + 1).min(area.height);
        let line = Rect { y: area.y + tabs_at, height: 1.min(area.height - tabs_at), ..area };
        state.draw_tabs(&Tabs { tabs: &hints, open: self.open }, cx.look, line, buffer);
        let below = (tabs_at + if area.height >= AIRY { 2 } else { 1 }).min(area.height);
        Rect { y: area.y + below, height: area.height - below, ..area }
    }
}

fn read_tab(cx: &Cx<'_>, account: AccountId, tab: AccountTab, kind: Option<EntryKind>) -> Box<dyn Tab> {
    match tab {
        AccountTab::Timeline => Box::new(timeline::Timeline::new(cx, account, kind)),
        AccountTab::Health => Box::new(HealthTab::new(cx, account)),
        AccountTab::Contacts => Box::new(people::People::new(cx, account)),
        AccountTab::Contracts => Box::new(contracts::Contracts::new(cx, account)),
        AccountTab::Tasks => Box::new(tasks::Tasks::new(cx, account)),
        AccountTab::Goals => Box::new(goals::Goals::new(cx, account)),
        AccountTab::Usage => Box::new(usage::UsageTab::new(cx, account)),
        AccountTab::Details => Box::new(details::Details::new(cx, account)),
    }
}

impl Tab for HealthTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        HealthTab::update(self, cx, msg)
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        HealthTab::view(self, cx, area, buffer, state);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected_row()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        HealthTab::disabled(self, cmd, cx)
    }

    fn leave(&mut self, cx: &Cx<'_>) -> bool {
        HealthTab::update(self, cx, Msg::Command(Cmd::Back)).is_empty()
    }
}

impl Pane for AccountPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        let name = self.header.as_ref().map_or_else(String::new, |header| header.name().to_owned());
        match self.tab().and_then(Tab::narrowed) {
            Some(kind) => format!("{name} · {}", cx.words.word(kind)),
            None => name,
        }
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let place = self.place().filter(|_| self.siblings.len() > 1);
        let position = |place: usize| say!(cx.words, "account-position", n = place + 1, total = self.siblings.len());
        place.map(|place| Phrase::new(position(place), Role::Dim)).into_iter().collect()
    }

    fn scopes(&self) -> &'static [Scope] {
        let TabSpec { scopes, .. } = TABS[self.open];
        scopes
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::NextAccount | Cmd::PreviousAccount if self.neighbour(cmd).is_none() => Some(match cmd {
                _ if self.siblings.len() < 2 => say!(cx.words, "account-alone"),
                Cmd::NextAccount => say!(cx.words, "account-last"),
                _ => say!(cx.words, "account-first"),
            }),
            _ => self.tab().and_then(|tab| tab.disabled(cmd, cx)),
        }
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.id)
    }

    fn row(&self) -> Option<EntityRef> {
        self.tab().and_then(Tab::row)
    }

    /// Everything an account has, and what its health is made of.
    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            Msg::Changed(changes) => self.changed(cx, &changes),
            Msg::Answer(answer) => self.answered(cx, answer),
            other => self.tell_tab(cx, other),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let Some(header) = &self.header else {
            let gone = self.failure.clone().unwrap_or_else(|| say!(cx.words, "account-gone"));
            return tab::draw_failure(cx, area, buffer, &gone);
        };
        let below = self.draw_head(cx, area, buffer, state, header);
        if let Some(tab) = self.tab() {
            tab.view(cx, below, buffer, state);
        }
    }
}
