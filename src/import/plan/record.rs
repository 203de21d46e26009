//! What a row says, one type a kind. A field is `Some` when the file has a column for it and the cell is not empty, so
//! that an import changes only what it states.

use crate::domain::{
    Billing, ContactRole, Currency, Direction, ExchangeRate, Moment, Money, Outcome, Score, Sentiment, Severity, Stage, SurveyKind,
    TouchKind, TouchModel,
};
use chrono::NaiveDate;

/// A row of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Account(AccountRecord),
    Contact(ContactRecord),
    Contract(ContractRecord),
    Renewal(RenewalRecord),
    Touch(TouchRecord),
    Usage(UsageRecord),
    Ticket(TicketRecord),
    Survey(SurveyRecord),
    Rate(ExchangeRate),
    /// A row of a survey without an answer.
    Invitation(InvitationRecord),
}

/// How a row names its account, before the book is asked. To be tried in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AccountRef {
    /// The cells of the columns that name the account, the most exact first: an id, an external id (also of one of its
    /// contracts), a name, a domain.
    pub named: Vec<String>,
    /// The contract of the row, by external id.
    pub contract: Option<String>,
    /// The contact of the row: an e-mail address (then its domain counts as well), an external id or a name.
    pub contact: Option<String>,
}

impl AccountRef {
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.contract.is_none() && self.contact.is_none()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountRecord {
    pub external_id: Option<String>,
    /// A new account without a name goes by its external id.
    pub name: Option<String>,
    pub kana: Option<String>,
    pub domain: Option<String>,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub seats: Option<u32>,
    /// Annual; from a monthly amount times twelve where only that is given.
    pub arr: Option<Money>,
    /// Only where the file or the user states it.
    pub currency: Option<Currency>,
    pub created_on: Option<NaiveDate>,
    pub churned_on: Option<NaiveDate>,
    pub owner: Option<String>,
    pub note: Option<String>,
    /// The columns that fill no field, by heading, in the order of the file; empty cells left out.
    pub custom: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactRecord {
    pub account: AccountRef,
    pub external_id: Option<String>,
    /// A new contact without a name goes by the e-mail address.
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub title: Option<String>,
    pub role: Option<ContactRole>,
    pub left_on: Option<NaiveDate>,
    /// The id that an address book gives a card: taken for the external id of who has none.
    pub card_id: Option<String>,
    pub other_emails: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContractRecord {
    pub account: AccountRef,
    pub external_id: Option<String>,
    pub product: Option<String>,
    pub plan: Option<String>,
    pub seats: Option<u32>,
    pub arr: Option<Money>,
    pub start_on: Option<NaiveDate>,
    pub end_on: Option<NaiveDate>,
    pub term_months: Option<u32>,
    pub auto_renew: Option<bool>,
    pub notice_days: Option<u32>,
    pub billing: Option<Billing>,
}

/// One of the two dates is there. A new renewal without a due date was due on the day it was closed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenewalRecord {
    /// Holds the contract as well.
    pub account: AccountRef,
    pub external_id: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<Outcome>,
    pub final_arr: Option<Money>,
    pub churn_reason: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TouchRecord {
    pub account: AccountRef,
    /// The people, by e-mail address, external id or name.
    pub contacts: Vec<String>,
    pub external_id: Option<String>,
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    pub at: Moment,
    pub minutes: Option<u32>,
    pub subject: Option<String>,
    pub body: Option<String>,
    pub sentiment: Option<Sentiment>,
}

/// The sum of the rows of one account, person, day and metric.
///
/// Two references may turn out to be one account (two of its contracts, say): their sums then add up as well.
#[derive(Clone, Debug, PartialEq)]
pub struct UsageRecord {
    pub account: AccountRef,
    pub user: Option<String>,
    pub on: NaiveDate,
    pub metric: String,
    pub value: f64,
    /// How many rows were added up.
    pub rows: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TicketRecord {
    pub account: AccountRef,
    pub contact: Option<String>,
    pub external_id: Option<String>,
    pub opened_at: Moment,
    pub first_response_at: Option<Moment>,
    pub first_response_minutes: Option<u32>,
    pub closed_at: Option<Moment>,
    pub severity: Option<Severity>,
    pub status: Option<String>,
    pub subject: Option<String>,
    /// 1 to 5.
    pub satisfaction: Option<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRecord {
    pub account: AccountRef,
    pub contact: Option<String>,
    /// Survey tools number the answers of each survey from 1: unique only together with the kind.
    pub external_id: Option<String>,
    pub kind: SurveyKind,
    pub score: Score,
    pub comment: Option<String>,
    pub at: Moment,
    /// When the person was asked.
    pub invited_at: Option<Moment>,
}

/// That somebody was asked, and has not answered.
#[derive(Clone, Debug, PartialEq)]
pub struct InvitationRecord {
    pub account: AccountRef,
    pub contact: Option<String>,
    pub kind: SurveyKind,
    pub at: Moment,
}
