//! The form of an initiative: what is believed, for whom, what is done, and by what it is measured. Its accounts are chosen when it is
//! saved.

use super::super::ground;
use crate::domain::initiative::Yardstick;
use crate::domain::kpi::Span;
use crate::domain::{AccountId, ActionKind, EntityKind, Initiative, InitiativeId, Invalid, Story};
use crate::ops::{self, InitiativeOp, Op};
use crate::review::initiatives::{asked_then, chosen, keys};
use crate::review::{understood, views};
use crate::say;
use crate::store;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{boxed, needed};
use crate::tui::route::{InitiativeRoute, InitiativeSource, Route};
use chrono::Days;
use std::cell::RefCell;

/// How long one runs when nothing else is said: as long as two months are.
const USUAL_DAYS: u64 = 60;

pub struct InitiativeForm {
    source: InitiativeSource,
    old: Initiative,
    about: String,
    /// How many accounts a filter finds for a first day; a cache and nothing else.
    found: RefCell<Option<(String, String)>>,
}

impl InitiativeForm {
    pub fn open(cx: &Cx<'_>, source: InitiativeSource) -> store::Result<Box<dyn Pane>> {
        let old = match source {
            InitiativeSource::New => empty(cx),
            InitiativeSource::Row(id) => needed::<Initiative>(cx, id)?,
            InitiativeSource::After(id) => needed::<Initiative>(cx, id)?.following(cx.today()),
            InitiativeSource::Story(id) => {
                let story = needed::<Story>(cx, id)?;
                Initiative { title: story.title, hypothesis: story.result, action: Some(story.action), ..empty(cx) }
            }
        };
        let own = old.action.clone().filter(|_| old.action_kind == ActionKind::Other).unwrap_or_default();
        let yardstick = old.measure.parse().unwrap_or(Yardstick::Health);
        let fields = vec![
            Field::line("title", "initiative-label-title", &old.title).hint("form-hint-needed"),
            Field::lines("hypothesis", "initiative-hypothesis", &old.hypothesis, 3),
            Field::line("filter", "initiative-filter", &old.filter).known(Known::Filter).hint("segment-hint-filter"),
            Field::choice("measure", "initiative-measure", Options::of(cx.words, Yardstick::ALL, yardstick)),
            Field::choice("action", "initiative-action", actions(cx, &old)?).hint("initiative-hint-action"),
            Field::line("own_action", "initiative-label-own-action", own).hint("initiative-hint-own-action"),
            Field::planned_day("start_on", "initiative-label-start", Some(old.start_on)),
            Field::planned_day("end_on", "initiative-label-end", Some(old.end_on)),
        ];
        let about = match source {
            InitiativeSource::Row(_) => say!(cx.words, "initiative-form-edit-about"),
            InitiativeSource::After(_) => say!(cx.words, "initiative-form-next-about"),
            InitiativeSource::New | InitiativeSource::Story(_) => String::new(),
        };
        boxed(cx, InitiativeForm { source, old, about, found: RefCell::default() }, fields)
    }

    fn row(&self) -> Option<InitiativeId> {
        match self.source {
            InitiativeSource::Row(id) => Some(id),
            _ => None,
        }
    }
}

fn empty(cx: &Cx<'_>) -> Initiative {
    Initiative {
        title: String::new(),
        hypothesis: String::new(),
        filter: String::new(),
        action_kind: ActionKind::Other,
        action: None,
        measure: Yardstick::Health.to_string(),
        start_on: cx.today(),
        end_on: cx.today().checked_add_days(Days::new(USUAL_DAYS - 1)).unwrap_or(cx.today()),
        verdict: None,
        learned: None,
        next_step: None,
    }
}

/// Lists what can be done: words of one's own first, then playbooks, programmes and templates.
fn actions(cx: &Cx<'_>, old: &Initiative) -> store::Result<Options> {
    let mut rows = vec![(String::new(), say!(cx.words, "initiative-own-action"))];
    for kind in [ActionKind::Playbook, ActionKind::Event, ActionKind::Template] {
        let word = cx.words.word(kind);
        for (key, name) in keys(cx.book.connection(), cx.words.lang(), kind)? {
            rows.push((format!("{kind}:{key}"), format!("{word}: {name}")));
        }
    }
    let now = old.action.as_ref().filter(|_| old.action_kind != ActionKind::Other).map(|key| format!("{}:{key}", old.action_kind));
    let now = now.unwrap_or_default();
    // What was deleted since stays what was done, until somebody chooses another.
    if rows.iter().all(|(key, _)| *key != now) {
        rows.push((now.clone(), say!(cx.words, "initiative-action-gone", kind = cx.words.word(old.action_kind))));
    }
    Ok(Options::new(rows, &now))
}

