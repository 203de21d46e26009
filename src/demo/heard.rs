//! What a manager would have made of the customers' words: themes put to what was said, a part of it left to the rules, and matters
//! that customers raised, with some still to be told. Written last, so that all other facts stay what they are.

use super::Settings;
use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::words::Both;
use crate::domain::theme::{Prepared, Rule, parse_rules, suggest};
use crate::domain::{
    AccountId, ContactId, Feedback, FeedbackId, FeedbackKind, FeedbackStatus, IdSource, Lang, Moment, Row, Tag, TagId, TagState,
    TaggedKind, Theme, ThemeId, Voice, VoiceId,
};
use chrono::{Days, NaiveDate};
use serde::Deserialize;
use std::sync::OnceLock;

/// Names the ids of themes and matters apart from those of the accounts' rows.
const SEED: u64 = 0x7468_656d;
/// Days within which what was said is left to the rules more often than before.
const FRESH: i64 = 30;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Heard {
    theme: Vec<HeardTheme>,
    matter: Vec<HeardMatter>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeardTheme {
    name: Both,
    criterion: Both,
    en: Vec<String>,
    ja: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeardMatter {
    kind: FeedbackKind,
    title: Both,
    status: FeedbackStatus,
    /// Days ago since which it stands so.
    days: i64,
    #[serde(default)]
    reference: Option<Both>,
    #[serde(default)]
    note: Option<Both>,
    /// The words of those who raised it.
    en: Vec<String>,
    ja: Vec<String>,
}

/// What the rules of a language read.
struct Ears {
    themes: Vec<Vec<Rule>>,
    matters: Vec<Vec<Rule>>,
}

fn heard() -> &'static Heard {
    static HEARD: OnceLock<Heard> = OnceLock::new();
    let text = include_str!("../../assets/demo/themes.toml");
    HEARD.get_or_init(|| toml::from_str(text).expect("the demo themes are part of the program and read by a test"))
}

fn ears(lang: Lang) -> &'static Ears {
    static EN: OnceLock<Ears> = OnceLock::new();
    static JA: OnceLock<Ears> = OnceLock::new();
    let cell = if lang == Lang::Ja { &JA } else { &EN };
    let rules = |en: &[String], ja: &[String]| {
        let lines = if lang == Lang::Ja { ja } else { en };
        parse_rules(&lines.join("\n")).expect("the demo rules are part of the program and read by a test")
    };
    cell.get_or_init(|| Ears {
        themes: heard().theme.iter().map(|theme| rules(&theme.en, &theme.ja)).collect(),
        matters: heard().matter.iter().map(|matter| rules(&matter.en, &matter.ja)).collect(),
    })
}

/// Returns ids of themes, then of matters, in their order.
fn ids(settings: &Settings) -> impl Iterator<Item = i64> {
    let mut ids = IdSource::seeded(settings.seed ^ SEED);
    let at = settings.today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    std::iter::repeat_with(move || ids.next(at))
}

fn theme_ids(settings: &Settings) -> Vec<ThemeId> {
    ids(settings).take(heard().theme.len()).map(ThemeId).collect()
}

fn matter_ids(settings: &Settings) -> Vec<FeedbackId> {
    ids(settings).skip(heard().theme.len()).take(heard().matter.len()).map(FeedbackId).collect()
}

/// Returns the themes of a sample book.
pub fn themes(settings: &Settings) -> Vec<Row<ThemeId, Theme>> {
    let rows = (0_u32..).zip(theme_ids(settings)).zip(&heard().theme);
    let theme = |((position, id), theme): ((u32, ThemeId), &HeardTheme)| {
        let rules = if settings.lang == Lang::Ja { &theme.ja } else { &theme.en };
        let (name, criterion) = (theme.name.of(settings.lang).clone(), theme.criterion.of(settings.lang).clone());
        Row { id, fields: Theme { name, criterion, rules: rules.join("\n"), position } }
    };
    rows.map(theme).collect()
}

/// Returns the matters that customers of a sample book raised.
pub fn feedback(settings: &Settings) -> Vec<Row<FeedbackId, Feedback>> {
    let matter = |(id, matter): (FeedbackId, &HeardMatter)| Row {
        id,
        fields: Feedback {
            kind: matter.kind,
            title: matter.title.of(settings.lang).clone(),
            status: matter.status,
            status_on: since(settings, matter),
            reference: matter.reference.as_ref().map(|reference| reference.of(settings.lang).clone()),
            note: matter.note.as_ref().map(|note| note.of(settings.lang).clone()),
        },
    };
    matter_ids(settings).into_iter().zip(&heard().matter).map(matter).collect()
}

