//! The worked examples, and what happens at the edges.

use super::example::{account, day, renewal, usd};
use super::*;
use crate::domain::voice::Answer;
use crate::domain::{
    AccountId, Band, ContactId, Currency, ExchangeRate, ExpansionId, ExpansionKind, Money, Outcome, PlanId, Rates, ResponseId, Score,
    SurveyKind, TicketId,
};

/// Measures accounts over 2026 in dollars, with the usual definitions but for what `change` does to them.
fn figure_with(kpi: Kpi, accounts: &[AccountFacts], change: impl Fn(&mut Choices)) -> Figure {
    let mut choices = Choices::default();
    change(&mut choices);
    let rates = Rates::new(Currency::USD, &[]);
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31") };
    Measured::of(accounts, Ground { span, rates: &rates, choices: &choices }).figure(kpi)
}

fn figure(kpi: Kpi, accounts: &[AccountFacts]) -> Figure {
    figure_with(kpi, accounts, |_| ())
}

fn tenths(figure: &Figure) -> Option<f64> {
    figure.known().map(|value| (value * 1000.0).round() / 10.0)
}

/// 100→0, 200→260, 300→240, 150→150.
fn four() -> Vec<AccountFacts> {
    let (first, mid, after, last) = ("2025-07-01", "2026-06-30", "2026-07-01", "2027-06-30");
    vec![
        account(1, &[(usd(100), first, mid)]),
        account(2, &[(usd(200), first, mid), (usd(260), after, last)]),
        account(3, &[(usd(300), first, mid), (usd(240), after, last)]),
        account(4, &[(usd(150), first, last)]),
        account(5, &[(usd(999), after, last)]),
    ]
}

#[test]
fn retention_of_the_worked_example() {
    let book = four();
    let all = [Kpi::Grr, Kpi::Nrr, Kpi::LogoRetention, Kpi::LogoChurn].map(|kpi| tenths(&figure(kpi, &book)));
    assert_eq!(all, [Some(78.7), Some(86.7), Some(75.0), Some(25.0)]);
    let grr = figure(Kpi::Grr, &book);
    assert_eq!((grr.numerator, grr.denominator, grr.n), (590.0, 750.0, 4), "the fifth came later and never counts");
    assert_eq!(figure(Kpi::Arr, &book).value, Ok(260.0 + 240.0 + 150.0 + 999.0));
}

#[test]
fn the_interval_of_38_of_40() {
    let book: Vec<AccountFacts> =
        (0..40).map(|id| account(id, &[(usd(1), "2025-01-01", if id < 2 { "2026-05-05" } else { "2027-01-01" })])).collect();
    let logos = figure(Kpi::LogoRetention, &book);
    let interval = logos.interval.expect("of forty");
    assert_eq!((logos.value, (interval.low * 1000.0).round(), (interval.high * 1000.0).round()), (Ok(0.95), 835.0, 986.0));
}

#[test]
fn the_steps_of_revenue_lead_from_opening_to_closing() {
    let book = four();
    let (choices, rates) = (Choices::default(), Rates::new(Currency::USD, &[]));
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31") };
    let steps = waterfall(&Measured::of(&book, Ground { span, rates: &rates, choices: &choices }));
    let amounts: Vec<f64> = Movement::ALL.iter().map(|movement| steps.amount(*movement)).collect();
    assert_eq!(amounts, [750.0, 999.0, 60.0, 60.0, 100.0, 1649.0]);
    assert_eq!(750.0 + 999.0 + 60.0 - 60.0 - 100.0, 1649.0);
}

#[test]
fn nothing_to_divide_by_is_undefined_and_says_why() {
    let later = [account(1, &[(usd(100), "2026-02-01", "2027-01-31")])];
    for (kpi, why) in [
        (Kpi::LogoRetention, Undefined::EmptyCohort),
        (Kpi::Grr, Undefined::EmptyCohort),
        (Kpi::Ltv, Undefined::EmptyCohort),
        (Kpi::ActiveRetention, Undefined::EmptyCohort),
        (Kpi::Nps, Undefined::NoAnswers),
        (Kpi::RenewalRate, Undefined::NothingDue),
        (Kpi::ExpectedRenewal, Undefined::NothingDue),
        (Kpi::FirstResponseHours, Undefined::NoTickets),
        (Kpi::TimeToValueDays, Undefined::NoFirstValue),
        (Kpi::ArrAtRisk, Undefined::NotScored),
    ] {
        assert_eq!(figure(kpi, &later).value, Err(why), "{kpi}");
    }
    assert_eq!(figure(Kpi::RepeatRate, &[]).value, Err(Undefined::NoPurchases));
    assert_eq!(figure(Kpi::Arr, &[]).value, Ok(0.0), "a sum of nothing is zero");
}

