//! `voice`, `voice comments`: what customers answer, and what became of each answer.

use crate::cli::args::{CommentsArgs, VoiceArgs, VoiceCommand, VoiceOf};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::Day as JsonDay;
use crate::cli::list::{health_piece, understood};
use crate::cli::output::{Answer, complain};
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::cli::voice_json::{self as shapes, CommentLine, Figures, GroupLine, PointLine, VoiceReport, WaitingLine};
use crate::domain::health::{Model, Score};
use crate::domain::kpi::Span;
use crate::domain::triage::{Day, Reason, Rules};
use crate::domain::voice::{FEW, GroupBy, Measure, Spread, Stretch, class, is_thin};
use crate::domain::{AccountId, SurveyKind};
use crate::i18n::format::NOTHING;
use crate::review::today::rules_of;
use crate::review::voice::{Comment, Compared, Grouped, Voices, Waiting, Wanted};
use crate::review::{accounts_matching, some_of_book};
use crate::say;
use crate::shell::{paths, rules};
use crate::store::Reader;
use crate::wording::voice as wording;
use std::collections::{HashMap, HashSet};

/// Days of the period that is shown when none is given.
const DAYS: u64 = 90;
/// Months of the trend.
const MONTHS: usize = 12;

/// What a review of answers is asked about.
struct Ask {
    span: Span,
    kinds: Vec<SurveyKind>,
    accounts: Option<HashSet<AccountId>>,
    model: Model,
}

/// Everything `voice` says.
struct Found {
    span: Span,
    compared: Vec<Compared>,
    spreads: Vec<(SurveyKind, Spread)>,
    months: Vec<(Span, Vec<crate::domain::kpi::Figure>)>,
    measures: Vec<Measure>,
    by: Option<GroupBy>,
    groups: Vec<Grouped>,
    waiting: Vec<Waiting>,
    allowed: u32,
    scores: HashMap<AccountId, Score>,
}

pub fn voice(cx: &Context, args: &VoiceArgs) -> Result<Answer, Failure> {
    match &args.command {
        Some(VoiceCommand::Comments(args)) => comments(cx, args),
        None => review(cx, &args.of, args.by),
    }
}

fn review(cx: &Context, of: &VoiceOf, by: Option<GroupBy>) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let ask = ask(cx, reader, of)?;
    let found = found(cx, reader, &ask, by)?;
    Ok(cx.answer(&report(&found), || text(cx, &found)))
}

fn ask(cx: &Context, reader: &Reader, of: &VoiceOf) -> Result<Ask, Failure> {
    let filter = understood(cx, reader, &of.filter.join(" "))?;
    let model = cx.model(reader)?;
    let accounts = match filter.is_all() {
        true => None,
        false => Some(accounts_matching(reader.connection(), &filter, &model, cx.format.today, &cx.zone())?.into_iter().collect()),
    };
    let kinds = of.kind.map_or_else(|| SurveyKind::ALL.to_vec(), |kind| vec![kind]);
    Ok(Ask { span: span(cx, of)?, kinds, accounts, model })
}

/// Reads the period: the last 90 days where nothing is said.
fn span(cx: &Context, of: &VoiceOf) -> Result<Span, Failure> {
    let to = of.to.as_deref().map(|text| cx.past_day("--to", text)).transpose()?.unwrap_or(cx.format.today);
    match &of.from {
        Some(text) => Span::new(cx.past_day("--from", text)?, to).map_err(|why| Failure::Option { name: "--from", why }),
        None => Ok(Span::days_up_to(to, DAYS)),
    }
}

