//! The form of a person at an account.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::{AccountId, Contact, ContactId, ContactRole, EntityKind};
use crate::ops::Op;
use crate::store;
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};

pub struct ContactForm {
    id: Option<ContactId>,
    contact: Contact,
    about: String,
}

impl ContactForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<ContactId>) -> store::Result<Box<dyn Pane>> {
        let contact = id.map(|id| needed::<Contact>(cx, id)).transpose()?.unwrap_or_else(|| Contact::named(account, ""));
        let fields = vec![
            Field::line("name", "label-person", &contact.name).hint("form-hint-needed"),
            Field::choice("role", "label-role", Options::of(cx.words, ContactRole::ALL, contact.role)),
            Field::optional("title", "label-job-title", &contact.title),
            Field::optional("email", "label-email", &contact.email),
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
        Some(Op::SaveContact(self.id, contact))
    }
}
