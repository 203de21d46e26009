//! The playbooks there are: those that come with the program, each in both languages, and the person's own over them.

use super::{Anchor, Template, TemplateKind, read_file};
use crate::domain::triage::Reason;
use crate::domain::{Lang, Row, TemplateId, TouchModel};
use std::cmp::Reverse;
use std::sync::OnceLock;

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$((
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/playbooks/en/", $name, ".toml")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/playbooks/ja/", $name, ".toml")),
        )),+];
    };
}

built_in!("onboarding", "adoption", "recovery", "detractor", "renewal", "champion", "review", "upsell", "quiet", "programme", "reference");

/// A playbook and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Playbook {
    pub template: Template,
    /// The row it is kept in; `None` for one that comes with the program.
    pub row: Option<TemplateId>,
    /// Whether one of this key comes with the program.
    pub is_built_in: bool,
}

impl Playbook {
    pub fn key(&self) -> &str {
        &self.template.key
    }

    pub fn name(&self) -> &str {
        &self.template.name
    }

    /// Returns what its dates are relative to.
    pub fn anchor(&self) -> Anchor {
        self.template.anchor.unwrap_or(Anchor::Start)
    }

    /// Says whether it is the person's own, be it in the place of a built-in one.
    pub fn is_own(&self) -> bool {
        self.row.is_some()
    }
}

/// Returns the playbooks that come with the program, in a language.
pub fn built_in(lang: Lang) -> &'static [Template] {
    static ENGLISH: OnceLock<Vec<Template>> = OnceLock::new();
    static JAPANESE: OnceLock<Vec<Template>> = OnceLock::new();
    let cell = if lang == Lang::Ja { &JAPANESE } else { &ENGLISH };
    cell.get_or_init(|| FILES.iter().flat_map(|(en, ja)| read(if lang == Lang::Ja { ja } else { en })).collect())
}

fn read(text: &str) -> Vec<Template> {
    read_file(text).expect("a test reads every built-in playbook")
}

/// Lists all playbooks: the person's own ones first, by name, then the built-in ones in their order, each replaced by the row of its
/// key. Of several rows with one key the newest counts.
pub fn catalogue(lang: Lang, rows: Vec<Row<TemplateId, Template>>) -> Vec<Playbook> {
    let mut rows: Vec<_> = rows.into_iter().filter(|row| row.kind == TemplateKind::Playbook).collect();
    rows.sort_by_key(|row| Reverse(row.id));
    let (mut own, mut standing) = (Vec::<Playbook>::new(), Vec::new());
    for template in built_in(lang) {
        let row = rows.iter().position(|row| row.key == template.key).map(|at| rows.remove(at));
        standing.push(match row {
            Some(row) => Playbook { template: row.fields, row: Some(row.id), is_built_in: true },
            None => Playbook { template: template.clone(), row: None, is_built_in: true },
        });
    }
    for row in rows {
        let is_known = own.iter().chain(&standing).any(|playbook| playbook.key() == row.key);
        if !is_known {
            own.push(Playbook { template: row.fields, row: Some(row.id), is_built_in: false });
        }
    }
    own.sort_by(|one, other| one.name().cmp(other.name()).then_with(|| one.key().cmp(other.key())));
    own.extend(standing);
    own
}

/// Returns the playbook to offer for a reason: one for the account's touch model before one for all, one's own before a built-in one.
pub fn offered(playbooks: &[Playbook], reason: Reason, touch_model: Option<TouchModel>) -> Option<&Playbook> {
    let fits = |playbook: &&Playbook| {
        let wanted = playbook.template.touch_model;
        playbook.template.reason == Some(reason) && (wanted.is_none() || wanted == touch_model)
    };
    let rank = |playbook: &&Playbook| (playbook.template.touch_model.is_some(), playbook.is_own() && !playbook.is_built_in);
    // The first of the best: `max_by_key` alone would take the last.
    playbooks.iter().rev().filter(fits).max_by_key(rank)
}

