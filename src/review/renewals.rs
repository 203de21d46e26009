//! The renewal pipeline: every end somebody must decide on with its account, what is missing, the outlook of the quarter, what
//! changed, and how good the forecasts were.

use super::book::{ScoredLine, some_of_book};
use super::filter::{Ground, Subjects};
use crate::domain::kpi::Span;
use crate::domain::query::Filter;
use crate::domain::renewal::calibration::{Calibration, FROZEN_AT, calibration};
use crate::domain::renewal::change::{Change, Made, changes};
use crate::domain::renewal::group::{Basis, By, Group};
use crate::domain::renewal::outlook::{Outlook, outlook};
use crate::domain::renewal::totals::{Totals, totals};
use crate::domain::renewal::{Coming, Deal, Target, coming_all};
use crate::domain::{AccountId, Contract, ContractId, Currency, ExchangeRate, Home, Outcome, Rates, Renewal, RenewalId, Row};
use crate::store::portfolio::{self, AccountLine};
use crate::store::{self, ByAccount, Result, all_of, renewals};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// One end, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineLine {
    pub deal: Deal,
    pub renewal: Option<Row<RenewalId, Renewal>>,
    pub contract: Option<Row<ContractId, Contract>>,
    pub account: Owner,
}

/// Whose an end is: what needs no reading of the account's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Owner {
    pub id: AccountId,
    pub name: String,
    pub kana: Option<String>,
    churned_on: Option<NaiveDate>,
}

impl PipelineLine {
    /// Returns the outcome; `None` while it is open.
    pub fn outcome(&self) -> Option<Outcome> {
        self.renewal.as_ref().and_then(|row| row.outcome)
    }
}

/// The renewals of the book.
#[derive(Clone, Debug)]
pub struct Pipeline {
    pub today: NaiveDate,
    pub rates: Rates,
    /// The first month of the fiscal year.
    pub year_begins: u32,
    /// Ends to decide on, the one due first before others.
    pub open: Vec<PipelineLine>,
    /// Those that are decided, the one due last first.
    pub closed: Vec<PipelineLine>,
    /// Running contracts of which no end is known.
    pub endless: Vec<(Owner, Row<ContractId, Contract>)>,
    contracts: Vec<Row<ContractId, Contract>>,
    renewals: Vec<Row<RenewalId, Renewal>>,
    made: Made,
}

/// A group of lines, by their places, with what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct LineGroup {
    pub group: Group,
    pub lines: Vec<usize>,
    pub totals: Totals,
}

/// Reads the pipeline; a filter narrows it to the accounts that fit, and costs what scoring them costs. Without one nothing is
/// scored: whoever shows health asks for it, for what is shown (`Pipeline::scored`, `some_of_book`).
pub fn pipeline(ground: &Ground<'_>, base: Currency, filter: &Filter) -> Result<Pipeline> {
    let connection = ground.connection;
    let table = all_of::<ExchangeRate>(connection)?;
    let rates = Rates::new(base, table.iter().map(|row| &row.fields));
    let (mut contracts, mut renewals) = (all_of::<Contract>(connection)?, all_of::<Renewal>(connection)?);
    let mut accounts = owners(connection, &contracts, &renewals)?;
    narrow(ground, filter, &mut accounts)?;
    contracts.retain(|row| accounts.contains_key(&row.account));
    renewals.retain(|row| accounts.contains_key(&row.account));
    let own_contracts = ByAccount::of_rows(contracts.iter().cloned(), |row| row.account);
    let own_renewals = ByAccount::of_rows(renewals.iter().cloned(), |row| row.account);
    let mut read = Pipeline {
        today: ground.today,
        rates,
        year_begins: store::kpi::choices(connection)?.year_begins,
        open: Vec::new(),
        closed: Vec::new(),
        endless: Vec::new(),
        made: renewals::made(connection)?,
        contracts,
        renewals,
    };
    for owner in accounts.values() {
        read.take_account(owner, own_contracts.of(owner.id), own_renewals.of(owner.id));
    }
    read.open.sort_by_key(|line| (line.deal.due_on, line.deal.notice_by, line.deal.target_of));
    read.closed.sort_by_key(|line| (std::cmp::Reverse(line.deal.due_on), line.deal.target_of));
    read.endless.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    Ok(read)
}

