//! Figures of random books, worked out a second time from the definitions by plain loops; and those of a real set of exports
//! beside a few lines of SQL.

use crate::import::{Bench, of};
use crate::support::{Shelf, noon};
use chrono::{Days, NaiveDate};
use mimamori::domain::health::Model;
use mimamori::domain::kpi::{Choice, Kpi, Periods, Span};
use mimamori::domain::*;
use mimamori::import::ImportKind;
use mimamori::ops::{KpiOp, Op, RateOp, apply};
use mimamori::review::kpi::{Health, KpiReview, Question, course, kpi};
use mimamori::store::{Writer, all_of};
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn year() -> Span {
    Span { from: day("2026-01-01"), to: day("2026-12-31") }
}

fn review(connection: &Connection, span: Span) -> KpiReview {
    let zone = Zone::utc();
    let question =
        Question { periods: Periods::of(span), accounts: None, by: None, currency: Currency::USD, zone: &zone, health: Health::Unasked };
    kpi(connection, &question).expect("reads")
}

fn figure(review: &KpiReview, name: Kpi) -> (Option<f64>, f64, f64) {
    let figure = &review.line(name).expect("is there").now;
    (figure.known(), figure.numerator, figure.denominator)
}

/// A contract as a few numbers: days after the first of the year at which it begins, its length in days, its amount, and whether it
/// is in yen.
#[derive(Clone, Debug)]
struct Sold {
    begins: i64,
    days: u64,
    amount: i64,
    in_yen: bool,
}

/// A renewal: the day of the year on which it was due, what was up, and what came (nothing while it is open).
#[derive(Clone, Debug)]
struct Due {
    on: u64,
    target: i64,
    brought: Option<i64>,
}

#[derive(Clone, Debug)]
struct Client {
    sold: Vec<Sold>,
    due: Vec<Due>,
    answers: Vec<(u64, u8, bool)>,
    is_deleted: bool,
}

/// A yen in dollars.
const YEN: f64 = 0.0064;

impl Sold {
    fn first(&self) -> NaiveDate {
        year().from.checked_add_signed(chrono::TimeDelta::days(self.begins)).expect("in range")
    }

    fn last(&self) -> NaiveDate {
        self.first() + Days::new(self.days)
    }

    /// In cents.
    fn worth(&self) -> i64 {
        if self.in_yen { (self.amount as f64 * YEN * 100.0).round() as i64 } else { self.amount }
    }

    fn is_on(&self, day: NaiveDate) -> bool {
        self.first() <= day && day <= self.last()
    }
}

impl Client {
    fn is_on(&self, day: NaiveDate) -> bool {
        self.sold.iter().any(|sold| sold.is_on(day))
    }

    fn brings(&self, day: NaiveDate) -> f64 {
        self.sold.iter().filter(|sold| sold.is_on(day)).map(Sold::worth).sum::<i64>() as f64
    }
}

fn client() -> impl Strategy<Value = Client> {
    let sold = (-500_i64..400, 0_u64..700, 0_i64..1_000_000, any::<bool>()).prop_map(|(begins, days, amount, in_yen)| Sold {
        begins,
        days,
        amount,
        in_yen,
    });
    let due = (0_u64..500, 1_i64..100_000, prop::option::of(0_i64..150_000)).prop_map(|(on, target, brought)| Due { on, target, brought });
    let answers = prop::collection::vec((0_u64..500, 0_u8..=10, any::<bool>()), 0..4);
    let rows = (prop::collection::vec(sold, 1..4), prop::collection::vec(due, 0..3), answers);
    (rows, prop::bool::weighted(0.1)).prop_map(|((sold, due, answers), is_deleted)| Client { sold, due, answers, is_deleted })
}

