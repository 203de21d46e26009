//! How recurring revenue went from the opening day to the last: `opening + new + expansion − contraction − churn = closing`.

use super::measured::Measured;
use crate::domain::kpi::{Figure, Part, Unit};
use crate::domain::words::text_enum;

text_enum! {
    pub enum Movement {
        Opening = "opening",
        /// Accounts that were not active on the opening day.
        New = "new",
        Expansion = "expansion",
        Contraction = "contraction",
        /// Accounts that are active no more.
        Churn = "churn",
        Closing = "closing",
    }
}

/// Each step with its amount, never below zero, and the accounts behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    pub steps: Vec<(Movement, Figure)>,
}

impl Waterfall {
    pub fn amount(&self, movement: Movement) -> f64 {
        self.steps.iter().find(|(step, _)| *step == movement).and_then(|(_, figure)| figure.known()).unwrap_or(0.0)
    }
}

/// Works out the steps. An amount that cannot be told counts as nothing, as in the sum of recurring revenue.
pub fn waterfall(measured: &Measured<'_>) -> Waterfall {
    let unit = measured.ground.money();
    Waterfall { steps: Movement::ALL.iter().map(|movement| (*movement, step(measured, *movement, unit))).collect() }
}

fn step(measured: &Measured<'_>, movement: Movement, unit: Unit) -> Figure {
    let mut parts = Vec::new();
    for standing in &measured.accounts {
        let (was, is) = (standing.opening.is_active, standing.closing.is_active);
        let (start, end) = (standing.opening.arr.unwrap_or(0), standing.closing.arr.unwrap_or(0));
        let amount = match movement {
            Movement::Opening if was => start,
            Movement::New if !was && is => end,
            Movement::Expansion if was && is => (end - start).max(0),
            Movement::Contraction if was && is => (start - end).max(0),
            Movement::Churn if was && !is => start,
            Movement::Closing if is => end,
            _ => continue,
        };
        let is_counted = amount > 0 || matches!(movement, Movement::New | Movement::Churn);
        let account = standing.facts.id;
        parts.extend(is_counted.then(|| Part::counted(account, account, standing.facts.began_on(), (amount as f64, 1.0))));
    }
    Figure::sum(unit, parts)
}
