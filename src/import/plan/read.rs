//! Reads one row as a record of its kind, or says which field keeps it out.

use crate::{
    domain::{ExchangeRate, Invalid, Moment, Score, SurveyKind, Zone},
    import::{
        Field, ImportKind, Reason,
        field::key,
        plan::{
            cells::{Cells, Fault, missing},
            record::*,
        },
        value::{domain, email, is_nothing, word},
    },
};
use std::fmt::Display;

/// The metric of usage rows that name none.
pub const DEFAULT_METRIC: &str = "usage";

pub(super) fn record(kind: ImportKind, cells: &Cells<'_>) -> Result<Record, Fault> {
    match kind {
        ImportKind::Accounts => account(cells).map(Record::Account),
        ImportKind::Contacts => contact(cells).map(Record::Contact),
        ImportKind::Contracts => contract(cells).map(Record::Contract),
        ImportKind::Renewals => renewal(cells).map(Record::Renewal),
        ImportKind::Touches => touch(cells).map(Record::Touch),
        ImportKind::Usage => usage(cells).map(Record::Usage),
        ImportKind::Tickets => ticket(cells).map(Record::Ticket),
        ImportKind::Surveys => survey(cells),
        ImportKind::Rates => rate(cells).map(Record::Rate),
    }
}

fn account(cells: &Cells<'_>) -> Result<AccountRecord, Fault> {
    let mut custom = cells.custom();
    let site = cells.line(Field::Domain)?;
    let host = site.as_deref().and_then(domain);
    if let (Some(site), None) = (site, &host) {
        // What is no web address is kept as it stands rather than lost.
        custom.push((Field::Domain.to_string(), site));
    }
    let record = AccountRecord {
        external_id: cells.line(Field::ExternalId)?,
        name: cells.line(Field::Name)?,
        kana: cells.line(Field::Kana)?,
        domain: host,
        segment: cells.line(Field::Segment)?,
        industry: cells.line(Field::Industry)?,
        region: cells.line(Field::Region)?,
        country: cells.line(Field::Country)?,
        touch_model: cells.word(Field::TouchModel)?,
        stage: cells.word(Field::Stage)?,
        seats: cells.whole(Field::Seats)?,
        arr: cells.arr()?,
        currency: cells.currency()?,
        created_on: cells.day(Field::CreatedOn)?,
        churned_on: cells.day(Field::ChurnedOn)?,
        owner: cells.line(Field::Owner)?,
        note: cells.text(Field::Note)?,
        custom,
    };
    if record.name.is_none() && record.external_id.is_none() {
        return Err(missing(Field::Name));
    }
    in_order(record.created_on, record.churned_on, Field::ChurnedOn)?;
    Ok(record)
}

fn contact(cells: &Cells<'_>) -> Result<ContactRecord, Fault> {
    let email = cells.email(Field::Email)?;
    let record = ContactRecord {
        account: cells.account()?,
        external_id: cells.line(Field::ExternalId)?,
        name: person_name(cells)?,
        email,
        phone: cells.line(Field::Phone)?,
        title: cells.line(Field::Title)?,
        role: cells.word(Field::Role)?,
        left_on: cells.day(Field::LeftOn)?,
        card_id: cells.line(Field::CardId)?,
        other_emails: other_emails(cells)?,
    };
    if record.name.is_none() && record.email.is_none() { Err(missing(Field::Name)) } else { Ok(record) }
}

/// Reads several addresses of one cell; one that is none keeps the row out like any other.
fn other_emails(cells: &Cells<'_>) -> Result<Vec<String>, Fault> {
    let field = Field::OtherEmails;
    let text = cells.text(field)?.unwrap_or_default();
    let addresses = text.split([';', ',', '；', '、', '\n']).map(str::trim).filter(|address| !is_nothing(address));
    addresses.map(|address| email(address).map_err(|invalid| Fault { field, reason: invalid.into() })).collect()
}

/// Returns the name of a person, put together when the file has it in two columns: family name first in Japanese.
fn person_name(cells: &Cells<'_>) -> Result<Option<String>, Fault> {
    if let Some(name) = cells.line(Field::Name)? {
        return Ok(Some(name));
    }
    Ok(match (cells.line(Field::FamilyName)?, cells.line(Field::GivenName)?) {
        (Some(family), Some(given)) if family.is_ascii() || given.is_ascii() => Some(format!("{given} {family}")),
        (Some(family), Some(given)) if is_japanese(&family) => Some(format!("{family} {given}")),
        (Some(family), Some(given)) => Some(format!("{given} {family}")),
        (family, given) => family.or(given),
    })
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '々'))
}

