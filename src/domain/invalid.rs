//! Why a value cannot be taken. The words for people are in the locale files, under `invalid-…`.

use crate::domain::letter::TemplateFault;
use crate::domain::query::QueryErrorKind;
use crate::domain::search::SearchErrorKind;
use thiserror::Error;

/// A value that breaks a rule of the domain. `Display` is for logs and tests; people read the translated message.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Invalid {
    #[error("a value is needed")]
    Empty,
    #[error("{0:?} is not a number")]
    NotANumber(String),
    #[error("{0:?} is not a whole number")]
    NotWhole(String),
    #[error("{0:?} is below zero")]
    Negative(String),
    #[error("{value} is outside {min} to {max}")]
    OutOfRange { value: String, min: String, max: String },
    #[error("{0:?} is not a date")]
    NotADate(String),
    #[error("{0:?} is not yes or no")]
    NotABool(String),
    #[error("{value:?} is none of: {allowed}")]
    UnknownWord { value: String, allowed: String },
    #[error("{0:?} is not a currency code")]
    UnknownCurrency(String),
    #[error("{0:?} is not an e-mail address")]
    NotAnEmail(String),
    #[error("longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("{value} is not more than {than}")]
    NotAbove { value: String, than: String },
    #[error("{value} is not less than {than}")]
    NotBelow { value: String, than: String },
    #[error("{end} is before {start}")]
    EndBeforeStart { start: String, end: String },
    #[error("the text holds a NUL character")]
    HoldsNul,
    #[error("{0}")]
    Template(TemplateFault),
    // Onboarding.
    #[error("these wait for each other: {0:?}")]
    Circle(Vec<String>),
    #[error("{0:?} is done already")]
    AlreadyDone(String),
    #[error("{0:?} is sent already")]
    AlreadySent(String),
    #[error("{0:?} has changed meanwhile")]
    ChangedMeanwhile(String),
    #[error(transparent)]
    Outline(Box<crate::domain::onboarding::OutlineError>),
    #[error("{0:?} is on both sides")]
    SameCurrency(String),
    #[error("{0:?} is taken")]
    Taken(String),
    #[error("no filter: {0:?}")]
    NotAFilter(QueryErrorKind),
    #[error("no search: {0:?}")]
    NotASearch(SearchErrorKind),
    #[error(transparent)]
    Rules(crate::domain::theme::RuleError),
    /// What became of a matter is told when something did.
    #[error("nothing to tell while it is {0}")]
    NothingToTell(crate::domain::FeedbackStatus),
    #[error("{0:?} was told already")]
    AlreadyTold(String),
    #[error("this looks at an account, and none is given")]
    NeedsAccount,
    // Expansions.
    #[error("no contract runs on {0}, so the term must be said")]
    NoRunningContract(String),
    #[error("running contracts cannot be compared without a rate for {0}")]
    NotComparable(String),
    #[error("this is not won or lost by its stage")]
    NotAnOpenStage,
    #[error("a renewal names the contract that it became")]
    ContractInUse,
    #[error("nothing fits {0:?}")]
    NobodyFits(String),
    #[error("{0:?} is no account")]
    NotAnAccount(String),
    // Mail.
    #[error("anybody may have an address at {0}")]
    PublicDomain(String),
    #[error("{0:?} is at another account, or the same person")]
    OtherAccount(String),
}
