//! `show`: one account with its people, contracts, renewals and open tasks.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::{ContractLine, Day, Person, RenewalLine, Shown};
use crate::cli::list::{health_piece, line};
use crate::cli::output::Answer;
use crate::cli::task::task_line;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{Account, AccountId, Contact, ContactAddress, Contract, EntityKind, Renewal, Row, Task};
use crate::i18n::format::NOTHING;
use crate::review::{ScoredLine, changes_30d, one_of_book};
use crate::say;
use crate::store::{Reader, by_account, entities, needed, no_row};

/// Everything `show` tells of an account.
struct Whole {
    account: Account,
    scored: ScoredLine,
    change_30d: Option<i16>,
    contacts: Vec<Row<crate::domain::ContactId, Contact>>,
    addresses: Vec<Row<crate::domain::ContactAddressId, ContactAddress>>,
    contracts: Vec<Row<crate::domain::ContractId, Contract>>,
    renewals: Vec<Row<crate::domain::RenewalId, Renewal>>,
    tasks: Vec<Row<crate::domain::TaskId, Task>>,
}

pub fn show(cx: &Context, named: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let id = cx.account(reader, named)?.id;
    let whole = read(cx, reader, id)?;
    Ok(cx.answer(&shown(&whole), || text(cx, &whole)))
}

fn read(cx: &Context, reader: &Reader, id: AccountId) -> Result<Whole, Failure> {
    let mut account = needed::<Account>(reader.connection(), id)?.fields;
    account.custom = entities::read_custom_fields(reader.connection(), id)?;
    let model = cx.model(reader)?;
    let scored = one_of_book(reader.connection(), id, &model, cx.format.today, &cx.zone())?.ok_or_else(|| no_row::<Account>(id))?;
    Ok(Whole {
        account,
        change_30d: changes_30d(reader.connection(), std::slice::from_ref(&scored), &model, &cx.zone())?.pop().flatten(),
        scored,
        contacts: by_account(reader.connection(), id)?,
        addresses: by_account(reader.connection(), id)?,
        contracts: by_account(reader.connection(), id)?,
        renewals: by_account(reader.connection(), id)?,
        tasks: by_account::<Task>(reader.connection(), id)?.into_iter().filter(|task| task.done_at.is_none()).collect(),
    })
}

fn shown(whole: &Whole) -> Shown {
    let account = whole.account.clone();
    Shown {
        line: line(&whole.scored, whole.change_30d),
        kana: account.kana,
        domain: account.domain,
        industry: account.industry,
        region: account.region,
        country: account.country,
        seats: account.seats,
        currency: account.currency,
        created_on: account.created_on.map(Day),
        churned_on: account.churned_on.map(Day),
        owner: account.owner,
        note: account.note,
        custom: account.custom,
        contacts: whole.contacts.iter().map(|row| person(row, whole)).collect(),
        contracts: whole.contracts.iter().cloned().map(contract_line).collect(),
        renewals: whole.renewals.iter().cloned().map(renewal_line).collect(),
        tasks: whole.tasks.iter().map(task_line).collect(),
    }
}

fn person(row: &Row<crate::domain::ContactId, Contact>, whole: &Whole) -> Person {
    let Contact { account: _, external_id, name, email, phone, title, role, left_on, opted_out_on } = row.fields.clone();
    let further = whole.addresses.iter().filter(|address| address.contact == row.id);
    let other_emails = further.map(|address| address.email.clone()).collect();
    let (left_on, opted_out_on) = (left_on.map(Day), opted_out_on.map(Day));
    Person { id: row.id, external_id, name, email, other_emails, phone, title, role, left_on, opted_out_on }
}

fn contract_line(row: Row<crate::domain::ContractId, Contract>) -> ContractLine {
    let notice_by = row.notice_by().map(Day);
    let Contract { external_id, product, plan, seats, arr, start_on, end_on, auto_renew, billing, .. } = row.fields;
    ContractLine {
        id: row.id,
        external_id,
        product,
        plan,
        seats,
        arr,
        start_on: start_on.map(Day),
        end_on: end_on.map(Day),
        notice_by,
        auto_renew,
        billing,
    }
}

/// Says in JSON what a renewal is.
pub fn renewal_line(row: Row<crate::domain::RenewalId, Renewal>) -> RenewalLine {
    let Renewal { contract, due_on, amount, closed_on, outcome, final_arr, churn_reason, .. } = row.fields;
    RenewalLine { id: row.id, contract, due_on: Day(due_on), amount, closed_on: closed_on.map(Day), outcome, final_arr, churn_reason }
}

fn text(cx: &Context, whole: &Whole) -> Text {
    let mut text = Text::default();
    text.line(Piece::new(&whole.account.name, Tone::Strong));
    text.pieces(vec![health_piece(cx, &whole.scored.score), Piece::from(format!("  {}", known(cx, whole)))]);
    text.blank();
    for (label, value) in fields(cx, whole) {
        text.pieces(vec![Piece::new(crate::text::Cells::Narrow.pad_right(&label, 14), Tone::Dim), format!("  {value}").into()]);
    }
    if let Some(note) = &whole.account.note {
        text.blank().block(note, 0);
    }
    section(&mut text, cx, EntityKind::Contact, &people(cx, whole));
    section(&mut text, cx, EntityKind::Contract, &contracts(cx, whole));
    section(&mut text, cx, EntityKind::Renewal, &renewals(cx, whole));
    section(&mut text, cx, EntityKind::Task, &crate::cli::task::table(cx, &whole.tasks, None));
    text
}

