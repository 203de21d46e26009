//! `theme list|show|add|edit|delete|suggest|tag|untag|dismiss`: what customers say, by themes.

use crate::cli::args::{
    OneTheme, ThemeAddArgs, ThemeArgs, ThemeCommand, ThemeDays, ThemeEditArgs, ThemeListArgs, ThemeRowsArgs, ThemeShowArgs,
    ThemeSuggestArgs,
};
use crate::cli::context::{Context, writer};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::cli::theme_json::{self as shapes, SaidLine, SuggestReport, ThemesReport, row_name};
use crate::domain::kpi::Span;
use crate::domain::query::folded;
use crate::domain::voice::{GroupBy, GroupKey};
use crate::domain::{EntityRef, Invalid, Row, TagState, Theme, ThemeId};
use crate::i18n::format::NOTHING;
use crate::ops::{self, Op, TagMark, ThemeOp};
use crate::review::accounts_matching;
use crate::review::renewals::base_currency;
use crate::review::themes::{Count, Listening, Said, Standing, ThemeLine};
use crate::say;
use crate::store::Reader;
use crate::store::themes::{Target, said_by, themes};
use crate::wording::themes as wording;
use crate::wording::voice::{group_name, span_name};

/// Days of the period that is looked at when none is given.
const DAYS: u64 = 90;

/// A theme with what is counted of it by a field.
type Counted = (ThemeLine, Vec<(GroupKey, Count)>);

pub fn theme(cx: &Context, args: &ThemeArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, &args.list),
        Some(ThemeCommand::List(args)) => list(cx, args),
        Some(ThemeCommand::Show(args)) => show(cx, args),
        Some(ThemeCommand::Add(args)) => add(cx, args),
        Some(ThemeCommand::Edit(args)) => edit(cx, args),
        Some(ThemeCommand::Delete(args)) => delete(cx, args),
        Some(ThemeCommand::Suggest(args)) => suggest(cx, args),
        Some(ThemeCommand::Tag(args)) => mark(cx, args, Some(TagState::Set)),
        Some(ThemeCommand::Untag(args)) => mark(cx, args, None),
        Some(ThemeCommand::Dismiss(args)) => mark(cx, args, Some(TagState::Dismissed)),
    }
}

fn span(cx: &Context, days: &ThemeDays) -> Result<Span, Failure> {
    let to = days.to.as_deref().map(|text| cx.past_day("--to", text)).transpose()?.unwrap_or(cx.format.today);
    match &days.from {
        Some(text) => Span::new(cx.past_day("--from", text)?, to).map_err(|why| Failure::Option { name: "--from", why }),
        None => Ok(Span::days_up_to(to, DAYS)),
    }
}

fn listen(cx: &Context, reader: &Reader, days: &ThemeDays) -> Result<Listening, Failure> {
    let connection = reader.connection();
    let currency = base_currency(connection, cx.words.home());
    Ok(Listening::read(connection, span(cx, days)?, &cx.zone(), cx.format.today, currency)?)
}

/// Finds the theme that an argument names: by its name or its id.
fn find(cx: &Context, reader: &Reader, named: &str) -> Result<Row<ThemeId, Theme>, Failure> {
    let (all, wanted) = (themes(reader.connection())?, folded(named.trim()));
    let found = all.iter().find(|row| folded(&row.name) == wanted || row.id.to_string() == wanted);
    found.cloned().ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-such-theme", name = named.to_owned())))
}

/// Reads a row as the command line spells it, and makes sure that it is there.
pub fn target(cx: &Context, reader: &Reader, text: &str) -> Result<Target, Failure> {
    let parts = text.split_once(':').and_then(|(kind, id)| Some((kind.parse().ok()?, id.parse().ok()?)));
    let target = parts.ok_or_else(|| Failure::Usage(say!(cx.words, "cli-bad-row", row = text.to_owned())))?;
    let missing = |_| Failure::Failed(say!(cx.words, "cli-no-such-row", row = text.to_owned()));
    said_by(reader.connection(), target).map(|_| target).map_err(missing)
}

fn list(cx: &Context, args: &ThemeListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let mut listening = listen(cx, reader, &args.days)?;
    let filter = understood(cx, reader, &args.filter.join(" "))?;
    if !filter.is_all() {
        let model = cx.model(reader)?;
        let accounts = accounts_matching(reader.connection(), &filter, &model, cx.format.today, &cx.zone())?;
        listening.narrow(&accounts.into_iter().collect());
    }
    let groups = |line: &ThemeLine| args.by.map(|by| listening.grouped(line.theme.id, by)).unwrap_or_default();
    let counted: Vec<Counted> = listening.lines().into_iter().map(|line| (line.clone(), groups(&line))).collect();
    let report = ThemesReport {
        from: Day(listening.span.from),
        to: Day(listening.span.to),
        by: args.by,
        said: listening.said.len(),
        unheard: listening.unheard(),
        themes: counted.iter().map(|(line, groups)| shapes::theme(line, &listening, groups)).collect(),
    };
    Ok(cx.answer(&report, || listed(cx, &listening, &counted, args.by)))
}