fn write(writer: &mut Writer, clients: &[Client]) {
    let rate = ExchangeRate { currency: Currency::JPY, quote: Currency::USD, from_on: day("2020-01-01"), rate: YEN, source: None };
    let mut save = |op: Op| apply(writer, &op, noon()).expect("is carried out").value.row.expect("a row").id;
    save(Op::Rate(RateOp::Save(None, rate)));
    for (place, client) in clients.iter().enumerate() {
        let account = AccountId(save(Op::SaveAccount(None, Account::named(format!("Client {place}")))));
        let person = ContactId(save(Op::SaveContact(None, Contact::named(account, "Mika Sato"))));
        for sold in &client.sold {
            let mut contract = Contract::of(account);
            (contract.start_on, contract.end_on) = (Some(sold.first()), Some(sold.last()));
            let currency = if sold.in_yen { Currency::JPY } else { Currency::USD };
            contract.arr = Some(Money { minor: sold.amount, currency });
            save(Op::SaveContract(None, contract));
        }
        for due in &client.due {
            let usd = |minor| Money { minor, currency: Currency::USD };
            let mut renewal = Renewal::due(account, year().from + Days::new(due.on));
            renewal.amount = Some(usd(due.target));
            renewal.outcome = due.brought.map(|brought| match brought.cmp(&due.target) {
                _ if brought == 0 => Outcome::Churned,
                std::cmp::Ordering::Less => Outcome::Downsell,
                std::cmp::Ordering::Equal => Outcome::Renewed,
                std::cmp::Ordering::Greater => Outcome::Upsell,
            });
            renewal.final_arr = due.brought.filter(|brought| *brought > 0).map(usd);
            save(Op::SaveRenewal(None, renewal));
        }
        for (on, score, has_name) in &client.answers {
            let score = Score::new(i64::from(*score), SurveyKind::Nps.usual_scale()).expect("on the scale");
            let at = (year().from + Days::new(*on)).into();
            let response = Response { contact: has_name.then_some(person), ..Response::given(account, SurveyKind::Nps, score, at) };
            save(Op::SaveResponse(None, response));
        }
        if client.is_deleted {
            save(Op::Delete(account.into()));
        }
    }
}

fn share(numerator: f64, denominator: f64) -> (Option<f64>, f64, f64) {
    ((denominator != 0.0).then(|| numerator / denominator), numerator, denominator)
}

/// The definitions, said again as loops over days and rows.
fn by_hand(clients: &[Client]) -> BTreeMap<Kpi, (Option<f64>, f64, f64)> {
    let (first, last) = (year().from, year().to);
    let there: Vec<&Client> = clients.iter().filter(|client| !client.is_deleted).collect();
    let cohort: Vec<&&Client> = there.iter().filter(|client| client.is_on(first)).collect();
    let mut found = BTreeMap::new();
    let mut kept = 0.0;
    let (mut start, mut gross, mut net) = (0.0, 0.0, 0.0);
    for client in &cohort {
        kept += f64::from(u8::from(client.is_on(last)));
        start += client.brings(first);
        net += client.brings(last);
        gross += if client.brings(last) < client.brings(first) { client.brings(last) } else { client.brings(first) };
    }
    found.insert(Kpi::LogoRetention, share(kept, cohort.len() as f64));
    found.insert(Kpi::LogoChurn, share(cohort.len() as f64 - kept, cohort.len() as f64));
    found.insert(Kpi::Grr, share(gross, start));
    found.insert(Kpi::Nrr, share(net, start));
    let arr = there.iter().map(|client| client.brings(last)).sum();
    found.insert(Kpi::Arr, (Some(arr), arr, 1.0));
    let (mut target, mut renewed, mut brought) = (0.0, 0.0, 0.0);
    for due in there.iter().flat_map(|client| &client.due).filter(|due| year().from + Days::new(due.on) <= last) {
        let Some(came) = due.brought else { continue };
        target += due.target as f64;
        renewed += came.min(due.target) as f64;
        brought += came as f64;
    }
    found.insert(Kpi::RenewalRate, share(renewed, target));
    found.insert(Kpi::RenewalRateNet, share(brought, target));
    let (mut buyers, mut twice) = (0.0, 0.0);
    for client in &there {
        let begun = client.sold.iter().filter(|sold| first <= sold.first() && sold.first() <= last).count();
        let renewals =
            client.due.iter().filter(|due| due.brought.is_some_and(|came| came > 0) && first + Days::new(due.on) <= last).count();
        buyers += f64::from(u8::from(begun + renewals >= 1));
        twice += f64::from(u8::from(begun + renewals >= 2));
    }
    found.insert(Kpi::RepeatRate, share(twice, buyers));
    let (value, numerator, denominator) = nps_by_hand(&there);
    found.insert(Kpi::Nps, (value.map(|share| share * 100.0), numerator, denominator));
    found
}

