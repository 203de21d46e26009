//! The queue as it is read: all at once where the book is small, else a little before each frame; and the line of the capacity.

use crate::domain::triage::{Day, Item, MarkAction, Reason, Rules};
use crate::domain::{AccountId, EntityKind};
use crate::ops::TriageOp;
use crate::review::ScoredLine;
use crate::review::meetings::{MeetingLine, has_ended, meetings_of_day};
use crate::review::today::{RuleStats, Today, rules_of};
use crate::say;
use crate::store::triage::capacity;
use crate::store::{self, Changes, Touched};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use crate::wording::{agenda, store_error, triage};

/// Up to so many accounts are read before the first frame.
const AT_ONCE: usize = 192;
/// Accounts before each frame of a larger book.
const A_FRAME: usize = 64;
/// Meetings that are named in the line above the queue.
const MEETINGS: usize = 3;

pub(super) struct Queue {
    pub rules: Rules,
    today: Option<Today>,
    /// How many items the person means to do today.
    pub capacity: Option<usize>,
    /// Whether only what fits into the capacity is shown.
    pub only_above: bool,
    /// What kept the book from being read.
    pub failure: Option<String>,
    /// What changed since the last look, in one line.
    pub since: Option<String>,
    /// The meetings still to come today, in one line.
    pub coming: Option<String>,
}

impl Queue {
    pub fn begin(cx: &Cx<'_>) -> Queue {
        let mut queue =
            Queue { rules: cx.rules.clone(), today: None, capacity: None, only_above: false, failure: None, since: None, coming: None };
        let begun = queue.try_to_begin(cx);
        queue.note(cx, begun);
        queue
    }

    fn try_to_begin(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        let connection = cx.book.connection();
        self.rules = rules_of(connection, cx.rules)?;
        self.capacity = capacity(connection, cx.today())?;
        let mut today = Today::begin(connection, &day_of(cx, &self.rules), cx.now)?;
        if today.progress().1 <= AT_ONCE {
            today.read_some(connection, &day_of(cx, &self.rules), usize::MAX)?;
        }
        self.today = Some(today);
        Ok(())
    }

    /// Reads the next accounts.
    pub fn read_some(&mut self, cx: &Cx<'_>) {
        let Some(today) = &mut self.today else { return };
        let read = today.read_some(cx.book.connection(), &day_of(cx, &self.rules), A_FRAME);
        self.note(cx, read);
    }

    /// Reads anew what a write touched; where rules changed, everything.
    pub fn changed(&mut self, cx: &Cx<'_>, changes: &Changes) {
        let is_whole = changes.accounts == Touched::All || changes.tables.contains("template") || !self.is_complete();
        let read = match &mut self.today {
            Some(today) if !is_whole => today.refresh(cx.book.connection(), &day_of(cx, &self.rules), &changes.accounts, cx.now),
            _ => self.try_to_begin(cx),
        };
        self.note(cx, read);
    }

    /// A book that cannot be read is complete: there is nothing more to come.
    fn note(&mut self, cx: &Cx<'_>, read: store::Result<()>) {
        let read = read.and_then(|()| self.read_meetings(cx));
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        if self.failure.is_some() {
            self.today = None;
        }
        self.since =
            self.today().filter(|today| today.looked_at.is_some()).map(|today| triage::since(cx.words, cx.format, today, &self.day(cx)));
    }

    /// Reads what of today's meetings is still to come, as soon as there is a queue to stand above.
    fn read_meetings(&mut self, cx: &Cx<'_>) -> store::Result<()> {
        if self.today().is_some() {
            let mut meetings = meetings_of_day(cx.book.connection(), cx.today(), &cx.zone())?;
            meetings.retain(|line| !has_ended(&line.meeting, cx.now, &cx.zone()));
            self.coming = (!meetings.is_empty()).then(|| coming_line(cx, &meetings));
        }
        Ok(())
    }

    pub fn is_complete(&self) -> bool {
        self.today.as_ref().is_none_or(Today::is_complete)
    }

