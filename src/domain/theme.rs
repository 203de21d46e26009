//! Themes: tags with a written criterion that group what customers say.

mod needle;
mod rule;
mod weight;

pub use needle::Prepared;
pub use rule::{Rule, RuleError, RuleFault, Sign, parse_rules};
pub use weight::Weights;

use crate::domain::{AccountId, EntityKind, EntityRef, ThemeId, words::text_enum};

#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub name: String,
    /// Says what belongs to it, so that two people would tag alike.
    pub criterion: String,
    /// The words that suggest it, one rule a line.
    pub rules: String,
    pub position: u32,
}

text_enum! {
    /// Dismissed: a rule suggests the theme and a person said no.
    pub enum TagState { Set = "set", Dismissed = "dismissed" }
}

text_enum! {
    /// What a theme can be put to.
    pub enum TaggedKind { Survey = "survey", Touch = "touch", Ticket = "ticket", Voice = "voice" }
}

/// A theme put to a row, or refused for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub theme: ThemeId,
    pub account: AccountId,
    pub kind: TaggedKind,
    pub row: i64,
    pub state: TagState,
}

/// That a rule of a theme fits a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub theme: ThemeId,
    /// The line of the rule, counted from 1.
    pub line: usize,
    /// The words of the rule that stand in the text, as the rule writes them.
    pub words: Vec<String>,
}

/// Lists the themes that a text suggests, in their order, each with its first rule that fits; those that are settled for the text
/// (put to it or refused) are left out.
pub fn suggest(themes: &[(ThemeId, Vec<Rule>)], text: &Prepared, is_settled: impl Fn(ThemeId) -> bool) -> Vec<Suggestion> {
    let open = themes.iter().filter(|(theme, _)| !is_settled(*theme));
    let first = |(theme, rules): &(ThemeId, Vec<Rule>)| {
        rules.iter().find_map(|rule| rule.fits(text).map(|words| Suggestion { theme: *theme, line: rule.line, words }))
    };
    open.filter_map(first).collect()
}

impl TaggedKind {
    /// Returns the kind of row that an entity is; `None` of one that no theme can be put to.
    pub fn of(kind: EntityKind) -> Option<TaggedKind> {
        TaggedKind::ALL.iter().copied().find(|tagged| tagged.entity() == kind)
    }

    /// Returns the kind of the row.
    pub fn entity(self) -> EntityKind {
        match self {
            TaggedKind::Survey => EntityKind::Response,
            TaggedKind::Touch => EntityKind::Touch,
            TaggedKind::Ticket => EntityKind::Ticket,
            TaggedKind::Voice => EntityKind::Voice,
        }
    }
}

impl Tag {
    pub fn target(&self) -> EntityRef {
        EntityRef { kind: self.kind.entity(), id: self.row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_suggested_once_by_its_first_rule_unless_it_is_settled() {
        let rules = |text: &str| parse_rules(text).expect("are rules");
        let themes = [(ThemeId(1), rules("slow\nslower, lag")), (ThemeId(2), rules("\n# what it costs\nprice expensive"))];
        let text = Prepared::of("It is slower now, and too EXPENSIVE.");
        let found = suggest(&themes, &text, |_| false);
        let told: Vec<(i64, usize, &[String])> = found.iter().map(|one| (one.theme.0, one.line, one.words.as_slice())).collect();
        assert_eq!(told, [(1, 1, &["slow".to_owned()][..]), (2, 3, &["expensive".to_owned()][..])]);
        let left: Vec<ThemeId> = suggest(&themes, &text, |theme| theme == ThemeId(1)).iter().map(|one| one.theme).collect();
        assert_eq!(left, [ThemeId(2)]);
    }

    #[test]
    fn every_kind_of_row_that_takes_a_theme_is_found_by_its_entity() {
        for kind in TaggedKind::ALL {
            assert_eq!(TaggedKind::of(kind.entity()), Some(*kind));
        }
        assert_eq!(TaggedKind::of(EntityKind::Account), None);
    }
}
