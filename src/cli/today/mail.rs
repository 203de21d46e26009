//! `today mail`: the words of a mail for an item, to be gone over; kept as a draft that mail programs open. Nothing is sent.

use super::{Standing, open_item};
use crate::cli::args::ItemMailArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::letters::{cannot, writer};
use crate::cli::output::Answer;
use crate::cli::text::{Piece, Text, Tone};
use crate::domain::letter::Fills;
use crate::domain::{Lang, MailDraft, MailDraftId};
use crate::review::today::Today;
use crate::say;
use crate::shell::letters::{Place, folder_beside, hand_over};
use crate::tui::job::{Parcel, Way};
use crate::wording::letters::{About, Start, begin, recipient};
use serde::Serialize;

/// A mail to be gone over; `to` is `null` where nobody is known, `file` while it is not kept; `asked` is left to be filled in.
#[derive(Debug, Serialize)]
struct MailLine {
    to: Option<String>,
    lang: Lang,
    template: Option<String>,
    subject: String,
    body: String,
    asked: Vec<String>,
    file: Option<String>,
}

pub fn mail(cx: &Context, args: &ItemMailArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let connection = book.reader.connection();
    let standing = Standing::read(cx, &book.reader)?;
    let queue = Today::read(connection, &standing.day(cx), cx.clock.now())?;
    let id = open_item(cx, &queue, &args.item)?.id;
    let ground = cx.ground(&book.reader, &standing.model);
    let start = Start::new(id.account, About::Reason(id.reason));
    let begun = begin(writer(cx, &ground), &start, &Fills::new()).map_err(|error| cannot(cx, error))?;
    let to = Some(recipient(&begun.draft)).filter(|to| !to.is_empty()).or(begun.facts.person.as_ref().map(|row| row.name.clone()));
    let file = args.save_draft.then(|| kept(cx, &begun.draft, &begun.facts.account.name)).transpose()?;
    let json = MailLine {
        to,
        lang: begun.draft.lang,
        template: begun.draft.template,
        subject: begun.draft.subject,
        body: begun.draft.body,
        asked: begun.asked,
        file,
    };
    Ok(cx.answer(&json, || text(cx, &json)))
}

/// Writes the file of a draft, and returns where it is.
fn kept(cx: &Context, draft: &MailDraft, account: &str) -> Result<String, Failure> {
    let parcel = Parcel::of(MailDraftId(0), draft, account, Vec::new(), (cx.format.today, cx.clock.now()));
    let folder = folder_beside(cx.book_path()?);
    let done =
        hand_over(&cx.words, Way::Files, &[parcel], &Place { desk: &cx.letters, folder: &folder }, (&mut |_, _| true, &mut |_, _| Ok(())));
    match (done.done.into_iter().next(), done.failed) {
        (Some((_, path)), _) => Ok(path),
        (None, why) => Err(Failure::Failed(say!(cx.words, "today-mail-failed", why = why.unwrap_or_default()))),
    }
}

fn text(cx: &Context, line: &MailLine) -> Text {
    let mut text = Text::default();
    let head = |label: &str, value: &str| vec![Piece::new(format!("{}: ", cx.words.get(label)), Tone::Dim), Piece::from(value)];
    let nobody = say!(cx.words, "today-mail-nobody");
    text.pieces(head("label-mail-to", line.to.as_deref().unwrap_or(&nobody)));
    text.pieces(head("label-subject", &line.subject));
    text.blank();
    for line in line.body.lines() {
        text.line(line);
    }
    if let Some(file) = &line.file {
        text.blank().line(Piece::new(say!(cx.words, "today-mail-written", path = file.clone()), Tone::Dim));
    }
    text
}
