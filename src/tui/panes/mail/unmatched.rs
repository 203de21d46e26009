//! Addresses nobody's mail is known by, each to be put to an account, and what was said about addresses.
//!
//! As long as no address of one's own is known, those that look like it stand on top and ask to be confirmed.

mod lines;
mod rules;

use super::tab::MailTab;
use crate::domain::whose::domains::host_of;
use crate::domain::{AccountId, EntityRef, MailRule, MailRuleKind};
use crate::ops::{MailOp, Op, WhoseOp};
use crate::review::whose::{own_candidates, unmatched};
use crate::say;
use crate::store;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::Route;
use crate::tui::selection::Selection;
use crate::wording::store_error;
use lines::Line;
pub(super) use lines::day;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rules::Rules;
use std::collections::BTreeSet;

struct UnmatchedTab {
    lines: Vec<Line>,
    ticked: BTreeSet<String>,
    selection: Selection,
    /// What an account is being chosen for: addresses and domains.
    asked: Vec<String>,
    /// What was said before, while that is looked at.
    rules: Option<Rules>,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let (lines, ticked) = (Vec::new(), BTreeSet::new());
    let mut tab = UnmatchedTab { lines, ticked, selection: Selection::default(), asked: Vec::new(), rules: None, failure: None };
    tab.reread(cx);
    Box::new(tab)
}

/// Returns an op about whose mail it is.
pub(super) fn whose(op: WhoseOp) -> Effect {
    Effect::Write(Op::Mail(MailOp::Whose(op)))
}

