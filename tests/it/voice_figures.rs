//! Figures of surveys against a second computation, written from the definitions alone: over random answers, and over real exports.

use crate::support::{Shelf, noon};
use chrono::{Days, NaiveDate};
use mimamori::domain::kpi::Span;
use mimamori::domain::voice::{GroupBy, GroupKey, Measure};
use mimamori::domain::*;
use mimamori::ops::{Op, apply};
use mimamori::review::voice::Voices;
use proptest::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeMap;

fn first() -> NaiveDate {
    "2026-09-01".parse().expect("a date")
}

/// An answer as chance makes it: account, contact (0 is nobody), kind, how far up its scale, which scale, day.
type Drawn = (usize, usize, usize, u8, bool, u64);

fn scale_of(kind: SurveyKind, is_usual: bool) -> Scale {
    if is_usual { kind.usual_scale() } else { Scale { min: 1, max: 10 } }
}

/// Writes the answers into a book of three accounts with three people each.
fn book_of(drawn: &[Drawn]) -> Shelf {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    let mut save = |op: Op| apply(writer, &op, noon()).expect("is carried out").value.row.expect("a row").id;
    let mut accounts = Vec::new();
    for name in ["One", "Two", "Three"] {
        let account = Account { segment: Some(format!("Seg {}", name.len())), ..Account::named(name) };
        let account = AccountId(save(Op::SaveAccount(None, account)));
        let people = ["A", "B", "C"].map(|person| ContactId(save(Op::SaveContact(None, Contact::named(account, person)))));
        accounts.push((account, people));
    }
    for (account, contact, kind, up, is_usual, day) in drawn {
        let kind = SurveyKind::ALL[*kind];
        let scale = scale_of(kind, *is_usual);
        let value = scale.min + up % (scale.max - scale.min + 1);
        let score = Score::new(value.into(), scale).expect("on the scale");
        let (account, people) = &accounts[*account];
        let contact = contact.checked_sub(1).map(|place| people[place]);
        let response = Response { contact, ..Response::given(*account, kind, score, (first() + Days::new(*day)).into()) };
        save(Op::SaveResponse(None, response));
    }
    book.close().expect("closes");
    shelf
}

/// One answer as SQL finds it: value, lowest and highest of its scale, and the segment.
type Found = (f64, f64, f64, String);

/// The answers that count: of a period, the last row of each contact, and every row without one.
fn counting(connection: &Connection, kind: SurveyKind, span: Span) -> Vec<Found> {
    let sql = "SELECT CAST(score AS REAL), CAST(scale_min AS REAL), CAST(scale_max AS REAL), segment FROM (
                   SELECT *, row_number() OVER (PARTITION BY coalesce(contact_id, -id) ORDER BY at DESC, id DESC) AS place
                   FROM response WHERE kind = ?1 AND at BETWEEN ?2 AND ?3) AS answer
               JOIN account ON account.id = answer.account_id WHERE place = 1";
    let mut statement = connection.prepare(sql).expect("is a query");
    let wanted = (kind.as_str(), span.from.to_string(), span.to.to_string());
    let rows = statement.query_map(wanted, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).expect("runs");
    rows.map(|row| row.expect("a row")).collect()
}

/// Works a figure out of the answers that count, by the words of the definitions.
fn naive(measure: Measure, answers: &[Found]) -> Option<f64> {
    if answers.is_empty() {
        return None;
    }
    let n = answers.len() as f64;
    let share = |from: f64| answers.iter().filter(|(value, min, max, _)| (value - min) / (max - min) >= from - 1e-9).count() as f64 / n;
    Some(match measure {
        Measure::Nps => {
            let low = answers.iter().filter(|(value, min, max, _)| (value - min) / (max - min) <= 0.6 + 1e-9).count() as f64;
            100.0 * (share(0.9) - low / n)
        }
        Measure::Csat => share(0.75),
        Measure::CesShare => share(2.0 / 3.0),
        _ => answers.iter().map(|(value, min, max, _)| 1.0 + 6.0 * (value - min) / (max - min)).sum::<f64>() / n,
    })
}

