//! Numbers as people write them: `1,234.5`, `1.234,5`, `¥1,200`, `(1,200)`, `△300`, `120万`, `1.2億`, `$1.2M`.

use crate::{
    domain::{Currency, Invalid, Money},
    import::value::plain,
};

/// Which sign stands before the decimals of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    #[default]
    Point,
    Comma,
}

/// How many cells of a column can only be read with a point, and how many only with a comma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StyleVotes {
    point: usize,
    comma: usize,
}

impl StyleVotes {
    /// Takes one cell into account.
    pub fn observe(&mut self, text: &str) {
        match evidence(&plain(text)) {
            Some(NumberStyle::Point) => self.point += 1,
            Some(NumberStyle::Comma) => self.comma += 1,
            None => {}
        }
    }

    pub fn decide(&self) -> NumberStyle {
        if self.comma > self.point { NumberStyle::Comma } else { NumberStyle::Point }
    }
}

/// Returns which decimal sign a number shows: the later of two different ones, or one not followed by three digits.
fn evidence(text: &str) -> Option<NumberStyle> {
    let style = |sign| if sign == '.' { NumberStyle::Point } else { NumberStyle::Comma };
    let other = |sign| if sign == '.' { NumberStyle::Comma } else { NumberStyle::Point };
    let (at, sign) = text.char_indices().rfind(|(_, c)| matches!(c, '.' | ','))?;
    let signs = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    let digits_after = text.chars().skip(text.get(..=at)?.chars().count()).take_while(char::is_ascii_digit).count();
    match (signs('.'), signs(',')) {
        (1.., 1..) => Some(style(sign)),
        (2.., 0) | (0, 2..) => Some(other(sign)),
        _ => (digits_after != 3).then(|| style(sign)),
    }
}

/// Reads a number and the currency it names, if any.
pub fn amount(text: &str, style: NumberStyle) -> Result<(f64, Option<Currency>), Invalid> {
    let bad = || Invalid::NotANumber(text.to_owned());
    let plain = plain(text);
    let (negative, rest) = without_sign(&plain);
    let (currency, rest) = without_currency(rest)?;
    let (negative_inside, rest) = without_sign(rest);
    let value = units(rest, style).filter(|value| value.is_finite() && !(negative && negative_inside)).ok_or_else(bad)?;
    Ok((if negative || negative_inside { -value } else { value }, currency))
}

pub fn number(text: &str, style: NumberStyle) -> Result<f64, Invalid> {
    amount(text, style).map(|(value, _)| value)
}

/// Reads money that is not below zero. A currency in the cell counts before the given one; the factor is the heading's.
pub fn money(text: &str, style: NumberStyle, currency: Currency, factor: f64) -> Result<Money, Invalid> {
    let (value, named) = amount(text, style)?;
    if value < 0.0 {
        return Err(Invalid::Negative(text.to_owned()));
    }
    Money::from_major(value * factor, named.unwrap_or(currency)).ok_or_else(|| Invalid::NotANumber(text.to_owned()))
}

/// Reads a whole number that is not below zero; a unit after it (`12ヶ月`, `30 days`, `5名`) is passed over.
pub fn whole(text: &str) -> Result<u32, Invalid> {
    let plain = plain(text);
    let digits = plain.trim_end_matches(|c: char| c.is_alphabetic() || c == '(' || c == ')' || c.is_whitespace());
    let unit = plain.strip_prefix(digits).unwrap_or_default().trim();
    let is_multiple = digits.is_empty() || ["千", "万", "百万", "億", "k"].contains(&unit);
    let value = number(if is_multiple { &plain } else { digits }, NumberStyle::Point).map_err(|_| Invalid::NotANumber(text.to_owned()))?;
    if value < 0.0 {
        Err(Invalid::Negative(text.to_owned()))
    } else if value.fract() != 0.0 || value > f64::from(u32::MAX) {
        Err(Invalid::NotWhole(text.to_owned()))
    } else {
        Ok(value as u32)
    }
}

