//! `story list|show|add|edit|delete|copy`.

use crate::cli::args::{OneStory, StoryAddArgs, StoryArgs, StoryCommand, StoryCopyArgs, StoryEditArgs, StoryShowArgs, StoryToldArgs};
use crate::cli::context::{Context, row_named};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::initiative;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::{AccountId, EntityRef, InitiativeId, Row, Story, StoryId};
use crate::i18n::format::NOTHING;
use crate::ops::{Op, StoryOp};
use crate::review::initiatives::{StoryLine, action_name, only_member, stories};
use crate::say;
use crate::shell::exporting::write_whole;
use crate::store::Reader;
use crate::wording::initiatives::{action, naming, story_markdown};
use serde::Serialize;

/// A story in JSON; `public` is `null` while nobody asked whether the customer may be named.
#[derive(Debug, Serialize)]
struct StoryJson {
    id: StoryId,
    title: String,
    account: Option<AccountId>,
    account_name: Option<String>,
    initiative: Option<InitiativeId>,
    initiative_title: Option<String>,
    problem: String,
    action: String,
    result: String,
    quote: Option<String>,
    tags: Vec<String>,
    public: Option<bool>,
    on: Day,
}

/// What `story copy --out` answers.
#[derive(Debug, Serialize)]
struct Written {
    path: String,
}

pub fn story(cx: &Context, args: &StoryArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, ""),
        Some(StoryCommand::List(args)) => list(cx, &args.words.join(" ")),
        Some(StoryCommand::Show(args)) => show(cx, args),
        Some(StoryCommand::Add(args)) => add(cx, args),
        Some(StoryCommand::Edit(args)) => edit(cx, args),
        Some(StoryCommand::Delete(args)) => delete(cx, args),
        Some(StoryCommand::Copy(args)) => copy(cx, args),
    }
}

fn list(cx: &Context, query: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let found = stories(book.reader.connection(), query)?;
    let json: Vec<StoryJson> = found.iter().map(line).collect();
    Ok(cx.answer(&json, || listed(cx, &found, query)))
}

fn show(cx: &Context, args: &StoryShowArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let found = find(cx, &book.reader, &args.story)?;
    if args.markdown && !cx.wants_json {
        return Ok(Answer::made(markdown(cx, &found).into_bytes()));
    }
    Ok(cx.answer(&line(&found), || told(cx, &found)))
}

fn add(cx: &Context, args: &StoryAddArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let reader = &book.reader;
    let today = cx.format.today;
    let mut story = match &args.told.initiative {
        Some(id) => {
            let row = initiative::find(cx, reader, id)?;
            let name = action_name(reader.connection(), cx.words.lang(), &row)?;
            row.story(row.id, only_member(reader.connection(), row.id)?, action(&cx.words, &row, name), today)
        }
        None => Story::titled("", today),
    };
    story.title = args.story_title.as_ref().map_or(story.title, |title| title.trim().to_owned());
    tell(cx, reader, &args.told, &mut story)?;
    carry_out(cx, book, &Op::Story(StoryOp::Save(None, story)))
}

fn edit(cx: &Context, args: &StoryEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let Row { id, fields: mut story } = find(cx, &book.reader, &args.story)?.row;
    story.title = args.story_new_title.as_ref().map_or(story.title, |title| title.trim().to_owned());
    if let Some(id) = &args.told.initiative {
        story.initiative = Some(initiative::find(cx, &book.reader, id)?.id);
    }
    tell(cx, &book.reader, &args.told, &mut story)?;
    carry_out(cx, book, &Op::Story(StoryOp::Save(Some(id), story)))
}

fn delete(cx: &Context, args: &OneStory) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, &args.story)?.row.id;
    carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
}

/// Gives a story to be told elsewhere: as Markdown, to a file or to be piped on.
fn copy(cx: &Context, args: &StoryCopyArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let page = markdown(cx, &find(cx, &book.reader, &args.story)?);
    let Some(path) = &args.out else { return Ok(Answer::made(page.into_bytes())) };
    write_whole(path, page.as_bytes()).map_err(|error| Failure::io(path, &error))?;
    let written = Written { path: path.display().to_string() };
    Ok(cx.answer(&written, || {
        let mut text = Text::default();
        text.line(say!(cx.words, "cli-story-written", path = written.path.clone()));
        text
    }))
}

