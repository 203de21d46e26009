use super::*;
use crate::{
    domain::{Invalid, Money, Outcome, Severity, SurveyKind},
    import::{
        Options,
        mapping::{fixed_values, match_columns, pair},
        table,
    },
};
use chrono::FixedOffset;

/// What a user gives: kind, files with their text, `--map`, `--set`, `--date-format`.
#[derive(Default)]
struct Given<'a> {
    files: &'a [(&'a str, &'a str)],
    map: &'a [&'a str],
    set: &'a [&'a str],
    date_format: Option<&'a str>,
}

fn planned(kind: ImportKind, given: &Given<'_>) -> Result<Plan, PlanError> {
    let pairs = |list: &[&str]| list.iter().map(|text| pair(text).unwrap()).collect::<Vec<_>>();
    let tables: Vec<(&str, Table, Mapping)> = given
        .files
        .iter()
        .map(|(file, text)| {
            let table = table::read(file, text.as_bytes(), &Options::default()).unwrap();
            let mapping = match_columns(kind, &table.header, &pairs(given.map), None).unwrap();
            (*file, table, mapping)
        })
        .collect();
    let sources: Vec<Source<'_>> = tables.iter().map(|(file, table, mapping)| Source { file, table, mapping }).collect();
    let date_format = given.date_format.map(|format| format.parse().unwrap());
    let defaults = Defaults { currency: Currency::USD, zone: Zone::Fixed(FixedOffset::east_opt(9 * 3600).unwrap()) };
    plan(kind, &sources, &Settings { fixed: &fixed_values(kind, &pairs(given.set)).unwrap(), date_format: date_format.as_ref(), defaults })
}

fn of(kind: ImportKind, text: &str) -> Plan {
    planned(kind, &Given { files: &[("a.csv", text)], ..Given::default() }).unwrap()
}

fn accounts(plan: &Plan) -> Vec<&AccountRecord> {
    plan.records.iter().map(|sourced| if let Record::Account(account) = &sourced.record { account } else { panic!("no account") }).collect()
}

/// Returns row, column and reason of the only problem.
fn only_problem(plan: &Plan) -> (u64, Option<&str>, &Reason) {
    assert_eq!(plan.problems.len(), 1, "{:?}", plan.problems);
    let problem = &plan.problems[0];
    (problem.row, problem.column.as_deref(), &problem.reason)
}

#[test]
fn accounts_with_custom_fields_and_what_is_missing() {
    let plan = of(
        ImportKind::Accounts,
        "account_id,account_name,website,mrr,signup_date,plan_tier,churn_flag\nA-1,Acme,https://www.acme.example/,\"1,000\",16-10-2024,Basic,FALSE\nA-2,,ask them,¥500,17-08-2023,,TRUE\n,,,,,Pro,\n",
    );
    let found = accounts(&plan);
    assert_eq!(found[0].name.as_deref(), Some("Acme"));
    assert_eq!(found[0].domain.as_deref(), Some("acme.example"));
    assert_eq!(found[0].arr, Some(Money { minor: 1_200_000, currency: Currency::USD }));
    assert_eq!(found[0].created_on.unwrap().to_string(), "2024-10-16");
    assert_eq!(found[0].custom, [("plan_tier".to_owned(), "Basic".to_owned()), ("churn_flag".to_owned(), "FALSE".to_owned())]);
    assert_eq!((found[1].name.as_deref(), found[1].external_id.as_deref()), (None, Some("A-2")));
    assert_eq!(found[1].arr, Some(Money { minor: 6_000, currency: Currency::JPY }));
    assert_eq!(found[1].custom[1], ("domain".to_owned(), "ask them".to_owned()));
    assert_eq!(only_problem(&plan), (4, Some("account_name"), &Reason::Missing(Field::Name)));
    assert_eq!((plan.read, plan.skipped, plan.unmapped.len()), (3, 1, 2));
}