fn known(cx: &Context, whole: &Whole) -> String {
    let change = whole.change_30d.map_or_else(|| NOTHING.to_owned(), |change| cx.format.change(i64::from(change)));
    say!(cx.words, "cli-known", share = cx.format.percent(whole.scored.score.coverage), change = change)
}

fn fields(cx: &Context, whole: &Whole) -> Vec<(String, String)> {
    let (account, line) = (&whole.account, &whole.scored.line);
    let renewal = line.renewal.map(|renewal| {
        let due = format!("{} ({})", cx.format.full_date(renewal.due_on), cx.format.relative(renewal.due_on));
        let notice = renewal.notice_by.map(|day| say!(cx.words, "cli-notice-by", day = cx.format.full_date(day)));
        notice.map_or(due.clone(), |notice| format!("{due}, {notice}"))
    });
    let optional = [
        ("cli-field-id", Some(line.id.to_string())),
        ("cli-field-external-id", account.external_id.clone()),
        ("cli-field-arr", line.arr.map(|arr| cx.format.full_money(arr))),
        ("cli-field-stage", account.stage.map(|stage| cx.words.word(stage))),
        ("cli-field-touch-model", account.touch_model.map(|model| cx.words.word(model))),
        ("cli-field-segment", account.segment.clone()),
        ("cli-field-industry", account.industry.clone()),
        ("cli-field-region", account.region.clone()),
        ("cli-field-country", account.country.clone()),
        ("cli-field-domain", account.domain.clone()),
        ("cli-field-seats", account.seats.map(|seats| cx.format.whole(i64::from(seats)))),
        ("cli-field-owner", account.owner.clone()),
        ("cli-field-created", account.created_on.map(|day| cx.format.full_date(day))),
        ("cli-field-churned", account.churned_on.map(|day| cx.format.full_date(day))),
        ("cli-field-last-touch", line.last_touch_on.map(|day| format!("{} ({})", cx.format.full_date(day), cx.format.relative(day)))),
        ("cli-field-renewal", renewal),
    ];
    let known = optional.into_iter().filter_map(|(id, value)| Some((cx.words.get(id), value?)));
    known.chain(account.custom.iter().map(|(name, value)| (name.clone(), value.clone()))).collect()
}

fn section(text: &mut Text, cx: &Context, kind: EntityKind, table: &Table) {
    if !table.is_empty() {
        text.blank().line(Piece::new(cx.words.count(kind, table.len()), Tone::Strong)).table(table);
    }
}

fn people(cx: &Context, whole: &Whole) -> Table {
    let columns = ["cli-col-name", "cli-col-role", "cli-col-email", "cli-col-left"].map(|id| Column::left(cx.words.get(id)));
    let mut table = Table::new(columns.to_vec());
    for person in &whole.contacts {
        let left = person.left_on.map(|day| cx.format.short_date(day)).unwrap_or_default();
        let tone = if person.left_on.is_some() { Tone::Dim } else { Tone::Plain };
        table.row(vec![
            Piece::new(&person.name, tone),
            cx.words.word(person.role).into(),
            person.email.as_deref().unwrap_or_default().into(),
            left.into(),
        ]);
    }
    table
}

fn contracts(cx: &Context, whole: &Whole) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-product")),
        Column::right(say!(cx.words, "cli-col-arr")),
        Column::left(say!(cx.words, "cli-col-start")),
        Column::left(say!(cx.words, "cli-col-end")),
    ]);
    for contract in &whole.contracts {
        let what: Vec<&str> = [&contract.product, &contract.plan].into_iter().flatten().map(String::as_str).collect();
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| cx.format.plain_date(day)).unwrap_or_else(|| NOTHING.to_owned());
        let arr = contract.arr.map_or_else(|| NOTHING.to_owned(), |arr| cx.format.full_money(arr));
        let tone = if contract.is_active(cx.format.today) { Tone::Plain } else { Tone::Dim };
        table.row(vec![Piece::new(what.join(" "), tone), arr.into(), day(contract.start_on).into(), day(contract.end_on).into()]);
    }
    table
}

fn renewals(cx: &Context, whole: &Whole) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-col-due")),
        Column::left(say!(cx.words, "cli-col-outcome")),
        Column::right(say!(cx.words, "cli-col-arr")),
        Column::left(say!(cx.words, "cli-col-reason")),
    ]);
    for renewal in &whole.renewals {
        let amount = renewal.final_arr.or(renewal.amount).map_or_else(|| NOTHING.to_owned(), |amount| cx.format.full_money(amount));
        let outcome = renewal.outcome.map_or_else(|| NOTHING.to_owned(), |outcome| cx.words.word(outcome));
        let reason = cx.words.churn_reason(renewal.churn_reason.as_deref().unwrap_or_default());
        table.row(vec![cx.format.plain_date(renewal.due_on).into(), outcome.into(), amount.into(), reason.into()]);
    }
    table
}
