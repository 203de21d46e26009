//! Figures that explain themselves: what each one is called and counted in, the facts it is made of, and its formula as a
//! pure function of facts, period and choices. `FORMULAS` in short is `assets/docs/formulas.md`.

mod arr;
pub mod choices;
mod cohorts;
mod difference;
mod due;
mod facts;
pub mod figure;
pub mod id;
pub mod interval;
mod length;
mod measured;
mod quantile;
pub mod ratio;
mod renewals;
mod retention;
pub mod service;
pub mod span;
mod spread;
mod value;
mod waterfall;

#[cfg(test)]
pub(crate) mod example;
#[cfg(test)]
mod tests;

pub use choices::{Choice, ChoiceName, Choices, ChurnBy, CohortDay, RetentionBy};
pub use cohorts::{CohortRow, QuarterCell, cohort_table};
pub use difference::{Estimate, correlation, difference, mean_interval, tied_difference, welch};
pub use due::{DueMonth, due_by_month};
pub use facts::{AccountFacts, ContractFact, ExpansionFact, Filing, GroupBy, PlanFact, RenewalFact, TicketFact};
pub use figure::{Aside, Figure, Part, Undefined, Unit};
pub use id::{Kpi, Measure};
pub use interval::{Interval, nps_interval, wilson};
pub use length::{SpanLength, TrendStep};
pub use measured::{Ground, Measured};
pub use quantile::quantile;
pub use ratio::Ratio;
pub use renewals::{RISK_DAYS, ReasonRow, churn_reasons, is_at_risk};
pub use span::{NamedSpan, Periods, Span};
pub use spread::{ScoreRow, nps_spread};
pub use waterfall::{Movement, Waterfall, waterfall};