fn since(settings: &Settings, matter: &HeardMatter) -> NaiveDate {
    settings.today.checked_sub_days(Days::new(matter.days.unsigned_abs())).unwrap_or(settings.today)
}

/// Something that was said, before it is sorted.
struct Words {
    kind: TaggedKind,
    row: i64,
    contact: Option<ContactId>,
    at: Moment,
    text: String,
}

impl Draft<'_> {
    pub(super) fn write_heard(&mut self) {
        let mut draw = self.draw(Topic::Heard);
        let said = self.said();
        for words in &said {
            self.tag(words, &mut draw);
        }
        self.raise(&said, &mut draw);
    }

    fn said(&self) -> Vec<Words> {
        let answers = self.history.responses.iter().filter_map(|row| {
            let text = row.comment.clone()?;
            Some(Words { kind: TaggedKind::Survey, row: row.id.0, contact: row.contact, at: row.at, text })
        });
        let tickets = self.history.tickets.iter().filter_map(|row| {
            let text = row.subject.clone()?;
            Some(Words { kind: TaggedKind::Ticket, row: row.id.0, contact: row.contact, at: row.opened_at, text })
        });
        answers.chain(tickets).collect()
    }

    /// Puts themes to most of what their rules fit; the rest stays a suggestion, and a little was refused.
    fn tag(&mut self, words: &Words, draw: &mut Draw) {
        let ago = self.calendar.days_ago(words.at.day(&self.calendar.zone));
        let ids = theme_ids(self.settings);
        let rules: Vec<(ThemeId, Vec<Rule>)> = ids.into_iter().zip(ears(self.settings.lang).themes.iter().cloned()).collect();
        for suggestion in suggest(&rules, &Prepared::of(&words.text), |_| false) {
            let (set, refused) = if ago < FRESH { (0.55, 0.03) } else { (0.9, 0.04) };
            let chance = draw.between(0.0, 1.0);
            let state = match chance {
                chance if chance < set => TagState::Set,
                chance if chance < set + refused => TagState::Dismissed,
                _ => continue,
            };
            let id = TagId(self.id_at(words.at));
            let fields = Tag { theme: suggestion.theme, account: self.account(), kind: words.kind, row: words.row, state };
            self.history.tags.push(Row { id, fields });
        }
    }

    /// Lets the account raise matters in its own words, each once.
    fn raise(&mut self, said: &[Words], draw: &mut Draw) {
        let ids = matter_ids(self.settings);
        for ((matter, rules), id) in heard().matter.iter().zip(&ears(self.settings.lang).matters).zip(ids) {
            let before = |words: &&Words| self.calendar.days_ago(words.at.day(&self.calendar.zone)) > matter.days;
            let fits = |words: &&Words| rules.iter().any(|rule| rule.fits(&Prepared::of(&words.text)).is_some());
            let found = said.iter().rev().filter(|words| words.kind == TaggedKind::Survey).filter(before).find(fits);
            let (raises, is_told) = (draw.chance(0.85), draw.chance(0.45));
            if let Some(words) = found.filter(|_| raises) {
                self.add_voice(id, matter, words, is_told);
            }
        }
    }

    fn add_voice(&mut self, feedback: FeedbackId, matter: &HeardMatter, words: &Words, is_told: bool) {
        let is_told = matter.status == FeedbackStatus::Told || (matter.status.is_to_tell() && is_told);
        let told_on = Some(since(self.settings, matter)).filter(|_| is_told);
        let (id, account): (VoiceId, AccountId) = (VoiceId(self.id_at(words.at)), self.account());
        let fields = Voice {
            feedback,
            contact: words.contact,
            source: Some((words.kind, words.row)),
            quote: Some(words.text.clone()),
            told_on,
            ..Voice::of(account, words.at)
        };
        self.history.voices.push(Row { id, fields });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_can_be_read_and_both_languages_have_some() {
        for lang in Lang::ALL {
            let ears = ears(*lang);
            assert!(ears.themes.iter().chain(&ears.matters).all(|rules| !rules.is_empty()), "{lang}");
        }
        assert_eq!((heard().theme.len(), heard().matter.len()), (8, 7));
        let statuses: std::collections::BTreeSet<FeedbackStatus> = heard().matter.iter().map(|matter| matter.status).collect();
        assert_eq!(statuses.len(), FeedbackStatus::ALL.len(), "one of each status");
    }
}