impl Subject for InitiativeForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        match self.source {
            InitiativeSource::After(_) => say!(cx.words, "initiative-form-next"),
            InitiativeSource::Row(_) => say!(cx.words, "form-edit", kind = cx.words.word(EntityKind::Initiative)),
            _ => say!(cx.words, "form-new", kind = cx.words.word(EntityKind::Initiative)),
        }
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.source {
            InitiativeSource::New => "form-initiative-new".to_owned(),
            InitiativeSource::Row(id) => format!("form-initiative-{id}"),
            InitiativeSource::After(id) => format!("form-initiative-after-{id}"),
            InitiativeSource::Story(id) => format!("form-initiative-of-{id}"),
        }
    }

    fn is_new(&self) -> bool {
        self.row().is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Says how many accounts the filter finds once it was left.
    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        if field.name != "filter" || form.focused().name == "filter" {
            return None;
        }
        let text = field.text().trim().to_owned();
        let start_on = Values::new(form, cx).day("start_on").unwrap_or(cx.today());
        let key = format!("{start_on} {text}");
        if let Some((_, said)) = self.found.borrow().as_ref().filter(|(known, _)| *known == key) {
            return Some(said.clone());
        }
        let count = chosen(&ground(cx), &text, start_on).ok()?.ok()?.len();
        let accounts = cx.words.count(EntityKind::Account, count);
        let said = match asked_then(start_on, cx.today()) {
            Some(day) => say!(cx.words, "initiative-found-then", accounts = accounts, day = cx.format.short_date(day)),
            None => accounts,
        };
        *self.found.borrow_mut() = Some((key, said.clone()));
        Some(said)
    }

    fn after(&self, _cx: &Cx<'_>, outcome: &ops::Outcome) -> Option<Route> {
        let added = outcome.row.filter(|_| self.is_new())?;
        Some(Route::Initiatives(InitiativeRoute::One(InitiativeId(added.id))))
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let (start_on, end_on) = (values.needed_day("start_on"), values.needed_day("end_on"));
        let (action_kind, action) = taken(values);
        let initiative = Initiative {
            title: values.text("title").unwrap_or_default(),
            hypothesis: values.text("hypothesis").unwrap_or_default(),
            filter: values.text("filter").unwrap_or_default(),
            action_kind,
            action,
            measure: values.word::<Yardstick>("measure").unwrap_or(Yardstick::Health).to_string(),
            // A day that is missing is a fault already; the others are to be seen beside it.
            start_on: start_on.or(end_on).unwrap_or(cx.today()),
            end_on: end_on.or(start_on).unwrap_or(cx.today()),
            ..self.old.clone()
        };
        values.check(&initiative);
        if let Err(why) = Span::new(initiative.start_on, initiative.end_on) {
            values.fault("end_on", why);
        }
        let views = views(cx.book.connection()).unwrap_or_default();
        if let Err(error) = understood(&initiative.filter, &views) {
            values.fault("filter", Invalid::NotAFilter(error.kind));
        }
        Some(Op::Initiative(match self.source {
            InitiativeSource::Row(id) => InitiativeOp::Edit(id, initiative),
            // Another filter chooses others; with the same the accounts stay.
            InitiativeSource::After(id) if initiative.filter == self.old.filter => InitiativeOp::Next(id, initiative),
            _ => InitiativeOp::Add(initiative.clone(), accounts(cx, values, &initiative), None),
        }))
    }
}

/// Returns what is done: what was chosen, else the words beside it.
fn taken(values: &mut Values<'_>) -> (ActionKind, Option<String>) {
    let chosen = values.text("action");
    let named = chosen.as_deref().and_then(|text| text.split_once(':')).and_then(|(kind, key)| Some((kind.parse().ok()?, key.to_owned())));
    match named {
        Some((kind, key)) => (kind, Some(key)),
        None => (ActionKind::Other, values.text("own_action")),
    }
}

/// Returns whom the filter finds; nobody is a fault, for there would be nothing to measure.
fn accounts(cx: &Cx<'_>, values: &mut Values<'_>, initiative: &Initiative) -> Vec<AccountId> {
    let filter = &initiative.filter;
    match chosen(&ground(cx), filter, initiative.start_on) {
        Ok(Ok(found)) => {
            if found.is_empty() {
                values.fault("filter", Invalid::NobodyFits(filter.clone()));
            }
            found
        }
        Ok(Err(error)) => {
            values.fault("filter", Invalid::NotAFilter(error.kind));
            Vec::new()
        }
        // What cannot be read now cannot be written either; the session says so.
        Err(_) => Vec::new(),
    }
}
