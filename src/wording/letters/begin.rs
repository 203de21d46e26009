//! How a letter begins: from a template, for a reason of the morning, after an answer to a survey, or as an answer to a message.

use super::fields::{Composed, ask_for_usage, compose, draft_of};
use crate::domain::letter::{Desk, Fills, Letter, MailTemplate, TemplateFault, answered_once, catalogue, offered, quoted, reply_subject};
use crate::domain::triage::Reason;
use crate::domain::voice::{Class, class};
use crate::domain::{
    AccountId, Contact, ContactId, ContactRole, Lang, Mail, MailDraft, MailId, MailPerson, MailRole, Response, ResponseId, Row, Timestamp,
    Workdays,
};
use crate::i18n::{Format, Words};
use crate::review::Ground;
use crate::review::letters::{LetterFacts, Wanted, whom};
use crate::store::{self, letters};

/// To whom and about what.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub account: AccountId,
    /// Nobody named: whoever is usual.
    pub contact: Option<ContactId>,
    pub role: Option<ContactRole>,
    pub about: About,
}

#[derive(Clone, Debug, PartialEq)]
pub enum About {
    Nothing,
    /// A template by its key.
    Template(String),
    Reason(Reason),
    Survey(ResponseId),
    Reply(MailId),
}

/// Everything a letter is written with.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    pub ground: &'a Ground<'a>,
    pub workdays: &'a Workdays,
    pub desk: &'a Desk,
    pub format: &'a Format,
    pub now: Timestamp,
}

/// A letter as it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    pub facts: LetterFacts,
    pub draft: MailDraft,
    /// What the template asks whoever writes.
    pub asked: Vec<String>,
    /// The text of the message it answers, quoted.
    pub quote: Option<String>,
}

/// Why a letter cannot begin.
#[derive(Debug)]
pub enum CannotBegin {
    Store(store::Error),
    /// There is no template of this key.
    NoTemplate(String),
    Template(TemplateFault),
}

impl From<store::Error> for CannotBegin {
    fn from(error: store::Error) -> Self {
        CannotBegin::Store(error)
    }
}

impl Start {
    pub fn new(account: AccountId, about: About) -> Start {
        Start { account, contact: None, role: None, about }
    }
}

/// Begins a letter; `fills` answer what its template asks.
pub fn begin(writer: Writer<'_>, start: &Start, fills: &Fills) -> Result<Begun, CannotBegin> {
    let connection = writer.ground.connection;
    let mail = match start.about {
        About::Reply(id) => Some(store::needed::<Mail>(connection, id)?),
        _ => None,
    };
    let person = person(writer, start, mail.as_ref())?;
    let templates = catalogue(letters::own_templates(connection)?);
    let template = chosen(writer, start, &templates)?;
    let wanted = Wanted { workdays: writer.workdays, usage: template.is_some_and(ask_for_usage), own_lang: writer.format.lang };
    let mut facts = LetterFacts::read(writer.ground, start.account, person, wanted)?;
    if let Some(mail) = &mail {
        facts.last_subject = Some(mail.subject.clone());
    }
    let composed = written(writer, &facts, template, fills)?;
    let mut draft = draft_of(&facts, template.map(|template| template.key.as_str()), &composed, writer.now);
    draft.subject = answered_once(&draft.subject).to_owned();
    if let Some(mail) = &mail {
        answer(&mut draft, mail);
    }
    let quote = mail.as_ref().map(|mail| quote(writer, composed.lang, mail));
    Ok(Begun { facts, draft, asked: composed.asked, quote })
}

/// Writes a letter from a template that was chosen before.
pub fn written(writer: Writer<'_>, facts: &LetterFacts, template: Option<&MailTemplate>, fills: &Fills) -> Result<Composed, CannotBegin> {
    let blank = |lang| {
        let greeting = match lang {
            Lang::En => "Hello {{ contact.first or \"there\" }},\n\n",
            Lang::Ja => "{{ account.name }}\n{{ contact.greeting or \"ご担当者様\" }}\n\nいつもお世話になっております。\n\n",
        };
        MailTemplate {
            key: String::new(),
            names: Default::default(),
            texts: [(lang, Letter::new("", greeting))].into(),
            reason: None,
            row: None,
            is_built_in: false,
        }
    };
    let template = template.cloned().unwrap_or_else(|| blank(facts.lang));
    compose(facts, &template, writer.desk, writer.format, fills).map_err(CannotBegin::Template)
}

fn person(writer: Writer<'_>, start: &Start, mail: Option<&Row<MailId, Mail>>) -> store::Result<Option<Row<ContactId, Contact>>> {
    let connection = writer.ground.connection;
    let of_survey = match start.about {
        About::Survey(id) => store::needed::<Response>(connection, id)?.contact,
        _ => None,
    };
    let named = start.contact.or(mail.and_then(|mail| mail.contact)).or(of_survey);
    match named {
        Some(id) => store::get::<Contact>(connection, id),
        // An answer goes to whoever wrote, known or not.
        None if mail.is_some() => Ok(None),
        None => whom(connection, start.account, start.role, writer.ground.today),
    }
}

fn chosen<'a>(writer: Writer<'_>, start: &Start, templates: &'a [MailTemplate]) -> Result<Option<&'a MailTemplate>, CannotBegin> {
    let of_key = |key: &str| templates.iter().find(|template| template.key == key);
    match &start.about {
        About::Nothing => Ok(None),
        About::Template(key) => of_key(key).map(Some).ok_or_else(|| CannotBegin::NoTemplate(key.clone())),
        About::Reply(_) => Ok(of_key("reply")),
        About::Survey(id) => {
            let response = store::needed::<Response>(writer.ground.connection, *id)?;
            let is_low = class(response.kind, &response.score) == Class::Low;
            Ok(if is_low { offered(templates, Reason::DetractorUnanswered, None) } else { of_key("survey-thanks") })
        }
        About::Reason(reason) => {
            let ground = writer.ground;
            let line = store::portfolio::line(ground.connection, start.account, ground.today, ground.zone)?;
            let days = line.and_then(|line| line.renewal).map(|coming| (coming.due_on - ground.today).num_days());
            Ok(offered(templates, *reason, days))
        }
    }
}

/// Turns a draft into an answer: to whoever wrote, or where answers are wanted, under the same subject.
fn answer(draft: &mut MailDraft, mail: &Row<MailId, Mail>) {
    draft.reply_to = Some(mail.id);
    draft.subject = reply_subject(&mail.subject);
    let writer = mail.in_role(MailRole::ReplyTo).next().or(mail.from());
    if let Some(writer) = writer.filter(|_| mail.direction != crate::domain::Direction::Out) {
        draft.people = vec![MailPerson { role: MailRole::To, ..writer.clone() }];
    }
}

fn quote(writer: Writer<'_>, lang: Lang, mail: &Mail) -> String {
    let (format, words) = (Format { lang, ..*writer.format }, Words::new(lang));
    let name = mail.from().map(|person| person.name.clone().unwrap_or_else(|| person.email.clone())).unwrap_or_default();
    let head = words.with("letter-quote-head", &[("at", format.timestamp(mail.at).into()), ("name", name.into())]);
    quoted(&head, &mail.body)
}
