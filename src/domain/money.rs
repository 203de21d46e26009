//! Money in whole minor units of a currency (ISO 4217): 120,000 JPY is 120000 minor units, 1.20 USD is 120.

use crate::domain::Invalid;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// An amount of money. Sums and comparisons across currencies are never implied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// An active ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// ISO 4217 list one (active codes of countries and territories), without funds and metals.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY \
     COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR \
     IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
     MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
     SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD \
     XOF XPF YER ZAR ZMW ZWG";
const NO_MINOR_UNIT: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THREE_DIGITS: &str = "BHD IQD JOD KWD LYD OMR TND";

impl Currency {
    pub const JPY: Currency = Currency(*b"JPY");
    pub const USD: Currency = Currency(*b"USD");
    pub const EUR: Currency = Currency(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("made only from the ASCII codes of the list")
    }

    /// Returns how many decimal digits the minor unit has: 0 for JPY, 2 for USD, 3 for KWD.
    pub fn digits(&self) -> u32 {
        if NO_MINOR_UNIT.contains(self.code()) {
            0
        } else if THREE_DIGITS.contains(self.code()) {
            3
        } else {
            2
        }
    }

    /// Returns how many minor units make one major unit.
    pub fn minor_per_major(&self) -> i64 {
        10_i64.pow(self.digits())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Currency {
    type Err = Invalid;

    /// Reads a code in either case, or one of the signs and words `¥ 円 $ € £`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        // What a book holds mostly, thousands of times.
        for usual in [Currency::JPY, Currency::USD, Currency::EUR] {
            if text.as_bytes() == usual.0 {
                return Ok(usual);
            }
        }
        let code = match text.trim() {
            "¥" | "￥" | "円" => "JPY".to_owned(),
            "$" | "＄" => "USD".to_owned(),
            "€" => "EUR".to_owned(),
            "£" => "GBP".to_owned(),
            other => other.to_ascii_uppercase(),
        };
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if CODES.split_ascii_whitespace().any(|known| known == code) => Ok(Currency(bytes)),
            _ => Err(Invalid::UnknownCurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

impl Money {
    /// Rounds a number of major units half away from zero to the minor unit; `None` when it does not fit.
    pub fn from_major(major: f64, currency: Currency) -> Option<Money> {
        let minor = (major * currency.minor_per_major() as f64).round();
        (minor.is_finite() && minor.abs() < 9.0e18).then_some(Money { minor: minor as i64, currency })
    }

    pub fn major(&self) -> f64 {
        self.minor as f64 / self.currency.minor_per_major() as f64
    }

    /// Reads an amount as people type it: `480000 USD`, `1.2M`, `¥1,200`, `120万`, `3億円`; `default` where no currency stands.
    pub fn parse(text: &str, default: Currency) -> Result<Money, Invalid> {
        let folded: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
        let (sign, unsigned) = match folded.strip_prefix(['-', '−']) {
            Some(rest) => (-1.0, rest),
            None => (1.0, folded.as_str()),
        };
        let (currency, rest) = split_currency(unsigned, default)?;
        let (sign, rest) = rest.strip_prefix(['-', '−']).map_or((sign, rest), |rest| (-sign, rest));
        let (factor, digits) = split_factor(rest);
        let number = plain_number(digits).ok_or_else(|| Invalid::NotANumber(text.trim().to_owned()))?;
        Money::from_major(sign * number * factor, currency).ok_or_else(|| Invalid::NotANumber(text.trim().to_owned()))
    }

    /// Returns the amount as it is typed, with its code and without grouping: `480000 USD`, `1200.50 EUR`.
    pub fn as_typed(&self) -> String {
        format!("{} {}", self.plain(), self.currency)
    }

    /// Returns the amount as a program reads it, without its currency: `480000`, `1200.50`.
    pub fn plain(&self) -> String {
        let (digits, per_major) = (self.currency.digits() as usize, self.currency.minor_per_major().unsigned_abs());
        let (sign, size) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        match size % per_major {
            0 => format!("{sign}{}", size / per_major),
            fraction => format!("{sign}{}.{fraction:0digits$}", size / per_major),
        }
    }
}

/// What people write behind a number for its size; longer ones first.
const FACTORS: &[(&str, f64)] =
    &[("百万", 1e6), ("万", 1e4), ("億", 1e8), ("千", 1e3), ("mn", 1e6), ("bn", 1e9), ("k", 1e3), ("m", 1e6), ("b", 1e9)];

/// Signs that stand for one currency, with letters before them or not; longer ones first.
const SIGNS: &[(&str, Currency)] = &[
    ("US$", Currency::USD),
    ("$", Currency::USD),
    ("¥", Currency::JPY),
    ("円", Currency::JPY),
    ("€", Currency::EUR),
    ("£", Currency(*b"GBP")),
];

/// Takes a sign or a code off the front or the back of an amount. Letters that are no factor must be a code.
pub(super) fn split_currency(text: &str, default: Currency) -> Result<(Currency, &str), Invalid> {
    for (sign, currency) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Ok((*currency, rest));
        }
    }
    let front = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let back = text
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(0, |last| last + text.split_at(last).1.chars().next().map_or(0, char::len_utf8));
    let (code, rest) = text.split_at(front);
    if !code.is_empty() {
        return Ok((code.parse()?, rest));
    }
    let (rest, word) = text.split_at(back);
    // `1.2MUSD` ends in a factor and a code.
    for (factor, _) in FACTORS.iter().filter(|(factor, _)| factor.is_ascii()) {
        if word.eq_ignore_ascii_case(factor) {
            return Ok((default, text));
        }
    }
    match word.len() {
        0 => Ok((default, text)),
        4.. => {
            let cut = text.len() - 3;
            Ok((text.split_at(cut).1.parse()?, text.split_at(cut).0))
        }
        _ => Ok((word.parse()?, rest)),
    }
}

/// Takes the size word off the back of a number.
pub(super) fn split_factor(text: &str) -> (f64, &str) {
    for (word, factor) in FACTORS {
        let cut = text.len().saturating_sub(word.len());
        if text.is_char_boundary(cut) && text.split_at(cut).1.eq_ignore_ascii_case(word) {
            return (*factor, text.split_at(cut).0);
        }
    }
    (1.0, text)
}

/// Reads digits with a decimal point; commas only where they group thousands, so that `1,5` is not taken for 15.
pub(super) fn plain_number(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_grouped || !digits(first) || !rest.iter().all(|group| digits(group)) || !digits(fraction) {
        return None;
    }
    format!("{first}{}.{fraction}", rest.concat()).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yen_has_no_minor_unit_and_dinars_have_three_digits() {
        let digits = |code: &str| code.parse::<Currency>().expect("known").digits();
        assert_eq!((digits("JPY"), digits("usd"), digits("KWD")), (0, 2, 3));
    }

    #[test]
    fn unknown_codes_are_refused() {
        assert_eq!("ZZZ".parse::<Currency>(), Err(Invalid::UnknownCurrency("ZZZ".into())));
        assert!("D A".parse::<Currency>().is_err());
    }

    #[test]
    fn json_has_minor_units_and_a_code() {
        let yen = Money { minor: 120_000, currency: Currency::JPY };
        assert_eq!(serde_json::to_string(&yen).expect("serialises"), r#"{"minor":120000,"currency":"JPY"}"#);
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, expected) in [
            ("480000 USD", "480000 USD"),
            ("480,000", "480000 USD"),
            ("usd 1.2k", "1200 USD"),
            ("1.2M", "1200000 USD"),
            ("1.2m eur", "1200000 EUR"),
            ("$1,200.50", "1200.50 USD"),
            ("US$480K", "480000 USD"),
            ("¥1,200", "1200 JPY"),
            ("￥１，２００", "1200 JPY"),
            ("120万 JPY", "1200000 JPY"),
            ("120万円", "1200000 JPY"),
            ("1.5億円", "150000000 JPY"),
            ("3百万", "3000000 USD"),
            ("-5", "-5 USD"),
            ("$-5", "-5 USD"),
            ("KWD 1.5", "1.500 KWD"),
        ] {
            let money = Money::parse(text, Currency::USD).map(|money| money.as_typed());
            assert_eq!(money.as_deref(), Ok(expected), "{text}");
            assert_eq!(Money::parse(expected, Currency::EUR).map(|money| money.as_typed()).as_deref(), Ok(expected), "reads back");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        for (text, expected) in [
            ("1,5", Invalid::NotANumber("1,5".into())),
            ("", Invalid::NotANumber("".into())),
            ("M", Invalid::UnknownCurrency("M".into())),
            ("12 ZZZ", Invalid::UnknownCurrency("ZZZ".into())),
            ("1.2.3", Invalid::NotANumber("1.2.3".into())),
            ("万", Invalid::NotANumber("万".into())),
            ("1e9 USD", Invalid::NotANumber("1e9 USD".into())),
        ] {
            assert_eq!(Money::parse(text, Currency::USD), Err(expected), "{text}");
        }
    }

    #[test]
    fn major_units_round_to_minor_ones() {
        assert_eq!(Money::from_major(1100.045, Currency::USD).map(|money| money.minor), Some(110_005));
        assert_eq!(Money::from_major(f64::INFINITY, Currency::USD), None);
    }
}
