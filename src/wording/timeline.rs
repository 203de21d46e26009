//! What an entry of an account's timeline says of itself in one line: its kind, its title, and how it stands.

use super::sheet::{first_line, joined, score_of};
use crate::domain::{
    Band, Contract, Direction, OverrideTo, Plan, Pulse, Renewal, Response, SurveyKind, Task, Ticket, Touch, TouchKind, judgement, renewal,
};
use crate::i18n::Format;
use crate::i18n::Words;
use crate::say;
use crate::store::timeline::{Entry, What};
use chrono::NaiveDate;

/// An entry in words; empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryWords {
    /// `call 15 min`, `NPS 4`, `ticket high`.
    pub kind: String,
    pub title: String,
    pub people: String,
    /// How it stands: `unanswered, 19 d`, `done`.
    pub state: String,
    pub tone: Tone,
}

/// How much a state wants attention; a screen may colour it, the words say it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// Settled: done, closed, expired.
    Quiet,
    Good,
    Watch,
    Bad,
}

/// Words one entry.
pub fn entry(words: &Words, format: &Format, entry: &Entry) -> EntryWords {
    let teller = Teller { words, format };
    let told = match &entry.what {
        What::Touch(touch) => teller.touch(touch),
        What::Response(response) => teller.response(response),
        What::Ticket(ticket) => teller.ticket(ticket),
        What::Plan(plan) => teller.plan(plan),
        What::Step(step) => {
            let title = if step.phase.is_empty() {
                step.title.clone()
            } else {
                say!(words, "entry-step-title", phase = step.phase.as_str(), title = step.title.as_str())
            };
            let (state, tone) = match (&step.blocked, step.done_on) {
                (Some(_), None) => (say!(words, "entry-blocked"), Tone::Bad),
                _ => teller.due(step.done_on.is_some(), step.due_on),
            };
            EntryWords { kind: say!(words, "entry-step"), title, state, tone, ..EntryWords::default() }
        }
        What::Renewal(renewal) => teller.renewal(renewal),
        What::Contract(contract) => teller.contract(contract),
        What::ContactLeft(contact) => EntryWords {
            kind: say!(words, "entity-contact"),
            title: say!(words, "entry-left", name = contact.name.as_str(), role = words.word(contact.role)),
            ..EntryWords::default()
        },
        What::Task(task) => teller.task(task),
        What::Pulse(pulse) => teller.pulse(pulse),
        What::Override(over) => {
            let (state, tone) = match over.cleared_at {
                Some(_) => (say!(words, "entry-ended"), Tone::Quiet),
                None => teller.until(over.expires_on),
            };
            let title = say!(words, "entry-override-to", to = override_to(words, over.to), reason = first_line(&over.reason));
            EntryWords { kind: say!(words, "entry-override"), title, state, tone, ..EntryWords::default() }
        }
        What::Band { from, to, score } => teller.band(*from, *to, *score),
    };
    EntryWords { people: joined(&entry.contacts), ..told }
}

/// Words what an override puts beside the score: `80`, `healthy`.
pub fn override_to(words: &Words, to: OverrideTo) -> String {
    match to {
        OverrideTo::Score(score) => score.to_string(),
        OverrideTo::Band(band) => words.word(band),
    }
}

struct Teller<'a> {
    words: &'a Words,
    format: &'a Format,
}

