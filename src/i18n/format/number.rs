//! Whole numbers, percents, changes, durations and lists.

use super::{Format, NOTHING};
use crate::domain::Lang;

/// The minus sign (U+2212): as wide as a digit and a plus, unlike the hyphen.
pub(super) const MINUS: &str = "−";

impl Format {
    /// `25,000`, `−18`.
    pub fn whole(&self, number: i64) -> String {
        grouped(number)
    }

    /// How many there are: `25,000`.
    pub fn count(&self, n: usize) -> String {
        grouped(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A number with at most two decimals, without needless zeros: `1,200`, `0.25`, `−3.5`; what is not finite is `–`.
    pub fn decimal(&self, number: f64) -> String {
        if !number.is_finite() {
            return NOTHING.to_owned();
        }
        let cents = (number * 100.0).round();
        // The cast saturates; a figure of that size has no decimals to show.
        let (whole, rest) = ((cents / 100.0).trunc() as i64, (cents.abs() % 100.0) as i64);
        let sign = if cents < 0.0 && whole == 0 { MINUS } else { "" };
        let decimals = format!(".{rest:02}");
        format!("{sign}{}{}", grouped(whole), if rest == 0 { "" } else { decimals.trim_end_matches('0') })
    }

    /// A change always has its sign: `+4`, `−18`, `±0`.
    pub fn change(&self, change: i64) -> String {
        match change {
            0 => "±0".to_owned(),
            1.. => format!("+{}", grouped(change)),
            _ => grouped(change),
        }
    }

    /// A fraction as whole percents, rounded half away from zero: 0.654 is `65 %` or `65%`; what is not finite is `–`.
    pub fn percent(&self, fraction: f64) -> String {
        if !fraction.is_finite() {
            return NOTHING.to_owned();
        }
        // The cast saturates; no share of anything is that large.
        let percents = grouped((fraction * 100.0).round() as i64);
        match self.lang {
            Lang::En => format!("{percents} %"),
            Lang::Ja => format!("{percents}%"),
        }
    }

    /// A fraction as percents with at most one decimal: 0.787 is `78.7 %` or `78.7%`, 1 is `100 %`; what is not finite is `–`.
    pub fn share(&self, fraction: f64) -> String {
        if !fraction.is_finite() {
            return NOTHING.to_owned();
        }
        let percents = self.decimal((fraction * 1000.0).round() / 10.0);
        match self.lang {
            Lang::En => format!("{percents} %"),
            Lang::Ja => format!("{percents}%"),
        }
    }

    /// Minutes as a duration: `15 min`, `1 h`, `1 h 30 min`; `15分`, `1時間`, `1時間30分`.
    pub fn minutes(&self, minutes: u32) -> String {
        let (hours, rest) = (i64::from(minutes / 60), minutes % 60);
        match (self.lang, hours, rest) {
            (Lang::En, 0, _) => format!("{rest} min"),
            (Lang::En, _, 0) => format!("{} h", grouped(hours)),
            (Lang::En, ..) => format!("{} h {rest} min", grouped(hours)),
            (Lang::Ja, 0, _) => format!("{rest}分"),
            (Lang::Ja, _, 0) => format!("{}時間", grouped(hours)),
            (Lang::Ja, ..) => format!("{}時間{rest}分", grouped(hours)),
        }
    }

    /// A list in a sentence: `a, b and c`; `a、b、c`.
    pub fn list(&self, items: &[impl AsRef<str>]) -> String {
        list(self.lang, items)
    }
}

/// Writes a list as a part of a sentence.
pub(crate) fn list(lang: Lang, items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match (lang, items.as_slice()) {
        (Lang::En, [first @ .., before, last]) if !first.is_empty() => format!("{}, {before} and {last}", first.join(", ")),
        (Lang::En, [before, last]) => format!("{before} and {last}"),
        (Lang::En, items) => items.concat(),
        (Lang::Ja, items) => items.join("、"),
    }
}

/// Writes a whole number with groups of three digits and the minus sign.
pub(crate) fn grouped(number: i64) -> String {
    let sign = if number < 0 { MINUS } else { "" };
    format!("{sign}{}", grouped_size(u128::from(number.unsigned_abs())))
}

/// Writes the digits of a number in groups of three.
pub(super) fn grouped_size(size: u128) -> String {
    let digits = size.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::format::date::tests::format;

    #[test]
    fn whole_numbers_are_grouped_and_changes_signed() {
        let cases = [
            (0, "0", "±0"),
            (4, "4", "+4"),
            (-18, "−18", "−18"),
            (999, "999", "+999"),
            (1_000, "1,000", "+1,000"),
            (-100_000, "−100,000", "−100,000"),
            (1_234_567, "1,234,567", "+1,234,567"),
            (i64::MIN, "−9,223,372,036,854,775,808", "−9,223,372,036,854,775,808"),
        ];
        for (number, whole, change) in cases {
            assert_eq!((format(Lang::En).whole(number), format(Lang::Ja).change(number)), (whole.into(), change.into()));
        }
    }

    #[test]
    fn percents() {
        let cases = [
            (0.654, "65 %", "65%"),
            (0.655, "66 %", "66%"),
            (0.0, "0 %", "0%"),
            (-0.001, "0 %", "0%"),
            (-0.125, "−13 %", "−13%"),
            (12.5, "1,250 %", "1,250%"),
            (f64::NAN, "–", "–"),
            (f64::NEG_INFINITY, "–", "–"),
        ];
        for (fraction, english, japanese) in cases {
            assert_eq!((format(Lang::En).percent(fraction), format(Lang::Ja).percent(fraction)), (english.into(), japanese.into()));
        }
    }

    #[test]
    fn durations() {
        let cases = [
            (0, "0 min", "0分"),
            (15, "15 min", "15分"),
            (60, "1 h", "1時間"),
            (90, "1 h 30 min", "1時間30分"),
            (61, "1 h 1 min", "1時間1分"),
            (60_000, "1,000 h", "1,000時間"),
        ];
        for (minutes, english, japanese) in cases {
            assert_eq!((format(Lang::En).minutes(minutes), format(Lang::Ja).minutes(minutes)), (english.into(), japanese.into()));
        }
    }

    #[test]
    fn lists() {
        let cases: [(&[&str], &str, &str); 5] = [
            (&[], "", ""),
            (&["a"], "a", "a"),
            (&["a", "b"], "a and b", "a、b"),
            (&["a", "b", "c"], "a, b and c", "a、b、c"),
            (&["a", "b", "c", "d"], "a, b, c and d", "a、b、c、d"),
        ];
        for (items, english, japanese) in cases {
            assert_eq!((format(Lang::En).list(items), format(Lang::Ja).list(items)), (english.into(), japanese.into()));
        }
    }
}