fn listed(cx: &Context, listening: &Listening, counted: &[Counted], by: Option<GroupBy>) -> Text {
    let mut text = Text::default();
    if counted.is_empty() {
        text.line(say!(cx.words, "cli-themes-empty"));
        return text;
    }
    let span = span_name(&cx.words, &cx.format, listening.span);
    text.line(Piece::new(say!(cx.words, "cli-themes-title", span = span), Tone::Strong)).blank();
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "theme-col-theme")),
        Column::right(say!(cx.words, "theme-col-rows")),
        Column::right(say!(cx.words, "theme-col-change")),
        Column::right(say!(cx.words, "theme-col-customers")),
        Column::right(say!(cx.words, "theme-col-arr")),
        Column::right(say!(cx.words, "theme-col-suggested")),
        Column::whole(say!(cx.words, "theme-col-criterion")),
    ]);
    for (line, groups) in counted {
        table.row(vec![
            Piece::new(&line.theme.name, Tone::Strong),
            line.now.rows.to_string().into(),
            wording::change(&cx.format, &line.now, &line.before).into(),
            cx.format.count(line.now.customers).into(),
            wording::arr(&cx.format, &line.now.arr).into(),
            line.suggested.to_string().into(),
            Piece::new(wording::line_of(&line.theme.criterion), Tone::Dim),
        ]);
        for (key, count) in groups {
            table.row(vec![
                format!("  {}", group_name(&cx.words, key)).into(),
                count.rows.to_string().into(),
                "".into(),
                cx.format.count(count.customers).into(),
                wording::arr(&cx.format, &count.arr).into(),
                "".into(),
                "".into(),
            ]);
        }
    }
    text.table(&table).blank();
    if let Some(by) = by {
        text.line(Piece::new(say!(cx.words, "cli-themes-by", by = cx.words.word(by)), Tone::Dim));
    }
    let said = say!(cx.words, "theme-unheard", n = listening.unheard(), all = listening.said.len());
    text.line(Piece::new(said, Tone::Dim));
    if let Some(left) = wording::left_out(&cx.words, &listening.count_of_all().arr) {
        text.line(Piece::new(left, Tone::Dim));
    }
    text
}

fn show(cx: &Context, args: &ThemeShowArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let theme = find(cx, &book.reader, &args.name)?;
    let listening = listen(cx, &book.reader, &args.days)?;
    let rows = listening.rows_of(theme.id);
    let json: Vec<SaidLine> = rows.iter().map(|(said, standing)| shapes::said((theme.id, &theme.name), said, standing)).collect();
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        text.line(Piece::new(&theme.name, Tone::Strong));
        text.block(&theme.criterion, 2);
        for rule in theme.rules.lines() {
            text.line(Piece::new(format!("  {rule}"), Tone::Dim));
        }
        text.blank();
        if rows.is_empty() {
            text.line(say!(cx.words, "theme-rows-empty"));
        }
        text.append(said_table(cx, rows.iter().map(|(said, standing)| (None, *said, standing))));
        text
    }))
}

/// A line for each row; with the theme it is about where there are several.
fn said_table<'a>(cx: &Context, rows: impl Iterator<Item = (Option<&'a str>, &'a Said, &'a Standing)>) -> Text {
    let rows: Vec<_> = rows.collect();
    let has_theme = rows.iter().any(|(theme, ..)| theme.is_some());
    let mut columns = vec![Column::left(say!(cx.words, "theme-col-row")), Column::right(say!(cx.words, "cli-col-when"))];
    columns.extend(has_theme.then(|| Column::left(say!(cx.words, "theme-col-theme"))));
    columns
        .extend(["theme-col-source", "cli-col-account", "cli-voice-person", "theme-col-standing"].map(|id| Column::left(cx.words.get(id))));
    columns.push(Column::whole(say!(cx.words, "theme-col-said")));
    let mut table = Table::new(columns);
    for (theme, said, standing) in rows {
        let (standing, tone) = wording::standing(&cx.words, standing);
        let mut row: Vec<Piece> = vec![row_name(said.row.target).into(), cx.format.near(said.on).into()];
        row.extend(theme.map(|theme| Piece::new(theme, Tone::Strong)));
        row.extend([
            wording::source(&cx.words, &said.row).into(),
            said.account.as_str().into(),
            said.person.as_deref().unwrap_or(NOTHING).into(),
            Piece::new(standing, tone.into()),
            wording::one_line(&said.row).into(),
        ]);
        table.row(row);
    }
    let mut text = Text::default();
    if !table.is_empty() {
        text.table(&table);
    }
    text
}

