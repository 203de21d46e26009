//! Labels of the change log: "Logged a call with Acme".

use crate::i18n::{Value, Words};
use serde_json::Value as Json;

/// Arguments that are spellings of the domain, and the family of their words.
const SPELLINGS: &[(&str, &str)] = &[
    ("touch", "kind"),
    ("survey", "survey-kind"),
    ("kind", "entity"),
    ("import", "import-kind"),
    ("goal_outcome", "goal-outcome"),
    ("rule", "reason"),
    ("figure", "figure"),
    ("choice", "choice"),
    ("forecast", "forecast"),
    ("outcome", "outcome"),
    ("expansion_stage", "expansion-stage"),
    ("feedback", "feedback-kind"),
    ("status", "feedback-status"),
    ("verdict", "verdict"),
];

/// Words a write by its kind and what it names; texts of the book are made safe for one line.
pub fn op_label(words: &Words, kind: &str, args: &Json) -> String {
    let mut values = Vec::new();
    for (name, value) in args.as_object().into_iter().flatten() {
        values.push((name.as_str(), worded(words, name, value)));
    }
    words.with(&format!("op-{kind}"), &values)
}

fn worded(words: &Words, name: &str, value: &Json) -> Value<'static> {
    let family = SPELLINGS.iter().find(|(argument, _)| *argument == name).map(|(_, family)| family);
    match (value, family) {
        (Json::String(spelling), Some(family)) => Value::from(words.get(&format!("{family}-{}", spelling.replace('_', "-")))),
        (Json::String(text), None) => Value::from(crate::text::sanitise(text).into_owned()),
        (Json::Number(number), _) => Value::from(number.as_f64().unwrap_or_default()),
        _ => Value::from(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use serde_json::json;

    #[test]
    fn a_label_reads_as_a_sentence_in_both_languages() {
        let args = json!({ "account": "Acme", "touch": "call" });
        assert_eq!(op_label(&Words::new(Lang::En), "log", &args), "Logged a call with Acme");
        assert_eq!(op_label(&Words::new(Lang::Ja), "log", &args), "Acmeとの通話を記録");
    }
}