#[test]
fn what_costs_nothing_counts_as_a_customer_and_not_as_revenue() {
    let free = [account(1, &[(usd(0), "2025-01-01", "2027-01-01")])];
    assert_eq!(figure(Kpi::LogoRetention, &free).value, Ok(1.0));
    assert_eq!(figure(Kpi::Grr, &free).value, Err(Undefined::NoAmounts));
    let mut unpriced = account(2, &[(usd(0), "2025-01-01", "2027-01-01")]);
    unpriced.contracts[0].arr = None;
    let grr = figure(Kpi::Grr, &[unpriced.clone(), account(3, &[(usd(50), "2025-01-01", "2027-01-01")])]);
    assert_eq!((grr.value, grr.n, grr.asides(Aside::NoAmount)), (Ok(1.0), 1, 2), "the account and its contract are listed");
}

#[test]
fn the_last_day_of_a_contract_counts() {
    let book = [account(1, &[(usd(10), "2025-01-01", "2026-12-31")]), account(2, &[(usd(10), "2025-01-01", "2026-12-30")])];
    assert_eq!(figure(Kpi::LogoRetention, &book).value, Ok(0.5));
    let book = [account(1, &[(usd(10), "2026-01-01", "2027-12-31")]), account(2, &[(usd(10), "2025-01-01", "2025-12-31")])];
    assert_eq!(figure(Kpi::LogoRetention, &book).n, 1, "what begins on the first day is of the cohort, what ended before is not");
    let chained = figure_with(Kpi::LogoRetention, &book, |choices| choices.cohort = CohortDay::DayBefore);
    assert_eq!((chained.value, chained.n), (Ok(0.0), 1), "counted from the day before, what ended on it is lost");
}

#[test]
fn a_gap_between_contracts_is_no_customer_in_it() {
    let book = [account(1, &[(usd(10), "2025-01-01", "2025-12-20"), (usd(10), "2026-01-10", "2027-01-09")])];
    assert_eq!(figure(Kpi::LogoRetention, &book).value, Err(Undefined::EmptyCohort));
    let back = [account(1, &[(usd(10), "2025-01-01", "2026-03-31"), (usd(12), "2026-09-01", "2027-08-31")])];
    assert_eq!((figure(Kpi::LogoRetention, &back).value, figure(Kpi::Nrr, &back).value), (Ok(1.0), Ok(1.2)), "it came back in time");
}

#[test]
fn notice_ends_a_contract_early_where_that_was_chosen() {
    let mut book = [account(1, &[(usd(10), "2025-01-01", "2027-06-30")])];
    book[0].contracts[0].notice_given_on = Some(day("2026-11-01"));
    assert_eq!(figure(Kpi::LogoRetention, &book).value, Ok(1.0));
    assert_eq!(figure_with(Kpi::LogoRetention, &book, |choices| choices.churn = ChurnBy::Notice).value, Ok(0.0));
}

#[test]
fn an_account_without_contracts_stands_in_for_one() {
    let mut stated = AccountFacts::of(AccountId(1));
    (stated.stated, stated.created_on) = (Some(usd(70)), Some(day("2025-02-01")));
    assert_eq!(figure(Kpi::Arr, &[stated.clone()]).value, Ok(70.0));
    stated.churned_on = Some(day("2026-08-01"));
    assert_eq!((figure(Kpi::Arr, &[stated.clone()]).value, figure(Kpi::Grr, &[stated.clone()]).value), (Ok(0.0), Ok(0.0)));
    stated.contracts = account(1, &[(usd(30), "2025-01-01", "2027-01-01")]).contracts;
    assert_eq!(figure(Kpi::Arr, &[stated.clone()]).value, Ok(30.0), "with a contract, what the account states does not count");
    stated.contracts[0].end_on = None;
    assert_eq!(figure(Kpi::Arr, &[stated]).value, Ok(0.0), "a contract without an end ends with the customer");
}