/// Reads a duration in minutes: `15`, `15 min`, `15分`, `1h 30m`, `1時間30分`, `1:30`, `1:30:00`.
pub fn minutes(text: &str) -> Result<u32, Invalid> {
    let plain = plain(text).to_lowercase();
    if let Some((hours, rest)) = plain.split_once(':') {
        let minutes = rest.split(':').next().unwrap_or_default();
        let sum = whole(hours)?.checked_mul(60).zip(whole(minutes).ok()).and_then(|(hours, minutes)| hours.checked_add(minutes));
        return sum.ok_or_else(|| Invalid::NotANumber(text.to_owned()));
    }
    let hours = ["時間", "hours", "hour", "hrs", "hr", "h"].iter().find_map(|unit| plain.split_once(unit));
    let Some((hours, rest)) = hours else { return whole(&plain) };
    let hours = number(hours, NumberStyle::Point)?;
    let minutes = if rest.trim().is_empty() { 0 } else { whole(rest)? };
    let all = hours * 60.0 + f64::from(minutes);
    if (0.0..=1e6).contains(&all) { Ok(all.round() as u32) } else { Err(Invalid::NotANumber(text.to_owned())) }
}

/// Takes off what makes a number negative: a minus, accountants' brackets, or △ and ▲ as in Japan.
fn without_sign(text: &str) -> (bool, &str) {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, rest.trim());
    }
    match text.strip_prefix(['-', '−', '–', '△', '▲']) {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
    }
}

/// Takes off a currency before or after the number. Three letters that are no currency are a fault.
fn without_currency(text: &str) -> Result<(Option<Currency>, &str), Invalid> {
    let is_sign = |c: char| matches!(c, '$' | '¥' | '€' | '£' | '円');
    if let Some(rest) = text.strip_prefix(is_sign) {
        let sign = text.strip_suffix(rest).unwrap_or_default();
        return Ok((sign.parse().ok(), rest.trim()));
    }
    if let Some(rest) = text.strip_suffix(is_sign) {
        let sign = text.strip_prefix(rest).unwrap_or_default();
        return Ok((sign.parse().ok(), rest.trim()));
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let code = text.strip_suffix(rest).unwrap_or_default();
    if code.len() == 3 {
        return Ok((Some(code.parse()?), rest.trim().trim_start_matches('$')));
    }
    let rest = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let code = text.strip_prefix(rest).unwrap_or_default();
    if code.len() == 3 { Ok((Some(code.parse()?), rest.trim())) } else { Ok((None, text)) }
}

/// What a unit after a number multiplies it by; longer ones first.
const UNITS: &[(&str, f64)] = &[
    ("百万", 1e6),
    ("千万", 1e7),
    ("千", 1e3),
    ("万", 1e4),
    ("億", 1e8),
    ("兆", 1e12),
    ("bn", 1e9),
    ("mn", 1e6),
    ("mm", 1e6),
    ("k", 1e3),
    ("m", 1e6),
    ("b", 1e9),
];

/// Reads a number with units, `1億2000万` as well as `1.2M`.
fn units(text: &str, style: NumberStyle) -> Option<f64> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut sum = 0.0;
    let mut found = false;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || " .,'’\u{a0}".contains(c))).unwrap_or(rest.len());
        let value = digits(rest.get(..end)?, style)?;
        rest = rest.get(end..)?;
        let unit = UNITS.iter().find(|(unit, _)| rest.starts_with(unit));
        if unit.is_none() && !rest.is_empty() {
            return None;
        }
        let (unit, factor) = unit.copied().unwrap_or(("", 1.0));
        rest = rest.get(unit.len()..)?.trim();
        // Through text, so that 1.1 million is 1100000 and not 1100000.0000000002.
        sum += (value * factor * 1e6).round() / 1e6;
        found = true;
    }
    found.then_some(sum)
}

