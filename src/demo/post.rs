//! Mail: the letters behind the email touches of the last months, with what they quote and how they are signed; and a few that are no
//! conversation, or of people whom nobody knows yet.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::names::Person;
use super::touches::Said;
use super::words::{Both, words};
use super::{Settings, calendar::Calendar};
use crate::domain::mail_text::base_subject;
use crate::domain::{
    Attachment, ContactId, Direction, IdSource, Lang, Mail, MailId, MailKind, MailPerson, MailRole, MailRule, MailRuleId, MailRuleKind,
    MailThread, MailThreadId, Moment, Row, Timestamp, TouchId, TouchKind,
};
use serde::Deserialize;
use std::sync::OnceLock;

/// Letters are kept for so many days.
const DAYS: i64 = 120;
/// An answer comes at most so many days after what it answers.
const ANSWERED_WITHIN: i64 = 10;
/// Which drawn accounts have the letters that tell a story, counted from the first drawn one.
const QUESTION: usize = 3;
const PROMISE: usize = 5;
const NEWCOMER: usize = 7;
/// Every so many accounts a machine answers, or a newsletter comes.
const AWAY_EVERY: usize = 9;
const NEWS_EVERY: usize = 13;

/// What stands in `assets/demo/post.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    us: Us,
    question: Asked,
    promise: Promised,
    newcomer: Newcomer,
    away: Asked,
    newsletter: Asked,
    stray: Vec<Stray>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Us {
    email: Both,
    attribution: Both,
    signature: Both,
    theirs: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    subject: Both,
    text: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promised {
    subject: Both,
    asked: Both,
    answer: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Newcomer {
    name: Both,
    mail: Both,
    title: Both,
    subject: Both,
    text: Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stray {
    name: Both,
    email: Both,
    subject: Both,
    text: Both,
    day: i64,
}

fn post() -> &'static Post {
    static POST: OnceLock<Post> = OnceLock::new();
    POST.get_or_init(|| toml::from_str(include_str!("../../assets/demo/post.toml")).expect("the demo letters are read by a test"))
}

/// Conversations with their messages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letters {
    pub threads: Vec<Row<MailThreadId, MailThread>>,
    pub mails: Vec<Row<MailId, Mail>>,
}

/// A letter before it has its place.
struct Letter {
    kind: MailKind,
    direction: Direction,
    at: Timestamp,
    subject: String,
    text: String,
    /// Who is at the other side: the person, else a name and an address.
    person: Option<usize>,
    other: (String, String),
    touch: Option<TouchId>,
}

impl Draft<'_> {
    /// Writes the letters that tell a story: with touches of their own, so before the others are put in order.
    pub(super) fn write_letter_touches(&mut self) {
        let place = self.index_number().checked_sub(super::words::stories().len());
        let (is_question, is_promise) = (place == Some(QUESTION), place == Some(PROMISE));
        if self.profile.scant || self.profile.churn.is_some() || !(is_question || is_promise) {
            return;
        }
        let mut draw = self.draw(Topic::Post);
        let Some(person) = self.present(1).first().copied() else { return };
        let lang = self.settings.lang;
        let last = self.calendar.workday(1);
        if is_question {
            let told = &post().question;
            let (subject, body) = (told.subject.of(lang).clone(), self.fill(told.text.of(lang), person, &mut draw));
            self.letter_touch(Direction::In, self.calendar.at(last, 17 * 60 + 20), subject, body, person);
            return;
        }
        let told = &post().promise;
        let filled = self.fill_together(&[told.subject.of(lang), told.asked.of(lang), told.answer.of(lang)], person, &mut draw);
        let [subject, asked, answer] = filled.as_slice() else { return };
        self.letter_touch(Direction::In, self.calendar.at(last, 10 * 60 + 5), subject.clone(), asked.clone(), person);
        self.letter_touch(Direction::Out, self.calendar.at(last, 13 * 60 + 40), format!("Re: {subject}"), answer.clone(), person);
    }

    fn letter_touch(&mut self, direction: Direction, at: Moment, subject: String, body: String, person: usize) {
        self.say(Said {
            kind: TouchKind::Email,
            direction,
            at,
            minutes: None,
            subject: Some(subject),
            body,
            feel: None,
            contacts: vec![person],
        });
    }

    /// Writes the messages behind the email touches of the last months, and those that are no touches.
    pub(super) fn write_post(&mut self) {
        let mut draw = self.draw(Topic::Post);
        let mut letters = self.letters_of_touches();
        letters.extend(self.machine_letters(&letters, &mut draw));
        letters.sort_by_key(|letter| letter.at);
        for letter in letters {
            self.deliver(letter, &mut draw);
        }
    }

    fn letters_of_touches(&self) -> Vec<Letter> {
        let touches = self.history.touches.iter().filter(|(touch, _)| touch.kind == TouchKind::Email);
        let letters = touches.filter_map(|(touch, people)| {
            let Moment::At(at) = touch.at else { return None };
            let person = self.place_of(*people.first()?)?;
            let is_kept = self.calendar.days_ago(touch.at.day(&self.settings.zone)) <= DAYS && self.email_of(person).is_some();
            is_kept.then(|| Letter {
                kind: MailKind::Message,
                direction: touch.direction,
                at,
                subject: touch.subject.clone().unwrap_or_default(),
                text: touch.body.clone(),
                person: Some(person),
                other: self.other(person),
                touch: Some(touch.id),
            })
        });
        letters.collect()
    }

    /// An automatic answer to our last mail, a newsletter, a letter of a newcomer.
    fn machine_letters(&self, letters: &[Letter], draw: &mut Draw) -> Vec<Letter> {
        let (index, lang) = (self.index_number(), self.settings.lang);
        let mut found = Vec::new();
        let ours = letters.iter().rev().find(|letter| letter.direction == Direction::Out);
        if let Some((ours, person)) = ours.filter(|_| index % AWAY_EVERY == 4).and_then(|ours| Some((ours, ours.person?))) {
            let subject = post().away.subject.of(lang).replace("{subject}", &ours.subject);
            let text = self.fill(post().away.text.of(lang), person, draw);
            let at = ours.at + chrono::Duration::minutes(1);
            found.push(Letter {
                kind: MailKind::Auto,
                direction: Direction::In,
                at,
                subject,
                text,
                person: Some(person),
                other: self.other(person),
                touch: None,
            });
        }
        if index % NEWS_EVERY == 6 {
            let at = self.calendar.at(self.calendar.workday(9), 8 * 60 + 30);
            let other = (self.company.name.clone(), format!("news@{}", self.company.domain));
            found.extend(self.unasked(MailKind::List, at, &post().newsletter, other, draw));
        }
        if index.checked_sub(super::words::stories().len()) == Some(NEWCOMER) {
            let told = &post().newcomer;
            let other = (told.name.of(lang).clone(), format!("{}@{}", told.mail.of(lang), self.company.domain));
            let at = self.calendar.at(self.calendar.workday(3), 11 * 60 + 15);
            let asked = Asked { subject: told.subject.clone(), text: told.text.clone() };
            let letter = self.unasked(MailKind::Message, at, &asked, other, draw);
            let named = |letter: Letter| Letter {
                text: letter.text.replace("{name}", told.name.of(lang)).replace("{title}", told.title.of(lang)),
                ..letter
            };
            found.extend(letter.map(named));
        }
        found
    }

    fn unasked(&self, kind: MailKind, at: Moment, asked: &Asked, other: (String, String), draw: &mut Draw) -> Option<Letter> {
        let Moment::At(at) = at else { return None };
        let lang = self.settings.lang;
        let (subject, text) = (self.fill(asked.subject.of(lang), 0, draw), self.fill(asked.text.of(lang), 0, draw));
        Some(Letter { kind, direction: Direction::In, at, subject, text, person: None, other, touch: None })
    }

    fn place_of(&self, contact: ContactId) -> Option<usize> {
        self.history.contacts.iter().position(|row| row.id == contact)
    }

    fn email_of(&self, person: usize) -> Option<&str> {
        self.history.contacts[person].email.as_deref()
    }

    fn other(&self, person: usize) -> (String, String) {
        let Person { name, .. } = &self.people[person];
        (name.clone(), self.email_of(person).unwrap_or_default().to_owned())
    }

    /// Gives a letter its conversation, its quote and its signature.
    fn deliver(&mut self, letter: Letter, draw: &mut Draw) {
        let lang = self.settings.lang;
        let base = base_subject(&letter.subject);
        let answered = base.is_reply.then(|| self.answered_by(&letter, &base.text)).flatten();
        let (thread, refs, quote) = match answered {
            Some(place) => {
                let before = &self.history.post.mails[place];
                let refs: Vec<String> = before.refs.iter().cloned().chain(before.message_id.clone()).collect();
                (before.thread, refs, self.quote(before))
            }
            None => {
                let row = MailThread { account: Some(self.account()), subject: base.text, settled: None, snoozed_until: None };
                let id = MailThreadId(self.id_at(letter.at.into()));
                self.history.post.threads.push(Row { id, fields: row });
                (id, Vec::new(), String::new())
            }
        };
        let id = MailId(self.id_at(letter.at.into()));
        let us = self.us();
        let signature = match (letter.kind, letter.direction) {
            (MailKind::Message, Direction::Out) => post().us.signature.of(lang).replace("{name}", &us.0),
            (MailKind::Message, _) if letter.person.is_some() => {
                post().us.theirs.of(lang).replace("{name}", &letter.other.0).replace("{company}", &self.company.name)
            }
            _ => String::new(),
        };
        let body = [letter.text.as_str(), signature.trim_end(), quote.as_str()];
        let body: Vec<&str> = body.into_iter().filter(|part| !part.is_empty()).collect();
        let attachments = if letter.touch.is_some() && draw.chance(0.12) { vec![plan(lang, draw)] } else { Vec::new() };
        let fields = Mail {
            account: Some(self.account()),
            contact: letter.person.map(|person| self.contact(person)),
            thread,
            touch: letter.touch,
            refs,
            attachments,
            ..mail(&letter, (us, id), &body.join("\n\n"))
        };
        self.history.post.mails.push(Row { id, fields });
    }

    /// Finds the letter that one answers: the last of the same subject, of the other side, some days before.
    fn answered_by(&self, letter: &Letter, base: &str) -> Option<usize> {
        self.history.post.mails.iter().rposition(|before| {
            let days = (letter.at - before.at).num_days();
            before.direction != letter.direction && (0..=ANSWERED_WITHIN).contains(&days) && base_subject(&before.subject).text == base
        })
    }

    fn quote(&self, before: &Mail) -> String {
        let from = before.from();
        let day = stamp(&self.calendar, before.at);
        let said = post().us.attribution.of(self.settings.lang).replace("{day}", &day);
        let name = from.and_then(|person| person.name.clone()).unwrap_or_default();
        let said = said.replace("{name}", &name).replace("{email}", from.map_or("", |person| person.email.as_str()));
        let quoted: Vec<String> = before.body.lines().map(|line| format!("> {line}")).collect();
        format!("{said}\n{}", quoted.join("\n"))
    }

    fn us(&self) -> (String, String) {
        (self.words.owners[0].clone(), post().us.email.of(self.settings.lang).clone())
    }
}

