//! What is known of a table before its rows are read: which column fills which field, and how the dates and amounts of
//! each column are written. A whole column decides that, over all files of an import when one file does not.

use crate::{
    domain::SurveyKind,
    import::{
        Field, ImportKind, Table,
        field::{
            key,
            unit::{self, Unit},
        },
        plan::{PlanError, Settings, Source},
        value::{DateFormat, DateOrder, NumberStyle, date::OrderVotes, number::StyleVotes},
    },
};
use std::collections::HashMap;

/// The columns of one table by field.
pub(super) struct Columns {
    pub by_field: HashMap<Field, Vec<usize>>,
    pub dates: HashMap<Field, DateFormat>,
    pub amounts: HashMap<Field, NumberStyle>,
    /// What the headings say about their amounts of money.
    pub units: HashMap<Field, Unit>,
    /// The columns that fill no field, with their headings.
    pub custom: Vec<(usize, String)>,
    /// What the file is about when no column says it; for surveys only.
    pub survey_kind: Option<SurveyKind>,
    /// Whether the headings say that the rows are losses; for renewals only.
    pub rows_are_losses: bool,
}

/// Looks at all columns of dates and amounts and decides how they are written.
pub(super) fn decide(kind: ImportKind, sources: &[Source<'_>], settings: &Settings<'_>) -> Result<Vec<Columns>, PlanError> {
    let votes: Vec<Votes> = sources.iter().map(|source| Votes::of(source, settings)).collect();
    let mut all: HashMap<Field, OrderVotes> = HashMap::new();
    for (field, votes) in votes.iter().flat_map(|votes| &votes.dates) {
        all.entry(*field).or_default().add(votes);
    }
    sources.iter().zip(votes).map(|(source, votes)| columns(kind, source, votes, &all, settings)).collect()
}

#[derive(Default)]
struct Votes {
    dates: HashMap<Field, OrderVotes>,
    amounts: HashMap<Field, StyleVotes>,
}

impl Votes {
    fn of(source: &Source<'_>, settings: &Settings<'_>) -> Votes {
        let mut votes = Votes::default();
        let is_fixed = |field: &Field| settings.fixed.iter().any(|(fixed, _)| fixed == field);
        for (field, column) in source.mapping.columns.iter().filter(|(field, _)| !is_fixed(field)) {
            let cells = || source.table.rows.iter().map(|row| row.cell(*column));
            if field.is_date() && settings.date_format.is_none() {
                let column_votes = votes.dates.entry(*field).or_default();
                cells().for_each(|cell| column_votes.observe(cell));
            } else if field.is_amount() {
                let column_votes = votes.amounts.entry(*field).or_default();
                cells().for_each(|cell| column_votes.observe(cell));
            }
        }
        votes
    }
}

fn columns(
    kind: ImportKind,
    source: &Source<'_>,
    votes: Votes,
    all: &HashMap<Field, OrderVotes>,
    settings: &Settings<'_>,
) -> Result<Columns, PlanError> {
    let header = &source.table.header;
    let mut by_field: HashMap<Field, Vec<usize>> = HashMap::new();
    for (field, column) in &source.mapping.columns {
        by_field.entry(*field).or_default().push(*column);
    }
    let mut dates = HashMap::new();
    for field in settings.fixed.iter().map(|(field, _)| *field).chain(by_field.keys().copied()).filter(|field| field.is_date()) {
        let own = votes.dates.get(&field).map_or(Ok(DateOrder::Ymd), OrderVotes::decide);
        let decided = own.or_else(|example| all.get(&field).map_or(Err(example), OrderVotes::decide));
        let format = match (settings.date_format, decided) {
            (Some(given), _) => given.clone(),
            (None, Ok(order)) => DateFormat::Order(order),
            (None, Err(example)) => {
                let column = source.mapping.column(field).and_then(|column| header.get(column)).cloned().unwrap_or_default();
                return Err(PlanError::AmbiguousDates { file: source.file.to_owned(), column, example });
            }
        };
        dates.insert(field, format);
    }
    let mapped = |index: &usize| source.mapping.columns.iter().any(|(_, column)| column == index);
    Ok(Columns {
        custom: (0..header.len()).filter(|index| !mapped(index)).map(|index| (index, header[index].clone())).collect(),
        units: by_field.iter().filter_map(|(field, columns)| Some((*field, unit_of(*field, &header[columns[0]])?))).collect(),
        amounts: votes.amounts.into_iter().map(|(field, votes)| (field, votes.decide())).collect(),
        survey_kind: if kind == ImportKind::Surveys { survey_kind(source.file, source.table) } else { None },
        rows_are_losses: kind == ImportKind::Renewals && by_field.get(&Field::ClosedOn).is_some_and(|columns| is_loss(&header[columns[0]])),
        by_field,
        dates,
    })
}

fn unit_of(field: Field, heading: &str) -> Option<Unit> {
    unit::split(heading).filter(|_| field.is_money()).map(|(_, unit)| unit)
}

/// Returns the kind of survey that a heading or the file's name holds as a word: `nps_score`, `csat_responses.csv`.
fn survey_kind(file: &str, table: &Table) -> Option<SurveyKind> {
    let names = table.header.iter().map(String::as_str).chain([file]);
    let in_name = |name: &str| {
        let lower = name.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
        words.find_map(|word| word.parse::<SurveyKind>().ok())
    };
    let found: Vec<SurveyKind> = names.filter_map(in_name).collect();
    // The name of the file decides where headings speak of several kinds.
    in_name(file).or_else(|| found.first().copied().filter(|first| found.iter().all(|kind| kind == first)))
}

/// Says whether a closing date is one of a loss (`churn_date`, 解約日).
fn is_loss(heading: &str) -> bool {
    let heading = key(heading);
    ["churn", "cancel", "lost", "解約", "退会"].iter().any(|word| heading.contains(word))
}