#[test]
fn two_currencies_meet_at_the_rate_of_the_last_day() {
    let yen = |minor| Money { minor, currency: Currency::JPY };
    let euro = Money { minor: 100, currency: Currency::EUR };
    let rate = |from: &str, rate| ExchangeRate { currency: Currency::USD, quote: Currency::JPY, from_on: day(from), rate, source: None };
    let table = [rate("2025-01-01", 150.0), rate("2026-06-01", 155.5)];
    let (choices, rates) = (Choices::default(), Rates::new(Currency::JPY, &table));
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31") };
    let (first, last) = ("2025-01-01", "2027-01-01");
    let book = [account(1, &[(usd(1_050), first, last)]), account(2, &[(yen(1_000), first, last)]), account(3, &[(euro, first, last)])];
    let measured = Measured::of(&book, Ground { span, rates: &rates, choices: &choices });
    let arr = measured.figure(Kpi::Arr);
    assert_eq!(arr.value, Ok(1_633.0 + 1_000.0), "10.50 USD are 1632.75 yen, and there are no parts of a yen");
    assert_eq!(arr.asides(Aside::NoRate), 1, "no euro has a rate: it is listed");
    assert_eq!(measured.figure(Kpi::Nrr).value, Ok(1.0), "a rate that moved is no growth");
    assert_eq!(measured.figure(Kpi::LogoRetention).n, 3);
}

#[test]
fn renewals_due_in_the_period() {
    let mut one = account(1, &[]);
    one.renewals = vec![
        renewal(1, "2026-03-31", usd(100), Some(Outcome::Upsell), Some(usd(130))),
        renewal(2, "2026-06-30", usd(200), Some(Outcome::Downsell), Some(usd(150))),
        renewal(3, "2026-09-30", usd(300), Some(Outcome::Churned), None),
        renewal(4, "2026-12-31", usd(400), None, None),
        renewal(5, "2027-01-01", usd(500), Some(Outcome::Churned), None),
    ];
    one.renewals[2].churn_reason = Some("price".into());
    one.renewals[3].probability = Some(0.25);
    let book = [one];
    let rate = figure(Kpi::RenewalRate, &book);
    assert_eq!((rate.numerator, rate.denominator, rate.asides(Aside::Open)), (250.0, 600.0, 1));
    assert_eq!(figure(Kpi::RenewalRateNet, &book).numerator, 280.0);
    let expected = figure(Kpi::ExpectedRenewal, &book);
    assert_eq!(expected.value, Ok(100.0 + 150.0 + 0.25 * 400.0));
    let interval = expected.interval.expect("one is open");
    let spread = 1.96 * (0.25_f64 * 0.75 * 400.0 * 400.0).sqrt();
    assert!((interval.low - (350.0 - spread)).abs() < 1e-9 && (interval.high - (350.0 + spread)).abs() < 1e-9, "{interval:?}");
    let (choices, rates) = (Choices::default(), Rates::new(Currency::USD, &[]));
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31") };
    let reasons = churn_reasons(&Measured::of(&book, Ground { span, rates: &rates, choices: &choices }));
    let told: Vec<_> = reasons.iter().map(|row| (row.reason.as_deref(), row.count, row.arr)).collect();
    assert_eq!(told, [(Some("price"), 1, 300)]);
}

#[test]
fn at_risk_is_red_or_near_the_end_of_notice_and_not_green() {
    let (first, last) = ("2025-01-01", "2027-03-31");
    let mut book: Vec<AccountFacts> = (1..=4).map(|id| account(id, &[(usd(10 * id), first, last)])).collect();
    for (facts, band) in book.iter_mut().zip([Band::Red, Band::Green, Band::Yellow, Band::Yellow]) {
        facts.band = Some(band);
    }
    book[3].contracts[0].end_on = Some(day("2027-04-01"));
    assert_eq!(figure(Kpi::ArrAtRisk, &book).value, Ok(10.0 + 30.0), "31 March is 90 days away, 1 April is not");
    assert!(is_at_risk(Band::Unknown, Some(day("2026-12-31")), day("2026-12-31")) && !is_at_risk(Band::Yellow, None, day("2026-12-31")));
}