/// Reads the accounts that have contracts or renewals.
fn owners(
    connection: &Connection,
    contracts: &[Row<ContractId, Contract>],
    renewals: &[Row<RenewalId, Renewal>],
) -> Result<BTreeMap<AccountId, Owner>> {
    let wanted: HashSet<AccountId> = contracts.iter().map(|row| row.account).chain(renewals.iter().map(|row| row.account)).collect();
    let named = portfolio::names(connection)?.into_iter().filter(|line| wanted.contains(&line.id));
    let owner = |line: AccountLine| Owner { id: line.id, name: line.name, kana: line.kana, churned_on: line.churned_on };
    Ok(named.map(|line| (line.id, owner(line))).collect())
}

fn narrow(ground: &Ground<'_>, filter: &Filter, accounts: &mut BTreeMap<AccountId, Owner>) -> Result<()> {
    if filter.is_all() {
        return Ok(());
    }
    let ids: Vec<AccountId> = accounts.keys().copied().collect();
    let book = some_of_book(ground.connection, &ids, ground.model, ground.today, ground.zone)?;
    let mut subjects = Subjects::of_book(&book);
    subjects.prepare(ground, filter)?;
    let matcher = filter.on(ground.today);
    accounts.retain(|id, _| subjects.fits(&matcher, *id));
    Ok(())
}

impl Pipeline {
    fn take_account(&mut self, owner: &Owner, contracts: &[Row<ContractId, Contract>], renewals: &[Row<RenewalId, Renewal>]) {
        let today = self.today;
        let has_churned = owner.churned_on.is_some_and(|on| on <= today);
        for coming in coming_all(contracts, renewals, today) {
            // A customer that has left leaves no ends behind but those somebody wrote down.
            if coming.renewal.is_some() || !has_churned {
                self.open.extend(line(owner, coming, contracts, renewals));
            }
        }
        for row in renewals.iter().filter(|row| row.outcome.is_some()) {
            let contract = contracts.iter().find(|contract| Some(contract.id) == row.contract);
            let notice_by = contract.and_then(|contract| contract.notice_before(row.due_on));
            let past = Coming { renewal: Some(row.id), contract: row.contract, due_on: row.due_on, notice_by };
            self.closed.extend(line(owner, past, contracts, renewals));
        }
        if !has_churned {
            let endless = contracts.iter().filter(|contract| contract.is_active(today) && contract.ends_on(today).is_none());
            self.endless.extend(endless.map(|contract| (owner.clone(), contract.clone())));
        }
    }

    /// Reads and scores the accounts of all lines.
    pub fn scored(&self, ground: &Ground<'_>) -> Result<HashMap<AccountId, ScoredLine>> {
        let mut ids: Vec<AccountId> = self.open.iter().chain(&self.closed).map(|line| line.account.id).collect();
        ids.sort();
        ids.dedup();
        let scored = some_of_book(ground.connection, &ids, ground.model, ground.today, ground.zone)?;
        Ok(scored.into_iter().map(|scored| (scored.line.id, scored)).collect())
    }

    /// Puts the open ends into groups in the order of time.
    pub fn groups(&self, by: By, basis: Basis) -> Vec<LineGroup> {
        let mut places: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
        for (place, line) in self.open.iter().enumerate() {
            places.entry(Group::of(by, basis.day(&line.deal), self.today, self.year_begins)).or_default().push(place);
        }
        let summed = |(group, mut lines): (Group, Vec<usize>)| {
            lines.sort_by_key(|place| (basis.day(&self.open[*place].deal), *place));
            let totals = self.totals(lines.iter().map(|place| &self.open[*place]));
            LineGroup { group, lines, totals }
        };
        places.into_iter().map(summed).collect()
    }

