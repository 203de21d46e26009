//! Which ends somebody must decide on: open renewals, and the ends of running contracts that no renewal stands for yet.

use super::Renewal;
use crate::domain::{Contract, ContractId, RenewalId, Row};
use chrono::{Days, NaiveDate};

/// A coming end of an account's contracts that somebody must decide on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coming {
    pub renewal: Option<RenewalId>,
    pub contract: Option<ContractId>,
    pub due_on: NaiveDate,
    /// The last day on which notice can be given.
    pub notice_by: Option<NaiveDate>,
}

/// What a write about a renewal is about: its row, or the end of a contract that has no row yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Row(RenewalId),
    End(ContractId, NaiveDate),
}

impl Coming {
    /// Returns what to write to; `None` of an end without row and contract, which there is not.
    pub fn target(&self) -> Option<Target> {
        self.renewal.map(Target::Row).or(self.contract.map(|contract| Target::End(contract, self.due_on)))
    }

    /// Returns the day to act by: the last day for notice while it is ahead, else the end.
    pub fn act_by(&self, today: NaiveDate) -> NaiveDate {
        self.notice_by.filter(|by| *by >= today).unwrap_or(self.due_on)
    }
}

/// How far before the end of a contract a closed renewal may have been due and still be the renewal of that end.
const SLACK_DAYS: i64 = 45;
/// How long ago a contract may have ended, with nobody saying how, and still be asked about.
const LAPSED_DAYS: u64 = 90;

/// Finds the next end of an account: of the open renewals and the ends of running contracts, the one due first.
pub fn coming(contracts: &[Row<ContractId, Contract>], renewals: &[Row<RenewalId, Renewal>], today: NaiveDate) -> Option<Coming> {
    let running = ends(contracts, renewals, today, |contract| contract.is_active(today));
    open(contracts, renewals, today).chain(running).min_by_key(|coming| (coming.due_on, coming.renewal.is_none()))
}

/// Finds every end of an account that somebody must decide on, the one due first before others.
///
/// An open renewal that is overdue is still to come. So is the end of a contract that ended lately, with no outcome and no
/// contract after it; an older one is history.
pub fn coming_all(contracts: &[Row<ContractId, Contract>], renewals: &[Row<RenewalId, Renewal>], today: NaiveDate) -> Vec<Coming> {
    let since = today.checked_sub_days(Days::new(LAPSED_DAYS)).unwrap_or(today);
    let lapsed = |contract: &Row<ContractId, Contract>| {
        let ended = contract.end_on.is_some_and(|end| (since..today).contains(&end));
        ended && contract.notice_given_on.is_none() && !is_followed(contract, contracts)
    };
    let begins_later = |contract: &Contract| contract.start_on.is_some_and(|start| start > today);
    let counts = |contract: &Row<ContractId, Contract>| contract.is_active(today) || begins_later(contract) || lapsed(contract);
    let ends = ends(contracts, renewals, today, counts);
    let mut all: Vec<Coming> = open(contracts, renewals, today).chain(ends).collect();
    all.sort_by_key(|coming| (coming.due_on, coming.renewal.is_none(), coming.renewal, coming.contract));
    all
}

fn open<'a>(
    contracts: &'a [Row<ContractId, Contract>],
    renewals: &'a [Row<RenewalId, Renewal>],
    today: NaiveDate,
) -> impl Iterator<Item = Coming> + 'a {
    renewals.iter().filter(|row| row.outcome.is_none()).map(move |row| {
        let contract = contract_of(row, contracts);
        Coming {
            renewal: Some(row.id),
            contract: contract.map(|contract| contract.id).or(row.contract),
            due_on: row.due_on,
            notice_by: contract.and_then(|contract| contract.notice_before(contract.ends_on(today).unwrap_or(row.due_on))),
        }
    })
}

