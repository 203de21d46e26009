//! Starting a plan: for whom, from which template, from which day. What comes of it is said beside the fields.

use super::boxed;
use crate::domain::onboarding::{PlanTemplate, templates};
use crate::domain::{Account, AccountId, Invalid};
use crate::ops::Op;
use crate::ops::onboarding::{NewPlan, OnboardingOp};
use crate::review::{FoundAccount, find_account};
use crate::say;
use crate::store::onboarding::{own_templates, plans_of_account};
use crate::store::{self, get};
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use chrono::NaiveDate;

/// What divides accounts; a comma stands in many names.
const DIVIDERS: [char; 3] = [';', '；', '、'];
/// As many candidates as fit beside a field.
const CANDIDATES: usize = 4;

pub struct StartForm {
    templates: Vec<PlanTemplate>,
    /// The accounts it was opened for: names alone may not tell them apart.
    given: Vec<(AccountId, String)>,
    about: String,
}

impl StartForm {
    pub fn open(cx: &Cx<'_>, accounts: &[AccountId]) -> store::Result<Box<dyn Pane>> {
        let own = own_templates(cx.book.connection())?;
        let templates = templates(cx.format.lang, own.iter().map(|row| &row.fields));
        let mut given = Vec::new();
        let mut touch_model = None;
        for id in accounts {
            if let Some(account) = get::<Account>(cx.book.connection(), *id)? {
                touch_model = touch_model.or(account.touch_model);
                given.push((*id, account.fields.name));
            }
        }
        let fitting = templates.iter().find(|template| touch_model.is_some() && template.touch_model == touch_model).or(templates.first());
        let (key, name) = fitting.map(|template| (template.key.clone(), template.name.clone())).unwrap_or_default();
        let rows = templates.iter().map(|template| (template.key.clone(), template.name.clone())).collect();
        let names: Vec<&str> = given.iter().map(|(_, name)| name.as_str()).collect();
        let fields = vec![
            Field::line("accounts", "label-plan-accounts", names.join("; "))
                .known_several(Known::Accounts, &DIVIDERS)
                .hint("onboarding-hint-accounts"),
            Field::choice("template", "label-plan-template", Options::new(rows, &key)),
            Field::line("name", "label-plan-name", name),
            Field::planned_day("start_on", "label-plan-start", Some(cx.today())),
        ];
        boxed(cx, StartForm { templates, given, about: String::new() }, fields)
    }

    fn template(&self, key: &str) -> Option<&PlanTemplate> {
        self.templates.iter().find(|template| template.key == key)
    }

    /// Finds who is meant; a name that fits nobody or several is a fault.
    fn accounts(&self, cx: &Cx<'_>, text: &str) -> Result<Vec<AccountId>, Invalid> {
        let mut found = Vec::new();
        for name in text.split(DIVIDERS).map(str::trim).filter(|name| !name.is_empty()) {
            let id = self.account_named(cx, name)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        if found.is_empty() { Err(Invalid::Empty) } else { Ok(found) }
    }

    fn account_named(&self, cx: &Cx<'_>, name: &str) -> Result<AccountId, Invalid> {
        if let Some((id, _)) = self.given.iter().find(|(_, own)| own == name) {
            return Ok(*id);
        }
        let unknown = |allowed: String| Invalid::UnknownWord { value: name.to_owned(), allowed };
        match find_account(cx.book.connection(), name) {
            Ok(FoundAccount::One(account)) => Ok(account.id),
            Ok(FoundAccount::Many(accounts)) => {
                let names: Vec<String> = accounts.into_iter().take(CANDIDATES).map(|account| account.name).collect();
                Err(unknown(names.join(", ")))
            }
            Ok(FoundAccount::None) | Err(_) => Err(unknown("–".to_owned())),
        }
    }

    fn plan(&self, cx: &Cx<'_>, key: &str, name: String, start_on: NaiveDate) -> Option<NewPlan> {
        let template = self.template(key)?;
        let dates = template.outline.dates(start_on, cx.workdays);
        Some(NewPlan::of(name, Some(template.key.clone()), start_on, &template.outline, &dates))
    }
}

/// Returns the names of the plans that run for some accounts already: a second one is allowed, but not without a word.
fn running_plans(cx: &Cx<'_>, accounts: &[AccountId]) -> Vec<String> {
    let plans = accounts.iter().filter_map(|id| plans_of_account(cx.book.connection(), *id).ok()).flatten();
    plans.filter(|plan| plan.done_on.is_none()).map(|plan| plan.fields.name).collect()
}

impl Subject for StartForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "onboarding-form-start")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.given.as_slice() {
            [(id, _)] => format!("form-start-plan-{id}"),
            _ => "form-start-plan".to_owned(),
        }
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        self.given.first().map(|(id, _)| *id)
    }

    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        match field.name.as_ref() {
            "template" => {
                let start = crate::domain::when::parse_day(&form.text("start_on"), cx.today()).unwrap_or(cx.today());
                let plan = self.plan(cx, &form.text("template"), String::new(), start)?;
                let day = plan.target_on.map_or_else(|| "–".to_owned(), |day| cx.format.short_date(day));
                Some(say!(cx.words, "onboarding-hint-days", n = plan.steps.len(), day = day))
            }
            "accounts" => {
                let ids = self.accounts(cx, &field.text()).ok()?;
                let running = running_plans(cx, &ids);
                Some(match running.first() {
                    Some(plan) => say!(cx.words, "onboarding-hint-runs", n = running.len(), plan = plan.clone()),
                    None => cx.words.count(crate::domain::EntityKind::Account, ids.len()),
                })
            }
            _ => None,
        }
    }

    /// A plan is called as its template until somebody gives it another name.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        let is_named_after_one = self.templates.iter().any(|template| template.name == form.text("name"));
        if name != "template" || !(is_named_after_one || form.text("name").trim().is_empty()) {
            return;
        }
        if let (Some(template), Some(field)) = (self.template(&form.text("template")), form.field_mut("name")) {
            field.set_text(&template.name);
        }
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let accounts = match self.accounts(cx, &values.text("accounts").unwrap_or_default()) {
            Ok(accounts) => Some(accounts),
            Err(why) => {
                values.fault("accounts", why);
                None
            }
        };
        let name = values.text("name");
        if name.is_none() {
            values.fault("name", Invalid::Empty);
        }
        let start_on = values.needed_day("start_on");
        let key = values.text("template").unwrap_or_default();
        let plan = self.plan(cx, &key, name?, start_on?)?;
        Some(Op::Onboarding(OnboardingOp::Start(accounts?, plan)))
    }
}