impl Teller<'_> {
    fn touch(&self, touch: &Touch) -> EntryWords {
        let word = match (touch.kind, touch.direction) {
            (TouchKind::Email, Direction::In) => say!(self.words, "entry-mail-in"),
            (TouchKind::Email, Direction::Out) => say!(self.words, "entry-mail-out"),
            _ => self.words.word(touch.kind),
        };
        let kind = touch.minutes.map_or(word.clone(), |minutes| format!("{word} {}", self.format.minutes(minutes)));
        let subject = touch.subject.as_deref().map(first_line).filter(|subject| !subject.is_empty());
        let (state, tone) = match touch.sentiment {
            Some(sentiment) => (self.words.word(sentiment), tone_of(sentiment)),
            None => (String::new(), Tone::Plain),
        };
        EntryWords { kind, title: subject.unwrap_or_else(|| first_line(&touch.body)).to_owned(), state, tone, ..EntryWords::default() }
    }

    fn response(&self, response: &Response) -> EntryWords {
        let kind = format!("{} {}", self.words.word(response.kind), score_of(response));
        let comment = response.comment.as_deref().map(first_line).filter(|comment| !comment.is_empty());
        let title = match comment {
            Some(comment) => say!(self.words, "entry-comment", comment = comment),
            None => say!(self.words, "entry-no-comment"),
        };
        let is_detractor = response.kind == SurveyKind::Nps && response.score.is_detractor();
        let (state, tone) = match response.answered_at {
            Some(_) => (say!(self.words, "entry-answered"), Tone::Quiet),
            None if is_detractor || comment.is_some() => {
                let days = self.days_since(response.at.day(&self.format.zone));
                (say!(self.words, "entry-unanswered", days = days), if is_detractor { Tone::Bad } else { Tone::Watch })
            }
            None => (String::new(), Tone::Plain),
        };
        EntryWords { kind, title, state, tone, ..EntryWords::default() }
    }

    fn ticket(&self, ticket: &Ticket) -> EntryWords {
        let severe = ticket.severity.filter(|severity| severity.is_severe());
        let kind = say!(self.words, "entity-ticket");
        let kind = severe.map_or(kind.clone(), |severity| format!("{kind} {}", self.words.word(severity)));
        let (state, tone) = match ticket.closed_at {
            Some(_) => (say!(self.words, "entry-closed"), Tone::Quiet),
            None => {
                let days = self.days_since(ticket.opened_at.day(&self.format.zone));
                (say!(self.words, "entry-open", days = days), if severe.is_some() { Tone::Bad } else { Tone::Watch })
            }
        };
        let title = ticket.subject.as_deref().or(ticket.external_id.as_deref()).map(first_line).unwrap_or_default().to_owned();
        EntryWords { kind, title, state, tone, ..EntryWords::default() }
    }

    fn plan(&self, plan: &Plan) -> EntryWords {
        let (state, tone) = match plan.done_on {
            Some(_) => (say!(self.words, "entry-done"), Tone::Quiet),
            None => (say!(self.words, "entry-running"), Tone::Plain),
        };
        let title = say!(self.words, "entry-plan-start", plan = plan.name.as_str());
        EntryWords { kind: say!(self.words, "entry-plan"), title, state, tone, ..EntryWords::default() }
    }

    fn renewal(&self, renewal: &Renewal) -> EntryWords {
        let due = say!(self.words, "entry-renewal-due", day = self.format.short_date(renewal.due_on));
        let amount = renewal.final_arr.or(renewal.amount).map(|amount| self.format.money(amount));
        let reason = renewal.churn_reason.as_deref().or(renewal.note.as_deref()).map(first_line);
        let (state, tone) = match (renewal.outcome, renewal.forecast) {
            (Some(outcome), _) => (self.words.word(outcome), tone_of_outcome(outcome)),
            (None, Some(forecast)) => (self.words.word(forecast), tone_of_forecast(forecast)),
            (None, None) => (String::new(), Tone::Plain),
        };
        let title = joined_facts([Some(due), amount, reason.map(str::to_owned)]);
        EntryWords { kind: say!(self.words, "entity-renewal"), title, state, tone, ..EntryWords::default() }
    }

    fn contract(&self, contract: &Contract) -> EntryWords {
        let seats = contract.seats.map(|seats| say!(self.words, "entry-seats", n = seats));
        let arr = contract.arr.map(|arr| self.format.money(arr));
        let (state, tone) = contract.end_on.map_or((String::new(), Tone::Plain), |end| self.until(end));
        let title = joined_facts([contract.product.clone(), contract.plan.clone(), seats, arr]);
        EntryWords { kind: say!(self.words, "entity-contract"), title, state, tone, ..EntryWords::default() }
    }

    fn task(&self, task: &Task) -> EntryWords {
        let held_until = task.snoozed_until.filter(|until| task.done_at.is_none() && *until > self.format.today);
        let (state, tone) = match held_until {
            Some(until) => (say!(self.words, "entry-snoozed", day = self.format.short_date(until)), Tone::Quiet),
            None => self.due(task.done_at.is_some(), task.due_on),
        };
        EntryWords {
            kind: say!(self.words, "entity-task"),
            title: first_line(&task.title).to_owned(),
            state,
            tone,
            ..EntryWords::default()
        }
    }

    fn pulse(&self, pulse: &Pulse) -> EntryWords {
        let (state, tone) = self.until(pulse.expires_on);
        let title = pulse.note.as_deref().map(first_line).unwrap_or_default().to_owned();
        let kind = say!(self.words, "entry-pulse", rating = pulse.rating.value());
        EntryWords { kind, title, state, tone, ..EntryWords::default() }
    }

    fn band(&self, from: Band, to: Band, score: Option<u8>) -> EntryWords {
        let title = say!(self.words, "entry-band", from = self.words.word(from), to = self.words.word(to));
        let state = score.map(|score| say!(self.words, "entry-score", score = score)).unwrap_or_default();
        EntryWords { kind: say!(self.words, "entry-health"), title, state, tone: tone_of_band(to), ..EntryWords::default() }
    }

    /// Words whether something is done, late or due.
    fn due(&self, is_done: bool, due_on: Option<NaiveDate>) -> (String, Tone) {
        match due_on {
            _ if is_done => (say!(self.words, "entry-done"), Tone::Quiet),
            Some(day) if day < self.format.today => (say!(self.words, "entry-overdue", days = self.days_since(day)), Tone::Bad),
            Some(day) => (say!(self.words, "entry-due", when = self.format.due(day)), Tone::Plain),
            None => (say!(self.words, "entry-open", days = 0), Tone::Plain),
        }
    }

    /// Words the last day on which something counts.
    fn until(&self, last: NaiveDate) -> (String, Tone) {
        if last < self.format.today {
            return (say!(self.words, "entry-expired"), Tone::Quiet);
        }
        (say!(self.words, "entry-until", day = self.format.short_date(last)), Tone::Plain)
    }

    fn days_since(&self, day: NaiveDate) -> i64 {
        (self.format.today - day).num_days().max(0)
    }
}