    /// Returns how many accounts are read, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        self.today.as_ref().map_or((0, 0), Today::progress)
    }

    pub fn today(&self) -> Option<&Today> {
        self.today.as_ref().filter(|today| today.is_complete())
    }

    pub fn day<'a>(&'a self, cx: &Cx<'a>) -> Day<'a> {
        day_of(cx, &self.rules)
    }

    pub fn items(&self) -> &[Item] {
        self.today().map_or(&[], |today| &today.items)
    }

    /// Returns the items in view: all, or those above the line.
    pub fn shown(&self) -> &[Item] {
        let items = self.items();
        match self.line().filter(|_| self.only_above) {
            Some(line) => &items[..line.min(items.len())],
            None => items,
        }
    }

    /// Returns how many of the open items still fit into today; what was handled today has used some of it.
    pub fn line(&self) -> Option<usize> {
        let handled = self.today().map_or(0, |today| today.handled_today);
        Some(self.capacity?.saturating_sub(handled))
    }

    pub fn account(&self, id: AccountId) -> Option<&ScoredLine> {
        self.today()?.account(id)
    }

    pub fn has_earlier_look(&self) -> bool {
        self.today().is_some_and(|today| today.looked_at.is_some())
    }

    /// Returns the accounts of the queue, each once, in its order.
    pub fn accounts(&self) -> Vec<AccountId> {
        let mut accounts: Vec<AccountId> = Vec::new();
        for item in self.items() {
            if !accounts.contains(&item.id.account) {
                accounts.push(item.id.account);
            }
        }
        accounts
    }

    /// Returns the account's other open items.
    pub fn others_of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Item> {
        self.items().iter().filter(move |other| other.id.account == item.id.account && other.id != item.id)
    }

    pub fn stats(&self, cx: &Cx<'_>, reason: Reason) -> RuleStats {
        self.today().map(|today| today.stats(&self.day(cx), reason)).unwrap_or_default()
    }

    /// Makes the note of a look at the queue.
    pub fn look(&self, cx: &Cx<'_>) -> TriageOp {
        TriageOp::Look { seen: self.today().map(Today::seen).unwrap_or_default(), today: cx.today(), zone: cx.zone() }
    }

    /// Returns how many items were said to be so today.
    pub fn said(&self, cx: &Cx<'_>, action: MarkAction) -> usize {
        let day = self.day(cx);
        self.today().map_or(0, |today| today.said_today(&day).iter().filter(|mark| mark.action == action).count())
    }

    /// Returns what is left and what is done for the first line of the screen.
    pub fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        if !self.is_complete() {
            let (done, total) = self.progress();
            let (done, total) = (cx.format.whole(done as i64), cx.words.count(EntityKind::Account, total));
            return vec![Phrase::new(say!(cx.words, "today-reading", done = done, total = total), Role::Dim)];
        }
        let (left, done) = (self.items().len(), self.said(cx, MarkAction::Done));
        let mut facts = Vec::new();
        if done > 0 {
            facts.push(Phrase::new(say!(cx.words, "today-done-count", n = done), Role::Dim));
        }
        facts.push(Phrase::new(say!(cx.words, "today-left", n = left), Role::Text));
        facts
    }
}

/// Counts what changed since the last look.
/// Says when and with whom the next meetings are, and how many come after them.
fn coming_line(cx: &Cx<'_>, meetings: &[MeetingLine]) -> String {
    let one = |line: &MeetingLine| {
        let hours = agenda::hours(cx.words, cx.format, &line.meeting);
        let title = agenda::title(cx.words, &line.meeting);
        format!("{hours} {}", line.account.as_ref().map_or(title, |(_, name)| name.clone()))
    };
    let mut said: Vec<String> = meetings.iter().take(MEETINGS).map(one).collect();
    if meetings.len() > MEETINGS {
        said.push(say!(cx.words, "today-meetings-more", n = meetings.len() - MEETINGS));
    }
    say!(cx.words, "today-meetings", list = said.join(" · "))
}

fn day_of<'a>(cx: &Cx<'a>, rules: &'a Rules) -> Day<'a> {
    Day::new(cx.today(), cx.zone(), cx.model, rules, cx.workdays)
}
