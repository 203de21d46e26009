//! Conversations at the pace of the touch model, mails between them, and the manager's own notes.

use super::draft::{Draft, Topic};
use super::draw::{Deck, Draw};
use super::profile::cadence;
use super::words::{Asked, Mail};
use crate::domain::{ContactId, Direction, Moment, Row, Sentiment, Touch, TouchId, TouchKind, TouchModel};
use chrono::NaiveDate;

/// The decks of one account: no sentence comes again before all have been used.
struct Decks {
    openings: Deck,
    good: Deck,
    neutral: Deck,
    bad: Deck,
    next: Deck,
    own: Deck,
}

/// What a touch is made of.
pub(super) struct Said {
    pub kind: TouchKind,
    pub direction: Direction,
    pub at: Moment,
    pub minutes: Option<u32>,
    pub subject: Option<String>,
    pub body: String,
    pub feel: Option<Sentiment>,
    pub contacts: Vec<usize>,
}

/// Returns how a conversation feels in a mood.
pub(super) fn feel(mood: f64, draw: &mut Draw) -> Sentiment {
    match mood + draw.between(-0.2, 0.2) {
        0.72.. => Sentiment::Good,
        0.45..0.72 => Sentiment::Neutral,
        _ => Sentiment::Bad,
    }
}

