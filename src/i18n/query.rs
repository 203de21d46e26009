//! What is wrong with a filter, and how filters are written, in the user's language.

use crate::domain::Lang;
use crate::domain::query::{Field, Nature, QueryError, QueryErrorKind};
use crate::i18n::Words;
use crate::say;
use crate::text::{Cells, display};

/// Says what is wrong with a filter and what could stand there.
pub fn query_error(words: &Words, kind: &QueryErrorKind) -> String {
    match kind {
        QueryErrorKind::UnknownField { name, nearest } => {
            with_nearest(words, say!(words, "query-unknown-field", name = name.clone()), nearest)
        }
        QueryErrorKind::MissingName => say!(words, "query-missing-name"),
        QueryErrorKind::MissingValue { field } => say!(words, "query-missing-value", field = field_name(words, *field)),
        QueryErrorKind::WrongValue { field, value, nature, words: known } => wrong_value(words, *field, value, *nature, known),
        QueryErrorKind::WrongUnit { field, unit, nature } => {
            say!(words, unit_id(*nature), unit = unit.clone(), field = field_name(words, *field))
        }
        QueryErrorKind::WrongRelation { field } => say!(words, "query-wrong-relation", field = field_name(words, *field)),
        QueryErrorKind::UnknownCurrency(code) => say!(words, "query-unknown-currency", code = code.to_uppercase()),
        QueryErrorKind::UnclosedQuote => say!(words, "query-unclosed-quote"),
        QueryErrorKind::UnclosedParenthesis => say!(words, "query-unclosed-parenthesis"),
        QueryErrorKind::UnopenedParenthesis => say!(words, "query-unopened-parenthesis"),
        QueryErrorKind::EmptyParentheses => say!(words, "query-empty-parentheses"),
        QueryErrorKind::MissingOperand { word } => say!(words, "query-missing-operand", word = word.clone()),
        QueryErrorKind::MissingField => say!(words, "query-missing-field"),
        QueryErrorKind::TooLong { limit } => say!(words, "query-too-long", limit = *limit),
        QueryErrorKind::TooDeep { limit } => say!(words, "query-too-deep", limit = *limit),
        QueryErrorKind::UnknownView { name, nearest } => {
            with_nearest(words, say!(words, "query-unknown-view", name = name.clone()), nearest)
        }
        QueryErrorKind::ViewCycle { path } => say!(words, "query-view-cycle", path = path.join(" → ")),
    }
}

/// Says it on three lines: what is wrong, the filter, and a mark under the characters.
pub fn query_error_marked(words: &Words, error: &QueryError, text: &str) -> String {
    marked(&query_error(words, &error.kind), &error.span, text)
}

/// Puts a mark under some characters of a text, below what is said of them.
pub(super) fn marked(said: &str, span: &std::ops::Range<usize>, text: &str) -> String {
    let cells = Cells::default();
    let part = |range: std::ops::Range<usize>| -> usize {
        let part: String = text.chars().skip(range.start).take(range.len()).collect();
        cells.width(&display(&part))
    };
    let before = " ".repeat(part(0..span.start));
    let mark = "^".repeat(part(span.clone()).max(1));
    format!("{said}\n  {}\n  {before}{mark}", display(text))
}

/// Returns what a field is called.
pub fn field_name(words: &Words, field: Field) -> &'static str {
    if words.lang() == Lang::Ja { field.spec().ja() } else { field.as_str() }
}

pub(super) fn with_nearest(words: &Words, said: String, nearest: &[String]) -> String {
    if nearest.is_empty() {
        return said;
    }
    format!("{said} {}", say!(words, "query-nearest", names = nearest.join(", ")))
}

fn wrong_value(words: &Words, field: Field, value: &str, nature: Nature, known: &[&str]) -> String {
    let name = field_name(words, field);
    let id = match nature {
        Nature::Percent => "query-wrong-percent",
        Nature::Money => "query-wrong-money",
        Nature::Coming | Nature::Past | Nature::Recency => "query-wrong-day",
        _ if known.is_empty() => "query-wrong-number",
        _ => {
            let spec = field.spec();
            let is_own = spec.words().eq(known.iter().copied());
            let known = if is_own && words.lang() == Lang::Ja { spec.ja_words().collect() } else { known.to_vec() };
            return say!(words, "query-wrong-word", field = name, value = value.to_owned(), words = known.join(", "));
        }
    };
    say!(words, id, field = name, value = value.to_owned())
}

fn unit_id(nature: Nature) -> &'static str {
    match nature {
        Nature::Percent => "query-unit-percent",
        Nature::Money => "query-unit-money",
        Nature::Coming | Nature::Past | Nature::Recency => "query-unit-day",
        _ => "query-unit-number",
    }
}

/// Explains the language with its fields; one text for the screen and for the command line.
pub fn query_help(words: &Words) -> String {
    let lines = |id: &str| words.get(id).lines().map(|line| format!("  {}", line.trim_end())).collect::<Vec<_>>().join("\n");
    let fields: Vec<String> = Field::ALL.iter().map(|field| field_line(words, *field)).collect();
    [
        words.get("query-help-intro"),
        lines("query-help-values"),
        words.get("query-help-unknown"),
        format!("{}\n{}", words.get("query-help-examples"), lines("query-help-example-list")),
        format!("{}\n{}", words.get("query-help-fields"), fields.join("\n")),
    ]
    .join("\n\n")
}

/// Writes a field with its name in the other language and the words it takes.
fn field_line(words: &Words, field: Field) -> String {
    let spec = field.spec();
    let is_ja = words.lang() == Lang::Ja;
    let (own, other) = if is_ja { (spec.ja(), field.as_str()) } else { (field.as_str(), spec.ja()) };
    let part = if field == Field::Custom { ".…" } else { "" };
    let known: Vec<&str> = if is_ja { spec.ja_words().collect() } else { spec.words().collect() };
    let cells = Cells::default();
    let padded = |text: String, width: usize| {
        let used = cells.width(&text);
        format!("{text}{}", " ".repeat(width.saturating_sub(used).max(1)))
    };
    format!("  {}{}{}", padded(format!("{own}{part}"), 16), padded(other.to_owned(), 16), known.join(" ")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::parse;

    #[test]
    fn an_error_is_said_with_a_mark_under_the_characters() {
        for (lang, text, lines) in [
            (Lang::En, "seg:smb scroe<40", &["There is no field \"scroe\". Did you mean score?", "  seg:smb scroe<40", "          ^^^^^"]),
            (
                Lang::Ja,
                "セグメント:smb スコヤ<40",
                &["「スコヤ」という項目はありません。 スコア のことですか。", "  セグメント:smb スコヤ<40", "                 ^^^^^^"],
            ),
            (Lang::En, "renews<60x", &["\"x\" is no unit of time; use d, w, m or y.", "  renews<60x", "           ^"]),
            (Lang::En, "score<", &["A value for \"score\" is missing.", "  score<", "        ^"]),
        ] {
            let words = Words::new(lang);
            let error = parse(text).expect_err(text);
            assert_eq!(query_error_marked(&words, &error, text).lines().collect::<Vec<_>>(), lines);
        }
    }

    #[test]
    fn every_field_stands_in_the_help() {
        for lang in Lang::ALL {
            let help = query_help(&Words::new(*lang));
            for field in Field::ALL {
                assert!(help.contains(field.as_str()) && help.contains(field.spec().ja()), "{field}");
            }
            assert!(!help.contains("[query-"), "{help}");
        }
    }
}