/// Puts what was said into a story; the rest stays.
fn tell(cx: &Context, reader: &Reader, args: &StoryToldArgs, story: &mut Story) -> Result<(), Failure> {
    let taken = |text: &Option<String>, old: &str| text.as_deref().unwrap_or(old).trim().to_owned();
    let given = |text: &Option<String>, old: &Option<String>| match text {
        Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        None => old.clone(),
    };
    story.problem = taken(&args.problem, &story.problem);
    story.action = taken(&args.action, &story.action);
    story.result = taken(&args.result, &story.result);
    story.quote = given(&args.quote, &story.quote);
    story.tags = given(&args.tags, &story.tags);
    if let Some(named) = &args.account {
        story.account = Some(cx.account(reader, named)?.id);
    }
    if let Some(public) = args.public {
        story.is_public = public.0;
    }
    if let Some(text) = &args.on {
        story.story_on = cx.day_that_came("--on", text)?;
    }
    Ok(())
}

fn find(cx: &Context, reader: &Reader, id: &str) -> Result<StoryLine, Failure> {
    let row = row_named::<Story>(reader, id, |id| say!(cx.words, "cli-no-story", id = id))?;
    let found = stories(reader.connection(), "")?.into_iter().find(|line| line.row.id == row.id);
    found.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-story", id = id.to_owned())))
}

fn markdown(cx: &Context, found: &StoryLine) -> String {
    story_markdown(&cx.words, &cx.format, &found.row, found.account.as_deref())
}

fn line(found: &StoryLine) -> StoryJson {
    let story = found.row.fields.clone();
    StoryJson {
        id: found.row.id,
        tags: story.tag_list().map(str::to_owned).collect(),
        title: story.title,
        account: story.account,
        account_name: found.account.clone(),
        initiative: story.initiative,
        initiative_title: found.initiative.clone(),
        problem: story.problem,
        action: story.action,
        result: story.result,
        quote: story.quote,
        public: story.is_public,
        on: Day(story.story_on),
    }
}

fn listed(cx: &Context, found: &[StoryLine], query: &str) -> Text {
    let mut text = Text::default();
    if found.is_empty() {
        let none = if query.trim().is_empty() {
            say!(cx.words, "cli-stories-empty")
        } else {
            say!(cx.words, "stories-none-found", query = query.to_owned())
        };
        text.line(none);
        return text;
    }
    let ids = ["cli-field-id", "story-col-on", "story-col-account", "story-col-public", "story-col-tags"];
    let mut columns: Vec<Column> = ids.iter().map(|id| Column::left(cx.words.get(id))).collect();
    columns.push(Column::whole(say!(cx.words, "story-col-title")));
    let mut table = Table::new(columns);
    for found in found {
        table.row(vec![
            found.row.id.to_string().into(),
            cx.format.plain_date(found.row.story_on).into(),
            found.account.as_deref().unwrap_or(NOTHING).into(),
            naming(&cx.words, found.row.is_public).into(),
            found.row.tags.as_deref().unwrap_or(NOTHING).into(),
            found.row.title.as_str().into(),
        ]);
    }
    text.table(&table);
    text
}

fn told(cx: &Context, found: &StoryLine) -> Text {
    let story = &found.row;
    let mut text = Text::default();
    text.line(Piece::new(&story.title, Tone::Strong));
    let about =
        [found.account.clone(), Some(cx.format.plain_date(story.story_on)), Some(naming(&cx.words, story.is_public)), story.tags.clone()];
    text.line(Piece::new(about.into_iter().flatten().collect::<Vec<_>>().join(" · "), Tone::Dim));
    if let Some(initiative) = &found.initiative {
        text.line(Piece::new(format!("{}: {initiative}", say!(cx.words, "story-initiative")), Tone::Dim));
    }
    let parts = [
        ("story-problem", Some(&story.problem)),
        ("story-action", Some(&story.action)),
        ("story-result", Some(&story.result)),
        ("story-quote", story.quote.as_ref()),
    ];
    for (label, part) in parts {
        if let Some(part) = part.filter(|part| !part.trim().is_empty()) {
            text.blank().line(Piece::new(cx.words.get(label), Tone::Strong));
            text.block(part, 2);
        }
    }
    text
}
