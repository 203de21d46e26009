//! What is searched: which columns of which tables hold words of people, and what they are.

use crate::domain::EntityKind;

/// What a column is to the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Title,
    Body,
    /// A name, an address or a number of a person.
    People,
    /// The people of a mail, as JSON.
    PeopleList,
    /// Names of files, as JSON: objects or words.
    Files,
    /// A day or an instant; the first that is there says when it was.
    At,
    Account,
    Contact,
    DeletedAt,
}

/// A kind of row that can be found.
pub(super) struct Source {
    pub kind: EntityKind,
    pub table: &'static str,
    pub columns: &'static [(&'static str, Slot)],
    pub children: &'static [Child],
    /// Whether a row without words beside its title is not worth finding: steps of templates, all called the same.
    pub needs_body: bool,
}

/// Rows that belong to one of these and are found as a part of it.
pub(super) struct Child {
    pub table: &'static str,
    pub parent: &'static str,
    pub columns: &'static [(&'static str, Slot)],
}

use Slot::{Account, At, Body, Contact, DeletedAt, Files, People, PeopleList, Title};

const fn plain(kind: EntityKind, table: &'static str, columns: &'static [(&'static str, Slot)]) -> Source {
    Source { kind, table, columns, children: &[], needs_body: false }
}

const fn with_body(kind: EntityKind, table: &'static str, columns: &'static [(&'static str, Slot)]) -> Source {
    Source { kind, table, columns, children: &[], needs_body: true }
}

const fn with_children(
    kind: EntityKind,
    table: &'static str,
    columns: &'static [(&'static str, Slot)],
    children: &'static [Child],
) -> Source {
    Source { kind, table, columns, children, needs_body: false }
}

/// Raise this when the table below changes: every book then makes its index anew.
pub(super) const SOURCES_VERSION: u32 = 2;

#[rustfmt::skip]
pub(super) const SOURCES: &[Source] = &[
    with_children(EntityKind::Account, "account",
        &[("name", Title), ("kana", Title), ("domain", Body), ("external_id", Body), ("note", Body), ("id", Account),
          ("created_on", At), ("known_at", At), ("deleted_at", DeletedAt)],
        &[Child { table: "custom_field", parent: "account_id", columns: &[("value", Body)] }]),
    with_children(EntityKind::Contact, "contact",
        &[("name", Title), ("title", Body), ("external_id", Body), ("email", People), ("phone", People), ("account_id", Account),
          ("id", Contact), ("known_at", At), ("deleted_at", DeletedAt)],
        &[Child { table: "contact_address", parent: "contact_id", columns: &[("email", People), ("deleted_at", DeletedAt)] }]),
    with_children(EntityKind::Touch, "touch",
        &[("subject", Title), ("body", Body), ("account_id", Account), ("at", At), ("deleted_at", DeletedAt)],
        &[Child { table: "touch_contact", parent: "touch_id", columns: &[("contact_id", Contact)] }]),
    plain(EntityKind::Mail, "mail",
        &[("subject", Title), ("body", Body), ("people", PeopleList), ("attachments", Files), ("account_id", Account),
          ("contact_id", Contact), ("at", At), ("deleted_at", DeletedAt)]),
    with_body(EntityKind::Response, "response",
        &[("comment", Body), ("follow_up", Body), ("account_id", Account), ("contact_id", Contact), ("at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Ticket, "ticket",
        &[("subject", Title), ("external_id", Body), ("account_id", Account), ("contact_id", Contact), ("opened_at", At),
          ("deleted_at", DeletedAt)]),
    plain(EntityKind::Task, "task",
        &[("title", Title), ("note", Body), ("snooze_reason", Body), ("account_id", Account), ("contact_id", Contact), ("done_at", At),
          ("known_at", At), ("deleted_at", DeletedAt)]),
    with_children(EntityKind::Goal, "goal",
        &[("title", Title), ("note", Body), ("account_id", Account), ("known_at", At), ("deleted_at", DeletedAt)],
        &[Child { table: "goal_reading", parent: "goal_id",
                  columns: &[("source", Body), ("note", Body), ("deleted_at", DeletedAt)] }]),
    with_body(EntityKind::Renewal, "renewal",
        &[("note", Body), ("risk", Body), ("account_id", Account), ("closed_on", At), ("known_at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Expansion, "expansion",
        &[("title", Title), ("product", Body), ("note", Body), ("account_id", Account), ("closed_on", At), ("known_at", At),
          ("deleted_at", DeletedAt)]),
    with_body(EntityKind::Step, "step",
        &[("title", Title), ("blocked", Body), ("note", Body), ("account_id", Account), ("done_on", At), ("known_at", At),
          ("deleted_at", DeletedAt)]),
    with_children(EntityKind::Meeting, "meeting",
        &[("title", Title), ("place", Body), ("note", Body), ("account_id", Account), ("at", At), ("deleted_at", DeletedAt)],
        &[Child { table: "meeting_person", parent: "meeting_id",
                  columns: &[("name", People), ("email", People), ("contact_id", Contact)] }]),
    plain(EntityKind::Event, "event", &[("title", Title), ("note", Body), ("at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Feedback, "feedback",
        &[("title", Title), ("reference", Body), ("note", Body), ("status_on", At), ("deleted_at", DeletedAt)]),
    with_body(EntityKind::Voice, "feedback_voice",
        &[("quote", Body), ("account_id", Account), ("contact_id", Contact), ("at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Theme, "theme", &[("name", Title), ("criterion", Body), ("known_at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Initiative, "initiative",
        &[("title", Title), ("hypothesis", Body), ("learned", Body), ("next_step", Body), ("start_on", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Story, "story",
        &[("title", Title), ("problem", Body), ("action", Body), ("result", Body), ("quote", Body), ("tags", Body),
          ("account_id", Account), ("story_on", At), ("deleted_at", DeletedAt)]),
    with_body(EntityKind::Pulse, "pulse", &[("note", Body), ("account_id", Account), ("at", At), ("deleted_at", DeletedAt)]),
    with_body(EntityKind::Override, "health_override",
        &[("reason", Body), ("account_id", Account), ("at", At), ("deleted_at", DeletedAt)]),
    plain(EntityKind::Draft, "mail_draft",
        &[("subject", Title), ("body", Body), ("people", PeopleList), ("attachments", Files), ("account_id", Account),
          ("contact_id", Contact), ("made_at", At), ("deleted_at", DeletedAt)]),
];

pub(super) fn of_kind(kind: EntityKind) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.kind == kind)
}

/// Returns the tables whose rows can be found.
pub fn searched_tables() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|source| source.table)
}
