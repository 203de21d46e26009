//! Carries out a calendar import: planned meetings against the book, by UID and instance.
//!
//! A meeting that is there keeps what was said about it here (its account, that it was logged or declined, that it was
//! deleted); the calendar's own facts are taken over. What a source that is read again no longer holds is called off: an
//! instance of a series that is told in full, at any time; another meeting only while it is still to come, because calendars
//! drop what is old.

use super::{Fate, ImportProblem, Watch, Why};
use crate::domain::whose::domains::is_public;
use crate::domain::{AccountId, ContactId, Meeting, MeetingId, MeetingStatus, Moment, Row, Timestamp};
use crate::import::Problem;
use crate::import::calendar::{CalendarPlan, Counts, Frame, Person, PlannedMeeting};
use crate::ops::Result;
use crate::store::meetings::{MeetingPerson, account_domains, known_addresses, meeting_of, meetings_from, set_people_of_meeting};
use crate::store::{self, OpLabel, RowId, Tx};
use serde_json::json;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Meetings between two looks at the watch.
const MEETINGS_A_LOOK: usize = 256;

/// What holds for one import.
#[derive(Clone, Debug)]
pub struct CalendarChoices {
    /// The person's own addresses, in lower case; without any, the one that most meetings have is taken for it.
    pub own: Vec<String>,
    /// What each file of the plan came from: the path that was named, file or folder.
    pub sources: Vec<String>,
    pub frame: Frame,
    pub now: Timestamp,
}

/// `read` is `added + updated + unchanged + skipped`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalendarReport {
    pub files: Vec<String>,
    /// Meetings, and events that brought none because they cannot be read.
    pub read: u64,
    pub added: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub skipped: u64,
    /// Meetings that the source no longer has, called off.
    pub gone: u64,
    /// Meetings with an account.
    pub matched: u64,
    /// The addresses that were taken for the person's own.
    pub own: Vec<String>,
    pub counts: Counts,
    pub problems: Vec<ImportProblem>,
    /// What was wrong with things that came in.
    pub notes: Vec<ImportProblem>,
}

/// Carries out a plan; `None` when it was stopped (the caller must then roll back).
pub fn run(tx: &Tx, plan: &CalendarPlan, choices: &CalendarChoices, watch: Watch<'_>) -> Result<Option<CalendarReport>> {
    let matcher = Matcher::new(tx, plan, &choices.own)?;
    let listed = |problems: &[Problem]| problems.iter().map(import_problem).collect();
    let mut report = CalendarReport {
        files: plan.files.clone(),
        read: plan.meetings.len() as u64 + plan.counts.left_out,
        skipped: plan.counts.left_out,
        own: matcher.own_listed(),
        counts: plan.counts,
        problems: listed(&plan.problems),
        notes: listed(&plan.notes),
        ..CalendarReport::default()
    };
    let total = plan.meetings.len() as u64;
    for (index, planned) in plan.meetings.iter().enumerate() {
        if index % MEETINGS_A_LOOK == 0 && !watch(index as u64, total) {
            return Ok(None);
        }
        let (fate, is_matched) = place(tx, &matcher, planned, choices)?;
        report.matched += u64::from(is_matched);
        *match fate {
            Fate::Added => &mut report.added,
            Fate::Updated => &mut report.updated,
            Fate::Unchanged => &mut report.unchanged,
        } += 1;
    }
    report.gone = call_off_gone(tx, plan, choices)?;
    watch(total, total);
    Ok(Some(report))
}

/// Returns the label of an import for the change log.
pub fn label(report: &CalendarReport) -> OpLabel {
    let file = match report.files.as_slice() {
        [one] => one.clone(),
        several => several.first().map(|first| format!("{first} …")).unwrap_or_default(),
    };
    OpLabel {
        kind: "import",
        args: json!({ "import": "calendar", "added": report.added, "updated": report.updated + report.gone, "file": file }),
    }
}