fn add(cx: &Context, args: &ThemeAddArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let criterion = args.criterion.clone().unwrap_or_default();
    let theme = Theme { name: args.name.clone(), criterion, rules: lines(&args.rules), position: 0 };
    carry_out(cx, book, &Op::Theme(ThemeOp::Save(None, theme)))
}

/// Puts rules one a line; a space that kept a minus sign from being taken for an option goes.
fn lines(rules: &[String]) -> String {
    rules.iter().map(|rule| rule.trim()).collect::<Vec<_>>().join("\n")
}

fn edit(cx: &Context, args: &ThemeEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.name)?;
    let is_moved_alone = args.new_name.is_none() && args.criterion.is_none() && args.rules.is_empty() && args.more_rules.is_empty();
    match args.position {
        Some(place) if is_moved_alone => {
            let mut order: Vec<ThemeId> =
                themes(book.reader.connection())?.iter().map(|other| other.id).filter(|id| *id != row.id).collect();
            order.insert(place.saturating_sub(1).min(order.len()), row.id);
            return carry_out(cx, book, &Op::Theme(ThemeOp::Order(order)));
        }
        Some(_) => return Err(Failure::Usage(say!(cx.words, "cli-theme-position-alone"))),
        None => {}
    }
    let mut theme = row.fields;
    theme.name = args.new_name.clone().unwrap_or(theme.name);
    theme.criterion = args.criterion.clone().unwrap_or(theme.criterion);
    if !args.rules.is_empty() {
        theme.rules = lines(&args.rules);
    }
    if !args.more_rules.is_empty() {
        theme.rules = [theme.rules, lines(&args.more_rules)].join("\n").trim_start().to_owned();
    }
    carry_out(cx, book, &Op::Theme(ThemeOp::Save(Some(row.id), theme)))
}

fn delete(cx: &Context, args: &OneTheme) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, &args.name)?.id;
    carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
}

/// Says what the rules suggest, and puts it where it is accepted.
fn suggest(cx: &Context, args: &ThemeSuggestArgs) -> Result<Answer, Failure> {
    let mut book = if args.accept { cx.write()? } else { cx.read()? };
    let listening = listen(cx, &book.reader, &args.days)?;
    let only = args.name.as_deref().map(|named| find(cx, &book.reader, named)).transpose()?.map(|row| row.id);
    let wanted = listening.themes.iter().filter(|theme| only.is_none_or(|only| theme.id == only));
    let mut found = Vec::new();
    for theme in wanted {
        for said in listening.suggested_for(theme.id) {
            let suggestion = said.suggested.iter().find(|one| one.theme == theme.id).cloned();
            found.extend(suggestion.map(|suggestion| (theme, said, Standing::Suggested(suggestion))));
        }
    }
    let state = Some(TagState::Set);
    let marks: Vec<TagMark> = found.iter().map(|(theme, said, _)| TagMark { theme: theme.id, target: said.row.target, state }).collect();
    let op = match args.accept && !marks.is_empty() {
        true => ops::apply(writer(&mut book)?, &Op::Theme(ThemeOp::Mark(marks)), cx.clock.now())?.op,
        false => None,
    };
    book.close()?;
    let report = SuggestReport {
        op,
        from: Day(listening.span.from),
        to: Day(listening.span.to),
        accepted: op.is_some(),
        suggestions: found.iter().map(|(theme, said, standing)| shapes::said((theme.id, &theme.name), said, standing)).collect(),
    };
    Ok(cx.answer(&report, || {
        let mut text = Text::default();
        text.append(said_table(cx, found.iter().map(|(theme, said, standing)| (Some(theme.name.as_str()), *said, standing))));
        match (found.is_empty(), op) {
            (true, _) => drop(text.line(say!(cx.words, "cli-no-suggestions"))),
            (false, None) => drop(text.blank().line(Piece::new(say!(cx.words, "cli-suggested", n = found.len()), Tone::Dim))),
            (false, Some(_)) => {
                text.blank().line(say!(cx.words, "cli-accepted", n = found.len()));
                text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
            }
        }
        text
    }))
}

fn mark(cx: &Context, args: &ThemeRowsArgs, state: Option<TagState>) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let theme = find(cx, &book.reader, &args.name)?.id;
    let targets = args.rows.iter().map(|text| target(cx, &book.reader, text)).collect::<Result<Vec<Target>, Failure>>()?;
    let marks = targets.into_iter().map(|target| TagMark { theme, target, state }).collect();
    carry_out(cx, book, &Op::Theme(ThemeOp::Mark(marks)))
}

/// A row that an option does not allow.
pub fn not_a_source(text: &str) -> Failure {
    Failure::Option {
        name: "--source",
        why: Invalid::UnknownWord { value: text.to_owned(), allowed: "survey:ID, touch:ID, ticket:ID".into() },
    }
}
