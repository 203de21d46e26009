//! The ids of the domain's words: `stage-mature`, `kind-call`, `count-account`.

use crate::domain::holidays::japan::Holiday;
use crate::domain::initiative::{Finding, Phase, Yardstick};
use crate::domain::kpi::{Aside, ChoiceName, ChurnBy, CohortDay, GroupBy, Kpi, Movement, NamedSpan, RetentionBy, Undefined};
use crate::domain::renewal::Gap;
use crate::domain::renewal::group::{Basis, By, Window};
use crate::domain::{
    ActionKind, Anchor, Band, Billing, ContactRole, Direction, EntityKind, EntryKind, EventKind, ExpansionKind, ExpansionSource,
    ExpansionStage, FeedbackKind, FeedbackStatus, Forecast, GoalOutcome, GoalStanding, GuestState, Lang, MailKind, MailRuleKind,
    MarkAction, MeetingStatus, Outcome, Priority, RepeatUnit, Sentiment, Setting, SettingGroup, SettingSource, Severity, Stage, StepOwner,
    SurveyKind, TemplateKind, TouchKind, TouchModel, Verdict, triage, voice,
};
use crate::i18n::words::{Value, Words};

/// A value of the domain that has a word in every language.
pub trait Named {
    /// Returns the id of the word in the locale files.
    fn word_id(&self) -> String;
}

impl<T: Named + ?Sized> Named for &T {
    fn word_id(&self) -> String {
        (*self).word_id()
    }
}

/// Gives closed sets of words the ids `family-spelling`, and lists the families.
macro_rules! families {
    ($($family:literal => $name:ty),+ $(,)?) => {
        $(impl Named for $name {
            fn word_id(&self) -> String {
                id($family, self.as_str())
            }
        })+

        /// Returns every family of words with all its ids.
        #[cfg(test)]
        fn families() -> Vec<(&'static str, Vec<String>)> {
            vec![$(($family, <$name>::ALL.iter().map(Named::word_id).collect())),+]
        }
    };
}

families! {
    "action-kind" => ActionKind,
    "anchor" => Anchor,
    "band" => Band,
    "billing" => Billing,
    "choice" => ChoiceName,
    "churn-by" => ChurnBy,
    "cohort-day" => CohortDay,
    "direction" => Direction,
    "entity" => EntityKind,
    "entry-kind" => EntryKind,
    "event-kind" => EventKind,
    "expansion-kind" => ExpansionKind,
    "expansion-source" => ExpansionSource,
    "expansion-stage" => ExpansionStage,
    "feedback-kind" => FeedbackKind,
    "feedback-status" => FeedbackStatus,
    "mail-rule" => MailRuleKind,
    "figure" => Kpi,
    "finding" => Finding,
    "forecast" => Forecast,
    "goal-outcome" => GoalOutcome,
    "goal-standing" => GoalStanding,
    "group-by" => GroupBy,
    "holiday" => Holiday,
    "guest-state" => GuestState,
    "kind" => TouchKind,
    "lang" => Lang,
    "mail-kind" => MailKind,
    "mark-action" => MarkAction,
    "measure" => voice::Measure,
    "meeting-status" => MeetingStatus,
    "movement" => Movement,
    "named-span" => NamedSpan,
    "not-counted" => Aside,
    "outcome" => Outcome,
    "phase" => Phase,
    "reason" => triage::Reason,
    "renewal-basis" => Basis,
    "renewal-by" => By,
    "renewal-gap" => Gap,
    "renewal-window" => Window,
    "repeat-unit" => RepeatUnit,
    "retention-by" => RetentionBy,
    "role" => ContactRole,
    "sentiment" => Sentiment,
    "severity" => Severity,
    "stage" => Stage,
    "step-owner" => StepOwner,
    "stretch" => voice::Stretch,
    "survey-kind" => SurveyKind,
    "template-kind" => TemplateKind,
    "touch-model" => TouchModel,
    "undefined" => Undefined,
    "verdict" => Verdict,
    "voice-by" => voice::GroupBy,
    "voice-standing" => voice::Standing,
    "yardstick" => Yardstick,
}

impl Named for Priority {
    fn word_id(&self) -> String {
        format!("priority-{}", self.value())
    }
}

impl Words {
    /// Counts rows of a kind: `1 account`, `25,000 accounts`, `顧客25,000件`.
    pub fn count(&self, kind: EntityKind, n: usize) -> String {
        self.with(&id("count", kind.as_str()), &[("n", Value::from(n))])
    }
}

