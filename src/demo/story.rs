//! Tells the stories: turns what `assets/demo/stories.toml` holds about an account into its rows.

use super::draft::Draft;
use super::draw::Draw;
use super::names::{CompanyName, Person};
use super::surveys::Answer;
use super::touches::Said;
use super::words::{Story, ToldTask, ToldTicket, ToldTouch};
use crate::domain::{Lang, Moment, Override, OverrideId, OverrideTo, Priority, Row, Task, TouchKind};
use chrono::Days;

pub(super) fn company(story: &Story, lang: Lang) -> CompanyName {
    CompanyName {
        name: story.name.of(lang).clone(),
        kana: (lang == Lang::Ja).then(|| story.kana.clone()),
        domain: format!("{}.example", story.slug.of(lang)),
        industry: story.industry.of(lang).clone(),
    }
}

pub(super) fn people(story: &Story, lang: Lang) -> Vec<Person> {
    let person = |told: &super::words::ToldContact| Person {
        name: told.name.of(lang).clone(),
        called: told.called.of(lang).clone(),
        mail: told.mail.of(lang).clone(),
        title: told.title.of(lang).clone(),
        role: told.role,
        left: told.left,
        since: told.since,
    };
    story.contact.iter().map(person).collect()
}

/// Adds the told facts of a story to its account.
pub(super) fn tell(draft: &mut Draft, story: &Story) {
    // Minutes of the day only: the facts themselves are told, not drawn.
    let mut draw = Draw::seeded(story.id.bytes().fold(draft.settings.seed, |seed, byte| seed * 31 % 1_000_003 + u64::from(byte)));
    for touch in &story.touch {
        draft.tell_touch(touch, &mut draw);
    }
    draft.tell_responses(story, &mut draw);
    for ticket in &story.ticket {
        draft.tell_ticket(ticket, &mut draw);
    }
    for task in &story.task {
        draft.tell_task(task);
    }
    for pulse in &story.pulse {
        draft.add_pulse(pulse.day, 17 * 60 + 20, pulse.rating, pulse.note.of(draft.settings.lang).clone());
    }
    draft.tell_override(story);
}

impl Draft<'_> {
    fn tell_touch(&mut self, told: &ToldTouch, draw: &mut Draw) {
        let lang = self.settings.lang;
        let step = if told.kind == TouchKind::Email { 0 } else { 15 };
        let said = Said {
            kind: told.kind,
            direction: told.direction.unwrap_or(told.kind.usual_direction()),
            at: self.office_time(told.day, step, draw),
            minutes: told.minutes,
            subject: told.subject.as_ref().map(|subject| subject.of(lang).clone()),
            body: told.text.of(lang).clone(),
            feel: told.feel,
            contacts: told.contacts.clone(),
        };
        self.say(said);
    }

    fn tell_responses(&mut self, story: &Story, draw: &mut Draw) {
        for told in &story.response {
            let at = self.office_time(told.day, 0, draw);
            // Around a weekend both may fall on one Friday: then the answer came two hours later.
            let answer = told.answered.map(|ago| self.office_time(ago, 0, draw));
            let answered_at = answer.and_then(|answer| if answer > at { Some(answer) } else { self.later(at, 120) });
            let comment = Some(told.comment.of(self.settings.lang).clone());
            self.add_response(Answer { kind: told.kind, contact: told.contact, score: told.score, comment, at, answered_at });
        }
    }

    fn tell_ticket(&mut self, told: &ToldTicket, draw: &mut Draw) {
        let opened_at = self.office_time(told.day, 0, draw);
        let closed_at = told.closed.and_then(|ago| {
            let close = self.office_time(ago, 0, draw);
            (close > opened_at).then_some(close).or_else(|| self.later(opened_at, i64::from(told.response_minutes) + 60))
        });
        let subject = told.subject.of(self.settings.lang).clone();
        self.add_ticket(told.contact, told.severity, subject, opened_at, i64::from(told.response_minutes), closed_at);
    }

    fn tell_task(&mut self, told: &ToldTask) {
        let mut task = Task::titled(told.title.of(self.settings.lang).clone());
        task.due_on = Some(if told.due > 0 { self.calendar.workday(told.due) } else { self.calendar.workday_ahead(-told.due) });
        task.priority = Priority::new(told.priority).expect("the demo's priorities are 1 to 3");
        let promised_on = told.promised.map(|ago| self.calendar.workday(ago));
        let promise = self.history.touches.iter().find(|(touch, _)| Some(touch.at.day(&self.calendar.zone)) == promised_on);
        let since = promise.map(|(touch, _)| (touch.id, touch.at));
        task.promised_in = since.map(|(touch, _)| touch);
        let noted = self.calendar.at(self.calendar.workday(told.due.max(0) + 7), 9 * 60 + 5);
        self.add_task(task, since.map_or(noted, |(_, at)| at));
    }

    fn tell_override(&mut self, story: &Story) {
        let Some(told) = &story.override_to else { return };
        let day = self.calendar.workday(told.day);
        let at: Moment = self.calendar.at(day, 17 * 60 + 45);
        let id = OverrideId(self.id_at(at));
        let fields = Override {
            account: self.account(),
            to: OverrideTo::Band(told.band),
            reason: told.reason.of(self.settings.lang).clone(),
            at,
            expires_on: day + Days::new(60),
            cleared_at: None,
        };
        self.history.overrides.push(Row { id, fields });
    }
}