fn found(cx: &Context, reader: &Reader, ask: &Ask, by: Option<GroupBy>) -> Result<Found, Failure> {
    let (connection, zone, span) = (reader.connection(), cx.zone(), ask.span);
    let mut voices = Voices::read(connection, &zone)?;
    if let Some(accounts) = &ask.accounts {
        voices.narrow(accounts);
    }
    if let [kind] = ask.kinds.as_slice() {
        voices.asked.retain(|asked| asked.kind == *kind);
    }
    let rules = rules(cx, reader)?;
    let day = Day::new(cx.format.today, zone, &ask.model, &rules, &cx.workdays);
    let mut waiting = if ask.kinds.contains(&SurveyKind::Nps) { voices.waiting(connection, &day)? } else { Vec::new() };
    waiting.retain(|waiting| ask.accounts.as_ref().is_none_or(|accounts| accounts.contains(&waiting.comment.response.account)));
    let of_kinds: Vec<Measure> = ask.kinds.iter().flat_map(|kind| Measure::all_of(*kind)).copied().collect();
    let measures: Vec<Measure> = of_kinds.iter().copied().chain([Measure::ResponseRate]).collect();
    let last = Stretch::Month;
    let months = voices.course(Measure::ResponseRate, (last, MONTHS), span.to).into_iter().map(|(month, _)| month);
    Ok(Found {
        span,
        compared: measures.iter().map(|measure| voices.compared(*measure, span)).collect(),
        spreads: ask.kinds.iter().flat_map(|kind| voices.spreads(*kind, span).into_iter().map(|spread| (*kind, spread))).collect(),
        months: months.map(|month| (month, measures.iter().map(|measure| voices.figure(*measure, month)).collect())).collect(),
        groups: by.map(|by| voices.grouped(by, &measures, span)).unwrap_or_default(),
        by,
        allowed: rules.of(Reason::DetractorUnanswered).workdays,
        scores: scores(cx, reader, &ask.model, waiting.iter().map(|waiting| waiting.comment.response.account))?,
        measures,
        waiting,
    })
}

fn rules(cx: &Context, reader: &Reader) -> Result<Rules, Failure> {
    let found = rules::in_force(&cx.words, paths::rules_file().as_deref());
    if let Some(problem) = &found.problem {
        complain(problem);
    }
    Ok(rules_of(reader.connection(), &found.rules)?)
}

/// Scores the accounts of some answers.
fn scores(
    cx: &Context,
    reader: &Reader,
    model: &Model,
    accounts: impl Iterator<Item = AccountId>,
) -> Result<HashMap<AccountId, Score>, Failure> {
    let mut accounts: Vec<AccountId> = accounts.collect();
    accounts.sort();
    accounts.dedup();
    let scored = some_of_book(reader.connection(), &accounts, model, cx.format.today, &cx.zone())?;
    Ok(scored.into_iter().map(|scored| (scored.line.id, scored.score)).collect())
}

fn report(found: &Found) -> VoiceReport {
    let figures = |of: &[crate::domain::kpi::Figure]| -> Figures { shapes::figures(found.measures.iter().copied().zip(of)) };
    let group = |group: &Grouped| {
        let (key, account) = shapes::key(&group.key);
        GroupLine { key, account, figures: figures(&group.figures) }
    };
    let waiting = |waiting: &Waiting| shapes::waiting(waiting, found.scores.get(&waiting.comment.response.account));
    VoiceReport {
        from: JsonDay(found.span.from),
        to: JsonDay(found.span.to),
        figures: shapes::figures(found.compared.iter().map(|one| (one.measure, &one.figure))),
        before: shapes::before(&found.compared, found.span),
        change: found.compared.iter().map(|one| (one.measure.as_str(), shapes::change(one.change))).collect(),
        few: FEW,
        distribution: found.spreads.iter().map(|(kind, spread)| shapes::spread(*kind, spread)).collect(),
        trend: found
            .months
            .iter()
            .map(|(month, of)| PointLine { from: JsonDay(month.from), to: JsonDay(month.to), figures: figures(of) })
            .collect(),
        by: found.by,
        groups: found.groups.iter().map(group).collect(),
        unanswered: found.waiting.iter().map(waiting).collect::<Vec<WaitingLine>>(),
    }
}

