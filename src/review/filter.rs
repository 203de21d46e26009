//! Which accounts fit a filter: reads only the facts that it asks for, each group once for the whole book.

use crate::domain::health::{self, InputId, Model, Score, Signals};
use crate::domain::query::{
    self, Field, FieldSpec, Filter, Group, Health, Matcher, Needs, QueryError, QueryErrorKind, Subject, Vocabulary,
};
use crate::domain::{AccountId, Lang, Row, Segment, SegmentId, Stage, Zone};
use crate::review::ScoredLine;
use crate::store::facts::{Window, facts};
use crate::store::portfolio::{self, AccountLine};
use crate::store::subjects::{self, AccountColumn};
use crate::store::{Result, all_of, directory};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::HashMap;

/// What filters are asked against: the book, the rules of health, and the day.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub connection: &'a Connection,
    pub model: &'a Model,
    pub today: NaiveDate,
    pub zone: &'a Zone,
}

/// Every account as filters see it, with the groups of facts read so far. Asking one filter after the other reads each group once.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    subjects: subjects::Subjects,
    read: Needs,
}

/// Groups the store reads without the rules of health.
const PLAIN: &[Group] = &[
    Group::Details,
    Group::Custom,
    Group::Products,
    Group::TwoWay,
    Group::Kinds,
    Group::Surveys,
    Group::Metrics,
    Group::Tickets,
    Group::Tasks,
    Group::People,
    Group::Plans,
    Group::Goals,
    Group::Pulse,
];

impl Subjects {
    /// Takes accounts whose score nobody knows yet.
    pub fn of_lines(lines: &[AccountLine]) -> Subjects {
        Subjects { subjects: lines.iter().map(|line| (line.id, subject(line))).collect(), read: Needs::NONE }
    }

    /// Takes accounts that are scored: filters by health cost nothing more.
    pub fn of_book(book: &[ScoredLine]) -> Subjects {
        let mut own = Subjects { subjects: book.iter().map(|row| (row.line.id, subject(&row.line))).collect(), read: Needs::NONE };
        for row in book {
            own.scored(row.line.id, &row.score);
        }
        own.read = [Group::Score, Group::Usage].into_iter().collect();
        own
    }

    /// Says whether a filter could be asked without reading anything.
    pub fn is_ready_for(&self, filter: &Filter) -> bool {
        self.missing(filter.needs()).is_empty()
    }

    /// Reads what a filter asks for and was not read yet.
    pub fn prepare(&mut self, ground: &Ground<'_>, filter: &Filter) -> Result<()> {
        let missing = self.missing(filter.needs());
        for group in PLAIN.iter().filter(|group| missing.has(**group)) {
            subjects::fill(ground.connection, *group, &mut self.subjects, ground.today, ground.zone)?;
        }
        if missing.has(Group::Score) || missing.has(Group::Usage) || missing.has(Group::Change) {
            self.read_scores(ground, missing.has(Group::Change))?;
        }
        if missing.has(Group::Search) {
            self.read_search(ground.connection)?;
        }
        self.read = self.read.with(missing);
        Ok(())
    }

    /// Says whether an account fits; what it asks for must have been prepared.
    pub fn fits(&self, matcher: &Matcher, account: AccountId) -> bool {
        self.subjects.get(&account).is_some_and(|subject| matcher.matches(subject))
    }

    pub fn get(&self, account: AccountId) -> Option<&Subject> {
        self.subjects.get(&account)
    }

    /// Returns what is still to be read; text is looked for in the domain too, and scores come together.
    fn missing(&self, needs: Needs) -> Needs {
        let mut needs = needs;
        if needs.has(Group::Search) {
            needs = needs.with([Group::Details, Group::Score].into_iter().collect());
        }
        needs.without(self.read)
    }