#[test]
fn bad_values_cost_their_row_and_name_their_column() {
    use ImportKind::*;
    let negative = |text: &str| Reason::Invalid(Invalid::Negative(text.into()));
    for (kind, text, column, reason) in [
        (Accounts, "name,arr\nAcme,-5\nBeta,5\n", "arr", negative("-5")),
        (Accounts, "name,arr,currency\nAcme,5,ZZZ\nBeta,5,EUR\n", "currency", Invalid::UnknownCurrency("ZZZ".into()).into()),
        (Accounts, "name,seats\nAcme,many\nBeta,5\n", "seats", Invalid::NotANumber("many".into()).into()),
        (Accounts, "name,created_on\nAcme,2023-02-30\nBeta,2023-02-28\n", "created_on", Invalid::NotADate("2023-02-30".into()).into()),
        (
            Contracts,
            "account,start,end\nAcme,2024-01-01,2023-01-01\nBeta,2024-01-01,2025-01-01\n",
            "end",
            Invalid::EndBeforeStart { start: "2024-01-01".into(), end: "2023-01-01".into() }.into(),
        ),
        (Contacts, "account,name,email\nAcme,Sato,sato\nBeta,Ito,\n", "email", Invalid::NotAnEmail("sato".into()).into()),
        (Tickets, "account,opened_at\n,2024-01-01\nBeta,2024-01-01\n", "account", Reason::Missing(Field::Account)),
        (Tickets, "account,opened_at,satisfaction\nAcme,2024-01-01,9\nBeta,2024-01-01,4.0\n", "satisfaction", out_of_range("9", "1", "5")),
        (Usage, "account,date,value\nAcme,2024-01-01,-1\nBeta,2024-01-01,1\n", "value", negative("-1")),
        (Surveys, "account,kind,score,at\nAcme,nps,11,2024-01-01\nBeta,nps,10,2024-01-01\n", "score", out_of_range("11", "0", "10")),
        (
            Surveys,
            "account,kind,score,at\nAcme,ces,4.5,2024-01-01\nBeta,ces,7,2024-01-01\n",
            "score",
            Invalid::NotWhole("4.5".into()).into(),
        ),
        (Touches, "account,kind,at\nAcme,,2024-01-01\nBeta,電話,2024-01-01\n", "kind", Reason::Missing(Field::Kind)),
        (Renewals, "account,due_on\nAcme,\nBeta,2024-01-01\n", "due_on", Reason::Missing(Field::DueOn)),
    ] {
        let plan = of(kind, text);
        assert_eq!(only_problem(&plan), (2, Some(column), &reason), "{text}");
        assert_eq!((plan.records.len(), plan.read, plan.skipped), (1, 2, 1), "{text}");
    }
}

fn out_of_range(value: &str, min: &str, max: &str) -> Reason {
    Invalid::OutOfRange { value: value.into(), min: min.into(), max: max.into() }.into()
}

#[test]
fn dates_are_decided_by_the_whole_column_or_asked_for() {
    let text = "account,opened_at,closed_at\nAcme,01-02-2024,2024-02-05 10:00\nBeta,27-02-2024,\n";
    let plan = of(ImportKind::Tickets, text);
    let Record::Ticket(ticket) = &plan.records[0].record else { panic!("no ticket") };
    assert_eq!((ticket.opened_at.to_string(), ticket.closed_at.unwrap().to_string()), ("2024-02-01".into(), "2024-02-05T01:00:00Z".into()));

    let open: &[(&str, &str)] = &[("a.csv", "account,opened_at\nAcme,01-02-2024\n")];
    let ambiguous = planned(ImportKind::Tickets, &Given { files: open, ..Given::default() });
    let error = PlanError::AmbiguousDates { file: "a.csv".into(), column: "opened_at".into(), example: "01-02-2024".into() };
    assert_eq!(ambiguous, Err(error));
    let said = planned(ImportKind::Tickets, &Given { files: open, date_format: Some("mdy"), ..Given::default() }).unwrap();
    assert!(matches!(&said.records[0].record, Record::Ticket(ticket) if ticket.opened_at.to_string() == "2024-01-02"));

    let two: &[(&str, &str)] = &[open[0], ("b.csv", "account,opened_at\nAcme,28-02-2024\n")];
    let plan = planned(ImportKind::Tickets, &Given { files: two, ..Given::default() }).unwrap();
    assert!(
        matches!(&plan.records[0].record, Record::Ticket(ticket) if ticket.opened_at.to_string() == "2024-02-01"),
        "the other file tells"
    );
}