/// Of the answers of the one person of a client the latest counts, of two of a day the one written later.
fn nps_by_hand(there: &[&Client]) -> (Option<f64>, f64, f64) {
    let (mut points, mut n) = (0.0, 0.0);
    for client in there {
        let given = |named: bool| client.answers.iter().filter(move |(on, _, has_name)| *has_name == named && *on < 365);
        let mut counted: Vec<u8> = given(false).map(|(_, score, _)| *score).collect();
        let newest = given(true).map(|(on, ..)| *on).max();
        counted.extend(given(true).rfind(|(on, ..)| Some(*on) == newest).map(|(_, score, _)| *score));
        for score in counted {
            n += 1.0;
            points += if score >= 9 {
                1.0
            } else if score <= 6 {
                -1.0
            } else {
                0.0
            };
        }
    }
    share(points, n)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_book_has_the_figures_of_the_definitions(clients in prop::collection::vec(client(), 0..9)) {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        write(book.writer.as_mut().expect("for writing"), &clients);
        let review = review(book.reader.connection(), year());
        for (name, expected) in by_hand(&clients) {
            let found = figure(&review, name);
            let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs().max(1.0);
            let same = found.0.is_some() == expected.0.is_some() && near(found.0.unwrap_or(0.0), expected.0.unwrap_or(0.0));
            prop_assert!(same && near(found.1, expected.1) && near(found.2, expected.2), "{name}: {found:?} is not {expected:?}");
        }
        for line in &review.lines {
            let parts = line.now.parts.iter().filter(|part| part.counts);
            prop_assert_eq!(parts.count(), line.now.n, "{}", line.kpi);
        }
        let step = |movement| review.waterfall.amount(movement);
        use mimamori::domain::kpi::Movement::*;
        prop_assert_eq!(step(Opening) + step(New) + step(Expansion) - step(Contraction) - step(Churn), step(Closing));
    }
}

#[test]
fn a_deleted_account_is_in_no_figure_and_a_gross_margin_makes_a_lifetime() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let sold = |days, amount| vec![Sold { begins: -10, days, amount, in_yen: false }];
    let client = |days, amount, is_deleted| Client { sold: sold(days, amount), due: vec![], answers: vec![], is_deleted };
    let writer = book.writer.as_mut().expect("for writing");
    write(writer, &[client(600, 300, false), client(30, 100, false), client(600, 999, true)]);
    let margin = Choice::GrossMargin(0.5);
    apply(writer, &Op::Kpi(KpiOp::Choose(margin)), noon()).expect("is carried out");
    let review = review(book.reader.connection(), year());
    assert_eq!(figure(&review, Kpi::Grr), (Some(0.75), 300.0, 400.0));
    assert_eq!(figure(&review, Kpi::Ltv).0, Some(200.0 * 0.5 / 0.25));
}

