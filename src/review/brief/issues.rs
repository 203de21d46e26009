//! What is open: tickets, promises, onboarding steps; and the tasks that come next.

use crate::domain::{Moment, Row, Step, StepId, Task, TaskId, Ticket, TicketId};
use crate::review::known::AsKnown;
use crate::store::Result;

#[derive(Clone, Debug)]
pub struct Issues {
    /// The most severe first, the oldest of them first.
    pub tickets: Vec<Row<TicketId, Ticket>>,
    /// Tasks that were promised in a talk, or are overdue.
    pub promises: Vec<Row<TaskId, Task>>,
    /// Steps that are blocked or late.
    pub steps: Vec<Row<StepId, Step>>,
}

impl Issues {
    pub(super) fn read(known: AsKnown<'_>, tasks: &[Row<TaskId, Task>]) -> Result<Issues> {
        let is_promise = |task: &&Row<TaskId, Task>| task.promised_in.is_some() || task.due_on.is_some_and(|due| due < known.day);
        Ok(Issues { tickets: tickets(known)?, promises: tasks.iter().filter(is_promise).cloned().collect(), steps: steps(known)? })
    }
}

/// Reads the tasks that were open, by the day on which they next ask for something.
pub(super) fn open_tasks(known: AsKnown<'_>) -> Result<Vec<Row<TaskId, Task>>> {
    let mut tasks = known.rows::<Task>()?;
    tasks.retain(|task| task.done_at.is_none_or(|at| !known.has_come(Moment::At(at))));
    tasks.sort_by_key(|task| (task.next_on().is_none(), task.next_on(), task.priority, task.id));
    Ok(tasks)
}

fn tickets(known: AsKnown<'_>) -> Result<Vec<Row<TicketId, Ticket>>> {
    let mut tickets = known.rows::<Ticket>()?;
    tickets.retain(|ticket| known.has_come(ticket.opened_at) && ticket.closed_at.is_none_or(|at| !known.has_come(at)));
    let severity = |ticket: &Ticket| ticket.severity.map_or(u8::MAX, |severity| severity as u8);
    tickets.sort_by_key(|ticket| (severity(ticket), ticket.opened_at.day(known.zone), ticket.id));
    Ok(tickets)
}

fn steps(known: AsKnown<'_>) -> Result<Vec<Row<StepId, Step>>> {
    let mut steps = known.rows::<Step>()?;
    for step in &mut steps {
        step.fields.done_on = step.done_on.filter(|on| *on <= known.day);
        if step.blocked_on.is_some_and(|on| on > known.day) {
            step.fields.blocked = None;
        }
    }
    steps.retain(|step| step.done_on.is_none() && (step.blocked.is_some() || step.due_on.is_some_and(|due| due < known.day)));
    steps.sort_by_key(|step| (step.blocked.is_none(), step.due_on.is_none(), step.due_on, step.position, step.id));
    Ok(steps)
}
