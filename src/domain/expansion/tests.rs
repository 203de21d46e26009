use super::request::Request;
use super::rule::RULE;
use super::suggest::{Hold, Proposal, Prospect, Room, Sold, proposals, sold};
use super::totals::totals;
use super::win::{Winning, running, won_contract};
use super::*;
use crate::domain::health::facts::*;
use crate::domain::health::{Facts, Model, Signals, score};
use crate::domain::triage::{Day, Rules};
use crate::domain::{
    AccountId, Band, ContactId, ContactRole, Contract, Currency, Direction, ExchangeRate, ExpansionId, Forecast, Invalid, Moment,
    OverrideId, OverrideTo, PlanId, PulseId, PulseRating, Rates, Renewal, RenewalId, ResponseId, Row, Severity, Stage, StepId, SurveyKind,
    TicketId, TouchId, TouchModel, UsageId, VoiceId, Workdays, Zone, survey,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn ago(days: i64) -> NaiveDate {
    today() - chrono::Duration::days(days)
}

fn at(days: i64) -> Moment {
    Moment::Day(ago(days))
}

fn usd(minor: i64) -> Option<Money> {
    Some(Money { minor, currency: Currency::USD })
}

const ACCOUNT: AccountId = AccountId(1);

/// Everything the rule looks at.
struct Case {
    facts: Facts,
    contracts: Vec<Row<ContractId, Contract>>,
    renewals: Vec<Row<RenewalId, Renewal>>,
    expansions: Vec<Row<ExpansionId, Expansion>>,
    requests: Vec<Request>,
    sold: Vec<Sold>,
}

fn use_by(facts: &mut Facts, people: usize, days: i64) {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let used = |name: &&str| UsageFact {
        id: UsageId(days),
        on: ago(days),
        counts_people: false,
        user: Some(UserKey::of(name)),
        value: 10.0,
        known_at: at(days),
    };
    facts.usage.extend(names.iter().take(people).map(used));
}

fn answer(kind: SurveyKind, value: i64, days: i64) -> ResponseFact {
    ResponseFact {
        id: ResponseId(days),
        contact: None,
        kind,
        score: survey::Score::new(value, kind.usual_scale()).expect("on the scale"),
        at: at(days),
        known_at: at(days),
        answered_at: None,
    }
}

fn pulse(rating: u8) -> PulseFact {
    let rating = PulseRating::new(rating).expect("on the scale");
    PulseFact { id: PulseId(1), rating, at: at(2), known_at: at(2), expires_on: ago(-60) }
}

fn contact(role: ContactRole) -> ContactFact {
    ContactFact { id: ContactId(1), role, left: None, known_at: at(700) }
}

fn contract(id: i64, account: AccountId, product: &str, arr: i64) -> Row<ContractId, Contract> {
    let mut fields = Contract::of(account);
    (fields.product, fields.arr) = (Some(product.into()), usd(arr));
    (fields.start_on, fields.end_on, fields.term_months) = (Some(day("2026-04-01")), Some(day("2027-03-31")), Some(12));
    Row { id: ContractId(id), fields }
}

/// A content customer with ten seats, `people` of whom use it.
fn content(people: usize) -> Case {
    let account = AccountFacts {
        id: ACCOUNT,
        created_on: Some(ago(730)),
        seats: Some(10),
        stage: Some(Stage::Mature),
        touch_model: Some(TouchModel::Low),
        churned_on: None,
    };
    let mut facts = Facts::of(account);
    use_by(&mut facts, people, 3);
    use_by(&mut facts, people, 31);
    facts.responses.push(answer(SurveyKind::Nps, 9, 20));
    facts.pulses.push(pulse(5));
    facts.contacts.push(contact(ContactRole::Champion));
    let talk = |days| TouchFact {
        id: TouchId(days),
        at: at(days),
        known_at: at(days),
        direction: Direction::TwoWay,
        contacts: vec![ContactId(1), ContactId(2), ContactId(3)],
    };
    facts.touches.extend([talk(5), talk(25)]);
    let contracts = vec![contract(1, ACCOUNT, "Suite", 1_000_000)];
    Case { facts, contracts, renewals: Vec::new(), expansions: Vec::new(), requests: Vec::new(), sold: Vec::new() }
}

/// A dollar is 150 yen; of no other currency a rate is known.
fn rates() -> Rates {
    let rate = ExchangeRate { currency: Currency::JPY, quote: Currency::USD, from_on: ago(900), rate: 1.0 / 150.0, source: None };
    Rates::new(Currency::USD, [&rate])
}

fn judged(case: &Case) -> Vec<Proposal> {
    let (model, rules, workdays, zone) = (Model::built_in(), Rules::built_in(), Workdays::plain(), Zone::utc());
    let day = Day::new(today(), zone, &model, &rules, &workdays);
    let signals = Signals::at(&case.facts, &model, today(), &zone);
    let score = score(&signals, &model);
    let rates = rates();
    let prospect = Prospect {
        facts: &case.facts,
        signals: &signals,
        score: &score,
        contracts: &case.contracts,
        renewals: &case.renewals,
        expansions: &case.expansions,
        requests: &case.requests,
        rates: &rates,
    };
    proposals(&day, &prospect, &case.sold, &RULE)
}

fn rooms(proposal: &Proposal) -> Vec<&Room> {
    proposal.room.iter().map(|because| &because.what).collect()
}

fn row(id: i64, kind: ExpansionKind, change: impl Fn(&mut Expansion)) -> Row<ExpansionId, Expansion> {
    let mut fields = Expansion::titled(ACCOUNT, kind, "More");
    change(&mut fields);
    Row { id: ExpansionId(id), fields }
}

#[test]
fn seats_that_are_nearly_full_are_room_from_85_percent_on() {
    assert_eq!(judged(&content(8)), [], "80 %");
    let found = judged(&content(9));
    let only = &found[0];
    assert!(only.is_suggested(), "{only:?}");
    assert_eq!((only.kind, only.product.as_deref(), only.amount), (ExpansionKind::Upsell, Some("Suite"), usd(200_000)));
    assert_eq!(rooms(only), [&Room::SeatsFull { active: 9, seats: 10, days: 28 }, &Room::Champion]);
    assert_eq!(only.room[0].rows.len(), 9, "each with the rows behind it");
}

#[test]
fn use_that_rises_and_open_requests_are_room_too() {
    let mut rising = content(6);
    rising.facts.usage.clear();
    use_by(&mut rising.facts, 5, 31);
    use_by(&mut rising.facts, 6, 3);
    assert!(matches!(rooms(&judged(&rising)[0])[0], Room::UsageRises { before: 50.0, after: 60.0, .. }));
    let mut asking = content(6);
    asking.requests = vec![request("Seats for night shifts", 181)];
    assert_eq!(judged(&asking), [], "too long ago");
    asking.requests = vec![request("Seats for night shifts", 180)];
    assert_eq!(rooms(&judged(&asking)[0])[0], &Room::Requested { title: "Seats for night shifts".into(), on: ago(180) });
}

fn request(title: &str, days: i64) -> Request {
    Request { voice: VoiceId(days), account: ACCOUNT, on: ago(days), title: title.into() }
}

#[test]
fn a_wish_is_room_only_beside_another_sign_or_praise() {
    let wish = || vec![request("A say in the roadmap", 9)];
    let mut cool = Case { requests: wish(), ..content(6) };
    cool.facts.responses = vec![answer(SurveyKind::Nps, 8, 20)];
    assert_eq!(judged(&cool), [], "it asks for nothing that is sold");
    let asked = Room::Requested { title: "A say in the roadmap".into(), on: ago(9) };
    let praising = judged(&Case { requests: wish(), ..content(6) });
    assert_eq!(rooms(&praising[0])[0], &asked);
    assert!(matches!(rooms(&praising[0])[1], Room::Praised { .. }), "what supports it is told: {praising:?}");
    let mut full = Case { requests: wish(), ..content(9) };
    full.facts.responses = cool.facts.responses.clone();
    assert!(rooms(&judged(&full)[0]).contains(&&asked), "beside another sign");
}

#[test]
fn the_largest_contract_is_found_across_currencies_or_not_guessed() {
    let mut case = content(9);
    let mut yen = contract(2, ACCOUNT, "Insights", 3_000_000);
    yen.fields.arr = Some(Money { minor: 3_000_000, currency: Currency::JPY });
    // Three million yen are 20,000 dollars: twice the contract of 10,000, of fewer minor units.
    case.contracts = vec![contract(1, ACCOUNT, "Suite", 1_000_000), yen.clone()];
    let found = judged(&case);
    assert_eq!((found[0].product.as_deref(), found[0].amount.map(|arr| arr.currency)), (Some("Insights"), Some(Currency::JPY)));
    let mut euro = yen;
    euro.fields.arr = Some(Money { minor: 5, currency: Currency::EUR });
    case.contracts[1] = euro;
    assert_eq!((judged(&case)[0].product.as_deref(), judged(&case)[0].amount), (None, None), "no rate says which is larger");
}

#[test]
fn a_product_others_run_is_for_who_uses_well_and_has_a_champion() {
    let mut case = content(8);
    let own = |id| [contract(id, AccountId(id), "Insights ", 90_000 + 10_000 * id), contract(id + 10, AccountId(id), "Suite", 1_000_000)];
    let others = (2..5).flat_map(own);
    case.sold = sold(&others.chain(case.contracts.clone()).collect::<Vec<_>>(), &rates(), today());
    let found = judged(&case);
    assert_eq!((found[0].kind, found[0].product.as_deref(), found[0].amount), (ExpansionKind::CrossSell, Some("Insights"), usd(120_000)));
    assert_eq!(rooms(&found[0])[0], &Room::NotOwned { product: "Insights".into(), customers: 3, active: 8, seats: 10 });
    let mut broad = Case { sold: case.sold.clone(), ..content(8) };
    broad.contracts.push(contract(9, ACCOUNT, "Desk", 500_000));
    assert_eq!(judged(&broad)[0].amount, usd(180_000), "the share is one of all that runs");
    let mut few = content(8);
    few.sold = sold(&[contract(2, AccountId(2), "Insights", 9)], &rates(), today());
    assert_eq!(judged(&few), [], "one other is too few");
    let mut cool = Case { sold: case.sold.clone(), ..content(8) };
    cool.facts.responses = vec![answer(SurveyKind::Nps, 8, 20)];
    assert_eq!(judged(&cool), [], "they do not praise it");
    let seldom = Case { sold: case.sold.clone(), ..content(6) };
    assert_eq!(judged(&seldom), [], "60 % of the seats are used");
    let mut alone = Case { sold: case.sold.clone(), ..content(8) };
    alone.facts.contacts[0].role = ContactRole::User;
    assert_eq!(judged(&alone), [], "nobody speaks for us");
    let mut owner = Case { sold: case.sold.clone(), ..content(8) };
    owner.contracts.push(contract(9, ACCOUNT, "insights", 5));
    assert_eq!(judged(&owner), [], "it is there");
}

#[test]
fn what_is_under_way_is_not_suggested_again() {
    let mut case = content(9);
    case.expansions = vec![row(1, ExpansionKind::Upsell, |_| {})];
    assert_eq!(judged(&case), []);
    case.expansions = vec![row(1, ExpansionKind::CrossSell, |_| {})];
    assert_eq!(judged(&case).len(), 1, "another kind");
    case.facts.account.churned_on = Some(ago(1));
    assert_eq!(judged(&case), [], "nobody is there");
}

/// A change of the case, and whether it is what holds it back.
type Held = (&'static str, fn(&mut Case), fn(&Hold) -> bool);

/// What people and the manager said.
fn said() -> Vec<Held> {
    vec![
        (
            "a detractor",
            |case| case.facts.responses.push(answer(SurveyKind::Nps, 2, 1)),
            |hold| matches!(hold, Hold::Answer { kind: SurveyKind::Nps, answer: 2, of: 10, .. }),
        ),
        (
            "a low CSAT",
            |case| case.facts.responses.push(answer(SurveyKind::Csat, 2, 1)),
            |hold| matches!(hold, Hold::Answer { kind: SurveyKind::Csat, .. }),
        ),
        ("a poor pulse", |case| case.facts.pulses = vec![pulse(2)], |hold| matches!(hold, Hold::Pulse { rating: 2, .. })),
        (
            "the manager's own word",
            |case| {
                let (at, to) = (at(3), OverrideTo::Band(Band::Yellow));
                let id = OverrideId(1);
                case.facts.overrides.push(OverrideFact { id, to, at, known_at: at, expires_on: ago(-9), cleared_at: None });
            },
            |hold| matches!(hold, Hold::Override { .. }),
        ),
        (
            "a no not long ago",
            |case| {
                let lost = |row: &mut Expansion| (row.stage, row.closed_on) = (ExpansionStage::Lost, Some(ago(179)));
                case.expansions.push(row(1, ExpansionKind::Upsell, lost));
            },
            |hold| matches!(hold, Hold::LostLately { .. }),
        ),
    ]
}

/// What goes badly.
fn amiss() -> Vec<Held> {
    vec![
        (
            "a doubtful renewal",
            |case| {
                let mut renewal = Renewal::due(ACCOUNT, ago(-90));
                renewal.forecast = Some(Forecast::AtRisk);
                case.renewals.push(Row { id: RenewalId(1), fields: renewal });
            },
            |hold| matches!(hold, Hold::Renewal { forecast: Forecast::AtRisk, .. }),
        ),
        (
            "a champion who left",
            |case| case.facts.contacts[0].left = Some(Learned { on: ago(9), known_at: at(9) }),
            |hold| matches!(hold, Hold::Sign(_)),
        ),
        (
            "an onboarding that stands still",
            |case| {
                case.facts.account.stage = Some(Stage::Onboarding);
                case.facts.plans.push(PlanFact { id: PlanId(1), start_on: ago(60), done_on: None, known_at: at(60) });
                let (id, plan, known_at) = (StepId(1), PlanId(1), at(60));
                case.facts.steps.push(StepFact { id, plan, due_on: Some(ago(9)), done_on: None, blocked: false, known_at });
            },
            |hold| matches!(hold, Hold::Onboarding { late: 1, blocked: 0 }),
        ),
        (
            "health that is not green",
            |case| {
                case.facts.responses = vec![ResponseFact { answered_at: Some(at(1)), ..answer(SurveyKind::Nps, 0, 2) }];
                case.facts.touches.iter_mut().for_each(|touch| touch.at = at(120));
            },
            |hold| matches!(hold, Hold::Health { .. }),
        ),
    ]
}

#[test]
fn each_doubt_holds_it_back_and_says_so() {
    for (name, change, is_it) in said().into_iter().chain(amiss()) {
        let mut case = content(9);
        change(&mut case);
        let found = judged(&case);
        let held = found.first().expect("it still has room");
        assert!(held.holds.iter().any(|because| is_it(&because.what) && !because.rows.is_empty()), "{name}: {held:?}");
    }
}

#[test]
fn a_severe_ticket_has_two_days_and_a_no_half_a_year() {
    let open = |days| TicketFact {
        id: TicketId(1),
        severity: Some(Severity::High),
        reopened: false,
        opened_at: at(days),
        closed_at: None,
        known_at: at(days),
    };
    let mut waiting = content(9);
    waiting.facts.tickets = vec![open(2)];
    assert!(!judged(&waiting)[0].holds.iter().any(|because| matches!(because.what, Hold::SevereTickets { .. })), "two days are allowed");
    waiting.facts.tickets = vec![open(3)];
    assert!(judged(&waiting)[0].holds.iter().any(|because| because.what == Hold::SevereTickets { open: 1, oldest_days: 3 }));
    let mut long_ago = content(9);
    long_ago.expansions = vec![row(1, ExpansionKind::Upsell, |row| (row.stage, row.closed_on) = (ExpansionStage::Lost, Some(ago(180))))];
    assert!(judged(&long_ago)[0].is_suggested());
}

#[test]
fn opportunities_are_summed_by_their_likelihood_and_what_cannot_be_is_told() {
    let rate = ExchangeRate { currency: Currency::USD, quote: Currency::JPY, from_on: ago(9), rate: 150.0, source: None };
    let rates = Rates::new(Currency::JPY, [&rate]);
    let with = |amount: Option<Money>, stage, probability| {
        row(1, ExpansionKind::Upsell, move |row| (row.amount, row.stage, row.probability) = (amount, stage, probability))
    };
    let yen = Some(Money { minor: 1_000_001, currency: Currency::JPY });
    let rows = [
        with(yen, ExpansionStage::Proposed, None),
        with(usd(100_033), ExpansionStage::Negotiating, Some(0.5)),
        with(Some(Money { minor: 9, currency: Currency::EUR }), ExpansionStage::Idea, None),
        with(None, ExpansionStage::Idea, None),
    ];
    let sums = totals(rows.iter().map(|row| (row.id, &row.fields)), &rates, today());
    // 1,000.33 dollars are 150,049.5 yen.
    assert_eq!((sums.n, sums.without_amount, sums.without_rate.len()), (4, 1, 1));
    assert_eq!((sums.amount.numerator, sums.weighted.numerator), (1_150_051.0, 400_000.0 + 75_025.0));
    let spread = 1.96 * (0.24 * 1_000_001.0_f64.powi(2) + 0.25 * 150_050.0_f64.powi(2)).sqrt();
    let interval = sums.weighted.interval.expect("two have amounts");
    assert_eq!((interval.low, interval.high), (0.0, (475_025.0 + spread).min(1_150_051.0)));
    assert_eq!(rows[0].weighted().map(|money| money.minor), Some(400_000), "four tenths");
    assert_eq!(totals([], &rates, today()).weighted.interval, None);
}

#[test]
fn stages_go_one_by_one_and_end_before_won() {
    use ExpansionStage::{Idea, Lost, Negotiating, Proposed, Won};
    assert_eq!([Idea, Proposed, Negotiating].map(|stage| stage.beside(true)), [Some(Proposed), Some(Negotiating), None]);
    assert_eq!([Idea, Proposed, Negotiating].map(|stage| stage.beside(false)), [None, Some(Idea), Some(Proposed)]);
    assert_eq!([Won.beside(false), Lost.beside(true)], [None, None]);
}

#[test]
fn an_upsell_ends_with_the_contract_it_stands_beside() {
    let mut contracts = vec![contract(1, ACCOUNT, "Suite", 1_000_000), contract(2, ACCOUNT, "Insights", 90_000)];
    contracts[0].fields.plan = Some("Team".into());
    contracts[0].fields.notice_days = Some(60);
    let upsell = row(1, ExpansionKind::Upsell, |row| row.amount = usd(200_000));
    let running = |row: &Expansion, winning: &Winning| running(row, winning, &contracts, &rates()).map(|found| found.cloned());
    let now = Winning::of(today());
    let beside = running(&upsell, &now).expect("can be compared").expect("two run");
    assert_eq!(beside.id, ContractId(1), "the one that brings most");
    let of_product = row(1, ExpansionKind::Upsell, |row| row.product = Some("insights".into()));
    let id = |row: &Expansion, winning: &Winning| running(row, winning).expect("can be compared").map(|row| row.id);
    assert_eq!(id(&of_product, &now), Some(ContractId(2)));
    let agreed = |product: &str| Winning { product: Some(product.into()), ..now.clone() };
    assert_eq!(id(&upsell, &agreed("Insights")), Some(ContractId(2)), "what was agreed on counts before what was thought of");
    assert_eq!(id(&of_product, &agreed("Desk")), Some(ContractId(1)), "of no contract: beside the one that brings most");
    let other = won_contract(&upsell, &agreed("Desk"), Some(&beside.fields)).expect("is made");
    assert_eq!((other.plan, other.end_on), (None, Some(day("2027-03-31"))), "the plan is one of the other product");
    assert_eq!(id(&upsell, &Winning::of(day("2028-01-01"))), None);
    let winning = Winning { seats: Some(5), ..Winning::of(today()) };
    let made = won_contract(&upsell, &winning, Some(&beside.fields)).expect("is made");
    assert_eq!((made.product.as_deref(), made.plan.as_deref(), made.seats), (Some("Suite"), Some("Team"), Some(5)));
    assert_eq!((made.start_on, made.end_on, made.arr), (Some(today()), Some(day("2027-03-31")), usd(200_000)));
    assert_eq!((made.notice_days, made.term_months), (Some(60), Some(12)), "it is renewed as the other one is");
    let longer = Winning { months: Some(24), amount: usd(1), start_on: Some(day("2026-12-01")), ..Winning::of(today()) };
    let made = won_contract(&upsell, &longer, Some(&beside.fields)).expect("is made");
    assert_eq!((made.start_on, made.end_on, made.arr), (Some(day("2026-12-01")), Some(day("2028-11-30")), usd(1)));
}

#[test]
fn a_cross_sell_runs_as_long_as_the_running_one_and_what_is_missing_is_asked_for() {
    let running = contract(1, ACCOUNT, "Suite", 1_000_000).fields;
    let sold = row(1, ExpansionKind::CrossSell, |row| (row.product, row.amount) = (Some("Insights".into()), usd(90_000)));
    let winning = Winning::of(today());
    let made = won_contract(&sold, &winning, Some(&running)).expect("is made");
    assert_eq!((made.product.as_deref(), made.plan, made.end_on), (Some("Insights"), None, Some(day("2027-11-21"))));
    let missing = |row: &Expansion, winning: &Winning, running| won_contract(row, winning, running).map(|_| ()).expect_err("is asked for");
    assert_eq!(missing(&sold, &winning, None), ("months", Invalid::NoRunningContract("2026-11-22".into())));
    let alone = won_contract(&sold, &Winning { months: Some(6), ..winning.clone() }, None).expect("is made");
    assert_eq!(alone.end_on, Some(day("2027-05-21")));
    let bare = row(1, ExpansionKind::CrossSell, |row| row.amount = usd(1));
    assert_eq!(missing(&bare, &winning, Some(&running)), ("product", Invalid::Empty));
    let free = row(1, ExpansionKind::Upsell, |_| {});
    assert_eq!(missing(&free, &winning, Some(&running)), ("amount", Invalid::Empty));
}

#[test]
fn contracts_in_currencies_without_a_rate_are_not_compared() {
    let mut contracts = vec![contract(1, ACCOUNT, "Suite", 1_000_000), contract(2, ACCOUNT, "Insights", 90_000)];
    contracts[1].fields.arr = Some(Money { minor: 2_000_000, currency: Currency::JPY });
    let upsell = row(1, ExpansionKind::Upsell, |row| row.amount = usd(200_000));
    let now = Winning::of(today());
    let found = running(&upsell, &now, &contracts, &rates()).expect("has a rate");
    assert_eq!(found.map(|row| row.id), Some(ContractId(2)), "two million yen are more than ten thousand dollars");
    let none = Rates::new(Currency::USD, []);
    let refused = running(&upsell, &now, &contracts, &none).expect_err("is asked for");
    assert_eq!(refused, ("months", Invalid::NotComparable("JPY".into())));
    let alone = Winning { months: Some(12), ..now };
    assert_eq!(running(&upsell, &alone, &contracts, &none).expect("the term is said").map(|row| row.id), None);
}
