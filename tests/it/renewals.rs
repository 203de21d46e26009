//! The pipeline against a second, naive computation from the definitions, on books made by chance; the change log of forecasts;
//! and real churn events against SQL.

use crate::support::fixture::{days_ago, today};
use crate::support::{Shelf, later, noon};
use chrono::{Days, NaiveDate};
use mimamori::domain::health::Model;
use mimamori::domain::query::Filter;
use mimamori::domain::renewal::Target;
use mimamori::domain::renewal::close::Closing;
use mimamori::domain::renewal::group::{Basis, By};
use mimamori::domain::*;
use mimamori::ops::{Op, RenewalChange, RenewalOp, apply};
use mimamori::review::Ground;
use mimamori::review::renewals::{Pipeline, churn_by_reason, pipeline};
use mimamori::store::{Writer, all_of, insert};
use proptest::prelude::*;
use rusqlite::Connection;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn read(connection: &Connection, base: Currency) -> Pipeline {
    let (model, zone) = (Model::built_in(), Zone::utc());
    let ground = Ground { connection, model: &model, today: today(), zone: &zone };
    pipeline(&ground, base, &Filter::default()).expect("reads")
}

fn write(writer: &mut Writer, op: &Op) -> EntityRef {
    apply(writer, op, noon()).expect("is carried out").value.row.expect("a row")
}

/// A contract by chance: when it began and ends from today, its revenue, its currency, and what is forecast.
type Drawn = (u64, i64, i64, bool, Option<(u8, Option<u8>, i64)>);

fn drawn() -> impl Strategy<Value = Vec<Vec<Drawn>>> {
    let forecast = proptest::option::of((0_u8..5, proptest::option::of(0_u8..=100), 0_i64..200_000));
    let contract = (1_u64..800, 0_i64..200, 0_i64..150_000, any::<bool>(), forecast);
    prop::collection::vec(prop::collection::vec(contract, 1..4), 1..8)
}

fn money(minor: i64, is_yen: bool) -> Money {
    Money { minor, currency: if is_yen { Currency::JPY } else { Currency::USD } }
}

fn fill(writer: &mut Writer, accounts: &[Vec<Drawn>]) {
    let rate = ExchangeRate { currency: Currency::JPY, quote: Currency::USD, from_on: days_ago(10), rate: 0.0067, source: None };
    let added = writer.load(noon(), |tx| insert(tx.connection(), RateId(tx.new_id()), &rate, tx.at()));
    added.expect("adds");
    for (number, contracts) in accounts.iter().enumerate() {
        let account = AccountId(write(writer, &Op::SaveAccount(None, Account::named(format!("Account {number}")))).id);
        for (place, (began, ends, arr, is_yen, forecast)) in contracts.iter().enumerate() {
            let mut contract = Contract::of(account);
            contract.product = Some(format!("Product {place}"));
            contract.arr = Some(money(*arr, *is_yen));
            (contract.start_on, contract.end_on) = (Some(days_ago(*began)), Some(today() + Days::new(ends.unsigned_abs())));
            let id = ContractId(write(writer, &Op::SaveContract(None, contract.clone())).id);
            if let Some((category, chance, amount)) = forecast {
                let target = Target::End(id, contract.end_on.expect("was set"));
                let change = RenewalChange {
                    probability: chance.map(|percent| Some(f64::from(percent) / 100.0)),
                    amount: Some(Some(money(*amount, *is_yen))),
                    ..RenewalChange::forecast(Forecast::ALL[usize::from(*category)])
                };
                write(writer, &Op::Renewal(RenewalOp::Set(vec![target], change)));
            }
        }
    }
}

/// What the definitions say, worked out from what was drawn and nothing else.
#[derive(Default)]
struct Naive {
    due: f64,
    committed: f64,
    expected: f64,
    variance: f64,
    at_risk: f64,
    unforecast: f64,
}

const USUAL: [f64; 5] = [0.95, 0.75, 0.5, 0.25, 0.0];

/// Cents: yen have no minor unit.
fn cents(minor: i64, is_yen: bool) -> f64 {
    if is_yen { (minor as f64 * 0.0067 * 100.0).round() } else { minor as f64 }
}

impl Naive {
    fn of<'a>(contracts: impl Iterator<Item = &'a Drawn>) -> Naive {
        let mut sums = Naive::default();
        for (_, _, arr, is_yen, forecast) in contracts {
            let target = cents(*arr, *is_yen);
            sums.due += target;
            let Some((category, chance, amount)) = forecast else {
                sums.unforecast += target;
                continue;
            };
            let kept = cents(*amount, *is_yen).min(target);
            let p = chance.map_or(USUAL[usize::from(*category)], |percent| f64::from(percent) / 100.0);
            sums.expected += (p * kept).round();
            sums.variance += p * (1.0 - p) * kept * kept;
            match category {
                0 => sums.committed += kept,
                3 | 4 => sums.at_risk += target,
                _ => {}
            }
        }
        sums
    }
}

