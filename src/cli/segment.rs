//! `segment list|show|add|edit|rename|delete|assign`.

use crate::cli::args::{SegmentAddArgs, SegmentCommand, SegmentEditArgs};
use crate::cli::context::{Context, writer};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::list::{self, understood};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, EntityKind, EntityRef, Money, Row, Segment, SegmentId, TouchModel, query::folded};
use crate::i18n::format::NOTHING;
use crate::i18n::query_error;
use crate::ops::{self, Op};
use crate::review::{self, Assignments, SegmentSize, Subjects, assignments, changes_30d, ranked_book, segments, size_of, views};
use crate::say;
use crate::store::Reader;
use serde::Serialize;

/// One segment with what it comes to; the counts are `null` where its filter cannot be read.
#[derive(Debug, Serialize)]
struct SegmentLine {
    id: SegmentId,
    name: String,
    filter: String,
    position: u32,
    touch_model: Option<TouchModel>,
    accounts: Option<usize>,
    arr: Option<Vec<Money>>,
}

#[derive(Debug, Serialize)]
struct AssignmentLine<'a> {
    account: AccountId,
    name: &'a str,
    from: Option<TouchModel>,
    to: TouchModel,
    segment: &'a str,
    arr: Option<Money>,
}

#[derive(Debug, Serialize)]
struct ModelLine<'a> {
    touch_model: Option<TouchModel>,
    accounts: usize,
    arr: &'a [Money],
}

#[derive(Debug, Serialize)]
struct AssignLine<'a> {
    applied: bool,
    changes: Vec<AssignmentLine<'a>>,
    fitting: usize,
    unmatched: usize,
    after: Vec<ModelLine<'a>>,
}

pub fn segment(cx: &Context, command: SegmentCommand) -> Result<Answer, Failure> {
    match command {
        SegmentCommand::List => all(cx),
        SegmentCommand::Show(args) => show(cx, &args.name),
        SegmentCommand::Add(args) => add(cx, &args),
        SegmentCommand::Edit(args) => edit(cx, &args),
        SegmentCommand::Rename(args) => {
            let book = cx.write()?;
            let row = find(cx, &book.reader, &args.name)?;
            carry_out(cx, book, &Op::SaveSegment(Some(row.id), Segment { name: args.new_name, ..row.fields }))
        }
        SegmentCommand::Delete(args) => {
            let book = cx.write()?;
            let id = find(cx, &book.reader, &args.name)?.id;
            carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
        }
        SegmentCommand::Assign(args) => assign(cx, args.dry_run),
    }
}

fn find(cx: &Context, reader: &Reader, named: &str) -> Result<Row<SegmentId, Segment>, Failure> {
    let wanted = folded(named.trim().trim_start_matches('@'));
    let rows = segments(reader.connection())?;
    let found = rows.into_iter().find(|row| folded(&row.name) == wanted || row.id.to_string() == wanted);
    found.ok_or_else(|| Failure::Failed(say!(cx.words, "segment-none-named", name = named.to_owned())))
}

fn all(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let model = cx.model(reader)?;
    let rows = segments(reader.connection())?;
    let views = views(reader.connection())?;
    let scored = ranked_book(reader.connection(), &model, cx.format.today, &cx.zone())?;
    let mut subjects = Subjects::of_book(&scored);
    let mut lines = Vec::new();
    for row in rows {
        let size = match review::understood(&row.filter, &views) {
            Ok(filter) => {
                subjects.prepare(&cx.ground(reader, &model), &filter)?;
                Some(size_of(&subjects, &filter.on(cx.format.today), &scored))
            }
            Err(_) => None,
        };
        lines.push(line(row, size));
    }
    Ok(cx.answer(&lines, || listed(cx, &lines)))
}

fn line(row: Row<SegmentId, Segment>, size: Option<SegmentSize>) -> SegmentLine {
    let Segment { name, filter, position, touch_model } = row.fields;
    let accounts = size.as_ref().map(|size| size.accounts);
    SegmentLine { id: row.id, name, filter, position, touch_model, accounts, arr: size.map(|size| size.arr) }
}

fn listed(cx: &Context, lines: &[SegmentLine]) -> Text {
    let mut text = Text::default();
    if lines.is_empty() {
        text.line(say!(cx.words, "segment-cli-none"));
        return text;
    }
    let left = ["segment-name", "segment-touch-model"].map(|id| Column::left(cx.words.get(id)));
    let mut columns = vec![left[0].clone()];
    columns.extend(["segment-accounts", "segment-arr"].map(|id| Column::right(cx.words.get(id))));
    columns.push(left[1].clone());
    columns.push(Column::whole(cx.words.get("segment-filter")));
    let mut table = Table::new(columns);
    for line in lines {
        let count = line.accounts.map_or_else(|| say!(cx.words, "segment-broken"), |count| count.to_string());
        table.row(vec![
            (&line.name).into(),
            Piece::new(count, if line.accounts.is_some() { Tone::Plain } else { Tone::Bad }),
            amounts(cx, line.arr.as_deref().unwrap_or_default()).into(),
            line.touch_model.map_or_else(|| NOTHING.to_owned(), |model| cx.words.word(model)).into(),
            Piece::new(&line.filter, Tone::Dim),
        ]);
    }
    text.table(&table);
    text
}

