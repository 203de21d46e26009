//! The templates that come with the program, for each touch model and in both languages, and how one's own stand among them.

use super::outline::Outline;
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::{Lang, TouchModel};
use serde::Deserialize;

/// The files, in the order in which they are offered.
const FILES: &[(Lang, &str)] = &[
    (Lang::En, include_str!("../../../assets/templates/onboarding/en/high.toml")),
    (Lang::En, include_str!("../../../assets/templates/onboarding/en/low.toml")),
    (Lang::En, include_str!("../../../assets/templates/onboarding/en/tech.toml")),
    (Lang::Ja, include_str!("../../../assets/templates/onboarding/ja/high.toml")),
    (Lang::Ja, include_str!("../../../assets/templates/onboarding/ja/low.toml")),
    (Lang::Ja, include_str!("../../../assets/templates/onboarding/ja/tech.toml")),
];

/// A template one can start a plan from.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanTemplate {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub outline: Outline,
    pub is_own: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    name: String,
    description: String,
    touch_model: TouchModel,
    body: String,
}

/// Returns the built-in templates of a language.
pub fn built_in(lang: Lang) -> Vec<PlanTemplate> {
    let of_lang = FILES.iter().filter(|(own, _)| *own == lang);
    of_lang.map(|(_, text)| read(text).expect("the built-in templates are read by a test")).collect()
}

fn read(text: &str) -> Option<PlanTemplate> {
    let written: Written = toml::from_str(text).ok()?;
    Some(PlanTemplate {
        key: written.key,
        name: written.name,
        description: Some(written.description),
        touch_model: Some(written.touch_model),
        outline: written.body.parse().ok()?,
        is_own: false,
    })
}

/// Returns all templates: the built-in ones, one's own of the same key in their place, then one's own by name. One that cannot
/// be read any more is left out.
pub fn templates<'a>(lang: Lang, own: impl IntoIterator<Item = &'a Template>) -> Vec<PlanTemplate> {
    let mut all = built_in(lang);
    let mut added: Vec<PlanTemplate> = Vec::new();
    for template in own.into_iter().filter(|template| template.kind == TemplateKind::Onboarding) {
        let Ok(outline) = template.body.parse() else { continue };
        let made = PlanTemplate {
            key: template.key.clone(),
            name: template.name.clone(),
            description: template.description.clone(),
            touch_model: template.touch_model,
            outline,
            is_own: true,
        };
        match all.iter_mut().chain(added.iter_mut()).find(|known| known.key == made.key) {
            Some(known) => *known = made,
            None => added.push(made),
        }
    }
    added.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.key.cmp(&other.key)));
    all.extend(added);
    all
}

/// Finds a template by its key or its name.
pub fn find<'a>(templates: &'a [PlanTemplate], named: &str) -> Option<&'a PlanTemplate> {
    let by_key = templates.iter().find(|template| template.key == named);
    by_key.or_else(|| templates.iter().find(|template| template.name.to_lowercase() == named.trim().to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::onboarding::OutlineError;

    #[test]
    fn every_built_in_template_reads_and_has_first_value() {
        for (lang, text) in FILES {
            let written: Written = toml::from_str(text).expect("TOML");
            let outline: Result<Outline, OutlineError> = written.body.parse();
            let outline = outline.unwrap_or_else(|error| panic!("{lang}/{}: {error}", written.key));
            assert_eq!(outline.steps().filter(|(_, step)| step.is_first_value).count(), 1, "{lang}/{}", written.key);
            assert!(outline.len() >= 8 && outline.phases.len() >= 3, "{lang}/{}", written.key);
            assert_eq!(outline.written(*lang).parse(), Ok(outline), "{lang}/{}", written.key);
        }
        let keys = |lang| built_in(lang).into_iter().map(|template| (template.key, template.touch_model)).collect::<Vec<_>>();
        assert_eq!(keys(Lang::En), keys(Lang::Ja));
    }

    #[test]
    fn ones_own_takes_the_place_of_the_built_in_one_of_its_key() {
        let own = |key: &str, name: &str, body: &str| Template {
            kind: TemplateKind::Onboarding,
            key: key.into(),
            name: name.into(),
            description: None,
            touch_model: None,
            anchor: None,
            reason: None,
            body: body.into(),
        };
        let rows = [own("low", "Mine", "A\n us: one"), own("b", "B", "A\n us: one"), own("a", "A", "A\n us: one"), own("c", "C", "broken")];
        let all = templates(Lang::En, &rows);
        let found: Vec<(&str, bool)> = all.iter().map(|template| (template.key.as_str(), template.is_own)).collect();
        assert_eq!(found, [("high", false), ("low", true), ("tech", false), ("a", true), ("b", true)]);
        assert_eq!(find(&all, "mine").map(|template| template.key.as_str()), Some("low"));
    }
}
