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
        What::Meeting(meeting) => EntryWords {
            kind: say!(words, "agenda-entry"),
            title: super::agenda::title(words, meeting),
            state: super::agenda::hours(words, format, meeting),
            tone: Tone::Quiet,
            ..EntryWords::default()
        },
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
        let reason =
            renewal.churn_reason.as_deref().map(|reason| self.words.churn_reason(reason)).or(renewal.note.as_deref()).map(first_line);
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
            None => (say!(self.words, "entry-to-do"), Tone::Plain),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        AccountId, Contact, EntityRef, EntryKind, Lang, Moment, Override, PlanId, Priority, PulseRating, Score, Sentiment, Severity, Step,
        StepOwner, TouchId, Zone,
    };
    use crate::wording::sheet;

    const ACCOUNT: AccountId = AccountId(1);

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn format(lang: Lang) -> Format {
        Format { lang, today: day("2026-11-22"), zone: Zone::utc() }
    }

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn told(lang: Lang, what: What) -> EntryWords {
        let at = at("2026-11-03");
        let row = EntityRef::from(TouchId(1));
        entry(
            &Words::new(lang),
            &format(lang),
            &Entry { row, kind: EntryKind::Touch, at, what, contacts: vec!["佐藤".into(), "Ken".into()] },
        )
    }

    fn nps(value: i64, comment: Option<&str>, answered: bool) -> What {
        let score = Score::new(value, SurveyKind::Nps.usual_scale()).expect("on the scale");
        let (kind, comment, answered_at) = (SurveyKind::Nps, comment.map(str::to_owned), answered.then(|| at("2026-11-05")));
        let at = at("2026-11-03T08:00:00Z");
        What::Response(Response { comment, answered_at, ..Response::given(ACCOUNT, kind, score, at) })
    }

    fn ticket(severity: Severity, closed: bool) -> What {
        let mut ticket = Ticket::opened(ACCOUNT, at("2026-11-20T08:00:00Z"));
        (ticket.subject, ticket.severity) = (Some("export fails".into()), Some(severity));
        ticket.closed_at = closed.then(|| at("2026-11-21"));
        What::Ticket(ticket)
    }

    fn touch(kind: TouchKind, direction: Direction) -> What {
        let mut touch = Touch::of(ACCOUNT, kind, at("2026-11-03"));
        (touch.direction, touch.body) = (direction, "\n  first line\nsecond".into());
        (touch.minutes, touch.sentiment) = (Some(15), Some(Sentiment::Bad));
        What::Touch(touch)
    }

    fn step(due: &str, blocked: bool) -> What {
        let (phase, title, blocked) = ("Launch".into(), "import users".into(), blocked.then(|| "waits for IT".into()));
        let due_on = Some(day(due));
        What::Step(Step {
            plan: PlanId(1),
            account: ACCOUNT,
            phase,
            title,
            owner: StepOwner::Us,
            due_on,
            done_on: None,
            blocked,
            position: 1,
            is_first_value: false,
            blocked_on: None,
            note: None,
        })
    }

    fn task(due: Option<&str>, done: bool, snoozed: Option<&str>) -> What {
        let mut task = Task::titled("send plan");
        (task.due_on, task.snoozed_until, task.priority) = (due.map(day), snoozed.map(day), Priority::HIGH);
        task.done_at = done.then(|| "2026-11-20T08:00:00Z".parse().expect("a time"));
        What::Task(task)
    }

    fn renewal(outcome: Option<renewal::Outcome>) -> What {
        let mut renewal = Renewal::due(ACCOUNT, day("2026-12-25"));
        (renewal.forecast, renewal.outcome) = (Some(renewal::Forecast::AtRisk), outcome);
        renewal.churn_reason = outcome.map(|_| "price".into());
        What::Renewal(renewal)
    }

    fn pulse(expires: &str) -> What {
        let rating = PulseRating::new(4).expect("on the scale");
        What::Pulse(Pulse { account: ACCOUNT, rating, note: None, at: at("2026-11-03"), expires_on: day(expires) })
    }

    fn over(to: OverrideTo) -> What {
        let (reason, at, expires_on) = ("new sponsor".into(), at("2026-11-03"), day("2026-12-03"));
        What::Override(Override { account: ACCOUNT, to, reason, at, expires_on, cleared_at: None })
    }

    fn contract() -> What {
        let mut contract = Contract::of(ACCOUNT);
        (contract.product, contract.seats, contract.end_on) = (Some("Suite".into()), Some(40), Some(day("2026-12-25")));
        (contract.auto_renew, contract.notice_days, contract.term_months) = (Some(true), Some(30), Some(12));
        What::Contract(contract)
    }

    /// What, then kind, title and state in English, then in Japanese.
    fn cases() -> Vec<(What, [&'static str; 3], [&'static str; 3])> {
        vec![
            (touch(TouchKind::Call, Direction::TwoWay), ["call 15 min", "first line", "bad"], ["通話 15分", "first line", "懸念あり"]),
            (
                touch(TouchKind::Email, Direction::In),
                ["mail in 15 min", "first line", "bad"],
                ["メール受信 15分", "first line", "懸念あり"],
            ),
            (nps(4, Some("slow"), false), ["NPS 4", "“slow”", "unanswered, 19 d"], ["NPS 4", "「slow」", "未対応 19日"]),
            (nps(4, None, true), ["NPS 4", "no comment", "answered"], ["NPS 4", "コメントなし", "対応済み"]),
            (nps(9, None, false), ["NPS 9", "no comment", ""], ["NPS 9", "コメントなし", ""]),
            (ticket(Severity::High, false), ["ticket high", "export fails", "open, 2 d"], ["問い合わせ 高", "export fails", "未解決 2日"]),
            (ticket(Severity::Low, true), ["ticket", "export fails", "closed"], ["問い合わせ", "export fails", "解決済み"]),
            (
                step("2026-11-12", false),
                ["step", "Launch: import users", "overdue, 10 d"],
                ["ステップ", "Launch: import users", "10日超過"],
            ),
            (step("2026-12-12", true), ["step", "Launch: import users", "blocked"], ["ステップ", "Launch: import users", "停止中"]),
            (renewal(None), ["renewal", "due 25 Dec", "at risk"], ["更新", "12月25日更新", "解約懸念"]),
            (
                renewal(Some(renewal::Outcome::Churned)),
                ["renewal", "due 25 Dec · Price", "churned"],
                ["更新", "12月25日更新 · 価格", "解約"],
            ),
            (contract(), ["contract", "Suite · 40 seats", "until 25 Dec"], ["契約", "Suite · 40席", "12月25日まで"]),
            (task(Some("2026-11-22"), false, None), ["task", "send plan", "due today"], ["タスク", "send plan", "期限 今日"]),
            (task(None, false, None), ["task", "send plan", "open"], ["タスク", "send plan", "未完了"]),
            (task(Some("2026-11-12"), true, None), ["task", "send plan", "done"], ["タスク", "send plan", "完了"]),
            (
                task(Some("2026-11-12"), false, Some("2026-12-03")),
                ["task", "send plan", "snoozed to 3 Dec"],
                ["タスク", "send plan", "12月3日まで保留"],
            ),
            (pulse("2026-12-03"), ["pulse 4/5", "", "until 3 Dec"], ["パルス 4/5", "", "12月3日まで"]),
            (pulse("2026-11-21"), ["pulse 4/5", "", "expired"], ["パルス 4/5", "", "期限切れ"]),
            (
                over(OverrideTo::Band(Band::Green)),
                ["your word", "healthy: new sponsor", "until 3 Dec"],
                ["上書き", "良好: new sponsor", "12月3日まで"],
            ),
            (over(OverrideTo::Score(80)), ["your word", "80: new sponsor", "until 3 Dec"], ["上書き", "80: new sponsor", "12月3日まで"]),
            (
                What::ContactLeft(Contact::named(ACCOUNT, "Mika")),
                ["contact", "Mika left (other)", ""],
                ["担当者", "Mikaさんが離任（その他）", ""],
            ),
            (
                What::Band { from: Band::Green, to: Band::Red, score: Some(31) },
                ["health", "from healthy to at risk", "score 31"],
                ["ヘルス", "「良好」から「危険」へ", "スコア 31"],
            ),
        ]
    }

    #[test]
    fn every_kind_of_entry_tells_what_it_is_and_how_it_stands() {
        for (what, english, japanese) in cases() {
            for (lang, [kind, title, state]) in [(Lang::En, english), (Lang::Ja, japanese)] {
                let told = told(lang, what.clone());
                assert_eq!((told.kind.as_str(), told.title.as_str(), told.state.as_str()), (kind, title, state), "{what:?}");
                assert_eq!(told.people, "佐藤, Ken");
            }
        }
    }

    #[test]
    fn late_and_unanswered_want_attention_and_what_is_settled_does_not() {
        let tone = |what| told(Lang::En, what).tone;
        assert_eq!(tone(nps(4, None, false)), Tone::Bad);
        assert_eq!(tone(nps(9, Some("nice"), false)), Tone::Watch);
        assert_eq!(tone(nps(4, None, true)), Tone::Quiet);
        assert_eq!(tone(step("2026-11-12", false)), Tone::Bad);
        assert_eq!(tone(task(Some("2026-12-01"), false, None)), Tone::Plain);
        assert_eq!(tone(ticket(Severity::Low, false)), Tone::Watch);
        assert_eq!(tone(What::Band { from: Band::Red, to: Band::Green, score: None }), Tone::Good);
    }

    #[test]
    fn a_row_in_full_has_a_label_for_every_field_in_both_languages() {
        for (what, ..) in cases() {
            for lang in [Lang::En, Lang::Ja] {
                let sheet = sheet::entry(&Words::new(lang), &format(lang), &what, &["Ken".to_owned()]);
                assert!(!sheet.fields.is_empty() || !sheet.heading.is_empty(), "{what:?}");
                for field in &sheet.fields {
                    assert!(!field.label.starts_with('[') && !field.value.contains("{$"), "{field:?}");
                    assert!(lang == Lang::En || field.label == "ARR" || !field.label.is_ascii(), "{field:?}");
                }
            }
        }
        let full = sheet::entry(&Words::new(Lang::En), &format(Lang::En), &touch(TouchKind::Call, Direction::TwoWay), &[]);
        assert_eq!(full.text, "\n  first line\nsecond", "the text is whole");
    }
}
