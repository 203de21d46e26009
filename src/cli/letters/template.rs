//! `template list|show|save|delete|fields`.

use super::{cannot, writer};
use crate::cli::args::{TemplateArgs, TemplateCommand, TemplateFieldsArgs, TemplateSaveArgs, TemplateShowArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::Lang;
use crate::domain::letter::{FIELDS, Fills, MailTemplate, catalogue, read_texts};
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::triage::Reason;
use crate::ops::{LetterOp, Op};
use crate::review::letters::{LetterFacts, Wanted, whom};
use crate::say;
use crate::store::{Reader, letters::own_templates};
use crate::wording::letters::{About, Start, begin, field_meaning, preview};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
struct TemplateLine<'a> {
    key: &'a str,
    name: &'a str,
    langs: Vec<Lang>,
    reason: Option<Reason>,
    own: bool,
    built_in: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<BTreeMap<Lang, TextLine<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<WrittenLine>,
}

#[derive(Debug, Serialize)]
struct TextLine<'a> {
    subject: &'a str,
    body: &'a str,
}

/// A template written to an account.
#[derive(Debug, Serialize)]
struct WrittenLine {
    account: String,
    lang: Lang,
    subject: String,
    body: String,
}

#[derive(Debug, Serialize)]
struct FieldLine {
    field: &'static str,
    meaning: String,
    value: Option<String>,
}

pub fn template(cx: &Context, args: &TemplateArgs) -> Result<Answer, Failure> {
    match &args.command {
        None | Some(TemplateCommand::List) => list(cx),
        Some(TemplateCommand::Show(args)) => show(cx, args),
        Some(TemplateCommand::Save(args)) => save(cx, args),
        Some(TemplateCommand::Delete(args)) => delete(cx, &args.key),
        Some(TemplateCommand::Fields(args)) => fields(cx, args),
    }
}

fn templates(reader: &Reader) -> Result<Vec<MailTemplate>, Failure> {
    Ok(catalogue(own_templates(reader.connection())?))
}

fn needed(cx: &Context, reader: &Reader, key: &str) -> Result<MailTemplate, Failure> {
    let found = templates(reader)?.into_iter().find(|template| template.key == key);
    found.ok_or_else(|| Failure::Failed(say!(cx.words, "template-none", key = key.to_owned())))
}

fn line<'a>(cx: &Context, template: &'a MailTemplate) -> TemplateLine<'a> {
    TemplateLine {
        key: &template.key,
        name: template.name(cx.format.lang),
        langs: template.texts.keys().copied().collect(),
        reason: template.reason,
        own: template.row.is_some(),
        built_in: template.is_built_in,
        texts: None,
        asked: None,
        written: None,
    }
}

fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let all = templates(&book.reader)?;
    let lines: Vec<TemplateLine<'_>> = all.iter().map(|template| line(cx, template)).collect();
    Ok(cx.answer(&lines, || {
        let heading = |id: &str| Column::left(cx.words.get(id));
        let mut table = Table::new(vec![
            Column::whole(cx.words.get("template-col-key")),
            heading("template-col-name"),
            heading("template-col-langs"),
            heading("template-col-subject"),
        ]);
        for template in &all {
            let mark = match (template.row.is_some(), template.is_built_in) {
                (true, true) => format!(" ({})", say!(cx.words, "template-changed")),
                (true, false) => format!(" ({})", say!(cx.words, "template-own")),
                (false, _) => String::new(),
            };
            let langs: Vec<&str> = template.texts.keys().map(|lang| lang.as_str()).collect();
            let subject = template.text(cx.format.lang).map(|(_, letter)| letter.subject.clone()).unwrap_or_default();
            let name = format!("{}{mark}", template.name(cx.format.lang));
            let cells = [template.key.as_str(), &name, &langs.join(" ")].map(Piece::from);
            table.row(cells.into_iter().chain([Piece::new(subject, Tone::Dim)]).collect());
        }
        let mut text = Text::default();
        text.table(&table);
        text
    }))
}

fn show(cx: &Context, args: &TemplateShowArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let template = needed(cx, reader, &args.one.key)?;
    let mut json = line(cx, &template);
    json.texts =
        Some(template.texts.iter().map(|(lang, letter)| (*lang, TextLine { subject: &letter.subject, body: &letter.body })).collect());
    if let Some(named) = &args.account {
        let account = cx.account(reader, named)?;
        let model = cx.model(reader)?;
        let ground = cx.ground(reader, &model);
        let start = Start::new(account.id, About::Template(template.key.clone()));
        let begun = begin(writer(cx, &ground), &start, &Fills::new()).map_err(|error| cannot(cx, error))?;
        json.asked = Some(begun.asked.clone());
        json.written =
            Some(WrittenLine { account: account.name, lang: begun.draft.lang, subject: begun.draft.subject, body: begun.draft.body });
    }
    Ok(cx.answer(&json, || shown(cx, &template, &json)))
}

