//! The morning's queue of a whole book: one pass over the accounts, a few at a time or all at once, and afterwards only what a
//! write touched. Each account's facts are read once; today, two weeks ago and the last look are scored from the same facts.

use crate::domain::health::{self, Facts, Moved, Score, Signals, Standing};
use crate::domain::triage::{
    Case, Day, Item, ItemId, Mark, MarkAction, Marks, More, Priority, Raised, Reason, Rules, Shares, in_order, raise, waiting_touches,
};
use crate::domain::{AccountId, Timestamp};
use crate::review::ScoredLine;
use crate::store::ahead::worked_on;
use crate::store::facts::{AT_ONCE, Window, facts_of};
use crate::store::portfolio::{self, AccountLine};
use crate::store::share::shared_out;
use crate::store::triage::{Asked, Reach, Sighting};
use crate::store::{self, Result, Touched};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::{HashMap, HashSet, VecDeque};

/// How far back "since your last look" reaches; the rules look back as far.
const LONGEST_LOOK: i64 = 14;
/// How many days of sightings the numbers of the rules are made from.
pub const STAT_DAYS: u64 = 90;

/// Accounts that are read before they are handed on to be judged: few, so that judging begins early.
const READ_AHEAD: usize = 16;
/// From so many accounts on several threads read.
const MANY: usize = 1_000;

/// The queue, and what it was made from.
pub struct Today {
    /// The moment it is read at.
    now: Timestamp,
    waiting: VecDeque<AccountId>,
    total: usize,
    /// Read with the first accounts, so that there is something to show before.
    asked: Option<Asked>,
    accounts: HashMap<AccountId, Kept>,
    marks: Marks,
    every_mark: Vec<Mark>,
    sightings: Vec<Sighting>,
    /// The last look on a day before today.
    pub looked_at: Option<Timestamp>,
    /// Open items in the order of the queue.
    pub items: Vec<Item>,
    /// How many items were done today.
    pub handled_today: usize,
    /// What a mark holds back today.
    pub held: Vec<(Item, Mark)>,
}

/// What the queue keeps of an account.
struct Kept {
    scored: ScoredLine,
    raised: Vec<Raised>,
    moved: Option<HealthMove>,
}

/// How an account's health moved since the last look.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthMove {
    pub from: Score,
    /// The largest first.
    pub causes: Vec<Moved>,
}

/// One account of "since your last look".
#[derive(Debug)]
pub struct Change<'a> {
    pub scored: &'a ScoredLine,
    pub moved: Option<&'a HealthMove>,
    pub new: Vec<Reason>,
    /// What was in the queue and is not any more, though nobody touched it.
    pub resolved: Vec<Reason>,
}

/// How often a rule fired and what came of it, in the last `STAT_DAYS` days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleStats {
    pub fired: usize,
    pub acted: usize,
    pub snoozed: usize,
    pub skipped: usize,
}

impl Today {
    /// Reads which accounts there are and what was said before; all else follows with `read_some`.
    pub fn begin(connection: &Connection, day: &Day<'_>, now: Timestamp) -> Result<Today> {
        let every_mark = store::triage::marks(connection)?;
        let waiting: VecDeque<AccountId> = portfolio::names(connection)?.into_iter().map(|line| line.id).collect();
        Ok(Today {
            now,
            total: waiting.len(),
            waiting,
            asked: None,
            accounts: HashMap::new(),
            marks: Marks::of(every_mark.iter().cloned()),
            every_mark,
            sightings: store::triage::sightings(connection, day.today.checked_sub_days(Days::new(STAT_DAYS)).unwrap_or(day.today))?,
            looked_at: store::triage::looked_before(connection, day.today, &day.zone)?,
            items: Vec::new(),
            handled_today: 0,
            held: Vec::new(),
        })
    }

    /// Reads the whole book.
    pub fn read(connection: &Connection, day: &Day<'_>, now: Timestamp) -> Result<Today> {
        let mut today = Today::begin(connection, day, now)?;
        while !today.is_complete() {
            today.read_some(connection, day, usize::MAX)?;
        }
        Ok(today)
    }

    /// Reads the next accounts; the queue is put in order with the last.
    pub fn read_some(&mut self, connection: &Connection, day: &Day<'_>, count: usize) -> Result<()> {
        let asked = match self.asked.take() {
            Some(asked) => asked,
            None => Asked::read(connection, reach(day), self.now, None)?,
        };
        let some: Vec<AccountId> = self.waiting.drain(..count.min(self.waiting.len())).collect();
        self.take(connection, day, &some, &asked)?;
        self.asked = Some(asked);
        if self.is_complete() {
            self.settle(day);
        }
        Ok(())
    }

