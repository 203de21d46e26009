//! What is wrong with a file of the person's own: settings, rules, the health model, a playbook. One line, so that a notice on
//! the screen can hold it: the place as `line`, then the slip and what would be right.

use crate::domain::health::ModelError;
use crate::domain::setting::Takes as SettingTakes;
use crate::domain::triage::{MOST_DAYS, RulesError, Takes};
use crate::domain::{Setting, SettingValue, TomlFault, TomlKind, TomlSlip};
use crate::i18n::Words;
use crate::say;

/// How much of a line is repeated to the person.
const SHOWN_CHARACTERS: usize = 60;

/// Words a slip, without its place.
pub fn toml_fault(words: &Words, fault: &TomlFault) -> String {
    match &fault.why {
        TomlSlip::Syntax => say!(words, "toml-syntax", source = shown(&fault.source)),
        TomlSlip::UnknownKey { key, known } => say!(words, "toml-unknown-key", key = shown(key), known = words.list(known)),
        TomlSlip::UnknownWord { word, known } => {
            say!(words, "toml-unknown-word", key = fault.key.clone(), word = shown(word), known = words.list(known))
        }
        TomlSlip::Missing(key) => say!(words, "toml-missing", key = shown(key)),
        TomlSlip::Twice => say!(words, "toml-twice", key = shown(if fault.key.is_empty() { &fault.source } else { &fault.key })),
        TomlSlip::Wrong { value, needed } => {
            let needed = words.get(needed_id(*needed));
            match (value.is_empty(), fault.key.is_empty()) {
                (true, _) => say!(words, "toml-wrong-here", value = shown(&fault.source), needed = needed),
                (false, true) => say!(words, "toml-wrong-here", value = shown(value), needed = needed),
                (false, false) => say!(words, "toml-wrong", key = shown(&fault.key), value = shown(value), needed = needed),
            }
        }
    }
}

/// Words why rules cannot be used, without the line.
pub fn rules_error(words: &Words, error: &RulesError) -> String {
    match error {
        RulesError::Syntax(fault) => toml_fault(words, fault),
        RulesError::UnknownRule { rule, .. } => say!(words, "rules-unknown", rule = shown(rule)),
        RulesError::UnknownKey { rule, key, known, .. } => {
            let known: Vec<String> = known.split(", ").map(str::to_owned).collect();
            say!(words, "rules-unknown-key", rule = rule.as_str(), key = shown(key), known = words.list(&known))
        }
        RulesError::OutOfRange { rule, key, value, takes, .. } => {
            let takes = match takes {
                Takes::YesNo => say!(words, "rules-takes-yes-no"),
                Takes::Weight => say!(words, "rules-takes-weight"),
                Takes::Whole => say!(words, "rules-takes-whole", most = MOST_DAYS),
                Takes::Steps => say!(words, "rules-takes-steps", most = MOST_DAYS),
            };
            say!(words, "rules-out-of-range", key = format!("{rule}.{key}"), value = shown(value), takes = takes)
        }
    }
}

/// Words why a health model cannot be used; a place stands before it only where it is known.
pub fn model_error(words: &Words, error: &ModelError) -> String {
    match error {
        ModelError::Syntax(fault) => toml_fault(words, fault),
        ModelError::NotPositive { key, value } => say!(words, "model-not-positive", key = key.clone(), value = value.to_string()),
        ModelError::OutOfRange { key, value, min, max } => {
            let (value, min, max) = (value.to_string(), min.to_string(), max.to_string());
            say!(words, "model-out-of-range", key = key.clone(), value = value, min = min, max = max)
        }
        ModelError::NoLine { key } => say!(words, "model-no-line", key = key.clone()),
        ModelError::OutOfOrder { key } => say!(words, "model-out-of-order", key = key.clone()),
        ModelError::EmptyGroup { key } => say!(words, "model-empty-group", key = key.clone()),
        ModelError::NoGroup { key } => say!(words, "model-no-group", key = key.clone()),
    }
}

/// Says what a setting does, in a line or two.
pub fn about(words: &Words, setting: Setting) -> String {
    words.get(&format!("setting-about-{}", spelled(setting.as_str())))
}

/// Says what can be typed for a setting.
pub fn takes(words: &Words, setting: Setting) -> String {
    match setting.takes() {
        SettingTakes::Days => say!(words, "setting-takes-days"),
        SettingTakes::Country => say!(words, "setting-takes-country"),
        SettingTakes::Currency => say!(words, "setting-takes-currency"),
        SettingTakes::Weekdays => say!(words, "setting-takes-weekdays"),
        SettingTakes::Spans => say!(words, "setting-takes-spans"),
        SettingTakes::Lines => say!(words, "setting-takes-lines"),
        SettingTakes::Word(_) | SettingTakes::Theme | SettingTakes::YesNo | SettingTakes::Text => say!(words, "setting-takes-text"),
    }
}

/// Returns the word for one of the words a setting takes.
pub fn value_word(words: &Words, setting: Setting, word: &str) -> String {
    match (setting, word) {
        (Setting::Lang, "en") => "English".to_owned(),
        (Setting::Lang, "ja") => "日本語".to_owned(),
        (Setting::Lang, _) => say!(words, "setting-lang-auto"),
        (Setting::MailCharset, word) => word.to_uppercase(),
        (_, word) => words.get(&format!("setting-value-{word}")),
    }
}

