//! `feedback list|show|add|edit|set|link|unlink|told|to-tell|delete`: matters that customers raised, and whom to tell what became
//! of them.

use crate::cli::args::{
    FeedbackAddArgs, FeedbackArgs, FeedbackCommand, FeedbackEditArgs, FeedbackLinkArgs, FeedbackListArgs, FeedbackSetArgs,
    FeedbackToldArgs, FeedbackUnlinkArgs, VoiceSource,
};
use crate::cli::context::{Context, each_once, row_named};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::cli::theme::{not_a_source, target};
use crate::cli::theme_json::{self as shapes, MatterLine, ToTellLine, row_name};
use crate::cli::typed::filled;
use crate::domain::{AccountId, EntityRef, Feedback, FeedbackId, FeedbackStatus, Moment, Row, TaggedKind, Voice, VoiceId};
use crate::i18n::format::NOTHING;
use crate::ops::{FeedbackOp, Op};
use crate::review::accounts_matching;
use crate::review::feedback::{Matter, Raised, WantedMatters, matters};
use crate::review::renewals::base_currency;
use crate::say;
use crate::store::Reader;
use crate::store::themes::{said_by, voices_of};
use crate::wording::themes as wording;
use std::collections::HashSet;

pub fn feedback(cx: &Context, args: &FeedbackArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, &args.list),
        Some(FeedbackCommand::List(args)) => list(cx, args),
        Some(FeedbackCommand::Show(args)) => show(cx, &args.id),
        Some(FeedbackCommand::Add(args)) => add(cx, args),
        Some(FeedbackCommand::Edit(args)) => edit(cx, args),
        Some(FeedbackCommand::Set(args)) => set(cx, args),
        Some(FeedbackCommand::Link(args)) => link(cx, args),
        Some(FeedbackCommand::Unlink(args)) => unlink(cx, args),
        Some(FeedbackCommand::Told(args)) => told(cx, args),
        Some(FeedbackCommand::ToTell) => to_tell(cx),
        Some(FeedbackCommand::Delete(args)) => {
            let book = cx.write()?;
            let id = find(cx, &book.reader, &args.id)?.id;
            carry_out(cx, book, &Op::Delete(EntityRef::from(id)))
        }
    }
}

fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<FeedbackId, Feedback>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-such-feedback", id = id))
}

fn read(cx: &Context, reader: &Reader, wanted: &WantedMatters<'_>) -> Result<Vec<Matter>, Failure> {
    let connection = reader.connection();
    let currency = base_currency(connection, cx.words.home());
    Ok(matters(connection, wanted, &cx.zone(), cx.format.today, currency)?)
}

fn list(cx: &Context, args: &FeedbackListArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let filter = understood(cx, reader, &args.filter.join(" "))?;
    let accounts: Option<HashSet<AccountId>> = match filter.is_all() {
        true => None,
        false => {
            let model = cx.model(reader)?;
            Some(accounts_matching(reader.connection(), &filter, &model, cx.format.today, &cx.zone())?.into_iter().collect())
        }
    };
    let wanted = WantedMatters { status: args.status, kind: args.kind, to_tell: args.to_tell, accounts: accounts.as_ref() };
    let found = read(cx, reader, &wanted)?;
    let json: Vec<MatterLine> = found.iter().map(shapes::matter).collect();
    Ok(cx.answer(&json, || listed(cx, &found)))
}

fn listed(cx: &Context, matters: &[Matter]) -> Text {
    let mut text = Text::default();
    if matters.is_empty() {
        text.line(say!(cx.words, "cli-feedback-empty"));
        return text;
    }
    let left = |id: &str| Column::left(cx.words.get(id));
    let mut table = Table::new(vec![
        left("cli-voice-id"),
        left("feedback-col-status"),
        Column::right(say!(cx.words, "feedback-col-since")),
        left("feedback-col-kind"),
        Column::right(say!(cx.words, "theme-col-customers")),
        Column::right(say!(cx.words, "theme-col-arr")),
        left("feedback-col-to-tell"),
        left("feedback-col-raised"),
        Column::whole(say!(cx.words, "feedback-col-title")),
    ]);
    for matter in matters {
        let (feedback, (to_tell, tone)) = (&matter.feedback, wording::to_tell(&cx.words, matter));
        table.row(vec![
            feedback.id.to_string().into(),
            Piece::new(cx.words.word(feedback.status), wording::tone_of_status(feedback.status).into()),
            cx.format.near(feedback.status_on).into(),
            cx.words.word(feedback.kind).into(),
            cx.format.count(matter.customers).into(),
            wording::arr(&cx.format, &matter.arr).into(),
            Piece::new(to_tell, tone.into()),
            wording::raised_by(&cx.words, matter).into(),
            wording::line_of(&feedback.title).into(),
        ]);
    }
    text.table(&table);
    text
}

