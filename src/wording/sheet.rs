//! A row read in full: every field it has, as label and value, and its long text.

use super::timeline::override_to;
use crate::domain::{
    Account, Contact, Contract, Expansion, Meeting, Moment, Money, Override, Plan, Pulse, Renewal, Response, Step, Task, Ticket, Touch,
    Usage,
};
use crate::i18n::{Format, Words};
use crate::review::FoundRow;
use crate::say;
use crate::store::timeline::What;
use chrono::NaiveDate;

/// The fields of a row in words; only those it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What it is about: a subject, a title, a name.
    pub heading: String,
    pub fields: Vec<Field>,
    /// The long text, with its line feeds.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub label: String,
    pub value: String,
}

/// Words every field of a row of any kind.
pub fn row(words: &Words, format: &Format, row: &FoundRow) -> Sheet {
    match row {
        FoundRow::Account(fields) => account(words, format, fields),
        FoundRow::Contact(fields) => contact(words, format, fields),
        FoundRow::Usage(fields) => usage(words, format, fields),
        FoundRow::Expansion(fields) => expansion(words, format, fields),
        FoundRow::Entry(what, people) => entry(words, format, what, people),
    }
}

/// Words every field of an account, the custom ones last under their own names.
pub fn account(words: &Words, format: &Format, account: &Account) -> Sheet {
    let mut filler = Filler::new(words, format);
    filler.text("fact-name", Some(&account.name));
    filler.text("fact-kana", account.kana.as_deref());
    filler.text("fact-external-id", account.external_id.as_deref());
    filler.text("fact-domain", account.domain.as_deref());
    filler.text("fact-segment", account.segment.as_deref());
    filler.text("fact-industry", account.industry.as_deref());
    filler.text("fact-region", account.region.as_deref());
    filler.text("fact-country", account.country.as_deref());
    filler.put("fact-touch-model", account.touch_model.map(|model| words.word(model)));
    filler.put("fact-stage", account.stage.map(|stage| words.word(stage)));
    filler.whole("fact-seats", account.seats);
    filler.money("fact-arr", account.arr);
    filler.put("fact-currency", account.currency.map(|currency| currency.to_string()));
    filler.day("fact-created", account.created_on);
    filler.day("fact-churned", account.churned_on);
    filler.text("fact-owner", account.owner.as_deref());
    let custom = account.custom.iter().map(|(name, value)| Field { label: name.clone(), value: value.clone() });
    filler.fields.extend(custom);
    filler.sheet("", account.note.as_deref())
}

/// Words every field of a contact.
pub fn contact(words: &Words, format: &Format, contact: &Contact) -> Sheet {
    let mut filler = Filler::new(words, format);
    filler.put("fact-role", Some(words.word(contact.role)));
    filler.text("fact-title", contact.title.as_deref());
    filler.text("fact-email", contact.email.as_deref());
    filler.text("fact-phone", contact.phone.as_deref());
    filler.day("fact-left", contact.left_on);
    filler.day("fact-opted-out", contact.opted_out_on);
    filler.text("fact-external-id", contact.external_id.as_deref());
    filler.sheet(&contact.name, None)
}

/// Words one row of usage.
pub fn usage(words: &Words, format: &Format, usage: &Usage) -> Sheet {
    let mut filler = Filler::new(words, format);
    filler.day("fact-on", Some(usage.on));
    filler.put("fact-value", Some(plain_number(format, usage.value)));
    filler.text("fact-user", usage.user.as_deref());
    filler.sheet(&usage.metric, None)
}

/// Words every field of an opportunity.
pub fn expansion(words: &Words, format: &Format, expansion: &Expansion) -> Sheet {
    let mut filler = Filler::new(words, format);
    filler.put("fact-kind", Some(words.word(expansion.kind)));
    filler.text("fact-product", expansion.product.as_deref());
    filler.put("fact-stage", Some(words.word(expansion.stage)));
    filler.money("fact-arr", expansion.amount);
    filler.put("fact-chance", expansion.is_open().then(|| format.percent(expansion.likelihood())));
    filler.put("fact-source", expansion.source.map(|source| words.word(source)));
    filler.day("fact-expected", expansion.expected_on);
    filler.day("fact-settled", expansion.closed_on);
    filler.sheet(&expansion.title, expansion.note.as_deref())
}

/// Words every field of what a timeline entry stands for.
pub fn entry(words: &Words, format: &Format, what: &What, people: &[String]) -> Sheet {
    let mut filler = Filler::new(words, format);
    match what {
        What::Touch(touch) => filler.touch(touch, people),
        What::Response(response) => filler.response(response, people),
        What::Ticket(ticket) => filler.ticket(ticket, people),
        What::Plan(plan) => filler.plan(plan),
        What::Step(step) => filler.step(step),
        What::Renewal(renewal) => filler.renewal(renewal),
        What::Contract(contract) => filler.contract(contract),
        What::ContactLeft(person) => contact(words, format, person),
        What::Task(task) => filler.task(task, people),
        What::Meeting(meeting) => filler.meeting(meeting, people),
        What::Pulse(pulse) => filler.pulse(pulse),
        What::Override(over) => filler.override_(over),
        What::Band { from, to, score } => {
            filler.put("fact-score", score.map(|score| score.to_string()));
            filler.sheet(&say!(words, "entry-band", from = words.word(from), to = words.word(to)), None)
        }
    }
}

