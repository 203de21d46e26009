//! A review in words: its sections and their lines, the same on the screen, on the command line and as Markdown.

use super::agenda::without_account;
use super::health::cause_name;
use super::markdown::escaped;
use super::timeline::{Tone, tone_of_band, tone_of_outcome};
use crate::domain::period::{Length, Period};
use crate::domain::{AccountId, Band, EntityRef, MarkAction, Moment, Task};
use crate::i18n::{Format, Words};
use crate::review::{BandMove, Coming, ComingKind, Review};
use crate::say;

/// The parts of a review, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Done,
    Slipped,
    Health,
    Renewals,
    Coming,
}

/// One part with its lines.
#[derive(Clone, Debug)]
pub struct Section {
    pub part: Part,
    pub title: String,
    pub lines: Vec<Line>,
}

/// One line, and what it is about.
#[derive(Clone, Debug)]
pub struct Line {
    pub when: String,
    pub text: String,
    pub account: String,
    pub account_id: Option<AccountId>,
    pub row: Option<EntityRef>,
    pub tone: Tone,
}

/// Causes that are told of a movement.
const CAUSES: usize = 3;

/// Names a period: `Sun 22 Nov 2026`, `Week 47, 16 to 22 Nov`.
pub fn period_name(words: &Words, format: &Format, period: Period) -> String {
    match period.length {
        Length::Day => format.full_date(period.from),
        Length::Week => {
            let (from, to) = (format.short_date(period.from), format.short_date(period.to));
            say!(words, "review-week", week = period.calendar_week().week(), from = from, to = to)
        }
    }
}

/// Words a whole review.
pub fn sections(words: &Words, format: &Format, review: &Review, moves: &[BandMove]) -> Vec<Section> {
    let teller = Teller { words, format, review };
    [
        (Part::Done, "review-done", teller.done()),
        (Part::Slipped, "review-slipped", review.slipped.iter().map(|task| teller.slipped(task.id.into(), task)).collect()),
        (Part::Health, "review-health", moves.iter().map(|moved| teller.moved(moved)).collect()),
        (Part::Renewals, "review-renewals", teller.renewals()),
        (Part::Coming, "review-coming", review.coming.iter().map(|coming| teller.coming(coming)).collect()),
    ]
    .into_iter()
    .map(|(part, id, lines)| Section { part, title: words.get(id), lines })
    .collect()
}

/// Writes a review as Markdown.
pub fn markdown(words: &Words, format: &Format, review: &Review, moves: &[BandMove]) -> String {
    let title = match review.period.length {
        Length::Day => say!(words, "review-title-day"),
        Length::Week => say!(words, "review-title-week"),
    };
    let mut text = format!("# {title}: {}\n", period_name(words, format, review.period));
    for section in sections(words, format, review, moves) {
        text.push_str(&format!("\n## {}\n\n", section.title));
        if section.lines.is_empty() {
            text.push_str(&format!("{}\n", say!(words, "review-nothing")));
        }
        for line in section.lines {
            let parts = [line.when, escaped(&line.account), escaped(&line.text)];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            text.push_str(&format!("- {}\n", parts.join(" · ")));
        }
    }
    text
}

struct Teller<'a> {
    words: &'a Words,
    format: &'a Format,
    review: &'a Review,
}

