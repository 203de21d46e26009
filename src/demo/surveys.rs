//! Surveys: NPS twice a year for the whole book, and what we wrote to those who were not content.

use super::draft::{Draft, Topic};
use super::draw::{Deck, Draw};
use crate::domain::{ContactRole, FollowUp, Moment, Response, ResponseId, Row, Score, SurveyKind};

/// When the NPS survey went out, in days before today.
pub(super) const WAVES: [i64; 3] = [26, 208, 391];

/// An answer before it is a row.
pub(super) struct Answer {
    pub kind: SurveyKind,
    pub contact: usize,
    pub score: i64,
    pub comment: Option<String>,
    pub at: Moment,
    pub answered_at: Option<Moment>,
}

impl Draft<'_> {
    pub(super) fn write_surveys(&mut self) {
        let mut draw = self.draw(Topic::Surveys);
        let days = self.drawn_days();
        let comments = &self.words.comments;
        let mut decks = [&comments.promoter, &comments.passive, &comments.detractor].map(|list| Deck::of(list.len(), &mut draw));
        for wave in WAVES {
            for person in self.present(wave) {
                let ago = wave - draw.whole(0..=8);
                let asked = self.people[person].role != ContactRole::Billing && draw.chance(0.55);
                if asked && days.contains(&ago) && days.contains(&(ago - 5)) {
                    self.answer_nps(ago, person, &mut decks, &mut draw);
                }
            }
        }
        if self.calendar.days_ago(self.began_on) < *days.end() + 1 && *days.end() > 100 {
            self.answer_ces(*days.end() - draw.whole(70..=90), &mut draw);
        }
    }

    fn answer_nps(&mut self, ago: i64, person: usize, decks: &mut [Deck; 3], draw: &mut Draw) {
        let mood = self.profile.mood.at(ago) * 10.6 - 0.2;
        let score = ((mood + draw.between(-1.0, 1.0)).round() as i64).clamp(0, 10);
        let comments = &self.words.comments;
        let (deck, list) = match score {
            9.. => (0, &comments.promoter),
            7 | 8 => (1, &comments.passive),
            _ => (2, &comments.detractor),
        };
        let comment = draw.chance(0.75).then(|| self.fill(decks[deck].deal(list), person, draw));
        let at = self.office_time(ago, 0, draw);
        let asked_on = at.day(&self.calendar.zone);
        let answered_at = if score <= 6 { self.answer(asked_on, person, draw) } else { None };
        self.add_response(Answer { kind: SurveyKind::Nps, contact: person, score, comment, at, answered_at });
    }

    /// Asks after the onboarding how easy it was.
    fn answer_ces(&mut self, ago: i64, draw: &mut Draw) {
        if !self.drawn_days().contains(&ago) || !draw.chance(0.6) {
            return;
        }
        let score = ((self.profile.mood.at(ago) * 7.2 + draw.between(-0.9, 0.9)).round() as i64).clamp(1, 7);
        let comments = &self.words.comments;
        let comment = draw.pick(if score >= 5 { &comments.ces_good } else { &comments.ces_bad });
        let comment = Some(self.fill(comment, 0, draw));
        let at = self.office_time(ago, 0, draw);
        self.add_response(Answer { kind: SurveyKind::Ces, contact: 0, score, comment, at, answered_at: None });
    }

    /// Asks after a ticket how content the person is.
    pub(super) fn answer_csat(&mut self, person: usize, score: i64, at: Moment, draw: &mut Draw) {
        let comments = &self.words.comments;
        let list = if score >= 4 { &comments.csat_good } else { &comments.csat_bad };
        let comment = draw.chance(0.6).then(|| self.fill(draw.pick(list), person, draw));
        self.add_response(Answer { kind: SurveyKind::Csat, contact: person, score, comment, at, answered_at: None });
    }

    pub(super) fn add_response(&mut self, answer: Answer) {
        let id = ResponseId(self.id_at(answer.at));
        let score = Score::new(answer.score, answer.kind.usual_scale()).expect("the demo's answers lie on their scale");
        let fields = Response {
            account: self.account(),
            contact: Some(self.contact(answer.contact)),
            external_id: None,
            kind: answer.kind,
            score,
            comment: answer.comment,
            at: answer.at,
            answered_at: answer.answered_at,
            follow_up: FollowUp::default(),
        };
        self.history.responses.push(Row { id, fields });
    }
}