#[test]
fn lifetimes() {
    let book = four();
    assert_eq!(figure(Kpi::Ltv, &book).value, Err(Undefined::NotGiven), "nobody gave a margin");
    let ltv = figure_with(Kpi::Ltv, &book, |choices| choices.gross_margin = Some(0.8));
    let expected = 750.0 / 4.0 * 0.8 / (160.0 / 750.0);
    assert!((ltv.known().unwrap_or_default() - expected).abs() < 1e-9, "{ltv:?}");
    let kept = figure_with(Kpi::Ltv, &book[3..4], |choices| choices.gross_margin = Some(0.8));
    assert_eq!(kept.value, Err(Undefined::NoChurn));
    let shop = [
        account(1, &[(usd(100), "2025-01-01", "2025-12-31"), (usd(200), "2026-01-01", "2026-12-31")]),
        account(2, &[(usd(300), "2026-01-01", "2026-12-31"), (usd(100), "2026-07-01", "2026-12-31")]),
        account(3, &[(usd(999), "2025-01-01", "2025-12-31")]),
    ];
    let worth = figure(Kpi::PurchaseLtv, &shop).known().unwrap_or_default();
    let years = ((365.0 + 365.0) / 365.25 + 365.0 / 365.25) / 2.0;
    assert!((worth - 200.0 * 1.5 * years).abs() < 1e-9, "mean purchase 200, three by two accounts in a year: {worth}");
    let repeat = figure(Kpi::RepeatRate, &shop);
    assert_eq!((repeat.numerator, repeat.denominator), (1.0, 2.0));
    assert_eq!(figure_with(Kpi::RepeatRate, &shop, |choices| choices.repeat = 3).value, Ok(0.0));
}

#[test]
fn selling_more_counts_accounts_of_the_cohort_once() {
    let mut book = four();
    let won =
        |kind, on: &str| ExpansionFact { id: ExpansionId(1), kind, is_won: true, closed_on: Some(day(on)), amount: None, contract: None };
    book[1].expansions = vec![won(ExpansionKind::Upsell, "2026-02-01"), won(ExpansionKind::Upsell, "2026-03-01")];
    book[2].expansions = vec![ExpansionFact { is_won: false, ..won(ExpansionKind::Upsell, "2026-02-01") }];
    book[3].renewals = vec![renewal(1, "2026-07-01", usd(1), Some(Outcome::Upsell), Some(usd(2)))];
    book[4].expansions = vec![won(ExpansionKind::CrossSell, "2026-08-01")];
    assert_eq!((figure(Kpi::UpsellRate, &book).value, figure(Kpi::CrossSellRate, &book).value), (Ok(0.5), Ok(0.0)));
}

#[test]
fn answers_of_one_person_count_once() {
    let answer = |id, contact: Option<i64>, value, on: &str| Answer {
        id: ResponseId(id),
        account: AccountId(1),
        contact: contact.map(ContactId),
        kind: SurveyKind::Nps,
        score: Score::new(value, SurveyKind::Nps.usual_scale()).expect("on the scale"),
        at: day(on).into(),
        on: day(on),
    };
    let mut one = AccountFacts::of(AccountId(1));
    one.answers = vec![
        answer(1, Some(7), 2, "2026-02-01"),
        answer(2, Some(7), 9, "2026-05-01"),
        answer(3, None, 8, "2026-05-01"),
        answer(4, None, 8, "2026-05-01"),
        answer(5, Some(8), 0, "2025-12-31"),
    ];
    let nps = figure(Kpi::Nps, &[one]);
    assert_eq!((nps.numerator, nps.n, nps.asides(Aside::Superseded), nps.parts.len()), (1.0, 3, 1, 4));
    for ((promoters, passives, detractors), points) in [((7, 2, 1), 60.0), ((50, 30, 20), 30.0), ((3, 0, 0), 100.0)] {
        let values = [(promoters, 9), (passives, 7), (detractors, 6)];
        let mut one = AccountFacts::of(AccountId(1));
        one.answers = values.iter().flat_map(|(n, value)| (0..*n).map(|id| answer(id, None, *value, "2026-05-01"))).collect();
        assert_eq!(figure(Kpi::Nps, &[one]).value, Ok(points));
    }
}

