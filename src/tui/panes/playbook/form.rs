//! The form of a playbook: everything but its steps.

use crate::domain::playbook::{Anchor, Playbook, Template};
use crate::domain::triage::Reason;
use crate::domain::{AccountId, TouchModel};
use crate::ops::Op;
use crate::review::playbook::playbook;
use crate::say;
use crate::store::{self, ErrorKind};
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::boxed;

pub struct PlaybookForm {
    template: Template,
}

impl PlaybookForm {
    pub fn open(cx: &Cx<'_>, key: &str) -> store::Result<Box<dyn Pane>> {
        let template = needed(cx, key)?.template;
        let anchor = template.anchor.unwrap_or(Anchor::Start);
        let fields = vec![
            Field::line("name", "playbook-label-name", &template.name).hint("form-hint-needed"),
            Field::lines("description", "playbook-label-description", template.description.as_deref().unwrap_or_default(), 3),
            Field::choice("touch_model", "playbook-label-model", Options::of_optional(cx.words, TouchModel::ALL, template.touch_model)),
            Field::choice("anchor", "playbook-label-anchor", Options::of(cx.words, Anchor::ALL, anchor)),
            Field::choice("reason", "playbook-label-reason", Options::of_optional(cx.words, Reason::ALL, template.reason)),
        ];
        boxed(cx, PlaybookForm { template }, fields)
    }
}

/// Reads a playbook that must be there.
pub fn needed(cx: &Cx<'_>, key: &str) -> store::Result<Playbook> {
    playbook(cx.book.connection(), cx.format.lang, key)?.ok_or_else(|| ErrorKind::NoRow { table: "template", id: 0 }.into())
}

impl Subject for PlaybookForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "playbook-form-title")
    }

    fn about(&self) -> &str {
        &self.template.key
    }

    fn draft_name(&self) -> String {
        format!("form-playbook-{}", self.template.key)
    }

    /// Never new: one begins as a copy.
    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let template = Template {
            name: values.text("name").unwrap_or_default(),
            description: values.text("description"),
            touch_model: values.word("touch_model"),
            anchor: values.word("anchor"),
            reason: values.word("reason"),
            ..self.template.clone()
        };
        values.check(&template);
        Some(Op::SavePlaybook(template))
    }
}