/// Gross and net retention by going through every outcome of every account's open renewals; `None` without opening revenue.
fn retention(accounts: &[Vec<Drawn>], quarter: (NaiveDate, NaiveDate)) -> Option<(f64, f64)> {
    let (mut opening_sum, mut gross_sum, mut net_sum) = (0.0, 0.0, 0.0);
    for contracts in accounts {
        let running: Vec<&Drawn> = contracts.iter().filter(|drawn| days_ago(drawn.0) <= quarter.0).collect();
        if running.is_empty() {
            continue;
        }
        let opening: f64 = running.iter().map(|drawn| cents(drawn.2, drawn.3)).sum();
        let ends = |drawn: &&Drawn| today() + Days::new(drawn.1.unsigned_abs());
        let settled: f64 = contracts.iter().filter(|drawn| ends(drawn) > quarter.1).map(|drawn| cents(drawn.2, drawn.3)).sum();
        let open: Vec<(f64, f64)> = contracts.iter().filter(|drawn| ends(drawn) <= quarter.1).map(chance_and_amount).collect();
        for outcome in 0..1_u32 << open.len() {
            let (mut chance, mut end) = (1.0, settled);
            for (place, (p, amount)) in open.iter().enumerate() {
                let comes = outcome >> place & 1 == 1;
                chance *= if comes { *p } else { 1.0 - p };
                end += if comes { *amount } else { 0.0 };
            }
            gross_sum += chance * end.min(opening);
            net_sum += chance * end;
        }
        opening_sum += opening;
    }
    (opening_sum > 0.0).then(|| (gross_sum / opening_sum, net_sum / opening_sum))
}

