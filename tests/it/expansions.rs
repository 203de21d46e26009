//! What a won upsell means for the renewals it ends with.

use crate::support::fixture::today;
use crate::support::{Shelf, noon};
use chrono::NaiveDate;
use mimamori::domain::expansion::win::Winning;
use mimamori::domain::renewal::Target;
use mimamori::domain::renewal::close::Closing;
use mimamori::domain::*;
use mimamori::ops::{ExpansionOp, Losing, Op, RenewalOp, apply};
use mimamori::review::currency::currency_of;
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

fn expansion(writer: &Writer, id: ExpansionId) -> Expansion {
    mimamori::store::needed::<Expansion>(writer.connection(), id).expect("is there").fields
}

fn idea(writer: &mut Writer, account: AccountId, note: Option<&str>) -> ExpansionId {
    let mut row = Expansion::titled(account, ExpansionKind::Upsell, "More seats");
    (row.amount, row.note, row.probability) = (usd(12_000_000), note.map(str::to_owned), Some(0.1));
    ExpansionId(write(writer, &Op::Expansion(ExpansionOp::Add(row))).id)
}

#[test]
fn what_is_lost_together_keeps_each_its_own_note() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = sold(writer);
    let ids: Vec<ExpansionId> = [Some("Ken asked"), Some("for the clinic\n"), None].map(|note| idea(writer, account, note)).to_vec();
    let lose =
        |reason: Option<&str>| Op::Expansion(ExpansionOp::Lose(ids.clone(), Losing { on: today(), reason: reason.map(str::to_owned) }));
    write(writer, &lose(Some("no budget")));
    let notes = |writer: &Writer| ids.iter().map(|id| expansion(writer, *id).note).collect::<Vec<_>>();
    let expected = ["Ken asked\nno budget", "for the clinic\nno budget", "no budget"].map(|note| Some(note.to_owned()));
    assert_eq!(notes(writer), expected);
    write(writer, &Op::Expansion(ExpansionOp::Reopen(ids.clone(), None)));
    write(writer, &lose(Some("no budget")));
    assert_eq!(notes(writer), expected, "the same reason is not said twice");
    write(writer, &Op::Expansion(ExpansionOp::Reopen(ids.clone(), None)));
    write(writer, &lose(None));
    assert_eq!(notes(writer), expected);
}

#[test]
fn a_note_that_is_emptied_while_winning_is_empty() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = sold(writer);
    for (said, after) in [(Some(None), None), (None, Some("Ken asked")), (Some(Some("from May")), Some("from May"))] {
        let id = idea(writer, account, Some("Ken asked"));
        let note = said.map(|note: Option<&str>| note.map(str::to_owned));
        write(writer, &Op::Expansion(ExpansionOp::Win(id, Winning { note, ..Winning::of(today()) })));
        assert_eq!(expansion(writer, id).note.as_deref(), after);
    }
}

#[test]
fn what_is_opened_again_stands_where_it_stood() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = sold(writer);
    let id = idea(writer, account, None);
    let before = expansion(writer, id);
    let reopen = |stage| Op::Expansion(ExpansionOp::Reopen(vec![id], stage));
    write(writer, &Op::Expansion(ExpansionOp::Lose(vec![id], Losing { on: today(), reason: None })));
    write(writer, &reopen(None));
    assert_eq!(expansion(writer, id), before, "an idea of 10 % is none of 70 %");
    let winning = Winning { amount: usd(1), product: Some("Insights".into()), ..Winning::of(today()) };
    write(writer, &Op::Expansion(ExpansionOp::Win(id, winning)));
    assert_eq!((expansion(writer, id).amount, expansion(writer, id).product.as_deref()), (usd(1), Some("Insights")));
    write(writer, &reopen(None));
    assert_eq!(expansion(writer, id), before, "what was agreed on went with the contract");
    write(writer, &Op::Expansion(ExpansionOp::Lose(vec![id], Losing { on: today(), reason: None })));
    write(writer, &reopen(Some(ExpansionStage::Proposed)));
    assert_eq!((expansion(writer, id).stage, expansion(writer, id).probability), (ExpansionStage::Proposed, None));
}

#[test]
fn one_that_came_in_decided_is_opened_as_what_is_known_of_it() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = sold(writer);
    for (id, stage, after) in [(71, ExpansionStage::Won, ExpansionStage::Negotiating), (72, ExpansionStage::Lost, ExpansionStage::Idea)] {
        let row = Expansion { stage, closed_on: Some(today()), ..Expansion::titled(account, ExpansionKind::Upsell, "Old") };
        let loaded = writer.load(noon(), |tx| mimamori::store::insert(tx.connection(), ExpansionId(id), &row, today().into()));
        loaded.expect("loads");
        write(writer, &Op::Expansion(ExpansionOp::Reopen(vec![ExpansionId(id)], None)));
        assert_eq!(expansion(writer, ExpansionId(id)).stage, after);
    }
}

#[test]
fn an_amount_without_a_currency_is_in_that_of_what_runs() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = sold(writer);
    let of = |writer: &Writer, account| currency_of(writer.connection(), account, today(), Lang::Ja).expect("reads");
    let contract = |currency, end: &str| {
        let arr = Some(Money { minor: 9, currency });
        Contract { arr, start_on: Some(day("2020-01-01")), end_on: Some(day(end)), ..Contract::of(account) }
    };
    write(writer, &Op::SaveContract(None, contract(Currency::EUR, "2026-01-01")));
    assert_eq!(of(writer, account), Currency::USD, "the newest one ran out");
    write(writer, &Op::SaveContract(None, contract(Currency::EUR, "2027-01-01")));
    assert_eq!(of(writer, account), Currency::USD, "two of three");
    let row = Account { currency: Some(Currency::EUR), ..Account::named("Acme") };
    write(writer, &Op::SaveAccount(Some(account), row));
    assert_eq!(of(writer, account), Currency::EUR, "one that runs, and the account's own");
    let bare = AccountId(write(writer, &Op::SaveAccount(None, Account::named("Bare"))).id);
    assert_eq!(of(writer, bare), Currency::EUR, "that of the book: as many amounts are in either");
}
