//! Plain decimal numbers as people type them.

use crate::domain::Invalid;
use unicode_normalization::UnicodeNormalization;

/// Reads a number: full-width digits, grouped thousands, a leading sign and a trailing percent sign are taken; `1.5`, `1,200`, `４０％`.
///
/// # Errors
/// `NotANumber` for anything else, and for what is not finite.
pub fn parse(text: &str) -> Result<f64, Invalid> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace() && *c != ',').map(|c| if c == '−' { '-' } else { c }).collect();
    let plain = plain.strip_suffix('%').unwrap_or(&plain);
    let is_plain = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit() || "+-.".contains(c));
    let number = is_plain.then(|| plain.parse::<f64>().ok()).flatten().filter(|number| number.is_finite());
    number.ok_or_else(|| Invalid::NotANumber(text.to_owned()))
}

/// Writes a number as a field shows it to be typed over: no grouping, no needless zeros.
pub fn typed(number: f64) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_typed_and_nonsense_is_refused() {
        for (text, expected) in [("1.5", 1.5), ("1,200", 1200.0), ("４０％", 40.0), ("−3", -3.0), (" 7 ", 7.0), ("+2", 2.0)] {
            assert_eq!(parse(text), Ok(expected), "{text}");
            assert_eq!(parse(&typed(expected)), Ok(expected), "{text}");
        }
        for text in ["", "-", "1e5", "inf", "NaN", "1.2.3", "12 apples", "%"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
