//! Support tickets: more where there are more seats and where the mood is low.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use crate::domain::{ContactRole, Moment, Row, Severity, Ticket, TicketId};
use chrono::Duration;

impl Draft<'_> {
    pub(super) fn write_tickets(&mut self) {
        let mut draw = self.draw(Topic::Tickets);
        let days = self.drawn_days();
        let days_each = [75.0, 42.0, 24.0][self.profile.size];
        let mut ago = *days.end() - draw.whole(2..=20);
        while ago > *days.start() {
            self.write_ticket(ago, &mut draw);
            let mood = self.profile.mood.at(ago);
            ago -= ((days_each / (1.7 - mood)) * draw.between(0.35, 1.65)) as i64 + 1;
        }
    }

    fn write_ticket(&mut self, ago: i64, draw: &mut Draw) {
        // Those who use the product write to support, not those who pay for it.
        let uses = |at: &usize| self.people[*at].role != ContactRole::Billing;
        let Some(person) = self.present(ago).into_iter().rfind(uses) else { return };
        let severity = draw.weighted(&[(Severity::Low, 38), (Severity::Medium, 45), (Severity::High, 13), (Severity::Urgent, 4)]);
        let opened_at = self.office_time(ago, 0, draw);
        let (answer_minutes, close_hours) = match severity {
            Severity::Urgent => (draw.whole(6..=90), draw.between(3.0, 30.0)),
            Severity::High => (draw.whole(20..=300), draw.between(8.0, 96.0)),
            Severity::Medium => (draw.whole(60..=1200), draw.between(12.0, 200.0)),
            Severity::Low => (draw.whole(90..=2600), draw.between(12.0, 330.0)),
        };
        let subjects = if severity.is_severe() { &self.words.tickets.severe } else { &self.words.tickets.ordinary };
        let subject = self.fill(draw.pick(subjects), person, draw);
        let closed_at = self.later(opened_at, (close_hours * 60.0) as i64 + answer_minutes);
        let at = self.add_ticket(person, severity, subject, opened_at, answer_minutes, closed_at);
        self.rate_ticket(at, person, ago, draw);
    }

    /// Returns the moment some minutes later, unless that has not come yet.
    pub(super) fn later(&self, moment: Moment, minutes: i64) -> Option<Moment> {
        let Moment::At(instant) = moment else { return None };
        let later = instant + Duration::minutes(minutes);
        let yesterday = self.calendar.day(1);
        (self.calendar.zone.wall(later).date() <= yesterday).then(|| later.into())
    }

    /// Lets some closed tickets be rated, and a few of the unhappy ones come back.
    fn rate_ticket(&mut self, at: usize, person: usize, ago: i64, draw: &mut Draw) {
        let mood = self.profile.mood.at(ago);
        let score = ((mood * 4.6 + 0.6 + draw.between(-0.9, 0.9)).round() as i64).clamp(1, 5);
        let rated = draw.chance(0.4);
        let asked = draw.chance(0.4);
        let reopened = mood < 0.6 && draw.chance(0.12);
        let words = self.words;
        let ticket = &mut self.history.tickets[at].fields;
        let Some(closed_at) = ticket.closed_at else { return };
        if reopened {
            ticket.status = Some(words.tickets.reopened.clone());
            ticket.closed_at = None;
            ticket.severity = ticket.severity.map(|severity| if severity.is_severe() { Severity::Medium } else { severity });
        } else if rated {
            ticket.satisfaction = u8::try_from(score).ok();
        } else if asked && let Some(at) = self.later(closed_at, draw.whole(30..=1300)) {
            self.answer_csat(person, score, at, draw);
        }
    }

    /// Adds a ticket; returns its place among the account's tickets.
    pub(super) fn add_ticket(
        &mut self,
        person: usize,
        severity: Severity,
        subject: String,
        opened_at: Moment,
        answer_minutes: i64,
        closed_at: Option<Moment>,
    ) -> usize {
        let id = TicketId(self.id_at(opened_at));
        let mut ticket = Ticket::opened(self.account(), opened_at);
        let place = self.history.tickets.len();
        let words = &self.words.tickets;
        ticket.contact = Some(self.contact(person));
        ticket.external_id = Some(format!("T-{:05}-{:03}", 10_001 + self.index_number(), place + 1));
        ticket.subject = Some(subject);
        ticket.first_response_at = self.later(opened_at, answer_minutes);
        ticket.closed_at = closed_at;
        ticket.severity = Some(severity);
        let status = match (closed_at, ticket.first_response_at) {
            (Some(_), _) => &words.closed,
            (None, Some(_)) => &words.waiting,
            (None, None) => &words.open,
        };
        ticket.status = Some(status.clone());
        self.history.tickets.push(Row { id, fields: ticket });
        place
    }
}
