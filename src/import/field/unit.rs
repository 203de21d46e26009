//! Units in headings: `ARR (USD)`, `arr_usd`, `月額（円）`, `契約金額（千円）`.

use crate::domain::Currency;
use unicode_normalization::UnicodeNormalization;

/// What a heading says about the amounts below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub currency: Option<Currency>,
    pub factor: f64,
}

/// Splits a heading of amounts into what it names and the unit at its end; `None` when it ends in no unit.
pub fn split(heading: &str) -> Option<(String, Unit)> {
    let plain: String = heading.nfkc().collect();
    let plain = plain.trim();
    let (name, unit) = match plain.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '['])) {
        Some((name, unit)) => (name, read(unit)?),
        None => {
            let (name, code) = plain.rsplit_once([' ', '_', '-'])?;
            (name, Unit { currency: Some(code.parse().ok()?), factor: 1.0 })
        }
    };
    Some((name.trim().to_owned(), unit))
}

/// Reads a currency with or without a multiple. Taxes and periods are no units, but no names either.
fn read(text: &str) -> Option<Unit> {
    const MULTIPLES: &[(&str, f64)] = &[("百万", 1e6), ("千", 1e3), ("万", 1e4), ("億", 1e8), ("k", 1e3), ("m", 1e6)];
    let text = text.trim().trim_start_matches("単位").trim_start_matches([':', ' ']).to_lowercase();
    if ["税抜", "税込", "税別", "年", "月", "annual", "monthly", "yearly"].contains(&text.as_str()) {
        return Some(Unit { currency: None, factor: 1.0 });
    }
    if let Ok(currency) = text.parse() {
        return Some(Unit { currency: Some(currency), factor: 1.0 });
    }
    let (multiple, factor) = MULTIPLES.iter().find(|(multiple, _)| text.starts_with(multiple) || text.ends_with(multiple))?;
    let rest = text.strip_prefix(multiple).or_else(|| text.strip_suffix(multiple))?.trim();
    let currency = if rest.is_empty() { None } else { Some(rest.parse().ok()?) };
    Some(Unit { currency, factor: *factor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_currency_and_multiple() {
        let unit = |currency, factor| Unit { currency, factor };
        for (heading, name, expected) in [
            ("ARR (USD)", "ARR", unit(Some(Currency::USD), 1.0)),
            ("arr_usd", "arr", unit(Some(Currency::USD), 1.0)),
            ("月額（円）", "月額", unit(Some(Currency::JPY), 1.0)),
            ("年額（千円）", "年額", unit(Some(Currency::JPY), 1e3)),
            ("年額［単位：百万円］", "年額", unit(Some(Currency::JPY), 1e6)),
            ("ARR (k$)", "ARR", unit(Some(Currency::USD), 1e3)),
            ("月額（税抜）", "月額", unit(None, 1.0)),
        ] {
            assert_eq!(split(heading), Some((name.to_owned(), expected)), "{heading}");
        }
        for heading in ["ARR", "ARR (draft)", "契約金額（年度末）", "arr_amount"] {
            assert_eq!(split(heading), None, "{heading}");
        }
    }
}
