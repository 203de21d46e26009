//! Programmes for many: the events are the book's, and each account has its own guests at them; who comes follows the mood.
//!
//! The accounts of the told stories are asked and stay away: their touches are told elsewhere.

use super::Settings;
use super::calendar::Calendar;
use super::draft::{Draft, Topic};
use super::draw::{Draw, mix};
use super::words::{EventWords, words};
use crate::domain::{ContactId, Event, EventId, EventKind, Guest, GuestId, GuestState, IdSource, Moment, Row, Touch, TouchId, TouchModel};

/// Days from the invitation to the event.
const NOTICE: i64 = 21;

/// Returns the events with the moments from which they were planned.
pub(super) fn planned(settings: &Settings) -> Vec<(Row<EventId, Event>, Moment)> {
    let calendar = Calendar { today: settings.today, zone: settings.zone, lang: settings.lang };
    let event = |(nth, words): (usize, &EventWords)| {
        let fields = event(&calendar, words);
        let known_at = Moment::Day(invited_on(&calendar, words));
        let planned_ms = calendar.zone.instant(invited_on(&calendar, words).and_time(chrono::NaiveTime::MIN)).timestamp_millis();
        // Within the day by the seed, so that books that are merged do not meet.
        let within = mix(&[settings.seed, Topic::Events as u64, nth as u64]) % 80_000_000;
        let id = IdSource::seeded(mix(&[settings.seed, nth as u64])).next(planned_ms + within as i64);
        (Row { id: EventId(id), fields }, known_at)
    };
    words(settings.lang).events.iter().enumerate().map(event).collect()
}

fn event(calendar: &Calendar, words: &EventWords) -> Event {
    let day = if words.day < 0 { calendar.workday_ahead(-words.day) } else { calendar.workday(words.day) };
    let at = calendar.at(day, words.hour * 60);
    Event { kind: words.kind, title: words.title.clone(), at, minutes: words.minutes, note: None }
}

fn invited_on(calendar: &Calendar, words: &EventWords) -> chrono::NaiveDate {
    calendar.workday(words.day + NOTICE)
}

impl Draft<'_> {
    pub(super) fn write_event_guests(&mut self) {
        let ended = self.profile.churn.as_ref().map(|churn| churn.day);
        for (nth, ((event, known_at), words)) in planned(self.settings).into_iter().zip(&self.words.events).enumerate() {
            // Each event draws on its own: another one before it changes nothing about those behind it.
            let mut own = Draw::seeded(mix(&[self.settings.seed, self.index_number() as u64, Topic::Events as u64, nth as u64]));
            let is_customer = !self.profile.scant && words.day + NOTICE < self.span() && ended.is_none_or(|ended| words.day > ended);
            if is_customer && own.chance(self.is_asked(event.kind)) {
                self.ask(&event, words.day, known_at, &mut own);
            }
        }
    }

    /// Many are asked where nobody is called; large customers only now and then.
    fn is_asked(&self, kind: EventKind) -> f64 {
        match (kind, self.profile.touch_model) {
            (EventKind::Newsletter, _) => 0.95,
            (_, TouchModel::High) => 0.35,
            (_, TouchModel::Low) => 0.75,
            (_, TouchModel::Tech) => 0.9,
        }
    }

    /// Asks one or two people, or the account where nobody is there any more.
    fn ask(&mut self, event: &Row<EventId, Event>, ago: i64, known_at: Moment, draw: &mut Draw) {
        let mut present = self.present(ago.max(1));
        draw.shuffle(&mut present);
        present.truncate(draw.weighted(&[(1, 65), (2, 35)]));
        let people: Vec<Option<ContactId>> = match present.as_slice() {
            [] => vec![None],
            present => present.iter().map(|at| Some(self.contact(*at))).collect(),
        };
        let mood = self.profile.mood.at(ago);
        let states: Vec<GuestState> = people.iter().map(|_| self.outcome(ago, mood, draw)).collect();
        let came = states.contains(&GuestState::Attended).then(|| TouchId(self.id_at(event.at)));
        for (contact, state) in people.iter().zip(&states) {
            let touch = came.filter(|_| *state == GuestState::Attended);
            let id = GuestId(self.id_at(known_at));
            let guest = Guest { event: event.id, account: self.account(), contact: *contact, state: *state, touch };
            self.history.guests.push((Row { id, fields: guest }, known_at));
        }
        let Some(id) = came else { return };
        let (kind, direction) = event.kind.touch();
        let touch =
            Touch { direction, minutes: event.minutes, subject: Some(event.title.clone()), ..Touch::of(self.account(), kind, event.at) };
        let came_people = people.iter().zip(&states).filter(|(_, state)| **state == GuestState::Attended && event.kind.names_people());
        let who = came_people.filter_map(|(contact, _)| *contact).collect();
        self.history.attended.push((Row { id, fields: touch }, who));
    }

    fn outcome(&self, ago: i64, mood: f64, draw: &mut Draw) -> GuestState {
        if ago < 0 {
            return GuestState::Invited;
        }
        let comes = draw.chance(0.15 + 0.5 * mood);
        if comes && self.story.is_none() { GuestState::Attended } else { GuestState::Absent }
    }
}