fn shown(cx: &Context, template: &MailTemplate, json: &TemplateLine<'_>) -> Text {
    let mut text = Text::default();
    text.line(Piece::new(template.name(cx.format.lang), Tone::Strong));
    let mut letter = |head: &str, subject: &str, body: &str| {
        text.blank().line(Piece::new(head, Tone::Dim));
        text.line(Piece::new(subject, Tone::Strong)).blank();
        for line in body.lines() {
            text.line(line);
        }
    };
    match &json.written {
        Some(written) => letter(&say!(cx.words, "template-tried-on", account = written.account.clone()), &written.subject, &written.body),
        None => template.texts.iter().for_each(|(lang, one)| letter(&cx.words.word(*lang), &one.subject, &one.body)),
    }
    text
}

/// Keeps a template; a file of `-` is the standard input.
fn save(cx: &Context, args: &TemplateSaveArgs) -> Result<Answer, Failure> {
    let read = if args.file.as_os_str() == "-" { std::io::read_to_string(std::io::stdin()) } else { std::fs::read_to_string(&args.file) };
    let body = read.map_err(|error| Failure::io(&args.file, &error))?;
    let texts = read_texts(&body).and_then(|texts| crate::domain::letter::check_texts(&texts).map(|()| texts));
    let texts = texts.map_err(|fault| Failure::Failed(format!("{}: {}", args.file.display(), cx.words.template_fault(&fault))))?;
    let book = cx.write()?;
    let present = templates(&book.reader)?.into_iter().find(|template| template.key == args.one.key);
    let name = args.name.clone().or_else(|| present.as_ref().map(|template| template.name(cx.format.lang).to_owned()));
    let template = Template {
        kind: TemplateKind::Mail,
        key: args.one.key.trim().to_owned(),
        name: name.unwrap_or_else(|| args.one.key.clone()),
        description: None,
        touch_model: None,
        anchor: None,
        reason: present.and_then(|template| template.reason),
        body: crate::domain::letter::written_texts(&texts),
    };
    carry_out(cx, book, &Op::Letter(LetterOp::SaveTemplate(template)))
}

fn delete(cx: &Context, key: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let template = needed(cx, &book.reader, key)?;
    let row = template.row.ok_or_else(|| Failure::Failed(say!(cx.words, "template-not-own")))?;
    carry_out(cx, book, &Op::Letter(LetterOp::DeleteTemplate(row)))
}

fn fields(cx: &Context, args: &TemplateFieldsArgs) -> Result<Answer, Failure> {
    let known = match &args.account {
        None => None,
        Some(named) => {
            let book = cx.read()?;
            let reader = &book.reader;
            let account = cx.account(reader, named)?.id;
            let model = cx.model(reader)?;
            let ground = cx.ground(reader, &model);
            let person = whom(reader.connection(), account, None, cx.format.today)?;
            let wanted = Wanted { workdays: &cx.workdays, usage: true, own_lang: cx.format.lang };
            let facts = LetterFacts::read(&ground, account, person, wanted)?;
            Some(preview(&facts, &cx.letters, facts.lang, &cx.format))
        }
    };
    let value = |field: &str| known.as_ref().and_then(|known| known.written(field));
    let line = |field: &crate::domain::letter::FieldSpec| FieldLine {
        field: field.name,
        meaning: field_meaning(&cx.words, field.name),
        value: value(field.name),
    };
    let lines: Vec<FieldLine> = FIELDS.iter().map(line).collect();
    Ok(cx.answer(&lines, || {
        let mut columns = vec![Column::whole(cx.words.get("template-col-field")), Column::left(cx.words.get("template-col-meaning"))];
        columns.extend(known.is_some().then(|| Column::left(cx.words.get("template-col-value"))));
        let mut table = Table::new(columns);
        for line in &lines {
            let mut cells = vec![Piece::from(line.field), Piece::new(&line.meaning, Tone::Dim)];
            cells.extend(known.is_some().then(|| Piece::from(line.value.as_deref().unwrap_or(crate::i18n::format::NOTHING))));
            table.row(cells);
        }
        let mut text = Text::default();
        text.table(&table);
        text
    }))
}