fn show(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let id = find(cx, &book.reader, id)?.id;
    let found = read(cx, &book.reader, &WantedMatters::default())?.into_iter().find(|matter| matter.feedback.id == id);
    let matter = found.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-such-feedback", id = id.to_string())))?;
    Ok(cx.answer(&shapes::matter(&matter), || shown(cx, &matter)))
}

fn shown(cx: &Context, matter: &Matter) -> Text {
    let (mut text, feedback) = (Text::default(), &matter.feedback);
    text.line(Piece::new(wording::line_of(&feedback.title), Tone::Strong));
    let since = cx.format.near(feedback.status_on);
    let arr = wording::arr(&cx.format, &matter.arr);
    text.line(say!(
        cx.words,
        "feedback-head",
        kind = cx.words.word(feedback.kind),
        status = cx.words.word(feedback.status),
        since = since,
        n = matter.customers,
        arr = arr
    ));
    text.block(feedback.note.as_deref().unwrap_or_default(), 2).blank();
    let left = |id: &str| Column::left(cx.words.get(id));
    let mut table = Table::new(vec![
        left("cli-col-account"),
        left("cli-voice-person"),
        Column::right(say!(cx.words, "cli-col-when")),
        left("theme-col-row"),
        left("feedback-col-told"),
        Column::whole(say!(cx.words, "feedback-col-quote")),
    ]);
    for raised in &matter.raised {
        table.row(raised_row(cx, matter, raised));
    }
    if !table.is_empty() {
        text.table(&table);
    }
    text
}

fn raised_row(cx: &Context, matter: &Matter, raised: &Raised) -> Vec<Piece> {
    let told = match raised.voice.told_on {
        Some(on) => Piece::new(cx.format.near(on), Tone::Good),
        None if matter.feedback.status.is_to_tell() => Piece::new(say!(cx.words, "feedback-untold"), Tone::Bad),
        None => Piece::from(NOTHING),
    };
    vec![
        raised.account.as_str().into(),
        raised.person.as_deref().unwrap_or(NOTHING).into(),
        cx.format.near(raised.on).into(),
        raised.voice.source.map_or_else(|| NOTHING.to_owned(), row_name).into(),
        told,
        wording::line_of(raised.voice.quote.as_deref().unwrap_or_default()).into(),
    ]
}

fn add(cx: &Context, args: &FeedbackAddArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let voices = voices(cx, &book.reader, &args.raised)?;
    let feedback = Feedback {
        status: args.status,
        reference: args.reference.as_deref().and_then(filled),
        note: args.note.as_deref().and_then(filled),
        ..Feedback::titled(args.kind, args.title.trim(), cx.format.today)
    };
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Add(feedback, voices)))
}

/// Reads who raised a matter: the customers of rows that say it, with their words, and customers named without a row.
fn voices(cx: &Context, reader: &Reader, raised: &VoiceSource) -> Result<Vec<Voice>, Failure> {
    let at = raised.at.as_deref().map(|text| cx.past_moment("--at", text)).transpose()?;
    let mut voices: Vec<Voice> = Vec::new();
    for text in &raised.source {
        let source = target(cx, reader, text)?;
        if source.0 == TaggedKind::Voice {
            return Err(not_a_source(text));
        }
        let said = said_by(reader.connection(), source)?;
        let words = Some(said.words()).filter(|words| !words.is_empty());
        let (contact, quote) = (said.contact, raised.quote.clone().or(words));
        voices.push(Voice { contact, source: Some(source), quote, ..Voice::of(said.account, at.unwrap_or(said.at)) });
    }
    for account in cx.accounts(reader, &raised.account)? {
        if !voices.iter().any(|voice| voice.account == account) {
            let at = at.unwrap_or_else(|| Moment::from(cx.clock.now()));
            voices.push(Voice { quote: raised.quote.clone(), ..Voice::of(account, at) });
        }
    }
    match (&raised.contact, voices.as_mut_slice()) {
        (None, _) => {}
        (Some(named), [voice]) => voice.contact = Some(cx.contact(reader, voice.account, named)?),
        (Some(_), _) => return Err(Failure::Usage(say!(cx.words, "cli-feedback-one-contact"))),
    }
    Ok(voices)
}

fn edit(cx: &Context, args: &FeedbackEditArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.id)?;
    let mut feedback = row.fields;
    feedback.title = args.title.clone().unwrap_or(feedback.title);
    feedback.kind = args.kind.unwrap_or(feedback.kind);
    // An empty text takes a field away.
    feedback.reference = args.reference.as_deref().map_or(feedback.reference, filled);
    feedback.note = args.note.as_deref().map_or(feedback.note, filled);
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Edit(row.id, feedback)))
}

