//! Which column fills which field: known headings, what the user says (`--map field=Column`), what was remembered.

use crate::{
    domain::{Currency, Invalid, Outcome, Scale, SurveyKind, TouchKind},
    import::{
        Field, ImportKind,
        field::{FieldSpec, key, unit},
        value::{word, yes_no},
    },
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The columns of a file by position. Remembered per kind and `header_key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// In the order of the kind's fields. One column may serve two fields; only `account` may have several columns.
    pub columns: Vec<(Field, usize)>,
    /// The columns that fill no field.
    pub unmapped: Vec<usize>,
}

/// Why a mapping cannot be made. `Display` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MappingError {
    #[error("{0:?} is not field=value")]
    NotAPair(String),
    #[error("{kind} have no field {field:?}; there are: {}", known.names().join(", "))]
    UnknownField { kind: ImportKind, field: String, known: Known },
    #[error("there is no column {column:?}; there are: {}", known.names().join(", "))]
    UnknownColumn { column: String, known: Known },
    #[error("{field}: {reason}")]
    BadValue { field: Field, reason: Invalid },
}

/// What there is in place of a name that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// The names like it, the most alike first.
    Near(Vec<String>),
    /// None is like it: all names.
    All(Vec<String>),
}

impl Known {
    /// Returns the names.
    pub fn names(&self) -> &[String] {
        let (Known::Near(names) | Known::All(names)) = self;
        names
    }
}

impl Mapping {
    /// Returns the first column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|entry| entry.0 == field).map(|entry| entry.1)
    }

    /// Returns the field that a column fills, for showing it.
    pub fn field(&self, column: usize) -> Option<Field> {
        self.columns.iter().find(|entry| entry.1 == column).map(|entry| entry.0)
    }

    fn fits(&self, kind: ImportKind, header: &[String]) -> bool {
        self.columns.iter().all(|(field, column)| kind.has(*field) && *column < header.len())
    }
}

/// Returns the key under which the mapping of a header is remembered: the same words in the same order.
pub fn header_key(header: &[String]) -> String {
    header.iter().map(|heading| key(heading)).collect::<Vec<_>>().join("|")
}

/// Splits what the user gives to `--map` and `--set`.
pub fn pair(text: &str) -> Result<(String, String), MappingError> {
    let (field, value) = text.split_once('=').ok_or_else(|| MappingError::NotAPair(text.to_owned()))?;
    Ok((field.trim().to_owned(), value.trim().to_owned()))
}

/// Matches the columns of a header to the fields of a kind.
///
/// `given` are pairs of field and column; an empty column leaves the field unfilled. They count before a remembered
/// mapping, which counts before the known headings. A given column may still fill the field it is known for.
pub fn match_columns(
    kind: ImportKind,
    header: &[String],
    given: &[(String, String)],
    remembered: Option<&Mapping>,
) -> Result<Mapping, MappingError> {
    let mut columns: Vec<(Field, usize)> = Vec::new();
    let mut decided: Vec<Field> = Vec::new();
    for (field, column) in given {
        let field = known_field(kind, field)?;
        decided.push(field);
        if !column.is_empty() {
            columns.push((field, known_column(header, column)?));
        }
    }
    let base = match remembered.filter(|mapping| mapping.fits(kind, header)) {
        Some(mapping) => mapping.columns.clone(),
        None => by_heading(kind, header),
    };
    columns.extend(base.into_iter().filter(|(field, _)| !decided.contains(field)));
    let place = |field: Field| kind.fields().iter().position(|spec| spec.field == field);
    columns.sort_by_key(|(field, _)| place(*field));
    let mut seen: Vec<Field> = Vec::new();
    columns.retain(|(field, _)| {
        let again = seen.contains(field) && !field.takes_several_columns();
        seen.push(*field);
        !again
    });
    let unmapped = (0..header.len()).filter(|index| !columns.iter().any(|(_, column)| column == index)).collect();
    Ok(Mapping { columns, unmapped })
}

/// Ranks from here on are of headings with a unit.
const UNIT_RANK: usize = 1_000;

/// Returns for every field the column whose heading names it best; of equally good ones, the first.
fn by_heading(kind: ImportKind, header: &[String]) -> Vec<(Field, usize)> {
    let keys: Vec<String> = header.iter().map(|heading| key(heading)).collect();
    let mut columns = Vec::new();
    for spec in kind.fields() {
        let mut ranked: Vec<(usize, usize)> =
            keys.iter().enumerate().filter_map(|(column, key)| Some((rank(spec, key, &header[column])?, column))).collect();
        ranked.sort_unstable();
        let count = if spec.field.takes_several_columns() { ranked.len() } else { 1 };
        columns.extend(ranked.into_iter().take(count).map(|(_, column)| (spec.field, column)));
    }
    columns
}

/// Returns how well a heading names a field. `ARR (USD)` names ARR, only less well than `ARR` itself.
fn rank(spec: &FieldSpec, key_of_heading: &str, heading: &str) -> Option<usize> {
    let with_unit = || unit::split(heading).filter(|_| spec.field.is_money()).and_then(|(name, _)| spec.rank(&key(&name)));
    spec.rank(key_of_heading).or_else(|| with_unit().map(|rank| rank + UNIT_RANK))
}

fn known_field(kind: ImportKind, name: &str) -> Result<Field, MappingError> {
    let wanted = key(name);
    let spec = kind.fields().iter().find(|spec| [spec.field.as_str(), spec.en, spec.ja].iter().any(|word| key(word) == wanted));
    spec.map(|spec| spec.field).ok_or_else(|| MappingError::UnknownField {
        kind,
        field: name.to_owned(),
        known: nearest(name, kind.fields().iter().map(|spec| spec.field.as_str())),
    })
}

fn known_column(header: &[String], name: &str) -> Result<usize, MappingError> {
    let wanted = key(name);
    let exact = header.iter().position(|heading| heading == name);
    let alike = || header.iter().position(|heading| !wanted.is_empty() && key(heading) == wanted);
    exact
        .or_else(alike)
        .ok_or_else(|| MappingError::UnknownColumn { column: name.to_owned(), known: nearest(name, header.iter().map(String::as_str)) })
}

/// Returns the names that are near a misspelt one, or all of them when none is.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Known {
    let wanted = key(name);
    let mut ranked: Vec<(usize, &str)> = names.map(|name| (distance(&wanted, &key(name)), name)).collect();
    let limit = (wanted.chars().count() / 3).max(2);
    let near = |entry: &(usize, &str)| {
        let other = key(entry.1);
        entry.0 <= limit || (!wanted.is_empty() && !other.is_empty() && (other.contains(&wanted) || wanted.contains(&other)))
    };
    let names = |ranked: Vec<(usize, &str)>| ranked.into_iter().map(|(_, name)| name.to_owned()).collect();
    if !ranked.iter().any(near) {
        return Known::All(names(ranked));
    }
    ranked.retain(near);
    ranked.sort_by_key(|entry| entry.0);
    ranked.truncate(5);
    Known::Near(names(ranked))
}

/// Counts the letters to put in, take out or change (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, same) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *same);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// Reads the values that are the same for every row (`--set kind=nps`) and checks those from a closed set.
pub fn fixed_values(kind: ImportKind, given: &[(String, String)]) -> Result<Vec<(Field, String)>, MappingError> {
    let mut fixed: Vec<(Field, String)> = Vec::new();
    for (name, value) in given {
        let field = known_field(kind, name)?;
        check_fixed(kind, field, value).map_err(|reason| MappingError::BadValue { field, reason })?;
        fixed.retain(|entry| entry.0 != field);
        fixed.push((field, value.clone()));
    }
    Ok(fixed)
}

fn check_fixed(kind: ImportKind, field: Field, value: &str) -> Result<(), Invalid> {
    match (kind, field) {
        (_, _) if value.is_empty() => Err(Invalid::Empty),
        (ImportKind::Surveys, Field::Kind) => word::read::<SurveyKind>(value).map(drop),
        (_, Field::Kind) => word::read::<TouchKind>(value).map(drop),
        (_, Field::Scale) => value.parse::<Scale>().map(drop),
        (_, Field::Currency) => value.parse::<Currency>().map(drop),
        (_, Field::Outcome) if word::is_open(value) => Ok(()),
        (_, Field::Outcome) => word::read::<Outcome>(value).map(drop),
        (_, Field::Stage) => word::read::<crate::domain::Stage>(value).map(drop),
        (_, Field::TouchModel) => word::read::<crate::domain::TouchModel>(value).map(drop),
        (_, Field::Severity) => word::read::<crate::domain::Severity>(value).map(drop),
        (_, Field::Direction) => word::read::<crate::domain::Direction>(value).map(drop),
        (_, Field::Sentiment) => word::read::<crate::domain::Sentiment>(value).map(drop),
        (_, Field::AutoRenew) => yes_no(value).map(drop),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn pairs(list: &[&str]) -> Vec<(String, String)> {
        list.iter().map(|text| pair(text).unwrap()).collect()
    }

    /// Writes a mapping as `field=Heading` in the order of the fields.
    fn matched(kind: ImportKind, text: &str, given: &[&str]) -> String {
        let header = header(text);
        let mapping = match_columns(kind, &header, &pairs(given), None).unwrap();
        mapping.columns.iter().map(|(field, column)| format!("{field}={}", header[*column])).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn headings_of_common_exports_are_known() {
        use ImportKind::*;
        for (kind, header, expected) in [
            (
                Accounts,
                "account_id,account_name,industry,signup_date,seats",
                "external_id=account_id name=account_name industry=industry seats=seats created_on=signup_date",
            ),
            (Accounts, "account,sector,office_location", "name=account industry=sector country=office_location"),
            (Accounts, "Name,ARR (USD),mrr_usd", "name=Name arr=ARR (USD) mrr=mrr_usd"),
            (Accounts, "会社名,年額（千円）,年額メモ（円）", "name=会社名 arr=年額（千円）"),
            (Accounts, "会社名,都道府県,月額", "name=会社名 region=都道府県 mrr=月額"),
            (
                Accounts,
                "ＥＤＩＮＥＴコード,提出者名,提出者名（英字）,提出者名（ヨミ）,提出者業種,証券コード",
                "external_id=ＥＤＩＮＥＴコード name=提出者名 kana=提出者名（ヨミ） industry=提出者業種",
            ),
            (Accounts, "日付,コード,銘柄名,33業種区分", "external_id=コード name=銘柄名 industry=33業種区分"),
            (
                Accounts,
                "Record ID,Company name,Company Domain Name,Company owner",
                "external_id=Record ID name=Company name domain=Company Domain Name owner=Company owner",
            ),
            (
                Contracts,
                "subscription_id,account_id,plan_tier,mrr_amount,arr_amount,auto_renew_flag,billing_frequency",
                "external_id=subscription_id account=account_id plan=plan_tier arr=arr_amount mrr=mrr_amount auto_renew=auto_renew_flag billing=billing_frequency",
            ),
            (
                Usage,
                "usage_id,subscription_id,usage_date,feature_name,usage_count",
                "account=subscription_id date=usage_date metric=feature_name value=usage_count",
            ),
            (
                Tickets,
                "ticket_id,account_id,submitted_at,closed_at,priority,first_response_time_minutes,satisfaction_score",
                "external_id=ticket_id account=account_id opened_at=submitted_at first_response_minutes=first_response_time_minutes closed_at=closed_at severity=priority satisfaction=satisfaction_score",
            ),
            (
                Renewals,
                "churn_event_id,account_id,churn_date,reason_code,feedback_text",
                "external_id=churn_event_id account=account_id closed_on=churn_date churn_reason=reason_code note=feedback_text",
            ),
            (
                Surveys,
                "response_id,date,customer_id,score,feedback",
                "external_id=response_id account=customer_id score=score comment=feedback at=date",
            ),
            (Contacts, "姓,名,会社名,メールアドレス,役職", "account=会社名 family_name=姓 given_name=名 email=メールアドレス title=役職"),
            (Touches, "取引先,活動日,活動種別,内容", "account=取引先 kind=活動種別 at=活動日 body=内容"),
        ] {
            assert_eq!(matched(kind, header, &[]), expected, "{header}");
        }
    }

    #[test]
    fn the_best_heading_wins_and_an_account_keeps_all_of_its_columns() {
        assert_eq!(matched(ImportKind::Accounts, "Company,Account Name,Name", &[]), "name=Name");
        assert_eq!(
            matched(ImportKind::Tickets, "Account Name,Account ID,Created", &[]),
            "account=Account ID account=Account Name opened_at=Created"
        );
        assert_eq!(matched(ImportKind::Accounts, "name,NAME", &[]), "name=name");
    }

    #[test]
    fn what_the_user_says_counts_first_and_one_column_may_serve_two_fields() {
        assert_eq!(matched(ImportKind::Accounts, "Kunde,Name", &["name=Kunde"]), "name=Kunde");
        assert_eq!(matched(ImportKind::Accounts, "Kunde", &["name=kunde", "external_id=Kunde"]), "external_id=Kunde name=Kunde");
        assert_eq!(matched(ImportKind::Accounts, "Name,ARR", &["arr="]), "name=Name");
        assert_eq!(matched(ImportKind::Accounts, "A=B,Name", &["note=A=B"]), "name=Name note=A=B");
    }

    #[test]
    fn mistakes_name_what_is_near() {
        let header = header("Account Name,Industry,Seats");
        let error = |given: &str| match_columns(ImportKind::Accounts, &header, &pairs(&[given]), None).unwrap_err();
        assert_eq!(
            error("nmae=Seats"),
            MappingError::UnknownField {
                kind: ImportKind::Accounts,
                field: "nmae".into(),
                known: Known::Near(vec!["name".into(), "note".into()])
            }
        );
        assert_eq!(
            error("name=Acount Name"),
            MappingError::UnknownColumn { column: "Acount Name".into(), known: Known::Near(vec!["Account Name".into()]) }
        );
        assert!(matches!(error("name=xyzzy"), MappingError::UnknownColumn { known: Known::All(all), .. } if all.len() == 3));
        assert_eq!(pair("name"), Err(MappingError::NotAPair("name".into())));
    }

    #[test]
    fn a_remembered_mapping_replaces_the_known_headings_unless_it_no_longer_fits() {
        let remembered = Mapping { columns: vec![(Field::Name, 1)], unmapped: vec![0] };
        let json = serde_json::to_string(&remembered).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), remembered);
        let two = header("Name,Other");
        assert_eq!(match_columns(ImportKind::Accounts, &two, &[], Some(&remembered)).unwrap(), remembered);
        let one = header("Name");
        assert_eq!(match_columns(ImportKind::Accounts, &one, &[], Some(&remembered)).unwrap().column(Field::Name), Some(0));
        assert_eq!(header_key(&header("Account_Name,ＡＲＲ")), header_key(&header("account name,arr")));
    }

    #[test]
    fn fixed_values_are_checked_at_once() {
        let fixed = |kind, text: &str| fixed_values(kind, &pairs(&[text]));
        assert_eq!(fixed(ImportKind::Surveys, "kind=nps"), Ok(vec![(Field::Kind, "nps".to_owned())]));
        assert!(matches!(fixed(ImportKind::Surveys, "kind=call"), Err(MappingError::BadValue { field: Field::Kind, .. })));
        assert!(matches!(fixed(ImportKind::Accounts, "currency=ZZZ"), Err(MappingError::BadValue { .. })));
        assert!(matches!(fixed(ImportKind::Accounts, "score=1"), Err(MappingError::UnknownField { .. })));
    }
}
