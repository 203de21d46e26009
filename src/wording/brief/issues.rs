//! What is open, and what comes next, in words.

use super::{Said, Teller, evidence, joined};
use crate::domain::{EntityKind, Row, Step, StepId, Task, TaskId, Ticket, TicketId};
use crate::say;
use crate::wording::sheet::first_line;
use crate::wording::triage;

impl Teller<'_> {
    pub(super) fn issues(&self) -> Vec<Said> {
        let issues = &self.brief.issues;
        let mut said: Vec<Said> = issues.tickets.iter().map(|ticket| self.ticket(ticket)).collect();
        said.extend(issues.promises.iter().map(|task| self.task(&say!(self.words, "brief-promise"), task)));
        said.extend(issues.steps.iter().map(|step| self.step(step)));
        let renewal = self.brief.due.as_ref().and_then(|due| due.renewal.as_ref());
        if let Some((renewal, risk)) = renewal.and_then(|renewal| Some((renewal, renewal.risk.as_deref()?))) {
            let rows = vec![evidence(renewal.id, Some(renewal.due_on))];
            said.push(Said::new(say!(self.words, "brief-risk"), first_line(risk), rows));
        }
        said
    }

    fn ticket(&self, ticket: &Row<TicketId, Ticket>) -> Said {
        let words = self.words;
        let opened = ticket.opened_at.day(&self.format.zone);
        let named = ticket.subject.as_deref().map(first_line).filter(|subject| !subject.is_empty());
        let text = joined([
            named.or(ticket.external_id.as_deref()).map(str::to_owned),
            ticket.severity.map(|severity| words.word(severity)),
            ticket.status.clone(),
            Some(say!(words, "brief-open-since", day = self.day(opened))),
        ]);
        Said::new(words.word(EntityKind::Ticket), text, vec![evidence(ticket.id, Some(opened))])
    }

    fn step(&self, step: &Row<StepId, Step>) -> Said {
        let words = self.words;
        let blocked = step.blocked.as_deref().map(|why| match first_line(why) {
            "" => say!(words, "brief-blocked"),
            why => say!(words, "brief-blocked-by", why = why),
        });
        let text = joined([
            Some(joined_phase(&step.phase, &step.title)),
            Some(words.word(step.owner)),
            blocked,
            step.due_on.map(|due| say!(words, "brief-due", day = self.day(due))),
        ]);
        Said::new(words.word(EntityKind::Step), text, vec![evidence(step.id, step.due_on)])
    }

    fn task(&self, label: &str, task: &Row<TaskId, Task>) -> Said {
        let due = task.due_on.map(|due| say!(self.words, "brief-due", day = self.day(due)));
        let later = task.snoozed_until.filter(|until| *until > self.brief.day);
        let later = later.map(|until| say!(self.words, "brief-held-until", day = self.format.short_date(until)));
        let text = joined([Some(first_line(&task.title).to_owned()), due, later]);
        Said::new(label, text, vec![evidence(task.id, task.due_on)])
    }

    /// The open tasks that are not told of among the issues, and what the rules of the morning propose.
    pub(super) fn next(&self) -> Vec<Said> {
        let is_told = |task: &&Row<TaskId, Task>| self.brief.issues.promises.iter().any(|promise| promise.id == task.id);
        let label = self.words.word(EntityKind::Task);
        let tasks = self.brief.tasks.iter().filter(|task| !is_told(task));
        let mut said: Vec<Said> = tasks.map(|task| self.task(&label, task)).collect();
        for raised in &self.brief.raised {
            let Some(first) = raised.why.first() else { continue };
            let why = triage::why(self.words, self.format, &first.why);
            let does = triage::suggestion(self.words, raised.suggestion);
            said.push(Said::new(does, why, first.evidence.clone()));
        }
        said
    }
}

fn joined_phase(phase: &str, title: &str) -> String {
    if phase.is_empty() { title.to_owned() } else { format!("{phase}: {title}") }
}