    /// Sums up lines in the book's currency at the rates of today.
    pub fn totals<'a>(&self, lines: impl IntoIterator<Item = &'a PipelineLine>) -> Totals {
        totals(lines.into_iter().map(|line| &line.deal), &self.rates, self.today)
    }

    /// Works out what the quarter of today would come to.
    pub fn outlook(&self) -> Outlook {
        let deals: Vec<Deal> = self.open.iter().map(|line| line.deal.clone()).collect();
        outlook(&self.contracts, &deals, &self.rates, Span::quarter(self.today, self.year_begins), self.today)
    }

    /// Returns the quarter of today.
    pub fn quarter(&self) -> Group {
        Group::of(By::Quarter, self.today, self.today, self.year_begins)
    }

    /// Lists what changed in so many days.
    pub fn changes(&self, ground: &Ground<'_>, days: u64) -> Result<Vec<Change>> {
        let day = self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today);
        let since = ground.zone.end_of(day);
        let known = renewals::known_since(ground.connection, since)?;
        let deals: Vec<Deal> = self.open.iter().map(|line| line.deal.clone()).collect();
        let is_new = |deal: &Deal| match (deal.contract, deal.target_of) {
            (Some(contract), _) => known.contracts.contains(&contract),
            (None, Target::Row(renewal)) => known.renewals.contains(&renewal),
            (None, _) => false,
        };
        Ok(changes(&deals, &self.renewals, &self.made, (since, day), is_new))
    }

    /// Compares one's forecasts with what came of them.
    pub fn calibrations(&self, ground: &Ground<'_>) -> Vec<Calibration> {
        FROZEN_AT.iter().map(|days| calibration(&self.renewals, &self.made, *days, ground.zone)).collect()
    }

    pub fn made_of(&self, renewal: RenewalId) -> &[crate::domain::ForecastMade] {
        self.made.get(&renewal).map_or(&[], Vec::as_slice)
    }
}

fn line(
    owner: &Owner,
    coming: Coming,
    contracts: &[Row<ContractId, Contract>],
    renewals: &[Row<RenewalId, Renewal>],
) -> Option<PipelineLine> {
    let renewal = renewals.iter().find(|row| Some(row.id) == coming.renewal).cloned();
    let contract = contracts.iter().find(|row| Some(row.id) == coming.contract).cloned();
    let fields = (renewal.as_ref().map(|row| &row.fields), contract.as_ref().map(|row| &row.fields));
    let deal = Deal::of(owner.id, coming, fields.0, fields.1)?;
    Some(PipelineLine { deal, renewal, contract, account: owner.clone() })
}

/// Finds what an argument names: a renewal by its id, the open end of a contract by the contract's, or an account's only end.
pub fn find_open<'a>(pipeline: &'a Pipeline, id: &str) -> Vec<&'a PipelineLine> {
    let named = |line: &&PipelineLine| {
        let (renewal, contract) = (line.renewal.as_ref(), line.contract.as_ref());
        renewal.is_some_and(|row| row.id.to_string() == id || row.external_id.as_deref() == Some(id))
            || contract.is_some_and(|row| row.id.to_string() == id || row.external_id.as_deref() == Some(id))
    };
    pipeline.open.iter().filter(named).collect()
}

/// Reads the reasons customers left for, as often as each was given, and what was lost, over closed lines.
pub fn churn_by_reason<'a>(lines: impl IntoIterator<Item = &'a PipelineLine>, pipeline: &Pipeline) -> Vec<(String, Totals)> {
    let mut by_reason: BTreeMap<String, Vec<&PipelineLine>> = BTreeMap::new();
    for line in lines.into_iter().filter(|line| line.outcome() == Some(Outcome::Churned)) {
        let reason = line.renewal.as_ref().and_then(|row| row.churn_reason.clone()).unwrap_or_default();
        by_reason.entry(reason).or_default().push(line);
    }
    let mut reasons: Vec<(String, Totals)> = by_reason.into_iter().map(|(reason, lines)| (reason, pipeline.totals(lines))).collect();
    reasons.sort_by(|(one, of_one), (other, of_other)| of_other.n.cmp(&of_one.n).then_with(|| one.cmp(other)));
    reasons
}

/// Returns the currency in which a book is summed up: the one chosen for it, else that of the person's settings, else the one most
/// amounts are in, else that of the language.
pub fn base_currency(connection: &Connection, home: impl Into<Home>) -> Currency {
    let home = home.into();
    let chosen = store::kpi::chosen_currency(connection).ok().flatten();
    let usual = || store::kpi::base(connection).ok().flatten();
    chosen.or(home.currency).or_else(usual).unwrap_or_else(|| home.usual_currency())
}