fn set(cx: &Context, args: &FeedbackSetArgs) -> Result<Answer, Failure> {
    let on = args.on.as_deref().map(|text| cx.day_that_came("--on", text)).transpose()?.unwrap_or(cx.format.today);
    let book = cx.write()?;
    let rows = each_once(&args.ids, |row: &Row<FeedbackId, Feedback>| row.id, |id| find(cx, &book.reader, id))?;
    let ids = rows.iter().map(|row| row.id).collect();
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Move(ids, args.status, on)))
}

fn link(cx: &Context, args: &FeedbackLinkArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, &args.id)?.id;
    let voices = voices(cx, &book.reader, &args.raised)?;
    if voices.is_empty() {
        return Err(Failure::Usage(say!(cx.words, "cli-feedback-nobody")));
    }
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Link(id, voices)))
}

fn unlink(cx: &Context, args: &FeedbackUnlinkArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let id = find(cx, &book.reader, &args.id)?.id;
    let voices = voices_by(cx, &book.reader, id, &args.account, |_| true)?;
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Unlink(voices)))
}

/// Finds what some customers said of a matter; one that did not raise it is named.
fn voices_by(
    cx: &Context,
    reader: &Reader,
    id: FeedbackId,
    named: &[String],
    is_meant: impl Fn(&Voice) -> bool,
) -> Result<Vec<VoiceId>, Failure> {
    let all = voices_of(reader.connection(), id)?;
    let mut found = Vec::new();
    for name in named {
        let account = cx.account(reader, name)?;
        let theirs: Vec<&Row<VoiceId, Voice>> = all.iter().filter(|voice| voice.account == account.id).collect();
        if theirs.is_empty() {
            return Err(Failure::Failed(say!(cx.words, "cli-feedback-not-theirs", account = account.name)));
        }
        // Whoever raised it twice is told once; where all of it is told already, the op says so.
        let meant: Vec<VoiceId> = theirs.iter().filter(|voice| is_meant(voice)).map(|voice| voice.id).collect();
        found.extend(if meant.is_empty() { vec![theirs[0].id] } else { meant });
    }
    Ok(found)
}

fn told(cx: &Context, args: &FeedbackToldArgs) -> Result<Answer, Failure> {
    let on = args.on.as_deref().map(|text| cx.day_that_came("--on", text)).transpose()?.unwrap_or(cx.format.today);
    let book = cx.write()?;
    let row = find(cx, &book.reader, &args.id)?;
    let voices = match args.account.as_slice() {
        [] => {
            let all = voices_of(book.reader.connection(), row.id)?;
            all.iter().filter(|voice| voice.told_on.is_none()).map(|voice| voice.id).collect()
        }
        named => voices_by(cx, &book.reader, row.id, named, |voice| voice.told_on.is_some() == args.not)?,
    };
    if voices.is_empty() {
        let told = row.status == FeedbackStatus::Told;
        let id = if told { "cli-feedback-all-told" } else { "cli-feedback-no-customer" };
        return Err(Failure::Failed(cx.words.get(id)));
    }
    carry_out(cx, book, &Op::Feedback(FeedbackOp::Tell(voices, (!args.not).then_some(on))))
}

fn to_tell(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let found = read(cx, &book.reader, &WantedMatters { to_tell: true, ..WantedMatters::default() })?;
    let mut pairs: Vec<(&Matter, &Raised)> = found.iter().flat_map(|matter| matter.to_tell().map(move |raised| (matter, raised))).collect();
    pairs.sort_by(|one, other| (&one.1.account, one.0.feedback.id).cmp(&(&other.1.account, other.0.feedback.id)));
    let json: Vec<ToTellLine> = pairs.iter().map(|(matter, raised)| shapes::to_tell(matter, raised)).collect();
    Ok(cx.answer(&json, || {
        let mut text = Text::default();
        if pairs.is_empty() {
            text.line(say!(cx.words, "cli-nobody-to-tell"));
            return text;
        }
        let left = |id: &str| Column::left(cx.words.get(id));
        let mut table = Table::new(vec![
            left("cli-col-account"),
            left("cli-voice-person"),
            left("feedback-col-status"),
            Column::right(say!(cx.words, "feedback-col-since")),
            left("cli-voice-id"),
            Column::whole(say!(cx.words, "feedback-col-title")),
        ]);
        for (matter, raised) in &pairs {
            table.row(vec![
                Piece::new(&raised.account, Tone::Strong),
                raised.person.as_deref().unwrap_or(NOTHING).into(),
                cx.words.word(matter.feedback.status).into(),
                cx.format.near(matter.feedback.status_on).into(),
                matter.feedback.id.to_string().into(),
                wording::line_of(&matter.feedback.title).into(),
            ]);
        }
        text.table(&table);
        text
    }))
}