    pub fn is_complete(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Returns how many accounts are read, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.waiting.len(), self.total)
    }

    /// Reads anew what a write touched.
    pub fn refresh(&mut self, connection: &Connection, day: &Day<'_>, touched: &Touched, now: Timestamp) -> Result<()> {
        self.now = now;
        let Touched::Some(accounts) = touched else {
            *self = Today::read(connection, day, now)?;
            return Ok(());
        };
        self.every_mark = store::triage::marks(connection)?;
        self.marks = Marks::of(self.every_mark.iter().cloned());
        for account in accounts {
            self.accounts.remove(account);
            let asked = Asked::read(connection, reach(day), now, Some(*account))?;
            self.take(connection, day, &[*account], &asked)?;
        }
        self.total = self.accounts.len() + self.waiting.len();
        self.settle(day);
        Ok(())
    }

    /// Reads the facts of some accounts, and what follows from them; those that are gone are left out.
    ///
    /// Of some, what was read is judged while the next is read; of very many, several read at once.
    fn take(&mut self, connection: &Connection, day: &Day<'_>, accounts: &[AccountId], asked: &Asked) -> Result<()> {
        let since = self.looked_on(day);
        let judged = |cases: Vec<Read>| cases.into_iter().map(|case| judge(day, since, case)).collect::<Vec<Kept>>();
        let kept = if accounts.len() <= READ_AHEAD {
            judged(read(connection, day, accounts, asked)?)
        } else if accounts.len() <= MANY {
            let read = accounts.chunks(READ_AHEAD).map(|some| read(connection, day, some, asked));
            worked_on(read, judged)?.into_iter().flatten().collect()
        } else {
            let parts: Vec<&[AccountId]> = accounts.chunks(AT_ONCE).collect();
            let kept = shared_out(connection, &parts, |connection, some| Ok(judged(read(connection, day, some, asked)?)))?;
            kept.into_iter().flatten().collect()
        };
        self.accounts.extend(kept.into_iter().map(|kept| (kept.scored.line.id, kept)));
        Ok(())
    }

    /// Returns the day of the last look, as far back as the facts reach.
    fn looked_on(&self, day: &Day<'_>) -> Option<NaiveDate> {
        let on = day.zone.wall(self.looked_at?).date();
        let furthest = day.today - chrono::Duration::days(LONGEST_LOOK);
        Some(on.max(furthest))
    }

    /// Divides what is raised into open and held, and orders the open.
    fn settle(&mut self, day: &Day<'_>) {
        let customers = self.accounts.values().filter(|standing| !standing.scored.has_churned());
        let shares = Shares::of(customers.map(|standing| (standing.scored.line.id, standing.scored.line.arr)));
        (self.items, self.held) = (Vec::new(), Vec::new());
        for (account, standing) in &self.accounts {
            for raised in &standing.raised {
                let id = ItemId { account: *account, reason: raised.reason };
                let priority = Priority::of(raised, day.rules.of(raised.reason), shares.share(*account));
                let item = Item { id, raised: raised.clone(), priority };
                match self.marks.holding(id, raised, day.today) {
                    Some(mark) => self.held.push((item, mark.clone())),
                    None => self.items.push(item),
                }
            }
        }
        self.handled_today = self.said_today(day).iter().filter(|mark| mark.action == MarkAction::Done).count();
        in_order(&mut self.items);
        self.held.sort_by_key(|(item, mark)| (mark.until, item.id));
    }

    pub fn account(&self, account: AccountId) -> Option<&ScoredLine> {
        self.accounts.get(&account).map(|standing| &standing.scored)
    }

    pub fn is_without_accounts(&self) -> bool {
        self.total == 0
    }

    /// Counts the open items of each reason that has any, the most pressing reason first.
    pub fn counts(&self) -> Vec<(Reason, usize)> {
        let mut counts: Vec<(Reason, usize)> = Vec::new();
        for item in &self.items {
            match counts.iter_mut().find(|(reason, _)| *reason == item.id.reason) {
                Some((_, count)) => *count += 1,
                None => counts.push((item.id.reason, 1)),
            }
        }
        counts
    }

    /// Returns what was said about items today, oldest first.
    pub fn said_today(&self, day: &Day<'_>) -> Vec<&Mark> {
        let mut said: Vec<&Mark> = self.every_mark.iter().filter(|mark| day.zone.wall(mark.at).date() == day.today).collect();
        said.sort_by_key(|mark| mark.at);
        said
    }

    /// Returns what comes back next, and when.
    pub fn next_return(&self, day: &Day<'_>) -> Option<(ItemId, NaiveDate)> {
        self.marks.next_return(day.today)
    }

    /// Returns what is to be noted of a look at the queue.
    pub fn seen(&self) -> Vec<(ItemId, String)> {
        self.items.iter().map(|item| (item.id, item.raised.occasion.clone())).collect()
    }

    /// Lists what changed since the last look, account by account, the riskiest first; nothing where there was no earlier look.
    pub fn since_last_look(&self, day: &Day<'_>) -> Vec<Change<'_>> {
        let (Some(since), Some(looked_at)) = (self.looked_on(day), self.looked_at) else { return Vec::new() };
        let seen: HashSet<(ItemId, &str)> =
            self.sightings.iter().filter(|seen| seen.first_on <= since).map(|seen| (seen.id, seen.occasion.as_str())).collect();
        let raised: HashSet<(ItemId, &str)> = self.every_raised().map(|(id, raised)| (id, raised.occasion.as_str())).collect();
        let acted: HashSet<ItemId> =
            self.every_mark.iter().filter(|mark| mark.at >= looked_at - chrono::Duration::days(1)).map(id_of).collect();
        let mut resolved: HashMap<AccountId, Vec<Reason>> = HashMap::new();
        for sighting in self.sightings.iter().filter(|sighting| sighting.last_on >= since) {
            if !raised.contains(&(sighting.id, sighting.occasion.as_str())) && !acted.contains(&sighting.id) {
                let of_account: &mut Vec<Reason> = resolved.entry(sighting.id.account).or_default();
                if !of_account.contains(&sighting.id.reason) {
                    of_account.push(sighting.id.reason);
                }
            }
        }
        let changes = self.accounts.values().filter_map(|standing| {
            let account = standing.scored.line.id;
            let open = self.items.iter().filter(|item| item.id.account == account);
            let new = open.filter(|item| !seen.contains(&(item.id, item.raised.occasion.as_str()))).map(|item| item.id.reason);
            let (mut new, mut resolved): (Vec<Reason>, Vec<Reason>) = (new.collect(), resolved.remove(&account).unwrap_or_default());
            // One that went and came again on another occasion is neither gone nor new.
            let both: Vec<Reason> = new.iter().filter(|reason| resolved.contains(reason)).copied().collect();
            new.retain(|reason| !both.contains(reason));
            resolved.retain(|reason| !both.contains(reason));
            let change = Change { scored: &standing.scored, moved: standing.moved.as_ref(), new, resolved };
            (change.moved.is_some() || !change.new.is_empty() || !change.resolved.is_empty()).then_some(change)
        });
        let mut changes: Vec<Change<'_>> = changes.collect();
        changes.sort_by(|one, other| one.scored.rank_key().compare(&other.scored.rank_key()));
        changes
    }

    fn every_raised(&self) -> impl Iterator<Item = (ItemId, &Raised)> {
        self.accounts.iter().flat_map(|(account, standing)| {
            standing.raised.iter().map(|raised| (ItemId { account: *account, reason: raised.reason }, raised))
        })
    }

    /// Counts how often each rule fired and what came of it.
    pub fn stats(&self, day: &Day<'_>, reason: Reason) -> RuleStats {
        let since = day.today.checked_sub_days(Days::new(STAT_DAYS)).unwrap_or(day.today);
        let mut fired: HashSet<(ItemId, &str)> = HashSet::new();
        fired.extend(self.sightings.iter().map(|seen| (seen.id, seen.occasion.as_str())));
        fired.extend(self.items.iter().map(|item| (item.id, item.raised.occasion.as_str())));
        let marks = || self.every_mark.iter().filter(move |mark| mark.reason == reason && day.zone.wall(mark.at).date() >= since);
        fired.extend(marks().map(|mark| (id_of(mark), mark.occasion.as_str())));
        let with = |actions: &[MarkAction]| marks().filter(|mark| actions.contains(&mark.action)).count();
        RuleStats {
            fired: fired.iter().filter(|(id, _)| id.reason == reason).count(),
            acted: with(&[MarkAction::Done, MarkAction::Merged]),
            snoozed: with(&[MarkAction::Snoozed]),
            skipped: with(&[MarkAction::Skipped]),
        }
    }
}