impl Draft<'_> {
    pub(super) fn write_touches(&mut self) {
        let mut draw = self.draw(Topic::Touches);
        let mut decks = self.decks(&mut draw);
        let days = self.drawn_days();
        let last = self.profile.last_two_way.min(self.span()).max(*days.start());
        let mut ago = *days.end() - draw.whole(0..=3);
        while ago > last + 4 {
            self.converse(ago, &mut decks, &mut draw);
            let pace = self.pace(ago, &mut draw);
            self.fill_between(ago, (ago - pace).max(last), &mut decks, &mut draw);
            ago -= pace;
        }
        self.converse(last, &mut decks, &mut draw);
        self.fill_silence(last, *days.start(), &mut draw);
    }

    fn decks(&self, draw: &mut Draw) -> Decks {
        let notes = &self.words.notes;
        let mut deck = |list: &[String]| Deck::of(list.len(), draw);
        Decks {
            openings: deck(&notes.openings),
            good: deck(&notes.matter.good),
            neutral: deck(&notes.matter.neutral),
            bad: deck(&notes.matter.bad),
            next: deck(&notes.next),
            own: deck(&notes.own),
        }
    }

    /// Returns the days to the next conversation: the cadence, closer while the account is new.
    fn pace(&self, ago: i64, draw: &mut Draw) -> i64 {
        let age = self.calendar.days_ago(self.began_on) - ago;
        let expected = cadence(self.profile.touch_model);
        let expected = if age < 80 { expected.min(10) } else { expected };
        ((expected as f64 * draw.between(0.55, 1.15)) as i64).max(3)
    }

    fn converse(&mut self, ago: i64, decks: &mut Decks, draw: &mut Draw) {
        let kind = match self.profile.touch_model {
            TouchModel::High => &[(TouchKind::Call, 40), (TouchKind::Meeting, 38), (TouchKind::Visit, 10), (TouchKind::Chat, 12)][..],
            TouchModel::Low => &[(TouchKind::Call, 55), (TouchKind::Meeting, 25), (TouchKind::Chat, 20)],
            TouchModel::Tech => &[(TouchKind::Call, 40), (TouchKind::Chat, 60)],
        };
        let kind = draw.weighted(kind);
        let contacts = self.partners(ago, kind, draw);
        let feel = feel(self.profile.mood.at(ago), draw);
        let body = self.note_of(kind, feel, contacts[0], decks, draw);
        let minutes = match kind {
            TouchKind::Chat => None,
            TouchKind::Call => Some(draw.weighted(&[(10, 15), (15, 35), (20, 20), (30, 30)])),
            _ => Some(draw.weighted(&[(30, 35), (45, 30), (60, 30), (90, 5)])),
        };
        let at = self.office_time(ago, 15, draw);
        let id = self.say(Said { kind, direction: Direction::TwoWay, at, minutes, subject: None, body, feel: Some(feel), contacts });
        if draw.chance(0.22) {
            self.promise(ago, id, draw);
        }
    }

    /// Returns who takes part: everyone in turn where things go well, mostly the same person where they do not.
    fn partners(&self, ago: i64, kind: TouchKind, draw: &mut Draw) -> Vec<usize> {
        let mut present = self.present(ago);
        if present.is_empty() {
            return vec![0];
        }
        draw.shuffle(&mut present);
        let wide = self.profile.mood.at(ago) > 0.65;
        if !wide && draw.chance(0.7) {
            present.sort_unstable();
        }
        let several = matches!(kind, TouchKind::Meeting | TouchKind::Visit) && wide && draw.chance(0.6);
        present.truncate(if several { 2 } else { 1 });
        present
    }

    /// Composes a note; a chat has only its matter.
    fn note_of(&self, kind: TouchKind, feel: Sentiment, person: usize, decks: &mut Decks, draw: &mut Draw) -> String {
        let notes = &self.words.notes;
        let matter = match feel {
            Sentiment::Good => decks.good.deal(&notes.matter.good),
            Sentiment::Neutral => decks.neutral.deal(&notes.matter.neutral),
            Sentiment::Bad => decks.bad.deal(&notes.matter.bad),
        };
        let mut parts = vec![matter];
        if kind != TouchKind::Chat && draw.chance(0.7) {
            parts.insert(0, decks.openings.deal(&notes.openings));
        }
        if draw.chance(0.65) {
            parts.push(decks.next.deal(&notes.next));
        }
        let spaced = if self.settings.lang == crate::domain::Lang::En { " " } else { "" };
        let text = parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(spaced);
        self.fill(&text, person, draw)
    }

    /// Puts a mail exchange, a note or a webinar between two conversations.
    fn fill_between(&mut self, from: i64, to: i64, decks: &mut Decks, draw: &mut Draw) {
        if from - to < 5 {
            return;
        }
        let ago = to + draw.whole(3..=from - to - 1);
        let person = self.partners(ago, TouchKind::Email, draw)[0];
        match draw.whole(0..=9) {
            0..=4 => self.exchange(ago, person, draw),
            5 | 6 => {
                let body = self.fill(decks.own.deal(&self.words.notes.own), person, draw);
                self.write_note(ago, TouchKind::Note, body, Vec::new(), draw);
            }
            7 => self.send(ago, person, draw.pick(&self.words.mail_out.good), draw),
            8 => {
                let notes = &self.words.notes;
                let (kind, list) =
                    if draw.chance(0.6) { (TouchKind::Webinar, &notes.webinar) } else { (TouchKind::Community, &notes.community) };
                let body = self.fill(draw.pick(list), person, draw);
                self.write_note(ago, kind, body, vec![person], draw);
            }
            _ => {}
        }
    }

    /// Writes down what was seen or thought, without a conversation.
    fn write_note(&mut self, ago: i64, kind: TouchKind, body: String, contacts: Vec<usize>, draw: &mut Draw) {
        let at = self.office_time(ago, 5, draw);
        self.say(Said { kind, direction: kind.usual_direction(), at, minutes: None, subject: None, body, feel: None, contacts });
    }

    /// Writes a mail of theirs and our answer on the next working day.
    fn exchange(&mut self, ago: i64, person: usize, draw: &mut Draw) {
        let (subject, answer) = self.receive(ago, person, draw);
        let Some(next) = self.calendar.next_workday(self.calendar.workday(ago)) else { return };
        let at = self.calendar.at(next, draw.whole(9 * 60..=18 * 60));
        self.write_mail(Direction::Out, at, format!("Re: {subject}"), answer, None, person);
    }

    /// Writes a mail of theirs; returns its subject and what we would answer.
    fn receive(&mut self, ago: i64, person: usize, draw: &mut Draw) -> (String, String) {
        let feel = feel(self.profile.mood.at(ago), draw);
        let mails = &self.words.mail_in;
        let Asked(subject, text, answer) = draw.pick(match feel {
            Sentiment::Good => &mails.good,
            Sentiment::Neutral => &mails.neutral,
            Sentiment::Bad => &mails.bad,
        });
        let letter = letter(&mails.greetings, text, &mails.closings, draw);
        let ours = &self.words.mail_out;
        let answer = self::letter(&ours.greetings, answer, &ours.closings, draw);
        let mut filled = self.fill_together(&[subject, &letter, &answer], person, draw).into_iter();
        let mut next = || filled.next().unwrap_or_default();
        let (subject, body, answer) = (next(), next(), next());
        let at = self.office_time(ago, 0, draw);
        self.write_mail(Direction::In, at, subject.clone(), body, Some(feel), person);
        (subject, answer)
    }

    /// Writes a mail of ours that answers none.
    fn send(&mut self, ago: i64, person: usize, mail: &Mail, draw: &mut Draw) {
        let ours = &self.words.mail_out;
        let letter = letter(&ours.greetings, &mail.1, &ours.closings, draw);
        let mut filled = self.fill_together(&[&mail.0, &letter], person, draw).into_iter();
        let (subject, body) = (filled.next().unwrap_or_default(), filled.next().unwrap_or_default());
        let at = self.office_time(ago, 0, draw);
        self.write_mail(Direction::Out, at, subject, body, None, person);
    }

    /// Answers a poor survey answer by mail on the next working day; returns when.
    pub(super) fn answer(&mut self, answered: NaiveDate, person: usize, draw: &mut Draw) -> Option<Moment> {
        let next = self.calendar.next_workday(answered)?;
        let mail = draw.pick(&self.words.mail_out.after_survey);
        self.send(self.calendar.days_ago(next), person, mail, draw);
        self.history.touches.last().map(|(touch, _)| touch.at)
    }

    fn write_mail(&mut self, direction: Direction, at: Moment, subject: String, body: String, feel: Option<Sentiment>, person: usize) {
        let kind = TouchKind::Email;
        self.say(Said { kind, direction, at, minutes: None, subject: Some(subject), body, feel, contacts: vec![person] });
    }

    /// Fills the days since the last conversation: mails of ours once it is overdue, sometimes one of theirs that waits for an answer.
    fn fill_silence(&mut self, last: i64, end: i64, draw: &mut Draw) {
        let Some(person) = self.present(end).first().copied() else { return };
        if self.profile.churn.is_some() {
            return;
        }
        let list = &self.words.mail_out.bad;
        let mut deck = Deck::of(list.len(), draw);
        let expected = cadence(self.profile.touch_model);
        let mut ago = last - expected + draw.whole(-2..=2);
        while ago > end + 2 {
            self.send(ago, person, deck.deal(list), draw);
            ago -= (expected as f64 * draw.between(0.4, 0.8)) as i64 + 3;
        }
        let waits = last > 6 && self.story.is_none() && draw.chance(0.12);
        if waits {
            self.receive(draw.whole(1..=4), person, draw);
        }
    }

    /// Returns a time in office hours, on a step of some minutes (meetings begin at round times, mails do not).
    pub(super) fn office_time(&self, ago: i64, step: i64, draw: &mut Draw) -> Moment {
        let minute = draw.whole(9 * 60..=17 * 60 + 30);
        let minute = if step == 0 { minute } else { minute / step * step };
        self.calendar.at(self.calendar.workday(ago), minute)
    }

    /// Adds a touch.
    pub(super) fn say(&mut self, said: Said) -> TouchId {
        let id = TouchId(self.id_at(said.at));
        let mut touch = Touch::of(self.account(), said.kind, said.at);
        touch.direction = said.direction;
        touch.minutes = said.minutes;
        touch.subject = said.subject;
        touch.body = said.body;
        touch.sentiment = said.feel;
        let contacts: Vec<ContactId> = said.contacts.iter().map(|at| self.contact(*at)).collect();
        self.history.touches.push((Row { id, fields: touch }, contacts));
        id
    }
}

fn letter(greetings: &[String], text: &str, closings: &[String], draw: &mut Draw) -> String {
    format!("{}\n\n{}\n\n{}", draw.pick(greetings), text, draw.pick(closings))
}
