//! A letter out of a template: every field as the customer's language writes it.

use crate::domain::letter::{Desk, Fields, Fills, Letter, MailTemplate, TemplateFault, person_name, render, short_name};
use crate::domain::{Lang, MailDraft, MailDraftState, MailPerson, MailRole, Timestamp};
use crate::i18n::{Format, Words};
use crate::review::letters::LetterFacts;
use crate::wording::goals;

/// Less than this share up or down is as it was.
const STEADY: f64 = 0.05;

/// A letter that is written, and what it still asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    pub lang: Lang,
    pub letter: Letter,
    /// What the template asks the person who writes, in its order, answered or not.
    pub asked: Vec<String>,
}

/// Says whether a template puts in what somebody used, which takes reading half a year.
pub fn ask_for_usage(template: &MailTemplate) -> bool {
    template.texts.values().any(|letter| letter.subject.contains("usage.") || letter.body.contains("usage."))
}

/// Writes the letter of a template in the customer's language, or in the one the template has.
pub fn compose(
    facts: &LetterFacts,
    template: &MailTemplate,
    desk: &Desk,
    format: &Format,
    fills: &Fills,
) -> Result<Composed, TemplateFault> {
    let nothing = Letter::default();
    let (lang, text) = template.text(facts.lang).unwrap_or((facts.lang, &nothing));
    let signs_itself = text.body.contains("me.signature");
    let rendered = render(text, &fields(facts, desk, lang, format), fills)?;
    let mut letter = rendered.letter;
    if let Some(signature) = desk.signature.as_deref().map(str::trim_end).filter(|text| !text.is_empty() && !signs_itself) {
        letter.body.push_str(&format!("\n\n-- \n{signature}"));
    }
    Ok(Composed { lang, letter, asked: rendered.asked })
}

/// Makes the draft of a letter to the person it was written for.
pub fn draft_of(facts: &LetterFacts, template: Option<&str>, composed: &Composed, now: Timestamp) -> MailDraft {
    let to = facts.person.as_ref().and_then(|row| {
        let email = row.email.as_ref()?;
        Some(MailPerson { role: MailRole::To, email: email.to_lowercase(), name: Some(row.name.clone()) })
    });
    MailDraft {
        account: facts.account.id,
        contact: facts.person.as_ref().map(|row| row.id),
        template: template.map(str::to_owned),
        reply_to: None,
        lang: composed.lang,
        people: to.into_iter().collect(),
        subject: composed.letter.subject.clone(),
        body: composed.letter.body.clone(),
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: now,
        sent_at: None,
        touch: None,
    }
}

/// Returns what each field holds for a letter, for a person who looks one up.
pub fn preview(facts: &LetterFacts, desk: &Desk, lang: Lang, format: &Format) -> Fields {
    fields(facts, desk, lang, format)
}

fn fields(facts: &LetterFacts, desk: &Desk, lang: Lang, own: &Format) -> Fields {
    let format = Format { lang, ..*own };
    let words = Words::new(lang);
    let mut fields = Fields::default();
    people(&mut fields, facts, desk, lang);
    account(&mut fields, facts, lang, &words, &format);
    usage(&mut fields, facts, &words, &format);
    renewal(&mut fields, facts, &format);
    goal(&mut fields, facts, &format);
    fields.text("last.subject", facts.last_subject.clone());
    let event = facts.event.as_ref();
    fields.text("event.title", event.map(|event| event.title.clone()));
    fields.text("event.at", event.map(|event| format.moment(&event.at)));
    fields.text("today", Some(format.full_date(format.today)));
    fields.own(facts.account.custom.clone());
    fields
}

fn people(fields: &mut Fields, facts: &LetterFacts, desk: &Desk, lang: Lang) {
    if let Some(person) = &facts.person {
        let name = person_name(&person.name);
        fields.text("contact.greeting", name.greeting(lang));
        fields.text(
            "contact.first",
            name.first.clone().filter(|_| lang == Lang::Ja || person.name.is_ascii()).or_else(|| name.greeting(Lang::En)),
        );
        fields.text("contact.family", name.family.or_else(|| Some(name.whole.clone())));
        fields.text("contact.name", Some(name.whole));
        fields.text("contact.title", person.title.clone());
        fields.text("contact.email", person.email.clone());
    }
    fields.text("me.name", desk.name.clone());
    fields.text("me.company", desk.company.clone());
    fields.text("me.email", desk.address.clone());
    fields.text("me.signature", desk.signature.clone());
}

fn account(fields: &mut Fields, facts: &LetterFacts, lang: Lang, words: &Words, format: &Format) {
    let name = facts.account.name.clone();
    fields.text("account.short", Some(short_name(&name)));
    fields.text("account.formal", Some(if lang == Lang::Ja { crate::domain::letter::honoured(&name, " 御中") } else { name.clone() }));
    fields.text("account.name", Some(name));
    fields.text("account.arr", facts.arr.map(|money| format.full_money(money)));
    fields.number("account.health", facts.health.map(|(score, _)| i64::from(score)));
    fields.text("account.band", facts.health.map(|(_, band)| words.word(band)));
    fields.text("account.segment", facts.account.segment.clone());
    fields.text("account.stage", facts.stage.map(|stage| words.word(stage)));
    fields.text("account.onboarding", facts.phase.clone());
}

fn usage(fields: &mut Fields, facts: &LetterFacts, words: &Words, format: &Format) {
    let Some((now, change)) = facts.usage else { return };
    fields.text("usage.last_28", Some(format.decimal((now * 10.0).round() / 10.0)));
    let Some(change) = change else { return };
    let direction = if change > STEADY {
        "up"
    } else if change < -STEADY {
        "down"
    } else {
        "steady"
    };
    let share = format.percent(change.abs());
    fields.text("usage.direction", Some(direction));
    let (trend, said) = match direction {
        "up" => (words.get("letter-usage-up"), Some(words.with("letter-usage-more", &[("share", share.into())]))),
        "down" => (words.get("letter-usage-down"), Some(words.with("letter-usage-less", &[("share", share.into())]))),
        _ => (words.get("letter-usage-steady"), None),
    };
    fields.text("usage.trend", Some(trend));
    fields.text("usage.change", said);
}

fn renewal(fields: &mut Fields, facts: &LetterFacts, format: &Format) {
    let Some(renewal) = &facts.renewal else { return };
    fields.text("renewal.on", Some(format.full_date(renewal.due_on)));
    fields.number("renewal.days", Some((renewal.due_on - format.today).num_days()).filter(|days| *days >= 0));
    fields.text("renewal.notice_by", renewal.notice_by.map(|by| format.full_date(by)));
    fields.text("renewal.amount", renewal.amount.map(|money| format.full_money(money)));
    fields.text("renewal.product", renewal.product.clone());
}

fn goal(fields: &mut Fields, facts: &LetterFacts, format: &Format) {
    let Some((goal, progress)) = &facts.goal else { return };
    let figure = |value: Option<f64>| value.map(|value| goals::value(format, Some(value), goal.unit.as_deref()));
    fields.text("goal.title", Some(goal.title.clone()));
    // Nobody is told in passing that they went backwards.
    fields.text("goal.progress", progress.done.filter(|done| *done > 0.0).map(|done| format.percent(done.min(1.0))));
    fields.text("goal.current", figure(progress.current));
    fields.text("goal.target", figure(goal.target));
    fields.text("goal.due", goal.due_on.map(|on| format.full_date(on)));
}