/// Returns what the rules ask for at one account, without what somebody held back; what presses most by itself first.
pub fn raised_of(connection: &Connection, day: &Day<'_>, account: AccountId, now: Timestamp) -> Result<Vec<Raised>> {
    let mut today = Today::begin(connection, day, now)?;
    let asked = Asked::read(connection, reach(day), now, Some(account))?;
    today.waiting.clear();
    today.take(connection, day, &[account], &asked)?;
    today.settle(day);
    Ok(today.items.into_iter().map(|item| item.raised).collect())
}

/// Returns the rules of a book: those given, with what the person muted in the book.
pub fn rules_of(connection: &Connection, rules: &Rules) -> Result<Rules> {
    let mut rules = rules.clone();
    for (reason, muted) in store::triage::muted(connection)? {
        rules.mute(reason, muted);
    }
    Ok(rules)
}

fn id_of(mark: &Mark) -> ItemId {
    ItemId { account: mark.account, reason: mark.reason }
}

fn window(day: &Day<'_>) -> Window {
    let back = i64::from(day.rules.of(Reason::HealthFell).days).max(LONGEST_LOOK);
    Window::of_days_before(day.today, u32::try_from(back).unwrap_or(u32::MAX), day.model)
}

fn reach(day: &Day<'_>) -> Reach {
    let days = |reason| day.rules.of(reason).days;
    Reach {
        today: day.today,
        first_value: days(Reason::FirstValue),
        meetings: days(Reason::MeetingUnlogged),
        replies: days(Reason::ReplyOwed),
        zone: day.zone,
    }
}