fn contract(cells: &Cells<'_>) -> Result<ContractRecord, Fault> {
    let record = ContractRecord {
        account: cells.account()?,
        external_id: cells.line(Field::ExternalId)?,
        product: cells.line(Field::Product)?,
        plan: cells.line(Field::Plan)?,
        seats: cells.whole(Field::Seats)?,
        arr: cells.arr()?,
        start_on: cells.day(Field::StartOn)?,
        end_on: cells.day(Field::EndOn)?,
        term_months: cells.whole(Field::TermMonths)?,
        auto_renew: cells.yes_no(Field::AutoRenew)?,
        notice_days: cells.whole(Field::NoticeDays)?,
        billing: cells.word(Field::Billing)?,
    };
    in_order(record.start_on, record.end_on, Field::EndOn)?;
    Ok(record)
}

fn renewal(cells: &Cells<'_>) -> Result<RenewalRecord, Fault> {
    let stated = cells.line(Field::Outcome)?;
    let outcome = match stated {
        Some(open) if word::is_open(&open) => None,
        Some(_) => cells.word(Field::Outcome)?,
        None if cells.columns.rows_are_losses => Some(crate::domain::Outcome::Churned),
        None => None,
    };
    let record = RenewalRecord {
        account: cells.account()?,
        external_id: cells.line(Field::ExternalId)?,
        due_on: cells.day(Field::DueOn)?,
        closed_on: cells.day(Field::ClosedOn)?,
        outcome,
        final_arr: cells.money(Field::FinalArr)?,
        churn_reason: cells.line(Field::ChurnReason)?,
        note: cells.text(Field::Note)?,
    };
    if record.due_on.is_none() && record.closed_on.is_none() { Err(missing(Field::DueOn)) } else { Ok(record) }
}

fn touch(cells: &Cells<'_>) -> Result<TouchRecord, Fault> {
    let people = cells.text(Field::Contact)?.unwrap_or_default();
    let contacts: Vec<String> =
        people.split([';', '；', '、', '\n']).map(str::trim).filter(|person| !person.is_empty()).map(str::to_owned).collect();
    let mut account = cells.account()?;
    account.contact = contacts.first().cloned();
    Ok(TouchRecord {
        account,
        contacts,
        external_id: cells.line(Field::ExternalId)?,
        kind: cells.word(Field::Kind)?.ok_or_else(|| missing(Field::Kind))?,
        direction: cells.word(Field::Direction)?,
        at: cells.moment(Field::At)?.ok_or_else(|| missing(Field::At))?,
        minutes: cells.minutes(Field::Minutes)?,
        subject: cells.line(Field::Subject)?,
        body: cells.text(Field::Body)?,
        sentiment: cells.word(Field::Sentiment)?,
    })
}

fn usage(cells: &Cells<'_>) -> Result<UsageRecord, Fault> {
    let mut account = cells.account()?;
    // One reference for all people of an account: the person tells which it is only where nothing else does.
    account.contact = account.contact.filter(|_| account.named.is_empty());
    Ok(UsageRecord {
        account,
        user: cells.line(Field::User)?,
        on: cells.day(Field::Date)?.ok_or_else(|| missing(Field::Date))?,
        metric: cells.line(Field::Metric)?.unwrap_or_else(|| DEFAULT_METRIC.to_owned()),
        value: cells.quantity(Field::Value)?.unwrap_or(1.0),
        rows: 1,
    })
}

fn ticket(cells: &Cells<'_>) -> Result<TicketRecord, Fault> {
    let record = TicketRecord {
        account: cells.account()?,
        contact: cells.line(Field::Contact)?,
        external_id: cells.line(Field::ExternalId)?,
        opened_at: cells.moment(Field::OpenedAt)?.ok_or_else(|| missing(Field::OpenedAt))?,
        first_response_at: cells.moment(Field::FirstResponseAt)?,
        first_response_minutes: cells.minutes(Field::FirstResponseMinutes)?,
        closed_at: cells.moment(Field::ClosedAt)?,
        severity: cells.word(Field::Severity)?,
        status: cells.line(Field::Status)?,
        subject: cells.line(Field::Subject)?,
        satisfaction: satisfaction(cells)?,
    };
    let zone = &cells.settings.defaults.zone;
    for (later, field) in [(record.first_response_at, Field::FirstResponseAt), (record.closed_at, Field::ClosedAt)] {
        moments_in_order(record.opened_at, later, field, zone)?;
    }
    Ok(record)
}

