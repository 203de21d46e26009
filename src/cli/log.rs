//! `log`: one line about a touch, understood as in the workbench.

use crate::cli::args::LogArgs;
use crate::cli::context::Context;
use crate::cli::done::carry_out_and_say;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::{Task, quicklog};
use crate::ops::quick::{self, Unready, Who};
use crate::ops::{LogEntry, Op};
use crate::say;

pub fn log(cx: &Context, args: &LogArgs) -> Result<Answer, Failure> {
    let line = quicklog::parse(&args.line.join(" "), cx.format.today);
    let book = cx.write()?;
    let reader = &book.reader;
    let default = args.account.as_deref().map(|named| cx.account(reader, named)).transpose()?.map(|account| account.id);
    let understood = quick::resolve(reader.connection(), &line, default)?;
    if let Some(Who::New(name)) = understood.account.as_ref().filter(|_| !args.new_account) {
        return Err(Failure::Failed(say!(cx.words, "cli-log-new-account", name = name.clone())));
    }
    let title = say!(cx.words, "log-contact-task", account = understood.account_name());
    let entry = quick::entry(&understood, cx.clock.now(), &title).map_err(|why| unready(cx, &why))?;
    let added = added(cx, &entry);
    carry_out_and_say(cx, book, &Op::Log(entry), &added)
}

/// Says what comes into the book beside the touch.
fn added(cx: &Context, entry: &LogEntry) -> Vec<String> {
    let people = entry.new_contacts.iter().map(|name| say!(cx.words, "cli-log-contact", name = name.clone()));
    people.chain(entry.tasks.iter().map(|task| planned(cx, task))).collect()
}

fn planned(cx: &Context, task: &Task) -> String {
    match task.due_on {
        Some(due) => say!(cx.words, "cli-log-task-due", title = task.title.clone(), due = cx.format.date(due)),
        None => say!(cx.words, "cli-log-task", title = task.title.clone()),
    }
}

fn unready(cx: &Context, why: &Unready) -> Failure {
    match why {
        Unready::Empty => Failure::Usage(say!(cx.words, "cli-log-empty")),
        Unready::NoAccount => Failure::Usage(say!(cx.words, "cli-log-no-account")),
        Unready::WhichAccount { typed, candidates } => Failure::Failed(cx.ambiguous(typed, candidates)),
        Unready::WhichContact { typed, candidates } => {
            let people = candidates.iter().map(|person| (person.id.to_string(), person.name.clone()));
            Failure::Failed(cx.ambiguous_contact(typed, people))
        }
    }
}
