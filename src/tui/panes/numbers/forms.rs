//! What a person says about figures: a target, and the choice of a definition.

use crate::domain::kpi::choices::read_target;
use crate::domain::kpi::{Choice, ChoiceName, Choices, ChurnBy, CohortDay, Kpi, RetentionBy, Unit};
use crate::domain::{AccountId, Currency, Money, number};
use crate::ops::{KpiOp, Op};
use crate::review::kpi::choices;
use crate::say;
use crate::store;
use crate::tui::form::{Field, FormState, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::boxed;
use crate::wording::kpi::{formula, target, unit};

pub(super) struct TargetForm {
    kpi: Kpi,
    currency: Currency,
    about: String,
    had: bool,
}

impl TargetForm {
    pub fn open(cx: &Cx<'_>, kpi: Kpi) -> store::Result<Box<dyn Pane>> {
        let choices = choices(cx.book.connection())?;
        let currency = super::currency(cx);
        let now = choices.targets.get(&kpi).map(|target| typed(unit(kpi, currency), *target));
        let fields = vec![Field::line("target", "label-target", now.clone().unwrap_or_default()).hint("numbers-target-hint")];
        let about = format!("{} · {}", cx.words.word(kpi), formula(cx.words, kpi, &choices));
        boxed(cx, TargetForm { kpi, currency, about, had: now.is_some() }, fields)
    }

    fn read(&self, text: &str) -> Result<f64, crate::domain::Invalid> {
        read_target(self.kpi, text, self.currency)
    }
}

/// Writes a target as it would be typed.
fn typed(unit: Unit, target: f64) -> String {
    match unit {
        Unit::Share => format!("{}%", number::typed((target * 1e6).round() / 1e4)),
        Unit::Money(currency) => Money { minor: target.round() as i64, currency }.as_typed(),
        _ => number::typed(target),
    }
}

impl Subject for TargetForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "numbers-target-title", figure = cx.words.word(self.kpi))
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-target-{}", self.kpi)
    }

    fn is_new(&self) -> bool {
        !self.had
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn currency(&self, _cx: &Cx<'_>, _form: &FormState) -> Currency {
        self.currency
    }

    fn understood(&self, cx: &Cx<'_>, _form: &FormState, field: &Field) -> Option<String> {
        let read = self.read(&field.text()).ok()?;
        Some(target(cx.words, cx.format, self.kpi, read, self.currency))
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let target = match values.text("target").map(|text| self.read(&text)).transpose() {
            Ok(target) => target,
            Err(why) => {
                values.fault("target", why);
                return None;
            }
        };
        Some(Op::Kpi(KpiOp::Target(self.kpi, target)))
    }
}

pub(super) struct DefinitionForm {
    name: ChoiceName,
    about: String,
}

impl DefinitionForm {
    pub fn open(cx: &Cx<'_>, name: ChoiceName) -> store::Result<Box<dyn Pane>> {
        let choices = choices(cx.book.connection())?;
        let about = cx.words.word(name);
        boxed(cx, DefinitionForm { name, about }, vec![field(cx, name, &choices)])
    }
}

fn field(cx: &Cx<'_>, name: ChoiceName, choices: &Choices) -> Field {
    let options = match name {
        ChoiceName::Retention => Options::of(cx.words, RetentionBy::ALL, choices.retention),
        ChoiceName::Churn => Options::of(cx.words, ChurnBy::ALL, choices.churn),
        ChoiceName::Cohort => Options::of(cx.words, CohortDay::ALL, choices.cohort),
        ChoiceName::Repeat => {
            let row = |times: u8| (times.to_string(), say!(cx.words, "kpi-times", n = usize::from(times)));
            Options::new(vec![row(2), row(3)], &choices.repeat.to_string())
        }
        ChoiceName::GrossMargin => {
            let typed = choices.gross_margin.map(|share| typed(Unit::Share, share)).unwrap_or_default();
            return Field::line("value", "label-definition", typed).hint("kpi-values-gross-margin");
        }
        ChoiceName::YearBegins => {
            return Field::line("value", "label-definition", choices.year_begins.to_string()).hint("kpi-values-year-begins");
        }
        ChoiceName::Currency => {
            return Field::line("value", "label-definition", super::currency(cx).to_string()).hint("kpi-values-currency");
        }
    };
    Field::choice("value", "label-definition", options)
}

impl Subject for DefinitionForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "numbers-definition-title")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-definition-{}", self.name)
    }

    fn is_new(&self) -> bool {
        false
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let Some(text) = values.text("value") else { return Some(Op::Kpi(KpiOp::Forget(self.name))) };
        match Choice::read(self.name, &text) {
            Ok(choice) => Some(Op::Kpi(KpiOp::Choose(choice))),
            Err(why) => {
                values.fault("value", why);
                None
            }
        }
    }
}
