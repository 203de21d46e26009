//! `survey add`: an answer somebody gave.

use crate::cli::args::SurveyArgs;
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::{Moment, Response, Scale, Score};
use crate::ops::Op;

pub fn add(cx: &Context, args: &SurveyArgs) -> Result<Answer, Failure> {
    let score = score(args)?;
    let at = match &args.at {
        Some(text) => cx.past_moment("--at", text)?,
        None => Moment::from(cx.clock.now()),
    };
    let book = cx.write()?;
    let reader = &book.reader;
    let account = cx.account(reader, &args.account)?.id;
    let contact = args.contact.as_deref().map(|named| cx.contact(reader, account, named)).transpose()?;
    let (kind, comment) = (args.kind, args.comment.clone());
    let response = Response { contact, comment, ..Response::given(account, kind, score, at) };
    carry_out(cx, book, &Op::SaveResponse(None, response))
}

fn score(args: &SurveyArgs) -> Result<Score, Failure> {
    let scale = match &args.scale {
        Some(text) => text.parse::<Scale>().map_err(|why| Failure::Option { name: "--scale", why })?,
        None => args.kind.usual_scale(),
    };
    Score::new(args.score, scale).map_err(|why| Failure::Option { name: "--score", why })
}
