//! `search QUERY`, `search save|saved|rename|delete`.

use crate::cli::args::{SearchArgs, SearchCommand, SearchOrder};
use crate::cli::care::index_anew;
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::query::folded;
use crate::domain::search::{Search, parse};
use crate::domain::{AccountId, EntityKind, EntityRef, Moment, Row, SavedSearch, SavedSearchId};
use crate::i18n::search_error_marked;
use crate::ops::{Op, SearchOp};
use crate::review::search::{Hit, Marked, Searched, hits, searched};
use crate::say;
use crate::store::Book;
use crate::store::search::{Found, Limits, Order, saved_searches};
use serde::Serialize;

/// How many characters a snippet has.
const ROOM: usize = 110;

#[derive(Debug, Serialize)]
struct FoundJson {
    total: u64,
    hits: Vec<HitJson>,
}

/// One hit; `account` is `null` for what belongs to none, `title` is empty where a row has none.
#[derive(Debug, Serialize)]
struct HitJson {
    kind: EntityKind,
    id: String,
    account: Option<AccountId>,
    account_name: Option<String>,
    at: Option<Moment>,
    title: String,
    snippet: String,
}

#[derive(Debug, Serialize)]
struct SavedJson {
    id: SavedSearchId,
    name: String,
    query: String,
    position: u32,
}

pub fn search(cx: &Context, args: &SearchArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => find(cx, args),
        Some(SearchCommand::Saved) => listed(cx),
        Some(SearchCommand::Save(args)) => {
            let book = cx.write()?;
            let query = args.query.join(" ");
            understood(cx, &query)?;
            carry_out(cx, book, &Op::Search(SearchOp::Save(None, SavedSearch { name: args.name.clone(), query, position: 0 })))
        }
        Some(SearchCommand::Rename(args)) => {
            let book = cx.write()?;
            let row = named(cx, &book, &args.name)?;
            let renamed = SavedSearch { name: args.new_name.clone(), ..row.fields };
            carry_out(cx, book, &Op::Search(SearchOp::Save(Some(row.id), renamed)))
        }
        Some(SearchCommand::Delete(args)) => {
            let book = cx.write()?;
            let id = named(cx, &book, &args.name)?.id;
            carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
        }
    }
}

fn named(cx: &Context, book: &Book, name: &str) -> Result<Row<SavedSearchId, SavedSearch>, Failure> {
    let wanted = folded(name.trim());
    let rows = saved_searches(book.reader.connection())?;
    let found = rows.into_iter().find(|row| folded(&row.name) == wanted || row.id.to_string() == wanted);
    found.ok_or_else(|| Failure::Failed(say!(cx.words, "search-none-named", name = name.to_owned())))
}

fn understood(cx: &Context, query: &str) -> Result<Search, Failure> {
    let query = query.trim();
    parse(query).map_err(|error| Failure::Usage(search_error_marked(&cx.words, &error, query)))
}

fn find(cx: &Context, args: &SearchArgs) -> Result<Answer, Failure> {
    let mut book = cx.read()?;
    let query = match &args.saved {
        Some(name) => named(cx, &book, name)?.fields.query,
        None => args.query.join(" "),
    };
    let search = understood(cx, &query)?;
    let order = if args.by == SearchOrder::Rank { Order::Rank } else { Order::Newest };
    let limits = Limits { rows: args.limit, ..Limits::default() };
    let ask = |book: &Book| searched(book.reader.connection(), &search, (cx.format.today, &cx.zone()), order, limits);
    let mut came = ask(&book)?;
    if came == Searched::Unindexed {
        drop(book);
        index_anew(cx)?;
        book = cx.read()?;
        came = ask(&book)?;
    }
    let Searched::Found(found) = came else {
        return Err(Failure::Usage(say!(cx.words, "search-nothing-asked")));
    };
    let hits = hits(book.reader.connection(), &search, &found.rows, ROOM)?;
    let json = FoundJson { total: found.total, hits: hits.iter().map(line).collect() };
    Ok(cx.answer(&json, || told(cx, &found, &hits)))
}

fn line(hit: &Hit) -> HitJson {
    HitJson {
        kind: hit.row.kind,
        id: hit.row.id.to_string(),
        account: hit.account.as_ref().map(|(id, _)| *id),
        account_name: hit.account.as_ref().map(|(_, name)| name.clone()),
        at: hit.at,
        title: hit.title.text(),
        snippet: hit.snippet.text(),
    }
}

fn told(cx: &Context, found: &Found, hits: &[Hit]) -> Text {
    let mut text = Text::default();
    if hits.is_empty() {
        text.line(say!(cx.words, "search-none"));
        return text;
    }
    for hit in hits {
        let at = hit.at.map(|at| cx.format.date(at.day(&cx.zone()))).unwrap_or_default();
        let mut head = vec![Piece::new(format!("{at}  {}  ", cx.words.word(hit.row.kind)), Tone::Dim)];
        head.extend(hit.account.as_ref().map(|(_, name)| Piece::from(format!("{name}  "))));
        head.extend(marked(&hit.title));
        text.pieces(head);
        if !hit.snippet.is_empty() {
            let mut line = vec![Piece::from("    ")];
            line.extend(marked(&hit.snippet));
            text.pieces(line);
        }
    }
    text.blank().line(Piece::new(say!(cx.words, "search-total", shown = hits.len(), n = found.total), Tone::Dim));
    text
}

fn marked(text: &Marked) -> Vec<Piece> {
    text.parts.iter().map(|(part, is_hit)| Piece::new(part, if *is_hit { Tone::Strong } else { Tone::Plain })).collect()
}

fn listed(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let rows = saved_searches(book.reader.connection())?;
    let lines: Vec<SavedJson> = rows
        .into_iter()
        .map(|row| SavedJson { id: row.id, name: row.fields.name, query: row.fields.query, position: row.fields.position })
        .collect();
    Ok(cx.answer(&lines, || {
        let mut text = Text::default();
        if lines.is_empty() {
            text.line(say!(cx.words, "search-saved-none"));
            return text;
        }
        let mut table = Table::new(vec![Column::left(cx.words.get("search-name")), Column::whole(cx.words.get("search-query"))]);
        for line in &lines {
            table.row(vec![(&line.name).into(), Piece::new(&line.query, Tone::Dim)]);
        }
        text.table(&table);
        text
    }))
}
