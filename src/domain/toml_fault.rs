//! Why a TOML file that a person wrote cannot be taken: where, and what kind of slip it is. The words for people are in the
//! locale files, under `toml-…`; those of the TOML reader are English and stay in logs.

use std::fmt;

/// A slip in a TOML file. Line and column count from 1, the column in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlFault {
    pub line: usize,
    pub column: usize,
    /// The name before the `=` of the line, or empty.
    pub key: String,
    /// The line itself.
    pub source: String,
    pub why: TomlSlip,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TomlSlip {
    /// No TOML at all.
    Syntax,
    UnknownKey {
        key: String,
        known: Vec<String>,
    },
    UnknownWord {
        word: String,
        known: Vec<String>,
    },
    Missing(String),
    Twice,
    /// A value of another kind than the one that is needed; the value is empty for a table or a list.
    Wrong {
        value: String,
        needed: TomlKind,
    },
}

/// What is needed where a value of another kind stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TomlKind {
    Number,
    Text,
    YesNo,
    List,
    Table,
    /// A day or a span of days; see `DAY_OR_SPAN`.
    Days,
    /// The code of a currency; see `CURRENCY`.
    Currency,
    /// A colour; see `COLOUR`.
    Colour,
    Other,
}

/// What a reader of days says it expected, for `TomlFault` to recognise.
pub const DAY_OR_SPAN: &str = "a day or a span of days";
/// The same of colours.
pub const COLOUR: &str = "a colour";
/// The same of currencies.
pub const CURRENCY: &str = "the code of a currency";

impl TomlFault {
    /// Reads an error of the TOML reader about a text.
    pub fn new(text: &str, error: &toml::de::Error) -> TomlFault {
        let start = error.span().map_or(0, |span| span.start);
        let before = text.get(..start).unwrap_or(text);
        let (line, head) = (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default());
        // What is missing at the end of a file is missing after its last words.
        let source = text.lines().take(line).filter(|line| !line.trim().is_empty()).last().unwrap_or_default().trim().to_owned();
        let key = source.split_once('=').map_or("", |(key, _)| key).trim().to_owned();
        TomlFault { line, column: head.chars().count() + 1, key, source, why: slip(error.message()) }
    }
}

/// For logs and tests.
impl fmt::Display for TomlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {:?} in {:?}", self.line, self.column, self.why, self.source)
    }
}

impl std::error::Error for TomlFault {}

fn slip(message: &str) -> TomlSlip {
    let message = message.trim();
    let quoted: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let first = || quoted.first().cloned().unwrap_or_default();
    let rest = || quoted.iter().skip(1).cloned().collect();
    if message.starts_with("unknown field") {
        return TomlSlip::UnknownKey { key: first(), known: rest() };
    }
    if message.starts_with("unknown variant") {
        return TomlSlip::UnknownWord { word: first(), known: rest() };
    }
    if message.starts_with("missing field") {
        return TomlSlip::Missing(first());
    }
    if message.starts_with("duplicate key") {
        return TomlSlip::Twice;
    }
    let is_wrong = ["invalid type: ", "invalid value: "].iter().find_map(|start| message.strip_prefix(start));
    match is_wrong.and_then(|wrong| wrong.split_once(", expected ")) {
        Some((found, expected)) => TomlSlip::Wrong { value: value(found), needed: kind(expected) },
        None => TomlSlip::Syntax,
    }
}

/// Takes the value out of `string "x"`, `integer `0``, `map`.
fn value(found: &str) -> String {
    let between = |mark: char| Some(found.split_once(mark)?.1.rsplit_once(mark)?.0.to_owned());
    between('"').or_else(|| between('`')).unwrap_or_default()
}

fn kind(expected: &str) -> TomlKind {
    let expected = expected.trim();
    match expected {
        "a boolean" => TomlKind::YesNo,
        "a sequence" => TomlKind::List,
        "a string" | "path string" => TomlKind::Text,
        DAY_OR_SPAN => TomlKind::Days,
        CURRENCY => TomlKind::Currency,
        COLOUR => TomlKind::Colour,
        _ if expected.starts_with("a map") || expected.starts_with("struct ") => TomlKind::Table,
        _ if ["u8", "u16", "u32", "u64", "i64", "f64", "usize", "a number"].contains(&expected) => TomlKind::Number,
        _ => TomlKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Sample {
        days: u32,
        names: Vec<String>,
        model: Option<crate::domain::TouchModel>,
        own: Option<std::collections::BTreeMap<String, u32>>,
        on: Option<bool>,
    }

    fn fault(text: &str) -> TomlFault {
        TomlFault::new(text, &toml::from_str::<Sample>(text).expect_err(text))
    }

    #[test]
    fn every_kind_of_slip_is_told_apart_with_its_place() {
        let wrong = |value: &str, needed| TomlSlip::Wrong { value: value.into(), needed };
        for (text, line, why) in [
            ("days = 1\nnames = [\n", 2, TomlSlip::Syntax),
            ("days = 1\nnames = []\ndasy = 2", 3, TomlSlip::UnknownKey { key: "dasy".into(), known: list("days names model own on") }),
            ("days = 1\nnames = []\nmodel = \"giant\"", 3, TomlSlip::UnknownWord { word: "giant".into(), known: list("high low tech") }),
            ("names = []", 1, TomlSlip::Missing("days".into())),
            ("days = 1\ndays = 2", 2, TomlSlip::Twice),
            ("days = \"often\"", 1, wrong("often", TomlKind::Number)),
            ("days = -3", 1, wrong("-3", TomlKind::Number)),
            ("days = 1\nnames = \"x\"", 2, wrong("x", TomlKind::List)),
            ("days = 1\nnames = [3]", 2, wrong("3", TomlKind::Text)),
            ("days = 1\nnames = []\nown = 3", 3, wrong("3", TomlKind::Table)),
            ("days = 1\nnames = []\non = \"x\"", 3, wrong("x", TomlKind::YesNo)),
            ("days = { high = 3 }", 1, wrong("", TomlKind::Number)),
        ] {
            let found = fault(text);
            assert_eq!((found.line, found.why), (line, why), "{text}");
        }
        let found = fault("# ok\n  names = \"表\", days = 1");
        assert_eq!((found.line, found.source.as_str()), (2, "names = \"表\", days = 1"));
    }

    fn list(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }
}
