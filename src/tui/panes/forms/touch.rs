//! The full form of a touch: kind, direction, when, how long, who, subject, text and how it felt.

use super::{account_name, boxed, draft_name, needed, title};
use crate::domain::name_match::{Resolved, resolve_name};
use crate::domain::{AccountId, ContactId, Direction, EntityKind, Invalid, Moment, Sentiment, Touch, TouchId, TouchKind};
use crate::ops::{LogEntry, Op, Outcome, WhichAccount};
use crate::say;
use crate::store::directory::{ContactName, contact_names};
use crate::store::{self, entities};
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::tasks::close::offered;
use crate::tui::route::Route;

pub struct TouchForm {
    id: Option<TouchId>,
    touch: Touch,
    about: String,
    people: Vec<ContactName>,
}

/// What the names of a comma list stand for.
#[derive(Debug, Default, PartialEq)]
struct Named {
    known: Vec<ContactId>,
    /// Names nobody has.
    new: Vec<String>,
    /// The first name that fits several people, and whom.
    unclear: Option<(String, Vec<ContactId>)>,
}

impl TouchForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<TouchId>) -> store::Result<Box<dyn Pane>> {
        let new = || Touch::of(account, TouchKind::Call, Moment::from(cx.now));
        let touch = id.map(|id| needed::<Touch>(cx, id)).transpose()?.unwrap_or_else(new);
        let connection = cx.book.connection();
        let present = id.map(|id| entities::contacts_of_touch(connection, id)).transpose()?.unwrap_or_default();
        let people = contact_names(connection, touch.account)?;
        let form = TouchForm { id, about: account_name(cx, touch.account)?, people, touch };
        let fields = form.fields(cx, &present);
        boxed(cx, form, fields)
    }

    fn fields(&self, cx: &Cx<'_>, present: &[ContactId]) -> Vec<Field> {
        let (words, touch) = (cx.words, &self.touch);
        let minutes = touch.minutes.map(|minutes| minutes.to_string());
        vec![
            Field::choice("kind", "label-kind", Options::of(words, TouchKind::ALL, touch.kind)),
            Field::choice("direction", "label-direction", Options::of(words, Direction::ALL, touch.direction)),
            Field::moment("at", "label-at", &touch.at, &cx.zone()),
            Field::optional("minutes", "label-minutes", &minutes).hint("form-hint-minutes"),
            Field::line("contacts", "label-contacts", self.names_of(present))
                .known_several(Known::People(touch.account), &[',', '、', '，', ';'])
                .hint("form-hint-contacts"),
            Field::optional("subject", "label-subject", &touch.subject),
            Field::lines("body", "label-body", &touch.body, 5),
            Field::choice("sentiment", "label-sentiment", Options::of_optional(words, Sentiment::ALL, touch.sentiment)),
        ]
    }

    fn names_of(&self, ids: &[ContactId]) -> String {
        let name_of = |id: &ContactId| self.people.iter().find(|person| person.id == *id).map(|person| person.name.as_str());
        ids.iter().filter_map(name_of).collect::<Vec<_>>().join(", ")
    }

    /// Finds the account's people that a comma list names, by name or e-mail.
    fn named(&self, text: &str) -> Named {
        let mut named = Named::default();
        for name in parts(text) {
            match self.person(name) {
                Resolved::One(id) if named.known.contains(&id) => {}
                Resolved::One(id) => named.known.push(id),
                Resolved::None => named.new.push(name.to_owned()),
                Resolved::Many(ids) => {
                    named.unclear.get_or_insert((name.to_owned(), ids));
                }
            }
        }
        named
    }

    fn person(&self, name: &str) -> Resolved<ContactId> {
        let names =
            self.people.iter().flat_map(|person| [Some(person.name.as_str()), person.email.as_deref()].map(|name| (person.id, name)));
        resolve_name(name, names.filter_map(|(id, name)| Some((id, name?))))
    }

    /// Says whether names of people who are not in the book can be taken: a change of a touch adds nobody.
    fn unclear(&self, named: &Named) -> Option<Invalid> {
        let (name, ids) = match (&named.unclear, named.new.first()) {
            (Some((name, ids)), _) => (name, self.names_of(ids)),
            (None, Some(name)) if self.id.is_some() => {
                (name, self.names_of(&self.people.iter().map(|person| person.id).collect::<Vec<_>>()))
            }
            _ => return None,
        };
        Some(Invalid::UnknownWord { value: name.clone(), allowed: ids })
    }
}

/// Splits a list at the commas of both languages.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '、', '，', ';']).map(str::trim).filter(|part| !part.is_empty())
}

impl Subject for TouchForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Touch, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("touch", self.id.map(|id| id.0), Some(self.touch.account))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.touch.account)
    }

    /// A new touch has the usual direction of its kind until another is chosen.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        let kind = form.text("kind").parse::<TouchKind>().ok().filter(|_| name == "kind" && self.is_new());
        if let (Some(kind), Some(direction)) = (kind, form.field_mut("direction")) {
            direction.set_text(kind.usual_direction().as_str());
        }
    }

    /// A new touch may answer tasks; a change of one does not.
    fn after(&self, cx: &Cx<'_>, outcome: &Outcome) -> Option<Route> {
        offered(cx, outcome).filter(|_| self.is_new())
    }

    /// Writes out the names that were begun.
    fn left(&self, form: &mut FormState, name: &str) {
        let Some(field) = form.field_mut("contacts").filter(|_| name == "contacts") else { return };
        let text = field.text().into_owned();
        let whole = |part: &str| match self.person(part) {
            Resolved::One(id) => self.names_of(&[id]),
            _ => part.to_owned(),
        };
        let names: Vec<String> = parts(&text).map(whole).collect();
        if names.join(", ") != text {
            field.set_text(&names.join(", "));
        }
    }

    fn understood(&self, cx: &Cx<'_>, _form: &FormState, field: &Field) -> Option<String> {
        match field.name.as_ref() {
            "contacts" => {
                let named = self.named(&field.text());
                let known = Some(self.names_of(&named.known)).filter(|known| !known.is_empty());
                let unclear = named.unclear.as_ref().map(|(_, ids)| format!("{}?", self.names_of(ids)));
                let new = Some(named.new.join(", ")).filter(|names| self.is_new() && !names.is_empty());
                let new = new.map(|names| say!(cx.words, "form-new-people", names = names));
                Some([known, unclear, new].into_iter().flatten().collect::<Vec<_>>().join(" · "))
            }
            "minutes" => crate::domain::quicklog::minutes(&field.text()).map(|minutes| cx.format.minutes(minutes)),
            _ => None,
        }
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let kind = values.word("kind").unwrap_or(self.touch.kind);
        let touch = Touch {
            account: self.touch.account,
            external_id: self.touch.external_id.clone(),
            kind,
            direction: values.word("direction").unwrap_or(kind.usual_direction()),
            at: values.moment("at", self.touch.at),
            minutes: values.minutes("minutes"),
            subject: values.text("subject"),
            body: values.body("body"),
            sentiment: values.word("sentiment"),
        };
        values.check(&touch);
        let named = self.named(&values.text("contacts").unwrap_or_default());
        if let Some(why) = self.unclear(&named) {
            values.fault("contacts", why);
        }
        let (account, contacts) = (WhichAccount::Known(touch.account), named.known);
        Some(match self.id {
            Some(id) => Op::SaveTouch(Some(id), touch, contacts),
            None => {
                let (tasks, closes) = (Vec::new(), Vec::new());
                Op::Log(LogEntry { account, touch, contacts, new_contacts: named.new, tasks, closes })
            }
        })
    }
}
