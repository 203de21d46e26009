//! The unfinished token under the cursor, for completing it, and names as they must be written to be read back.

use super::recognise::{Meaning, recognise};
use super::{Name, scan};
use chrono::NaiveDate;
use std::ops::Range;

/// What a sign asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    Account,
    Contact,
    Kind,
    Date,
}

/// A token that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    pub asked: Asked,
    /// What was typed up to the cursor, without sign and opening quote; empty right after the sign.
    pub typed: String,
    /// The bytes of the line that a completion replaces: all but the sign.
    pub range: Range<usize>,
}

/// Everything that begins a token, also where there is nothing to complete.
const SIGNS: &[char] = &['#', '＃', '@', '＠', '/', '／', '>', '＞', '+', '＋', '!', '！'];

/// Returns the token that is being typed at a cursor, given as a byte of the line at a character border.
///
/// A date may hold spaces (`>next f`); a name may where its quotation is not closed before the cursor.
pub fn partial_at(line: &str, cursor: usize) -> Option<Partial> {
    let before = line.get(..cursor)?;
    let (at, sign) = before.char_indices().rev().find(|(at, c)| scan::is_start(line, *at) && SIGNS.contains(c))?;
    let (asked, from) = (asked(sign)?, at + sign.len_utf8());
    let typed = scan::part(before, from..cursor);
    if scan::opens_quotation(typed) {
        return quoted_partial(line, from, typed, asked);
    }
    let has_border = scan::word_length(typed) < typed.len();
    if typed.starts_with(char::is_whitespace) || (has_border && asked != Asked::Date) {
        return None;
    }
    let end = cursor + scan::word_length(scan::part(line, cursor..line.len()));
    Some(Partial { asked, typed: typed.to_owned(), range: from..end })
}

fn asked(sign: char) -> Option<Asked> {
    Some(match sign {
        '#' | '＃' => Asked::Account,
        '@' | '＠' => Asked::Contact,
        '/' | '／' => Asked::Kind,
        '>' | '＞' => Asked::Date,
        _ => return None,
    })
}

/// Returns a name whose quotation is open at the cursor; it ends where it is closed, or else at the cursor.
fn quoted_partial(line: &str, from: usize, typed: &str, asked: Asked) -> Option<Partial> {
    if scan::quotation(typed).is_some() || !matches!(asked, Asked::Account | Asked::Contact) {
        return None;
    }
    let length = scan::quotation(scan::part(line, from..line.len())).map_or(typed.len(), |(_, length)| length);
    let content = typed.chars().skip(1).collect();
    Some(Partial { asked, typed: content, range: from..from + length })
}

/// Returns a name as it has to stand after its sign, in quotation marks only where it would not be read back without them.
///
/// A name that holds every kind of quotation mark loses its spaces instead, which comparing leaves out anyway.
pub fn written_name(asked: Asked, name: &str) -> String {
    let sign = if asked == Asked::Contact { '@' } else { '#' };
    let name = name.trim();
    let is_plain = match recognise(&format!("{sign}{name}"), NaiveDate::MIN) {
        Some((Meaning::Account(Name(read)) | Meaning::Contact(Name(read)), _)) => read == name,
        _ => false,
    };
    if is_plain { name.to_owned() } else { scan::quoted(name).unwrap_or_else(|| name.split_whitespace().collect()) }
}
