//! `--plain`: the daily actions as questions and sentences, for screen readers and pipes. Nothing moves the cursor, nothing is in
//! columns, every choice has a number; each action is the command of the command line that does it.

mod account;
mod asking;
mod today;

use crate::cli::args::{LogArgs, SearchArgs, SearchOrder};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::{history, log, search};
use crate::say;
use crate::store::directory::account_names;
use asking::Talk;

/// Hits that are read out.
const HITS: usize = 10;

/// What can be done, in the order of its numbers.
#[derive(Clone, Copy)]
enum Action {
    Today,
    Log,
    Find,
    Search,
    Undo,
    Redo,
}

const ACTIONS: [(Action, &str); 6] = [
    (Action::Today, "plain-today"),
    (Action::Log, "plain-log"),
    (Action::Find, "plain-find"),
    (Action::Search, "plain-search"),
    (Action::Undo, "plain-undo"),
    (Action::Redo, "plain-redo"),
];

/// Talks until somebody leaves or the input ends.
pub fn run(cx: &Context) -> Result<Answer, Failure> {
    let accounts = account_names(cx.read()?.reader.connection())?.len();
    let mut talk = Talk::new(cx);
    talk.line(&say!(cx.words, "plain-hello", day = cx.format.full_date(cx.format.today), n = accounts))?;
    let choices = ACTIONS.map(|(_, id)| cx.words.get(id));
    while let Some(chosen) = talk.choose(&say!(cx.words, "plain-what"), &choices, &say!(cx.words, "plain-leave"))? {
        let done = match ACTIONS[chosen].0 {
            Action::Today => today::items(&mut talk),
            Action::Log => log_line(&mut talk, None).map(drop),
            Action::Find => account::find(&mut talk),
            Action::Search => find_text(&mut talk),
            Action::Undo => talk.carry_out(history::undo).map(drop),
            Action::Redo => talk.carry_out(history::redo).map(drop),
        };
        done?;
    }
    talk.line(&say!(cx.words, "plain-bye"))?;
    Ok(Answer::nothing())
}

/// Logs one line for an account, asking for it where it is not known; says whether something was logged.
fn log_line(talk: &mut Talk<'_>, account: Option<String>) -> Result<bool, Failure> {
    let words = talk.cx.words.clone();
    let account = match account {
        Some(account) => account,
        None => match account::ask(talk)? {
            Some(account) => account.id.to_string(),
            None => return Ok(false),
        },
    };
    let Some(line) = talk.ask(&say!(words, "plain-log-line"))? else { return Ok(false) };
    talk.carry_out(|cx| log::log(cx, &LogArgs { line: vec![line.clone()], account: Some(account.clone()), new_account: false }))
}

fn find_text(talk: &mut Talk<'_>) -> Result<(), Failure> {
    let Some(query) = talk.ask(&say!(talk.cx.words, "plain-search-for"))? else { return Ok(()) };
    let args = SearchArgs { command: None, query: vec![query], saved: None, limit: HITS, by: SearchOrder::Rank };
    talk.carry_out(|cx| search::search(cx, &args)).map(drop)
}