impl Teller<'_> {
    fn line(&self, when: String, text: String, account_id: Option<AccountId>, row: Option<EntityRef>, tone: Tone) -> Line {
        let account = account_id.and_then(|id| self.review.names.get(&id)).cloned().unwrap_or_default();
        Line { when, text, account, account_id, row, tone }
    }

    fn done(&self) -> Vec<Line> {
        let plain = |text| self.line(String::new(), text, None, None, Tone::Plain);
        let mut lines: Vec<Line> = Vec::new();
        for touch in &self.review.touches {
            let (kind, time) = (self.words.word(touch.kind), self.format.minutes(touch.minutes));
            lines.push(plain(match touch.minutes {
                0 => say!(self.words, "review-touches", kind = kind, n = touch.count),
                _ => say!(self.words, "review-touches-time", kind = kind, n = touch.count, time = time),
            }));
        }
        let count = |wanted: MarkAction| self.review.items.iter().find(|(action, _)| *action == wanted).map_or(0, |(_, n)| *n);
        if !self.review.items.is_empty() {
            let (done, later) = (count(MarkAction::Done) + count(MarkAction::Merged), count(MarkAction::Snoozed));
            lines.push(plain(say!(self.words, "review-items", done = done, snoozed = later, skipped = count(MarkAction::Skipped))));
        }
        lines.extend(self.review.done.iter().map(|task| {
            let when = task.done_at.map(|at| self.format.short_date(self.format.zone.wall(at).date())).unwrap_or_default();
            self.line(when, format!("✓ {}", task.title), task.account, Some(task.id.into()), Tone::Good)
        }));
        lines
    }

    fn slipped(&self, row: EntityRef, task: &Task) -> Line {
        let when = task.due_on.map(|due| self.format.short_date(due)).unwrap_or_default();
        self.line(when, task.title.clone(), task.account, Some(row), Tone::Bad)
    }

    /// `healthy 74 → at risk 31: NPS −12, time since a touch −9`.
    fn moved(&self, moved: &BandMove) -> Line {
        let standing = |(band, score): (Band, Option<u8>)| match score {
            Some(score) => format!("{} {score}", self.words.word(band)),
            None => self.words.word(band),
        };
        let told = moved.causes.iter().filter(|(_, points)| *points != 0).take(CAUSES);
        let causes: Vec<String> =
            told.map(|(cause, points)| format!("{} {}", cause_name(self.words, *cause), self.format.change(i64::from(*points)))).collect();
        let way = format!("{} → {}", standing(moved.from), standing(moved.to));
        let text = if causes.is_empty() { way } else { say!(self.words, "review-moved", way = way, causes = self.format.list(&causes)) };
        let mut line = self.line(String::new(), text, Some(moved.account), Some(moved.account.into()), tone_of_band(moved.to.0));
        line.account.clone_from(&moved.name);
        line
    }

    fn renewals(&self) -> Vec<Line> {
        let closed = self.review.renewals.iter().filter_map(|renewal| Some((renewal, renewal.outcome?)));
        closed
            .map(|(renewal, outcome)| {
                let amount =
                    renewal.final_arr.or(renewal.amount).map(|amount| format!("  {}", self.format.money(amount))).unwrap_or_default();
                let reason =
                    renewal.churn_reason.as_ref().map(|reason| format!("  {}", self.words.churn_reason(reason))).unwrap_or_default();
                let text = format!("{}{amount}{reason}", self.words.word(outcome));
                let when = renewal.closed_on.map(|on| self.format.short_date(on)).unwrap_or_default();
                self.line(when, text, Some(renewal.account), Some(renewal.id.into()), tone_of_outcome(outcome))
            })
            .collect()
    }

    fn coming(&self, coming: &Coming) -> Line {
        let clock = self.format.clock(&coming.at).filter(|_| matches!(coming.at, Moment::At(_)));
        let when = match clock {
            Some(time) => format!("{} {time}", self.format.date(coming.on)),
            None => self.format.date(coming.on),
        };
        let name = coming.account.and_then(|id| self.review.names.get(&id)).map(String::as_str);
        let title = name.map_or(coming.title.as_str(), |name| without_account(&coming.title, name));
        let (text, tone) = match coming.kind {
            ComingKind::Notice => (say!(self.words, "review-notice"), Tone::Watch),
            ComingKind::Renewal => (say!(self.words, "review-renewal"), Tone::Watch),
            ComingKind::Meeting => (say!(self.words, "review-meeting", title = title), Tone::Plain),
            ComingKind::Step => (say!(self.words, "review-step", title = coming.title.clone()), Tone::Plain),
            ComingKind::Task => (coming.title.clone(), Tone::Plain),
        };
        self.line(when, text, coming.account, Some(coming.row), tone)
    }
}