/// Reads 1 to 5. Help desks that only ask for good or bad mean the ends of the scale.
fn satisfaction(cells: &Cells<'_>) -> Result<Option<u8>, Fault> {
    let field = Field::Satisfaction;
    match cells.line(field)?.as_deref().map(key).as_deref() {
        Some("good") => return Ok(Some(5)),
        Some("bad") => return Ok(Some(1)),
        Some("offered" | "notoffered" | "unoffered") => return Ok(None),
        _ => {}
    }
    let Some(value) = cells.integer(field)? else { return Ok(None) };
    let score = Score::new(value, SurveyKind::Csat.usual_scale()).map_err(|invalid| Fault { field, reason: invalid.into() })?;
    Ok(Some(score.value()))
}

/// Reads an answer, or of a row without one that somebody was asked.
fn survey(cells: &Cells<'_>) -> Result<Record, Fault> {
    let kind = cells.word::<SurveyKind>(Field::Kind)?.or(cells.columns.survey_kind).ok_or_else(|| missing(Field::Kind))?;
    let invalid = |field| move |invalid: Invalid| Fault { field, reason: invalid.into() };
    let scale = match cells.line(Field::Scale)? {
        Some(scale) => scale.parse().map_err(invalid(Field::Scale))?,
        None => kind.usual_scale(),
    };
    let (account, contact, invited_at) = (cells.account()?, cells.line(Field::Contact)?, cells.moment(Field::InvitedAt)?);
    let value = match (cells.integer(Field::Score)?, invited_at) {
        (Some(value), _) => value,
        (None, Some(at)) => return Ok(Record::Invitation(InvitationRecord { account, contact, kind, at })),
        (None, None) => return Err(missing(Field::Score)),
    };
    let at = cells.moment(Field::At)?.ok_or_else(|| missing(Field::At))?;
    if let Some(invited_at) = invited_at {
        moments_in_order(invited_at, Some(at), Field::At, &cells.settings.defaults.zone)?;
    }
    Ok(Record::Survey(SurveyRecord {
        account,
        contact,
        external_id: cells.line(Field::ExternalId)?,
        kind,
        score: Score::new(value, scale).map_err(invalid(Field::Score))?,
        comment: cells.text(Field::Comment)?,
        at,
        invited_at,
    }))
}

fn in_order<T: PartialOrd + Display>(start: Option<T>, end: Option<T>, field: Field) -> Result<(), Fault> {
    match (start, end) {
        (Some(start), Some(end)) if end < start => Err(end_before_start(&start, &end, field)),
        _ => Ok(()),
    }
}

/// Compares by the day where only one of the two has a time.
fn moments_in_order(start: Moment, end: Option<Moment>, field: Field, zone: &Zone) -> Result<(), Fault> {
    let Some(end) = end else { return Ok(()) };
    let is_before = match (start, end) {
        (Moment::At(start), Moment::At(end)) => end < start,
        _ => end.day(zone) < start.day(zone),
    };
    if is_before { Err(end_before_start(&start, &end, field)) } else { Ok(()) }
}

fn end_before_start(start: &impl Display, end: &impl Display, field: Field) -> Fault {
    Fault { field, reason: Reason::Invalid(Invalid::EndBeforeStart { start: start.to_string(), end: end.to_string() }) }
}

/// Returns the key by which two rows of an import say something about the same thing; `None` when nothing tells.
pub(super) fn identity(record: &Record) -> Option<String> {
    let by_id = |id: &Option<String>| id.as_ref().map(|id| format!("id {id}"));
    match record {
        Record::Account(account) => by_id(&account.external_id)
            .or_else(|| account.name.as_deref().map(|name| format!("name {}", crate::domain::account::name_key(name)))),
        Record::Contact(contact) => by_id(&contact.external_id)
            .or_else(|| by_id(&contact.card_id))
            .or_else(|| contact.email.as_ref().map(|email| format!("email {email}"))),
        Record::Contract(contract) => by_id(&contract.external_id),
        Record::Renewal(renewal) => by_id(&renewal.external_id),
        Record::Touch(touch) => by_id(&touch.external_id),
        Record::Ticket(ticket) => by_id(&ticket.external_id),
        Record::Survey(survey) => survey.external_id.as_ref().map(|id| format!("{} {}", survey.kind, key(id))),
        Record::Rate(rate) => Some(format!("{} {} {}", rate.currency, rate.quote, rate.from_on)),
        Record::Usage(_) | Record::Invitation(_) => None,
    }
}

fn rate(cells: &Cells<'_>) -> Result<ExchangeRate, Fault> {
    Ok(ExchangeRate {
        currency: cells.currency()?.ok_or_else(|| missing(Field::Currency))?,
        quote: cells.code(Field::Quote)?.ok_or_else(|| missing(Field::Quote))?,
        from_on: cells.day(Field::FromOn)?.ok_or_else(|| missing(Field::FromOn))?,
        rate: cells.quantity(Field::Rate)?.ok_or_else(|| missing(Field::Rate))?,
        source: cells.line(Field::Source)?,
    })
}
