//! What could stand at the cursor: accounts, people, kinds and dates that fit what is typed, or the candidates of a name
//! that could mean several. Choosing one rewrites its part of the line.

use crate::domain::quicklog::{Asked, KIND_WORDS, TokenKind, partial_at, written_name};
use crate::domain::{AccountId, Lang, TouchKind, when};
use crate::i18n::Words;
use crate::ops::quick::{Directory, Source, Understood, Unready, Who};
use crate::store::Result;
use crate::store::directory::{AccountName, ContactName, recent_accounts};
use crate::text;
use crate::tui::pane::Cx;
use std::ops::Range;

/// More than anybody reads; typing on narrows better.
const MOST: usize = 40;

/// One thing that could stand there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Suggestion {
    /// The text that takes the place of `Suggestions::range`.
    pub with: String,
    pub label: String,
    pub hint: String,
}

/// The list, and what in the line it completes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Suggestions {
    pub rows: Vec<Suggestion>,
    /// Bytes of the line.
    pub range: Range<usize>,
    /// The row that Enter takes; `None` while the keys still go to the line alone.
    pub chosen: Option<usize>,
}

impl Suggestions {
    /// Finds what fits the token that is being typed at the cursor; nothing, when it says that already.
    pub(super) fn at_cursor(cx: &Cx<'_>, directory: &mut Directory, understood: &Understood, line: &str, cursor: usize) -> Result<Self> {
        let Some(partial) = partial_at(line, cursor) else { return Ok(Self::default()) };
        let mut rows = match partial.asked {
            Asked::Account => accounts(cx, directory, &partial.typed)?,
            Asked::Contact => people(cx, directory, understood, &partial.typed)?,
            Asked::Kind => kinds(cx.words, &partial.typed),
            Asked::Date => dates(cx, &partial.typed),
        };
        rows.truncate(MOST);
        if matches!(rows.as_slice(), [only] if only.with == text::slice(line, partial.range.clone())) {
            rows.clear();
        }
        Ok(Suggestions { rows, range: partial.range, chosen: None })
    }

    /// Lists the candidates of the name that keeps the line from being saved, the first one chosen.
    pub(super) fn to_settle(cx: &Cx<'_>, directory: &mut Directory, state: (&Understood, &str), unready: &Unready) -> Result<Self> {
        let (understood, line) = state;
        let (rows, range) = match unready {
            Unready::WhichAccount { candidates, .. } => {
                let row = |account| Suggestion { with: format!("#{}", directory.written_account(account)), ..row_of_account(account) };
                // Where a person's name left the account open, it is put before the line.
                (candidates.iter().map(row).collect(), token_of(understood, TokenKind::Account, |_| true).unwrap_or(0..0))
            }
            Unready::WhichContact { typed, candidates } => {
                let account = understood.known_account().map(|account| account.id);
                let mut rows = Vec::new();
                for contact in candidates {
                    let row = row_of_contact(cx, directory, account, contact)?;
                    rows.push(Suggestion { with: format!("@{}", row.with), ..row });
                }
                let is_it = |range: Range<usize>| text::slice(line, range).contains(typed.as_str());
                (rows, token_of(understood, TokenKind::Contact, is_it).unwrap_or(0..0))
            }
            Unready::Empty | Unready::NoAccount => return Ok(Self::default()),
        };
        Ok(Suggestions { rows, range, chosen: Some(0) })
    }

    /// Moves among the rows; above the first one the keys go to the line alone again.
    pub(super) fn moved(&mut self, is_down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.chosen = match (self.chosen, is_down) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
    }

    /// Returns the row that Tab takes: the chosen one, else the likeliest.
    pub(super) fn first(&self) -> Option<&Suggestion> {
        self.rows.get(self.chosen.unwrap_or(0))
    }
}

/// Returns the bytes of the first token of a kind for which something is true.
fn token_of(understood: &Understood, kind: TokenKind, is_it: impl Fn(Range<usize>) -> bool) -> Option<Range<usize>> {
    let mut tokens = understood.line.tokens.iter().filter(|token| token.kind == kind).map(|token| token.range.clone());
    tokens.find(|range| is_it(range.clone()))
}