/// The words of settings stand with the screen that shows them, and not with those of the field.
macro_rules! words_of_settings {
    ($($family:literal => $name:ty),+ $(,)?) => {
        $(impl Named for $name {
            fn word_id(&self) -> String {
                id($family, self.as_str())
            }
        })+
    };
}

words_of_settings! {
    "config-from" => SettingSource,
    "setting" => Setting,
    "setting-group" => SettingGroup,
}

/// Makes an id of a family and a spelling; ids are hyphenated, spellings are not.
fn id(family: &str, spelling: &str) -> String {
    format!("{family}-{}", spelling.replace(['_', '.'], "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_of_the_domain_is_there_in_both_languages_and_differs_within_its_family() {
        for lang in Lang::ALL {
            let words = Words::new(*lang);
            for (family, ids) in families() {
                let said: BTreeSet<String> = ids.iter().map(|id| words.get(id)).collect();
                assert_eq!(said.len(), ids.len(), "{lang} {family}: {said:?}");
                assert!(said.iter().all(|word| !word.is_empty() && !word.starts_with('[')), "{lang} {family}: {said:?}");
            }
        }
    }

    #[test]
    fn japanese_words_are_japanese() {
        let words = Words::new(Lang::Ja);
        for (family, ids) in families().into_iter().filter(|(family, _)| !["survey-kind", "lang"].contains(family)) {
            for id in ids {
                assert!(!words.get(&id).is_ascii(), "{family}: {id}");
            }
        }
    }

    #[test]
    fn no_family_holds_a_word_that_nothing_is_called() {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/en/field.ftl"));
        // Those of the settings stand with the other words of the settings.
        let elsewhere = ["config-from", "setting", "setting-group"];
        let known: BTreeSet<String> =
            families().into_iter().filter(|(family, _)| !elsewhere.contains(family)).flat_map(|(_, ids)| ids).collect();
        let counted = EntityKind::ALL.iter().map(|kind| id("count", kind.as_str()));
        let rated = (1..=3).map(|value| Priority::new(value).expect("1 to 3").word_id());
        let known: BTreeSet<String> = known.into_iter().chain(counted).chain(rated).collect();
        let written = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let written: BTreeSet<String> = written.filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect();
        assert_eq!(written, known);
    }

    #[test]
    fn words_of_the_field() {
        let cases: &[(&dyn Named, &str, &str)] = &[
            (&Stage::Mature, "mature", "定着期"),
            (&Band::Green, "healthy", "良好"),
            (&Band::Yellow, "watch", "注意"),
            (&Band::Red, "at risk", "危険"),
            (&Band::Unknown, "unknown", "不明"),
            (&ContactRole::DecisionMaker, "decision maker", "決裁者"),
            (&TouchKind::Call, "call", "通話"),
            (&Direction::In, "in", "受信"),
            (&Direction::TwoWay, "two-way", "双方向"),
            (&Forecast::AtRisk, "at risk", "解約懸念"),
            (&EntityKind::Response, "survey response", "アンケート回答"),
            (&Priority::HIGH, "high", "高"),
            (&SurveyKind::Nps, "NPS", "NPS"),
        ];
        for (named, english, japanese) in cases {
            assert_eq!(Words::new(Lang::En).word(named), *english);
            assert_eq!(Words::new(Lang::Ja).word(named), *japanese);
        }
    }

    #[test]
    fn counts_follow_the_plural_rules() {
        let (english, japanese) = (Words::new(Lang::En), Words::new(Lang::Ja));
        let cases = [
            (EntityKind::Account, 0, "0 accounts", "顧客0件"),
            (EntityKind::Account, 1, "1 account", "顧客1件"),
            (EntityKind::Account, 2, "2 accounts", "顧客2件"),
            (EntityKind::Touch, 21, "21 touches", "接点21件"),
            (EntityKind::Contact, 1, "1 contact", "担当者1名"),
            (EntityKind::Usage, 25_000, "25,000 usage rows", "利用データ25,000件"),
        ];
        for (kind, n, in_english, in_japanese) in cases {
            assert_eq!((english.count(kind, n), japanese.count(kind, n)), (in_english.into(), in_japanese.into()));
        }
        for kind in EntityKind::ALL {
            assert_ne!(english.count(*kind, 1).replace('1', ""), english.count(*kind, 2).replace('2', ""), "{kind}");
            assert!(japanese.count(*kind, 7).contains('7'), "{kind}");
        }
    }
}
