//! `export calendar`: own dates as a file that calendar programs read, or on standard output.

use crate::cli::args::ExportCalendarArgs;
use crate::cli::context::{Context, writer};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::Text;
use crate::review::own_dates::{OwnDate, Wanted, own_dates};
use crate::say;
use crate::shell::exporting::{book_id, known_book_id, own_calendar, usual, write_whole};
use serde::Serialize;

/// What `export` answers.
#[derive(Debug, Serialize)]
struct ExportMade {
    kind: &'static str,
    path: String,
    dates: usize,
}

pub fn calendar(cx: &Context, args: &ExportCalendarArgs) -> Result<Answer, Failure> {
    let wanted = wanted(cx, args)?;
    let (book, dates) = read(cx, &wanted)?;
    let text = own_calendar(&cx.words, &book, &dates, args.todo);
    let Some(path) = &args.out else { return Ok(Answer::made(text.into_bytes())) };
    write_whole(path, text.as_bytes()).map_err(|error| Failure::io(path, &error))?;
    let made = ExportMade { kind: "calendar", path: path.display().to_string(), dates: dates.len() };
    Ok(cx.answer(&made, || {
        let mut text = Text::default();
        text.line(say!(cx.words, "agenda-exported", n = made.dates, path = made.path.clone()));
        text
    }))
}

fn wanted(cx: &Context, args: &ExportCalendarArgs) -> Result<Wanted, Failure> {
    let usual = usual(cx.format.today);
    let from = args.from.as_deref().map(|text| cx.past_day("--from", text)).transpose()?;
    let to = args.to.as_deref().map(|text| cx.coming_day("--to", text)).transpose()?;
    Ok(Wanted { kinds: args.dates.clone(), from: from.unwrap_or(usual.from), to: to.unwrap_or(usual.to) })
}

/// Reads the dates; only the first export of a book writes, for it gives the book its name.
fn read(cx: &Context, wanted: &Wanted) -> Result<(String, Vec<OwnDate>), Failure> {
    let book = cx.read()?;
    if let Some(id) = known_book_id(&book.reader)? {
        return Ok((id, own_dates(book.reader.connection(), wanted)?));
    }
    drop(book);
    let mut book = cx.write()?;
    let id = book_id(writer(&mut book)?)?;
    let dates = own_dates(book.reader.connection(), wanted)?;
    book.close()?;
    Ok((id, dates))
}
