//! A mail for an item: to whom, about what, and the words for its reason in the account's language, to be gone over and kept
//! as a file that mail programs open as a draft. Nothing is sent.

use crate::domain::triage::{ItemId, Reason};
use crate::domain::voice::{Class, class};
use crate::domain::{AccountId, Contact, ContactId, Lang, Response, ResponseId, Row};
use crate::ops::Op;
use crate::review::Addressee;
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
        MailForm::to(cx, item, None, |lang, merged| mail::letter(item.reason, lang, merged))
    }

    /// Opens a mail to whoever gave an answer: one who is not content is asked for a talk, the others are thanked.
    pub fn answering(cx: &Cx<'_>, response: ResponseId) -> store::Result<Box<dyn Pane>> {
        let response = needed::<Response>(cx, response)?;
        let item = ItemId { account: response.account, reason: Reason::DetractorUnanswered };
        let own = response.contact.map(|contact| store::get::<Contact>(cx.book.connection(), contact)).transpose()?.flatten();
        let is_low = class(response.kind, &response.score) == Class::Low;
        MailForm::to(
            cx,
            item,
            own,
            |lang, merged| if is_low { mail::letter(item.reason, lang, merged) } else { mail::thanks(lang, merged) },
        )
    }

    fn to(
        cx: &Cx<'_>,
        item: ItemId,
        person: Option<Row<ContactId, Contact>>,
        letter: impl FnOnce(Lang, &Merged) -> Letter,
    ) -> store::Result<Box<dyn Pane>> {
        let to = Addressee::read(cx.book.connection(), item.account, person, cx.format.lang, (cx.today(), &cx.zone()))?;
        let letter = letter(to.lang, &Merged::of(&to, cx.format));
        let fields = vec![
            Field::line("to", "label-mail-to", to.address().unwrap_or_default()),
            Field::line("subject", "label-subject", &letter.subject).hint("form-hint-needed"),
            Field::lines("body", "label-mail-body", &letter.body, 10),
        ];
        Ok(Box::new(FormPane::open(cx, MailForm { item, name: to.account }, fields)?))
    }
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
        let name = mail::file_name(cx.words, cx.today(), &self.name, self.item.reason);
        let (to, body) = (values.text("to").unwrap_or_default(), values.body("body"));
        Some(JobSpec::WriteDraft(MailDraft { name, to, subject, body, at: cx.now }))
    }

    fn finished(&self, cx: &Cx<'_>, report: &JobReport) -> Option<Vec<Effect>> {
        let JobReport::DraftWritten(path) = report else { return None };
        let said = Notice::said(say!(cx.words, "today-mail-written", path = path.display().to_string()));
        Some(vec![Effect::ForgetDraft(self.draft_name()), Effect::Close, Effect::Notice(said)])
    }
}