/// Returns the tone of a health band.
pub fn tone_of_band(band: Band) -> Tone {
    match band {
        judgement::Band::Green => Tone::Good,
        judgement::Band::Yellow => Tone::Watch,
        judgement::Band::Red => Tone::Bad,
        judgement::Band::Unknown => Tone::Plain,
    }
}

/// Returns the tone of a renewal's end.
pub fn tone_of_outcome(outcome: renewal::Outcome) -> Tone {
    match outcome {
        renewal::Outcome::Renewed | renewal::Outcome::Upsell => Tone::Good,
        renewal::Outcome::Downsell => Tone::Watch,
        renewal::Outcome::Churned => Tone::Bad,
    }
}

/// Returns the tone of what is expected of a renewal.
pub fn tone_of_forecast(forecast: renewal::Forecast) -> Tone {
    match forecast {
        renewal::Forecast::Commit | renewal::Forecast::Likely => Tone::Good,
        renewal::Forecast::Open => Tone::Plain,
        renewal::Forecast::AtRisk => Tone::Watch,
        renewal::Forecast::Lost => Tone::Bad,
    }
}

fn tone_of(sentiment: crate::domain::Sentiment) -> Tone {
    match sentiment {
        crate::domain::Sentiment::Good => Tone::Good,
        crate::domain::Sentiment::Neutral => Tone::Plain,
        crate::domain::Sentiment::Bad => Tone::Bad,
    }
}

/// Puts facts one after another, as headings and titles do in both languages.
pub fn joined_facts(facts: impl IntoIterator<Item = Option<String>>) -> String {
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}
