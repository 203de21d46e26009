//! A letter as it is written: to whom, what its template asks, subject, text and what goes along. Saving keeps it as a draft.

use crate::domain::letter::{Fills, filled_in, marks, read_addresses, read_files, written_addresses, written_files};
use crate::domain::{AccountId, ContactId, EntityKind, Invalid, MailDraft, MailDraftId, MailPerson, MailRole};
use crate::ops::{DraftText, LetterOp, Op, Outcome};
use crate::review::Ground;
use crate::say;
use crate::store;
use crate::store::mail::whose::holder_of;
use crate::tui::form::{Field, FormPane, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{account_name, boxed};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::{MailRoute, Route};
use crate::wording::letters::{About, CannotBegin, Start, Writer, begin};
use std::cell::RefCell;

/// Rows of the text.
const BODY: u16 = 12;

pub struct LetterForm {
    account: String,
    draft: MailDraft,
    /// The row that is changed; `None` of a new letter.
    id: Option<MailDraftId>,
    name: String,
    asked: Vec<String>,
    quote: Option<String>,
    /// Subject and text as they were filled in last: what was changed by hand is not filled in again.
    filled: RefCell<(String, String)>,
}

/// Answers an open form by what it begins with.
pub(super) fn open(cx: &Cx<'_>, start: &Start) -> Box<dyn Pane> {
    let zone = cx.zone();
    let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &zone };
    let writer = Writer { ground: &ground, workdays: cx.workdays, desk: cx.letters, format: cx.format, now: cx.now };
    let made = begin(writer, start, &Fills::new()).and_then(|begun| {
        let form = LetterForm {
            account: begun.facts.account.name.clone(),
            filled: RefCell::new((begun.draft.subject.clone(), begun.draft.body.clone())),
            draft: begun.draft,
            id: None,
            name: draft_name(start),
            asked: begun.asked,
            quote: begun.quote,
        };
        Ok(form.opened(cx)?)
    });
    made.unwrap_or_else(|error| refused(cx, &error))
}

