//! Changing playbooks from the command line: edit, copy, export, delete.

use super::find;
use crate::cli::args::{PlaybookCopyArgs, PlaybookEditArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::playbook::{Script, Template, is_file, read_file, rewritten, written_file};
use crate::ops::Op;
use crate::review::{playbook as review, views};
use crate::say;
use crate::store::Reader;
use crate::wording;
use serde::Serialize;
use std::fs;
use std::io::Read;
use std::path::Path;

/// Ten times the longest playbook that may be.
const MOST_BYTES: u64 = 1_000_000;

/// A playbook as a file, in JSON.
#[derive(Serialize)]
struct Exported {
    key: String,
    file: String,
}

/// Takes steps, or a whole playbook as `export` writes it, from a file or standard input.
pub fn edit(cx: &Context, args: &PlaybookEditArgs) -> Result<Answer, Failure> {
    let text = given(args.steps_file.as_deref())?;
    if text.trim().is_empty() {
        return Err(Failure::Failed(say!(cx.words, "cli-playbook-empty")));
    }
    let book = cx.write()?;
    let mut template = if is_file(&text) {
        let key = key_of(cx, &args.playbook)?;
        Template { key, ..only_one(cx, &text)? }
    } else {
        Template { body: text.trim_end().to_owned(), ..find(cx, &book.reader, &args.playbook)?.template }
    };
    let views = views(book.reader.connection())?;
    let script = Script::checked(&template.body, |condition| wording::playbook::condition(&cx.words, &views, condition));
    if !script.faults.is_empty() {
        let faults: Vec<String> = script.faults.iter().map(|fault| wording::playbook::script_fault(&cx.words, fault)).collect();
        return Err(Failure::Failed(faults.join("\n")));
    }
    template.body = rewritten(&template.body, cx.format.lang);
    carry_out(cx, book, &Op::SavePlaybook(template))
}

pub fn copy(cx: &Context, args: &PlaybookCopyArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let playbook = find(cx, &book.reader, &args.playbook)?;
    let key = key_of(cx, &args.new_key)?;
    if is_taken(cx, &book.reader, &key)? {
        return Err(Failure::Failed(say!(cx.words, "cli-playbook-taken", key = key)));
    }
    let name = args.copy_name.clone().unwrap_or_else(|| say!(cx.words, "playbook-copy-name", name = playbook.name().to_owned()));
    carry_out(cx, book, &Op::SavePlaybook(Template { key, name, ..playbook.template }))
}

pub fn export(cx: &Context, key: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let file = written_file(&find(cx, &book.reader, key)?.template);
    if cx.wants_json {
        return Ok(Answer::json(&Exported { key: key.to_owned(), file }));
    }
    let mut text = crate::cli::text::Text::default();
    text.block(&file, 0);
    Ok(Answer::text(text))
}

pub fn delete(cx: &Context, key: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = find(cx, &book.reader, key)?.row;
    let row = row.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-playbook-not-own", key = key.to_owned())))?;
    carry_out(cx, book, &Op::Delete(row.into()))
}

fn is_taken(cx: &Context, reader: &Reader, key: &str) -> Result<bool, Failure> {
    Ok(review::playbook(reader.connection(), cx.format.lang, key)?.is_some())
}

/// Reads a key: it stands on command lines, so it is plain.
fn key_of(cx: &Context, key: &str) -> Result<String, Failure> {
    let is_plain =
        !key.is_empty() && key.len() <= 60 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let wrong = || Failure::Usage(say!(cx.words, "cli-playbook-bad-key", key = key.to_owned()));
    is_plain.then(|| key.to_owned()).ok_or_else(wrong)
}

fn only_one(cx: &Context, text: &str) -> Result<Template, Failure> {
    let mut read = read_file(text).map_err(|fault| {
        let (line, why) = (fault.line.to_string(), wording::settings::toml_fault(&cx.words, &fault));
        Failure::Failed(say!(cx.words, "cli-playbook-file", line = line, why = why))
    })?;
    match (read.pop(), read.is_empty()) {
        (Some(template), true) => Ok(template),
        _ => Err(Failure::Failed(say!(cx.words, "cli-playbook-not-one"))),
    }
}

fn given(path: Option<&Path>) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match path {
        Some(path) => fs::File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)),
        None => std::io::stdin().take(MOST_BYTES).read_to_string(&mut text),
    };
    read.map_err(|error| Failure::io(path.unwrap_or(Path::new("stdin")), &error))?;
    Ok(text)
}