    fn scored(&mut self, account: AccountId, score: &Score) {
        let Some(subject) = self.subjects.get_mut(&account) else { return };
        subject.health = Some(Health { score: score.sure(), band: score.band, grade: score.grade, coverage: score.coverage });
        let active = score.parts.iter().find(|part| part.id == InputId::ActiveShare).and_then(|part| part.raw);
        subject.usage.active_percent = Some(active.map(|share| share * 100.0));
    }

    /// Scores every account, about 0.1 ms each; with the change over 30 days twice that.
    fn read_scores(&mut self, ground: &Ground<'_>, with_change: bool) -> Result<()> {
        let (model, day) = (ground.model, ground.today);
        let accounts: Vec<AccountId> = self.subjects.keys().copied().collect();
        for account in accounts {
            let window = if with_change { Window::of_days_before(day, CHANGE_DAYS, model) } else { Window::of_day(day, model) };
            let facts = facts(ground.connection, account, window)?;
            let score = health::score(&Signals::numbers_at(&facts, model, day, ground.zone), model);
            self.scored(account, &score);
            let change = if with_change { health::change_30d(&score, &facts, model, ground.zone) } else { None };
            if let Some(subject) = self.subjects.get_mut(&account).filter(|_| with_change) {
                subject.change = change;
            }
        }
        self.read = self.read.with([Group::Score, Group::Usage].into_iter().collect());
        Ok(())
    }

    fn read_search(&mut self, connection: &Connection) -> Result<()> {
        let mut champions: HashMap<AccountId, Vec<String>> = HashMap::new();
        for (account, name) in directory::champions(connection)? {
            champions.entry(account).or_default().push(name);
        }
        for (account, subject) in &mut self.subjects {
            subject.search = search_text(subject, champions.remove(account).unwrap_or_default());
        }
        Ok(())
    }
}

const CHANGE_DAYS: u32 = 30;

/// Takes what the list of accounts holds.
fn subject(line: &AccountLine) -> Subject {
    Subject {
        name: line.name.clone(),
        kana: line.kana.clone(),
        external_id: line.external_id.clone(),
        segment: line.segment.clone(),
        industry: line.industry.clone(),
        region: line.region.clone(),
        country: line.country.clone(),
        owner: line.owner.clone(),
        model: line.touch_model,
        stage: line.stage,
        arr: line.arr,
        renews_on: line.renewal.map(|renewal| renewal.due_on),
        notice_by: line.renewal.and_then(|renewal| renewal.notice_by),
        created_on: line.created_on,
        churned_on: line.churned_on,
        last_touch_on: line.last_touch_on,
        ..Subject::default()
    }
}

/// Gathers what free text is looked for in: names, filing and, in every spelling, band, stage and touch model.
fn search_text(subject: &Subject, champions: Vec<String>) -> String {
    let domain = subject.details.as_ref().and_then(|details| details.domain.as_ref());
    let filed = [
        Some(&subject.name),
        subject.kana.as_ref(),
        subject.external_id.as_ref(),
        domain,
        subject.segment.as_ref(),
        subject.industry.as_ref(),
        subject.region.as_ref(),
        subject.country.as_ref(),
        subject.owner.as_ref(),
    ];
    let word = |field: Field, word: Option<&'static str>| word.map(|word| FieldSpec::spellings(field.spec(), word));
    let spelled = [
        word(Field::Band, subject.health.map(|health| health.band.as_str())),
        word(Field::Stage, subject.stage.map(|stage| stage.as_str())),
        word(Field::Model, subject.model.map(|model| model.as_str())),
    ];
    let parts = filed.into_iter().flatten().map(String::as_str).chain(spelled.into_iter().flatten());
    let joined: Vec<&str> = parts.chain(champions.iter().map(String::as_str)).collect();
    let key = query::folded(&joined.join("\n"));
    // A Japanese name is typed with or without the space between family and given name.
    let packed: String = key.chars().filter(|character| *character != ' ').collect();
    if key.is_ascii() || packed == key { key } else { format!("{key}\n{packed}") }
}

