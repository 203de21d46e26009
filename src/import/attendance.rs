//! Who came to an event, from the list that a webinar tool or a sign-in sheet gives: an account, a person or both, and whether
//! they came.
//!
//! Nothing is looked up: a row says in its own words whom it means. Where a list has no column for it, nobody is said to have
//! come: a list of those who registered looks just like a list of those who were there.

use crate::domain::GuestState;
use crate::import::field::key;
use crate::import::plan::AccountRef;
use crate::import::value::{self, is_nothing};
use crate::import::{Field, ImportKind, Problem, Reason, Table, match_columns};

const EMAIL: &str = "email|e-mail|email address|e-mail address|mail|contact email|contact e-mail|user email|attendee email|participant email|\
    registrant email|メール|メールアドレス|eメール|電子メール|担当者メール|連絡先メール";
const PERSON: &str = "contact|contact name|name|full name|person|attendee|attendee name|participant|participant name|registrant|\
    registrant name|user name|who|担当者|担当者名|氏名|お名前|名前|参加者|参加者名|申込者|申込者名|ご担当者|ご担当者名";
const CAME: &str = "attended|attendance|attendance status|status|present|came|joined|participated|showed up|checked in|state|出席|参加|\
    出欠|参加状況|出席状況|参加有無|出席有無|参加ステータス|ステータス";

const YES: &str = "attended|present|came|joined|participated|here|checked in|参加|出席|参加済|参加済み|出席済|出席済み|参加した";
const NO: &str = "absent|no show|noshow|not attended|did not attend|missed|欠席|不参加|未参加|不在|キャンセル|cancelled|canceled";
const OPEN: &str = "invited|registered|pending|招待|招待済|招待済み|申込|申込済|申込済み|登録|登録済|登録済み|未定";

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceRow {
    pub row: u64,
    pub account: AccountRef,
    pub email: Option<String>,
    pub person: Option<String>,
    /// `Invited` where the row does not say whether they came.
    pub state: GuestState,
}

/// A list that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    pub file: String,
    pub rows: Vec<AttendanceRow>,
    pub problems: Vec<Problem>,
    /// How many rows there were, good and bad.
    pub read: usize,
    /// Whether a column says who came.
    pub says_who_came: bool,
}

/// Where each field stands.
struct Columns {
    accounts: Vec<usize>,
    email: Option<usize>,
    person: Option<usize>,
    came: Option<usize>,
}

/// Reads a list; `None` where no column names an account or a person.
pub fn attendance(file: &str, table: &Table) -> Option<Attendance> {
    let columns = columns(&table.header)?;
    let mut list = Attendance {
        file: file.to_owned(),
        rows: Vec::new(),
        problems: table.problems.clone(),
        read: table.rows.len() + table.problems.len(),
        says_who_came: columns.came.is_some(),
    };
    for row in table.rows.iter() {
        match read_row(&columns, &row) {
            Ok(read) => list.rows.push(read),
            Err((column, reason)) => {
                let column = column.and_then(|column| table.header.get(column)).cloned();
                list.problems.push(Problem { file: file.to_owned(), row: row.line, column, reason });
            }
        }
    }
    Some(list)
}

fn columns(header: &[String]) -> Option<Columns> {
    let mapping = match_columns(ImportKind::Touches, header, &[], None).ok()?;
    let accounts: Vec<usize> = mapping.columns.iter().filter(|(field, _)| *field == Field::Account).map(|(_, column)| *column).collect();
    let place = |words: &str| header.iter().position(|heading| is_one_of(heading, words));
    let columns = Columns { accounts, email: place(EMAIL), person: place(PERSON), came: place(CAME) };
    let names_somebody = !columns.accounts.is_empty() || columns.email.is_some() || columns.person.is_some();
    names_somebody.then_some(columns)
}

fn is_one_of(text: &str, words: &str) -> bool {
    let wanted = key(text);
    !wanted.is_empty() && words.split('|').any(|word| key(word) == wanted)
}

/// Reads a row; else the column that is to blame, and why.
fn read_row(columns: &Columns, row: &crate::import::table::Row<'_>) -> Result<AttendanceRow, (Option<usize>, Reason)> {
    let text = |column: usize| Some(row.cell(column).trim()).filter(|text| !is_nothing(text)).map(str::to_owned);
    let email = match columns.email.and_then(|column| Some((column, text(column)?))) {
        Some((column, text)) => Some(value::email(&text).map_err(|why| (Some(column), why.into()))?),
        None => None,
    };
    let person = columns.person.and_then(text);
    let named: Vec<String> = columns.accounts.iter().filter_map(|column| text(*column)).collect();
    let account = AccountRef { named, contract: None, contact: email.clone().or_else(|| person.clone()) };
    if account.is_empty() {
        return Err((None, Reason::Missing(Field::Account)));
    }
    let state = match columns.came {
        Some(column) => state(row.cell(column).trim()).map_err(|why| (Some(column), why.into()))?,
        None => GuestState::Invited,
    };
    Ok(AttendanceRow { row: row.line, account, email, person, state })
}

/// Reads whether somebody came.
fn state(text: &str) -> Result<GuestState, crate::domain::Invalid> {
    let known = [(YES, GuestState::Attended), (NO, GuestState::Absent), (OPEN, GuestState::Invited)];
    if let Some((_, state)) = known.iter().find(|(words, _)| is_one_of(text, words)) {
        return Ok(*state);
    }
    match value::yes_no(text) {
        Ok(true) => Ok(GuestState::Attended),
        Ok(false) => Ok(GuestState::Absent),
        Err(_) if is_nothing(text) => Ok(GuestState::Invited),
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Options, read};

    fn list(text: &str) -> Option<Attendance> {
        attendance("list.csv", &read("list.csv", text.as_bytes(), &Options::default()).expect("is a table"))
    }

    #[test]
    fn marks_are_read_in_both_languages() {
        use GuestState::{Absent, Attended, Invited};
        for (text, expected) in [
            ("Yes", Some(Attended)),
            ("参加", Some(Attended)),
            ("○", Some(Attended)),
            ("no-show", Some(Absent)),
            ("欠席", Some(Absent)),
            ("×", Some(Absent)),
            ("なし", Some(Absent)),
            ("", Some(Invited)),
            ("Registered", Some(Invited)),
            ("perhaps", None),
        ] {
            assert_eq!(state(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn columns_are_known_by_their_headings_and_bad_rows_are_told() {
        let text = "会社名,氏名,メールアドレス,出欠\n青葉システム,佐藤 美香,mika@aoba.example,参加\n青葉システム,,,たぶん\n,,no address,参加\n,,,参加\n";
        let list = list(text).expect("names somebody");
        assert_eq!((list.read, list.rows.len(), list.says_who_came), (4, 1, true));
        assert_eq!(list.rows[0].email.as_deref(), Some("mika@aoba.example"));
        assert_eq!(list.rows[0].state, GuestState::Attended);
        let told: Vec<_> = list.problems.iter().map(|problem| (problem.row, problem.column.as_deref())).collect();
        assert_eq!(told, [(3, Some("出欠")), (4, Some("メールアドレス")), (5, None)]);
    }

    #[test]
    fn a_list_that_does_not_say_who_came_says_only_who_was_asked() {
        let list = list("Company,Email\nAcme,ken@acme.example\n").expect("names somebody");
        assert!(!list.says_who_came && list.rows[0].state == GuestState::Invited);
        assert_eq!(super::tests::list("Colour,Size\nred,4\n"), None);
    }
}
