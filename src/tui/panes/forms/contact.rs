//! The form of a person at an account.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::check::is_email;
use crate::domain::{AccountId, Contact, ContactId, ContactRole, EntityKind, Invalid};
use crate::ops::{MailOp, Op, WhoseOp};
use crate::store;
use crate::store::mail::whose::addresses_of;
use crate::store::occurring::Column;
use crate::tui::form::{Field, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct ContactForm {
    id: Option<ContactId>,
    contact: Contact,
    about: String,
}

impl ContactForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<ContactId>) -> store::Result<Box<dyn Pane>> {
        let contact = id.map(|id| needed::<Contact>(cx, id)).transpose()?.unwrap_or_else(|| Contact::named(account, ""));
        ContactForm::with(cx, id, contact)
    }

    /// Opens with what is known of somebody who is no contact yet.
    pub fn draft(cx: &Cx<'_>, contact: Contact) -> store::Result<Box<dyn Pane>> {
        ContactForm::with(cx, None, contact)
    }

    fn with(cx: &Cx<'_>, id: Option<ContactId>, contact: Contact) -> store::Result<Box<dyn Pane>> {
        let further = id.map(|id| addresses_of(cx.book.connection(), id)).transpose()?.unwrap_or_default();
        let further: Vec<String> = further.into_iter().map(|row| row.fields.email).collect();
        let fields = vec![
            Field::line("name", "label-person", &contact.name).hint("form-hint-needed"),
            Field::choice("role", "label-role", Options::of(cx.words, ContactRole::ALL, contact.role)),
            Field::optional("title", "label-job-title", &contact.title).known(Known::Column(Column::JobTitle)),
            Field::optional("email", "label-email", &contact.email),
            Field::line("further", "label-further-emails", further.join(", ")).hint("form-hint-further-emails"),
            Field::optional("phone", "label-phone", &contact.phone),
            Field::past_day("left_on", "label-left-on", contact.left_on),
            Field::past_day("opted_out_on", "label-opted-out-on", contact.opted_out_on),
        ];
        let about = account_name(cx, contact.account)?;
        boxed(cx, ContactForm { id, contact, about }, fields)
    }
}

impl Subject for ContactForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Contact, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("contact", self.id.map(|id| id.0), Some(self.contact.account))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.contact.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let contact = Contact {
            account: self.contact.account,
            external_id: self.contact.external_id.clone(),
            name: values.text("name").unwrap_or_default(),
            role: values.word("role").unwrap_or(ContactRole::Other),
            title: values.text("title"),
            email: values.text("email"),
            phone: values.text("phone"),
            left_on: values.day("left_on"),
            opted_out_on: values.day("opted_out_on"),
        };
        values.check(&contact);
        let further = values.text("further").unwrap_or_default();
        let further: Vec<String> =
            further.split([',', ';', '、', '，', ' ']).map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty()).collect();
        if let Some(wrong) = further.iter().find(|email| !is_email(email)) {
            values.fault("further", Invalid::NotAnEmail(wrong.clone()));
        }
        Some(Op::Mail(MailOp::Whose(WhoseOp::SaveContact(self.id, contact, further))))
    }
}
