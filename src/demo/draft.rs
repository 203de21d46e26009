//! A history while it is being written: the account's profile, its people, the source of ids and the rows so far.
//!
//! Each kind of fact has a module of its own that adds its rows here.

use super::calendar::{Calendar, SPAN_DAYS};
use super::draw::{Draw, mix};
use super::names::{self, CompanyName, Person};
use super::profile::{Plot, Profile};
use super::words::{Story, Words, stories, words};
use super::{History, Settings, story};
use crate::domain::{Account, AccountId, ContactId, IdSource, Moment, Row};
use chrono::NaiveDate;

/// The kinds of chance; each topic draws on its own.
#[derive(Clone, Copy)]
pub(super) enum Topic {
    Profile = 1,
    Account,
    Contracts,
    Touches,
    Surveys,
    Tickets,
    Usage,
    Onboarding,
    Tasks,
    Pulses,
    Goals,
    Playbooks = 101,
    Rhythm = 102,
    Meetings = 103,
    Events = 104,
    Voice = 105,
    Forecasts = 106,
    Expansions = 107,
    Heard = 108,
    Post = 109,
}

/// Stands between texts that are filled together; no text holds it.
const SEPARATOR: &str = "\u{1f}";

/// Returns a text that begins with a capital, as sentences and subjects do.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) struct Draft<'a> {
    pub settings: &'a Settings,
    pub calendar: Calendar,
    pub words: &'static Words,
    pub story: Option<&'static Story>,
    pub profile: Profile,
    pub company: CompanyName,
    pub people: Vec<Person>,
    /// The first day of the first contract.
    pub began_on: NaiveDate,
    pub history: History,
    index: usize,
    ids: u64,
}

/// Writes the history of the account at a place in the book.
pub(super) fn write(settings: &Settings, index: usize) -> History {
    let mut draft = Draft::begin(settings, index);
    draft.write_contacts();
    draft.write_contracts();
    if !draft.profile.scant {
        draft.write_onboarding();
        draft.write_surveys();
        draft.write_tickets();
        draft.write_touches();
        draft.write_tasks();
        draft.write_pulses();
    }
    if let Some(story) = draft.story {
        story::tell(&mut draft, story);
    }
    draft.write_usage();
    draft.write_account();
    draft.write_goals();
    draft.write_playbooks();
    draft.write_routines();
    // The calendar: last, so that the ids of all other facts stay what they are.
    draft.write_meetings();
    draft.write_event_guests();
    draft.write_invitations();
    draft.write_forecasts();
    draft.write_expansions();
    draft.write_heard();
    draft.write_letter_touches();
    draft.write_post();
    draft.finish()
}

