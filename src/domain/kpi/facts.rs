//! What figures look at of each account: lean rows, read once for the whole book.

use crate::domain::kpi::Span;
use crate::domain::voice::Answer;
use crate::domain::words::text_enum;
use crate::domain::{
    AccountId, Band, ContractId, ExpansionId, ExpansionKind, Forecast, Moment, Money, Outcome, PlanId, RenewalId, Stage, TicketId,
    TouchModel,
};
use chrono::NaiveDate;

/// All that figures look at of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountFacts {
    pub id: AccountId,
    /// The annual recurring revenue of the account row.
    pub stated: Option<Money>,
    pub created_on: Option<NaiveDate>,
    pub churned_on: Option<NaiveDate>,
    pub filing: Filing,
    pub contracts: Vec<ContractFact>,
    pub renewals: Vec<RenewalFact>,
    pub expansions: Vec<ExpansionFact>,
    pub plans: Vec<PlanFact>,
    pub tickets: Vec<TicketFact>,
    pub answers: Vec<Answer>,
    /// Those of the days asked about on which the account was in use: some use on one of the seven days up to it.
    pub in_use_on: Vec<NaiveDate>,
    /// Where its health stands on the last day; `None` where it was not scored.
    pub band: Option<Band>,
}

/// What accounts are told apart by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filing {
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContractFact {
    pub id: ContractId,
    pub arr: Option<Money>,
    pub start_on: Option<NaiveDate>,
    pub end_on: Option<NaiveDate>,
    pub notice_days: Option<u32>,
    pub notice_given_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RenewalFact {
    pub id: RenewalId,
    pub contract: Option<ContractId>,
    pub due_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<Outcome>,
    pub forecast: Option<Forecast>,
    pub probability: Option<f64>,
    pub amount: Option<Money>,
    pub final_arr: Option<Money>,
    pub churn_reason: Option<String>,
    pub next_contract: Option<ContractId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpansionFact {
    pub id: ExpansionId,
    pub kind: ExpansionKind,
    pub is_won: bool,
    pub closed_on: Option<NaiveDate>,
    pub amount: Option<Money>,
    pub contract: Option<ContractId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanFact {
    pub id: PlanId,
    pub start_on: NaiveDate,
    pub first_value_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TicketFact {
    pub id: TicketId,
    pub opened_at: Moment,
    /// In the person's zone.
    pub opened_on: NaiveDate,
    pub first_response_at: Option<Moment>,
    pub first_response_minutes: Option<u32>,
    pub closed_at: Option<Moment>,
}

text_enum! {
    /// What figures can be told apart by.
    pub enum GroupBy {
        Segment = "segment",
        TouchModel = "touch_model",
        Industry = "industry",
        Region = "region",
        Stage = "stage",
        /// The quarter in which an account's first contract began.
        StartQuarter = "start_quarter",
    }
}

impl AccountFacts {
    pub fn of(id: AccountId) -> AccountFacts {
        AccountFacts {
            id,
            stated: None,
            created_on: None,
            churned_on: None,
            filing: Filing::default(),
            contracts: Vec::new(),
            renewals: Vec::new(),
            expansions: Vec::new(),
            plans: Vec::new(),
            tickets: Vec::new(),
            answers: Vec::new(),
            in_use_on: Vec::new(),
            band: None,
        }
    }

    /// Returns the day the customer began with us: the first day of the first contract, of an account without any the day it was created.
    pub fn began_on(&self) -> Option<NaiveDate> {
        match self.contracts.is_empty() {
            true => self.created_on,
            false => self.contracts.iter().filter_map(|contract| contract.start_on).min(),
        }
    }

    /// Returns the first day of the quarter it began in, in a year that begins with a month.
    pub fn start_quarter(&self, year_begins: u32) -> Option<NaiveDate> {
        self.began_on().map(|day| Span::quarter(day, year_begins).from)
    }

    /// Returns what it is filed under; `None` where nothing is said. A quarter is named by its first day.
    pub fn group(&self, by: GroupBy, year_begins: u32) -> Option<String> {
        match by {
            GroupBy::Segment => self.filing.segment.clone(),
            GroupBy::TouchModel => self.filing.touch_model.map(|model| model.to_string()),
            GroupBy::Industry => self.filing.industry.clone(),
            GroupBy::Region => self.filing.region.clone(),
            GroupBy::Stage => self.filing.stage.map(|stage| stage.to_string()),
            GroupBy::StartQuarter => self.start_quarter(year_begins).map(|day| day.to_string()),
        }
    }
}
