//! A search as an expression of the index.

use super::doc::{facet_account, facet_all, facet_contact, facet_files, facet_kind};
use crate::domain::search::{Part, Phrase, Term};
use crate::store::Result;
use crate::store::directory::account_names;
use crate::text::{Needle, pieces};
use rusqlite::Connection;

/// More people or accounts than this are not told apart by a part of their name.
const MOST_NAMED: usize = 2000;

/// Writes a part as an expression; `None` where it says nothing, as a sign without letters does.
pub(super) fn expression(connection: &Connection, part: &Part) -> Result<Option<String>> {
    match part {
        Part::All => Ok(Some(one(&facet_all()))),
        Part::And(parts) => all_of(connection, parts),
        Part::Or(parts) => {
            let written = parts.iter().map(|part| expression(connection, part)).collect::<Result<Vec<_>>>()?;
            let written: Vec<String> = written.into_iter().flatten().collect();
            Ok((!written.is_empty()).then(|| any(&written)))
        }
        Part::Not(inner) => Ok(expression(connection, inner)?.map(|inner| format!("({} NOT {inner})", one(&facet_all())))),
        Part::Term(term) => term_expression(connection, term),
    }
}

/// What is asked for stands before what is left out, which the index can only do from something.
fn all_of(connection: &Connection, parts: &[Part]) -> Result<Option<String>> {
    let (mut wanted, mut left_out) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Not(inner) => left_out.extend(expression(connection, inner)?),
            other => wanted.extend(expression(connection, other)?),
        }
    }
    if wanted.is_empty() && left_out.is_empty() {
        return Ok(None);
    }
    let wanted = if wanted.is_empty() { one(&facet_all()) } else { format!("({})", wanted.join(" AND ")) };
    Ok(Some(if left_out.is_empty() { wanted } else { format!("({wanted} NOT {})", any(&left_out)) }))
}

fn term_expression(connection: &Connection, term: &Term) -> Result<Option<String>> {
    Ok(match term {
        Term::Text(phrase) => text(phrase),
        Term::In(kinds) => Some(any(&kinds.iter().map(|kind| one(&facet_kind(*kind))).collect::<Vec<_>>())),
        Term::Who(phrase) => who(connection, phrase)?,
        Term::Account(name) => {
            Some(any(&accounts(connection, name)?.into_iter().map(|id| one(&facet_account(Some(id)))).collect::<Vec<_>>()))
        }
        Term::Attachment => Some(one(&facet_files())),
    })
}

fn text(phrase: &Phrase) -> Option<String> {
    let (tokens, is_prefix) = Needle::of(&phrase.text, phrase.is_open)?.tokens();
    Some(if is_prefix { format!("{} *", one(&tokens)) } else { one(&tokens) })
}

/// Whoever is named in a mail or is one of the people of a row.
fn who(connection: &Connection, phrase: &Phrase) -> Result<Option<String>> {
    let Some(named) = text(phrase) else { return Ok(None) };
    let Some(needle) = Needle::of(&phrase.text, phrase.is_open) else { return Ok(None) };
    let mut statement = connection.prepare_cached(include_str!("people.sql"))?;
    let mut rows = statement.query([])?;
    let mut written = vec![format!("people : {named}")];
    while let Some(row) = rows.next()? {
        let (contact, texts): (i64, String) = (row.get(0)?, row.get(1)?);
        if written.len() <= MOST_NAMED && needle.is_in(&pieces(&texts)) {
            written.push(one(&facet_contact(contact)));
        }
    }
    Ok(Some(any(&written)))
}

/// Finds accounts by a part of their name, or by an id.
fn accounts(connection: &Connection, name: &str) -> Result<Vec<i64>> {
    let wanted = name.trim();
    let needle = Needle::of(wanted, true);
    let names = account_names(connection)?;
    let fits = |text: &str| needle.as_ref().is_some_and(|needle| needle.is_in(&pieces(text)));
    let found = names.iter().filter(|account| {
        let is_id = account.id.to_string() == wanted || account.external_id.as_deref() == Some(wanted);
        is_id || fits(&account.name) || account.kana.as_deref().is_some_and(fits)
    });
    Ok(found.map(|account| account.id.0).take(MOST_NAMED).collect())
}

/// Writes tokens as one phrase; they hold no quotation marks.
fn one(tokens: &str) -> String {
    format!("\"{tokens}\"")
}

/// Writes that one of some must be there; none of none is.
fn any(expressions: &[String]) -> String {
    match expressions {
        [] => one(&format!("{}none", facet_all())),
        [only] => only.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}
