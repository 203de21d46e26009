//! What a won upsell means for the renewals it ends with.

use crate::support::fixture::today;
use crate::support::{Shelf, noon};
use chrono::NaiveDate;
use mimamori::domain::expansion::win::Winning;
use mimamori::domain::renewal::Target;
use mimamori::domain::renewal::close::Closing;
use mimamori::domain::*;
use mimamori::ops::{ExpansionOp, Op, RenewalOp, apply};
use mimamori::store::{Writer, all_of};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn usd(minor: i64) -> Option<Money> {
    Some(Money { minor, currency: Currency::USD })
}

fn write(writer: &mut Writer, op: &Op) -> EntityRef {
    apply(writer, op, noon()).expect("is carried out").value.row.expect("a row")
}

/// An account with a contract, an open renewal that stands for it by its day, and a won upsell beside it.
fn sold(writer: &mut Writer) -> AccountId {
    let account = AccountId(write(writer, &Op::SaveAccount(None, Account::named("Acme"))).id);
    let mut contract = Contract::of(account);
    (contract.product, contract.arr, contract.term_months) = (Some("Suite".into()), usd(100_000), Some(12));
    (contract.start_on, contract.end_on) = (Some(day("2026-03-01")), Some(day("2027-02-28")));
    write(writer, &Op::SaveContract(None, contract));
    write(writer, &Op::SaveRenewal(None, Renewal::due(account, day("2027-03-01"))));
    let upsell = Expansion { amount: usd(20_000), ..Expansion::titled(account, ExpansionKind::Upsell, "More seats") };
    let id = ExpansionId(write(writer, &Op::Expansion(ExpansionOp::Add(upsell))).id);
    write(writer, &Op::Expansion(ExpansionOp::Win(id, Winning::of(today()))));
    account
}

#[test]
fn the_renewal_of_the_contract_beside_stays_its_renewal() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    sold(writer);
    let contracts = all_of::<Contract>(writer.connection()).expect("reads");
    let ends: Vec<Option<NaiveDate>> = contracts.iter().map(|contract| contract.end_on).collect();
    assert_eq!(ends, [Some(day("2027-02-28")); 2]);
    let renewals = all_of::<Renewal>(writer.connection()).expect("reads");
    assert_eq!(renewals[0].contract, Some(contracts[0].id), "by its day alone it would be of neither");
    let coming = renewal::coming_all(&contracts, &renewals, today());
    assert_eq!(coming.len(), 2, "one end for each contract: {coming:?}");
    writer.undo(noon()).expect("undoes");
    assert_eq!(all_of::<Renewal>(writer.connection()).expect("reads")[0].contract, None);
}

#[test]
fn both_are_renewed_each_by_a_contract_of_its_own() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    sold(writer);
    for contract in all_of::<Contract>(writer.connection()).expect("reads") {
        let open = all_of::<Renewal>(writer.connection()).expect("reads").into_iter().find(|row| row.contract == Some(contract.id));
        let target = open.map_or(Target::End(contract.id, day("2027-02-28")), |row| Target::Row(row.id));
        write(writer, &Op::Renewal(RenewalOp::Close(target, Closing::of(today(), Outcome::Renewed))));
    }
    let after: Vec<i64> = all_of::<Contract>(writer.connection())
        .expect("reads")
        .iter()
        .filter(|contract| contract.start_on > Some(day("2027-01-01")))
        .filter_map(|contract| contract.arr.map(|arr| arr.minor))
        .collect();
    assert_eq!(after, [100_000, 20_000], "what was sold beside it goes on too");
}