fn text(cx: &Context, found: &Found) -> Text {
    let mut text = Text::default();
    let span = wording::span_name(&cx.words, &cx.format, found.span);
    text.line(Piece::new(say!(cx.words, "cli-voice-title", span = span), Tone::Strong)).blank();
    text.table(&figures_table(cx, found));
    if found.compared.iter().any(|one| is_thin(&one.figure)) {
        text.line(Piece::new(say!(cx.words, "voice-thin-rule", few = FEW), Tone::Dim));
    }
    for (kind, spread) in &found.spreads {
        text.blank().line(Piece::new(format!("{} {}", cx.words.word(*kind), spread.scale), Tone::Strong));
        text.table(&spread_table(cx, *kind, spread));
    }
    text.blank().line(Piece::new(say!(cx.words, "cli-voice-months"), Tone::Strong));
    let months = found.months.iter().map(|(month, figures)| (cx.format.month(month.from), figures.as_slice()));
    text.table(&series_table(cx, "", &found.measures, months));
    if let Some(by) = found.by {
        text.blank();
        let groups = found.groups.iter().map(|group| (wording::group_name(&cx.words, &group.key), group.figures.as_slice()));
        text.table(&series_table(cx, &cx.words.word(by), &found.measures, groups));
    }
    text.blank();
    waiting_text(cx, found, &mut text);
    text
}

fn figures_table(cx: &Context, found: &Found) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-voice-figure")),
        Column::right(say!(cx.words, "cli-voice-value")),
        Column::left(say!(cx.words, "cli-voice-interval")),
        Column::left(say!(cx.words, "cli-voice-n")),
        Column::right(say!(cx.words, "cli-voice-before")),
        Column::left(say!(cx.words, "cli-voice-change")),
    ]);
    for one in &found.compared {
        let reason = one.figure.value.err().map(|why| wording::why_none(&cx.words, why));
        let (change, tone) = wording::change_words(&cx.words, &cx.format, one.figure.unit, one.change);
        table.row(vec![
            cx.words.word(one.measure).into(),
            Piece::new(wording::figure_value(&cx.format, &one.figure), Tone::Strong),
            wording::interval(&cx.format, &one.figure).unwrap_or_else(|| NOTHING.to_owned()).into(),
            reason.unwrap_or_else(|| wording::made_of(&cx.words, one.measure, &one.figure)).into(),
            wording::figure_value(&cx.format, &one.before).into(),
            Piece::new(change, tone.into()),
        ]);
    }
    table
}

fn spread_table(cx: &Context, kind: SurveyKind, spread: &Spread) -> Table {
    let mut table = Table::new(vec![
        Column::right(say!(cx.words, "cli-voice-answer")),
        Column::right(say!(cx.words, "cli-voice-answers")),
        Column::left(""),
    ]);
    for (answer, n) in spread.answers() {
        let scored = crate::domain::Score::new(answer.into(), spread.scale).ok();
        let class = scored.map(|score| class(kind, &score));
        let tone = class.map_or(Tone::Plain, |class| wording::tone_of_class(class).into());
        let word = class.map(|class| cx.words.get(wording::class_id(kind, class))).unwrap_or_default();
        table.row(vec![answer.to_string().into(), cx.format.count(n).into(), Piece::new(word, tone)]);
    }
    table
}

/// A line for each period or group: every figure with how many answers it is made of.
fn series_table<'f>(
    cx: &Context,
    heading: &str,
    measures: &[Measure],
    rows: impl Iterator<Item = (String, &'f [crate::domain::kpi::Figure])>,
) -> Table {
    let mut columns = vec![Column::left(heading)];
    columns.extend(measures.iter().map(|measure| Column::right(cx.words.word(*measure))));
    let mut table = Table::new(columns);
    for (name, figures) in rows {
        let mut row = vec![Piece::from(name)];
        row.extend(figures.iter().map(|figure| {
            let tone = if is_thin(figure) { Tone::Dim } else { Tone::Plain };
            let value = wording::figure_value(&cx.format, figure);
            Piece::new(if figure.n == 0 { value } else { format!("{value} ({})", figure.n) }, tone)
        }));
        table.row(row);
    }
    table
}