/// How mail programs write when a message was sent.
fn stamp(calendar: &Calendar, at: Timestamp) -> String {
    let wall = calendar.zone.wall(at);
    match calendar.lang {
        Lang::En => wall.format("%a, %d %b %Y at %H:%M").to_string(),
        Lang::Ja => wall.format("%Y年%m月%d日 %H:%M").to_string(),
    }
}

fn plan(lang: Lang, draw: &mut Draw) -> Attachment {
    let name = match lang {
        Lang::En => "plan.pdf",
        Lang::Ja => "計画書.pdf",
    };
    Attachment { name: name.to_owned(), mime: "application/pdf".to_owned(), size: draw.whole(40..=900).unsigned_abs() * 1024 }
}

/// A message with its people; whose it is and where it stands comes beside.
fn mail(letter: &Letter, (us, id): ((String, String), MailId), body: &str) -> Mail {
    let person = |role, (name, email): &(String, String)| MailPerson { role, email: email.to_lowercase(), name: Some(name.clone()) };
    let (from, to) = if letter.direction == Direction::Out { (&us, &letter.other) } else { (&letter.other, &us) };
    Mail {
        account: None,
        contact: None,
        thread: MailThreadId(0),
        touch: None,
        file: None,
        place: None,
        message_id: Some(format!("{}@sample.example", id.0)),
        fingerprint: id.0.to_string(),
        kind: letter.kind,
        direction: letter.direction,
        at: letter.at,
        subject: letter.subject.clone(),
        body: body.to_owned(),
        people: vec![person(MailRole::From, from), person(MailRole::To, to)],
        refs: Vec::new(),
        attachments: Vec::new(),
        marks: Vec::new(),
        flags: "S".to_owned(),
        size: body.len() as u64,
    }
}

