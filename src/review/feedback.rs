//! Feedback: every matter with who raised it, what they bring, and who is still to be told what became of it.

use crate::domain::kpi::Figure;
use crate::domain::{AccountId, Currency, Feedback, FeedbackId, FeedbackKind, FeedbackStatus, Row, Voice, VoiceId, Zone};
use crate::review::themes::weights;
use crate::review::voice::Voices;
use crate::store::{Result, all_of, themes, voice};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    pub feedback: Row<FeedbackId, Feedback>,
    /// Who raised it, the last first.
    pub raised: Vec<Raised>,
    pub customers: usize,
    /// What they bring in a year.
    pub arr: Figure,
}

/// Who raised a matter, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    pub voice: Row<VoiceId, Voice>,
    pub on: NaiveDate,
    pub account: String,
    pub person: Option<String>,
}

impl Matter {
    /// Lists who is still to be told what became of it; nobody while nothing did.
    pub fn to_tell(&self) -> impl Iterator<Item = &Raised> {
        let has_news = self.feedback.status.is_to_tell();
        self.raised.iter().filter(move |raised| has_news && raised.voice.told_on.is_none())
    }

    /// Returns the names of those who raised it, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        self.raised.iter().filter(|raised| seen.insert(raised.voice.account)).map(|raised| raised.account.as_str()).collect()
    }
}

/// Which matters are wanted.
#[derive(Clone, Debug, Default)]
pub struct WantedMatters<'a> {
    pub status: Option<FeedbackStatus>,
    pub kind: Option<FeedbackKind>,
    /// Only those of which somebody is still to be told.
    pub to_tell: bool,
    /// Raised by one of these accounts.
    pub accounts: Option<&'a HashSet<AccountId>>,
}

impl WantedMatters<'_> {
    fn takes(&self, matter: &Matter) -> bool {
        let is_theirs = |accounts: &&HashSet<AccountId>| matter.raised.iter().any(|raised| accounts.contains(&raised.voice.account));
        self.status.is_none_or(|status| matter.feedback.status == status)
            && self.kind.is_none_or(|kind| matter.feedback.kind == kind)
            && (!self.to_tell || matter.to_tell().next().is_some())
            && self.accounts.as_ref().is_none_or(is_theirs)
    }
}

/// Reads the matters by how far they are, the way from new to told, and within it those that weigh most first.
pub fn matters(
    connection: &Connection,
    wanted: &WantedMatters<'_>,
    zone: &Zone,
    today: NaiveDate,
    currency: Currency,
) -> Result<Vec<Matter>> {
    let filing = Voices { accounts: voice::whose(connection)?, people: themes::people(connection)?, ..Voices::default() };
    let weights = weights(connection, &filing, today, currency)?;
    let mut raised: HashMap<FeedbackId, Vec<Raised>> = HashMap::new();
    for row in all_of::<Voice>(connection)? {
        let Some(account) = filing.accounts.get(&row.account).map(|whose| whose.name.clone()) else { continue };
        let person = row.contact.and_then(|contact| filing.people.get(&contact)).map(|person| person.name.clone());
        raised.entry(row.feedback).or_default().push(Raised { on: row.at.day(zone), account, person, voice: row });
    }
    let matter = |feedback: Row<FeedbackId, Feedback>| {
        let mut raised = raised.remove(&feedback.id).unwrap_or_default();
        raised.sort_by_key(|raised| std::cmp::Reverse((raised.on, raised.voice.id)));
        let accounts: BTreeSet<AccountId> = raised.iter().map(|raised| raised.voice.account).collect();
        Matter { customers: accounts.len(), arr: weights.behind(&accounts), feedback, raised }
    };
    let mut matters: Vec<Matter> = themes::feedback(connection)?.into_iter().map(matter).collect();
    matters.retain(|matter| wanted.takes(matter));
    matters.sort_by(|one, other| {
        let weight = |matter: &Matter| matter.arr.known().unwrap_or(0.0);
        one.feedback.status.cmp(&other.feedback.status).then(weight(other).total_cmp(&weight(one)))
    });
    Ok(matters)
}
