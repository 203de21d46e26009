//! Upsell and cross-sell: the opportunities with their accounts by stage, and where the rule sees room for more.

use super::book::{ScoredLine, some_of_book};
use super::filter::{Ground, accounts_matching};
use crate::domain::expansion::request::Request;
use crate::domain::expansion::rule::RULE;
use crate::domain::expansion::suggest::{Proposal, Prospect, Sold, proposals, sold};
use crate::domain::expansion::totals::{Totals, totals};
use crate::domain::health::{self, Signals};
use crate::domain::query::Filter;
use crate::domain::triage::{Day, Rules};
use crate::domain::{
    AccountId, Contract, ContractId, Currency, ExchangeRate, Expansion, ExpansionId, ExpansionStage, Feedback, FeedbackId, FeedbackKind,
    FeedbackStatus, Rates, Renewal, RenewalId, Row, Voice, Workdays,
};
use crate::store::facts::{AT_ONCE, Window, facts_of};
use crate::store::share::shared_out;
use crate::store::{ByAccount, Result, all_of, portfolio};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap};

/// One opportunity, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpansionLine {
    pub row: Row<ExpansionId, Expansion>,
    pub account: ScoredLine,
}

/// The opportunities of the book.
#[derive(Clone, Debug)]
pub struct Opportunities {
    pub today: NaiveDate,
    pub rates: Rates,
    /// Those that are open, by stage from the last one back, and by the day they are expected.
    pub open: Vec<ExpansionLine>,
    /// Those that are decided, the last one first.
    pub closed: Vec<ExpansionLine>,
}

/// The opportunities of a stage, by their places, with what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct StageGroup {
    pub stage: ExpansionStage,
    pub lines: Vec<usize>,
    pub totals: Totals,
}

/// What the rule sees at an account.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalLine {
    pub proposal: Proposal,
    pub account: ScoredLine,
}

/// What the rule sees over the book: what it suggests, and what is held back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    pub suggested: Vec<ProposalLine>,
    pub held: Vec<ProposalLine>,
}

/// Reads the opportunities; a filter narrows them to the accounts that fit.
pub fn opportunities(ground: &Ground<'_>, base: Currency, filter: &Filter) -> Result<Opportunities> {
    let fits = fitting(ground, filter)?;
    let mut rows = all_of::<Expansion>(ground.connection)?;
    rows.retain(|row| fits.as_ref().is_none_or(|fits| fits.contains(&row.account)));
    let ids: BTreeSet<AccountId> = rows.iter().map(|row| row.account).collect();
    let ids: Vec<AccountId> = ids.into_iter().collect();
    let scored = some_of_book(ground.connection, &ids, ground.model, ground.today, ground.zone)?;
    let accounts: HashMap<AccountId, ScoredLine> = scored.into_iter().map(|scored| (scored.line.id, scored)).collect();
    let lines = rows.into_iter().filter_map(|row| Some(ExpansionLine { account: accounts.get(&row.account)?.clone(), row }));
    let (mut open, mut closed): (Vec<ExpansionLine>, Vec<ExpansionLine>) = lines.partition(|line| line.row.is_open());
    open.sort_by_key(|line| {
        let (stage, expected_on) = (ExpansionStage::OPEN.iter().position(|stage| *stage == line.row.stage), line.row.expected_on);
        (std::cmp::Reverse(stage), expected_on.is_none(), expected_on, line.row.id)
    });
    closed.sort_by_key(|line| (std::cmp::Reverse(line.row.closed_on), line.row.id));
    Ok(Opportunities { today: ground.today, rates: rates(ground.connection, base)?, open, closed })
}

fn rates(connection: &Connection, base: Currency) -> Result<Rates> {
    let table = all_of::<ExchangeRate>(connection)?;
    Ok(Rates::new(base, table.iter().map(|row| &row.fields)))
}

/// Returns the accounts that fit a filter; `None` for one that lets everything through.
fn fitting(ground: &Ground<'_>, filter: &Filter) -> Result<Option<BTreeSet<AccountId>>> {
    if filter.is_all() {
        return Ok(None);
    }
    let found = accounts_matching(ground.connection, filter, ground.model, ground.today, ground.zone)?;
    Ok(Some(found.into_iter().collect()))
}

impl Opportunities {
    /// Puts the open ones into groups by stage, the one nearest to a contract first.
    pub fn groups(&self) -> Vec<StageGroup> {
        let places = |stage| (0..self.open.len()).filter(|place| self.open[*place].row.stage == stage).collect::<Vec<usize>>();
        let summed = |stage: &ExpansionStage| {
            let lines = places(*stage);
            let totals = self.totals(lines.iter().map(|place| &self.open[*place]));
            StageGroup { stage: *stage, lines, totals }
        };
        ExpansionStage::OPEN.iter().rev().map(summed).filter(|group| !group.lines.is_empty()).collect()
    }

    /// Sums up opportunities in the book's currency at the rates of today.
    pub fn totals<'a>(&self, lines: impl IntoIterator<Item = &'a ExpansionLine>) -> Totals {
        totals(lines.into_iter().map(|line| (line.row.id, &line.row.fields)), &self.rates, self.today)
    }

    /// Finds what an id names.
    pub fn find(&self, id: ExpansionId) -> Option<&ExpansionLine> {
        self.open.iter().chain(&self.closed).find(|line| line.row.id == id)
    }
}