/// Returns the mail that belongs to no account, and the rule that says which address is ours.
pub fn stray_post(settings: &Settings) -> (Letters, Row<MailRuleId, MailRule>) {
    let calendar = Calendar { today: settings.today, zone: settings.zone, lang: settings.lang };
    let lang = settings.lang;
    let us = (words(lang).owners[0].clone(), post().us.email.of(lang).clone());
    let mut ids = IdSource::seeded(settings.seed);
    let mut letters = Letters::default();
    for stray in &post().stray {
        let Moment::At(at) = calendar.at(calendar.workday(stray.day), 14 * 60 + 10) else { continue };
        let (id, new) = (MailId(ids.next(at.timestamp_millis())), MailThreadId(ids.next(at.timestamp_millis())));
        let letter = Letter {
            kind: MailKind::Message,
            direction: Direction::In,
            at,
            subject: stray.subject.of(lang).clone(),
            text: stray.text.of(lang).clone(),
            person: None,
            other: (stray.name.of(lang).clone(), stray.email.of(lang).clone()),
            touch: None,
        };
        let base = base_subject(&letter.subject).text;
        let known = letters.threads.iter().find(|thread| thread.subject == base).map(|thread| thread.id);
        if known.is_none() {
            letters.threads.push(Row { id: new, fields: MailThread { account: None, subject: base, settled: None, snoozed_until: None } });
        }
        let text = letter.text.clone();
        letters.mails.push(Row { id, fields: Mail { thread: known.unwrap_or(new), ..mail(&letter, (us.clone(), id), &text) } });
    }
    let own = MailRule { kind: MailRuleKind::Own, pattern: us.1, account: None, contact: None };
    let id = MailRuleId(ids.next(calendar.zone.end_of(calendar.day(DAYS)).timestamp_millis()));
    (letters, Row { id, fields: own })
}