fn amounts(cx: &Context, arr: &[Money]) -> String {
    if arr.is_empty() { NOTHING.to_owned() } else { arr.iter().map(|sum| cx.format.money(*sum)).collect::<Vec<_>>().join(" + ") }
}

/// Lists the accounts of a segment as `list` does.
fn show(cx: &Context, named: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let row = find(cx, reader, named)?;
    let filter = understood(cx, reader, &row.filter)?;
    let model = cx.model(reader)?;
    let mut scored = ranked_book(reader.connection(), &model, cx.format.today, &cx.zone())?;
    let all = scored.len();
    let mut subjects = Subjects::of_book(&scored);
    subjects.prepare(&cx.ground(reader, &model), &filter)?;
    let matcher = filter.on(cx.format.today);
    let size = size_of(&subjects, &matcher, &scored);
    scored.retain(|row| subjects.fits(&matcher, row.line.id));
    let changes = changes_30d(reader.connection(), &scored, &model, &cx.zone())?;
    let lines: Vec<_> = scored.into_iter().zip(changes).collect();
    let accounts: Vec<_> = lines.iter().map(|(one, change)| list::line(one, *change)).collect();
    let head = (row.name.clone(), row.filter.clone());
    let json = serde_json::json!({ "segment": line(row, Some(size)), "list": accounts });
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        text.line(Piece::new(&head.0, Tone::Strong)).line(Piece::new(&head.1, Tone::Dim)).blank();
        text.append(list::table(cx, &lines, all));
        text
    }))
}

fn add(cx: &Context, args: &SegmentAddArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let filter = args.filter.join(" ");
    understood(cx, &book.reader, &filter)?;
    let segment = Segment { name: args.name.clone(), filter, position: 0, touch_model: args.touch_model };
    carry_out(cx, book, &Op::SaveSegment(None, segment))
}

fn edit(cx: &Context, args: &SegmentEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.name)?;
    if let Some(filter) = &args.filter {
        understood(cx, &book.reader, filter)?;
    }
    if let Some(place) = args.position {
        let mut order: Vec<SegmentId> =
            segments(book.reader.connection())?.iter().map(|other| other.id).filter(|id| *id != row.id).collect();
        order.insert(place.saturating_sub(1).min(order.len()), row.id);
        return carry_out(cx, book, &Op::OrderSegments(order));
    }
    let touch_model = if args.no_touch_model { None } else { args.touch_model.or(row.fields.touch_model) };
    let filter = args.filter.clone().unwrap_or_else(|| row.fields.filter.clone());
    carry_out(cx, book, &Op::SaveSegment(Some(row.id), Segment { filter, touch_model, ..row.fields }))
}

/// Says what the rules would change, and changes it unless it is only asked for.
fn assign(cx: &Context, is_dry_run: bool) -> Result<Answer, Failure> {
    let mut book = if is_dry_run { cx.read()? } else { cx.write()? };
    let model = cx.model(&book.reader)?;
    let found = assignments(&cx.ground(&book.reader, &model))?;
    if let Some((name, kind)) = found.broken.first() {
        let why = query_error(&cx.words, kind);
        return Err(Failure::Failed(say!(cx.words, "segment-rule-broken", name = name.clone(), why = why)));
    }
    let applied = !is_dry_run && !found.changes.is_empty();
    if applied {
        ops::apply(writer(&mut book)?, &Op::SetTouchModels(found.models()), cx.clock.now())?;
    }
    book.close()?;
    Ok(cx.answer(&assign_line(&found, applied), || assigned(cx, &found, applied)))
}

fn assign_line(found: &Assignments, applied: bool) -> AssignLine<'_> {
    let changes = found.changes.iter().map(|change| AssignmentLine {
        account: change.account,
        name: &change.name,
        from: change.from,
        to: change.to,
        segment: &change.segment,
        arr: change.arr,
    });
    let after = found.after.iter().map(|total| ModelLine { touch_model: total.model, accounts: total.accounts, arr: &total.arr });
    AssignLine { applied, changes: changes.collect(), fitting: found.fitting, unmatched: found.unmatched, after: after.collect() }
}

fn assigned(cx: &Context, found: &Assignments, applied: bool) -> Text {
    let mut text = Text::default();
    if found.rules == 0 {
        text.line(say!(cx.words, "segment-no-rules"));
        return text;
    }
    let word = |model: Option<TouchModel>| model.map_or_else(|| NOTHING.to_owned(), |model| cx.words.word(model));
    let mut table =
        Table::new(["cli-col-account", "segment-from", "segment-to", "segment-by"].map(|id| Column::left(cx.words.get(id))).to_vec());
    for change in &found.changes {
        table.row(vec![
            (&change.name).into(),
            Piece::new(word(change.from), Tone::Dim),
            word(Some(change.to)).into(),
            Piece::new(&change.segment, Tone::Dim),
        ]);
    }
    if !table.is_empty() {
        text.table(&table).blank();
    }
    for total in &found.after {
        let count = cx.words.count(EntityKind::Account, total.accounts);
        text.line(say!(cx.words, "segment-after", model = word(total.model), count = count, arr = amounts(cx, &total.arr)));
    }
    let summary = say!(cx.words, "segment-summary", changes = found.changes.len(), fitting = found.fitting, unmatched = found.unmatched);
    text.line(Piece::new(summary, Tone::Dim));
    if applied {
        text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    }
    text
}
