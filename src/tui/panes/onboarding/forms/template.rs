//! A template as text: one's own, a built-in one (saved, it takes that one's place), or what a plan has become.

use super::{boxed, needed};
use crate::domain::onboarding::{Outline, PlanTemplate, templates};
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::{AccountId, Invalid, Plan, TemplateId, TouchModel};
use crate::ops::Op;
use crate::ops::onboarding::OnboardingOp;
use crate::say;
use crate::store;
use crate::store::onboarding::{dependencies_of_plan, own_templates, steps_of_plan};
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::route::WhichTemplate;

/// Rows of the text on the screen.
const ROWS: u16 = 16;

pub struct TemplateForm {
    id: Option<TemplateId>,
    /// Empty for a new one: it gets a key of its name.
    key: String,
    taken: Vec<String>,
    /// As it was called when it was opened.
    name: String,
    is_new: bool,
}

impl TemplateForm {
    pub fn open(cx: &Cx<'_>, which: WhichTemplate) -> store::Result<Box<dyn Pane>> {
        let connection = cx.book.connection();
        let own = own_templates(connection)?;
        let all = templates(cx.format.lang, own.iter().map(|row| &row.fields));
        let taken: Vec<String> = all.iter().map(|template| template.key.clone()).collect();
        let (key, template) = match which {
            WhichTemplate::Key(key) => {
                let found = all.into_iter().find(|template| template.key == key);
                (key, found)
            }
            WhichTemplate::OfPlan(id) => {
                let plan = needed::<Plan>(cx, id)?;
                let outline = Outline::of_plan(&steps_of_plan(connection, id)?, &dependencies_of_plan(connection, id)?, plan.start_on);
                let template =
                    PlanTemplate { key: String::new(), name: plan.name, description: None, touch_model: None, outline, is_own: false };
                (String::new(), Some(template))
            }
        };
        let id = own.iter().find(|row| !key.is_empty() && row.key == key).map(|row| row.id);
        let is_new = id.is_none();
        let name = template.as_ref().map(|template| template.name.clone()).unwrap_or_default();
        let description = template.as_ref().and_then(|template| template.description.clone());
        let touch_model = template.as_ref().and_then(|template| template.touch_model);
        let body = template.map(|template| template.outline.written(cx.format.lang)).unwrap_or_default();
        let fields = vec![
            Field::line("name", "label-template-name", name.clone()).hint("form-hint-needed"),
            Field::optional("description", "label-template-description", &description),
            Field::choice("touch_model", "label-touch-model", Options::of_optional(cx.words, TouchModel::ALL, touch_model)),
            Field::lines_to_read("body", "label-template-body", &body, ROWS).hint("onboarding-hint-body"),
        ];
        boxed(cx, TemplateForm { id, key, taken, name, is_new }, fields)
    }

    /// Makes a key of a name that no other template has.
    fn key_for(&self, name: &str) -> String {
        if !self.key.is_empty() {
            return self.key.clone();
        }
        let base = name.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let numbered = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
        numbered.into_iter().find(|key| !self.taken.contains(key)).unwrap_or(base)
    }
}

impl Subject for TemplateForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-form-template")
    }

    fn about(&self) -> &str {
        &self.name
    }

    fn draft_name(&self) -> String {
        format!("form-plan-template-{}", self.key)
    }

    fn is_new(&self) -> bool {
        self.is_new
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let name = values.text("name").unwrap_or_default();
        let body = values.body("body");
        if let Err(error) = body.parse::<Outline>() {
            values.fault("body", Invalid::Outline(Box::new(error)));
        }
        let template = Template {
            kind: TemplateKind::Onboarding,
            key: self.key_for(&name),
            name,
            description: values.text("description"),
            touch_model: values.word("touch_model"),
            anchor: None,
            reason: None,
            body,
        };
        values.check(&template);
        Some(Op::Onboarding(OnboardingOp::SaveTemplate(self.id, template)))
    }
}