fn chance_and_amount(drawn: &Drawn) -> (f64, f64) {
    let (_, _, arr, is_yen, forecast) = drawn;
    match forecast {
        None => (0.5, cents(*arr, *is_yen)),
        Some((category, chance, amount)) => {
            (chance.map_or(USUAL[usize::from(*category)], |percent| f64::from(percent) / 100.0), cents(*amount, *is_yen))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_and_outlook_are_what_a_naive_computation_says(accounts in drawn()) {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        fill(book.writer.as_mut().expect("for writing"), &accounts);
        let found = read(book.reader.connection(), Currency::USD);
        let all: Vec<&Drawn> = accounts.iter().flatten().collect();
        prop_assert_eq!(found.open.len(), all.len());
        for group in found.groups(By::Window, Basis::Due) {
            let fits = |drawn: &&&Drawn| group.lines.iter().any(|place| found.open[*place].deal.due_on == today() + Days::new(drawn.1.unsigned_abs()));
            let naive = Naive::of(all.iter().filter(fits).copied());
            let totals = &group.totals;
            let close = |figure: &kpi::Figure, expected: f64| (figure.numerator - expected).abs() < 0.5;
            prop_assert!(close(&totals.due, naive.due) && close(&totals.committed, naive.committed), "{totals:?}");
            prop_assert!(close(&totals.expected, naive.expected) && close(&totals.at_risk, naive.at_risk), "{totals:?}");
            prop_assert!(close(&totals.unforecast, naive.unforecast));
            if let Some(interval) = totals.expected.interval {
                let low = (naive.expected - 1.96 * naive.variance.sqrt()).max(0.0);
                prop_assert!((interval.low - low).abs() < 1.0, "{interval:?} {low}");
            }
        }
        let outlook = found.outlook();
        let quarter = (day("2026-10-01"), day("2026-12-31"));
        match retention(&accounts, quarter) {
            None => prop_assert!(outlook.expected.gross.known().is_none()),
            Some((gross, net)) => {
                prop_assert!((outlook.expected.gross.known().expect("a share") - gross).abs() < 1e-9);
                prop_assert!((outlook.expected.net.known().expect("a share") - net).abs() < 1e-9);
            }
        }
    }
}

#[test]
fn each_change_of_a_forecast_keeps_how_it_stands_then() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = AccountId(write(writer, &Op::SaveAccount(None, Account::named("Acme"))).id);
    let mut contract = Contract::of(account);
    contract.arr = Some(money(100_000, false));
    (contract.start_on, contract.end_on) = (Some(days_ago(300)), Some(day("2027-02-28")));
    let id = ContractId(write(writer, &Op::SaveContract(None, contract)).id);
    let end = Target::End(id, day("2027-02-28"));
    let steps = [
        RenewalChange { note: Some(Some("asked".into())), ..RenewalChange::default() },
        RenewalChange::forecast(Forecast::Likely),
        RenewalChange::forecast(Forecast::Likely),
        RenewalChange { probability: Some(Some(0.6)), ..RenewalChange::default() },
        RenewalChange { due_on: Some(day("2027-03-31")), ..RenewalChange::default() },
        RenewalChange::forecast(Forecast::AtRisk),
    ];
    for (minute, change) in steps.into_iter().enumerate() {
        let op = Op::Renewal(RenewalOp::Set(vec![end], change));
        apply(writer, &op, later(minute as i64)).expect("is carried out");
    }
    let made = all_of::<ForecastMade>(writer.connection()).expect("reads");
    let told: Vec<_> = made.iter().map(|row| (row.forecast, row.probability, row.due_on.to_string())).collect();
    assert_eq!(
        told,
        [
            (Some(Forecast::Likely), None, "2027-02-28".into()),
            (Some(Forecast::Likely), Some(0.6), "2027-02-28".into()),
            (Some(Forecast::Likely), Some(0.6), "2027-03-31".into()),
            (Some(Forecast::AtRisk), None, "2027-03-31".into()),
        ],
        "a note is no forecast, the same again neither, and a new category takes the chance of the old one away"
    );
    assert!(made.iter().all(|row| row.amount == Some(money(100_000, false))), "what was at stake is kept with it");
    assert_eq!(all_of::<Renewal>(writer.connection()).expect("reads").len(), 1);
}

#[test]
fn a_renewed_contract_makes_the_next_or_takes_the_one_that_is_there() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let account = AccountId(write(writer, &Op::SaveAccount(None, Account::named("Acme"))).id);
    let mut contract = Contract::of(account);
    (contract.product, contract.arr) = (Some("Suite".into()), Some(money(0, false)));
    (contract.start_on, contract.end_on, contract.term_months) = (Some(day("2024-03-01")), Some(day("2027-02-28")), Some(36));
    let first = ContractId(write(writer, &Op::SaveContract(None, contract.clone())).id);
    let close =
        |contract, due: &str| Op::Renewal(RenewalOp::Close(Target::End(contract, day(due)), Closing::of(today(), Outcome::Renewed)));
    let op = close(first, "2027-02-28");
    write(writer, &op);
    let contracts = all_of::<Contract>(writer.connection()).expect("reads");
    let next = &contracts[1];
    assert_eq!((next.start_on, next.end_on, next.arr), (Some(day("2027-03-01")), Some(day("2030-02-28")), Some(money(0, false))));
    let followed = all_of::<Renewal>(writer.connection()).expect("reads")[0].next_contract;
    assert_eq!(followed, Some(next.id));
    assert!(
        apply(
            writer,
            &Op::Renewal(RenewalOp::Close(
                Target::Row(all_of::<Renewal>(writer.connection()).expect("reads")[0].id),
                Closing::of(today(), Outcome::Renewed)
            )),
            noon()
        )
        .is_err(),
        "it is decided"
    );
    // The import brought the contract after the next.
    (contract.start_on, contract.end_on) = (Some(day("2030-03-01")), Some(day("2033-02-28")));
    let brought = ContractId(write(writer, &Op::SaveContract(None, contract)).id);
    let op = close(next.id, "2030-02-28");
    write(writer, &op);
    assert_eq!(all_of::<Contract>(writer.connection()).expect("reads").len(), 3, "no fourth one");
    assert!(all_of::<Renewal>(writer.connection()).expect("reads").iter().any(|row| row.next_contract == Some(brought)));
}

#[test]
fn real_churn_events_by_reason_are_those_of_a_few_lines_of_sql() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(std::path::PathBuf::from) else {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
        return;
    };
    use mimamori::import::ImportKind::{Accounts, Contracts, Renewals};
    let mut bench = crate::import::Bench::new();
    let files =
        [(Accounts, "ravenstack_accounts.csv"), (Contracts, "ravenstack_subscriptions.csv"), (Renewals, "ravenstack_churn_events.csv")];
    for (kind, file) in files {
        bench.run(kind, &crate::import::of(folder.join("crm/ravenstack").join(file)));
    }
    let connection = bench.writer().connection();
    let found = read(connection, Currency::USD);
    let mut told: Vec<(String, usize)> =
        churn_by_reason(&found.closed, &found).into_iter().map(|(reason, totals)| (reason, totals.n)).collect();
    told.sort();
    let sql =
        "SELECT coalesce(churn_reason, ''), count(*) FROM renewal WHERE outcome = 'churned' AND deleted_at IS NULL GROUP BY 1 ORDER BY 1";
    let mut statement = connection.prepare(sql).expect("is a query");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)? as usize))).expect("runs");
    assert_eq!(told, rows.map(|row| row.expect("reads")).collect::<Vec<_>>());
    let counted = [("budget", 104), ("competitor", 92), ("features", 114), ("pricing", 91), ("support", 104), ("unknown", 95)];
    assert_eq!(told, counted.map(|(reason, n)| (reason.to_owned(), n)), "as the file itself is counted by its fourth column");
}
