//! A mail for an item: to whom, about what, and the words for its reason in the account's language, to be gone over and kept
//! as a file that mail programs open as a draft. Nothing is sent.

use crate::domain::triage::{ItemId, Reason};
use crate::domain::voice::{Class, class};
use crate::domain::{Account, AccountId, Contact, ContactId, ContactRole, Lang, Response, ResponseId, Row, Touch, TouchId};
use crate::i18n::Format;
use crate::ops::Op;
use crate::say;
use crate::store;
use crate::tui::form::{Field, FormPane, Subject, Values};
use crate::tui::job::{JobReport, JobSpec, MailDraft};
use crate::tui::pane::{Cx, Effect, Notice, Pane};
use crate::tui::panes::forms::needed;
use crate::wording::mail::{self, Letter, Merged};

pub struct MailForm {
    item: ItemId,
    name: String,
}

impl MailForm {
    pub fn open(cx: &Cx<'_>, item: ItemId) -> store::Result<Box<dyn Pane>> {
        let person = person(cx, item.account)?;
        MailForm::to(cx, item, person, |lang, merged| mail::letter(item.reason, lang, merged))
    }

    /// Opens a mail to whoever gave an answer: one who is not content is asked for a talk, the others are thanked.
    pub fn answering(cx: &Cx<'_>, response: ResponseId) -> store::Result<Box<dyn Pane>> {
        let response = needed::<Response>(cx, response)?;
        let item = ItemId { account: response.account, reason: Reason::DetractorUnanswered };
        let own = response.contact.map(|contact| store::get::<Contact>(cx.book.connection(), contact)).transpose()?.flatten();
        let person = own.map_or_else(|| person(cx, response.account), |row| Ok(Some(row)))?;
        let is_low = class(response.kind, &response.score) == Class::Low;
        MailForm::to(
            cx,
            item,
            person,
            |lang, merged| if is_low { mail::letter(item.reason, lang, merged) } else { mail::thanks(lang, merged) },
        )
    }

    fn to(
        cx: &Cx<'_>,
        item: ItemId,
        person: Option<Row<ContactId, Contact>>,
        letter: impl FnOnce(Lang, &Merged) -> Letter,
    ) -> store::Result<Box<dyn Pane>> {
        let account = needed::<Account>(cx, item.account)?;
        let lang = lang_of(&account, person.as_ref().map(|row| &row.fields), cx.format.lang);
        let format = Format { lang, ..*cx.format };
        let merged = Merged {
            contact: person.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
            account: account.name.clone(),
            renewal: renewal(cx, item.account, &format)?,
            subject: last_subject(cx, item.account)?,
        };
        let letter = letter(lang, &merged);
        let to = person.as_ref().map(address).unwrap_or_default();
        let fields = vec![
            Field::line("to", "label-mail-to", &to),
            Field::line("subject", "label-subject", &letter.subject).hint("form-hint-needed"),
            Field::lines("body", "label-mail-body", &letter.body, 10),
        ];
        Ok(Box::new(FormPane::open(cx, MailForm { item, name: account.name }, fields)?))
    }
}

/// Returns the person a mail goes to: of those still there and with an address, the champion first, then who decides.
fn person(cx: &Cx<'_>, account: AccountId) -> store::Result<Option<Row<crate::domain::ContactId, Contact>>> {
    let mut people = store::by_account::<Contact>(cx.book.connection(), account)?;
    people.retain(|row| row.left_on.is_none_or(|on| on > cx.today()));
    let rank = |role: ContactRole| match role {
        ContactRole::Champion => 0,
        ContactRole::DecisionMaker => 1,
        ContactRole::User => 2,
        ContactRole::Billing | ContactRole::Other => 3,
    };
    Ok(people.into_iter().min_by_key(|row| (row.email.is_none(), rank(row.role), row.id)))
}

fn address(row: &Row<crate::domain::ContactId, Contact>) -> String {
    match &row.email {
        Some(email) => format!("{} <{email}>", row.name),
        None => row.name.clone(),
    }
}

/// Returns the language a customer is written to: that of its country or of its names, else the person's own.
fn lang_of(account: &Account, person: Option<&Contact>, own: Lang) -> Lang {
    let is_japanese = |text: &str| text.chars().any(crate::text::is_kana_or_kanji);
    let in_japan = |country: &str| ["jp", "jpn", "japan", "日本"].contains(&country.to_lowercase().as_str());
    let names = [Some(account.name.as_str()), person.map(|person| person.name.as_str())];
    match account.country.as_deref() {
        Some(country) if in_japan(country) => Lang::Ja,
        _ if names.into_iter().flatten().any(is_japanese) => Lang::Ja,
        Some(_) => Lang::En,
        None if account.name.is_ascii() && own == Lang::Ja => Lang::En,
        None => own,
    }
}

fn renewal(cx: &Cx<'_>, account: AccountId, format: &Format) -> store::Result<String> {
    let line = store::portfolio::line(cx.book.connection(), account, cx.today(), &cx.zone())?;
    let due_on = line.and_then(|line| line.renewal).map(|coming| coming.due_on);
    Ok(due_on.map(|on| format.full_date(on)).unwrap_or_default())
}

/// Returns the subject of their last mail, for an answer to it.
fn last_subject(cx: &Cx<'_>, account: AccountId) -> store::Result<String> {
    let Some(touch) = store::triage::last_letter(cx.book.connection(), account)? else { return Ok(String::new()) };
    let touch = store::get::<Touch>(cx.book.connection(), TouchId(touch.0))?;
    Ok(touch.and_then(|row| row.fields.subject).unwrap_or_default())
}

impl Subject for MailForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "today-mail-title")
    }

    fn about(&self) -> &str {
        &self.name
    }

    fn draft_name(&self) -> String {
        format!("mail-{}", self.item)
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.item.account)
    }

    fn op(&self, _cx: &Cx<'_>, _values: &mut Values<'_>) -> Option<Op> {
        None
    }

    fn job(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<JobSpec> {
        let Some(subject) = values.text("subject") else {
            values.fault("subject", crate::domain::Invalid::Empty);
            return None;
        };
        let name = format!("{} {} {}", cx.today(), self.name, cx.words.word(self.item.reason));
        let (to, body) = (values.text("to").unwrap_or_default(), values.body("body"));
        Some(JobSpec::WriteDraft(MailDraft { name, to, subject, body, at: cx.now }))
    }

    fn finished(&self, cx: &Cx<'_>, report: &JobReport) -> Option<Vec<Effect>> {
        let JobReport::DraftWritten(path) = report else { return None };
        let said = Notice::said(say!(cx.words, "today-mail-written", path = path.display().to_string()));
        Some(vec![Effect::ForgetDraft(self.draft_name()), Effect::Close, Effect::Notice(said)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_written_to_in_its_own_language() {
        let account = |name: &str, country: Option<&str>| Account { country: country.map(str::to_owned), ..Account::named(name) };
        let cases = [
            (account("Acme", Some("JP")), None, Lang::En, Lang::Ja),
            (account("青葉システム", None), None, Lang::En, Lang::Ja),
            (account("Acme", None), Some("佐藤 美香"), Lang::En, Lang::Ja),
            (account("Acme", Some("US")), Some("Ken Ito"), Lang::Ja, Lang::En),
            (account("Acme", None), None, Lang::Ja, Lang::En),
            (account("Acme", None), None, Lang::En, Lang::En),
        ];
        for (account, person, own, expected) in cases {
            let person = person.map(|name| Contact::named(AccountId(1), name));
            assert_eq!(lang_of(&account, person.as_ref(), own), expected, "{account:?}");
        }
    }
}