fn import_problem(problem: &Problem) -> ImportProblem {
    ImportProblem { file: problem.file.clone(), row: problem.row, column: problem.column.clone(), why: Why::Read(problem.reason.clone()) }
}

fn place(tx: &Tx, matcher: &Matcher, planned: &PlannedMeeting, choices: &CalendarChoices) -> Result<(Fate, bool)> {
    let matched = matcher.matched(&planned.people);
    let mut meeting = Meeting {
        uid: planned.uid.clone(),
        instance: planned.instance.clone(),
        source: choices.sources.get(planned.file).cloned(),
        title: planned.title.clone(),
        place: planned.place.clone(),
        note: planned.note.clone(),
        at: planned.at,
        end_at: planned.end_at,
        status: if matched.is_refused { MeetingStatus::Cancelled } else { planned.status },
        account: matched.account,
        touch: None,
        declined_at: None,
    };
    let Some((found, is_deleted)) = meeting_of(tx.connection(), &planned.uid, &planned.instance)? else {
        let id = MeetingId::of(tx.new_id());
        let is_matched = meeting.account.is_some();
        store::insert(tx.connection(), id, &meeting, tx.at())?;
        set_people_of_meeting(tx, id, &matched.people)?;
        return Ok((Fate::Added, is_matched));
    };
    if is_deleted {
        return Ok((Fate::Unchanged, false));
    }
    // The first source keeps it: two calendars may hold the same meeting, and must not take turns.
    meeting.source = found.source.clone().or(meeting.source);
    meeting.account = found.account.or(meeting.account);
    (meeting.touch, meeting.declined_at) = (found.touch, found.declined_at);
    let is_matched = meeting.account.is_some();
    let has_changed = meeting != found.fields;
    if has_changed {
        store::update(tx.connection(), found.id, &meeting)?;
    }
    let have_people_changed = set_people_of_meeting(tx, found.id, &matched.people)?;
    Ok((if has_changed || have_people_changed { Fate::Updated } else { Fate::Unchanged }, is_matched))
}

/// Calls off what the sources no longer hold; one that could not be read in full says nothing about what it lacks.
fn call_off_gone(tx: &Tx, plan: &CalendarPlan, choices: &CalendarChoices) -> Result<u64> {
    let kept: HashSet<(&str, &str)> = plan.meetings.iter().map(|meeting| (meeting.uid.as_str(), meeting.instance.as_str())).collect();
    let uids: HashSet<&str> = plan.meetings.iter().map(|meeting| meeting.uid.as_str()).collect();
    let is_flawless = plan.problems.is_empty();
    let sources: HashSet<&String> = choices.sources.iter().collect();
    let mut gone = 0;
    for source in sources {
        for row in meetings_from(tx.connection(), source)? {
            let is_kept = kept.contains(&(row.uid.as_str(), row.instance.as_str())) || row.touch.is_some();
            if is_kept || row.status == MeetingStatus::Cancelled {
                continue;
            }
            let day = row.at.day(&choices.frame.zone);
            let is_of_series = plan.whole.contains(&row.uid) && choices.frame.from <= day && day <= choices.frame.to;
            let is_missing = is_flawless && !uids.contains(row.uid.as_str()) && is_ahead(&row, choices);
            if is_of_series || is_missing {
                store::update(tx.connection(), row.id, &Meeting { status: MeetingStatus::Cancelled, ..row.fields.clone() })?;
                gone += 1;
            }
        }
    }
    Ok(gone)
}

fn is_ahead(row: &Row<MeetingId, Meeting>, choices: &CalendarChoices) -> bool {
    match row.at {
        Moment::Day(day) => day > choices.frame.zone.wall(choices.now).date(),
        Moment::At(start) => start > choices.now,
    }
}

/// Who is who: the person's own addresses, the book's people, and the domains of its accounts.
struct Matcher {
    own: HashSet<String>,
    people: HashMap<String, (ContactId, AccountId)>,
    /// `None` for a domain that two accounts have.
    domains: HashMap<String, Option<AccountId>>,
}