#[test]
fn the_decimal_sign_is_that_of_the_column() {
    let plan = of(ImportKind::Accounts, "name;arr\nAcme;1.234\nBeta;1.234,50\n");
    let minor: Vec<i64> = accounts(&plan).iter().map(|account| account.arr.unwrap().minor).collect();
    assert_eq!(minor, [123_400, 123_450]);
}

#[test]
fn a_heading_may_name_the_unit_of_its_amounts() {
    let plan = of(ImportKind::Accounts, "会社名,年額（千円）\n山田商店,\"1,200\"\n");
    assert_eq!(accounts(&plan)[0].arr, Some(Money { minor: 1_200_000, currency: Currency::JPY }));
    let plan = of(ImportKind::Accounts, "name,arr_eur,currency\nAcme,5,\nBeta,5,USD\n");
    let currencies: Vec<Currency> = accounts(&plan).iter().map(|account| account.arr.unwrap().currency).collect();
    assert_eq!(currencies, [Currency::EUR, Currency::USD]);
}

#[test]
fn a_file_without_a_needed_column_says_which() {
    let missing = |kind, text: &str| planned(kind, &Given { files: &[("a.csv", text)], ..Given::default() }).unwrap_err();
    let error = missing(ImportKind::Tickets, "account,subject\nAcme,x\n");
    assert_eq!(error, PlanError::MissingField { file: "a.csv".into(), needed: &[Field::OpenedAt] });
    let error = missing(ImportKind::Surveys, "account,score,at\nAcme,5,2024-01-01\n");
    assert_eq!(error, PlanError::MissingField { file: "a.csv".into(), needed: &[Field::Kind] });
}

#[test]
fn the_kind_of_a_survey_comes_from_column_user_heading_or_file() {
    let kind = |file: &str, header: &str, set: &[&str]| {
        let text = format!("account,{header},at\nAcme,4,2024-01-01\n");
        let plan = planned(ImportKind::Surveys, &Given { files: &[(file, &text)], set, ..Given::default() }).ok()?;
        plan.records
            .into_iter()
            .next()
            .map(|sourced| if let Record::Survey(survey) = sourced.record { survey.kind } else { panic!("no survey") })
    };
    assert_eq!(kind("x.csv", "nps_score", &[]), Some(SurveyKind::Nps));
    assert_eq!(kind("ces_responses.csv", "score", &[]), Some(SurveyKind::Ces));
    assert_eq!(kind("services.csv", "score", &[]), None, "ces is no word there");
    assert_eq!(kind("ces_responses.csv", "score", &["kind=csat"]), Some(SurveyKind::Csat));
    let scaled = planned(
        ImportKind::Surveys,
        &Given { files: &[("csat.csv", "account,score,at\nAcme,9,2024-01-01\n")], set: &["scale=1-10"], ..Given::default() },
    );
    assert_eq!(scaled.unwrap().records.len(), 1);
}

#[test]
fn usage_adds_up_per_account_person_day_and_metric() {
    let one =
        "account,date,metric,value\nAcme,2024-01-01,login,2\nAcme,2024-01-01,login,3\nAcme,2024-01-02,login,\nBeta,2024-01-01,export,1.5\n";
    let two = "account,date,metric\nAcme,2024-01-01,login\n";
    let plan = planned(ImportKind::Usage, &Given { files: &[("a.csv", one), ("b.csv", two)], ..Given::default() }).unwrap();
    let sums: Vec<(f64, u64)> = plan
        .records
        .iter()
        .map(|sourced| if let Record::Usage(usage) = &sourced.record { (usage.value, usage.rows) } else { (0.0, 0) })
        .collect();
    assert_eq!(sums, [(6.0, 3), (1.0, 1), (1.5, 1)]);
    assert_eq!((plan.read, plan.skipped), (5, 0));
}