/// Returns the contract of a renewal; where it names none, the only one that ends on its day or the day before.
fn contract_of<'a>(renewal: &Renewal, contracts: &'a [Row<ContractId, Contract>]) -> Option<&'a Row<ContractId, Contract>> {
    if renewal.contract.is_some() {
        return contracts.iter().find(|contract| Some(contract.id) == renewal.contract);
    }
    let eve = renewal.due_on.pred_opt();
    let mut ending = contracts.iter().filter(|contract| contract.end_on.is_some_and(|end| end == renewal.due_on || Some(end) == eve));
    ending.next().filter(|_| ending.next().is_none())
}

fn ends<'a>(
    contracts: &'a [Row<ContractId, Contract>],
    renewals: &'a [Row<RenewalId, Renewal>],
    today: NaiveDate,
    counts: impl Fn(&Row<ContractId, Contract>) -> bool + 'a,
) -> impl Iterator<Item = Coming> + 'a {
    contracts.iter().filter(move |contract| counts(contract)).filter_map(move |contract| {
        let due_on = contract.ends_on(today)?;
        let stands_for = |row: &Row<RenewalId, Renewal>| contract_of(row, contracts).is_some_and(|found| found.id == contract.id);
        let mut own = renewals.iter().filter(|row| stands_for(row));
        let is_taken = own.any(|row| row.outcome.is_none() || settles(row, contract, due_on));
        (!is_taken).then(|| Coming { renewal: None, contract: Some(contract.id), due_on, notice_by: contract.notice_before(due_on) })
    })
}

/// Says whether a closed renewal was that of an end: it made the next contract, or was due by then. A contract whose end is moved
/// on from year to year has a renewal for each.
fn settles(renewal: &Renewal, contract: &Contract, end: NaiveDate) -> bool {
    let half = contract.start_on.map_or(SLACK_DAYS, |start| (end - start).num_days() / 2);
    let slack = if contract.end_on.is_some() { half.min(SLACK_DAYS) } else { 0 };
    renewal.outcome.is_some() && (renewal.next_contract.is_some() || (end - renewal.due_on).num_days() <= slack)
}