/// Asks the rule about the accounts of the book, or about those that fit a filter; about the cost of scoring them.
pub fn suggestions(ground: &Ground<'_>, base: Currency, filter: &Filter) -> Result<Suggestions> {
    let fits = fitting(ground, filter)?;
    let names = portfolio::names(ground.connection)?.into_iter().map(|line| line.id);
    let asked: Vec<AccountId> = names.filter(|id| fits.as_ref().is_none_or(|fits| fits.contains(id))).collect();
    let known = Known::read(ground, base)?;
    let parts: Vec<&[AccountId]> = asked.chunks(AT_ONCE).collect();
    let (model, today, zone) = (ground.model, ground.today, ground.zone);
    let judge = |connection: &Connection, some: &&[AccountId]| known.judge(&Ground { connection, model, today, zone }, some);
    let seen = shared_out(ground.connection, &parts, judge)?.into_iter().flatten();
    let (suggested, held) = seen.partition(|line| line.proposal.is_suggested());
    let mut found = Suggestions { suggested, held };
    let worth = |line: &ProposalLine| {
        let amount = line.proposal.amount.and_then(|amount| known.rates.convert(amount, ground.today).ok());
        (std::cmp::Reverse(amount.map(|amount| amount.minor)), line.account.line.name.clone())
    };
    found.suggested.sort_by_key(worth);
    found.held.sort_by_key(|line| (line.proposal.holds.len(), worth(line)));
    Ok(found)
}

/// What the rule asks beyond the facts of health, read once for the whole book.
struct Known {
    sold: Vec<Sold>,
    contracts: ByAccount<Row<ContractId, Contract>>,
    renewals: ByAccount<Row<RenewalId, Renewal>>,
    expansions: ByAccount<Row<ExpansionId, Expansion>>,
    requests: ByAccount<Request>,
    rates: Rates,
}

impl Known {
    fn read(ground: &Ground<'_>, base: Currency) -> Result<Known> {
        let connection = ground.connection;
        let contracts = all_of::<Contract>(connection)?;
        let rates = rates(connection, base)?;
        Ok(Known {
            sold: sold(&contracts, &rates, ground.today),
            contracts: ByAccount::of_rows(contracts, |row| row.account),
            renewals: ByAccount::of_rows(all_of::<Renewal>(connection)?, |row| row.account),
            expansions: ByAccount::of_rows(all_of::<Expansion>(connection)?, |row| row.account),
            requests: ByAccount::of_rows(requests(ground)?, |request| request.account),
            rates,
        })
    }

    /// Scores some accounts and asks the rule; the rows behind are read only where it sees something.
    fn judge(&self, ground: &Ground<'_>, accounts: &[AccountId]) -> Result<Vec<ProposalLine>> {
        let (rules, workdays) = (Rules::built_in(), Workdays::plain());
        let day = Day::new(ground.today, *ground.zone, ground.model, &rules, &workdays);
        let lines = portfolio::lines_of(ground.connection, accounts, ground.today, ground.zone)?;
        let ids: Vec<AccountId> = lines.iter().map(|line| line.id).collect();
        let facts = facts_of(ground.connection, &ids, Window::of_day(ground.today, ground.model))?;
        let mut found = Vec::new();
        for (line, facts) in lines.into_iter().zip(&facts) {
            let seen = |signals: &Signals| {
                let score = health::score(signals, ground.model);
                let prospect = Prospect {
                    facts,
                    signals,
                    score: &score,
                    contracts: self.contracts.of(line.id),
                    renewals: self.renewals.of(line.id),
                    expansions: self.expansions.of(line.id),
                    requests: self.requests.of(line.id),
                    rates: &self.rates,
                };
                (proposals(&day, &prospect, &self.sold, &RULE), score)
            };
            if seen(&Signals::numbers_at(facts, ground.model, ground.today, ground.zone)).0.is_empty() {
                continue;
            }
            let (proposals, score) = seen(&Signals::at(facts, ground.model, ground.today, ground.zone));
            let account = ScoredLine { line, score };
            found.extend(proposals.into_iter().map(|proposal| ProposalLine { proposal, account: account.clone() }));
        }
        Ok(found)
    }
}

/// Reads what customers asked for and nobody has told them the end of, the newest first.
fn requests(ground: &Ground<'_>) -> Result<Vec<Request>> {
    let is_open = |matter: &Feedback| {
        let waits = matches!(matter.status, FeedbackStatus::New | FeedbackStatus::PassedOn | FeedbackStatus::Planned);
        matter.kind == FeedbackKind::Request && waits
    };
    let matters: HashMap<FeedbackId, String> =
        all_of::<Feedback>(ground.connection)?.into_iter().filter(|row| is_open(row)).map(|row| (row.id, row.fields.title)).collect();
    let voices = all_of::<Voice>(ground.connection)?;
    let mut requests: Vec<Request> = voices
        .iter()
        .filter(|voice| voice.told_on.is_none())
        .filter_map(|voice| {
            let title = matters.get(&voice.feedback)?.clone();
            Some(Request { voice: voice.id, account: voice.account, on: voice.at.day(ground.zone), title })
        })
        .collect();
    requests.sort_by_key(|request| std::cmp::Reverse((request.on, request.voice)));
    Ok(requests)
}
