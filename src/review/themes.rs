//! What customers say, by themes: how often, who, and what they bring, in a period and the one before, by any field; and what the
//! rules of the themes suggest.

use crate::domain::kpi::{Figure, Span};
use crate::domain::theme::{Prepared, Rule, Suggestion, Weights, parse_rules, suggest};
use crate::domain::voice::{GroupBy, GroupKey};
use crate::domain::{AccountId, ContactId, Currency, Rates, Row, TagState, Theme, ThemeId, Zone};
use crate::review::voice::Voices;
use crate::store::themes::{self, SaidRow, Tagged, Target};
use crate::store::{Result, kpi, portfolio, voice};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What was said in a period and which themes it has: read once, asked for any theme, group and for the period before.
#[derive(Clone, Debug)]
pub struct Listening {
    /// In their order.
    pub themes: Vec<Row<ThemeId, Theme>>,
    pub span: Span,
    /// The newest first.
    pub said: Vec<Said>,
    pub weights: Weights,
    tags: Vec<Put>,
    states: HashMap<(ThemeId, Target), TagState>,
    filing: Voices,
}

/// Something that was said, with what the rules make of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub row: SaidRow,
    pub on: NaiveDate,
    pub account: String,
    pub person: Option<String>,
    /// Themes that the rules suggest and nobody has decided on.
    pub suggested: Vec<Suggestion>,
}

/// A theme put to a row, on the day it was said.
#[derive(Clone, Copy, Debug)]
struct Put {
    theme: ThemeId,
    account: AccountId,
    contact: Option<ContactId>,
    on: NaiveDate,
}

/// How often a theme was said, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    pub rows: usize,
    pub customers: usize,
    /// What they bring in a year.
    pub arr: Figure,
}

/// A theme with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeLine {
    pub theme: Row<ThemeId, Theme>,
    pub now: Count,
    pub before: Count,
    /// How many rows of the period the rules suggest it for.
    pub suggested: usize,
}

/// What a theme has to do with something that was said.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    Set,
    Suggested(Suggestion),
    Refused,
}

impl Listening {
    /// Reads a period; `currency` is that of the book where nobody chose one.
    pub fn read(connection: &Connection, span: Span, zone: &Zone, today: NaiveDate, currency: Currency) -> Result<Listening> {
        let filing = Voices { accounts: voice::whose(connection)?, people: themes::people(connection)?, ..Voices::default() };
        let tagged = themes::tagged(connection)?;
        let states = tagged.iter().map(|tag| ((tag.theme, tag.target), tag.state)).collect();
        let tags = tagged.iter().filter(|tag| tag.state == TagState::Set).map(|tag| put(tag, zone)).collect();
        let mut listening = Listening {
            themes: themes::themes(connection)?,
            span,
            said: Vec::new(),
            weights: weights(connection, &filing, today, currency)?,
            tags,
            states,
            filing,
        };
        listening.listen(themes::said(connection, span.from, span.to)?, zone);
        Ok(listening)
    }

    fn listen(&mut self, rows: Vec<SaidRow>, zone: &Zone) {
        let rules = rules_of(&self.themes);
        let dated = rows.into_iter().map(|row| (row.at.day(zone), row));
        let within: Vec<(NaiveDate, SaidRow)> = dated.filter(|(on, _)| self.span.contains(*on)).collect();
        let said = within.into_iter().map(|(on, row)| {
            let text = Prepared::of(&row.words());
            let suggested = suggest(&rules, &text, |theme| self.states.contains_key(&(theme, row.target)));
            let account = self.filing.accounts.get(&row.account).map(|whose| whose.name.clone()).unwrap_or_default();
            let person = row.contact.and_then(|contact| self.filing.people.get(&contact)).map(|person| person.name.clone());
            Said { row, on, account, person, suggested }
        });
        self.said = said.collect();
    }

    /// Keeps what some accounts said.
    pub fn narrow(&mut self, accounts: &HashSet<AccountId>) {
        self.said.retain(|said| accounts.contains(&said.row.account));
        self.tags.retain(|tag| accounts.contains(&tag.account));
    }

    pub fn theme(&self, id: ThemeId) -> Option<&Row<ThemeId, Theme>> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// Counts a theme over a period, whatever was read of it.
    pub fn count(&self, theme: ThemeId, span: Span) -> Count {
        self.counted(self.of(theme, span))
    }

    /// Counts what any theme was put to in the period, a row once for each of its themes and a customer once.
    pub fn count_of_all(&self) -> Count {
        self.counted(self.tags.iter().filter(|tag| self.span.contains(tag.on)))
    }

    fn of(&self, theme: ThemeId, span: Span) -> impl Iterator<Item = &Put> {
        self.tags.iter().filter(move |tag| tag.theme == theme && span.contains(tag.on))
    }