/// Reads the saved segments in their order.
pub fn segments(connection: &Connection) -> Result<Vec<Row<SegmentId, Segment>>> {
    let mut segments = all_of::<Segment>(connection)?;
    segments.sort_by_key(|row| (row.position, row.id));
    Ok(segments)
}

/// Reads the names and filters of the saved segments, in their order.
pub fn views(connection: &Connection) -> Result<Vec<(String, String)>> {
    Ok(segments(connection)?.into_iter().map(|row| (row.fields.name, row.fields.filter)).collect())
}

/// Reads a filter as it was typed, with the segments it names in their place.
pub fn understood(text: &str, views: &[(String, String)]) -> std::result::Result<Filter, QueryError> {
    let filter = query::parse(text)?;
    query::expanded(&filter, views).map_err(|kind| QueryError { span: place_of(&kind, text), kind })
}

/// Finds the name of a segment in the text that names it; everything where it is named elsewhere.
fn place_of(kind: &QueryErrorKind, text: &str) -> std::ops::Range<usize> {
    let length = text.chars().count();
    let name = match kind {
        QueryErrorKind::UnknownView { name, .. } => Some(name),
        QueryErrorKind::ViewCycle { path } => path.first(),
        _ => None,
    };
    let found = name.and_then(|name| Some((text.find(name.as_str())?, name)));
    found.map_or(0..length, |(at, name)| {
        let start = text.get(..at).unwrap_or_default().chars().count();
        start..start + name.chars().count()
    })
}

/// Returns the accounts that fit a filter, in the order of their ids; segments it names must have been expanded.
pub fn accounts_matching(connection: &Connection, filter: &Filter, model: &Model, today: NaiveDate, zone: &Zone) -> Result<Vec<AccountId>> {
    let ground = Ground { connection, model, today, zone };
    matching(&ground, filter, &portfolio::lines(connection, today, zone)?)
}

/// Returns the accounts that fitted a filter on the day of the ground, which lies before today: scored by what was known then, and
/// blind to who came or left later. What an account keeps no history of (segment, owner, stage) is as it stands.
pub fn accounts_that_matched(ground: &Ground<'_>, filter: &Filter) -> Result<Vec<AccountId>> {
    let mut lines = portfolio::lines(ground.connection, ground.today, ground.zone)?;
    lines.retain(|line| line.created_on.is_none_or(|on| on <= ground.today));
    for line in &mut lines {
        if line.churned_on.is_some_and(|on| on > ground.today) {
            line.churned_on = None;
            line.stage = line.stage.filter(|stage| *stage != Stage::Churned);
        }
    }
    matching(ground, filter, &lines)
}

fn matching(ground: &Ground<'_>, filter: &Filter, lines: &[AccountLine]) -> Result<Vec<AccountId>> {
    let mut subjects = Subjects::of_lines(lines);
    subjects.prepare(ground, filter)?;
    let matcher = filter.on(ground.today);
    let mut found: Vec<AccountId> = lines.iter().map(|line| line.id).filter(|id| subjects.fits(&matcher, *id)).collect();
    found.sort();
    Ok(found)
}

/// Reads what can be offered while a filter is typed.
pub fn vocabulary(connection: &Connection, lang: Lang) -> Result<Vocabulary> {
    let columns = [
        (Field::Segment, AccountColumn::Segment),
        (Field::Industry, AccountColumn::Industry),
        (Field::Region, AccountColumn::Region),
        (Field::Country, AccountColumn::Country),
        (Field::Owner, AccountColumn::Owner),
    ];
    let mut vocabulary = Vocabulary::empty(lang);
    for (field, column) in columns {
        vocabulary.values.insert(field, subjects::occurring(connection, column)?);
    }
    vocabulary.values.insert(Field::Product, subjects::products(connection)?);
    vocabulary.custom = subjects::custom_values(connection)?;
    vocabulary.metrics = subjects::metrics(connection)?;
    vocabulary.views = views(connection)?.into_iter().map(|(name, _)| name).collect();
    Ok(vocabulary)
}