/// Reads digits with separators. A lone sign followed by three digits is what the column says it is.
fn digits(text: &str, style: NumberStyle) -> Option<f64> {
    let text: String = text.chars().filter(|c| !" '’\u{a0}".contains(*c)).collect();
    let style = evidence(&text).unwrap_or(style);
    let (thousands, decimal) = if style == NumberStyle::Point { (',', '.') } else { ('.', ',') };
    let bare: String = text.chars().filter(|c| *c != thousands).map(|c| if c == decimal { '.' } else { c }).collect();
    if bare.chars().any(|c| c.is_ascii_digit()) { bare.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, value) in [
            ("1234.5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234", 1234.0),
            ("1.234", 1.234),
            ("12,5", 12.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("12,34,567", 1_234_567.0),
            ("1'234", 1234.0),
            ("1 234 567", 1_234_567.0),
            ("¥1,200", 1200.0),
            ("１，２００円", 1200.0),
            ("(1,200)", -1200.0),
            ("△300", -300.0),
            ("-$5", -5.0),
            ("$-5", -5.0),
            ("120万", 1_200_000.0),
            ("1.2億", 120_000_000.0),
            ("1億2000万円", 120_000_000.0),
            ("25百万円", 25_000_000.0),
            ("$1.2M", 1_200_000.0),
            ("1.1m", 1_100_000.0),
            ("5k", 5000.0),
            ("USD 1,000.50", 1000.5),
            ("1000 EUR", 1000.0),
            (" 7 ", 7.0),
            (".5", 0.5),
        ] {
            assert_eq!(number(text, NumberStyle::Point), Ok(value), "{text}");
        }
        for bad in ["", "abc", "1.2.3,4,5x", "--1", "1e400", ".", "12 apples", "∞", "NaN"] {
            assert!(number(bad, NumberStyle::Point).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_column_decides_what_a_lone_sign_means() {
        let style = |cells: &[&str]| {
            let mut votes = StyleVotes::default();
            cells.iter().for_each(|cell| votes.observe(cell));
            votes.decide()
        };
        assert_eq!(style(&["1.234", "1.234,50"]), NumberStyle::Comma);
        assert_eq!(style(&["1,234", "99"]), NumberStyle::Point);
        assert_eq!(number("1.234", NumberStyle::Comma), Ok(1234.0));
        assert_eq!(number("1,234", NumberStyle::Comma), Ok(1.234));
    }

    #[test]
    fn money_keeps_its_currency_and_is_not_negative() {
        let usd = |text| money(text, NumberStyle::Point, Currency::USD, 1.0);
        assert_eq!(usd("12.34"), Ok(Money { minor: 1234, currency: Currency::USD }));
        assert_eq!(usd("¥1,200"), Ok(Money { minor: 1200, currency: Currency::JPY }));
        assert_eq!(usd("-1"), Err(Invalid::Negative("-1".into())));
        assert_eq!(usd("ZZZ 5"), Err(Invalid::UnknownCurrency("ZZZ".into())));
    }

    #[test]
    fn whole_numbers_and_durations() {
        for (text, value) in
            [("12", 12), ("12.0", 12), ("12ヶ月", 12), ("30 days", 30), ("1,200", 1200), ("５名", 5), ("1.5万", 15_000), ("12m", 12)]
        {
            assert_eq!(whole(text), Ok(value), "{text}");
        }
        assert!(matches!(whole("-3"), Err(Invalid::Negative(_))));
        assert!(matches!(whole("2.5"), Err(Invalid::NotWhole(_))));
        assert!(whole("many").is_err() && whole("9999999999").is_err());
        for (text, value) in [("15", 15), ("15分", 15), ("1時間30分", 90), ("1h", 60), ("1.5h", 90), ("1:30", 90), ("0:45:30", 45)] {
            assert_eq!(minutes(text), Ok(value), "{text}");
        }
    }
}