    fn counted<'a>(&self, tags: impl Iterator<Item = &'a Put>) -> Count {
        let (mut rows, mut accounts) = (0, BTreeSet::new());
        for tag in tags {
            rows += 1;
            accounts.insert(tag.account);
        }
        Count { rows, customers: accounts.len(), arr: self.weights.behind(&accounts) }
    }

    /// Counts every theme, in their order.
    pub fn lines(&self) -> Vec<ThemeLine> {
        let line = |theme: &Row<ThemeId, Theme>| ThemeLine {
            now: self.count(theme.id, self.span),
            before: self.count(theme.id, self.span.previous()),
            suggested: self.suggested_for(theme.id).count(),
            theme: theme.clone(),
        };
        self.themes.iter().map(line).collect()
    }

    /// Counts a theme for each group that said it, the most often said first.
    pub fn grouped(&self, theme: ThemeId, by: GroupBy) -> Vec<(GroupKey, Count)> {
        let mut groups: BTreeMap<GroupKey, Vec<&Put>> = BTreeMap::new();
        for tag in self.of(theme, self.span) {
            groups.entry(self.filing.key(by, tag.account, tag.contact)).or_default().push(tag);
        }
        let counted = groups.into_iter().map(|(key, tags)| (key, self.counted(tags.into_iter())));
        let mut counted: Vec<(GroupKey, Count)> = counted.collect();
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(count.rows));
        counted
    }

    /// Lists what was said of a theme in the period, or is suggested for it; what was refused comes last.
    pub fn rows_of(&self, theme: ThemeId) -> Vec<(&Said, Standing)> {
        let standing = |said: &Said| match self.states.get(&(theme, said.row.target)) {
            Some(TagState::Set) => Some(Standing::Set),
            Some(TagState::Dismissed) => Some(Standing::Refused),
            None => said.suggested.iter().find(|one| one.theme == theme).cloned().map(Standing::Suggested),
        };
        let mut rows: Vec<(&Said, Standing)> = self.said.iter().filter_map(|said| Some((said, standing(said)?))).collect();
        rows.sort_by_key(|(_, standing)| match standing {
            Standing::Suggested(_) => 0,
            Standing::Set => 1,
            Standing::Refused => 2,
        });
        rows
    }

    /// Lists what the rules suggest a theme for.
    pub fn suggested_for(&self, theme: ThemeId) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |said| said.suggested.iter().any(|one| one.theme == theme))
    }

    /// Returns the themes that were put to a row, in their order.
    pub fn themes_of(&self, target: Target) -> Vec<&Row<ThemeId, Theme>> {
        self.themes.iter().filter(|theme| self.states.get(&(theme.id, target)) == Some(&TagState::Set)).collect()
    }

    /// Counts what no theme was put to and none is suggested for: what the themes do not hear yet.
    pub fn unheard(&self) -> usize {
        let is_heard = |said: &Said| !said.suggested.is_empty() || !self.themes_of(said.row.target).is_empty();
        self.said.iter().filter(|said| !is_heard(said)).count()
    }
}

fn put(tag: &Tagged, zone: &Zone) -> Put {
    Put { theme: tag.theme, account: tag.account, contact: tag.contact, on: tag.at.day(zone) }
}

/// Reads the rules of themes; what another program wrote and is none suggests nothing.
pub fn rules_of(themes: &[Row<ThemeId, Theme>]) -> Vec<(ThemeId, Vec<Rule>)> {
    themes.iter().map(|theme| (theme.id, parse_rules(&theme.rules).unwrap_or_default())).collect()
}

/// Reads what customers bring, as the list of accounts states it.
pub fn weights(connection: &Connection, filing: &Voices, today: NaiveDate, currency: Currency) -> Result<Weights> {
    let base = kpi::choices(connection)?.currency.unwrap_or(currency);
    let rates: Rates = kpi::rates(connection, base)?;
    let has_left = |on: Option<NaiveDate>| on.is_some_and(|on| on <= today);
    let gone = filing.accounts.iter().filter(|(_, whose)| has_left(whose.churned_on)).map(|(id, _)| *id).collect();
    Ok(Weights { arr: portfolio::arr_of_all(connection, today)?, gone, rates, on: today })
}

/// A theme with what it has to do with a row.
pub type WithStanding = (Row<ThemeId, Theme>, Option<Standing>);

/// Says which themes stand with a row: put to it, refused for it, or suggested by its words.
pub fn themes_of_row(connection: &Connection, target: Target) -> Result<Vec<WithStanding>> {
    let said = themes::said_by(connection, target)?;
    let all = themes::themes(connection)?;
    let text = Prepared::of(&said.words());
    let suggested = suggest(&rules_of(&all), &text, |_| false);
    let mut found = Vec::with_capacity(all.len());
    for theme in all {
        let standing = match themes::tag_of(connection, theme.id, target)?.map(|tag| tag.state) {
            Some(TagState::Set) => Some(Standing::Set),
            Some(TagState::Dismissed) => Some(Standing::Refused),
            None => suggested.iter().find(|one| one.theme == theme.id).cloned().map(Standing::Suggested),
        };
        found.push((theme, standing));
    }
    Ok(found)
}