fn kind_of(measure: Measure) -> SurveyKind {
    match measure {
        Measure::Nps => SurveyKind::Nps,
        Measure::Csat => SurveyKind::Csat,
        _ => SurveyKind::Ces,
    }
}

const MEASURES: [Measure; 4] = [Measure::Nps, Measure::Csat, Measure::Ces, Measure::CesShare];

fn close(one: Option<f64>, two: Option<f64>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => (one - two).abs() < 1e-9,
        (one, two) => one == two,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_agree_with_a_second_computation(
        drawn in prop::collection::vec((0_usize..3, 0_usize..4, 0_usize..3, 0_u8..11, prop::bool::weighted(0.8), 0_u64..60), 0..40),
        from in 0_u64..40, length in 0_u64..40,
    ) {
        let shelf = book_of(&drawn);
        let book = shelf.open();
        let connection = book.reader.connection();
        let voices = Voices::read(connection, &Zone::utc()).expect("reads");
        let span = Span { from: first() + Days::new(from), to: first() + Days::new(from + length) };
        for measure in MEASURES {
            let answers = counting(connection, kind_of(measure), span);
            let figure = voices.figure(measure, span);
            prop_assert!(close(figure.known(), naive(measure, &answers)), "{measure}: {figure:?} of {answers:?}");
            prop_assert_eq!(figure.n, answers.len());
            prop_assert_eq!(figure.parts.iter().filter(|part| part.counts).count(), figure.n);
            let mut by_segment: BTreeMap<String, Vec<Found>> = BTreeMap::new();
            for answer in answers {
                by_segment.entry(answer.3.clone()).or_default().push(answer);
            }
            for group in voices.grouped(GroupBy::Segment, &[measure], span) {
                let GroupKey::Text(segment) = &group.key else { panic!("{:?}", group.key) };
                let own = by_segment.remove(segment).unwrap_or_default();
                prop_assert!(close(group.figures[0].known(), naive(measure, &own)), "{segment} {measure}");
            }
            prop_assert!(by_segment.is_empty(), "{by_segment:?} has no group");
        }
    }
}

/// Real tables of answers, where they are at hand: imported, and counted a second way from the file itself.
#[test]
fn real_answers_give_the_figures_that_their_tables_give() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(std::path::PathBuf::from) else { return };
    for (measure, file) in [
        (Measure::Nps, "nps_responses.csv"),
        (Measure::Csat, "csat_responses.csv"),
        (Measure::Ces, "ces_responses.csv"),
        (Measure::CesShare, "ces_responses.csv"),
    ] {
        let path = folder.join("crm/surveys").join(file);
        let shelf = Shelf::new();
        let ran = crate::cli::program_on(&shelf.path(), &["import", "surveys", path.to_str().expect("UTF-8"), "--new-accounts"]);
        assert_eq!(ran, 0, "{file}");
        let book = shelf.open();
        let voices = Voices::read(book.reader.connection(), &Zone::utc()).expect("reads");
        let all = Span { from: "2000-01-01".parse().expect("a date"), to: "2100-01-01".parse().expect("a date") };
        let figure = voices.figure(measure, all);
        let scores = scores_of(&path);
        let n = scores.len() as f64;
        let count = |range: std::ops::RangeInclusive<i64>| scores.iter().filter(|score| range.contains(score)).count() as f64;
        let expected = match measure {
            Measure::Nps => 100.0 * (count(9..=10) - count(0..=6)) / n,
            Measure::Csat => count(4..=5) / n,
            Measure::CesShare => count(5..=7) / n,
            _ => scores.iter().sum::<i64>() as f64 / n,
        };
        assert_eq!(figure.n, scores.len(), "{file}");
        assert!(close(figure.known(), Some(expected)), "{file}: {:?} and {expected}", figure.value);
    }
}

/// Reads the column of scores with nothing but the heading's place.
fn scores_of(path: &std::path::Path) -> Vec<i64> {
    let mut table = csv::Reader::from_path(path).expect("opens");
    let column = table.headers().expect("has headings").iter().position(|heading| heading == "score").expect("a score");
    table.records().map(|row| row.expect("a row")[column].trim().parse().expect("a number")).collect()
}