/// What the people of a meeting say.
struct Matched {
    account: Option<AccountId>,
    /// The others who come.
    people: Vec<MeetingPerson>,
    /// The person said no: the meeting does not take place for them.
    is_refused: bool,
}

impl Matcher {
    fn new(tx: &Tx, plan: &CalendarPlan, own: &[String]) -> Result<Matcher> {
        let mut people = HashMap::new();
        for known in known_addresses(tx.connection())? {
            people.entry(known.email).or_insert((known.contact, known.account));
        }
        let mut domains = HashMap::new();
        for (domain, account) in account_domains(tx.connection())? {
            let host = domain
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_owned();
            if !is_public(&host) {
                domains.entry(host).and_modify(|held| *held = None).or_insert(Some(account));
            }
        }
        let stated: HashSet<String> =
            own.iter().map(|address| address.trim().to_lowercase()).filter(|address| !address.is_empty()).collect();
        let own = if stated.is_empty() { guessed_own(plan, &people) } else { stated };
        Ok(Matcher { own, people, domains })
    }

    fn own_listed(&self) -> Vec<String> {
        let mut own: Vec<String> = self.own.iter().cloned().collect();
        own.sort();
        own
    }

    fn matched(&self, people: &[Person]) -> Matched {
        let is_own = |person: &&Person| person.email.as_ref().is_some_and(|email| self.own.contains(email));
        let is_refused = people.iter().filter(is_own).any(|person| person.has_declined && !person.is_organizer);
        let others: Vec<&Person> = people.iter().filter(|person| !is_own(person) && !person.has_declined).collect();
        let known = others.iter().filter_map(|person| self.people.get(person.email.as_ref()?));
        let account = most(known.map(|(_, account)| *account)).or_else(|| most(others.iter().filter_map(|person| self.by_domain(person))));
        let person = |person: &&Person| MeetingPerson {
            email: person.email.clone(),
            name: person.name.clone(),
            contact: person.email.as_ref().and_then(|email| self.people.get(email)).map(|(contact, _)| *contact),
        };
        Matched { account, people: others.iter().map(person).collect(), is_refused }
    }

    /// Finds the account of an address by its host, or by a domain the host is part of.
    fn by_domain(&self, person: &Person) -> Option<AccountId> {
        let host = person.email.as_ref()?.split_once('@')?.1;
        let mut rest = Some(host).filter(|host| !is_public(host));
        while let Some(domain) = rest {
            if let Some(found) = self.domains.get(domain) {
                return *found;
            }
            rest = domain.split_once('.').map(|(_, parent)| parent).filter(|parent| parent.contains('.'));
        }
        None
    }
}

/// Returns what comes most often, and of equals what comes first.
fn most(accounts: impl Iterator<Item = AccountId>) -> Option<AccountId> {
    let mut counts: Vec<(AccountId, usize)> = Vec::new();
    for account in accounts {
        match counts.iter_mut().find(|(known, _)| *known == account) {
            Some((_, count)) => *count += 1,
            None => counts.push((account, 1)),
        }
    }
    let best = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == best).map(|(account, _)| account)
}

/// Guesses the person's own address: one that nobody of the book has, and that is in more than half of the events with people.
fn guessed_own(plan: &CalendarPlan, known: &HashMap<String, (ContactId, AccountId)>) -> HashSet<String> {
    let mut events: BTreeMap<(usize, u64), &PlannedMeeting> = BTreeMap::new();
    for meeting in plan.meetings.iter().filter(|meeting| !meeting.people.is_empty()) {
        events.entry((meeting.file, meeting.line)).or_insert(meeting);
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for meeting in events.values() {
        let emails: HashSet<&str> = meeting.people.iter().filter_map(|person| person.email.as_deref()).collect();
        emails.into_iter().filter(|email| !known.contains_key(*email)).for_each(|email| *counts.entry(email).or_default() += 1);
    }
    let best = counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count >= 2 && count * 2 > events.len());
    best.map(|(email, _)| email.to_owned()).into_iter().collect()
}