fn waiting_text(cx: &Context, found: &Found, text: &mut Text) {
    if found.waiting.is_empty() {
        text.line(Piece::new(say!(cx.words, "cli-voice-none-waiting"), Tone::Dim));
        return;
    }
    text.line(Piece::new(say!(cx.words, "cli-voice-waiting", n = found.waiting.len()), Tone::Strong));
    let mut table = Table::new(comment_columns(cx, "cli-voice-clock"));
    for waiting in &found.waiting {
        let (clock, tone) = wording::clock_words(&cx.words, waiting, found.allowed);
        let score = found.scores.get(&waiting.comment.response.account);
        table.row(comment_row(cx, &waiting.comment, score, Piece::new(clock, tone.into())));
    }
    text.table(&table);
}

fn comment_columns(cx: &Context, state: &str) -> Vec<Column> {
    vec![
        Column::left(say!(cx.words, "cli-voice-id")),
        Column::right(say!(cx.words, "cli-voice-when")),
        Column::left(say!(cx.words, "cli-voice-score")),
        Column::left(say!(cx.words, "cli-col-account")),
        Column::left(say!(cx.words, "cli-voice-person")),
        Column::left(say!(cx.words, "cli-col-health")),
        Column::left(cx.words.get(state)),
        Column::whole(say!(cx.words, "cli-voice-comment")),
    ]
}

fn comment_row(cx: &Context, comment: &Comment, score: Option<&Score>, state: Piece) -> Vec<Piece> {
    let response = &comment.response;
    let tone = wording::tone_of_class(class(response.kind, &response.score)).into();
    let scored = format!("{} {}", cx.words.word(response.kind), wording::score_words(&cx.words, &response.score));
    vec![
        response.id.to_string().into(),
        cx.format.near(comment.on).into(),
        Piece::new(scored, tone),
        comment.account.as_str().into(),
        comment.person.as_ref().map_or(NOTHING, |person| person.name.as_str()).into(),
        score.map_or_else(|| Piece::from(NOTHING), |score| health_piece(cx, score)),
        state,
        wording::one_line(comment).into(),
    ]
}

fn comments(cx: &Context, args: &CommentsArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let ask = ask(cx, reader, &args.of)?;
    let voices = Voices::read(reader.connection(), &cx.zone())?;
    let wanted = Wanted { span: ask.span, kind: args.of.kind, accounts: ask.accounts.as_ref(), with_words: !args.all };
    let mut comments = voices.comments(reader.connection(), &wanted, &cx.zone())?;
    comments.truncate(args.limit.unwrap_or(usize::MAX));
    let scores = scores(cx, reader, &ask.model, comments.iter().map(|comment| comment.response.account))?;
    let line = |comment: &Comment| shapes::comment(comment, scores.get(&comment.response.account));
    let json: Vec<CommentLine> = if cx.wants_json { comments.iter().map(line).collect() } else { Vec::new() };
    Ok(cx.answer(&json, || listed(cx, &comments, &scores)))
}

fn listed(cx: &Context, comments: &[Comment], scores: &HashMap<AccountId, Score>) -> Text {
    let mut text = Text::default();
    if comments.is_empty() {
        text.line(say!(cx.words, "cli-voice-empty"));
        return text;
    }
    let mut table = Table::new(comment_columns(cx, "cli-voice-state"));
    for comment in comments {
        let (state, tone) = wording::standing_words(&cx.words, &cx.format, comment);
        table.row(comment_row(cx, comment, scores.get(&comment.response.account), Piece::new(state, tone.into())));
    }
    text.table(&table);
    text
}
