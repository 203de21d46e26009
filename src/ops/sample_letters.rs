//! The letters of the sample book: one that is ready, one that still asks, one that was handed over; words one does not write, and a
//! template of one's own.

use super::Result;
use crate::demo::Settings;
use crate::domain::letter::{Fields, Fills, person_name, render, short_name, standing};
use crate::domain::{
    Account, Contact, Lang, MailDraft, MailDraftId, MailDraftState, MailPerson, MailRole, MailRule, MailRuleId, MailRuleKind, Moment, Row,
    Template, TemplateId, TemplateKind,
};
use crate::domain::{AccountId, ContactId};
use crate::store::{self, RowId, Writer, all_of};
use std::collections::BTreeMap;

/// A larger book is for measuring: it is left as it is.
const MOST_ACCOUNTS: usize = 200;
/// Each letter's template, and how far it is.
const LETTERS: [(&str, MailDraftState); 3] =
    [("check-in", MailDraftState::Open), ("promise", MailDraftState::Open), ("reference", MailDraftState::Handed)];

pub(super) fn write_letters(writer: &mut Writer, settings: &Settings) -> Result<()> {
    if settings.accounts > MOST_ACCOUNTS {
        return Ok(());
    }
    let at = settings.zone.end_of(settings.today.pred_opt().unwrap_or(settings.today));
    let people = people(writer)?;
    writer.load(at, |tx| -> Result<()> {
        let known_at = Moment::At(at);
        for ((key, state), (account, person)) in LETTERS.iter().zip(&people) {
            if let Some(mut draft) = letter(key, settings.lang, account, person) {
                (draft.state, draft.made_at) = (*state, at);
                draft.handed_to = (*state == MailDraftState::Handed).then(|| format!("drafts/{}.eml", draft.subject));
                store::insert(tx.connection(), MailDraftId::of(tx.new_id()), &draft, known_at)?;
            }
        }
        for word in words(settings.lang) {
            let rule = MailRule { kind: MailRuleKind::Forbidden, pattern: (*word).to_owned(), account: None, contact: None };
            store::insert(tx.connection(), MailRuleId::of(tx.new_id()), &rule, known_at)?;
        }
        store::insert(tx.connection(), TemplateId::of(tx.new_id()), &own_template(settings.lang), known_at)?;
        Ok(())
    })
}

type Whom = (Row<AccountId, Account>, Row<ContactId, Contact>);

/// Takes the first accounts that have somebody with an address.
fn people(writer: &Writer) -> Result<Vec<Whom>> {
    let mut contacts: BTreeMap<AccountId, Row<ContactId, Contact>> = BTreeMap::new();
    for row in all_of::<Contact>(writer.connection())? {
        if row.email.is_some() && row.left_on.is_none() && row.opted_out_on.is_none() {
            contacts.entry(row.account).or_insert(row);
        }
    }
    let accounts = all_of::<Account>(writer.connection())?.into_iter().filter(|row| row.churned_on.is_none());
    Ok(accounts.filter_map(|account| contacts.remove(&account.id).map(|person| (account, person))).take(LETTERS.len()).collect())
}

fn letter(key: &str, lang: Lang, account: &Row<AccountId, Account>, person: &Row<ContactId, Contact>) -> Option<MailDraft> {
    let (lang, text) = standing(key)?.text(lang)?;
    let name = person_name(&person.name);
    let mut fields = Fields::default();
    fields.text("contact.greeting", name.greeting(lang));
    fields.text("contact.first", name.first.clone().or_else(|| name.greeting(lang)));
    fields.text("account.name", Some(account.name.clone()));
    fields.text("account.short", Some(short_name(&account.name)));
    let letter = render(text, &fields, &Fills::new()).ok()?.letter;
    Some(MailDraft {
        account: account.id,
        contact: Some(person.id),
        template: Some(key.to_owned()),
        reply_to: None,
        lang,
        people: vec![MailPerson { role: MailRole::To, email: person.email.clone()?, name: Some(person.name.clone()) }],
        subject: letter.subject,
        body: letter.body,
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: crate::domain::Timestamp::UNIX_EPOCH,
        sent_at: None,
        touch: None,
    })
}

const fn words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["guarantee", "ASAP", "to be honest"],
        Lang::Ja => &["必ず", "絶対に", "了解しました"],
    }
}

fn own_template(lang: Lang) -> Template {
    let (key, name, body) = match lang {
        Lang::En => (
            "release-note",
            "New release",
            "--- en\nSubject: What is new for {{ account.short }}\n\nHello {{ contact.first or \"there\" }},\n\nOur new release is out. For your team this is what matters: {{ ask(\"What matters to them\") }}\n\nShall I show it to you in a quarter of an hour?\n",
        ),
        Lang::Ja => (
            "release-note",
            "新機能のご案内",
            "--- ja\nSubject: 新機能のご案内\n\n{{ account.name }}\n{{ contact.greeting or \"ご担当者様\" }}\n\nいつもお世話になっております。\n新しいバージョンをリリースいたしました。{{ account.short }}様に特にお役立ていただける点は次のとおりです。\n\n{{ ask(\"特に役立つ点\") }}\n\n15分ほどで画面をご覧いただけます。ご都合をお聞かせください。\n\nよろしくお願いいたします。\n",
        ),
    };
    Template {
        kind: TemplateKind::Mail,
        key: key.to_owned(),
        name: name.to_owned(),
        description: None,
        touch_model: None,
        anchor: None,
        reason: None,
        body: body.to_owned(),
    }
}