#[test]
fn waiting_times_have_a_middle_and_list_what_is_open() {
    let at = |text: &str| text.parse().expect("a moment");
    let ticket = |id, opened: &str, minutes| TicketFact {
        id: TicketId(id),
        opened_at: at(opened),
        opened_on: day("2026-05-05"),
        first_response_at: None,
        first_response_minutes: minutes,
        closed_at: None,
    };
    let mut one = AccountFacts::of(AccountId(1));
    one.tickets = (0..10).map(|id| ticket(id, "2026-05-05T09:00:00Z", Some(60 * (id as u32 + 1)))).collect();
    one.tickets.push(ticket(11, "2026-05-05T09:00:00Z", None));
    one.tickets.push(TicketFact { first_response_at: Some(at("2026-05-05")), ..ticket(12, "2026-05-05T09:00:00Z", None) });
    let book = [one];
    let (median, most) = (figure(Kpi::FirstResponseHours, &book), figure(Kpi::FirstResponseHoursP90, &book));
    assert_eq!((median.value, median.n, median.asides(Aside::Open), median.asides(Aside::NoTime)), (Ok(5.5), 10, 1, 1));
    assert!((most.known().unwrap_or_default() - 9.1).abs() < 1e-9);
    let mut closed = book[0].tickets[0];
    closed.closed_at = Some(at("2026-05-06T15:30:00Z"));
    let mut other = AccountFacts::of(AccountId(2));
    other.tickets = vec![closed];
    assert_eq!(figure(Kpi::ResolutionHours, &[other]).value, Ok(30.5));
}

#[test]
fn first_value_counts_in_the_period_in_which_it_was_reached() {
    let plan = |id, start: &str, reached: Option<&str>| PlanFact {
        id: PlanId(id),
        start_on: day(start),
        first_value_on: reached.map(day),
        done_on: None,
    };
    let mut one = AccountFacts::of(AccountId(1));
    one.plans = vec![
        plan(1, "2025-12-01", Some("2026-01-10")),
        plan(2, "2026-02-01", Some("2026-02-21")),
        plan(3, "2026-11-01", None),
        plan(4, "2025-01-01", Some("2025-02-01")),
        plan(5, "2026-12-01", Some("2027-01-05")),
        plan(6, "2027-01-01", None),
    ];
    let days = figure(Kpi::TimeToValueDays, &[one]);
    assert_eq!((days.value, days.n, days.asides(Aside::Open)), (Ok(30.0), 2, 2));
}

#[test]
fn use_is_kept_by_those_in_use_at_both_ends() {
    let (first, last) = (day("2026-01-01"), day("2026-12-31"));
    let mut book: Vec<AccountFacts> = (1..=3).map(|id| account(id, &[(usd(1), "2025-01-01", "2027-01-01")])).collect();
    book[0].in_use_on = vec![first, last];
    book[1].in_use_on = vec![first];
    book[2].in_use_on = vec![last];
    let active = figure(Kpi::ActiveRetention, &book);
    assert_eq!((active.value, active.n), (Ok(0.5), 2));
    assert_eq!(figure_with(Kpi::Retention, &book, |choices| choices.retention = RetentionBy::Active).value, Ok(0.5));
    assert_eq!(figure(Kpi::Retention, &book).value, Ok(1.0), "by logo, as long as nobody chose");
}

#[test]
fn a_cohort_is_followed_quarter_by_quarter() {
    let book = [
        account(1, &[(usd(100), "2026-01-15", "2026-07-14")]),
        account(2, &[(usd(50), "2026-02-01", "2027-01-31"), (usd(80), "2026-05-01", "2027-01-31")]),
        account(3, &[(usd(10), "2026-08-01", "2027-07-31")]),
    ];
    let (choices, rates) = (Choices::default(), Rates::new(Currency::USD, &[]));
    let span = Span { from: day("2026-01-01"), to: day("2026-11-22") };
    let table = cohort_table(&book, &Ground { span, rates: &rates, choices: &choices }, 8);
    let sizes: Vec<_> = table.iter().map(|row| (row.quarter.from, row.size, row.cells.len())).collect();
    assert_eq!(sizes, [(day("2026-01-01"), 2, 4), (day("2026-07-01"), 1, 2)]);
    let logos: Vec<_> = table[0].cells.iter().filter_map(|cell| cell.logos.known()).collect();
    let revenue: Vec<_> = table[0].cells.iter().filter_map(|cell| cell.revenue.known()).map(|share| (share * 100.0).round()).collect();
    let repeat: Vec<_> = table[0].cells.iter().filter_map(|cell| cell.repeat.known()).collect();
    assert_eq!((logos, revenue), (vec![1.0, 1.0, 0.5, 0.5], vec![100.0, 100.0, 33.0, 33.0]));
    assert_eq!(repeat, [0.0, 0.5, 0.5, 0.5]);
    assert_eq!((table[0].cells[3].on, cohort_table(&book, &Ground { span, rates: &rates, choices: &choices }, 1).len()), (span.to, 1));
}
