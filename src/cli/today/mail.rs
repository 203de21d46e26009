//! `today mail`: the words of a mail for an item, to be gone over; kept as a draft that mail programs open. Nothing is sent.

use super::{Standing, open_item};
use crate::cli::args::ItemMailArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::Lang;
use crate::review::Addressee;
use crate::review::today::Today;
use crate::say;
use crate::shell::drafts;
use crate::tui::job::MailDraft;
use crate::wording::mail::{self, Letter, Merged};
use serde::Serialize;
use std::path::PathBuf;

/// A mail to be gone over; `to` is `null` where nobody is known, `file` while it is not kept.
#[derive(Debug, Serialize)]
struct MailLine {
    to: Option<String>,
    lang: Lang,
    subject: String,
    body: String,
    file: Option<String>,
}

pub fn mail(cx: &Context, args: &ItemMailArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let standing = Standing::read(cx, &book.reader)?;
    let queue = Today::read(connection, &standing.day(cx), cx.clock.now())?;
    let id = open_item(cx, &queue, &args.item)?.id;
    let to = Addressee::read(connection, id.account, None, cx.format.lang, (cx.format.today, &cx.zone()))?;
    let letter = mail::letter(id.reason, to.lang, &Merged::of(&to, &cx.format));
    let draft = || MailDraft {
        name: mail::file_name(&cx.words, cx.format.today, &to.account, id.reason),
        to: to.address().unwrap_or_default(),
        subject: letter.subject.clone(),
        body: letter.body.clone(),
        at: cx.clock.now(),
    };
    let kept = args.save_draft.then(|| kept(cx, &draft())).transpose()?;
    let file = kept.map(|path| path.display().to_string());
    let json = MailLine { to: to.address(), lang: to.lang, subject: letter.subject.clone(), body: letter.body.clone(), file: file.clone() };
    Ok(cx.answer(&json, || text(cx, &to, &letter, file.as_deref())))
}

fn kept(cx: &Context, draft: &MailDraft) -> Result<PathBuf, Failure> {
    drafts::write(cx.book_path()?, draft).map_err(|error| Failure::Failed(say!(cx.words, "today-mail-failed", why = error.to_string())))
}

fn text(cx: &Context, to: &Addressee, letter: &Letter, file: Option<&str>) -> Text {
    let mut text = Text::default();
    let head = |label: &str, value: &str| vec![Piece::new(format!("{}: ", cx.words.get(label)), Tone::Dim), Piece::from(value)];
    let nobody = say!(cx.words, "today-mail-nobody");
    text.pieces(head("label-mail-to", &to.address().unwrap_or(nobody)));
    text.pieces(head("label-subject", &letter.subject));
    text.blank();
    for line in letter.body.lines() {
        text.line(line);
    }
    if let Some(file) = file {
        text.blank().line(Piece::new(say!(cx.words, "today-mail-written", path = file.to_owned()), Tone::Dim));
    }
    text
}
