//! The screen of mail: the tabs, and what belongs to none of them. Each tab decides the rest for itself.

use super::tab::{MailTab, TABS, place_of};
use crate::domain::{AccountId, EntityRef};
use crate::say;
use crate::tui::command::{Cmd, Scope};
use crate::tui::frame::first_key;
use crate::tui::pane::{Cx, Draft, Effect, Msg, Pane, ViewState};
use crate::tui::route::MailTabName;
use crate::tui::widget::{KeyHint, Phrase, Tabs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this height of the screen's body on an empty row stands under the tabs.
const AIRY: u16 = 16;

pub struct MailPane {
    open: usize,
    /// The tabs that were opened, in the order of the table; each keeps its selection.
    tabs: [Option<Box<dyn MailTab>>; TABS.len()],
}

impl MailPane {
    pub fn new(cx: &Cx<'_>, tab: MailTabName) -> MailPane {
        let mut pane = MailPane { open: 0, tabs: Default::default() };
        pane.show(cx, place_of(tab));
        pane
    }

    /// Opens a tab, reading it when it is opened first.
    fn show(&mut self, cx: &Cx<'_>, place: usize) {
        self.open = place;
        self.tabs[place].get_or_insert_with(|| (TABS[place].open)(cx));
    }

    fn tab(&self) -> Option<&dyn MailTab> {
        self.tabs[self.open].as_deref()
    }

    fn tell_tab(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        self.tabs[self.open].as_mut().map_or_else(Vec::new, |tab| tab.update(cx, msg))
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let place = match cmd {
            Cmd::MailNextTab => Some((self.open + 1) % TABS.len()),
            Cmd::MailPreviousTab => Some((self.open + TABS.len() - 1) % TABS.len()),
            _ => TABS.iter().position(|spec| spec.cmd == cmd),
        };
        match place {
            Some(place) => self.show(cx, place),
            None => return self.tell_tab(cx, Msg::Command(cmd)),
        }
        Vec::new()
    }

    fn label(&self, cx: &Cx<'_>, place: usize) -> String {
        let word = cx.words.get(TABS[place].word);
        match self.tabs[place].as_ref().and_then(|tab| tab.count()) {
            Some(count) => format!("{word} {}", cx.format.whole(i64::try_from(count).unwrap_or(i64::MAX))),
            None => word,
        }
    }
}

impl Pane for MailPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "mail-name")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        self.tab().map(|tab| tab.facts(cx)).unwrap_or_default()
    }

    fn scopes(&self) -> &'static [Scope] {
        self.tab().and_then(MailTab::scopes).unwrap_or(TABS[self.open].scopes)
    }

    fn takes_text(&self) -> bool {
        self.tab().is_some_and(MailTab::takes_text)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        self.tab().and_then(|tab| tab.disabled(cmd, cx))
    }

    fn account(&self) -> Option<AccountId> {
        self.tab().and_then(MailTab::account)
    }

    fn row(&self) -> Option<EntityRef> {
        self.tab().and_then(MailTab::row)
    }

    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn draft(&self) -> Option<Draft> {
        self.tab().and_then(MailTab::draft)
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => self.command(cx, cmd),
            // Work may have been started in a tab that is not the open one any more.
            Msg::Changed(changes) => self.tabs.iter_mut().flatten().flat_map(|tab| tab.update(cx, Msg::Changed(changes.clone()))).collect(),
            Msg::Job(report) => self.tabs.iter_mut().flatten().flat_map(|tab| tab.update(cx, Msg::Job(report.clone()))).collect(),
            other => self.tell_tab(cx, other),
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let keys: Vec<String> = TABS.iter().map(|spec| first_key(spec.cmd.spec())).collect();
        let labels: Vec<String> = (0..TABS.len()).map(|place| self.label(cx, place)).collect();
        let hints: Vec<KeyHint<'_>> = keys.iter().zip(&labels).map(|(key, label)| KeyHint { key, label }).collect();
        state.draw_tabs(&Tabs { tabs: &hints, open: self.open }, cx.look, area, buffer);
        let below = if area.height >= AIRY { 2 } else { 1 }.min(area.height);
        let body = Rect { y: area.y + below, height: area.height - below, ..area };
        if let Some(tab) = self.tab() {
            tab.view(cx, body, buffer, state);
        }
    }
}