/// Says whether another contract of the same product begins where one ends, give or take a month.
fn is_followed(contract: &Row<ContractId, Contract>, contracts: &[Row<ContractId, Contract>]) -> bool {
    let Some(end) = contract.end_on else { return false };
    contracts.iter().any(|other| {
        let begins = other.start_on.is_some_and(|start| (start - end).num_days().abs() <= 31);
        other.id != contract.id && other.product == contract.product && (begins || other.is_active(end) && other.end_on > contract.end_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::renewal::Outcome;
    use crate::domain::{AccountId, renewal::Renewal};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn contract(id: i64, end: &str, notice_days: u32) -> Row<ContractId, Contract> {
        let mut fields = Contract::of(AccountId(1));
        fields.end_on = Some(day(end));
        fields.notice_days = Some(notice_days);
        Row { id: ContractId(id), fields }
    }

    fn renewal(id: i64, contract: Option<i64>, due: &str) -> Row<RenewalId, Renewal> {
        let mut fields = Renewal::due(AccountId(1), day(due));
        fields.contract = contract.map(ContractId);
        Row { id: RenewalId(id), fields }
    }

    #[test]
    fn the_running_contract_that_ends_first_comes_next() {
        let contracts = [contract(1, "2027-03-31", 90), contract(2, "2026-12-25", 30), contract(3, "2026-01-01", 0)];
        let next = coming(&contracts, &[], day("2026-11-22")).expect("two are running");
        assert_eq!((next.contract, next.due_on, next.notice_by), (Some(ContractId(2)), day("2026-12-25"), Some(day("2026-11-25"))));
    }

    #[test]
    fn a_settled_end_is_passed_over_and_an_overdue_open_one_is_not() {
        let contracts = [contract(1, "2026-12-25", 30)];
        let mut row = renewal(1, Some(1), "2026-12-25");
        row.fields.outcome = Some(Outcome::Renewed);
        assert_eq!(coming(&contracts, &[row.clone()], day("2026-11-22")), None);
        row.fields.outcome = None;
        assert_eq!(coming(&contracts, &[row], day("2027-02-01")).map(|next| next.due_on), Some(day("2026-12-25")));
    }

    #[test]
    fn a_row_and_the_end_it_stands_for_are_one() {
        let contracts = [contract(1, "2026-12-31", 30), contract(2, "2027-06-30", 0)];
        // Dated on the first day of the next term, and naming no contract.
        let rows = [renewal(1, None, "2027-01-01")];
        let all = coming_all(&contracts, &rows, day("2026-11-22"));
        let told: Vec<_> = all.iter().map(|one| (one.renewal, one.contract, one.due_on, one.notice_by)).collect();
        assert_eq!(
            told,
            [
                (Some(RenewalId(1)), Some(ContractId(1)), day("2027-01-01"), Some(day("2026-12-01"))),
                (None, Some(ContractId(2)), day("2027-06-30"), Some(day("2027-06-30"))),
            ]
        );
        let moved = [renewal(1, Some(1), "2027-02-15")];
        let due: Vec<_> = coming_all(&contracts, &moved, day("2026-11-22")).iter().map(|one| one.due_on).collect();
        assert_eq!(due, [day("2027-02-15"), day("2027-06-30")], "a day that was moved on counts, not the contract's own end");
    }

    #[test]
    fn a_contract_whose_end_is_moved_on_has_a_renewal_for_each_year() {
        let mut running = contract(1, "2027-03-31", 0);
        running.fields.start_on = Some(day("2025-04-01"));
        let mut past = renewal(1, Some(1), "2026-03-31");
        past.fields.outcome = Some(Outcome::Renewed);
        let all = coming_all(&[running.clone()], &[past.clone()], day("2026-11-22"));
        assert_eq!(all.iter().map(|one| one.due_on).collect::<Vec<_>>(), [day("2027-03-31")]);
        past.fields.due_on = day("2027-03-01");
        assert_eq!(coming_all(&[running], &[past], day("2026-11-22")), [], "due a little early, it was this one");
    }

    #[test]
    fn what_ended_lately_without_a_word_is_asked_about_and_what_went_on_is_not() {
        let today = day("2026-11-22");
        let ended = contract(1, "2026-10-31", 0);
        assert_eq!(coming_all(std::slice::from_ref(&ended), &[], today).len(), 1);
        assert_eq!(coming(std::slice::from_ref(&ended), &[], today), None, "it is not what comes next");
        let mut next = contract(2, "2027-10-31", 0);
        next.fields.start_on = Some(day("2026-11-01"));
        let due: Vec<_> = coming_all(&[ended.clone(), next], &[], today).iter().map(|one| one.due_on).collect();
        assert_eq!(due, [day("2027-10-31")]);
        assert_eq!(coming_all(&[contract(1, "2026-01-31", 0)], &[], today), [], "long ago");
        let mut left = ended;
        left.fields.notice_given_on = Some(day("2026-09-01"));
        assert_eq!(coming_all(&[left], &[], today), [], "they said so");
    }

    #[test]
    fn a_contract_that_begins_later_ends_too() {
        let mut next = contract(1, "2027-12-31", 0);
        next.fields.start_on = Some(day("2027-01-01"));
        assert_eq!(coming_all(&[next.clone()], &[], day("2026-11-22")).len(), 1);
        assert_eq!(coming(&[next], &[], day("2026-11-22")), None, "what runs comes first");
    }

    #[test]
    fn a_contract_without_an_end_comes_up_at_the_end_of_each_term() {
        let mut endless = contract(1, "2026-01-01", 30);
        endless.fields.end_on = None;
        assert_eq!(coming_all(&[endless.clone()], &[], day("2026-11-22")), [], "nothing is known of its term");
        (endless.fields.start_on, endless.fields.term_months) = (Some(day("2024-02-29")), Some(12));
        let due = |today: &str| coming_all(&[endless.clone()], &[], day(today)).first().map(|one| one.due_on);
        assert_eq!(due("2026-11-22"), Some(day("2027-02-28")));
        assert_eq!(due("2027-02-28"), Some(day("2027-02-28")), "the last day is still ahead");
        assert_eq!(due("2027-03-01"), Some(day("2028-02-28")), "the day before 29 February");
    }
}