#[test]
fn a_course_has_the_figures_of_each_of_its_periods() {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let sold = vec![Sold { begins: -10, days: 200, amount: 300, in_yen: false }];
    write(book.writer.as_mut().expect("for writing"), &[Client { sold, due: vec![], answers: vec![], is_deleted: false }]);
    let connection = book.reader.connection();
    let halves = [Span::months(day("2026-01-01"), 6), Span::months(day("2026-07-01"), 6)];
    let zone = Zone::utc();
    let account = all_of::<Account>(connection).expect("reads")[0].id;
    let bands = HashMap::from([(account, Band::Red)]);
    let question =
        |health| Question { periods: Periods::of(halves[0]), accounts: None, by: None, currency: Currency::USD, zone: &zone, health };
    let known = question(Health::Known(&bands));
    let found = course(connection, &known, &[Kpi::LogoRetention, Kpi::Arr, Kpi::ArrAtRisk], &halves).expect("reads");
    let values: Vec<Vec<Option<f64>>> = found.iter().map(|(_, figures)| figures.iter().map(|figure| figure.known()).collect()).collect();
    assert_eq!(values, [[Some(1.0), Some(300.0), Some(300.0)], [Some(0.0), Some(0.0), Some(0.0)]]);
    let model = Model::built_in();
    let scored = question(Health::Scored(&model, noon().date_naive()));
    let at_risk = kpi(connection, &scored).expect("reads").line(Kpi::ArrAtRisk).expect("is there").now.clone();
    assert_eq!((at_risk.value, at_risk.n), (Ok(300.0), 1), "its end is near, and nothing says that it is healthy");
}

/// Returns the folder of real exports, or says that the test is skipped.
fn ravenstack() -> Option<Bench> {
    let folder = std::env::var_os("MIMAMORI_REAL_DATA").map(PathBuf::from)?.join("crm/ravenstack");
    let mut bench = Bench::new();
    for (kind, file) in [
        (ImportKind::Accounts, "ravenstack_accounts.csv"),
        (ImportKind::Contracts, "ravenstack_subscriptions.csv"),
        (ImportKind::Renewals, "ravenstack_churn_events.csv"),
    ] {
        bench.run(kind, &of(folder.join(file)));
    }
    Some(bench)
}

#[test]
fn a_real_company_has_the_retention_and_the_reasons_that_sql_finds() {
    let Some(mut bench) = ravenstack() else { return };
    let connection = bench.writer().connection();
    let span = Span { from: day("2024-01-01"), to: day("2024-12-31") };
    let review = review(connection, span);
    let sql = "WITH held AS (SELECT account_id,
                   max(start_on <= ?1 AND coalesce(end_on, '9999') >= ?1) AS was, max(start_on <= ?2 AND coalesce(end_on, '9999') >= ?2) AS is_on,
                   sum(arr_minor * (start_on <= ?1 AND coalesce(end_on, '9999') >= ?1)) AS start,
                   sum(arr_minor * (start_on <= ?2 AND coalesce(end_on, '9999') >= ?2)) AS end FROM contract GROUP BY account_id)
               SELECT sum(is_on), count(*), sum(min(start, end)), sum(end), sum(start) FROM held WHERE was";
    let days = (span.from.to_string(), span.to.to_string());
    let read = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]);
    let [kept, cohort, gross, net, start]: [f64; 5] = connection.query_row(sql, days.clone(), read).expect("reads");
    assert!(cohort > 100.0, "{cohort}");
    assert_eq!(figure(&review, Kpi::LogoRetention), (Some(kept / cohort), kept, cohort));
    assert_eq!(figure(&review, Kpi::Grr), (Some(gross / start), gross, start));
    assert_eq!(figure(&review, Kpi::Nrr), (Some(net / start), net, start));
    let sql = "SELECT churn_reason, count(*) FROM renewal WHERE outcome = 'churned' AND coalesce(closed_on, due_on) BETWEEN ?1 AND ?2
               GROUP BY churn_reason ORDER BY churn_reason";
    let mut statement = connection.prepare(sql).expect("is SQL");
    let told = statement.query_map(days, |row| Ok((row.get(0)?, row.get(1)?))).expect("runs");
    let told: BTreeMap<Option<String>, usize> = told.map(|row| row.expect("reads")).collect();
    let found: BTreeMap<Option<String>, usize> = review.reasons.iter().map(|row| (row.reason.clone(), row.count)).collect();
    assert_eq!((found, told.len()), (told.clone(), told.len()));
    assert!(told.values().sum::<usize>() > 100, "{told:?}");
}