/// An account as it was read.
struct Read {
    line: AccountLine,
    facts: Facts,
    more: More,
}

fn read(connection: &Connection, day: &Day<'_>, accounts: &[AccountId], asked: &Asked) -> Result<Vec<Read>> {
    let lines = portfolio::lines_of(connection, accounts, day.today, &day.zone)?;
    let accounts: Vec<AccountId> = lines.iter().map(|line| line.id).collect();
    let found = facts_of(connection, &accounts, window(day))?;
    let both = lines.into_iter().zip(found);
    both.map(|(line, facts)| Ok(Read { more: more(connection, day, &line, &facts, asked)?, line, facts })).collect()
}

/// Scores an account today, before the rules' days and at the last look, and asks the rules.
fn judge(day: &Day<'_>, since: Option<NaiveDate>, read: Read) -> Kept {
    let Read { line, facts, more } = read;
    let scored = |on: NaiveDate| health::score(&Signals::numbers_at(&facts, day.model, on, &day.zone), day.model);
    let score = scored(day.today);
    let before = day.today.checked_sub_days(Days::new(u64::from(day.rules.of(Reason::HealthFell).days))).map(scored);
    let case = Case { facts: &facts, more: &more, score: &score, before: before.as_ref() };
    let raised = raise(day, &case);
    let moved = since.and_then(|since| moved_since(&facts, day, since, &score));
    Kept { scored: ScoredLine { line, score }, raised, moved }
}

/// Gathers what the rules ask of an account beyond its health.
fn more(connection: &Connection, day: &Day<'_>, line: &AccountLine, facts: &Facts, asked: &Asked) -> Result<More> {
    let mut more = asked.of(line.id);
    more.coming = line.renewal.map(|coming| crate::domain::renewal::Coming {
        renewal: None,
        contract: coming.contract,
        due_on: coming.due_on,
        notice_by: coming.notice_by,
    });
    more.terms = asked.terms(more.coming.and_then(|coming| coming.contract));
    more.has_arr = line.arr.is_some();
    let waiting = waiting_touches(day, facts);
    if !waiting.is_empty() {
        more.letters = store::triage::letters(connection, &waiting)?;
    }
    Ok(more)
}

/// Explains the way of the health since a day, where what is shown of it changed.
fn moved_since(facts: &Facts, day: &Day<'_>, since: NaiveDate, now: &Score) -> Option<HealthMove> {
    let before = health::score(&Signals::numbers_at(facts, day.model, since, &day.zone), day.model);
    if (before.sure(), before.band) == (now.sure(), now.band) {
        return None;
    }
    let standing = |on| Standing { day: on, model: day.model };
    let causes = health::movement(facts, standing(since), standing(day.today), &day.zone).map(|movement| movement.causes);
    let causes = causes.unwrap_or_default().into_iter().filter(|moved| moved.shown != 0).collect();
    Some(HealthMove { from: before, causes })
}
