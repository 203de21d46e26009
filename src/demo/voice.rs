//! Who was asked the surveys, and what became of the answers. Written last, so that all other facts stay what they are.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::surveys::WAVES;
use crate::domain::voice::{Class, class};
use crate::domain::{ContactId, Invitation, InvitationId, Moment, ResponseId, Row, SurveyKind};
use chrono::Days;

impl Draft<'_> {
    pub(super) fn write_invitations(&mut self) {
        let mut draw = self.draw(Topic::Voice);
        for wave in WAVES {
            for person in self.present(wave) {
                if self.drawn_days().contains(&wave) {
                    self.ask_survey(SurveyKind::Nps, self.contact(person), wave + 1);
                }
            }
        }
        for (kind, contact, at) in self.answers_without_wave() {
            self.ask_survey(kind, contact, self.calendar.days_ago(at.day(&self.calendar.zone)));
        }
        let unrated: Vec<(ContactId, i64)> = self.unrated_tickets();
        for (contact, ago) in unrated {
            if draw.chance(0.6) {
                self.ask_survey(SurveyKind::Csat, contact, ago);
            }
        }
        self.follow_up(&mut draw);
    }

    /// CSAT and CES are asked one by one, after a ticket and after the onboarding.
    fn answers_without_wave(&self) -> Vec<(SurveyKind, ContactId, Moment)> {
        let asked = self.history.responses.iter().filter(|row| row.kind != SurveyKind::Nps);
        asked.filter_map(|row| Some((row.kind, row.contact?, row.at))).collect()
    }

    fn unrated_tickets(&self) -> Vec<(ContactId, i64)> {
        let closed = self.history.tickets.iter().filter(|ticket| ticket.satisfaction.is_none());
        let days = closed.filter_map(|ticket| Some((ticket.contact?, self.calendar.days_ago(ticket.closed_at?.day(&self.calendar.zone)))));
        days.collect()
    }

    /// Asks a person on a day; an answer of the ten days after it settles it.
    fn ask_survey(&mut self, kind: SurveyKind, contact: ContactId, ago: i64) {
        let on = self.calendar.day(ago);
        let is_answer = |at: Moment| (0..=10).contains(&(ago - self.calendar.days_ago(at.day(&self.calendar.zone))));
        let is_taken = |id: ResponseId| self.history.invitations.iter().any(|row| row.response == Some(id));
        let answers = self.history.responses.iter().filter(|row| row.kind == kind && row.contact == Some(contact) && is_answer(row.at));
        let response = answers.map(|row| row.id).find(|id| !is_taken(*id));
        let is_known = self.history.invitations.iter().any(|row| row.contact == Some(contact) && row.kind == kind && row.at == on.into());
        if is_known {
            return;
        }
        let id = InvitationId(self.id_at(on.into()));
        let fields = Invitation { account: self.account(), contact: Some(contact), kind, at: on.into(), response };
        self.history.invitations.push(Row { id, fields });
    }

    /// Lets most of what was answered go on: planned, closed, and in the end the customer is told.
    fn follow_up(&mut self, draw: &mut Draw) {
        let words = &self.words.comments.follow_ups;
        for at in 0..self.history.responses.len() {
            let response = &self.history.responses[at];
            let is_low = class(response.kind, &response.score) == Class::Low;
            let Some(answered_at) = response.answered_at.filter(|_| is_low) else { continue };
            let (far, days, plan) = (draw.whole(0..=9), draw.whole(6..=24), draw.pick(words).clone());
            let plan = self.fill(plan, 0, draw);
            let closed_on = answered_at.day(&self.calendar.zone).checked_add_days(Days::new(days.unsigned_abs()));
            let closed_on = closed_on.filter(|on| far > 1 && self.calendar.days_ago(*on) > 0);
            let told_on = closed_on.and_then(|on| self.calendar.next_workday(on)).filter(|_| far > 3);
            let follow_up = &mut self.history.responses[at].fields.follow_up;
            (follow_up.plan, follow_up.closed_on, follow_up.told_on) = ((far > 0).then_some(plan), closed_on, told_on);
        }
    }
}