/// Opens a draft that is kept already.
pub(super) fn edit(cx: &Cx<'_>, id: MailDraftId) -> Box<dyn Pane> {
    let read = || {
        let draft = store::needed::<MailDraft>(cx.book.connection(), id)?.fields;
        let asked = marks(&format!("{}\n{}", draft.subject, draft.body)).into_iter().map(str::to_owned).collect();
        let form = LetterForm {
            account: account_name(cx, draft.account)?,
            filled: RefCell::new((draft.subject.clone(), draft.body.clone())),
            draft,
            id: Some(id),
            name: format!("letter-{id}"),
            asked,
            quote: None,
        };
        form.opened(cx)
    };
    read().unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

fn refused(cx: &Cx<'_>, error: &CannotBegin) -> Box<dyn Pane> {
    match error {
        CannotBegin::Store(error) => Box::new(Unreadable::new(cx, error)),
        CannotBegin::NoTemplate(key) => Box::new(Unreadable::saying(say!(cx.words, "template-none", key = key.clone()))),
        CannotBegin::Template(fault) => Box::new(Unreadable::saying(cx.words.template_fault(fault))),
    }
}

fn draft_name(start: &Start) -> String {
    let about = match &start.about {
        About::Nothing => String::new(),
        About::Template(key) => format!("-{key}"),
        About::Reason(reason) => format!("-{reason}"),
        About::Survey(id) => format!("-survey-{id}"),
        About::Reply(id) => format!("-reply-{id}"),
    };
    format!("letter-new-{}{about}", start.account)
}

/// The name of the field for the answer to a prompt.
fn ask_name(at: usize) -> String {
    format!("ask-{at}")
}

impl LetterForm {
    fn opened(self, cx: &Cx<'_>) -> store::Result<Box<dyn Pane>> {
        let draft = &self.draft;
        let mut fields = vec![
            Field::line("to", "label-mail-to", written_addresses(&draft.people, MailRole::To))
                .known_several(Known::Addresses(draft.account), &[','])
                .hint("letter-hint-to"),
        ];
        let cc = written_addresses(&draft.people, MailRole::Cc);
        fields.push(Field::line("cc", "label-mail-cc", cc).known_several(Known::Addresses(draft.account), &[',']));
        for (at, question) in self.asked.iter().enumerate() {
            let field = Field::own(ask_name(at), question.clone(), "");
            fields.push(field.hint("letter-hint-ask"));
        }
        fields.push(Field::line("subject", "label-subject", &draft.subject).hint("form-hint-needed"));
        fields.push(Field::lines_to_read("body", "label-mail-body", &draft.body, BODY));
        if self.quote.is_some() {
            let rows = [("yes", "letter-quote-yes"), ("no", "letter-quote-no")].map(|(key, id)| (key.to_owned(), cx.words.get(id)));
            fields.push(Field::choice("quote", "label-mail-quote", Options::new(rows.to_vec(), "yes")));
        }
        fields.push(Field::line("attachments", "label-attachments", written_files(&draft.attachments)).hint("letter-hint-attachments"));
        let first = if self.asked.is_empty() { "body".to_owned() } else { ask_name(0) };
        if self.id.is_none() || !self.asked.is_empty() {
            return Ok(Box::new(FormPane::open(cx, self, fields)?.standing_on(&first)));
        }
        boxed(cx, self, fields)
    }

    fn fills(&self, form: &FormState) -> Fills {
        let answers = self.asked.iter().enumerate().map(|(at, question)| (question.clone(), form.text(&ask_name(at)).trim().to_owned()));
        answers.filter(|(_, answer)| !answer.is_empty()).collect()
    }

    fn addresses(&self, values: &mut Values<'_>, field: &'static str, role: MailRole) -> Vec<MailPerson> {
        let text = values.text(field).unwrap_or_default();
        read_addresses(&text, role).unwrap_or_else(|part| {
            values.fault(field, Invalid::NotAnEmail(part));
            Vec::new()
        })
    }

    /// Finds whose the first address is; one nobody has leaves the person as it was only where there is no address at all.
    fn contact(&self, cx: &Cx<'_>, people: &[MailPerson]) -> Option<ContactId> {
        let first = people.iter().find(|person| person.role == MailRole::To);
        let holder = first.map(|first| holder_of(cx.book.connection(), self.draft.account, &first.email));
        holder.unwrap_or(Ok(self.draft.contact)).unwrap_or(self.draft.contact)
    }
}

impl Subject for LetterForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "letter-title")
    }

    fn about(&self) -> &str {
        &self.account
    }

    fn draft_name(&self) -> String {
        self.name.clone()
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.draft.account)
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let mut people = self.addresses(values, "to", MailRole::To);
        people.extend(self.addresses(values, "cc", MailRole::Cc));
        people.extend(self.draft.people.iter().filter(|person| person.role == MailRole::Bcc).cloned());
        let fills = self.fills(values.form());
        let subject = filled_in(&values.text("subject").unwrap_or_default(), &fills);
        let mut body = filled_in(&values.body("body"), &fills);
        if let Some(quote) = self.quote.as_ref().filter(|_| values.text("quote").as_deref() == Some("yes")) {
            body = format!("{body}\n\n{quote}").trim_end().to_owned();
        }
        let files = values.text("attachments").unwrap_or_default();
        let text = DraftText { contact: self.contact(cx, &people), people, subject, body, attachments: read_files(&files) };
        Some(Op::Letter(match self.id {
            Some(id) => LetterOp::Change(id, text),
            None => LetterOp::Make(vec![text.on(self.draft.clone())]),
        }))
    }

    /// Puts the answers to prompts into subject and text, as long as nobody has changed these by hand.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        if !name.starts_with("ask-") {
            return;
        }
        let fills = self.fills(form);
        let mut filled = self.filled.borrow_mut();
        let (subject, body) = (filled_in(&self.draft.subject, &fills), filled_in(&self.draft.body, &fills));
        for (field, before, now) in [("subject", &filled.0, &subject), ("body", &filled.1, &body)] {
            if let Some(field) = form.field_mut(field).filter(|field| field.text() == before.as_str()) {
                field.set_text(now);
            }
        }
        *filled = (subject, body);
    }

    fn after(&self, _cx: &Cx<'_>, outcome: &Outcome) -> Option<Route> {
        let row = outcome.row.filter(|row| self.id.is_none() && row.kind == EntityKind::Draft)?;
        Some(Route::Mail(MailRoute::Draft(MailDraftId(row.id))))
    }
}