/// Lists accounts; while nothing is typed, those logged about last come first.
fn accounts(cx: &Cx<'_>, directory: &Directory, typed: &str) -> Result<Vec<Suggestion>> {
    let mut found = directory.accounts(typed);
    if typed.is_empty() {
        let recent: Vec<AccountId> = recent_accounts(cx.book.connection())?;
        found.sort_by_cached_key(|account| recent.iter().position(|id| *id == account.id).unwrap_or(usize::MAX));
    }
    let row = |account: &AccountName| Suggestion { with: directory.written_account(account), ..row_of_account(account) };
    Ok(found.into_iter().take(MOST).map(row).collect())
}

fn row_of_account(account: &AccountName) -> Suggestion {
    let hint = account.external_id.as_ref().or(account.kana.as_ref()).cloned().unwrap_or_default();
    Suggestion { with: String::new(), label: account.name.clone(), hint }
}

/// Lists the account's people; while only people could name the account, everybody whose name fits, with where they are.
fn people(cx: &Cx<'_>, directory: &mut Directory, understood: &Understood, typed: &str) -> Result<Vec<Suggestion>> {
    let account = match (&understood.account, understood.source) {
        (None, _) | (Some(_), Source::Person) if typed.is_empty() => return Ok(Vec::new()),
        (None, _) | (Some(_), Source::Person) => None,
        (Some(Who::Known(account)), _) => Some(account.id),
        (Some(_), _) => return Ok(Vec::new()),
    };
    let found: Vec<ContactName> = directory.people(cx.book.connection(), account, typed)?.into_iter().take(MOST).cloned().collect();
    found.iter().map(|contact| row_of_contact(cx, directory, account, contact)).collect()
}

fn row_of_contact(cx: &Cx<'_>, directory: &mut Directory, account: Option<AccountId>, contact: &ContactName) -> Result<Suggestion> {
    let employer = directory.account(contact.account).filter(|_| account.is_none()).map(|account| account.name.clone());
    let left = contact.has_left.then(|| crate::say!(cx.words, "log-has-left"));
    let hint: Vec<String> = [employer, contact.email.clone(), left].into_iter().flatten().collect();
    let with = match account {
        // A name is enough where everybody's are compared: the account decides later.
        None => written_name(Asked::Contact, &contact.name),
        Some(_) => directory.written_contact(cx.book.connection(), account, contact)?,
    };
    Ok(Suggestion { with, label: contact.name.clone(), hint: hint.join(" · ") })
}

/// Lists kinds by the words that begin as typed; while nothing is typed, one word of this language for each.
fn kinds(words: &Words, typed: &str) -> Vec<Suggestion> {
    let typed = text::search_key(typed);
    let is_own = |word: &str| word.is_ascii() == (words.lang() == Lang::En);
    let fits = |word: &str| if typed.is_empty() { is_own(word) } else { text::search_key(word).starts_with(&typed) };
    let mut seen: Vec<TouchKind> = Vec::new();
    let mut rows = Vec::new();
    for (word, kind) in KIND_WORDS.iter().filter(|(word, _)| fits(word)) {
        if !seen.contains(kind) {
            seen.push(*kind);
            rows.push(Suggestion { with: (*word).to_owned(), label: (*word).to_owned(), hint: words.word(*kind) });
        }
    }
    rows
}

/// Lists date phrases of this language that begin as typed, then those of the other, each with its day.
fn dates(cx: &Cx<'_>, typed: &str) -> Vec<Suggestion> {
    let typed = text::search_key(typed);
    let (own, other) = match cx.words.lang() {
        Lang::En => (when::SUGGESTIONS_EN, when::SUGGESTIONS_JA),
        Lang::Ja => (when::SUGGESTIONS_JA, when::SUGGESTIONS_EN),
    };
    let other = if typed.is_empty() { &[] } else { other };
    let fitting = own.iter().chain(other).filter(|phrase| text::search_key(phrase).starts_with(&typed));
    fitting
        .filter_map(|phrase| {
            let day = when::parse_day(phrase, cx.today())?;
            Some(Suggestion { with: (*phrase).to_owned(), label: (*phrase).to_owned(), hint: cx.format.date(day) })
        })
        .collect()
}