/// No screen is wider; a mail can be one line of a megabyte.
const LINE_CHARACTERS: usize = 500;

/// Returns the beginning of the first line of a text that says something.
pub(super) fn first_line(text: &str) -> &str {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let end = line.char_indices().nth(LINE_CHARACTERS).map_or(line.len(), |(end, _)| end);
    line.get(..end).unwrap_or(line)
}

/// Returns names one after another.
pub(super) fn joined(names: &[String]) -> String {
    names.join(", ")
}

/// Returns an answer, with the end of its scale where that is not the usual one: `4`, `7/10`.
pub fn score_of(response: &Response) -> String {
    let (value, scale) = (response.score.value(), response.score.scale());
    if scale == response.kind.usual_scale() { value.to_string() } else { format!("{value}/{}", scale.max) }
}

fn plain_number(format: &Format, value: f64) -> String {
    // Exact below 2^53, and only what is whole goes through the cast.
    if value.fract() == 0.0 && value.abs() < 9.0e15 { format.whole(value as i64) } else { value.to_string() }
}

/// Collects fields, leaving out those without a value.
struct Filler<'a> {
    words: &'a Words,
    format: &'a Format,
    fields: Vec<Field>,
}

impl<'a> Filler<'a> {
    fn new(words: &'a Words, format: &'a Format) -> Filler<'a> {
        Filler { words, format, fields: Vec::new() }
    }

    fn put(&mut self, label: &str, value: Option<String>) {
        let value = value.filter(|value| !value.trim().is_empty());
        self.fields.extend(value.map(|value| Field { label: self.words.get(label), value }));
    }

    fn text(&mut self, label: &str, value: Option<&str>) {
        self.put(label, value.map(str::to_owned));
    }

    fn whole(&mut self, label: &str, value: Option<u32>) {
        self.put(label, value.map(|value| self.format.whole(i64::from(value))));
    }

    fn money(&mut self, label: &str, value: Option<Money>) {
        self.put(label, value.map(|value| self.format.full_money(value)));
    }

    fn day(&mut self, label: &str, value: Option<NaiveDate>) {
        self.put(label, value.map(|day| self.format.full_date(day)));
    }

    fn moment(&mut self, label: &str, value: Option<Moment>) {
        let worded = value.map(|moment| {
            let day = self.format.full_date(moment.day(&self.format.zone));
            self.format.clock(&moment).map_or(day.clone(), |time| format!("{day} {time}"))
        });
        self.put(label, worded);
    }

    fn people(&mut self, people: &[String]) {
        self.put("fact-people", Some(joined(people)));
    }

    fn sheet(&mut self, heading: &str, text: Option<&str>) -> Sheet {
        let text = text.unwrap_or_default().trim_end().to_owned();
        Sheet { heading: heading.to_owned(), fields: std::mem::take(&mut self.fields), text }
    }

    fn touch(&mut self, touch: &Touch, people: &[String]) -> Sheet {
        self.put("fact-kind", Some(self.words.word(touch.kind)));
        self.put("fact-direction", Some(self.words.word(touch.direction)));
        self.moment("fact-at", Some(touch.at));
        self.put("fact-duration", touch.minutes.map(|minutes| self.format.minutes(minutes)));
        self.people(people);
        self.put("fact-sentiment", touch.sentiment.map(|sentiment| self.words.word(sentiment)));
        self.text("fact-external-id", touch.external_id.as_deref());
        self.sheet(touch.subject.as_deref().unwrap_or_default(), Some(&touch.body))
    }

    fn response(&mut self, response: &Response, people: &[String]) -> Sheet {
        let scale = response.score.scale();
        self.put("fact-survey", Some(self.words.word(response.kind)));
        let score = say!(self.words, "fact-score-of", score = response.score.value(), min = scale.min, max = scale.max);
        self.put("fact-score", Some(score));
        self.people(people);
        self.moment("fact-at", Some(response.at));
        self.moment("fact-answered", response.answered_at);
        self.text("label-voice-plan", response.follow_up.plan.as_deref());
        self.put("fact-closed-matter", response.follow_up.closed_on.map(|day| self.format.date(day)));
        self.put("fact-told", response.follow_up.told_on.map(|day| self.format.date(day)));
        self.text("fact-external-id", response.external_id.as_deref());
        self.sheet("", response.comment.as_deref())
    }

    fn ticket(&mut self, ticket: &Ticket, people: &[String]) -> Sheet {
        self.put("fact-severity", ticket.severity.map(|severity| self.words.word(severity)));
        self.text("fact-status", ticket.status.as_deref());
        self.people(people);
        self.moment("fact-opened", Some(ticket.opened_at));
        self.moment("fact-first-response", ticket.first_response_at);
        self.put("fact-first-response", ticket.first_response_minutes.map(|minutes| self.format.minutes(minutes)));
        self.moment("fact-closed", ticket.closed_at);
        self.put("fact-satisfaction", ticket.satisfaction.map(|value| say!(self.words, "fact-of-five", n = value)));
        self.text("fact-external-id", ticket.external_id.as_deref());
        self.sheet(ticket.subject.as_deref().unwrap_or_default(), None)
    }

    fn plan(&mut self, plan: &Plan) -> Sheet {
        self.day("fact-start", Some(plan.start_on));
        self.day("fact-first-value", plan.first_value_on);
        self.day("fact-done", plan.done_on);
        self.sheet(&plan.name, None)
    }

    fn step(&mut self, step: &Step) -> Sheet {
        self.text("fact-phase", Some(&step.phase));
        self.put("fact-step-owner", Some(self.words.word(step.owner)));
        self.day("fact-due", step.due_on);
        self.day("fact-done", step.done_on);
        self.text("fact-blocked", step.blocked.as_deref());
        self.sheet(&step.title, None)
    }

    fn renewal(&mut self, renewal: &Renewal) -> Sheet {
        self.day("fact-due", Some(renewal.due_on));
        self.put("fact-forecast", renewal.forecast.map(|forecast| self.words.word(forecast)));
        self.put("fact-chance", renewal.probability.map(|chance| self.format.percent(chance)));
        self.money("fact-amount", renewal.amount);
        self.text("fact-risk", renewal.risk.as_deref());
        self.day("fact-settled", renewal.closed_on);
        self.put("fact-outcome", renewal.outcome.map(|outcome| self.words.word(outcome)));
        self.money("fact-final", renewal.final_arr);
        let reason = renewal.churn_reason.as_deref().map(|reason| self.words.churn_reason(reason).to_owned());
        self.put("fact-reason", reason);
        self.text("fact-external-id", renewal.external_id.as_deref());
        self.sheet("", renewal.note.as_deref())
    }

    fn contract(&mut self, contract: &Contract) -> Sheet {
        let yes = |yes: bool| if yes { say!(self.words, "fact-yes") } else { say!(self.words, "fact-no") };
        let auto_renew = contract.auto_renew.map(yes);
        self.text("fact-product", contract.product.as_deref());
        self.text("fact-plan", contract.plan.as_deref());
        self.whole("fact-seats", contract.seats);
        self.money("fact-arr", contract.arr);
        self.day("fact-start", contract.start_on);
        self.day("fact-end", contract.end_on);
        self.put("fact-term", contract.term_months.map(|n| say!(self.words, "fact-months", n = n)));
        self.put("fact-auto-renew", auto_renew);
        self.put("fact-notice-period", contract.notice_days.map(|n| say!(self.words, "fact-days", n = n)));
        self.day("fact-notice-by", contract.notice_by());
        self.day("fact-notice-given", contract.notice_given_on);
        self.put("fact-billing", contract.billing.map(|billing| self.words.word(billing)));
        self.text("fact-external-id", contract.external_id.as_deref());
        self.sheet("", None)
    }

    fn task(&mut self, task: &Task, people: &[String]) -> Sheet {
        self.put("fact-priority", Some(self.words.word(task.priority)));
        self.day("fact-due", task.due_on);
        self.people(people);
        self.day("fact-snoozed", task.snoozed_until);
        self.text("fact-reason", task.snooze_reason.as_deref());
        self.moment("fact-done", task.done_at.map(Moment::from));
        self.sheet(&task.title, task.note.as_deref())
    }

    fn meeting(&mut self, meeting: &Meeting, people: &[String]) -> Sheet {
        self.put("fact-at", Some(self.format.moment(&meeting.at)));
        self.moment("fact-ended", meeting.end_at);
        self.people(people);
        self.text("agenda-place", meeting.place.as_deref());
        self.sheet(&super::agenda::title(self.words, meeting), meeting.note.as_deref())
    }

    fn pulse(&mut self, pulse: &Pulse) -> Sheet {
        self.put("fact-rating", Some(say!(self.words, "fact-of-five", n = pulse.rating.value())));
        self.moment("fact-at", Some(pulse.at));
        self.day("fact-expires", Some(pulse.expires_on));
        self.sheet("", pulse.note.as_deref())
    }

    fn override_(&mut self, over: &Override) -> Sheet {
        self.put("fact-override", Some(override_to(self.words, over.to)));
        self.moment("fact-at", Some(over.at));
        self.day("fact-expires", Some(over.expires_on));
        self.moment("fact-ended", over.cleared_at);
        self.sheet("", Some(&over.reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_one_that_says_something_and_never_a_megabyte() {
        for (text, expected) in [("", ""), (" \n\t\n", ""), ("\n  青葉 \nmore", "青葉"), ("one", "one")] {
            assert_eq!(first_line(text), expected, "{text:?}");
        }
        assert_eq!(first_line(&"青".repeat(1_000_000)).chars().count(), LINE_CHARACTERS);
    }
}
