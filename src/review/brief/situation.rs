//! Who the customer is: contracts, people, the last talk.

use crate::domain::health::Facts;
use crate::domain::health::facts::{ContactFact, ContractFact, Learned};
use crate::domain::{Account, AccountId, Contact, ContactId, ContactRole, Contract, ContractId, Direction, Money, Row, Touch, TouchId};
use crate::review::known::AsKnown;
use crate::store::{Result, get, needed};
use chrono::{Days, NaiveDate};

/// A champion who left so many days ago is still told of.
const LEFT_DAYS: u64 = 180;

#[derive(Clone, Debug)]
pub struct Situation {
    pub account: Row<AccountId, Account>,
    /// Those that run on the day, the first to end first.
    pub contracts: Vec<Row<ContractId, Contract>>,
    /// All that were known, for the renewal.
    pub contracts_known: Vec<Row<ContractId, Contract>>,
    /// A year's revenue, currency by currency: what the running contracts bring, else what the account states.
    pub arr: Vec<Money>,
    /// Champions and decision makers who are there.
    pub people: Vec<Row<ContactId, Contact>>,
    /// Champions who left of late.
    pub left: Vec<Row<ContactId, Contact>>,
    pub last_talk: Option<Row<TouchId, Touch>>,
}

impl Situation {
    pub(super) fn read(known: AsKnown<'_>, facts: &Facts) -> Result<Situation> {
        let account = needed::<Account>(known.connection, known.account)?;
        let contracts_known = contracts(known, facts)?;
        let mut running: Vec<Row<ContractId, Contract>> =
            contracts_known.iter().filter(|contract| contract.is_active(known.day)).cloned().collect();
        running.sort_by_key(|contract| (contract.end_on.is_none(), contract.end_on, contract.id));
        let (people, left) = people(known, facts)?;
        Ok(Situation {
            arr: arr(&running, account.arr),
            contracts: running,
            contracts_known,
            people,
            left,
            last_talk: last_talk(known, facts)?,
            account,
        })
    }
}

/// Reads the contracts; a notice that came to be known later was not given.
fn contracts(known: AsKnown<'_>, facts: &Facts) -> Result<Vec<Row<ContractId, Contract>>> {
    let mut contracts = known.rows::<Contract>()?;
    for contract in &mut contracts {
        let fact = facts.contracts.iter().find(|fact: &&ContractFact| fact.id == contract.id);
        let notice = fact.and_then(|fact| fact.notice).filter(|notice| is_learned(known, notice));
        contract.fields.notice_given_on = notice.map(|notice| notice.on);
    }
    Ok(contracts)
}

fn is_learned(known: AsKnown<'_>, learned: &Learned) -> bool {
    learned.on <= known.day && known.has_come(learned.known_at)
}

/// Sums up currency by currency, in the order in which they are first met.
fn arr(running: &[Row<ContractId, Contract>], stated: Option<Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for arr in running.iter().filter_map(|contract| contract.arr) {
        match sums.iter_mut().find(|sum| sum.currency == arr.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(arr.minor),
            None => sums.push(arr),
        }
    }
    if sums.is_empty() { stated.into_iter().collect() } else { sums }
}

type People = Vec<Row<ContactId, Contact>>;

/// Reads who decides and who speaks for us, and which champion is gone.
fn people(known: AsKnown<'_>, facts: &Facts) -> Result<(People, People)> {
    let gone_on = |contact: ContactId| {
        let fact = facts.contacts.iter().find(|fact: &&ContactFact| fact.id == contact)?;
        fact.left.filter(|left| is_learned(known, left)).map(|left| left.on)
    };
    let (mut people, mut left) = (People::new(), People::new());
    for mut contact in known.rows::<Contact>()? {
        contact.fields.left_on = gone_on(contact.id);
        match contact.left_on {
            None if matches!(contact.role, ContactRole::Champion | ContactRole::DecisionMaker) => people.push(contact),
            Some(on) if contact.role == ContactRole::Champion && is_late(on, known.day) => left.push(contact),
            _ => {}
        }
    }
    people.sort_by_key(|contact| (contact.role != ContactRole::Champion, contact.id));
    Ok((people, left))
}

fn is_late(on: NaiveDate, day: NaiveDate) -> bool {
    day.checked_sub_days(Days::new(LEFT_DAYS)).is_none_or(|since| on >= since)
}

fn last_talk(known: AsKnown<'_>, facts: &Facts) -> Result<Option<Row<TouchId, Touch>>> {
    let talks = facts
        .touches
        .iter()
        .filter(|touch| touch.direction == Direction::TwoWay && known.has_come(touch.at) && known.has_come(touch.known_at));
    let last = talks.max_by_key(|touch| (touch.at.day(known.zone), touch.at, touch.id));
    last.map(|touch| get::<Touch>(known.connection, touch.id)).transpose().map(Option::flatten)
}