/// Says what one of the words a setting takes is for, where its name does not say it.
pub fn value_about(words: &Words, setting: Setting, word: &str) -> String {
    match setting {
        Setting::Keys => words.get(&format!("setting-keys-{word}")),
        _ => String::new(),
    }
}

/// Puts a text of several lines on one.
pub fn on_one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// Puts the value of a setting, as it is typed, into words; what cannot be read stays as it is, and nothing stays empty.
pub fn worded_value(words: &Words, setting: Setting, typed: &str) -> String {
    match (setting.takes(), setting.read(typed)) {
        (SettingTakes::Country, Ok(Some(SettingValue::Text(code)))) if code.is_empty() => say!(words, "setting-no-country"),
        (SettingTakes::Word(_) | SettingTakes::YesNo, Ok(_)) => value_word(words, setting, typed),
        (SettingTakes::Days, Ok(Some(SettingValue::Number(n)))) => say!(words, "setting-days", n = n),
        (SettingTakes::Weekdays, Ok(Some(SettingValue::List(days)))) => {
            words.list(&days.iter().map(|day| value_word(words, setting, day)).collect::<Vec<_>>())
        }
        (SettingTakes::Lines, _) => on_one_line(typed),
        (_, Ok(Some(SettingValue::Text(text)))) => text,
        (_, Ok(Some(SettingValue::List(items)))) => items.join(", "),
        _ => typed.to_owned(),
    }
}

/// Says what a theme is for.
pub fn theme_about(words: &Words, is_own: bool, name: &str) -> String {
    if is_own { say!(words, "theme-own", name = name.to_owned()) } else { words.get(&format!("setting-theme-{name}")) }
}

fn spelled(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

fn needed_id(kind: TomlKind) -> &'static str {
    match kind {
        TomlKind::Number => "toml-needed-number",
        TomlKind::Text => "toml-needed-text",
        TomlKind::YesNo => "toml-needed-yes-no",
        TomlKind::List => "toml-needed-list",
        TomlKind::Table => "toml-needed-table",
        TomlKind::Days => "toml-needed-days",
        TomlKind::Currency => "toml-needed-currency",
        TomlKind::Colour => "toml-needed-colour",
        TomlKind::Other => "toml-needed-other",
    }
}

/// Returns the start of what stands in the file, without control characters.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().filter(|c| !c.is_control()).take(SHOWN_CHARACTERS).collect();
    if text.chars().count() > SHOWN_CHARACTERS {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::domain::health::Model;
    use crate::domain::triage::Rules;

    /// Letters of Japanese sentences; what the file itself says stays as it is.
    fn is_japanese(text: &str) -> bool {
        text.chars().any(|c| ('\u{3041}'..='\u{30ff}').contains(&c)) && text.ends_with('。')
    }

    #[test]
    fn a_slip_in_the_rules_is_told_wholly_in_the_language() {
        let (english, japanese) = (Words::new(Lang::En), Words::new(Lang::Ja));
        for (text, en, ja) in [
            ("[silnt]", "There is no rule silnt.", "「silnt」というルールはありません。"),
            (
                "[silent]\nfoo = 1",
                "silent has no foo; it has muted, rest_days, urgent_at and weight.",
                "silent に「foo」はありません。使えるのは muted、rest_days、urgent_at、weight です。",
            ),
            ("[silent]\nweight = \"x\"", "silent.weight is \"x\"; give a number", "silent.weight の「\"x\"」は使えません。"),
            ("[silent", "“[silent” is not TOML", "「[silent」は TOML として読めません"),
            ("[silent]\nmuted = 1", "silent.muted is 1; give true or false.", "true か false"),
            ("[renewal_near]\nsteps = []", "give a list of days", "日数の一覧"),
        ] {
            let error = Rules::from_toml(text).expect_err(text);
            let (said, told) = (rules_error(&english, &error), rules_error(&japanese, &error));
            assert!(said.contains(en) && said.ends_with('.'), "{said}");
            assert!(told.contains(ja) && is_japanese(&told) && !told.contains('\n'), "{told}");
        }
    }

    #[test]
    fn every_slip_of_a_model_has_words_in_both_languages() {
        let built_in = Model::built_in_toml();
        for (old, new) in [
            ("\n[cadence]", "\n[cadence"),
            ("\n[cadence]", "\n[cadense]"),
            ("high = 14", "high = 0"),
            ("high = 14", "high = \"often\""),
            ("high = 14", "high = { low = 3 }"),
        ] {
            let text = built_in.replacen(old, new, 1);
            let error = Model::from_toml(&text).expect_err(new);
            assert!(is_japanese(&model_error(&Words::new(Lang::Ja), &error)), "{error}");
            assert!(model_error(&Words::new(Lang::En), &error).ends_with('.'), "{error}");
        }
        let none = ["NoLine", "OutOfOrder", "EmptyGroup", "NoGroup"];
        for (name, error) in none.iter().zip([
            ModelError::NoLine { key: "a".into() },
            ModelError::OutOfOrder { key: "a".into() },
            ModelError::EmptyGroup { key: "a".into() },
            ModelError::NoGroup { key: "a".into() },
        ]) {
            assert!(is_japanese(&model_error(&Words::new(Lang::Ja), &error)), "{name}");
        }
    }
}