/// Makes a key for a copy: the key with the first number that is free.
pub fn free_key(playbooks: &[Playbook], key: &str) -> String {
    let base = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let taken = |key: &String| playbooks.iter().any(|playbook| playbook.key() == key);
    (2..).map(|n| format!("{base}-{n}")).find(|key| !taken(key)).expect("numbers do not run out")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::playbook::Script;
    use std::collections::BTreeSet;

    fn row(id: i64, key: &str, name: &str) -> Row<TemplateId, Template> {
        let template = Template {
            kind: TemplateKind::Playbook,
            key: key.into(),
            name: name.into(),
            description: None,
            touch_model: None,
            anchor: None,
            reason: None,
            body: "+0d Call".into(),
        };
        Row { id: TemplateId(id), fields: template }
    }

    #[test]
    fn every_built_in_one_reads_and_is_the_same_in_both_languages() {
        let (english, japanese) = (built_in(Lang::En), built_in(Lang::Ja));
        let keys: BTreeSet<&str> = english.iter().map(|template| template.key.as_str()).collect();
        assert_eq!(keys.len(), english.len(), "no key twice");
        assert_eq!(english.len(), japanese.len());
        for (one, other) in english.iter().zip(japanese) {
            assert_eq!((&one.key, one.touch_model, one.anchor, one.reason), (&other.key, other.touch_model, other.anchor, other.reason));
            let (steps, twins) = (Script::read(&one.body), Script::read(&other.body));
            assert_eq!((&steps.faults, &twins.faults), (&Vec::new(), &Vec::new()), "{}", one.key);
            let shape = |script: Script| {
                let steps = script.into_steps().into_iter();
                steps.map(|step| (step.offset, step.priority, step.done_when, step.only_if)).collect::<Vec<_>>()
            };
            assert_eq!(shape(steps), shape(twins), "{}", one.key);
            let texts = [&one.name, one.description.as_ref().expect("is said"), &one.body];
            let said = [&other.name, other.description.as_ref().expect("is said"), &other.body];
            assert!(texts.iter().zip(said).all(|(one, other)| *one != other && !other.is_ascii()), "{}", one.key);
        }
    }

    #[test]
    fn every_condition_of_a_built_in_one_is_a_filter() {
        let mut seen = 0;
        for template in built_in(Lang::En) {
            for step in Script::read(&template.body).steps {
                for (_, condition, _) in step.read.conditions() {
                    assert!(crate::domain::query::parse(condition).is_ok(), "{}: {condition}", template.key);
                    seen += 1;
                }
            }
        }
        assert!(seen > 20);
    }

    #[test]
    fn built_in_ones_are_written_in_the_words_of_their_language() {
        for lang in Lang::ALL {
            for template in built_in(*lang) {
                assert_eq!(super::super::rewritten(&template.body, *lang), template.body, "{}", template.key);
            }
        }
    }

    #[test]
    fn a_row_stands_in_the_place_of_its_built_in_one() {
        let plain = catalogue(Lang::En, Vec::new());
        let changed = catalogue(
            Lang::En,
            vec![row(1, "detractor", "Ours"), row(2, "z-own", "Zebra"), row(3, "a-own", "Apple"), row(4, "z-own", "Zoo")],
        );
        let names: Vec<&str> = changed.iter().take(2).map(Playbook::name).collect();
        assert_eq!(names, ["Apple", "Zoo"], "the newest row of a key, by name");
        assert_eq!(changed.len(), plain.len() + 2);
        let ours = changed.iter().find(|playbook| playbook.key() == "detractor").expect("is there");
        assert_eq!((ours.name(), ours.row, ours.is_built_in), ("Ours", Some(TemplateId(1)), true));
    }

    #[test]
    fn the_playbook_for_a_reason_fits_the_touch_model_best() {
        let all = catalogue(Lang::En, Vec::new());
        let key = |playbooks: &[Playbook], reason, model| offered(playbooks, reason, model).map(|playbook| playbook.key().to_owned());
        let cases = [
            (Reason::RenewalNear, Some(TouchModel::High), Some("renewal-high")),
            (Reason::RenewalNear, Some(TouchModel::Low), Some("renewal-low")),
            (Reason::RenewalNear, Some(TouchModel::Tech), Some("renewal-tech")),
            (Reason::DetractorUnanswered, Some(TouchModel::Tech), Some("detractor-tech")),
            (Reason::DetractorUnanswered, Some(TouchModel::High), Some("detractor")),
            (Reason::DetractorUnanswered, None, Some("detractor")),
            (Reason::Silent, Some(TouchModel::Low), Some("quiet-low")),
            (Reason::ChampionLeft, None, Some("champion-change")),
            (Reason::PromiseOverdue, Some(TouchModel::High), None),
        ];
        for (reason, model, expected) in cases {
            assert_eq!(key(&all, reason, model).as_deref(), expected, "{reason} {model:?}");
        }
        let mut own = row(9, "ours", "Ours");
        own.fields.reason = Some(Reason::DetractorUnanswered);
        let all = catalogue(Lang::En, vec![own]);
        assert_eq!(key(&all, Reason::DetractorUnanswered, Some(TouchModel::High)).as_deref(), Some("ours"));
        assert_eq!(key(&all, Reason::DetractorUnanswered, Some(TouchModel::Tech)).as_deref(), Some("detractor-tech"));
    }

    #[test]
    fn a_copy_gets_the_first_free_key() {
        let all = catalogue(Lang::En, vec![row(1, "detractor-2", "Ours")]);
        assert_eq!(free_key(&all, "detractor"), "detractor-3");
        assert_eq!(free_key(&all, "detractor-2"), "detractor-3");
        assert_eq!(free_key(&all, "new"), "new-2");
    }
}