#[test]
fn the_later_of_two_rows_about_the_same_thing_counts() {
    let plan = of(ImportKind::Accounts, "id,name,seats\n1,Acme,5\n2,Beta,1\n1,Acme,6\n2,Beta,1\n,Gamma Inc.,1\n,GAMMA,2\n");
    assert_eq!(accounts(&plan).iter().map(|account| account.seats.unwrap()).collect::<Vec<_>>(), [6, 1, 2]);
    assert_eq!((plan.read, plan.skipped), (6, 2), "a row that says the same is no problem");
    assert_eq!(plan.problems[0].reason, Reason::Replaced { file: "a.csv".into(), row: 4 });
    assert_eq!(plan.problems[0].row, 2);
}

#[test]
fn losses_are_renewals_that_churned() {
    let plan =
        of(ImportKind::Renewals, "churn_event_id,account_id,churn_date,reason_code,feedback_text\nC-1,A-1,27-10-2024,pricing,too dear\n");
    let Record::Renewal(renewal) = &plan.records[0].record else { panic!("no renewal") };
    assert_eq!((renewal.outcome, renewal.churn_reason.as_deref()), (Some(Outcome::Churned), Some("pricing")));
    assert_eq!((renewal.closed_on.unwrap().to_string(), renewal.due_on), ("2024-10-27".into(), None));
    let open = of(ImportKind::Renewals, "account,due_on,stage\nAcme,2024-01-01,Prospecting\nAcme,2024-02-01,Won\n");
    let outcomes =
        open.records.iter().map(|sourced| if let Record::Renewal(renewal) = &sourced.record { renewal.outcome } else { panic!() });
    assert_eq!(outcomes.collect::<Vec<_>>(), [None, Some(Outcome::Renewed)]);
}

#[test]
fn a_row_names_its_account_in_every_way_it_can() {
    let plan = of(
        ImportKind::Tickets,
        "Account Name,Account ID,Contact,Opened,Priority\nAcme,A-1,x@acme.example,2024-01-01,P1\n,,y@acme.example,2024-01-01,\n",
    );
    let tickets: Vec<&TicketRecord> =
        plan.records.iter().map(|sourced| if let Record::Ticket(ticket) = &sourced.record { ticket } else { panic!() }).collect();
    assert_eq!(tickets[0].account.named, ["A-1", "Acme"]);
    assert_eq!(tickets[0].severity, Some(Severity::Urgent));
    assert_eq!(tickets[1].account, AccountRef { contact: Some("y@acme.example".into()), ..AccountRef::default() });
}

#[test]
fn people_have_their_names_in_the_order_of_their_language() {
    let plan =
        of(ImportKind::Contacts, "会社名,姓,名,メール\nカネコ,佐藤,花子,\nAcme,Smith,Anna,anna@acme.example\nAcme,,,bo@acme.example\n");
    let names: Vec<Option<&str>> = plan
        .records
        .iter()
        .map(|sourced| if let Record::Contact(contact) = &sourced.record { contact.name.as_deref() } else { panic!() })
        .collect();
    assert_eq!(names, [Some("佐藤 花子"), Some("Anna Smith"), None]);
}

#[test]
fn touches_keep_all_their_people() {
    let plan = of(
        ImportKind::Touches,
        "取引先,担当者,活動日,活動種別,内容,所要時間\nカネコ,佐藤;田中、鈴木,2024/01/05 14:00,打ち合わせ,進捗確認,1時間\n",
    );
    let Record::Touch(touch) = &plan.records[0].record else { panic!("no touch") };
    assert_eq!(touch.contacts, ["佐藤", "田中", "鈴木"]);
    assert_eq!((touch.minutes, touch.at.to_string()), (Some(60), "2024-01-05T05:00:00Z".into()));
}

#[test]
fn a_fixed_value_counts_before_a_column() {
    let plan = planned(
        ImportKind::Accounts,
        &Given { files: &[("a.csv", "name,currency,arr\nAcme,EUR,5\n")], set: &["currency=JPY"], ..Given::default() },
    );
    assert_eq!(accounts(&plan.unwrap())[0].arr, Some(Money { minor: 5, currency: Currency::JPY }));
}
