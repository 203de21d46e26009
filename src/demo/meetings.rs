//! Meetings of the calendar: for some accounts one that was and is not logged yet, and one to come.
//!
//! Which accounts they are follows from their place in the book, and the facts draw on a source of their own: nothing else
//! in a book changes by them.

use super::draft::{Draft, Topic};
use crate::domain::{ContactId, Lang, Meeting, MeetingId, MeetingStatus, Moment, Row};
use chrono::Duration;

/// Every so many accounts one has a meeting behind it, or ahead.
const EVERY: usize = 7;
/// Places within that, so that few accounts have both.
const PAST: usize = 2;
const COMING: [usize; 2] = [2, 5];

impl Draft<'_> {
    /// Adds the meetings of the account, if it has any.
    pub(super) fn write_meetings(&mut self) {
        if self.profile.churn.is_some() || self.profile.scant {
            return;
        }
        let place = self.index_number() % EVERY;
        let mut draw = self.draw(Topic::Meetings);
        if place == PAST {
            let day = self.calendar.workday(draw.whole(1..=4));
            let minute = draw.whole(18..=32) * 30;
            self.add_meeting(self.calendar.at(day, minute), 0);
        }
        if COMING.contains(&place) {
            let day = self.calendar.workday_ahead(draw.whole(0..=9));
            let minute = draw.whole(19..=33) * 30;
            self.add_meeting(self.calendar.at(day, minute), 1);
        }
    }

    fn add_meeting(&mut self, at: Moment, which: usize) {
        let is_japanese = self.settings.lang == Lang::Ja;
        let company = &self.company.name;
        let (title, place) = match (is_japanese, which) {
            (true, 0) => (format!("{company}様 定例ミーティング"), "オンライン"),
            (true, _) => (format!("{company}様 活用状況のご報告"), "本社 会議室"),
            (false, 0) => (format!("{company}: monthly check-in"), "online"),
            (false, _) => (format!("{company}: business review"), "their office"),
        };
        let people: Vec<ContactId> = self.present(1).into_iter().take(2).map(|person| self.contact(person)).collect();
        let minutes = if which == 0 { 30 } else { 60 };
        let end_at = match at {
            Moment::At(start) => start.checked_add_signed(Duration::minutes(minutes)).map(Moment::from),
            Moment::Day(_) => None,
        };
        let id = MeetingId(self.id_at(at));
        let meeting = Meeting {
            uid: format!("sample-{}-{which}@mimamori", self.index_number()),
            instance: String::new(),
            source: None,
            title,
            place: Some(place.to_owned()),
            note: None,
            at,
            end_at,
            status: MeetingStatus::Confirmed,
            account: Some(self.account()),
            touch: None,
            declined_at: None,
        };
        self.history.meetings.push((Row { id, fields: meeting }, people));
    }
}
