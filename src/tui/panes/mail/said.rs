//! What can be done about a conversation wherever one is shown: settled, put off, its promises taken over, its account opened.

use crate::domain::{AccountId, MailId, MailThreadId, ThreadSettled};
use crate::ops::{MailOp, Op, ThreadOp};
use crate::review::mail::{Desk, OpenPromise};
use crate::say;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Notice};
use crate::tui::panes::mail::thread::desk;
use crate::tui::route::{AccountTab, Choice, ChoiceRow, MailRoute, Route};
use crate::wording::letters::About::Reply;
use crate::wording::letters::Start;
use crate::wording::{inbox, store_error};
use chrono::{Datelike, Days, NaiveDate};

/// The conversation that keys are about.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub thread: MailThreadId,
    /// The message that an answer would be to.
    pub mail: Option<MailId>,
    pub account: Option<AccountId>,
    pub settled: Option<ThreadSettled>,
    pub is_snoozed: bool,
}

/// What was asked in a popup.
#[derive(Debug, Default)]
enum Asked {
    #[default]
    Nothing,
    Snooze(MailThreadId),
    Promise(Vec<OpenPromise>),
}

/// Carries out what is common to all.
#[derive(Debug, Default)]
pub struct Acts {
    asked: Asked,
}

impl Acts {
    /// Says what a command does; `None` for one that is not common to all.
    pub fn command(&mut self, cx: &Cx<'_>, cmd: Cmd, about: Option<About>) -> Option<Vec<Effect>> {
        if !is_common(cmd) {
            return None;
        }
        if cmd == Cmd::MailPromises {
            return Some(vec![self.offer(cx, about)]);
        }
        let Some(about) = about else { return Some(Vec::new()) };
        let settle = |to: ThreadSettled| {
            // The same key takes back what it said.
            let to = Some(to).filter(|to| about.settled != Some(*to));
            vec![Effect::Write(Op::Mail(MailOp::Thread(ThreadOp::Settle(vec![about.thread], to))))]
        };
        Some(match cmd {
            Cmd::MailDone => settle(ThreadSettled::Done),
            Cmd::MailNoAnswer => settle(ThreadSettled::NoAnswer),
            Cmd::MailSnooze if about.is_snoozed => vec![snoozed(about.thread, None)],
            Cmd::MailSnooze => {
                self.asked = Asked::Snooze(about.thread);
                vec![ask_until(cx)]
            }
            Cmd::MailAnswer => {
                let reply = about.mail.zip(about.account);
                let start = reply.map(|(mail, account)| Start { account, contact: None, role: None, about: Reply(mail) });
                start.map(|start| Effect::Open(Route::Mail(MailRoute::Letter(start)))).into_iter().collect()
            }
            Cmd::MailAccount => {
                let account = about.account;
                account.map(|id| Effect::Open(Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline })).into_iter().collect()
            }
            _ => account_history(about).into_iter().collect(),
        })
    }

    /// Says why a command cannot be run.
    pub fn disabled(cx: &Cx<'_>, cmd: Cmd, about: Option<About>) -> Option<String> {
        let is_common = is_common(cmd) && cmd != Cmd::MailPromises;
        match about {
            None if is_common => Some(say!(cx.words, "row-none")),
            Some(About { account: None, .. }) if matches!(cmd, Cmd::MailAnswer | Cmd::MailAccount | Cmd::MailHistory) => {
                Some(say!(cx.words, "mail-nobodys"))
            }
            _ => None,
        }
    }

    pub fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Effect> {
        let Answer::Chosen(key) = answer else { return Vec::new() };
        match std::mem::take(&mut self.asked) {
            Asked::Nothing => Vec::new(),
            Asked::Snooze(thread) => key.parse().ok().map(|day: NaiveDate| snoozed(thread, Some(day))).into_iter().collect(),
            Asked::Promise(promises) => {
                let promise = key.parse().ok().and_then(|at: usize| promises.into_iter().nth(at));
                promise.map(|promise| Effect::Write(Op::SaveTask(None, promise.task(cx.today(), cx.workdays)))).into_iter().collect()
            }
        }
    }

    /// Offers promises as tasks; those of a conversation where one is open, else all.
    fn offer(&mut self, cx: &Cx<'_>, about: Option<About>) -> Effect {
        let desk: Desk<'_> = desk(cx);
        let promises = match desk.promises(cx.book.connection(), None, about.map(|about| about.thread)) {
            Ok(promises) => promises,
            Err(error) => return Effect::Notice(Notice::error(store_error(cx.words, &error))),
        };
        if promises.is_empty() {
            return Effect::Notice(Notice::said(say!(cx.words, "mail-no-promises")));
        }
        let rows = promises.iter().enumerate().map(|(at, promise)| ChoiceRow {
            key: at.to_string(),
            label: crate::text::display(&promise.sentence).into_owned(),
            hint: inbox::promise_hint(cx.words, cx.format, promise),
        });
        let choice = Choice { title: say!(cx.words, "mail-promises-title"), rows: rows.collect(), selected: 0, more: None };
        self.asked = Asked::Promise(promises);
        Effect::Open(Route::Choose(choice))
    }
}

fn is_common(cmd: Cmd) -> bool {
    matches!(
        cmd,
        Cmd::MailAnswer | Cmd::MailDone | Cmd::MailNoAnswer | Cmd::MailSnooze | Cmd::MailAccount | Cmd::MailHistory | Cmd::MailPromises
    )
}

fn account_history(about: About) -> Option<Effect> {
    about.account.map(|id| Effect::Open(Route::Mail(MailRoute::History(crate::store::mail::history::Whose::Account(id)))))
}

fn snoozed(thread: MailThreadId, until: Option<NaiveDate>) -> Effect {
    Effect::Write(Op::Mail(MailOp::Thread(ThreadOp::Snooze(vec![thread], until))))
}

/// Asks until when: the next working day, days after it, the next Monday, two weeks.
fn ask_until(cx: &Cx<'_>) -> Effect {
    let today = cx.today();
    let monday = today.checked_add_days(Days::new(u64::from(7 - today.weekday().num_days_from_monday()))).unwrap_or(today);
    let weeks = today.checked_add_days(Days::new(14)).unwrap_or(today);
    let mut days =
        vec![cx.workdays.add(today, 1), cx.workdays.add(today, 3), cx.workdays.on_or_after(monday), cx.workdays.on_or_after(weeks)];
    days.sort_unstable();
    days.dedup();
    let row = |day: NaiveDate| ChoiceRow { key: day.to_string(), label: cx.format.full_date(day), hint: cx.format.relative(day) };
    let rows = days.into_iter().map(row).collect();
    Effect::Open(Route::Choose(Choice { title: say!(cx.words, "mail-snooze-title"), rows, selected: 0, more: None }))
}