impl UnmatchedTab {
    fn reread(&mut self, cx: &Cx<'_>) {
        match self.read(cx) {
            Ok(lines) => (self.lines, self.failure) = (lines, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.ticked.retain(|email| self.lines.iter().any(|line| line.email() == email));
        if let Some(rules) = &mut self.rules {
            rules.read(cx);
        }
    }

    fn read(&self, cx: &Cx<'_>) -> store::Result<Vec<Line>> {
        let own = own_candidates(cx.book.connection())?;
        let mut found = unmatched(cx.book.connection())?;
        found.retain(|line| own.iter().all(|own| own.email != line.email));
        Ok(own.into_iter().map(Line::Own).chain(found.into_iter().map(Line::Stranger)).collect())
    }

    fn selected(&self) -> Option<&Line> {
        self.selection.row(self.lines.len()).map(|index| &self.lines[index])
    }

    /// Returns what a command is about: the ticked ones, else the selected.
    fn meant(&self) -> Vec<&Line> {
        if self.ticked.is_empty() {
            return self.selected().into_iter().collect();
        }
        self.lines.iter().filter(|line| self.ticked.contains(line.email())).collect()
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::WhoseAssign => return self.assign(cx),
            Cmd::WhoseDomain => return self.assign_domain(cx),
            Cmd::WhoseSuggested => return self.take_suggestion(),
            Cmd::WhoseOwn => return self.say(MailRuleKind::Own),
            Cmd::WhoseAside => return self.set_aside(),
            Cmd::WhoseRules => self.rules = Some(Rules::open(cx)),
            Cmd::WhoseTick => self.tick(),
            Cmd::WhoseTickAll => self.tick_all(),
            _ => {
                self.selection.moved(cmd, self.lines.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Ticks the selected address or takes the tick off, and goes on to the next.
    fn tick(&mut self) {
        let Some(email) = self.selected().map(|line| line.email().to_owned()) else { return };
        if !self.ticked.remove(&email) {
            self.ticked.insert(email);
        }
        self.selection.moved(Cmd::Down, self.lines.len(), 1);
    }

    /// Ticks those with a suggestion; where they all are, takes the ticks off.
    fn tick_all(&mut self) {
        let likely = self.lines.iter().filter(|line| line.suggestion().is_some()).map(|line| line.email().to_owned());
        let likely: BTreeSet<String> = likely.collect();
        self.ticked = if self.ticked == likely { BTreeSet::new() } else { likely };
    }

    /// Asks whose the addresses are; of one that looks like an own one Enter says that it is.
    fn assign(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.ticked.is_empty() && matches!(self.selected(), Some(Line::Own(_))) {
            return self.say(MailRuleKind::Own);
        }
        let meant: Vec<String> = self.meant().into_iter().map(|line| line.email().to_owned()).collect();
        self.ask(cx, meant)
    }

    fn assign_domain(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let hosts: BTreeSet<String> =
            self.meant().into_iter().filter(|line| line.has_domain()).filter_map(|line| host_of(line.email())).map(str::to_owned).collect();
        self.ask(cx, hosts.into_iter().collect())
    }

    fn ask(&mut self, cx: &Cx<'_>, patterns: Vec<String>) -> Vec<Effect> {
        let Some(first) = patterns.first().cloned() else { return Vec::new() };
        let suggested = self.meant().into_iter().find_map(|line| line.suggestion().map(|found| found.account));
        let title = if patterns.len() == 1 {
            say!(cx.words, "whose-ask", pattern = first)
        } else {
            say!(cx.words, "whose-ask-many", n = patterns.len())
        };
        self.asked = patterns;
        vec![Effect::Open(Route::PickAccount { title, first: suggested })]
    }

    /// Puts the addresses to the accounts, and to the persons, that are suggested for them.
    fn take_suggestion(&self) -> Vec<Effect> {
        let meant = self.meant();
        if let [Line::Stranger(one)] = meant.as_slice()
            && let Some((contact, _)) = one.suggestion.as_ref().and_then(|found| found.contact.as_ref())
        {
            return vec![whose(WhoseOp::AddAddress(*contact, one.email.clone()))];
        }
        let rule = |line: &&Line| {
            let found = line.suggestion()?;
            let contact = found.contact.as_ref().map(|(id, _)| *id);
            Some(MailRule { kind: MailRuleKind::Account, pattern: line.email().to_owned(), account: Some(found.account), contact })
        };
        vec![whose(WhoseOp::Say(meant.iter().filter_map(rule).collect()))]
    }

    fn say(&self, kind: MailRuleKind) -> Vec<Effect> {
        let rule = |line: &Line| MailRule { kind, pattern: line.email().to_owned(), account: None, contact: None };
        vec![whose(WhoseOp::Say(self.meant().into_iter().map(rule).collect()))]
    }

    fn set_aside(&self) -> Vec<Effect> {
        vec![whose(WhoseOp::Ignore(self.meant().into_iter().map(|line| line.email().to_owned()).collect()))]
    }

    fn answered(&mut self, key: &str) -> Vec<Effect> {
        let account = key.parse().ok().map(AccountId);
        let rule = |pattern: String| MailRule { kind: MailRuleKind::Account, pattern, account, contact: None };
        match (account, std::mem::take(&mut self.asked)) {
            (Some(_), asked) if !asked.is_empty() => vec![whose(WhoseOp::Say(asked.into_iter().map(rule).collect()))],
            _ => Vec::new(),
        }
    }
}

impl MailTab for UnmatchedTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Back | Cmd::WhoseRules) if self.rules.is_some() => self.rules = None,
            Msg::Command(cmd) => match &mut self.rules {
                Some(rules) => return rules.command(cx, cmd),
                None => return self.command(cx, cmd),
            },
            Msg::Answer(Answer::Chosen(key)) => return self.answered(&key),
            Msg::Written(_) => self.ticked.clear(),
            Msg::Refused(error) => return vec![Effect::Notice(Notice::said(crate::wording::op_error(cx.words, &error)))],
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn scopes(&self) -> Option<&'static [Scope]> {
        self.rules.is_some().then_some(&[Scope::MailRules, Scope::Mail, Scope::List])
    }

    fn mark_selected(&mut self) {
        let email = self.selected().map(|line| line.email().to_owned());
        self.ticked.extend(email);
    }

    fn row(&self) -> Option<EntityRef> {
        self.rules.is_none().then(|| self.selected()).flatten().and_then(Line::mail).map(EntityRef::from)
    }

    fn account(&self) -> Option<AccountId> {
        self.rules.is_none().then(|| self.selected()).flatten().and_then(Line::suggestion).map(|found| found.account)
    }

    fn count(&self) -> Option<usize> {
        Some(self.lines.iter().filter(|line| matches!(line, Line::Stranger(_))).count())
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        if let Some(rules) = &self.rules {
            return rules.disabled(cmd, cx);
        }
        let meant = self.meant();
        match cmd {
            Cmd::WhoseAssign | Cmd::WhoseOwn | Cmd::WhoseAside | Cmd::WhoseTick | Cmd::WhoseSuggested | Cmd::WhoseDomain
                if meant.is_empty() =>
            {
                Some(say!(cx.words, "row-none"))
            }
            Cmd::WhoseSuggested if meant.iter().all(|line| line.suggestion().is_none()) => Some(say!(cx.words, "whose-no-suggestion")),
            Cmd::WhoseDomain if meant.iter().all(|line| !line.has_domain()) => Some(say!(cx.words, "whose-no-domain")),
            // Enter has a meaning of its own here.
            Cmd::Open => Some(say!(cx.words, "whose-enter-assigns")),
            _ => None,
        }
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        match (&self.rules, &self.failure) {
            (Some(rules), _) => rules.view(cx, area, buffer, state),
            (_, Some(failure)) => draw_failure(cx, area, buffer, failure),
            _ if self.lines.is_empty() => draw_empty(cx, area, buffer, &say!(cx.words, "mail-empty-unmatched"), Cmd::WhoseRules),
            _ => lines::view(cx, &self.lines, &self.ticked, self.selection, area, buffer, state),
        }
    }
}