impl Draft<'_> {
    fn begin(settings: &Settings, index: usize) -> Draft<'_> {
        let calendar = Calendar { today: settings.today, zone: settings.zone, lang: settings.lang };
        let words = words(settings.lang);
        let story = stories().get(index);
        let position = index.saturating_sub(stories().len());
        let mut draw = Draw::seeded(mix(&[settings.seed, index as u64, Topic::Profile as u64]));
        let profile = match story {
            Some(story) => Profile::told(story, settings.lang),
            None => Profile::drawn(Plot::of(position), settings.lang, &words.renewals.churn_reasons, &mut draw),
        };
        let company = match story {
            Some(story) => story::company(story, settings.lang),
            None => names::company(words, settings.seed, position),
        };
        let people = match story {
            Some(story) => story::people(story, settings.lang),
            None => names::people(words, super::account::roles(&profile), &mut draw),
        };
        let mut draft = Draft {
            settings,
            calendar,
            words,
            story,
            began_on: super::contracts::first_day(&calendar, &profile),
            profile,
            company,
            people,
            history: empty(),
            index,
            ids: 0,
        };
        draft.history.account.id = AccountId(draft.id_at(draft.created_on().into()));
        draft
    }

    /// Returns the day the account came into the CRM, some weeks before the first contract.
    pub fn created_on(&self) -> NaiveDate {
        let ago = self.calendar.days_ago(self.began_on);
        self.calendar.workday(ago + 12 + self.index as i64 % 23)
    }

    pub fn draw(&self, topic: Topic) -> Draw {
        Draw::seeded(mix(&[self.settings.seed, self.index as u64, topic as u64]))
    }

    /// Returns an id of the time of a fact. Ids of the same second differ by a random part of the second, ids of the same day
    /// by a random part of the day: a million rows of a day would meet in one millisecond.
    pub fn id_at(&mut self, moment: Moment) -> i64 {
        self.ids += 1;
        let chance = mix(&[self.settings.seed, self.index as u64, self.ids]);
        let (start, length) = match moment {
            Moment::Day(day) => (self.calendar.zone.instant(day.and_time(chrono::NaiveTime::MIN)).timestamp_millis(), 80_000_000),
            Moment::At(instant) => (instant.timestamp_millis(), 1000),
        };
        IdSource::seeded(mix(&[chance, 1])).next(start + (chance % length) as i64)
    }

    /// Returns the place of the account in the book.
    pub fn index_number(&self) -> usize {
        self.index
    }

    pub fn account(&self) -> AccountId {
        self.history.account.id
    }

    /// Returns for how many days back facts are drawn: since the contract began, and less where few facts are asked for.
    pub fn span(&self) -> i64 {
        let asked = self.settings.events_per_account.map_or(SPAN_DAYS, |events| (events as i64 * 2).clamp(90, SPAN_DAYS));
        asked.min(self.calendar.days_ago(self.began_on))
    }

    /// Returns the first and the last day, counted back, between which facts are drawn.
    pub fn drawn_days(&self) -> std::ops::RangeInclusive<i64> {
        let ended = self.profile.churn.as_ref().map_or(1, |churn| churn.day);
        self.profile.told_since.max(ended).max(1)..=self.span()
    }

    pub fn contact(&self, at: usize) -> ContactId {
        self.history.contacts[at % self.history.contacts.len()].id
    }

    /// Returns the contacts, by place, who were there some days ago.
    pub fn present(&self, days_ago: i64) -> Vec<usize> {
        let is_present =
            |person: &Person| person.left.is_none_or(|left| left < days_ago) && person.since.is_none_or(|since| since >= days_ago);
        (0..self.people.len()).filter(|at| is_present(&self.people[*at])).collect()
    }

    /// Fills the placeholders of a sentence about a person.
    pub fn fill(&self, text: impl AsRef<str>, person: usize, draw: &mut Draw) -> String {
        let other = &self.people[(person + 1) % self.people.len()];
        let mut filled = text.as_ref().to_owned();
        let values = [
            ("{contact}", self.people[person].called.as_str()),
            ("{other}", other.called.as_str()),
            ("{company}", self.company.name.as_str()),
            ("{product}", self.words.product.name.as_str()),
            ("{feature}", draw.pick(&self.words.product.features).as_str()),
            ("{team}", draw.pick(&self.words.product.teams).as_str()),
            ("{csm}", self.words.owners[0].as_str()),
        ];
        for (placeholder, value) in values {
            filled = filled.replace(placeholder, value);
        }
        // Numbers of people and things stay within what the account is large enough for.
        let most = i64::from(self.profile.seats).clamp(6, 40);
        let filled = filled.replace("{n}", &draw.whole(3..=most).to_string());
        if text.as_ref().starts_with('{') { capitalised(&filled) } else { filled }
    }

    /// Fills several texts alike, so that a mail is about what its subject says.
    pub fn fill_together(&self, texts: &[&str], person: usize, draw: &mut Draw) -> Vec<String> {
        let filled = self.fill(texts.join(SEPARATOR), person, draw);
        filled.split(SEPARATOR).map(capitalised).collect()
    }

    /// Puts the rows of each kind in the order of their ids, which is the order of time.
    fn finish(mut self) -> History {
        let history = &mut self.history;
        history.touches.sort_by_key(|(touch, _)| touch.id);
        history.responses.sort_by_key(|row| row.id);
        history.tickets.sort_by_key(|row| row.id);
        history.usage.sort_by_key(|row| row.id);
        history.tasks.sort_by_key(|row| row.id);
        history.pulses.sort_by_key(|row| row.id);
        self.history
    }
}

fn empty() -> History {
    History {
        account: Row { id: AccountId(0), fields: Account::default() },
        contacts: Vec::new(),
        contracts: Vec::new(),
        renewals: Vec::new(),
        forecasts: Vec::new(),
        touches: Vec::new(),
        responses: Vec::new(),
        tickets: Vec::new(),
        usage: Vec::new(),
        plans: Vec::new(),
        steps: Vec::new(),
        dependencies: Vec::new(),
        tasks: Vec::new(),
        pulses: Vec::new(),
        overrides: Vec::new(),
        goals: Vec::new(),
        runs: Vec::new(),
        readings: Vec::new(),
        guests: Vec::new(),
        attended: Vec::new(),
        meetings: Vec::new(),
        invitations: Vec::new(),
        expansions: Vec::new(),
        tags: Vec::new(),
        voices: Vec::new(),
        post: super::Letters::default(),
    }
}
